package register

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"
)

// Rupa is how a form field is shown and typed.
type Rupa string

const (
	RupaTeks    Rupa = "teks"
	RupaPanjang Rupa = "panjang" // text of several lines
	RupaAngka   Rupa = "angka"   // whole number
	RupaTahun   Rupa = "tahun"
	RupaRupiah  Rupa = "rupiah"
	RupaTanggal Rupa = "tanggal"
	RupaPilihan Rupa = "pilihan" // one of Pilihan
	RupaCentang Rupa = "centang" // yes or no
	RupaRujukan Rupa = "rujukan" // a document of another register
	RupaPeriode Rupa = "periode"
	RupaRinci   Rupa = "rinci" // nested: lists, maps, structs; not part of flat forms
)

// Pilihan is one value of an enumeration with its text for people.
type Pilihan struct {
	Nilai string `json:"nilai"`
	Teks  string `json:"teks"`
}

// Isian describes one field of a document or of an action's input: what forms,
// imports, exports, OpenAPI and checks need to know. It is read from struct tags:
//
//	json:"nama"                 name of the field
//	judul:"Nama resmi"          label
//	bantuan:"Tanpa singkatan."  help under the field
//	rupa:"panjang"              only where the Go type does not say it
//	wajib:"ya"                  must not be empty
//	pilihan:"a=Teks A|b=Teks B" enumeration
//	rujukan:"perangkat_daerah"  the ID of a document there
//	min:"1" maks:"5"            bounds of a number
//	panjang:"200"               most characters of a text (2000 when not given)
//	pola:"^[0-9]{4}$"           regular expression a text must match
//	contoh:"19.06"              example, shown in errors and templates
//	pribadi:"ya"                personal data: stored apart, masked, erasable
//	kelompok:"Identitas"        section of the form
//	pasal:"UU 14/2008 Pasal 22" article that asks for the field
type Isian struct {
	Nama     string    `json:"nama"`
	Label    string    `json:"label"`
	Rupa     Rupa      `json:"rupa"`
	Bantuan  string    `json:"bantuan,omitempty"`
	Contoh   string    `json:"contoh,omitempty"`
	Kelompok string    `json:"kelompok,omitempty"`
	Pasal    string    `json:"pasal,omitempty"`
	Wajib    bool      `json:"wajib,omitempty"`
	Pribadi  bool      `json:"pribadi,omitempty"`
	Pilihan  []Pilihan `json:"pilihan,omitempty"`
	Rujukan  string    `json:"rujukan,omitempty"`
	Min      *int64    `json:"min,omitempty"`
	Maks     *int64    `json:"maks,omitempty"`
	Panjang  int       `json:"panjang,omitempty"`
	Pola     string    `json:"pola,omitempty"`
}

// IsianDari reads the fields of struct type T, in order. Fields without a json
// name are left out. It is what a Def and an action use; a program calls it only
// for forms of its own.
func IsianDari[T any]() []Isian { return IsianTipe(reflect.TypeFor[T]()) }

// IsianTipe is IsianDari for a type known at run time, such as a nested struct.
func IsianTipe(t reflect.Type) []Isian {
	if t.Kind() != reflect.Struct {
		return nil
	}
	var out []Isian
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Tag.Get("json") == "" && f.Type.Kind() == reflect.Struct {
			out = append(out, IsianTipe(f.Type)...)
			continue
		}
		nama, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if nama == "" || nama == "-" {
			continue
		}
		x := Isian{
			Nama: nama, Label: f.Tag.Get("judul"), Bantuan: f.Tag.Get("bantuan"),
			Contoh: f.Tag.Get("contoh"), Kelompok: f.Tag.Get("kelompok"), Pasal: f.Tag.Get("pasal"),
			Wajib: f.Tag.Get("wajib") == "ya", Pribadi: f.Tag.Get("pribadi") == "ya",
			Rujukan: f.Tag.Get("rujukan"), Pola: f.Tag.Get("pola"), Rupa: Rupa(f.Tag.Get("rupa")),
			Min: bilanganTag(f, "min"), Maks: bilanganTag(f, "maks"),
		}
		if x.Label == "" {
			x.Label = strings.ReplaceAll(nama, "_", " ")
		}
		for p := range strings.SplitSeq(f.Tag.Get("pilihan"), "|") {
			if n, teks, _ := strings.Cut(p, "="); n != "" {
				if teks == "" {
					teks = n
				}
				x.Pilihan = append(x.Pilihan, Pilihan{n, teks})
			}
		}
		if x.Rupa == "" {
			x.Rupa = rupaTipe(f.Type, x)
		}
		if n := bilanganTag(f, "panjang"); n != nil {
			x.Panjang = int(*n)
		} else if x.Rupa == RupaTeks || x.Rupa == RupaPanjang {
			x.Panjang = 2000
		}
		out = append(out, x)
	}
	return out
}

func bilanganTag(f reflect.StructField, nama string) *int64 {
	n, err := strconv.ParseInt(f.Tag.Get(nama), 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

func rupaTipe(t reflect.Type, x Isian) Rupa {
	switch {
	case x.Rujukan != "":
		return RupaRujukan
	case len(x.Pilihan) > 0:
		return RupaPilihan
	}
	switch t.Name() { // the vocabulary's types, whatever package re-exports them
	case "Tanggal":
		return RupaTanggal
	case "Periode":
		return RupaPeriode
	case "Rupiah":
		return RupaRupiah
	}
	switch t.Kind() {
	case reflect.String:
		return RupaTeks
	case reflect.Bool:
		return RupaCentang
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return RupaAngka
	}
	if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		return RupaTeks
	}
	return RupaRinci
}

// bilangan reports whether the JSON value of the field is a number.
func (x Isian) bilangan() bool {
	return x.Rupa == RupaAngka || x.Rupa == RupaTahun || x.Rupa == RupaRupiah
}

// TeksPilihan gives the text of an enumeration value; the value itself when it
// is not listed.
func (x Isian) TeksPilihan(nilai string) string {
	for _, p := range x.Pilihan {
		if p.Nilai == nilai {
			return p.Teks
		}
	}
	return nilai
}
