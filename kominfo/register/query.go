package register

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Op compares a column with a value.
type Op string

const (
	Sama      Op = "="
	Tidak     Op = "!="
	Minimal   Op = ">="
	Maksimal  Op = "<="
	Lebih     Op = ">"
	Kurang    Op = "<"
	DiawaliOp Op = "diawali" // text column begins with the value, case matters
	SalahSatu Op = "dalam"   // value is one of Daftar
)

// Syarat is one condition on a typed column. All conditions of a query must hold.
type Syarat struct {
	Kolom  string `json:"kolom"`
	Op     Op     `json:"op"`
	Nilai  any    `json:"nilai,omitempty"`  // string or int64, as the column
	Daftar []any  `json:"daftar,omitempty"` // for SalahSatu
}

// Query is a list request. The order is by one column, then by id, so that a
// cursor never skips or repeats a document that did not change.
type Query struct {
	Saring  []Syarat
	Urut    string // column; empty: by id, that is in the order of creation
	Turun   bool   // descending
	Kursor  string // Halaman.Kursor of the page before
	Batas   int    // 1 to 1000; 0 is 50
	Isi     bool   // bodies too; columns alone are answered from a covering index
	Ditarik bool   // withdrawn documents too

	// Hanya names the columns that are wanted, where bodies are not: a store may leave
	// the others of a row nil, and then reads less. nil: all.
	Hanya []string
}

const (
	batasBaku = 50
	batasMaks = 1000
)

// Posisi is a decoded cursor: the sort value and id of the last document shown.
type Posisi struct {
	Nilai any // string or int64; nil when sorted by id
	ID    ID
}

// Rapikan checks q against a register's columns, fills defaults, brings values
// to the column's type and decodes the cursor. Stores call it first.
func (q Query) Rapikan(in Info) (Query, *Posisi, error) {
	const op = "register.Query"
	if q.Batas == 0 {
		q.Batas = batasBaku
	}
	if q.Batas < 1 || q.Batas > batasMaks {
		return q, nil, kominfo.E(kominfo.TidakSah, op, "Jumlah baris per halaman harus 1 sampai %d, bukan %d.", batasMaks, q.Batas)
	}
	var err error
	if q.Saring, err = RapikanSyarat(in, q.Saring); err != nil {
		return q, nil, err
	}
	urut := -1
	if q.Urut != "" {
		if urut = in.indeksKolom(q.Urut); urut < 0 {
			return q, nil, kolomTakDikenal(op, in, q.Urut)
		}
	}
	for _, n := range q.Hanya {
		if in.indeksKolom(n) < 0 {
			return q, nil, kolomTakDikenal(op, in, n)
		}
	}
	if q.Kursor == "" {
		return q, nil, nil
	}
	p, ok := bukaKursor(q.Kursor, urut >= 0, urut >= 0 && in.Kolom[urut].Bilangan)
	if !ok {
		return q, nil, kominfo.E(kominfo.TidakSah, op, "Penanda halaman tidak dikenal. Mulai lagi dari halaman pertama.")
	}
	return q, &p, nil
}

// RapikanSyarat checks conditions and brings their values to the column's type:
// a number for an integer column, text for a text column.
func RapikanSyarat(in Info, s []Syarat) ([]Syarat, error) {
	const op = "register.Syarat"
	out := make([]Syarat, len(s))
	for i, x := range s {
		k := in.indeksKolom(x.Kolom)
		if k < 0 {
			return nil, kolomTakDikenal(op, in, x.Kolom)
		}
		bil := in.Kolom[k].Bilangan
		switch x.Op {
		case Sama, Tidak, Minimal, Maksimal, Lebih, Kurang:
		case DiawaliOp:
			if bil {
				return nil, kominfo.E(kominfo.TidakSah, op, "Kolom %s berisi bilangan, jadi tidak bisa disaring menurut awalan.", x.Kolom)
			}
		case SalahSatu:
			d := make([]any, len(x.Daftar))
			for j, v := range x.Daftar {
				var ok bool
				if d[j], ok = keTipe(v, bil); !ok {
					return nil, nilaiSalah(op, x.Kolom, bil)
				}
			}
			x.Daftar, x.Nilai = d, nil
			out[i] = x
			continue
		default:
			return nil, kominfo.E(kominfo.TidakSah, op, "Pembanding %q tidak dikenal.", string(x.Op))
		}
		v, ok := keTipe(x.Nilai, bil)
		if !ok {
			return nil, nilaiSalah(op, x.Kolom, bil)
		}
		x.Nilai = v
		out[i] = x
	}
	return out, nil
}

