package indeks_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// terima reads "1.1 1.2 2.4": level and place of the accepted items.
func terima(t testing.TB, s string) map[indeks.ButirKe]bool {
	t.Helper()
	m := map[indeks.ButirKe]bool{}
	for _, f := range strings.Fields(s) {
		var k indeks.ButirKe
		if _, err := fmt.Sscanf(f, "%d.%d", &k.Tingkat, &k.Butir); err != nil {
			t.Fatal(f, err)
		}
		m[k] = true
	}
	return m
}

// poin reads "1.1=0.15".
func poin(t testing.TB, s string) map[indeks.ButirKe]indeks.Pecahan {
	t.Helper()
	m := map[indeks.ButirKe]indeks.Pecahan{}
	for _, f := range strings.Fields(s) {
		k, v, _ := strings.Cut(f, "=")
		for ke := range terima(t, k) {
			m[ke] = pecahan(t, v)
		}
	}
	return m
}

func TestNilaiBukti(t *testing.T) {
	in := muat(t, "bukti.json")
	const semua1 = "1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 4.1 4.2 5.1 5.2 5.3 5.4 5.5 5.6 5.7"
	for _, c := range []struct {
		nama, nomor, terima, poin string
		nilai                     string // "" when there is none
		tingkat, lengkap, naik    int    // level of the value, complete up to, level to complete
		temuan                    string
	}{
		{"nothing accepted is the start", "1", "", "", "1", 1, 0, 1, ""},
		{"a third of level 1 is exact", "1", "1.2", "", "7/6", 1, 0, 1, ""},
		{"two thirds", "1", "1.2 1.3", "", "4/3", 1, 0, 1, ""},
		{"level 1 complete lies in level 2", "1", "1.1 1.2 1.3", "", "1.5", 2, 1, 2, ""},
		{"partial credit in level 2", "1", "1.1 1.2 1.3 2.4", "", "1.75", 2, 1, 2, ""},
		{"items above an incomplete level count nothing", "1", "1.1 2.1 2.2 2.3 2.4 3.1", "", "7/6", 1, 0, 1, ""},
		{"the gate looks at every level below", "1", "1.1 1.2 1.3 3.1 4.1 4.2", "", "1.5", 2, 1, 2, ""},
		{"one of seven", "1", "1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 4.1 4.2 5.7", "", "29/7", 5, 4, 5, ""},
		{"all accepted is the top", "1", semua1, "", "5", 5, 5, 0, ""},
		{"by kode", "I1", "1.1", "", "7/6", 1, 0, 1, ""},
		{"points of the file", "2", "1.1", "", "1.15", 1, 0, 1, ""},
		{"the rest of the file's points", "2", "1.3", "", "1.2", 1, 0, 1, ""},
		{"all points of the file", "2", "1.1 1.2 1.3 2.1", "", "1.9", 2, 1, 2, ""},
		{"points of the caller", "1", "1.1 1.2", "1.1=0.15 1.2=0.15", "1.3", 1, 0, 1, ""},
		{"the caller's points leave the rest to share", "1", "1.3", "1.1=0.15", "1.175", 1, 0, 1, ""},
		{"the caller's points come before the file's", "2", "1.1", "1.1=0.25", "1.25", 1, 0, 1, ""},
		{"an item may be worth nothing", "1", "1.1", "1.1=0", "1", 1, 0, 1, ""},
		{"too many points are shared equally", "1", "1.1", "1.1=0.6", "7/6", 1, 0, 1, "IDX-BUKTI-03"},
		{"negative points likewise", "1", "1.1", "1.1=-0.1", "7/6", 1, 0, 1, "IDX-BUKTI-03"},
		{"points that leave some over likewise", "1", "1.1", "1.1=0.1 1.2=0.1 1.3=0.1", "7/6", 1, 0, 1, "IDX-BUKTI-03"},
		{"the file's points are not trusted either", "5", "1.1", "", "1.25", 1, 0, 1, "IDX-BUKTI-03"},
		{"an item that is not there", "1", "1.1 1.4 6.1 2.0", "1.9=0.1", "7/6", 1, 0, 1, "IDX-BUKTI-02 IDX-BUKTI-02 IDX-BUKTI-02 IDX-BUKTI-02"},
		{"a level without a list blocks, and says so", "3", "1.1 2.1 4.1", "", "2.5", 3, 2, 3, "IDX-BUKTI-04 IDX-BUKTI-05"},
		{"evidence for the whole level opens it, and says so", "3", "1.1 2.1 3.0 4.1", "", "4", 5, 4, 5, "IDX-BUKTI-04 IDX-BUKTI-05"},
		{"no item of a list that is not known", "3", "1.1 2.1 3.1", "", "2.5", 3, 2, 3, "IDX-BUKTI-02 IDX-BUKTI-04 IDX-BUKTI-05"},
		{"below the unknown list it is no matter", "3", "1.1", "", "1.5", 2, 1, 2, "IDX-BUKTI-05"},
		{"another index gives the value", "4", "1.1", "", "", 0, 0, 0, "IDX-BUKTI-07"},
		{"no such indicator", "9", "1.1", "", "", 0, 0, 0, "IDX-BUKTI-01"},
		{"too fine for the sum: no value", "1", "1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 4.1", "4.1=1/4611686018427387847", "", 0, 3, 4, "IDX-BUKTI-08"},
		{"too fine for the level", "1", "1.1 1.2", "1.1=1/4611686018427387847 1.2=1/4611686018427387817", "4/3", 1, 0, 1, "IDX-BUKTI-03"},
	} {
		t.Run(c.nama, func(t *testing.T) {
			h, fs := in.NilaiBukti(c.nomor, terima(t, c.terima), poin(t, c.poin))
			if h.Ada != (c.nilai != "") || c.nilai != "" && h.Nilai != pecahan(t, c.nilai) {
				t.Errorf("nilai %v (%v), want %q", h.Nilai, h.Ada, c.nilai)
			}
			if h.Tingkat != c.tingkat || h.Lengkap != c.lengkap || h.Naik.Tingkat != c.naik {
				t.Errorf("tingkat %d, lengkap %d, naik %d; want %d, %d, %d", h.Tingkat, h.Lengkap, h.Naik.Tingkat, c.tingkat, c.lengkap, c.naik)
			}
			var got []string
			for _, f := range fs {
				got = append(got, f.ID)
			}
			if diff := cmp.Diff(c.temuan, strings.Join(got, " ")); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if h.Ada && h.Sumber.Status != kominfo.Inferensi {
				t.Errorf("the rule's source is %v", h.Sumber)
			}
		})
	}
}

