package indeks_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// kecil.json: A1 is three times 10/3, A2 is 50, A3 is 40; D1 = A1 + A2, D2 = A3.
// With 1: 2, 2: 3, 3-1: 2, 4: 3.5, 5: 4 that is
//
//	A1 = (2 + 3 + 2)/3                 = 7/3
//	D1 = (10 × 7/3 + 50 × 7/2)/60      = (70/3 + 175)/60 = 119/36
//	I  = (70/3 + 175 + 160)/100        = 43/12 = 3,58333…
func TestScoreByHand(t *testing.T) {
	in := muat(t, "kecil.json")
	l := isi(t, in, map[string]string{"1": "2", "2": "3", "3-1": "2", "4": "3,5", "5": "4"})
	h := in.Score(l, indeks.Opsi{})
	if !h.Lengkap || h.Indeks.String() != "43/12" || h.Predikat != "Baik" || h.BelumDiisi != nil {
		t.Errorf("got %+v", h)
	}
	for kode, mau := range map[string]string{"A1": "7/3", "A2": "7/2", "A3": "4/1", "D1": "119/36", "D2": "4/1"} {
		if s, ok := h.Sub(kode); !ok || !s.Lengkap || s.Nilai.String() != mau {
			t.Errorf("%s = %+v, want %s", kode, s, mau)
		}
	}
	if _, ok := h.Sub("D9"); ok {
		t.Error("D9 exists")
	}
}

func TestScoreMissingGivesBounds(t *testing.T) {
	in := muat(t, "kecil.json")
	h := in.Score(isi(t, in, map[string]string{"1": "2", "2": "3", "3-1": "2", "5": "4"}), indeks.Opsi{})
	// A2 (50) is open: (70/3 + 50 + 160)/100 = 7/3 up to (70/3 + 250 + 160)/100 = 13/3.
	want := indeks.Batas{Terendah: pecahan(t, "7/3"), Tertinggi: pecahan(t, "13/3"), PredikatTerendah: "Kurang", PredikatTertinggi: "Baik"}
	if diff := cmp.Diff(want, h.Batas); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if h.Lengkap || h.Indeks != (indeks.Pecahan{}) || h.Predikat != "" || !cmp.Equal(h.BelumDiisi, []string{"4"}) {
		t.Errorf("got %+v", h)
	}
	for kode, lengkap := range map[string]bool{"A1": true, "A2": false, "A3": true, "D1": false, "D2": true} {
		if s, _ := h.Sub(kode); s.Lengkap != lengkap {
			t.Errorf("%s complete: %v", kode, s.Lengkap)
		}
	}
	if s, _ := h.Sub("A2"); s.Terendah != in.Skala.Min || s.Tertinggi != in.Skala.Max {
		t.Errorf("A2 can be %v to %v", s.Terendah, s.Tertinggi)
	}
}

func TestScoreNothingAnswered(t *testing.T) {
	for _, n := range contohInstrumen {
		in := muat(t, n)
		h := in.Score(isi(t, in, nil), indeks.Opsi{})
		bawah, atas := in.Pita[len(in.Pita)-1].Dari, in.Pita[0].Sampai
		if h.Lengkap || h.Batas.Terendah != bawah || h.Batas.Tertinggi != atas || len(h.BelumDiisi) != len(in.Indikator) {
			t.Errorf("%s: got %+v", n, h.Batas)
		}
	}
}

func TestScoreSheetOfAnotherInstrument(t *testing.T) {
	kecil, nol := muat(t, "kecil.json"), muat(t, "nol-seratus.json")
	l := isi(t, kecil, map[string]string{"1": "5", "2": "5", "3-1": "5", "4": "5", "5": "5"})
	if h := nol.Score(l, indeks.Opsi{}); h.Lengkap || len(h.BelumDiisi) != 6 {
		t.Errorf("a foreign sheet scored: %+v", h)
	}
	if s := nol.Jelaskan(l); len(s) != 6 || s[0].Ada {
		t.Errorf("a foreign sheet is explained: %+v", s)
	}
	if h := muat(t, "kecil.json").Score(l, indeks.Opsi{}); !h.Lengkap {
		t.Error("the same instrument loaded twice refuses its own sheet")
	}
	if h := kecil.Score(indeks.Lembar{}, indeks.Opsi{}); h.Lengkap {
		t.Error("the empty sheet scored")
	}
}

func TestScoreWithoutGroups(t *testing.T) {
	in := muat(t, "nol-seratus.json") // weights 40, 20, 10, 10, 10, 10
	h := in.Score(isi(t, in, map[string]string{"1": "95", "2": "80,5", "3": "70", "4": "100", "5": "60", "6": "85"}), indeks.Opsi{})
	// 38 + 16,1 + 7 + 10 + 6 + 8,5 = 85,6
	if h.Indeks.String() != "428/5" || h.Predikat != "Menuju Informatif" || len(h.Aspek)+len(h.Domain) != 0 {
		t.Errorf("got %+v", h)
	}
}

