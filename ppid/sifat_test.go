package ppid

import (
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

// lambat counts day by day, from nothing but a set of days off: the reference.
type lambat struct {
	libur map[kominfo.Tanggal]bool
	enam  bool
}

func (l lambat) kerja(t kominfo.Tanggal) bool {
	h := t.Hari()
	return h != time.Sunday && (h != time.Saturday || l.enam) && !l.libur[t]
}

func (l lambat) tambah(t kominfo.Tanggal, n int) kominfo.Tanggal {
	for langkah := map[bool]int{true: 1, false: -1}[n > 0]; n != 0; {
		t = t.Tambah(langkah)
		if l.kerja(t) {
			n -= langkah
		}
	}
	return t
}

const (
	banyakKalender = 200
	banyakTerima   = 500 // for each calendar: 100,000 receipts in all
)

// TestSifat compares 100,000 random receipts of 2019-2027 in three zones, under
// random local holidays and work weeks, with the slow reference.
func TestSifat(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 2008))
	dasar := map[kominfo.Tanggal]bool{}
	for y := 2019; y <= 2027; y++ {
		o, err := nasional.Tahun(y)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range o.Libur {
			dasar[l.Tanggal] = true
		}
	}
	awal := kominfo.NewTanggal(2019, time.January, 1)
	rentang := kominfo.NewTanggal(2027, time.October, 1).Selisih(awal)
	zona := []kominfo.Zona{kominfo.WIB, kominfo.WITA, kominfo.WIT}
	for range banyakKalender {
		l := lambat{libur: map[kominfo.Tanggal]bool{}, enam: r.IntN(4) == 0}
		for d := range dasar {
			l.libur[d] = true
		}
		k, tambahan := acak(t, r, l, awal, rentang)
		for range banyakTerima {
			saat := awal.AwalHari(kominfo.WIB).Add(time.Duration(r.Int64N(int64(rentang)*86400)) * time.Second)
			z := zona[r.IntN(3)]
			terima, err := BacaWaktu(saat.UTC().Format(time.RFC3339), z)
			if err != nil {
				t.Fatal(err)
			}
			_, geser := saat.In(z.Lokasi()).Zone()
			dinding := saat.UTC().Add(time.Duration(geser) * time.Second)
			if terima != kominfo.NewTanggal(dinding.Year(), dinding.Month(), dinding.Day()) {
				t.Fatalf("%s di %s dibaca %s", saat, z, terima)
			}
			if !bandingkan(t, k, l, terima, r.IntN(30)) {
				t.Fatalf("libur tambahan: %v", tambahan)
			}
		}
	}
}

// acak makes a calendar with random local holidays, and tells l of them.
func acak(t *testing.T, r *rand.Rand, l lambat, awal kominfo.Tanggal, rentang int) (*kalender.Kalender, []kominfo.Tanggal) {
	d := kalender.Daerah{Nama: "acak", Judul: "libur acak", Keputusan: []kalender.Keputusan{{ID: "A", Nomor: "SK uji", Status: kominfo.DariIngatan}}}
	var out []kominfo.Tanggal
	ada := map[kominfo.Tanggal]bool{}
	for range r.IntN(60) {
		if x := awal.Tambah(r.IntN(rentang)); !ada[x] {
			ada[x], l.libur[x] = true, true
			out = append(out, x)
			d.Hari = append(d.Hari, kalender.Ketetapan{Tanggal: x, Nama: "libur " + strconv.Itoa(len(out)), Jenis: kalender.LiburDaerah, Keputusan: "A"})
		}
	}
	s := kalender.Setelan{Daerah: []kalender.Daerah{d}}
	if l.enam {
		s.Pekan = []kalender.Pekan{{Hari: 6, Sumber: kominfo.Sumber{Regulasi: "uji", Status: kominfo.DariIngatan}}}
	}
	k, err := nasional.Dengan(s)
	if err != nil {
		t.Fatal(err)
	}
	return k, out
}

func bandingkan(t *testing.T, k *kalender.Kalender, l lambat, terima kominfo.Tanggal, jeda int) bool {
	t.Helper()
	hitung := func(j Jenis, m Masukan) Hasil {
		h, err := Tenggat(j, m, k, Kebijakan{})
		if err != nil {
			t.Fatalf("%s %s: %v", j, terima, err)
		}
		return h
	}
	h := hitung(JawabanPermohonan, Masukan{Diterima: terima})
	sepuluh, tujuhBelas := l.tambah(terima, 10), l.tambah(terima, 17)
	dilewati := 0
	for d := terima.Tambah(1); d.Sebelum(tujuhBelas); d = d.Tambah(1) {
		if akhir := d.Hari() == time.Sunday || d.Hari() == time.Saturday && !l.enam; !akhir && l.libur[d] {
			dilewati++
		}
	}
	if h.Hari0 != terima || h.Tenggat != sepuluh || h.TenggatPerpanjangan != tujuhBelas || len(h.Dilewati) != dilewati {
		t.Errorf("%s: %s, %s, %d dilewati; acuan %s, %s, %d", terima, h.Tenggat, h.TenggatPerpanjangan, len(h.Dilewati), sepuluh, tujuhBelas, dilewati)
	}
	if !l.kerja(h.Tenggat) || !l.kerja(h.TenggatPerpanjangan) {
		t.Errorf("%s: tenggat %s bukan hari kerja", terima, h.Tenggat)
	}
	if n, err := h.Sisa(terima, k); err != nil || n != 10 {
		t.Errorf("%s: sisa %d pada hari diterima, %v", terima, n, err)
	}
	// Monotone: a later receipt is never due earlier.
	if nanti := hitung(JawabanPermohonan, Masukan{Diterima: terima.Tambah(jeda)}); nanti.Tenggat.Sebelum(h.Tenggat) {
		t.Errorf("diterima %s jatuh %s, tetapi %d hari kemudian jatuh %s", terima, h.Tenggat, jeda, nanti.Tenggat)
	}
	// More days off never make a date earlier: the national calendar has fewer.
	if !l.enam {
		if tanpa, err := Tenggat(JawabanPermohonan, Masukan{Diterima: terima}, nasional, Kebijakan{}); err != nil || h.Tenggat.Sebelum(tanpa.Tenggat) {
			t.Errorf("%s: libur tambahan memajukan tenggat dari %s ke %s, %v", terima, tanpa.Tenggat, h.Tenggat, err)
		}
	}
	// The chain of silence: objection, dispute.
	if diam := hitung(PengajuanKeberatan, Masukan{Diterima: terima, Alasan: "c"}); terima.Tahun() < 2027 && (diam.Tenggat != l.tambah(sepuluh, 30) || diam.BolehSejak != sepuluh.Tambah(1)) {
		t.Errorf("%s: keberatan %s", terima, diam.Tenggat)
	}
	return !t.Failed()
}

func BenchmarkTenggat(b *testing.B) {
	m := Masukan{Diterima: tgl("2026-03-16")}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Tenggat(JawabanPermohonan, m, nasional, Kebijakan{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(berkasHukum); err != nil {
			b.Fatal(err)
		}
	}
}
