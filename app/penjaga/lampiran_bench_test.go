//go:build !(js && wasm)

package penjaga

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// BenchmarkCadanganBerkas backs up and verifies LUMBUNG_BENCH_N files (200) of 1 MB,
// each with a document: the first time, and the week after with nothing new.
func BenchmarkCadanganBerkas(b *testing.B) {
	n := 200
	if s := os.Getenv("LUMBUNG_BENCH_N"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	o := Opsi{Folder: filepath.Join(b.TempDir(), "data"), Register: append(regsUji(), defSurat()), Lampiran: Lampiran{Rujukan: []RujukanBerkas{{Register: "surat", Kolom: "sidik"}}}}
	p, err := Buka(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	f, err := blob.BukaFolder(o.berkas(), blob.OpsiFolder{})
	if err != nil {
		b.Fatal(err)
	}
	acak := rand.NewChaCha8([32]byte{1})
	err = p.Ubah(b.Context(), aktorUji(), func(tx register.Tx) error {
		for i := range n {
			in, err := f.Simpan(b.Context(), &satuMB{acak, 1_000_000}, blob.Opsi{})
			if err == nil {
				_, err = defSurat().Buat(b.Context(), tx, register.LingkupPenuh(), surat{strconv.Itoa(i), in.Sidik})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	if err := p.Close(); err != nil {
		b.Fatal(err)
	}
	i, usb := 0, b.TempDir()
	cadangkan := func(b *testing.B) string {
		i++
		ke := filepath.Join(usb, fmt.Sprintf("%d.db", i))
		if _, err := Cadangkan(b.Context(), o, ke); err != nil {
			b.Fatal(err)
		}
		return ke
	}
	b.Run("pertama", func(b *testing.B) {
		b.SetBytes(int64(n) * 1_000_000)
		for b.Loop() {
			b.StopTimer()
			if err := os.RemoveAll(filepath.Join(usb, "cadangan.berkas")); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			cadangkan(b)
		}
	})
	b.Run("berikutnya", func(b *testing.B) {
		cadangkan(b)
		for b.Loop() {
			cadangkan(b)
		}
	})
	b.Run("verifikasi", func(b *testing.B) {
		ke := cadangkan(b)
		b.SetBytes(int64(n) * 1_000_000)
		for b.Loop() {
			if l, err := Periksa(b.Context(), OpsiPeriksa{Opsi: o, Berkas: ke}); err != nil || !l.Sah {
				b.Fatal(l.Temuan, err)
			}
		}
	})
}

// satuMB gives n bytes of noise.
type satuMB struct {
	r *rand.ChaCha8
	n int
}

func (s *satuMB) Read(p []byte) (int, error) {
	if s.n == 0 {
		return 0, io.EOF
	}
	n := min(len(p), s.n)
	s.n -= n
	return s.r.Read(p[:n])
}