func TestScoreSumOfPoints(t *testing.T) {
	in := muat(t, "poin.json") // weights 1, 2, 3 in two aspek: at most 18 points each
	h := in.Score(isi(t, in, map[string]string{"2.1": "3", "2.2": "3", "2.3": "1", "3.1": "3", "3.2": "2", "3.3": "0"}), indeks.Opsi{})
	// 3 + 6 + 3 = 12 and 3 + 4 + 0 = 7
	a, _ := h.Sub("II")
	b, _ := h.Sub("III")
	if h.Indeks != indeks.Utuh(19) || h.Predikat != "Dasar" || a.Nilai != indeks.Utuh(12) || b.Nilai != indeks.Utuh(7) {
		t.Errorf("got %+v", h)
	}
	v, err := in.Gabung("", map[string]indeks.Pecahan{"II": a.Nilai, "III": b.Nilai})
	if err != nil || v != h.Indeks {
		t.Errorf("Gabung = %v, %v", v, err)
	}
	v, err = in.Gabung("II", map[string]indeks.Pecahan{"2.1": indeks.Utuh(3), "I2.2": indeks.Utuh(3), "2.3": indeks.Utuh(1)})
	if err != nil || v != indeks.Utuh(12) {
		t.Errorf("Gabung II = %v, %v", v, err)
	}
}

// 3.4999 is Cukup; as shown it is 3.50, which is Baik. Both are choices, one is named.
func TestPredikatOnExactOrShown(t *testing.T) {
	in := muat(t, "kecil.json")
	semua := func(v string) indeks.Lembar {
		return isi(t, in, map[string]string{"1": v, "2": v, "3-1": v, "4": v, "5": v})
	}
	for _, c := range []struct {
		nilai string
		opsi  indeks.Opsi
		mau   string
	}{
		{"3.4999", indeks.Opsi{}, "Cukup"},
		{"3.4999", indeks.Opsi{PredikatDari: indeks.DariDuaDesimal}, "Baik"},
		{"3.494", indeks.Opsi{PredikatDari: indeks.DariDuaDesimal}, "Cukup"},
		{"2.495", indeks.Opsi{PredikatDari: indeks.DariDuaDesimal}, "Cukup"},
		{"2.495", indeks.Opsi{PredikatDari: indeks.DariDuaDesimal, Pembulatan: indeks.SetengahKeGenap}, "Cukup"},
		{"2.485", indeks.Opsi{PredikatDari: indeks.DariDuaDesimal, Pembulatan: indeks.SetengahKeGenap}, "Kurang"},
	} {
		if h := in.Score(semua(c.nilai), c.opsi); h.Predikat != c.mau {
			t.Errorf("%s with %+v is %s, want %s", c.nilai, c.opsi, h.Predikat, c.mau)
		}
	}
}

func TestHasilJSON(t *testing.T) {
	in := muat(t, "kecil.json")
	nilai := map[string]string{"1": "2", "2": "3", "3-1": "2", "4": "3,5", "5": "4"}
	b, err := json.Marshal(in.Score(isi(t, in, nilai), indeks.Opsi{}))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"instrumen":"kecil","indeks":"3.58","indeks_eksak":"43/12","predikat":"Baik",` +
		`"domain":{"D1":{"nilai":"3.31","eksak":"119/36"},"D2":{"nilai":"4.00","eksak":"4/1"}},` +
		`"aspek":{"A1":{"nilai":"2.33","eksak":"7/3"},"A2":{"nilai":"3.50","eksak":"7/2"},"A3":{"nilai":"4.00","eksak":"4/1"}},` +
		`"belum_diisi":[],"lengkap":true,` +
		`"batas":{"terendah":"3.58","terendah_eksak":"43/12","tertinggi":"3.58","tertinggi_eksak":"43/12","predikat_terendah":"Baik","predikat_tertinggi":"Baik"},` +
		`"pembulatan":"setengah_ke_atas","predikat_dari":"eksak"}`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	delete(nilai, "1")
	delete(nilai, "3-1")
	b, _ = json.Marshal(in.Score(isi(t, in, nilai), indeks.Opsi{Pembulatan: indeks.SetengahKeGenap, PredikatDari: indeks.DariDuaDesimal}))
	want = `{"instrumen":"kecil","indeks":null,"indeks_eksak":null,"predikat":null,` +
		`"domain":{"D1":{"nilai":null,"eksak":null,"batas":{"terendah":"3.19","terendah_eksak":"115/36","tertinggi":"3.64","tertinggi_eksak":"131/36"}},"D2":{"nilai":"4.00","eksak":"4/1"}},` +
		`"aspek":{"A1":{"nilai":null,"eksak":null,"batas":{"terendah":"1.67","terendah_eksak":"5/3","tertinggi":"4.33","tertinggi_eksak":"13/3"}},"A2":{"nilai":"3.50","eksak":"7/2"},"A3":{"nilai":"4.00","eksak":"4/1"}},` +
		`"belum_diisi":["1","3-1"],"lengkap":false,` +
		`"batas":{"terendah":"3.52","terendah_eksak":"211/60","tertinggi":"3.78","tertinggi_eksak":"227/60","predikat_terendah":"Baik","predikat_tertinggi":"Baik"},` +
		`"pembulatan":"setengah_ke_genap","predikat_dari":"dua_desimal"}`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if b, err := json.Marshal(indeks.Hasil{Instrumen: `"<&`}); err != nil || !json.Valid(b) {
		t.Errorf("%s, %v", b, err)
	}
}

