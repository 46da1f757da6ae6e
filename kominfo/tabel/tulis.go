package tabel

import (
	"bufio"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// OpsiTulis says how a CSV is written. The zero value is RFC 4180 in UTF-8:
// comma, CRLF, no byte order mark.
type OpsiTulis struct {
	Pemisah byte // 0 is ','; ';' for Excel with Indonesian settings
	BOM     bool // begin with the mark by which Excel knows UTF-8
	// Mentah leaves out the guard against formulas. Only for files that no
	// spreadsheet opens.
	Mentah bool
}

// UntukExcel gives the options with which Excel, set to Indonesian, opens a CSV
// by a double click: semicolons and a byte order mark. Excel still turns 19.06
// into a number or a date; codes travel safely only in XLSX.
func UntukExcel() OpsiTulis { return OpsiTulis{Pemisah: ';', BOM: true} }

// PenulisCSV writes a CSV row by row. A cell that a spreadsheet could run as a
// formula is written with an apostrophe before it ([Amankan]).
type PenulisCSV struct {
	w     *bufio.Writer
	o     OpsiTulis
	mulai bool
}

// NewPenulisCSV prepares to write to w. Call [PenulisCSV.Selesai] at the end.
func NewPenulisCSV(w io.Writer, o OpsiTulis) *PenulisCSV {
	if o.Pemisah == 0 {
		o.Pemisah = ','
	}
	return &PenulisCSV{w: bufio.NewWriterSize(w, 64<<10), o: o}
}

// Tulis writes one row. Invalid UTF-8 becomes U+FFFD.
func (p *PenulisCSV) Tulis(baris []string) error {
	if !p.mulai && p.o.BOM {
		p.w.WriteString("\uFEFF")
	}
	awal := !p.mulai
	p.mulai = true
	for i, s := range baris {
		if i > 0 {
			p.w.WriteByte(p.o.Pemisah)
		}
		if !p.o.Mentah {
			s = Amankan(s)
		}
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "\uFFFD")
		}
		// A lone empty cell would read back as an empty line, and "sep=;" in the
		// first cell as an instruction.
		if strings.IndexByte(s, p.o.Pemisah) >= 0 || strings.ContainsAny(s, "\"\r\n") || s == "" && len(baris) == 1 ||
			s != "" && (s[0] == ' ' || s[len(s)-1] == ' ') || awal && i == 0 && len(s) > 3 && strings.EqualFold(s[:4], "sep=") {
			p.w.WriteByte('"')
			p.w.WriteString(strings.ReplaceAll(s, `"`, `""`))
			p.w.WriteByte('"')
		} else {
			p.w.WriteString(s)
		}
	}
	_, err := p.w.WriteString("\r\n")
	return err
}

// Selesai writes out what is still held. It does not close the writer below.
func (p *PenulisCSV) Selesai() error { return p.w.Flush() }

// TulisCSV writes all rows of an iterator.
func TulisCSV(w io.Writer, baris iter.Seq[[]string], o OpsiTulis) error {
	p := NewPenulisCSV(w, o)
	for b := range baris {
		if err := p.Tulis(b); err != nil {
			return err
		}
	}
	return p.Selesai()
}

// Amankan puts an apostrophe before a text that a spreadsheet could take for a
// formula: one that begins with = + - @, a tab or a line break, or their
// full-width forms. Plain numbers (-5, +62811, -1.234,56, -3,2 %) and the dash
// for "no value" stay as they are. [LepasPengaman] takes it off again.
func Amankan(s string) string {
	if berbahaya(s) && !angkaPolos(s) {
		return "'" + s
	}
	return s
}

// LepasPengaman takes off the apostrophe that [Amankan] put.
func LepasPengaman(s string) string {
	if t, ok := strings.CutPrefix(s, "'"); ok && berbahaya(t) && !angkaPolos(t) {
		return t
	}
	return s
}

func berbahaya(s string) bool {
	if s == "" {
		return false
	}
	switch s[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r == '＝' || r == '＋' || r == '－' || r == '＠'
}

func angkaPolos(s string) bool {
	if s == "-" || s == "--" {
		return true
	}
	if s[0] != '-' && s[0] != '+' || len(s) > 40 {
		return false
	}
	t := strings.TrimSuffix(strings.TrimSuffix(s[1:], "%"), " ")
	for i := range len(t) {
		if c := t[i]; (c < '0' || c > '9') && (i == 0 || c != '.' && c != ',') {
			return false
		}
	}
	return t != ""
}
