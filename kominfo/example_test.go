package kominfo_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// A letter that arrives at half past midnight in Jayapura arrives the day
// before in Jakarta: the office's own zone decides.
func ExampleTanggalDari() {
	saat := time.Date(2025, 5, 8, 15, 30, 0, 0, time.UTC)
	fmt.Println(kominfo.TanggalDari(saat, kominfo.WIT).Lengkap())
	fmt.Println(kominfo.TanggalDari(saat, kominfo.WIB).Lengkap())
	// Output:
	// Jumat, 9 Mei 2025
	// Kamis, 8 Mei 2025
}

func ExampleParseTanggal() {
	_, err := kominfo.ParseTanggal("16/03/2026")
	fmt.Println(err)
	// Output: Tanggal "16/03/2026" tidak dikenal. Tulis tahun-bulan-hari, misalnya 2026-03-16.
}

func ExampleParsePeriode() {
	p, _ := kominfo.ParsePeriode("2026-Q3")
	awal, akhir := p.Batas()
	fmt.Println(p.Nama(), awal, akhir)
	// Output: Triwulan III 2026 2026-07-01 2026-09-30
}

func ExampleRasio() {
	fmt.Println(kominfo.Rasio{Pembilang: 2, Penyebut: 3})
	fmt.Println(kominfo.Rasio{})
	// Output:
	// 66,7 % (2 dari 3)
	// tidak ada data
}

func ExampleFormatAngka() {
	fmt.Println(kominfo.FormatAngka(1234567), kominfo.FormatDesimal("2.60"), kominfo.Rupiah(1500000))
	// Output: 1.234.567 2,60 Rp1.500.000
}

func ExampleE() {
	err := kominfo.E(kominfo.Bentrok, "register.Simpan", "Data ini baru saja diubah orang lain. Muat ulang lalu ulangi.")
	fmt.Println(errors.Is(err, kominfo.Bentrok), kominfo.PesanUntukOrang(err))
	// Output: true Data ini baru saja diubah orang lain. Muat ulang lalu ulangi.
}

func ExampleNewUUID() {
	id := kominfo.NewUUID(time.Now())
	fmt.Println(len(id), kominfo.UUIDSah(id))
	// Output: 36 true
}

func ExampleSumber() {
	fmt.Println(kominfo.Sumber{Regulasi: "Perpres 21/2023", Bagian: "Pasal 3", Status: kominfo.Sekunder})
	// Output: Perpres 21/2023, Pasal 3 (sumber sekunder)
}
