package tabel

import (
	"strconv"
	"strings"
)

// teks takes a run of text where it stands: in the open cell, or outside.
func (p *pembacaHTML) teks(s []byte) {
	if len(s) == 0 {
		return
	}
	if n := len(p.tump); n > 0 && p.tump[n-1].buka {
		t := p.tump[n-1]
		if t.teks = append(t.teks, s...); len(t.teks) > p.o.MaksPanjang {
			p.err = selTerlaluPanjang(t.nomor, t.kolom, p.o.MaksPanjang)
		}
		return
	}
	if len(p.luar)+len(s) <= p.o.MaksPanjang {
		p.luar = append(p.luar, s...)
	}
}

// rapikan resolves entities and white space as a browser shows them. A <br>,
// marked by itself, becomes a line break.
func rapikan(b []byte) string {
	bagian := strings.Split(string(b), "<br>")
	for i, s := range bagian {
		bagian[i] = uraiHTML(strings.Join(strings.FieldsFunc(s, func(r rune) bool {
			return r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '\f'
		}), " "))
	}
	s := strings.Join(bagian, "\n")
	if strings.Trim(s, " \n\u00A0") == "" { // a cell kept open by &nbsp;
		return ""
	}
	return strings.Trim(s, "\n")
}

// putusBaris ends a line of text outside the tables.
func (p *pembacaHTML) putusBaris() {
	s := rapikan(p.luar)
	p.luar = p.luar[:0]
	if s != "" && len(p.awal) < 200 {
		p.awal = append(p.awal, s)
	}
}

// tulisLuar writes the collected lines as rows of one cell.
func (p *pembacaHTML) tulisLuar(t *tabelHTML) {
	for _, s := range p.awal {
		t.nomor++
		if err := t.tp.tambah(t.nomor, []Sel{{Teks: s, Jenis: Teks}}, false); err != nil {
			p.err = err
		}
	}
	p.awal = nil
	p.b.Lembar[t.l].Baris = t.tp.baris
}

func (p *pembacaHTML) bukaTabel() {
	p.putusBaris()
	if len(p.b.Lembar) == p.o.MaksLembar || len(p.tump) == dalamMaks {
		p.err = terlaluBanyak("tabel", int64(p.o.MaksLembar))
		return
	}
	p.b.Lembar = append(p.b.Lembar, Lembar{Nama: "Tabel " + strconv.Itoa(len(p.b.Lembar)+1)})
	t := &tabelHTML{l: len(p.b.Lembar) - 1, tp: penampung{o: p.o, sisa: &p.sisa}}
	p.tump = append(p.tump, t)
	p.tulisLuar(t)
}

func (p *pembacaHTML) tutupTabel() {
	n := len(p.tump)
	if n == 0 {
		return
	}
	t := p.tump[n-1]
	p.tutupBaris(t)
	p.tump = p.tump[:n-1]
	p.b.Lembar[t.l].Baris = t.tp.baris
	p.akhr = t
}

func (p *pembacaHTML) tutupBaris(t *tabelHTML) {
	p.tutupSel(t)
	if len(t.baris) > 0 {
		if err := t.tp.tambah(t.nomor, t.baris, false); err != nil {
			p.err = err
		}
		t.baris = t.baris[:0]
	}
	if !t.aktif {
		return
	}
	t.aktif = false
	for k := range t.turun {
		if t.turun[k] > 0 {
			t.turun[k]--
		}
	}
}

// bukaSel finds the column of a new cell, right of those that a rowspan above
// still covers, and notes what it covers itself.
func (p *pembacaHTML) bukaSel(t *tabelHTML, tag []byte) {
	for t.kolom < len(t.turun) && t.turun[t.kolom] > 0 {
		t.kolom++
	}
	t.lebar = rentangAtr(tag, "colspan", 1000) // as browsers limit it
	tinggi := rentangAtr(tag, "rowspan", 65534)
	if t.kolom+t.lebar > p.o.MaksKolom {
		p.err = terlaluBanyak("kolom", int64(p.o.MaksKolom))
		return
	}
	g := &p.b.Lembar[t.l].Gabungan
	if (t.lebar > 1 || tinggi > 1) && len(*g) < 200_000 {
		*g = append(*g, Rentang{t.nomor, t.kolom, t.nomor + tinggi - 1, t.kolom + t.lebar - 1})
	}
	if tinggi > 1 {
		for len(t.turun) < t.kolom+t.lebar {
			t.turun = append(t.turun, 0)
		}
		for k := t.kolom; k < t.kolom+t.lebar; k++ {
			t.turun[k] = tinggi
		}
	}
	t.buka, t.teks = true, t.teks[:0]
}

func (p *pembacaHTML) tutupSel(t *tabelHTML) {
	if !t.buka {
		return
	}
	t.buka = false
	if s := rapikan(t.teks); s != "" {
		for len(t.baris) <= t.kolom {
			t.baris = append(t.baris, Sel{})
		}
		t.baris[t.kolom] = Sel{Teks: s, Jenis: Teks}
	}
	t.kolom += t.lebar
}
