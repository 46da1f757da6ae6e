package el

import (
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Atribut makes s fit to be the value of an attribute of a go-app element.
//
// When go-app pre-renders a page it writes attribute values with Go quoting, not
// with HTML escaping, so that a quotation mark in a name would end the attribute;
// and it writes the value "true" as no value at all. On the server Atribut
// therefore writes every character that either of the two would spoil as a
// character reference; in the browser, where go-app calls setAttribute, s stays
// as it is. Control characters are dropped on both sides. The reader sees s
// exactly.
//
// Everything in this package calls it already: use it only with plain go-app
// elements, and once.
func Atribut(s string) string {
	if app.IsServer {
		return atributServer(s)
	}
	return tanpaKendali(s)
}

// atributServer encodes for strconv.Quote followed by an HTML parser.
func atributServer(s string) string {
	if s == "true" {
		return "&#116;rue" // go-app would print a bare attribute
	}
	aman := true
	for _, r := range s {
		if perluSandi(r) || kendali(r) {
			aman = false
			break
		}
	}
	if aman {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case kendali(r):
		case perluSandi(r):
			b.WriteString("&#")
			b.WriteString(itoa(int(r)))
			b.WriteByte(';')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// perluSandi reports characters that mean something in HTML, and those that
// strconv.Quote would write as an escape of Go.
func perluSandi(r rune) bool {
	switch r {
	case '"', '\'', '<', '>', '&', '\\', '`', '\n', '\t':
		return true
	}
	return !unicode.IsPrint(r)
}

// kendali reports control characters and U+FFFD, which no attribute needs.
func kendali(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || r == unicode.ReplacementChar
}

func tanpaKendali(s string) string {
	return strings.Map(func(r rune) rune {
		if kendali(r) {
			return -1
		}
		return r
	}, s)
}

// JudulDokumen sets the title of the document. Pages with a [Kepala] need not
// call it. When pre-rendering, go-app also prints the title into an attribute
// that this package cannot reach, so the characters that would break out of it
// are replaced by look-alikes there.
func JudulDokumen(ctx app.Context, judul string) {
	if app.IsServer {
		judul = judulServer(judul)
	}
	ctx.Page().SetTitle(judul)
}

func judulServer(s string) string {
	s = strings.NewReplacer(`"`, "”", "<", "‹", ">", "›", "&", "＆", `\`, "/").Replace(s)
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}
