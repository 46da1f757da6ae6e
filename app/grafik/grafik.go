package grafik

import (
	"math"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Grafik is a drawn chart with the same numbers as a table.
type Grafik struct {
	SVG   string     // one <svg> element, safe to insert as it is
	Judul string     // what the chart shows
	Kolom []string   // heads of the table
	Baris [][]string // its rows; the first cell names the row
}

// Nilai is a number with the text that people read. The zero value is "tidak
// ada data".
type Nilai struct {
	X    float64 // for the geometry only
	Teks string  // "2,34"; "" means that there is no value
}

// Desimal makes a value from a machine decimal: "2.34" is drawn at 2.34 and read
// "2,34". What is no number is no value.
func Desimal(s string) Nilai {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return Nilai{}
	}
	return Nilai{x, kominfo.FormatDesimal(s)}
}

// Bulat makes a value from a whole number: 1204 is read "1.204".
func Bulat(n int64) Nilai { return Nilai{float64(n), kominfo.FormatAngka(n)} }

// Persen makes a value from a ratio: 2 of 3 is drawn at 66.7 and read "66,7 %".
// An empty denominator is no value.
func Persen(r kominfo.Rasio) Nilai {
	if !r.Ada() {
		return Nilai{}
	}
	return Nilai{float64(r.Pembilang) / float64(r.Penyebut) * 100, r.Persen()}
}

// Ada reports whether there is a value to draw.
func (n Nilai) Ada() bool { return n.Teks != "" && !math.IsNaN(n.X) && !math.IsInf(n.X, 0) }

// baca is the text of a value, also when there is none.
func (n Nilai) baca() string {
	if !n.Ada() {
		return "tidak ada data"
	}
	return n.Teks
}

// maksimum gives the largest of the values that exist, and awal when none does.
func maksimum(awal float64, ns ...Nilai) float64 {
	for _, n := range ns {
		if n.Ada() && n.X > awal {
			awal = n.X
		}
	}
	return awal
}

// bagus rounds a scale's end up to 1, 2, 2.5 or 5 times a power of ten.
func bagus(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(x)))
	for _, f := range []float64{1, 2, 2.5, 5} {
		if x <= f*p*1.0000001 {
			return f * p
		}
	}
	return 10 * p
}
