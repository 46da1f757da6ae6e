package kominfo

import (
	"errors"
	"testing"
	"time"
)

func TestSumberString(t *testing.T) {
	for _, c := range []struct {
		s    Sumber
		want string
	}{
		{Sumber{Regulasi: "PermenPANRB 59/2020", Bagian: "Lampiran Tabel 9", Status: Terverifikasi}, "PermenPANRB 59/2020, Lampiran Tabel 9"},
		{Sumber{Regulasi: "Perpres 21/2023", Status: Sekunder}, "Perpres 21/2023 (sumber sekunder)"},
		{Sumber{Regulasi: "X", Bagian: "Pasal 1", Status: DariIngatan}, "X, Pasal 1 (dari ingatan, belum diperiksa)"},
		{Sumber{Regulasi: "X", Status: Inferensi}, "X (kesimpulan, bukan bunyi aturan)"},
		{Sumber{Regulasi: "X"}, "X"},
		{Sumber{Regulasi: "X", Status: "lain"}, "X (status sumber tidak disebut)"},
	} {
		if got := c.s.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for s, want := range map[StatusSumber]bool{Terverifikasi: true, Sekunder: true, DariIngatan: true, Inferensi: true, "": false, "VERIFIED": false} {
		if s.Sah() != want {
			t.Errorf("%q: Sah = %v", s, !want)
		}
	}
}

func TestZona(t *testing.T) {
	for s, jam := range map[string]int{"": 7, "WIB": 7, "WITA": 8, "WIT": 9} {
		z, err := ParseZona(s)
		if err != nil {
			t.Fatal(err)
		}
		nama, detik := time.Unix(0, 0).In(z.Lokasi()).Zone()
		if detik != jam*3600 || nama != string(z) {
			t.Errorf("%q: %s %d", s, nama, detik)
		}
	}
	if nama, _ := time.Unix(0, 0).In(Zona("").Lokasi()).Zone(); nama != "WIB" {
		t.Errorf("the zero zone is called %q", nama)
	}
	for _, s := range []string{"wib", "UTC", "Asia/Jakarta", " WIB"} {
		if _, err := ParseZona(s); !errors.Is(err, TidakSah) {
			t.Errorf("ParseZona(%q) = %v", s, err)
		}
	}
}
