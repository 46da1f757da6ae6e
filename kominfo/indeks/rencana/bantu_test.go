package rencana_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
)

type gagal interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func pecahan(t gagal, s string) indeks.Pecahan {
	t.Helper()
	p, err := indeks.ParsePecahan(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// kerangka is a sound instrument without scale and bands.
func kerangka(bobot ...string) indeks.Instrumen {
	s := kominfo.Sumber{Regulasi: "uji", Status: kominfo.Inferensi}
	in := indeks.Instrumen{ID: "uji", Judul: "Uji", Status: kominfo.Inferensi, Dasar: []kominfo.Sumber{s}, Cara: indeks.RataRata,
		Berlaku: indeks.Berlaku{TahunDari: 2026, Sumber: s}, SumberBobot: s, SumberRumus: s, SumberBulat: s, SumberPita: s}
	for i, b := range bobot {
		w, err := indeks.ParsePecahan(b)
		if err != nil {
			panic(err)
		}
		n := fmt.Sprint(i + 1)
		in.Indikator = append(in.Indikator, indeks.Indikator{Nomor: n, Kode: "I" + n, Nama: "Indikator " + n, Bobot: w,
			Status: indeks.StatusIndikator{Nama: s.Status, Kriteria: s.Status}})
		in.BobotTotal, _ = in.BobotTotal.Tambah(w)
	}
	return in
}

// skala sets a scale of whole numbers, skalaDesimal one with the bands of Pemdi.
func skala(in *indeks.Instrumen, dari, sampai int64) {
	in.Skala = indeks.Skala{Min: indeks.Utuh(dari), Max: indeks.Utuh(sampai), Bulat: true, Sumber: in.SumberPita}
}

func skalaDesimal(t gagal, in *indeks.Instrumen) {
	in.Skala = indeks.Skala{Min: indeks.Utuh(1), Max: indeks.Utuh(5), Sumber: in.SumberPita}
	ujung := []string{"1", "1.5", "2.5", "3.5", "4", "5"}
	for i := 1; i < len(ujung); i++ {
		in.PitaTingkat = append(in.PitaTingkat, indeks.PitaTingkat{Tingkat: i, Rentang: indeks.Rentang{Dari: pecahan(t, ujung[i-1]), DariTermasuk: true, Sampai: pecahan(t, ujung[i]), SampaiTermasuk: i == 5}})
	}
}

// pita gives one band over everything, or two that meet at batas.
func pita(t gagal, in *indeks.Instrumen, batas string, termasuk bool) {
	bawah, atas := in.Skala.Min, in.Skala.Max
	if in.Cara == indeks.Jumlah {
		bawah, _ = bawah.Kali(in.BobotTotal)
		atas, _ = atas.Kali(in.BobotTotal)
	}
	in.Pita = []indeks.Pita{{Predikat: "Semua", Rentang: indeks.Rentang{Dari: bawah, DariTermasuk: true, Sampai: atas, SampaiTermasuk: true}}}
	if batas != "" {
		x := pecahan(t, batas)
		in.Pita[0].Predikat, in.Pita[0].Sampai, in.Pita[0].SampaiTermasuk = "Rendah", x, !termasuk
		in.Pita = append(in.Pita, indeks.Pita{Predikat: "Tinggi", Rentang: indeks.Rentang{Dari: x, DariTermasuk: termasuk, Sampai: atas, SampaiTermasuk: true}})
	}
}

func muat(t gagal, in indeks.Instrumen) *indeks.Instrumen {
	t.Helper()
	if in.Pita == nil {
		pita(t, &in, "", false)
	}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := indeks.Load(b)
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return out
}

// bulat15 is an instrument of whole levels 1 to 5.
func bulat15(t gagal, bobot ...string) *indeks.Instrumen {
	in := kerangka(bobot...)
	skala(&in, 1, 5)
	return muat(t, in)
}

// isi fills the indicators in the order of the instrument.
func isi(t gagal, in *indeks.Instrumen, nilai ...string) indeks.Lembar {
	t.Helper()
	m := map[string]string{}
	for i, v := range nilai {
		m[in.Indikator[i].Nomor] = v
	}
	return lembar(t, in, m)
}

func lembar(t gagal, in *indeks.Instrumen, m map[string]string) indeks.Lembar {
	t.Helper()
	l, fs := in.Isi(m)
	if kominfo.AdaGalat(fs) {
		t.Fatal(fs)
	}
	return l
}

func buat(t gagal, in *indeks.Instrumen, l indeks.Lembar, y rencana.Syarat) *rencana.Simulasi {
	t.Helper()
	s, err := rencana.New(in, l, y)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ringkas writes steps as "1:2-3" for indicator 1 from 2 to 3.
func ringkas(ls []rencana.Langkah) string {
	s := ""
	for _, l := range ls {
		s += fmt.Sprintf("%s:%s-%s ", l.Indikator, l.Dari.Bulat(1, ""), l.Ke.Bulat(1, ""))
	}
	return s
}

// ids gives the identifiers of the findings of an error.
func ids(t *testing.T, err error) string {
	t.Helper()
	e, ok := err.(*kominfo.Error)
	if !ok || e.Kind != kominfo.TidakSah {
		t.Fatalf("error %v", err)
	}
	s := ""
	for _, f := range e.Findings {
		if f.Severity != kominfo.Galat || f.Path == "" && f.ID[:8] != "RCN-JSON" && f.ID[:8] != "RCN-UKUR" || len(f.Message) < 20 || f.Message[len(f.Message)-1] != '.' {
			t.Errorf("temuan %+v", f)
		}
		s += f.ID + " "
	}
	return s
}
