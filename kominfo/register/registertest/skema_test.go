package registertest

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestSkema(t *testing.T) {
	Skema[Unit](t, "testdata", DefUnit())
	Skema[Surat](t, "testdata", DefSurat())
	Skema[Izin](t, "testdata", DefIzin())
}

// The generated schema must accept what the register accepts and refuse what it
// refuses.
func TestSkemaMenilaiSepertiRegister(t *testing.T) {
	b, err := os.ReadFile("testdata/uji_surat.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("mem:surat", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("mem:surat")
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []struct {
		doc string
		sah bool
	}{
		{`{"nomor":"1","opd":"kominfo"}`, true},
		{`{"nomor":"1","opd":"kominfo","nik":"1234567890123456","lembar":3,"tanggal":"2026-03-16"}`, true},
		{`{"nomor":"1","opd":"kominfo","nik":"","tanggal":""}`, true},
		{`{"opd":"kominfo"}`, false},
		{`{"nomor":"","opd":"kominfo"}`, false},
		{`{"nomor":"1","opd":"kominfo","nik":"12"}`, false},
		{`{"nomor":"1","opd":"kominfo","lembar":-1}`, false},
		{`{"nomor":"1","opd":"kominfo","lembar":"3"}`, false},
		{`{"nomor":"1","opd":"kominfo","tanggal":"kemarin"}`, false},
		{`{"nomor":"1","opd":"kominfo","asing":1}`, false},
	} {
		var v any
		if err := json.Unmarshal([]byte(u.doc), &v); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); (err == nil) != u.sah {
			t.Errorf("skema atas %s: %v, seharusnya sah=%v", u.doc, err, u.sah)
		}
		fs, err := DefSurat().Periksa(t.Context(), nil, nil, []byte(u.doc))
		if err != nil {
			t.Fatal(err)
		}
		if (fs == nil) != u.sah {
			t.Errorf("register atas %s: %v, seharusnya sah=%v", u.doc, fs, u.sah)
		}
	}
}
