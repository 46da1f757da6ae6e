package rencana_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
)

// acak draws a small instrument of every kind, small enough for brute force.
func acak(t *rapid.T) *indeks.Instrumen {
	bobot := rapid.SliceOfN(rapid.SampledFrom([]string{"1", "1", "2", "3", "10/3", "1.30", "2.75", "7/40"}), 1, 4).Draw(t, "bobot")
	in := kerangka(bobot...)
	switch rapid.IntRange(0, 3).Draw(t, "jenis") {
	case 0:
		skala(&in, 1, 5)
	case 1:
		skala(&in, 0, rapid.Int64Range(1, 5).Draw(t, "max"))
	case 2:
		skala(&in, 0, 3)
		in.Cara = indeks.Jumlah
	case 3:
		skalaDesimal(t, &in)
	}
	return muat(t, in)
}

func acakNilai(t *rapid.T, in *indeks.Instrumen, nama string) indeks.Pecahan {
	q := int64(1)
	if !in.Skala.Bulat {
		q = rapid.SampledFrom([]int64{1, 2, 6, 100}).Draw(t, nama+".q")
	}
	v, _ := indeks.NewPecahan(rapid.Int64Range(in.Skala.Min.Pembilang()*q, in.Skala.Max.Pembilang()*q).Draw(t, nama), q)
	return v
}

// acakSyarat draws costs with many ties and zeros, and larangan and janji that do
// not contradict each other.
func acakSyarat(t *rapid.T, in *indeks.Instrumen, anak []rencana.Anak) rencana.Syarat {
	y := rencana.Syarat{Biaya: map[string][]int64{}, Larangan: map[string]int64{}, Janji: map[string]int64{}}
	maks := rapid.SampledFrom([]int64{1, 2, 3, 9, 1_000_000_000_000}).Draw(t, "biaya_maks")
	tingkat := rapid.IntRange(0, len(anak)-1)
	for _, d := range in.Indikator {
		if rapid.Bool().Draw(t, "berbiaya") {
			y.Biaya[d.Nomor] = rapid.SliceOfN(rapid.Int64Range(0, maks), len(anak)-1, len(anak)-1).Draw(t, "biaya")
		}
		larang, janji := len(anak)-1, 0
		if rapid.IntRange(0, 3).Draw(t, "dilarang") == 0 {
			larang = tingkat.Draw(t, "larangan")
			y.Larangan[d.Kode] = anak[larang].Tingkat
		}
		if rapid.IntRange(0, 3).Draw(t, "dijanjikan") == 0 {
			janji = min(tingkat.Draw(t, "janji"), larang)
			y.Janji[d.Nomor] = anak[janji].Tingkat
		}
	}
	return y
}

// pilihan is one plan of the brute force, with everything that the rule compares.
type pilihan struct {
	biaya           int64
	indeks          indeks.Pecahan
	sentuh, langkah int
	anak            []int // rung of each indicator; -1 for the untouched start
	daftar          string
}

// bandingkan is the rule of the package doc, written again: cost, index (higher
// first), indicators touched, steps, order in the instrument.
func bandingkan(a, b pilihan) int {
	return cmp.Or(cmp.Compare(a.biaya, b.biaya), b.indeks.Cmp(a.indeks), cmp.Compare(a.sentuh, b.sentuh), cmp.Compare(a.langkah, b.langkah), slices.Compare(b.anak, a.anak))
}

// semua lists every plan that keeps larangan and janji. The index comes from Score.
func semua(t *rapid.T, in *indeks.Instrumen, nilai map[string]indeks.Pecahan, y rencana.Syarat, anak []rencana.Anak) []pilihan {
	var out []pilihan
	ke := map[string]string{}
	var jalan func(i int, p pilihan)
	jalan = func(i int, p pilihan) {
		if i == len(in.Indikator) {
			h := in.Score(lembar(t, in, ke), indeks.Opsi{})
			p.indeks, p.anak = h.Indeks, slices.Clone(p.anak)
			out = append(out, p)
			return
		}
		d := in.Indikator[i]
		batas, janji := anak[len(anak)-1].Tingkat, anak[0].Tingkat
		if v, ok := y.Larangan[d.Kode]; ok {
			batas = v
		}
		if v, ok := y.Janji[d.Nomor]; ok {
			janji = v
		}
		kini := nilai[d.Nomor]
		dijanjikan := false
		for j := -1; j < len(anak); j++ {
			if j >= 0 {
				if j == 0 || anak[j].Nilai.Cmp(kini) <= 0 || anak[j].Tingkat > batas {
					continue
				}
				c := int64(1)
				if b, ok := y.Biaya[d.Nomor]; ok {
					c = b[j-1]
				}
				p.biaya += c
				p.langkah++
				p.daftar += fmt.Sprintf("%s:%s-%s ", d.Nomor, kini.Bulat(1, ""), anak[j].Nilai.Bulat(1, ""))
				kini = anak[j].Nilai
			}
			// Below the janji there is no plan to stop at.
			if j < len(anak)-1 && kini.Cmp(nilaiDari(anak, janji)) < 0 {
				dijanjikan = true
				continue
			}
			ke[d.Nomor] = kini.String()
			q := p
			q.anak = append(slices.Clone(p.anak), j)
			if kini != nilai[d.Nomor] && !dijanjikan {
				q.sentuh++
			}
			jalan(i+1, q)
		}
	}
	jalan(0, pilihan{})
	return out
}

