//go:build kacau && !(js && wasm)

package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// TestKacauWAL writes while readers never pause, as on a busy day. The log
// must not grow without end.
func TestKacauWAL(t *testing.T) {
	path, d := filepath.Join(t.TempDir(), "uji.db"), defLaporan()
	s := bukaUji(t, bawaan(), path, d)
	isiLaporan(t, s, d, 0, 100)
	ctx, batal := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			for ctx.Err() == nil {
				if _, err := s.Cari(context.Background(), d, register.LingkupPenuh(), register.Query{Urut: "nilai", Isi: true, Batas: 1000}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	var besar int64
	l := contohLaporan(1)
	l.Uraian = strings.Repeat("panjang ", 2000)
	l.Uraian = l.Uraian[:1990]
	for i := range 1200 {
		err := s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
			for range 30 {
				if _, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), l); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if i%20 == 0 {
			fi, err := os.Stat(path + "-wal")
			if err != nil {
				t.Fatal(err)
			}
			besar = max(besar, fi.Size())
		}
	}
	batal()
	wg.Wait()
	t.Logf("log paling besar %d KiB", besar>>10)
	if besar > 160<<20 {
		t.Errorf("log tumbuh sampai %d MiB", besar>>20)
	}
	sehat(t, s)
}
