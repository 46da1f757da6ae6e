package api

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tulis makes a small module of files and gives its folder.
func tulis(t *testing.T, berkas map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for nama, isi := range berkas {
		nama = filepath.Join(dir, filepath.FromSlash(nama))
		if err := os.MkdirAll(filepath.Dir(nama), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(nama, []byte(isi), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func paket(t *testing.T, isi string) *Paket {
	t.Helper()
	p, err := Baca(tulis(t, map[string]string{"spbe/a.go": isi}), "spbe", utama)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Every kind of declaration on a package of its own, so that a green TestAPI
// means something.
func TestBaris(t *testing.T) {
	for nama, u := range map[string]struct{ isi, mau string }{
		"konstanta": {`
const A, b = 1, 2
const (
	Galat Severity = "galat" // a value is part of the API
	lain  Severity = "lain"
)`, `
const A = 1
const Galat Severity = "galat"`},
		"iota": {`
type Lapis int
const (
	_ Lapis = iota
	Satu
	Dua
)`, `
const Dua Lapis = iota, iota 2
const Satu Lapis = iota, iota 1
type Lapis int`},
		"variabel": {`
var Baku Opsi = Opsi{1}
var Lain = Opsi{2}`, `
var Baku Opsi
var Lain = Opsi{…}`},
		"fungsi": {`
func Load[T any, V string | int64](ctx context.Context,
	dari, sampai kominfo.Tanggal, a ...T) (n int, err error) { return }
func load() {}`, `
func Load[T any, V string | int64](ctx context.Context, dari, sampai kominfo.Tanggal, a ...T) (n int, err error)`},
		"struct": {`
type Meta struct {
	ID, Versi string ` + "`json:\"id\" judul:\"Nomor\"`" + `
	rahasia   int
	kominfo.Sumber
}
func (m *Meta) Baca() error { return nil }
func (m Meta) baca()        {}`, `
method (*Meta) Baca() error
type Meta struct
type Meta struct, ID string json:"id"
type Meta struct, Versi string json:"id"
type Meta struct, embedded kominfo.Sumber
type Meta struct, unexported fields`},
		"tertanam": {`
type SQL struct{ *skema }
type skema struct{ Awalan string; dalam; *skema }
type dalam struct{ N int }
func (s *skema) DDL() []string   { return nil }
func (s *skema) Close() error    { return nil }
func (d *dalam) Hitung()         {}
func (s *SQL) Close(paksa bool) error { return nil }`, `
method (*SQL) Close(paksa bool) error
method (*SQL) Hitung()
method (SQL) DDL() []string
type SQL struct
type SQL struct, Awalan string
type SQL struct, N int
type SQL struct, unexported fields`},
		"antarmuka": {`
type Register interface {
	Info() Info
	io.Closer
	pembaca
	sealed()
}
type pembaca interface { Baca(id ID) (b Baris, err error) }
type Angka interface{ ~int | ~int64 }`, `
type Angka interface
type Angka interface, embedded ~int | ~int64
type Register interface
type Register interface, Baca(id ID) (b Baris, err error)
type Register interface, Info() Info
type Register interface, embedded io.Closer
type Register interface, unexported methods`},
		"tipe lain": {`
type Zona string
type Samaran = kominfo.Zona
type Daftar[T any] []T
func (d Daftar[T]) Len() int { return 0 }`, `
method (Daftar[T]) Len() int
type Daftar[T any] []T
type Samaran = kominfo.Zona
type Zona string`},
	} {
		got := strings.Join(paket(t, "package spbe\n"+u.isi+"\n").Baris(), "\n")
		if diff := cmp.Diff(strings.TrimSpace(u.mau), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", nama, diff)
		}
	}
}

// How a file is laid out is no part of the API.
func TestBarisTakBergantungTataLetak(t *testing.T) {
	a := paket(t, "package spbe\nfunc F(a int, b func(s string) error) (n int, err error) { return }\ntype T struct { A struct{ B int }; C []int }").Baris()
	b := paket(t, "package spbe\n\ntype T struct {\n\tC []int // akhir\n\t// awal\n\tA struct {\n\t\tB int\n\t}\n}\n\nfunc F(\n\ta int,\n\tb func(\n\t\ts string,\n\t) error,\n) (n int, err error) {\n\treturn\n}\n").Baris()
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("(-sebaris +banyak baris):\n%s", diff)
	}
}

func TestBeda(t *testing.T) {
	lama := urai([]byte("func A()\r\nfunc B(n int)\r\n\r\n"))
	hilang, baru := Beda(lama, []string{"func A()", "func B(n int64)", "func C()"})
	if diff := cmp.Diff([][]string{{"func B(n int)"}, {"func B(n int64)", "func C()"}}, [][]string{hilang, baru}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if hilang, baru = Beda(lama, lama); hilang != nil || baru != nil {
		t.Errorf("sama dengan dirinya: hilang %v, baru %v", hilang, baru)
	}
}

func TestPublik(t *testing.T) {
	dir := tulis(t, map[string]string{
		"spbe/a.go": "package spbe", "spbe/a_test.go": "package spbe_test", "spbe/uji/x_test.go": "package uji",
		"spbe/internal/b.go": "package internal", "spbe/testdata/c.go": "package c", "spbe/.alat/d.go": "package d",
		"kominfo/web/e.go": "package web", "app/f.go": "package main", "kominfo/buat/g.go": "package main",
	})
	got, err := Publik(dir, "spbe", "kominfo", "ppid")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"kominfo/buat", "kominfo/web", "spbe"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if p, err := Baca(dir, "kominfo/buat", utama); p != nil || err != nil {
		t.Errorf("program tidak punya API: %v %v", p, err)
	}
}

func TestBacaMemilihBerkas(t *testing.T) {
	dir := tulis(t, map[string]string{
		"spbe/a.go":         "package spbe\nfunc A() {}",
		"spbe/a_windows.go": "package spbe\nfunc W() {}",
		"spbe/cgo.go":       "//go:build cgo\n\npackage spbe\nfunc C() {}",
		"spbe/a_test.go":    "package spbe\nfunc T() {}",
	})
	for _, u := range []struct {
		s   Sasaran
		mau string
	}{
		{Sasaran{"linux", "amd64", false}, "func A()"},
		{Sasaran{"linux", "amd64", true}, "func A() func C()"},
		{Sasaran{"windows", "amd64", false}, "func A() func W()"},
	} {
		p, err := Baca(dir, "spbe", u.s)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(p.Baris(), " "); got != u.mau {
			t.Errorf("%s: %q, seharusnya %q", u.s, got, u.mau)
		}
	}
}

func TestTanpaUlasan(t *testing.T) {
	for isi, mau := range map[string]string{
		"package spbe":                          `spbe: paket tanpa ulasan "// Package spbe …"`,
		"// Paket spbe berisi x.\npackage spbe": `spbe: paket tanpa ulasan "// Package spbe …"`,
		"// Package spbe holds x.\npackage spbe\nfunc F() {}\nfunc g() {}":                             "spbe/a.go:3: F",
		"// Package spbe holds x.\npackage spbe\n// F does x.\nfunc F() {}":                            "",
		"// Package spbe holds x.\npackage spbe\ntype t int\nfunc (t) M() {}":                          "",
		"// Package spbe holds x.\npackage spbe\n// T is x.\ntype T int\nfunc (T) M() {}":              "spbe/a.go:5: T.M",
		"// Package spbe holds x.\npackage spbe\n// These are x.\ntype (\nT int\n)":                    "spbe/a.go:5: T",
		"// Package spbe holds x.\npackage spbe\n// I is x.\ntype I interface{\nM()\nN() // does x\n}": "spbe/a.go:5: I.M",
		"// Package spbe holds x.\npackage spbe\n// T is x.\ntype T int\nconst A T = 1\nconst B = 1":   "spbe/a.go:6: B",
		"// Package spbe holds x.\npackage spbe\nconst A = 1 // is x\nvar B, c = 1, 2":                 "spbe/a.go:4: B",
	} {
		if got := strings.Join(paket(t, isi).TanpaUlasan(), "\n"); got != mau {
			t.Errorf("%q: %q, seharusnya %q", isi, got, mau)
		}
	}
}
