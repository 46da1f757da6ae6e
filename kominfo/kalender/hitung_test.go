package kalender

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
)

func TestTambah(t *testing.T) {
	for _, c := range []struct {
		nama, dari string
		n          int
		want       string
	}{
		{"plain ten days", "2025-02-03", 10, "2025-02-17"},
		{"extension of seven", "2025-02-03", 17, "2025-02-26"},
		{"Ascension and Iduladha", "2026-05-11", 10, "2026-05-29"},
		{"crosses 1 June", "2026-05-11", 17, "2026-06-10"},
		{"Waisak and Iduladha 2025", "2025-05-09", 10, "2025-05-27"},
		{"across the year end", "2025-12-18", 10, "2026-01-06"},
		{"thirty days over Idulfitri 2025", "2025-03-03", 30, "2025-04-24"},
		{"over Nyepi and Idulfitri 2026", "2026-03-16", 10, "2026-04-07"},
		{"Friday then one", "2025-02-07", 1, "2025-02-10"},
		{"Saturday then one", "2025-02-08", 1, "2025-02-10"},
		{"Sunday then one", "2025-02-09", 1, "2025-02-10"},
		{"zero on a working day", "2025-02-10", 0, "2025-02-10"},
		{"zero on a Sunday", "2025-02-09", 0, "2025-02-09"},
		{"one back over a weekend", "2025-02-10", -1, "2025-02-07"},
		{"one back from a Sunday", "2025-02-09", -1, "2025-02-07"},
		{"ten back", "2026-04-07", -10, "2026-03-16"},
		{"to the last day with a decree", "2027-12-23", 5, "2027-12-31"},
		{"back to the first working day", "2019-01-03", -1, "2019-01-02"},
	} {
		t.Run(c.nama, func(t *testing.T) {
			h, err := Nasional().Tambah(tgl(c.dari), c.n)
			if err != nil {
				t.Fatal(err)
			}
			if got := h.Tanggal.String(); got != c.want {
				t.Errorf("Tambah(%s, %d) = %s, want %s", c.dari, c.n, got, c.want)
			}
		})
	}
}

func TestTahunTanpaKeputusanDitolak(t *testing.T) {
	k := Nasional()
	for _, c := range []struct {
		nama  string
		tahun int
		tanya func() error
	}{
		{"starts after the last year", 2028, func() error { _, err := k.Tambah(tgl("2028-01-03"), 1); return err }},
		{"starts there, counts nothing", 2028, func() error { _, err := k.Tambah(tgl("2028-01-03"), 0); return err }},
		{"passes into it", 2028, func() error { _, err := k.Tambah(tgl("2027-12-20"), 20); return err }},
		{"passes by one day", 2028, func() error { _, err := k.Tambah(tgl("2027-12-31"), 1); return err }},
		{"starts before the first year", 2018, func() error { _, err := k.Tambah(tgl("2018-12-31"), 5); return err }},
		{"passes back into it", 2018, func() error { _, err := k.Tambah(tgl("2019-01-02"), -1); return err }},
		{"huge", 2028, func() error { _, err := k.Tambah(tgl("2026-01-02"), math.MaxInt); return err }},
		{"hugely back", 2018, func() error { _, err := k.Tambah(tgl("2026-01-02"), math.MinInt); return err }},
		{"count to it", 2028, func() error { _, err := k.Hitung(tgl("2027-12-31"), tgl("2028-01-01")); return err }},
		{"count from before", 2018, func() error { _, err := k.Hitung(tgl("2018-12-31"), tgl("2019-01-01")); return err }},
		{"number only", 2028, func() error { _, err := k.Jumlah(tgl("2027-12-31"), tgl("2028-01-01")); return err }},
		{"one day", 2031, func() error { _, err := k.HariKerja(tgl("2031-05-05")); return err }},
		{"year", 2018, func() error { _, err := k.Tahun(2018); return err }},
		{"far away", 9999, func() error { _, err := k.HariKerja(tgl("9999-12-31")); return err }},
		{"long ago", 1, func() error { _, err := k.HariKerja(tgl("0001-01-01")); return err }},
	} {
		t.Run(c.nama, func(t *testing.T) {
			err := c.tanya()
			y, ok := errors.AsType[TanpaKeputusan](err)
			if !ok || int(y) != c.tahun || !errors.Is(err, kominfo.TidakAda) {
				t.Fatalf("error %v, want a refusal for %d", err, c.tahun)
			}
			if s := kominfo.PesanUntukOrang(err); !strings.Contains(s, kominfo.PeriodeTahun(c.tahun).Nama()[6:]) && c.tahun > 999 {
				t.Errorf("the message does not name the year: %s", s)
			}
		})
	}
	if _, err := k.Tambah(kominfo.Tanggal{}, 1); !errors.Is(err, kominfo.TidakSah) {
		t.Errorf("empty date: %v", err)
	}
}

