//go:build !(js && wasm)

package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// BenchmarkCadangkan copies a file while one writer works, and reports the rate of
// the copy and the longest that a write took, beside the longest without a copy.
// LUMBUNG_BENCH_N sets the number of documents.
func BenchmarkCadangkan(b *testing.B) {
	n := 20_000
	if s := os.Getenv("LUMBUNG_BENCH_N"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	d := defLaporan()
	path := filepath.Join(b.TempDir(), "uji.db")
	s := bukaUji(b, bawaan(), path, d)
	isiLaporan(b, s, d, 0, n)
	tulis := func(ctx context.Context) (terlama time.Duration, kali int) {
		for ; ctx.Err() == nil; kali++ {
			mulai := time.Now()
			err := s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
				_, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), contohLaporan(kali))
				return err
			})
			if err != nil {
				b.Error(err)
				return terlama, kali
			}
			terlama = max(terlama, time.Since(mulai))
		}
		return terlama, kali
	}
	ctx, henti := context.WithTimeout(b.Context(), time.Second)
	sepi, kaliSepi := tulis(ctx)
	henti()
	dir, i := b.TempDir(), 0
	var ramai, lama time.Duration
	var kali int
	b.ResetTimer()
	for b.Loop() {
		i++
		ke := filepath.Join(dir, fmt.Sprint(i))
		ctx, henti := context.WithCancel(b.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			t, k := tulis(ctx)
			ramai, kali = max(ramai, t), kali+k
		})
		mulai := time.Now()
		if err := Cadangkan(b.Context(), path, ke); err != nil {
			b.Fatal(err)
		}
		lama += time.Since(mulai)
		henti()
		wg.Wait()
		st, err := os.Stat(ke)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(st.Size())
		_ = os.Remove(ke) // room for the next
	}
	b.ReportMetric(float64(ramai.Milliseconds()), "ms-tulis-terlama")
	b.ReportMetric(float64(sepi.Milliseconds()), "ms-tulis-terlama-tanpa-salin")
	b.ReportMetric(float64(kali)/lama.Seconds(), "tulis/s")
	b.ReportMetric(float64(kaliSepi), "tulis/s-tanpa-salin")
}
