package grafik

import (
	"math"
	"strconv"
)

// DataSparkline is a short run of values for the side of a figure or a cell.
type DataSparkline struct {
	ID    string
	Judul string
	Sumbu []string
	Nilai []Nilai
}

// Sparkline draws a line of the height of two lines of text. It has no scale:
// first and last value stand in words beside it or in its table.
func Sparkline(d DataSparkline) Grafik {
	const w, h, tepi = 120, 32, 4
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range d.Nilai {
		if v.Ada() {
			lo, hi = min(lo, v.X), max(hi, v.X)
		}
	}
	n := len(d.Nilai)
	x := func(i int) float64 {
		if n < 2 {
			return w / 2
		}
		return tepi + float64(i)*(w-2*tepi)/float64(n-1)
	}
	y := func(v float64) float64 {
		if !(hi > lo) {
			return h / 2
		}
		return tepi + (hi-v)/(hi-lo)*(h-2*tepi)
	}
	var k kanvas
	jalur, sambung, terakhir := "", false, -1
	for i, v := range d.Nilai {
		if !v.Ada() {
			sambung = false
			continue
		}
		jalur += perintah(sambung) + titik(x(i)) + " " + titik(y(v.X))
		sambung, terakhir = true, i
	}
	if terakhir >= 0 {
		k.jalur("g-garis1", jalur, 2, "")
		k.penanda(0, x(terakhir), y(d.Nilai[terakhir].X), 3)
	}
	g := Grafik{Judul: d.Judul, Kolom: []string{"Waktu", "Nilai"}}
	for i, v := range d.Nilai {
		t := strconv.Itoa(i + 1)
		if i < len(d.Sumbu) {
			t = d.Sumbu[i]
		}
		g.Baris = append(g.Baris, []string{t, v.baca()})
	}
	g.SVG = k.tutup(d.ID, d.Judul, "Garis kecil. "+uraianTabel(g), w, h)
	return g
}

// pendek writes a bound of a scale without needless zeros.
func pendek(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}
