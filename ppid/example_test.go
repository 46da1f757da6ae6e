package ppid_test

import (
	"fmt"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

func Example() {
	k := kalender.Nasional()
	diterima, err := ppid.BacaWaktu("2026-03-16T09:00:00+07:00", kominfo.WIB)
	if err != nil {
		fmt.Println(err)
		return
	}
	h, err := ppid.Tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: diterima}, k, ppid.Kebijakan{})
	if err != nil {
		fmt.Println(err) // a year without a decree: the message names it
		return
	}
	fmt.Println(h.Tenggat, h.TenggatPerpanjangan)
	fmt.Println(h.Versi)
	fmt.Print(h.Penjelasan())
	// Output:
	// 2026-04-07 2026-04-16
	// nasional-2026-09-15.1473da03
	// Pemberitahuan tertulis atas permohonan
	// Hari ke-0: Senin, 16 Maret 2026 (permohonan diterima; tidak dihitung).
	// Tenggat: Selasa, 7 April 2026, sampai akhir hari itu.
	// Bila diperpanjang: Kamis, 16 April 2026.
	// Hari kerja Senin sampai Jumat; libur nasional dan cuti bersama tidak dihitung.
	// Hari dalam pekan kerja yang dilewati:
	// - Rabu, 18 Maret 2026: Cuti Bersama Hari Suci Nyepi (Tahun Baru Saka 1948) [1]
	// - Kamis, 19 Maret 2026: Hari Suci Nyepi (Tahun Baru Saka 1948) [1]
	// - Jumat, 20 Maret 2026: Cuti Bersama Idulfitri 1447 H [1]
	// - Senin, 23 Maret 2026: Cuti Bersama Idulfitri 1447 H [1]
	// - Selasa, 24 Maret 2026: Cuti Bersama Idulfitri 1447 H [1]
	// - Jumat, 3 April 2026: Wafat Yesus Kristus [1]
	// [1] SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025 (sumber sekunder)
	// Dasar: UU 14/2008 Pasal 22 ayat (7); Perki 1/2021 Pasal 31 ayat (3); UU 14/2008 Pasal 22 ayat (8); Perki 1/2021 Pasal 36
	// Kalender: nasional-2026-09-15.1473da03
}

// An incomplete request keeps both clocks.
func ExampleTenggat() {
	tgl := func(hari int) kominfo.Tanggal { return kominfo.NewTanggal(2025, time.February, hari) }
	h, err := ppid.Tenggat(ppid.JawabanPermohonan, ppid.Masukan{
		Diterima: tgl(3), SuratTidakLengkap: tgl(6), Dilengkapi: tgl(10),
	}, kalender.Nasional(), ppid.Kebijakan{})
	fmt.Println(h.Tenggat, err)
	for _, j := range h.Jam {
		fmt.Println(j.Kode, j.Hari0, j.Tenggat)
	}
	// Output:
	// 2025-02-24 <nil>
	// permohonan.kelengkapan 2025-02-06 2025-02-11
	// sejak_diterima 2025-02-03 2025-02-17
	// sejak_lengkap 2025-02-10 2025-02-24
}

// Silence opens the right to object on the day after the last day to answer.
func ExampleTenggat_keberatan() {
	m := ppid.Masukan{Diterima: kominfo.NewTanggal(2025, time.February, 3), Alasan: "c"}
	h, err := ppid.Tenggat(ppid.PengajuanKeberatan, m, kalender.Nasional(), ppid.Kebijakan{})
	fmt.Println(h.Hari0, h.BolehSejak, h.Tenggat, err)
	// Output:
	// 2025-02-17 2025-02-18 2025-04-09 <nil>
}

// The calendar moved while the clock ran: 18 August 2025 was added on 7 August.
func ExampleHasil_Lewat() {
	k := kalender.Nasional()
	diterima := kominfo.NewTanggal(2025, time.August, 6)
	dulu, _ := ppid.Tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: diterima}, k.Pada(diterima), ppid.Kebijakan{})
	kini, _ := ppid.Tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: diterima}, k, ppid.Kebijakan{})
	hari := kominfo.NewTanggal(2025, time.August, 21)
	fmt.Println(dulu.Tenggat, dulu.Lewat(hari))
	fmt.Println(kini.Tenggat, kini.Lewat(hari))
	// Output:
	// 2025-08-20 true
	// 2025-08-21 false
}

func ExampleHukum_Pindah() {
	h := ppid.Bawaan()
	fmt.Println(h.Pindah("diterima", "T05", "petugas_layanan"))
	_, err := h.Pindah("diterima", "T10", "ppid_utama")
	fmt.Println(err)
	// Output:
	// terdaftar <nil>
	// Tidak dapat menolak permohonan: keadaannya sekarang "Diterima, dinomori dan dicatat, belum diperiksa". Yang dapat dilakukan: menyatakan tidak lengkap, menyatakan lengkap, mencabut permohonan. [UU 14/2008 Pasal 17; UU 14/2008 Pasal 19; UU 14/2008 Pasal 22 ayat (7) huruf c; Perki 1/2021 Pasal 34 ayat (1)-(3); Perki 1/2021 Pasal 10 ayat (2) huruf f]
}

func ExampleBacaWaktu() {
	for _, z := range []kominfo.Zona{kominfo.WIB, kominfo.WITA, kominfo.WIT} {
		fmt.Println(ppid.BacaWaktu("2025-05-08T16:30:00Z", z))
	}
	// Output:
	// 2025-05-08 <nil>
	// 2025-05-09 <nil>
	// 2025-05-09 <nil>
}

func ExampleLoad() {
	h, err := ppid.Load(ppid.Data())
	fmt.Println(h.Judul, err)
	_, err = ppid.Load([]byte(`{"format": "lain"}`))
	fmt.Println(err)
	// Output:
	// Hukum permohonan informasi publik: tenggat, keadaan, peralihan <nil>
	// Format berkas "lain" tidak dikenal. Isi "format" harus "lumbung.ppid-hukum/1".
}
