package register

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzBacaObjek compares the scanner with encoding/json: the same members, in
// order, byte for byte; and whatever is not one object is refused.
func FuzzBacaObjek(f *testing.F) {
	for _, s := range []string{
		`{}`, ` { } `, `{"a":1}`, `{"a":"x\"}y","b":[1,{"c":"]"},-2.5e3] , "d" : null}`, `{"a\u0062":true,"":false}`,
		"{\n\t\"x\" :\r\n{\"y\":[[],{}]}}", `{"a":1}{}`, `{"a":1} x`, `{"a":1}}`, `[]`, `1`, `"{"`, ``, ` `, `{`, `{"a"`, `{"a":`, `{"a":1,}`, `{"a":1,"a":2}`, `{"\\":"\\\\"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := bacaObjek(b)
		var m map[string]json.RawMessage
		e := json.Unmarshal(b, &m)
		if bytes.Equal(bytes.TrimSpace(b), []byte("null")) {
			e = errBukanObjek
		}
		if _, ganda := err.(errNamaGanda); ganda && e == nil {
			return
		}
		if (err == nil) != (e == nil) {
			t.Fatalf("bacaObjek(%q): %v, encoding/json: %v", b, err, e)
		}
		if err != nil {
			return
		}
		isi := map[string]json.RawMessage{}
		for _, a := range got {
			isi[a.nama] = a.nilai
		}
		if diff := cmp.Diff(m, isi); diff != "" {
			t.Errorf("bacaObjek(%q) (-want +got):\n%s", b, diff)
		}
		var rapat, lagi bytes.Buffer
		_ = json.Compact(&rapat, b) // valid: bacaObjek took it
		if err := json.Compact(&lagi, tulisObjek(got)); err != nil {
			t.Fatal(err)
		}
		if a, err := bacaObjek(lagi.Bytes()); err != nil || len(a) != len(got) {
			t.Errorf("ditulis lagi: %s %v, seharusnya %s", lagi.Bytes(), err, rapat.Bytes())
		}
	})
}
