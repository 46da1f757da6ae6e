//go:build !(js && wasm)

package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"github.com/lumbung-id/lumbung/app/web"
)

// Wasm is the compiled dashboard with its compressed forms.
type Wasm struct {
	Mentah []byte
	Versi  string // hash over the program and the fixed files; a change reaches every browser

	mu   sync.Mutex
	gzip []byte
	br   []byte
}

// NewWasm takes a compiled dashboard.
func NewWasm(mentah []byte) *Wasm {
	h := sha256.New()
	h.Write(mentah)
	_ = fs.WalkDir(web.Berkas(), ".", func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			b, _ := fs.ReadFile(web.Berkas(), p) // embedded: cannot be missing
			h.Write([]byte(p))
			h.Write(b)
		}
		return nil
	})
	return &Wasm{Mentah: mentah, Versi: hex.EncodeToString(h.Sum(nil))[:16]}
}

// Mampatkan makes the compressed forms, the quick one first. It reads and keeps
// them in dir, if that is not empty, since the best one takes some seconds.
func (w *Wasm) Mampatkan(dir string) {
	if dir != "" {
		w.buangLama(dir)
	}
	simpan := func(akhiran string, tujuan *[]byte, buat func() []byte) {
		nama := filepath.Join(dir, w.Versi+akhiran)
		b, err := os.ReadFile(nama)
		if err != nil || dir == "" {
			b = buat()
			if dir != "" {
				_ = tulisUtuh(nama, b) // without the copy the next start takes longer
			}
		}
		w.mu.Lock()
		*tujuan = b
		w.mu.Unlock()
	}
	simpan(".wasm.gz", &w.gzip, func() []byte {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, 6)
		_, _ = z.Write(w.Mentah) // a buffer takes everything
		_ = z.Close()
		return b.Bytes()
	})
	simpan(".wasm.br", &w.br, func() []byte {
		var b bytes.Buffer
		z := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 9, LGWin: 24})
		_, _ = z.Write(w.Mentah)
		_ = z.Close()
		return b.Bytes()
	})
}

// buangLama removes the compressed forms of other versions.
func (w *Wasm) buangLama(dir string) {
	for _, pola := range []string{"*.wasm.gz", "*.wasm.br"} {
		nama, _ := filepath.Glob(filepath.Join(dir, pola)) // the pattern is good
		for _, n := range nama {
			if !strings.HasPrefix(filepath.Base(n), w.Versi) {
				_ = os.Remove(n) // only a cache
			}
		}
	}
}

func (w *Wasm) bentuk(br, gz bool) ([]byte, string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case br && w.br != nil:
		return w.br, "br"
	case gz && w.gzip != nil:
		return w.gzip, "gzip"
	}
	return w.Mentah, ""
}

func tulisUtuh(nama string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(nama), ".tmp-")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), nama)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}
