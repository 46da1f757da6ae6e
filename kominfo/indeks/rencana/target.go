package rencana

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Target is what the plan must reach: an index of at least Batas, above Batas when
// Lebih is set (a band whose lower end is not part of it).
type Target struct {
	Batas    indeks.Pecahan
	Lebih    bool
	Predikat string // the name it was given by, "" for a number
}

// Tercapai reports whether an index reaches the target. It compares exactly.
func (t Target) Tercapai(x indeks.Pecahan) bool {
	c := x.Cmp(t.Batas)
	return c > 0 || c == 0 && !t.Lebih
}

// BacaTarget reads an index ("2.60", "2,60", "13/5") or the name of a predikat
// ("Baik"; upper and lower case count as the same), which stands for the exact
// lower end of its band. Errors are of kind tidak_sah: RCN-TARGET-01 for what is
// neither, RCN-TARGET-02 for an index that the instrument cannot give.
func BacaTarget(in *indeks.Instrumen, s string) (Target, error) {
	tolak := func(id, pesan string) (Target, error) {
		return Target{}, kominfo.TidakSahKarena("rencana.BacaTarget", []kominfo.Finding{{ID: id, Path: "target", Severity: kominfo.Galat, Message: pesan}})
	}
	s = strings.TrimSpace(s)
	nama := ""
	for _, p := range in.Pita {
		if strings.EqualFold(s, p.Predikat) {
			return Target{p.Dari, !p.DariTermasuk, p.Predikat}, nil
		}
		nama += ", " + p.Predikat
	}
	angka := s
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		angka = strings.Replace(s, ",", ".", 1)
	}
	x, err := indeks.ParsePecahan(angka)
	if err != nil {
		return tolak("RCN-TARGET-01", `Target "`+potong(s)+`" bukan indeks atau predikat. Tulis misalnya 2.60, atau salah satu dari: `+strings.TrimPrefix(nama, ", ")+".")
	}
	if bawah, atas, ok := rentang(in); ok && (x.Cmp(bawah) < 0 || x.Cmp(atas) > 0) {
		return tolak("RCN-TARGET-02", "Target "+x.Teks()+" di luar indeks yang mungkin: "+bawah.Teks()+" sampai "+atas.Teks()+".")
	}
	return Target{Batas: x}, nil
}

// rentang gives the ends of the index, which the bands cover.
func rentang(in *indeks.Instrumen) (bawah, atas indeks.Pecahan, ok bool) {
	for i, p := range in.Pita {
		if i == 0 || p.Dari.Cmp(bawah) < 0 {
			bawah = p.Dari
		}
		if i == 0 || p.Sampai.Cmp(atas) > 0 {
			atas = p.Sampai
		}
	}
	return bawah, atas, len(in.Pita) > 0
}
