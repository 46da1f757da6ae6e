package el

import (
	"hash/fnv"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Kolom is one column of a [Tabel].
type Kolom struct {
	Judul string
	Angka bool // numbers: to the right, figures of equal width
	Arah  Arah // shows that the rows are sorted by this column
	Tetap bool // cannot be sorted, in a table with Urutkan: buttons, badges
}

// Arah is the direction in which a table is sorted by a column.
type Arah int8

const (
	TakUrut Arah = iota
	Naik
	Turun
)

// Tabel is a data table. On a phone each row becomes a small card whose cells
// carry the column's title; with Gulir it stays a table and scrolls sideways.
type Tabel struct {
	ID               string // only needed when two tables of a page have the same title
	Judul            string // what the table holds: its caption
	JudulTersembunyi bool   // for screen readers only, where a heading says it already
	Kolom            []Kolom
	Baris            [][]any // cells: text, elements, []any; nil draws a dash
	Kaki             []any   // a last row of totals
	Kosong           string  // what to say when there are no rows
	TanpaKepalaBaris bool    // the first column does not name the row
	Gulir            bool    // many columns that are compared with each other
	Padat            bool    // dense, for desks
	Urutkan          func(ctx app.Context, kolom int)
}

// UI draws the table.
func (t Tabel) UI() app.UI {
	if len(t.Baris) == 0 && t.Kosong != "" {
		return Kosong(t.Kosong)
	}
	id := t.ID
	if id == "" {
		id = "tabel-" + sidik(t.Judul)
	}
	kepala := make([]any, len(t.Kolom))
	for i, k := range t.Kolom {
		a := at{"scope": "col", "class": jika(k.Angka, "angka")}
		var isi any = k.Judul
		if t.Urutkan != nil && !k.Tetap {
			a["aria-sort"] = [...]string{"none", "ascending", "descending"}[max(TakUrut, min(k.Arah, Turun))]
			isi = &kepalaUrut{Judul: k.Judul, Arah: k.Arah, Ke: i, Urutkan: t.Urutkan}
		}
		kepala[i] = buat("th", a, isi)
	}
	baris := make([]any, len(t.Baris))
	for i, b := range t.Baris {
		baris[i] = buat("tr", nil, t.sel(b, func() any { return TanpaNilai("tidak ada data") })...)
	}
	var kaki any
	if len(t.Kaki) > 0 {
		kaki = buat("tfoot", nil, buat("tr", nil, t.sel(t.Kaki, func() any { return nil })...))
	}
	return buat("div", at{"class": "gulir", "tabindex": "0", "role": "region", "aria-labelledby": id},
		buat("table", at{"class": sambung("tabel", jika(!t.Gulir, "tabel-tumpuk"), jika(t.Padat, "tabel-padat"), jika(t.Urutkan != nil, "tabel-urut"))},
			buat("caption", at{"id": id, "class": jika(t.JudulTersembunyi, "tak-tampak")}, t.Judul),
			buat("thead", nil, buat("tr", nil, kepala...)),
			buat("tbody", nil, baris...), kaki))
}

// sel draws the cells of a row; kosong makes what stands in an empty one, anew
// for each: an element can be in one place only.
func (t Tabel) sel(b []any, kosong func() any) []any {
	us := make([]any, len(b))
	for j, x := range b {
		var k Kolom
		if j < len(t.Kolom) {
			k = t.Kolom[j]
		}
		kelas := jika(k.Angka, "angka")
		if kosongkah([]any{x}) {
			x = kosong()
			kelas = sambung(kelas, jika(x == nil, "sel-kosong"))
		}
		if j == 0 && !t.TanpaKepalaBaris {
			us[j] = buat("th", at{"scope": "row", "class": kelas}, x)
			continue
		}
		if d, ok := x.([]any); ok && len(d) > 1 { // on a phone a cell is a row of two: its title and one content
			x = buat("div", nil, d...)
		}
		us[j] = buat("td", at{"data-label": k.Judul, "class": kelas}, x)
	}
	return us
}

// sidik makes a short identifier from a text.
func sidik(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// kepalaUrut is the button in the head of a column that can be sorted.
type kepalaUrut struct {
	app.Compo
	Judul   string
	Arah    Arah
	Ke      int
	Urutkan func(ctx app.Context, kolom int)
}

func (k *kepalaUrut) Render() app.UI {
	ikon := IkonUrut
	switch k.Arah {
	case Naik:
		ikon = IkonNaik
	case Turun:
		ikon = IkonTurun
	}
	return buat("button", at{"type": "button", "class": "kepala-urut"}, buat("span", nil, k.Judul), ikonKelas(ikon, "ikon-kecil")).On("click", k.klik)
}

func (k *kepalaUrut) klik(ctx app.Context, e app.Event) {
	if k.Urutkan != nil {
		k.Urutkan(ctx, k.Ke)
	}
}

// Pager tells which part of a long list is shown and moves through it. A nil
// function means that there is nothing that way.
type Pager struct {
	Dari, Sampai int64 // numbers of the first and last row shown
	Total        int64 // 0 or less: not counted
	Sebelum      func(ctx app.Context)
	Sesudah      func(ctx app.Context)
}

// UI draws the pager.
func (p Pager) UI() app.UI {
	total := any("")
	if p.Total > 0 {
		total = []any{" dari ", Angka(p.Total)}
	}
	return buat("nav", at{"class": "pager", "aria-label": "Halaman daftar"},
		buat("p", at{"class": "kecil", "aria-live": "polite"}, "Baris ", Angka(p.Dari), "–", Angka(p.Sampai), total),
		buat("div", at{"class": "deret"},
			Tombol{Label: "Sebelumnya", Ikon: IkonKiri, Mati: p.Sebelum == nil, Klik: p.Sebelum},
			Tombol{Label: "Berikutnya", Ikon: IkonKanan, Akhir: true, Mati: p.Sesudah == nil, Klik: p.Sesudah}))
}
