package kominfo

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestError(t *testing.T) {
	e := E(TidakAda, "register.Baca", "Permohonan %s tidak ditemukan.", "P-1")
	sebab := e.Sebab(io.EOF)
	bungkus := fmt.Errorf("di luar: %w", sebab)
	if e.Err != nil {
		t.Error("Sebab changed its receiver")
	}
	if !errors.Is(bungkus, TidakAda) || errors.Is(bungkus, Bentrok) || !errors.Is(bungkus, io.EOF) {
		t.Error("errors.Is does not see kind and cause")
	}
	for _, c := range []struct{ got, want string }{
		{e.Error(), "Permohonan P-1 tidak ditemukan."},
		{sebab.Error(), "Permohonan P-1 tidak ditemukan. (EOF)"},
		{(&Error{Kind: Bentrok}).Error(), "bentrok"},
		{(&Error{Kind: Rusak, Err: io.EOF}).Error(), "rusak (EOF)"},
		{PesanUntukOrang(bungkus), "Permohonan P-1 tidak ditemukan."},
		{PesanUntukOrang(io.EOF), "Terjadi gangguan pada program: EOF"},
		{PesanUntukOrang(nil), ""},
		{string(KindOf(bungkus)), "tidak_ada"},
		{string(KindOf(io.EOF)), "rusak"},
		{string(KindOf(nil)), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestRingkasTemuan(t *testing.T) {
	f := func(s Severity, m string) Finding { return Finding{ID: "X-1", Severity: s, Message: m} }
	for _, c := range []struct {
		nama string
		fs   []Finding
		want string
		ada  bool
	}{
		{"none", nil, "", false},
		{"only warnings", []Finding{f(Peringatan, "A."), f(Catatan, "B.")}, "", false},
		{"warnings are left out", []Finding{f(Peringatan, "A."), f(Galat, "B.")}, "B.", true},
		{"three", []Finding{f(Galat, "A."), f(Galat, "B."), f(Galat, "C.")}, "A. B. C.", true},
		{"more than three", []Finding{f(Galat, "A."), f(Galat, "B."), f(Galat, "C."), f(Galat, "D."), f(Galat, "E.")}, "A. B. C. Masih ada temuan lain.", true},
	} {
		if got := RingkasTemuan(c.fs); got != c.want {
			t.Errorf("%s: %q, want %q", c.nama, got, c.want)
		}
		if got := AdaGalat(c.fs); got != c.ada {
			t.Errorf("%s: AdaGalat = %v", c.nama, got)
		}
	}
	fs := []Finding{f(Galat, "A.")}
	e := TidakSahKarena("uji", fs)
	if diff := cmp.Diff(&Error{Kind: TidakSah, Op: "uji", Message: "A.", Findings: fs}, e); diff != "" {
		t.Errorf("TidakSahKarena (-want +got):\n%s", diff)
	}
}
