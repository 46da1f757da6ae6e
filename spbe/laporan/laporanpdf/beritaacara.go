package laporanpdf

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// BeritaAcara prints the Berita Acara Penilaian Mandiri. A published result has
// none and is refused (kind ditolak); an incomplete assessment is printed with its
// mark and without an index. Its number is the recorded one, else the report's.
func BeritaAcara(w io.Writer, l laporan.Laporan, o Opsi) error {
	if l.Metode.Kode != "mandiri" {
		return kominfo.E(kominfo.Ditolak, op, "Berita acara hanya ada untuk penilaian mandiri, sedangkan ini hasil %s. Buka penilaian mandirinya.", strings.ToLower(atau(l.Metode.Teks, "lain")))
	}
	nama, _, _ := strings.Cut(l.Instrumen.Nama, " ")
	b := &l.BeritaAcara
	l.Nomor = atau(b.Nomor, l.Nomor) // l is this document's own
	if b.Indeks == nil && !slices.Contains(l.Tanda, laporan.TandaSementara) {
		// Assessors filled what the office had left open.
		l.Tanda = append(slices.Clone(l.Tanda), laporan.TandaSementara)
	}
	return cetak(w, &l, "Berita Acara Penilaian Mandiri "+nama+" Tahun "+strconv.FormatInt(l.Tahun, 10), o, func(k *cetakan) {
		k.Halaman(false)
		k.kopSurat()
		k.judulDokumen(k.judul, l.Nomor)
		k.Pakai(biasa, 10.5)
		k.Alinea("Pada hari ini, "+atau(b.Tanggal.Lengkap(), garisIsi)+", bertempat di "+atau(l.Tempat, garisIsi)+", telah dilaksanakan Penilaian Mandiri "+nama+" "+l.Instansi.Nama+
			" tahun "+strconv.FormatInt(l.Tahun, 10)+" menurut "+bertanda(l.Instrumen.Judul, l.Instrumen.Status)+", dengan hasil sebagai berikut.", 0)
		k.Y += 2
		k.hasilMandiri()
		t := k.tabel(9, kolom{"No", 14, 'L'}, kolom{"Indikator", k.Isi() - 62, 'L'}, kolom{"Nilai", 16, 'R'}, kolom{"Eksak", 32, 'R'})
		for i := range l.Indikator {
			x := &l.Indikator[i]
			v := x.Dari("mandiri")
			if v == nil {
				t.Baris(biasa, x.Nomor, x.Nama, "-", "belum diisi")
				continue
			}
			t.Baris(biasa, x.Nomor, x.Nama, v.String(), v.Eksak)
		}
		k.Y += 3
		k.Pakai(biasa, 10.5)
		k.Butuh(tinggiTandaTangan + 12) // the last sentence stays with the signature
		k.Alinea("Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya.", 0)
		if b.Sidik != "" {
			k.Pakai(biasa, 8)
			k.Alinea("Berkas yang dikirim: SHA-256 "+b.Sidik, 0)
		}
		k.tandaTangan(b.TandaTangan, b.Peran, l.Tempat, b.Tanggal)
		k.Y += 2
		k.Pakai(miring, 8)
		k.Alinea(b.Catatan+" Penanda tangan: "+b.Sumber.String()+".", 0)
		k.penutup()
	})
}

func (k *cetakan) hasilMandiri() {
	b := &k.l.BeritaAcara
	k.Pakai(tebal, 10.5)
	if b.Indeks != nil {
		k.Alinea(bertanda("Indeks "+b.Indeks.String()+" (eksak "+b.Indeks.Eksak+")", b.Indeks.Status)+", predikat "+b.Predikat+".", 0)
	} else {
		k.Alinea("Belum lengkap: terisi "+dariSemua(b.Terisi)+" indikator, jadi belum ada indeks dan predikat.", 0)
	}
	k.Y += 1
	t := k.tabel(9, kolom{"Kode", 14, 'L'}, kolom{"Domain dan aspek", k.Isi() - 78, 'L'}, kolom{bertanda("Bobot", statusBobot(k.l.Aspek)), 16, 'R'}, kolom{bertanda("Nilai", k.l.Hasil.Terendah.Status), 16, 'R'}, kolom{"Eksak", 32, 'R'})
	for _, g := range append(append([]laporan.Kelompok{}, b.Domain...), b.Aspek...) {
		e := "belum lengkap"
		if g.Nilai != nil {
			e = g.Nilai.Eksak
		}
		t.Baris(biasa, g.Kode, g.Nama, g.Bobot.String(), g.Nilai.String(), e)
	}
	k.Y += 3
}
