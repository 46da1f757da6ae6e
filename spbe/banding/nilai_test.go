package banding_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/spbe/banding"
)

func bacaNilai(t testing.TB, isi string, bawaan banding.BarisNilai) *banding.HasilNilai {
	t.Helper()
	h, err := banding.BacaNilai("nilai.csv", []byte(isi), bawaan, pustaka.Buka)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range h.Temuan {
		kalimat(t, f.Finding)
	}
	if h.Dibaca != len(h.Baris)+h.Ditolak {
		t.Errorf("%d rows read, %d taken, %d refused", h.Dibaca, len(h.Baris), h.Ditolak)
	}
	return h
}

func tempat(h *banding.HasilNilai) string {
	var s []string
	for _, f := range h.Temuan {
		s = append(s, fmt.Sprintf("%s@%d:%s", f.ID, f.Baris, f.Kolom))
	}
	return strings.Join(s, " ")
}

func TestNeutralFile(t *testing.T) {
	in := buka(t, p26)
	rows := banding.BarisDari(in, "99.01", 2026, map[string]string{"1": "2.50", "2": "3"})
	rows[0].Penjelasan, rows[0].TautanBukti, rows[0].Status = "=HYPERLINK(\"http://x\")", "https://contoh.id/a https://contoh.id/b", "disetujui"
	var b bytes.Buffer
	if err := banding.TulisNilai(&b, rows); err != nil {
		t.Fatal(err)
	}
	awal := "\ufeffinstrumen;tahun;kode_instansi;nomor_indikator;tingkat;penjelasan;tautan_bukti;status\r\n" +
		"pemdi-2026;2026;99.01;1;2,50;\"'=HYPERLINK(\"\"http://x\"\")\";https://contoh.id/a https://contoh.id/b;disetujui\r\n" +
		"pemdi-2026;2026;99.01;2;3;;;\r\n" +
		"pemdi-2026;2026;99.01;3;;;;\r\n"
	if !strings.HasPrefix(b.String(), awal) {
		t.Errorf("got %q", b.String()[:min(b.Len(), 500)])
	}
	h := bacaNilai(t, b.String(), banding.BarisNilai{})
	if diff := cmp.Diff(rows, h.Baris); diff != "" || len(h.Temuan) != 0 {
		t.Errorf("%v (-written +read):\n%s", h.Temuan, diff)
	}
	j := banding.Kelompokkan(h.Baris)
	if diff := cmp.Diff([]banding.JawabanInstansi{{Instrumen: p26, Tahun: "2026", KodeInstansi: "99.01", Nilai: map[string]string{"1": "2.50", "2": "3"}}}, j); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What is written comes back, byte for byte, whatever people typed.
func TestNeutralFileIsLossless(t *testing.T) {
	teks := rapid.OneOf(
		rapid.SampledFrom([]string{"", "=1+1", "'=1+1", "''=x", "'", "-5", "'-a", "+62", "@x", "\t", "\r", "\n", "a\r\nb", "a\rb", " tepi ", "\"", "a;b", "sep=;", "é\u202e", "\ufeffx", "＝1", "'＝1", "Sumber: x", "JUMLAH", "<b>"}),
		rapid.StringOf(rapid.RuneFrom([]rune("a;,\"'=+-@\r\n\t |é\u00a0\ufeff0"))),
		rapid.StringN(0, 60, -1),
	)
	rapid.Check(t, func(rt *rapid.T) {
		in := buka(t, rapid.SampledFrom([]string{s18, s20, p26}).Draw(rt, "instrumen"))
		var rows []banding.BarisNilai
		for _, kode := range []string{"99.01", "1030", "-7", "=K"}[:rapid.IntRange(1, 4).Draw(rt, "instansi")] {
			for i := range in.Indikator[:rapid.IntRange(1, len(in.Indikator)).Draw(rt, "indikator")] {
				v := rapid.SampledFrom([]string{"", "1", "2", "3.00", "5"}).Draw(rt, "tingkat")
				if !in.Skala.Bulat && v != "" {
					v = rapid.SampledFrom([]string{"1.5", "2.50", "1.17", "4.123456"}).Draw(rt, "desimal")
				}
				rows = append(rows, banding.BarisNilai{Instrumen: in.ID, Tahun: itoa(in.Berlaku.TahunDari), KodeInstansi: kode, Nomor: in.Indikator[i].Nomor, Tingkat: v,
					Penjelasan: strings.ReplaceAll(teks.Draw(rt, "penjelasan"), "\x00", ""), Status: strings.ReplaceAll(teks.Draw(rt, "status"), "\x00", ""),
					TautanBukti: rapid.SampledFrom([]string{"", "https://contoh.id/a?x=1;2&y=\"z\"", "http://a.id https://b.id"}).Draw(rt, "tautan")})
			}
		}
		var b bytes.Buffer
		if err := banding.TulisNilai(&b, rows); err != nil {
			rt.Fatal(err)
		}
		h, err := banding.BacaNilai("x", b.Bytes(), banding.BarisNilai{}, pustaka.Buka)
		if err != nil || len(h.Temuan) != 0 {
			rt.Fatal(err, h)
		}
		if diff := cmp.Diff(rows, h.Baris); diff != "" {
			rt.Fatalf("(-written +read):\n%s", diff)
		}
		// No cell begins like a formula, except plain numbers.
		buku, err := tabel.Baca("x", b.Bytes(), tabel.Opsi{})
		if err != nil {
			rt.Fatal(err)
		}
		for _, r := range buku.Lembar[0].Baris {
			for _, s := range r.Sel {
				if tabel.Amankan(s.Teks) != s.Teks {
					rt.Fatalf("a formula: %q", s.Teks)
				}
			}
		}
	})
}

func TestNeutralFileTolerant(t *testing.T) {
	want := []banding.BarisNilai{
		{Instrumen: s20, Tahun: "2025", KodeInstansi: "99.01", Nomor: "1", Tingkat: "3"},
		{Instrumen: s20, Tahun: "2025", KodeInstansi: "99.01", Nomor: "12", Tingkat: "2"},
	}
	bawaan := banding.BarisNilai{Instrumen: s20, Tahun: "2025", KodeInstansi: "99.01"}
	for _, isi := range []string{
		"Nomor Indikator,Tingkat\n1,3\n12,2\n",
		"Nilai SPBE\n\nLevel\tNo\n3\tI1\n2\t 12 \n",
		"nomor_indikator;tingkat;nilai\n1;3;5\n12;2;5\n",
		"no;nomor_indikator;nilai\n7;1;3\n8;12;2\n",
		"indikator;capaian;instrumen\r\n1;3;\r\n;;\r\n12;2;spbe-2020\r\n",
		"<table><tr><th>Indikator</th><th>Nilai</th></tr><tr><td>1</td><td>3</td></tr><tr><td>12</td><td>2</td></tr></table>",
	} {
		h := bacaNilai(t, isi, bawaan)
		if diff := cmp.Diff(want, h.Baris); diff != "" || h.Ditolak != 0 {
			t.Errorf("%q: %v (-want +got):\n%s", isi, h.Temuan, diff)
		}
	}
}

func TestNeutralFileFindings(t *testing.T) {
	kepala := "instrumen;tahun;kode_instansi;nomor_indikator;tingkat;penjelasan;tautan_bukti;status\n"
	awal := "spbe-2020;2024;99.01;"
	for _, c := range []struct {
		nama, isi, want string
		baris           int
	}{
		{"nothing wrong", kepala + awal + "1;3;;;\n", "", 1},
		{"no such indicator", kepala + awal + "1;3;;;\n" + awal + "48;3;;;\n", "NILAI-NOMOR@3:nomor_indikator", 1},
		{"outside the scale", kepala + awal + "1;6;;;\n", "NILAI-TINGKAT@2:tingkat", 0},
		{"not whole", kepala + awal + "1;2,5;;;\n", "NILAI-TINGKAT@2:tingkat", 0},
		{"no number", kepala + awal + "1;tiga;;;\n", "NILAI-TINGKAT@2:tingkat", 0},
		{"fraction", kepala + awal + "1;6/2;;;\n", "NILAI-TINGKAT@2:tingkat", 0},
		{"twice", kepala + awal + "1;3;;;\n" + awal + "2;3;;;\n" + awal + "I1;3;;;\n", "NILAI-GANDA@4:nomor_indikator", 1},
		{"another institution is not twice", kepala + awal + "1;3;;;\nspbe-2020;2024;99.02;1;3;;;\n", "", 2},
		{"no kode", kepala + "spbe-2020;2024;;1;3;;;\n", "NILAI-WAJIB@2:kode_instansi", 0},
		{"instrument", kepala + "spbe-2019;2024;99.01;1;3;;;\n", "NILAI-INSTRUMEN@2:instrumen", 0},
		{"year", kepala + "spbe-2020;24;99.01;1;3;;;\n", "NILAI-TAHUN-01@2:tahun", 0},
		{"another year, said once", kepala + "spbe-2020;2019;99.01;1;3;;;\nspbe-2020;2019;99.01;2;3;;;\n", "NILAI-TAHUN-02@2:tahun", 2},
		{"script as evidence", kepala + awal + "1;3;;javascript:alert(1);\n", "NILAI-TAUTAN@2:tautan_bukti", 0},
		{"hidden direction", kepala + "spbe-2020;2024;99.\u202e01;1;3;;;\n", "NILAI-KENDALI@2:kode_instansi", 0},
		{"long", kepala + awal + "1;3;" + strings.Repeat("é", banding.PanjangSel+1) + ";;\n", "NILAI-PANJANG@2:penjelasan", 0},
		{"foreign column", "nomor_indikator;tingkat;OPD;tingkat\n1;3;x;4\n", "NILAI-KOLOM-01@1:OPD NILAI-KOLOM-02@1:tingkat NILAI-WAJIB@2:instrumen NILAI-WAJIB@2:tahun NILAI-WAJIB@2:kode_instansi", 0},
	} {
		h := bacaNilai(t, c.isi, banding.BarisNilai{})
		if got := tempat(h); got != c.want || len(h.Baris) != c.baris {
			t.Errorf("%s: %s, %d rows; want %s, %d", c.nama, got, len(h.Baris), c.want, c.baris)
		}
	}
	for _, isi := range []string{"a;b\n1;2\n", "nomor_indikator;x\n1;2\n"} {
		if _, err := banding.BacaNilai("x", []byte(isi), banding.BarisNilai{}, pustaka.Buka); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "nomor_indikator dan tingkat") {
			t.Errorf("%q: %v", isi, err)
		}
	}
}

