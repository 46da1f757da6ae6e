package tabel

import "strings"

// akhirKepala gives the last row of the header that begins at row h.
func (c *pencari) akhirKepala(h int) int {
	akhir := h
	for j := h + 1; j < len(c.b) && j <= h+6; j++ {
		if c.b[j].jeda && !c.dalamGabungan(h, j) {
			break
		}
		if c.dalamGabungan(h, j) && !c.jelasData(j) || c.anakKepala(akhir, j) {
			akhir = j
			continue
		}
		break
	}
	return akhir
}

// dalamGabungan: a cell merged over several rows reaches from the header at h
// down to row j.
func (c *pencari) dalamGabungan(h, j int) bool {
	for _, g := range c.l.Gabungan {
		if g.Baris1 >= c.b[h].nomor && g.Baris1 < c.b[j].nomor && g.Baris2 >= c.b[j].nomor && g.Kolom1 <= c.k2 && g.Kolom2 >= c.k1 && g.Baris2-g.Baris1 < 8 {
			// Merged cells among the data (a region over several rows) do not count:
			// the merge has to begin in the header.
			for i := h; i < j; i++ {
				if c.b[i].nomor == g.Baris1 {
					return true
				}
			}
		}
	}
	return false
}

// anakKepala: row j continues the header whose last row is a. The row above has
// holes, from a wide cell or one left blank, that this row fills, and its own
// cells are labels where the rows below hold numbers.
func (c *pencari) anakKepala(a, j int) bool {
	if c.jelasData(j) || c.penomor(j, a) {
		return false
	}
	atas, ini := c.b[a], c.b[j]
	lubang := 0
	for k := c.k1; k <= c.ujung(ini); k++ {
		if kosong(c.sel(atas, k)) && !kosong(c.sel(ini, k)) {
			lubang++
		}
	}
	if lubang == 0 || ini.isi < 2 && lubang < ini.isi {
		return false
	}
	for _, g := range c.l.Gabungan {
		if g.Baris1 == atas.nomor && g.Kolom2 > g.Kolom1 && g.Kolom1 <= c.k2 && g.Kolom2 >= c.k1 && g.Kolom2-g.Kolom1 < c.k2-c.k1 {
			return true
		}
	}
	return c.berlawanan(j)
}

// jelasData: row j has numbers that are no years: it cannot be a header.
func (c *pencari) jelasData(j int) bool {
	r := c.b[j]
	for k := c.k1; k <= c.ujung(r); k++ {
		if s := c.sel(r, k); bilangan(s) && !tahun(s) {
			return true
		}
	}
	return false
}

// berlawanan: in some column row j has a label and the rows below numbers, and
// in none the other way round.
func (c *pencari) berlawanan(j int) bool {
	ada := false
	for k := c.k1; k <= c.ujung(c.b[j]); k++ {
		s := c.sel(c.b[j], k)
		if kosong(s) {
			continue
		}
		angka, isi, thn := c.hitung(k, j+1, j+13)
		if isi > 0 && 2*angka > isi && (!bilangan(s) || tahun(s) && 2*thn < isi) {
			ada = true
		}
	}
	return ada
}

// hitung counts the cells of column k in rows a..b-1: numbers, all, years.
func (c *pencari) hitung(k, a, b int) (angka, isi, thn int) {
	for j := a; j < b && j < len(c.b); j++ {
		s := c.sel(c.b[j], k)
		if kosong(s) {
			continue
		}
		isi++
		if bilangan(s) || tandaKosong(s.Teks) {
			angka++
		}
		if tahun(s) {
			thn++
		}
	}
	return
}

// sepertiKepala: row j, seen from a table with data d..e-1, begins another
// table: it has labels where the data have numbers, and no number of its own.
func (c *pencari) sepertiKepala(j, h2, d, e int) bool {
	r := c.b[j]
	if r.isi < 2 || c.jelasData(j) || c.total(r) {
		return false
	}
	lawan := 0
	for k := c.k1; k <= c.ujung(r); k++ {
		s := c.sel(r, k)
		if kosong(s) || tandaKosong(s.Teks) || bilangan(s) && !tahun(s) {
			continue
		}
		if angka, isi, _ := c.hitung(k, max(d, e-30), e); isi > 0 && 2*angka > isi {
			lawan++
		}
	}
	if lawan > 0 {
		return true
	}
	// A table of another shape: its columns are not those of this one, but it has
	// its own contrast of labels above numbers.
	return r.jeda && c.berlawanan(j) && r.angka == 0 && c.kolomLain(r, d, e)
}

