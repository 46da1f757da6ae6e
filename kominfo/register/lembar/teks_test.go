package lembar_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

func TestTeks(t *testing.T) {
	isian := defBarang().Info().Isian
	doc := `{"nama":"Meja \u003c1\u003e","jumlah":1200,"harga":1500000,"tahun":2026,"tanggal":"2026-03-16","periode":"2026-Q1","kondisi":"baik","hibah":true,"unit":"","ket":"a\nb","label":["x", "y"],"ukuran":1.5}`
	want := map[string]string{"nama": "Meja <1>", "jumlah": "1200", "harga": "1500000", "tahun": "2026", "tanggal": "2026-03-16", "periode": "2026-Q1",
		"kondisi": "baik", "hibah": "ya", "unit": "", "ket": "a\nb", "label": `["x","y"]`, "ukuran": "1.5"}
	if diff := cmp.Diff(want, lembar.Teks(isian, []byte(doc))); diff != "" {
		t.Errorf("Teks (-want +got):\n%s", diff)
	}
	for _, rusak := range []string{"", "[]", "null", "{", `"x"`, "\x00", strings.Repeat("[", 20000)} {
		if got := lembar.Teks(isian, []byte(rusak)); len(got) != 0 {
			t.Errorf("Teks(%.10q) = %v, seharusnya kosong", rusak, got)
		}
	}
}

