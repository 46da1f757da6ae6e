package register

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

// PeriksaIsian checks a document or an action's input, as JSON, against its
// fields: required, enumerations, bounds, length, pattern, hidden characters.
// What the fields cannot say is the register's own Check.
func PeriksaIsian(isian []Isian, doc []byte) []kominfo.Finding {
	return periksaIsian(isian, doc, kompilasiPola)
}

// periksaIsian takes the compiler of patterns, so that a Def compiles each once.
func periksaIsian(isian []Isian, doc []byte, kompilasi func(string) (*pola, error)) []kominfo.Finding {
	a, err := bacaObjek(doc)
	if err != nil {
		return []kominfo.Finding{{ID: "REG-JSON", Severity: kominfo.Galat, Message: "Isian bukan satu objek JSON yang utuh."}}
	}
	return periksaAnggota(isian, a, kompilasi)
}

func periksaAnggota(isian []Isian, a []anggota, kompilasi func(string) (*pola, error)) []kominfo.Finding {
	var fs []kominfo.Finding
	for i := range isian {
		x := &isian[i]
		var v json.RawMessage
		for _, m := range a {
			if m.nama == x.Nama {
				v = m.nilai
			}
		}
		if p := x.periksa(v, kompilasi); p.Message != "" {
			p.Path, p.Severity = x.Nama, kominfo.Galat
			fs = append(fs, p)
		}
	}
	return fs
}

func (x *Isian) periksa(v json.RawMessage, kompilasi func(string) (*pola, error)) (f kominfo.Finding) {
	salah := func(id, format string, a ...any) kominfo.Finding {
		return kominfo.Finding{ID: id, Message: fmt.Sprintf(format, a...)}
	}
	kosong := len(v) == 0 || string(v) == "null" || string(v) == `""` || (x.bilangan() && string(v) == "0") ||
		(x.Rupa == RupaRinci && (string(v) == "{}" || string(v) == "[]"))
	if kosong {
		if x.Wajib {
			return salah("REG-WAJIB", "%s belum diisi.%s", x.Label, x.misal())
		}
		return f
	}
	switch {
	case x.bilangan():
		n, err := strconv.ParseInt(string(v), 10, 64)
		if err != nil {
			return salah("REG-TIPE", "%s harus berupa %s.", x.Label, apaRupa(*x))
		}
		if x.Min != nil && n < *x.Min || x.Maks != nil && n > *x.Maks {
			return salah("REG-BATAS", "%s%s di luar batas: %s.", x.Label, x.sebut(string(v)), x.batas())
		}
	case x.Rupa == RupaCentang || x.Rupa == RupaRinci:
	default:
		s, ok := teksJSON(v)
		if !ok {
			return salah("REG-TIPE", "%s harus berupa teks.", x.Label)
		}
		return x.periksaTeks(s, kompilasi, salah)
	}
	return f
}

// teksJSON reads a JSON string; most have no escapes and need no decoder.
func teksJSON(v json.RawMessage) (s string, ok bool) {
	if v[0] == '"' && bytes.IndexByte(v, '\\') < 0 {
		return string(v[1 : len(v)-1]), true
	}
	return s, json.Unmarshal(v, &s) == nil
}

func (x *Isian) periksaTeks(s string, kompilasi func(string) (*pola, error), salah func(id, format string, a ...any) kominfo.Finding) (f kominfo.Finding) {
	if x.Wajib && strings.TrimSpace(s) == "" {
		return salah("REG-WAJIB", "%s belum diisi.%s", x.Label, x.misal())
	}
	if n := utf8.RuneCountInString(s); x.Panjang > 0 && n > x.Panjang {
		return salah("REG-PANJANG", "%s terlalu panjang: %d huruf, paling banyak %d.", x.Label, n, x.Panjang)
	}
	for _, r := range s {
		if r == '\n' && x.Rupa == RupaPanjang || r == '\t' && x.Rupa == RupaPanjang {
			continue
		}
		// Control and bidirectional-override characters make a text look other
		// than it is.
		if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == utf8.RuneError {
			return salah("REG-HURUF", "%s memuat huruf tersembunyi (U+%04X). Ketik ulang teksnya, jangan ditempel.", x.Label, r)
		}
	}
	if len(x.Pilihan) > 0 {
		var teks []string
		for _, p := range x.Pilihan {
			if p.Nilai == s {
				return f
			}
			teks = append(teks, p.Nilai)
		}
		return salah("REG-PILIHAN", "%s%s bukan salah satu pilihan: %s.", x.Label, x.sebut(strconv.Quote(singkat(s))), strings.Join(teks, ", "))
	}
	if x.Pola != "" {
		if p, _ := kompilasi(x.Pola); p == nil || !p.cocok(s) {
			return salah("REG-POLA", "%s%s tidak sesuai bentuk yang diminta.%s", x.Label, x.sebut(strconv.Quote(singkat(s))), x.misal())
		}
	}
	return f
}

// sebut repeats a value in a message, unless it is personal: messages are logged.
func (x Isian) sebut(s string) string {
	if x.Pribadi {
		return ""
	}
	return " " + s
}

func (x Isian) misal() string {
	if x.Contoh == "" {
		return ""
	}
	return " Misalnya: " + x.Contoh + "."
}

func (x Isian) batas() string {
	switch {
	case x.Min != nil && x.Maks != nil:
		return fmt.Sprintf("%d sampai %d", *x.Min, *x.Maks)
	case x.Min != nil:
		return fmt.Sprintf("paling kecil %d", *x.Min)
	}
	return fmt.Sprintf("paling besar %d", *x.Maks)
}

func singkat(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
