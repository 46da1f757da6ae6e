package kalender_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

func Example() {
	k := kalender.Nasional()
	diterima := kominfo.NewTanggal(2026, time.March, 16)
	h, err := k.Tambah(diterima, 10) // UU 14/2008 Pasal 22 ayat (7)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(h.Tanggal)
	fmt.Println(h.Versi)
	fmt.Print(h.Penjelasan())
	// Output:
	// 2026-04-07
	// nasional-2026-09-15.1473da03
	// Dari Senin, 16 Maret 2026 (tidak dihitung) sampai Selasa, 7 April 2026: 10 hari kerja.
	// Hari kerja Senin sampai Jumat; libur nasional dan cuti bersama tidak dihitung.
	// Dilewati 12 hari:
	// - Rabu, 18 Maret 2026: Cuti Bersama Hari Suci Nyepi (Tahun Baru Saka 1948) [1]
	// - Kamis, 19 Maret 2026: Hari Suci Nyepi (Tahun Baru Saka 1948) [1]
	// - Jumat, 20 Maret 2026: Cuti Bersama Idulfitri 1447 H [1]
	// - Sabtu, 21 Maret 2026: akhir pekan; Idulfitri 1447 H [2] [1]
	// - Minggu, 22 Maret 2026: akhir pekan; Idulfitri 1447 H [2] [1]
	// - Senin, 23 Maret 2026: Cuti Bersama Idulfitri 1447 H [1]
	// - Selasa, 24 Maret 2026: Cuti Bersama Idulfitri 1447 H [1]
	// - Sabtu, 28 Maret 2026: akhir pekan [2]
	// - Minggu, 29 Maret 2026: akhir pekan [2]
	// - Jumat, 3 April 2026: Wafat Yesus Kristus [1]
	// - Sabtu, 4 April 2026: akhir pekan [2]
	// - Minggu, 5 April 2026: akhir pekan; Kebangkitan Yesus Kristus (Paskah) [2] [1]
	// Dasar:
	// [1] SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025 (sumber sekunder)
	// [2] Perpres 21/2023, Pasal 3 (sumber sekunder)
	// Kalender: nasional-2026-09-15.1473da03
}

// A deadline counted in July 2025 moved when 18 August was added on 7 August.
func ExampleKalender_Pada() {
	k := kalender.Nasional()
	diterima := kominfo.NewTanggal(2025, time.August, 6)
	dulu, _ := k.Pada(diterima).Tambah(diterima, 10)
	kini, _ := k.Tambah(diterima, 10)
	fmt.Println(dulu.Tanggal, dulu.Versi)
	fmt.Println(kini.Tanggal, kini.Versi)
	// Output:
	// 2025-08-20 nasional-2024-11-21.15f61fab
	// 2025-08-21 nasional-2026-09-15.1473da03
}

// A year without a decree is refused; the cause names the year.
func ExampleTanpaKeputusan() {
	_, err := kalender.Nasional().Tambah(kominfo.NewTanggal(2027, time.December, 20), 10)
	if tahun, ok := errors.AsType[kalender.TanpaKeputusan](err); ok {
		fmt.Println(int(tahun))
	}
	fmt.Println(kominfo.PesanUntukOrang(err))
	// Output:
	// 2028
	// Hari kerja tahun 2028 tidak dapat dihitung: kalender ini tidak memuat keputusan hari liburnya. Kalender memuat tahun 2019 sampai 2027. Bila SKB yang lebih baru sudah terbit, muat berkas kalender yang baru.
}

func ExampleKalender_Dengan() {
	d, err := kalender.LoadDaerah([]byte(`{
	 "format": "lumbung.kalender-daerah/1",
	 "nama": "papua", "judul": "Hari libur daerah Papua",
	 "keputusan": [{"id": "A", "nomor": "Keputusan Gubernur (nomor belum diperiksa)", "status": "dari_ingatan"}],
	 "tahunan": [{"setiap": "02-05", "nama": "Hari Pekabaran Injil di Tanah Papua", "jenis": "libur_daerah", "keputusan": "A"}]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	k, err := kalender.Nasional().Dengan(kalender.Setelan{Daerah: []kalender.Daerah{d}})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, _ := k.HariKerja(kominfo.NewTanggal(2026, time.February, 5))
	fmt.Print(h.Penjelasan())
	// Output:
	// Kamis, 5 Februari 2026 bukan hari kerja.
	// Alasan: Hari Pekabaran Injil di Tanah Papua [Keputusan Gubernur (nomor belum diperiksa)] (dari ingatan, belum diperiksa)
	// Hari kerja Senin sampai Jumat; libur nasional dan cuti bersama tidak dihitung; ditambah Hari libur daerah Papua.
	// Kalender: nasional-2026-09-15.1473da03+papua.153685c9
}

func ExampleKalender_Hitung() {
	h, _ := kalender.Nasional().Hitung(kominfo.NewTanggal(2026, time.May, 11), kominfo.NewTanggal(2026, time.May, 29))
	fmt.Println(h.N, "hari kerja,", len(h.Dilewati), "hari dilewati")
	// Output: 10 hari kerja, 8 hari dilewati
}

func ExampleKalender_Tahun() {
	o, _ := kalender.Nasional().Tahun(2026)
	fmt.Println(o.HariKerja, o.LiburNasional, o.CutiBersama, o.Status.Label())
	fmt.Println(o.Libur[0].Tanggal.Lengkap(), "-", o.Libur[0].Nama)
	// Output:
	// 240 17 8 sumber sekunder
	// Kamis, 1 Januari 2026 - Tahun Baru 2026 Masehi
}

// A file that lost a line does not load, and says so.
func ExampleLoad() {
	_, err := kalender.Load([]byte(`{"format": "lumbung.kalender/1", "nama": "nasional", "judul": "Uji",
	 "pekan": [{"hari": 5, "sumber": {"regulasi": "Perpres 21/2023", "status": "sekunder"}}],
	 "tahun": [{"tahun": 2028, "libur_nasional": 1, "cuti_bersama": 0}],
	 "keputusan": [{"id": "SKB-2028", "nomor": "SKB uji", "ditandatangani": "2027-09-01", "tahun": 2028, "peran": "penetapan", "isi": "uji", "status": "inferensi"}]}`))
	fmt.Println(err)
	// Output: Tahun 2028: daftar "hari" memuat 0 libur nasional dan 0 cuti bersama, padahal jumlah yang dinyatakan 1 dan 0. Ada hari yang hilang atau berlebih.
}
