package kalender

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

// tgl reads a date that the test itself wrote.
func tgl(s string) kominfo.Tanggal {
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestBerkasBawaanTanpaTemuan(t *testing.T) {
	if fs := Check(berkasNasional); len(fs) != 0 {
		t.Errorf("nasional.json: %d temuan, pertama: %+v", len(fs), fs[0])
	}
}

// A changed version must be a deliberate change of data: deadlines already
// stored carry the old one.
func TestVersiNasional(t *testing.T) {
	const want = "nasional-2026-09-15.1473da03"
	if got := Nasional().Versi(); got != want {
		t.Errorf("Versi() = %q, want %q; when the data changed on purpose, change this line", got, want)
	}
}

func TestVersiMembedakanSetiapPerubahan(t *testing.T) {
	asal := string(berkasNasional)
	versi := func(lama, baru string) string {
		t.Helper()
		if strings.Count(asal, lama) != 1 {
			t.Fatalf("%q is %d times in the file", lama, strings.Count(asal, lama))
		}
		k, err := Load([]byte(strings.Replace(asal, lama, baru, 1)))
		if err != nil {
			t.Fatal(err)
		}
		return k.Versi()
	}
	dasar := Nasional().Versi()
	for nama, ganti := range map[string][2]string{
		"date":   {`"2026-08-25", "nama"`, `"2026-08-26", "nama"`},
		"name":   {`"tanggal": "2026-08-25", "nama": "Maulid`, `"tanggal": "2026-08-25", "nama": "maulid`},
		"number": {"Menag 1497/2025", "Menag 1498/2025"},
		"note":   {"Libur dan cuti bersama 17-18 Mei 2027 masih", "Libur dan cuti bersama 17-18 Mei 2027 tidak"},
		"week":   {`"bagian": "Pasal 3"`, `"bagian": "Pasal 4"`},
	} {
		if versi(ganti[0], ganti[1]) == dasar {
			t.Errorf("another %s gives the same version", nama)
		}
	}
	if got := versi("Disdik Kota Semarang; tiga repositori", "Disdik Kota Semarang; empat repositori"); got != dasar {
		t.Errorf("an evidence note changes the version to %s", got)
	}
}

// The number of dates that each decree set, counted from what the decrees say
// they did (column "isi"), not from the data.
func TestJumlahTanggalPerKeputusan(t *testing.T) {
	want := map[string][2]int{ // libur nasional, cuti bersama
		"SKB-2019": {16, 4}, "KEPPRES-10-2019": {1, 0},
		"SKB-2020": {16, 4}, "SKB-2020-P1": {0, 4}, "SKB-2020-P2": {0, 5}, "KEPPRES-22-2020": {1, 0},
		"SKB-2021": {16, 7}, "SKB-2021-P2": {2, 0},
		"SKB-2022": {16, 0}, "SKB-2022-P1": {0, 4}, "SKB-2022-P2": {1, 0},
		"SKB-2023": {16, 8}, "SKB-2023-P1": {0, 2}, "SKB-2023-P2": {0, 2},
		"SKB-2024": {17, 10}, "KEPPRES-10-2024": {1, 0}, "KEPPRES-33-2024": {1, 0},
		"SKB-2025": {17, 10}, "SKB-2025-P1": {0, 1},
		"SKB-2026": {17, 8}, "SKB-2027": {18, 8},
	}
	got := map[string][2]int{}
	for _, h := range Nasional().berkas.Hari {
		n := got[h.Keputusan]
		if h.Jenis == LiburNasional {
			n[0]++
		} else {
			n[1]++
		}
		got[h.Keputusan] = n
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("dates set per decree (-want +got):\n%s", diff)
	}

	wantCabut := map[string]int{"SKB-2020-P2": 4, "SKB-2020-P3": 1, "SKB-2020-P4": 3, "SKB-2021-P1": 5, "SKB-2021-P2": 3, "SKB-2022-P2": 1, "SKB-2023-P1": 1}
	gotCabut := map[string]int{}
	for _, h := range Nasional().berkas.Hari {
		if h.Dicabut != "" {
			gotCabut[h.Dicabut]++
		}
	}
	if diff := cmp.Diff(wantCabut, gotCabut); diff != "" {
		t.Errorf("dates taken back per decree (-want +got):\n%s", diff)
	}
}

func TestNilaiNolMenolak(t *testing.T) {
	var k Kalender
	hari := tgl("2026-03-16")
	_, e1 := k.Tambah(hari, 1)
	_, e2 := k.Hitung(hari, hari)
	_, e3 := k.Jumlah(hari, hari)
	_, e4 := k.HariKerja(hari)
	_, e5 := k.Tahun(2026)
	_, e6 := k.Batasi(2026, 2026)
	for i, err := range []error{e1, e2, e3, e4, e5, e6} {
		if err == nil {
			t.Errorf("question %d: the zero Kalender answers", i+1)
		}
	}
	if k.Data() != nil || k.Pada(hari).Versi() != "kalender-kosong" {
		t.Errorf("Data = %q, Versi = %q", k.Data(), k.Pada(hari).Versi())
	}
}

func TestBatasi(t *testing.T) {
	k, err := Nasional().Batasi(2024, 2026)
	if err != nil {
		t.Fatal(err)
	}
	if a, z := k.Rentang(); a != 2024 || z != 2026 {
		t.Errorf("Rentang = %d, %d", a, z)
	}
	if _, err := k.Tambah(tgl("2027-12-20"), 10); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("a year left out: %v", err)
	}
	if h, err := k.Tambah(tgl("2025-12-18"), 10); err != nil || h.Tanggal != tgl("2026-01-06") {
		t.Errorf("Tambah = %v, %v", h.Tanggal, err)
	}
	if k.Versi() == Nasional().Versi() {
		t.Error("fewer years, same version")
	}
	for _, r := range [][2]int{{2018, 2020}, {2026, 2028}, {2026, 2025}} {
		if _, err := Nasional().Batasi(r[0], r[1]); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("Batasi(%d, %d) = %v", r[0], r[1], err)
		}
	}
}

// Callers own what they get: scribbling over it leaves the calendar alone.
func TestTidakDapatDiubahPemakai(t *testing.T) {
	k, hari := Nasional(), tgl("2027-03-01")
	sebelum, _ := k.Tambah(hari, 10)
	h, _ := k.Tambah(hari, 10)
	h.Dilewati[0], h.Catatan[0] = Lewat{}, Catatan{}
	k.Keputusan()[0] = Keputusan{}
	th, _ := k.Tahun(2027)
	th.Libur[0], th.Keputusan[0], th.Catatan[0] = Libur{}, Keputusan{}, Catatan{}
	sesudah, _ := k.Tambah(hari, 10)
	if diff := cmp.Diff(sebelum, sesudah); diff != "" {
		t.Errorf("the calendar changed (-before +after):\n%s", diff)
	}
	if k.Keputusan()[0].ID != "SKB-2019" {
		t.Error("Keputusan can be overwritten")
	}
}

func TestDipakaiBersama(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			k := Nasional()
			p := k.Pada(tgl("2025-08-06").Tambah(i % 2))
			if _, err := p.Tambah(tgl("2025-08-01"), 20); err != nil {
				t.Error(err)
			}
			if _, err := k.Hitung(tgl("2019-01-01"), tgl("2027-12-31")); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}
