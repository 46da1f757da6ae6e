package register

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// samaMakna compares without empty personal members, which are not kept: a
// document without a telephone number has no personal part.
func samaMakna(t interface{ Fatalf(string, ...any) }, doc, hasil []byte, pribadi map[string]bool) {
	var a, b map[string]any
	if err := json.Unmarshal(doc, &a); err != nil {
		t.Fatalf("%v", err)
	}
	if err := json.Unmarshal(hasil, &b); err != nil {
		t.Fatalf("%s: %v", hasil, err)
	}
	for _, m := range []map[string]any{a, b} {
		for k, v := range m {
			if pribadi[k] && (v == nil || v == "" || v == false || v == 0.0) {
				delete(m, k)
			}
		}
	}
	if diff := cmp.Diff(a, b); diff != "" {
		t.Fatalf("gabung(pisah(%s)) (-want +got):\n%s", doc, diff)
	}
}

func nilaiAcak(dalam int) *rapid.Generator[any] {
	daun := rapid.OneOf(rapid.Just[any](nil), rapid.Just[any](""), rapid.Just[any](0), rapid.Just[any](false),
		rapid.Map(rapid.String(), func(s string) any { return s }), rapid.Map(rapid.Int32(), func(n int32) any { return n }))
	if dalam == 0 {
		return daun
	}
	return rapid.OneOf(daun, rapid.Map(rapid.SliceOfN(nilaiAcak(dalam-1), 0, 3), func(v []any) any { return v }),
		rapid.Map(rapid.MapOfN(rapid.String(), nilaiAcak(dalam-1), 0, 3), func(v map[string]any) any { return v }))
}

// A document split and joined means what it meant; no personal member is in the
// public part, and no other in the personal part.
func TestPisahGabung(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		isi := rapid.MapOfN(rapid.OneOf(rapid.StringMatching(`[a-e]`), rapid.String()), nilaiAcak(2), 0, 8).Draw(t, "isi")
		pribadi := rapid.MapOfN(rapid.StringMatching(`[a-e]`), rapid.Just(true), 0, 4).Draw(t, "pribadi")
		doc, err := json.Marshal(isi)
		if err != nil {
			t.Fatal(err)
		}
		a, err := bacaObjek(doc)
		if err != nil {
			t.Fatal(err)
		}
		umum, personal := pisahAnggota(a, pribadi)
		for bagian, mau := range map[string]bool{string(umum): false, string(personal): true} {
			if bagian == "" {
				continue
			}
			var m map[string]any
			if err := json.Unmarshal([]byte(bagian), &m); err != nil {
				t.Fatal(err)
			}
			for k := range m {
				if pribadi[k] != mau {
					t.Fatalf("anggota %q ada di bagian yang salah: %s", k, bagian)
				}
			}
		}
		hasil, err := gabung(umum, personal)
		if err != nil {
			t.Fatal(err)
		}
		samaMakna(t, doc, hasil, pribadi)
	})
}

func FuzzObjek(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":1,"b":"x"}`, `{"a":{"a":"pribadi"},"b":[{"b":1}]}`, `{"\u0061":"x"}`, `{"a":"","b":null}`, `{"a":1e400}`, "{\"a\":\"\xff\"}", `{"A":"x","a":"y"}`} {
		f.Add([]byte(s))
	}
	pribadi := map[string]bool{"a": true, "b": true}
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := bacaObjek(b)
		if err != nil {
			return
		}
		umum, personal := pisahAnggota(a, pribadi)
		u, err := bacaObjek(umum)
		if err != nil {
			t.Fatalf("bagian umum %s: %v", umum, err)
		}
		for _, x := range u {
			if pribadi[x.nama] {
				t.Fatalf("%q: anggota pribadi di bagian umum %s", b, umum)
			}
		}
		hasil, err := gabung(umum, personal)
		if err != nil {
			t.Fatalf("gabung(%s, %s): %v", umum, personal, err)
		}
		if c, err := bacaObjek(hasil); err != nil || len(c) > len(a) {
			t.Fatalf("%q menjadi %s: %v", b, hasil, err)
		}
	})
}

type dokUji struct {
	Nama string `json:"nama" judul:"Nama"`
	N    int64  `json:"n" judul:"Bilangan"`
	D    []int  `json:"d" judul:"Daftar"`
	Y    bool   `json:"y" judul:"Ya"`
}

// Input is either refused with findings, or means the same when it is read again
// from what would be stored.
func FuzzUrai(f *testing.F) {
	for _, s := range []string{``, ` `, `{}`, `{"nama":"x","n":1,"d":[1],"y":true}`, `{"n":"1"}`, `{"n":1.5}`, `{"n":1e400}`, `{"nama":"\u0000"}`, "{\"nama\":\"\xff\"}", `{"NAMA":"x"}`, `{"d":[[[`, `null`, `{"nama":null}`, `{"a":1}`, `{"n":1}{"n":2}`, `{"nama":"a","nama":"b"}`} {
		f.Add([]byte(s))
	}
	bt := bentukTipe(reflect.TypeFor[dokUji]())
	f.Fuzz(func(t *testing.T, b []byte) {
		var v dokUji
		fs := urai(b, bt.isian, &v)
		for _, x := range fs {
			if x.ID == "" || x.Severity == "" || x.Message == "" {
				t.Fatalf("%q: temuan %+v", b, x)
			}
		}
		if fs != nil {
			return
		}
		doc, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var lagi dokUji
		if fs := urai(doc, bt.isian, &lagi); fs != nil {
			t.Fatalf("%q diterima, %s tidak: %v", b, doc, fs)
		}
		if diff := cmp.Diff(v, lagi); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		bt.periksa(doc)
	})
}

