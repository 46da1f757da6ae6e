package dasbor

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	dalamRinci = 6   // levels of a nested value that are shown
	butirRinci = 200 // members of one level that are shown
)

// rinci shows a nested value, read only.
func rinci(judul map[string]string, v json.RawMessage) any {
	return rinciNilai(judul, bytes.TrimSpace(v), 0)
}

func rinciNilai(judul map[string]string, v json.RawMessage, dalam int) any {
	var (
		ds []json.RawMessage
		s  string
	)
	switch {
	case len(v) == 0 || string(v) == "null":
		return nil
	case dalam > dalamRinci:
		return el.Kecil("Bagian lebih dalam tidak ditampilkan; ada di berkas ekspor JSONL.")
	case v[0] == '{':
		return rinciObjek(judul, v, dalam)
	case v[0] == '[' && json.Unmarshal(v, &ds) == nil:
		return rinciDaftar(judul, ds, dalam)
	case string(v) == "true" || string(v) == "false":
		return yaTidak(string(v) == "true")
	case json.Unmarshal(v, &s) == nil:
		if s == "" {
			return nil
		}
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			return waktuDi(t, "")
		}
		return s
	}
	return string(v) // a number, with the digits that stand in the document
}

func rinciObjek(judul map[string]string, v json.RawMessage, dalam int) any {
	nama, isi := anggotaUrut(v)
	var fs []el.Fakta
	for i, k := range nama {
		if i == butirRinci {
			return el.Isi(el.DaftarFakta(fs...), lainnya(len(nama)-i))
		}
		fs = append(fs, el.Fakta{Label: judulAnggota(judul, k), Isi: rinciNilai(judul, isi[k], dalam+1)})
	}
	if fs == nil {
		return nil
	}
	return el.DaftarFakta(fs...)
}

func rinciDaftar(judul map[string]string, ds []json.RawMessage, dalam int) any {
	var bs []any
	for i, x := range ds {
		if i == butirRinci {
			return el.Isi(el.Butir(bs...), lainnya(len(ds)-i))
		}
		b := rinciNilai(judul, x, dalam+1)
		if b == nil {
			b = el.TanpaNilai("kosong")
		}
		bs = append(bs, b)
	}
	if bs == nil {
		return nil
	}
	return el.Butir(bs...)
}

// anggotaUrut gives the members of an object in the order of the document, which
// is that of the form; numbered ones by their number.
func anggotaUrut(v json.RawMessage) (nama []string, isi map[string]json.RawMessage) {
	isi = map[string]json.RawMessage{}
	d := json.NewDecoder(bytes.NewReader(v))
	if _, err := d.Token(); err != nil {
		return nil, nil
	}
	bernomor := true
	for d.More() {
		var x json.RawMessage
		t, err := d.Token()
		k, ok := t.(string)
		if err != nil || !ok || d.Decode(&x) != nil {
			break
		}
		if _, ada := isi[k]; !ada {
			nama = append(nama, k)
		}
		isi[k] = x
		bernomor = bernomor && angkaSaja(k)
	}
	if bernomor {
		sort.Slice(nama, func(i, j int) bool { return urutAlami(nama[i], nama[j]) < 0 })
	}
	return nama, isi
}

func lainnya(n int) any {
	return el.Kecil("Dan " + strconv.Itoa(n) + " lagi; semuanya ada di berkas ekspor JSONL.")
}

func judulAnggota(judul map[string]string, nama string) string {
	if t := judul[nama]; t != "" {
		return t
	}
	return strings.ReplaceAll(nama, "_", " ")
}

// judulRinci reads the titles of nested members from the register's schema.
func judulRinci(in register.Info) map[string]string {
	out := map[string]string{}
	var s any
	if json.Unmarshal(in.Skema, &s) == nil {
		kumpulJudul(s, out, 0)
	}
	return out
}

func kumpulJudul(v any, out map[string]string, dalam int) {
	m, ok := v.(map[string]any)
	if !ok || dalam > 20 {
		return
	}
	ps, _ := m["properties"].(map[string]any)
	for nama, p := range ps {
		if x, ok := p.(map[string]any); ok && out[nama] == "" {
			out[nama], _ = x["title"].(string)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(m)) { // in order: the same schema gives the same titles
		kumpulJudul(m[k], out, dalam+1)
	}
}

// urutAlami puts "9" before "10".
func urutAlami(a, b string) int {
	if len(a) != len(b) && angkaSaja(a) && angkaSaja(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}

func angkaSaja(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