func TestPenjelasanMenyebutSemuaHari(t *testing.T) {
	h, err := Nasional().Tambah(tgl("2021-05-10"), 4)
	if err != nil {
		t.Fatal(err)
	}
	const skb, p1, pekan = "SKB Menag 642/2020, Menaker 4/2020, MenPANRB 4/2020", "SKB Menag 281/2021, Menaker 1/2021, MenPANRB 1/2021", "Keppres 68/1995"
	want := []Lewat{
		{tgl("2021-05-12"), CutiBersama, "Cuti Bersama Hari Raya Idulfitri 1442 H", p1, kominfo.Sekunder},
		{tgl("2021-05-13"), LiburNasional, "Hari Raya Idulfitri 1442 H; Kenaikan Isa Almasih", skb, kominfo.Sekunder},
		{tgl("2021-05-14"), LiburNasional, "Hari Raya Idulfitri 1442 H", skb, kominfo.Sekunder},
		{tgl("2021-05-15"), AkhirPekan, "Sabtu", pekan, kominfo.DariIngatan},
		{tgl("2021-05-16"), AkhirPekan, "Minggu", pekan, kominfo.DariIngatan},
	}
	if diff := cmp.Diff(want, h.Dilewati); diff != "" {
		t.Errorf("Dilewati (-want +got):\n%s", diff)
	}
	if h.Tanggal != tgl("2021-05-19") {
		t.Errorf("Tanggal = %s", h.Tanggal)
	}
}

func TestCatatan2027(t *testing.T) {
	for _, c := range []struct {
		dari string
		n    int
		want int
	}{
		{"2027-02-15", 5, 0}, // ends 22 February
		{"2027-03-01", 10, 1},
		{"2027-03-10", 0, 1},
		{"2027-03-16", 5, 0},
		{"2027-03-05", -3, 0},
		{"2027-05-10", 7, 1},
		{"2027-03-01", 60, 2},
		{"2026-03-01", 10, 0},
	} {
		h, err := Nasional().Tambah(tgl(c.dari), c.n)
		if err != nil {
			t.Fatal(err)
		}
		if len(h.Catatan) != c.want {
			t.Errorf("Tambah(%s, %d) ends %s with %d notes, want %d", c.dari, c.n, h.Tanggal, len(h.Catatan), c.want)
		}
		if c.want > 0 && !strings.Contains(h.Penjelasan(), "Perhatian: Tanggal Idul") && !strings.Contains(h.Penjelasan(), "Perhatian: Tanggal Iduladha") {
			t.Errorf("the note is not in the text:\n%s", h.Penjelasan())
		}
	}
	if h, _ := Nasional().HariKerja(tgl("2027-05-18")); len(h.Catatan) != 1 || h.Catatan[0].Sumber.Status != kominfo.Sekunder {
		t.Errorf("HariKerja: notes %+v", h.Catatan)
	}
}

// lambat is the plain reading of the rules: it looks at one day at a time and
// at the file's entries each time, and shares no code with the tables.
type lambat struct {
	b    *berkas
	s    Setelan
	pada kominfo.Tanggal
}

