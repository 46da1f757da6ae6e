package indeks_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// acakBukti draws an instrument with one indicator: levels of 0 to 7 items, some
// with points of their own.
func acakBukti(t *rapid.T, dasar []byte) *indeks.Instrumen {
	var in indeks.Instrumen
	if err := json.Unmarshal(dasar, &in); err != nil {
		t.Fatal(err)
	}
	d := &in.Indikator[0]
	for i := range d.Tingkat {
		n := rapid.IntRange(0, 7).Draw(t, "butir")
		d.Tingkat[i].Bukti = make([]indeks.Butir, n)
		for j := range n {
			d.Tingkat[i].Bukti[j].Teks = "b"
			// Not every item of a level, so that the given points always fit.
			if j > 0 && rapid.Bool().Draw(t, "diberi") {
				p, _ := indeks.NewPecahan(rapid.Int64Range(0, 10).Draw(t, "p"), rapid.SampledFrom([]int64{140, 150, 210}).Draw(t, "q"))
				d.Tingkat[i].Bukti[j].Poin = &p
			}
		}
	}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := indeks.Load(b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func semuaButir(in *indeks.Instrumen) []indeks.ButirKe {
	var ks []indeks.ButirKe
	for _, t := range in.Indikator[0].Tingkat {
		if len(t.Bukti) == 0 {
			ks = append(ks, indeks.ButirKe{Tingkat: t.Tingkat})
		}
		for j := range t.Bukti {
			ks = append(ks, indeks.ButirKe{Tingkat: t.Tingkat, Butir: j + 1})
		}
	}
	return ks
}

// The rule written a second time, with big.Rat and without any shortcut.
func nilaiRat(in *indeks.Instrumen, ok map[indeks.ButirKe]bool) *big.Rat {
	v := rat(in.PoinTingkat.Awal)
	for i, pt := range in.PoinTingkat.Tingkat {
		daftar := in.Indikator[0].Tingkat[i].Bukti
		if len(daftar) == 0 {
			if !ok[indeks.ButirKe{Tingkat: pt.Tingkat}] {
				return v
			}
			v.Add(v, rat(pt.Poin))
			continue
		}
		sisa, bebas := rat(pt.Poin), int64(0)
		for _, b := range daftar {
			if b.Poin != nil {
				sisa.Sub(sisa, rat(*b.Poin))
			} else {
				bebas++
			}
		}
		lengkap := true
		for j, b := range daftar {
			switch {
			case !ok[indeks.ButirKe{Tingkat: pt.Tingkat, Butir: j + 1}]:
				lengkap = false
			case b.Poin != nil:
				v.Add(v, rat(*b.Poin))
			default:
				v.Add(v, new(big.Rat).Quo(sisa, big.NewRat(bebas, 1)))
			}
		}
		if !lengkap {
			return v
		}
	}
	return v
}

func TestSifatNilaiBukti(t *testing.T) {
	dasar := berkas(t, "bukti.json")
	rapid.Check(t, func(t *rapid.T) {
		in := acakBukti(t, dasar)
		ks := semuaButir(in)
		ok := map[indeks.ButirKe]bool{}
		// Mostly accepted, so that higher levels are reached.
		for _, k := range ks {
			ok[k] = rapid.IntRange(0, 5).Draw(t, "diterima") > 0
		}
		h, _ := in.NilaiBukti("1", ok, nil)
		if !h.Ada || rat(h.Nilai).Cmp(nilaiRat(in, ok)) != 0 {
			t.Fatalf("nilai %v (%v), want %v", h.Nilai, h.Ada, nilaiRat(in, ok))
		}
		if h.Nilai.Cmp(in.Skala.Min) < 0 || h.Nilai.Cmp(in.Skala.Max) > 0 {
			t.Fatalf("nilai %v leaves the scale", h.Nilai)
		}
		// The level that is complete and the value agree: complete up to n means at
		// least the upper end of band n, and never more than that of band n+1.
		batas := map[int]indeks.Pecahan{0: in.Skala.Min}
		for _, p := range in.PitaTingkat {
			batas[p.Tingkat] = p.Sampai
		}
		if h.Nilai.Cmp(batas[h.Lengkap]) < 0 || h.Lengkap < 5 && h.Nilai.Cmp(batas[h.Lengkap+1]) > 0 {
			t.Fatalf("nilai %v, complete up to %d", h.Nilai, h.Lengkap)
		}
		if (h.Naik.Tingkat == 0) != (h.Nilai == in.Skala.Max && h.Lengkap == 5) {
			t.Fatalf("%+v", h.Naik)
		}

		// Accepting one more item never lowers the value.
		k := rapid.SampledFrom(ks).Draw(t, "tambahan")
		lama := ok[k]
		ok[k] = true
		lebih, _ := in.NilaiBukti("1", ok, nil)
		if lebih.Nilai.Cmp(h.Nilai) < 0 {
			t.Fatalf("accepting %v lowers %v to %v", k, h.Nilai, lebih.Nilai)
		}
		// And above the incomplete level it changes nothing.
		if h.Naik.Tingkat != 0 && k.Tingkat > h.Naik.Tingkat && lebih.Nilai != h.Nilai {
			t.Fatalf("%v counts above the incomplete level %d", k, h.Naik.Tingkat)
		}
		ok[k] = lama

		// What Naik names is enough to reach what it promises, or more where items
		// of the level above were accepted already.
		for _, k := range h.Naik.Kurang {
			ok[k] = true
		}
		if naik, _ := in.NilaiBukti("1", ok, nil); h.Naik.Tingkat != 0 && naik.Nilai.Cmp(h.Naik.Menjadi) < 0 {
			t.Fatalf("promised %v, got %v", h.Naik.Menjadi, naik.Nilai)
		}
		for _, k := range ks {
			ok[k] = true
		}
		if semua, _ := in.NilaiBukti("1", ok, nil); semua.Nilai != in.Skala.Max || semua.Naik.Tingkat != 0 {
			t.Fatalf("all accepted: %v", semua.Nilai)
		}
	})
}

// A conversion is exact, keeps the order and stays within its ends.
func TestSifatKonversi(t *testing.T) {
	in := muat(t, "bukti.json")
	d, _ := in.Cari("4")
	k := d.IndeksLuar.Konversi
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom([]int64{1, 3, 7, 100}).Draw(t, "q")
		angka := func(nama string) indeks.Pecahan {
			x, _ := indeks.NewPecahan(rapid.Int64Range(0, 100*q).Draw(t, nama), q)
			return x
		}
		a, b := angka("a"), angka("b")
		ya, err1 := k.Hitung(a)
		yb, err2 := k.Hitung(b)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if a.Cmp(b) != ya.Cmp(yb) { // strictly rising
			t.Fatalf("%v -> %v, %v -> %v", a, ya, b, yb)
		}
		for i := 1; i < len(k); i++ {
			if a.Cmp(k[i-1].X) < 0 || a.Cmp(k[i].X) > 0 {
				continue
			}
			// (y - y0) × (x1 - x0) = (x - x0) × (y1 - y0)
			kiri := new(big.Rat).Mul(new(big.Rat).Sub(rat(ya), rat(k[i-1].Y)), new(big.Rat).Sub(rat(k[i].X), rat(k[i-1].X)))
			kanan := new(big.Rat).Mul(new(big.Rat).Sub(rat(a), rat(k[i-1].X)), new(big.Rat).Sub(rat(k[i].Y), rat(k[i-1].Y)))
			if kiri.Cmp(kanan) != 0 {
				t.Fatalf("%v -> %v is off the line", a, ya)
			}
		}
	})
}

func BenchmarkNilaiBukti(b *testing.B) {
	in := muat(b, "bukti.json")
	ok := map[indeks.ButirKe]bool{}
	for _, k := range semuaButir(in) {
		ok[k] = k.Tingkat < 4
	}
	b.ReportAllocs()
	for b.Loop() {
		if h, _ := in.NilaiBukti("1", ok, nil); h.Lengkap != 3 {
			b.Fatal(fmt.Sprint(h))
		}
	}
}
