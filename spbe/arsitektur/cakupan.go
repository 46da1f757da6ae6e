package arsitektur

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Cakupan says how much of the architecture is there. Elements that were stopped
// do not count anywhere; a missing denominator is "tidak ada data".
type Cakupan struct {
	Domain    kominfo.Rasio      `json:"domain"`          // of the six domains, those with an element in force
	Perangkat kominfo.Rasio      `json:"perangkat"`       // of the given perangkat daerah, those with an element
	Rinci     []CakupanDomain    `json:"per_domain"`      // all six, in their order
	Pemilik   []CakupanPerangkat `json:"per_perangkat"`   // the given ones in their order, then others that own elements
	Kosong    []string           `json:"tanpa_elemen"`    // given perangkat daerah without an element
	Lepas     []string           `json:"tidak_terdaftar"` // owners that are not among the given ones
}

// CakupanDomain is one domain of [Cakupan].
type CakupanDomain struct {
	Domain    Domain        `json:"domain"`
	Berlaku   kominfo.Rasio `json:"berlaku"`   // elements in force of all elements
	Isian     kominfo.Rasio `json:"isian"`     // filled metadata fields of all, see Elemen.Lengkap
	Perangkat kominfo.Rasio `json:"perangkat"` // of the given perangkat daerah, those with an element of the domain
}

// CakupanPerangkat is one owner of [Cakupan].
type CakupanPerangkat struct {
	Perangkat string        `json:"perangkat"`
	Domain    kominfo.Rasio `json:"domain"`  // of the six domains, those with an element
	Berlaku   kominfo.Rasio `json:"berlaku"` // elements in force of all elements
	Isian     kominfo.Rasio `json:"isian"`
}

// Hitung computes the coverage. perangkat are the codes of the perangkat daerah
// that ought to have elements: the denominator, which the register cannot know.
func Hitung(es []Elemen, perangkat []string) Cakupan {
	var c Cakupan
	ds := SemuaDomain()
	c.Rinci = make([]CakupanDomain, len(ds))
	for _, p := range perangkat {
		c.tambah(p)
	}
	terdaftar := len(c.Pemilik)
	punya := make([][6]bool, terdaftar)
	for i := range es {
		e := &es[i]
		d := slices.Index(ds, e.Domain)
		if d < 0 || e.Status == Dihentikan {
			continue
		}
		p := c.tambah(e.Perangkat)
		if p == len(punya) {
			punya = append(punya, [6]bool{})
			c.Lepas = append(c.Lepas, e.Perangkat)
		}
		berlaku := kominfo.Rasio{Penyebut: 1}
		if e.Status == Berlaku {
			berlaku.Pembilang = 1
		}
		c.Rinci[d].Berlaku = c.Rinci[d].Berlaku.Tambah(berlaku)
		c.Pemilik[p].Berlaku = c.Pemilik[p].Berlaku.Tambah(berlaku)
		isian := e.Lengkap()
		c.Rinci[d].Isian = c.Rinci[d].Isian.Tambah(isian)
		c.Pemilik[p].Isian = c.Pemilik[p].Isian.Tambah(isian)
		punya[p][d] = true
	}
	c.Domain.Penyebut, c.Perangkat.Penyebut = int64(len(ds)), int64(terdaftar)
	for d := range ds {
		c.Rinci[d].Domain, c.Rinci[d].Perangkat.Penyebut = ds[d], int64(terdaftar)
		if c.Rinci[d].Berlaku.Pembilang > 0 {
			c.Domain.Pembilang++
		}
	}
	for p := range c.Pemilik {
		x := &c.Pemilik[p]
		x.Domain.Penyebut = int64(len(ds))
		for d, ya := range punya[p] {
			if ya {
				x.Domain.Pembilang++
				if p < terdaftar {
					c.Rinci[d].Perangkat.Pembilang++
				}
			}
		}
		switch {
		case p >= terdaftar:
		case x.Domain.Pembilang == 0:
			c.Kosong = append(c.Kosong, x.Perangkat)
		default:
			c.Perangkat.Pembilang++
		}
	}
	return c
}

// tambah gives the place of an owner, a new one at the end.
func (c *Cakupan) tambah(p string) int {
	i := slices.IndexFunc(c.Pemilik, func(x CakupanPerangkat) bool { return x.Perangkat == p })
	if i < 0 {
		i = len(c.Pemilik)
		c.Pemilik = append(c.Pemilik, CakupanPerangkat{Perangkat: p})
	}
	return i
}