func (l lambat) berlaku(ks []Keputusan, id string) bool {
	for _, k := range ks {
		if k.ID == id {
			return !k.Ditandatangani.Sesudah(l.pada)
		}
	}
	return false
}

func (l lambat) ditetapkan(tahun int) bool {
	for _, k := range l.b.Keputusan {
		if k.Tahun == tahun && k.Peran == Penetapan {
			return !k.Ditandatangani.Sesudah(l.pada)
		}
	}
	return false
}

func (l lambat) kerja(t kominfo.Tanggal) bool {
	libur := t.Time().Weekday() == time.Sunday
	hari := 5
	for _, p := range l.s.Pekan {
		if !p.Mulai.Sesudah(t) {
			hari = p.Hari
		}
	}
	if hari == 5 && t.Time().Weekday() == time.Saturday {
		libur = true
	}
	for _, h := range l.b.Hari {
		if h.Tanggal == t && l.berlaku(l.b.Keputusan, h.Keputusan) && !(h.Dicabut != "" && l.berlaku(l.b.Keputusan, h.Dicabut)) {
			if h.Jenis == LiburNasional || !l.s.CutiBersamaKerja {
				libur = true
			}
		}
	}
	for _, d := range l.s.Daerah {
		for _, h := range d.Hari {
			if h.Tanggal == t && l.berlaku(d.Keputusan, h.Keputusan) {
				if h.Jenis == HariKerja {
					return true
				}
				libur = true
			}
		}
		for _, h := range d.Tahunan {
			if h.Setiap == t.String()[5:] && l.berlaku(d.Keputusan, h.Keputusan) {
				libur = true
			}
		}
	}
	return !libur
}

// genSetelan draws an office: local days, yearly days, a week that changes.
func genSetelan(t *rapid.T) Setelan {
	s := Setelan{CutiBersamaKerja: rapid.Bool().Draw(t, "cuti kerja")}
	if rapid.Bool().Draw(t, "pekan sendiri") {
		src := kominfo.Sumber{Regulasi: "Peraturan Bupati contoh", Status: kominfo.Inferensi}
		s.Pekan = []Pekan{
			{Hari: rapid.IntRange(5, 6).Draw(t, "hari"), Sumber: src},
			{Mulai: genTanggal(t, "pindah"), Hari: rapid.IntRange(5, 6).Draw(t, "hari kemudian"), Sumber: src},
		}
	}
	if rapid.Bool().Draw(t, "daerah") {
		d := Daerah{Nama: "contoh", Judul: "Contoh", Keputusan: []Keputusan{{ID: "A", Nomor: "Keputusan Bupati contoh", Ditandatangani: genTanggal(t, "tanda tangan"), Status: kominfo.Inferensi}}}
		ada := map[kominfo.Tanggal]bool{}
		for range rapid.IntRange(0, 12).Draw(t, "banyak") {
			h := genTanggal(t, "hari daerah")
			if ada[h] || h.String()[5:] == "02-05" {
				continue
			}
			ada[h] = true
			d.Hari = append(d.Hari, Ketetapan{Tanggal: h, Nama: "Hari contoh", Jenis: rapid.SampledFrom([]Jenis{LiburDaerah, HariKerja}).Draw(t, "jenis"), Keputusan: "A"})
		}
		if rapid.Bool().Draw(t, "tahunan") {
			d.Tahunan = []Tahunan{{Setiap: "02-05", Nama: "Hari tahunan", Jenis: LiburDaerah, Keputusan: "A", Mulai: 1}}
		}
		s.Daerah = []Daerah{d}
	}
	return s
}

func genTanggal(t *rapid.T, nama string) kominfo.Tanggal {
	return tgl("2019-01-01").Tambah(rapid.IntRange(0, 3286).Draw(t, nama))
}