func TestNothingIsChangedToMakeItFit(t *testing.T) {
	baik := banding.BarisNilai{Instrumen: s20, Tahun: "2024", KodeInstansi: "99.01", Nomor: "1", Tingkat: "3"}
	for _, f := range []func(*banding.BarisNilai){
		func(b *banding.BarisNilai) { b.Nomor = " 1" },
		func(b *banding.BarisNilai) { b.KodeInstansi = "" },
		func(b *banding.BarisNilai) { b.Tingkat = "3,5" },
		func(b *banding.BarisNilai) { b.Tingkat = "7/2" },
		func(b *banding.BarisNilai) { b.Penjelasan = "a\x00b" },
		func(b *banding.BarisNilai) { b.Penjelasan = "\xff" },
		func(b *banding.BarisNilai) { b.Penjelasan = strings.Repeat("a", banding.PanjangSel+1) },
		func(b *banding.BarisNilai) { b.TautanBukti = "javascript:x" },
		func(b *banding.BarisNilai) { b.TautanBukti = "https://a\nhttps://b" },
	} {
		b := baik
		f(&b)
		var w bytes.Buffer
		if err := banding.TulisNilai(&w, []banding.BarisNilai{baik, b}); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "Baris ke-2") || w.Len() != 0 {
			t.Errorf("%+v: %v, %d bytes", b, err, w.Len())
		}
	}
}

