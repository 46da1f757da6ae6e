package lembar

import (
	"github.com/lumbung-id/lumbung/kominfo"
)

// Temuan is a finding with its place in the file.
type Temuan struct {
	kominfo.Finding
	Lembar string `json:"lembar,omitempty"` // name of the sheet
	Baris  int    `json:"baris,omitempty"`  // row as the file counts it, from 1; line of a JSONL
	Kolom  string `json:"kolom,omitempty"`  // heading as the file has it
	Nilai  string `json:"nilai,omitempty"`  // the cell; never a personal one
}

// Laporan is what an import found and did. Baru, Berubah, Sama, Dilewati and
// Ditolak add up to Baris.
type Laporan struct {
	Register string `json:"register"`
	Berkas   string `json:"berkas,omitempty"`
	Baris    int    `json:"baris"`    // rows that hold a document
	Baru     int    `json:"baru"`     // become new documents
	Berubah  int    `json:"berubah"`  // change a document
	Sama     int    `json:"sama"`     // stand in the register already, exactly so
	Dilewati int    `json:"dilewati"` // exist with other content and are left alone
	Ditolak  int    `json:"ditolak"`  // break a rule
	Ditulis  int    `json:"ditulis"`  // of Baru and Berubah, how many are stored; 0 in a dry run

	Kolom      []KolomLaporan `json:"kolom,omitempty"` // how the columns were understood
	Temuan     []Temuan       `json:"temuan"`
	TemuanLain int            `json:"temuan_lain,omitempty"` // found and not listed, beyond BatasTemuan
}

// KolomLaporan says which field a column of the file was taken for.
type KolomLaporan struct {
	Lembar string `json:"lembar,omitempty"`
	Huruf  string `json:"huruf"`           // "C"
	Kepala string `json:"kepala"`          // heading as the file has it
	Isian  string `json:"isian,omitempty"` // name of the field, "id", "versi"; empty: not used
}

// BatasTemuan is the most findings that a report lists.
const BatasTemuan = 1000

func (l *Laporan) catat(t Temuan) {
	if len(l.Temuan) >= BatasTemuan {
		l.TemuanLain++
		return
	}
	l.Temuan = append(l.Temuan, t)
}
