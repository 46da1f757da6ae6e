package banding

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Asal says what the numbers of a [Capaian] are made of.
type Asal string

const (
	// DariIndikator: computed exactly from the values of the indicators.
	DariIndikator Asal = "indikator"
	// DariTerbit: taken over as published, rounded to a number of decimals.
	DariTerbit Asal = "terbit_dibulatkan"
)

// Label is the Indonesian text shown to people.
func (a Asal) Label() string {
	switch a {
	case DariIndikator:
		return "dihitung tepat dari nilai indikator"
	case DariTerbit:
		return "dari nilai terbit yang dibulatkan"
	}
	return "asal nilai tidak disebut"
}

// Capaian is what one institution reached in one year by one instrument. Values
// are exact fractions by the kode of the instrument (indicators by nomor); a
// missing key is a value that is not known, never zero.
type Capaian struct {
	Kode      string `json:"kode"` // code of the institution
	Nama      string `json:"nama"`
	Kategori  string `json:"kategori,omitempty"` // "Kabupaten", as the source has it
	Daerah    string `json:"daerah,omitempty"`   // "Pusat" or the region, as the source has it
	Tahun     int    `json:"tahun"`
	Instrumen string `json:"instrumen"`        // instrumen.SPBE2020, …
	Metode    string `json:"metode,omitempty"` // "mandiri", "terbit", …; compare like with like
	Asal      Asal   `json:"asal"`
	Desimal   int    `json:"desimal,omitempty"` // DariTerbit: decimals to which the values were rounded

	// Kelompok: not one institution but a published average of a group. It is shown
	// beside the others, never ranked and never averaged again.
	Kelompok bool `json:"kelompok,omitempty"`

	Lengkap  bool           `json:"lengkap"`            // there is an index
	Indeks   indeks.Pecahan `json:"indeks,omitzero"`    // only when Lengkap
	Predikat string         `json:"predikat,omitempty"` // only when Lengkap; an average has none

	Domain    map[string]indeks.Pecahan `json:"domain,omitempty"`
	Aspek     map[string]indeks.Pecahan `json:"aspek,omitempty"`
	Indikator map[string]indeks.Pecahan `json:"indikator,omitempty"`

	Sumber *kominfo.Sumber `json:"sumber,omitempty"`
}

// Hitung fills a Capaian from the values of the indicators, exactly. Of siapa it
// keeps who, when and by which method; everything else is set. The findings are
// those of [indeks.Instrumen.Isi]; while an indicator is unanswered there is no
// index, but the complete domains and aspek are there.
func Hitung(in *indeks.Instrumen, siapa Capaian, nilai map[string]string) (Capaian, []kominfo.Finding) {
	l, fs := in.Isi(nilai)
	h := in.Score(l, indeks.Opsi{})
	c := siapa
	c.Instrumen, c.Asal, c.Desimal = in.ID, DariIndikator, 0
	c.Lengkap, c.Indeks, c.Predikat = h.Lengkap, h.Indeks, h.Predikat
	c.Domain, c.Aspek, c.Indikator = subLengkap(h.Domain), subLengkap(h.Aspek), nil
	for i := range in.Indikator {
		n := in.Indikator[i].Nomor
		if v, ada := l.Nilai(n); ada {
			if c.Indikator == nil {
				c.Indikator = map[string]indeks.Pecahan{}
			}
			c.Indikator[n] = v
		}
	}
	return c, fs
}

func subLengkap(ss []indeks.SubIndeks) map[string]indeks.Pecahan {
	var m map[string]indeks.Pecahan
	for _, s := range ss {
		if s.Lengkap {
			if m == nil {
				m = map[string]indeks.Pecahan{}
			}
			m[s.Kode] = s.Nilai
		}
	}
	return m
}

// DariPembanding makes a published average comparable: rounded to two decimals,
// without a predikat.
func DariPembanding(p instrumen.Pembanding) Capaian {
	return Capaian{Kode: p.ID, Nama: p.Nama, Kategori: p.Kelompok, Tahun: p.Tahun, Instrumen: p.Instrumen, Metode: "terbit",
		Kelompok: true, Asal: DariTerbit, Desimal: 2, Lengkap: true, Indeks: p.Indeks, Domain: p.Domain, Aspek: p.Aspek, Sumber: &p.Sumber}
}

// setengah is half a unit of the last of n decimals: how far a rounded value can
// lie from the one it stands for.
func setengah(n int) indeks.Pecahan {
	q := int64(2)
	for range min(max(n, 0), 17) {
		q *= 10
	}
	p, _ := indeks.NewPecahan(1, q) // q is above zero and fits
	return p
}

// toleransi is how far the values of c can lie from the true ones; zero when exact.
func (c *Capaian) toleransi() indeks.Pecahan {
	if c.Asal == DariIndikator {
		return indeks.Pecahan{}
	}
	return setengah(c.Desimal)
}

// dua writes a value with two decimals for people.
func dua(x indeks.Pecahan) string {
	return kominfo.FormatDesimal(x.Bulat(2, indeks.SetengahKeAtas))
}

// tulis writes a value with n decimals for people, at least two.
func tulis(x indeks.Pecahan, n int) string {
	return kominfo.FormatDesimal(x.Bulat(min(max(n, 2), 10), indeks.SetengahKeAtas))
}

func mutlak(x indeks.Pecahan) indeks.Pecahan {
	if x.Cmp(indeks.Pecahan{}) >= 0 {
		return x
	}
	y, err := indeks.Pecahan{}.Kurang(x)
	if err != nil {
		return x
	}
	return y
}

// nama gives what people call an instrument.
func nama(id string) string {
	if id == "" {
		return "(tanpa instrumen)"
	}
	return spbe.NamaPendek(potong(id))
}

// potong keeps a message readable and harmless: at most 60 letters, and no
// control or direction-changing characters.
func potong(s string) string {
	b := make([]rune, 0, 64)
	for _, r := range s {
		if len(b) == 60 {
			return string(append(b, '…'))
		}
		if kendali(r) {
			r = '\uFFFD'
		}
		b = append(b, r)
	}
	return string(b)
}

// kendali: control characters and those that turn the direction of the text,
// with which a name could show something else than it is.
func kendali(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f ||
		r == 0x2028 || r == 0x2029
}

func temuan(id string, s kominfo.Severity, jalur, pesan string) kominfo.Finding {
	return kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: pesan}
}

func angka(n int) string { return strconv.Itoa(n) }