func TestSamaDenganHitunganHariDemiHari(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := lambat{b: Nasional().berkas, s: genSetelan(t), pada: tgl("2030-01-01")}
		if rapid.Bool().Draw(t, "pada") {
			l.pada = genTanggal(t, "pada tanggal")
		}
		k, err := Nasional().Dengan(l.s)
		if err != nil {
			t.Fatal(err)
		}
		k = k.Pada(l.pada)
		dari, n := genTanggal(t, "dari"), rapid.IntRange(-150, 150).Draw(t, "n")

		// Walk one day at a time, refuse at the first year without a decree.
		langkah, sisa, kini := 1, n, dari
		if n < 0 {
			langkah, sisa = -1, -n
		}
		tolak := 0
		var lewat []kominfo.Tanggal
		if !l.ditetapkan(dari.Tahun()) {
			tolak = dari.Tahun()
		}
		for sisa > 0 && tolak == 0 {
			kini = kini.Tambah(langkah)
			switch {
			case !l.ditetapkan(kini.Tahun()):
				tolak = kini.Tahun()
			case l.kerja(kini):
				sisa--
			case langkah > 0:
				lewat = append(lewat, kini)
			default:
				lewat = append([]kominfo.Tanggal{kini}, lewat...)
			}
		}

		h, err := k.Tambah(dari, n)
		if tolak != 0 {
			if y, ok := errors.AsType[TanpaKeputusan](err); !ok || int(y) != tolak {
				t.Fatalf("Tambah(%s, %d): %v, want a refusal for %d", dari, n, err, tolak)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Tanggal != kini {
			t.Fatalf("Tambah(%s, %d) = %s, day by day %s", dari, n, h.Tanggal, kini)
		}
		var got []kominfo.Tanggal
		for _, x := range h.Dilewati {
			got = append(got, x.Tanggal)
			if x.Alasan == "" || x.Keputusan == "" || !x.Status.Sah() || x.Jenis == "" {
				t.Fatalf("%s is skipped without reason, decree or status: %+v", x.Tanggal, x)
			}
		}
		if diff := cmp.Diff(lewat, got); diff != "" {
			t.Fatalf("Tambah(%s, %d) skipped (-want +got):\n%s", dari, n, diff)
		}
		d, err := k.HariKerja(kini)
		if err != nil || n != 0 && !d.HariKerja {
			t.Fatalf("the answer %s is no working day (%v)", kini, err)
		}

		// Counting undoes adding, and the number alone agrees.
		c, err := k.Hitung(dari, h.Tanggal)
		if err != nil || c.N != n {
			t.Fatalf("Hitung(%s, %s) = %d, want %d (%v)", dari, h.Tanggal, c.N, n, err)
		}
		if m, err := k.Jumlah(dari, h.Tanggal); err != nil || m != n {
			t.Fatalf("Jumlah = %d, want %d (%v)", m, n, err)
		}
		if diff := cmp.Diff(h.Dilewati, c.Dilewati); n != 0 && diff != "" {
			t.Fatalf("Tambah and Hitung explain the same stretch apart (-Tambah +Hitung):\n%s", diff)
		}
	})
}

func TestHitungAntaraDuaTanggalApaSaja(t *testing.T) {
	l := lambat{b: Nasional().berkas, pada: tgl("2030-01-01")}
	rapid.Check(t, func(t *rapid.T) {
		a := genTanggal(t, "dari")
		b := a.Tambah(rapid.IntRange(-400, 400).Draw(t, "jarak"))
		if b.Tahun() < 2019 || b.Tahun() > 2027 {
			t.Skip("outside the years")
		}
		kerja, libur := 0, 0
		for d := a; d.Sebelum(b); {
			d = d.Tambah(1)
			if l.kerja(d) {
				kerja++
			} else {
				libur++
			}
		}
		for d := a; d.Sesudah(b); {
			d = d.Tambah(-1)
			if l.kerja(d) {
				kerja--
			} else {
				libur++
			}
		}
		h, err := Nasional().Hitung(a, b)
		if err != nil || h.N != kerja || len(h.Dilewati) != libur || h.Tanggal != b {
			t.Fatalf("Hitung(%s, %s) = %d with %d skipped, want %d with %d (%v)", a, b, h.N, len(h.Dilewati), kerja, libur, err)
		}
	})
}
