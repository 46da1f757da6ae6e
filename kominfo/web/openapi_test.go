package web

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// dokAPI is an OpenAPI document as the tests read it.
type dokAPI struct {
	Versi    string `json:"openapi"`
	Keamanan []any  `json:"security"`
	Jalur    map[string]map[string]struct {
		ID         string           `json:"operationId"`
		Parameters []map[string]any `json:"parameters"`
		Jawaban    map[string]any   `json:"responses"`
	} `json:"paths"`
	Komponen map[string]map[string]any `json:"components"`
}

func bacaDok(t testing.TB, j []byte) dokAPI {
	t.Helper()
	var d dokAPI
	if err := json.Unmarshal(j, &d); err != nil {
		t.Fatalf("document is no JSON: %v", err)
	}
	return d
}

func buatDok(t testing.TB, o Opsi, regs ...register.Register) []byte {
	t.Helper()
	j, err := OpenAPI(regs, o)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestOpenAPIEmas(t *testing.T) {
	j := buatDok(t, Opsi{Versi: map[string]string{"program": "1.4.0"}}, toko(t).Register()...)
	var got bytes.Buffer
	if err := json.Indent(&got, append(j, '\n'), "", " "); err != nil {
		t.Fatal(err)
	}
	emas := filepath.Join("testdata", "openapi.json")
	if *update {
		if err := os.WriteFile(emas, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(emas)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("the API's description changed; if that is meant, run go test -run OpenAPIEmas -update (-want +got):\n%s", diff)
	}
	for range 20 {
		if !bytes.Equal(j, buatDok(t, Opsi{Versi: map[string]string{"program": "1.4.0"}}, toko(t).Register()...)) {
			t.Fatal("the same registers give other bytes")
		}
	}
}

// skemaAPI compiles schemas inside a document.
type skemaAPI struct{ c *jsonschema.Compiler }

func bukaSkema(t testing.TB, j []byte) skemaAPI {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(j))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	c.AssertContent()
	if err := c.AddResource("urn:api", v); err != nil {
		t.Fatal(err)
	}
	return skemaAPI{c}
}

// di compiles the schema at a place of the document.
func (s skemaAPI) di(t testing.TB, tempat ...string) *jsonschema.Schema {
	t.Helper()
	var p strings.Builder
	for _, x := range tempat {
		p.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(x))
	}
	k, err := s.c.Compile("urn:api#" + p.String())
	if err != nil {
		t.Fatalf("%s: %v", p.String(), err)
	}
	return k
}

func TestOpenAPISetiapSkemaSah(t *testing.T) {
	j := buatDok(t, Opsi{}, toko(t).Register()...)
	d, s := bacaDok(t, j), bukaSkema(t, j)
	if d.Versi != "3.1.1" || len(d.Komponen["schemas"]) < 30 {
		t.Fatalf("version %s, %d schemas", d.Versi, len(d.Komponen["schemas"]))
	}
	for nama := range d.Komponen["schemas"] {
		s.di(t, "components", "schemas", nama)
	}
	warga := s.di(t, "components", "schemas", "Warga")
	isi := s.di(t, "components", "schemas", "WargaIsi")
	for doc, mau := range map[string][2]bool{
		isiWarga:                      {true, true},
		`{"nomor":"A-1"}`:             {true, true},
		`{"nomor":"12"}`:              {false, false},
		`{"nik":"1"}`:                 {false, false},
		`{"nomor":"A-1","kelak":[]}`:  {false, true},
		`{"nomor":"A-1","tahun":"x"}`: {false, false},
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]bool{warga.Validate(v) == nil, isi.Validate(v) == nil}; got != mau {
			t.Errorf("%s: written, read %v, want %v", doc, got, mau)
		}
	}
}

