package indeks

import (
	"github.com/lumbung-id/lumbung/kominfo"
)

// Cara says how values become an index.
type Cara string

const (
	// RataRata: index = sum(bobot × nilai) / sum(bobot), on the scale of the
	// values. SPBE, Pemdi, EPSS and monev KIP work so.
	RataRata Cara = "rata_rata"
	// Jumlah: index = sum(bobot × nilai). Points add up, as in Indeks KAMI, where
	// a question of stage 2 is worth twice one of stage 1.
	Jumlah Cara = "jumlah"
)

// Instrumen is one edition of a maturity instrument: everything that is needed
// to show its questions and to score the answers. Use [Load] to get one; a
// literal is not proven and scores nothing. Treat it as read-only.
type Instrumen struct {
	ID           string               `json:"id"`                      // stable name: "spbe-2020"
	Judul        string               `json:"judul"`                   // full title for people
	Status       kominfo.StatusSumber `json:"status"`                  // the weakest status that weights and structure have
	Berlaku      Berlaku              `json:"berlaku"`                 // the years that it scores
	Dasar        []kominfo.Sumber     `json:"dasar"`                   // regulations it rests on, the main one first
	Rujukan      []Rujukan            `json:"rujukan,omitempty"`       // publications that notes refer to by code
	Cara         Cara                 `json:"cara"`                    // weighted mean or sum
	BobotTotal   Pecahan              `json:"bobot_total"`             // what all weights add up to, exactly
	SumberBobot  kominfo.Sumber       `json:"sumber_bobot"`            // where the weights stand
	SumberRumus  kominfo.Sumber       `json:"sumber_rumus"`            // where the formula stands
	SumberBulat  kominfo.Sumber       `json:"sumber_pembulatan"`       // what is known about rounding
	Skala        Skala                `json:"skala"`                   // permitted values of an indicator
	SumberPita   kominfo.Sumber       `json:"sumber_pita"`             // where the bands stand
	Pita         []Pita               `json:"pita"`                    // predikat bands over the whole range of the index
	PitaTingkat  []PitaTingkat        `json:"pita_tingkat,omitempty"`  // level of a decimal value; empty for whole-number scales
	PoinTingkat  *PoinTingkat         `json:"poin_tingkat,omitempty"`  // how accepted evidence adds up to a decimal value
	Domain       []Domain             `json:"domain,omitempty"`        // top groups; empty when aspek come first
	Aspek        []Aspek              `json:"aspek,omitempty"`         // groups of indicators
	Indikator    []Indikator          `json:"indikator"`               // what is answered, in the order of the form
	Catatan      []Catatan            `json:"catatan,omitempty"`       // remarks on the instrument as a whole
	SumberIndeks *kominfo.Sumber      `json:"sumber_indeks,omitempty"` // how indices of other institutions are taken over

	inti *inti // integer form, made by Load
}

// Berlaku says which assessments the instrument scores: years, both included,
// and the days on which its regulation came into and went out of force.
type Berlaku struct {
	TahunDari   int             `json:"tahun_dari"`             // first year scored
	TahunSampai int             `json:"tahun_sampai,omitempty"` // last year scored; 0 while it is in use
	Mulai       kominfo.Tanggal `json:"mulai,omitzero"`         // regulation in force from
	Akhir       kominfo.Tanggal `json:"akhir,omitzero"`         // regulation revoked on
	Sumber      kominfo.Sumber  `json:"sumber"`
}

// Mencakup reports whether the assessment year tahun is scored.
func (b Berlaku) Mencakup(tahun int) bool {
	return tahun >= b.TahunDari && (b.TahunSampai == 0 || tahun <= b.TahunSampai)
}

// Rujukan is a publication that notes cite by a short code.
type Rujukan struct {
	Kode    string `json:"kode"` // "S1"
	Judul   string `json:"judul"`
	Tautan  string `json:"tautan,omitempty"`
	Catatan string `json:"catatan,omitempty"` // what it was used for
}

// Skala is the set of values an indicator may have: from Min to Max, whole
// numbers or any exact decimal.
type Skala struct {
	Min    Pecahan        `json:"min"`
	Max    Pecahan        `json:"max"`
	Bulat  bool           `json:"bulat"` // only whole numbers
	Jenis  []Jenis        `json:"jenis"` // names of the levels for each kind of indicator
	Sumber kominfo.Sumber `json:"sumber"`
}

// Jenis is a kind of indicator (proses, layanan) with its own names for levels.
type Jenis struct {
	Kode    string         `json:"kode"` // "proses"
	Nama    string         `json:"nama"`
	Tingkat []LabelTingkat `json:"tingkat"`
	Sumber  kominfo.Sumber `json:"sumber"`
}

// LabelTingkat names one level: "Terdefinisi".
type LabelTingkat struct {
	Tingkat  int      `json:"tingkat"`
	Nama     string   `json:"nama"`
	NamaLain []string `json:"nama_lain,omitempty"` // spellings seen elsewhere
	Uraian   string   `json:"uraian,omitempty"`
}

// Rentang is an interval whose ends are each included or not.
type Rentang struct {
	Dari           Pecahan `json:"dari"`
	DariTermasuk   bool    `json:"dari_termasuk"`
	Sampai         Pecahan `json:"sampai"`
	SampaiTermasuk bool    `json:"sampai_termasuk"`
}

// Memuat reports whether x lies in the interval.
func (r Rentang) Memuat(x Pecahan) bool {
	b, a := x.Cmp(r.Dari), x.Cmp(r.Sampai)
	return (b > 0 || b == 0 && r.DariTermasuk) && (a < 0 || a == 0 && r.SampaiTermasuk)
}

// Pita is one band: the predikat for every index in its interval.
type Pita struct {
	Predikat string `json:"predikat"`
	Tahap    string `json:"tahap,omitempty"` // second name of the band: "Unggul (Leading)"
	Rentang
	Catatan string `json:"catatan,omitempty"`
}

// PitaTingkat is the interval of decimal values that count as one level.
type PitaTingkat struct {
	Tingkat int `json:"tingkat"`
	Rentang
}

// PoinTingkat is the rule by which accepted evidence becomes a decimal value:
// Awal plus the points of the accepted items. All items of a level together are
// worth the points of that level; items above an incomplete level count nothing.
type PoinTingkat struct {
	Awal    Pecahan        `json:"awal"`
	Tingkat []Poin         `json:"tingkat"`
	Uraian  string         `json:"uraian"`
	Sumber  kominfo.Sumber `json:"sumber"`
}

// Poin is what one level is worth when it is complete.
type Poin struct {
	Tingkat int     `json:"tingkat"`
	Poin    Pecahan `json:"poin"`
}

// Domain is a top group; its weight is the sum of its aspek.
type Domain struct {
	Kode     string  `json:"kode"` // "D1"
	Nama     string  `json:"nama"`
	Bobot    Pecahan `json:"bobot"`
	KodeLuar string  `json:"kode_luar,omitempty"` // key in the evaluation portal
}

// Aspek is a group of indicators; its weight is the sum of theirs.
type Aspek struct {
	Kode     string   `json:"kode"` // "A1"
	Nama     string   `json:"nama"`
	NamaLain []string `json:"nama_lain,omitempty"`
	Domain   string   `json:"domain,omitempty"` // Domain.Kode
	Bobot    Pecahan  `json:"bobot"`
	KodeLuar string   `json:"kode_luar,omitempty"`
}

// Catatan is a remark and how well it is known.
type Catatan struct {
	Teks   string               `json:"teks"`
	Status kominfo.StatusSumber `json:"status"`
}