func TestJelaskan(t *testing.T) {
	in := muat(t, "kecil.json")
	l := isi(t, in, map[string]string{"1": "2", "2": "3", "4": "3,5", "5": "4"})
	var got string
	for _, s := range in.Jelaskan(l) {
		got += fmt.Sprintln(s.Nomor, s.Domain, s.Aspek, s.Bobot, s.Ada, s.Nilai, s.Sumbangan)
	}
	want := "1 D1 A1 10/3 true 2/1 1/15\n2 D1 A1 10/3 true 3/1 1/10\n3-1 D1 A1 10/3 false 0/1 0/1\n4 D1 A2 50/1 true 7/2 7/4\n5 D2 A3 40/1 true 4/1 8/5\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestGabungRefuses(t *testing.T) {
	in := muat(t, "kecil.json")
	satu := indeks.Utuh(1)
	for nama, c := range map[string]struct {
		induk string
		nilai map[string]indeks.Pecahan
	}{
		"unknown group": {"D9", nil},
		"member lacks":  {"D1", map[string]indeks.Pecahan{"A1": satu}},
		"stranger":      {"D1", map[string]indeks.Pecahan{"A1": satu, "A2": satu, "A3": satu}},
		"overflow":      {"D1", map[string]indeks.Pecahan{"A1": indeks.Utuh(1 << 62), "A2": satu}},
	} {
		if v, err := in.Gabung(c.induk, c.nilai); err == nil {
			t.Errorf("%s: got %v", nama, v)
		}
	}
}

func TestLevelsAndBands(t *testing.T) {
	in := muat(t, "kecil.json")
	for v, mau := range map[string]int{"1": 1, "1.4999": 1, "1.5": 2, "5": 2} {
		if n, ok := in.TingkatDari(pecahan(t, v)); !ok || n != mau {
			t.Errorf("level of %s is %d", v, n)
		}
	}
	if _, ok := in.TingkatDari(pecahan(t, "5.01")); ok {
		t.Error("5.01 has a level")
	}
	if _, ok := in.Predikat(pecahan(t, "0.99")); ok {
		t.Error("0.99 has a predikat")
	}
	poin := muat(t, "poin.json")
	if n, ok := poin.TingkatDari(indeks.Utuh(3)); !ok || n != 3 {
		t.Error("on a whole-number scale the level is the value")
	}
	if _, ok := poin.TingkatDari(pecahan(t, "5/2")); ok {
		t.Error("5/2 is no level of a whole-number scale")
	}
	if got := in.LabelTingkat("proses", 5); got != "Optimum" {
		t.Errorf("label %q", got)
	}
	if got := in.LabelTingkat("tidak ada", 5); got != "" {
		t.Errorf("label %q", got)
	}
}

func TestBobotBulat(t *testing.T) {
	w, q := muat(t, "kecil.json").BobotBulat()
	if diff := cmp.Diff([]int64{10, 10, 10, 150, 120}, w); diff != "" || q != 300 {
		t.Errorf("denominator %d (-want +got):\n%s", q, diff)
	}
}

func TestKonversi(t *testing.T) {
	in := muat(t, "kecil.json")
	for x, mau := range map[string]string{"0": "1/1", "12,5": "3/2", "100": "5/1", "25": "2/1", "6.25": "5/4", "1": "26/25"} {
		if y, err := in.Konversikan("4", x); err != nil || y.String() != mau {
			t.Errorf("%s converts to %v, %v; want %s", x, y, err, mau)
		}
	}
	for _, c := range [][2]string{{"4", "-0.01"}, {"4", "100.01"}, {"4", "x"}, {"1", "25"}, {"99", "25"}} {
		if y, err := in.Konversikan(c[0], c[1]); err == nil {
			t.Errorf("indicator %s, %s converts to %v", c[0], c[1], y)
		}
	}
	if _, err := (indeks.Konversi{}).Hitung(indeks.Utuh(1)); err == nil {
		t.Error("an empty table converts")
	}
}

// The cost of a score does not grow with the number of indicators.
func TestScoreAllocations(t *testing.T) {
	in := muat(t, "kecil.json")
	l := isi(t, in, map[string]string{"1": "2", "2": "3", "3-1": "2", "4": "3,5", "5": "4"})
	if n := testing.AllocsPerRun(100, func() { in.Score(l, indeks.Opsi{}) }); n > 1 {
		t.Errorf("%v allocations, want one for all sub-indices", n)
	}
}
