//go:build !(js && wasm)

package buku

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

var update = flag.Bool("update", false, "tulis ulang register.json dan register.json.flate")

// The browser's descriptions are those of the registers, whole: register.json for
// people who review a change, the same deflated for the browser's program.
func TestDaftar(t *testing.T) {
	var want []register.Info
	for _, r := range New().Semua() {
		want = append(want, r.Info())
	}
	const nama = "register.json"
	if *update {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(want); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(nama, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(nama+".flate", padatkan(t, b.Bytes(), flate.BestCompression), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(nama)
	if err != nil {
		t.Fatal(err)
	}
	padat, err := os.ReadFile(nama + ".flate")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kembang(padat), b) {
		t.Error("register.json.flate bukan register.json yang dipadatkan; jalankan go generate ./app/buku")
	}
	var got []register.Info
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(register.Info{}, "Skema", "Indeks", "Ringkas")); diff != "" {
		t.Errorf("register.json bukan gambaran register yang sekarang; jalankan go generate ./app/buku (-register +berkas):\n%s", diff)
	}
}

// Every kind of block is read: stored, of the fixed code, of a code of its own.
func TestKembang(t *testing.T) {
	besar := make([]byte, 200_000)
	acak := rand.New(rand.NewPCG(1, 2))
	for i := range besar {
		besar[i] = byte(acak.IntN(1 + i%256))
	}
	for _, isi := range [][]byte{nil, []byte("a"), []byte("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), bytes.Repeat([]byte("Perangkat daerah, "), 5000), bytes.Repeat([]byte{0}, 100_000), besar} {
		for _, tingkat := range []int{flate.NoCompression, flate.BestSpeed, flate.BestCompression, flate.HuffmanOnly} {
			if got := kembang(padatkan(t, isi, tingkat)); !bytes.Equal(got, isi) {
				t.Errorf("%d bita tingkat %d: %d bita kembali", len(isi), tingkat, len(got))
			}
		}
	}
}

func padatkan(t *testing.T, isi []byte, tingkat int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, tingkat)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(isi); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every typed field has found its register.
func TestBertipe(t *testing.T) {
	v := reflect.ValueOf(*New())
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Type.Kind() == reflect.Struct && v.Field(i).FieldByName("Register").IsNil() {
			t.Errorf("%s tidak menemukan registernya", f.Name)
		}
	}
}
