package bukuresmi

import (
	"cmp"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// Keberatan is the register of objections: Perki 1/2021 Lampiran XI and Pasal 43 ayat
// (2), in the order of the book (year, body, number). docs is not changed.
func Keberatan(docs []ppid.Keberatan, o Opsi) kertas.Lembar {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(x, y ppid.Keberatan) int {
		return cmp.Or(cmp.Compare(x.Tahun, y.Tahun), cmp.Compare(x.Badan, y.Badan), cmp.Compare(x.NomorUrut, y.NomorUrut))
	})
	return susun("Register Keberatan", kolomKeberatan(), docs, o, "Belum ada keberatan pada periode ini.",
		"Susunan kolom menurut Perki 1/2021 Lampiran XI; kolom terakhir menurut Pasal 43 ayat (2) huruf h. Untuk alasan huruf b nomor pendaftaran permohonan dikosongkan.",
		"Alasan menurut UU 14/2008 Pasal 35 ayat (1): "+daftarAlasan()+".")
}

func kolomKeberatan() []kolom[ppid.Keberatan] {
	type k = ppid.Keberatan
	ks := resmi(buku("keberatan"), []kolom[k]{
		{kode: "nomor_registrasi_keberatan", lebar: 20, isi: teks(func(x *k, _ Opsi) string { return x.Nomor })},
		{kode: "tanggal_terima", lebar: 15, isi: teks(func(x *k, _ Opsi) string { return x.Diajukan.Panjang() })},
		{kode: "nama", lebar: 17, pribadi: true, isi: teks(func(x *k, _ Opsi) string { return denganKuasa(x.Nama, x.Kuasa) })},
		{kode: "alamat", lebar: 17, pribadi: true, isi: teks(func(x *k, _ Opsi) string { return x.Alamat })},
		{kode: "nomor_kontak", lebar: 16, pribadi: true, isi: teks(func(x *k, _ Opsi) string { return x.Kontak })},
		{kode: "pekerjaan", lebar: 15, pribadi: true, isi: teks(func(x *k, _ Opsi) string { return x.Pekerjaan })},
		{kode: "nomor_pendaftaran_permohonan", lebar: 20, isi: teks(func(x *k, _ Opsi) string { return x.NomorPendaftaran })},
		{kode: "informasi_diminta", lebar: 28, isi: teks(func(x *k, _ Opsi) string { return x.RincianInformasi })},
		{kode: "tujuan", lebar: 18, pribadi: true, isi: teks(func(x *k, _ Opsi) string { return x.TujuanPenggunaan })},
		{kode: "alasan", lebar: 13, isi: teks(func(x *k, _ Opsi) string { return huruf(x.Alasan) })},
		{kode: "keputusan_atasan", lebar: 19, isi: teks(func(x *k, _ Opsi) string { return namaKeputusan(x.Keputusan) })},
		{kode: "tgl_tanggapan", lebar: 15, isi: teks(func(x *k, _ Opsi) string { return hariTanggal(x.Ditanggapi) })},
		{kode: "nama_posisi_atasan", lebar: 16, isi: teks(func(x *k, _ Opsi) string { return x.Jabatan })},
		{kode: "tanggapan_pemohon", lebar: 17, pribadi: true, isi: teks(func(x *k, _ Opsi) string { return x.TanggapanPemohon })},
	})
	return append(ks, kolom[k]{kode: "alasan_tanggapan", judul: "Alasan penolakan atau pemberian", lebar: 24, isi: teks(func(x *k, _ Opsi) string {
		perintah := x.Perintah
		if perintah != "" {
			perintah = "Perintah: " + perintah
		}
		return sambung("\n", x.Uraian, perintah)
	})})
}

func namaKeputusan(kode string) string {
	switch kode {
	case "mengabulkan_seluruhnya":
		return "Mengabulkan seluruhnya"
	case "mengabulkan_sebagian":
		return "Mengabulkan sebagian"
	case "menguatkan":
		return "Menguatkan PPID"
	}
	return kode
}

func daftarAlasan() string {
	s := ""
	for _, a := range ppid.Bawaan().Alasan {
		s = sambung("; ", s, a.Huruf+" "+a.Bunyi)
	}
	return s
}
