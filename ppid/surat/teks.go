package surat

import (
	"strings"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// bersih makes text from outside harmless where markup is not read: no control
// characters but the end of a line, nothing that turns the direction of writing or
// hides, valid UTF-8. Markup stays what it is: text.
func bersih(s string) string {
	if aman(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "?"), "\r\n", "\n")
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n':
			return c
		case c == '\r' || c == 0x2028 || c == 0x2029:
			return '\n'
		case c < ' ' || c >= 0x7f && c < 0xa0:
			return ' '
		case tersembunyi(c):
			return -1
		}
		return c
	}, s)
}

func aman(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' || c >= 0x7f {
			return false
		}
	}
	return true
}

func tersembunyi(c rune) bool {
	return c == 0xad || c == 0x61c || c >= 0x200b && c <= 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2060 && c <= 0x206f || c == 0xfeff || c >= 0xfff9 && c <= 0xfffd || c >= 0xe0000
}

// satuBaris is for text that stands within a line of a message.
func satuBaris(s string) string { return strings.Join(strings.Fields(bersih(s)), " ") }

// pendek cuts to n bytes at most, at a whole character.
func pendek(s string, n int) string {
	if s = satuBaris(s); len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "..."
}

func bersihkan(ls []kertas.Lembar) {
	for i := range ls {
		l := &ls[i]
		l.Judul, l.Uraian, l.Nomor = bersih(l.Judul), bersih(l.Uraian), satuBaris(l.Nomor)
		for j, s := range l.Kop {
			l.Kop[j] = satuBaris(s)
		}
		bersihkanBalok(l.Isi)
	}
}

func bersihkanBalok(bs []kertas.Balok) {
	for i := range bs {
		b := &bs[i]
		b.Judul = bersih(b.Judul)
		for _, r := range b.Baris {
			for _, s := range r {
				for j := range s {
					s[j].Teks = bersih(s[j].Teks)
				}
			}
		}
		bersihkanBalok(b.Isi)
	}
}
