package blob_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/blob"
)

// Import of 200 MB in 80 files. puncak-kB is the most heap in use at any report of
// progress above what was in use before: it does not grow with the folder.
//
//	go test -run - -bench ImporFolder -benchtime 3x ./kominfo/blob
func BenchmarkImporFolder(b *testing.B) {
	const berkas, besar = 80, 2_500_000
	dari := b.TempDir()
	r := rand.NewChaCha8(sha256.Sum256([]byte("bukti")))
	isi := make([]byte, besar)
	for i := range berkas {
		_, _ = r.Read(isi) // never fails
		copy(isi, "%PDF-1.4\n")
		copy(isi[besar-6:], "%%EOF\n")
		if err := os.WriteFile(filepath.Join(dari, fmt.Sprintf("Indikator%da-SK.pdf", i+1)), isi, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	isi = nil
	b.SetBytes(berkas * besar)
	var puncak uint64
	for b.Loop() {
		b.StopTimer()
		f, err := blob.BukaFolder(filepath.Join(b.TempDir(), "berkas"), blob.OpsiFolder{})
		if err != nil {
			b.Fatal(err)
		}
		k, err := f.Keadaan("bench")
		if err != nil {
			b.Fatal(err)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		awal := m.HeapAlloc
		b.StartTimer()
		n := 0
		for x, err := range blob.Impor(b.Context(), f, dari, blob.OpsiImpor{Keadaan: k, Kemajuan: func(blob.Kemajuan) {
			runtime.ReadMemStats(&m)
			puncak = max(puncak, m.HeapAlloc-min(awal, m.HeapAlloc))
		}}) {
			if err != nil || !x.Diterima() {
				b.Fatal(x, err)
			}
			n++
		}
		if n != berkas {
			b.Fatal(n)
		}
		b.StopTimer()
		if err := k.Selesai(); err != nil {
			b.Fatal(err)
		}
		f.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(puncak)/1000, "puncak-kB")
}

func BenchmarkKenaliXLSX(b *testing.B) {
	isi := []byte(buatXLSX(b))
	for b.Loop() {
		if j, err := blob.Kenali(bytes.NewReader(isi), int64(len(isi))); j != blob.XLSX || err != nil {
			b.Fatal(j, err)
		}
	}
}
