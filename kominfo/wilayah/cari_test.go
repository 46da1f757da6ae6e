package wilayah

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// ringkas writes candidates as "rank code", for comparison.
func ringkas(ks []Kandidat) []string {
	var out []string
	for _, k := range ks {
		out = append(out, k.Peringkat.String()+" "+k.Wilayah.Kode.String())
	}
	return out
}

func TestCari(t *testing.T) {
	d := Semua()
	for nama, want := range map[string][]string{
		"Bogor":                                {"nama_dasar 32.01", "nama_dasar 32.71"},
		"Kab. Bogor":                           {"persis 32.01", "jenis_lain 32.71"},
		"KABUPATEN  BOGOR":                     {"persis 32.01", "jenis_lain 32.71"},
		"Pemkab Bogor":                         {"persis 32.01", "jenis_lain 32.71"},
		"Pemerintah Kota Bogor":                {"persis 32.71", "jenis_lain 32.01"},
		"Kotamadya Bogor":                      {"persis 32.71", "jenis_lain 32.01"},
		"Kota Madya Bogor":                     {"persis 32.71", "jenis_lain 32.01"},
		"bogor, kab.":                          {"persis 32.01", "jenis_lain 32.71"},
		"Bogor (Kota)":                         {"persis 32.71", "jenis_lain 32.01"},
		"Banjar":                               {"nama_dasar 32.79", "nama_dasar 63.03", "awalan 33.04", "awalan 63.71", "awalan 63.72"},
		"Gorontalo":                            {"nama_dasar 75", "nama_dasar 75.01", "nama_dasar 75.71", "awalan 75.05"},
		"Provinsi Gorontalo":                   {"persis 75", "jenis_lain 75.01", "jenis_lain 75.71"},
		"Propinsi Jawa Barat":                  {"persis 32"},
		"Yogyakarta":                           {"nama_dasar 34", "nama_dasar 34.71"},
		"Lima Puluh Kota":                      {"nama_dasar 13.07"},
		"Kab. Lima Puluh Kota":                 {"persis 13.07"},
		"Kotamobagu":                           {"nama_dasar 71.74"},
		"Kota Kotamobagu":                      {"persis 71.74"},
		"kota mobagu":                          {"nama_dasar 71.74"},
		"Kab. Kep. Siau Tagulandang Biaro":     {"persis 71.09"},
		"Kota Adm. Jakarta Selatan":            {"persis 31.74"},
		"Kota Belitung":                        {"jenis_lain 19.02"},
		"Pontianak":                            {"nama_dasar 61.71", "nama_lain 61.02"},
		"Kabupaten Pontianak":                  {"nama_lain 61.02", "jenis_lain 61.71"},
		"OKU":                                  {"nama_lain 16.01", "awalan 16.08", "awalan 16.09"},
		"Soerabaja":                            {"mirip 35.78"},
		"Djakarta":                             {"mirip 31"},
		"Kota Bekassi":                         {"mirip 32.75"},
		"Belitnug Timur":                       {"mirip 19.06"},
		"Pang’kal-Pinang":                      {"nama_dasar 19.71"},
		"Toli Toli":                            {"nama_dasar 72.04"},
		"":                                     nil,
		"...":                                  nil,
		"Wakanda":                              nil,
		"<script>alert(1)</script>":            nil,
		"'; DROP TABLE wilayah; --":            nil,
		strings.Repeat("bogor ", 34):           nil,
		"Kabupaten " + strings.Repeat("x", 90): nil,
	} {
		if diff := cmp.Diff(want, ringkas(d.Cari(nama))); diff != "" {
			t.Errorf("Cari(%q) (-want +got):\n%s", nama, diff)
		}
	}
}

// dasarNama strips the decree's prefix, independently of the search.
func dasarNama(w Wilayah) string {
	_, s, _ := strings.Cut(w.Nama, " ")
	return strings.TrimPrefix(s, "Administrasi ")
}

