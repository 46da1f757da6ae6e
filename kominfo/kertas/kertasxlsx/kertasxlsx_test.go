package kertasxlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

func tulis(t testing.TB, ls ...kertas.Lembar) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Tulis(&b, ls); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func buka(t testing.TB, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func halaman() kertas.Lembar {
	return kertas.Lembar{Judul: "Laporan Layanan", Uraian: "Tahun 2026", Tanda: []kertas.Penggal{{Teks: "DATA CONTOH"}}, Isi: []kertas.Balok{
		kertas.P("Pengantar."),
		{Rupa: kertas.Tabel, Judul: "Permohonan: menurut/kanal", Kolom: []string{"Kanal", "Jumlah", "Terakhir"}, Angka: []bool{false, true, false},
			Baris: [][]kertas.Sel{kertas.F("Surat", "1.240", "16 Maret 2026"), {kertas.T("0019"), nil, kertas.T("Senin, 16 Maret 2026")}, {{{Teks: "Laman", Ke: "https://contoh.go.id"}, {Teks: "baru", Rupa: "info"}, {Teks: "Buka", Ke: "/x", Rupa: "tombol"}}, kertas.T("6,5"), kertas.T("2026-03-17")}}, Kaki: kertas.F("Jumlah", "1.246,5")},
		{Rupa: kertas.Bagian, Judul: "Keberatan", Isi: []kertas.Balok{{Rupa: kertas.Tabel, Kolom: []string{"A"}}, {Rupa: kertas.Rincian, Judul: "Keberatan", Isi: []kertas.Balok{{Rupa: kertas.Tabel, Baris: [][]kertas.Sel{kertas.F("x", "y")}}}}}},
		{Rupa: kertas.HanyaLayar, Isi: []kertas.Balok{{Rupa: kertas.Tabel, Judul: "Layar", Kolom: []string{"A"}}}},
	}}
}

func TestTulis(t *testing.T) {
	f := buka(t, tulis(t, halaman()))
	if diff := cmp.Diff([]string{"Permohonan menurut kanal", "Keberatan", "Keberatan (2)"}, f.GetSheetList()); diff != "" {
		t.Errorf("lembar (-want +got):\n%s", diff)
	}
	got, err := f.GetRows("Permohonan menurut kanal")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range got[3:6] { // the library knows the names of days and months of its own formats only
		r[2] = ""
	}
	want := [][]string{{"Laporan Layanan"}, {"DATA CONTOH; Tahun 2026; Permohonan: menurut/kanal"}, {"Kanal", "Jumlah", "Terakhir"},
		{"Surat", "1,240", ""}, {"0019", "", ""}, {"Laman (https://contoh.go.id) baru", "6.5", ""}, {"Jumlah", "1,246.5"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("isi (-want +got):\n%s", diff)
	}
	b, err := tabel.Baca("x.xlsx", tulis(t, halaman()), tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	for i, mau := range []string{"2026-03-16", "2026-03-16", "2026-03-17"} {
		if s := b.Lembar[0].Baris[3+i].Di(2); s.Jenis != tabel.Tanggal || s.Teks != mau {
			t.Errorf("tanggal baris %d: %+v, seharusnya %s", i+1, s, mau)
		}
	}
	if s := b.Lembar[0].Baris[4].Di(0); s.Jenis != tabel.Teks || s.Teks != "0019" {
		t.Errorf("kode menjadi %+v", s)
	}
	l, err := f.GetPageLayout("Keberatan")
	if err != nil || *l.Orientation != "landscape" || *l.Size != 9 || *l.FitToHeight != 0 || *l.FitToWidth != 1 {
		t.Errorf("halaman %+v, %v", l, err)
	}
	p, err := f.GetPanes("Keberatan")
	if err != nil || !p.Freeze || p.YSplit != 3 {
		t.Errorf("beku %+v, %v", p, err)
	}
	if n := f.GetDefinedName(); len(n) != 3 || n[0].RefersTo != "'Permohonan menurut kanal'!$3:$3" {
		t.Errorf("baris kepala cetak %+v", n)
	}
	if w, _ := f.GetColWidth("Permohonan menurut kanal", "A"); w < 20 || w > 50 {
		t.Errorf("lebar kolom %v", w)
	}
}

func TestBilangan(t *testing.T) {
	for _, u := range []struct {
		s      string
		n      float64
		format string
	}{
		{"0", 0, "0"}, {"2026", 2026, "0"}, {"1.234", 1234, "#,##0"}, {"1.234.567,50", 1234567.5, "#,##0.00"}, {"0,5", 0.5, "0.0"}, {"6.25", 6.25, "0.00"},
		{"-12", -12, "0"}, {"\u221212", -12, "0"}, {"Rp12.500", 12500, `"Rp"#,##0`}, {"-Rp500", -500, `"Rp"0`}, {" 7 ", 7, "0"},
	} {
		if n, f, ok := bilangan(u.s); !ok || n != u.n || f != u.format {
			t.Errorf("bilangan(%q) = %v, %q, %v, seharusnya %v, %q", u.s, n, f, ok, u.n, u.format)
		}
	}
	for _, s := range []string{"", "-", "--1", "007", "0.123.456", "1.23.456", "1,2,3", "1e5", "=1", "0x10", "12%", "1234567890123456", "1.234.5", ",5", "5,", "Rp", "NaN", "١"} {
		if n, f, ok := bilangan(s); ok {
			t.Errorf("bilangan(%q) = %v, %q, seharusnya teks", s, n, f)
		}
	}
}

func TestTanggal(t *testing.T) {
	for s, mau := range map[string]string{"2026-03-16": "yyyy-mm-dd", "16 Maret 2026": "[$-421]d mmmm yyyy", "Senin, 16 Maret 2026": "[$-421]dddd, d mmmm yyyy",
		"Selasa, 16 Maret 2026": "", "016 Maret 2026": "", "31 Februari 2026": "", "16 maret 2026": "", "16 Maret 1600": "", "12/PPID/2026, 2 Maret 2026": "", "2026-02-30": "", "0001-01-01": ""} {
		if d, f := tanggal(s); f != mau || f != "" && d != kominfo.NewTanggal(2026, 3, 16) {
			t.Errorf("tanggal(%q) = %v, %q, seharusnya %q", s, d, f, mau)
		}
	}
}

// No text becomes a formula, wherever it stands, and none is lost.
func TestTanpaRumus(t *testing.T) {
	for _, jahat := range []string{"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "=HYPERLINK(\"http://x\")", "<b>&\"", "a\x00b\x0bc", "_x0041_", "'[]:*?/\\", strings.Repeat("panjang ", 600), "&A&[File]", "😀\xff"} {
		s := kertas.Sel{{Teks: jahat}}
		b := tulis(t, kertas.Lembar{Judul: jahat, Uraian: jahat, Tanda: []kertas.Penggal{{Teks: jahat}}, Isi: []kertas.Balok{
			{Rupa: kertas.Tabel, Judul: jahat, Kolom: []string{jahat, jahat}, Angka: []bool{true, false}, Baris: [][]kertas.Sel{{s, s}}, Kaki: []kertas.Sel{s}}, {Rupa: kertas.Tabel, Judul: jahat, Kolom: []string{"A"}}}})
		f := buka(t, b)
		for _, l := range f.GetSheetList() {
			rows, err := f.GetRows(l)
			if err != nil {
				t.Fatalf("%q: %v", jahat, err)
			}
			for i := range rows {
				for j := range rows[i] {
					if x, _ := f.GetCellFormula(l, tabel.NamaSel(i+1, j)); x != "" {
						t.Errorf("%q menjadi rumus %q", jahat, x)
					}
				}
			}
		}
		k, err := tabel.Baca("x.xlsx", b, tabel.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSpace(strings.NewReplacer("\x00", "", "\x0b", "", "\xff", "?").Replace(jahat))
		if r := k.Lembar[0].Baris[3].Di(1); strings.TrimSpace(r.Teks) != want || r.Jenis != tabel.Teks || r.Rumus {
			t.Errorf("ditulis %.50q, terbaca %.50q (%s)", want, r.Teks, r.Jenis)
		}
	}
}

func TestSamaDanDitolak(t *testing.T) {
	satu := tulis(t, halaman())
	for range 8 { // the library's own order differs in about every second file
		if !bytes.Equal(satu, tulis(t, halaman())) {
			t.Fatal("dua berkas dari halaman yang sama berbeda")
		}
	}
	if err := Tulis(io.Discard, []kertas.Lembar{{Judul: "Surat", Isi: []kertas.Balok{kertas.P("isi")}}}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("tanpa tabel: %v", err)
	}
	besar := kertas.Lembar{Isi: []kertas.Balok{{Rupa: kertas.Tabel, Baris: [][]kertas.Sel{kertas.F(strings.Repeat("é", 32768))}}}}
	if err := Tulis(io.Discard, []kertas.Lembar{besar}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("teks raksasa: %v", err)
	}
	if err := Tulis(gagal{}, []kertas.Lembar{halaman()}); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("penulis gagal: %v", err)
	}
}

type gagal struct{}

func (gagal) Write([]byte) (int, error) { return 0, errors.New("penuh") }

func FuzzBilangan(f *testing.F) {
	for _, s := range []string{"1.234,5", "Rp12.500", "-0,25", "6.25", "007"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, format, ok := bilangan(s)
		if ok && (n != n || n > 1e15 || n < -1e15 || !strings.ContainsAny(s, "0123456789") || format == "") {
			t.Errorf("bilangan(%q) = %v, %q", s, n, format)
		}
		tanggal(s)
	})
}

func ExampleTulis() {
	l := kertas.Lembar{Judul: "Permohonan 2026", Uraian: "Menurut kanal", Isi: []kertas.Balok{{Rupa: kertas.Tabel, Kolom: []string{"Kanal", "Jumlah"}, Angka: []bool{false, true}, Baris: [][]kertas.Sel{kertas.F("Surat", "1.240")}}}}
	var b bytes.Buffer
	err := Tulis(&b, []kertas.Lembar{l})
	buku, _ := tabel.Baca("x.xlsx", b.Bytes(), tabel.Opsi{})
	fmt.Println(buku.Lembar[0].Nama, buku.Lembar[0].Baris[3].Di(1).Teks, err)
	// Output:
	// Permohonan 2026 1240 <nil>
}
