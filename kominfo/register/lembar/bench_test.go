package lembar_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// csvBesar is a file of n letters whose documents have about 600 bytes.
func csvBesar(n int) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"nomor", "perihal", "tanggal", "lembar", "opd", "pemohon", "nik"})
	p := strings.Repeat("Undangan rapat koordinasi. ", 15) + "Selesai"
	for i := range n {
		_ = w.Write([]string{fmt.Sprintf("S-%07d", i), p, "2026-03-16", "1.200", "kominfo", "Nama Contoh", "1234567890123456"})
	}
	w.Flush()
	return b.Bytes()
}

const banyak = 25_000

// BenchmarkImpor runs a whole import of 25,000 documents: read the file, check
// every row, write. "periksa" is the dry run alone, "lagi" the same file a second
// time.
func BenchmarkImpor(b *testing.B) {
	isi := csvBesar(banyak)
	laju := func(b *testing.B) { b.ReportMetric(float64(b.N*banyak)/b.Elapsed().Seconds(), "dok/s") }
	b.Run("baca", func(b *testing.B) {
		for range b.N {
			if _, err := lembar.Baca("x", isi, tabel.Opsi{}); err != nil {
				b.Fatal(err)
			}
		}
		laju(b)
	})
	m, err := lembar.Baca("x", isi, tabel.Opsi{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("periksa", func(b *testing.B) {
		a := newAlat(b)
		for range b.N {
			if l, err := impor(a.surat).Periksa(b.Context(), a.m, m); err != nil || l.Baru != banyak {
				b.Fatal(err, l)
			}
		}
		laju(b)
	})
	b.Run("jalankan", func(b *testing.B) {
		for range b.N {
			a := newAlat(b)
			im := impor(a.surat)
			im.Mode = lembar.YangSah
			if l, err := im.Jalankan(b.Context(), a.m, m); err != nil || l.Ditulis != banyak {
				b.Fatal(err, l)
			}
		}
		laju(b)
	})
	b.Run("lagi", func(b *testing.B) {
		a := newAlat(b)
		if _, err := impor(a.surat).Jalankan(b.Context(), a.m, m); err != nil {
			b.Fatal(err)
		}
		b.ResetTimer()
		for range b.N {
			if l, err := impor(a.surat).Jalankan(b.Context(), a.m, m); err != nil || l.Sama != banyak {
				b.Fatal(err, l)
			}
		}
		laju(b)
	})
}

// BenchmarkEkspor writes 25,000 documents as CSV and as JSONL.
func BenchmarkEkspor(b *testing.B) {
	a := newAlat(b)
	m, err := lembar.Baca("x", csvBesar(banyak), tabel.Opsi{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := impor(a.surat).Jalankan(b.Context(), a.m, m); err != nil {
		b.Fatal(err)
	}
	k := lembar.Ekspor(a.m, a.surat, register.LingkupPenuh(), register.Query{})
	for nama, f := range map[string]func() error{
		"csv":   func() error { return k.TulisCSV(b.Context(), io.Discard, tabel.UntukExcel()) },
		"jsonl": func() error { return k.TulisJSONL(b.Context(), io.Discard) },
	} {
		b.Run(nama, func(b *testing.B) {
			for range b.N {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*banyak)/b.Elapsed().Seconds(), "dok/s")
		})
	}
}

// BenchmarkTeksJSON turns a document into texts and back.
func BenchmarkTeksJSON(b *testing.B) {
	isian := defBarang().Info().Isian
	doc, err := json.Marshal(Barang{Nama: "Meja", Ket: strings.Repeat("x", 300), Label: []string{"a"}})
	if err != nil {
		b.Fatal(err)
	}
	for range b.N {
		if _, fs := lembar.JSON(isian, lembar.Teks(isian, doc), nil); fs != nil {
			b.Fatal(fs)
		}
	}
}
