package laporanpdf

import (
	"strconv"

	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// Styles of type.
const (
	biasa  = kanvas.Biasa
	tebal  = kanvas.Tebal
	miring = kanvas.Miring
)

// cetakan is a document of a report that is being drawn.
type cetakan struct {
	*kanvas.Kanvas
	l      *laporan.Laporan
	judul  string
	jumlah int // pages in all; 0 while they are counted
}

// hias draws running head, marks and foot of a new page.
func (k *cetakan) hias() {
	k.tanda()
	if k.F.PageNo() > 1 {
		k.kepala()
	}
	k.kaki()
}

// tanda prints the marks of the document above everything else.
func (k *cetakan) tanda() {
	if len(k.l.Tanda) == 0 {
		return
	}
	k.Pakai(tebal, 9)
	x := k.Tepi
	k.F.SetTextColor(166, 28, 28)
	k.F.SetDrawColor(166, 28, 28)
	for _, t := range k.l.Tanda {
		s := k.Sandi(t)
		w := k.Panjang(s) + 4
		k.F.Rect(x, 7, w, 5.5, "D")
		k.Tulis(x+2, 8.1, s)
		x += w + 3
	}
	k.F.SetTextColor(0, 0, 0)
	k.WarnaGaris()
}

// kepala is the running head of all pages but the first.
func (k *cetakan) kepala() {
	k.Pakai(biasa, 8)
	kanan := k.l.Nomor
	if kanan != "" {
		kanan = "Nomor: " + kanan
	}
	k.BarisUjung(k.Y, k.judul+", "+k.l.Instansi.Nama, kanan)
	k.F.Line(k.Tepi, k.Y+4.5, k.Lebar-k.Tepi, k.Y+4.5)
	k.Y += k.Kepala
}

// kaki is the foot: what the document is and the page of how many.
func (k *cetakan) kaki() {
	k.Pakai(biasa, 8)
	y := k.Tinggi - kanvas.TepiBawah + 5
	k.F.Line(k.Tepi, y-1.5, k.Lebar-k.Tepi, y-1.5)
	kiri := k.l.Instrumen.Nama + ", disusun oleh instansi; bukan terbitan Kementerian PANRB"
	k.BarisUjung(y, kiri, "Halaman "+strconv.Itoa(k.F.PageNo())+" dari "+strconv.Itoa(k.jumlah))
}

// kolom is one column of a table; lebar in millimetres.
type kolom struct {
	judul string
	lebar float64
	rata  byte // 'L', 'R' or 'C'
}

// tabel begins a table: its heading stands where there is room for some rows.
func (k *cetakan) tabel(titik float64, kol ...kolom) *kanvas.Tabel {
	ks := make([]kanvas.Kolom, len(kol))
	for i, c := range kol {
		ks[i] = kanvas.Kolom{Judul: c.judul, Lebar: c.lebar, Rata: c.rata}
	}
	t := k.Tabel(titik, ks...)
	t.Mulai()
	return t
}

// bertanda puts the mark of a source behind a text.
func bertanda(s string, status kominfo.StatusSumber) string {
	if t := laporan.Tanda(status); t != "" {
		return s + " " + t
	}
	return s
}

func atau(s, lain string) string {
	if s == "" {
		return lain
	}
	return s
}