func nilaiDari(anak []rencana.Anak, tingkat int64) indeks.Pecahan {
	return anak[slices.IndexFunc(anak, func(a rencana.Anak) bool { return a.Tingkat == tingkat })].Nilai
}

type gambar struct {
	Biaya   int64
	Indeks  string
	Langkah string
}

// The whole front, and the plan of each of its points, is what trying everything
// gives: none is cheaper, none is higher, and of equals the rule chooses the same.
func TestGarisDepanSamaDenganCobaSemua(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		anak, err := rencana.Tangga(in)
		if err != nil {
			t.Fatal(err)
		}
		y := acakSyarat(t, in, anak)
		nilai, teks := map[string]indeks.Pecahan{}, map[string]string{}
		for _, d := range in.Indikator {
			nilai[d.Nomor] = acakNilai(t, in, "nilai")
			teks[d.Nomor] = nilai[d.Nomor].String()
		}
		ps := semua(t, in, nilai, y, anak)
		slices.SortFunc(ps, bandingkan)
		var want, got []gambar
		var tertinggi indeks.Pecahan
		for _, p := range ps {
			if len(want) == 0 || p.indeks.Cmp(tertinggi) > 0 {
				tertinggi = p.indeks
				want = append(want, gambar{p.biaya, p.indeks.String(), p.daftar})
			}
		}

		s := buat(t, in, lembar(t, in, teks), y)
		for i, p := range s.GarisDepan() {
			ls := s.Langkah(i)
			got = append(got, gambar{p.Biaya, p.Indeks.String(), ringkas(ls)})
			// The steps add up to the point, by the formula of the instrument.
			ke, biaya := map[string]string{}, int64(0)
			for k, v := range teks {
				ke[k] = v
			}
			for _, l := range ls {
				if ke[l.Indikator] != l.Dari.String() || l.Dari.Cmp(l.Ke) >= 0 {
					t.Fatalf("langkah %+v dari %s", l, ke[l.Indikator])
				}
				ke[l.Indikator] = l.Ke.String()
				biaya += l.Biaya
			}
			if h := in.Score(lembar(t, in, ke), indeks.Opsi{}); h.Indeks != p.Indeks || biaya != p.Biaya {
				t.Fatalf("langkah berjumlah %d dan %s, titik %+v", biaya, h.Indeks, p)
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("garis depan (-coba semua +hitungan), %+v dari %v:\n%s", y, teks, diff)
		}

		// A target: the first plan in the order of the rule that reaches it.
		tgt := rencana.Target{Batas: acakBatas(t, ps), Lebih: rapid.Bool().Draw(t, "lebih")}
		r := s.Rencana(tgt)
		k := slices.IndexFunc(ps, func(p pilihan) bool { return tgt.Tercapai(p.indeks) })
		if r.Tercapai != (k >= 0) || r.Optimal != r.Tercapai {
			t.Fatalf("tercapai %v, coba semua %d", r.Tercapai, k)
		}
		if k >= 0 && (r.Biaya != ps[k].biaya || r.Indeks != ps[k].indeks || ringkas(r.Langkah) != ps[k].daftar) {
			t.Fatalf("rencana %+v, coba semua %+v", r, ps[k])
		}
		if k < 0 && (len(r.Penghalang) == 0 && tgt.Batas.Cmp(in.Pita[0].Sampai) < 0 || r.Tertinggi.Indeks != tertinggi) {
			t.Fatalf("tidak tercapai tanpa penghalang: %+v", r)
		}

		// A budget: the highest index that it pays.
		uang := rapid.Int64Range(0, ps[len(ps)-1].biaya+1).Draw(t, "anggaran")
		a := s.Anggaran(uang)
		var mampu []pilihan
		for _, p := range ps {
			if p.biaya <= uang {
				mampu = append(mampu, p)
			}
		}
		if a.Tercapai != (len(mampu) > 0) {
			t.Fatalf("anggaran %d: %v", uang, a.Tercapai)
		}
		for _, p := range mampu {
			if c := p.indeks.Cmp(a.Indeks); c > 0 || c == 0 && p.biaya < a.Biaya {
				t.Fatalf("anggaran %d: %s, tetapi ada %s", uang, a.Indeks, p.indeks)
			}
		}
	})
}

