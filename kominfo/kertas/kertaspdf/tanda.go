package kertaspdf

import (
	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

const (
	lebarTanda = 78.0
	ruangTanda = 20.0 // for the pen
	titikTitik = "..................................................."
)

// satuTanda is one signature, broken into lines.
type satuTanda struct {
	tempat  kanvas.Teks // place and date
	jabatan kanvas.Teks
	kotak   kanvas.Teks
}

func (c *cetakan) susunTanda(r []kertas.Sel) satuTanda {
	c.Pakai(kanvas.Biasa, titikTubuh)
	var t satuTanda
	if tempat, tanggal := teks(r, 0), tanggalPanjang(teks(r, 1)); tempat != "" || tanggal != "" {
		if tempat == "" {
			tempat = "........................"
		}
		if tanggal == "" {
			tanggal = "..............................."
		}
		t.tempat = c.PecahKaya(c.kata(kertas.T(tempat+", "+tanggal)), lebarTanda)
	}
	if teks(r, 2) != "" {
		t.jabatan = c.PecahKaya(c.kata(sel(r, 2)), lebarTanda)
	}
	kotak := sel(r, 3)
	if teks(r, 3) == "" {
		kotak = kertas.T(titikTitik)
	}
	t.kotak = c.PecahKaya(c.kata(kotak), lebarTanda)
	return t
}

// pasangan gives the signatures in the pairs in which they stand side by side; the
// last of an odd number stands on the right.
func (c *cetakan) pasangan(b *kertas.Balok) [][]satuTanda {
	var out [][]satuTanda
	for i := 0; i < len(b.Baris); i += 2 {
		p := []satuTanda{c.susunTanda(b.Baris[i])}
		if i+1 < len(b.Baris) {
			p = append(p, c.susunTanda(b.Baris[i+1]))
		}
		out = append(out, p)
	}
	return out
}

func tinggi(p []satuTanda) (tempat, jabatan, kotak int) {
	for _, t := range p {
		tempat, jabatan, kotak = max(tempat, t.tempat.Jumlah()), max(jabatan, t.jabatan.Jumlah()), max(kotak, t.kotak.Jumlah())
	}
	return tempat, jabatan, kotak
}

// tinggiTanda is the height of the first pair with the space above it. Letters that
// the fonts lack are not counted: they are when it is drawn.
func (c *cetakan) tinggiTanda(b *kertas.Balok) float64 {
	if len(b.Baris) == 0 {
		return 0
	}
	hilang := c.Hilang
	a, j, k := tinggi(c.pasangan(b)[0])
	c.Hilang = hilang
	return 9 + float64(a+j+k)*c.Baris() + ruangTanda // 5 above it, 4 below what comes before
}

// tandaTangan prints place, date, role, room for the pen, and what stands below it:
// without anything a line of dots for the name.
func (c *cetakan) tandaTangan(b *kertas.Balok) {
	for _, p := range c.pasangan(b) {
		lh := c.Baris()
		a, j, k := tinggi(p)
		c.Butuh(min(5+float64(a+j+k)*lh+ruangTanda, c.Tinggi-kanvas.TepiAtas-kanvas.TepiBawah))
		c.Y += 5
		baris := func(n int, bagian func(*satuTanda) kanvas.Teks) {
			for i := range n {
				c.Butuh(lh) // more than a page is still printed
				for m := range p {
					x := c.Lebar - c.Tepi - lebarTanda
					if m == 0 && len(p) == 2 {
						x = c.Tepi
					}
					if t := bagian(&p[m]); i < t.Jumlah() {
						c.TulisBaris(t, i, x, c.Y, 0, 'L')
					}
				}
				c.Y += lh
			}
		}
		baris(a, func(t *satuTanda) kanvas.Teks { return t.tempat })
		baris(j, func(t *satuTanda) kanvas.Teks { return t.jabatan })
		c.Y += ruangTanda
		baris(k, func(t *satuTanda) kanvas.Teks { return t.kotak })
		c.Y += 4
	}
}
