//go:build !(js && wasm)

package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
)

// IDAwal is the id of the element in which a page carries its first data.
const IDAwal = "data-awal"

// halaman serves the pages and go-app's own files. Pages are drawn on the server
// and carry the data that they were drawn from, so that the browser's first
// drawing shows the same.
func halaman(d *dasbor.Dasbor, w *Wasm) http.Handler {
	versi, ukuran := "tanpa-wasm", 0
	if w != nil {
		versi, ukuran = w.Versi, len(w.Mentah)
	}
	h := &app.Handler{
		Name: "Lumbung", ShortName: "Lumbung", Title: "Lumbung", Lang: "id",
		Description:     "Penilaian pemerintahan digital dan data kantor Dinas Kominfo.",
		Icon:            app.Icon{Default: "/web/ikon/lumbung-192.png", Large: "/web/ikon/lumbung-512.png", SVG: "/web/ikon/lumbung.svg", Maskable: "/web/ikon/lumbung-maskable-512.png"},
		BackgroundColor: "#ffffff", ThemeColor: "#196bcd", LoadingLabel: "Menyiapkan dasbor {progress}%",
		Styles:             []string{"/web/lumbung.css"},
		CacheableResources: []string{"/web/tema.js", "/web/fonts/inter-latin-wght-normal.woff2", "/web/fonts/inter-latin-ext-wght-normal.woff2"},
		Resources:          akar{},
		Version:            versi, WasmContentLength: strconv.Itoa(ukuran),
		Env:        map[string]string{"LUMBUNG_VERSI": d.Versi},
		RawHeaders: []string{`<script src="/web/tema.js"></script>`, `<noscript><link rel="stylesheet" href="/web/tanpa-skrip.css"></noscript>`},
	}
	kerja := pekerja(versi)
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.Method != "GET" && r.Method != "HEAD" {
			rw.Header().Set("Allow", "GET, HEAD")
			http.Error(rw, "Metode tidak berlaku untuk halaman.", http.StatusMethodNotAllowed)
			return
		}
		switch r.URL.Path {
		case "/app.js", "/app.css", "/wasm_exec.js", "/manifest.webmanifest":
			h.ServeHTTP(rw, r)
		case "/app-worker.js":
			kerja.ServeHTTP(rw, r)
		default:
			sajikan(d, h, rw, r)
		}
	})
}

// akar lets go-app name its files as they are served.
type akar struct{}

func (akar) Resolve(s string) string { return s }

func sajikan(d *dasbor.Dasbor, h http.Handler, rw http.ResponseWriter, r *http.Request) {
	r = denganKue(r)
	awal := &klien.Awal{}
	var galat error
	if sumber, ok := d.Sumber.(klien.HTTP); ok {
		sumber.Angkut = awal.Rekam(sumber.Angkut)
		galat = d.MuatUntuk(r.Context(), sumber, r.URL)
	}
	t := &tampung{kepala: http.Header{}}
	if !errors.Is(galat, dasbor.ErrTanpaHalaman) {
		r2 := r.Clone(r.Context())
		// go-app answers 304 by the program's version, whatever the data are.
		r2.Header.Del("If-None-Match")
		h.ServeHTTP(t, r2)
	}
	kode, b := t.kode(), t.isi.Bytes()
	if r.URL.Path != alamatLuring { // who opens it later asks for his own
		b = sisipkan(b, awal)
	}
	switch {
	case kode != http.StatusOK || errors.Is(galat, dasbor.ErrTanpaHalaman):
		kode, b = http.StatusNotFound, []byte(tidakAda)
	case errors.Is(galat, kominfo.TidakAda):
		kode = http.StatusNotFound // the page says what is missing
	}
	k := rw.Header()
	k.Set("Content-Type", "text/html; charset=utf-8")
	k.Set("Cache-Control", "no-store")
	k.Set("Content-Length", strconv.Itoa(len(b)))
	rw.WriteHeader(kode)
	if r.Method != "HEAD" {
		_, _ = rw.Write(b)
	}
}

// sisipkan puts the first data at the end of the head.
func sisipkan(b []byte, awal *klien.Awal) []byte {
	data, err := json.Marshal(awal)
	i := bytes.Index(b, []byte("</head>"))
	if err != nil || i < 0 {
		return b
	}
	out := make([]byte, 0, len(b)+len(data)+80)
	out = append(out, b[:i]...)
	out = append(out, `<script type="application/json" id="`+IDAwal+`">`...)
	out = append(out, data...)
	out = append(out, "</script>"...)
	return append(out, b[i:]...)
}

const tidakAda = `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Halaman tidak ada · Lumbung</title><link rel="stylesheet" href="/web/lumbung.css"></head><body><main class="isi"><h1>Halaman tidak ada</h1><p>Alamat ini tidak dikenal. <a class="tautan" href="/">Ke beranda</a></p></main></body></html>`
