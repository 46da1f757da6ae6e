package indeks_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// acak draws a sound instrument with random weights and groups.
func acak(t *rapid.T) *indeks.Instrumen {
	s := kominfo.Sumber{Regulasi: "acak", Status: kominfo.Inferensi}
	in := indeks.Instrumen{ID: "acak", Judul: "Acak", Status: kominfo.Inferensi, Dasar: []kominfo.Sumber{s},
		Berlaku: indeks.Berlaku{TahunDari: 2026, Sumber: s}, SumberBobot: s, SumberRumus: s, SumberBulat: s, SumberPita: s,
		Cara: rapid.SampledFrom([]indeks.Cara{indeks.RataRata, indeks.Jumlah}).Draw(t, "cara")}
	lebar := rapid.Int64Range(1, 10).Draw(t, "max")
	awal := rapid.Int64Range(0, lebar-1).Draw(t, "min")
	in.Skala = indeks.Skala{Min: indeks.Utuh(awal), Max: indeks.Utuh(lebar), Sumber: s}
	tambah := func(a *indeks.Pecahan, b indeks.Pecahan) { *a, _ = a.Tambah(b) }
	for d := range rapid.IntRange(1, 3).Draw(t, "domain") {
		dom := indeks.Domain{Kode: fmt.Sprintf("D%d", d), Nama: "D"}
		for a := range rapid.IntRange(1, 3).Draw(t, "aspek") {
			asp := indeks.Aspek{Kode: fmt.Sprintf("A%d.%d", d, a), Nama: "A", Domain: dom.Kode}
			for range rapid.IntRange(1, 4).Draw(t, "indikator") {
				w, _ := indeks.NewPecahan(rapid.Int64Range(1, 400).Draw(t, "p"), rapid.SampledFrom([]int64{1, 2, 3, 7, 40, 100}).Draw(t, "q"))
				n := fmt.Sprint(len(in.Indikator) + 1)
				in.Indikator = append(in.Indikator, indeks.Indikator{Nomor: n, Kode: "I" + n, Nama: "I", Aspek: asp.Kode, Bobot: w,
					Status: indeks.StatusIndikator{Nama: s.Status, Kriteria: s.Status}})
				tambah(&asp.Bobot, w)
			}
			tambah(&dom.Bobot, asp.Bobot)
			in.Aspek = append(in.Aspek, asp)
		}
		tambah(&in.BobotTotal, dom.Bobot)
		in.Domain = append(in.Domain, dom)
	}
	// Groups need not lie together in the file.
	in.Indikator = rapid.Permutation(in.Indikator).Draw(t, "urutan")
	bawah, atas := in.Skala.Min, in.Skala.Max
	if in.Cara == indeks.Jumlah {
		bawah, _ = bawah.Kali(in.BobotTotal)
		atas, _ = atas.Kali(in.BobotTotal)
	}
	in.Pita = []indeks.Pita{{Predikat: "Semua", Rentang: indeks.Rentang{Dari: bawah, DariTermasuk: true, Sampai: atas, SampaiTermasuk: true}}}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := indeks.Load(b)
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return out
}

// jawab draws answers to some or all indicators.
func jawab(t *rapid.T, in *indeks.Instrumen, semua bool) map[string]indeks.Pecahan {
	m := map[string]indeks.Pecahan{}
	for _, d := range in.Indikator {
		if !semua && rapid.Bool().Draw(t, "kosong") {
			continue
		}
		q := rapid.SampledFrom([]int64{1, 2, 6, 100}).Draw(t, "q")
		v, _ := indeks.NewPecahan(rapid.Int64Range(in.Skala.Min.Pembilang()*q, in.Skala.Max.Pembilang()*q).Draw(t, "nilai"), q)
		m[d.Nomor] = v
	}
	return m
}

func lembar(t *rapid.T, in *indeks.Instrumen, m map[string]indeks.Pecahan) indeks.Lembar {
	s := map[string]string{}
	for k, v := range m {
		s[k] = v.String()
	}
	l, fs := in.Isi(s)
	if kominfo.AdaGalat(fs) {
		t.Fatal(fs)
	}
	return l
}

