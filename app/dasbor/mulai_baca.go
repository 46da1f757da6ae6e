//go:build !(js && wasm)

package dasbor

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// BacaNilai reads a two-column table (nomor, nilai) from a file or a pasted text.
func BacaNilai(nama string, isi []byte) (map[string]string, []kominfo.Finding, error) {
	b, err := tabel.Baca(nama, isi, tabel.Opsi{MaksUrai: 64 << 20, MaksSel: 200_000})
	if err != nil {
		return nil, nil, err
	}
	var baris [][]string
	for l := range b.Tampak() {
		for _, r := range l.Baris {
			teks := make([]string, 0, len(r.Sel))
			for _, s := range r.Sel {
				teks = append(teks, s.Asli())
			}
			baris = append(baris, teks)
		}
		break // the first visible sheet
	}
	nilai, fs := indeks.BarisJawaban(baris)
	return nilai, fs, nil
}
