//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

// bukaUji opens a strong-box that makes few keys at a time.
func bukaUji(t testing.TB, path string) *Brankas {
	t.Helper()
	b, err := Buka(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	b.sekali = 4
	return b
}

func pathUji(t testing.TB) string { return filepath.Join(t.TempDir(), "kunci.brankas") }

func baruUji(t testing.TB, b *Brankas) (int64, Kunci) {
	t.Helper()
	n, k, err := b.Baru()
	if err != nil {
		t.Fatal(err)
	}
	return n, k
}

func hapusUji(t testing.TB, b *Brankas, nomor ...int64) {
	t.Helper()
	if err := b.Hapus(nomor...); err != nil {
		t.Fatal(err)
	}
}

func tutupUji(t testing.TB, b *Brankas) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

// harusAda and harusHilang look at one number.
func harusAda(t testing.TB, b *Brankas, nomor int64, k Kunci) {
	t.Helper()
	if got, ada, err := b.Ambil(nomor); err != nil || !ada || got != k {
		t.Errorf("kunci %d: ada %v, sama %v, %v", nomor, ada, got == k, err)
	}
}

func harusHilang(t testing.TB, b *Brankas, nomor int64) {
	t.Helper()
	if got, ada, err := b.Ambil(nomor); err != nil || ada || got != (Kunci{}) {
		t.Errorf("kunci %d masih ada (%v)", nomor, err)
	}
}

// harusGalat wants an error of that kind whose sentence for people contains kata.
func harusGalat(t testing.TB, err error, kind kominfo.Kind, kata string) {
	t.Helper()
	if !errors.Is(err, kind) || !bytes.Contains([]byte(kominfo.PesanUntukOrang(err)), []byte(kata)) {
		t.Errorf("galat %v (%s), seharusnya %s dengan kata %q", err, kominfo.KindOf(err), kind, kata)
	}
}

func tulisUji(t testing.TB, path string, isi []byte) {
	t.Helper()
	if err := os.WriteFile(path, isi, 0o600); err != nil {
		t.Fatal(err)
	}
}

func bacaUji(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// hanyaUnix skips what Windows does not have.
func hanyaUnix(t *testing.T, apa string) {
	t.Helper()
	if runtime.GOOS != "windows" {
		return
	}
	if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
		t.Fatalf("LUMBUNG_TEST_ALL=1, tetapi %s tidak ada di Windows", apa)
	}
	t.Skipf("DILEWATI: %s tidak ada di Windows.", apa)
}

// hitung is a source of "random" bytes that counts: 0, 1, 2, …
type hitung struct{ n byte }

func (h *hitung) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = h.n
		h.n++
	}
	return len(p), nil
}

// penuh is a writer that takes sisa bytes and then has no room.
type penuh struct {
	sisa int
	io.Writer
}

var errPenuh = errors.New("write: no space left on device")

func (p *penuh) Write(b []byte) (int, error) {
	if len(b) > p.sisa {
		n := p.sisa
		p.sisa = 0
		_, _ = p.Writer.Write(b[:n])
		return n, errPenuh
	}
	p.sisa -= len(b)
	return p.Writer.Write(b)
}
