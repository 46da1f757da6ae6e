package tabel

import (
	"bytes"
	"strings"
)

// barisSep recognises the first line "sep=;" that Excel obeys, and gives the
// separator and the length of the line with its end.
func barisSep(s []byte, baris byte) (sep byte, n int) {
	i := bytes.IndexByte(s, baris)
	if i < 0 || i > 16 {
		return 0, 0
	}
	g := strings.Trim(strings.TrimSuffix(string(s[:i]), "\r"), "\"")
	if len(g) == 5 && strings.EqualFold(g[:4], "sep=") {
		return g[4], i + 1
	}
	return 0, 0
}

// kenaliPemisah finds the separator of a sample. For every candidate it counts
// the fields of each record; the best is the one under which most records have
// the same number of fields, two or more. The first record counts three times,
// because a header has no decimal commas. On a tie tab, ; and | win over the
// comma: they do not stand in every line by chance, a comma in numbers does.
func kenaliPemisah(s []byte, baris byte, utuh bool) byte {
	terbaik, nilai := byte(','), 0
	for _, c := range []byte{'\t', ';', '|', ','} {
		if bytes.IndexByte(s, c) < 0 {
			continue
		}
		if n := nilaiPemisah(s, c, baris, utuh); n > nilai {
			terbaik, nilai = c, n
		}
	}
	return terbaik
}

func nilaiPemisah(s []byte, c, baris byte, utuh bool) int {
	p := PembacaCSV{o: Opsi{}.isi(), buf: s, end: len(s), eof: true, pemisah: c, baris: baris}
	var lebar []int
	for len(lebar) < 200 && p.pos < p.end {
		garis := p.buf[p.pos:p.end]
		if i := bytes.IndexByte(garis, baris); i >= 0 {
			garis = garis[:i]
		} else if !utuh && len(lebar) > 0 {
			break // the sample cuts the last line
		}
		if bytes.IndexByte(garis, '"') >= 0 {
			n, ok := p.cariAkhir()
			if !ok {
				n = len(garis) + 1
			}
			lebar = append(lebar, len(p.batas)/3)
			p.pos = min(p.pos+n, p.end)
			continue
		}
		if len(bytes.TrimSpace(garis)) > 0 {
			lebar = append(lebar, 1+bytes.Count(garis, []byte{c}))
		}
		p.pos = min(p.pos+len(garis)+1, p.end)
	}
	banyak := map[int]int{}
	for i, n := range lebar {
		banyak[n]++
		if i == 0 {
			banyak[n] += 2
		}
	}
	nilai := 0
	for n, k := range banyak {
		if n >= 2 {
			nilai = max(nilai, k)
		}
	}
	return nilai
}
