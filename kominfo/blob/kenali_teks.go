package blob

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// kenaliTeks knows text, and what hides in text: web pages, drawings with scripts.
// sebagian: b is only the beginning. "" is no text.
func kenaliTeks(b []byte, sebagian bool) Jenis {
	b = keUTF8(b)
	for _, c := range b {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b || c == 0x7f {
			return ""
		}
	}
	if len(b) == 0 {
		return ""
	}
	kecil := bytes.ToLower(b) // ASCII keeps its place
	if j := kenaliMarkah(kecil); j != "" {
		return j
	}
	if mirip8859(b, sebagian) {
		return ""
	}
	if miripCSV(b) {
		return CSV
	}
	return Teks
}

// keUTF8 removes a byte order mark and turns UTF-16 that has one into UTF-8.
func keUTF8(b []byte) []byte {
	if awal(b, "\xef\xbb\xbf") {
		return b[3:]
	}
	if len(b) < 2 || !(b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff) {
		return b
	}
	besar := b[0] == 0xfe
	u := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		lo, hi := b[i], b[i+1]
		if besar {
			lo, hi = hi, lo
		}
		u = append(u, uint16(lo)|uint16(hi)<<8)
	}
	return []byte(string(utf16.Decode(u)))
}

// kenaliMarkah looks for markup: at the beginning, where a browser looks, and for
// what makes a page run anywhere in it.
func kenaliMarkah(b []byte) Jenis {
	t := bytes.TrimLeft(b, " \t\r\n\f")
	buka := len(t) > 0 && t[0] == '<'
	svg := -1
	if buka {
		for _, s := range []string{"<svg", ":svg"} {
			if i := bytes.Index(t, []byte(s)); i >= 0 && (svg < 0 || i < svg) {
				svg = i
			}
		}
	}
	for _, s := range []string{"<!doctype html", "<html", "<script", "<iframe", "<meta http-equiv"} {
		if i := bytes.Index(t, []byte(s)); i >= 0 && (svg < 0 || i < svg) {
			return HTML
		}
	}
	if svg >= 0 {
		return SVG
	}
	if !buka {
		return ""
	}
	if awal(t, "<?xml") {
		return XML
	}
	for _, s := range []string{"!--", "head", "body", "title", "style", "h1", "h2", "div", "font", "table", "center", "form", "img", "link", "meta", "object", "embed", "a", "b", "br", "p", "span", "ul"} {
		if sisa, ok := bytes.CutPrefix(t[1:], []byte(s)); ok && (s == "!--" || len(sisa) == 0 || bytes.IndexByte([]byte(" \t\r\n/>"), sisa[0]) >= 0) {
			return HTML
		}
	}
	if len(t) > 1 && t[1] >= 'a' && t[1] <= 'z' && bytes.IndexByte(t, '>') > 0 {
		return XML
	}
	return ""
}

// mirip8859 reports bytes that are neither UTF-8 nor, by their share, text of an
// old Windows program.
func mirip8859(b []byte, sebagian bool) bool {
	if sebagian { // a rune may be cut in two
		for i := 0; i < utf8.UTFMax && len(b) > 0 && !utf8.Valid(b[max(0, len(b)-utf8.UTFMax):]); i++ {
			b = b[:len(b)-1]
		}
	}
	if utf8.Valid(b) {
		return false
	}
	tinggi := 0
	for _, c := range b {
		if c >= 0x80 {
			tinggi++
		}
	}
	return tinggi*10 > len(b)*3
}

// miripCSV reports whether the first lines all have the same number, at least one,
// of one separator. Separators in quotes are no separators.
func miripCSV(b []byte) bool {
	for _, p := range []byte(";,\t|") {
		baris, sama, n, petik := 0, -1, 0, false
		rata := true
		for i, c := range b {
			switch {
			case c == '"':
				petik = !petik
			case c == p && !petik:
				n++
			}
			if c == '\n' && !petik || i == len(b)-1 && n > 0 {
				if sama < 0 {
					sama = n
				} else if n != sama {
					rata = false
					break
				}
				baris, n = baris+1, 0
				if baris == 20 {
					break
				}
			}
		}
		if rata && sama > 0 && baris >= 2 {
			return true
		}
	}
	return false
}
