package tabel

import "strings"

// Tabel is one table found in a sheet. Row numbers are those of the file, from
// 1; columns count from 0. Nothing in it is repaired: names and units are tidied
// copies, the cells are those of the sheet.
type Tabel struct {
	Lembar string  // name of the sheet
	Judul  []Garis // lines above the header
	Satuan string  // unit of the whole table, from a line such as "(dalam ribu jiwa)"
	// KepalaAwal and KepalaAkhir are the header rows.
	KepalaAwal, KepalaAkhir int
	// BarisPenomor is the row (1) (2) (3) under the header; 0 when there is none.
	BarisPenomor int
	Kolom        []Kolom
	// Awal and Akhir are the first and last data row, total rows included.
	Awal, Akhir int
	Data        []Baris // the rows from Awal to Akhir that hold something
	Total       []int   // rows of sums: JUMLAH, TOTAL, SUB JUMLAH
	Kaki        []Garis // lines below: notes, signatures
	Sumber      string  // what a line "Sumber: …" names
}

// Garis is a line of text beside a table.
type Garis struct {
	Nomor int    // row in the file, from 1
	Teks  string // tidied: one space between words, cells joined
}

// Kolom is one column of a table.
type Kolom struct {
	Indeks int      // place in the sheet, from 0
	Nama   string   // "Penduduk / Laki-laki"; "" when the header is empty
	Bagian []string // the same, level by level
	Satuan string   // unit found in the header: "Ribu" in "Jumlah Penduduk (Ribu)"
}

// Huruf gives the letters of the column in the sheet.
func (k Kolom) Huruf() string { return NamaKolom(k.Indeks) }

// BarisTotal reports whether row n is a row of sums.
func (t *Tabel) BarisTotal(n int) bool {
	for _, x := range t.Total {
		if x == n {
			return true
		}
	}
	return false
}

// Temukan finds the tables in a sheet, from top to bottom and left to right. A
// sheet with its header in the first row and data below is one table, gaps or
// not. For sheets made for reading it goes by what such sheets have in common: titles stand alone in
// their row, a header has no numbers where the rows below have them, notes
// begin with "Sumber" or "Catatan" or follow a gap. An empty sheet has none.
func Temukan(l Lembar) []Tabel {
	var hasil []Tabel
	for _, p := range potongSamping(&l) {
		c := &pencari{l: &l, k1: p[0], k2: p[1]}
		c.siapkan()
		for i := 0; i < len(c.b); {
			t, n := c.tabel(i)
			if t != nil {
				hasil = append(hasil, *t)
			}
			i = max(n, i+1)
		}
		c.judulSisa(hasil)
	}
	return hasil
}

// pencari walks over the rows of a sheet, or of a strip of its columns.
type pencari struct {
	l      *Lembar
	k1, k2 int     // columns, both included
	b      []ciri  // rows that hold something in these columns
	judul  []Garis // lines seen since the last table
}

// ciri is what matters about one row.
type ciri struct {
	i       int // index in Lembar.Baris
	nomor   int
	isi     int // cells that hold something
	angka   int // of them numbers, or text that looks like one
	pertama int // column of the first
	jeda    bool
}

func (c *pencari) siapkan() {
	lalu := 0
	for i, b := range c.l.Baris {
		r := ciri{i: i, nomor: b.Nomor, pertama: -1}
		for k := c.k1; k <= c.k2 && k < len(b.Sel); k++ {
			s := b.Sel[k]
			if kosong(s) {
				continue
			}
			if r.pertama < 0 {
				r.pertama = k
			}
			r.isi++
			if bilangan(s) {
				r.angka++
			}
		}
		if r.isi == 0 {
			continue
		}
		r.jeda = lalu > 0 && b.Nomor > lalu+1
		lalu = b.Nomor
		c.b = append(c.b, r)
	}
}

func (c *pencari) sel(r ciri, k int) Sel { return c.l.Baris[r.i].Di(k) }

func (c *pencari) teks(r ciri) string { return ringkas(c.sel(r, r.pertama).Teks) }

// gabungTeks gives the line that a row shows.
func (c *pencari) gabungTeks(r ciri) string {
	s := c.teks(r)
	for k := r.pertama + 1; k <= c.ujung(r); k++ {
		if v := ringkas(c.sel(r, k).Teks); v != "" {
			s += " " + v
		}
	}
	return s
}

// terbentang: the row is one cell merged over several columns.
func (c *pencari) terbentang(r ciri) bool {
	for _, g := range c.l.Gabungan {
		if g.Baris1 == r.nomor && g.Kolom1 == r.pertama && g.Kolom2 > g.Kolom1 {
			return true
		}
	}
	return false
}

// ujung gives the last column that the row can fill.
func (c *pencari) ujung(r ciri) int { return min(c.k2, len(c.l.Baris[r.i].Sel)-1) }

