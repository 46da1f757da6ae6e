package rencana_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
)

// An unanswered indicator is never taken for the bottom of the scale.
func TestBelumDiisi(t *testing.T) {
	in := bulat15(t, "1", "1", "1")
	l := isi(t, in, "2")
	_, err := rencana.New(in, l, rencana.Syarat{})
	if got := ids(t, err); got != "RCN-NILAI-01 " || !strings.Contains(err.Error(), "2 dari 3 indikator belum diisi: 2, 3") {
		t.Error(got, err)
	}
	_, err = rencana.New(in, indeks.Lembar{}, rencana.Syarat{})
	if got := ids(t, err); got != "RCN-NILAI-01 " || !strings.Contains(err.Error(), "3 dari 3") {
		t.Error(got, err)
	}
	// A sheet of another instrument is no answer either.
	lain := bulat15(t, "5")
	if _, err = rencana.New(in, isi(t, lain, "3"), rencana.Syarat{}); ids(t, err) != "RCN-NILAI-01 " {
		t.Error(err)
	}
	satu, luar, setengah := indeks.Utuh(1), indeks.Utuh(0), pecahan(t, "3/2")
	if s := buat(t, in, l, rencana.Syarat{BelumDiisi: &satu}); s.Indeks() != pecahan(t, "4/3") {
		t.Error(s.Indeks())
	} else {
		// What was assumed is said, until it is answered.
		for _, x := range []struct{ nomor, nilai, want string }{{"1", "3", "2 3"}, {"3", "9", "2 3"}, {"I3", "1", "2"}, {"2", "4", ""}} {
			_ = s.Ubah(x.nomor, pecahan(t, x.nilai)) // 9 is refused
			if got := strings.Join(s.Anggaran(0).Dianggap, " "); got != x.want {
				t.Errorf("setelah %s = %s dianggap %q, want %q", x.nomor, x.nilai, got, x.want)
			}
		}
	}
	for _, v := range []*indeks.Pecahan{&luar, &setengah} {
		if _, err := rencana.New(in, l, rencana.Syarat{BelumDiisi: v}); ids(t, err) != "RCN-NILAI-03 " {
			t.Error(err)
		}
	}
}

func TestSyaratDitolak(t *testing.T) {
	in := bulat15(t, "1", "1")
	l := isi(t, in, "2", "2")
	besar := int64(math.MaxInt64)
	for want, y := range map[string]rencana.Syarat{
		"RCN-INDIKATOR-01 ":              {Biaya: map[string][]int64{"9": {1, 1, 1, 1}}},
		"RCN-INDIKATOR-02 ":              {Larangan: map[string]int64{"1": 3, "I1": 3}},
		"RCN-BIAYA-01 ":                  {Biaya: map[string][]int64{"1": {1, 1, 1, 1, 1}}},
		"RCN-BIAYA-01 RCN-BIAYA-01 ":     {Biaya: map[string][]int64{"1": {1, 1, 1}, "2": nil}},
		"RCN-BIAYA-02 ":                  {Biaya: map[string][]int64{"1": {1, -1, 1, -1}}},
		"RCN-BIAYA-03 ":                  {Biaya: map[string][]int64{"1": {besar, besar, besar, besar}}},
		"RCN-TINGKAT-01 RCN-TINGKAT-01 ": {Larangan: map[string]int64{"1": 6}, Janji: map[string]int64{"1": 0}},
		"RCN-JANJI-01 ":                  {Larangan: map[string]int64{"1": 3}, Janji: map[string]int64{"I1": 4}},
		"RCN-INDIKATOR-01 RCN-TINGKAT-01 RCN-INDIKATOR-01 ": {Larangan: map[string]int64{"x": 6, "1": besar}, Janji: map[string]int64{strings.Repeat("y", 900): 1}},
	} {
		_, err := rencana.New(in, l, y)
		if got := ids(t, err); got != want {
			t.Errorf("%+v: %s, want %s", y, got, want)
		}
	}
	banyak := rencana.Syarat{Janji: map[string]int64{}}
	for i := range 3000 {
		banyak.Janji["x"+strings.Repeat("i", i%50)+string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676))] = 1
	}
	if _, err := rencana.New(in, l, banyak); strings.Count(ids(t, err), "RCN") != 100 {
		t.Error("temuan tidak dibatasi")
	}
	if _, err := rencana.New(&indeks.Instrumen{}, l, rencana.Syarat{}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Error(err)
	}
	if _, err := rencana.New(nil, l, rencana.Syarat{}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Error(err)
	}
	kasar := kerangka("1")
	skala(&kasar, 0, 101)
	if _, err := rencana.Tangga(muat(t, kasar)); ids(t, err) != "RCN-SKALA-01 " {
		t.Error(err)
	}
}

