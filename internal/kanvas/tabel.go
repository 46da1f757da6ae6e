package kanvas

import "math"

// Kolom is one column of a table; Lebar in millimetres.
type Kolom struct {
	Judul string
	Lebar float64
	Rata  byte // 'L', 'R' or 'C'
}

// Tabel draws rows under a heading that comes again on every page. A row that does
// not fit goes to the next page; one that is longer than half a page is continued
// there, with Utuh only one that is longer than a page.
type Tabel struct {
	Utuh  bool
	Putar bool    // headings too narrow for their words are turned
	Ekor  float64 // what must find room below the next row
	Sela  float64 // between text and rule

	k      *Kanvas
	kolom  []Kolom
	titik  float64
	kepala []Teks // lines of the heading, by column
	putar  []bool // columns whose heading is turned
	tinggi float64
	mulai  bool
}

// selaBiasa is the space between text and rule, where a table asks for no other.
const selaBiasa = 1.1

// Tabel makes a table with type of a size. Its heading is drawn with its first row,
// or by Mulai.
func (k *Kanvas) Tabel(titik float64, kol ...Kolom) *Tabel {
	return &Tabel{k: k, kolom: kol, titik: titik, Sela: selaBiasa}
}

// Mulai draws the heading where there is room for it and three lines.
func (t *Tabel) Mulai() {
	t.k.Gaya, t.k.Titik = Tebal, t.titik
	t.mulaiDengan(3 * t.k.Baris())
}

func (t *Tabel) mulaiDengan(isi float64) {
	t.mulai = true
	t.susunKepala()
	t.k.Butuh(t.tinggi + isi)
	t.gambarKepala()
}

func (t *Tabel) susunKepala() {
	k := t.k
	if t.kepala != nil {
		return
	}
	k.Pakai(Tebal, t.titik)
	n, tinggi, berjudul := 1, 0.0, false
	t.putar = make([]bool, len(t.kolom))
	for i, c := range t.kolom {
		s := k.Sandi(c.Judul)
		berjudul = berjudul || s != ""
		w := c.Lebar - 2*t.Sela
		b := k.Pecah(s, w)
		if t.Putar && k.kataTerpanjang(s) > w {
			if r, h := k.pecahTegak(s, c.Lebar); r != nil {
				t.putar[i], b, tinggi = true, r, max(tinggi, h+2*t.Sela)
			}
		}
		if maks := int((k.Tinggi - TepiAtas - TepiBawah) / 3 / k.Baris()); !t.putar[i] && len(b) > maks {
			b = b[:maks] // a heading never takes the page from its rows
			b[maks-1] = k.Ringkas(b[maks-1]+" "+b[maks-1], w)
		}
		t.kepala = append(t.kepala, Teks{Polos: b})
		if !t.putar[i] {
			n = max(n, len(b))
		}
	}
	if berjudul {
		t.tinggi = max(float64(n)*k.Baris()+2*t.Sela, tinggi)
	}
}

// kataTerpanjang is the width of the longest word.
func (k *Kanvas) kataTerpanjang(s string) float64 {
	m, n := 0.0, 0.0
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '\n' {
			n = 0
			continue
		}
		n += k.huruf[k.Gaya][s[i]] * k.Titik
		m = max(m, n)
	}
	return m
}

// pecahTegak breaks a heading that is read from below, in a column of width w: the
// lines, and how long they are. nil when it does not fit in 5 cm.
func (k *Kanvas) pecahTegak(s string, w float64) ([]string, float64) {
	muat := int((w - 0.6) / k.Baris())
	for h := math.Ceil(k.kataTerpanjang(s)); h <= 50; h += 2 {
		if b := k.Pecah(s, h); len(b) <= muat {
			return b, h
		}
	}
	return nil, 0
}