func FuzzBacaNilai(f *testing.F) {
	for _, s := range []string{
		"instrumen;tahun;kode_instansi;nomor_indikator;tingkat;penjelasan;tautan_bukti;status\nspbe-2020;2024;99.01;1;3;'=x;https://a.id;draf\n",
		"nomor,nilai\n1,3\nI1,4\n", "no\tlevel\n1\t2,5\n", "<table><tr><th>no</th><th>nilai</th></tr><tr><td>1</td><td>2</td></tr></table>", "no;nilai\n'';\"", "\ufeffno;nilai\r1;2\r",
	} {
		f.Add([]byte(s))
	}
	bawaan := banding.BarisNilai{Instrumen: p26, Tahun: "2026", KodeInstansi: "99.01"}
	f.Fuzz(func(t *testing.T, isi []byte) {
		h, err := banding.BacaNilai("x", isi, bawaan, pustaka.Buka)
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah {
				t.Fatal(err)
			}
			return
		}
		if h.Dibaca != len(h.Baris)+h.Ditolak || len(h.Temuan) > banding.NilaiMaksTemuan {
			t.Fatalf("%+v", h)
		}
		// What was accepted scores, and is written and read again without change.
		for _, j := range banding.Kelompokkan(h.Baris) {
			in := buka(t, j.Instrumen)
			if _, fs := in.Isi(j.Nilai); kominfo.AdaGalat(fs) {
				// Values that are each fine can be too fine together; nothing else may happen.
				for _, x := range fs {
					if x.Severity == kominfo.Galat && x.ID != "IDX-NILAI-05" {
						t.Fatal(x)
					}
				}
			}
		}
		var b bytes.Buffer
		if err := banding.TulisNilai(&b, h.Baris); err != nil {
			return // a cell that is too long or of a kind that CSV cannot hold
		}
		g, err := banding.BacaNilai("x", b.Bytes(), banding.BarisNilai{}, pustaka.Buka)
		if err != nil {
			if len(h.Baris) > 0 {
				t.Fatal(err)
			}
			return
		}
		if diff := cmp.Diff(h.Baris, g.Baris); diff != "" {
			t.Fatalf("(-first +second):\n%s", diff)
		}
	})
}
