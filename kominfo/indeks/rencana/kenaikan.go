package rencana

import "github.com/lumbung-id/lumbung/kominfo/indeks"

// Kenaikan is what one more level of one indicator is worth now.
type Kenaikan struct {
	Indikator  string
	Nama       string
	Nilai      indeks.Pecahan // now
	Penuh      bool           // at the top of the scale; then the rest is empty
	Dilarang   bool           // a larangan forbids the step
	Ke         indeks.Pecahan
	Tingkat    int64 // the level that the step completes
	Biaya      int64
	Tambahan   indeks.Pecahan // what the step adds to the index, exactly
	PerBiaya   indeks.Pecahan // Tambahan / Biaya
	AdaPer     bool           // PerBiaya is there: the cost is not 0 and the fraction fits
	IndeksLuar string         // as in Langkah
}

// Kenaikan gives, in the order of the instrument, what one more level of each
// indicator is worth from its current value, whatever is promised.
//
// The best PerBiaya first is a good rule of thumb and not the cheapest plan: a
// greedy choice can overshoot the target. [Simulasi.Rencana] cannot.
func (s *Simulasi) Kenaikan() []Kenaikan {
	anak := len(s.tangga.nilai) - 1
	out := make([]Kenaikan, len(s.nilai))
	for i, v := range s.nilai {
		d := &s.in.Indikator[i]
		k := Kenaikan{Indikator: d.Nomor, Nama: d.Nama, Nilai: v, IndeksLuar: indeksLuar(d)}
		if t := s.tangga.pada(v) + 1; t > anak {
			k.Penuh = true
		} else {
			k.Dilarang = t > s.aturan.batas[i]
			k.Ke, k.Tingkat, k.Biaya = s.tangga.nilai[t], s.tangga.tingkat[t], s.aturan.biaya[i*anak+t-1]
			k.Tambahan = s.indeks(s.bobot[i] * (s.bulat(k.Ke) - s.bulat(v)))
			if k.Biaya > 0 {
				per, err := k.Tambahan.Bagi(indeks.Utuh(k.Biaya))
				k.PerBiaya, k.AdaPer = per, err == nil
			}
		}
		out[i] = k
	}
	return out
}
