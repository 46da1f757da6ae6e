package indeks_test

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

func TestLoadExamples(t *testing.T) {
	for _, n := range contohInstrumen {
		in := muat(t, n)
		if fs := in.Check(); len(fs) != 0 {
			t.Errorf("%s: %v", n, fs)
		}
		b, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		lagi, err := indeks.Load(b)
		if err != nil {
			t.Fatalf("%s does not read back: %v", n, err)
		}
		b2, _ := json.Marshal(lagi)
		if diff := cmp.Diff(string(b), string(b2)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", n, diff)
		}
	}
}

// rusak is one way to break kecil.json and the finding that must follow.
var rusak = []struct{ id, dari, ke string }{
	{"IDX-WAJIB-01", `"judul": "Instrumen kecil"`, `"judul": ""`},
	{"IDX-WAJIB-01", `"cara": "rata_rata"`, `"cara": "median"`},
	{"IDX-WAJIB-01", `"nama":"Indikator 1"`, `"nama":""`},
	{"IDX-KODE-01", `"nomor":"2","kode":"I2"`, `"nomor":"1","kode":"I2"`},
	{"IDX-KODE-01", `"nomor":"2","kode":"I2"`, `"nomor":"I1","kode":"I2"`},
	{"IDX-KODE-01", `"kode":"A2","nama":"Data"`, `"kode":"D2","nama":"Data"`},
	{"IDX-KODE-02", `"nomor":"3-1"`, `"nomor":"<b>3</b>"`},
	{"IDX-RUJUK-01", `"domain":"D2"`, `"domain":"D9"`},
	{"IDX-RUJUK-01", `"aspek":"A3"`, `"aspek":"A9"`},
	{"IDX-RUJUK-01", `"jenis":"proses"`, `"jenis":"layanan"`},
	{"IDX-RUJUK-01", `"sifat":"padanan"`, `"sifat":"mirip"`},
	{"IDX-RUJUK-02", `"domain":"D2"`, `"domain":"D1"`},
	{"IDX-RUJUK-02", `"aspek":"A3"`, `"aspek":"A2"`},
	{"IDX-BOBOT-01", `"bobot":"10/3"`, `"bobot":"3.33"`},
	{"IDX-BOBOT-02", `{"kode":"D1","nama":"Tata kelola","bobot":"60"}`, `{"kode":"D1","nama":"Tata kelola","bobot":"61"}`},
	{"IDX-BOBOT-03", `"bobot_total": "100"`, `"bobot_total": "99"`},
	{"IDX-BOBOT-04", `"bobot":"10/3"`, `"bobot":"-10/3"`},
	{"IDX-BOBOT-04", `"bobot":"10/3"`, `"bobot":"0"`},
	{"IDX-BOBOT-05", `"bobot":"10/3"`, `"bobot":"1/9223372036854775807"`},
	{"IDX-SKALA-01", `"min":"1","max":"5"`, `"min":"5","max":"5"`},
	{"IDX-SKALA-02", `"min":"1","max":"5","bulat":false`, `"min":"1","max":"9/2","bulat":true`},
	{"IDX-PITA-01", `"dari":"2.5","dari_termasuk":true`, `"dari":"2.51","dari_termasuk":true`},
	{"IDX-PITA-01", `"dari":"2.5","dari_termasuk":true`, `"dari":"2.5","dari_termasuk":false`},
	{"IDX-PITA-02", `"dari":"2.5","dari_termasuk":true`, `"dari":"2.49","dari_termasuk":true`},
	{"IDX-PITA-02", `"sampai":"2.5","sampai_termasuk":false`, `"sampai":"2.5","sampai_termasuk":true`},
	{"IDX-PITA-03", `"dari":"3.5","dari_termasuk":true,"sampai":"5","sampai_termasuk":true`, `"dari":"3.5","dari_termasuk":true,"sampai":"5","sampai_termasuk":false`},
	{"IDX-PITA-03", `"predikat":"Kurang","dari":"1"`, `"predikat":"Kurang","dari":"0"`},
	{"IDX-PITA-04", `"dari":"2.5","dari_termasuk":true,"sampai":"3.5"`, `"dari":"3.6","dari_termasuk":true,"sampai":"3.5"`},
	{"IDX-PITA-05", `"predikat":"Kurang"`, `"predikat":"Cukup"`},
	{"IDX-TINGKAT-01", `{"tingkat":5,"kriteria"`, `{"tingkat":6,"kriteria"`},
	{"IDX-TINGKAT-02", `{"tingkat":5,"kriteria"`, `{"tingkat":1,"kriteria"`},
	{"IDX-POIN-01", `{"tingkat":2,"poin":"3.5"}`, `{"tingkat":2,"poin":"3.4"}`},
	{"IDX-POIN-01", `,{"tingkat":2,"poin":"3.5"}`, ``},
	{"IDX-KONVERSI-01", `{"x":"12.5","y":"1.5"}`, `{"x":"0","y":"1.5"}`},
	{"IDX-KONVERSI-01", `"peran":"sumber_nilai"`, `"peran":"butir_bukti"`},
	{"IDX-KONVERSI-02", `{"x":"100","y":"5"}`, `{"x":"100","y":"5.1"}`},
	{"IDX-KONVERSI-02", `{"x":"100","y":"5"}`, `{"x":"100","y":"1.4"}`},
	{"IDX-SUMBER-01", `"status": "terverifikasi"`, `"status": ""`},
	{"IDX-SUMBER-01", `"kriteria":"terverifikasi"`, `"kriteria":"pasti"`},
	{"IDX-SUMBER-01", `"teks":"Catatan contoh.","status":"inferensi"`, `"teks":"Catatan contoh.","status":"kira"`},
	{"IDX-SUMBER-02", `"sumber_pita": {"regulasi":"Peraturan Contoh 1/2026"`, `"sumber_pita": {"regulasi":""`},
	{"IDX-BERLAKU-01", `"tahun_dari":2026`, `"tahun_dari":2026,"tahun_sampai":2025`},
	{"IDX-BERLAKU-01", `"mulai":"2026-01-01"`, `"mulai":"2026-01-01","akhir":"2025-01-01"`},
	{"IDX-JSON-01", `"judul": "Instrumen kecil",`, `"judul": "Instrumen kecil"`},
	{"IDX-JSON-02", `"judul":`, `"jdul":`},
	{"IDX-JSON-02", `"bobot":"10/3"`, `"bobot":3.33`},
	{"IDX-JSON-02", `"bobot":"10/3"`, `"bobot":"10,3"`},
	{"IDX-JSON-02", `"mulai":"2026-01-01"`, `"mulai":"2026-02-30"`},
	{"IDX-JSON-03", `"judul": "Instrumen kecil",`, `"judul": "Instrumen kecil", "judul": "lain",`},
	{"IDX-JSON-03", `"judul": "Instrumen kecil",`, `"judul": "Instrumen kecil", "JUDUL": "lain",`},
}

