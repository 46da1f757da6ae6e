package banding_test

import (
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/banding"
)

// The whole country, five years.
func BenchmarkBacaTauval(b *testing.B) {
	in := buka(b, s20)
	var s []string
	for i := range 640 {
		for tahun := 2021; tahun <= 2025; tahun++ {
			s = append(s, portal(b, itoa(1000+i), itoa(tahun), "Kabupaten "+itoa(i), jawab(in, "3", "12", "4")))
		}
	}
	isi := []byte("[" + strings.Join(s, ",") + "]")
	b.SetBytes(int64(len(isi)))
	for b.Loop() {
		h, err := banding.BacaTauvalJSON("x", isi, pustaka.Buka)
		if err != nil || len(h.Temuan) != 0 || len(h.Baris) != 3200 {
			b.Fatal(err, len(h.Temuan))
		}
	}
}

func BenchmarkSejajarkan(b *testing.B) {
	in := buka(b, s20)
	var cs []banding.Capaian
	var as []kominfo.Instansi
	for i := range 640 {
		c, _ := banding.Hitung(in, banding.Capaian{Kode: itoa(i), Nama: "Kabupaten " + itoa(i), Tahun: 2024}, jawab(in, "3", itoa(1+i%47), "4"))
		cs = append(cs, c)
		as = append(as, kominfo.Instansi{Kode: c.Kode, Nama: c.Nama})
	}
	for b.Loop() {
		if p, fs := banding.Sejajarkan(in, 2024, as, cs); len(fs) != 0 || len(p.Kelompok) != 1 {
			b.Fatal(fs)
		}
	}
}