// Every problem that this package can answer is in the document.
func TestOpenAPIMemuatSemuaMasalah(t *testing.T) {
	j := buatDok(t, Opsi{}, defSandi())
	s := bukaSkema(t, j).di(t, "components", "schemas", "Masalah")
	berkas, err := filepath.Glob("testdata/masalah/*.json")
	if err != nil || len(berkas) < 20 {
		t.Fatal(len(berkas), err)
	}
	for _, f := range berkas {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
	got := slices.Sorted(maps.Keys(bacaDok(t, j).Komponen["responses"]))
	want := []string{"AlamatPanjang", "BelumMasuk", "Bentrok", "BukanJson", "Ditolak", "MetodeSalah", "PermintaanSalah", "Rusak", "Sibuk",
		"TerlaluBesar", "TerlaluLambat", "TidakAda", "TidakSah", "VersiLama", "VersiWajib"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A schema made elsewhere keeps its meaning when its definitions move.
func TestOpenAPIMengangkatDefinisi(t *testing.T) {
	for nama, skema := range map[string]string{
		"expanded":  `{"$id":"urn:x","$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"nama":{"$ref":"#/$defs/Nama[a/b]"},"anak":{"$ref":"#"}},"additionalProperties":false,"$defs":{"Nama[a/b]":{"type":"string","minLength":2}}}`,
		"reference": `{"$ref":"#/$defs/Sandi","$defs":{"Sandi":{"type":"object","properties":{"nama":{"type":"string","minLength":2},"anak":{"$ref":"#/$defs/Sandi"}},"additionalProperties":false}}}`,
	} {
		d := defSandi()
		// JSON Pointer writes the slash of a name as ~1.
		d.Skema = []byte(strings.Replace(skema, "$defs/Nama[a/b]\"}", "$defs/Nama[a~1b]\"}", 1))
		j := buatDok(t, Opsi{}, d)
		if bytes.Contains(j, []byte("$defs")) || bytes.Contains(j, []byte(`"urn:x"`)) {
			t.Errorf("%s: definitions stayed behind", nama)
		}
		s := bukaSkema(t, j).di(t, "components", "schemas", "Sandi")
		for doc, mau := range map[string]bool{`{"nama":"ab","anak":{"nama":"cd"}}`: true, `{"nama":"a"}`: false, `{"anak":{"nama":"c"}}`: false, `{"lain":1}`: false} {
			v, _ := jsonschema.UnmarshalJSON(strings.NewReader(doc))
			if got := s.Validate(v) == nil; got != mau {
				t.Errorf("%s: %s: %v, want %v", nama, doc, got, mau)
			}
		}
	}
}

// Names never meet, whatever registers and actions are called.
func TestOpenAPINamaTidakBertemu(t *testing.T) {
	a := defIzin()
	a.Nama = "meta"
	a.Tindakan[1].Nama = "daftar"
	b := defBerkas("a_b")
	c := defBerkas("a__b")
	d := defBerkas("jejak")
	j := buatDok(t, Opsi{}, a, b, c, d)
	dok := bacaDok(t, j)
	lihat := map[string]string{}
	for jalur, ops := range dok.Jalur {
		for m, o := range ops {
			if lihat[o.ID] != "" {
				t.Errorf("%s %s and %s are both %s", m, jalur, lihat[o.ID], o.ID)
			}
			lihat[o.ID] = m + " " + jalur
		}
	}
	for id, mau := range map[string]string{
		"meta_daftar": "get /api/v1/register/meta", "meta_tindakan_daftar": "post /api/v1/register/meta/{id}/daftar",
		"meta_buat": "post /api/v1/register/meta", "a_b_tarik": "post /api/v1/register/a_b/{id}/tarik",
	} {
		if lihat[id] != mau {
			t.Errorf("%s is %q, want %q", id, lihat[id], mau)
		}
	}
	// A name written twice in JSON would be lost by whoever reads it.
	if n := bytes.Count(j, []byte(`"additionalProperties":false,"properties":{"opd"`)); n != 3 {
		t.Errorf("%d documents of the same form, want 3", n)
	}
	if dok.Komponen["schemas"]["AB_2"] == nil || dok.Komponen["schemas"]["Meta_2Isi"] == nil {
		t.Errorf("schemas: %v", slices.Sorted(maps.Keys(dok.Komponen["schemas"])))
	}
}

// Examples are of the type that they are an example of.
func TestOpenAPIContohSesuaiTipenya(t *testing.T) {
	type bercontoh struct {
		Tahun  int             `json:"tahun" contoh:"2026"`
		Jumlah int             `json:"jumlah" contoh:"banyak"`
		Nama   string          `json:"nama" contoh:"2026"`
		Hari   kominfo.Tanggal `json:"hari" contoh:"2026-03-16"`
		Ya     bool            `json:"ya" contoh:"ya"`
		Daftar []string        `json:"daftar" contoh:"a"`
	}
	j := buatDok(t, Opsi{}, &register.Def[bercontoh]{Nama: "contoh", Judul: "Contoh", Jejak: register.Umum, VersiSkema: 1})
	sifat := bacaDok(t, j).Komponen["schemas"]["Contoh"].(map[string]any)["properties"].(map[string]any)
	got := map[string]any{}
	for nama, s := range sifat {
		if c, ada := s.(map[string]any)["examples"]; ada {
			got[nama] = c
		}
	}
	want := map[string]any{"tahun": []any{2026.0}, "nama": []any{"2026"}, "hari": []any{"2026-03-16"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOpenAPIKeamanan(t *testing.T) {
	j := buatDok(t, Opsi{Keamanan: json.RawMessage(`{"sesi":{"type":"apiKey","in":"cookie","name":"sesi"},"kunci":{"type":"http","scheme":"bearer"}}`)}, defSandi())
	d := bacaDok(t, j)
	want := []any{map[string]any{}, map[string]any{"kunci": []any{}}, map[string]any{"sesi": []any{}}}
	if diff := cmp.Diff(want, d.Keamanan); diff != "" || len(d.Komponen["securitySchemes"]) != 2 {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, salah := range []string{`[]`, `{`, `{"sesi":{}}`, `{"sesi":"x"}`} {
		if _, err := OpenAPI(nil, Opsi{Keamanan: json.RawMessage(salah)}); err == nil {
			t.Errorf("%s accepted", salah)
		}
	}
	d2 := defSandi()
	d2.Skema = []byte(`true`)
	if _, err := OpenAPI([]register.Register{d2}, Opsi{}); err == nil || !strings.Contains(err.Error(), "sandi") {
		t.Errorf("a schema that is no object: %v", err)
	}
}

func TestOpenAPIDiAlamatnya(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	const alamat = "/api/v1/openapi.json"
	w := kirim(h, "", "GET", alamat, "")
	tag := w.Header().Get("ETag")
	if w.Code != 200 || tag == "" || w.Header().Get("Cache-Control") != "public, no-cache" || !bytes.Equal(w.Body.Bytes(), buatDok(t, opsiUji(), toko(t).Register()...)) {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if x := kirim(h, "dinkes", "GET", alamat, ""); !bytes.Equal(x.Body.Bytes(), w.Body.Bytes()) {
		t.Error("another document for another caller")
	}
	if w := kirim(h, "", "GET", alamat, "", "If-None-Match", tag); w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("not modified: %d", w.Code)
	}
	if w := kirim(h, "", "GET", alamat, "", "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > 20_000 {
		t.Errorf("compressed: %v %d", w.Header(), w.Body.Len())
	}
	for metode, mau := range map[string]int{"HEAD": 200, "POST": 405} {
		if w := kirim(h, "", metode, alamat, ""); w.Code != mau {
			t.Errorf("%s: %d", metode, w.Code)
		}
	}
}

func BenchmarkOpenAPI(b *testing.B) {
	regs := toko(b).Register()
	var n int
	for b.Loop() {
		n = len(buatDok(b, Opsi{}, regs...))
	}
	b.ReportMetric(float64(n), "B/doc")
}
