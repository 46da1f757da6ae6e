//go:build !(js && wasm)

package buku

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

var update = flag.Bool("update", false, "tulis ulang register.json")

// The browser's descriptions are those of the registers, whole.
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
	}
	b, err := os.ReadFile(nama)
	if err != nil {
		t.Fatal(err)
	}
	var got []register.Info
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(register.Info{}, "Skema", "Indeks", "Ringkas")); diff != "" {
		t.Errorf("register.json bukan gambaran register yang sekarang; jalankan go generate ./app/buku (-register +berkas):\n%s", diff)
	}
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
