package kominfo

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestPeriode(t *testing.T) {
	for _, c := range []struct{ s, nama, awal, akhir string }{
		{"2026", "Tahun 2026", "2026-01-01", "2026-12-31"},
		{"2026-S1", "Semester I 2026", "2026-01-01", "2026-06-30"},
		{"2026-S2", "Semester II 2026", "2026-07-01", "2026-12-31"},
		{"2026-Q1", "Triwulan I 2026", "2026-01-01", "2026-03-31"},
		{"2026-Q2", "Triwulan II 2026", "2026-04-01", "2026-06-30"},
		{"2026-Q3", "Triwulan III 2026", "2026-07-01", "2026-09-30"},
		{"2026-Q4", "Triwulan IV 2026", "2026-10-01", "2026-12-31"},
		{"2024-02", "Februari 2024", "2024-02-01", "2024-02-29"},
		{"2026-12", "Desember 2026", "2026-12-01", "2026-12-31"},
		{"0001", "Tahun 1", "0001-01-01", "0001-12-31"},
	} {
		p, err := ParsePeriode(c.s)
		if err != nil {
			t.Errorf("%s: %v", c.s, err)
			continue
		}
		awal, akhir := p.Batas()
		got := struct{ s, nama, awal, akhir string }{p.String(), p.Nama(), awal.String(), akhir.String()}
		if diff := cmp.Diff(c, got, cmp.AllowUnexported(c)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.s, diff)
		}
	}
}

func TestPeriodeDitolak(t *testing.T) {
	for _, s := range []string{"", "26", "0000", "2026-", "2026-Q0", "2026-Q5", "2026-S0", "2026-S3", "2026-00", "2026-13", "2026-9", "2026-q1", "2026Q1", "2026-Q10", "-026", " 2026", strings.Repeat("2", 1<<20)} {
		if p, err := ParsePeriode(s); !errors.Is(err, TidakSah) || !p.Kosong() {
			t.Errorf("ParsePeriode(%.20q) = %v, %v; want a refusal", s, p, err)
		}
	}
}

// A constructor never makes a period that could not be written, named or read.
func TestPeriodeYangTidakAda(t *testing.T) {
	for _, p := range []Periode{
		{}, PeriodeTriwulan(2026, 0), PeriodeTriwulan(2026, 5), PeriodeTriwulan(2026, 257), PeriodeBulan(2026, 0), PeriodeBulan(2026, 13),
		PeriodeTahun(0), PeriodeTahun(-1), PeriodeTahun(10000), PeriodeTahun(65536 + 2026),
	} {
		awal, akhir := p.Batas()
		if !p.Kosong() || p.String() != "" || p.Nama() != "" || !awal.Kosong() || !akhir.Kosong() {
			t.Errorf("a period that does not exist: %q %q %s %s", p.String(), p.Nama(), awal, akhir)
		}
	}
}

func genPeriode(t *rapid.T) Periode {
	y := rapid.IntRange(1, 9999).Draw(t, "tahun")
	switch rapid.IntRange(0, 3).Draw(t, "jenis") {
	case 0:
		return PeriodeTahun(y)
	case 1:
		return PeriodeTriwulan(y, rapid.IntRange(1, 4).Draw(t, "triwulan"))
	case 2:
		return PeriodeBulan(y, time.Month(rapid.IntRange(1, 12).Draw(t, "bulan")))
	}
	p, err := ParsePeriode(PeriodeTahun(y).String() + rapid.SampledFrom([]string{"-S1", "-S2"}).Draw(t, "semester"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPeriodeBolakBalik(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := genPeriode(t)
		q, err := ParsePeriode(p.String())
		if err != nil || p != q || !p.Equal(q) {
			t.Fatalf("%s comes back as %s (%v)", p, q, err)
		}
		awal, akhir := p.Batas()
		if awal.Tahun() != p.Tahun() || akhir.Tahun() != p.Tahun() || akhir.Sebelum(awal) {
			t.Fatalf("%s runs from %s to %s", p, awal, akhir)
		}
		// The period begins and ends with a month.
		_, _, h := awal.Pecah()
		_, _, sesudah := akhir.Tambah(1).Pecah()
		if h != 1 || sesudah != 1 || p.Nama() == "" {
			t.Fatalf("%s runs from %s to %s", p, awal, akhir)
		}
		b, err := json.Marshal(map[Periode]Periode{p: p})
		if err != nil {
			t.Fatal(err)
		}
		var m map[Periode]Periode
		if err := json.Unmarshal(b, &m); err != nil || m[p] != p {
			t.Fatalf("%s: JSON %s, %v", p, b, err)
		}
	})
}

func TestPeriodeJSON(t *testing.T) {
	p := PeriodeTahun(2026)
	if err := json.Unmarshal([]byte(`""`), &p); err != nil || !p.Kosong() {
		t.Errorf("empty: %v, %v", p, err)
	}
	p = PeriodeTahun(2026)
	if err := json.Unmarshal([]byte(`"2026-Q9"`), &p); !errors.Is(err, TidakSah) || p != PeriodeTahun(2026) {
		t.Errorf("a bad period: %v, %v", p, err)
	}
}

func FuzzParsePeriode(f *testing.F) {
	for _, s := range []string{"2026", "2026-S1", "2026-Q4", "2026-09", "2026-13", "", "2026-Q0", "\xff\xff\xff\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePeriode(s)
		if err != nil {
			if !p.Kosong() || KindOf(err) != TidakSah {
				t.Fatalf("%q: %v with %v", s, p, err)
			}
			return
		}
		awal, akhir := p.Batas()
		if p.String() != s || p.Nama() == "" || akhir.Sebelum(awal) {
			t.Fatalf("%q: %q, %q, %s to %s", s, p, p.Nama(), awal, akhir)
		}
	})
}
