package spbe

import (
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// KelengkapanTingkat says what one level of an indicator has of the evidence it
// asks for. Evidence is cumulative: that of a level counts with all lower ones,
// unless the level is Tunggal.
type KelengkapanTingkat struct {
	Tingkat int `json:"tingkat"`
	// Wajib is false for the lowest level of a scale of whole numbers, which an
	// office has without proof (inference: its criteria speak of drafts, if any).
	Wajib bool `json:"wajib"`
	// Tunggal is true where the index of another institution is the value: one
	// number lies in one level, so the levels are alternatives.
	Tunggal bool `json:"tunggal"`
	// Butir is the state of each item in the order of the list, by the best of its
	// documents; belum where it has none. A level without a list has one, for the
	// level as a whole.
	Butir []StatusBukti `json:"butir"`
	// Kurang are the numbers, from 1, of items without a document or sent back; 0
	// stands for the level as a whole.
	Kurang []int `json:"kurang"`
	// BawahKurang are the lower levels that lack evidence; while there is one, that
	// of this level does not count.
	BawahKurang []int `json:"bawah_kurang"`
}

// Lengkap reports whether the level and all below it have evidence for each item,
// accepted or not.
func (k KelengkapanTingkat) Lengkap() bool {
	return len(k.BawahKurang) == 0 && (!k.Wajib || len(k.Kurang) == 0)
}

// KelengkapanBukti gives the levels of an indicator, lowest first, with what their
// evidence lacks; nil for an indicator that the instrument does not have. bukti
// may hold evidence of other indicators too, but of one assessment only and
// nothing withdrawn.
func KelengkapanBukti(in *indeks.Instrumen, nomor string, bukti []Bukti) []KelengkapanTingkat {
	if in == nil {
		return nil
	}
	i, ok := in.Cari(nomor)
	if !ok {
		return nil
	}
	out := make([]KelengkapanTingkat, len(i.Tingkat))
	var bawah []int
	tunggal := i.IndeksLuar != nil && i.IndeksLuar.Peran == indeks.SumberNilai
	for n, kr := range i.Tingkat {
		k := &out[n]
		k.Tunggal = tunggal
		k.Tingkat, k.Butir, k.BawahKurang = kr.Tingkat, make([]StatusBukti, max(1, len(kr.Bukti))), bawah[:len(bawah):len(bawah)]
		k.Wajib = !in.Skala.Bulat || indeks.Utuh(int64(kr.Tingkat)).Cmp(in.Skala.Min) > 0
		for b := range k.Butir {
			k.Butir[b] = BuktiBelum
		}
		for j := range bukti {
			b := &bukti[j]
			letak := int(b.Butir)
			if len(kr.Bukti) > 0 {
				letak--
			}
			if b.Indikator == i.Nomor && b.Tingkat == int64(kr.Tingkat) && letak >= 0 && letak < len(k.Butir) && b.Status.mutu() > k.Butir[letak].mutu() {
				k.Butir[letak] = b.Status
			}
		}
		for b, s := range k.Butir {
			if s == BuktiBelum || s == BuktiRevisi {
				if len(kr.Bukti) > 0 {
					b++
				}
				k.Kurang = append(k.Kurang, b)
			}
		}
		if k.Wajib && !tunggal && len(k.Kurang) > 0 {
			bawah = append(bawah, kr.Tingkat)
		}
	}
	return out
}

// mutu orders states: of several documents for one item the best one counts.
func (s StatusBukti) mutu() int {
	switch s {
	case BuktiDiterima:
		return 4
	case BuktiProses:
		return 3
	case BuktiRevisi:
		return 2
	case BuktiDraf:
		return 1
	}
	return 0
}
