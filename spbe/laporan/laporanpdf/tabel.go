package laporanpdf

// kolom is one column of a table; lebar in millimetres.
type kolom struct {
	judul string
	lebar float64
	rata  byte // 'L', 'R' or 'C'
}

// tabel draws rows under a heading that comes again on every page. A row that
// does not fit goes to the next page; one that is longer than half a page is
// continued there.
type tabel struct {
	k      *kanvas
	kolom  []kolom
	titik  float64
	kepala [][]string // lines of the heading, by column
	tinggi float64    // of the heading
}

const sela = 1.1 // space between text and rule

func (k *kanvas) tabel(titik float64, kol ...kolom) *tabel {
	t := &tabel{k: k, kolom: kol, titik: titik}
	k.pakai(tebal, titik)
	n := 1
	for _, c := range kol {
		b := k.pecah(k.sandi(c.judul), c.lebar-2*sela)
		t.kepala = append(t.kepala, b)
		n = max(n, len(b))
	}
	t.tinggi = float64(n)*k.baris() + 2*sela
	k.butuh(t.tinggi + 3*k.baris())
	t.gambarKepala()
	return t
}

func (t *tabel) gambarKepala() {
	k := t.k
	k.pakai(tebal, t.titik)
	x := k.tepi
	k.f.SetFillColor(224, 231, 239)
	for i, c := range t.kolom {
		k.f.Rect(x, k.y, c.lebar, t.tinggi, "FD")
		t.sel(x, k.y, c, t.kepala[i])
		x += c.lebar
	}
	k.y += t.tinggi
	k.pakai(biasa, t.titik)
}

func (t *tabel) sel(x, y float64, c kolom, baris []string) {
	k := t.k
	for _, b := range baris {
		g := x + sela
		switch c.rata {
		case 'R':
			g = x + c.lebar - sela - k.panjang(b)
		case 'C':
			g = x + (c.lebar-k.panjang(b))/2
		}
		y += k.baris()
		if b != "" {
			k.tulis(g, y-k.baris()+sela, b)
		}
	}
}

func (t *tabel) halamanBaru() {
	t.k.halaman(t.k.rebah)
	t.gambarKepala()
}

// baris draws one row; gaya is the type of all its cells.
func (t *tabel) baris(gaya int, isi ...string) {
	t.gambar(gaya, t.kolom, isi)
}

// grup draws a heading over all columns and keeps it with what follows.
func (t *tabel) grup(isi string) {
	t.k.pakai(tebal, t.titik)
	if t.k.sisa() < 8*t.k.baris() {
		t.halamanBaru()
	}
	t.rentang(tebal, isi)
}

// rentang draws one row whose only cell goes over all columns.
func (t *tabel) rentang(gaya int, isi string) {
	w := 0.0
	for _, c := range t.kolom {
		w += c.lebar
	}
	t.gambar(gaya, []kolom{{lebar: w}}, []string{isi})
}

func (t *tabel) gambar(gaya int, kol []kolom, isi []string) {
	k := t.k
	k.pakai(gaya, t.titik)
	sel := make([][]string, len(kol))
	n := 1
	for i, c := range kol {
		if i < len(isi) {
			sel[i] = k.pecah(k.sandi(isi[i]), c.lebar-2*sela)
			n = max(n, len(sel[i]))
		}
	}
	lh := k.baris()
	kosong := k.tinggi - tepiBawah - tepiAtas - 8 - t.tinggi // body of a fresh page
	if float64(n)*lh+2*sela > k.sisa() && (float64(n)*lh+2*sela <= kosong/2 || k.sisa() < 4*lh+2*sela) {
		t.halamanBaru()
		k.pakai(gaya, t.titik)
	}
	for dari := 0; dari < n; {
		muat := min(n-dari, max(1, int((k.sisa()-2*sela)/lh)))
		h := float64(muat)*lh + 2*sela
		x := k.tepi
		for i, c := range kol {
			k.f.Rect(x, k.y, c.lebar, h, "D")
			if dari < len(sel[i]) {
				t.sel(x, k.y, c, sel[i][dari:min(dari+muat, len(sel[i]))])
			}
			x += c.lebar
		}
		k.y += h
		if dari += muat; dari < n {
			t.halamanBaru()
			k.pakai(gaya, t.titik)
		}
	}
}
