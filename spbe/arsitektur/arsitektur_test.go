package arsitektur_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/spbe/arsitektur"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func TestSkema(t *testing.T) {
	registertest.Skema[arsitektur.Elemen](t, "skema", arsitektur.DefElemen())
}

var pola = regexp.MustCompile(`^RA[BDLAIK](\.[0-9]{2}){1,7}$`)

func FuzzKode(f *testing.F) {
	for _, s := range []string{"RAB.09.04", "RAK.01.02.03.04.05.06.07", "RAB.01.01.01.01.01.01.01.01", "rab.01", " RAA.02 ", "RAB", "RAB.1", "RAX.01", "RAB.०१", "RAB.01\n", "RAB..01", "", "\x00\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := arsitektur.Kode(s)
		if k.Sah() != pola.MatchString(s) {
			t.Fatalf("Sah(%q) = %v, pola %v", s, k.Sah(), !k.Sah())
		}
		for i := range 9 { // none of these may panic on whatever a database holds
			k.Potong(i)
		}
		k.Jalur()
		k.Asing()
		p, err := arsitektur.ParseKode(s)
		if (err == nil) != p.Sah() || err == nil && p != arsitektur.Kode(strings.ToUpper(strings.TrimSpace(s))) {
			t.Fatalf("ParseKode(%q) = %q, %v", s, p, err)
		}
		if err != nil && len([]rune(err.Error())) > 400 {
			t.Fatalf("pesan terlalu panjang: %d", len(err.Error()))
		}
	})
}

func TestKodeBertingkat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(arsitektur.SemuaDomain()).Draw(t, "domain")
		n := rapid.IntRange(1, 7).Draw(t, "tingkat")
		s := d.Awalan()
		for range n {
			s += fmt.Sprintf(".%02d", rapid.IntRange(0, 99).Draw(t, "segmen"))
		}
		k, err := arsitektur.ParseKode(strings.ToLower(s))
		if err != nil || string(k) != s || k.Tingkat() != n || k.Domain() != d {
			t.Fatalf("%s: %q tingkat %d domain %q, %v", s, k, k.Tingkat(), k.Domain(), err)
		}
		for i := 1; i <= n; i++ {
			if p := k.Potong(i); p.Tingkat() != i || k.DiBawah(p) != (i < n) || p.DiBawah(k) {
				t.Fatalf("%s dipotong ke %d: %s", k, i, p)
			}
		}
	})
}

func TestAcuan(t *testing.T) {
	jumlah, nomor := map[string]int{}, map[arsitektur.Kode]bool{}
	for a := range arsitektur.SemuaAcuan() {
		if !a.Kode.Sah() || a.Nama == "" || a.Kode.Tingkat() > 2 || nomor[a.Kode] {
			t.Errorf("baris rusak atau ganda: %+v", a)
		}
		if a.Status != kominfo.Sekunder && a.Status != kominfo.Inferensi {
			t.Errorf("%s: status %q; tidak ada baris yang dibaca dari Perpresnya sendiri", a.Kode, a.Status)
		}
		if atas := a.Kode.Potong(1); a.Kode.Tingkat() == 2 && !nomor[atas] {
			t.Errorf("%s sebelum %s", a.Kode, atas)
		}
		nomor[a.Kode] = true
		if b, ada := a.Kode.Cari(); !ada || b != a {
			t.Errorf("Cari(%s) = %+v, %v", a.Kode, b, ada)
		}
		jumlah[fmt.Sprintf("%s %d", a.Kode.Domain().Awalan(), a.Kode.Tingkat())]++
	}
	mau := map[string]int{"RAB 1": 9, "RAB 2": 45, "RAL 1": 2, "RAL 2": 9, "RAD 1": 10, "RAD 2": 4, "RAA 1": 2, "RAA 2": 4, "RAI 1": 3, "RAI 2": 7, "RAK 1": 3, "RAK 2": 9}
	if diff := cmp.Diff(mau, jumlah); diff != "" {
		t.Errorf("jumlah kode (-want +got):\n%s", diff)
	}
	for k, mau := range map[arsitektur.Kode]arsitektur.Kode{
		"RAB.09.04.01": "", "RAB.10": "RAB.10", "RAB.09.46.01": "RAB.09.46", "RAD.11": "RAD.11", "RAL.03.01": "RAL.03", "RAA.02.03": "RAA.02.03",
		"RAL.01.05": "", "RAL.02.30": "", "RAI.09": "", "RAK.04.01": "", "RAD.02.07": "", // not known well enough to judge by
	} {
		if got := k.Asing(); got != mau {
			t.Errorf("Asing(%s) = %q, mau %q", k, got, mau)
		}
	}
}

