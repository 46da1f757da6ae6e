package register

import (
	"cmp"
	"encoding/json"
	"reflect"

	"github.com/lumbung-id/lumbung/kominfo"
)

// bentuk is what of a register or an action's input does not depend on its Go
// type: what the tags of the struct say, read once, and the way up from older
// schemas. What stands here is compiled once; what stands in a method of Def is
// compiled for every register, and travels to every browser.
type bentuk struct {
	isian   []Isian
	pribadi map[string]bool
	pola    map[string]*pola

	// Of a register alone:
	info Info
	naik map[int]func([]byte) ([]byte, error)
}

func bentukTipe(t reflect.Type) *bentuk { return bentukIsian(IsianTipe(t)) }

func bentukIsian(is []Isian) *bentuk {
	b := &bentuk{isian: is, pribadi: map[string]bool{}, pola: map[string]*pola{}}
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

// lengkapi finishes a register's description with its columns and actions.
func (b *bentuk) lengkapi(in Info, kolom []InfoKolom, tindakan []InfoTindakan) {
	in.Isian = b.isian
	for _, k := range kolom {
		if x := cariIsian(in.Isian, k.Nama); x != nil {
			k.Judul = cmp.Or(k.Judul, x.Label)
			k.Rujukan = cmp.Or(k.Rujukan, x.Rujukan) // said once, in the tag or here
		}
		k.Judul = cmp.Or(k.Judul, k.Nama)
		in.Kolom = append(in.Kolom, k)
	}
	if in.Tindakan = tindakan; tindakan == nil {
		in.Bebas, in.Tindakan = true, []InfoTindakan{infoTarik()}
	}
	b.info = in
}

// dokumen gives the JSON of a row at today's schema.
func (b *bentuk) dokumen(r Baris) ([]byte, error) {
	umum, err := b.naikkan(r.Umum, r.VersiSkema)
	if err != nil {
		return nil, err
	}
	pribadi, err := b.naikkan(r.Pribadi, r.VersiSkema)
	if err != nil {
		return nil, err
	}
	return gabung(umum, pribadi)
}

func (b *bentuk) naikkan(j []byte, versi int) ([]byte, error) {
	const op = "register.Dokumen"
	if len(j) == 0 || versi == b.info.VersiSkema {
		return j, nil
	}
	if versi > b.info.VersiSkema {
		return nil, kominfo.E(kominfo.Rusak, op, "Dokumen register %s ditulis oleh versi program yang lebih baru (skema %d, program ini %d). Perbarui program.", b.info.Nama, versi, b.info.VersiSkema)
	}
	for ; versi < b.info.VersiSkema; versi++ {
		f := b.naik[versi]
		if f == nil {
			return nil, kominfo.E(kominfo.Rusak, op, "Register %s tidak punya cara menaikkan skema %d ke %d.", b.info.Nama, versi, versi+1)
		}
		var err error
		if j, err = f(j); err != nil {
			return nil, kominfo.E(kominfo.Rusak, op, "Dokumen register %s gagal dinaikkan dari skema %d.", b.info.Nama, versi).Sebab(err)
		}
	}
	return j, nil
}

// uraiDokumen decodes a row into v, a pointer to the register's struct.
func uraiDokumen(r Register, b Baris, v any) error {
	doc, err := r.Dokumen(b)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(doc, v); err != nil {
		return kominfo.E(kominfo.Rusak, "register.Baca", "Dokumen %s di register %s tidak dapat dibaca.", b.ID, r.Info().Nama).Sebab(err)
	}
	return nil
}
