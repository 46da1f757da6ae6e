package indeks

import (
	"fmt"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
)

// cari gives the indicator itself, nil when there is none; Cari gives a copy.
func (in *Instrumen) cari(nomor string) *Indikator {
	if in.inti == nil {
		return nil
	}
	i, ok := in.inti.urut[nomor]
	if !ok {
		return nil
	}
	return &in.Indikator[i]
}

// susunBukti lays out the levels and items of an indicator. Every level is open:
// the gate is part of the rule, and hitungBukti closes it.
func (in *Instrumen) susunBukti(d *Indikator, diterima map[ButirKe]bool) []TingkatBukti {
	n := len(d.Tingkat)
	if in.PoinTingkat != nil {
		n = len(in.PoinTingkat.Tingkat)
	}
	ts := make([]TingkatBukti, n)
	butir := 0
	for i := range ts {
		t := &ts[i]
		t.Terbuka = true
		if in.PoinTingkat != nil {
			t.Tingkat, t.Poin = in.PoinTingkat.Tingkat[i].Tingkat, in.PoinTingkat.Tingkat[i].Poin
		} else {
			t.Tingkat = d.Tingkat[i].Tingkat
		}
		butir += max(1, len(d.bukti(t.Tingkat)))
	}
	semua := make([]NilaiButir, butir) // one allocation for all levels
	for i := range ts {
		t := &ts[i]
		daftar := d.bukti(t.Tingkat)
		t.TanpaDaftar = len(daftar) == 0
		m := max(1, len(daftar))
		t.Butir, semua = semua[:m:m], semua[m:]
		for j := range t.Butir {
			b := &t.Butir[j]
			if !t.TanpaDaftar {
				b.Butir, b.Teks = j+1, daftar[j].Teks
			}
			if b.Diterima = diterima[ButirKe{t.Tingkat, b.Butir}]; b.Diterima {
				t.Diterima++
			}
		}
		t.Lengkap = t.Diterima == m
	}
	return ts
}

// bukti gives the list of evidence of a level.
func (d *Indikator) bukti(tingkat int) []Butir {
	for i := range d.Tingkat {
		if d.Tingkat[i].Tingkat == tingkat {
			return d.Tingkat[i].Bukti
		}
	}
	return nil
}

// bagi gives every item of a level its points and reports whether the given ones
// fit: none below zero, and all items together exactly the points of the level.
func (t *TingkatBukti) bagi(daftar []Butir, poin map[ButirKe]Pecahan) bool {
	var beri penjumlah
	bebas := int64(0)
	for i := range t.Butir {
		b := &t.Butir[i]
		if p, ok := poin[ButirKe{t.Tingkat, b.Butir}]; ok {
			b.Poin, b.AsalPoin = p, PoinPilihan
		} else if i < len(daftar) && daftar[i].Poin != nil {
			b.Poin, b.AsalPoin = *daftar[i].Poin, PoinBerkas
		} else {
			b.AsalPoin = PoinRata
			bebas++
			continue
		}
		if b.Poin.p < 0 {
			return false
		}
		beri.tambah(b.Poin)
	}
	sisa, err := t.Poin, error(nil)
	if bebas < int64(len(t.Butir)) {
		sisa, err = t.Poin.Kurang(beri.n)
	}
	if beri.err != nil || err != nil || sisa.p < 0 || bebas == 0 && sisa.p > 0 {
		return false
	}
	if bebas == 0 {
		return true
	}
	bagian, err := sisa.Bagi(Utuh(bebas))
	for i := range t.Butir {
		if b := &t.Butir[i]; b.AsalPoin == PoinRata {
			b.Poin = bagian
		}
	}
	return err == nil
}

// rata gives every item of a level the same points.
func (t *TingkatBukti) rata() error {
	bagian, err := t.Poin.Bagi(Utuh(int64(len(t.Butir))))
	for i := range t.Butir {
		t.Butir[i].Poin, t.Butir[i].AsalPoin = bagian, PoinRata
	}
	return err
}

// hitung counts the accepted items of an open level.
func (t *TingkatBukti) hitung() error {
	var s penjumlah
	for i := range t.Butir {
		if b := &t.Butir[i]; b.Diterima {
			b.Dihitung = true
			if !t.Lengkap {
				s.tambah(b.Poin)
			}
		}
	}
	if t.Lengkap {
		s.n = t.Poin // what its items add up to, as bagi proved
	}
	t.Nilai = s.n
	return s.err
}

// naik gives the step that completes an open level.
func (t *TingkatBukti) naik(n *Naik) {
	n.Tingkat = t.Tingkat
	n.Jarak, _ = t.Poin.Kurang(t.Nilai)
	n.Kurang = make([]ButirKe, 0, len(t.Butir)-t.Diterima)
	for i := range t.Butir {
		if !t.Butir[i].Diterima {
			n.Kurang = append(n.Kurang, ButirKe{t.Tingkat, t.Butir[i].Butir})
		}
	}
}

// pencatat collects findings about one indicator.
type pencatat struct {
	jalur, nomor string
	fs           []kominfo.Finding
}

// catat adds a finding; pesan may name %[1]s the indicator, %[2]d the level and
// %[3]s what else there is to say.
func (p *pencatat) catat(id string, s kominfo.Severity, pesan string, tingkat int, kata string) {
	jalur := p.jalur + p.nomor
	if tingkat != 0 {
		jalur += "." + strconv.Itoa(tingkat)
	}
	p.fs = append(p.fs, kominfo.Finding{ID: id, Path: jalur, Severity: s, Message: fmt.Sprintf(pesan, p.nomor, tingkat, kata)})
}

// butirAsing reports keys that are no item of the indicator, in their order.
func (p *pencatat) butirAsing(ts []TingkatBukti, diterima map[ButirKe]bool, poin map[ButirKe]Pecahan) {
	kenal := 0
	for i := range ts {
		kenal += ts[i].Diterima
	}
	if kenal == len(diterima) && len(poin) == 0 {
		return // the usual case: every key is an item
	}
	var asing []ButirKe
	for k, ya := range diterima {
		if ya {
			asing = sisipAsing(asing, ts, k)
		}
	}
	for k := range poin {
		asing = sisipAsing(asing, ts, k)
	}
	for _, k := range asing {
		p.catat("IDX-BUKTI-02", kominfo.Galat, "Indikator %[1]s tingkat %[2]d tidak punya butir %[3]s; bukti atau poin untuk butir itu tidak dihitung. Pilih butir dari daftar buktinya.", k.Tingkat, strconv.Itoa(k.Butir))
	}
}

// sisipAsing puts k in its place, once, unless it is an item of ts. It keeps the
// first maksTemuan keys.
func sisipAsing(asing []ButirKe, ts []TingkatBukti, k ButirKe) []ButirKe {
	for i := range ts {
		// Places run without gap: 1 to n, or 0 alone.
		if b := ts[i].Butir; ts[i].Tingkat == k.Tingkat && k.Butir >= b[0].Butir && k.Butir <= b[len(b)-1].Butir {
			return asing
		}
	}
	i := len(asing)
	for i > 0 && (asing[i-1].Tingkat > k.Tingkat || asing[i-1].Tingkat == k.Tingkat && asing[i-1].Butir > k.Butir) {
		i--
	}
	if i > 0 && asing[i-1] == k || i >= maksTemuan {
		return asing
	}
	asing = append(asing, k)
	copy(asing[i+1:], asing[i:])
	asing[i] = k
	return asing[:min(len(asing), maksTemuan)]
}
