package kalender

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

func TestTahun(t *testing.T) {
	type baris struct{ Nasional, Cuti, HariKerja int }
	want := map[int]baris{
		2019: {17, 4, 246}, 2020: {17, 5, 243}, 2021: {16, 1, 248},
		2022: {16, 4, 246}, 2023: {16, 11, 239}, 2024: {19, 10, 238},
		2025: {17, 11, 237}, 2026: {17, 8, 240}, 2027: {18, 8, 242},
	}
	got := map[int]baris{}
	for y := range want {
		o, err := Nasional().Tahun(y)
		if err != nil {
			t.Fatal(err)
		}
		got[y] = baris{o.LiburNasional, o.CutiBersama, o.HariKerja}
		n := 0
		for _, b := range o.PerBulan {
			n += b
		}
		if n != o.HariKerja || len(o.Libur) != o.LiburNasional+o.CutiBersama {
			t.Errorf("%d: months add up to %d of %d, %d holidays listed", y, n, o.HariKerja, len(o.Libur))
		}
		for i, l := range o.Libur {
			if l.Keputusan == "" || !l.Status.Sah() || i > 0 && l.Tanggal.Sebelum(o.Libur[i-1].Tanggal) {
				t.Errorf("%d: holiday %+v", y, l)
			}
		}
		if o.Status != kominfo.Sekunder {
			t.Errorf("%d: status %q", y, o.Status)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("years (-want +got):\n%s", diff)
	}
}

func TestTahunRinci(t *testing.T) {
	o, err := Nasional().Tahun(2022)
	if err != nil {
		t.Fatal(err)
	}
	wantCabut := []Ketetapan{{Tanggal: tgl("2022-07-09"), Nama: "Iduladha 1443 H", Jenis: LiburNasional, Keputusan: "SKB-2022", Dicabut: "SKB-2022-P2", Akibat: "dipindah ke 2022-07-10"}}
	if diff := cmp.Diff(wantCabut, o.Dicabut); diff != "" {
		t.Errorf("Dicabut (-want +got):\n%s", diff)
	}
	var ids []string
	for _, k := range o.Keputusan {
		ids = append(ids, k.ID)
	}
	if diff := cmp.Diff([]string{"SKB-2022", "SKB-2022-P1", "SKB-2022-P2"}, ids); diff != "" {
		t.Errorf("Keputusan (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([12]int{21, 18, 22, 19, 15, 21, 21, 22, 22, 21, 22, 22}, o.PerBulan); diff != "" {
		t.Errorf("PerBulan (-want +got):\n%s", diff)
	}
	for _, l := range o.Libur {
		if l.Tanggal == tgl("2022-07-10") && !l.AkhirPekan || l.Tanggal == tgl("2022-08-17") && l.AkhirPekan {
			t.Errorf("weekend mark: %+v", l)
		}
	}
	if o, _ := Nasional().Tahun(2027); len(o.Catatan) != 2 {
		t.Errorf("2027 has %d notes, want 2", len(o.Catatan))
	}
	p, err := papua(t).Tahun(2026)
	if err != nil || p.LiburDaerah != 2 || p.HariKerja != 240 {
		// 5 February and 27 March off, 18 and 28 March on.
		t.Errorf("region: %d local holidays, %d working days (%v)", p.LiburDaerah, p.HariKerja, err)
	}
	if n := len(p.Dicabut); n != 1 || p.Dicabut[0].Dicabut != "contoh-papua/C" {
		t.Errorf("region: Dicabut %+v", p.Dicabut)
	}
}
