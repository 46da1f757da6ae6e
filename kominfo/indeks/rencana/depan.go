package rencana

import (
	"math"
	"math/bits"
)

// titik is one choice of levels for some indicators, as far as the search cares:
// g is what it adds to the index in whole numbers over the common denominator, w
// its weight. A weight holds three numbers that all add up along with the
// indicators: cost, indicators touched, steps, from the high bits to the low. So
// one comparison of two weights is the whole tie rule but for its last part.
type titik struct{ g, w int64 }

// timbang says how a weight is laid out.
type timbang struct {
	geser  uint // bits below the cost
	sentuh uint // bits of the steps, below the count of indicators
}

// timbangan gives room for n indicators with at most langkah steps in all.
func timbangan(n, langkah int) timbang {
	t := timbang{sentuh: uint(bits.Len(uint(langkah)))}
	t.geser = t.sentuh + uint(bits.Len(uint(n)))
	return t
}

// maks is the greatest cost that a weight can hold.
func (t timbang) maks() int64 { return math.MaxInt64>>t.geser - 1 }

func (t timbang) berat(biaya int64, sentuh, langkah int) int64 {
	return biaya<<t.geser | int64(sentuh)<<t.sentuh | int64(langkah)
}

// gabung adds one indicator to a front: every point of dari with every option of
// pilihan, and of these only what no other beats. A point is beaten by one that
// costs no more and gains no less, and among points of equal cost and gain by the
// one of least weight. Both inputs and the output fall strictly in gain and cost,
// so this is one merge of as many lists as there are options. ruang is scratch
// space. It reports false when the front would pass batas points.
func gabung(out, dari, pilihan []titik, t timbang, ruang []kepala, batas int) ([]titik, bool) {
	k := ruang[:0]
	for _, p := range pilihan {
		k = append(k, newKepala(dari, p))
	}
	akhir := int64(math.MaxInt64) // cost of the last point kept
	for len(k) > 0 {
		b := 0
		for j := 1; j < len(k); j++ {
			if k[j].g > k[b].g || k[j].g == k[b].g && k[j].w < k[b].w {
				b = j
			}
		}
		h := &k[b]
		// What comes later gains no more: it must cost less.
		if c := h.w >> t.geser; c < akhir {
			if len(out) == batas {
				return out, false
			}
			out, akhir = append(out, titik{h.g, h.w}), c
		}
		if h.n++; h.n == len(dari) {
			k[b] = k[len(k)-1]
			k = k[:len(k)-1]
			continue
		}
		h.g, h.w = dari[h.n].g+h.p.g, dari[h.n].w+h.p.w
	}
	return out, true
}

// kepala is the place reached in the list of one option.
type kepala struct {
	g, w int64
	n    int
	p    titik
}

func newKepala(dari []titik, p titik) kepala {
	return kepala{dari[0].g + p.g, dari[0].w + p.w, 0, p}
}

// cari finds the point of a front with exactly this gain and weight.
func cari(d []titik, x titik) bool {
	lo, hi := 0, len(d)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if d[m].g > x.g {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo < len(d) && d[lo] == x
}
