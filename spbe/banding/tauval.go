package banding

import "github.com/lumbung-id/lumbung/kominfo"

// Limits of an import; see [BacaTauvalJSON] and [BacaTauvalTabel].
const (
	TauvalMaksByte   = 16 << 20
	TauvalMaksBaris  = 20_000
	TauvalMaksDalam  = 8 // nesting of arrays and objects
	TauvalMaksTemuan = 1_000
)

// HasilTauval is what an import of published results found. It is plain data:
// its JSON reads back into the same value, so a program can keep it as a file of
// comparison. It cannot become penilaian documents, because those need the value
// of every indicator and the portal publishes only domains and aspek.
type HasilTauval struct {
	Berkas     string        `json:"berkas"`
	Bentuk     string        `json:"bentuk"` // "tauval_json" or "tabel"
	Baris      []BarisTauval `json:"baris"`
	Temuan     []Temuan      `json:"temuan"`
	TemuanLain int           `json:"temuan_lain,omitempty"` // found and not listed
}

// BarisTauval is one institution and year as the source has it, and what follows
// from it.
type BarisTauval struct {
	Urut      int    `json:"urut"` // place in the JSON array, or row of the table, from 1
	Kode      string `json:"kode"`
	Tahun     int    `json:"tahun"`
	Nama      string `json:"nama_instansi"`
	Kategori  string `json:"kategori,omitempty"`
	Daerah    string `json:"daerah,omitempty"`
	Instrumen string `json:"instrumen,omitempty"` // by the year; empty when none scores it
	Terbit    Terbit `json:"terbit"`              // texts as published, keys of the portal turned into kode
	Uji       Uji    `json:"uji"`                 // the same as numbers, and recomputed from the aspek
	Layak     bool   `json:"layak"`               // no finding of severity galat: may be compared
}

// Temuan is a finding with its place in the file.
type Temuan struct {
	kominfo.Finding
	Baris int    `json:"baris,omitempty"` // place in the JSON array, or row of the table, from 1
	Kolom string `json:"kolom,omitempty"` // heading, where there is one
}

// Pakai chooses which side of a published result is compared.
type Pakai string

const (
	PakaiTerbit Pakai = "terbit"       // as published
	PakaiUlang  Pakai = "hitung_ulang" // index and domains recomputed from the published aspek
)

// Capaian gives the results that may be compared, those with Layak. Both choices
// are DariTerbit: recomputing from rounded aspek does not make a value exact.
// With PakaiUlang a row whose aspek are not all there has no index.
func (h *HasilTauval) Capaian(p Pakai) []Capaian {
	var out []Capaian
	for i := range h.Baris {
		if b := &h.Baris[i]; b.Layak {
			out = append(out, b.Capaian(p))
		}
	}
	return out
}

// Capaian makes one row comparable, whether it is Layak or not.
func (b *BarisTauval) Capaian(p Pakai) Capaian {
	c := b.Uji.Nilai
	c.Kode, c.Nama, c.Kategori, c.Daerah, c.Tahun, c.Instrumen = b.Kode, b.Nama, b.Kategori, b.Daerah, b.Tahun, b.Instrumen
	if p == PakaiUlang {
		h := b.Uji.DariAspek
		c.Lengkap, c.Indeks, c.Predikat, c.Domain, c.Metode = h.Lengkap, h.Indeks, h.Predikat, h.Domain, string(PakaiUlang)
	}
	c.Sumber = &kominfo.Sumber{Regulasi: "Data TAUVAL yang diimpor", Bagian: "baris " + angka(b.Urut), Status: kominfo.Sekunder,
		Catatan: "Keaslian berkas tidak dapat diperiksa oleh program ini."}
	return c
}

// AdaGalat reports whether a finding of severity galat was found.
func (h *HasilTauval) AdaGalat() bool {
	for i := range h.Baris {
		if !h.Baris[i].Layak {
			return true
		}
	}
	for _, t := range h.Temuan {
		if t.Severity == kominfo.Galat {
			return true
		}
	}
	return false
}

func (h *HasilTauval) catat(urut int, kolom string, f kominfo.Finding) {
	if len(h.Temuan) >= TauvalMaksTemuan {
		h.TemuanLain++
		return
	}
	h.Temuan = append(h.Temuan, Temuan{Finding: f, Baris: urut, Kolom: kolom})
}