// What is missing, what it brings, and where it leads.
func TestNaik(t *testing.T) {
	in := muat(t, "bukti.json")
	h, _ := in.NilaiBukti("1", terima(t, "1.1 1.2 1.3 2.2 2.3 3.1"), nil)
	want := indeks.Naik{Tingkat: 2, Menjadi: pecahan(t, "2.5"), Mencapai: 3, Jarak: pecahan(t, "0.5"),
		Kurang: []indeks.ButirKe{{Tingkat: 2, Butir: 1}, {Tingkat: 2, Butir: 4}}}
	if diff := cmp.Diff(want, h.Naik); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Level 3 is open only afterwards, so its accepted item does not shorten the way.
	lv := h.Rinci[2]
	b := lv.Butir[0]
	if lv.Tingkat != 3 || len(lv.Butir) != 1 || !b.Diterima || b.Dihitung || lv.Terbuka || lv.Diterima != 1 || lv.Nilai != indeks.Utuh(0) {
		t.Errorf("%+v in %+v", b, lv)
	}
}

// An instrument without the rule shows what is accepted and computes no value.
func TestBuktiTanpaAturan(t *testing.T) {
	in := muat(t, "poin.json")
	h, fs := in.NilaiBukti("2.1", terima(t, "3.0"), nil)
	if h.Ada || len(fs) != 1 || fs[0].ID != "IDX-BUKTI-06" || len(h.Rinci) != 2 || !h.Rinci[1].Lengkap || h.Rinci[0].Lengkap {
		t.Errorf("%+v\n%v", h, fs)
	}
	if h, fs := (&indeks.Instrumen{}).NilaiBukti("1", nil, nil); h.Ada || !ids(fs)["IDX-BUKTI-01"] {
		t.Errorf("an unproven instrument: %+v, %v", h, fs)
	}
}

