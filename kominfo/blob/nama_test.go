package blob_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/blob"
)

func TestNamaAman(t *testing.T) {
	for dari, mau := range map[string]string{
		"SK Tim SPBE.pdf":                 "SK Tim SPBE.pdf",
		"../../etc/passwd":                "passwd",
		"/etc/passwd":                     "passwd",
		`..\..\Windows\a.pdf`:             "a.pdf",
		`C:\Users\ani\a.pdf`:              "a.pdf",
		"C:a.pdf":                         "a.pdf",
		"..":                              "berkas",
		".":                               "berkas",
		"":                                "berkas",
		"a/..":                            "berkas",
		"a..pdf":                          "a.pdf",
		".bashrc":                         "bashrc",
		"a.pdf. . ":                       "a.pdf",
		"a\x00.pdf":                       "a.pdf",
		"a\nb\r.pdf":                      "a b .pdf",
		"laporan\u202efdp.exe":            "laporanfdp.exe",
		"a\u200b\u2066\u2069b\ufeff":      "ab",
		"a\u00a0\u3000b":                  "a b",
		"CON":                             "_CON",
		"con.pdf":                         "_con.pdf",
		"LPT1.txt":                        "_LPT1.txt",
		"COM¹":                            "_COM¹",
		"CONTOH.pdf":                      "CONTOH.pdf",
		"COM10.pdf":                       "COM10.pdf",
		"NUL .pdf":                        "_NUL .pdf",
		`a<b>c:d"e|f?g*h.pdf`:             "a_b_c_d_e_f_g_h.pdf",
		"a\xff\xfeb.pdf":                  "a__b.pdf",
		"Notula é 日本.pdf":                 "Notula é 日本.pdf",
		strings.Repeat("a", 300):          strings.Repeat("a", 180),
		strings.Repeat("é", 300) + ".pdf": strings.Repeat("é", 88) + ".pdf",
	} {
		if got := blob.NamaAman(dari); got != mau {
			t.Errorf("NamaAman(%q) = %q, seharusnya %q", dari, got, mau)
		}
	}
}

func periksaAman(t *testing.T, s string) {
	t.Helper()
	a := blob.NamaAman(s)
	switch {
	case a == "" || len(a) > 181 || !utf8.ValidString(a):
		t.Errorf("%q -> %q", s, a)
	case strings.ContainsAny(a, "/\\\x00\n\r\t:*?\"<>|\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c") || strings.Contains(a, ".."):
		t.Errorf("%q -> %q", s, a)
	case strings.Trim(a, " .") != a:
		t.Errorf("%q -> %q", s, a)
	case blob.NamaAman(a) != a:
		t.Errorf("%q -> %q -> %q", s, a, blob.NamaAman(a))
	}
}

func FuzzNamaAman(f *testing.F) {
	for _, s := range []string{"../../x", `C:\con`, "con .pdf", "a\u202e.pdf", "..", strings.Repeat("é. ", 100), "aux" + strings.Repeat("x", 180), "  . con"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { periksaAman(t, s) })
}

func TestNamaUnik(t *testing.T) {
	got := blob.NamaUnik([]string{"SK.pdf", "sk.PDF", "SK.pdf", "SK (2).pdf", "a/../b.pdf", "/b.pdf", "x/SK.pdf", "", "..", `y\z.pdf`, "CON/nul.txt"})
	mau := []string{"SK.pdf", "sk (2).PDF", "SK (3).pdf", "SK (2) (2).pdf", "a/b.pdf", "b.pdf", "x/SK.pdf", "berkas", "berkas (2)", "y/z.pdf", "_CON/_nul.txt"}
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	banyak := make([]string, 20_000)
	for i := range banyak {
		banyak[i] = "SK.pdf"
	}
	ada := map[string]bool{}
	for _, n := range blob.NamaUnik(banyak) {
		ada[strings.ToLower(n)] = true
	}
	if len(ada) != len(banyak) {
		t.Errorf("%d nama berbeda", len(ada))
	}
}

func TestFormatUkuran(t *testing.T) {
	for n, mau := range map[int64]string{0: "0 byte", 999: "999 byte", 1000: "1 kB", 3_450_000: "3,4 MB", 100_000_000: "100 MB", 10_000_000_000: "10 GB", 157_286_400: "157 MB", 5_000_000_000_000_000: "5.000 TB"} {
		if got := blob.FormatUkuran(n); got != mau {
			t.Errorf("%d: %q, seharusnya %q", n, got, mau)
		}
	}
}
