package banding_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/banding"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func TestRanksWithTies(t *testing.T) {
	in := buka(t, s20)
	h := func(kode, nama string, nilai map[string]string) banding.Capaian {
		return hitung(t, s20, kode, nama, 2024, nilai)
	}
	kosong := jawab(in, "5")
	delete(kosong, "1")
	p, fs := banding.Sejajarkan(in, 2024, []kominfo.Instansi{{Kode: "a", Nama: "A"}, {Kode: "b", Nama: "B"}, {Kode: "c", Nama: "C"}, {Kode: "d", Nama: "D"}, {Kode: "e", Nama: "E"}, {Kode: "f", Nama: "F"}, {Kode: "a", Nama: "A lagi"}},
		[]banding.Capaian{
			h("d", "D", jawab(in, "2")), h("c", "C", jawab(in, "3")), h("e", "E", kosong), h("a", "A", jawab(in, "3", "12", "4")), h("b", "B", jawab(in, "3")),
		})
	if len(fs) != 0 || len(p.Kelompok) != 1 {
		t.Fatalf("%v %+v", fs, p)
	}
	var got []string
	for _, b := range p.Kelompok[0].Baris {
		s := itoa(b.Peringkat) + b.Kode
		if b.Seri {
			s += " seri"
		}
		got = append(got, s)
	}
	if diff := cmp.Diff([]string{"1a", "2b seri", "2c seri", "4d", "0e"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]kominfo.Instansi{{Kode: "f", Nama: "F"}}, p.Belum); diff != "" {
		t.Errorf("without any result (-want +got):\n%s", diff)
	}
	r := p.Kelompok[0].Rerata
	// (3.025 + 3 + 3 + 2) / 4
	if r.Indeks.Jumlah != pc("11.025") || r.Indeks.N != 4 || r.Indeks.Nilai != pc("2.75625") || r.Cacah != (kominfo.Rasio{Pembilang: 4, Penyebut: 6}) {
		t.Errorf("%+v %v", r.Indeks, r.Cacah)
	}
	want := "Rata-rata indeks 2,76, jumlah 11,03 dibagi 4 dari 6 instansi, dihitung tepat dari nilai indikator. Tidak terhitung: E, F."
	if r.Teks != want {
		t.Errorf("%q, want %q", r.Teks, want)
	}
	if len(r.Aspek) != 8 || r.Aspek[1].Kode != "A2" || r.Aspek[1].Nilai != pc("2.8125") || r.Aspek[1].N != 4 {
		t.Errorf("%+v", r.Aspek)
	}
}

// 2,594 and 2,591 both show 2,59 and are no tie.
func TestRanksCompareExactValues(t *testing.T) {
	in := buka(t, s20)
	c := func(k, v string) banding.Capaian {
		return banding.Capaian{Kode: k, Nama: k, Tahun: 2024, Instrumen: s20, Asal: banding.DariIndikator, Lengkap: true, Indeks: pc(v)}
	}
	p, _ := banding.Sejajarkan(in, 2024, nil, []banding.Capaian{c("a", "2.591"), c("b", "2.594")})
	if b := p.Kelompok[0].Baris; b[0].Kode != "b" || b[0].Seri || b[1].Peringkat != 2 {
		t.Errorf("%+v", b)
	}
}

func TestKindsStandApart(t *testing.T) {
	in := buka(t, s20)
	c := func(k string, asal banding.Asal, des int, v string) banding.Capaian {
		return banding.Capaian{Kode: k, Nama: "Kabupaten " + k, Tahun: 2021, Instrumen: s20, Asal: asal, Desimal: des, Lengkap: true, Indeks: pc(v)}
	}
	cs := []banding.Capaian{c("a", banding.DariIndikator, 0, "2.5"), c("b", banding.DariTerbit, 2, "2.59"), c("c", banding.DariTerbit, 10, "2.5912345678"), c("d", banding.DariTerbit, 2, "2.61")}
	for _, p := range instrumen.DaftarPembanding(s20) {
		cs = append(cs, banding.DariPembanding(p))
	}
	p, fs := banding.Sejajarkan(in, 2021, nil, cs)
	if len(fs) != 0 || len(p.Kelompok) != 3 {
		t.Fatalf("%v %+v", fs, p)
	}
	var got []string
	for _, g := range p.Kelompok {
		got = append(got, string(g.Asal)+" "+itoa(g.Desimal)+" "+itoa(len(g.Baris))+" "+g.Rerata.Cacah.String())
	}
	want := []string{"indikator 0 1 25,0 % (1 dari 4)", "terbit_dibulatkan 10 1 25,0 % (1 dari 4)", "terbit_dibulatkan 2 2 50,0 % (2 dari 4)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r := p.Kelompok[2].Rerata; !strings.Contains(r.Teks, "dari nilai terbit yang dibulatkan") || r.Toleransi != pc("0.005") || r.Desimal != 2 {
		t.Errorf("%+v", r)
	}
	// The average of a group stands beside the institutions, without a rank.
	if len(p.Pembanding) != 2 || p.Pembanding[0].Indeks != pc("2.24") || p.Pembanding[0].Predikat != "" {
		t.Errorf("%+v", p.Pembanding)
	}
	if _, err := banding.RataRata(in, nil, p.Pembanding); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "sudah berupa rata-rata kelompok") {
		t.Errorf("an average of averages: %v", err)
	}
	// Each average has its own n: only one of the two knows its aspek.
	cs[1].Aspek = map[string]indeks.Pecahan{"A1": pc("2.17")}
	q, _ := banding.Sejajarkan(in, 2021, nil, cs)
	if a := q.Kelompok[2].Rerata.Aspek; len(a) != 1 || a[0].N != 1 || a[0].Nilai != pc("2.17") {
		t.Errorf("%+v", a)
	}
	_, err := banding.RataRata(in, nil, cs)
	if !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "Rata-rata campuran ditolak") {
		t.Errorf("mixed: %v", err)
	}
}

