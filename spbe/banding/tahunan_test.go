package banding_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/banding"
)

func TestBreaksWhereTheInstrumentChanges(t *testing.T) {
	i18, i20, p := buka(t, s18), buka(t, s20), buka(t, p26)
	// Given in any order.
	d := tahunan(t,
		hitung(t, p26, "99.01", "Kabupaten Uji", 2026, jawab(p, "2.50")),
		hitung(t, s20, "99.01", "Kabupaten Uji", 2023, jawab(i20, "3")),
		hitung(t, s18, "99.01", "Kabupaten Uji", 2020, jawab(i18, "4")),
		hitung(t, s20, "99.01", "Kabupaten Uji", 2021, jawab(i20, "2")),
	)
	var bentuk []string
	for _, r := range d.Ruas {
		s := r.Instrumen + ":"
		for _, c := range r.Titik {
			s += " " + itoa(c.Tahun)
		}
		bentuk = append(bentuk, s)
		if len(r.Selisih) != len(r.Titik)-1 {
			t.Errorf("%s: %d differences for %d points", r.Instrumen, len(r.Selisih), len(r.Titik))
		}
	}
	if diff := cmp.Diff([]string{"spbe-2018: 2020", "spbe-2020: 2021 2023", "pemdi-2026: 2026"}, bentuk); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(d.Jeda) != 2 || !strings.Contains(d.Jeda[0].Teks, "SPBE 2018 (2020) ke SPBE 2020 (2021)") || !strings.Contains(d.Jeda[1].Teks, "tidak dapat dibandingkan") {
		t.Errorf("breaks: %+v", d.Jeda)
	}
	s := d.Ruas[1].Selisih[0]
	if s.Indeks.Beda != pc("1") || s.Indeks.Arah != banding.Naik || s.PredikatDari != "Cukup" || s.PredikatKe != "Baik" {
		t.Errorf("%+v", s.Indeks)
	}
	want := "Indeks 2021 ke 2023 naik 1,00 (2,00 menjadi 3,00). Predikat berubah dari Cukup menjadi Baik. Tidak ada hasil untuk 1 tahun di antaranya."
	if s.Teks != want {
		t.Errorf("%q, want %q", s.Teks, want)
	}
	if len(s.Domain) != 4 || len(s.Aspek) != 8 || len(s.Indikator) != 47 {
		t.Errorf("%d domains, %d aspek, %d indicators", len(s.Domain), len(s.Aspek), len(s.Indikator))
	}
}

func TestNoDifferenceAcrossInstruments(t *testing.T) {
	i18, i20 := buka(t, s18), buka(t, s20)
	a, b := hitung(t, s18, "x", "X", 2020, jawab(i18, "2")), hitung(t, s20, "x", "X", 2021, jawab(i20, "3"))
	s, err := banding.Banding(i20, a, b)
	if !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "Instrumen berganti") {
		t.Errorf("%v", err)
	}
	if diff := cmp.Diff(banding.Selisih{}, s); diff != "" {
		t.Error(diff)
	}
	if _, err := banding.Banding(i18, b, b); !errors.Is(err, kominfo.TidakSah) {
		t.Errorf("wrong instrument: %v", err)
	}
}

