package indeks_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

func TestBacaJawaban(t *testing.T) {
	for teks, mau := range map[string]indeks.Jawaban{
		`{"nilai":{"1":3,"2":"2.50"}}`: {Nilai: map[string]string{"1": "3", "2": "2.50"}},
		"\xef\xbb\xbf" + `{"instrumen":"spbe-2020","tahun":2025,"nilai":{"35-1": 2 ,"2":null,"3":"","4":" 3,5 "}}`: {
			Instrumen: "spbe-2020", Nilai: map[string]string{"35-1": "2", "2": "", "3": "", "4": " 3,5 "}},
		// No float in between: 0.1 stays 0.1 and a long decimal keeps every digit.
		`{"nilai":{"1":0.1,"2":1.10000000000000000001,"3":1e2,"4":-0}}`: {
			Nilai: map[string]string{"1": "0.1", "2": "1.10000000000000000001", "3": "1e2", "4": "-0"}},
		`{"nilai":{}}`: {Nilai: map[string]string{}},
	} {
		j, err := indeks.BacaJawaban([]byte(teks))
		if err != nil {
			t.Errorf("%s: %v", teks, err)
		} else if diff := cmp.Diff(mau, j); diff != "" {
			t.Errorf("%s (-want +got):\n%s", teks, diff)
		}
	}
}

func TestBacaJawabanRefuses(t *testing.T) {
	for teks, id := range map[string]string{
		``:                                     "IDX-JSON-01",
		`{"nilai":{"1":3`:                      "IDX-JSON-01",
		`{"nilai":{"1":03}}`:                   "IDX-JSON-01",
		`{"nilai":{"1":NaN}}`:                  "IDX-JSON-01",
		`1;3`:                                  "IDX-JSON-01",
		`[1,2]`:                                "IDX-JSON-02",
		`{}`:                                   "IDX-JSON-02",
		`null`:                                 "IDX-JSON-02",
		`{"niali":{"1":3}}`:                    "IDX-JSON-02",
		`{"nilai":[3]}`:                        "IDX-JSON-02",
		`{"nilai":null}`:                       "IDX-JSON-02",
		`{"nilai":{"1":true}}`:                 "IDX-JSON-02",
		`{"nilai":{"1":[3]}}`:                  "IDX-JSON-02",
		`{"nilai":{"1":{"tingkat":3}}}`:        "IDX-JSON-02",
		`{"instrumen":7,"nilai":{"1":3}}`:      "IDX-JSON-02",
		`{"nilai":{"1":3,"1":4}}`:              "IDX-JSON-03",
		`{"nilai":{"1":3},"nilai":{}}`:         "IDX-JSON-03",
		strings.Repeat("x", indeks.MaksUkuran): "IDX-JSON-01",
	} {
		_, err := indeks.BacaJawaban([]byte(teks))
		if !ids(temuan(err))[id] {
			t.Errorf("%.60s: want %s, got %v", teks, id, err)
		}
		if err != nil && len(err.Error()) > 500 {
			t.Errorf("message of %d bytes", len(err.Error()))
		}
	}
	if _, err := indeks.BacaJawaban(make([]byte, indeks.MaksUkuran+1)); !ids(temuan(err))["IDX-UKURAN-01"] {
		t.Errorf("no size limit: %v", err)
	}
}

func TestBarisJawaban(t *testing.T) {
	mau := map[string]string{"1": "3", "35-1": "2,5"}
	for nama, baris := range map[string][][]string{
		"plain":         {{"1", "3"}, {"35-1", "2,5"}},
		"headings":      {{"nomor_indikator", "tingkat"}, {"1", "3"}, {"35-1", "2,5"}},
		"other order":   {{"Nama", "Tingkat", "Nomor Indikator"}, {"Kebijakan", "3", "1"}, {"Layanan", "2,5", "35-1"}},
		"empty rows":    {{}, {"", " "}, {"\ufeffnomor_indikator", "nilai"}, nil, {" 1 ", " 3"}, {"35-1", "2,5"}, {""}},
		"same twice":    {{"1", "3"}, {"35-1", "2,5"}, {"1", "3"}},
		"nomor wins":    {{"kode", "nomor_indikator", "nilai", "tingkat"}, {"x", "1", "9", "3"}, {"y", "35-1", "9", "2,5"}},
		"short row":     {{"1", "3"}, {"35-1", "2,5"}, {""}},
		"heading lists": {{"Indikator", "Level"}, {"1", "3"}, {"35-1", "2,5"}},
	} {
		got, fs := indeks.BarisJawaban(baris)
		if diff := cmp.Diff(mau, got); diff != "" || len(fs) != 0 {
			t.Errorf("%s: %v (-want +got):\n%s", nama, fs, diff)
		}
	}
}

