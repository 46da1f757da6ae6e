package blob

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

// panjangNama is the most bytes of a name that [NamaAman] leaves. Every file system
// takes 255; the rest is room for a number and a folder.
const panjangNama = 180

// NamaAman makes from what a stranger calls a file a name that is one on every
// system and says what it seems to say: the part after the last slash or backslash,
// without drive letter, control and direction characters, invisible spaces, and the
// characters that Windows forbids; never "..", never a device name as CON, never
// empty, never longer than 180 bytes. Its own results come back unchanged.
func NamaAman(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	if len(s) >= 2 && s[1] == ':' && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z') {
		s = s[2:]
	}
	var b strings.Builder
	var lalu rune
	for _, r := range s {
		switch {
		case r == utf8.RuneError || strings.ContainsRune(`<>:"|?*`, r):
			r = '_'
		case unicode.IsSpace(r):
			r = ' '
		case tersembunyi(r):
			continue
		}
		if r == ' ' && lalu == ' ' || r == '.' && lalu == '.' {
			continue
		}
		lalu = r
		b.WriteRune(r)
	}
	s = strings.Trim(b.String(), " .")
	if len(s) > panjangNama {
		e := akhiran(s)
		if e != "" {
			e = s[len(s)-len(e)-1:]
		}
		s = strings.TrimRight(potong(s[:len(s)-len(e)], panjangNama-len(e)), " .") + e
	}
	if s == "" {
		return "berkas"
	}
	if namaAlat(s) {
		s = "_" + s
	}
	return s
}

// tersembunyi reports characters that are not seen, or that turn the text around
// them.
func tersembunyi(r rune) bool {
	return unicode.Is(unicode.C, r) || r == '\u2028' || r == '\u2029' || r == '\u3164' || r == '\u115f' || r == '\u1160' || r == '\uffa0' ||
		r >= 0xfe00 && r <= 0xfe0f || r == 0x180e || r == 0x034f
}

// namaAlat reports names that Windows gives to devices, with any extension.
func namaAlat(s string) bool {
	n, _, _ := strings.Cut(strings.ToUpper(s), ".")
	n = strings.TrimRight(n, " ")
	switch n {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	for _, p := range []string{"COM", "LPT"} {
		if sisa, ok := strings.CutPrefix(n, p); ok && utf8.RuneCountInString(sisa) == 1 && strings.Contains("0123456789¹²³", sisa) {
			return true
		}
	}
	return false
}

// tampil makes a name fit for a sentence: on one line, without what hides or turns
// text, not too long. Folders in it stay.
func tampil(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || tersembunyi(r) {
			return '\ufffd'
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)
	if len(s) > 200 {
		s = potong(s, 120) + "…" + strings.ToValidUTF8(s[len(s)-60:], "")
	}
	return s
}

// potong cuts s to at most n bytes, not inside a character.
func potong(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// FormatUkuran gives a number of bytes as people say it: "512 byte", "3,4 MB". A
// MB is a million bytes.
func FormatUkuran(n int64) string {
	satuan := int64(1)
	nama := "byte"
	for _, s := range []struct {
		n    int64
		nama string
	}{{1e3, "kB"}, {1e6, "MB"}, {1e9, "GB"}, {1e12, "TB"}} {
		if n >= s.n {
			satuan, nama = s.n, s.nama
		}
	}
	t := kominfo.FormatAngka(n / satuan)
	if p := n % satuan * 10 / satuan; p > 0 && n/satuan < 100 {
		t += "," + string(rune('0'+p))
	}
	return t + " " + nama
}
