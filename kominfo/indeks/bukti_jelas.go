package indeks

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Jelaskan tells how the value came about, one sentence for each level and the
// sum with its rule at the end: the answer to "where does this number come from".
func (h *HasilBukti) Jelaskan() []string {
	var s []string
	jumlah := tampilNilai(h.Awal)
	for i := range h.Rinci {
		t := &h.Rinci[i]
		// %[1]d level, %[2]d accepted, %[3]d items, %[4]s points now, %[5]s points of
		// the level, %[6]d the level that closes it
		pesan := "Tingkat %[1]d: %[2]d dari %[3]d butir diterima"
		if t.TanpaDaftar {
			pesan = "Tingkat %[1]d: daftar bukti tidak diketahui; %[2]d dari %[3]d bukti untuk seluruh tingkat diterima"
		}
		switch {
		case !h.Ada:
		case !t.Terbuka:
			pesan += "; tidak dihitung karena tingkat %[6]d belum lengkap"
		case t.Lengkap:
			pesan += ", lengkap; menambah %[4]s"
		default:
			pesan += "; menambah %[4]s dari %[5]s"
		}
		nilai := tampilNilai(t.Nilai)
		if t.Nilai.p != 0 {
			jumlah += " + " + nilai
		}
		s = append(s, fmt.Sprintf(pesan+".", t.Tingkat, t.Diterima, len(t.Butir), nilai, tampilNilai(t.Poin), h.Naik.Tingkat))
	}
	if h.Ada {
		s = append(s, fmt.Sprintf("Nilai = %s = %s. Aturan: %s.", jumlah, tampilNilai(h.Nilai), h.Sumber.String()))
		if n := &h.Naik; n.Tingkat != 0 {
			s = append(s, fmt.Sprintf("Bila seluruh butir tingkat %d diterima, nilai menjadi %s; kurang %d butir.", n.Tingkat, tampilNilai(n.Menjadi), len(n.Kurang)))
		}
	}
	return s
}

// tampilNilai writes a value with two decimals, and the exact fraction beside it
// where two decimals do not say it all: "1,17 (tepatnya 7/6)".
func tampilNilai(x Pecahan) string {
	s := x.Bulat(2, SetengahKeAtas)
	if v, err := ParsePecahan(s); err == nil && v == x {
		return kominfo.FormatDesimal(s)
	}
	return kominfo.FormatDesimal(s) + " (tepatnya " + x.Teks() + ")"
}
