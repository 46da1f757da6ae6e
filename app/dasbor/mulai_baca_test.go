//go:build !(js && wasm)

package dasbor

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
)

func TestBacaNilai(t *testing.T) {
	mau := map[string]string{"1": "3", "2": "2,5"}
	for nama, isi := range map[string]string{
		"a.csv": "nomor_indikator;tingkat\n1;3\n2;2,5\n", "b.csv": "1;3\n2;2,5\n", "c.tsv": "1\t3\n2\t2,5\n", "d.csv": "\ufeffNomor;Nilai\r\n1;3\r\n\r\n2;2,5\r\n", "e.csv": "1,3\n2,\"2,5\"\n",
	} {
		got, fs, err := BacaNilai(nama, []byte(isi))
		if diff := cmp.Diff(mau, got); diff != "" || err != nil || kominfo.AdaGalat(fs) {
			t.Errorf("%s: %v %v (-want +got):\n%s", nama, fs, err, diff)
		}
	}
	for nama, isi := range map[string]string{"a.pdf": "%PDF-1.7\n\xe2\xe3", "a.xlsx": "PK\x03\x04", "a.csv": "1;3\n1;4\n", "b.csv": "nama;alamat\nx;y\n"} {
		nilai, fs, err := BacaNilai(nama, []byte(isi))
		if err == nil && !kominfo.AdaGalat(fs) && len(nilai) > 0 {
			p := spbe.Penilaian{Instrumen: "pemdi-2026", Tahun: 2026, Nilai: nilai}
			in, _ := (&spbe.Pustaka{}).Buka(p.Instrumen)
			if !kominfo.AdaGalat(p.Check(in)) {
				t.Errorf("%s diterima: %v", nama, nilai)
			}
		}
	}
}