// The greatest costs that are taken are still added exactly.
func TestBiayaBesar(t *testing.T) {
	in := bulat15(t, "1", "1")
	l := isi(t, in, "1", "1")
	const juta2 = 1_000_000_000_000_000 // a thousand trillion rupiah
	y := rencana.Syarat{Biaya: map[string][]int64{"1": {juta2, juta2, juta2, juta2}, "2": {juta2 - 1, juta2, juta2, juta2 + 1}}}
	s := buat(t, in, l, y)
	if p := s.Titik(s.Panjang() - 1); p.Biaya != 8*juta2 || p.Indeks != indeks.Utuh(5) {
		t.Errorf("%+v", p)
	}
	const maks = math.MaxInt64>>6 - 1 // 4 bits for 8 steps, 2 for 2 indicators
	for biaya, want := range map[int64]string{maks: "", maks - 1: "", maks + 1: "RCN-BIAYA-03 "} {
		s, err := rencana.New(in, l, rencana.Syarat{Biaya: map[string][]int64{"1": {0, biaya, 0, 0}, "2": {0, 0, 0, 0}}})
		if err != nil || want != "" {
			if got := ids(t, err); got != want {
				t.Errorf("%d: %s, want %s", biaya, got, want)
			}
		} else if p := s.Titik(s.Panjang() - 1); p.Biaya != biaya {
			t.Errorf("%d: %+v", biaya, p)
		}
	}
	if p := s.Titik(1); p.Biaya != juta2-1 || ringkas(s.Langkah(1)) != "2:1.0-2.0 " {
		t.Errorf("%+v %v", p, s.Langkah(1))
	}
}

// A larangan forbids the step above it and no other, and is no obstacle to what is
// at the top already.
func TestLaranganPadaBatas(t *testing.T) {
	in := bulat15(t, "1", "1", "1", "1")
	s := buat(t, in, isi(t, in, "2", "3", "4", "5"), rencana.Syarat{Larangan: map[string]int64{"1": 3, "2": 3, "3": 3, "4": 3}})
	got := ""
	for _, k := range s.Kenaikan() {
		got += fmt.Sprint(k.Dilarang, k.Penuh, " ")
	}
	for _, p := range s.Anggaran(0).Penghalang {
		got += fmt.Sprint(p.Indikator, ":", p.Hilang, " ")
	}
	if want := "false false true false true false false true 1:1/2 2:1/2 3:1/4 "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if g := s.GarisDepan(); len(g) != 2 || g[1].Indeks != pecahan(t, "15/4") {
		t.Errorf("%+v", g)
	}
}

// A budget below the janji has no plan.
func TestAnggaranDiBawahJanji(t *testing.T) {
	in := bulat15(t, "1", "1")
	s := buat(t, in, isi(t, in, "1", "1"), rencana.Syarat{Janji: map[string]int64{"1": 4}})
	r := s.Anggaran(2)
	if r.Tercapai || len(r.Temuan()) != 1 || r.Temuan()[0].ID != "RCN-ANGGARAN-01" {
		t.Errorf("%+v", r)
	}
	if r = s.Anggaran(4); !r.Tercapai || r.Biaya != 4 || ringkas(r.Langkah) != "1:1.0-2.0 1:2.0-3.0 1:3.0-4.0 1:4.0-5.0 " || !r.Langkah[2].Janji || r.Langkah[3].Janji {
		t.Errorf("%+v", r)
	}
}
