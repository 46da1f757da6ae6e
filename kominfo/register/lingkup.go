package register

import "slices"

// Lingkup is what a caller may see: which owners, and whether personal parts.
// The zero value sees nothing. Stores compile it into every query, so a list, a
// count and an export obey it alike.
type Lingkup struct {
	Semua   bool     // every owner
	Pemilik []string // else: only these owners
	Pribadi bool     // personal parts too
}

// LingkupPenuh sees everything. It is for the program itself, never for a
// request from outside.
func LingkupPenuh() Lingkup { return Lingkup{Semua: true, Pribadi: true} }

// LingkupUmum sees the public part of every owner.
func LingkupUmum() Lingkup { return Lingkup{Semua: true} }

// Melihat reports whether documents of an owner lie within the scope.
func (l Lingkup) Melihat(pemilik string) bool {
	return l.Semua || slices.Contains(l.Pemilik, pemilik)
}

// Saring gives b as the scope may see it, and false when it may not see it.
func (l Lingkup) Saring(b Baris) (Baris, bool) {
	if !l.Melihat(b.Pemilik) {
		return Baris{}, false
	}
	if !l.Pribadi {
		b.Pribadi, b.GaramPribadi = nil, nil
	}
	return b, true
}

// Persempit gives the part of the scope that lies with the named owners.
func (l Lingkup) Persempit(pemilik []string) Lingkup {
	if !l.Semua {
		pemilik = slices.DeleteFunc(slices.Clone(pemilik), func(s string) bool { return !slices.Contains(l.Pemilik, s) })
	}
	return Lingkup{Pemilik: pemilik, Pribadi: l.Pribadi}
}
