package grafik

import "strings"

// maksButir is how many rows a drawing has at most; the table has them all.
const maksButir = 40

// Butir is one bar.
type Butir struct {
	Label      string
	Nilai      Nilai
	Pembanding Nilai // another office, last year: a diamond on the bar's line
	Target     Nilai // what is aimed at: an upright stroke
}

// DataBatang is a set of named amounts, none of them negative.
type DataBatang struct {
	ID             string // prefix of ids in the drawing; made from the content when empty
	Judul          string
	Satuan         string  // "persen", "permohonan"
	Maks           float64 // end of the scale; 0 is found from the values
	NamaNilai      string  // "Tahun 2025"; "Nilai" when empty
	NamaPembanding string  // "Rata-rata provinsi"; needed when a Butir has one
	NamaTarget     string  // "Target RPJMD"
	Butir          []Butir
}

// Batang draws horizontal bars, one below the other in the order given.
func Batang(d DataBatang) Grafik {
	if d.NamaNilai == "" {
		d.NamaNilai = "Nilai"
	}
	if d.NamaPembanding == "" {
		d.NamaPembanding = "Pembanding"
	}
	if d.NamaTarget == "" {
		d.NamaTarget = "Target"
	}
	maks, adaPembanding, adaTarget := d.Maks, false, false
	if !(maks > 0) {
		m := 0.0
		for _, b := range d.Butir {
			m = maksimum(m, b.Nilai, b.Pembanding, b.Target)
		}
		maks = bagus(m)
	}
	for _, b := range d.Butir {
		adaPembanding = adaPembanding || b.Pembanding.Ada()
		adaTarget = adaTarget || b.Target.Ada()
	}

	const kanan = 60 // for the values
	var k kanvas
	var uraian []string
	y := 0.0
	skala := func(n Nilai) float64 { return min(max(n.X/maks, 0), 1) * (lebar - kanan) }
	for i, b := range d.Butir {
		if i == maksButir {
			k.teks("g-redup", 0, y+14, 12, awal, false, "Selebihnya ada di tabel.")
			y += 20
			break
		}
		label := b.Label
		if !b.Nilai.Ada() {
			label = potong(label, 40) + " (tidak ada data)"
		}
		for _, s := range bungkus(label, lebar, 13, 2) {
			k.teks("g-teks", 0, y+13, 13, awal, false, s)
			y += 17
		}
		y += 3
		k.persegi("g-pita1", 0, y, lebar-kanan, 14, 2)
		if b.Nilai.Ada() {
			k.persegi("g-isi1", 0, y, skala(b.Nilai), 14, 2)
			k.teks("g-teks", lebar, y+12, 13, akhir, true, b.Nilai.Teks)
		} else {
			k.teks("g-redup", lebar, y+12, 13, akhir, false, "–")
		}
		if b.Target.Ada() {
			k.tandaTarget(skala(b.Target), y-3, y+17)
		}
		if b.Pembanding.Ada() {
			k.tandaPembanding(skala(b.Pembanding), y+7)
		}
		y += 26
		uraian = append(uraian, b.Label+" "+b.Nilai.baca())
	}
	if adaPembanding {
		k.tandaPembanding(7, y+8)
		k.teks("g-redup", 20, y+12, 12, awal, false, potong(d.NamaPembanding, 50))
		y += 18
	}
	if adaTarget {
		k.tandaTarget(7, y-1, y+15)
		k.teks("g-redup", 20, y+12, 12, awal, false, potong(d.NamaTarget, 50))
		y += 18
	}

	g := Grafik{Judul: d.Judul, Kolom: []string{"Nama", satuan(d.NamaNilai, d.Satuan)}}
	if adaPembanding {
		g.Kolom = append(g.Kolom, d.NamaPembanding)
	}
	if adaTarget {
		g.Kolom = append(g.Kolom, d.NamaTarget)
	}
	for _, b := range d.Butir {
		baris := []string{b.Label, b.Nilai.baca()}
		if adaPembanding {
			baris = append(baris, b.Pembanding.baca())
		}
		if adaTarget {
			baris = append(baris, b.Target.baca())
		}
		g.Baris = append(g.Baris, baris)
	}
	g.SVG = k.tutup(d.ID, d.Judul, "Grafik batang. "+strings.Join(uraian, "; ")+".", lebar, max(y, 20))
	return g
}

// tandaPembanding draws a diamond that stands out on bar and ground.
func (k *kanvas) tandaPembanding(x, y float64) {
	d := bentuk(3, x, y, 5)
	k.jalur("g-latar", bentuk(3, x, y, 7), 0, "")
	k.jalur("g-isi2", d, 0, "")
}

// tandaTarget draws an upright stroke with a light edge.
func (k *kanvas) tandaTarget(x, y1, y2 float64) {
	k.persegi("g-latar", x-2.5, y1, 5, y2-y1, 1)
	k.garis("g-tanda", x, y1, x, y2, 2, "")
}

func satuan(nama, s string) string {
	if s == "" {
		return nama
	}
	return nama + " (" + s + ")"
}
