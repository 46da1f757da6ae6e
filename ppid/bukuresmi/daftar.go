package bukuresmi

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// DIP is the Daftar Informasi Publik, Perki 1/2021 Lampiran I and Pasal 21 ayat (2), in
// the order of docs. A line that is only proposed carries a mark; so does the page.
func DIP(docs []ppid.InformasiPublik, o Opsi) kertas.Lembar {
	l := susun("Daftar Informasi Publik", kolomDIP(), docs, o, "Belum ada informasi dalam daftar ini.",
		"Susunan kolom menurut Perki 1/2021 Pasal 21 ayat (2) dan Lampiran I. Daftar ditetapkan dengan Keputusan PPID atas persetujuan Atasan PPID (Pasal 45 ayat (5)-(6)).")
	if slices.ContainsFunc(docs, func(d ppid.InformasiPublik) bool { return d.Status != "ditetapkan" }) {
		l.Tanda = append(l.Tanda, kertas.Penggal{Teks: "MEMUAT USULAN", Rupa: "peringatan"})
	}
	return l
}

func kolomDIP() []kolom[ppid.InformasiPublik] {
	type d = ppid.InformasiPublik
	return []kolom[d]{
		{kode: "nomor", judul: "No", lebar: 9, angka: true},
		{kode: "ringkasan_isi", judul: "Ringkasan isi informasi", lebar: 62, isi: func(x *d, _ Opsi) kertas.Sel {
			s := kertas.T(x.Ringkasan)
			if x.Status != "ditetapkan" {
				s = append(s, kertas.Penggal{Teks: "usulan", Rupa: "peringatan"})
			}
			return s
		}},
		{kode: "penguasa", judul: "Pejabat, unit atau satuan kerja yang menguasai informasi", lebar: 40, isi: teks(func(x *d, o Opsi) string { return o.perangkat(x.Perangkat) })},
		{kode: "penanggung_jawab", judul: "Penanggung jawab pembuatan atau penerbitan informasi", lebar: 40, isi: teks(func(x *d, _ Opsi) string { return x.PenanggungJawab })},
		{kode: "waktu_tempat", judul: "Waktu dan tempat pembuatan informasi", lebar: 32, isi: teks(func(x *d, _ Opsi) string { return x.WaktuTempat })},
		{kode: "bentuk", judul: "Bentuk informasi yang tersedia", lebar: 30, isi: func(x *d, _ Opsi) kertas.Sel {
			cetak, digital := "", ""
			if x.Cetak {
				cetak = "tercetak"
			}
			if x.Digital {
				digital = "digital"
			}
			s := kertas.T(sambung(", ", cetak, digital))
			if x.Digital && x.Tautan != "" {
				s = append(s, kertas.Penggal{Teks: "\n"}, kertas.Penggal{Teks: x.Tautan, Ke: x.Tautan})
			}
			return s
		}},
		{kode: "retensi", judul: "Jangka waktu penyimpanan atau retensi arsip", lebar: 28, isi: teks(func(x *d, _ Opsi) string { return x.Retensi })},
	}
}

// DIK is the list of exempt information, in the order of docs. No annex prints it: the
// columns up to the term are those of Perki 1/2021 Lampiran II, the rest is a choice of
// this program.
func DIK(docs []ppid.InformasiDikecualikan, o Opsi) kertas.Lembar {
	return susun("Daftar Informasi yang Dikecualikan", kolomDIK(), docs, o, "Belum ada informasi yang dikecualikan.",
		"Peraturan tidak mencetak daftar ini. Enam kolom pertama dari Perki 1/2021 Lampiran II, selebihnya rancangan program. Pada tanggal berakhirnya informasi terbuka dengan sendirinya (PP 61/2010 Pasal 11 ayat (3)).")
}

func kolomDIK() []kolom[ppid.InformasiDikecualikan] {
	type d = ppid.InformasiDikecualikan
	return []kolom[d]{
		{kode: "nomor", judul: "No", lebar: 9, angka: true},
		{kode: "informasi", judul: "Informasi yang dikecualikan", lebar: 38, isi: teks(func(x *d, _ Opsi) string { return x.Informasi })},
		{kode: "dasar_hukum", judul: "Dasar hukum pengecualian", lebar: 32, isi: teks(func(x *d, _ Opsi) string { return x.DasarHukum })},
		{kode: "konsekuensi_dibuka", judul: "Konsekuensi bila dibuka", lebar: 34, isi: teks(func(x *d, _ Opsi) string { return x.Dibuka })},
		{kode: "manfaat_ditutup", judul: "Manfaat bila ditutup", lebar: 34, isi: teks(func(x *d, _ Opsi) string { return x.Ditutup })},
		{kode: "jangka_waktu", judul: "Jangka waktu pengecualian", lebar: 24, isi: teks(func(x *d, _ Opsi) string { return x.JangkaWaktu })},
		{kode: "penguasa", judul: "Unit yang menguasai", lebar: 26, isi: teks(func(x *d, o Opsi) string { return o.perangkat(x.Perangkat) })},
		{kode: "nomor_sk", judul: "Nomor dan tanggal penetapan", lebar: 26, isi: teks(func(x *d, _ Opsi) string { return sambung(", ", x.NomorSK, x.TanggalSK.Panjang()) })},
		{kode: "tanggal_berakhir", judul: "Tanggal berakhir", lebar: 20, isi: teks(func(x *d, _ Opsi) string {
			if x.Berakhir.Kosong() {
				return "tanpa batas"
			}
			return x.Berakhir.Panjang()
		})},
		{kode: "keterangan", judul: "Keterangan", lebar: 26, isi: teks(func(x *d, _ Opsi) string {
			if x.Huruf == "" {
				return ""
			}
			return "UU 14/2008 Pasal 17 " + huruf(x.Huruf)
		})},
	}
}
