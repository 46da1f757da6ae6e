//go:build !(js && wasm)

package server

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/web"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa/berkas"
)

// aset serves one wasm alone.
func asetUji(w *Wasm) *kantorUji { return &kantorUji{Handler: aset(w)} }

func TestWasmMenurutSandi(t *testing.T) {
	isi := bytes.Repeat([]byte("dasbor yang mudah dimampatkan "), 200)
	w := NewWasm(isi)
	k := asetUji(w)
	if r := k.kirim("GET", "/web/app.wasm", "", "Accept-Encoding", "br, gzip"); r.Header().Get("Content-Encoding") != "" || !bytes.Equal(r.Body.Bytes(), isi) {
		t.Errorf("sebelum dimampatkan: %v", r.Header())
	}
	w.Mampatkan("")
	tag := map[string]string{}
	for terima, sandi := range map[string]string{
		"br, gzip": "br", "gzip, deflate, br, zstd": "br", "gzip": "gzip", "": "", "identity": "", "deflate": "", "*": "",
		"br;q=0, gzip": "gzip", "br;q=0.0,gzip;q=0": "", "gzip;q=1.0, br;q=0.5": "br", " br ; q=0 , gzip ; q=0.1 ": "gzip", "xbr, brx, gzipx": "", "BR": "br",
	} {
		r := k.kirim("GET", "/web/app.wasm", "", "Accept-Encoding", terima)
		if r.Code != 200 || r.Header().Get("Content-Encoding") != sandi || r.Header().Get("Vary") != "Accept-Encoding" || r.Header().Get("Content-Type") != "application/wasm" || r.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%q: %d %v, want %q", terima, r.Code, r.Header(), sandi)
		}
		if diff := cmp.Diff(string(isi), buka(t, sandi, r.Body.Bytes())); diff != "" {
			t.Errorf("%q: isi berubah", terima)
		}
		tag[sandi] = r.Header().Get("ETag")
		lagi := k.kirim("GET", "/web/app.wasm", "", "Accept-Encoding", terima, "If-None-Match", `"x", `+tag[sandi])
		if lagi.Code != 304 || lagi.Body.Len() != 0 || lagi.Header().Get("ETag") != tag[sandi] {
			t.Errorf("%q: %s, want 304", terima, pesan(lagi))
		}
		kepala := k.kirim("HEAD", "/web/app.wasm", "", "Accept-Encoding", terima)
		if kepala.Code != 200 || kepala.Body.Len() != 0 || kepala.Header().Get("Content-Length") != r.Header().Get("Content-Length") {
			t.Errorf("HEAD %q: %v", terima, kepala.Header())
		}
	}
	if tag[""] == tag["br"] || tag["br"] == tag["gzip"] || tag[""] == tag["gzip"] || tag["br"] == "" {
		t.Errorf("tanda bentuk sama: %v", tag)
	}
	if r := asetUji(nil).kirim("GET", "/web/app.wasm", ""); r.Code != 404 {
		t.Errorf("tanpa dasbor: %s", pesan(r))
	}
}

func buka(t *testing.T, sandi string, b []byte) string {
	t.Helper()
	var r io.Reader = bytes.NewReader(b)
	switch sandi {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			t.Fatal(err)
		}
		r = z
	}
	out, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// A new program has a new version, so that every browser takes it; the same has
// the same, so that none loads it twice.
func TestVersiMengikutiIsi(t *testing.T) {
	a, b, c := NewWasm([]byte("satu")), NewWasm([]byte("satu")), NewWasm([]byte("dua"))
	if a.Versi != b.Versi || a.Versi == c.Versi || len(a.Versi) != 16 {
		t.Errorf("versi: %s %s %s", a.Versi, b.Versi, c.Versi)
	}
	js := utama.kirim("GET", "/app.js", "").Body.String()
	pekerja := utama.kirim("GET", "/app-worker.js", "").Body.String()
	if v := NewWasm([]byte("dasbor")).Versi; !strings.Contains(js+pekerja, v) {
		t.Errorf("versi %s tidak ada di skrip yang dijalankan peramban", v)
	}
}

// The compressed forms are kept, and those of another program are not taken.
func TestMampatkanDisimpan(t *testing.T) {
	dir := t.TempDir()
	w := NewWasm([]byte("satu"))
	w.Mampatkan(dir)
	es, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(es) != 2 {
		t.Fatalf("disimpan: %v %v", es, err)
	}
	for _, e := range es {
		if !strings.HasPrefix(filepath.Base(e), w.Versi) {
			t.Errorf("nama %s", e)
		}
	}
	lain := NewWasm([]byte("dua"))
	lain.Mampatkan(dir)
	b, _ := lain.bentuk(true, true)
	if buka(t, "br", b) != "dua" {
		t.Error("bentuk milik program lain dipakai")
	}
	// A folder that cannot be written costs time, not the program.
	w = NewWasm([]byte("tiga"))
	w.Mampatkan(filepath.Join(dir, "tidak", "ada"))
	if b, s := w.bentuk(false, true); s != "gzip" || buka(t, "gzip", b) != "tiga" {
		t.Error("tanpa folder: tidak dimampatkan")
	}
}

