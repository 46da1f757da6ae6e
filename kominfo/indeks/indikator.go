package indeks

import "github.com/lumbung-id/lumbung/kominfo"

// Indikator is one item that gets a value.
type Indikator struct {
	Nomor      string          `json:"nomor"`                 // key of the answer: "12", "35-1"
	Kode       string          `json:"kode"`                  // "I12"
	KodeLuar   string          `json:"kode_luar,omitempty"`   // number in the evaluation portal: "1.1"
	Nama       string          `json:"nama"`                  // short, for lists
	NamaResmi  string          `json:"nama_resmi,omitempty"`  // as the regulation has it
	NamaLain   []string        `json:"nama_lain,omitempty"`   // variants seen elsewhere
	Aspek      string          `json:"aspek,omitempty"`       // Aspek.Kode
	Bobot      Pecahan         `json:"bobot"`                 // share of BobotTotal
	Jenis      string          `json:"jenis,omitempty"`       // Jenis.Kode, chooses the names of the levels
	Pertanyaan string          `json:"pertanyaan,omitempty"`  // the question put to the office
	Definisi   string          `json:"definisi,omitempty"`    // what is measured
	Cakupan    []string        `json:"cakupan,omitempty"`     // the parts that a complete answer covers
	Status     StatusIndikator `json:"status"`                // how well its texts are known
	IndeksLuar *IndeksLuar     `json:"indeks_luar,omitempty"` // index of another institution that counts here
	Kelanjutan *Kelanjutan     `json:"kelanjutan,omitempty"`  // indicators of the instrument before
	Catatan    []Catatan       `json:"catatan,omitempty"`
	Tingkat    []Kriteria      `json:"tingkat"` // criteria and evidence, lowest level first
}

// StatusIndikator says how well the texts of an indicator are known.
type StatusIndikator struct {
	Nama     kominfo.StatusSumber `json:"nama"`
	Kriteria kominfo.StatusSumber `json:"kriteria"`
	Bukti    kominfo.StatusSumber `json:"bukti,omitempty"` // empty when no evidence list is known
	Catatan  string               `json:"catatan,omitempty"`
}

// Kriteria is what one level asks for and what proves it.
type Kriteria struct {
	Tingkat int     `json:"tingkat"`
	Teks    string  `json:"kriteria"`
	Bukti   []Butir `json:"bukti,omitempty"`
}

// Butir is one piece of evidence. Poin stays empty where the official table of
// points is not known; then the items of a level share its points.
type Butir struct {
	Teks string   `json:"teks"`
	Poin *Pecahan `json:"poin,omitempty"`
}

// PeranIndeks says how an index of another institution counts.
type PeranIndeks string

const (
	// SumberNilai: the index, converted, is the value of the indicator.
	SumberNilai PeranIndeks = "sumber_nilai"
	// ButirBukti: a level of the index is one piece of evidence among others.
	ButirBukti PeranIndeks = "butir_bukti"
)

// IndeksLuar ties an indicator to an index of another institution.
type IndeksLuar struct {
	Nama     string         `json:"nama"`
	Pemilik  string         `json:"pemilik"`        // institution that publishes it
	Area     string         `json:"area,omitempty"` // part of the index that is meant
	Peran    PeranIndeks    `json:"peran"`
	Konversi Konversi       `json:"konversi,omitempty"` // only for sumber_nilai
	Gerbang  []Gerbang      `json:"gerbang,omitempty"`  // only for butir_bukti
	Sumber   kominfo.Sumber `json:"sumber"`
}

// Gerbang is the part of the foreign index that serves as evidence for a level.
type Gerbang struct {
	Tingkat int     `json:"tingkat"`
	Dari    Pecahan `json:"dari"`
	Sampai  Pecahan `json:"sampai"`
}

// Kelanjutan names the indicators of an older instrument that this one
// continues. Scores of two instruments are still not comparable.
type Kelanjutan struct {
	Instrumen string               `json:"instrumen"`           // Instrumen.ID
	Indikator []string             `json:"indikator,omitempty"` // Nomor there; empty for a new indicator
	Sifat     Sifat                `json:"sifat"`
	Status    kominfo.StatusSumber `json:"status"`
	Catatan   string               `json:"catatan,omitempty"`
}

// Sifat says how an indicator stands to its forerunners.
type Sifat string

const (
	DipakaiUlang Sifat = "dipakai_ulang" // evidence can be used again
	Diperbarui   Sifat = "diperbarui"    // evidence must be brought up to date
	Baru         Sifat = "baru"          // nothing before it
	Padanan      Sifat = "padanan"       // counterpart by subject; nothing said about evidence
)

// Cari gives the indicator with the given nomor or kode.
func (in *Instrumen) Cari(nomor string) (Indikator, bool) {
	if in.inti == nil {
		return Indikator{}, false
	}
	i, ok := in.inti.urut[nomor]
	if !ok {
		return Indikator{}, false
	}
	return in.Indikator[i], true
}

// LabelTingkat gives the name of a level for a kind of indicator: ("proses", 3)
// is "Terdefinisi"; "" when there is none.
func (in *Instrumen) LabelTingkat(jenis string, tingkat int) string {
	for _, j := range in.Skala.Jenis {
		if j.Kode != jenis {
			continue
		}
		for _, t := range j.Tingkat {
			if t.Tingkat == tingkat {
				return t.Nama
			}
		}
	}
	return ""
}

// TingkatDari gives the level in which a value lies: the value itself on a scale
// of whole numbers, the band of levels on a decimal one. It reports false when
// the instrument has no level for the value.
func (in *Instrumen) TingkatDari(nilai Pecahan) (int, bool) {
	for _, t := range in.PitaTingkat {
		if t.Memuat(nilai) {
			return t.Tingkat, true
		}
	}
	if in.Skala.Bulat && nilai.q1 == 0 && nilai.Cmp(in.Skala.Min) >= 0 && nilai.Cmp(in.Skala.Max) <= 0 {
		return int(nilai.p), true
	}
	return 0, false
}

// Predikat gives the band in which an index lies, and false outside all bands.
func (in *Instrumen) Predikat(indeks Pecahan) (Pita, bool) {
	for _, p := range in.Pita {
		if p.Memuat(indeks) {
			return p, true
		}
	}
	return Pita{}, false
}
