package indeks_test

import (
	"flag"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

var update = flag.Bool("update", false, "write golden files")

func berkas(t testing.TB, nama string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", nama))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func muat(t testing.TB, nama string) *indeks.Instrumen {
	t.Helper()
	in, err := indeks.Load(berkas(t, nama))
	if err != nil {
		t.Fatalf("%s: %v", nama, err)
	}
	return in
}

func pecahan(t testing.TB, s string) indeks.Pecahan {
	t.Helper()
	p, err := indeks.ParsePecahan(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func isi(t testing.TB, in *indeks.Instrumen, nilai map[string]string) indeks.Lembar {
	t.Helper()
	l, fs := in.Isi(nilai)
	for _, f := range fs {
		if f.Severity == kominfo.Galat {
			t.Fatalf("%s: %s", f.ID, f.Message)
		}
	}
	return l
}

func rat(p indeks.Pecahan) *big.Rat { return big.NewRat(p.Pembilang(), p.Penyebut()) }

func ids(fs []kominfo.Finding) map[string]bool {
	m := map[string]bool{}
	for _, f := range fs {
		m[f.ID] = true
	}
	return m
}

func temuan(err error) []kominfo.Finding {
	e, ok := err.(*kominfo.Error)
	if !ok {
		return nil
	}
	return e.Findings
}
