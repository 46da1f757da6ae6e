package web

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Whatever stands after the question mark, the parser gives a query that the
// store takes, over columns that exist, or a problem 400.
func FuzzUraiDaftar(f *testing.F) {
	for _, s := range []string{"", "urut=-tahun&batas=5&isi=1", "kecamatan.dalam=lepar|toboali", "tahun.minimal=2020&tahun.maksimal=x",
		"nik=1", "urut=alamat", "kursor=WyJ4Il0", "kursor=%00", "a=b;c=d", "%zz", "pemilik=|", "batas=-1", "batas=99999999999999999999",
		".sama=1", "tahun.=1", "nomor=a&nomor=b", "ditarik=2", "nomor.sama.sama=1", "kelompok=tahun,nomor", "tahun=%2B5", "\xe4&\xe4"} {
		f.Add(s)
	}
	in := defWarga().Info()
	f.Fuzz(func(t *testing.T, raw string) {
		for _, urai := range []func(string, register.Info) (permintaanDaftar, error){uraiDaftar, uraiRekap} {
			d, err := urai(raw, in)
			if err != nil {
				if p := keMasalah(err); p.Status != 400 || p.Detail == "" || !utf8.ValidString(p.Detail) {
					t.Fatalf("%q: %+v", raw, p)
				}
				continue
			}
			if _, _, err := d.q.Rapikan(in); err != nil {
				t.Fatalf("%q: the store refuses what was accepted: %v", raw, err)
			}
			for _, s := range d.q.Saring {
				if kolom(in, s.Kolom) == nil {
					t.Fatalf("%q: filter on %q", raw, s.Kolom)
				}
			}
			for _, k := range d.kelompok {
				if kolom(in, k) == nil {
					t.Fatalf("%q: group by %q", raw, k)
				}
			}
		}
	})
}

// The member count never differs from that of a real decoder.
func FuzzAnggotaTeratas(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":1}`, ` {"a":{"b":1},"c":[{"d":2}]} `, `[]`, `"x:"`, `{"\":":":"}`, `{"a\\":1}`, `null`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if !json.Valid(b) {
			if periksaJSON(b) == nil {
				t.Fatalf("%q accepted", b)
			}
			return
		}
		d := json.NewDecoder(strings.NewReader(string(b)))
		tok, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		mau := 0
		if tok == json.Delim('{') {
			for d.More() {
				var v json.RawMessage
				if _, err := d.Token(); err != nil {
					t.Fatal(err)
				}
				if err := d.Decode(&v); err != nil {
					t.Fatal(err)
				}
				mau++
			}
		}
		n, objek := anggotaTeratas(b)
		if objek != (tok == json.Delim('{')) || objek && n != mau {
			t.Fatalf("%q: %d members, object %v; want %d", b, n, objek, mau)
		}
	})
}

func FuzzVersiHarap(f *testing.F) {
	for _, s := range []string{`"1"`, `W/"1"`, `"7.2p-gzip"`, `7`, `*`, ``, `"1","2"`, `"99999999999999999999"`, `"-1"`, `W/`, `""`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := httptest.NewRequest("PUT", "/", nil)
		r.Header["If-Match"] = []string{s}
		v, err := versiHarap(r)
		if v < 0 || err == nil && !strings.ContainsAny(s, "0123456789") || err == nil && strings.Contains(s, ",") {
			t.Fatalf("%q: %d, %v", s, v, err)
		}
	})
}
