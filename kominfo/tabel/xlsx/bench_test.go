package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/xuri/excelize/v2"
)

const barisBesar = 100_000

func lembarBesar() Lembar {
	k := make([]Kolom, 8)
	for i := range k {
		k[i].Nama = fmt.Sprint("kolom_", i)
	}
	return Lembar{Nama: "Data", Kolom: k, Jumlah: barisBesar, Baris: func(yield func([]any, error) bool) {
		for i := range barisBesar {
			if !yield([]any{"19.06.01.2001", fmt.Sprint("Desa Contoh ", i%500), 2015 + i%10, "1.02.000123", i * 7, float64(i%90000) / 100, "Orang", kominfo.NewTanggal(2026, 1, 1+i%365)}, nil) {
				return
			}
		}
	}}
}

func BenchmarkTulis(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := Tulis(io.Discard, lembarBesar()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(barisBesar*float64(b.N)/b.Elapsed().Seconds(), "baris/s")
}

func BenchmarkBaca(b *testing.B) {
	var buf bytes.Buffer
	if err := Tulis(&buf, lembarBesar()); err != nil {
		b.Fatal(err)
	}
	b.Run("tabel", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			k, err := tabel.Baca("x", buf.Bytes(), tabel.Opsi{})
			if err != nil || len(k.Lembar[0].Baris) != barisBesar+1 {
				b.Fatal(err)
			}
		}
		b.ReportMetric(barisBesar*float64(b.N)/b.Elapsed().Seconds(), "baris/s")
	})
	b.Run("excelize_Rows", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(buf.Bytes()))
			if err != nil {
				b.Fatal(err)
			}
			r, err := f.Rows("Data")
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for r.Next() {
				if _, err := r.Columns(excelize.Options{RawCellValue: true}); err != nil {
					b.Fatal(err)
				}
				n++
			}
			if n != barisBesar+1 {
				b.Fatal(n)
			}
			f.Close()
		}
		b.ReportMetric(barisBesar*float64(b.N)/b.Elapsed().Seconds(), "baris/s")
	})
}