// One text field after another: what it becomes, or the finding and the proposal.
func TestNilai(t *testing.T) {
	isian := defBarang().Info().Isian
	for _, u := range []struct{ isian, teks, mau string }{
		{"jumlah", "1234", "1234"},
		{"jumlah", " 1.234 ", "1234"},
		{"jumlah", "1.234.567", "1234567"},
		{"jumlah", "1.234,00", "1234"},
		{"jumlah", "1234,0", "1234"},
		{"jumlah", "1234.00", "1234"},
		{"jumlah", "1 234 567", "1234567"},
		{"jumlah", "1\u00a0234", "1234"},
		{"jumlah", "1,234,567", "1234567"},
		{"jumlah", "1,234.00", "1234"},
		{"jumlah", "1,234", "LBR-ANGKA-RAGU 1234"},
		{"jumlah", "1500.000", "LBR-ANGKA-RAGU"},
		{"jumlah", "0.123", "LBR-ANGKA-RAGU"},
		{"jumlah", "-5", "-5"},
		{"jumlah", "\u22125", "-5"},
		{"jumlah", "--5", "LBR-ANGKA"},
		{"jumlah", "007", "7"},
		{"jumlah", "1.5", "LBR-ANGKA"},
		{"jumlah", "12,5", "LBR-ANGKA"},
		{"jumlah", "1.23.456", "LBR-ANGKA"},
		{"jumlah", "dua", "LBR-ANGKA"},
		{"jumlah", "1e3", "LBR-ANGKA"},
		{"jumlah", "1e400", "LBR-ANGKA"},
		{"jumlah", "Rp500", "LBR-ANGKA"},
		{"jumlah", "9223372036854775807", "9223372036854775807"},
		{"jumlah", "9223372036854775808", "LBR-ANGKA"},
		{"jumlah", "-", "LBR-ANGKA"},
		{"jumlah", "=1+1", "LBR-ANGKA"},
		{"jumlah", "１２", "LBR-ANGKA"},
		{"jumlah", "", "null"},
		{"harga", "Rp1.500.000", "1500000"},
		{"harga", "Rp 1.500.000,-", "1500000"},
		{"harga", "rp. 1.500.000,00", "1500000"},
		{"harga", "IDR 1500000", "1500000"},
		{"harga", "-Rp500", "-500"},
		{"harga", "Rp-500", "-500"},
		{"harga", "-Rp-500", "LBR-ANGKA"},
		{"harga", "1,5 juta", "LBR-ANGKA"},
		{"harga", "Rp", "LBR-ANGKA"},
		{"tahun", "2026", "2026"},
		{"tahun", "2.026", "LBR-TAHUN 2026"},
		{"tahun", "duaribu", "LBR-TAHUN"},
		{"tanggal", "2026-03-16", `"2026-03-16"`},
		{"tanggal", "16/03/2026", `"2026-03-16"`},
		{"tanggal", "16-3-2026", `"2026-03-16"`},
		{"tanggal", "16.03.2026", `"2026-03-16"`},
		{"tanggal", "2026/3/16", `"2026-03-16"`},
		{"tanggal", "03/16/2026", `"2026-03-16"`},
		{"tanggal", "05/05/2026", `"2026-05-05"`},
		{"tanggal", "16 Maret 2026", `"2026-03-16"`},
		{"tanggal", "1 agt 2026", `"2026-08-01"`},
		{"tanggal", "2026-03-16T00:00:00", `"2026-03-16"`},
		{"tanggal", "2026-03-16T08:30:00", "LBR-TANGGAL 2026-03-16"},
		{"tanggal", "03/04/2026", "LBR-TANGGAL-RAGU 2026-04-03"},
		{"tanggal", "16/03/26", "LBR-TANGGAL 2026-03-16"},
		{"tanggal", "30/02/2026", "LBR-TANGGAL"},
		{"tanggal", "30 Februari 2026", "LBR-TANGGAL"},
		{"tanggal", "2026-02-30", "LBR-TANGGAL"},
		{"tanggal", "kemarin", "LBR-TANGGAL"},
		{"tanggal", "", `""`},
		{"periode", "2026-q3", `"2026-Q3"`},
		{"periode", "Triwulan III 2026", `"2026-Q3"`},
		{"periode", "Semester II 2026", `"2026-S2"`},
		{"periode", "September 2026", `"2026-09"`},
		{"periode", "Tahun 2026", `"2026"`},
		{"periode", "Semester III 2026", "LBR-PERIODE"},
		{"periode", "Q3", "LBR-PERIODE"},
		{"kondisi", "baik", `"baik"`},
		{"kondisi", "Rusak ringan", `"rusak_ringan"`},
		{"kondisi", "RUSAK BERAT", `"rusak_berat"`},
		{"kondisi", "Rusak_Berat", `"rusak_berat"`},
		{"kondisi", "rusak-berat", "LBR-PILIHAN rusak_berat"},
		{"kondisi", "hilang", "LBR-PILIHAN"},
		{"kondisi", "", `""`},
		{"hibah", "Ya", "true"}, {"hibah", "TIDAK", "false"}, {"hibah", "1", "true"}, {"hibah", "0", "false"},
		{"hibah", "TRUE", "true"}, {"hibah", "False", "false"}, {"hibah", "x", "LBR-YA-TIDAK"}, {"hibah", "", "null"},
		{"label", ` [ "a" ] `, `["a"]`}, {"label", "a,b", "LBR-RINCI"}, {"label", "", "null"}, {"ukuran", "1e400", "1e400"},
		{"label", strings.Repeat("[", 20000), "LBR-RINCI"},
		{"nama", " a ", `" a "`}, {"nama", "a\u202eb\x00", `"a` + "\u202e" + `b\u0000"`},
		{"asing", "x", "LBR-ASING"},
	} {
		doc, fs := lembar.JSON(isian, map[string]string{u.isian: u.teks}, nil)
		var got string
		for _, f := range fs {
			got = f.ID
			if f.Fix != nil {
				got += " " + f.Fix.Menjadi
			}
			if f.Path != u.isian || f.Severity != kominfo.Galat || !strings.HasSuffix(f.Message, ".") {
				t.Errorf("%s %q: temuan %+v", u.isian, u.teks, f)
			}
		}
		if fs == nil {
			got = strings.TrimSuffix(strings.TrimPrefix(string(doc), `{"`+u.isian+`":`), "}")
		} else if string(doc) != "{}" {
			t.Errorf("%s %q: dokumen %s, seharusnya {}", u.isian, u.teks, doc)
		}
		if got != u.mau {
			t.Errorf("%s %q: %s, seharusnya %s", u.isian, u.teks, got, u.mau)
		}
	}
}

func TestJSONMenjagaDasar(t *testing.T) {
	isian := defBarang().Info().Isian
	dasar := []byte(`{"zeta":[1],"nama":"lama","jumlah":3,"alfa":null}`)
	got, fs := lembar.JSON(isian, map[string]string{"nama": "baru", "harga": "mahal"}, dasar)
	if want := `{"nama":"baru","jumlah":3,"alfa":null,"zeta":[1]}`; string(got) != want || len(fs) != 1 || fs[0].Path != "harga" {
		t.Errorf("JSON = %s %v, seharusnya %s dan satu temuan", got, fs, want)
	}
	got, fs = lembar.JSON(isian, map[string]string{"jumlah": "x"}, dasar)
	if want := `{"nama":"lama","jumlah":3,"alfa":null,"zeta":[1]}`; string(got) != want || len(fs) != 1 {
		t.Errorf("isian yang salah tetap seperti dasar: %s %v", got, fs)
	}
}

