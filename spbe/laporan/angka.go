package laporan

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Angka is one figure of the report: two decimals for people, the exact fraction
// for those who check, and how well it is known. A nil *Angka is "belum ada".
type Angka struct {
	Nilai  string               `json:"nilai"`            // machine decimal, two digits: "2.34"
	Eksak  string               `json:"eksak,omitempty"`  // "117/50"; empty where only the rounded figure was published
	Status kominfo.StatusSumber `json:"status,omitempty"` // empty for what the office itself filled in
}

// String gives the figure for people: "2,34", and "-" for none. Values that the
// rounding changed are not marked here; the fraction stands beside them.
func (a *Angka) String() string {
	if a == nil {
		return "-"
	}
	return kominfo.FormatDesimal(a.Nilai)
}

// angka makes a figure from an exact value.
func angka(x indeks.Pecahan, o indeks.Opsi, s kominfo.StatusSumber) *Angka {
	return &Angka{Nilai: x.Bulat(2, o.Pembulatan), Eksak: x.String(), Status: s}
}

// terbit makes a figure of which only the rounded form was published.
func terbit(x indeks.Pecahan, s kominfo.StatusSumber) *Angka {
	return &Angka{Nilai: x.Bulat(2, indeks.SetengahKeAtas), Status: s}
}

// kuat orders the statuses, the best known first.
func kuat(s kominfo.StatusSumber) int {
	switch s {
	case kominfo.Terverifikasi:
		return 0
	case kominfo.Sekunder:
		return 1
	case kominfo.Inferensi:
		return 2
	}
	return 3
}

// terlemah gives the weakest of the statuses: a figure is known no better than
// the worst known part of it. Empty statuses do not count.
func terlemah(ss ...kominfo.StatusSumber) kominfo.StatusSumber {
	var out kominfo.StatusSumber
	for _, s := range ss {
		if s != "" && (out == "" || kuat(s) > kuat(out)) {
			out = s
		}
	}
	return out
}

// Tanda is the short mark that stands beside a figure or a quotation whose source
// is not the regulation itself: "[s]" sekunder, "[i]" inferensi, "[d]" dari
// ingatan; nothing for what was verified and for the office's own values.
// [Keterangan] explains them.
func Tanda(s kominfo.StatusSumber) string {
	switch s {
	case kominfo.Sekunder:
		return "[s]"
	case kominfo.Inferensi:
		return "[i]"
	case kominfo.DariIngatan:
		return "[d]"
	}
	return ""
}

// Keterangan explains the marks of [Tanda] in one line.
func Keterangan() string {
	return "Tanda sumber: [s] sumber sekunder; [i] kesimpulan, bukan bunyi aturan; [d] dari ingatan, belum diperiksa; tanpa tanda: terverifikasi, atau isian instansi sendiri."
}

// rapi makes text from outside fit for print: valid UTF-8, lines ended by \n, no
// control characters, no invisible characters that turn the direction of writing.
func rapi(s string) string {
	s = strings.ToValidUTF8(s, "?")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfeff:
			return -1
		}
		return r
	}, s))
}
