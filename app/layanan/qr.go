//go:build !(js && wasm)

package layanan

import (
	"html/template"

	"github.com/lumbung-id/lumbung/app/kodeqr"
)

// gambarQR draws a text as a part of a page; "" when it is too long to be read from
// paper.
func gambarQR(teks, judul string) template.HTML {
	b, err := kodeqr.SVG(teks, "kode-qr", judul)
	if err != nil {
		return ""
	}
	return template.HTML(b) //nolint:gosec // digits and an escaped text
}
