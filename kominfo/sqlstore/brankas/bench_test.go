//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"testing"
)

func BenchmarkBaru(b *testing.B) {
	br := bukaUji(b, pathUji(b))
	br.sekali = sekaliBuat
	b.ReportAllocs()
	for b.Loop() {
		baruUji(b, br)
	}
}

func BenchmarkBaruBersamaan(b *testing.B) {
	br := bukaUji(b, pathUji(b))
	br.sekali = sekaliBuat
	b.SetParallelism(16)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, _, err := br.Baru(); err != nil {
				b.Error(err)
			}
		}
	})
}

// penuhi makes n keys.
func penuhi(b *testing.B, n int64) *Brankas {
	br := bukaUji(b, pathUji(b))
	br.sekali = int(n)
	baruUji(b, br)
	return br
}

func BenchmarkAmbil(b *testing.B) {
	const n = 1 << 17
	br := penuhi(b, n)
	b.ReportAllocs()
	i := int64(0)
	for b.Loop() {
		i = (i*6364136223846793005 + 1442695040888963407) & (n - 1)
		if _, ada, err := br.Ambil(i + 1); err != nil || !ada {
			b.Fatal(err)
		}
	}
}

func BenchmarkAmbilBersamaan(b *testing.B) {
	const n = 1 << 17
	br := penuhi(b, n)
	b.RunParallel(func(pb *testing.PB) {
		i := int64(0)
		for pb.Next() {
			i = (i*6364136223846793005 + 1442695040888963407) & (n - 1)
			if _, ada, err := br.Ambil(i + 1); err != nil || !ada {
				b.Error(err)
			}
		}
	})
}

func BenchmarkHapus(b *testing.B) {
	br := penuhi(b, 1<<17)
	i := int64(0)
	for b.Loop() {
		i = i&(1<<16-1) + 1
		hapusUji(b, br, i)
	}
}

func BenchmarkSegelBongkar150(b *testing.B) {
	k, garam, bagian := kunciUji(), garamUji(), bytes.Repeat([]byte("x"), 150)
	b.ReportAllocs()
	for b.Loop() {
		s, err := Segel(k, konteksUji, garam, bagian)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := Bongkar(k, konteksUji, s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSalin copies 100,000 keys; most of it is the passphrase.
func BenchmarkSalin(b *testing.B) {
	br := penuhi(b, 100_000)
	for b.Loop() {
		var w bytes.Buffer
		if err := br.Salin(&w, sandiUji); err != nil {
			b.Fatal(err)
		}
	}
}
