//go:build !(js && wasm)

package layanan

import (
	"html/template"
	"strconv"

	"rsc.io/qr"
)

// gambarQR draws a text as one path of dark runs, with the quiet zone of four
// modules that readers need; "" when the text is too long to be read from paper.
func gambarQR(teks, judul string) template.HTML {
	const tepi = 4
	if len(teks) > 300 {
		return ""
	}
	c, err := qr.Encode(teks, qr.M)
	if err != nil {
		return ""
	}
	n := strconv.Itoa(c.Size + 2*tepi)
	b := []byte(`<svg class="kode-qr" role="img" aria-label="` + template.HTMLEscapeString(judul) + `" viewBox="0 0 ` + n + ` ` + n + `" shape-rendering="crispEdges"><rect width="` + n + `" height="` + n + `" fill="#fff"/><path d="`)
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			awal := x
			for x < c.Size && c.Black(x, y) {
				x++
			}
			if x > awal {
				b = append(b, 'M')
				b = strconv.AppendInt(b, int64(awal+tepi), 10)
				b = append(b, ' ')
				b = strconv.AppendInt(b, int64(y+tepi), 10)
				b = append(b, 'h')
				b = strconv.AppendInt(b, int64(x-awal), 10)
				b = append(b, "v1h-"...)
				b = strconv.AppendInt(b, int64(x-awal), 10)
				b = append(b, 'z')
			}
		}
	}
	return template.HTML(append(b, `"/></svg>`...)) //nolint:gosec // digits and an escaped text
}
