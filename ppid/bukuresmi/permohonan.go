package bukuresmi

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// Permohonan is the register of requests: Perki 1/2021 Lampiran VIII and Pasal 32 ayat
// (1), in the order of the book (year, body, number). docs is not changed.
func Permohonan(docs []ppid.Permohonan, o Opsi) kertas.Lembar {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(x, y ppid.Permohonan) int {
		return cmp.Or(cmp.Compare(x.Tahun, y.Tahun), cmp.Compare(x.Badan, y.Badan), cmp.Compare(x.NomorUrut, y.NomorUrut))
	})
	return susun("Register Permohonan Informasi Publik", kolomPermohonan(), docs, o, "Belum ada permohonan pada periode ini.",
		"Susunan kolom menurut Perki 1/2021 Lampiran VIII; dua kolom terakhir menurut Pasal 32 ayat (1) huruf d dan g.")
}

func kolomPermohonan() []kolom[ppid.Permohonan] {
	type p = ppid.Permohonan
	ks := resmi(buku("permohonan"), []kolom[p]{
		{kode: "nomor", lebar: 8, angka: true, isi: teks(func(x *p, _ Opsi) string { return strconv.FormatInt(x.NomorUrut, 10) })},
		{kode: "nomor_pendaftaran", lebar: 18, isi: teks(func(x *p, _ Opsi) string { return x.Nomor })},
		{kode: "tanggal", lebar: 14, isi: teks(func(x *p, _ Opsi) string { return x.Diterima.Panjang() })},
		{kode: "nama", lebar: 15, pribadi: true, isi: teks(func(x *p, _ Opsi) string { return denganKuasa(x.Nama, x.NamaKuasa) })},
		{kode: "alamat", lebar: 15, pribadi: true, isi: teks(func(x *p, _ Opsi) string { return x.Alamat })},
		{kode: "nomor_kontak", lebar: 16, pribadi: true, isi: teks(func(x *p, _ Opsi) string { return denganKuasa(x.Kontak, x.KontakKuasa) })},
		{kode: "pekerjaan", lebar: 16, pribadi: true, isi: teks(func(x *p, _ Opsi) string { return x.Pekerjaan })},
		{kode: "informasi_diminta", lebar: 26, isi: teks(func(x *p, _ Opsi) string { return x.RincianInformasi })},
		{kode: "tujuan", lebar: 15, pribadi: true, isi: teks(func(x *p, _ Opsi) string { return x.TujuanPenggunaan })},
		{kode: "status_di_bawah_penguasaan", lebar: 8, isi: teks(func(x *p, _ Opsi) string { return dikuasai(x) })},
		{kode: "badan_publik_lain", lebar: 13, isi: teks(func(x *p, _ Opsi) string { return x.BadanPublikLain })},
		{kode: "status_belum_didokumentasikan", lebar: 8, isi: teks(func(x *p, _ Opsi) string {
			return centang(dijawab(x), x.Hasil == "belum_didokumentasikan")
		})},
		{kode: "bentuk_softcopy", lebar: 8, isi: teks(func(x *p, _ Opsi) string { return centang(x.Softcopy || x.Hardcopy, x.Softcopy) })},
		{kode: "bentuk_hardcopy", lebar: 8, isi: teks(func(x *p, _ Opsi) string { return centang(x.Softcopy || x.Hardcopy, x.Hardcopy) })},
		{kode: "jenis_melihat", lebar: 8, isi: teks(func(x *p, _ Opsi) string {
			return centang(x.CaraMemperoleh != "", x.CaraMemperoleh == "melihat")
		})},
		{kode: "jenis_salinan", lebar: 8, isi: teks(func(x *p, _ Opsi) string {
			return centang(x.CaraMemperoleh != "", x.CaraMemperoleh == "salinan_cetak" || x.CaraMemperoleh == "salinan_digital")
		})},
		{kode: "keputusan", lebar: 24, isi: teks(func(x *p, _ Opsi) string { return namaHasil(x.Hasil) })},
		{kode: "alasan_penolakan", lebar: 22, isi: teks(func(x *p, _ Opsi) string { return alasanPenolakan(x) })},
		{kode: "tgl_pemberitahuan", lebar: 13, isi: teks(func(x *p, _ Opsi) string { return hariTanggal(x.Dijawab) })},
		{kode: "tgl_pemberian", lebar: 13, isi: teks(func(x *p, _ Opsi) string { return hariTanggal(x.Diserahkan) })},
		{kode: "biaya", lebar: 13, angka: true, isi: teks(func(x *p, _ Opsi) string {
			if x.Biaya == 0 && (!dijawab(x) || x.Hasil != "dikabulkan_seluruhnya" && x.Hasil != "dikabulkan_sebagian") {
				return "" // nothing was given, so nothing was free
			}
			return x.Biaya.String()
		})},
		{kode: "cara_pembayaran", lebar: 12, isi: teks(func(x *p, _ Opsi) string { return x.CaraPembayaran })},
	})
	return append(ks,
		kolom[p]{kode: "identitas", judul: "NIK atau nomor SK pengesahan badan hukum", lebar: 15, pribadi: true, isi: teks(func(x *p, _ Opsi) string { return x.NomorIdentitas })},
		kolom[p]{kode: "surat_kuasa", judul: "Surat kuasa khusus", lebar: 17, isi: teks(suratKuasa)})
}

func denganKuasa(s, kuasa string) string {
	if kuasa == "" {
		return s
	}
	return sambung("\n", s, "Kuasa: "+kuasa)
}

func dijawab(x *ppid.Permohonan) bool {
	switch x.Hasil {
	case "", "dicabut", "tidak_ditindaklanjuti":
		return false
	}
	return true
}

// dikuasai: what is not yet documented may or may not be under control; the annex has
// a column of its own for it.
func dikuasai(x *ppid.Permohonan) string {
	if !dijawab(x) || x.Hasil == "belum_didokumentasikan" {
		return ""
	}
	return centang(true, x.Hasil != "tidak_dikuasai")
}

func namaHasil(kode string) string {
	for _, h := range ppid.Bawaan().Hasil {
		if h.Kode == kode {
			return h.Nama
		}
	}
	return kode
}

// alasanPenolakan is the ground of a refusal, and of what was blacked out.
func alasanPenolakan(x *ppid.Permohonan) string {
	if x.Hasil != "ditolak" && x.Hasil != "dikabulkan_sebagian" {
		return ""
	}
	pasal, akibat, hitam := "", x.Konsekuensi, x.Penghitaman
	if x.Huruf != "" {
		pasal = "UU 14/2008 Pasal 17 " + huruf(x.Huruf)
	}
	if akibat != "" {
		akibat = "Konsekuensi bila dibuka: " + akibat
	}
	if hitam != "" {
		hitam = "Dihitamkan: " + hitam
	}
	return sambung("\n", pasal, x.DasarLain, akibat, hitam)
}

// suratKuasa says whether the special power of attorney is there. That a proxy acts is
// no personal data; which papers were handed in stands in the personal part.
func suratKuasa(x *ppid.Permohonan, o Opsi) string {
	switch {
	case !x.Dikuasakan && x.JenisPemohon != "kelompok_orang":
		return "tidak dikuasakan"
	case !o.Pribadi:
		return "dikuasakan; suratnya disimpan terpisah"
	case slices.ContainsFunc(x.Dokumen, func(d ppid.DokumenPemohon) bool { return d.Jenis == "surat_kuasa" }):
		return "ada"
	case x.Nama == "" && len(x.Dokumen) == 0: // the personal part is not here
		return ""
	}
	return "belum diserahkan"
}
