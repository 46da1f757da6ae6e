package kalender

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Jenis says what a date is, or why it was skipped.
type Jenis string

const (
	LiburNasional Jenis = "libur_nasional" // SKB 3 Menteri, or a Keppres for an election day
	CutiBersama   Jenis = "cuti_bersama"   // SKB 3 Menteri; see [Setelan].CutiBersamaKerja
	LiburDaerah   Jenis = "libur_daerah"   // set by the region; only in a [Daerah]
	HariKerja     Jenis = "hari_kerja"     // a local working day on what would be a day off; only in a [Daerah]
	AkhirPekan    Jenis = "akhir_pekan"    // outside the work week; only in results, never in a file
)

// Peran says what a national decree does to its year.
type Peran string

const (
	Penetapan Peran = "penetapan" // the yearly SKB: without it the year cannot be counted
	Perubahan Peran = "perubahan" // amends the yearly SKB named in Mengubah
	Tambahan  Peran = "tambahan"  // a Keppres that adds a day, such as an election day
	Aturan    Peran = "aturan"    // rules on kinds and names of holidays; sets no date
)

// Keputusan is a decree. Status says how well its number and content are
// known, StatusTanggal how well the signing date is, where that is known less
// well; Catatan says from where.
type Keputusan struct {
	ID             string               `json:"id"`    // "SKB-2026"; the key inside one file
	Nomor          string               `json:"nomor"` // as cited to people
	Ditandatangani kominfo.Tanggal      `json:"ditandatangani,omitzero"`
	Tahun          int                  `json:"tahun,omitzero"`     // the year it is about; national only
	Peran          Peran                `json:"peran,omitempty"`    // national only
	Mengubah       string               `json:"mengubah,omitempty"` // ID of the amended decree
	Isi            string               `json:"isi,omitempty"`      // what it does, in one line
	Status         kominfo.StatusSumber `json:"status"`
	StatusTanggal  kominfo.StatusSumber `json:"status_tanggal,omitempty"`
	Catatan        string               `json:"catatan,omitempty"`
}

// Sumber gives the decree as a citation.
func (k Keputusan) Sumber() kominfo.Sumber {
	return kominfo.Sumber{Regulasi: k.Nomor, Status: k.Status, Catatan: k.Catatan}
}

// Ketetapan is what decrees say about one date, over time. Keputusan first set
// the date; Ditegaskan restated it later and is the one cited from its signing
// on; Dicabut took it back. All three are decree IDs.
type Ketetapan struct {
	Tanggal    kominfo.Tanggal `json:"tanggal"`
	Nama       string          `json:"nama"`
	Jenis      Jenis           `json:"jenis"`
	Keputusan  string          `json:"keputusan"`
	Ditegaskan string          `json:"ditegaskan,omitempty"`
	Dicabut    string          `json:"dicabut,omitempty"`
	Akibat     string          `json:"akibat,omitempty"` // what the revocation did: "dihapus", "dipindah ke …"
}

// Tahunan is a local holiday on the same day of every year, such as 5 February
// in Papua. Mulai and Sampai bound the years; zero is no bound.
type Tahunan struct {
	Setiap    string `json:"setiap"` // month and day: "02-05"
	Nama      string `json:"nama"`
	Jenis     Jenis  `json:"jenis"`
	Keputusan string `json:"keputusan"`
	Mulai     int    `json:"mulai,omitzero"`
	Sampai    int    `json:"sampai,omitzero"`
}

// Pekan is the work week from one day on: 5 is Monday to Friday, 6 Monday to
// Saturday. The zero Mulai is "from the beginning".
type Pekan struct {
	Mulai  kominfo.Tanggal `json:"mulai,omitzero"`
	Hari   int             `json:"hari"`
	Sumber kominfo.Sumber  `json:"sumber"`
}

// Catatan is a warning that belongs to a stretch of days, such as a feast whose
// date is still to be fixed. Every result that touches the stretch carries it.
// Keputusan is the ID of the decree it rests on; Sumber is filled in results.
type Catatan struct {
	Dari      kominfo.Tanggal `json:"dari"`
	Sampai    kominfo.Tanggal `json:"sampai"`
	Isi       string          `json:"isi"`
	Keputusan string          `json:"keputusan"`
	Sumber    kominfo.Sumber  `json:"sumber,omitzero"`
}

// jumlah is the control total of one year after every amendment. It makes a
// file that lost a line fail to load.
type jumlah struct {
	Tahun         int `json:"tahun"`
	LiburNasional int `json:"libur_nasional"`
	CutiBersama   int `json:"cuti_bersama"`
}

// berkas is the national file.
type berkas struct {
	Format    string      `json:"format"`
	Nama      string      `json:"nama"`
	Judul     string      `json:"judul"`
	Pekan     []Pekan     `json:"pekan"`
	Tahun     []jumlah    `json:"tahun"`
	Keputusan []Keputusan `json:"keputusan"`
	Hari      []Ketetapan `json:"hari"`
	Catatan   []Catatan   `json:"catatan"`
}

// Daerah is what a region or an office adds to the national calendar: its own
// holidays and its own working days. Build it in code or read it with
// [LoadDaerah]; [Kalender.Dengan] checks it in both cases.
//
// A decree without a signing date counts as always in force.
type Daerah struct {
	Nama      string      `json:"nama"` // short key for the version: "papua-pegunungan"
	Judul     string      `json:"judul"`
	Keputusan []Keputusan `json:"keputusan"`
	Hari      []Ketetapan `json:"hari,omitempty"`
	Tahunan   []Tahunan   `json:"tahunan,omitempty"`
}

// MarshalJSON gives the file that [LoadDaerah] reads.
func (d Daerah) MarshalJSON() ([]byte, error) {
	type isi Daerah
	return json.Marshal(struct {
		Format string `json:"format"`
		isi
	}{formatDaerah, isi(d)})
}

// Setelan is what an office may choose. The zero value is the national
// calendar as it is.
type Setelan struct {
	// Daerah are local holidays and local working days. A local working day
	// overrides weekend, national holiday and cuti bersama alike.
	Daerah []Daerah
	// Pekan replaces the work week of the national file, for an office that
	// lawfully works six days (Perpres 21/2023 Pasal 7 and 13) or did so once.
	// The first must have a zero Mulai, the others rising ones.
	Pekan []Pekan
	// CutiBersamaKerja counts cuti bersama as working days. For a government
	// office it is false: cuti bersama is leave for all ASN (Perpres 21/2023
	// Pasal 6).
	CutiBersamaKerja bool
}

// bobot ranks how doubtful a status is; the more doubtful one is shown.
func bobot(s kominfo.StatusSumber) int {
	switch s {
	case kominfo.Terverifikasi:
		return 1
	case kominfo.Sekunder:
		return 2
	case kominfo.Inferensi:
		return 3
	case kominfo.DariIngatan:
		return 4
	}
	return 0
}

func paling(a, b kominfo.StatusSumber) kominfo.StatusSumber {
	if bobot(b) > bobot(a) {
		return b
	}
	return a
}
