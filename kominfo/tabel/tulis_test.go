package tabel

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAmankan(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"\n=1": "'\n=1", "＝1": "'＝1", "-": "-", "--": "--", "-5": "-5", "+62811": "+62811", "-1.234,56": "-1.234,56", "-3,2 %": "-3,2 %",
		"-.5": "'-.5", "-A1": "'-A1", "-5%-": "'-5%-", "": "", "a=b": "a=b", "'x": "'x", "19.06": "19.06",
	} {
		if got := Amankan(in); got != want {
			t.Errorf("Amankan(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTulisCSV(t *testing.T) {
	baris := [][]string{{"sep=x", "kode"}, {"=HYPERLINK(\"http://x\")", "19.06"}, {"a;b", "x\ny"}, {""}, {"\xff", " spasi"}}
	var b bytes.Buffer
	if err := TulisCSV(&b, slices.Values(baris), UntukExcel()); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF\"sep=x\";kode\r\n\"'=HYPERLINK(\"\"http://x\"\")\";19.06\r\n\"a;b\";\"x\ny\"\r\n\"\"\r\n\uFFFD;\" spasi\"\r\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
}

// What is written reads back the same, and no cell can start a formula.
func TestTulisBacaCSV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sel := rapid.OneOf(rapid.SampledFrom([]string{"", "=1", "-", "-5", "a;b", "x,y", "\"", "\r\n", "'", "'=x", "@", "é"}), rapid.StringN(0, 12, 40))
		baris := rapid.SliceOfN(rapid.SliceOfN(sel, 2, 4), 1, 6).Draw(t, "baris")
		var want [][]string
		for i, r := range baris {
			r = append([]string{"k"}, r...) // the file is a table: no zero byte, some text
			for j := range r {
				r[j] = string(bytes.ReplaceAll(bytes.ToValidUTF8([]byte(r[j]), []byte("?")), []byte{0}, nil))
			}
			baris[i] = r
			want = append(want, r)
		}
		var b bytes.Buffer
		o := OpsiTulis{Pemisah: rapid.SampledFrom([]byte{',', ';'}).Draw(t, "pemisah"), BOM: true}
		if err := TulisCSV(&b, slices.Values(baris), o); err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for r, err := range BacaCSV(&b, Opsi{Pemisah: o.Pemisah}).Baris() {
			if err != nil {
				t.Fatal(err)
			}
			var s []string
			for _, f := range r.Medan {
				if berbahaya(string(f)) && !angkaPolos(string(f)) {
					t.Fatalf("cell %q can start a formula", f)
				}
				s = append(s, LepasPengaman(string(f)))
			}
			got = append(got, s)
		}
		for i := range want { // an apostrophe of the user before a formula is lost
			for j := range want[i] {
				want[i][j] = LepasPengaman(want[i][j])
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("round trip (-want +got):\n%s", diff)
		}
	})
}
