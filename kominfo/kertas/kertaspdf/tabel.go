package kertaspdf

import (
	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

func (c *cetakan) tabel(b *kertas.Balok, ekor float64) {
	n := max(len(b.Kolom), len(b.Kaki))
	for _, r := range b.Baris {
		n = max(n, len(r))
	}
	if n == 0 {
		return
	}
	c.keterangan(b)
	titik, lebar := c.lebarKolom(b, n)
	sela := selaDari(titik)
	kol := make([]kanvas.Kolom, n)
	for i := range kol {
		kol[i] = kanvas.Kolom{Lebar: lebar[i], Rata: 'L'}
		if i < len(b.Kolom) {
			kol[i].Judul = b.Kolom[i]
		}
		if i < len(b.Angka) && b.Angka[i] {
			kol[i].Rata = 'R'
		}
	}
	t := c.Tabel(titik, kol...)
	t.Utuh, t.Putar, t.Sela = true, true, sela
	if len(b.Baris)+len(b.Kaki) == 0 {
		t.Mulai()
	}
	sel := make([]kanvas.Teks, n)
	gambar := func(gaya int, r []kertas.Sel) {
		c.Gaya, c.Titik = gaya, titik // to measure; the table chooses it to draw
		for i := range sel {
			var s kertas.Sel
			if i < len(r) {
				s = r[i]
			}
			if gaya == kanvas.Biasa { // below a total there may be nothing
				s = atauStrip(s)
			}
			sel[i] = c.PecahKaya(c.kata(s), lebar[i]-2*sela)
		}
		t.Gambar(gaya, sel...)
	}
	for i, r := range b.Baris {
		if i == len(b.Baris)-1 && b.Kaki == nil {
			t.Ekor = ekor
		}
		gambar(kanvas.Biasa, r)
	}
	if b.Kaki != nil {
		t.Ekor = ekor
		gambar(kanvas.Tebal, b.Kaki)
	}
	c.Y += 3
}

// selaDari is the space between text and rule: less beside small type.
func selaDari(titik float64) float64 {
	if titik < 7 {
		return 0.7
	}
	return 1.1
}

// lebarKolom chooses the size of type and the widths: those that the block asks for,
// or by what stands in the columns. Many columns get smaller type.
func (c *cetakan) lebarKolom(b *kertas.Balok, n int) (float64, []float64) {
	w := make([]float64, n)
	rata := c.Isi() / float64(n)
	titik := 6.0
	switch {
	case rata >= 22:
		titik = 8.5
	case rata >= 16:
		titik = 7.5
	case rata >= 12.5:
		titik = 6.5
	}
	if len(b.Lebar) == n {
		jumlah := 0
		for _, x := range b.Lebar {
			jumlah += max(x, 1)
		}
		for i, x := range b.Lebar {
			w[i] = c.Isi() * float64(max(x, 1)) / float64(jumlah)
		}
		return titik, w
	}
	paling, wajar := c.ukurKolom(b, n) // at one point
	for ; titik > 6; titik -= 0.5 {
		if jumlahkan(paling, titik) <= c.Isi() {
			break
		}
	}
	a, z := jumlahkan(paling, titik), jumlahkan(wajar, titik)
	for i := range w {
		p, q := paling[i]*titik+2*selaDari(titik)+0.1, wajar[i]*titik+2*selaDari(titik)+0.1
		switch {
		case z <= c.Isi(): // all fit on one line: the rest is shared
			w[i] = q * c.Isi() / z
		case a <= c.Isi():
			w[i] = p + (c.Isi()-a)*(q-p)/(z-a)
		default:
			w[i] = p * c.Isi() / a
		}
	}
	return titik, w
}

func jumlahkan(w []float64, titik float64) float64 {
	n := 0.0
	for _, x := range w {
		n += x*titik + 2*selaDari(titik) + 0.1
	}
	return n
}

// ukurKolom gives for every column the width of its longest word, and of its longest
// line, in type of one point.
func (c *cetakan) ukurKolom(b *kertas.Balok, n int) (paling, wajar []float64) {
	const kata, kalimat = 4.2, 12.0 // no column asks for more
	paling, wajar = make([]float64, n), make([]float64, n)
	ukur := func(i, gaya int, s string) {
		c.Gaya, c.Titik = gaya, 1
		if len(s) > 400 {
			s = s[:400]
		}
		s, _ = kanvas.Sandi(s)
		awal, baris := 0, 0
		for j := 0; j <= len(s); j++ {
			if j < len(s) && s[j] != ' ' && s[j] != '\n' {
				continue
			}
			paling[i] = max(paling[i], min(c.Panjang(s[awal:j]), kata))
			if j == len(s) || s[j] == '\n' {
				wajar[i] = max(wajar[i], min(c.Panjang(s[baris:j]), kalimat))
				baris = j + 1
			}
			awal = j + 1
		}
	}
	for i, s := range b.Kolom {
		ukur(i, kanvas.Tebal, s)
		wajar[i] = min(wajar[i], max(paling[i], 4)) // a heading may take two lines
	}
	for _, r := range b.Baris {
		for i := range r {
			ukur(i, kanvas.Biasa, teks(r, i))
		}
	}
	for i := range b.Kaki {
		ukur(i, kanvas.Tebal, teks(b.Kaki, i))
	}
	return paling, wajar
}
