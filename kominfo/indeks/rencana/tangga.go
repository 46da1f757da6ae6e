package rencana

import (
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// MaksAnakTangga is the greatest number of steps that a scale may have.
const MaksAnakTangga = 100

// tangga are the values between which steps lead, lowest first.
type tangga struct {
	nilai   []indeks.Pecahan
	tingkat []int64 // the level that is complete at that value
}

// Tangga gives what an indicator of the instrument can be raised to: every level
// and the value at which it is complete, lowest first. The first is the bottom of
// the scale, to which no step leads.
func Tangga(in *indeks.Instrumen) ([]Anak, error) {
	t, err := newTangga(in)
	if err != nil {
		return nil, err
	}
	a := make([]Anak, len(t.nilai))
	for i := range a {
		a[i] = Anak{t.tingkat[i], t.nilai[i]}
	}
	return a, nil
}

// Anak is one rung: the level and the value at which it is complete.
type Anak struct {
	Tingkat int64
	Nilai   indeks.Pecahan
}

func newTangga(in *indeks.Instrumen) (t tangga, err error) {
	tolak := func(pesan string) (tangga, error) {
		return tangga{}, kominfo.TidakSahKarena("rencana.Tangga", []kominfo.Finding{{ID: "RCN-SKALA-01", Path: "skala", Severity: kominfo.Galat, Message: pesan}})
	}
	if in == nil || len(in.Indikator) == 0 {
		return tolak("Instrumen belum dimuat. Muat dengan indeks.Load.")
	}
	if in.Skala.Bulat || len(in.PitaTingkat) == 0 {
		a, b := in.Skala.Min, in.Skala.Max
		if a.Penyebut() != 1 || b.Penyebut() != 1 {
			return tolak("Skala instrumen ini tidak punya tingkat: tanpa pita tingkat, ujung skala harus bilangan bulat.")
		}
		if b.Pembilang()-a.Pembilang() > MaksAnakTangga {
			return tolak("Skala instrumen ini punya lebih dari 100 tingkat; terlalu halus untuk direncanakan per langkah.")
		}
		for n := a.Pembilang(); n <= b.Pembilang(); n++ {
			t.nilai, t.tingkat = append(t.nilai, indeks.Utuh(n)), append(t.tingkat, n)
		}
		return t, nil
	}
	if len(in.PitaTingkat) > MaksAnakTangga {
		return tolak("Skala instrumen ini punya lebih dari 100 tingkat; terlalu halus untuk direncanakan per langkah.")
	}
	// The bands meet without gap, in any order in the file: from the bottom of the
	// scale up, the next rung is the nearest end above the last.
	t.nilai, t.tingkat = append(t.nilai, in.Skala.Min), append(t.tingkat, 0)
	for {
		k, kini := -1, t.nilai[len(t.nilai)-1]
		for i := range in.PitaTingkat {
			if x := &in.PitaTingkat[i]; x.Sampai.Cmp(kini) > 0 && (k < 0 || x.Sampai.Cmp(in.PitaTingkat[k].Sampai) < 0) {
				k = i
			}
		}
		if k < 0 {
			break
		}
		t.nilai, t.tingkat = append(t.nilai, in.PitaTingkat[k].Sampai), append(t.tingkat, int64(in.PitaTingkat[k].Tingkat))
	}
	if len(t.tingkat) > 1 {
		t.tingkat[0] = t.tingkat[1] - 1
	}
	return t, nil
}

// pada gives the highest rung that a value has reached.
func (t tangga) pada(v indeks.Pecahan) int {
	i := len(t.nilai) - 1
	for i > 0 && t.nilai[i].Cmp(v) > 0 {
		i--
	}
	return i
}

// anak gives the rung of a level, and false when the scale has no such level.
func (t tangga) anak(tingkat int64) (int, bool) {
	i := slices.Index(t.tingkat, tingkat)
	return i, i >= 0
}
