//go:build !(js && wasm)

package server

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/app/kodeqr"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

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
		case err != nil || len(teks) > kodeqr.Batas || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Fragment != "" || !strings.HasPrefix(u.Path, "/tanda-terima/"):
			wo.Gagal(w, r, kominfo.E(kominfo.TidakSah, op, "Kode QR hanya dibuat untuk alamat tanda terima, paling panjang %d bita.", kodeqr.Batas))
			return
		case u.Host != r.Host && !slices.Contains(asal, u.Scheme+"://"+u.Host):
			wo.Gagal(w, r, kominfo.E(kominfo.TidakSah, op, "Kode QR hanya dibuat untuk alamat program ini sendiri."))
			return
		}
		b, err := kodeqr.SVG(teks, "", "")
		if err != nil {
			wo.Gagal(w, r, err)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=86400")
		kirim(w, r, b, "image/svg+xml", "")
	})
}
