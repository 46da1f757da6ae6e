package kertaspdf

import (
	"strconv"

	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// paragraf prints one cell in the type in use, indented. Neither its first line nor
// its last stands alone on a page, and ekor finds room below it.
func (c *cetakan) paragraf(s kertas.Sel, masuk, ekor float64) {
	t := c.PecahKaya(c.kata(s), c.Isi()-masuk)
	n, lh := t.Jumlah(), c.Baris()
	for i := range n {
		switch {
		case i == 0 && n <= 3, i == n-2 && n > 3:
			c.Butuh(float64(n-i)*lh + ekor)
		case i == 0:
			c.Butuh(2 * lh)
		default:
			c.Butuh(lh)
		}
		c.TulisBaris(t, i, c.Tepi+masuk, c.Y, 0, 'L')
		c.Y += lh
	}
}

func (c *cetakan) alinea(b *kertas.Balok, titik, ekor float64) {
	c.keterangan(b)
	c.Pakai(kanvas.Biasa, titik)
	for i, r := range b.Baris {
		c.paragraf(sel(r, 0), 0, ekorAkhir(b, i, ekor))
		c.Y += titik * 0.18
	}
}

// ekorAkhir is what the last row of a block has to leave room for.
func ekorAkhir(b *kertas.Balok, i int, ekor float64) float64 {
	if i == len(b.Baris)-1 && len(b.Isi) == 0 {
		return ekor
	}
	return 0
}

func (c *cetakan) daftar(b *kertas.Balok, ekor float64) {
	c.Pakai(kanvas.Biasa, titikTubuh)
	masuk := 4.5
	if b.Rupa == kertas.Bernomor {
		masuk = c.Panjang(strconv.Itoa(len(b.Baris))+".") + 2
	}
	for i, r := range b.Baris {
		tanda := "\x95"
		if b.Rupa == kertas.Bernomor {
			tanda = strconv.Itoa(i+1) + "."
		}
		halaman := c.F.PageNo()
		e := ekorAkhir(b, i, ekor)
		t := c.PecahKaya(c.kata(sel(r, 0)), c.Isi()-masuk)
		n, lh := t.Jumlah(), c.Baris()
		for j := range n {
			switch {
			case j == 0 && n <= 3, j == n-2 && n > 3:
				c.Butuh(float64(n-j)*lh + e)
			default:
				c.Butuh(lh)
			}
			if j == 0 {
				c.Tulis(c.Tepi, c.Y, tanda)
			}
			c.TulisBaris(t, j, c.Tepi+masuk, c.Y, 0, 'L')
			c.Y += lh
		}
		if halaman == c.F.PageNo() {
			c.Y += 0.6
		}
	}
	c.Y += 1.6
}

// fakta prints label and value a row, the values under each other.
func (c *cetakan) fakta(b *kertas.Balok, ekor float64) {
	c.Pakai(kanvas.Biasa, titikTubuh)
	label := 0.0
	for _, r := range b.Baris {
		s, _ := kanvas.Sandi(teks(r, 0))
		label = max(label, c.Panjang(s))
	}
	label = min(max(label, 26), c.Isi()*0.38)
	for i, r := range b.Baris {
		a := c.PecahKaya(c.kata(sel(r, 0)), label)
		v := c.PecahKaya(c.kata(atauStrip(sel(r, 1))), c.Isi()-label-5)
		n, lh := max(a.Jumlah(), v.Jumlah()), c.Baris()
		e := ekorAkhir(b, i, ekor)
		for j := range n {
			switch {
			case j == 0 && n <= 4, j == n-2 && n > 4:
				c.Butuh(float64(n-j)*lh + e)
			default:
				c.Butuh(lh)
			}
			if j < a.Jumlah() {
				c.TulisBaris(a, j, c.Tepi, c.Y, 0, 'L')
			}
			if j == 0 {
				c.Tulis(c.Tepi+label+2, c.Y, ":")
			}
			if j < v.Jumlah() {
				c.TulisBaris(v, j, c.Tepi+label+5, c.Y, 0, 'L')
			}
			c.Y += lh
		}
		c.Y += 0.5
	}
	c.Y += 1.6
}

// tanggalPanjang writes a date in words; anything else stays as it is.
func tanggalPanjang(s string) string {
	if t, err := kominfo.ParseTanggal(s); err == nil {
		return t.Panjang()
	}
	return s
}
