package bukuresmi_test

import (
	"io"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/kertas/kertaspdf"
	"github.com/lumbung-id/lumbung/kominfo/kertas/kertasxlsx"
	"github.com/lumbung-id/lumbung/ppid/bukuresmi"
)

// The book of requests of a large office in a year.
func BenchmarkPermohonan10000(b *testing.B) {
	docs := permohonan(10_000)
	o := bukuresmi.Opsi{Periode: "Tahun 2026", Pribadi: true}
	l := []kertas.Lembar{bukuresmi.Permohonan(docs, o)}
	b.Run("susun", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			bukuresmi.Permohonan(docs, o)
		}
	})
	b.Run("pdf", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var n hitung
			if err := kertaspdf.Tulis(&n, l, kertaspdf.Opsi{Rebah: true}); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(n), "byte")
		}
	})
	b.Run("xlsx", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var n hitung
			if err := kertasxlsx.Tulis(&n, l); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(n), "byte")
		}
	})
}

type hitung int

func (h *hitung) Write(p []byte) (int, error) { *h += hitung(len(p)); return len(p), nil }

var _ io.Writer = (*hitung)(nil)
