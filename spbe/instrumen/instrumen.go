package instrumen

import (
	"embed"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// The ids of the instruments.
const (
	SPBE2018  = "spbe-2018"
	SPBE2020  = "spbe-2020"
	Pemdi2026 = "pemdi-2026"
)

//go:embed *.json
var berkas embed.FS

// Ringkasan is what a list of instruments shows.
type Ringkasan struct {
	ID          string               `json:"id"`
	Judul       string               `json:"judul"`
	TahunDari   int                  `json:"tahun_dari"`
	TahunSampai int                  `json:"tahun_sampai,omitempty"` // 0 while it is in use
	Status      kominfo.StatusSumber `json:"status"`
}

// Daftar lists the instruments, newest first, without reading their files.
func Daftar() []Ringkasan {
	return []Ringkasan{
		{Pemdi2026, "Evaluasi Kinerja Pemerintah Digital, Indeks Pemdi (PermenPANRB 8/2026)", 2026, 0, kominfo.Sekunder},
		{SPBE2020, "Instrumen Pemantauan dan Evaluasi SPBE (PermenPANRB 59/2020)", 2021, 2025, kominfo.Terverifikasi},
		{SPBE2018, "Instrumen Evaluasi SPBE (PermenPANRB 5/2018)", 2018, 2020, kominfo.Sekunder},
	}
}

// Buka reads an instrument; the tests of this package prove each file. It costs a
// few milliseconds each time, so keep what it gives. An unknown id is an error of kind tidak_ada that names the
// known ones.
func Buka(id string) (*indeks.Instrumen, error) {
	b, err := Data(id)
	if err != nil {
		return nil, err
	}
	return indeks.LoadTerbukti(b)
}

// Data gives the file of an instrument as it is published, for programs in other
// languages.
func Data(id string) ([]byte, error) {
	var kenal []string
	for _, r := range Daftar() {
		if r.ID == id {
			return berkas.ReadFile(id + ".json")
		}
		kenal = append(kenal, r.ID)
	}
	if r := []rune(id); len(r) > 40 {
		id = string(r[:40]) + "…"
	}
	return nil, kominfo.E(kominfo.TidakAda, "instrumen.Buka", "Instrumen %q tidak dikenal. Pilih salah satu: %s.", id, strings.Join(kenal, ", "))
}

// UntukTahun gives the id of the instrument that scores the evaluation of a
// year, and "" for a year before 2018.
func UntukTahun(tahun int) string {
	for _, r := range Daftar() {
		if tahun >= r.TahunDari && (r.TahunSampai == 0 || tahun <= r.TahunSampai) {
			return r.ID
		}
	}
	return ""
}
