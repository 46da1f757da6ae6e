package tabel_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

const kiriman = "JUMLAH PENDUDUK TAHUN 2025;;\n" +
	";;\n" +
	"No;Kecamatan;Penduduk (Jiwa)\n" +
	"1;Toboali;80.123\n" +
	"2;Air Gegas;41.900\n" +
	";Jumlah;122.023\n" +
	"Sumber: Dinas Dukcapil;;\n"

func ExampleBaca() {
	buku, err := tabel.Baca("penduduk.csv", []byte(kiriman), tabel.Opsi{})
	if err != nil {
		fmt.Println(kominfo.PesanUntukOrang(err))
		return
	}
	fmt.Println(buku.Format, string(buku.Pemisah), len(buku.Lembar[0].Baris), "baris terisi")
	_, err = tabel.Baca("laporan.xlsx", []byte("%PDF-1.7"), tabel.Opsi{})
	fmt.Println(kominfo.PesanUntukOrang(err))
	// Output:
	// csv ; 6 baris terisi
	// Ini berkas PDF. Angka di dalam PDF tidak dapat diambil dengan pasti. Mintalah berkas Excel asalnya kepada pembuat tabel, lalu kirim berkas .xlsx itu.
}

func ExampleTemukan() {
	buku, err := tabel.Baca("penduduk.csv", []byte(kiriman), tabel.Opsi{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range tabel.Temukan(buku.Lembar[0]) {
		fmt.Println(t.Judul[0].Teks, "| sumber:", t.Sumber)
		for _, b := range t.Data {
			if !t.BarisTotal(b.Nomor) {
				fmt.Println("baris", b.Nomor, b.Di(1).Teks, b.Di(2).Teks, t.Kolom[2].Satuan)
			}
		}
	}
	// Output:
	// JUMLAH PENDUDUK TAHUN 2025 | sumber: Dinas Dukcapil
	// baris 4 Toboali 80.123 Jiwa
	// baris 5 Air Gegas 41.900 Jiwa
}

func ExampleBacaCSV() {
	for r, err := range tabel.BacaCSV(strings.NewReader("kode,nama\n19.06,\"Bangka\nSelatan\"\n"), tabel.Opsi{}).Baris() {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("baris %d, garis %d: %q\n", r.Nomor, r.Garis, r.Medan)
	}
	// Output:
	// baris 1, garis 1: ["kode" "nama"]
	// baris 2, garis 2: ["19.06" "Bangka\nSelatan"]
}

func ExampleTulisCSV() {
	var b strings.Builder
	err := tabel.TulisCSV(&b, slices.Values([][]string{{"nama", "selisih"}, {"=HYPERLINK(A1)", "-5"}}), tabel.OpsiTulis{Pemisah: ';'})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n")) // lines end with CRLF
	// Output:
	// nama;selisih
	// '=HYPERLINK(A1);-5
}

func ExampleKenali() {
	csv := "Nama aplikasi,Status\n" + tabel.TandaTemplat("aplikasi", 3, "nama") + "," + tabel.TandaTemplat("aplikasi", 3, "status") + "\nSIPERPUS,dipakai\n"
	buku, err := tabel.Baca("templat.csv", []byte(csv), tabel.Opsi{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(tabel.Kenali(buku))
	t, _ := tabel.BacaTemplat(buku)
	for _, b := range t.Baris {
		fmt.Println(b.Nomor, b.Di(0).Teks, b.Di(1).Teks)
	}
	// Output:
	// aplikasi 3 [nama status] true
	// 3 SIPERPUS dipakai
}
