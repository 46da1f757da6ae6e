package laporanpdf

import (
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// The page, in millimetres.
const (
	tepiAtas  = 16.0
	tepiBawah = 18.0
	tepiTegak = 20.0 // left and right of a portrait page
	tepiRebah = 15.0 // likewise of a landscape page
	perTitik  = 25.4 / 72
)

// Styles of type.
const (
	biasa = iota
	tebal
	miring
)

// kanvas is a document that is being drawn. y is where the next thing goes.
type kanvas struct {
	f      *fpdf.Fpdf
	l      *laporan.Laporan
	judul  string
	jumlah int // pages in all; 0 while they are counted
	huruf  [3][256]float64
	gaya   int
	titik  float64 // size of type
	y      float64
	lebar  float64 // of the page
	tinggi float64
	tepi   float64 // left and right
	rebah  bool
	hilang int // letters that the fonts lack
}

// ukurHuruf reads the widths of all letters once; measuring through the library
// costs a call for every word.
func (k *kanvas) ukurHuruf() {
	for g, s := range [...]string{"", "B", "I"} {
		k.f.SetFont("Helvetica", s, 10)
		for c := 1; c < 256; c++ {
			k.huruf[g][c] = float64(k.f.GetStringSymbolWidth(string([]byte{byte(c)}))) / 1000 * perTitik
		}
	}
}

// pakai chooses the type for what follows.
func (k *kanvas) pakai(gaya int, titik float64) {
	k.gaya, k.titik = gaya, titik
	k.f.SetFont("Helvetica", [...]string{"", "B", "I"}[gaya], titik)
}

// baris is the height of a line of the type in use.
func (k *kanvas) baris() float64 { return k.titik * perTitik * 1.25 }

func (k *kanvas) panjang(s string) float64 {
	n := 0.0
	for i := range len(s) {
		n += k.huruf[k.gaya][s[i]]
	}
	return n * k.titik
}

// sandi turns text into the letters of the fonts and counts what they lack.
func (k *kanvas) sandi(s string) string {
	t, n := sandi(s)
	k.hilang += n
	return t
}

// tulis puts one line of encoded text with its top at y.
func (k *kanvas) tulis(x, y float64, s string) {
	if s != "" {
		k.f.Text(x, y+k.titik*perTitik*0.95, s)
	}
}

// pecah breaks encoded text into lines no wider than w. It breaks at spaces, and
// inside a word that is wider than the line.
func (k *kanvas) pecah(s string, w float64) []string {
	h := &k.huruf[k.gaya]
	w = w/k.titik + 1e-9
	var out []string
	awal, spasi := 0, -1 // start of the line, last space in it
	n, sejak := 0.0, 0.0 // width of the line, and of what follows the space
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\n' {
			out = append(out, s[awal:i])
			awal, spasi, n, sejak = i+1, -1, 0, 0
			continue
		}
		n += h[c]
		sejak += h[c]
		if c == ' ' {
			spasi, sejak = i, 0
			continue // a space may stand out over the edge
		}
		if n <= w || i == awal {
			continue
		}
		if spasi > awal {
			out = append(out, s[awal:spasi])
			awal, n = spasi+1, sejak
		}
		if n > w && i > awal {
			out = append(out, s[awal:i])
			awal, n = i, h[c]
		}
		spasi, sejak = -1, 0
	}
	return append(out, s[awal:])
}

// sisa is the height that is left on the page.
func (k *kanvas) sisa() float64 { return k.tinggi - tepiBawah - k.y }

// butuh starts a new page when less than h is left.
func (k *kanvas) butuh(h float64) {
	if k.sisa() < h {
		k.halaman(k.rebah)
	}
}

// isi is the width between the margins.
func (k *kanvas) isi() float64 { return k.lebar - 2*k.tepi }

// halaman starts a page with its running head, marks and foot.
func (k *kanvas) halaman(rebah bool) {
	k.rebah = rebah
	k.lebar, k.tinggi, k.tepi = 210, 297, tepiTegak
	arah := "P"
	if rebah {
		k.lebar, k.tinggi, k.tepi, arah = 297, 210, tepiRebah, "L"
	}
	gaya, titik := k.gaya, k.titik
	k.f.AddPageFormat(arah, fpdf.SizeType{Wd: 210, Ht: 297})
	k.f.SetLineWidth(0.2)
	k.warnaGaris()
	k.y = tepiAtas
	k.tanda()
	if k.f.PageNo() > 1 {
		k.kepala()
	}
	k.kaki()
	if titik > 0 {
		k.pakai(gaya, titik)
	}
}

func (k *kanvas) warnaGaris() { k.f.SetDrawColor(127, 140, 154) }

// tanda prints the marks of the document above everything else.
func (k *kanvas) tanda() {
	if len(k.l.Tanda) == 0 {
		return
	}
	k.pakai(tebal, 9)
	x := k.tepi
	k.f.SetTextColor(166, 28, 28)
	k.f.SetDrawColor(166, 28, 28)
	for _, t := range k.l.Tanda {
		s := k.sandi(t)
		w := k.panjang(s) + 4
		k.f.Rect(x, 7, w, 5.5, "D")
		k.tulis(x+2, 8.1, s)
		x += w + 3
	}
	k.f.SetTextColor(0, 0, 0)
	k.warnaGaris()
}

// kepala is the running head of all pages but the first.
func (k *kanvas) kepala() {
	k.pakai(biasa, 8)
	kanan := k.l.Nomor
	if kanan != "" {
		kanan = "Nomor: " + kanan
	}
	k.barisUjung(k.y, k.judul+", "+k.l.Instansi.Nama, kanan)
	k.f.Line(k.tepi, k.y+4.5, k.lebar-k.tepi, k.y+4.5)
	k.y += 8
}

// kaki is the foot: what the document is and the page of how many.
func (k *kanvas) kaki() {
	k.pakai(biasa, 8)
	y := k.tinggi - tepiBawah + 5
	k.f.Line(k.tepi, y-1.5, k.lebar-k.tepi, y-1.5)
	kiri := k.l.Instrumen.Nama + ", disusun oleh instansi; bukan terbitan Kementerian PANRB"
	k.barisUjung(y, kiri, "Halaman "+strconv.Itoa(k.f.PageNo())+" dari "+strconv.Itoa(k.jumlah))
}

// barisUjung prints one line with a text at each margin; both are shortened when
// they would meet.
func (k *kanvas) barisUjung(y float64, kiri, kanan string) {
	b := k.ringkas(k.sandi(kanan), k.isi()/2)
	w := k.panjang(b)
	k.tulis(k.tepi, y, k.ringkas(k.sandi(kiri), k.isi()-w-4))
	k.tulis(k.lebar-k.tepi-w, y, b)
}

// ringkas shortens a line of a running head or foot; its whole text stands in the
// body of the document.
func (k *kanvas) ringkas(s string, w float64) string {
	if b := k.pecah(s, w); len(b) > 1 {
		return k.pecah(s, w-k.panjang("..."))[0] + "..."
	}
	return s
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
