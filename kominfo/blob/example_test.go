package blob_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing/fstest"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

// A file is stored under the hash of its content; what is not what its name says
// is refused with a sentence for the person who sent it.
func Example() {
	dir, err := os.MkdirTemp("", "berkas")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	f, err := blob.BukaFolder(dir, blob.OpsiFolder{})
	if err != nil {
		panic(err)
	}
	defer f.Close()

	ctx := context.Background()
	info, err := f.Simpan(ctx, strings.NewReader("%PDF-1.4\n%%EOF\n"), blob.Opsi{Nama: "SK Tim.pdf", Jenis: blob.JenisBukti()})
	fmt.Println(info.Sidik[:12], info.Ukuran, info.Jenis, err)

	_, err = f.Simpan(ctx, strings.NewReader("<!doctype html><title>Masuk</title>"), blob.Opsi{Nama: "SOP.pdf", Jenis: blob.JenisBukti()})
	fmt.Println(kominfo.PesanUntukOrang(err))
	// Output:
	// 14bcd090baf3 15 application/pdf <nil>
	// Berkas SOP.pdf tidak diterima: akhirannya .pdf, tetapi isinya halaman web (HTML). Yang tersimpan agaknya halaman web, misalnya halaman masuk atau halaman galat, bukan dokumennya. Unduh ulang dokumennya, atau cetak halaman itu menjadi PDF, lalu kirim PDF-nya.
}

func ExampleImporFolder() {
	dir, err := os.MkdirTemp("", "berkas")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	f, err := blob.BukaFolder(dir, blob.OpsiFolder{})
	if err != nil {
		panic(err)
	}
	defer f.Close()

	dari := fstest.MapFS{
		"Indikator 1/Indikator1a-SK Tim.pdf": {Data: []byte("%PDF-1.4\n%%EOF\n")},
		"Indikator 2/salinan.pdf":            {Data: []byte("%PDF-1.4\n%%EOF\n")},
		"Indikator 2/setup.pdf":              {Data: []byte("MZ\x90\x00")},
	}
	for m, err := range blob.ImporFolder(context.Background(), f, dari, blob.OpsiImpor{}) {
		if err != nil {
			panic(err)
		}
		fmt.Println(m.Nama, m.Diterima())
		for _, t := range m.Temuan {
			fmt.Println("  ", t.Severity, t.ID)
		}
	}
	// Output:
	// Indikator 1/Indikator1a-SK Tim.pdf true
	// Indikator 2/salinan.pdf true
	//    peringatan BLOB-KEMBAR-01
	// Indikator 2/setup.pdf false
	//    galat BLOB-PROGRAM-01
}

func ExampleKenali() {
	for _, isi := range []string{"%PDF-1.7\n", "no;nama\n1;Ani\n", "#!/bin/sh\n"} {
		j, err := blob.Kenali(strings.NewReader(isi), int64(len(isi)))
		fmt.Println(j, "-", j.Nama(), err)
	}
	// Output:
	// application/pdf - dokumen PDF <nil>
	// text/csv - tabel CSV <nil>
	// application/x-executable - program yang dapat dijalankan <nil>
}

func ExamplePeriksaIsi() {
	isi := strings.NewReader("%PDF-1.4\n1 0 obj")
	j, fs, err := blob.PeriksaIsi("Laporan.pdf", isi, isi.Size(), blob.JenisBukti())
	fmt.Println(j, err)
	for _, f := range fs {
		fmt.Println(f.Severity, f.Message)
	}
	// Output:
	// application/pdf <nil>
	// peringatan Berkas Laporan.pdf agaknya terpotong: tanda akhir PDF (%%EOF) tidak ada. Buka dan periksa sampai halaman terakhir; bila tidak terbuka, unduh ulang.
}

func ExampleNamaAman() {
	fmt.Println(blob.NamaAman(`..\..\Laporan: "akhir".pdf`))
	fmt.Println(blob.NamaAman("NUL.pdf"))
	// Output:
	// Laporan_ _akhir_.pdf
	// _NUL.pdf
}

func ExamplePaket() {
	p := blob.Paket{Indeks: func(nama []string) (blob.IsiPaket, error) {
		return blob.IsiPaket{Nama: "Daftar isi.txt", Isi: []byte(strings.Join(nama, "\n"))}, nil
	}}
	err := p.Tulis(context.Background(), io.Discard, nil) // in a program: a file or the answer of a server
	fmt.Println(err)
	fmt.Println(blob.NamaUnik([]string{"SK.pdf", "SK.pdf"}))
	// Output:
	// <nil>
	// [SK.pdf SK (2).pdf]
}
