package kominfo

import (
	"math/bits"
	"strconv"
)

// Rasio is a share that never forgets what it was computed from. An empty
// denominator means "tidak ada data", which is not zero.
type Rasio struct {
	Pembilang int64 `json:"pembilang"`
	Penyebut  int64 `json:"penyebut"`
}

// Ada reports whether there is anything to divide by.
func (r Rasio) Ada() bool { return r.Penyebut > 0 }

// Tambah adds two ratios of the same kind: numerators and denominators apart,
// so that a province's share is never an average of shares.
func (r Rasio) Tambah(s Rasio) Rasio {
	return Rasio{r.Pembilang + s.Pembilang, r.Penyebut + s.Penyebut}
}

// Persen gives "66,7 %" with one decimal, half up, or "tidak ada data".
func (r Rasio) Persen() string {
	if !r.Ada() {
		return "tidak ada data"
	}
	neg := r.Pembilang < 0
	p, q := uint64(r.Pembilang), uint64(r.Penyebut)
	if neg {
		p = -p
	}
	// Amounts in rupiah times 1000 leave 64 bits, so the rounding has 128.
	bulat, sisa := p/q, p%q
	hi, lo := bits.Mul64(sisa, 2000)
	lo, naik := bits.Add64(lo, q, 0)
	x, _ := bits.Div64(hi+naik, lo, 2*q) // tenths of a percent of the rest, at most 1000
	x += bulat * 1000
	s := ribuan(x/10) + "," + strconv.FormatUint(x%10, 10) + " %"
	if neg && x != 0 {
		s = "-" + s
	}
	return s
}

// String gives the ratio with its parts: "66,7 % (2 dari 3)".
func (r Rasio) String() string {
	if !r.Ada() {
		return "tidak ada data"
	}
	return r.Persen() + " (" + FormatAngka(r.Pembilang) + " dari " + FormatAngka(r.Penyebut) + ")"
}
