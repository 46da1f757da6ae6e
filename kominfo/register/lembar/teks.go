package lembar

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Teks gives the fields of a document as the texts that a form shows and people
// edit: a number without separators, a date as 2026-03-16, yes and no as "ya"
// and "tidak", an enumeration by its value, a nested field as compact JSON. A
// member that the document lacks has no text; null has the empty text. A
// document that is no JSON object has no texts.
//
// [JSON] is its inverse.
func Teks(isian []register.Isian, doc []byte) map[string]string {
	m := anggota(doc)
	out := make(map[string]string, len(m))
	for i := range isian {
		if v, ada := m[isian[i].Nama]; ada {
			out[isian[i].Nama] = teksNilai(&isian[i], v)
		}
	}
	return out
}

// JSON turns texts back into a document: the fields in their order, then the
// members of dasar that no field names. A field without a text keeps the member
// of dasar; without one there it is left out. dasar may be nil.
//
// A text that cannot be read, or could be read in two ways, is a finding beside
// its field, with a proposal where there is one; that field then stays as dasar
// has it. The empty text is an empty text field, and null for every other kind.
// What the register itself demands is checked by its own Periksa.
func JSON(isian []register.Isian, teks map[string]string, dasar []byte) ([]byte, []kominfo.Finding) {
	var fs []kominfo.Finding
	lama := anggota(dasar)
	p := penyusun{b: []byte{'{'}}
	for i := range isian {
		x := &isian[i]
		s, ada := teks[x.Nama]
		if ada {
			p.mulai(x.Nama)
			var f *kominfo.Finding
			if p.b, f = nilai(p.b, x, s, cara{}); f == nil {
				continue
			}
			p.batal()
			fs = append(fs, *f)
		}
		if v, ada := lama[x.Nama]; ada {
			p.mulai(x.Nama)
			p.b = append(p.b, v...)
		}
	}
	kenal := func(nama string) bool {
		return slices.ContainsFunc(isian, func(x register.Isian) bool { return x.Nama == nama })
	}
	for _, nama := range kunciUrut(lama) {
		if !kenal(nama) {
			p.mulai(nama)
			p.b = append(p.b, lama[nama]...)
		}
	}
	for _, nama := range kunciUrut(teks) {
		if !kenal(nama) {
			fs = append(fs, kominfo.Finding{ID: "LBR-ASING", Path: nama, Severity: kominfo.Galat,
				Message: "Isian " + kutip(nama) + " tidak dikenal. Yang ada: " + namaIsian(isian) + "."})
		}
	}
	return append(p.b, '}'), fs
}

// penyusun appends the members of one JSON object.
type penyusun struct {
	b    []byte
	awal int // where the last member began, its comma included
}

func (p *penyusun) mulai(nama string) {
	p.awal = len(p.b)
	if p.b[len(p.b)-1] != '{' {
		p.b = append(p.b, ',')
	}
	p.b = append(appendTeks(p.b, nama), ':')
}

func (p *penyusun) batal() { p.b = p.b[:p.awal] }

func anggota(doc []byte) map[string]json.RawMessage {
	var m map[string]json.RawMessage
	if len(doc) == 0 || json.Unmarshal(doc, &m) != nil {
		return nil
	}
	return m
}

func kunciUrut[V any](m map[string]V) []string {
	n := make([]string, 0, len(m))
	for k := range m {
		n = append(n, k)
	}
	slices.Sort(n)
	return n
}

// teksNilai gives the text of one JSON value.
func teksNilai(x *register.Isian, v json.RawMessage) string {
	switch {
	case string(v) == "null":
		return ""
	case x.Rupa == register.RupaCentang && string(v) == "true":
		return "ya"
	case x.Rupa == register.RupaCentang && string(v) == "false":
		return "tidak"
	case x.Rupa != register.RupaRinci && v[0] == '"':
		if len(v) == 2 {
			return ""
		}
		if t := v[1 : len(v)-1]; polos(t) {
			return string(t)
		}
		var s string
		if json.Unmarshal(v, &s) == nil {
			return s
		}
	}
	var b bytes.Buffer
	if json.Compact(&b, v) != nil {
		return string(v)
	}
	return b.String()
}

// polos: the bytes mean themselves between JSON quotes, as encoding/json writes
// them, so nothing is escaped in either direction.
func polos[T ~string | ~[]byte](s T) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return false
		}
	}
	return true
}

// appendTeks appends a JSON string with the escapes of encoding/json, so that a
// text which did not change has the bytes it had.
func appendTeks(b []byte, s string) []byte {
	if polos(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	q, _ := json.Marshal(strings.ToValidUTF8(s, "\uFFFD")) // a string always marshals
	return append(b, q...)
}

func kutip(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return `"` + s + `"`
}

func namaIsian(is []register.Isian) string {
	n := make([]string, len(is))
	for i := range is {
		n[i] = is[i].Nama
	}
	return strings.Join(n, ", ")
}
