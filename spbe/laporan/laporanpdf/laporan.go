package laporanpdf

import (
	"io"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// Laporan prints the report: result and comparison, the narrative of every aspek,
// the table of indicators, the unanswered ones, the sources and a box for the
// signature of the Koordinator.
func Laporan(w io.Writer, l laporan.Laporan, o Opsi) error {
	return cetak(w, &l, l.Judul, o, func(k *cetakan) {
		k.Halaman(false)
		k.kopSurat()
		k.judulDokumen(l.Judul, l.Nomor)
		k.identitas()
		k.hasil()
		k.banding()
		k.aspek()
		k.indikator()
		k.Halaman(false)
		k.belum()
		k.sumber()
		k.penutup()
		k.tandaTangan(l.TandaTangan, l.BeritaAcara.Peran, l.Tempat, l.Tanggal)
	})
}

func (k *cetakan) identitas() {
	l := k.l
	k.pasangan("Instansi", l.Instansi.Nama+" ("+l.Instansi.Kode+")")
	k.pasangan("Tahun penilaian", strconv.FormatInt(l.Tahun, 10))
	k.pasangan("Instrumen", bertanda(l.Instrumen.Judul, l.Instrumen.Status))
	if l.Cara.Teks != "" {
		k.pasangan("Cara", l.Cara.Teks)
	}
	k.pasangan("Metode dan tahap", l.Metode.Teks+", tahap "+atau(l.Tahap.Teks, "belum disebut"))
	k.pasangan("Tanggal laporan", l.Tanggal.Lengkap())
	if l.Target != nil {
		k.pasangan("Target indeks", l.Target.String())
	}
	if l.Catatan != "" {
		k.pasangan("Catatan", l.Catatan)
	}
}

// hasil prints the index in a box; without one, what can still come out.
func (k *cetakan) hasil() {
	h := &k.l.Hasil
	k.Y += 2
	besar, pokok := "", "Belum ada indeks dan predikat"
	rinci := bertanda("Terisi "+dariSemua(h.Terisi)+" indikator. Indikator yang belum diisi tidak dihitung nol. Bila semua terisi, indeks berada antara "+
		h.Terendah.String()+" (eksak "+h.Terendah.Eksak+") dan "+h.Tertinggi.String()+" (eksak "+h.Tertinggi.Eksak+")", h.Terendah.Status) + "."
	if h.Indeks != nil {
		besar, pokok = h.Indeks.String(), bertanda("Predikat: "+h.Predikat, h.StatusPredikat)
		rinci = bertanda("Nilai eksak "+h.Indeks.Eksak, h.Indeks.Status) + "; dibulatkan dua desimal hanya saat ditampilkan (" + pembulatan(h.Pembulatan) +
			"). Predikat ditentukan dari " + dasar(h.PredikatDari) + ". Semua " + strconv.FormatInt(h.Terisi.Penyebut, 10) + " indikator terisi."
	}
	k.Pakai(tebal, 26)
	x := k.Tepi + 4
	if besar != "" {
		x += k.Panjang(besar) + 8
	}
	k.Pakai(biasa, 9)
	baris := k.Pecah(k.Sandi(rinci), k.Lebar-k.Tepi-4-x)
	tinggi := max(17, 12+float64(len(baris))*k.Baris())
	k.Butuh(tinggi + 2)
	k.F.SetFillColor(240, 244, 248)
	k.F.Rect(k.Tepi, k.Y, k.Isi(), tinggi, "FD")
	if besar != "" {
		k.Pakai(tebal, 26)
		k.Tulis(k.Tepi+4, k.Y+3, besar)
	}
	k.Pakai(tebal, 13)
	k.Tulis(x, k.Y+3, k.Sandi(pokok))
	k.Pakai(biasa, 9)
	for i, s := range baris {
		k.Tulis(x, k.Y+10+float64(i)*k.Baris(), s)
	}
	k.Y += tinggi + 2
	k.Pakai(biasa, 9.5)
	if h.Mandiri != nil {
		k.Alinea("Indeks menurut penilaian mandiri saja: "+h.Mandiri.String()+" (eksak "+h.Mandiri.Eksak+").", 0)
	}
	if p := k.l.Penetapan; p != nil {
		s := "Penetapan: " + atau(p.Nomor, "nomor tidak disebut")
		if !p.Tanggal.Kosong() {
			s += ", " + p.Tanggal.Panjang()
		}
		s += "; indeks terbit " + p.Indeks.String()
		if p.Indeks != nil {
			s = bertanda(s+" (dibulatkan penerbit)", p.Indeks.Status)
		}
		s += ", predikat " + atau(p.Predikat, "-") + "."
		if p.Catatan != "" {
			s += " " + p.Catatan
		}
		k.Alinea(s, 0)
		if p.Beda != "" {
			k.Pakai(tebal, 9.5)
			k.Alinea(p.Beda, 0)
		}
	}
}

func dariSemua(r kominfo.Rasio) string {
	return strconv.FormatInt(r.Pembilang, 10) + " dari " + strconv.FormatInt(r.Penyebut, 10)
}

func pembulatan(s string) string {
	if s == "setengah_ke_genap" {
		return "setengah ke genap"
	}
	return "setengah ke atas"
}

func dasar(s string) string {
	if s == "dua_desimal" {
		return "nilai dua desimal"
	}
	return "nilai eksak"
}

// banding prints domain and aspek beside the published averages.
func (k *cetakan) banding() {
	l := k.l
	kol := l.Pembanding.Kolom
	if len(kol) > 3 {
		k.Halaman(true)
	}
	k.judulBagian("1. Indeks dan pembanding")
	const bobot, nilai, eksak, satu = 15.0, 15.0, 25.0, 21.0
	t := []kolom{{"Kode", 12, 'L'}, {"Domain dan aspek", k.Isi() - 12 - bobot - nilai - eksak - satu*float64(len(kol)), 'L'}, {bertanda("Bobot", statusBobot(l.Aspek)), bobot, 'R'}, {bertanda("Nilai", l.Hasil.Terendah.Status), nilai, 'R'}, {"Eksak", eksak, 'R'}}
	for _, c := range kol {
		t = append(t, kolom{bertanda(c.Nama+" "+strconv.Itoa(c.Tahun), c.Sumber.Status) + " dibulatkan", satu, 'R'})
	}
	tb := k.tabel(8.5, t...)
	baris := func(gaya int, g laporan.Kelompok, dari func(laporan.KolomPembanding) *laporan.Angka) {
		s := []string{g.Kode, g.Nama, g.Bobot.String(), g.Nilai.String(), "belum lengkap"}
		if g.Nilai != nil {
			s[4] = g.Nilai.Eksak
		}
		for _, c := range kol {
			s = append(s, dari(c).String())
		}
		tb.Baris(gaya, s...)
	}
	aspek := func(d string) {
		for _, a := range l.Aspek {
			if a.Domain == d {
				baris(biasa, a.Kelompok, func(c laporan.KolomPembanding) *laporan.Angka { return c.Aspek[a.Kode] })
			}
		}
	}
	aspek("")
	for _, d := range l.Domain {
		baris(tebal, d, func(c laporan.KolomPembanding) *laporan.Angka { return c.Domain[d.Kode] })
		aspek(d.Kode)
	}
	semua := laporan.Kelompok{Nama: "Indeks", Nilai: l.Hasil.Indeks}
	baris(tebal, semua, func(c laporan.KolomPembanding) *laporan.Angka { return c.Indeks })
	k.Pakai(miring, 8)
	k.Y += 1
	k.Alinea(l.Pembanding.Catatan, 0)
	if len(kol) > 0 && len(l.Pembanding.TidakTerbit) > 0 {
		k.Alinea("Rata-rata yang tidak tersedia: "+gabung(l.Pembanding.TidakTerbit)+".", 0)
	}
}

func statusBobot(a []laporan.Aspek) kominfo.StatusSumber {
	if len(a) == 0 || a[0].Bobot == nil {
		return ""
	}
	return a[0].Bobot.Status
}

func gabung(s []string) string {
	t := ""
	for i, x := range s {
		if i > 0 {
			t += ", "
		}
		t += x
	}
	return t
}
