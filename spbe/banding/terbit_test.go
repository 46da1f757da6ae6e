package banding_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/banding"
)

// terbitkan rounds a result as a report prints it.
func terbitkan(h indeks.Hasil, des int) banding.Terbit {
	t := banding.Terbit{Indeks: h.Indeks.Bulat(des, indeks.SetengahKeAtas), Predikat: h.Predikat, Domain: map[string]string{}, Aspek: map[string]string{}}
	for _, s := range h.Domain {
		t.Domain[s.Kode] = s.Nilai.Bulat(des, indeks.SetengahKeAtas)
	}
	for _, s := range h.Aspek {
		t.Aspek[s.Kode] = s.Nilai.Bulat(des, indeks.SetengahKeAtas)
	}
	return t
}

func skor(t testing.TB, in *indeks.Instrumen, nilai map[string]string) indeks.Hasil {
	t.Helper()
	l, fs := in.Isi(nilai)
	if kominfo.AdaGalat(fs) {
		t.Fatal(fs)
	}
	return in.Score(l, indeks.Opsi{})
}

// An index computed from rounded domains can show another value, and another
// predikat, than the office has.
func TestRoundedDomainsAreATrap(t *testing.T) {
	for _, c := range []struct {
		id, digit, eksak, terbit, dari, predikat, sebut string
	}{
		{s20, trap2020, "2.593", "2.59", "2.60", "Cukup", "melintasi batas predikat Cukup dan Baik"},
		{s18, trap2018a, "10/3", "3.33", "3.34", "Baik", "sedangkan dari nilai domain yang sudah dibulatkan keluar 3,34"},
		{s18, trap2018b, "244/75", "3.25", "3.26", "Baik", "sedangkan dari nilai domain yang sudah dibulatkan keluar 3,26"},
	} {
		in := buka(t, c.id)
		h := skor(t, in, deret(in, c.digit))
		if h.Indeks != pc(c.eksak) || h.Predikat != c.predikat {
			t.Errorf("the fixture has %v %s, want %s %s", h.Indeks, h.Predikat, c.eksak, c.predikat)
		}
		tb := terbitkan(h, 2)
		u, fs := banding.PeriksaTerbit(in, tb)
		kalimat(t, fs...)
		if tb.Indeks != c.terbit || u.DariDomain.Indeks.Bulat(2, indeks.SetengahKeAtas) != c.dari {
			t.Errorf("%s: published %s, from domains %v; want %s, %s", c.id, tb.Indeks, u.DariDomain.Indeks, c.terbit, c.dari)
		}
		// The published index stands, and the difference is explained, not blamed.
		if u.Nilai.Indeks != pc(c.terbit) || u.Nilai.Predikat != c.predikat || kominfo.AdaGalat(fs) {
			t.Errorf("%s: %+v %v", c.id, u.Nilai, fs)
		}
		ada := false
		for _, f := range fs {
			ada = ada || f.ID == "BANDING-TERBIT-07" && f.Severity == kominfo.Catatan && strings.Contains(f.Message, c.sebut)
		}
		if !ada {
			t.Errorf("%s: no note about the rounding: %v", c.id, fs)
		}
	}
}

// Whatever an office has, its published numbers never contradict each other: the
// tolerance is wide enough for honest rounding.
func TestHonestRoundingIsNoContradiction(t *testing.T) {
	for _, id := range []string{s18, s20, p26} {
		in := buka(t, id)
		rapid.Check(t, func(rt *rapid.T) {
			m := map[string]string{}
			for i := range in.Indikator {
				m[in.Indikator[i].Nomor] = rapid.SampledFrom([]string{"1", "2", "3", "4", "5"}).Draw(rt, "v")
			}
			l, _ := in.Isi(m)
			h := in.Score(l, indeks.Opsi{})
			des := rapid.IntRange(2, 10).Draw(rt, "desimal")
			u, fs := banding.PeriksaTerbit(in, terbitkan(h, des))
			for _, f := range fs {
				if f.Severity != kominfo.Catatan {
					rt.Fatalf("%v", f)
				}
			}
			if !u.Nilai.Lengkap || !u.DariAspek.Lengkap || u.DariDomain.Lengkap != (len(in.Domain) > 0) || u.Nilai.Asal != banding.DariTerbit || u.Nilai.Desimal != des {
				rt.Fatalf("%+v", u)
			}
		})
	}
}

