package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// tulisBaca writes and reads back with the light reader.
func tulisBaca(t testing.TB, lembar ...Lembar) (*tabel.Buku, []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := Tulis(&b, lembar...); err != nil {
		t.Fatal(err)
	}
	buku, err := tabel.Baca("x.xlsx", b.Bytes(), tabel.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	return buku, b.Bytes()
}

func TestTulisTypesSurvive(t *testing.T) {
	kolom := []Kolom{{Nama: "nik", Label: "NIK"}, {Nama: "kode"}, {Nama: "jumlah", Jenis: Bulat}, {Nama: "nilai", Jenis: Desimal}, {Nama: "pagu", Jenis: Uang}, {Nama: "tanggal", Jenis: Tanggal}, {Nama: "aktif", Jenis: YaTidak}}
	b, _ := tulisBaca(t, Lembar{Nama: "Data", Kolom: kolom, Jumlah: 3, Baris: Dari([][]any{
		{"1906010101900001", "19.06", 12, Angka("2.34"), kominfo.Rupiah(1500000), kominfo.NewTanggal(2026, 3, 16), true},
		{"007", "=1+1", int64(1) << 60, Angka("1234567890.1234567"), nil, "belum", nil},
		{"_x0041_", "@SUM(A1)", "12", 0.1, kominfo.Rupiah(-5), time.Date(2026, 3, 16, 7, 30, 0, 0, time.UTC), kominfo.PeriodeTahun(2026)},
	})})
	type sel struct {
		Teks  string
		Jenis tabel.Jenis
	}
	var got [][]sel
	for _, r := range b.Lembar[0].Baris {
		var s []sel
		for _, c := range r.Sel {
			if c.Rumus {
				t.Errorf("row %d: %q is a formula", r.Nomor, c.Teks)
			}
			s = append(s, sel{c.Teks, c.Jenis})
		}
		got = append(got, s)
	}
	T, A, D := tabel.Teks, tabel.Angka, tabel.Tanggal
	want := [][]sel{
		{{"NIK", T}, {"kode", T}, {"jumlah", T}, {"nilai", T}, {"pagu", T}, {"tanggal", T}, {"aktif", T}},
		{{"1906010101900001", T}, {"19.06", T}, {"12", A}, {"2.34", A}, {"1500000", A}, {"2026-03-16", D}, {"Ya", T}},
		{{"007", T}, {"=1+1", T}, {"1152921504606846976", T}, {"1234567890.1234567", T}, {"", tabel.Kosong}, {"belum", T}},
		{{"_x0041_", T}, {"@SUM(A1)", T}, {"12", T}, {"0.1", A}, {"-5", A}, {"2026-03-16T07:30:00", D}, {"2026", T}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
}

// The dimension is right whether the number of rows was known, unknown or wrong.
func TestTulisDimension(t *testing.T) {
	kolom := []Kolom{{Nama: "a"}, {Nama: "b"}, {Nama: "c"}}
	for _, jumlah := range []int{0, 250, 7} {
		_, isi := tulisBaca(t, Lembar{Nama: "Satu", Kolom: kolom, Jumlah: jumlah, Baris: barisUji(250)}, Lembar{Nama: "Dua", Kolom: kolom[:1]})
		for nama, want := range map[string]string{"xl/worksheets/sheet1.xml": "A1:C251", "xl/worksheets/sheet2.xml": "A1:A1"} {
			if got := dimensiBerkas(t, isi, nama); got != want {
				t.Errorf("Jumlah %d: %s says %q, want %q", jumlah, nama, got, want)
			}
		}
		f, err := excelize.OpenReader(bytes.NewReader(isi))
		if err != nil {
			t.Fatal(err)
		}
		if r, err := f.GetRows("Satu"); err != nil || len(r) != 251 {
			t.Errorf("Jumlah %d: excelize reads %d rows, %v; want 251", jumlah, len(r), err)
		}
	}
}

func dimensiBerkas(t testing.TB, isi []byte, nama string) string {
	z, err := zip.NewReader(bytes.NewReader(isi), int64(len(isi)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(nama)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`<dimension ref="([^"]*)"`).FindSubmatch(b)
	if m == nil {
		return ""
	}
	return string(m[1])
}

func barisUji(n int) func(func([]any, error) bool) {
	return func(yield func([]any, error) bool) {
		for i := range n {
			if !yield([]any{"19.06", i, fmt.Sprint("teks ", i)}, nil) {
				return
			}
		}
	}
}

func TestTulisRefuses(t *testing.T) {
	gagal := errors.New("basis data putus")
	for nama, c := range map[string]struct {
		l    Lembar
		kind kominfo.Kind
	}{
		"iterator gagal": {Lembar{Baris: func(y func([]any, error) bool) { y(nil, gagal) }}, kominfo.Rusak},
		"tipe asing":     {Lembar{Baris: Dari([][]any{{struct{}{}}})}, kominfo.Rusak},
		"teks raksasa":   {Lembar{Baris: Dari([][]any{{strings.Repeat("é", 32768)}})}, kominfo.TidakSah},
	} {
		if err := Tulis(io.Discard, c.l); kominfo.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want kind %q", nama, err, c.kind)
		}
	}
}

func TestNamaLembar(t *testing.T) {
	pakai := map[string]bool{}
	for _, c := range [][2]string{{"a/b:c", "a b c"}, {"A B C", "A B C (2)"}, {"", "Data"}, {"History", "Data (2)"}, {"'x'", "x"},
		{strings.Repeat("p", 40), strings.Repeat("p", 31)}, {strings.Repeat("p", 33), strings.Repeat("p", 27) + " (2)"}, {strings.Repeat("😀", 20), strings.Repeat("😀", 15)}} {
		if got := NamaLembar(c[0], pakai); got != c[1] || len(utf16.Encode([]rune(got))) > 31 {
			t.Errorf("NamaLembar(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

// Any text comes back as the same text and never as a formula.
func TestTulisTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.OneOf(rapid.SampledFrom([]string{"=1", "_x000D_", "__x005F_x_x0041__", " spasi ", "a\nb", "<b>&", "\r\n", "'", "_x00e9_"}), rapid.StringN(1, 30, 90)).Draw(rt, "teks")
		s = strings.Map(func(r rune) rune { // what XML cannot hold
			if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				return -1
			}
			return r
		}, s)
		if strings.TrimSpace(s) == "" {
			return
		}
		b, _ := tulisBaca(t, Lembar{Kolom: []Kolom{{Nama: "a"}}, Jumlah: 1, Baris: Dari([][]any{{s}})})
		c := b.Lembar[0].Baris[1].Di(0)
		if c.Teks != s || c.Jenis != tabel.Teks || c.Rumus {
			rt.Errorf("wrote %q, read %+v", s, c)
		}
	})
}

func ExampleTulis() {
	var b bytes.Buffer
	err := Tulis(&b, Lembar{
		Nama:   "Perangkat daerah",
		Kolom:  []Kolom{{Nama: "kode", Label: "Kode"}, {Nama: "pegawai", Label: "Jumlah pegawai", Jenis: Bulat}},
		Baris:  Dari([][]any{{"2.16", 41}, {"1.01", 12}}),
		Jumlah: 2,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	buku, _ := tabel.Baca("perangkat.xlsx", b.Bytes(), tabel.Opsi{})
	for _, r := range buku.Lembar[0].Baris {
		fmt.Println(r.Nomor, r.Di(0).Teks, r.Di(1).Teks)
	}
	// Output:
	// 1 Kode Jumlah pegawai
	// 2 2.16 41
	// 3 1.01 12
}
