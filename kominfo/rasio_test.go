package kominfo

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestRasio(t *testing.T) {
	for _, c := range []struct {
		r    Rasio
		want string
	}{
		{Rasio{2, 3}, "66,7 % (2 dari 3)"},
		{Rasio{0, 3}, "0,0 % (0 dari 3)"},
		{Rasio{3, 3}, "100,0 % (3 dari 3)"},
		{Rasio{1, 2000}, "0,1 % (1 dari 2.000)"}, // exactly half: up
		{Rasio{1, 2001}, "0,0 % (1 dari 2.001)"},
		{Rasio{-1, 3}, "-33,3 % (-1 dari 3)"},
		{Rasio{-1, 3000}, "0,0 % (-1 dari 3.000)"}, // no "-0,0"
		{Rasio{1234, 12}, "10.283,3 % (1.234 dari 12)"},
		{Rasio{math.MaxInt64, math.MaxInt64}, "100,0 % (9.223.372.036.854.775.807 dari 9.223.372.036.854.775.807)"},
		{Rasio{math.MinInt64, math.MaxInt64}, "-100,0 % (-9.223.372.036.854.775.808 dari 9.223.372.036.854.775.807)"},
		{Rasio{0, 0}, "tidak ada data"},
		{Rasio{5, 0}, "tidak ada data"},
		{Rasio{5, -1}, "tidak ada data"},
	} {
		if got := c.r.String(); got != c.want {
			t.Errorf("%#v = %q, want %q", c.r, got, c.want)
		}
	}
}

// Exact at every size, also for amounts in rupiah.
func TestPersenSepertiBilanganRasional(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.Int64Range(1, math.MaxInt64).Draw(t, "penyebut")
		p := rapid.Int64Range(math.MinInt64, math.MaxInt64).Draw(t, "pembilang")
		if q < 1<<12 {
			p %= 1 << 50 // a share of more than 10^17 percent is no share
		}
		x := new(big.Int).Mul(new(big.Int).Abs(big.NewInt(p)), big.NewInt(2000))
		x.Add(x, big.NewInt(q)).Div(x, new(big.Int).Mul(big.NewInt(2), big.NewInt(q)))
		n := x.Int64()
		want := FormatAngka(n/10) + "," + string(rune('0'+n%10)) + " %"
		if p < 0 && n != 0 {
			want = "-" + want
		}
		if got := (Rasio{p, q}).Persen(); got != want {
			t.Fatalf("%d/%d = %q, want %q", p, q, got, want)
		}
	})
}

func TestRasioTambah(t *testing.T) {
	// A province is not the average of its regencies: 1/1 and 0/9 is 10 %.
	if got := (Rasio{1, 1}).Tambah(Rasio{0, 9}).Persen(); got != "10,0 %" {
		t.Errorf("got %s", got)
	}
	if got := (Rasio{}).Tambah(Rasio{1, 2}); got != (Rasio{1, 2}) {
		t.Errorf("nothing added: %v", got)
	}
}
