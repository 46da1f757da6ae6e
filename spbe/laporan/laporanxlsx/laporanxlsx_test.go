package laporanxlsx_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
	"github.com/lumbung-id/lumbung/spbe/laporan"
	"github.com/lumbung-id/lumbung/spbe/laporan/laporanxlsx"
)

var waktu = time.Date(2026, 9, 16, 3, 0, 0, 0, time.UTC)

// contoh is the published result of 2021 with one task and one piece of evidence
// whose texts are teks.
func contoh(t testing.TB, teks string) laporan.Laporan {
	t.Helper()
	c := spbe.Contoh()[1]
	in, err := instrumen.Buka(c.Instrumen)
	if err != nil {
		t.Fatal(err)
	}
	l, err := laporan.Susun(laporan.Bahan{Instrumen: in, Tanggal: kominfo.NewTanggal(2026, 9, 16), Perangkat: map[string]string{"kominfo": teks},
		Penilaian: spbe.Penilaian{Instansi: c.Instansi, NamaInstansi: c.NamaInstansi, Tahun: c.Tahun, Instrumen: c.Instrumen, Metode: spbe.Mandiri, Contoh: true, Nilai: c.Nilai, Catatan: teks,
			Asesmen: map[spbe.Metode]spbe.Asesmen{spbe.Dokumen: {Nilai: map[string]string{"1": "2"}, Alasan: map[string]string{"1": teks}}}},
		Tugas:   []spbe.TugasIndikator{{Indikator: "1", Perangkat: "kominfo", Nilai: "3", Fakta: teks, Catatan: teks, Status: spbe.TugasDraf}},
		Bukti:   []spbe.Bukti{{Indikator: "1", Tingkat: 2, Butir: 1, Dokumen: "a", Halaman: teks, Catatan: teks, Status: spbe.BuktiProses}},
		Dokumen: map[register.ID]spbe.DataDukung{"a": {Judul: teks, Jenis: "sk", Tanggal: kominfo.NewTanggal(2025, 2, 3), Berkas: &spbe.Berkas{Nama: teks, Ukuran: 12}}}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func tulis(t testing.TB, l laporan.Laporan) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := laporanxlsx.Tulis(&b, l, waktu); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLembar(t *testing.T) {
	isi := tulis(t, contoh(t, "teks"))
	f, err := excelize.OpenReader(bytes.NewReader(isi))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Ringkasan", "Aspek", "Indikator", "Pekerjaan", "Bukti"}, f.GetSheetList()); diff != "" {
		t.Errorf("lembar (-want +got):\n%s", diff)
	}
	cari := func(lembar, kunci string, kolom int) []string {
		rows, err := f.GetRows(lembar)
		if err != nil {
			t.Fatal(err)
		}
		if rows[0][0] != laporan.TandaContoh {
			t.Errorf("%s tanpa tanda data contoh: %q", lembar, rows[0])
		}
		for _, r := range rows {
			if len(r) > kolom && r[kolom] == kunci {
				return r
			}
		}
		t.Fatalf("%s tanpa %q", lembar, kunci)
		return nil
	}
	if diff := cmp.Diff([]string{"Indeks", "", "2.93", "5869/2000", "terverifikasi"}, cari("Ringkasan", "Indeks", 0)); diff != "" {
		t.Errorf("indeks (-want +got):\n%s", diff)
	}
	if r := cari("Aspek", "A6", 0); r[2] != "4.50" || r[3] != "1.00" || r[4] != "1/1" || r[10] != "1.17" {
		t.Errorf("aspek %q", r)
	}
	if diff := cmp.Diff([]string{"1", "Kebijakan Arsitektur SPBE", "A1", "1.30", "13/10", "terverifikasi", "3.00", "3/1", "2.00", "2/1", "", "", "", "", "2.00", "2/1", "Dokumen", "2", "Terkelola", "Dokumen: 3,00 menjadi 2,00. teks"},
		cari("Indikator", "1", 0)); diff != "" {
		t.Errorf("indikator (-want +got):\n%s", diff)
	}
	if r := cari("Pekerjaan", "kominfo", 0); r[8] != "3.00" || r[9] != "Draf" {
		t.Errorf("pekerjaan %q", r)
	}
	if r := cari("Bukti", "1", 0); r[8] != "2025-02-03" || r[17] != "Proses" {
		t.Errorf("bukti %q", r)
	}
	// Figures are numbers, fractions are text.
	b, err := tabel.Baca("x.xlsx", isi, tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	r := b.Lembar[2].Baris[2]
	if r.Di(6).Jenis != tabel.Angka || r.Di(7).Jenis != tabel.Teks || r.Di(0).Jenis != tabel.Teks || r.Di(3).Jenis != tabel.Angka {
		t.Errorf("jenis sel %+v", r.Sel[:8])
	}
}

func TestTanpaRumus(t *testing.T) {
	for _, jahat := range []string{"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "<b>&\"", "a\x00b\x0bc", "_x0041_", strings.Repeat("panjang ", 600)} {
		isi := tulis(t, contoh(t, jahat))
		f, err := excelize.OpenReader(bytes.NewReader(isi))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range f.GetSheetList() {
			rows, err := f.GetRows(l)
			if err != nil {
				t.Fatalf("%q: %v", jahat, err)
			}
			for i := range rows {
				for j := range rows[i] {
					if x, _ := f.GetCellFormula(l, tabel.NamaSel(i+1, j)); x != "" {
						t.Errorf("%q menjadi rumus %q", jahat, x)
					}
				}
			}
		}
		b, err := tabel.Baca("x.xlsx", isi, tabel.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		r := b.Lembar[4].Baris[2]
		want := strings.TrimSpace(strings.NewReplacer("\x00", "", "\x0b", "").Replace(jahat))
		if r.Di(5).Teks != want || r.Di(5).Jenis != tabel.Teks || r.Di(5).Rumus {
			t.Errorf("ditulis %q, terbaca %+v", want, r.Di(5))
		}
	}
}

func TestSamaDanDitolak(t *testing.T) {
	l := contoh(t, "teks")
	satu := tulis(t, l)
	for range 8 { // the library's own order differs in about every second file
		if !bytes.Equal(satu, tulis(t, l)) {
			t.Fatal("dua berkas dari laporan yang sama berbeda")
		}
	}
	if err := laporanxlsx.Tulis(io.Discard, contoh(t, strings.Repeat("é", 32768)), waktu); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("teks raksasa: %v", err)
	}
	if err := laporanxlsx.Tulis(gagal{}, l, waktu); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("penulis gagal: %v", err)
	}
	if err := laporanxlsx.Tulis(io.Discard, laporan.Laporan{}, waktu); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("laporan kosong: %v", err)
	}
}

type gagal struct{}

func (gagal) Write([]byte) (int, error) { return 0, errors.New("penuh") }

func ExampleTulis() {
	in, err := (&spbe.Pustaka{}).Buka(instrumen.SPBE2020)
	if err != nil {
		fmt.Println(err)
		return
	}
	l, err := laporan.Susun(laporan.Bahan{Instrumen: in, Penilaian: spbe.Penilaian{NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2025, Instrumen: in.ID, Metode: spbe.Mandiri}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var b bytes.Buffer
	err = laporanxlsx.Tulis(&b, l, time.Date(2025, 6, 14, 0, 0, 0, 0, time.UTC))
	buku, _ := tabel.Baca("laporan.xlsx", b.Bytes(), tabel.Opsi{})
	fmt.Println(len(buku.Lembar), buku.Lembar[0].Baris[0].Di(0).Teks, err)
	// Output:
	// 5 SEMENTARA, belum lengkap <nil>
}