// acakBatas draws a target on, or right beside, an index that a plan gives.
func acakBatas(t *rapid.T, ps []pilihan) indeks.Pecahan {
	x := ps[rapid.IntRange(0, len(ps)-1).Draw(t, "batas")].indeks
	e, _ := indeks.NewPecahan(rapid.Int64Range(-1, 1).Draw(t, "geser"), 1_000_000)
	x, _ = x.Tambah(e)
	return x
}

// Changing values one after the other gives what starting anew gives.
func TestUbahSamaDenganBaru(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		anak, err := rencana.Tangga(in)
		if err != nil {
			t.Fatal(err)
		}
		y := acakSyarat(t, in, anak)
		teks := map[string]string{}
		for _, d := range in.Indikator {
			teks[d.Nomor] = acakNilai(t, in, "nilai").String()
		}
		s := buat(t, in, lembar(t, in, teks), y)
		for range rapid.IntRange(1, 6).Draw(t, "kali") {
			d := rapid.SampledFrom(in.Indikator).Draw(t, "indikator")
			v := acakNilai(t, in, "baru")
			teks[d.Nomor] = v.String()
			if err := s.Ubah(d.Kode, v); err != nil {
				t.Fatal(err)
			}
			baru := buat(t, in, lembar(t, in, teks), y)
			if diff := gocmp.Diff(potret(t, baru), potret(t, s)); diff != "" {
				t.Fatalf("setelah %s = %s (-baru +diubah):\n%s", d.Nomor, v, diff)
			}
		}
	})
}

// potret is everything that a Simulasi says, as text.
func potret(t *rapid.T, s *rencana.Simulasi) []string {
	out := []string{s.Indeks().String()}
	for i, p := range s.GarisDepan() {
		out = append(out, fmt.Sprint(p.Biaya, p.Indeks, ringkas(s.Langkah(i))))
	}
	b, err := s.Laporan(s.Anggaran(3)).MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return append(out, string(b))
}

// The index stays within the scale, is monotone in every level, and both ends of
// the front are what they say.
func TestIndeksMonoton(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		teks := map[string]string{}
		for _, d := range in.Indikator {
			teks[d.Nomor] = acakNilai(t, in, "nilai").String()
		}
		s := buat(t, in, lembar(t, in, teks), rencana.Syarat{})
		bawah, atas := in.Pita[0].Dari, in.Pita[0].Sampai
		g := s.GarisDepan()
		for i, p := range g {
			if p.Indeks.Cmp(bawah) < 0 || p.Indeks.Cmp(atas) > 0 {
				t.Fatalf("indeks %s di luar %s sampai %s", p.Indeks, bawah, atas)
			}
			if i > 0 && (p.Biaya <= g[i-1].Biaya || p.Indeks.Cmp(g[i-1].Indeks) <= 0) {
				t.Fatalf("titik %d tidak naik: %+v, %+v", i, g[i-1], p)
			}
		}
		if g[0].Biaya != 0 || g[0].Indeks != s.Indeks() || g[len(g)-1].Indeks != atas {
			t.Fatalf("ujung garis depan: %+v sampai %+v, indeks %s", g[0], g[len(g)-1], s.Indeks())
		}
		awal := s.Indeks()
		for _, k := range s.Kenaikan() {
			if k.Penuh {
				if k.Nilai != in.Skala.Max {
					t.Fatalf("penuh pada %s", k.Nilai)
				}
				continue
			}
			if k.Tambahan.Cmp(indeks.Pecahan{}) <= 0 {
				t.Fatalf("satu tingkat tidak menaikkan indeks: %+v", k)
			}
			lama, _ := indeks.ParsePecahan(teks[k.Indikator])
			if err := s.Ubah(k.Indikator, k.Ke); err != nil {
				t.Fatal(err)
			}
			if want, _ := awal.Tambah(k.Tambahan); s.Indeks() != want {
				t.Fatalf("indikator %s bernilai %s, nyatanya %s", k.Indikator, want, s.Indeks())
			}
			if err := s.Ubah(k.Indikator, lama); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// Loosening a larangan or lowering a cost never makes the cheapest plan dearer.
func TestSyaratLonggarTidakLebihMahal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := acak(t)
		anak, _ := rencana.Tangga(in)
		teks := map[string]string{}
		for _, d := range in.Indikator {
			teks[d.Nomor] = acakNilai(t, in, "nilai").String()
		}
		y := acakSyarat(t, in, anak)
		y.Janji = nil
		l := lembar(t, in, teks)
		ketat := buat(t, in, l, y)
		y.Larangan = nil
		longgar := buat(t, in, l, y)
		for _, p := range ketat.GarisDepan() {
			if r := longgar.Rencana(rencana.Target{Batas: p.Indeks}); !r.Tercapai || r.Biaya > p.Biaya || kominfo.AdaGalat(r.Temuan()) {
				t.Fatalf("tanpa larangan %+v, dengan larangan %+v", r, p)
			}
		}
	})
}
