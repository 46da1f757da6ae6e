package web

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

type formulir struct {
	Nama    string          `json:"nama" judul:"Nama" wajib:"ya" panjang:"5"`
	Kode    string          `json:"kode" judul:"Kode" pola:"^[0-9]{2}$|^x"`
	Jenis   string          `json:"jenis" judul:"Jenis" pilihan:"a=A|b=B"`
	Tingkat int             `json:"tingkat" judul:"Tingkat" min:"1" maks:"5"`
	Jumlah  int             `json:"jumlah" judul:"Jumlah" wajib:"ya" maks:"9"`
	Tanggal kominfo.Tanggal `json:"tanggal" judul:"Tanggal"`
	Ya      bool            `json:"ya" judul:"Ya"`
	Daftar  []string        `json:"daftar" judul:"Daftar"`
}

// The derived schema accepts and refuses what the register's field check does.
func TestSkemaTurunanSepahamDenganPeriksaIsian(t *testing.T) {
	is := register.IsianDari[formulir]()
	j, err := skemaDari("Formulir", is)
	if err != nil {
		t.Fatal(err)
	}
	sk := kompilasi(t, string(j))
	baik := `{"nama":"abcde","jumlah":3`
	for _, k := range []struct {
		doc string
		sah bool
	}{
		{baik + `}`, true},
		{`{"jumlah":3}`, false},
		{`{"nama":"","jumlah":3}`, false},
		{`{"nama":"abcdef","jumlah":3}`, false},
		{`{"nama":"éééééé","jumlah":3}`, false},
		{`{"nama":"ééééé","jumlah":3}`, true},
		{`{"nama":"a","jumlah":0}`, false},
		{`{"nama":"a","jumlah":10}`, false},
		{baik + `,"kode":""}`, true},
		{baik + `,"kode":"12"}`, true},
		{baik + `,"kode":"123"}`, false},
		{baik + `,"kode":"xyz"}`, true},
		{baik + `,"jenis":""}`, true},
		{baik + `,"jenis":"a"}`, true},
		{baik + `,"jenis":"c"}`, false},
		{baik + `,"tingkat":0}`, true},
		{baik + `,"tingkat":6}`, false},
		{baik + `,"tingkat":5}`, true},
		{baik + `,"tingkat":"5"}`, false},
		{baik + `,"tanggal":""}`, true},
		{baik + `,"tanggal":"2026-03-16","ya":true,"daftar":["x"]}`, true},
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(k.doc))
		if err != nil {
			t.Fatal(err)
		}
		if sah := sk.Validate(v) == nil; sah != k.sah {
			t.Errorf("schema on %s: %v, want %v", k.doc, sah, k.sah)
		}
		if sah := register.PeriksaIsian(is, []byte(k.doc)) == nil; sah != k.sah {
			t.Errorf("field check on %s: %v, want %v", k.doc, sah, k.sah)
		}
	}
}

func TestSkemaDiAlamatnya(t *testing.T) {
	d := defSandi()
	d.Skema = []byte(`{"title":"buatan sendiri"}`)
	s, err := register.NewMemori(defWarga(), defIzin(), d)
	if err != nil {
		t.Fatal(err)
	}
	h := tangan(t, s, opsiUji())
	for alamat, mau := range map[string]string{
		"/warga/skema":                 `"title":"Warga"`,
		"/izin/skema?tindakan=setujui": `"nomor":{"maxLength":2000,"minLength":1,"title":"Nomor surat","type":"string"}`,
		"/warga/skema?tindakan=tarik":  `"alasan"`,
		"/sandi/skema":                 `{"title":"buatan sendiri"}`,
	} {
		w := kirim(h, "dinkes", "GET", akar+alamat, "")
		if w.Code != 200 || !strings.Contains(w.Body.String(), mau) || w.Header().Get("Content-Type") != "application/schema+json" {
			t.Errorf("%s: %d %s", alamat, w.Code, w.Body)
		}
		kompilasi(t, w.Body.String())
	}
}

func kompilasi(t *testing.T, j string) *jsonschema.Schema {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(j))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("skema.json", v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("skema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}