func TestTulisUtuh(t *testing.T) {
	f := filepath.Join(t.TempDir(), "a")
	for _, isi := range []string{"satu", "dua"} {
		if err := tulisUtuh(f, []byte(isi)); err != nil {
			t.Fatal(err)
		}
		if b, _ := os.ReadFile(f); string(b) != isi {
			t.Errorf("%q", b)
		}
	}
	if es, _ := os.ReadDir(filepath.Dir(f)); len(es) != 1 {
		t.Errorf("tertinggal: %v", es)
	}
	if tulisUtuh(filepath.Join(f, "b"), nil) == nil {
		t.Error("menulis di bawah berkas berhasil")
	}
}

func TestAset(t *testing.T) {
	ada := 0
	_ = fs.WalkDir(web.Berkas(), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		ada++
		b, _ := fs.ReadFile(web.Berkas(), p)
		w := utama.kirim("GET", "/web/"+p, "")
		if w.Code != 200 || !bytes.Equal(w.Body.Bytes(), b) {
			t.Errorf("%s: %d", p, w.Code)
		}
		jenis := w.Header().Get("Content-Type")
		for akhiran, mau := range map[string]string{".css": "text/css", ".js": "javascript", ".woff2": "font/woff2", ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain"} {
			if filepath.Ext(p) == akhiran && !strings.Contains(jenis, mau) {
				t.Errorf("%s berjenis %q", p, jenis)
			}
		}
		if l := utama.kirim("GET", "/web/"+p, "", "If-None-Match", w.Header().Get("ETag")); l.Code != 304 || l.Body.Len() != 0 {
			t.Errorf("%s: %d, want 304", p, l.Code)
		}
		return nil
	})
	if ada < 8 {
		t.Errorf("hanya %d berkas", ada)
	}
	if w := utama.kirim("GET", "/web/desa.bin", ""); w.Code != 200 || !bytes.Equal(w.Body.Bytes(), berkas.Data()) || w.Header().Get("ETag") == "" {
		t.Errorf("kode desa: %d %v", w.Code, w.Header())
	}
	for _, p := range []string{"/web/", "/web/fonts", "/web/fonts/", "/web/tidak-ada.css", "/web/%2e%2e/server.go", "/web/..%2fserver.go", "/web/%5c..%5cserver.go", "/web/embed.go"} {
		if w := utama.kirim("GET", p, ""); w.Code == 200 {
			t.Errorf("%s: %s", p, pesan(w))
		}
	}
}

func TestSebabBangun(t *testing.T) {
	for keluar, mau := range map[string]string{
		"":                                      "Perintah go tidak ditemukan",
		"dial tcp: lookup proxy: no such host":  "jaringan tidak terjangkau",
		"write /tmp/x: no space left on device": "Cakram penuh",
		"go: cannot find main module":           "Sumber program tidak ditemukan",
		"app/x.go:3:1: syntax error\nlagi":      "Dasbor gagal dibangun: app/x.go:3:1: syntax error. Perbaiki",
	} {
		err := os.ErrInvalid
		if keluar == "" {
			err = io.EOF
		}
		got := sebabBangun(keluar, galatUji{err, keluar == ""})
		if !strings.Contains(got, mau) || strings.Contains(got, "\n") {
			t.Errorf("%q: %q", keluar, got)
		}
	}
}

type galatUji struct {
	error
	tanpaGo bool
}

func (g galatUji) Error() string {
	if g.tanpaGo {
		return `exec: "go": executable file not found in $PATH`
	}
	return g.error.Error()
}

// The style sheet, the largest part of a public page, comes small to who takes it so.
func TestLembarGayaMampat(t *testing.T) {
	polos, kecil := utama.kirim("GET", "/web/lumbung.css", ""), utama.kirim("GET", "/web/lumbung.css", "", "Accept-Encoding", "gzip")
	z, err := gzip.NewReader(kecil.Body)
	if err != nil || kecil.Header().Get("Content-Encoding") != "gzip" || kecil.Header().Get("Vary") != "Accept-Encoding" || polos.Header().Get("Content-Encoding") != "" || polos.Header().Get("ETag") == kecil.Header().Get("ETag") {
		t.Fatalf("%v %v %v", err, polos.Header(), kecil.Header())
	}
	if b, err := io.ReadAll(z); err != nil || !bytes.Equal(b, polos.Body.Bytes()) {
		t.Errorf("isinya berbeda: %v", err)
	}
}
