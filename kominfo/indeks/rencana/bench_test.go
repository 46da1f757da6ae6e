package rencana_test

import (
	"math/rand/v2"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// kasusUkur are assessments from the bottom of the scale, the most that there is
// to plan, with costs of every kind.
var kasusUkur = []struct {
	nama, id string
	maks     int64 // costs 1 to maks
	searah   bool  // cost about as the gain, which leaves the most points
	pecahan  bool  // values with denominators 6 and 100
}{
	{"spbe-2020/biaya-1", instrumen.SPBE2020, 1, false, false},
	{"spbe-2020/biaya-1-1000", instrumen.SPBE2020, 1000, false, false},
	{"spbe-2020/rupiah", instrumen.SPBE2020, 5_000_000_000, false, false},
	{"spbe-2020/searah", instrumen.SPBE2020, 1_000_000, true, false},
	{"spbe-2018/rupiah", instrumen.SPBE2018, 5_000_000_000, false, false},
	{"pemdi-2026/rupiah", instrumen.Pemdi2026, 5_000_000_000, false, false},
	{"pemdi-2026/pecahan", instrumen.Pemdi2026, 5_000_000_000, false, true},
}

func soalUkur(b *testing.B, k int) (*indeks.Instrumen, indeks.Lembar, rencana.Syarat) {
	x := kasusUkur[k]
	in := buka(b, x.id)
	anak, err := rencana.Tangga(in)
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, uint64(k)))
	bobot, _ := in.BobotBulat()
	m, y := map[string]string{}, rencana.Syarat{Biaya: map[string][]int64{}}
	for i, d := range in.Indikator {
		m[d.Nomor] = in.Skala.Min.String()
		if x.pecahan {
			v, _ := indeks.NewPecahan(600+r.Int64N(600), 600)
			m[d.Nomor] = v.String()
		}
		for range len(anak) - 1 {
			c := 1 + r.Int64N(x.maks)
			if x.searah {
				c = bobot[i]*x.maks + c
			}
			y.Biaya[d.Nomor] = append(y.Biaya[d.Nomor], c)
		}
	}
	return in, lembar(b, in, m), y
}

// BenchmarkGarisDepan makes the whole front from nothing and the plan to the last
// predikat but one, with its steps.
func BenchmarkGarisDepan(b *testing.B) {
	for k, x := range kasusUkur {
		b.Run(x.nama, func(b *testing.B) {
			in, l, y := soalUkur(b, k)
			tgt, err := rencana.BacaTarget(in, "Sangat Baik")
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			titik := 0
			for b.Loop() {
				s, err := rencana.New(in, l, y)
				if err != nil {
					b.Fatal(err)
				}
				if r := s.Rencana(tgt); !r.Tercapai || len(s.GarisDepan()) != s.Panjang() {
					b.Fatal(r)
				}
				titik = s.Panjang()
			}
			b.ReportMetric(float64(titik), "titik")
		})
	}
}

// BenchmarkUbah is one click: another value, the plan to a target with its steps.
// The first indicator is in the last front alone, the last one in all.
func BenchmarkUbah(b *testing.B) {
	for k, x := range kasusUkur {
		for _, letak := range []string{"pertama", "terakhir"} {
			b.Run(x.nama+"/"+letak, func(b *testing.B) {
				in, l, y := soalUkur(b, k)
				s, err := rencana.New(in, l, y)
				if err != nil {
					b.Fatal(err)
				}
				tgt, err := rencana.BacaTarget(in, "Sangat Baik")
				if err != nil {
					b.Fatal(err)
				}
				d := in.Indikator[0]
				if letak == "terakhir" {
					d = in.Indikator[len(in.Indikator)-1]
				}
				b.ReportAllocs()
				n := int64(0)
				for b.Loop() {
					n++
					if err := s.Ubah(d.Nomor, indeks.Utuh(2+n%2)); err != nil {
						b.Fatal(err)
					}
					if !s.Rencana(tgt).Tercapai {
						b.Fatal("tidak tercapai")
					}
				}
			})
		}
	}
}
