package grafik

import (
	"math"

	"github.com/lumbung-id/lumbung/kominfo"
)

// TitikTangga is one point of a [Tangga]: what X buys.
type TitikTangga struct {
	X, Y  Nilai
	Ket   string // in the table: "Baik", "rencana terpilih"
	Sebut bool   // is a row of the table
}

// DataTangga is what can be had for how much: Titik rise in X and in Y, and between
// two of them the lower one is all that there is.
type DataTangga struct {
	ID           string
	Judul        string
	NamaX, NamaY string
	Min, Maks    float64 // ends of the upright scale
	Pita         []Rentang
	Titik        []TitikTangga
	Pilih        int // the chosen point, -1 for none
	Target       Nilai
}

// Tangga draws a rising line of steps over the bands of a scale, with a target and
// the chosen point. The table has the points with Sebut; all, where none has it.
func Tangga(d DataTangga) Grafik {
	const kiri, kanan, atas, tinggi = 26, 6, 18, 200
	var awalX, akhirX float64
	if n := len(d.Titik); n > 0 {
		awalX, akhirX = min(d.Titik[0].X.X, 0), d.Titik[n-1].X.X
	}
	if !(akhirX > awalX) || math.IsInf(akhirX-awalX, 0) {
		awalX, akhirX = 0, 1
	}
	rentang := d.Maks - d.Min
	if !(rentang > 0) || math.IsInf(rentang, 0) {
		d.Min, rentang = 0, 5
	}
	x := func(v float64) float64 {
		return kiri + min(max((v-awalX)/(akhirX-awalX), 0), 1)*(lebar-kiri-kanan-6)
	}
	y := func(v float64) float64 { return atas + (1-min(max((v-d.Min)/rentang, 0), 1))*tinggi }

	var k kanvas
	k.teks("g-redup", 0, 11, 11, awal, false, d.NamaY)
	for i, p := range d.Pita {
		kelas := "g-pita1"
		if i%2 == 1 {
			kelas = "g-pita2"
		}
		k.persegi(kelas, kiri, y(p.Sampai), lebar-kiri-kanan, y(p.Dari)-y(p.Sampai), 0)
		k.teks("g-redup", kiri-4, y(p.Dari)+4, 11, akhir, false, skalaPendek(p.Dari))
		k.teks("g-redup", lebar-kanan-4, y(p.Dari)-4, 11, akhir, false, potong(p.Nama, 24))
		if i == len(d.Pita)-1 {
			k.teks("g-redup", kiri-4, y(p.Sampai)+4, 11, akhir, false, skalaPendek(p.Sampai))
		}
	}
	k.garis("g-sumbu", kiri, atas+tinggi, lebar-kanan, atas+tinggi, 1, "")
	if d.Target.Ada() {
		k.garis("g-tanda", kiri, y(d.Target.X), lebar-kanan, y(d.Target.X), 1.5, "6 4")
	}
	// Thousands of points fall on the same dot: what would not move the pen is left out.
	jalur, px, py := "", 0.0, 0.0
	for i, t := range d.Titik {
		if !t.X.Ada() || !t.Y.Ada() {
			continue
		}
		a, b := x(t.X.X), y(t.Y.X)
		switch {
		case jalur == "":
			jalur = "M" + titik(a) + " " + titik(b)
		case a-px < 0.5 && py-b < 0.5 && i < len(d.Titik)-1:
			continue
		default:
			jalur += "H" + titik(a) + "V" + titik(b)
		}
		px, py = a, b
	}
	if jalur != "" {
		k.jalur("g-garis1", jalur, 2, "")
	}
	for _, v := range []float64{awalX, akhirX} {
		jangkar := awal
		if v != awalX {
			jangkar = akhir
		}
		if math.Abs(v) < 1e15 {
			k.teks("g-redup", x(v), atas+tinggi+15, 11, jangkar, false, kominfo.FormatAngka(int64(v)))
		}
	}
	k.teks("g-redup", (kiri+lebar)/2, atas+tinggi+15, 11, tengah, false, d.NamaX)
	h := float64(atas + tinggi + 24)
	if i := d.Pilih; i >= 0 && i < len(d.Titik) && d.Titik[i].X.Ada() && d.Titik[i].Y.Ada() {
		t := d.Titik[i]
		k.garis("g-tanda", x(t.X.X), y(t.Y.X), x(t.X.X), atas+tinggi, 1, "2 3")
		k.penanda(1, x(t.X.X), y(t.Y.X), 5)
		k.penanda(1, kiri+5, h+8, 5)
		k.teks("g-teks", kiri+18, h+12, 12, awal, true, potong(d.NamaY+" "+t.Y.Teks+", "+d.NamaX+" "+t.X.Teks, 44))
		h += 20
	}
	if d.Target.Ada() {
		k.garis("g-tanda", kiri-4, h+8, kiri+14, h+8, 1.5, "6 4")
		k.teks("g-redup", kiri+18, h+12, 12, awal, false, "Target "+d.Target.Teks)
		h += 20
	}

	g := Grafik{Judul: d.Judul, Kolom: []string{d.NamaX, d.NamaY, "Keterangan"}}
	semua := true
	for _, t := range d.Titik {
		semua = semua && !t.Sebut
	}
	for _, t := range d.Titik {
		if semua || t.Sebut {
			g.Baris = append(g.Baris, []string{t.X.baca(), t.Y.baca(), t.Ket})
		}
	}
	g.SVG = k.tutup(d.ID, d.Judul, "Grafik tangga, "+d.NamaX+" terhadap "+d.NamaY+". "+uraianTabel(g), lebar, h)
	return g
}