// Hostile keys cost findings, not time, and keep messages short.
func TestBuktiAsing(t *testing.T) {
	in := muat(t, "bukti.json")
	banyak := map[indeks.ButirKe]bool{}
	for i := range 100_000 {
		banyak[indeks.ButirKe{Tingkat: -i, Butir: i}] = true
	}
	h, fs := in.NilaiBukti("1", banyak, nil)
	if len(fs) > 200 || h.Nilai != indeks.Utuh(1) {
		t.Errorf("%d findings, nilai %v", len(fs), h.Nilai)
	}
	_, fs = in.NilaiBukti(strings.Repeat("<b>é", 10_000), nil, nil)
	if len(fs) != 1 || len(fs[0].Message) > 300 || len(fs[0].Path) > 100 {
		t.Errorf("%.200v", fs)
	}
}

func TestNilaiLuar(t *testing.T) {
	in := muat(t, "bukti.json")
	for _, c := range []struct {
		nama, nomor, angka string
		anggap             bool
		nilai, temuan      string
		naik               string // x of the next knot
		status             kominfo.StatusSumber
	}{
		{"the lower end", "4", "0", false, "1", "", "25/2", kominfo.Terverifikasi},
		{"between knots", "4", "25", false, "2", "", "75/2", kominfo.Terverifikasi},
		{"with a comma", "I4", " 68,75 ", false, "3.75", "", "75/1", kominfo.Terverifikasi},
		{"a third stays exact", "4", "100/3", false, "7/3", "", "75/2", kominfo.Terverifikasi},
		{"at a knot", "4", "75", false, "4", "", "100/1", kominfo.Terverifikasi},
		{"the upper end", "4", "100", false, "5", "", "", kominfo.Terverifikasi},
		{"just above", "4", "100.000001", false, "", "IDX-LUAR-03", "", kominfo.Terverifikasi},
		{"below", "4", "-0,1", false, "", "IDX-LUAR-03", "", kominfo.Terverifikasi},
		{"not a number", "4", "dua puluh", false, "", "IDX-LUAR-02", "", kominfo.Terverifikasi},
		{"missing is no value", "4", "", false, "", "IDX-LUAR-04", "", kominfo.Terverifikasi},
		{"missing and assumed, marked", "4", " ", true, "1", "IDX-LUAR-05", "25/2", kominfo.Sekunder},
		{"a given number is not assumed", "4", "25", true, "2", "", "75/2", kominfo.Terverifikasi},
		{"a wrong number is not assumed away", "4", "101", true, "", "IDX-LUAR-03", "", kominfo.Terverifikasi},
		{"too fine", "4", "4611686018427387847/4611686018427387817", false, "", "IDX-LUAR-06", "", kominfo.Terverifikasi},
		{"no index there", "1", "25", true, "", "IDX-LUAR-01", "", ""},
		{"no such indicator", "9", "25", true, "", "IDX-LUAR-01", "", ""},
	} {
		t.Run(c.nama, func(t *testing.T) {
			h, fs := in.NilaiLuar(c.nomor, c.angka, c.anggap)
			if h.Ada != (c.nilai != "") || h.Ada && h.Nilai != pecahan(t, c.nilai) {
				t.Errorf("nilai %v (%v), want %q", h.Nilai, h.Ada, c.nilai)
			}
			if h.Anggapan != (c.temuan == "IDX-LUAR-05") || h.Sumber.Status != c.status {
				t.Errorf("anggapan %v, sumber %v", h.Anggapan, h.Sumber)
			}
			got, naik := "", ""
			for _, f := range fs {
				got += f.ID
			}
			if h.Naik != nil {
				naik = h.Naik.X.String()
			}
			if got != c.temuan || naik != c.naik {
				t.Errorf("findings %q, next %q; want %q, %q", got, naik, c.temuan, c.naik)
			}
			if mau, _ := in.TingkatDari(h.Nilai); h.Ada && h.Tingkat != mau {
				t.Errorf("tingkat %d", h.Tingkat)
			}
		})
	}
	// Without a source for the assumption nothing is assumed.
	lain := *in
	lain.SumberIndeks = nil
	if h, fs := lain.NilaiLuar("4", "", true); h.Ada || !ids(fs)["IDX-LUAR-04"] {
		t.Errorf("%+v, %v", h, fs)
	}
}

