//go:build !(js && wasm)

// Package kodeqr draws QR codes that phones read from paper.
package kodeqr

import (
	"html"
	"strconv"

	"rsc.io/qr"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Batas bounds the text of a code, in bytes: longer ones make a code that phones
// cannot read from paper.
const Batas = 300

// SVG draws a text as one path of dark runs, with the quiet zone of four modules that
// readers need. It is a file by itself; with a class or a label it is a part of a page.
func SVG(teks, kelas, label string) ([]byte, error) {
	const op, tepi = "kodeqr.SVG", 4
	if len(teks) > Batas {
		return nil, kominfo.E(kominfo.TidakSah, op, "Teks kode QR paling panjang %d bita.", Batas)
	}
	c, err := qr.Encode(teks, qr.M)
	if err != nil {
		return nil, kominfo.E(kominfo.TidakSah, op, "Teks ini tidak dapat menjadi kode QR.").Sebab(err)
	}
	n := strconv.Itoa(c.Size + 2*tepi)
	atribut := ""
	if kelas != "" {
		atribut += ` class="` + html.EscapeString(kelas) + `"`
	}
	if label != "" {
		atribut += ` role="img" aria-label="` + html.EscapeString(label) + `"`
	}
	b := []byte(`<svg xmlns="http://www.w3.org/2000/svg"` + atribut + ` viewBox="0 0 ` + n + ` ` + n + `" shape-rendering="crispEdges"><rect width="` + n + `" height="` + n + `" fill="#fff"/><path d="`)
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
	return append(b, `"/></svg>`...), nil
}
