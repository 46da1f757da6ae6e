package kantor

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// What the journal signs is what a person pastes here, and its keys pass.
func TestTitikSesuaiJejak(t *testing.T) {
	rahasia, umum, err := jejak.BuatKunci("kab.belitung-timur", nil)
	if err != nil {
		t.Fatal(err)
	}
	if fs := periksaKunci("kunci", "kab.belitung-timur", umum); fs != nil {
		t.Errorf("kunci yang benar ditolak: %+v", fs)
	}
	s, err := note.NewSigner(rahasia)
	if err != nil {
		t.Fatal(err)
	}
	for _, nama := range []string{jejak.Umum, jejak.Dalam} {
		for _, ukuran := range []int64{0, 1, 1204, 1 << 40} {
			c := jejak.Checkpoint{Nama: "kab.belitung-timur", Jejak: nama, Masa: 12, Kepala: jejak.Kepala{Ukuran: ukuran, Akar: tlog.RecordHash([]byte("x"))}, Waktu: time.Date(2026, 11, 22, 6, 12, 35, 0, time.UTC)}
			b, err := jejak.TandaTangani(c, s)
			if err != nil {
				t.Fatal(err)
			}
			got, salah := uraiTitik(string(b))
			if want := (titik{Nama: c.Nama, Jejak: nama, Masa: 12, Ukuran: ukuran, Akar: c.Akar.String()}); salah != "" || got != want {
				t.Errorf("%s: %q %+v, want %+v", b, salah, got, want)
			}
		}
	}
}

// Whatever is pasted, it is read whole or refused in words.
func FuzzTitik(f *testing.F) {
	const sah = "lumbung/kab.contoh/umum/1\n1204\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nwaktu 2026-11-22T06:12:35Z\n\n— lumbung/kab.contoh Az3grg==\n"
	for _, s := range []string{"", "\n\n", sah, sah[:60], strings.Replace(sah, "umum", "dalam", 1), strings.ReplaceAll(sah, "\n", "\r\n"), "lumbung/a/umum/1\n\n\n", sah + sah} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x, salah := uraiTitik(s)
		if salah != "" {
			if !strings.HasSuffix(salah, ".") {
				t.Fatalf("%q: %q", s, salah)
			}
			return
		}
		if len(s) > batasTitik || x.Masa < 1 || x.Ukuran < 0 || !akarSah(x.Akar) || !strings.HasPrefix(s, "lumbung/"+x.Nama+"/"+x.Jejak+"/") {
			t.Fatalf("%q read as %+v", s, x)
		}
	})
}

func FuzzKunci(f *testing.F) {
	for _, s := range []string{"", "+", "++", "lumbung/a+00000000+AQ==", "PRIVATE+KEY+lumbung/a+1+2", "lumbung/a+\x00+\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := note.NewVerifier(s)
		sah := periksaKunci("kunci", "a", s) == nil
		if sah && (err != nil || v.Name() != "lumbung/a") {
			t.Fatalf("%q passed, but no verifier reads it: %v", s, err)
		}
	})
}