// A cursor comes back as it was made, and any text is a position or refused.
func FuzzKursor(f *testing.F) {
	for _, s := range []string{"", "?", BuatKursor(nil, "x"), BuatKursor("teks", "x"), BuatKursor(int64(7), "x"), "W10", "W251bGxd", "WyJhIiwxZTQwMF0"} {
		f.Add(s, true, true)
		f.Add(s, false, true)
		f.Add(s, true, false)
	}
	f.Fuzz(func(t *testing.T, s string, ada, bilangan bool) {
		p, ok := bukaKursor(s, ada, bilangan)
		if !ok {
			return
		}
		if _, teks := p.Nilai.(string); ada != (p.Nilai != nil) || ada && teks == bilangan {
			t.Fatalf("%q: nilai %#v untuk ada=%v bilangan=%v", s, p.Nilai, ada, bilangan)
		}
		lagi, ok := bukaKursor(BuatKursor(p.Nilai, p.ID), ada, bilangan)
		if !ok && len(s) < 2000 || ok && lagi != p {
			t.Fatalf("%q: %+v menjadi %+v", s, p, lagi)
		}
	})
}

// Hostile input must end quickly and in a finding: the sizes are those that made
// a naive reader quadratic or ran its stack out.
func TestUraiBermusuhan(t *testing.T) {
	bt := bentukTipe(reflect.TypeFor[dokUji]())
	var banyak bytes.Buffer
	banyak.WriteByte('{')
	for i := 0; banyak.Len() < BatasDokumen-100; i++ {
		fmt.Fprintf(&banyak, `"%d":0,`, i)
	}
	banyak.WriteString(`"x":0}`)
	ulang := func(s string, n int) []byte { return bytes.Repeat([]byte(s), n) }
	for nama, u := range map[string]struct {
		doc []byte
		id  string
	}{
		"seratus ribu anggota": {banyak.Bytes(), "REG-ASING"},
		"kurung siku dalam":    {append([]byte(`{"d":`), append(ulang("[", 400_000), append(ulang("]", 400_000), '}')...)...), "REG-JSON"},
		"kurung kurawal dalam": {ulang(`{"d":`, 150_000), "REG-JSON"},
		"terlalu besar":        {ulang(" ", BatasDokumen+1), "REG-BESAR"},
		"bilangan raksasa":     {[]byte(`{"n":1e400}`), "REG-TIPE"},
		"bilangan panjang":     {append([]byte(`{"n":`), append(ulang("9", 500_000), '}')...), "REG-TIPE"},
		"nol di luar teks":     {[]byte("{\"n\":\x001}"), "REG-JSON"},
		"terpotong":            {[]byte(`{"nama":"x`), "REG-JSON"},
		"utf-16":               {[]byte("\xff\xfe{\x00}\x00"), "REG-JSON"},
		"null":                 {[]byte(`null`), "REG-JSON"},
		"ganda bersandi":       {[]byte(`{"nama":"a","\u006eama":"b"}`), "REG-GANDA"},
		"huruf besar":          {[]byte(`{"NAMA":"a"}`), "REG-ASING"},
	} {
		var v dokUji
		fs := bt.uraiPeriksa(u.doc, &v)
		if len(fs) == 0 || fs[0].ID != u.id {
			var satu any
			if len(fs) > 0 {
				satu = fs[0].ID
			}
			t.Errorf("%s: %v, seharusnya %s", nama, satu, u.id)
		}
		if len(fs) > 1000 {
			t.Errorf("%s: %d temuan; laporannya lebih besar daripada masukannya", nama, len(fs))
		}
	}
}

func TestPeriksaBermusuhan(t *testing.T) {
	bt := bentukTipe(reflect.TypeFor[dokUji]())
	for in, id := range map[string]string{
		`{"nama":"a\u0000b"}`:            "REG-HURUF",
		"{\"nama\":\"a\xffb\"}":          "REG-HURUF",
		`{"nama":"a\u202eb"}`:            "REG-HURUF",
		`{"nama":"a\u2066b"}`:            "REG-HURUF",
		`{"nama":"\ud800"}`:              "REG-HURUF",
		`{"nama":"dua\nbaris"}`:          "REG-HURUF",
		`{"nama":"Nama é 名 😀 ﷺ"}`:        "",
		`{"n":9223372036854775807}`:      "",
		`{"n":-9223372036854775808}`:     "",
		`{"n":9223372036854775808}`:      "REG-TIPE",
		`{"d":[1,2,{"x":1}],"nama":"x"}`: "REG-TIPE",
	} {
		var v dokUji
		got := ""
		for _, f := range bt.uraiPeriksa([]byte(in), &v) {
			got = f.ID
		}
		if got != id {
			t.Errorf("%s: %q, seharusnya %q", in, got, id)
		}
	}
}
