package kalender

import "testing"

// Run: go test -run '^$' -bench . -benchmem ./kominfo/kalender/

func BenchmarkTambah(b *testing.B) {
	k, dari := Nasional(), tgl("2026-03-16")
	for nama, n := range map[string]int{"10_hari": 10, "30_hari": 30, "100_hari": 100, "mundur_10": -10} {
		b.Run(nama, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := k.Tambah(dari, n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkJumlahSetahun(b *testing.B) {
	k, a, z := Nasional(), tgl("2026-01-01"), tgl("2026-12-31")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := k.Jumlah(a, z); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHitungSetahun(b *testing.B) {
	k, a, z := Nasional(), tgl("2026-01-01"), tgl("2026-12-31")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := k.Hitung(a, z); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHariKerja(b *testing.B) {
	k, t := Nasional(), tgl("2026-03-19")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := k.HariKerja(t); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPenjelasan(b *testing.B) {
	h, _ := Nasional().Tambah(tgl("2026-03-16"), 10)
	b.ReportAllocs()
	for b.Loop() {
		_ = h.Penjelasan()
	}
}

func BenchmarkTahun(b *testing.B) {
	k := Nasional()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := k.Tahun(2026); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPada(b *testing.B) {
	k, t := Nasional(), tgl("2025-08-06")
	b.ReportAllocs()
	for b.Loop() {
		_ = k.Pada(t)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(berkasNasional); err != nil {
			b.Fatal(err)
		}
	}
}