// TeksPilihan never shows a text that would come back as another value.
func TestTeksPilihan(t *testing.T) {
	x := register.Isian{Rupa: register.RupaPilihan, Pilihan: []register.Pilihan{{Nilai: "a", Teks: "Satu"}, {Nilai: "b", Teks: "a"}, {Nilai: "c", Teks: "Dobel"}, {Nilai: "d", Teks: "Dobel"}}}
	for v, want := range map[string]string{"a": "Satu", "b": "b", "c": "c", "d": "d", "": "", "lain": "lain"} {
		if got := lembar.TeksPilihan(&x, v); got != want {
			t.Errorf("TeksPilihan(%q) = %q, seharusnya %q", v, got, want)
		}
	}
}

func barangAcak() *rapid.Generator[Barang] {
	return rapid.Custom(func(t *rapid.T) Barang {
		b := Barang{
			Nama:    rapid.String().Draw(t, "nama"),
			Jumlah:  rapid.Int64().Draw(t, "jumlah"),
			Harga:   kominfo.Rupiah(rapid.Int64().Draw(t, "harga")),
			Tahun:   rapid.IntRange(0, 2100).Draw(t, "tahun"),
			Kondisi: rapid.SampledFrom([]string{"", "baik", "rusak_ringan", "rusak_berat"}).Draw(t, "kondisi"),
			Hibah:   rapid.Bool().Draw(t, "hibah"),
			Unit:    rapid.SampledFrom([]string{"", "0199a1b2-0000-7000-8000-000000000001"}).Draw(t, "unit"),
			Ket:     rapid.String().Draw(t, "ket"),
			Label:   rapid.SliceOf(rapid.String()).Draw(t, "label"),
			Ukuran:  rapid.Float64().Draw(t, "ukuran"),
		}
		if rapid.Bool().Draw(t, "bertanggal") {
			b.Tanggal = kominfo.NewTanggal(rapid.IntRange(1, 9998).Draw(t, "y"), 1, rapid.IntRange(1, 365).Draw(t, "d"))
			b.Periode = rapid.SampledFrom([]kominfo.Periode{kominfo.PeriodeTahun(2026), kominfo.PeriodeTriwulan(2026, 3), kominfo.PeriodeBulan(2026, time.May)}).Draw(t, "p")
		}
		if rapid.Bool().Draw(t, "tanpa label") {
			b.Label = nil
		}
		return b
	})
}

// Every document comes back byte for byte.
func TestJSONTeksBolakBalik(t *testing.T) {
	isian := defBarang().Info().Isian
	rapid.Check(t, func(t *rapid.T) {
		doc, err := json.Marshal(barangAcak().Draw(t, "barang"))
		if err != nil {
			t.Fatal(err)
		}
		got, fs := lembar.JSON(isian, lembar.Teks(isian, doc), nil)
		if fs != nil || string(got) != string(doc) {
			t.Fatalf("%s\nmenjadi\n%s\n%v", doc, got, fs)
		}
	})
}

// Whatever is typed, the result is one JSON object or comes with findings.
func FuzzNilai(f *testing.F) {
	for _, s := range []string{"", "1.234", "Rp1.500.000,-", "03/04/2026", "16 Maret 2026", "Triwulan III 2026", "ya", "[[", "1e400", "\xff", "a\u202eb", "9223372036854775808", "-", "0.000", "1.234,00"} {
		f.Add(s)
	}
	d := defBarang()
	isian := d.Info().Isian
	f.Fuzz(func(t *testing.T, s string) {
		for i := range isian {
			doc, fs := lembar.JSON(isian, map[string]string{isian[i].Nama: s}, nil)
			if !json.Valid(doc) {
				t.Fatalf("%s %q: %s bukan JSON", isian[i].Nama, s, doc)
			}
			if fs != nil {
				continue
			}
			// What was understood is understood again, as the same.
			lagi, fs := lembar.JSON(isian, lembar.Teks(isian, doc), nil)
			if fs != nil || string(lagi) != string(doc) {
				t.Fatalf("%s %q: %s lalu %s %v", isian[i].Nama, s, doc, lagi, fs)
			}
		}
	})
}
