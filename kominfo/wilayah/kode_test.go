package wilayah

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"pgregory.net/rapid"
)

func kodeUji(t testing.TB, s string) Kode {
	t.Helper()
	k, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestKodeTingkatJenisInduk(t *testing.T) {
	for _, c := range []struct {
		kode    string
		tingkat Tingkat
		jenis   Jenis
		induk   string
		digit   string
	}{
		{"19", TingkatProvinsi, Provinsi, "", "19"},
		{"19.06", TingkatKabupatenKota, Kabupaten, "19", "1906"},
		{"19.01", TingkatKabupatenKota, Kabupaten, "19", "1901"},
		{"19.69", TingkatKabupatenKota, Kabupaten, "19", "1969"},
		{"19.71", TingkatKabupatenKota, Kota, "19", "1971"},
		{"19.99", TingkatKabupatenKota, Kota, "19", "1999"},
		{"19.06.01", TingkatKecamatan, Kecamatan, "19.06", "190601"},
		{"19.71.01.1001", TingkatDesa, Kelurahan, "19.71.01", "1971011001"},
		{"19.06.01.2001", TingkatDesa, Desa, "19.06.01", "1906012001"},
		{"91.03.01.3007", TingkatDesa, DesaAdat, "91.03.01", "9103013007"},
	} {
		k := kodeUji(t, c.kode)
		if k.String() != c.kode || k.Tingkat() != c.tingkat || k.Jenis() != c.jenis || k.Induk().String() != c.induk || k.Digit() != c.digit {
			t.Errorf("%s: got %s, %s, %s, induk %s, digit %s", c.kode, k, k.Tingkat(), k.Jenis(), k.Induk(), k.Digit())
		}
		if k.Jenis().Label() == "" {
			t.Errorf("%s: no label", c.kode)
		}
	}
	var nol Kode
	if !nol.Kosong() || nol.String() != "" || nol.Digit() != "" || nol.Tingkat() != "" || nol.Jenis() != "" || !nol.Induk().Kosong() || Jenis("").Label() != "" {
		t.Error("the zero Kode is not empty")
	}
}

func TestKodeDalam(t *testing.T) {
	desa := kodeUji(t, "19.06.01.2001")
	for _, c := range []struct {
		induk string
		mau   bool
	}{{"19", true}, {"19.06", true}, {"19.06.01", true}, {"19.06.01.2001", true}, {"19.05", false}, {"19.06.02", false}, {"19.06.01.2002", false}, {"18", false}} {
		if got := desa.Dalam(kodeUji(t, c.induk)); got != c.mau {
			t.Errorf("Dalam(%s) = %v", c.induk, got)
		}
	}
	if !desa.Dalam(Kode{}) || kodeUji(t, "19").Dalam(desa) {
		t.Error("Indonesia must hold everything and a desa no province")
	}
	if desa.Provinsi().String() != "19" || desa.KabupatenKota().String() != "19.06" || !desa.Provinsi().KabupatenKota().Kosong() {
		t.Error("ancestors are wrong")
	}
}

func TestParseTolak(t *testing.T) {
	for _, c := range []struct{ masukan, id, berisi string }{
		{"", "WILAYAH-KODE-01", "kosong"},
		{"3171", "WILAYAH-KODE-02", "31.71"},
		{"1906012001", "WILAYAH-KODE-02", "19.06.01.2001"},
		{"11.1", "WILAYAH-KODE-01", "11.01 atau 11.10"},
		{"19,06", "WILAYAH-KODE-01", "bukan koma"},
		{" 19.06", "WILAYAH-KODE-01", "spasi"},
		{"19.06 ", "WILAYAH-KODE-01", "spasi"},
		{"19.06.40001", "WILAYAH-KODE-01", "pulau"},
		{"19.70", "WILAYAH-KODE-01", "01-69"},
		{"19.00", "WILAYAH-KODE-01", "01-69"},
		{"09", "WILAYAH-KODE-01", "mulai dari 11"},
		{"19.06.00", "WILAYAH-KODE-01", "01-99"},
		{"19.06.01.5001", "WILAYAH-KODE-01", "desa adat"},
		{"19.06.01.2000", "WILAYAH-KODE-01", "2001-2999"},
		{"19.06.01.0001", "WILAYAH-KODE-01", "2001-2999"},
		{"19.06.01.201", "WILAYAH-KODE-01", "4 angka"},
		{"19.06.", "WILAYAH-KODE-01", "2 angka"},
		{".19", "WILAYAH-KODE-01", "2 angka"},
		{"1.9.0.6.0", "WILAYAH-KODE-01", "2 angka"},
		{"1", "WILAYAH-KODE-01", "2 angka"},
		{"190", "WILAYAH-KODE-01", "2 angka"},
		{"1906010", "WILAYAH-KODE-01", "2 angka"},
		{"Kabupaten", "WILAYAH-KODE-01", "angka dan titik"},
		{"+9.06", "WILAYAH-KODE-01", "angka dan titik"},
		{"=cmd|'/c calc'!A1", "WILAYAH-KODE-01", "angka dan titik"},
		{"١٩", "WILAYAH-KODE-01", "angka dan titik"},
		{strings.Repeat("9", 1_000_000), "WILAYAH-KODE-01", "…"},
	} {
		k, err := Parse(c.masukan)
		var e *kominfo.Error
		if !errors.As(err, &e) || e.Kind != kominfo.TidakSah || len(e.Findings) != 1 || e.Findings[0].ID != c.id || !k.Kosong() {
			t.Errorf("Parse(%.20q) = %v, %v; want finding %s", c.masukan, k, err, c.id)
			continue
		}
		if !strings.Contains(e.Message, c.berisi) || len(e.Message) > 400 {
			t.Errorf("Parse(%.20q): message %q lacks %q or is too long", c.masukan, e.Message, c.berisi)
		}
	}
	if k, err := Parse("190601"); err != nil || k.String() != "19.06.01" {
		t.Errorf("six digits belong to Kemendagri only: got %v, %v", k, err)
	}
}

func TestSusunDanBagian(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := func(l string, lo, hi int) int { return rapid.IntRange(lo, hi).Draw(t, l) }
		a, b, c, d := n("prov", 0, 101), n("kab", 0, 101), n("kec", 0, 101), n("desa", 0, 4100)
		k, err := Susun(a, b, c, d)
		if err != nil {
			if !k.Kosong() {
				t.Fatal("an error with a code")
			}
			return
		}
		if a2, b2, c2, d2 := k.Bagian(); a2 != a || b2 != b || c2 != c || d2 != d {
			t.Fatalf("Susun(%d,%d,%d,%d).Bagian() = %d,%d,%d,%d", a, b, c, d, a2, b2, c2, d2)
		}
		if l, err := Parse(k.String()); err != nil || l != k {
			t.Fatalf("Parse(%s) = %v, %v", k, l, err)
		}
	})
	for _, c := range [][4]int{{0, 0, 0, 0}, {10, 0, 0, 0}, {100, 0, 0, 0}, {19, 70, 0, 0}, {19, 0, 1, 0}, {19, 1, 0, 2001}, {19, 6, 1, 4001}, {19, -1, 0, 0}, {19, 6, 1, 1000}} {
		if k, err := Susun(c[0], c[1], c[2], c[3]); err == nil {
			t.Errorf("Susun(%v) = %s, want an error", c, k)
		}
	}
}

