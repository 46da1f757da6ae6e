package tabel

import (
	"iter"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Format is the kind of file that [Baca] found.
type Format string

const (
	CSV     Format = "csv"      // text with a separator
	XLSX    Format = "xlsx"     // Office Open XML workbook, transitional or strict
	HTML    Format = "html"     // tables of a web page, often named .xls
	XML2003 Format = "xml_2003" // SpreadsheetML of Excel 2003
)

// Jenis is what a cell holds. CSV and HTML know only text, so their cells are
// [Teks] or [Kosong]; the type of a column is not guessed here.
type Jenis uint8

const (
	Kosong  Jenis = iota // nothing, or a formula whose result was not stored
	Teks                 // text, even when it looks like a number
	Angka                // a number of the spreadsheet
	Tanggal              // a number with a date or time format
	Bool                 // TRUE or FALSE
	Galat                // an error value such as #REF!
)

// String gives the name used in JSON: "kosong", "teks", "angka", "tanggal",
// "bool" or "galat".
func (j Jenis) String() string {
	switch j {
	case Teks:
		return "teks"
	case Angka:
		return "angka"
	case Tanggal:
		return "tanggal"
	case Bool:
		return "bool"
	case Galat:
		return "galat"
	}
	return "kosong"
}

// MarshalText gives String.
func (j Jenis) MarshalText() ([]byte, error) { return []byte(j.String()), nil }

// Sel is one cell.
type Sel struct {
	// Teks is the value as the file has it: text unchanged, a number with all its
	// digits ("258.55500000000001"), TRUE or FALSE, an error value, and a date as
	// "2006-01-02", "2006-01-02T15:04:05" or, for a time of day, "15:04:05".
	Teks string
	// Mentah is the stored form where Teks is a translation of it: the serial
	// number of a date. Otherwise "".
	Mentah string
	Jenis  Jenis
	// Rumus: Teks is the result that the spreadsheet stored for a formula. The
	// formula itself is not read and never computed.
	Rumus bool
	// Gaya is the number of the cell's format in Lembar.Gaya, from 1; 0 is
	// General. See [Lembar.Format].
	Gaya uint16
}

// Asli gives the stored form: Mentah, or Teks when there is none.
func (s Sel) Asli() string {
	if s.Mentah != "" {
		return s.Mentah
	}
	return s.Teks
}

// Baris is one row that holds something.
type Baris struct {
	Nomor int   // row number in the file, from 1
	Sel   []Sel // Sel[0] is column A; ends with the last cell that is there
}

// Di gives the cell of column k (0 is A); the empty cell when the row is shorter.
func (b Baris) Di(k int) Sel {
	if k < 0 || k >= len(b.Sel) {
		return Sel{}
	}
	return b.Sel[k]
}

// Rentang is a rectangle of cells; rows count from 1, columns from 0, both ends
// included.
type Rentang struct {
	Baris1, Kolom1, Baris2, Kolom2 int
}

// Memuat reports whether the cell lies in r.
func (r Rentang) Memuat(baris, kolom int) bool {
	return baris >= r.Baris1 && baris <= r.Baris2 && kolom >= r.Kolom1 && kolom <= r.Kolom2
}

// String gives "B26:C26".
func (r Rentang) String() string {
	return NamaSel(r.Baris1, r.Kolom1) + ":" + NamaSel(r.Baris2, r.Kolom2)
}

// Lembar is one sheet. A CSV is one sheet without a name; in HTML every table
// is one.
type Lembar struct {
	Nama        string
	Tersembunyi bool      // hidden in the workbook
	Baris       []Baris   // in order of Nomor; empty rows are left out
	Gabungan    []Rentang // merged cells; the value is in the first cell
	Gaya        []string  // number formats, shared by the sheets of a workbook
}

// Format gives the number format code of a cell ("0%", "#,##0.00"), "" for
// General and for formats that know none. It tells 10 % from 0.1.
func (l *Lembar) Format(s Sel) string {
	if s.Gaya == 0 || int(s.Gaya) > len(l.Gaya) {
		return ""
	}
	return l.Gaya[s.Gaya-1]
}

// CariBaris gives the row with number n.
func (l *Lembar) CariBaris(n int) (Baris, bool) {
	lo, hi := 0, len(l.Baris)
	for lo < hi {
		if m := (lo + hi) / 2; l.Baris[m].Nomor < n {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(l.Baris) && l.Baris[lo].Nomor == n {
		return l.Baris[lo], true
	}
	return Baris{}, false
}

// Buku is a file that was read.
type Buku struct {
	Nama       string
	Format     Format
	Penyandian Penyandian // of text formats
	Pemisah    byte       // of a CSV
	Lembar     []Lembar
	// Temuan are remarks of the reading itself: bytes that fit no encoding, a
	// quote that is never closed, formulas without a stored result.
	Temuan []kominfo.Finding
}

// Tampak gives the sheets that are not hidden and not empty.
func (b *Buku) Tampak() iter.Seq[*Lembar] {
	return func(yield func(*Lembar) bool) {
		for i := range b.Lembar {
			l := &b.Lembar[i]
			if !l.Tersembunyi && len(l.Baris) > 0 && !yield(l) {
				return
			}
		}
	}
}

// NamaKolom gives the letters of column k: 0 is "A", 26 is "AA".
func NamaKolom(k int) string {
	if k < 0 {
		return ""
	}
	var b [8]byte
	i := len(b)
	for k++; k > 0 && i > 0; k = (k - 1) / 26 {
		i--
		b[i] = byte('A' + (k-1)%26)
	}
	return string(b[i:])
}