func TestLoadRefuses(t *testing.T) {
	asli := string(berkas(t, "kecil.json"))
	for _, r := range rusak {
		if !strings.Contains(asli, r.dari) {
			t.Fatalf("%s is not in kecil.json", r.dari)
		}
		in, err := indeks.Load([]byte(strings.Replace(asli, r.dari, r.ke, 1)))
		if in != nil || kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%s: %s passed", r.id, r.ke)
			continue
		}
		fs := temuan(err)
		if !ids(fs)[r.id] {
			t.Errorf("%s: want it for %s, got %v", r.id, r.ke, fs)
		}
		for _, f := range fs {
			if !strings.HasSuffix(f.Message, ".") || len(f.Message) > 500 {
				t.Errorf("%s: the message is no sentence: %q", f.ID, f.Message)
			}
		}
	}
}

// Every finding that the documentation promises has a test, and no other exists.
func TestFindingsAreDocumented(t *testing.T) {
	diuji := map[string]bool{
		"IDX-TINGKAT-03": true, // a warning: TestWarningDoesNotStopLoad
		"IDX-BATAS-01":   true, // TestTooManyIndicators
		"IDX-UKURAN-01":  true, // TestHostileFiles
	}
	for _, r := range rusak {
		diuji[r.id] = true
	}
	doc, err := os.ReadFile("periksa.go")
	if err != nil {
		t.Fatal(err)
	}
	_, doc, _ = bytes.Cut(doc, []byte("// Check proves"))
	doc, _, _ = bytes.Cut(doc, []byte("\nfunc "))
	ditulis := map[string]bool{"IDX-JSON-02": true, "IDX-JSON-03": true} // written as "-02" and "-03"
	for _, id := range regexp.MustCompile(`IDX-[A-Z]+-\d\d`).FindAllString(string(doc), -1) {
		ditulis[id] = true
	}
	if diff := cmp.Diff(ditulis, diuji); diff != "" {
		t.Errorf("documented (-) and tested (+):\n%s", diff)
	}
}

func TestAllFindingsAtOnce(t *testing.T) {
	teks := string(berkas(t, "kecil.json"))
	for _, g := range [][2]string{{`"domain":"D2"`, `"domain":"D9"`}, {`"bobot":"50"`, `"bobot":"51"`}, {`"kriteria":"terverifikasi"`, `"kriteria":""`}} {
		teks = strings.Replace(teks, g[0], g[1], 1)
	}
	_, err := indeks.Load([]byte(teks))
	got := ids(temuan(err))
	for _, id := range []string{"IDX-RUJUK-01", "IDX-BOBOT-01", "IDX-SUMBER-01"} {
		if !got[id] {
			t.Errorf("%s is missing from %v", id, got)
		}
	}
}

