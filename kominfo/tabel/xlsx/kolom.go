package xlsx

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/xuri/excelize/v2"
)

// Jenis is what a column holds. It decides the cell format and, in a template,
// what may be typed.
type Jenis string

const (
	Teks    Jenis = "teks"    // also the zero value
	Bulat   Jenis = "bulat"   // whole number
	Desimal Jenis = "desimal" // number with a fraction
	Uang    Jenis = "uang"    // rupiah, shown with thousands separators
	Tanggal Jenis = "tanggal"
	YaTidak Jenis = "ya_tidak" // a bool is written as "Ya" or "Tidak"
)

// Kolom describes one column.
type Kolom struct {
	Nama    string   // machine name, as in the register
	Label   string   // header for people; Nama when ""
	Jenis   Jenis    //
	Lebar   float64  // in characters; chosen from the label when 0
	Wajib   bool     // template: marked with * in the header
	Bantuan string   // template: shown when a cell of the column is selected
	Contoh  string   // template: shown on the sheet Petunjuk
	Pilihan []string // template: drop-down, of any length
}

func (k Kolom) label() string {
	if k.Label != "" {
		return k.Label
	}
	return k.Nama
}

func (k Kolom) lebar() float64 {
	if k.Lebar > 0 {
		return min(k.Lebar, 255)
	}
	n := len([]rune(k.label())) + 4
	for _, p := range k.Pilihan[:min(len(k.Pilihan), 100)] {
		n = max(n, len([]rune(p))+2)
	}
	return float64(min(max(n, 12), 50))
}

// Angka is an exact decimal in machine form ("-12.5") to be written as a
// number. One with more than 15 significant digits, which a spreadsheet would
// round, is written as text.
type Angka string

const opTulis = "xlsx.Tulis"

// nilai turns a Go value into what excelize writes. Every string becomes an
// inline string, which no spreadsheet evaluates.
func nilai(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int, int8, int16, int32, int64, uint8, uint16, uint32:
		if n, ok := v.(int64); ok {
			return bulat(n), nil
		}
		if n, ok := v.(int); ok {
			return bulat(int64(n)), nil
		}
		return v, nil
	case uint64:
		if v < 1<<53 {
			return v, nil
		}
		return strconv.FormatUint(v, 10), nil
	case float64:
		if v-v != 0 { // NaN and infinities are no numbers of a spreadsheet
			return nil, nil
		}
		return v, nil
	case string:
		return teks(v)
	case kominfo.Rupiah:
		return bulat(int64(v)), nil
	case kominfo.Tanggal:
		if v.Kosong() {
			return nil, nil
		}
		if v.Tahun() < 1900 || v.Tahun() > 9999 {
			return v.String(), nil // outside the calendar of a spreadsheet
		}
		return v.Time(), nil
	case time.Time:
		if v.IsZero() {
			return nil, nil
		}
		return v, nil
	case kominfo.Periode:
		return v.String(), nil
	case Angka:
		if f, err := strconv.ParseFloat(string(v), 64); err == nil && digit(string(v)) <= 15 {
			return f, nil
		}
		return teks(string(v))
	case interface{ String() string }:
		return teks(v.String())
	}
	return nil, kominfo.E(kominfo.Rusak, opTulis, "Program mencoba menulis nilai bertipe %T ke XLSX, yang tidak dikenal.", v)
}

// bulat keeps a whole number exact: above 2^53 a spreadsheet would round it.
func bulat(n int64) any {
	if n > 1<<53 || n < -1<<53 {
		return strconv.FormatInt(n, 10)
	}
	return n
}

func digit(s string) int {
	s, _, _ = strings.Cut(strings.ToLower(s), "e")
	n := 0
	for _, c := range strings.TrimLeft(strings.TrimLeft(s, "-+"), "0.") {
		if c >= '0' && c <= '9' {
			n++
		}
	}
	return n
}

// teks holds the limit of a cell, at which excelize would cut silently.
func teks(s string) (any, error) {
	if s == "" {
		return nil, nil
	}
	if len(s) > excelize.TotalCellChars && len(utf16.Encode([]rune(s))) > excelize.TotalCellChars {
		return nil, kominfo.E(kominfo.TidakSah, opTulis, "Ada isi yang lebih panjang dari %s huruf, batas satu sel Excel. Persingkat isinya, atau ekspor sebagai CSV.", kominfo.FormatAngka(excelize.TotalCellChars))
	}
	return s, nil
}

// NamaLembar makes a name that a spreadsheet accepts and that is not in use. pakai are
// the names in use, in small letters; the new one is added.
func NamaLembar(s string, pakai map[string]bool) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "' ")
	if s == "" || strings.EqualFold(s, "history") { // Excel keeps that name
		s = "Data"
	}
	dasar := s
	for n := 1; ; n++ {
		ekor := ""
		if n > 1 {
			ekor = " (" + strconv.Itoa(n) + ")"
		}
		u := utf16.Encode([]rune(dasar))
		if len(u) > 31-len(ekor) {
			u = u[:31-len(ekor)]
			if k := len(u) - 1; utf16.IsSurrogate(rune(u[k])) && u[k] < 0xDC00 { // half a letter
				u = u[:k]
			}
		}
		s = strings.TrimRight(string(utf16.Decode(u)), "' ") + ekor
		if k := strings.ToLower(s); !pakai[k] {
			pakai[k] = true
			return s
		}
	}
}
