package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// skemaBuku are the schemas of one register, as references to components.
type skemaBuku struct {
	tulis   any // the document as it is written: strict
	dokumen any // the document as it is read, with meta data
	halaman any
	rekap   any
	riwayat any
	isian   map[string]any // inputs of actions
}

// skemaRegister puts the schemas of a register among the components.
func (g *gambar) skemaRegister(in register.Info) (s skemaBuku, err error) {
	nama := g.namaSkema(besar(in.Nama))
	tulis := in.Skema
	if len(tulis) == 0 {
		if tulis, err = skemaDari(in.Judul, in.Isian); err != nil {
			return s, err
		}
	}
	namaIsi := g.namaSkema(nama + "Isi")
	diri := nama
	if !in.Bebas { // nobody writes the document as such
		diri = namaIsi
	}
	badan, err := g.angkat(nama, diri, tulis)
	if err != nil {
		return s, err
	}
	if in.Bebas {
		g.skemaan.tambah(nama, badan)
		s.tulis = rujuk("schemas", nama)
	}
	g.skemaan.tambah(namaIsi, skemaIsi(badan, in))
	isi := rujuk("schemas", namaIsi)

	var kolom objek
	namaKolom := []string{}
	for _, k := range in.Kolom {
		x := ob("type", "string", "title", k.Judul)
		if k.Bilangan {
			x = ob("type", "integer", "format", "int64", "title", k.Judul)
		}
		if k.Rujukan != "" {
			x.tambah("x-rujukan", k.Rujukan)
		}
		kolom.tambah(k.Nama, x)
		namaKolom = append(namaKolom, k.Nama)
	}
	nilaiKolom := g.tambahSkema(nama+"Kolom", ob("type", "object", "title", "Kolom "+in.Judul, "properties", kolom, "required", namaKolom))

	reg := ob("type", "string", "const", in.Nama)
	sebutan := ob("type", "string", "description", "Sebutan dokumen untuk orang; ada bersama isi, bila registernya punya.")
	baris := g.tambahSkema(nama+"Baris", dengan(metaBaris(), []string{"kolom"}, "kolom", nilaiKolom, "sebutan", sebutan, "isi", isi))
	s.dokumen = g.tambahSkema(nama+"Dokumen", dengan(metaBaris(), []string{"isi"}, "kolom", nilaiKolom, "sebutan", sebutan, "isi", isi))
	s.halaman = g.tambahSkema(nama+"Halaman", wajibSemua(
		"register", reg, "versi_skema", bulat(), "baris", larik(baris), "kursor", ob("type", "string", "description", "Kosong di halaman terakhir.")))
	s.rekap = g.tambahSkema(nama+"Rekap", wajibSemua("register", reg, "baris", larik(wajibSemua(
		"nilai", ob("type", "object", "properties", kolom), "jumlah", bulat()))))
	versi := g.tambahSkema(nama+"Versi", dengan(metaBaris(), []string{"aksi", "instansi", "peran"},
		"aksi", teks(), "alasan", teks(), "instansi", teks(), "peran", teks(), "sebutan", sebutan, "isi", isi))
	s.riwayat = g.tambahSkema(nama+"Riwayat", wajibSemua("register", reg, "id", rujuk("schemas", "Id"), "versi", larik(versi)))

	s.isian = map[string]any{}
	for _, t := range in.Tindakan {
		j, err := skemaDari(t.Judul, t.Isian)
		if err != nil {
			return s, err
		}
		n := g.namaSkema(nama + "Tindakan" + besar(t.Nama))
		x, err := g.angkat(n, n, j)
		if err != nil {
			return s, err
		}
		g.skemaan.tambah(n, x)
		s.isian[t.Nama] = rujuk("schemas", n)
	}
	return s, nil
}