func nilaiSalah(op, kolom string, bil bool) error {
	apa := "teks"
	if bil {
		apa = "bilangan bulat"
	}
	return kominfo.E(kominfo.TidakSah, op, "Saringan kolom %s harus berupa %s.", kolom, apa)
}

func kolomTakDikenal(op string, in Info, kolom string) error {
	var n []string
	for _, k := range in.Kolom {
		n = append(n, k.Nama)
	}
	return kominfo.E(kominfo.TidakSah, op, "Register %s tidak punya kolom %q untuk menyaring atau mengurutkan. Yang ada: %s.", in.Nama, kolom, strings.Join(n, ", "))
}

func keTipe(v any, bilangan bool) (any, bool) {
	if !bilangan {
		s, ok := v.(string)
		return s, ok
	}
	switch n := v.(type) {
	case int64:
		return n, true
	case int:
		return int64(n), true
	case string:
		x, err := json.Number(n).Int64()
		return x, err == nil
	}
	return nil, false
}

// Cocok reports whether a row's column values meet the condition; the memory
// store and the browser filter with it. k is the column's place in the Def.
func (s Syarat) Cocok(nilai any) bool {
	switch s.Op {
	case SalahSatu:
		return slices.Contains(s.Daftar, nilai)
	case DiawaliOp:
		a, _ := nilai.(string)
		b, _ := s.Nilai.(string)
		return strings.HasPrefix(a, b)
	}
	c := Banding(nilai, s.Nilai)
	switch s.Op {
	case Sama:
		return c == 0
	case Tidak:
		return c != 0
	case Minimal:
		return c >= 0
	case Maksimal:
		return c <= 0
	case Lebih:
		return c > 0
	case Kurang:
		return c < 0
	}
	return false
}

// Banding orders two column values of the same type: text by its bytes, as SQL
// does with the binary collation.
func Banding(a, b any) int {
	switch x := a.(type) {
	case string:
		y, _ := b.(string)
		return strings.Compare(x, y)
	case int64:
		y, _ := b.(int64)
		if x < y {
			return -1
		}
		if x > y {
			return 1
		}
	}
	return 0
}

// BuatKursor encodes the position after a row; nilai is nil when the list is
// sorted by id.
func BuatKursor(nilai any, id ID) string {
	var v []any
	if nilai == nil {
		v = []any{id}
	} else {
		v = []any{id, nilai}
	}
	b, _ := json.Marshal(v)
	return base64.RawURLEncoding.EncodeToString(b)
}

func bukaKursor(s string, ada, bilangan bool) (p Posisi, ok bool) {
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b) > 4096 {
		return p, false
	}
	var v []json.RawMessage
	if json.Unmarshal(b, &v) != nil || len(v) == 0 || len(v) > 2 || (len(v) == 2) != ada {
		return p, false
	}
	if json.Unmarshal(v[0], &p.ID) != nil {
		return p, false
	}
	if !ada {
		return p, true
	}
	if bilangan {
		var n int64
		if json.Unmarshal(v[1], &n) != nil {
			return p, false
		}
		p.Nilai = n
		return p, true
	}
	var t string
	if json.Unmarshal(v[1], &t) != nil {
		return p, false
	}
	p.Nilai = t
	return p, true
}
