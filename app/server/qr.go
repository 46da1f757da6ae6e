//go:build !(js && wasm)

package server

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rsc.io/qr"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// batasQR bounds the address in a QR code, in bytes: longer ones make a code that
// phones cannot read from paper.
const batasQR = 300

// kodeQR draws the address of a receipt page of this very program:
//
//	GET /berkas/qr.svg?teks=https://nama.go.id/tanda-terima/permohonan/…?versi=3
//
// It draws no other address, so that nobody gets a code from an office's server
// that leads elsewhere. asal are addresses of this program as browsers see them,
// where a proxy before it changes the Host.
func kodeQR(wo web.Opsi, asal []string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		const op = "server.qr"
		if r.Method != "GET" && r.Method != "HEAD" {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "Metode tidak berlaku untuk kode QR.", http.StatusMethodNotAllowed)
			return
		}
		teks := r.URL.Query().Get("teks")
		u, err := url.Parse(teks)
		switch {
		case err != nil || len(teks) > batasQR || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Fragment != "" || !strings.HasPrefix(u.Path, "/tanda-terima/"):
			wo.Gagal(w, r, kominfo.E(kominfo.TidakSah, op, "Kode QR hanya dibuat untuk alamat tanda terima, paling panjang %d bita.", batasQR))
			return
		case u.Host != r.Host && !slices.Contains(asal, u.Scheme+"://"+u.Host):
			wo.Gagal(w, r, kominfo.E(kominfo.TidakSah, op, "Kode QR hanya dibuat untuk alamat program ini sendiri."))
			return
		}
		c, err := qr.Encode(teks, qr.M)
		if err != nil {
			wo.Gagal(w, r, kominfo.E(kominfo.TidakSah, op, "Alamat ini tidak dapat menjadi kode QR.").Sebab(err))
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=86400")
		kirim(w, r, svgQR(c), "image/svg+xml", "")
	})
}

// svgQR draws one path of dark runs, with the quiet zone of four modules that
// readers need.
func svgQR(c *qr.Code) []byte {
	const tepi = 4
	n := strconv.Itoa(c.Size + 2*tepi)
	b := []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ` + n + ` ` + n + `" shape-rendering="crispEdges"><rect width="` + n + `" height="` + n + `" fill="#fff"/><path d="`)
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
	return append(b, `"/></svg>`...)
}
