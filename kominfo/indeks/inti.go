package indeks

import (
	"hash/fnv"
	"math"

	"github.com/lumbung-id/lumbung/kominfo"
)

// inti is an instrument in whole numbers: every weight multiplied by one common
// denominator. A score is then one multiplication and two additions per
// indicator; fractions appear only in the few results.
type inti struct {
	sidik    uint64         // equal only for instruments that score alike
	urut     map[string]int // nomor and kode -> place in Indikator
	bobot    []int64        // weight of indicator i × penyebut
	induk    []int          // aspek of indicator i, as place in grup; -1 without aspek
	grup     []grup         // all aspek, then all domain
	nAspek   int
	penyebut int64 // common denominator of the weights
	bagi     int64 // the index is the sum of bobot × nilai, divided by this
	min, max Pecahan
	awalQ    int64 // common denominator of min and max
	maksQ    int64 // largest denominator of answers with which no sum overflows
}

// grup is one aspek or domain.
type grup struct {
	bagi  int64 // its value is its sum divided by this
	induk int   // domain of an aspek, as place in grup; -1 without
}

// ruang bounds every sum of bobot × nilai: two of them still fit int64.
const ruang = math.MaxInt64 / 4

// susun makes the whole-number form of a proven instrument.
func susun(in *Instrumen) (*inti, *kominfo.Finding) {
	n := &inti{
		urut:   make(map[string]int, 2*len(in.Indikator)),
		bobot:  make([]int64, len(in.Indikator)),
		induk:  make([]int, len(in.Indikator)),
		grup:   make([]grup, len(in.Aspek)+len(in.Domain)),
		nAspek: len(in.Aspek),
		min:    in.Skala.Min, max: in.Skala.Max,
	}
	tolak := func() (*inti, *kominfo.Finding) {
		return nil, &kominfo.Finding{ID: "IDX-BOBOT-05", Path: "indikator", Severity: kominfo.Galat,
			Message: "Bobot atau skala terlalu rinci untuk dihitung dengan tepat. Tulis bobot dengan angka atau penyebut yang lebih kecil."}
	}
	ok := true
	lipat := func(a, b int64) int64 {
		if !ok || a > ruang {
			ok = false
			return 1
		}
		var c int64
		if c, ok = kpk(a, b); !ok {
			return 1
		}
		return c
	}
	n.penyebut = in.BobotTotal.Penyebut()
	for _, d := range in.Indikator {
		n.penyebut = lipat(n.penyebut, d.Bobot.Penyebut())
	}
	n.awalQ = lipat(n.min.Penyebut(), n.max.Penyebut())
	if !ok {
		return tolak()
	}
	skalakan := func(b Pecahan) int64 {
		v, k := kali(b.p, n.penyebut/b.Penyebut())
		ok = ok && k
		return v
	}
	total := skalakan(in.BobotTotal)
	besar := max(mutlak(n.min.p)/uint64(n.min.Penyebut()), mutlak(n.max.p)/uint64(n.max.Penyebut())) + 1
	if !ok || besar > math.MaxInt32 || total > ruang/int64(besar) {
		return tolak()
	}
	// The denominator of a result is bagi × q; with Jumlah bagi is penyebut.
	if n.maksQ = ruang / int64(besar) / max(total, n.penyebut); n.maksQ < n.awalQ {
		return tolak()
	}

	letak := map[string]int{"": -1}
	pembagi := func(b Pecahan) int64 {
		if in.Cara == Jumlah {
			return n.penyebut
		}
		return skalakan(b)
	}
	for i, d := range in.Domain {
		letak[d.Kode] = n.nAspek + i
		n.grup[n.nAspek+i] = grup{pembagi(d.Bobot), -1}
	}
	for i, a := range in.Aspek {
		n.grup[i] = grup{pembagi(a.Bobot), letak[a.Domain]}
	}
	for i, a := range in.Aspek {
		letak[a.Kode] = i
	}
	n.bagi = pembagi(in.BobotTotal)
	for i, d := range in.Indikator {
		n.urut[d.Kode], n.urut[d.Nomor] = i, i
		n.bobot[i] = skalakan(d.Bobot)
		n.induk[i] = letak[d.Aspek]
	}
	if !ok {
		return tolak()
	}
	n.sidik = n.hitungSidik(in)
	return n, nil
}

// hitungSidik tells instruments apart, so that a sheet of one is not scored with
// another: it covers what the numbers on a sheet depend on.
func (n *inti) hitungSidik(in *Instrumen) uint64 {
	h := fnv.New64a()
	tulis := func(s string) { _, _ = h.Write(append([]byte(s), 0)) }
	tulis(in.ID)
	for _, d := range in.Indikator {
		tulis(d.Nomor)
		tulis(d.Bobot.String())
	}
	tulis(n.min.String())
	tulis(n.max.String())
	return h.Sum64()
}

// BobotBulat gives the weights as whole numbers over one denominator, in the
// order of Indikator: on complete answers the index is sum(bobot[i] × nilai[i]) /
// penyebut. It is meant for programs that search over many answers, such as the
// cheapest plan to a target.
func (in *Instrumen) BobotBulat() (bobot []int64, penyebut int64) {
	if in.inti == nil {
		return nil, 0
	}
	return append([]int64(nil), in.inti.bobot...), in.inti.bagi
}
