package grafik

import (
	"math"
	"strconv"
	"strings"
)

// DataJaring is several measures of one thing on the same scale, such as the
// domains of an index.
type DataJaring struct {
	ID    string
	Judul string
	Min   float64
	Maks  float64  // end of the scale, for example 5
	Sumbu []string // names of the measures; fewer than three are drawn as bars
	Seri  []Seri   // at most three: this year, last year, the target
}

// Jaring draws a web. The spokes carry numbers; their names and values stand in
// a list below, where a phone has room for them.
func Jaring(d DataJaring) Grafik {
	if len(d.Sumbu) < 3 || len(d.Seri) == 0 || !(d.Maks > d.Min) {
		return jaringSebagaiBatang(d)
	}
	seri := d.Seri[:min(len(d.Seri), 3)]
	n := len(d.Sumbu)
	const cx, cy, r = lebar / 2, 128, 104
	ujung := func(i int, f float64) (float64, float64) {
		a := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		return cx + r*f*math.Cos(a), cy + r*f*math.Sin(a)
	}
	bidang := func(f func(int) float64) string {
		s := ""
		for i := range n {
			x, y := ujung(i, f(i))
			s += perintah(i > 0) + titik(x) + " " + titik(y)
		}
		return s + "z"
	}
	var k kanvas
	const lingkar = 4
	for c := 1; c <= lingkar; c++ {
		k.jalur("g-kisi", bidang(func(int) float64 { return float64(c) / lingkar }), 1, "")
	}
	for i := range n {
		x, y := ujung(i, 1)
		k.garis("g-kisi", cx, cy, x, y, 1, "")
		x, y = ujung(i, 1.13)
		k.teks("g-teks", x, y+4, 12, tengah, true, strconv.Itoa(i+1))
	}
	k.teks("g-redup", cx+5, cy+13, 11, awal, false, skalaPendek(d.Min))
	x, y := ujung(0, 1)
	k.teks("g-redup", x+6, y+10, 11, awal, false, skalaPendek(d.Maks))
	bagian := func(v Nilai) float64 { return min(max((v.X-d.Min)/(d.Maks-d.Min), 0), 1) }
	for i := len(seri) - 1; i >= 0; i-- { // the first series lies on top
		s, sambung, jalur, lengkap := seri[i], false, "", true
		for j := range n {
			if v := s.ke(j); v.Ada() {
				x, y := ujung(j, bagian(v))
				jalur += perintah(sambung) + titik(x) + " " + titik(y)
				sambung = true
			} else {
				sambung, lengkap = false, false
			}
		}
		if lengkap {
			jalur += "z"
		}
		if jalur != "" {
			k.jalur("g-garis"+strconv.Itoa(i+1), jalur, 2, putusSeri(i))
		}
		for j := range n {
			if v := s.ke(j); v.Ada() {
				x, y := ujung(j, bagian(v))
				k.penanda(i, x, y, 3)
			}
		}
	}
	h := float64(cy + r + 38)
	if len(seri) > 1 {
		for i, s := range seri {
			k.garis("g-garis"+strconv.Itoa(i+1), 0, h-4, 28, h-4, 2, putusSeri(i))
			k.penanda(i, 14, h-4, 3.5)
			k.teks("g-teks", 36, h, 12, awal, false, potong(s.Nama, 40))
			h += 18
		}
	}
	for i, s := range d.Sumbu {
		k.teks("g-teks", 0, h, 12, awal, true, strconv.Itoa(i+1))
		k.teks("g-teks", lebar, h, 12, akhir, true, seri[0].ke(i).baca())
		for _, b := range bungkus(s, lebar-24-80, 12, 2) {
			k.teks("g-teks", 24, h, 12, awal, false, b)
			h += 16
		}
		h += 2
	}
	g := tabelJaring(d)
	g.SVG = k.tutup(d.ID, d.Judul, "Grafik jaring. "+uraianTabel(g), lebar, h-8)
	return g
}

func tabelJaring(d DataJaring) Grafik {
	g := Grafik{Judul: d.Judul, Kolom: []string{"Nama"}}
	for _, s := range d.Seri {
		g.Kolom = append(g.Kolom, s.Nama)
	}
	for i, s := range d.Sumbu {
		baris := []string{s}
		for _, t := range d.Seri {
			baris = append(baris, t.ke(i).baca())
		}
		g.Baris = append(g.Baris, baris)
	}
	return g
}

func jaringSebagaiBatang(d DataJaring) Grafik {
	b := DataBatang{ID: d.ID, Judul: d.Judul, Maks: d.Maks}
	for i, s := range d.Sumbu {
		u := Butir{Label: s}
		if len(d.Seri) > 0 {
			u.Nilai, b.NamaNilai = d.Seri[0].ke(i), d.Seri[0].Nama
		}
		if len(d.Seri) > 1 {
			u.Pembanding, b.NamaPembanding = d.Seri[1].ke(i), d.Seri[1].Nama
		}
		if len(d.Seri) > 2 {
			u.Target, b.NamaTarget = d.Seri[2].ke(i), d.Seri[2].Nama
		}
		b.Butir = append(b.Butir, u)
	}
	return Batang(b)
}

// uraianTabel reads a table aloud.
func uraianTabel(g Grafik) string {
	s := make([]string, len(g.Baris))
	for i, b := range g.Baris {
		s[i] = strings.Join(b, " ")
	}
	return strings.Join(s, "; ") + "."
}
