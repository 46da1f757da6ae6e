package jejak

import (
	"bytes"
	"context"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

func BenchmarkAppendTeks(b *testing.B) {
	e, dst := entriUji(1, 3), make([]byte, 0, MaksEntri)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.AppendTeks(dst); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUraiEntri(b *testing.B) {
	teks := teksUji(b, entriUji(1, 3))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := UraiEntri(teks); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkIkat417(b *testing.B) {
	garam, isi := garamUji(1), bytes.Repeat([]byte("x"), 417)
	b.ReportAllocs()
	for b.Loop() {
		Ikat(garam, isi, "")
	}
}

// BenchmarkTambah is one write as a store does it: copy, append, tiles to keep,
// root, forget.
func BenchmarkTambah(b *testing.B) {
	h := daunUji(1)
	b.Run("saja", func(b *testing.B) {
		p := &Pohon{}
		b.ReportAllocs()
		for b.Loop() {
			p.Tambah(h)
			if p.n&0xffff == 0 {
				p.Lupakan(p.n)
			}
		}
	})
	b.Run("satu tulisan", func(b *testing.B) {
		p := &Pohon{}
		b.ReportAllocs()
		for b.Loop() {
			q := p.Salin()
			q.Tambah(h)
			if len(q.UbinSejak(p.n)) == 0 || q.Akar() == h && q.n > 1 {
				b.Fatal("nothing changed")
			}
			q.Lupakan(q.n)
			p = q
		}
	})
}

// gudangBesar holds n leaves and no texts.
func gudangBesar(b *testing.B, n int64) *gudang {
	b.Helper()
	g := gudangBaru()
	var p Pohon
	for i := range n {
		p.Tambah(daunUji(i))
	}
	for _, u := range p.UbinSejak(0) {
		g.log[Dalam].ubin[[2]int64{int64(u.Tingkat), u.Nomor}] = u.Isi
	}
	g.log[Dalam].ukuran = n
	return g
}

func BenchmarkBuktikan100000(b *testing.B) {
	g := gudangBesar(b, 100_000)
	b.ReportAllocs()
	i := int64(0)
	for b.Loop() {
		if _, err := Buktikan(context.Background(), g, Dalam, i*7919%100_000, 100_000); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func BenchmarkTandaTangani(b *testing.B) {
	s, _, _ := kunciUji(b, namaUji, 0)
	c := cpUji()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := TandaTangani(c, s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAkar100000 builds the whole tree anew, as a check of a data folder
// does.
func BenchmarkAkar100000(b *testing.B) {
	daun := daunUji(1)
	b.ReportAllocs()
	for b.Loop() {
		var p Pohon
		for range 100_000 {
			p.Tambah(daun)
		}
		p.Akar()
	}
}

func BenchmarkPeriksaTandaTerima(b *testing.B) {
	tt, v := tandaTerimaUji(b, 300, 40)
	tt.Garam, tt.Isi, tt.Alasan = garamUji(40), isiUji(40), alasanUji
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tt.Periksa(v); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPeriksaLuar20000 checks a published log with its entries.
func BenchmarkPeriksaLuar20000(b *testing.B) {
	f, _, _, v := logTerbit(b, Umum, 20_000)
	b.ReportAllocs()
	for b.Loop() {
		if l, err := PeriksaLuar(context.Background(), f.ambil, OpsiLuar{Kunci: []note.Verifier{v}}); err != nil || !l.Sah {
			b.Fatal(err)
		}
	}
}
