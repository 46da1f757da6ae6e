package spbe

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// temuan collects findings.
type temuan []kominfo.Finding

func (t *temuan) catat(s kominfo.Severity, id, jalur, pesan string) {
	*t = append(*t, kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: pesan})
}

func (t *temuan) galat(id, jalur, pesan string) { t.catat(kominfo.Galat, id, jalur, pesan) }

// nilai adds what the instrument says against values. jalur is their path; when it
// is empty or ends with a dot, the instrument's own path follows it. Unanswered
// indicators are the score's business.
func (t *temuan) nilai(in *indeks.Instrumen, jalur string, nilai map[string]string) {
	_, fs := in.Isi(nilai)
	for i := range fs {
		if f := &fs[i]; f.Severity == kominfo.Galat {
			if jalur == "" || jalur[len(jalur)-1] == '.' {
				f.Path = jalur + f.Path
			} else {
				f.Path = jalur
			}
			*t = append(*t, *f)
		}
	}
}

// indikator gives the indicator of that nomor, and false with a finding when the
// instrument does not have it. Only the nomor will do, not the code: keys stay
// unique.
func (t *temuan) indikator(in *indeks.Instrumen, p *Penilaian, nomor string) (indeks.Indikator, bool) {
	if in == nil {
		t.galat("SPBE-INSTRUMEN-01", "instrumen", "Instrumen "+strconv.Quote(potong(p.Instrumen))+" tidak dikenal.")
		return indeks.Indikator{}, false
	}
	i, ok := in.Cari(nomor)
	if ok = ok && i.Nomor == nomor; !ok {
		t.galat("SPBE-INDIKATOR-01", "indikator", "Indikator "+strconv.Quote(potong(nomor))+" tidak ada di "+NamaPendek(in.ID)+". Tulis nomornya, "+in.Indikator[0].Nomor+" sampai "+in.Indikator[len(in.Indikator)-1].Nomor+".")
	}
	return i, ok
}

// teks adds what is wrong with a text inside a nested value, which the rules of
// fields do not reach: its length, and letters that make it look other than it is.
func (t *temuan) teks(jalur, s string, panjang int) {
	if len(s) > 4*panjang || len([]rune(s)) > panjang {
		t.galat("SPBE-TEKS-01", jalur, "Isian "+jalur+" terlalu panjang, paling banyak "+strconv.Itoa(panjang)+" huruf.")
	} else if adaTersembunyi(s) {
		t.galat("SPBE-TEKS-02", jalur, "Isian "+jalur+" memuat huruf tersembunyi. Ketik ulang teksnya, jangan ditempel.")
	}
}

// adaTersembunyi reports whether s has control or direction characters, or is no
// valid text.
func adaTersembunyi(s string) bool {
	for _, c := range s {
		if c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0xfffd {
			return true
		}
	}
	return false
}

// potong keeps a sentence readable when what was typed is not.
func potong(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
