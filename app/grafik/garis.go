package grafik

import (
	"math"
	"strconv"
	"strings"
)

// Seri is one line of a [Garis]: a value for each point of the axis.
type Seri struct {
	Nama  string
	Nilai []Nilai
}

// Patah says that values from point Ke on cannot be compared with those before:
// the instrument or the method changed.
type Patah struct {
	Ke    int
	Sebab string // "instrumen Pemdi 2026"
}

// DataGaris is a development over years or periods.
type DataGaris struct {
	ID        string
	Judul     string
	Satuan    string
	Min, Maks float64  // ends of the scale; both 0: found from the values, from 0
	Sumbu     []string // the years
	Seri      []Seri   // at most four are drawn
	Patah     []Patah
}

// Garis draws lines over time. A line never crosses a missing value or a change
// of instrument.
func Garis(d DataGaris) Grafik {
	seri := d.Seri[:min(len(d.Seri), 4)]
	minimum, maks, langkahY := d.skala(seri)
	const kiri, kanan, atas, tinggi = 30, 6, 22, 150
	n := len(d.Sumbu)
	x := func(i int) float64 {
		if n < 2 {
			return kiri + (lebar-kiri-kanan)/2
		}
		return kiri + 14 + float64(i)*(lebar-kiri-kanan-24)/float64(n-1)
	}
	y := func(v float64) float64 { return atas + (1-min(max((v-minimum)/(maks-minimum), 0), 1))*tinggi }

	var k kanvas
	for i := 0; i <= 10; i++ {
		v := minimum + langkahY*float64(i)
		if v > maks*1.0000001 {
			break
		}
		k.garis("g-kisi", kiri, y(v), lebar-kanan, y(v), 1, "")
		k.teks("g-redup", kiri-6, y(v)+4, 11, akhir, false, skalaPendek(v))
	}
	langkah := max(int(math.Ceil(float64(n)/8)), 1)
	for i, s := range d.Sumbu {
		if i%langkah == 0 || i == n-1 && i%langkah > langkah/2 {
			k.teks("g-redup", x(i), atas+tinggi+17, 11, tengah, false, potong(s, 9))
		}
	}
	patah := map[int]bool{}
	for _, p := range d.Patah {
		if p.Ke > 0 && p.Ke < n && !patah[p.Ke] {
			patah[p.Ke] = true
			xp := (x(p.Ke-1) + x(p.Ke)) / 2
			k.garis("g-sumbu", xp, 6, xp, atas+tinggi, 1, "3 3")
		}
	}
	for i, s := range seri {
		var jalur string
		sambung := false
		for j := range n {
			v := s.ke(j)
			if !v.Ada() || patah[j] {
				sambung = false
			}
			if v.Ada() {
				jalur += perintah(sambung) + titik(x(j)) + " " + titik(y(v.X))
				sambung = true
			}
		}
		if jalur != "" {
			k.jalur("g-garis"+strconv.Itoa(i+1), jalur, 2, putusSeri(i))
		}
	}
	for i, s := range seri {
		terakhir := -1
		for j := range n {
			if v := s.ke(j); v.Ada() {
				k.penanda(i, x(j), y(v.X), 3.5)
				terakhir = j
			}
		}
		// One line carries all its values; several carry their last one.
		for j := range n {
			if v := s.ke(j); v.Ada() && (len(seri) == 1 && j%langkah == 0 || j == terakhir) {
				k.teks("g-teks", min(x(j), lebar-14), y(v.X)-8, 12, tengah, true, v.Teks)
			}
		}
	}
	h := float64(atas + tinggi + 28)
	if len(seri) > 1 {
		for i, s := range seri {
			k.garis("g-garis"+strconv.Itoa(i+1), kiri, h+6, kiri+28, h+6, 2, putusSeri(i))
			k.penanda(i, kiri+14, h+6, 3.5)
			k.teks("g-teks", kiri+36, h+10, 12, awal, false, potong(s.Nama, 36))
			h += 18
		}
	}
	for _, t := range bungkus(d.ceritaPatah(), lebar, 12, 5) {
		k.teks("g-redup", 0, h+10, 12, awal, false, t)
		h += 16
	}

	g := Grafik{Judul: d.Judul, Kolom: []string{"Waktu"}}
	for _, s := range d.Seri {
		g.Kolom = append(g.Kolom, satuan(s.Nama, d.Satuan))
	}
	if len(d.Patah) > 0 {
		g.Kolom = append(g.Kolom, "Catatan")
	}
	var uraian []string
	for j, t := range d.Sumbu {
		baris := []string{t}
		for _, s := range d.Seri {
			baris = append(baris, s.ke(j).baca())
		}
		uraian = append(uraian, strings.Join(baris, " "))
		if len(d.Patah) > 0 {
			baris = append(baris, d.catatan(j))
		}
		g.Baris = append(g.Baris, baris)
	}
	g.SVG = k.tutup(d.ID, d.Judul, "Grafik garis. "+strings.Join(uraian, "; ")+".", lebar, h)
	return g
}

func (s Seri) ke(i int) Nilai {
	if i >= len(s.Nilai) {
		return Nilai{}
	}
	return s.Nilai[i]
}

func (d DataGaris) catatan(j int) string {
	for _, p := range d.Patah {
		if p.Ke == j {
			return "mulai di sini " + p.Sebab
		}
	}
	return ""
}

// skala gives the ends of the scale and the distance of its lines.
func (d DataGaris) skala(seri []Seri) (minimum, maks, langkah float64) {
	if d.Maks > d.Min {
		return d.Min, d.Maks, bagus((d.Maks - d.Min) / 5)
	}
	m, bulat := 0.0, true
	for _, s := range seri {
		m = maksimum(m, s.Nilai...)
		for _, v := range s.Nilai {
			bulat = bulat && v.X == math.Trunc(v.X)
		}
	}
	langkah = bagus(m / 5)
	if bulat {
		langkah = max(math.Ceil(langkah), 1) // nobody counts half a request
	}
	return 0, langkah * max(math.Ceil(m/langkah), 1), langkah
}

// ceritaPatah says in words what the upright lines mean.
func (d DataGaris) ceritaPatah() string {
	s := ""
	for _, p := range d.Patah {
		if p.Ke <= 0 || p.Ke >= len(d.Sumbu) {
			continue
		}
		if s != "" {
			s += ", "
		}
		s += "mulai " + potong(d.Sumbu[p.Ke], 12) + " " + potong(p.Sebab, 60)
	}
	if s == "" {
		return ""
	}
	return "Garis tegak: " + s + ". Nilai sebelum dan sesudahnya tidak sebanding."
}
