package instrumen

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Pembanding is a published average of a group of institutions, to set beside an
// own result of the same instrument. The numbers are rounded as published, and
// an average has no predikat.
type Pembanding struct {
	ID        string                    `json:"id"`
	Instrumen string                    `json:"instrumen"`
	Tahun     int                       `json:"tahun"`
	Kelompok  string                    `json:"kelompok"` // "nasional", "kabupaten"
	Nama      string                    `json:"nama"`
	Indeks    indeks.Pecahan            `json:"indeks"`
	Domain    map[string]indeks.Pecahan `json:"domain"`          // by kode
	Aspek     map[string]indeks.Pecahan `json:"aspek,omitempty"` // by kode; nil when not published
	Sumber    kominfo.Sumber            `json:"sumber"`
}

// DaftarPembanding gives the published averages for an instrument, newest first;
// none where none is known. They may be older than the result that they stand
// beside: show Tahun.
func DaftarPembanding(id string) []Pembanding {
	b, err := berkas.ReadFile("pembanding.json")
	if err != nil {
		panic(err) // embedded: cannot be missing
	}
	var semua, hasil []Pembanding
	if err := json.Unmarshal(b, &semua); err != nil {
		panic(err) // embedded, and read whole by the tests
	}
	for _, p := range semua {
		if p.Instrumen == id {
			hasil = append(hasil, p)
		}
	}
	return hasil
}