func bukaBukti() *indeks.Instrumen {
	data, err := os.ReadFile("testdata/bukti.json")
	if err != nil {
		panic(err)
	}
	in, err := indeks.Load(data)
	if err != nil {
		panic(err)
	}
	return in
}

func ExampleInstrumen_NilaiBukti() {
	in := bukaBukti()
	// Everything of level 1 is accepted, one item of level 2 and one of level 3.
	h, _ := in.NilaiBukti("1", map[indeks.ButirKe]bool{
		{Tingkat: 1, Butir: 1}: true, {Tingkat: 1, Butir: 2}: true, {Tingkat: 1, Butir: 3}: true,
		{Tingkat: 2, Butir: 4}: true, {Tingkat: 3, Butir: 1}: true,
	}, nil)
	for _, s := range h.Jelaskan() {
		fmt.Println(s)
	}
	// Output:
	// Tingkat 1: 3 dari 3 butir diterima, lengkap; menambah 0,50.
	// Tingkat 2: 1 dari 4 butir diterima; menambah 0,25 dari 1,00.
	// Tingkat 3: 1 dari 1 butir diterima; tidak dihitung karena tingkat 2 belum lengkap.
	// Tingkat 4: 0 dari 2 butir diterima; tidak dihitung karena tingkat 2 belum lengkap.
	// Tingkat 5: 0 dari 7 butir diterima; tidak dihitung karena tingkat 2 belum lengkap.
	// Nilai = 1,00 + 0,50 + 0,25 = 1,75. Aturan: Peraturan Contoh 2/2026, Lampiran (kesimpulan, bukan bunyi aturan).
	// Bila seluruh butir tingkat 2 diterima, nilai menjadi 2,50; kurang 3 butir.
}

// The number of another institution is missing: an assumed value says that it is one.
func ExampleInstrumen_NilaiLuar() {
	in := bukaBukti()
	h, temuan := in.NilaiLuar("4", "", true)
	fmt.Println(h.Nilai.Bulat(2, indeks.SetengahKeAtas), h.Anggapan, h.Sumber)
	fmt.Println(temuan[0].Message)
	h, _ = in.NilaiLuar("4", "68,75", true)
	for _, s := range h.Jelaskan() {
		fmt.Println(s)
	}
	// Output:
	// 1.00 true Paparan Asesor Contoh (sumber sekunder)
	// Angka Indeks Contoh (Badan Contoh) untuk indikator 4 belum ada. Nilai 1,00 hanya anggapan sementara, seperti yang dilakukan asesor. Ganti setelah angkanya terbit.
	// Indeks Contoh (Badan Contoh) sebesar 68,75 menjadi nilai 3,75. Aturan: Peraturan Contoh 2/2026.
	// Angka 75 akan memberi nilai 4,00.
}
