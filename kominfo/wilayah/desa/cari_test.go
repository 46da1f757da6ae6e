package desa_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
)

func ringkas(ks []desa.Kandidat) []string {
	var out []string
	for _, k := range ks {
		out = append(out, k.Peringkat.String()+" "+k.Kode.String()+" "+k.Nama)
	}
	return out
}

func TestCari(t *testing.T) {
	x := buka(t)
	for _, c := range []struct {
		dalam, nama string
		mau         []string
	}{
		{"19.06", "Manggar", []string{"nama_dasar 19.06.01 Manggar"}},
		{"19.06", "Kec. Manggar", []string{"persis 19.06.01 Manggar"}},
		{"19.06", "Desa Manggar", []string{"jenis_lain 19.06.01 Manggar"}},
		{"19.06", "lalang", []string{"nama_dasar 19.06.01.2006 Lalang", "awalan 19.06.01.2001 Lalang Jaya"}},
		{"19.06", "Kelurahan Lalang Jaya", []string{"jenis_lain 19.06.01.2001 Lalang Jaya"}},
		{"19.06", "DESA LALANG-JAYA", []string{"persis 19.06.01.2001 Lalang Jaya"}},
		{"19.06.01", "Lalangg Jaya", []string{"mirip 19.06.01.2001 Lalang Jaya"}},
		{"19.06.02", "Lalang Jaya", nil},
		{"19.06.01.2001", "Lalang Jaya", []string{"nama_dasar 19.06.01.2001 Lalang Jaya"}},
		{"53.07", "Regapu’u", []string{"nama_dasar 53.07.01.2021 Regapu'u"}},
		{"53.07", "REGAPUU", []string{"nama_dasar 53.07.01.2021 Regapu'u"}},
		{"12.05", "Sungai Penjara", []string{"nama_dasar 12.05.03.2013 Sei Penjara"}},
		{"91.03", "Desa Adat Yoboi", []string{"nama_dasar 91.03.01.3007 Desa Adat Yoboi"}},
		{"91.03", "Yoboi", []string{"memuat 91.03.01.3007 Desa Adat Yoboi"}},
		{"19.06", "' OR 1=1 --", nil},
		{"19.06", "", nil},
		{"19.06", strings.Repeat("lalang", 40), nil},
		{"19", "la", nil}, // too short for a province
		{"", "regapuu", []string{"nama_dasar 53.07.01.2021 Regapu'u"}},
	} {
		var dalam wilayah.Kode
		if c.dalam != "" {
			dalam = kode(t, c.dalam)
		}
		if diff := cmp.Diff(c.mau, ringkas(x.Cari(dalam, c.nama))); diff != "" {
			t.Errorf("Cari(%s, %q) (-want +got):\n%s", c.dalam, c.nama, diff)
		}
	}
}

// A kecamatan may hold a kelurahan and a desa of one name: both are given.
func TestCariNamaKembar(t *testing.T) {
	x := buka(t)
	n := 0
	for k, nama := range x.Semua(kode(t, "12.01.10")) {
		ada := false
		sama := 0
		for _, c := range x.Cari(kode(t, "12.01.10"), nama) {
			ada = ada || c.Kode == k
			if c.Peringkat == wilayah.NamaDasar {
				sama++
			}
		}
		if !ada {
			t.Errorf("%q does not find %s", nama, k)
		}
		if nama == "Sorkam Kanan" && sama != 2 {
			t.Errorf("%q has %d best candidates, want 2", nama, sama)
		}
		n++
	}
	if n < 2 {
		t.Error("nothing was checked")
	}
}

func FuzzCari(f *testing.F) {
	for _, s := range []string{"Manggar", "Kec. X", "desa adat a", "", "\xff", "ds", "Pu’u", "tj tj tj tj tj tj tj tj tj tj tj tj tj tj"} {
		f.Add(s)
	}
	x := buka(f)
	dalam := kode(f, "53.07")
	f.Fuzz(func(t *testing.T, s string) {
		ks := x.Cari(dalam, s)
		for i, k := range ks {
			if nama, ok := x.Nama(k.Kode); !ok || nama != k.Nama || !k.Kode.Dalam(dalam) {
				t.Fatalf("Cari(%q) gives %+v", s, k)
			}
			if i > 0 && ks[i-1].Peringkat > k.Peringkat {
				t.Fatalf("Cari(%q) is not in order of rank", s)
			}
		}
	})
}
