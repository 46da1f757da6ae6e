package wilayah

import (
	"iter"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Perubahan is one change of code: the same region, from a date on, under a new
// code. Known are the moves to Kalimantan Utara (2012) and to the four new
// provinces of Papua (2022); renames that kept the code are aliases.
type Perubahan struct {
	Lama    Kode            `json:"kode_lama"`
	Baru    Kode            `json:"kode_baru"`
	Nama    string          `json:"nama"`
	Berlaku kominfo.Tanggal `json:"berlaku"` // date of the law; lists with the new code came later
	Dasar   kominfo.Sumber  `json:"dasar"`
}

// Perubahan gives the changes in which k is the old or the new code; all of
// them, by old code, for the zero Kode.
func (d *Daftar) Perubahan(k Kode) iter.Seq[Perubahan] {
	return func(yield func(Perubahan) bool) {
		for _, p := range d.ubah {
			if (k.Kosong() || p.Lama == k || p.Baru == k) && !yield(p) {
				return
			}
		}
	}
}

// KodeKini gives the present code of the province or regency that has or had
// code k. It reports false for a code that is neither.
func (d *Daftar) KodeKini(k Kode) (Kode, bool) {
	for _, p := range d.ubah {
		if p.Lama == k {
			return p.Baru, true
		}
	}
	_, ok := d.Lookup(k)
	return k, ok
}

// KodePada gives the code that the province or regency, which has or had code
// k, bore on date t: 93.01 and 91.01 both give 91.01 for 1 January 2020.
//
// It follows changes of code, not births: for a date before the region existed
// it gives the first code known. It reports false for an unknown code.
func (d *Daftar) KodePada(k Kode, t kominfo.Tanggal) (Kode, bool) {
	for _, p := range d.ubah {
		if p.Lama == k || p.Baru == k {
			if t.Sebelum(p.Berlaku) {
				return p.Lama, true
			}
			return p.Baru, true
		}
	}
	_, ok := d.Lookup(k)
	return k, ok
}
