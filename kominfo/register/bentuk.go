package register

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo"
)

// bentuk is what the tags of a struct say, read once.
type bentuk struct {
	isian   []Isian
	pribadi map[string]bool
	pola    map[string]*pola
}

func bentukDari[T any]() *bentuk {
	b := &bentuk{isian: IsianDari[T](), pribadi: map[string]bool{}, pola: map[string]*pola{}}
	for _, x := range b.isian {
		if x.Pribadi {
			b.pribadi[x.Nama] = true
		}
		if re, err := kompilasiPola(x.Pola); x.Pola != "" && err == nil {
			b.pola[x.Pola] = re // a pattern that does not compile is PeriksaDef's finding
		}
	}
	return b
}

func (b *bentuk) kompilasi(s string) (*pola, error) {
	if re := b.pola[s]; re != nil {
		return re, nil
	}
	return kompilasiPola(s)
}

// periksa checks a document by its fields.
func (b *bentuk) periksa(doc []byte) []kominfo.Finding {
	return periksaIsian(b.isian, doc, b.kompilasi)
}

// uraiPeriksa decodes input and checks it by the fields. What is checked is v as
// it will be stored, so a value that a type normalised is seen in its final form.
func (b *bentuk) uraiPeriksa(in []byte, v any) []kominfo.Finding {
	if fs := urai(in, b.isian, v); fs != nil {
		return fs
	}
	doc, err := json.Marshal(v)
	if err != nil {
		return []kominfo.Finding{{ID: "REG-JSON", Severity: kominfo.Galat, Message: "Isian tidak dapat disimpan: " + err.Error()}}
	}
	return b.periksa(doc)
}