func TestChanges(t *testing.T) {
	in := buka(t, s20)
	// Indicator 12 weighs 2.5 of 100 in the index and a quarter of A2.
	a := hitung(t, s20, "x", "X", 2022, jawab(in, "2"))
	b := hitung(t, s20, "x", "X", 2023, jawab(in, "2", "12", "3", "47", "1"))
	s, err := banding.Banding(in, a, b)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, u := range append(append(append([]banding.Ubah{s.Indeks}, s.Domain...), s.Aspek...), s.Indikator...) {
		if u.Arah != banding.Tetap {
			got[u.Kode] = u.Beda.String() + " " + u.Teks()
		}
	}
	want := map[string]string{
		"":   "-1/200 turun 0,01 (2,00 menjadi 2,00), selisih dihitung dari nilai tepat sebelum dibulatkan",
		"D2": "1/10 naik 0,10 (2,00 menjadi 2,10)", "A2": "1/4 naik 0,25 (2,00 menjadi 2,25)", "12": "1/1 naik 1,00 (2,00 menjadi 3,00)",
		"D4": "-6/91 turun 0,07 (2,00 menjadi 1,93)", "A8": "-1/6 turun 0,17 (2,00 menjadi 1,83)", "47": "-1/1 turun 1,00 (2,00 menjadi 1,00)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// What is not answered is not compared, and not counted as zero.
	kosong := jawab(in, "2")
	delete(kosong, "12")
	c := hitung(t, s20, "x", "X", 2024, kosong)
	s, _ = banding.Banding(in, b, c)
	if s.Indeks.Arah != banding.TakAda || s.Aspek[1].Arah != banding.TakAda || s.Aspek[0].Arah != banding.Tetap || !strings.Contains(s.Teks, "tidak dapat dibandingkan") {
		t.Errorf("%s; %+v", s.Teks, s.Aspek[:2])
	}
}

// Rounded values say less: that is told, and near ties are not called a change.
func TestPublishedChanges(t *testing.T) {
	in := buka(t, s20)
	terbit := func(tahun int, v string, des int) banding.Capaian {
		return banding.Capaian{Kode: "x", Nama: "X", Tahun: tahun, Instrumen: s20, Asal: banding.DariTerbit, Desimal: des, Lengkap: true, Indeks: pc(v)}
	}
	eksak := func(tahun int, v string) banding.Capaian {
		return banding.Capaian{Kode: "x", Nama: "X", Tahun: tahun, Instrumen: s20, Asal: banding.DariIndikator, Lengkap: true, Indeks: pc(v)}
	}
	for _, c := range []struct {
		a, b banding.Capaian
		arah banding.Arah
		teks string
	}{
		{terbit(2021, "2.59", 2), terbit(2022, "2.60", 2), banding.Naik, "nilai terbit yang dibulatkan"},
		{terbit(2021, "2.59", 2), terbit(2022, "2.59", 2), banding.Tetap, "menurut nilai terbit"},
		{terbit(2021, "2.59", 2), eksak(2022, "2.594"), banding.TakPasti, "tidak dapat dipastikan"},
		{terbit(2021, "2.59", 2), eksak(2022, "2.59"), banding.TakPasti, "tidak dapat dipastikan"},
		{terbit(2021, "2.59", 2), eksak(2022, "2.596"), banding.Naik, "naik 0,01"},
		{eksak(2021, "2.59"), eksak(2022, "2.591"), banding.Naik, "naik kurang dari 0,01"},
		{terbit(2021, "2.5900000000", 10), terbit(2022, "2.59", 2), banding.TakPasti, "tidak dapat dipastikan"},
		{eksak(2021, "2.59"), eksak(2022, "2.59"), banding.Tetap, "tetap 2,59"},
	} {
		s, err := banding.Banding(in, c.a, c.b)
		if err != nil || s.Indeks.Arah != c.arah || !strings.Contains(s.Indeks.Teks(), c.teks) {
			t.Errorf("%v to %v: %s, %q, %v; want %s, %q", c.a.Indeks, c.b.Indeks, s.Indeks.Arah, s.Indeks.Teks(), err, c.arah, c.teks)
		}
	}
}

func TestYearsThatCannotBeCompared(t *testing.T) {
	in := buka(t, s20)
	a := hitung(t, s20, "x", "X", 2023, jawab(in, "2"))
	b := hitung(t, s20, "x", "X", 2023, jawab(in, "3"))
	lain := hitung(t, s20, "y", "Y\x1b[31m", 2024, jawab(in, "3"))
	asing := banding.Capaian{Kode: "x", Nama: "X", Tahun: 2017, Instrumen: "spbe-2017"}
	luar := hitung(t, s20, "x", "X", 2026, jawab(in, "3"))
	d, fs := banding.Tahunan(pustaka.Buka, []banding.Capaian{a, b, lain, asing, luar})
	if got := ids(fs); got != "BANDING-INSTANSI BANDING-INSTRUMEN BANDING-TAHUN BANDING-GANDA" {
		t.Error(got)
	}
	kalimat(t, fs...)
	if len(d.Ruas) != 1 || len(d.Ruas[0].Titik) != 1 || d.Ruas[0].Titik[0].Tahun != 2026 {
		t.Errorf("neither of two results of one year counts: %+v", d.Ruas)
	}
	if d, fs := banding.Tahunan(pustaka.Buka, nil); len(d.Ruas) != 0 || len(fs) != 0 {
		t.Errorf("nothing: %+v %v", d, fs)
	}
}

// The changes of a segment add up, and turned round they are their opposites.
func TestChangesAddUp(t *testing.T) {
	in := buka(t, s20)
	rapid.Check(t, func(rt *rapid.T) {
		cs := make([]banding.Capaian, 3)
		for i := range cs {
			m := map[string]string{}
			for j := range in.Indikator {
				m[in.Indikator[j].Nomor] = rapid.SampledFrom([]string{"1", "2", "3", "4", "5"}).Draw(rt, "v")
			}
			cs[i], _ = banding.Hitung(in, banding.Capaian{Kode: "x", Tahun: 2021 + i}, m)
		}
		d, fs := banding.Tahunan(pustaka.Buka, cs)
		if len(fs) != 0 || len(d.Ruas) != 1 {
			rt.Fatal(fs)
		}
		s := d.Ruas[0].Selisih
		jumlah, err := s[0].Indeks.Beda.Tambah(s[1].Indeks.Beda)
		penuh, err2 := cs[2].Indeks.Kurang(cs[0].Indeks)
		if err != nil || err2 != nil || jumlah != penuh {
			rt.Fatalf("%v + %v is not %v", s[0].Indeks.Beda, s[1].Indeks.Beda, penuh)
		}
		balik, err := banding.Banding(in, cs[1], cs[0])
		nol, err2 := balik.Indeks.Beda.Tambah(s[0].Indeks.Beda)
		if err != nil || err2 != nil || nol != pc("0") {
			rt.Fatalf("%v turned round is %v", s[0].Indeks.Beda, balik.Indeks.Beda)
		}
	})
}

func TestDeretIsStorable(t *testing.T) {
	in := buka(t, s20)
	d := tahunan(t, hitung(t, s20, "x", "X", 2023, deret(in, trap2020)), hitung(t, s20, "x", "X", 2024, jawab(in, "3")))
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var e banding.Deret
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, e); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

func TestDariPenilaian(t *testing.T) {
	in := buka(t, s20)
	p := &spbe.Penilaian{Instansi: "99.01", NamaInstansi: "Kabupaten Uji", Tahun: 2024, Instrumen: s20, Metode: spbe.Mandiri, Nilai: jawab(in, "3"),
		Asesmen: map[spbe.Metode]spbe.Asesmen{spbe.Dokumen: {Nilai: map[string]string{"12": "1"}}}}
	c, fs := banding.DariPenilaian(in, p)
	if len(fs) != 0 || c.Indikator["12"] != pc("1") || c.Indikator["13"] != pc("3") || c.Indeks != pc("2.95") || c.Tahun != 2024 || c.Kode != "99.01" || c.Metode != "mandiri" {
		t.Errorf("%+v %v", c, fs)
	}
}