func TestNamaGandaSelaluDitanyakan(t *testing.T) {
	d := Semua()
	pemilik := map[string][]Kode{}
	for w := range d.KabupatenKota() {
		pemilik[dasarNama(w)] = append(pemilik[dasarNama(w)], w.Kode)
	}
	ganda, lintas := 0, []string{}
	for dasar, ks := range pemilik {
		if len(ks) == 1 {
			continue
		}
		ganda++
		if ks[0].Provinsi() != ks[1].Provinsi() {
			lintas = append(lintas, dasar)
		}
		for _, tulis := range []string{dasar, strings.ToUpper(dasar), strings.ReplaceAll(dasar, " ", "")} {
			terbaik := Terbaik(d.Cari(tulis))
			for _, k := range ks {
				if !slices.ContainsFunc(terbaik, func(c Kandidat) bool { return c.Wilayah.Kode == k }) {
					t.Errorf("%q: %s is not among the best candidates %v", tulis, k, ringkas(terbaik))
				}
			}
		}
		for _, k := range ks {
			if b := Terbaik(d.Cari(d.Nama(k))); len(b) != 1 || b[0].Wilayah.Kode != k || b[0].Peringkat != Persis {
				t.Errorf("%q gives %v", d.Nama(k), ringkas(b))
			}
		}
	}
	if ganda != 26 || !slices.Equal(lintas, []string{"Banjar"}) {
		t.Errorf("%d base names belong to two regencies, across provinces %v; want 26, [Banjar]", ganda, lintas)
	}
}

func TestSemuaNamaResmiDitemukan(t *testing.T) {
	d := Semua()
	for w := range d.KabupatenKota() {
		for _, tulis := range []string{w.Nama, strings.ToUpper(w.Nama), strings.Replace(w.Nama, "Kabupaten", "Kab.", 1)} {
			b := Terbaik(d.Cari(tulis))
			if len(b) != 1 || b[0].Wilayah != w || b[0].Peringkat != Persis {
				t.Errorf("%q gives %v, want persis %s", tulis, ringkas(b), w.Kode)
			}
		}
	}
	for w := range d.Anak(Kode{}) {
		b := Terbaik(d.Cari("Provinsi " + w.Nama))
		if len(b) != 1 || b[0].Wilayah != w || b[0].Peringkat != Persis {
			t.Errorf("province %q gives %v", w.Nama, ringkas(b))
		}
		if !strings.HasPrefix(d.NamaLengkap(w.Kode), "Provinsi ") {
			t.Errorf("NamaLengkap(%s) = %q", w.Kode, d.NamaLengkap(w.Kode))
		}
	}
}

func TestSemuaAliasDitemukan(t *testing.T) {
	d := Semua()
	n := 0
	var ganda []string
	for a := range d.Alias(Kode{}) {
		n++
		b := Terbaik(d.Cari(a.Nama))
		i := slices.IndexFunc(b, func(k Kandidat) bool { return k.Wilayah.Kode == a.Kode })
		if i < 0 || b[i].Peringkat > NamaLain {
			t.Errorf("alias %q (%s) gives %v", a.Nama, a.Kode, ringkas(b))
		}
		if len(b) > 1 {
			ganda = append(ganda, a.Nama)
		}
		if !slices.Contains(slices.Collect(d.Alias(a.Kode)), a) {
			t.Errorf("Alias(%s) lacks %q", a.Kode, a.Nama)
		}
	}
	if n != 85 || !slices.Equal(ganda, []string{"Jogja"}) { // the province and the kota
		t.Errorf("%d aliases, ambiguous %v; want 85, [Jogja]", n, ganda)
	}
}

func TestKandidatJSON(t *testing.T) {
	b, err := json.Marshal(Semua().Cari("kab. toba samosir"))
	const want = `[{"wilayah":{"kode":"12.12","nama":"Kabupaten Toba","kode_bps":"1206","zona":"WIB","otonom":true},"peringkat":"nama_lain","cocok":"Kabupaten Toba Samosir"}]`
	if diff := cmp.Diff(want, string(b)); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if Peringkat(0).String() != "" || len(Terbaik(nil)) != 0 {
		t.Error("zero values")
	}
}

func FuzzCari(f *testing.F) {
	for _, s := range []string{"Bogor", "Kab. Bogor", "", "kota", "kab kab kab", "\xff\xfe", "pemerintah kota madya adm x", "Pang’kal", "ÀÉÎÕÜ", strings.Repeat("a", 300)} {
		f.Add(s)
	}
	d := Semua()
	f.Fuzz(func(t *testing.T, s string) {
		ks := d.Cari(s)
		ada := map[Kode]bool{}
		for i, k := range ks {
			if ada[k.Wilayah.Kode] || k.Cocok == "" || k.Peringkat < Persis || k.Peringkat > Mirip {
				t.Fatalf("Cari(%q): candidate %+v twice or without rank", s, k)
			}
			ada[k.Wilayah.Kode] = true
			if i > 0 && ks[i-1].Peringkat > k.Peringkat {
				t.Fatalf("Cari(%q) is not in order of rank", s)
			}
		}
	})
}
