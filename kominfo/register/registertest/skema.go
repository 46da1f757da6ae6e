package registertest

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/invopop/jsonschema"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Perbarui reports whether the test was run with -update, which makes golden
// files anew instead of comparing with them. The flag is defined here once for
// every test binary that imports this package.
func Perbarui() bool { return *perbarui }

var perbarui = flag.Bool("update", false, "tulis ulang berkas acuan")

// Skema keeps the generated files of a register in step with its type:
// DIR/NAMA.schema.json, the JSON Schema (draft 2020-12) of T, and
// DIR/NAMA.isian.json, its form metadata. Run "go test -run TestSkema -update"
// (or go generate) after a change of T; without it the files drift and the test
// fails. T is the document type of the register.
//
//	//go:generate go test -run TestSkema -update .
//	func TestSkema(t *testing.T) { registertest.Skema[Penilaian](t, "skema", Definisi()) }
func Skema[T any](t *testing.T, dir string, r register.Register) {
	t.Helper()
	in := r.Info()
	skema, err := json.MarshalIndent(skemaDari[T](in), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	isian, err := json.MarshalIndent(in.Isian, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	acuan(t, filepath.Join(dir, in.Nama+".schema.json"), append(skema, '\n'))
	acuan(t, filepath.Join(dir, in.Nama+".isian.json"), append(isian, '\n'))
}

func acuan(t *testing.T, nama string, got []byte) {
	t.Helper()
	if Perbarui() {
		if err := os.MkdirAll(filepath.Dir(nama), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(nama, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(nama)
	if err != nil {
		t.Fatalf("%v; jalankan: go test -run TestSkema -update .", err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s tidak lagi sesuai tipenya; jalankan: go test -run TestSkema -update . (-berkas +tipe):\n%s", nama, cmp.Diff(string(want), string(got)))
	}
}

func skemaDari[T any](in register.Info) *jsonschema.Schema {
	rf := &jsonschema.Reflector{DoNotReference: false, ExpandedStruct: true, RequiredFromJSONSchemaTags: true, Mapper: func(t reflect.Type) *jsonschema.Schema {
		switch t {
		case reflect.TypeFor[kominfo.Tanggal]():
			return &jsonschema.Schema{Type: "string", Pattern: `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`, Description: "Tanggal, misalnya 2026-03-16"}
		case reflect.TypeFor[kominfo.Periode]():
			return &jsonschema.Schema{Type: "string", Pattern: `^([0-9]{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])))?)?$`, Description: "Periode, misalnya 2026-Q3"}
		}
		return nil
	}}
	var v T
	s := rf.Reflect(&v)
	s.ID = jsonschema.ID("urn:lumbung:skema:" + in.Nama + ":" + jsonNumber(in.VersiSkema))
	s.Title, s.Description = in.Judul, in.Keterangan
	tandai(s, in.Isian)
	for nama, d := range s.Definitions {
		if t := tipeBernama(reflect.TypeFor[T](), nama, map[reflect.Type]bool{}); t != nil {
			tandai(d, register.IsianTipe(t))
		}
	}
	return s
}

func jsonNumber(n int) string { b, _ := json.Marshal(n); return string(b) }

// tandai puts on the properties what the tags say and the reflector cannot know.
func tandai(s *jsonschema.Schema, isian []register.Isian) {
	for _, x := range isian {
		p, ok := s.Properties.Get(x.Nama)
		if !ok {
			continue
		}
		p.Title = x.Label
		if x.Bantuan != "" {
			p.Description = x.Bantuan
		}
		for _, o := range x.Pilihan {
			p.Enum = append(p.Enum, o.Nilai)
		}
		if x.Pilihan != nil && !x.Wajib {
			p.Enum = append(p.Enum, "")
		}
		if x.Pola != "" && x.Wajib {
			p.Pattern = x.Pola
		} else if x.Pola != "" {
			p.Pattern = "^$|" + x.Pola
		}
		if x.Panjang > 0 {
			n := uint64(x.Panjang)
			p.MaxLength = &n
		}
		if x.Min != nil && (x.Wajib || *x.Min <= 0) {
			p.Minimum = json.Number(jsonInt(*x.Min))
		}
		if x.Maks != nil {
			p.Maximum = json.Number(jsonInt(*x.Maks))
		}
		if x.Contoh != "" && p.Type == "string" {
			p.Examples = []any{x.Contoh}
		}
		if p.Extras == nil {
			p.Extras = map[string]any{}
		}
		if x.Pribadi {
			p.Extras["x-pribadi"] = true
		}
		if x.Rujukan != "" {
			p.Extras["x-rujukan"] = x.Rujukan
		}
		if x.Pasal != "" {
			p.Extras["x-pasal"] = x.Pasal
		}
		if x.Wajib {
			s.Required = append(s.Required, x.Nama)
			if p.Type == "string" && p.Enum == nil && p.Pattern == "" {
				n := uint64(1)
				p.MinLength = &n
			}
		}
	}
}

func jsonInt(n int64) string { b, _ := json.Marshal(n); return string(b) }

// tipeBernama finds a struct type by its name among the fields of t.
func tipeBernama(t reflect.Type, nama string, lihat map[reflect.Type]bool) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map || t.Kind() == reflect.Array {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || lihat[t] {
		return nil
	}
	lihat[t] = true
	if t.Name() == nama || strings.HasSuffix(nama, "."+t.Name()) {
		return t
	}
	for i := range t.NumField() {
		if f := tipeBernama(t.Field(i).Type, nama, lihat); f != nil {
			return f
		}
	}
	return nil
}
