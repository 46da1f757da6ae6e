package tabel

import (
	"strconv"
	"strings"
)

// A template carries its identity in a hidden row right under the header, one
// cell per column: "lumbung:aplikasi:3:nama" (register, schema version, machine
// name). The row moves with its columns, so a template stays readable when an
// office inserts, deletes or reorders columns, copies the sheet into another
// workbook, or saves it as CSV.
const awalanTemplat = "lumbung:"

// TandaTemplat gives the cell of the hidden row for one column.
func TandaTemplat(register string, versi int, kolom string) string {
	return awalanTemplat + register + ":" + strconv.Itoa(versi) + ":" + kolom
}

// LembarTemplat is the name of the hidden sheet in a template, which holds the
// lists of choices.
const LembarTemplat = "_lumbung"

// Templat is a template that came back.
type Templat struct {
	Register string
	Versi    int      // schema version it was made for
	Kolom    []string // machine name per column of the sheet; "" for a column that the office added
	Lembar   *Lembar
	Kepala   int     // row number of the visible header
	Baris    []Baris // what was filled in
}

// Kenali recognises a template made by package tabel/xlsx: the register, the
// version of its schema and the machine names of the columns in the order of the
// sheet. ok is false for any other file.
func Kenali(b *Buku) (register string, versi int, kolom []string, ok bool) {
	t, ok := BacaTemplat(b)
	return t.Register, t.Versi, t.Kolom, ok
}

// BacaTemplat is [Kenali] together with the rows that were filled in.
func BacaTemplat(b *Buku) (t Templat, ok bool) {
	for i := range b.Lembar {
		l := &b.Lembar[i]
		for j, r := range l.Baris {
			if r.Nomor > 10 {
				break
			}
			if t, ok = tandaBaris(r); ok {
				t.Lembar, t.Baris, t.Kepala = l, l.Baris[j+1:], r.Nomor-1
				return t, true
			}
		}
	}
	return Templat{}, false
}

func tandaBaris(r Baris) (t Templat, ok bool) {
	for k, s := range r.Sel {
		rest, ada := strings.CutPrefix(s.Teks, awalanTemplat)
		if !ada {
			continue
		}
		bagian := strings.SplitN(rest, ":", 3)
		if len(bagian) != 3 {
			continue
		}
		v, err := strconv.Atoi(bagian[1])
		if err != nil || v < 0 || bagian[0] == "" || bagian[2] == "" {
			continue
		}
		if t.Kolom == nil {
			t = Templat{Register: bagian[0], Versi: v, Kolom: make([]string, len(r.Sel))}
		}
		if t.Register == bagian[0] && t.Versi == v {
			t.Kolom[k] = bagian[2]
		}
	}
	return t, t.Kolom != nil
}