func (t *Tabel) gambarKepala() {
	k := t.k
	if t.tinggi == 0 { // no column has a heading
		return
	}
	k.Pakai(Tebal, t.titik)
	x := k.Tepi
	k.F.SetFillColor(224, 231, 239)
	for i, c := range t.kolom {
		k.F.Rect(x, k.Y, c.Lebar, t.tinggi, "FD")
		if t.putar[i] {
			y := k.Y + t.tinggi - t.Sela
			g := x + (c.Lebar-float64(t.kepala[i].Jumlah())*k.Baris())/2
			for j := range t.kepala[i].Jumlah() {
				k.F.TransformBegin()
				k.F.TransformRotate(90, g, y)
				k.TulisBaris(t.kepala[i], j, g, y, 0, 'L')
				k.F.TransformEnd()
				g += k.Baris()
			}
		} else {
			t.sel(x, k.Y, c, t.kepala[i])
		}
		x += c.Lebar
	}
	k.Y += t.tinggi
	k.Pakai(Biasa, t.titik)
}

func (t *Tabel) sel(x, y float64, c Kolom, b Teks) {
	for i := range b.Jumlah() {
		t.k.TulisBaris(b, i, x+t.Sela, y+t.Sela, c.Lebar-2*t.Sela, c.Rata)
		y += t.k.Baris()
	}
}

func (t *Tabel) halamanBaru() {
	t.k.Halaman(t.k.Rebah)
	t.gambarKepala()
}

// Baris draws one row; gaya is the type of all its cells.
func (t *Tabel) Baris(gaya int, isi ...string) {
	t.gambar(gaya, t.kolom, t.polos(gaya, t.kolom, isi))
}

// polos breaks plain cells, measured in the type in which they will be drawn.
func (t *Tabel) polos(gaya int, kol []Kolom, isi []string) []Teks {
	t.k.Gaya, t.k.Titik = gaya, t.titik
	sel := make([]Teks, len(kol))
	for i, c := range kol {
		if i < len(isi) {
			sel[i].Polos = t.k.Pecah(t.k.Sandi(isi[i]), c.Lebar-2*t.Sela)
		}
	}
	return sel
}

// Grup draws a heading over all columns and keeps it with what follows.
func (t *Tabel) Grup(isi string) {
	t.k.Pakai(Tebal, t.titik)
	if t.k.Sisa() < 8*t.k.Baris() {
		t.halamanBaru()
	}
	t.Rentang(Tebal, isi)
}

// Rentang draws one row whose only cell goes over all columns.
func (t *Tabel) Rentang(gaya int, isi string) {
	w := 0.0
	for _, c := range t.kolom {
		w += c.Lebar
	}
	kol := []Kolom{{Lebar: w}}
	t.gambar(gaya, kol, t.polos(gaya, kol, []string{isi}))
}

// Gambar draws one row of broken cells.
func (t *Tabel) Gambar(gaya int, sel ...Teks) { t.gambar(gaya, t.kolom, sel) }

func (t *Tabel) gambar(gaya int, kol []Kolom, sel []Teks) {
	k := t.k
	n := 1
	for _, s := range sel {
		n = max(n, s.Jumlah())
	}
	k.Pakai(gaya, t.titik)
	lh := k.Baris()
	h := float64(n)*lh + 2*t.Sela
	if !t.mulai {
		t.susunKepala()
	}
	kosong := k.Tinggi - TepiBawah - TepiAtas - k.Kepala - t.tinggi // body of a fresh page
	batas := kosong / 2
	if t.Utuh {
		batas = kosong - t.Ekor
	}
	switch {
	case !t.mulai:
		t.mulaiDengan(min(h+t.Ekor, kosong))
		k.Pakai(gaya, t.titik)
	case h+t.Ekor > k.Sisa() && (h <= batas || k.Sisa() < 4*lh+2*t.Sela):
		t.halamanBaru()
		k.Pakai(gaya, t.titik)
	}
	for dari := 0; dari < n; {
		muat := min(n-dari, max(1, int((k.Sisa()-2*t.Sela)/lh)))
		h := float64(muat)*lh + 2*t.Sela
		x := k.Tepi
		for i, c := range kol {
			k.F.Rect(x, k.Y, c.Lebar, h, "D")
			if i < len(sel) && dari < sel[i].Jumlah() {
				t.sel(x, k.Y, c, sel[i].Potong(dari, dari+muat))
			}
			x += c.Lebar
		}
		k.Y += h
		if dari += muat; dari < n {
			t.halamanBaru()
			k.Pakai(gaya, t.titik)
		}
	}
}
