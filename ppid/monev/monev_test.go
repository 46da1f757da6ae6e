package monev_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/ppid/monev"
)

func buka(t testing.TB) *indeks.Instrumen {
	t.Helper()
	in, err := monev.Untuk(2025)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// TestBerkasTerbukti proves every file of the release with the full proof.
func TestBerkasTerbukti(t *testing.T) {
	for _, r := range monev.Daftar() {
		b, err := monev.Data(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		in, err := monev.Load(b)
		if err != nil {
			t.Fatal(err)
		}
		if in.ID != r.ID || in.Status != r.Status || !in.Berlaku.Mencakup(r.Tahun) || in.Berlaku.Mencakup(r.Tahun+1) {
			t.Errorf("daftar dan berkas tidak cocok: %+v", r)
		}
	}
}

// TestBobot: the weights are those that were announced for 2025.
func TestBobot(t *testing.T) {
	in := buka(t)
	got := map[string]string{}
	for _, i := range in.Indikator {
		if b, ada := monev.BobotKuesioner(in, i.Nomor); ada {
			got[i.Nama] = b.Teks()
		}
	}
	want := map[string]string{"Jenis informasi": "40", "Digitalisasi": "20", "Kualitas informasi": "10", "Pelayanan informasi": "10", "Komitmen organisasi": "10", "Sarana dan prasarana": "10"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("bobot (-want +got):\n%s", diff)
	}
	if _, ada := monev.BobotKuesioner(in, "7"); ada {
		t.Error("visitasi bukan bagian kuesioner")
	}
}

func rata(v string) map[string]string {
	m := map[string]string{}
	for n := 1; n <= 7; n++ {
		m[fmt.Sprint(n)] = v
	}
	return m
}

// TestPita stands at every edge of every band, and in the printed holes.
func TestPita(t *testing.T) {
	in := buka(t)
	for v, want := range map[string]string{
		"100": "Informatif", "90": "Informatif", "90,01": "Informatif",
		"89,99": "Menuju Informatif", "89,95": "Menuju Informatif", "89,9": "Menuju Informatif", "80": "Menuju Informatif",
		"79,99": "Cukup Informatif", "79,9": "Cukup Informatif", "60": "Cukup Informatif",
		"59,99": "Kurang Informatif", "59,9": "Kurang Informatif", "40": "Kurang Informatif",
		"39,99": "Tidak Informatif", "39,9": "Tidak Informatif", "0": "Tidak Informatif",
	} {
		h, temuan := monev.Nilai(in, rata(v))
		if h.Kualifikasi != want || temuan != nil {
			t.Errorf("%s: %q, bukan %q %v", v, h.Kualifikasi, want, temuan)
		}
	}
}

// TestNilai is worked by hand: SAQ = 0,4×95 + 0,2×90 + 0,1×(85+80+75+70) = 38 + 18 +
// 31 = 87; total = 0,8×87 + 0,2×100 = 89,6.
func TestNilai(t *testing.T) {
	in := buka(t)
	h, temuan := monev.Nilai(in, map[string]string{"1": "95", "2": "90", "3": "85", "4": "80", "5": "75", "6": "70", "7": "100"})
	if temuan != nil || h.Kuesioner.Nilai != indeks.Utuh(87) || h.Indeks.Teks() != "89,6" || h.Kualifikasi != "Menuju Informatif" {
		t.Errorf("%v %v %q %v", h.Kuesioner.Nilai, h.Indeks, h.Kualifikasi, temuan)
	}
	// the questionnaire alone: its score stands, the total is a range of 20
	h, _ = monev.Nilai(in, map[string]string{"1": "95", "2": "90", "3": "85", "4": "80", "5": "75", "6": "70"})
	if !h.Kuesioner.Lengkap || h.Lengkap || h.Kualifikasi != "" || h.Batas.Terendah.Teks() != "69,6" || h.Batas.Tertinggi.Teks() != "89,6" {
		t.Errorf("%+v", h)
	}
	if k := monev.Keterangan(h); !strings.Contains(k, "69,60 (Cukup Informatif)") || !strings.Contains(k, "89,60 (Menuju Informatif)") {
		t.Error(k)
	}
}

func TestTidakDiisi(t *testing.T) {
	in := buka(t)
	for _, j := range []map[string]string{nil, {}, {"1": "", "2": " "}} {
		if h, _ := monev.Nilai(in, j); h.Kualifikasi != monev.TidakDinilai || monev.Keterangan(h) != "Kuesioner tidak diisi: tidak dinilai." {
			t.Errorf("%v: %q", j, h.Kualifikasi)
		}
	}
	// zero is an answer
	if h, _ := monev.Nilai(in, rata("0")); h.Kualifikasi != "Tidak Informatif" {
		t.Errorf("nol: %q", h.Kualifikasi)
	}
	h, temuan := monev.Nilai(in, map[string]string{"1": "101", "2": "-1", "3": "=1+1"})
	if len(temuan) != 4 || h.Kualifikasi != "" { // filled in, but not readably: that is not the same as nothing
		t.Errorf("nilai asing: %v %q", temuan, h.Kualifikasi)
	}
}

func TestTahunLain(t *testing.T) {
	if _, err := monev.Untuk(2026); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("2026: %v", err)
	}
	if _, err := monev.Buka("spbe-2020"); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("asing: %v", err)
	}
	b, _ := monev.Data("monev-kip-2025")
	if _, err := monev.Load([]byte(strings.ReplaceAll(string(b), `"SAQ"`, `"KUIS"`))); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("tanpa SAQ: %v", err)
	}
}

// TestRumus: the file computes what the announcement says, exactly.
func TestRumus(t *testing.T) {
	in := buka(t)
	bobot := []int64{40, 20, 10, 10, 10, 10}
	rapid.Check(t, func(t *rapid.T) {
		j := map[string]string{}
		var saq int64 // in ten-thousandths
		for i, b := range bobot {
			v := rapid.Int64Range(0, 10000).Draw(t, "nilai")
			j[fmt.Sprint(i+1)] = fmt.Sprintf("%d.%02d", v/100, v%100)
			saq += b * v
		}
		v := rapid.Int64Range(0, 10000).Draw(t, "visitasi")
		j["7"] = fmt.Sprintf("%d.%02d", v/100, v%100)
		want, err := indeks.NewPecahan(80*saq+20*v*100, 100*100*100)
		if err != nil {
			t.Fatal(err)
		}
		if h, temuan := monev.Nilai(in, j); h.Indeks != want || temuan != nil {
			t.Errorf("%v: %v bukan %v %v", j, h.Indeks, want, temuan)
		}
	})
}

func ExampleNilai() {
	in, err := monev.Untuk(2025)
	if err != nil {
		fmt.Println(err)
		return
	}
	h, _ := monev.Nilai(in, map[string]string{"1": "95", "2": "90", "3": "85", "4": "80", "5": "75", "6": "70", "7": "100"})
	fmt.Println(h.Kuesioner.Nilai.Teks(), h.Indeks.Teks(), h.Kualifikasi)
	fmt.Println(monev.Keterangan(h))
	// Output:
	// 87 89,6 Menuju Informatif
	// Nilai akhir 89,60: Menuju Informatif. Perkiraan; Komisi Informasi provinsi yang menetapkan.
}

func ExampleBobotKuesioner() {
	in, err := monev.Untuk(2025)
	if err != nil {
		fmt.Println(err)
		return
	}
	b, _ := monev.BobotKuesioner(in, "1")
	fmt.Println(b.Teks(), "persen")
	// Output: 40 persen
}