func TestBarisJawabanFindings(t *testing.T) {
	for nama, c := range map[string]struct {
		baris [][]string
		id    string
		sisa  map[string]string
	}{
		"no number":   {[][]string{{"1", "3"}, {"", "2"}}, "IDX-BARIS-01", map[string]string{"1": "3"}},
		"conflict":    {[][]string{{"1", "3"}, {"2", "2"}, {"1", "4"}, {"1", "3"}}, "IDX-BARIS-02", map[string]string{"2": "2"}},
		"no values":   {[][]string{{"nomor_indikator", "keterangan"}, {"1", "3"}}, "IDX-BARIS-03", map[string]string{}},
		"nothing":     {[][]string{{}, {""}}, "IDX-BARIS-04", map[string]string{}},
		"nil":         {nil, "IDX-BARIS-04", map[string]string{}},
		"only titles": {[][]string{{"nomor_indikator", "tingkat"}}, "IDX-BARIS-04", map[string]string{}},
		"huge":        {make([][]string, 1_000_000), "IDX-BARIS-05", map[string]string{}},
	} {
		got, fs := indeks.BarisJawaban(c.baris)
		if !ids(fs)[c.id] || !kominfo.AdaGalat(fs) {
			t.Errorf("%s: want %s, got %v", nama, c.id, fs)
		}
		if diff := cmp.Diff(c.sisa, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", nama, diff)
		}
	}
	// A formula or markup in a cell is text; Isi then says that it is no number.
	nilai, _ := indeks.BarisJawaban([][]string{{"1", "=HYPERLINK(\"x\")"}, {"2", "<b>3</b>"}})
	if _, fs := muat(t, "kecil.json").Isi(nilai); len(fs) != 3 || fs[0].ID != "IDX-NILAI-02" || fs[1].ID != "IDX-NILAI-02" {
		t.Errorf("got %v", fs)
	}
}

func FuzzBacaJawaban(f *testing.F) {
	for _, s := range []string{`{"nilai":{"1":3,"2":"2.50"}}`, `{"nilai":{"1":null}}`, `{"nilai":`, `{"nilai":{"1":1e999}}`, `{"nilai":{"a":{}}}`} {
		f.Add([]byte(s))
	}
	in := muat(f, "kecil.json")
	f.Fuzz(func(t *testing.T, data []byte) {
		j, err := indeks.BacaJawaban(data)
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah || len(temuan(err)) == 0 {
				t.Fatalf("an error without findings: %v", err)
			}
			return
		}
		b, err := json.Marshal(map[string]any{"nilai": j.Nilai})
		if err != nil {
			t.Fatal(err)
		}
		lagi, err := indeks.BacaJawaban(b)
		// Names that differ only in case or in bad UTF-8 cannot be told apart again.
		if err == nil && len(lagi.Nilai) != len(j.Nilai) {
			t.Fatalf("%d answers, read back as %d", len(j.Nilai), len(lagi.Nilai))
		}
		l, _ := in.Isi(j.Nilai)
		if h := in.Score(l, indeks.Opsi{}); h.Lengkap && h.Predikat == "" {
			t.Fatalf("%+v", h)
		}
	})
}

func FuzzBarisJawaban(f *testing.F) {
	f.Add("nomor_indikator;tingkat\n1;3\n2;2,5")
	f.Add("1;3\n1;4\n;5\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		var baris [][]string
		for b := range strings.SplitSeq(s, "\n") {
			baris = append(baris, strings.Split(b, ";"))
		}
		nilai, fs := indeks.BarisJawaban(baris)
		if len(nilai) == 0 && len(fs) == 0 {
			t.Fatal("nothing was read and nothing is said")
		}
		if !slices.IsSortedFunc(fs, func(a, b kominfo.Finding) int { return nomorBaris(a) - nomorBaris(b) }) {
			t.Fatalf("findings are out of order: %v", fs)
		}
	})
}

func nomorBaris(f kominfo.Finding) int {
	var n int
	_, _ = fmt.Sscanf(f.Path, "baris %d", &n)
	return n
}