// The whole-number core agrees with the formula of the regulations, worked out
// step by step in math/big: aspek from indicators, domain from aspek, index from
// domain.
func TestScoreAgainstFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		m := jawab(t, in, true)
		h := in.Score(lembar(t, in, m), indeks.Opsi{})
		rata := in.Cara == indeks.RataRata
		atas := map[string]*big.Rat{}
		total := new(big.Rat)
		for _, a := range in.Aspek {
			v := new(big.Rat)
			for _, d := range in.Indikator {
				if d.Aspek == a.Kode {
					v.Add(v, new(big.Rat).Mul(rat(d.Bobot), rat(m[d.Nomor])))
				}
			}
			if rata {
				v.Quo(v, rat(a.Bobot))
			}
			if s, _ := h.Sub(a.Kode); rat(s.Nilai).Cmp(v) != 0 {
				t.Fatalf("%s = %v, want %v", a.Kode, s.Nilai, v)
			}
			if rata {
				v.Mul(v, rat(a.Bobot))
			}
			if atas[a.Domain] == nil {
				atas[a.Domain] = new(big.Rat)
			}
			atas[a.Domain].Add(atas[a.Domain], v)
		}
		for _, d := range in.Domain {
			v := atas[d.Kode]
			if rata {
				v.Quo(v, rat(d.Bobot))
			}
			if s, _ := h.Sub(d.Kode); rat(s.Nilai).Cmp(v) != 0 {
				t.Fatalf("%s = %v, want %v", d.Kode, s.Nilai, v)
			}
			if rata {
				v.Mul(v, rat(d.Bobot))
			}
			total.Add(total, v)
		}
		if rata {
			total.Quo(total, rat(in.BobotTotal))
		}
		if rat(h.Indeks).Cmp(total) != 0 {
			t.Fatalf("index %v, want %v", h.Indeks, total)
		}
		jumlah := new(big.Rat)
		for _, s := range in.Jelaskan(lembar(t, in, m)) {
			jumlah.Add(jumlah, rat(s.Sumbangan))
		}
		if jumlah.Cmp(total) != 0 {
			t.Fatalf("the terms add up to %v, want %v", jumlah, total)
		}
		w, q := in.BobotBulat()
		jumlah.SetInt64(0)
		for i, d := range in.Indikator {
			jumlah.Add(jumlah, new(big.Rat).Mul(big.NewRat(w[i], q), rat(m[d.Nomor])))
		}
		if jumlah.Cmp(total) != 0 {
			t.Fatalf("whole weights give %v, want %v", jumlah, total)
		}
	})
}

// Bounds hold and are tight: filling the gaps with anything stays inside them,
// filling with the ends of the scale reaches them.
func TestBoundsHoldAndAreTight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		sebagian := jawab(t, in, false)
		h := in.Score(lembar(t, in, sebagian), indeks.Opsi{})
		if h.Lengkap != (len(sebagian) == len(in.Indikator)) || len(h.BelumDiisi)+len(sebagian) != len(in.Indikator) {
			t.Fatalf("%d of %d answered: %+v", len(sebagian), len(in.Indikator), h)
		}
		penuh := jawab(t, in, true)
		rendah, tinggi := map[string]indeks.Pecahan{}, map[string]indeks.Pecahan{}
		for k := range penuh {
			rendah[k], tinggi[k] = in.Skala.Min, in.Skala.Max
		}
		for k, v := range sebagian {
			penuh[k], rendah[k], tinggi[k] = v, v, v
		}
		akhir := in.Score(lembar(t, in, penuh), indeks.Opsi{})
		lo, hi := in.Score(lembar(t, in, rendah), indeks.Opsi{}), in.Score(lembar(t, in, tinggi), indeks.Opsi{})
		if lo.Indeks != h.Batas.Terendah || hi.Indeks != h.Batas.Tertinggi {
			t.Fatalf("bounds %+v, reached %v and %v", h.Batas, lo.Indeks, hi.Indeks)
		}
		if akhir.Indeks.Cmp(lo.Indeks) < 0 || akhir.Indeks.Cmp(hi.Indeks) > 0 {
			t.Fatalf("%v outside %+v", akhir.Indeks, h.Batas)
		}
		for _, s := range slices.Concat(h.Domain, h.Aspek) {
			a, _ := akhir.Sub(s.Kode)
			b, _ := lo.Sub(s.Kode)
			c, _ := hi.Sub(s.Kode)
			if s.Terendah != b.Nilai || s.Tertinggi != c.Nilai || s.Lengkap && s.Nilai != a.Nilai {
				t.Fatalf("%+v, reached %v and %v", s, b.Nilai, c.Nilai)
			}
		}
	})
}

