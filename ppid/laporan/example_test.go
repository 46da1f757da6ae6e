package laporan_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

func ExampleSusun() {
	l, err := laporan.Susun(tahunKecil())
	if err != nil {
		fmt.Println(err)
		return
	}
	n := l.Statistik.Neraca
	fmt.Println(n.SisaAwal, "+", n.Diterima, "=", n.Selesai, "+", n.SisaAkhir)
	fmt.Println("dilayani:", l.Statistik.RasioLayanan.Teks)
	fmt.Println("tepat waktu:", l.Statistik.RasioTepatWaktu.Teks)
	fmt.Println("dikabulkan:", l.Statistik.RasioDikabulkan.Teks)
	// Output:
	// 1 + 12 = 10 + 3
	// dilayani: 75,0 % (9 dari 12)
	// tepat waktu: 60,0 % (6 dari 10)
	// dikabulkan: 44,4 % (4 dari 9)
}

func ExampleLaporan_Lembar() {
	l, err := laporan.Susun(laporan.Bahan{Masa: laporan.MasaPeriode(kominfo.PeriodeTriwulan(2026, 1)), Hari: kominfo.NewTanggal(2026, 4, 1), Kalender: kalender.Nasional()})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range l.Lembar(laporan.Pengumuman) {
		fmt.Println(x.Judul, "-", x.Uraian)
	}
	fmt.Println(l.Statistik.RasioLayanan.Teks)
	// Output:
	// Pengumuman Layanan Informasi Publik - Triwulan I 2026
	// tidak ada permintaan
}

func ExampleTulisCSV() {
	l, err := laporan.Susun(tahunKecil())
	if err != nil {
		fmt.Println(err)
		return
	}
	var b strings.Builder
	if err := laporan.TulisCSV(&b, l, tabel.OpsiTulis{}); err != nil {
		fmt.Println(err)
		return
	}
	for _, baris := range strings.SplitAfter(b.String(), "\r\n")[:4] {
		fmt.Fprint(os.Stdout, strings.ReplaceAll(baris, "\r", ""))
	}
	// Output:
	// bagian,kode,rincian,nama,nilai,tampil,definisi,dasar
	// Kepala,badan,,Badan publik,Pemerintah Kabupaten Contoh,Pemerintah Kabupaten Contoh,,
	// Kepala,masa,,Masa laporan,Tahun 2025,Tahun 2025,,
	// Kepala,awal,,Hari pertama,2025-01-01,2025-01-01,,
}

func ExampleLaporanPPID_Naskah() {
	p := laporan.LaporanPPID{JumlahSDM: 3, SDM: "Dua pranata humas, satu arsiparis."}
	fmt.Println(p.Naskah()["sdm"])
	// Output:
	// Petugas: 3 orang.
	// Dua pranata humas, satu arsiparis.
}
