package kanvas

import (
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

func TestSandi(t *testing.T) {
	for _, u := range []struct {
		s, mau string
		hilang int
	}{
		{"biasa\nbaris", "biasa\nbaris", 0},
		{"“kutip” €", "\x93kutip\x94 \x80", 0},
		{"a\x00b\x1b[31m\u202e\u200bc\td", "ab[31mc d", 0},
		{"≥ 3 → 4", ">= 3 -> 4", 0},
		{"😀中é", "??\xe9", 2},
		{"\xff", "?", 1},
	} {
		if s, n := Sandi(u.s); s != u.mau || n != u.hilang {
			t.Errorf("Sandi(%q) = %q, %d, seharusnya %q, %d", u.s, s, n, u.mau, u.hilang)
		}
	}
}

func TestPecahLunak(t *testing.T) {
	k := Baru(fpdf.New("P", "mm", "A4", ""))
	k.Gaya, k.Titik, k.Lunak = Biasa, 10, true
	s := "nomor 001/PPID/III/2026"
	b := k.Pecah(s, k.Panjang("001/PPID/III"))
	if got := strings.Join(b, "|"); got != "nomor|001/PPID/|III/2026" {
		t.Errorf("Pecah(%q) = %q", s, got)
	}
}

// No letter is lost, and no line is wider than it may be, in one type or in many.
func FuzzPecah(f *testing.F) {
	for _, s := range []string{"", "satu dua", "WWWWWWWWWWWWWWW", "i W\n\n  x ", "a ≥ b", "\x00\xff😀", "a/b/c/d/e-f.g@h 1.234.567"} {
		f.Add(s, 12.0, 3)
	}
	k := Baru(fpdf.New("P", "mm", "A4", ""))
	f.Fuzz(func(t *testing.T, s string, w float64, n int) {
		if !(w >= 6 && w <= 300) || len(s) > 10_000 {
			return
		}
		k.Gaya, k.Titik = Biasa, 9
		e, _ := Sandi(s)
		n = max(0, min(n, len(e)))
		for _, k.Lunak = range []bool{false, true} {
			var satu, dua strings.Builder
			for _, b := range k.Pecah(e, w) {
				satu.WriteString(b)
				if p := k.Panjang(strings.TrimRight(b, " ")); p > w+1e-6 {
					t.Errorf("baris %q selebar %.2f, batas %.2f", b, p, w)
				}
			}
			for _, b := range k.PecahKaya([]Kata{{S: e[:n], Gaya: Tebal, Titik: 9}, {S: e[n:], Gaya: Mesin, Titik: 8}}, w).Kaya {
				p, ekor := 0.0, 0.0
				for _, x := range b {
					dua.WriteString(x.S)
					p += k.ukur(x.S, x.Gaya) * x.Titik
					ekor = k.ukur(x.S[len(strings.TrimRight(x.S, " ")):], x.Gaya) * x.Titik
				}
				if strings.TrimSpace(e) == e && p-ekor > w+1e-6 && !strings.Contains(e, "  ") {
					t.Errorf("baris %v selebar %.2f, batas %.2f", b, p, w)
				}
			}
			buang := strings.NewReplacer(" ", "", "\n", "")
			for _, got := range []string{satu.String(), dua.String()} {
				if got, want := buang.Replace(got), buang.Replace(e); got != want {
					t.Errorf("huruf hilang: %q, seharusnya %q", got, want)
				}
			}
		}
	})
}