func TestPadananUrusan(t *testing.T) {
	konkuren, kira := 0, []string{}
	for p := range arsitektur.SemuaPadanan() {
		if !p.Penunjang {
			konkuren++
		}
		if p.Kira {
			kira = append(kira, p.Urusan)
		}
		if len(p.Kode) == 0 || p.Sumber().Status != kominfo.Sekunder {
			t.Errorf("%+v", p)
		}
		for _, k := range p.Kode {
			if _, ada := k.Cari(); !ada || k.Domain() != arsitektur.ProsesBisnis {
				t.Errorf("%s: %s tidak ada di RAB", p.Urusan, k)
			}
		}
	}
	if konkuren != 32 {
		t.Errorf("%d urusan konkuren, mau 32", konkuren)
	}
	if len(kira) != 9 || !slices.Contains(kira, "Persandian") || slices.Contains(kira, "Kesehatan") {
		t.Errorf("padanan kira-kira: %v", kira)
	}
	if p, ada := arsitektur.PadananUrusan(" komunikasi DAN informatika"); !ada || len(p.Kode) != 2 || p.Kode[0] != "RAB.09.04" {
		t.Errorf("kominfo: %+v %v", p, ada)
	}
	if _, ada := arsitektur.PadananUrusan("Antariksa"); ada {
		t.Error("urusan yang tidak ada ditemukan")
	}
}

func TestIndikatorDidukungAdaDiInstrumen(t *testing.T) {
	for _, id := range []string{instrumen.SPBE2020, instrumen.Pemdi2026} {
		in, err := instrumen.Buka(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range arsitektur.SemuaDomain() {
			lihat := map[string]bool{}
			for _, x := range arsitektur.IndikatorDidukung(d, id) {
				if _, ada := in.Cari(x.Indikator); !ada || lihat[x.Indikator] || !x.Sumber.Status.Sah() {
					t.Errorf("%s %s: %+v", id, d, x)
				}
				lihat[x.Indikator] = true
			}
			if !lihat["1"] || len(lihat) < 2 {
				t.Errorf("%s %s: %v", id, d, lihat)
			}
		}
	}
	if x := arsitektur.IndikatorDidukung(arsitektur.Data, "spbe-2018"); x != nil {
		t.Errorf("instrumen 2018: %v", x)
	}
	if x := arsitektur.IndikatorDidukung("lain", instrumen.SPBE2020); x != nil {
		t.Errorf("domain lain: %v", x)
	}
}

func ids(fs []kominfo.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.ID+" "+f.Path)
	}
	return out
}

func TestCheck(t *testing.T) {
	for nama, u := range map[string]struct {
		e   arsitektur.Elemen
		mau []string
	}{
		"benar":            {arsitektur.Elemen{Domain: "layanan", Kode: "RAL.01.05.01", Tujuan: "x", Mitigasi: "y"}, nil},
		"kode rusak":       {arsitektur.Elemen{Domain: "layanan", Kode: "RAL.1"}, []string{"ARS-KODE-01 kode"}},
		"domain lain":      {arsitektur.Elemen{Domain: "data", Kode: "RAL.01"}, []string{"ARS-KODE-02 kode"}},
		"kode asing":       {arsitektur.Elemen{Domain: "proses_bisnis", Kode: "RAB.77.01"}, []string{"ARS-KODE-03 kode"}},
		"isian milik lain": {arsitektur.Elemen{Domain: "data", Kode: "RAD.01", Fungsi: "x", Sifat: "y", Lisensi: "z"}, []string{"ARS-ISIAN-01 fungsi", "ARS-ISIAN-01 tipe_lisensi"}},
		"tanpa domain":     {arsitektur.Elemen{Kode: "RAD.01", Fungsi: "x"}, []string{"ARS-KODE-02 kode", "ARS-ISIAN-01 fungsi"}},
		"memakai ganda":    {arsitektur.Elemen{Domain: "layanan", Kode: "RAL.01", Memakai: []register.ID{"a", "a", ""}}, []string{"ARS-MEMAKAI-02 memakai.1", "ARS-MEMAKAI-02 memakai.2"}},
	} {
		t.Run(nama, func(t *testing.T) {
			if diff := cmp.Diff(u.mau, ids(u.e.Check())); diff != "" {
				t.Errorf("temuan (-want +got):\n%s", diff)
			}
		})
	}
	e := arsitektur.Elemen{Domain: "layanan", Kode: "RAL.01"}
	for i := range 101 {
		e.Memakai = append(e.Memakai, register.ID(fmt.Sprint(i)))
	}
	if diff := cmp.Diff([]string{"ARS-MEMAKAI-01 memakai"}, ids(e.Check())); diff != "" {
		t.Errorf("terlalu banyak (-want +got):\n%s", diff)
	}
}
