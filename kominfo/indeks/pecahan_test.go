package indeks_test

import (
	"encoding/json"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

func TestParsePecahan(t *testing.T) {
	for s, mau := range map[string]string{
		"3": "3/1", "0": "0/1", "2.60": "13/5", "10/3": "10/3", "20/6": "10/3", "-1.5": "-3/2", "-0": "0/1",
		"0.10": "1/10", "2.9475": "1179/400", "4.2125000000": "337/80", "007": "7/1", "0/5": "0/1",
		"9223372036854775807":        "9223372036854775807/1",
		"-9223372036854775807":       "-9223372036854775807/1",
		"1.000000000000000001":       "1000000000000000001/1000000000000000000",
		"3.000000000000000000000000": "3/1",
	} {
		p, err := indeks.ParsePecahan(s)
		if err != nil || p.String() != mau {
			t.Errorf("ParsePecahan(%q) = %v, %v; want %s", s, p, err, mau)
		}
	}
	for _, s := range []string{
		"", " ", "3 ", "+3", ".5", "5.", "-", "--1", "1,5", "1e2", "1/0", "1/-2", "/2", "1/", "1/2/3", "1.2/3", "1.2.3", "NaN", "tiga",
		"9223372036854775808", "1.0000000000000000001", "1/9223372036854775808", "٣", strings.Repeat("1", 1<<20),
	} {
		p, err := indeks.ParsePecahan(s)
		if kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("ParsePecahan(%.30q) = %v, %v; want an error of kind tidak_sah", s, p, err)
		} else if len(err.Error()) > 200 {
			t.Errorf("message of %d bytes for hostile input", len(err.Error()))
		}
	}
}

func TestPecahanZeroValue(t *testing.T) {
	var p indeks.Pecahan
	if p.String() != "0/1" || p != indeks.Utuh(0) || p.Penyebut() != 1 || p.Bulat(2, "") != "0.00" {
		t.Errorf("zero value is %v", p)
	}
}

