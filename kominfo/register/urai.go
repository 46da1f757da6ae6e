package register

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// BatasDokumen is the most bytes one document or one action's input may have.
const BatasDokumen = 1 << 20

var errBukanObjek = errors.New("bukan satu objek JSON")

type errNamaGanda struct{ nama string }

func (e errNamaGanda) Error() string { return "isian " + e.nama + " muncul dua kali" }

// urai decodes one JSON object into v strictly: unknown and repeated members,
// wrong types and trailing text are findings beside their field.
func urai(b []byte, isian []Isian, v any) []kominfo.Finding {
	galat := func(id, jalur, format string, a ...any) []kominfo.Finding {
		return []kominfo.Finding{{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(format, a...)}}
	}
	if len(b) > BatasDokumen {
		return galat("REG-BESAR", "", "Isian terlalu besar: %s bita, paling banyak %s.", kominfo.FormatAngka(int64(len(b))), kominfo.FormatAngka(BatasDokumen))
	}
	if len(bytes.TrimSpace(b)) == 0 {
		b = []byte("{}")
	}
	a, err := bacaObjek(b)
	if err != nil {
		var g errNamaGanda
		if errors.As(err, &g) {
			return galat("REG-GANDA", g.nama, "Isian %q muncul dua kali. Hapus salah satunya.", singkat(g.nama))
		}
		return galat("REG-JSON", "", "Isian bukan satu objek JSON yang utuh. Periksa kurung, koma dan tanda kutip; berkas mungkin terpotong.")
	}
	var fs []kominfo.Finding
	for _, x := range a {
		if len(fs) == 200 {
			break // a hostile body must not make a huge answer
		}
		if cariIsian(isian, x.nama) == nil {
			fs = append(fs, galat("REG-ASING", singkat(x.nama), "Isian %q tidak dikenal di register ini. Isian yang ada: %s.", singkat(x.nama), namaIsian(isian))...)
		}
	}
	if fs != nil {
		return fs
	}
	if err = json.Unmarshal(b, v); err == nil {
		return nil
	}
	// The decoder stops at the first wrong type; people need to hear of all, and
	// of what else is wrong, at once.
	salah := map[string]bool{}
	for _, x := range a {
		e := json.Unmarshal(tulisObjek([]anggota{x}), v)
		is := cariIsian(isian, x.nama)
		if e == nil || is == nil {
			continue
		}
		salah[x.nama] = true
		if t, ok := errors.AsType[*json.UnmarshalTypeError](e); ok {
			fs = append(fs, galat("REG-TIPE", t.Field, "%s harus berupa %s.", is.Label, apaRupa(*is))...)
		} else if is.Pribadi { // the message would repeat the value
			fs = append(fs, galat("REG-NILAI", x.nama, "%s tidak sesuai bentuk yang diminta.%s", is.Label, is.misal())...)
		} else {
			fs = append(fs, galat("REG-NILAI", x.nama, "%s: %s", is.Label, kominfo.PesanUntukOrang(e))...)
		}
	}
	if fs == nil {
		return galat("REG-JSON", "", "Isian tidak dapat dibaca: %v.", err)
	}
	for _, f := range PeriksaIsian(isian, b) {
		if !salah[f.Path] {
			fs = append(fs, f)
		}
	}
	return fs
}

func cariIsian(is []Isian, nama string) *Isian {
	for i := range is {
		if is[i].Nama == nama {
			return &is[i]
		}
	}
	return nil
}

func namaIsian(is []Isian) string {
	var n []string
	for _, x := range is {
		n = append(n, x.Nama)
	}
	return strings.Join(n, ", ")
}

func apaRupa(x Isian) string {
	switch x.Rupa {
	case RupaAngka, RupaRupiah:
		return "bilangan bulat, tanpa tanda kutip"
	case RupaTahun:
		return "tahun empat angka, tanpa tanda kutip"
	case RupaCentang:
		return "true atau false"
	case RupaRinci:
		return "daftar atau objek JSON"
	}
	return "teks"
}
