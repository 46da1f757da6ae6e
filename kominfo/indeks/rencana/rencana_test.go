package rencana_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func buka(t testing.TB, id string) *indeks.Instrumen {
	t.Helper()
	in, err := instrumen.Buka(id)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// sama fills every indicator with one value.
func sama(t gagal, in *indeks.Instrumen, v string) indeks.Lembar {
	m := map[string]string{}
	for _, d := range in.Indikator {
		m[d.Nomor] = v
	}
	return lembar(t, in, m)
}

func target(t *testing.T, in *indeks.Instrumen, s string) rencana.Target {
	t.Helper()
	x, err := rencana.BacaTarget(in, s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Each part of the rule decides one case, against what the parts after it want.
func TestAturanSeri(t *testing.T) {
	for _, x := range []struct {
		nama         string
		bobot, nilai []string
		syarat       rencana.Syarat
		target       string
		want         string
	}{
		{"1 biaya terendah, bukan langkah paling sedikit", []string{"1", "1"}, []string{"1", "1"},
			rencana.Syarat{Biaya: map[string][]int64{"1": {9, 9, 9, 9}, "2": {4, 4, 9, 9}}}, "2", "2:1.0-2.0 2:2.0-3.0 "},
		{"2 indeks tertinggi di antara yang sama murah", []string{"1", "2"}, []string{"1", "1"},
			rencana.Syarat{}, "4/3", "2:1.0-2.0 "},
		{"2 langkah gratis selalu diambil", []string{"1", "1"}, []string{"1", "1"},
			rencana.Syarat{Biaya: map[string][]int64{"2": {0, 0, 1, 1}}}, "3/2", "2:1.0-2.0 2:2.0-3.0 "},
		{"3 indikator paling sedikit", []string{"1", "1", "1"}, []string{"4", "4", "1"},
			rencana.Syarat{}, "11/3", "3:1.0-2.0 3:2.0-3.0 "},
		{"3 yang dijanjikan tidak dihitung lagi", []string{"1", "1"}, []string{"1", "1"},
			rencana.Syarat{Janji: map[string]int64{"2": 2}}, "2", "2:1.0-2.0 2:2.0-3.0 "},
		{"4 langkah paling sedikit", []string{"1", "2"}, []string{"1", "1"},
			rencana.Syarat{Biaya: map[string][]int64{"1": {1, 1, 9, 9}, "2": {2, 9, 9, 9}}}, "5/3", "2:1.0-2.0 "},
		{"5 yang lebih dahulu dalam instrumen", []string{"1", "1", "1"}, []string{"2", "2", "2"},
			rencana.Syarat{}, "7/3", "1:2.0-3.0 "},
		{"5 tingkat tertinggi pada yang pertama berbeda", []string{"1", "1"}, []string{"1", "1"},
			rencana.Syarat{Larangan: map[string]int64{"1": 4, "2": 4}}, "7/2", "1:1.0-2.0 1:2.0-3.0 1:3.0-4.0 2:1.0-2.0 2:2.0-3.0 "},
	} {
		in := bulat15(t, x.bobot...)
		r, err := rencana.Susun(in, isi(t, in, x.nilai...), x.syarat, target(t, in, x.target))
		if err != nil || !r.Optimal || ringkas(r.Langkah) != x.want {
			t.Errorf("%s: %q, want %q, %v", x.nama, ringkas(r.Langkah), x.want, err)
		}
	}
}

// The greedy choice by gain per cost overshoots; the plan does not.
func TestLebihMurahDariSerakah(t *testing.T) {
	in := bulat15(t, "3", "2", "2")
	y := rencana.Syarat{Biaya: map[string][]int64{"1": {4, 99, 99, 99}, "2": {3, 99, 99, 99}, "3": {3, 99, 99, 99}}}
	// Indicator 1 gives 3/4 of a unit for each cost, the others 2/3; but 1 needs a second for the target.
	r, err := rencana.Susun(in, isi(t, in, "1", "1", "1"), y, rencana.Target{Batas: pecahan(t, "11/7")})
	if err != nil || r.Biaya != 6 || ringkas(r.Langkah) != "2:1.0-2.0 3:1.0-2.0 " {
		t.Errorf("%+v, %v", r, err)
	}
}

// The ends of predikat are exact: one part in a million short is short.
func TestBatasPredikat(t *testing.T) {
	in := buka(t, instrumen.SPBE2020)
	for predikat, batas := range map[string]string{"Kurang": "1", "Cukup": "1.8", "baik": "2.6", "SANGAT BAIK": "3.5", " Memuaskan ": "4.2"} {
		got := target(t, in, predikat)
		if got.Batas != pecahan(t, batas) || got.Lebih || !strings.EqualFold(got.Predikat, strings.TrimSpace(predikat)) {
			t.Errorf("%s: %+v", predikat, got)
		}
	}
	baik := target(t, in, "Baik")
	for x, want := range map[string]bool{"2.6": true, "2.599999": false, "2.5999": false, "2.600001": true, "13/5": true} {
		if baik.Tercapai(pecahan(t, x)) != want {
			t.Errorf("%s mencapai Baik: %v", x, !want)
		}
	}
	for _, s := range []string{"2.60", "2,60", "13/5", " 2.6 "} {
		if got := target(t, in, s); got.Batas != baik.Batas || got.Predikat != "" {
			t.Errorf("%q: %+v", s, got)
		}
	}

	// A band that does not hold its lower end wants more than the end.
	k := kerangka("1", "1")
	skala(&k, 1, 5)
	for termasuk, biaya := range map[bool]int64{true: 2, false: 3} {
		pita(t, &k, "2", termasuk)
		tinggi := muat(t, k)
		r, err := rencana.Susun(tinggi, isi(t, tinggi, "1", "1"), rencana.Syarat{}, target(t, tinggi, "Tinggi"))
		if err != nil || r.Biaya != biaya || r.Predikat != "Tinggi" {
			t.Errorf("batas termasuk %v: %+v, %v", termasuk, r, err)
		}
	}

	// 2.59 and a bit is shown as 2.60 and is still Cukup: the plan goes on.
	pemdi := buka(t, instrumen.Pemdi2026)
	l := map[string]string{}
	for _, d := range pemdi.Indikator {
		l[d.Nomor] = "2.5"
	}
	l["1"] = "2.499"
	r, err := rencana.Susun(pemdi, lembar(t, pemdi, l), rencana.Syarat{}, target(t, pemdi, "Baik"))
	if err != nil || r.Awal.Bulat(2, "") != "2.50" || r.PredikatAwal != "Cukup" || r.Predikat != "Baik" || len(r.Langkah) != 1 || r.Langkah[0].Indikator != "20" {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestTargetDitolak(t *testing.T) {
	in := buka(t, instrumen.SPBE2020)
	for s, id := range map[string]string{"": "RCN-TARGET-01 ", "Bagus": "RCN-TARGET-01 ", "2.6.0": "RCN-TARGET-01 ", "1e9": "RCN-TARGET-01 ", "NaN": "RCN-TARGET-01 ", "5.01": "RCN-TARGET-02 ", "0.99": "RCN-TARGET-02 ",
		strings.Repeat("9", 1000): "RCN-TARGET-01 "} {
		_, err := rencana.BacaTarget(in, s)
		if got := ids(t, err); got != id {
			t.Errorf("%.20q: %s", s, got)
		}
	}
}

// A published assessment: the one step that is missing, and a target reached already.
func TestTargetSudahTercapai(t *testing.T) {
	in := buka(t, instrumen.SPBE2020)
	s := buat(t, in, sama(t, in, "3"), rencana.Syarat{})
	r := s.Rencana(target(t, in, "Baik"))
	if !r.Tercapai || r.Biaya != 0 || len(r.Langkah) != 0 || r.Titik != 0 || r.Indeks != r.Awal || r.Selisih != (indeks.Pecahan{}) {
		t.Errorf("%+v", r)
	}
	r = s.Rencana(rencana.Target{Batas: pecahan(t, "3"), Lebih: true})
	if r.Biaya != 1 || ringkas(r.Langkah) != "42:3.0-4.0 " {
		t.Errorf("%+v", r)
	}
	if r = s.Rencana(target(t, in, "5")); r.Biaya != 94 || r.Indeks != indeks.Utuh(5) || r.Selisih != indeks.Utuh(2) || len(r.Langkah) != 94 {
		t.Errorf("%+v", r)
	}
}

// Out of reach: how far one can go, what stands in the way, and by how much.
func TestTidakTercapai(t *testing.T) {
	in := buka(t, instrumen.SPBE2020)
	s := buat(t, in, sama(t, in, "2"), rencana.Syarat{Larangan: map[string]int64{"I42": 2, "1": 4, "47": 1}})
	r := s.Rencana(target(t, in, "5.00"))
	want := rencana.Rencana{Instrumen: "spbe-2020", Target: &rencana.Target{Batas: indeks.Utuh(5)}, Awal: indeks.Utuh(2), PredikatAwal: "Cukup", Selisih: indeks.Utuh(3),
		Tertinggi: rencana.Titik{Biaya: 45*3 - 1, Indeks: pecahan(t, "4.807")}, TertinggiNama: "Memuaskan",
		Penghalang: []rencana.Penghalang{{Indikator: "1", Nama: in.Indikator[0].Nama, Tingkat: 4, Hilang: pecahan(t, "0.013")},
			{Indikator: "42", Nama: in.Indikator[41].Nama, Tingkat: 2, Hilang: pecahan(t, "0.09")}, {Indikator: "47", Nama: in.Indikator[46].Nama, Tingkat: 1, Hilang: pecahan(t, "0.09")}}}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	fs := r.Temuan()
	if len(fs) != 1 || fs[0].ID != "RCN-TARGET-03" || fs[0].Severity != kominfo.Galat ||
		fs[0].Message != "Target paling sedikit 5 tidak dapat dicapai; indeks tertinggi yang dapat dicapai 4,807 (Memuaskan). Yang menahan: indikator 1 tidak boleh di atas tingkat 4 (menahan 0,013); indikator 42 tidak boleh di atas tingkat 2 (menahan 0,09); indikator 47 tidak boleh di atas tingkat 1 (menahan 0,09). Longgarkan larangan itu atau turunkan target." {
		t.Errorf("%+v", fs)
	}
	if r = s.Rencana(target(t, in, "4.807")); !r.Tercapai || r.Biaya != 134 || r.Temuan() != nil {
		t.Errorf("%+v", r)
	}
}

// Steps of Pemdi lead to 1.50, 2.50, 3.50, 4.00, 5.00; a value between two of them
// pays the whole step; an external index is named.
func TestPemdi(t *testing.T) {
	in := buka(t, instrumen.Pemdi2026)
	anak, err := rencana.Tangga(in)
	if err != nil {
		t.Fatal(err)
	}
	want := []rencana.Anak{{Tingkat: 0, Nilai: indeks.Utuh(1)}, {Tingkat: 1, Nilai: pecahan(t, "1.5")}, {Tingkat: 2, Nilai: pecahan(t, "2.5")}, {Tingkat: 3, Nilai: pecahan(t, "3.5")}, {Tingkat: 4, Nilai: indeks.Utuh(4)}, {Tingkat: 5, Nilai: indeks.Utuh(5)}}
	if diff := cmp.Diff(want, anak); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	m := map[string]string{}
	for _, d := range in.Indikator {
		m[d.Nomor] = "7/6"
	}
	m["2"], m["5"] = "5", "2.5"
	y := rencana.Syarat{Biaya: map[string][]int64{"1": {3, 5, 7, 11, 13}}, Janji: map[string]int64{"1": 2, "5": 2}, Larangan: map[string]int64{"20": 0}}
	s := buat(t, in, lembar(t, in, m), y)
	ls := s.Langkah(0)
	seperenam7 := pecahan(t, "7/6")
	if diff := cmp.Diff([]rencana.Langkah{
		{Indikator: "1", Nama: in.Indikator[0].Nama, Dari: seperenam7, Ke: pecahan(t, "1.5"), Tingkat: 1, Biaya: 3, Janji: true},
		{Indikator: "1", Nama: in.Indikator[0].Nama, Dari: pecahan(t, "1.5"), Ke: pecahan(t, "2.5"), Tingkat: 2, Biaya: 5, Janji: true}}, ls); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	k := s.Kenaikan()
	if !k[1].Penuh || k[19].Dilarang != true || k[0].Dilarang || k[0].Tambahan != pecahan(t, "1/60") || k[0].PerBiaya != pecahan(t, "1/180") || k[4].IndeksLuar == "" || k[0].IndeksLuar != "" || k[9].IndeksLuar != "" {
		t.Errorf("%+v", k)
	}
	r := s.Rencana(target(t, in, "Memuaskan"))
	if !r.Tercapai || r.Indeks.Cmp(indeks.Utuh(4)) < 0 {
		t.Errorf("%+v", r)
	}
	luar := 0
	for _, l := range r.Langkah {
		if l.Indikator == "20" || l.Indikator == "2" {
			t.Errorf("langkah %+v", l)
		}
		if l.IndeksLuar != "" {
			luar++
		}
	}
	if luar == 0 {
		t.Error("tidak ada langkah indeks luar")
	}
}

// A refused change leaves everything as it was, also when the search grows past
// its bound.
func TestUbahDitolak(t *testing.T) {
	in := kerangka("1", "1")
	skalaDesimal(t, &in)
	desimal := muat(t, in)
	s := buat(t, desimal, isi(t, desimal, "2", "2"), rencana.Syarat{})
	sebelum := s.GarisDepan()
	for nomor, v := range map[string]string{"9": "2", "1": "5.01", "2": "0.5", "I1": "900719925474099302/900719925474099301"} {
		if err := s.Ubah(nomor, pecahan(t, v)); err == nil {
			t.Errorf("%s = %s diterima", nomor, v)
		}
	}
	if diff := cmp.Diff(sebelum, s.GarisDepan()); diff != "" || s.Indeks() != indeks.Utuh(2) {
		t.Errorf("berubah setelah ditolak:\n%s", diff)
	}
	b := bulat15(t, "1")
	if err := buat(t, b, isi(t, b, "1"), rencana.Syarat{}).Ubah("1", pecahan(t, "3/2")); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Error(err)
	}
}

// Costs that all follow the gains make exponentially many points that none beats;
// the search stops and says so instead of filling the memory.
func TestTerlaluBanyakTitik(t *testing.T) {
	bobot, y := []string{}, rencana.Syarat{Biaya: map[string][]int64{}}
	for i := range 24 {
		w := int64(1) << i
		bobot = append(bobot, indeks.Utuh(w).String())
		y.Biaya[indeks.Utuh(int64(i+1)).Bulat(0, "")] = []int64{w, w, w, w}
	}
	in := bulat15(t, bobot...)
	_, err := rencana.New(in, sama(t, in, "1"), y)
	if got := ids(t, err); got != "RCN-BESAR-01 " {
		t.Error(got)
	}

	// The same met by changing values: the last change is refused and undone.
	s := buat(t, in, sama(t, in, "5"), y)
	for i := range bobot {
		sebelum, panjang := s.Indeks(), s.Panjang()
		puncak := s.Langkah(panjang - 1)
		if err = s.Ubah(in.Indikator[i].Nomor, indeks.Utuh(1)); err != nil {
			if s.Indeks() != sebelum || s.Panjang() != panjang || cmp.Diff(puncak, s.Langkah(panjang-1)) != "" {
				t.Error("perubahan yang ditolak meninggalkan bekas")
			}
			break
		}
	}
	if got := ids(t, err); got != "RCN-BESAR-01 " {
		t.Error(got)
	}
}

// The shape for other programs: what is null, what is left out, what is a number.
func TestJSON(t *testing.T) {
	in := kerangka("1", "2")
	skalaDesimal(t, &in)
	pita(t, &in, "2.5", true)
	d := muat(t, in)
	s := buat(t, d, isi(t, d, "7/6", "5"), rencana.Syarat{Biaya: map[string][]int64{"1": {0, 2, 3, 4, 5}}, Janji: map[string]int64{"1": 1}, Larangan: map[string]int64{"1": 2}})
	banding := func(nama, want string, v any) {
		t.Helper()
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(b)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", nama, diff)
		}
	}
	banding("rencana", `{"instrumen":"uji","target":{"indeks":"4.00","indeks_eksak":"4/1","lebih":false,"predikat":""},"tercapai":true,"dari":"3.72","dari_eksak":"67/18","predikat_dari":"Tinggi","selisih":"0.28","selisih_eksak":"5/18",`+
		`"indeks":"4.17","indeks_eksak":"25/6","predikat":"Tinggi","biaya":2,"optimal":true,"langkah":[{"indikator":"1","nama":"Indikator 1","dari":1.166667,"dari_eksak":"7/6","ke":1.5,"tingkat":1,"biaya":0,"janji":true},{"indikator":"1","nama":"Indikator 1","dari":1.5,"ke":2.5,"tingkat":2,"biaya":2}],`+
		`"tertinggi":{"biaya":2,"indeks":"4.17","indeks_eksak":"25/6","predikat":"Tinggi"},"penghalang":[{"indikator":"1","nama":"Indikator 1","tingkat":2,"hilang":"0.8333","hilang_eksak":"5/6"}],"dianggap":[],"temuan":[]}`,
		s.Rencana(rencana.Target{Batas: indeks.Utuh(4)}))
	gagal := s.Rencana(rencana.Target{Batas: indeks.Utuh(5)})
	var peta map[string]any
	b, _ := json.Marshal(gagal)
	if err := json.Unmarshal(b, &peta); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"indeks", "indeks_eksak", "predikat", "biaya"} {
		if v, ada := peta[k]; !ada || v != nil {
			t.Errorf("%s = %v", k, v)
		}
	}
	if peta["optimal"] != false || peta["tercapai"] != false || len(peta["langkah"].([]any)) != 0 || len(peta["temuan"].([]any)) != 1 {
		t.Errorf("%s", b)
	}
	lap, _ := json.Marshal(s.Laporan(s.Anggaran(1)))
	_, ekor, _ := strings.Cut(string(lap), `,"garis_depan":`)
	if diff := cmp.Diff(`[{"biaya":0,"indeks":"3.83","indeks_eksak":"23/6","predikat":"Tinggi"},{"biaya":2,"indeks":"4.17","indeks_eksak":"25/6","predikat":"Tinggi"}],`+
		`"kenaikan":[{"indikator":"1","nama":"Indikator 1","dari":1.166667,"dari_eksak":"7/6","ke":1.5,"tingkat":1,"biaya":0,"dilarang":false,"tambahan":"0.1111","tambahan_eksak":"1/9","per_biaya_eksak":null},`+
		`{"indikator":"2","nama":"Indikator 2","dari":5,"ke":null,"tingkat":null,"biaya":null,"dilarang":null,"tambahan":null,"tambahan_eksak":null,"per_biaya_eksak":null}]}`, ekor); diff != "" {
		t.Errorf("laporan (-want +got):\n%s", diff)
	}
}
