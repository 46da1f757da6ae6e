//go:build ignore

// Buat writes desa.bin from three CSV files, each with a header row:
//
//	go run buat.go -edisi "Kepmendagri …" [-o desa.bin] kecamatan.csv desa.csv perubahan.csv
//
// kecamatan.csv and desa.csv have the columns code,name and may be compressed
// (.gz); perubahan.csv has old_code,new_code,name,level,effective,basis. With
// -periksa it writes nothing and compares an existing file with the CSV, name by name.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
)

func main() {
	log.SetFlags(0)
	edisi := flag.String("edisi", "", "keputusan yang diikuti")
	keluar := flag.String("o", "desa.bin", "berkas hasil")
	periksa := flag.Bool("periksa", false, "bandingkan berkas yang ada dengan CSV")
	flag.Parse()
	if flag.NArg() != 3 || (*edisi == "" && !*periksa) {
		log.Fatal("pemakaian: go run buat.go -edisi TEKS [-o desa.bin] kecamatan.csv desa.csv perubahan.csv")
	}
	isi := desa.Isi{Edisi: *edisi}
	for _, nama := range flag.Args()[:2] {
		for _, f := range baca(nama) {
			isi.Baris = append(isi.Baris, desa.Baris{Kode: kode(f[0]), Nama: f[1]})
		}
	}
	slices.SortFunc(isi.Baris, func(a, b desa.Baris) int { return a.Kode.Compare(b.Kode) })
	for _, f := range baca(flag.Arg(2)) {
		t, err := kominfo.ParseTanggal(f[4])
		gagal(err)
		isi.Perubahan = append(isi.Perubahan, wilayah.Perubahan{Lama: kode(f[0]), Baru: kode(f[1]), Nama: f[2], Berlaku: t, Dasar: kominfo.Sumber{Regulasi: f[5]}})
	}
	slices.SortFunc(isi.Perubahan, func(a, b wilayah.Perubahan) int { return a.Lama.Compare(b.Lama) })
	if *periksa {
		bandingkan(*keluar, isi)
		return
	}
	var b bytes.Buffer
	gagal(desa.Tulis(&b, isi))
	gagal(os.WriteFile(*keluar, b.Bytes(), 0o644))
	fmt.Printf("%s: %d kecamatan dan desa, %d perubahan, %d byte\n", *keluar, len(isi.Baris), len(isi.Perubahan), b.Len())
}

// bandingkan reads back every row of isi and everything else in the file.
func bandingkan(nama string, isi desa.Isi) {
	b, err := os.ReadFile(nama)
	gagal(err)
	x, err := desa.Open(b)
	gagal(err)
	beda, i := 0, 0
	for k, n := range x.Semua(wilayah.Kode{}) {
		if i >= len(isi.Baris) || isi.Baris[i].Kode != k || isi.Baris[i].Nama != n {
			beda++
		}
		i++
	}
	for _, r := range isi.Baris {
		if n, ok := x.Nama(r.Kode); !ok || n != r.Nama {
			beda++
		}
	}
	j := 0
	for p := range x.Perubahan(wilayah.Kode{}) {
		if j >= len(isi.Perubahan) {
			beda++
			continue
		}
		q := isi.Perubahan[j]
		if p.Lama != q.Lama || p.Baru != q.Baru || p.Berlaku != q.Berlaku || p.Dasar.Regulasi != q.Dasar.Regulasi {
			beda++
		}
		if p.Baru.Tingkat() == wilayah.TingkatKecamatan && p.Nama != q.Nama {
			beda++
		}
		j++
	}
	fmt.Printf("%d baris CSV, %d baris berkas, %d perubahan, %d beda\n", len(isi.Baris), i, j, beda)
	if beda > 0 || i != len(isi.Baris) || j != len(isi.Perubahan) {
		os.Exit(1)
	}
}

func baca(nama string) [][]string {
	f, err := os.Open(nama)
	gagal(err)
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(nama, ".gz") {
		r, err = gzip.NewReader(f)
		gagal(err)
	}
	baris, err := csv.NewReader(r).ReadAll()
	gagal(err)
	return baris[1:]
}

func kode(s string) wilayah.Kode {
	k, err := wilayah.Parse(s)
	gagal(err)
	return k
}

func gagal(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
