package wilayah

import "testing"

func BenchmarkSemua(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Semua()
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = Parse("19.06.01.2001")
	}
}

func BenchmarkLookup(b *testing.B) {
	d, k := Semua(), kodeUji(b, "19.06")
	b.ReportAllocs()
	for b.Loop() {
		d.Lookup(k)
	}
}

func BenchmarkCari(b *testing.B) {
	d := Semua()
	for _, q := range []string{"Bogor", "Kab. Belitung Timur", "Belitnug Timur"} {
		b.Run(q, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.Cari(q)
			}
		})
	}
}
