package rencana_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
)

func TestBacaSyarat(t *testing.T) {
	for data, want := range map[string]rencana.Syarat{
		`{}`: {},
		"\ufeff {\"biaya\":{\"12\":[1,1,2,5],\"35-1\":[]},\"larangan\":{\"12\":3},\"janji\":{\"13\":4}}\n": {
			Biaya: map[string][]int64{"12": {1, 1, 2, 5}, "35-1": {}}, Larangan: map[string]int64{"12": 3}, Janji: map[string]int64{"13": 4}},
		`{"janji":{},"biaya":{"1":[0,9223372036854775807]}}`: {Biaya: map[string][]int64{"1": {0, 9223372036854775807}}, Janji: map[string]int64{}},
		`{"biaya":{"1":[-1]}}`:                               {Biaya: map[string][]int64{"1": {-1}}}, // refused by New, with the name of the step
	} {
		got, err := rencana.BacaSyarat([]byte(data))
		if err != nil {
			t.Errorf("%s: %v", data, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", data, diff)
		}
	}
}

func TestBacaSyaratDitolak(t *testing.T) {
	banyak := strings.Repeat("1,", rencana.MaksAnakTangga) + "1"
	for data, want := range map[string]string{
		``: "RCN-JSON-01 ", `{"biaya":{"12":[1,1`: "RCN-JSON-01 ", `{"biaya":{}} {}`: "RCN-JSON-01 ", "\x00": "RCN-JSON-01 ", `<html>`: "RCN-JSON-01 ",
		`[]`: "RCN-JSON-02 ", `3`: "RCN-JSON-02 ", `null`: "RCN-JSON-02 ", `{"biaya":null}`: "RCN-JSON-02 ", `{"biaya":[1]}`: "RCN-JSON-02 ",
		`{"biaya":{"12":1}}`: "RCN-JSON-02 ", `{"biaya":{"12":[1.5]}}`: "RCN-JSON-02 ", `{"biaya":{"12":[1e3]}}`: "RCN-JSON-02 ", `{"biaya":{"12":["1"]}}`: "RCN-JSON-02 ",
		`{"biaya":{"12":[[1]]}}`: "RCN-JSON-02 ", `{"biaya":{"12":[9223372036854775808]}}`: "RCN-JSON-02 ", `{"larangan":{"12":"3"}}`: "RCN-JSON-02 ", `{"janji":{"12":2.5}}`: "RCN-JSON-02 ",
		`{"harga":{}}`: "RCN-JSON-02 ", `{"Biaya":{}}`: "RCN-JSON-02 ", `{"nilai":{"1":3}}`: "RCN-JSON-02 ",
		`{"biaya":{},"biaya":{}}`: "RCN-JSON-03 ", `{"janji":{"12":3,"12":4}}`: "RCN-JSON-03 ",
		`{"biaya":{"1":[` + banyak + `]}}`:               "RCN-UKURAN-01 ",
		`{"biaya":{` + strings.Repeat(" ", 1<<20) + `}}`: "RCN-UKURAN-01 ",
		strings.Repeat("[", 100_000):                     "RCN-JSON-01 ",
	} {
		y, err := rencana.BacaSyarat([]byte(data))
		if got := ids(t, err); got != want {
			t.Errorf("%.40s: %s, want %s", data, got, want)
		}
		if diff := cmp.Diff(rencana.Syarat{}, y); diff != "" {
			t.Errorf("%.40s: sisa %s", data, diff)
		}
	}
}

// Whatever is read is what encoding/json reads, and New takes it or refuses it
// without a panic; a plan that comes of it is sound.
func FuzzBacaSyarat(f *testing.F) {
	for _, s := range []string{`{"biaya":{"12":[1,1,2,5]},"larangan":{"12":3},"janji":{"13":4}}`, `{"biaya":{"1":[0,0,0,0],"I2":[9,9,9,9]},"larangan":{"1":2}}`, `{"biaya":{"1":[9223372036854775807,1,1,1]}}`,
		`{"janji":{"1":3},"larangan":{"1":2}}`, `{"biaya":{"1":[1,2]}}`, `{"biaya":{"\ud800":[1]}}`, `{"janji":{"2":-9223372036854775808}}`, `[`, ``, "\ufeff{}", `{"biaya":{},"biaya":{}}`} {
		f.Add([]byte(s))
	}
	in := bulat15(f, "1", "2", "10/3")
	l := isi(f, in, "1", "2", "3")
	f.Fuzz(func(t *testing.T, data []byte) {
		y, err := rencana.BacaSyarat(data)
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah || !strings.HasPrefix(err.Error(), "Berkas biaya ") {
				t.Fatal(err)
			}
			return
		}
		var lagi struct {
			Biaya           map[string][]int64
			Larangan, Janji map[string]int64
		}
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\ufeff")), &lagi); err != nil {
			t.Fatalf("dibaca, padahal bukan JSON: %v", err)
		}
		if diff := cmp.Diff(rencana.Syarat{Biaya: lagi.Biaya, Larangan: lagi.Larangan, Janji: lagi.Janji}, y); diff != "" {
			t.Fatalf("(-json +dibaca):\n%s", diff)
		}
		s, err := rencana.New(in, l, y)
		if err != nil {
			return
		}
		akhir := s.Titik(s.Panjang() - 1)
		if r := s.Rencana(rencana.Target{Batas: akhir.Indeks}); !r.Tercapai || r.Biaya != akhir.Biaya || r.Biaya < 0 || r.Indeks.Cmp(indeks.Utuh(5)) > 0 {
			t.Fatalf("%+v", r)
		}
	})
}