// kolomLain: the row has a cell in a column where the data above have none.
func (c *pencari) kolomLain(r ciri, d, e int) bool {
	for k := c.k1; k <= c.ujung(r); k++ {
		if kosong(c.sel(r, k)) {
			continue
		}
		if _, isi, _ := c.hitung(k, max(d, e-30), e); isi == 0 {
			return true
		}
	}
	return false
}

// samaKepala: row j repeats the header row h, as on a new page.
func (c *pencari) samaKepala(j, h int) bool {
	a, b := c.b[h], c.b[j]
	if a.isi < 2 || a.isi != b.isi || a.angka > 0 && a.angka == a.isi {
		return false
	}
	for k := c.k1; k <= c.ujung(a); k++ {
		if ringkas(c.sel(a, k).Teks) != ringkas(c.sel(b, k).Teks) {
			return false
		}
	}
	return true
}

// penomor: row j numbers the columns below the header whose last row is h:
// (1) (2) (3), or bare and rising from 1.
func (c *pencari) penomor(j, h int) bool {
	r := c.b[j]
	if r.isi < 2 || r.isi*2 < c.b[h].isi {
		return false
	}
	lalu, kurung := 0, 0
	for k := c.k1; k <= c.ujung(r); k++ {
		s := c.sel(r, k)
		if kosong(s) {
			continue
		}
		n, dalam, ok := nomorKolom(s.Teks)
		if !ok || n <= lalu || lalu == 0 && n > 1 || n > lalu+2 {
			return false
		}
		if dalam {
			kurung++
		}
		lalu = n
	}
	if kurung > 0 {
		return true
	}
	if r.isi < 3 {
		return false
	}
	// Bare numbers: some column must hold text below, or the row would be data.
	for k := c.k1; k <= c.ujung(r); k++ {
		if angka, isi, _ := c.hitung(k, j+1, j+13); isi > 0 && angka == 0 && !kosong(c.sel(r, k)) {
			return true
		}
	}
	return false
}

// mesin: the hidden row of column names in a template.
func (c *pencari) mesin(j int) bool { return strings.HasPrefix(c.teks(c.b[j]), awalanTemplat) }

// isiKolom sets the columns: those that have a header or data.
func (c *pencari) isiKolom(t *Tabel, h1, h2, d, e int) {
	var pakai []bool
	for _, r := range c.b[h1:max(e, h2+1)] {
		for len(pakai) <= c.ujung(r) {
			pakai = append(pakai, false)
		}
		for k := c.k1; k <= c.ujung(r); k++ {
			pakai[k] = pakai[k] || !kosong(c.sel(r, k))
		}
	}
	var gab []Rentang // merged cells of the header
	for _, g := range c.l.Gabungan {
		if g.Baris1 <= t.KepalaAkhir && g.Baris2 >= t.KepalaAwal && len(gab) < 2000 {
			gab = append(gab, g)
		}
	}
	isi := func(j, k int) string {
		if s := c.sel(c.b[j], k); !kosong(s) {
			return ringkas(s.Teks)
		}
		for _, g := range gab {
			if g.Memuat(c.b[j].nomor, k) {
				if b, ok := c.l.CariBaris(g.Baris1); ok {
					return ringkas(b.Di(g.Kolom1).Teks)
				}
			}
		}
		return ""
	}
	lalu := make([]string, h2-h1+1) // header of the column to the left, by level
	for k := c.k1; k < len(pakai); k++ {
		if !pakai[k] {
			continue
		}
		kol := Kolom{Indeks: k}
		for j := h1; j <= h2; j++ {
			s := isi(j, k)
			if s == "" && len(gab) == 0 && j < h2 && k > c.k1 && isi(h2, k) != "" {
				s = lalu[j-h1] // a wide cell in a format without merged cells
			}
			lalu[j-h1] = s
			if n := len(kol.Bagian); s != "" && (n == 0 || kol.Bagian[n-1] != s) {
				kol.Bagian = append(kol.Bagian, s)
			}
		}
		kol.Nama = strings.Join(kol.Bagian, " / ")
		kol.Satuan = satuanKurung(kol.Nama)
		t.Kolom = append(t.Kolom, kol)
	}
}
