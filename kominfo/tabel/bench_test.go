package tabel

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"
)

// csvBesar makes rows of 8 columns; every tenth has a quoted text.
func csvBesar(baris int) []byte {
	var b bytes.Buffer
	b.WriteString("kode_wilayah,nama_wilayah,tahun,kode_indikator,jumlah,nilai,satuan,keterangan\n")
	for i := range baris {
		ket := "data tahun berjalan"
		if i%10 == 0 {
			ket = `"angka ""sementara"", belum final"`
		}
		fmt.Fprintf(&b, "19.%02d.%02d.%04d,Desa Contoh %d,%d,1.02.%06d,%d,%d.%02d,%s,%s\n", i%8+1, i%20+1, 2000+i%50, i, 2015+i%10, i%400, i*7%100000, i%900, i%100,
			[]string{"Orang", "Unit", "Kejadian", "Ha"}[i%4], ket)
	}
	return b.Bytes()
}

func BenchmarkCSV(b *testing.B) {
	isi := csvBesar(200_000)
	b.Run("tabel", func(b *testing.B) {
		b.SetBytes(int64(len(isi)))
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			p := BacaCSV(bytes.NewReader(isi), Opsi{})
			for p.Lanjut() {
				n += len(p.Rekaman().Medan)
			}
			if n != 8*200_001 || p.Err() != nil {
				b.Fatal(n, p.Err())
			}
		}
	})
	b.Run("encoding_csv_ReuseRecord", func(b *testing.B) {
		b.SetBytes(int64(len(isi)))
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			r := csv.NewReader(bufio.NewReaderSize(bytes.NewReader(isi), 1<<20))
			r.ReuseRecord = true
			for {
				m, err := r.Read()
				if err == io.EOF {
					break
				}
				n += len(m)
			}
			if n != 8*200_001 {
				b.Fatal(n)
			}
		}
	})
	b.Run("Baca", func(b *testing.B) {
		b.SetBytes(int64(len(isi)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Baca("x.csv", isi, Opsi{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkTemukan(b *testing.B) {
	buku, err := Baca("x.csv", csvBesar(100_000), Opsi{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if t := Temukan(buku.Lembar[0]); len(t) != 1 || t[0].Akhir != 100_001 {
			b.Fatal(len(t))
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	isi := []byte("<table>" + strings.Repeat("<tr><td>19.06</td><td>Bangka &amp; Selatan</td><td>1.234</td></tr>\n", 50_000) + "</table>")
	b.SetBytes(int64(len(isi)))
	for b.Loop() {
		if _, err := Baca("x.xls", isi, Opsi{}); err != nil {
			b.Fatal(err)
		}
	}
}
