package web

import (
	"encoding/json"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// skemaDari derives a JSON Schema (draft 2020-12) from form fields. It accepts
// what [register.PeriksaIsian] accepts, except for hidden characters, which a
// schema cannot name.
func skemaDari(judul string, isian []register.Isian) ([]byte, error) {
	sifat := map[string]any{}
	wajib := []string{}
	for _, x := range isian {
		sifat[x.Nama] = skemaIsian(x)
		if x.Wajib {
			wajib = append(wajib, x.Nama)
		}
	}
	return json.Marshal(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   judul, "type": "object", "additionalProperties": false,
		"properties": sifat, "required": wajib,
	})
}

func skemaIsian(x register.Isian) map[string]any {
	s := map[string]any{"title": x.Label}
	if x.Bantuan != "" {
		s["description"] = x.Bantuan
	}
	if c, ok := contohIsian(x); ok {
		s["examples"] = []any{c}
	}
	if x.Pribadi {
		s["x-pribadi"] = true
	}
	if x.Rujukan != "" {
		s["x-rujukan"] = x.Rujukan
	}
	switch x.Rupa {
	case register.RupaAngka, register.RupaTahun, register.RupaRupiah:
		skemaBilangan(s, x)
	case register.RupaCentang:
		s["type"] = "boolean"
	case register.RupaRinci: // lists and objects: the register checks them itself
	default:
		skemaTeks(s, x)
	}
	return s
}

// contohIsian gives a field's example as its type writes it in JSON.
func contohIsian(x register.Isian) (any, bool) {
	switch x.Rupa {
	case register.RupaAngka, register.RupaTahun, register.RupaRupiah:
		n, err := strconv.ParseInt(x.Contoh, 10, 64)
		return n, err == nil
	case register.RupaCentang, register.RupaRinci:
		return nil, false
	}
	return x.Contoh, x.Contoh != ""
}

// skemaBilangan: zero is an empty number, which bounds do not concern.
func skemaBilangan(s map[string]any, x register.Isian) {
	s["type"] = "integer"
	batas := map[string]any{}
	if x.Min != nil {
		batas["minimum"] = *x.Min
	}
	if x.Maks != nil {
		batas["maximum"] = *x.Maks
	}
	if x.Wajib {
		batas["not"] = map[string]any{"const": 0}
		for k, v := range batas {
			s[k] = v
		}
	} else if len(batas) > 0 {
		// Not anyOf: generators of clients would take it for a choice of types.
		s["if"], s["then"] = map[string]any{"not": map[string]any{"const": 0}}, batas
	}
}

// skemaTeks: the empty text is an empty field, which choices and patterns do not
// concern.
func skemaTeks(s map[string]any, x register.Isian) {
	s["type"] = "string"
	if x.Panjang > 0 {
		s["maxLength"] = x.Panjang
	}
	pola := x.Pola
	if x.Rupa == register.RupaTanggal {
		pola = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	}
	if x.Wajib {
		s["minLength"] = 1
	} else if pola != "" {
		pola = "^$|(?:" + pola + ")"
	}
	if pola != "" {
		s["pattern"] = pola
	}
	if len(x.Pilihan) > 0 {
		var nilai []string
		if !x.Wajib {
			nilai = append(nilai, "")
		}
		for _, p := range x.Pilihan {
			nilai = append(nilai, p.Nilai)
		}
		s["enum"] = nilai
	}
}