func TestWarningDoesNotStopLoad(t *testing.T) {
	teks := strings.Replace(string(berkas(t, "kecil.json")), `"kriteria":"paling rendah"`, `"kriteria":""`, 1)
	in, err := indeks.Load([]byte(teks))
	if err != nil {
		t.Fatal(err)
	}
	if !ids(in.Check())["IDX-TINGKAT-03"] {
		t.Error("a level without criterion is not mentioned")
	}
}

// A scale and weights that are sound but would overflow are refused at Load, so
// that no score can.
func TestTooWideForExactArithmetic(t *testing.T) {
	teks := string(berkas(t, "nol-seratus.json"))
	for _, n := range []string{`"max":"100"`, `"sampai":"100"`} {
		teks = strings.ReplaceAll(teks, n, strings.Replace(n, "100", "4000000000000000000", 1))
	}
	if _, err := indeks.Load([]byte(teks)); !ids(temuan(err))["IDX-BOBOT-05"] {
		t.Errorf("want IDX-BOBOT-05, got %v", err)
	}
}

func TestTooManyIndicators(t *testing.T) {
	in := muat(t, "nol-seratus.json")
	for len(in.Indikator) <= indeks.MaksIndikator {
		in.Indikator = append(in.Indikator, in.Indikator[0])
	}
	if !ids(in.Check())["IDX-BATAS-01"] {
		t.Error("no limit on the number of indicators")
	}
}

func TestHostileFiles(t *testing.T) {
	for nama, c := range map[string]struct {
		data []byte
		id   string
	}{
		"empty":      {nil, "IDX-JSON-01"},
		"spaces":     {[]byte(" \n"), "IDX-JSON-01"},
		"truncated":  {berkas(t, "kecil.json")[:700], "IDX-JSON-01"},
		"html":       {[]byte("<html><body>404</body></html>"), "IDX-JSON-01"},
		"zip":        {[]byte("PK\x03\x04\x00\x00"), "IDX-JSON-01"},
		"trailing":   {append(berkas(t, "kecil.json"), '{', '}'), "IDX-JSON-01"},
		"huge":       {bytes.Repeat([]byte(" "), indeks.MaksUkuran+1), "IDX-UKURAN-01"},
		"deep":       {bytes.Repeat([]byte("["), 100_000), "IDX-JSON-01"},
		"list":       {[]byte("[]"), "IDX-JSON-02"},
		"null":       {[]byte("null"), "IDX-WAJIB-01"},
		"empty set":  {[]byte("{}"), "IDX-WAJIB-01"},
		"wide name":  {[]byte(`{"` + strings.Repeat("x", 100_000) + `":1}`), "IDX-JSON-02"},
		"same names": {[]byte(`{"a":{"b":1,"b":2}}`), "IDX-JSON-03"},
		"escaped":    {[]byte(`{"a":["}\"{","\\\\",{"b":"x,y"}],"\u0061":1}`), "IDX-JSON-03"},
		"apart":      {[]byte(`{"a":{"b":1},"c":[{"b":1},{"b":"b"}]}`), "IDX-JSON-02"},
	} {
		_, err := indeks.Load(c.data)
		fs := temuan(err)
		if !ids(fs)[c.id] {
			t.Errorf("%s: want %s, got %v", nama, c.id, err)
		}
		if err != nil && len(err.Error()) > 2000 {
			t.Errorf("%s: message of %d bytes", nama, len(err.Error()))
		}
	}
	if _, err := indeks.Load(append([]byte("\xef\xbb\xbf"), berkas(t, "kecil.json")...)); err != nil {
		t.Errorf("a byte order mark is refused: %v", err)
	}
}

func TestSyntaxErrorNamesThePlace(t *testing.T) {
	_, err := indeks.Load([]byte("{\n  \"id\": \"x\",\n  \"judul\" \"y\"\n}"))
	if err == nil || !strings.Contains(err.Error(), "baris 3") {
		t.Errorf("got %v, want the line", err)
	}
}

func FuzzLoad(f *testing.F) {
	for _, n := range contohInstrumen {
		f.Add(berkas(f, n))
	}
	f.Add([]byte(`{"id":"x","pita":[{}],"indikator":[{"bobot":"1/3"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := indeks.Load(data)
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah || len(temuan(err)) == 0 {
				t.Fatalf("an error without findings: %v", err)
			}
			return
		}
		// What Load accepts scores at both ends of its scale, with a predikat.
		for _, v := range []indeks.Pecahan{in.Skala.Min, in.Skala.Max} {
			nilai := map[string]string{}
			for _, d := range in.Indikator {
				nilai[d.Nomor] = v.String()
			}
			l, fs := in.Isi(nilai)
			if len(fs) > 0 {
				t.Fatalf("%v", fs)
			}
			h := in.Score(l, indeks.Opsi{})
			if !h.Lengkap || h.Predikat == "" || in.Cara == indeks.RataRata && h.Indeks != v {
				t.Fatalf("all %v scores %+v", v, h)
			}
		}
	})
}
