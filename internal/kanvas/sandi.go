package kanvas

import "strings"

// Tinggi1252 are the letters of Windows-1252 from 0x80 to 0x9f; a space is unused.
const Tinggi1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"

// Sandi turns text into Windows-1252, which is what the fonts have. It gives the
// number of letters that they lack, each printed as "?". Control characters but
// \n vanish.
func Sandi(s string) (string, int) {
	var b strings.Builder
	b.Grow(len(s))
	hilang := 0
	for _, r := range s {
		switch {
		case r == '\n' || r >= ' ' && r < 0x7f:
			b.WriteByte(byte(r))
		case r == '\t':
			b.WriteByte(' ')
		case r < 0xa0 || r == 0xad || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff:
			// controls, soft hyphen, and marks that are not to be seen
		case r <= 0xff:
			b.WriteByte(byte(r))
		default:
			if t := tiruan(r); t != "" {
				b.WriteString(t)
			} else if c := hurufTinggi(r); c != 0 {
				b.WriteByte(c)
			} else {
				b.WriteByte('?')
				hilang++
			}
		}
	}
	return b.String(), hilang
}

func hurufTinggi(r rune) byte {
	c := byte(0x80)
	for _, t := range Tinggi1252 {
		if t == r {
			return c
		}
		c++
	}
	return 0
}

// tiruan writes signs that say the same with other letters.
func tiruan(r rune) string {
	switch r {
	case '≥':
		return ">="
	case '≤':
		return "<="
	case '≠':
		return "<>"
	case '→':
		return "->"
	case '←':
		return "<-"
	case '−', '‐', '‑', '‒':
		return "-"
	case '′':
		return "'"
	case '″':
		return "\""
	case '\u2002', '\u2003', '\u2007', '\u2008', '\u2009', '\u200a', '\u202f', '\u3000':
		return " "
	}
	return ""
}
