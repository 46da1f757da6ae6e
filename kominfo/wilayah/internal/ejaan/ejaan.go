// Package ejaan brings names of places into a form in which spellings that mean
// the same compare equal. It serves the name searches of packages wilayah and desa.
package ejaan

import (
	"unicode"
	"unicode/utf8"
)

// AppendKunci appends the key of s to dst: the words of s, see [Kata], without
// anything between them. "Toli-Toli", "Tolitoli" and "TOLI TOLI" have one key.
func AppendKunci(dst []byte, s string) []byte {
	for {
		n := len(dst)
		if dst, s = kata(dst, s); len(dst) == n {
			return dst
		}
	}
}

// Kata gives the words of s: small letters and digits, accents and apostrophes
// removed, usual abbreviations written out, any other character a separator.
func Kata(s string) []string {
	var ks []string
	for buf := make([]byte, 0, 32); ; buf = buf[:0] {
		if buf, s = kata(buf, s); len(buf) == 0 {
			return ks
		}
		ks = append(ks, string(buf))
	}
}

// kata appends the next word of s to dst and gives what is left of s.
func kata(dst []byte, s string) ([]byte, string) {
	awal := len(dst)
	for i := 0; i < len(s); {
		c := s[i]
		lebar := 1
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			dst = append(dst, c)
		case c >= 'A' && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c == '\'' || c == '`':
		case c < utf8.RuneSelf:
			if len(dst) > awal {
				return panjangkan(dst, awal), s[i:]
			}
		default:
			var r rune
			r, lebar = utf8.DecodeRuneInString(s[i:])
			var pisah bool
			dst, pisah = appendRune(dst, r)
			if pisah && len(dst) > awal {
				return panjangkan(dst, awal), s[i:]
			}
		}
		i += lebar
	}
	return panjangkan(dst, awal), ""
}

// appendRune handles what is not ASCII: apostrophes of word processors, accents.
func appendRune(dst []byte, r rune) (_ []byte, pisah bool) {
	switch r = unicode.ToLower(r); r {
	case '‘', '’', '‛', 'ʼ', 'ʻ', '´', '′':
		return dst, false
	case 'à', 'á', 'â', 'ã', 'ä':
		return append(dst, 'a'), false
	case 'è', 'é', 'ê', 'ë':
		return append(dst, 'e'), false
	case 'ì', 'í', 'î', 'ï':
		return append(dst, 'i'), false
	case 'ò', 'ó', 'ô', 'õ', 'ö':
		return append(dst, 'o'), false
	case 'ù', 'ú', 'û', 'ü':
		return append(dst, 'u'), false
	}
	if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return dst, !unicode.Is(unicode.Mn, r)
	}
	return utf8.AppendRune(dst, r), false
}

// panjangkan writes out the abbreviation that dst ends with from awal on.
func panjangkan(dst []byte, awal int) []byte {
	switch string(dst[awal:]) {
	case "kep":
		return append(dst[:awal], "kepulauan"...)
	case "peg":
		return append(dst[:awal], "pegunungan"...)
	case "sei":
		return append(dst[:awal], "sungai"...)
	case "tj", "tjg":
		return append(dst[:awal], "tanjung"...)
	}
	return dst
}

// Lipat turns spellings of before 1972 into today's: "soerabaja" gives "surabaja",
// "djakarta" gives "jakarta". It overwrites k. Applied to both sides of a
// comparison it does no harm to names that merely look old.
func Lipat(k []byte) []byte {
	out := k[:0]
	for i := 0; i < len(k); i++ {
		if i+1 < len(k) {
			switch string(k[i : i+2]) {
			case "oe":
				out, i = append(out, 'u'), i+1
				continue
			case "dj":
				out, i = append(out, 'j'), i+1
				continue
			case "tj":
				out, i = append(out, 'c'), i+1
				continue
			}
		}
		out = append(out, k[i])
	}
	return out
}
