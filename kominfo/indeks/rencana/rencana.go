package rencana

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Titik is one point of the front: what it costs and the exact index it gives.
type Titik struct {
	Biaya  int64
	Indeks indeks.Pecahan
}

// Langkah raises one indicator from one level to the next.
type Langkah struct {
	Indikator  string // nomor
	Nama       string
	Dari, Ke   indeks.Pecahan
	Tingkat    int64 // the level that is complete after the step
	Biaya      int64
	Janji      bool   // done because of a janji
	IndeksLuar string // the index of another institution that sets the value, where one does
}

// Rencana is the cheapest plan to a target, or the best one within a budget.
type Rencana struct {
	Instrumen     string
	Target        *Target // nil for a plan within a budget
	Anggaran      *int64  // the budget; nil for a plan to a target
	Awal          indeks.Pecahan
	PredikatAwal  string
	Selisih       indeks.Pecahan // from Awal up to the target; 0 when it is reached already
	Tercapai      bool           // there is a plan; without one the fields down to Langkah are empty
	Optimal       bool           // proven: no plan is better by the rule in the package doc
	Titik         int            // place in the front
	Indeks        indeks.Pecahan
	Predikat      string
	Biaya         int64
	Langkah       []Langkah // in the order of the instrument
	Tertinggi     Titik     // the highest index that can be reached, and its least cost
	TertinggiNama string    // its predikat
	Penghalang    []Penghalang
	Dianggap      []string // nomor of the unanswered indicators, taken at Syarat.BelumDiisi
}

// Penghalang is a larangan that holds the index down, and by how much.
type Penghalang struct {
	Indikator string
	Nama      string
	Tingkat   int64          // the highest level allowed
	Hilang    indeks.Pecahan // what it would add to the index to complete the scale
}

// Susun gives the cheapest plan from a sheet to a target in one call. Keep a
// [Simulasi] instead to ask for more than one thing.
func Susun(in *indeks.Instrumen, l indeks.Lembar, y Syarat, t Target) (Rencana, error) {
	s, err := New(in, l, y)
	if err != nil {
		return Rencana{}, err
	}
	return s.Rencana(t), nil
}

// Panjang gives the number of points of the front, at least 1.
func (s *Simulasi) Panjang() int { return len(s.depan[0]) }

// Titik gives point i of the front, from 0 (cheapest) to Panjang()-1 (highest).
func (s *Simulasi) Titik(i int) Titik {
	p := s.titik(i)
	return Titik{s.biaya + p.w>>s.aturan.timbang.geser, s.indeks(s.dasar + p.g)}
}

// GarisDepan gives the whole front: cost and index both rise from point to point.
func (s *Simulasi) GarisDepan() []Titik {
	d := make([]Titik, s.Panjang())
	for i := range d {
		d[i] = s.Titik(i)
	}
	return d
}

func (s *Simulasi) titik(i int) titik { return s.depan[0][len(s.depan[0])-1-i] }

func (s *Simulasi) indeks(jumlah int64) indeks.Pecahan { return pecah(jumlah, s.bagi*s.q) }

// Indeks gives the exact index of the current values.
func (s *Simulasi) Indeks() indeks.Pecahan { return s.indeks(s.awal) }