func TestAveragesRefused(t *testing.T) {
	in := buka(t, s20)
	c := banding.Capaian{Kode: "a", Nama: "A", Tahun: 2024, Instrumen: s20, Asal: banding.DariIndikator, Lengkap: true, Indeks: pc("2")}
	ubah := func(f func(*banding.Capaian)) banding.Capaian { d := c; d.Kode = "b"; f(&d); return d }
	anggota := []kominfo.Instansi{{Kode: "a"}, {Kode: "b"}}
	for sebut, d := range map[string]banding.Capaian{
		"instrumen berbeda":  ubah(func(c *banding.Capaian) { c.Instrumen = s18 }),
		"Pilih satu tahun":   ubah(func(c *banding.Capaian) { c.Tahun = 2023 }),
		"campuran ditolak":   ubah(func(c *banding.Capaian) { c.Asal = banding.DariTerbit }),
		"dua kali":           ubah(func(c *banding.Capaian) { c.Kode = "a" }),
		"tidak ada dalam da": ubah(func(c *banding.Capaian) { c.Kode = "z" }),
	} {
		if _, err := banding.RataRata(in, anggota, []banding.Capaian{c, d}); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), sebut) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", sebut, err)
		}
	}
	r, err := banding.RataRata(in, anggota, nil)
	if err != nil || r.Indeks.N != 0 || r.Cacah != (kominfo.Rasio{Penyebut: 2}) || r.Teks != "Tidak ada data: 0 dari 2 instansi punya indeks. Tidak terhitung: a, b." {
		t.Errorf("%+v %v", r, err)
	}
}

func TestPapanFindings(t *testing.T) {
	in := buka(t, s20)
	c := banding.Capaian{Kode: "a", Nama: "A", Tahun: 2024, Instrumen: s20, Asal: banding.DariIndikator, Lengkap: true, Indeks: pc("2")}
	lain, luar := c, c
	lain.Tahun, luar.Kode = 2023, "z"
	p, fs := banding.Sejajarkan(in, 2024, []kominfo.Instansi{{Kode: "a", Nama: "A"}}, []banding.Capaian{c, c, lain, luar})
	if got := ids(fs); got != "BANDING-LAIN BANDING-GANDA BANDING-ANGGOTA" {
		t.Error(got)
	}
	kalimat(t, fs...)
	if len(p.Kelompok) != 0 || len(p.Belum) != 1 {
		t.Errorf("%+v", p)
	}
}

// The average is the one of arbitrary precision, whatever is averaged.
func TestAverageIsExact(t *testing.T) {
	in := buka(t, s20)
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(rt, "n")
		var cs []banding.Capaian
		sum := new(big.Rat)
		for i := range n {
			m := map[string]string{}
			for j := range in.Indikator {
				m[in.Indikator[j].Nomor] = rapid.SampledFrom([]string{"1", "2", "3", "4", "5"}).Draw(rt, "v")
			}
			c, _ := banding.Hitung(in, banding.Capaian{Kode: itoa(i), Tahun: 2024}, m)
			cs = append(cs, c)
			sum.Add(sum, big.NewRat(c.Indeks.Pembilang(), c.Indeks.Penyebut()))
		}
		r, err := banding.RataRata(in, nil, cs)
		if err != nil {
			rt.Fatal(err)
		}
		sum.Quo(sum, big.NewRat(int64(n), 1))
		if got := big.NewRat(r.Indeks.Nilai.Pembilang(), r.Indeks.Nilai.Penyebut()); got.Cmp(sum) != 0 || r.Indeks.N != int64(n) {
			rt.Fatalf("%v, want %v", got, sum)
		}
	})
}
