package desa_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa/berkas"
)

func buka(t testing.TB) *desa.Indeks {
	t.Helper()
	x, err := berkas.Open()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func kode(t testing.TB, s string) wilayah.Kode {
	t.Helper()
	k, err := wilayah.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// perProvinsi is kecamatan, kelurahan, desa and desa adat of each province, from
// the decree's summary table (which counts desa adat with desa).
var perProvinsi = map[string]desa.Jumlah{
	"11": {Kecamatan: 290, Kelurahan: 0, Desa: 6500, DesaAdat: 0},
	"12": {Kecamatan: 455, Kelurahan: 693, Desa: 5417, DesaAdat: 0},
	"13": {Kecamatan: 179, Kelurahan: 230, Desa: 1035, DesaAdat: 0},
	"14": {Kecamatan: 172, Kelurahan: 271, Desa: 1591, DesaAdat: 0},
	"15": {Kecamatan: 144, Kelurahan: 171, Desa: 1414, DesaAdat: 0},
	"16": {Kecamatan: 241, Kelurahan: 403, Desa: 2856, DesaAdat: 0},
	"17": {Kecamatan: 129, Kelurahan: 172, Desa: 1341, DesaAdat: 0},
	"18": {Kecamatan: 229, Kelurahan: 205, Desa: 2446, DesaAdat: 0},
	"19": {Kecamatan: 47, Kelurahan: 84, Desa: 309, DesaAdat: 0},
	"21": {Kecamatan: 80, Kelurahan: 144, Desa: 275, DesaAdat: 0},
	"31": {Kecamatan: 44, Kelurahan: 267, Desa: 0, DesaAdat: 0},
	"32": {Kecamatan: 627, Kelurahan: 646, Desa: 5311, DesaAdat: 0},
	"33": {Kecamatan: 576, Kelurahan: 753, Desa: 7810, DesaAdat: 0},
	"34": {Kecamatan: 78, Kelurahan: 46, Desa: 392, DesaAdat: 0},
	"35": {Kecamatan: 666, Kelurahan: 773, Desa: 7721, DesaAdat: 0},
	"36": {Kecamatan: 155, Kelurahan: 314, Desa: 1238, DesaAdat: 0},
	"51": {Kecamatan: 57, Kelurahan: 80, Desa: 636, DesaAdat: 0},
	"52": {Kecamatan: 117, Kelurahan: 145, Desa: 1021, DesaAdat: 0},
	"53": {Kecamatan: 315, Kelurahan: 305, Desa: 3137, DesaAdat: 0},
	"61": {Kecamatan: 174, Kelurahan: 99, Desa: 2046, DesaAdat: 0},
	"62": {Kecamatan: 136, Kelurahan: 139, Desa: 1432, DesaAdat: 0},
	"63": {Kecamatan: 156, Kelurahan: 144, Desa: 1872, DesaAdat: 0},
	"64": {Kecamatan: 105, Kelurahan: 197, Desa: 841, DesaAdat: 0},
	"65": {Kecamatan: 55, Kelurahan: 35, Desa: 447, DesaAdat: 0},
	"71": {Kecamatan: 171, Kelurahan: 332, Desa: 1507, DesaAdat: 0},
	"72": {Kecamatan: 177, Kelurahan: 175, Desa: 1842, DesaAdat: 0},
	"73": {Kecamatan: 313, Kelurahan: 793, Desa: 2266, DesaAdat: 0},
	"74": {Kecamatan: 221, Kelurahan: 377, Desa: 1908, DesaAdat: 0},
	"75": {Kecamatan: 77, Kelurahan: 72, Desa: 657, DesaAdat: 0},
	"76": {Kecamatan: 69, Kelurahan: 73, Desa: 575, DesaAdat: 0},
	"81": {Kecamatan: 119, Kelurahan: 35, Desa: 1200, DesaAdat: 0},
	"82": {Kecamatan: 118, Kelurahan: 118, Desa: 1067, DesaAdat: 0},
	"91": {Kecamatan: 105, Kelurahan: 51, Desa: 934, DesaAdat: 14},
	"92": {Kecamatan: 91, Kelurahan: 21, Desa: 803, DesaAdat: 0},
	"93": {Kecamatan: 82, Kelurahan: 13, Desa: 677, DesaAdat: 0},
	"94": {Kecamatan: 131, Kelurahan: 36, Desa: 1172, DesaAdat: 0},
	"95": {Kecamatan: 252, Kelurahan: 10, Desa: 2617, DesaAdat: 0},
	"96": {Kecamatan: 132, Kelurahan: 74, Desa: 939, DesaAdat: 0},
}

func TestJumlahPerProvinsi(t *testing.T) {
	x, d := buka(t), wilayah.Semua()
	got := map[string]desa.Jumlah{}
	for p := range d.Anak(wilayah.Kode{}) {
		got[p.Kode.String()] = x.Jumlah(p.Kode)
	}
	if diff := cmp.Diff(perProvinsi, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := desa.Jumlah{Kecamatan: 7285, Kelurahan: 8496, Desa: 75266 - 14, DesaAdat: 14}
	if diff := cmp.Diff(want, x.Jumlah(wilayah.Kode{})); diff != "" {
		t.Errorf("Indonesia (-want +got):\n%s", diff)
	}
	if j := x.Jumlah(kode(t, "91.03")); j.DesaAdat != 14 {
		t.Errorf("Kabupaten Jayapura has %d desa adat, want 14", j.DesaAdat)
	}
	if j := x.Jumlah(kode(t, "19.06.01.2001")); j != (desa.Jumlah{Desa: 1}) {
		t.Errorf("one desa counts as %+v", j)
	}
}

// Checksums over "code TAB name" were computed once from the list that the
// file was made from.
func TestSemuaNamaSamaDenganSumber(t *testing.T) {
	x := buka(t)
	kec, ds, ubah := sha256.New(), sha256.New(), sha256.New()
	n := 0
	for k, nama := range x.Semua(wilayah.Kode{}) {
		n++
		w := kec
		if k.Tingkat() == wilayah.TingkatDesa {
			w = ds
		}
		fmt.Fprintf(w, "%s\t%s\n", k, nama)
	}
	for p := range x.Perubahan(wilayah.Kode{}) {
		fmt.Fprintf(ubah, "%s\t%s\t%s\t%s\n", p.Lama, p.Baru, p.Berlaku, p.Dasar.Regulasi)
	}
	got := []string{fmt.Sprint(n), hex.EncodeToString(kec.Sum(nil)), hex.EncodeToString(ds.Sum(nil)), hex.EncodeToString(ubah.Sum(nil))}
	want := []string{"91047",
		"b9c41a1f5de4367630466be3aac12cba2dcee71174fd6a7da62fd74d0964dcbc",
		"40cc905edec2acef0329fe5e1ad19d035d4ebd45a4e1cb6c2670f523668151da",
		"30d269d0f84c2f9240a02ee14ff2011ffb22cbd0b546700eb18be3f54101c030",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows, kecamatan, desa, changes (-want +got):\n%s", diff)
	}
	if n := len(berkas.Data()); n >= 1_000_000 {
		t.Errorf("the file has %d bytes, budget 1,000,000", n)
	}
}

func TestHierarkiUtuh(t *testing.T) {
	x, d := buka(t), wilayah.Semua()
	apostrof, kembar := 0, 0
	berkecamatan := map[wilayah.Kode]bool{}
	di := map[string]bool{}
	for k, nama := range x.Semua(wilayah.Kode{}) {
		if got, ok := x.Nama(k); !ok || got != nama {
			t.Fatalf("Nama(%s) = %q, %v; want %q", k, got, ok, nama)
		}
		if strings.TrimSpace(nama) != nama || strings.ContainsAny(nama, "’\"\t") || nama == "" {
			t.Errorf("%s has an untidy name %q", k, nama)
		}
		if strings.Contains(nama, "'") {
			apostrof++
		}
		if k.Tingkat() == wilayah.TingkatKecamatan {
			berkecamatan[k.Induk()] = true
			clear(di)
			continue
		}
		if !x.Ada(k.Induk()) {
			t.Errorf("%s has no kecamatan", k)
		}
		if di[nama] {
			kembar++
		}
		di[nama] = true
	}
	for w := range d.KabupatenKota() {
		if !berkecamatan[w.Kode] {
			t.Errorf("%s %s has no kecamatan", w.Kode, w.Nama)
		}
		delete(berkecamatan, w.Kode)
	}
	if len(berkecamatan) != 0 {
		t.Errorf("kecamatan of unknown regencies: %v", berkecamatan)
	}
	if apostrof != 440 || kembar != 16 {
		t.Errorf("%d names with an apostrophe, %d names twice in one kecamatan; want 440, 16", apostrof, kembar)
	}
}

func TestNama(t *testing.T) {
	x := buka(t)
	for s, want := range map[string]string{
		"19.06.01":      "Manggar",
		"19.06.01.2001": "Lalang Jaya",
		"19.06.01.2013": "Bentaian Jaya",
		"53.07.01.2021": "Regapu'u",
		"12.04.05.2023": "Ombolata Salo'o",
		"12.07.28.1007": "Lubuk Pakam I,II",
		"91.03.01.3007": "Desa Adat Yoboi",
		"31.71.01.1001": "Gambir",
	} {
		if got, ok := x.Nama(kode(t, s)); !ok || got != want {
			t.Errorf("Nama(%s) = %q, %v; want %q", s, got, ok, want)
		}
		b, ok := x.AppendNama([]byte("Desa "), kode(t, s))
		if !ok || string(b) != "Desa "+want {
			t.Errorf("AppendNama(%s) = %q, %v", s, b, ok)
		}
	}
	for _, s := range []string{"19", "19.06", "19.06.99", "19.06.01.2005", "19.06.01.2999", "19.06.01.1001", "11.01.01.1001", "96.71.99", "99.99.99.3999", "11.01.01.3999"} {
		if got, ok := x.Nama(kode(t, s)); ok || got != "" || x.Ada(kode(t, s)) {
			t.Errorf("Nama(%s) = %q, want none", s, got)
		}
		if b, ok := x.AppendNama([]byte("x"), kode(t, s)); ok || string(b) != "x" {
			t.Errorf("AppendNama(%s) = %q", s, b)
		}
	}
	if _, ok := x.Nama(wilayah.Kode{}); ok {
		t.Error("Indonesia is no village")
	}
}

func TestAnak(t *testing.T) {
	x := buka(t)
	daftar := func(s string) (out []string) {
		for k, nama := range x.Anak(kode(t, s)) {
			out = append(out, k.String()+" "+nama)
		}
		return out
	}
	want := []string{"19.06.01 Manggar", "19.06.02 Gantung", "19.06.03 Dendang", "19.06.04 Kelapa Kampit", "19.06.05 Damar", "19.06.06 Simpang Renggiang", "19.06.07 Simpang Pesak"}
	if diff := cmp.Diff(want, daftar("19.06")); diff != "" {
		t.Errorf("kecamatan (-want +got):\n%s", diff)
	}
	want = []string{"19.06.01.2001 Lalang Jaya", "19.06.01.2002 Kurnia Jaya", "19.06.01.2003 Padang", "19.06.01.2004 Kelubi", "19.06.01.2006 Lalang", "19.06.01.2007 Baru", "19.06.01.2010 Buku Limau", "19.06.01.2012 Mekar Jaya", "19.06.01.2013 Bentaian Jaya"}
	if diff := cmp.Diff(want, daftar("19.06.01")); diff != "" {
		t.Errorf("desa (-want +got):\n%s", diff)
	}
	for _, s := range []string{"19", "19.06.01.2001", "19.50", "19.06.99"} {
		if got := daftar(s); got != nil {
			t.Errorf("Anak(%s) = %v", s, got)
		}
	}
	for range x.Anak(kode(t, "19.06")) {
		break // an early end must not panic
	}
	n := 0
	for range x.Semua(kode(t, "19.06")) {
		n++
	}
	if n != 7+39 {
		t.Errorf("Kabupaten Belitung Timur has %d kecamatan and desa, want 46", n)
	}
}

func TestPerubahan(t *testing.T) {
	x := buka(t)
	kec := 0
	lain := 0
	for p := range x.Perubahan(wilayah.Kode{}) {
		if p.Lama.Tingkat() != wilayah.TingkatKecamatan {
			if p.Dasar.Status != kominfo.Sekunder {
				t.Errorf("%s: status %s", p.Lama, p.Dasar.Status)
			}
			continue
		}
		kec++
		if p.Nama == "" || p.Dasar.Status != kominfo.Inferensi || p.Berlaku.Tahun() != 2022 || x.Ada(p.Lama) {
			t.Errorf("change %+v", p)
		}
		_, _, a, _ := p.Lama.Bagian()
		if _, _, b, _ := p.Baru.Bagian(); a != b {
			lain++
		}
		if k, ok := x.KodeKini(p.Lama); !ok || k != p.Baru {
			t.Errorf("KodeKini(%s) = %s", p.Lama, k)
		}
		for _, k := range []wilayah.Kode{p.Lama, p.Baru} {
			if dulu, ok := x.KodePada(k, p.Berlaku.Tambah(-1)); !ok || dulu != p.Lama {
				t.Errorf("KodePada(%s, before) = %s", k, dulu)
			}
			if kini, ok := x.KodePada(k, p.Berlaku); !ok || kini != p.Baru {
				t.Errorf("KodePada(%s, after) = %s", k, kini)
			}
			if ps := slices.Collect(x.Perubahan(k)); len(ps) != 1 || ps[0] != p {
				t.Errorf("Perubahan(%s) = %v", k, ps)
			}
		}
	}
	if kec != 594 || lain != 232 {
		t.Errorf("%d kecamatan changed code, %d of them also the last two digits; want 594, 232", kec, lain)
	}
}

func TestKodePadaTidakMenebak(t *testing.T) {
	x := buka(t)
	t2010, t2020, t2026 := kominfo.NewTanggal(2010, 1, 1), kominfo.NewTanggal(2020, 1, 1), kominfo.NewTanggal(2026, 1, 1)
	for _, c := range []struct {
		kode string
		pada kominfo.Tanggal
		mau  string // "" not known
	}{
		{"19.06.01.2001", t2010, "19.06.01.2001"},
		{"19.06.01", t2010, "19.06.01"},
		{"93.01.01", t2020, "91.01.01"},
		{"95.01.02", t2020, "91.02.03"},
		{"93.01.01.2001", t2020, ""}, // villages were numbered anew
		{"93.01.01.2001", t2026, "93.01.01.2001"},
		{"93.04.24", t2020, ""}, // a kecamatan newer than the move
		{"93.04.24", t2026, "93.04.24"},
		{"65.01.01", t2010, ""}, // no table for the kecamatan of Kalimantan Utara
		{"65.01.01", t2020, "65.01.01"},
		{"19.06.99", t2020, ""},
		{"91.01.01.2001", t2026, ""},
	} {
		got, ok := x.KodePada(kode(t, c.kode), c.pada)
		if ok != (c.mau != "") || got.String() != c.mau {
			t.Errorf("KodePada(%s, %s) = %s, %v; want %q", c.kode, c.pada, got, ok, c.mau)
		}
	}
	if _, ok := x.KodeKini(kode(t, "91.01.01.2001")); ok {
		t.Error("the code of a renumbered village is not known")
	}
	if k, ok := x.KodeKini(kode(t, "19.06.01.2001")); !ok || k.String() != "19.06.01.2001" {
		t.Error("a village in use keeps its code")
	}
}