func TestPecahanJSON(t *testing.T) {
	type s struct{ A, B indeks.Pecahan }
	var v s
	if err := json.Unmarshal([]byte(`{"A":"2.50","B":"10/3"}`), &v); err != nil {
		t.Fatal(err)
	}
	b, _ := json.Marshal(v)
	if got, want := string(b), `{"A":"5/2","B":"10/3"}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if err := json.Unmarshal([]byte(`{"A":2.5}`), &v); err == nil {
		t.Error("a JSON number was taken; it may already have passed through a float")
	}
}

func TestBulat(t *testing.T) {
	for _, c := range []struct {
		nilai      string
		digit      int
		atas, enap string
	}{
		{"117/50", 2, "2.34", "2.34"},
		{"2.345", 2, "2.35", "2.34"}, // a tie: the two modes part
		{"2.355", 2, "2.36", "2.36"},
		{"2.3451", 2, "2.35", "2.35"},
		{"1.085", 2, "1.09", "1.08"},
		{"2.9475", 2, "2.95", "2.95"},
		{"7/6", 2, "1.17", "1.17"},
		{"10/3", 2, "3.33", "3.33"},
		{"9.995", 2, "10.00", "10.00"},
		{"99.995", 2, "100.00", "100.00"},
		{"0.004", 2, "0.00", "0.00"},
		{"-0.004", 2, "0.00", "0.00"},
		{"-2.345", 2, "-2.35", "-2.34"},
		{"5/2", 0, "3", "2"},
		{"7/2", 0, "4", "4"},
		{"1/3", 18, "0.333333333333333333", "0.333333333333333333"},
		{"9223372036854775807", 2, "9223372036854775807.00", "9223372036854775807.00"},
		{"1/9223372036854775807", 2, "0.00", "0.00"},
		{"9223372036854775806/9223372036854775807", 2, "1.00", "1.00"},
	} {
		p := pecahan(t, c.nilai)
		if got := p.Bulat(c.digit, indeks.SetengahKeAtas); got != c.atas {
			t.Errorf("%s half up to %d: %s, want %s", c.nilai, c.digit, got, c.atas)
		}
		if got := p.Bulat(c.digit, indeks.SetengahKeGenap); got != c.enap {
			t.Errorf("%s half even to %d: %s, want %s", c.nilai, c.digit, got, c.enap)
		}
	}
	min, err := indeks.NewPecahan(math.MinInt64, 1)
	if err != nil || min.Bulat(2, "") != "-9223372036854775808.00" {
		t.Errorf("MinInt64: %v, %v", min, err)
	}
}

func TestArithmeticOverflowIsAnError(t *testing.T) {
	besar, kecil := indeks.Utuh(math.MaxInt64), pecahan(t, "1/9223372036854775807")
	lain := pecahan(t, "1/9223372036854775806")
	for nama, f := range map[string]func() (indeks.Pecahan, error){
		"tambah": func() (indeks.Pecahan, error) { return besar.Tambah(indeks.Utuh(1)) },
		"kurang": func() (indeks.Pecahan, error) { return indeks.Utuh(-2).Kurang(besar) },
		"kali":   func() (indeks.Pecahan, error) { return besar.Kali(indeks.Utuh(2)) },
		"bagi":   func() (indeks.Pecahan, error) { return besar.Bagi(kecil) },
		"nol":    func() (indeks.Pecahan, error) { return besar.Bagi(indeks.Pecahan{}) },
		"kpk":    func() (indeks.Pecahan, error) { return kecil.Tambah(lain) },
		"baru":   func() (indeks.Pecahan, error) { return indeks.NewPecahan(math.MinInt64, -1) },
		"baru0":  func() (indeks.Pecahan, error) { return indeks.NewPecahan(1, 0) },
	} {
		if v, err := f(); err == nil {
			t.Errorf("%s gave %v without an error", nama, v)
		}
	}
}

// Arithmetic agrees with math/big, or says that the result does not fit.
func TestPecahanAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		int64s := rapid.OneOf(rapid.Int64(), rapid.Int64Range(-1000, 1000))
		buat := func(nama string) indeks.Pecahan {
			p, err := indeks.NewPecahan(int64s.Draw(t, nama+"p"), rapid.OneOf(rapid.Int64Range(1, math.MaxInt64), rapid.Int64Range(1, 1000)).Draw(t, nama+"q"))
			if err != nil {
				t.Skip("does not fit")
			}
			return p
		}
		a, b := buat("a"), buat("b")
		periksa := func(nama string, got indeks.Pecahan, err error, mau *big.Rat) {
			if err == nil && rat(got).Cmp(mau) != 0 {
				t.Fatalf("%v %s %v = %v, want %v", a, nama, b, got, mau)
			}
			if err == nil && (got.Penyebut() < 1 || new(big.Int).GCD(nil, nil, new(big.Int).Abs(rat(got).Num()), rat(got).Denom()).Cmp(big.NewInt(1)) != 0) {
				t.Fatalf("%v is not reduced", got)
			}
		}
		x, err := a.Tambah(b)
		periksa("+", x, err, new(big.Rat).Add(rat(a), rat(b)))
		x, err = a.Kurang(b)
		periksa("-", x, err, new(big.Rat).Sub(rat(a), rat(b)))
		x, err = a.Kali(b)
		periksa("×", x, err, new(big.Rat).Mul(rat(a), rat(b)))
		if b != (indeks.Pecahan{}) {
			x, err = a.Bagi(b)
			periksa("÷", x, err, new(big.Rat).Quo(rat(a), rat(b)))
		}
		if got, mau := a.Cmp(b), rat(a).Cmp(rat(b)); got != mau || a.Equal(b) != (mau == 0) {
			t.Fatalf("Cmp(%v, %v) = %d, want %d", a, b, got, mau)
		}
		digit := rapid.IntRange(0, 18).Draw(t, "digit")
		// FloatString rounds half away from zero, as SetengahKeAtas does.
		mau := rat(a).FloatString(digit)
		if strings.Trim(mau, "-0.") == "" {
			mau = strings.TrimPrefix(mau, "-")
		}
		if got := a.Bulat(digit, indeks.SetengahKeAtas); got != mau {
			t.Fatalf("%v to %d decimals: %s, want %s", a, digit, got, mau)
		}
		kembali, err := indeks.ParsePecahan(a.String())
		if err != nil || kembali != a {
			t.Fatalf("%v reads back as %v, %v", a, kembali, err)
		}
	})
}

// Small sums never fail: the errors are for numbers far from any score.
func TestSmallArithmeticNeverFails(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Custom(func(t *rapid.T) indeks.Pecahan {
			p, _ := indeks.NewPecahan(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "p"), rapid.Int64Range(1, 1_000_000).Draw(t, "q"))
			return p
		})
		a, b := g.Draw(t, "a"), g.Draw(t, "b")
		if _, err := a.Tambah(b); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Kali(b); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzParsePecahan(f *testing.F) {
	for _, s := range []string{"3", "2.60", "10/3", "-0.0", "1/0", "9223372036854775808", "1e9", "", "3,5", "00/00008", "010/3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := indeks.ParsePecahan(s)
		if err != nil {
			return
		}
		// big.Rat.SetString would read "010/3" as octal, so only whole numbers in
		// base 10 are left to math/big.
		kiri, kanan, garis := strings.Cut(s, "/")
		bulat, desimal, _ := strings.Cut(kiri, ".")
		if !garis {
			kanan = "1" + strings.Repeat("0", len(desimal))
		}
		a, ok1 := new(big.Int).SetString(bulat+desimal, 10)
		b, ok2 := new(big.Int).SetString(kanan, 10)
		if !ok1 || !ok2 || rat(p).Cmp(new(big.Rat).SetFrac(a, b)) != 0 {
			t.Fatalf("%q read as %v", s, p)
		}
		kembali, err := indeks.ParsePecahan(p.String())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, kembali); diff != "" {
			t.Errorf("round trip (-want +got):\n%s", diff)
		}
	})
}

func TestDesimal(t *testing.T) {
	for _, u := range []struct{ eksak, desimal, teks string }{
		{"0", "0", "0"}, {"3", "3", "3"}, {"5/2", "2.5", "2,5"}, {"-13/4", "-3.25", "-3,25"}, {"2.600", "2.6", "2,6"},
		{"7/6", "", "7/6"}, {"1/128", "0.0078125", "0,0078125"}, {"1/1000000000000000000", "0.000000000000000001", "0,000000000000000001"},
		{"1/524288", "", "1/524288"}, // 19 decimals
	} {
		x := pecahan(t, u.eksak)
		s, tepat := x.Desimal()
		if s != u.desimal || tepat != (u.desimal != "") || x.Teks() != u.teks {
			t.Errorf("%s: %q %v, %q", u.eksak, s, tepat, x.Teks())
		}
	}
}
