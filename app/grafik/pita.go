package grafik

import "github.com/lumbung-id/lumbung/kominfo"

// Rentang is one band of a scale, for example a predikat.
type Rentang struct {
	Nama         string
	Dari, Sampai float64
	Teks         string // its bounds as people read them: "1,8 sampai kurang dari 2,6"
}

// DataPita is one value on a scale of bands.
type DataPita struct {
	ID       string
	Judul    string
	Nilai    Nilai
	Predikat string // name of the band of the value, as the instrument computed it; found from Pita when empty
	Target   Nilai
	Pita     []Rentang // adjoining, from low to high
}

// Pita draws a value against its bands, with a target when there is one.
func Pita(d DataPita) Grafik {
	g := Grafik{Judul: d.Judul, Kolom: []string{"Hal", "Nilai"}}
	g.Baris = append(g.Baris, []string{"Nilai", d.Nilai.baca()})
	kini := d.Predikat
	if kini == "" {
		kini = d.predikat(d.Nilai)
	}
	if kini != "" {
		g.Baris = append(g.Baris, []string{"Predikat", kini})
	}
	if d.Target.Ada() {
		g.Baris = append(g.Baris, []string{"Target", d.Target.Teks})
	}
	for _, p := range d.Pita {
		t := p.Teks
		if t == "" {
			t = skalaPendek(p.Dari) + " sampai " + skalaPendek(p.Sampai)
		}
		g.Baris = append(g.Baris, []string{"Rentang " + p.Nama, t})
	}

	var k kanvas
	k.teks("g-teks", 0, 28, 30, awal, true, d.Nilai.baca())
	if d.Nilai.Ada() && kini != "" {
		k.teks("g-teks", float64(panjang(d.Nilai.Teks))*18+10, 28, 15, awal, true, potong(kini, 28))
	}
	h := 44.0
	if len(d.Pita) > 0 && d.Pita[len(d.Pita)-1].Sampai > d.Pita[0].Dari {
		h = d.rel(&k, kini)
	}
	g.SVG = k.tutup(d.ID, d.Judul, "Nilai pada pita predikat. "+uraianTabel(g), lebar, h)
	return g
}

// rel draws the scale and gives the height used.
func (d DataPita) rel(k *kanvas, kini string) float64 {
	a, b := d.Pita[0].Dari, d.Pita[len(d.Pita)-1].Sampai
	x := func(v float64) float64 { return 4 + min(max((v-a)/(b-a), 0), 1)*(lebar-8) }
	const y, tinggi = 60, 20
	barisMaks := 1
	for i, p := range d.Pita {
		kelas := "g-pita1"
		if i%2 == 1 {
			kelas = "g-pita2"
		}
		k.persegi(kelas, x(p.Dari), y, x(p.Sampai)-x(p.Dari), tinggi, 0)
		aktif := d.Nilai.Ada() && p.Nama == kini
		kelasTeks := "g-redup"
		if aktif {
			kelasTeks = "g-teks"
		}
		baris := bungkus(p.Nama, x(p.Sampai)-x(p.Dari), 11, 3)
		barisMaks = max(barisMaks, len(baris))
		for j, s := range baris {
			k.teks(kelasTeks, (x(p.Dari)+x(p.Sampai))/2, y+tinggi+28+float64(j)*13, 11, tengah, aktif, s)
		}
	}
	for i, p := range d.Pita {
		if i > 0 {
			k.garis("g-latar-garis", x(p.Dari), y, x(p.Dari), y+tinggi, 2, "")
			k.teks("g-redup", x(p.Dari), y+tinggi+13, 11, tengah, false, skalaPendek(p.Dari))
		}
	}
	k.teks("g-redup", x(a)-4, y+tinggi+13, 11, awal, false, skalaPendek(a))
	k.teks("g-redup", x(b)+4, y+tinggi+13, 11, akhir, false, skalaPendek(b))
	if d.Nilai.Ada() {
		k.persegi("g-isi1", x(a), y+6, x(d.Nilai.X)-x(a), 8, 0)
		k.jalur("g-teks", "M"+titik(x(d.Nilai.X))+" "+titik(y-1)+"l-6 -9h12z", 0, "")
	}
	h := y + tinggi + 28 + float64(barisMaks-1)*13 + 8
	if d.Target.Ada() {
		k.tandaTarget(x(d.Target.X), y-3, y+tinggi+3)
		k.tandaTarget(7, h+2, h+16)
		k.teks("g-redup", 18, h+13, 12, awal, false, "Target "+d.Target.Teks)
		h += 22
	}
	return h
}

// predikat finds the band of a value: the lower bound belongs to the band, the
// end of the scale to the last one.
func (d DataPita) predikat(v Nilai) string {
	for i, p := range d.Pita {
		if v.Ada() && v.X >= p.Dari && (v.X < p.Sampai || i == len(d.Pita)-1 && v.X == p.Sampai) {
			return p.Nama
		}
	}
	return ""
}

func skalaPendek(v float64) string { return kominfo.FormatDesimal(pendek(v)) }