func TestKodeUrutan(t *testing.T) {
	mau := []string{"19", "19.06", "19.06.01", "19.06.01.2001", "19.06.02", "19.71", "21"}
	ks := make([]Kode, len(mau))
	for i, s := range mau {
		ks[len(mau)-1-i] = kodeUji(t, s)
	}
	slices.SortFunc(ks, Kode.Compare)
	var got []string
	for _, k := range ks {
		got = append(got, k.String())
	}
	if diff := cmp.Diff(mau, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestKodeJSON(t *testing.T) {
	type dok struct {
		Kode  Kode    `json:"kode"`
		BPS   KodeBPS `json:"bps"`
		Induk Kode    `json:"induk"`
	}
	var d dok
	const teks = `{"kode":"31.71","bps":"3171","induk":""}`
	if err := json.Unmarshal([]byte(teks), &d); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(d)
	if err != nil || string(b) != teks {
		t.Errorf("round trip gives %s, %v", b, err)
	}
	for _, s := range []string{`{"kode":"3171"}`, `{"kode":3171}`, `{"bps":"31.71"}`, `{"bps":"317"}`} {
		if json.Unmarshal([]byte(s), &d) == nil {
			t.Errorf("%s was accepted", s)
		}
	}
	if d.Kode.String() != "31.71" || d.BPS.String() != "3171" {
		t.Error("a refused text changed the value")
	}
	var m map[Kode]KodeBPS
	if err := json.Unmarshal([]byte(`{"31.71":"3173"}`), &m); err != nil || m[kodeUji(t, "31.71")].String() != "3173" {
		t.Errorf("as map key: %v, %v", m, err)
	}
	if err := json.Unmarshal([]byte(`{"kode":"","bps":""}`), &d); err != nil || !d.Kode.Kosong() || !d.BPS.Kosong() {
		t.Error("the empty text must be the zero value")
	}
}

func TestParseBPS(t *testing.T) {
	for s, tingkat := range map[string]Tingkat{"19": TingkatProvinsi, "1906": TingkatKabupatenKota, "9471": TingkatKabupatenKota} {
		b, err := ParseBPS(s)
		if err != nil || b.String() != s || b.Tingkat() != tingkat {
			t.Errorf("ParseBPS(%s) = %v, %v", s, b, err)
		}
	}
	for s, berisi := range map[string]string{"31.71": "Kemendagri", "1906010": "kecamatan", "1906010001": "kecamatan", "": "dua angka", "190": "dua angka", "1970": "dua angka", "1900": "dua angka", "0906": "dua angka", "19a6": "dua angka", "-906": "dua angka"} {
		if b, err := ParseBPS(s); err == nil || !strings.Contains(kominfo.PesanUntukOrang(err), berisi) {
			t.Errorf("ParseBPS(%q) = %v, %v", s, b, err)
		}
	}
	b, _ := ParseBPS("1906")
	if b.Induk().String() != "19" || !b.Induk().Induk().Kosong() || b.Compare(b.Induk()) <= 0 || (KodeBPS{}).String() != "" || (KodeBPS{}).Tingkat() != "" {
		t.Error("levels of KodeBPS are wrong")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"19", "19.06", "19.06.01", "19.06.01.2001", "190601", "1906", "11.1", "19.06.40001", "", "....", "19.06.01.2001.1", "\xff\xfe", "19,06"} {
		f.Add(s)
	}
	d := Semua()
	f.Fuzz(func(t *testing.T, s string) {
		k, err := Parse(s)
		if (err == nil) == k.Kosong() {
			t.Fatalf("Parse(%q) = %v, %v", s, k, err)
		}
		if err == nil {
			if strings.ReplaceAll(s, ".", "") != k.Digit() {
				t.Fatalf("Parse(%q) reads %s", s, k)
			}
			if l, err := Parse(k.String()); err != nil || l != k {
				t.Fatalf("%s does not read back", k)
			}
			if !k.Dalam(k.Induk()) || k.Induk().Dalam(k) {
				t.Fatalf("%s does not lie in its parent", k)
			}
		}
		if b, err := ParseBPS(s); err == nil && b.String() != s {
			t.Fatalf("ParseBPS(%q) = %s", s, b)
		}
		if l, err := d.Parse(s); err == nil && l.Digit() != strings.ReplaceAll(s, ".", "") {
			t.Fatalf("Daftar.Parse(%q) = %s", s, l)
		}
		d.Tafsir(s)
	})
}