func TestContradictions(t *testing.T) {
	in := buka(t, s20)
	baik := terbitkan(skor(t, in, deret(in, trap2020)), 10)
	salin := func(f func(*banding.Terbit)) banding.Terbit {
		c := banding.Terbit{Indeks: baik.Indeks, Predikat: baik.Predikat, Domain: map[string]string{}, Aspek: map[string]string{}}
		for k, v := range baik.Domain {
			c.Domain[k] = v
		}
		for k, v := range baik.Aspek {
			c.Aspek[k] = v
		}
		f(&c)
		return c
	}
	for _, c := range []struct {
		nama string
		t    banding.Terbit
		want string
	}{
		{"nothing wrong", salin(func(t *banding.Terbit) {}), ""},
		{"one unit of the last decimal is rounding", salin(func(t *banding.Terbit) { t.Indeks = "2.5930000001" }), ""},
		{"two are not", salin(func(t *banding.Terbit) { t.Indeks = "2.5930000002" }), "BANDING-TERBIT-03 BANDING-TERBIT-05"},
		{"index far away", salin(func(t *banding.Terbit) { t.Indeks = "3.1000000000"; t.Predikat = "Baik" }), "BANDING-TERBIT-03 BANDING-TERBIT-05"},
		{"domain against aspek", salin(func(t *banding.Terbit) { t.Domain["D2"] = "3.0000000000" }), "BANDING-TERBIT-04"},
		{"domain zero, as portals give it", salin(func(t *banding.Terbit) { t.Domain["D1"] = "0.0000000000" }), "BANDING-TERBIT-02 BANDING-TERBIT-04"},
		{"aspek outside the scale", salin(func(t *banding.Terbit) { t.Aspek["A1"] = "7" }), "BANDING-TERBIT-02"},
		{"no number", salin(func(t *banding.Terbit) { t.Aspek["A1"] = "dua"; t.Domain = nil }), "BANDING-TERBIT-01"},
		{"fraction", salin(func(t *banding.Terbit) { t.Indeks = "7/3" }), "BANDING-TERBIT-01"},
		{"comma is not understood here", salin(func(t *banding.Terbit) { t.Indeks = "2,59" }), "BANDING-TERBIT-01"},
		{"predikat", salin(func(t *banding.Terbit) { t.Predikat = "Baik" }), "BANDING-TERBIT-06"},
		{"foreign kode", salin(func(t *banding.Terbit) { t.Aspek["A9"] = "3" }), "BANDING-TERBIT-08"},
		{"dust", salin(func(t *banding.Terbit) { t.Indeks = "2.5930000000000001" }), "BANDING-TERBIT-09"},
		{"only an index", banding.Terbit{Indeks: "2.59"}, ""},
		{"nothing", banding.Terbit{}, ""},
		{"zeros dropped by a spreadsheet", banding.Terbit{Indeks: "3", Aspek: map[string]string{"A1": "3", "A2": "3", "A3": "3", "A4": "3", "A5": "3", "A6": "3", "A7": "3", "A8": "3"}}, ""},
		{"dropped zeros do not widen the tolerance", banding.Terbit{Indeks: "3", Aspek: map[string]string{"A1": "3.4", "A2": "3.4", "A3": "3.4", "A4": "3.4", "A5": "3.4", "A6": "3.4", "A7": "3.4", "A8": "3.4"}}, "BANDING-TERBIT-03"},
	} {
		u, fs := banding.PeriksaTerbit(in, c.t)
		kalimat(t, fs...)
		if got := ids(fs); got != c.want {
			t.Errorf("%s: %q, want %q: %v", c.nama, got, c.want, fs)
		}
		// Nothing is repaired: what was a number in scale is the number that was published.
		if c.nama == "index far away" && (u.Nilai.Indeks != pc("3.1") || u.DariAspek.Indeks.Bulat(6, "") != "2.593000") {
			t.Errorf("both sides: %v, %v", u.Nilai.Indeks, u.DariAspek.Indeks)
		}
	}
}

// 2.60 may be a rounded 2.596, so both predikat are believed.
func TestPredikatAtTheEdge(t *testing.T) {
	in := buka(t, s20)
	for predikat, want := range map[string]string{"Baik": "", "Cukup": "", "baik": "", "Kurang": "BANDING-TERBIT-06"} {
		if _, fs := banding.PeriksaTerbit(in, banding.Terbit{Indeks: "2.60", Predikat: predikat}); ids(fs) != want {
			t.Errorf("%s: %v", predikat, fs)
		}
	}
	// 2.605 already rounds up to 2.61, but nobody says how ties go.
	if _, fs := banding.PeriksaTerbit(in, banding.Terbit{Indeks: "2.61", Predikat: "Cukup"}); ids(fs) != "BANDING-TERBIT-06" {
		t.Errorf("%v", fs)
	}
}