// tabel reads the table that begins at or below row i; n is the first row after
// it. Rows that are no table are kept as titles.
func (c *pencari) tabel(i int) (t *Tabel, n int) {
	for ; i < len(c.b) && c.barisJudul(i); i++ {
		if len(c.judul) < 50 {
			c.judul = append(c.judul, Garis{c.b[i].nomor, c.gabungTeks(c.b[i])})
		}
	}
	if i == len(c.b) {
		return nil, i
	}
	h2 := c.akhirKepala(i)
	t = &Tabel{Lembar: c.l.Nama, KepalaAwal: c.b[i].nomor, KepalaAkhir: c.b[h2].nomor}
	t.Judul, c.judul = c.judul, nil
	for _, j := range t.Judul {
		if s := satuanBaris(j.Teks); s != "" {
			t.Satuan = s
		}
	}
	d := h2 + 1
	for d < len(c.b) && (c.penomor(d, h2) || c.mesin(d)) {
		if t.BarisPenomor == 0 && !c.mesin(d) {
			t.BarisPenomor = c.b[d].nomor
		}
		d++
	}
	e := c.akhirData(i, h2, d)
	c.isiKolom(t, i, h2, d, e)
	if e > d {
		t.Awal, t.Akhir = c.b[d].nomor, c.b[e-1].nomor
		t.Data = c.l.Baris[c.b[d].i : c.b[e-1].i+1]
		for _, r := range c.b[d:e] {
			if c.total(r) {
				t.Total = append(t.Total, r.nomor)
			}
		}
	}
	return t, c.kaki(t, e)
}

// judulSisa gives lines below the last table, which no table followed, to it.
func (c *pencari) judulSisa(hasil []Tabel) {
	if len(c.judul) == 0 || len(hasil) == 0 {
		return
	}
	t := &hasil[len(hasil)-1]
	for _, j := range c.judul {
		tambahKaki(t, j)
	}
}

// barisJudul: a line that stands alone above a table.
func (c *pencari) barisJudul(i int) bool {
	r := c.b[i]
	if r.isi == 1 {
		// One column only: the first line is the header, there is no title.
		return c.k2 > c.k1 && !c.satuKolom(i)
	}
	// "Kecamatan : Toboali" spread over cells.
	s := c.teks(r)
	if r.isi <= 3 && len(s) > 0 {
		for k := r.pertama; k <= c.ujung(r); k++ {
			if v := ringkas(c.sel(r, k).Teks); v == ":" || len(v) > 1 && v[0] == ':' || k == r.pertama && len(v) > 1 && v[len(v)-1] == ':' {
				return true
			}
		}
	}
	return false
}

// satuKolom: this row and all below, up to a gap, have one cell in one column,
// and there is nothing wider in the sheet.
func (c *pencari) satuKolom(i int) bool {
	for _, r := range c.b {
		if r.isi > 1 {
			return false
		}
	}
	return len(c.b)-i > 1
}

// akhirData gives the index after the last data row of the table with header
// h1..h2 whose data begin at d.
func (c *pencari) akhirData(h1, h2, d int) int {
	polos := h1 == 0 && c.b[0].nomor == 1 && len(c.l.Gabungan) == 0
	for j := d; j < len(c.b); j++ {
		r := c.b[j]
		if c.awalKaki(j) {
			return j
		}
		if c.samaKepala(j, h1) {
			return j
		}
		if r.isi == 1 && r.angka == 0 && c.k2 > c.k1 {
			// A line alone: a subgroup, a title, or a note.
			k := j + 1
			for k < len(c.b) && c.b[k].isi == 1 && c.b[k].angka == 0 {
				k++
			}
			jeda := r.jeda || c.terbentang(r)
			switch {
			case k == len(c.b) && (jeda || !polos && len(c.teks(r)) > 60):
				return j // nothing but lines to the end of the sheet
			case k == len(c.b): // a short line without a gap belongs to the data
			case jeda && c.sepertiKepala(k, h2, d, j):
				return j
			case !r.jeda && c.sepertiKepala(k, h2, d, j) && c.samaKepala(k, h1):
				return j
			}
			j = k - 1
			continue
		}
		if r.jeda && !polos && c.sepertiKepala(j, h2, d, j) {
			return j
		}
	}
	return len(c.b)
}

// awalKaki: row j begins the notes below a table. A word alone is not enough in
// the midst of data: "keterangan" is also the name of a column in a dictionary.
func (c *pencari) awalKaki(j int) bool {
	r := c.b[j]
	s := c.teks(r)
	if r.isi > 2 || r.angka > 0 || !catatan(s) {
		return false
	}
	bertanda := strings.ContainsAny(s, ":=*") || strings.HasPrefix(ringkas(c.sel(r, r.pertama+1).Teks), ":")
	if r.isi == 2 {
		return bertanda
	}
	return bertanda || r.jeda || j+1 == len(c.b) || c.b[j+1].isi == 1 || c.b[j+1].jeda
}

// kaki takes the lines below a table: up to the next header.
func (c *pencari) kaki(t *Tabel, e int) int {
	j := e
	for ; j < len(c.b); j++ {
		r := c.b[j]
		// A line after a gap that is no note may be the title of the next table.
		if (j == e || r.jeda || r.isi > 2) && !catatan(c.teks(r)) {
			break
		}
		tambahKaki(t, Garis{r.nomor, c.gabungTeks(r)})
	}
	return j
}

func tambahKaki(t *Tabel, g Garis) {
	if len(t.Kaki) < 200 {
		t.Kaki = append(t.Kaki, g)
	}
	if v := setelahSumber(g.Teks); v != "" && t.Sumber == "" {
		t.Sumber = v
	}
}
