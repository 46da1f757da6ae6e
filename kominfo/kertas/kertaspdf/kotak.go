package kertaspdf

import (
	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// isiKotak is a line of a framed box.
type isiKotak struct {
	t     kanvas.Teks
	i     int
	masuk float64
	tanda bool // a bullet stands before it
	gaya  int
}

// pesan prints a framed box; one that is taller than what is left of the page, and
// than a fresh one, goes on there.
func (c *cetakan) pesan(b *kertas.Balok, ekor float64) {
	n := nada("peringatan")
	if b.Nada != "" {
		n = nada(b.Nada)
	}
	const dalam = 4.0
	var baris []isiKotak
	tambah := func(t kanvas.Teks, masuk float64, tanda bool) {
		for i := range t.Jumlah() {
			baris = append(baris, isiKotak{t, i, masuk, tanda && i == 0, c.Gaya})
		}
	}
	w := c.Isi() - 2*dalam
	if b.Judul != "" {
		c.Pakai(kanvas.Tebal, 9.5)
		tambah(c.PecahKaya(c.kata(kertas.T(b.Judul)), w), 0, false)
	}
	c.Pakai(kanvas.Biasa, 9.5)
	for _, r := range b.Baris {
		if len(b.Baris) == 1 {
			tambah(c.PecahKaya(c.kata(sel(r, 0)), w), 0, false)
		} else {
			tambah(c.PecahKaya(c.kata(sel(r, 0)), w-4), 4, true)
		}
	}
	lh := c.Baris()
	h := float64(len(baris))*lh + 4
	if penuh := c.Tinggi - kanvas.TepiAtas - kanvas.TepiBawah; h+ekor <= penuh {
		c.Butuh(h + ekor)
	} else {
		c.Butuh(min(h, 4*lh+4))
	}
	for len(baris) > 0 {
		muat := min(len(baris), max(1, int((c.Sisa()-4)/lh)))
		h := float64(muat)*lh + 4
		c.F.SetFillColor(n.latar[0], n.latar[1], n.latar[2])
		c.F.SetDrawColor(n.teks[0], n.teks[1], n.teks[2])
		c.F.Rect(c.Tepi, c.Y, c.Isi(), h, "FD")
		c.F.SetFillColor(n.teks[0], n.teks[1], n.teks[2])
		c.F.Rect(c.Tepi, c.Y, 1.2, h, "F")
		c.WarnaGaris()
		y := c.Y + 2
		for _, x := range baris[:muat] {
			c.Pakai(x.gaya, 9.5)
			if x.tanda {
				c.Tulis(c.Tepi+dalam, y, "\x95")
			}
			c.TulisBaris(x.t, x.i, c.Tepi+dalam+x.masuk, y, 0, 'L')
			y += lh
		}
		c.Y += h
		if baris = baris[muat:]; len(baris) > 0 {
			c.Halaman(c.Rebah)
		}
	}
	c.Y += 3
}

// figur prints figures as cards beside each other.
func (c *cetakan) figur(b *kertas.Balok) {
	c.keterangan(b)
	banyak := min(len(b.Baris), 4)
	if c.Rebah {
		banyak = min(len(b.Baris), 6)
	}
	const antara, dalam = 3.0, 2.5
	for dari := 0; dari < len(b.Baris); dari += banyak {
		rs := b.Baris[dari:min(dari+banyak, len(b.Baris))]
		w := (c.Isi() - antara*float64(banyak-1)) / float64(banyak)
		kartu := make([][4]kanvas.Teks, len(rs))
		ukuran := [4]float64{8.5, 16, 8.5, 7.5}
		gaya := [4]int{kanvas.Biasa, kanvas.Tebal, kanvas.Biasa, kanvas.Miring}
		var jumlah [4]int
		for i, r := range rs {
			for j := range 4 {
				s := sel(r, j)
				if j == 1 && teks(r, 1) == "" {
					s = kertas.T("belum ada")
				}
				if len(s) == 0 {
					continue
				}
				c.Pakai(gaya[j], ukuran[j])
				if j == 1 && len(teks(r, 1)) > 12 || len(s) == 1 && s[0].Teks == "belum ada" {
					c.Pakai(gaya[j], 11)
				}
				kartu[i][j] = c.PecahKaya(c.kata(s), w-2*dalam).Potong(0, 12)
				jumlah[j] = max(jumlah[j], kartu[i][j].Jumlah())
			}
		}
		h := 2 * dalam
		for j := range 4 {
			c.Pakai(gaya[j], ukuran[j])
			h += float64(jumlah[j]) * c.Baris()
		}
		c.Butuh(h)
		for i := range rs {
			x, y := c.Tepi+float64(i)*(w+antara), c.Y+dalam
			c.F.SetFillColor(240, 244, 248)
			c.F.Rect(x, c.Y, w, h, "FD")
			for j := range 4 {
				t := kartu[i][j]
				c.Pakai(gaya[j], ukuran[j])
				lh := c.Baris()
				if s := teks(rs[i], 1); j == 1 && (len(s) > 12 || s == "" || s == "belum ada") {
					c.Pakai(gaya[j], 11)
				}
				for n := range t.Jumlah() {
					c.TulisBaris(t, n, x+dalam, y+float64(n)*lh, 0, 'L')
				}
				y += float64(jumlah[j]) * lh
			}
		}
		c.Y += h + antara
	}
	c.Y += 1
}

// linimasa prints what happened, oldest first, along a line.
func (c *cetakan) linimasa(b *kertas.Balok) {
	const waktu, garis, isi = 34.0, 38.0, 43.0
	for i, r := range b.Baris {
		c.Pakai(kanvas.Biasa, 9)
		lh := c.Baris()
		w := c.PecahKaya(c.kata(kertas.T(tanggalPanjang(teks(r, 0)))), waktu)
		c.Pakai(kanvas.Tebal, 9.5)
		lj := c.Baris()
		j := c.PecahKaya(c.kata(sel(r, 1)), c.Isi()-isi)
		c.Pakai(kanvas.Biasa, 9)
		var u kanvas.Teks
		if teks(r, 2) != "" {
			u = c.PecahKaya(c.kata(sel(r, 2)), c.Isi()-isi)
		}
		h := max(float64(w.Jumlah())*lh, float64(j.Jumlah())*lj+float64(u.Jumlah())*lh) + 2
		c.Butuh(min(h, 60))
		n := nada(teks(r, 3)).teks
		awal := true
		for awal || w.Jumlah()+j.Jumlah()+u.Jumlah() > 0 {
			atas, y := c.Y, c.Y
			muat := max(1, int((c.Sisa()-2)/lj))
			for k := range min(muat, w.Jumlah()) {
				c.TulisBaris(w, k, c.Tepi, atas+float64(k)*lh, 0, 'L')
			}
			c.Pakai(kanvas.Tebal, 9.5)
			nj := min(muat, j.Jumlah())
			for k := range nj {
				c.TulisBaris(j, k, c.Tepi+isi, y, 0, 'L')
				y += lj
			}
			c.Pakai(kanvas.Biasa, 9)
			nu := min(muat-nj, u.Jumlah())
			for k := range nu {
				c.TulisBaris(u, k, c.Tepi+isi, y, 0, 'L')
				y += lh
			}
			y = max(y, atas+float64(min(muat, w.Jumlah()))*lh) + 2
			w, j, u = w.Potong(muat, w.Jumlah()), j.Potong(nj, j.Jumlah()), u.Potong(nu, u.Jumlah())
			if lanjut := w.Jumlah()+j.Jumlah()+u.Jumlah() > 0; lanjut || i < len(b.Baris)-1 {
				c.F.Line(c.Tepi+garis, atas+2, c.Tepi+garis, y+2)
			}
			if awal {
				c.F.SetFillColor(n[0], n[1], n[2])
				c.F.Circle(c.Tepi+garis, atas+2, 1.1, "F")
			}
			c.Y, awal = y, false
			if w.Jumlah()+j.Jumlah()+u.Jumlah() > 0 {
				c.Halaman(c.Rebah)
			}
		}
	}
	c.Y += 2
}
