package laporanpdf

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

var waktu = Opsi{Dibuat: time.Date(2026, 9, 16, 3, 0, 0, 0, time.UTC)}

// bahan is a report with everything in it: complete for spbe-2020, one indicator
// short for the others, a later method that changed values, tasks and evidence.
func bahan(t testing.TB, id string) laporan.Bahan {
	t.Helper()
	in, err := instrumen.Buka(id)
	if err != nil {
		t.Fatal(err)
	}
	p := spbe.Penilaian{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2024, Instrumen: id, Metode: spbe.Mandiri, Tahap: spbe.TahapKonsolidasi, Cara: spbe.Evaluasi, Contoh: true, Target: "2.60",
		Nilai: map[string]string{}, Asesmen: map[spbe.Metode]spbe.Asesmen{spbe.Dokumen: {Nilai: map[string]string{}, Alasan: map[string]string{}}},
		BeritaAcara: &spbe.Surat{Nomor: "000.8/123/Kominfo/2024", Tanggal: kominfo.NewTanggal(2024, 6, 14)}}
	b := laporan.Bahan{Instrumen: in, Dokumen: map[register.ID]spbe.DataDukung{}, Perangkat: map[string]string{"kominfo": "Dinas Komunikasi dan Informatika", "bappeda": "Badan Perencanaan Pembangunan Daerah", "inspektorat": "Inspektorat Daerah"},
		Kop: laporan.Kop{Unit: "Dinas Komunikasi dan Informatika", Alamat: "Jalan Raya Manggar-Gantung, Manggar 33512", Kontak: "diskominfo@belitungtimurkab.go.id"}, Tempat: "Manggar", Tanggal: kominfo.NewTanggal(2024, 9, 16)}
	opd := []string{"kominfo", "bappeda", "inspektorat"}
	for k, x := range in.Indikator {
		if id != instrumen.SPBE2020 && k == len(in.Indikator)-1 {
			continue
		}
		p.Nilai[x.Nomor] = strconv.Itoa(1 + (k*7)%5)
		if k%4 == 0 {
			p.Asesmen[spbe.Dokumen].Nilai[x.Nomor] = "2"
			p.Asesmen[spbe.Dokumen].Alasan[x.Nomor] = "Peraturan bupati ada, tetapi belum memuat seluruh domain; lihat pasal 5."
		}
		b.Tugas = append(b.Tugas, spbe.TugasIndikator{Indikator: x.Nomor, Perangkat: opd[k%3], Pendukung: []string{opd[(k+1)%3]}, Batas: kominfo.NewTanggal(2024, 9, 1+k%28), Target: "3", Nilai: "2",
			Status: []spbe.StatusTugas{spbe.TugasDraf, spbe.TugasDisetujui, spbe.TugasDikembalikan}[k%3], Fakta: "Peraturan Bupati Nomor 12 Tahun 2023, pasal 5.", Analisis: "Memuat empat dari enam domain.", Catatan: "Lengkapi halaman."})
		dok := register.ID("d" + x.Nomor)
		b.Dokumen[dok] = spbe.DataDukung{Judul: "Peraturan Bupati tentang " + x.Nama, Nomor: strconv.Itoa(k+1) + " Tahun 2023", Jenis: "perbup", Tanggal: kominfo.NewTanggal(2023, 2, 1+k%28),
			Berkas: &spbe.Berkas{Sidik: strings.Repeat("ab12", 16), Nama: "Indikator" + x.Nomor + "-perbup.pdf", Ukuran: 345678}}
		b.Bukti = append(b.Bukti, spbe.Bukti{Indikator: x.Nomor, Tingkat: 2, Butir: 1, Dokumen: dok, Halaman: "12-14", Pasal: "Pasal 5 ayat (2)", Status: []spbe.StatusBukti{spbe.BuktiDiterima, spbe.BuktiProses, spbe.BuktiRevisi}[k%3], AlasanRevisi: spbe.TidakTepat, Asesor: spbe.Dokumen, Catatan: "Sudah sesuai."})
	}
	b.Penilaian = p
	return b
}

func susun(t testing.TB, b laporan.Bahan) laporan.Laporan {
	t.Helper()
	l, err := laporan.Susun(b)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