// Rencana gives the cheapest plan that reaches the target. When none does,
// Tercapai is false and Tertinggi and Penghalang say how far one can go and what
// stands in the way.
func (s *Simulasi) Rencana(t Target) Rencana {
	r := s.mulaiRencana()
	r.Target = &t
	if !t.Tercapai(r.Awal) {
		r.Selisih, _ = t.Batas.Kurang(r.Awal)
	}
	// The front rises, so the first point that reaches the target is the cheapest.
	lo, hi := 0, s.Panjang()
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if t.Tercapai(s.Titik(m).Indeks) {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return s.isi(r, lo, lo < s.Panjang())
}

// Anggaran gives the plan with the highest index that costs at most biaya. Tercapai
// is false when the janji alone cost more.
func (s *Simulasi) Anggaran(biaya int64) Rencana {
	r := s.mulaiRencana()
	r.Anggaran = &biaya
	lo, hi := 0, s.Panjang()
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if s.Titik(m).Biaya > biaya {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return s.isi(r, lo-1, lo > 0)
}

func (s *Simulasi) mulaiRencana() Rencana {
	r := Rencana{Instrumen: s.in.ID, Awal: s.Indeks(), Tertinggi: s.Titik(s.Panjang() - 1), Penghalang: s.penghalang(), Dianggap: slices.Clone(s.dianggap)}
	r.PredikatAwal, r.TertinggiNama = s.predikat(r.Awal), s.predikat(r.Tertinggi.Indeks)
	return r
}

func (s *Simulasi) isi(r Rencana, i int, ada bool) Rencana {
	if !ada {
		return r
	}
	t := s.Titik(i)
	r.Tercapai, r.Optimal, r.Titik = true, true, i
	r.Indeks, r.Biaya, r.Predikat, r.Langkah = t.Indeks, t.Biaya, s.predikat(t.Indeks), s.Langkah(i)
	return r
}

func (s *Simulasi) predikat(x indeks.Pecahan) string {
	p, _ := s.in.Predikat(x)
	return p.Predikat
}

func (s *Simulasi) penghalang() (out []Penghalang) {
	anak := len(s.tangga.nilai) - 1
	for i, b := range s.aturan.batas {
		// A value above its larangan stays, and is still short of the top.
		atas := max(s.bulat(s.tangga.nilai[b]), s.bulat(s.nilai[i]))
		if hilang := s.bulat(s.tangga.nilai[anak]) - atas; b < anak && hilang > 0 {
			d := &s.in.Indikator[i]
			out = append(out, Penghalang{d.Nomor, d.Nama, s.tangga.tingkat[b], s.indeks(s.bobot[i] * hilang)})
		}
	}
	return out
}

// Langkah gives the steps of point i of the front, those of the janji among them,
// in the order of the instrument. Of all plans with that cost and index it is the
// one that the rule in the package doc chooses.
func (s *Simulasi) Langkah(i int) []Langkah {
	out := []Langkah{}
	sisa := s.titik(i)
	for k := range s.pilih {
		// What is left must be a point of the front of the later indicators. The
		// highest level that leaves one gives most to what comes first.
		j := len(s.pilih[k]) - 1
		for j > 0 && !cari(s.depan[k+1], titik{sisa.g - s.pilih[k][j].g, sisa.w - s.pilih[k][j].w}) {
			j--
		}
		sisa.g, sisa.w = sisa.g-s.pilih[k][j].g, sisa.w-s.pilih[k][j].w
		out = s.tulisLangkah(out, k, j)
	}
	return out
}

// tulisLangkah writes the steps of one indicator: those of its janji, then j more.
func (s *Simulasi) tulisLangkah(out []Langkah, k, j int) []Langkah {
	d, anak := &s.in.Indikator[k], len(s.tangga.nilai)-1
	kini := s.nilai[k]
	for t := s.tangga.pada(kini) + 1; t <= s.mulai[k]+j; t++ {
		out = append(out, Langkah{Indikator: d.Nomor, Nama: d.Nama, Dari: kini, Ke: s.tangga.nilai[t], Tingkat: s.tangga.tingkat[t],
			Biaya: s.aturan.biaya[k*anak+t-1], Janji: t <= s.mulai[k], IndeksLuar: indeksLuar(d)})
		kini = s.tangga.nilai[t]
	}
	return out
}

// indeksLuar names the index that sets the value of the indicator. Raising it
// means raising that index, at the institution that publishes it.
func indeksLuar(d *indeks.Indikator) string {
	if d.IndeksLuar == nil || d.IndeksLuar.Peran != indeks.SumberNilai {
		return ""
	}
	return d.IndeksLuar.Nama
}

// Temuan says in one finding why there is no plan (RCN-TARGET-03 for a target,
// RCN-ANGGARAN-01 for a budget); none when there is one.
func (r Rencana) Temuan() []kominfo.Finding {
	if r.Tercapai {
		return nil
	}
	if r.Target == nil {
		return []kominfo.Finding{{ID: "RCN-ANGGARAN-01", Path: "anggaran", Severity: kominfo.Galat,
			Message: "Anggaran lebih kecil daripada biaya langkah yang sudah dijanjikan. Naikkan anggaran atau kurangi janji."}}
	}
	var b strings.Builder
	for i, p := range r.Penghalang {
		if i == 10 {
			fmt.Fprintf(&b, " dan %d larangan lain", len(r.Penghalang)-i)
			break
		}
		if i > 0 {
			b.WriteString(";")
		}
		fmt.Fprintf(&b, " indikator %s tidak boleh di atas tingkat %d (menahan %s)", p.Indikator, p.Tingkat, p.Hilang.Teks())
	}
	arah := "paling sedikit"
	if r.Target.Lebih {
		arah = "di atas"
	}
	return []kominfo.Finding{{ID: "RCN-TARGET-03", Path: "target", Severity: kominfo.Galat,
		Message: fmt.Sprintf("Target %s %s tidak dapat dicapai; indeks tertinggi yang dapat dicapai %s (%s). Yang menahan:%s. Longgarkan larangan itu atau turunkan target.",
			arah, r.Target.Batas.Teks(), r.Tertinggi.Indeks.Teks(), r.TertinggiNama, b.String())}}
}
