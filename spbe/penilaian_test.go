package spbe_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/spbe"
)

func TestSkema(t *testing.T) {
	b := bukuBaru()
	registertest.Skema[spbe.Penilaian](t, "skema", b.pen)
	registertest.Skema[spbe.TugasIndikator](t, "skema", b.tugas)
	registertest.Skema[spbe.DataDukung](t, "skema", b.dok)
	registertest.Skema[spbe.Bukti](t, "skema", b.bukti)
}

type alat struct {
	t testing.TB
	d *register.Def[spbe.Penilaian]
	s register.Store
}

func baru(t testing.TB) alat {
	d := spbe.Definisi(&spbe.Pustaka{})
	s, err := register.NewMemori(d)
	if err != nil {
		t.Fatal(err)
	}
	return alat{t, d, s}
}

func (a alat) laku(id register.ID, harap int64, nama string, isian any) (m register.Meta, err error) {
	err = a.s.Ubah(a.t.Context(), kominfo.Aktor{Perangkat: "kominfo", Peran: "koordinator"}, func(tx register.Tx) error {
		m, err = a.d.Lakukan(a.t.Context(), tx, register.LingkupPenuh(), id, harap, nama, isian)
		return err
	})
	return m, err
}

func TestPerjalananPenilaian(t *testing.T) {
	a := baru(t)
	m, err := a.laku("", 0, "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026"})
	if err != nil {
		t.Fatal(err)
	}
	if m, err = a.laku(m.ID, 1, "isi", spbe.Isi{Nilai: map[string]string{"1": "2,50", "2": "1.5"}}); err != nil {
		t.Fatal(err)
	}
	d, err := a.d.Baca(t.Context(), a.s, register.LingkupPenuh(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"1": "2.50", "2": "1.5"}, d.Isi.Nilai); diff != "" {
		t.Errorf("nilai (-want +got):\n%s", diff)
	}
	if d.Isi.Metode != spbe.Mandiri {
		t.Errorf("metode baku %q", d.Isi.Metode)
	}
	if m, err = a.laku(m.ID, 2, "isi", spbe.Isi{Nilai: map[string]string{"2": ""}}); err != nil {
		t.Fatal(err)
	}
	if d, _ = a.d.Baca(t.Context(), a.s, register.LingkupPenuh(), m.ID); len(d.Isi.Nilai) != 1 {
		t.Errorf("nilai kosong menghapus: %v", d.Isi.Nilai)
	}
	for nilai, temuan := range map[string]string{"1=7": "IDX-NILAI-03", "99=1": "IDX-NILAI-01", "1=dua": "IDX-NILAI-02"} {
		_, err := a.laku(m.ID, 3, "isi", spbe.Isi{Nilai: map[string]string{nilai[:idx(nilai)]: nilai[idx(nilai)+1:]}})
		var e *kominfo.Error
		if !errors.As(err, &e) || e.Kind != kominfo.TidakSah || e.Findings[0].ID != temuan {
			t.Errorf("isi %s: %v", nilai, err)
		}
	}
	// Only actions write: the register's own state machine cannot be bypassed.
	err = a.s.Ubah(t.Context(), kominfo.Aktor{}, func(tx register.Tx) error {
		_, err := a.d.Ganti(t.Context(), tx, register.LingkupPenuh(), m.ID, 3, d.Isi)
		return err
	})
	if kominfo.KindOf(err) != kominfo.Ditolak {
		t.Errorf("ganti umum: %v", err)
	}
	_, err = a.laku("", 0, "mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026"})
	if kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("penilaian kedua untuk tahun, instrumen dan metode yang sama: %v", err)
	}
}

func idx(s string) int {
	for i := range s {
		if s[i] == '=' {
			return i
		}
	}
	return -1
}

func TestContohMenghasilkanYangTerbit(t *testing.T) {
	a := baru(t)
	mau := []struct {
		indeks, predikat string
	}{{"2.64", "Baik"}, {"2.95", "Baik"}}
	for i, c := range spbe.Contoh() {
		m, err := a.laku("", 0, "mulai", c)
		if err != nil {
			t.Fatal(err)
		}
		b, err := a.s.Baca(t.Context(), a.d, register.LingkupPenuh(), m.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		kol := map[string]any{}
		for j, k := range a.d.Info().Kolom {
			kol[k.Nama] = b.Kolom[j]
		}
		if kol["indeks"] != mau[i].indeks || kol["predikat"] != mau[i].predikat {
			t.Errorf("%s: %v %v, terbit %v", c.NamaInstansi, kol["indeks"], kol["predikat"], mau[i])
		}
	}
}

func TestTahunDiLuarInstrumen(t *testing.T) {
	p := spbe.Penilaian{Tahun: 2026, Instrumen: "spbe-2020"}
	in, err := (&spbe.Pustaka{}).Buka("spbe-2020")
	if err != nil {
		t.Fatal(err)
	}
	fs := p.Check(in)
	if len(fs) != 1 || fs[0].ID != "SPBE-TAHUN-01" || fs[0].Severity != kominfo.Peringatan {
		t.Errorf("temuan: %+v", fs)
	}
	if fs := p.Check(nil); len(fs) != 1 || fs[0].Severity != kominfo.Galat {
		t.Errorf("tanpa instrumen: %+v", fs)
	}
}

func ExampleSkor() {
	var pustaka spbe.Pustaka
	in, err := pustaka.Buka("spbe-2020")
	if err != nil {
		fmt.Println(err)
		return
	}
	nilai := map[string]string{}
	for _, i := range in.Indikator {
		nilai[i.Nomor] = "3"
	}
	nilai["1"] = "4"
	h := spbe.Skor(in, nilai)
	fmt.Println(h.Indeks.Bulat(2, indeks.SetengahKeAtas), h.Indeks, h.Predikat)
	delete(nilai, "47")
	h = spbe.Skor(in, nilai)
	fmt.Println(h.Lengkap, h.BelumDiisi)
	// Output:
	// 3.01 3013/1000 Baik
	// false [47]
}
