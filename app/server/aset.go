//go:build !(js && wasm)

package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/app/web"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa/berkas"
)

// aset serves the fixed files below /web/, the compiled dashboard and the
// village codes, which a browser fetches only when a page needs them.
func aset(w *Wasm) http.Handler {
	tagDesa := sidik(berkas.Data())
	mampat := map[string][]byte{} // the style sheet is the largest part of a public page
	for _, n := range []string{"lumbung.css"} {
		b, _ := fs.ReadFile(web.Berkas(), n)
		var z bytes.Buffer
		g, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
		_, _ = g.Write(b)
		_ = g.Close()
		mampat[n] = z.Bytes()
	}
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		nama := strings.TrimPrefix(path.Clean(r.URL.Path), "/web/")
		k := rw.Header()
		k.Set("Cache-Control", "no-cache")
		switch nama {
		case "app.wasm":
			if w == nil {
				http.NotFound(rw, r)
				return
			}
			b, sandi := w.bentuk(terima(r, "br"), terima(r, "gzip"))
			k.Set("Vary", "Accept-Encoding")
			if sandi != "" {
				k.Set("Content-Encoding", sandi)
			}
			kirim(rw, r, b, "application/wasm", w.Versi+sandi)
			return
		case "desa.bin":
			kirim(rw, r, berkas.Data(), "application/octet-stream", tagDesa)
			return
		}
		b, err := fs.ReadFile(web.Berkas(), nama)
		if err != nil {
			http.NotFound(rw, r)
			return
		}
		jenis := mime.TypeByExtension(path.Ext(nama))
		if path.Ext(nama) == ".woff2" {
			jenis = "font/woff2"
		}
		if z := mampat[nama]; z != nil {
			k.Set("Vary", "Accept-Encoding")
			if terima(r, "gzip") {
				k.Set("Content-Encoding", "gzip")
				b = z
			}
		}
		kirim(rw, r, b, jenis, "")
	})
}

// lambang is the program's icon.
func lambang() http.Handler {
	b, err := fs.ReadFile(web.Berkas(), "ikon/lumbung-192.png")
	tag := sidik(b)
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if err != nil {
			http.NotFound(rw, r)
			return
		}
		rw.Header().Set("Cache-Control", "no-cache")
		kirim(rw, r, b, "image/png", tag)
	})
}

func kirim(rw http.ResponseWriter, r *http.Request, b []byte, jenis, tag string) {
	k := rw.Header()
	if tag == "" {
		tag = sidik(b)
	}
	tag = `"` + tag + `"`
	k.Set("ETag", tag)
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		rw.WriteHeader(http.StatusNotModified)
		return
	}
	k.Set("Content-Type", jenis)
	k.Set("Content-Length", strconv.Itoa(len(b)))
	rw.WriteHeader(http.StatusOK)
	if r.Method != "HEAD" {
		_, _ = rw.Write(b)
	}
}

// terima reports whether the client takes an encoding; a weight of 0 refuses it.
func terima(r *http.Request, sandi string) bool {
	for s := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		nama, bobot, _ := strings.Cut(strings.TrimSpace(s), ";")
		if strings.EqualFold(strings.TrimSpace(nama), sandi) {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(bobot), "q="), 64)
			return err != nil || q > 0
		}
	}
	return false
}

func sidik(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:8])
}