// Raising one answer raises the index, its aspek and its domain, and lowers nothing.
func TestMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		m := jawab(t, in, true)
		awal := in.Score(lembar(t, in, m), indeks.Opsi{})
		d := rapid.SampledFrom(in.Indikator).Draw(t, "naik")
		if m[d.Nomor] == in.Skala.Max {
			t.Skip("already highest")
		}
		m[d.Nomor] = in.Skala.Max
		akhir := in.Score(lembar(t, in, m), indeks.Opsi{})
		if akhir.Indeks.Cmp(awal.Indeks) <= 0 {
			t.Fatalf("%v then %v", awal.Indeks, akhir.Indeks)
		}
		for i, s := range akhir.Aspek {
			if c := s.Nilai.Cmp(awal.Aspek[i].Nilai); c < 0 || (c > 0) != (s.Kode == d.Aspek) {
				t.Fatalf("%s: %v then %v", s.Kode, awal.Aspek[i].Nilai, s.Nilai)
			}
		}
	})
}

// Multiplying all weights by one number leaves a weighted mean unchanged and
// multiplies a sum; equal answers give that answer.
func TestScaling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		m := jawab(t, in, true)
		h := in.Score(lembar(t, in, m), indeks.Opsi{})
		k := indeks.Utuh(rapid.Int64Range(2, 9).Draw(t, "kali"))
		if rapid.Bool().Draw(t, "bagi") {
			k, _ = indeks.Utuh(1).Bagi(k)
		}
		besar := *in
		besar.Indikator, besar.Aspek, besar.Domain, besar.Pita = slices.Clone(in.Indikator), slices.Clone(in.Aspek), slices.Clone(in.Domain), slices.Clone(in.Pita)
		lipat := func(p *indeks.Pecahan) { *p, _ = p.Kali(k) }
		for i := range besar.Indikator {
			lipat(&besar.Indikator[i].Bobot)
		}
		for i := range besar.Aspek {
			lipat(&besar.Aspek[i].Bobot)
		}
		for i := range besar.Domain {
			lipat(&besar.Domain[i].Bobot)
		}
		lipat(&besar.BobotTotal)
		if in.Cara == indeks.Jumlah {
			lipat(&besar.Pita[0].Dari)
			lipat(&besar.Pita[0].Sampai)
		}
		b, _ := json.Marshal(besar)
		lain, err := indeks.Load(b)
		if err != nil {
			t.Fatal(err)
		}
		mau := h.Indeks
		if in.Cara == indeks.Jumlah {
			mau, _ = mau.Kali(k)
		}
		if got := lain.Score(lembar(t, lain, m), indeks.Opsi{}).Indeks; got != mau {
			t.Fatalf("weights × %v: %v, want %v", k, got, mau)
		}
		v := m[in.Indikator[0].Nomor]
		for n := range m {
			m[n] = v
		}
		if got := in.Score(lembar(t, in, m), indeks.Opsi{}); in.Cara == indeks.RataRata && got.Indeks != v {
			t.Fatalf("all %v gives %v", v, got.Indeks)
		}
	})
}
