package kominfo

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFormatAngka(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 7: "7", 999: "999", 1000: "1.000", -1000: "-1.000", 1234567: "1.234.567", -1: "-1",
		math.MaxInt64: "9.223.372.036.854.775.807", math.MinInt64: "-9.223.372.036.854.775.808",
	} {
		if got := FormatAngka(n); got != want {
			t.Errorf("FormatAngka(%d) = %q, want %q", n, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		s := FormatAngka(n)
		if m, err := strconv.ParseInt(strings.ReplaceAll(s, ".", ""), 10, 64); err != nil || m != n {
			t.Fatalf("%q is not %d", s, n)
		}
		for i, x := range strings.Split(strings.TrimPrefix(s, "-"), ".") {
			if len(x) != 3 && (i > 0 || len(x) == 0 || len(x) > 3) {
				t.Fatalf("%q is not grouped by three", s)
			}
		}
	})
}

func TestFormatDesimal(t *testing.T) {
	for s, want := range map[string]string{
		"2.34": "2,34", "-2.34": "-2,34", "1234.50": "1.234,50", "0.00": "0,00", "1000": "1.000", "-1234567.8": "-1.234.567,8",
		// Anything else comes back as it is, never half changed.
		"": "", "-": "-", ".5": ".5", "5.": "5.", "1.2.3": "1.2.3", "--5": "--5", "1e6": "1e6", "2,34": "2,34", "abc": "abc", "１": "１", "+5": "+5",
	} {
		if got := FormatDesimal(s); got != want {
			t.Errorf("FormatDesimal(%q) = %q, want %q", s, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64().Draw(t, "n")
		if got, want := FormatDesimal(strconv.FormatInt(n, 10)), FormatAngka(n); got != want {
			t.Fatalf("FormatDesimal gives %q, FormatAngka %q", got, want)
		}
		s := rapid.String().Draw(t, "s")
		if got := FormatDesimal(s); got != s && strings.NewReplacer(".", "", ",", ".").Replace(got) != s {
			t.Fatalf("%q became %q", s, got)
		}
	})
}

func TestRupiah(t *testing.T) {
	for r, want := range map[Rupiah]string{0: "Rp0", 1234567: "Rp1.234.567", -500: "-Rp500", math.MinInt64: "-Rp9.223.372.036.854.775.808"} {
		if got := r.String(); got != want {
			t.Errorf("Rupiah(%d) = %q, want %q", int64(r), got, want)
		}
	}
}
