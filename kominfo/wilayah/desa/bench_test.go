package desa_test

import (
	"runtime"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa/berkas"
)

func BenchmarkOpen(b *testing.B) {
	data := berkas.Data()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = desa.Open(data)
	}
}

// BenchmarkNama looks up villages all over the country, one after another.
func BenchmarkNama(b *testing.B) {
	x := buka(b)
	var ks []wilayah.Kode
	for k := range x.Semua(wilayah.Kode{}) {
		ks = append(ks, k)
	}
	b.Run("string", func(b *testing.B) {
		b.ReportAllocs()
		hasil := make([]string, 1)
		for i := 0; b.Loop(); i += 7919 {
			hasil[0], _ = x.Nama(ks[i%len(ks)])
		}
		runtime.KeepAlive(hasil)
	})
	b.Run("append", func(b *testing.B) {
		buf := make([]byte, 0, 128)
		b.ReportAllocs()
		for i := 0; b.Loop(); i += 7919 {
			x.AppendNama(buf, ks[i%len(ks)])
		}
	})
	b.Run("terburuk", func(b *testing.B) { // the last village of the largest kecamatan
		var k wilayah.Kode
		terbanyak := 0
		for kec := range x.Semua(wilayah.Kode{}) {
			n := 0
			for a := range x.Anak(kec) {
				if n++; n > terbanyak && kec.Tingkat() == wilayah.TingkatKecamatan {
					terbanyak, k = n, a
				}
			}
		}
		b.ReportAllocs()
		for b.Loop() {
			x.Nama(k)
		}
	})
}

func BenchmarkAnakKecamatan(b *testing.B) {
	x, k := buka(b), kode(b, "19.06.01")
	b.ReportAllocs()
	for b.Loop() {
		for range x.Anak(k) {
		}
	}
}

func BenchmarkCari(b *testing.B) {
	x := buka(b)
	for nama, dalam := range map[string]wilayah.Kode{"kabupaten": kode(b, "32.01"), "indonesia": {}} {
		b.Run(nama, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Cari(dalam, "sukamaju")
			}
		})
	}
}
