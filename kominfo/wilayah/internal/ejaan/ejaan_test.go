package ejaan

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestKunci(t *testing.T) {
	for _, sama := range [][]string{
		{"tolitoli", "Toli-Toli", "TOLI TOLI", " toli_toli "},
		{"regapuu", "Regapu'u", "Regapu’u", "Regapu`u", "REGAPUʼU"},
		{"kepulauanriau", "Kep. Riau", "Kepulauan Riau", "kep riau"},
		{"sungaiseidua", "Sungai Seidua", "Sei Seidua", "Sei. Seidua"},
		{"tanjungpinang", "Tj. Pinang", "Tanjungpinang", "Tjg Pinang"},
		{"bandaacheh2", "Bandá-Acheh (2)", "Banda\u0301 acheh 2"},
		{"", "", "...", "\xff\xfe", "'"},
	} {
		for _, s := range sama[1:] {
			if got := string(AppendKunci(nil, s)); got != sama[0] {
				t.Errorf("key of %q is %q, want %q", s, got, sama[0])
			}
		}
	}
	if diff := cmp.Diff([]string{"kab", "kepulauan", "siau"}, Kata("Kab.Kep. SIAU!")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestKunciSamaDenganKata(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		k := string(AppendKunci(nil, s))
		if k != strings.Join(Kata(s), "") || !utf8.ValidString(k) {
			t.Fatalf("key %q, words %q", k, Kata(s))
		}
		if len(k) > 4*len(s) {
			t.Fatalf("the key of %q is %d bytes long", s, len(k))
		}
	})
}

func TestLipat(t *testing.T) {
	for s, want := range map[string]string{"soerabaja": "surabaja", "djakarta": "jakarta", "tjiamis": "ciamis", "oe": "u", "o": "o", "": "", "bogor": "bogor"} {
		if got := string(Lipat([]byte(s))); got != want {
			t.Errorf("Lipat(%s) = %s, want %s", s, got, want)
		}
	}
}

func TestMirip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"bogor", "bagor", true}, {"bogor", "bogro", true}, {"bogor", "boogor", true}, {"bogor", "bgor", true},
		{"bogor", "bagar", false}, {"oku", "oki", false}, {"bima", "biak", false}, {"dki", "dki", true},
		{"belitungtimur", "belitnugtimr", true}, {"belitungtimur", "belitongtmir", false},
		{"", "", true}, {"", "abcd", false}, {strings.Repeat("a", 65), strings.Repeat("a", 65), false},
	} {
		if got := Mirip([]byte(c.a), []byte(c.b)); got != c.want {
			t.Errorf("Mirip(%s, %s) = %v", c.a, c.b, got)
		}
		if Mirip([]byte(c.a), []byte(c.b)) != Mirip([]byte(c.b), []byte(c.a)) {
			t.Errorf("Mirip(%s, %s) is not symmetric", c.a, c.b)
		}
	}
}

func FuzzKunci(f *testing.F) {
	for _, s := range []string{"Kep. Riau", "Regapu’u", "\xff\xfe", "ÀÉ", "Sei", "tj tj"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := string(AppendKunci(nil, s))
		if k != strings.Join(Kata(s), "") || !utf8.ValidString(k) || len(k) > 4*len(s) {
			t.Fatalf("key of %q is %q, words %q", s, k, Kata(s))
		}
	})
}