// skemaIsi is a document as it is read: the personal part may be out of scope or
// erased, and members may be added later.
func skemaIsi(badan map[string]any, in register.Info) map[string]any {
	m := maps.Clone(badan)
	delete(m, "additionalProperties")
	wajib := []any{}
	if w, ok := m["required"].([]any); ok {
		for _, n := range w {
			if x := in.CariIsian(fmt.Sprint(n)); x == nil || !x.Pribadi {
				wajib = append(wajib, n)
			}
		}
	}
	m["required"] = wajib
	return m
}

// angkat makes a JSON Schema document part of the API's one: its definitions
// become components of their own, because few tools follow a $ref that starts
// from an inner $id. diri is the component that the whole becomes; the names of
// the definitions begin with nama.
func (g *gambar) angkat(nama, diri string, skema []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(skema))
	d.UseNumber()
	var v map[string]any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("isi Skema bukan objek JSON: %w", err)
	}
	defs, _ := v["$defs"].(map[string]any)
	ganti := map[string]string{}
	for _, k := range slices.Sorted(maps.Keys(defs)) {
		ganti["#/$defs/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(k)] = g.namaSkema(nama + "_" + k)
	}
	if r, ok := v["$ref"].(string); ok && ganti[r] != "" { // a schema that only points to its definition
		inti, ok := defs[strings.TrimPrefix(r, "#/$defs/")].(map[string]any)
		if !ok {
			return nil, errors.New("isi Skema menunjuk $defs yang bukan objek")
		}
		delete(v, "$ref")
		for k, x := range inti {
			if _, ada := v[k]; !ada {
				v[k] = x
			}
		}
	}
	for _, k := range []string{"$schema", "$id", "$defs"} {
		delete(v, k)
	}
	arahkan(v, ganti, diri)
	for _, k := range slices.Sorted(maps.Keys(defs)) {
		arahkan(defs[k], ganti, diri)
		g.skemaan.tambah(ganti["#/$defs/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(k)], defs[k])
	}
	return v, nil
}

// arahkan turns references inside a schema to where the definitions are now.
func arahkan(v any, ganti map[string]string, diri string) {
	switch x := v.(type) {
	case map[string]any:
		if r, ok := x["$ref"].(string); ok {
			if baru := ganti[r]; baru != "" {
				x["$ref"] = "#/components/schemas/" + baru
			} else if r == "#" {
				x["$ref"] = "#/components/schemas/" + diri
			}
		}
		for _, y := range x {
			arahkan(y, ganti, diri)
		}
	case []any:
		for _, y := range x {
			arahkan(y, ganti, diri)
		}
	}
}

func teks() objek  { return ob("type", "string") }
func bulat() objek { return ob("type", "integer", "format", "int64") }
func yaBukan() objek {
	return ob("type", "boolean")
}

// bebas is an object of which nothing is said.
func bebas(apa string) objek {
	return ob("type", "object", "additionalProperties", true, "description", apa)
}

func larik(isi any) objek { return ob("type", "array", "items", isi) }

// wajibSemua is an object whose members are always there.
func wajibSemua(pasangan ...any) objek {
	var nama []string
	for i := 0; i < len(pasangan); i += 2 {
		nama = append(nama, pasangan[i].(string))
	}
	return ob("type", "object", "properties", ob(pasangan...), "required", nama)
}

// dengan adds members to an object; wajib of them are always there.
func dengan(o objek, wajib []string, pasangan ...any) objek {
	out := slices.Clone(o)
	for i := range out {
		switch x := out[i].nilai.(type) {
		case objek:
			out[i].nilai = append(slices.Clone(x), ob(pasangan...)...)
		case []string:
			out[i].nilai = append(slices.Clone(x), wajib...)
		}
	}
	return out
}

// metaBaris is what every row and version carries.
func metaBaris() objek {
	return dengan(wajibSemua(
		"id", rujuk("schemas", "Id"),
		"versi", bulat(),
		"urutan", rujuk("schemas", "Urutan"),
		"waktu", rujuk("schemas", "Waktu"),
		"pemilik", ob("type", "string", "description", "Kode perangkat daerah pemilik."),
		"ditarik", yaBukan(),
		"versi_skema", bulat()), nil,
		"pribadi_dihapus", yaBukan())
}
