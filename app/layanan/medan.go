//go:build !(js && wasm)

package layanan

import (
	"errors"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// medan is one field of a form.
type medan struct {
	Nama, Label, Nilai, Galat string
	Rupa                      string // "", panjang, radio, kotak, centang, pilih, berkas, tanggal
	Bantuan                   string
	Wajib                     bool   // the Act asks for it: UU 14/2008 Pasal 22 ayat (2)
	Kurang                    string // Perki 1/2021 asks for it: what is told when it is missing
	Bila                      string // shown only when one of these words holds: kinds of applicant, "kuasa", "salinan"
	Ringkas                   string // name in the summary; "": Label
	Panjang, Tinggi           int
	Mode, Otomatis            string
	Kapital, Banyak           bool
	Opsi                      []opsi
}

type opsi struct {
	Nilai, Teks, Bantuan string
	Pilih                bool
}

// ID of the field on the page.
func (m medan) ID() string { return "i-" + m.Nama }

// Dijelaskan are the ids of what explains the field.
func (m medan) Dijelaskan() string {
	var s []string
	if m.Galat != "" {
		s = append(s, m.ID()+"-galat")
	}
	if m.Bantuan != "" {
		s = append(s, m.ID()+"-bantuan")
	}
	return strings.Join(s, " ")
}

// salah is one line of the list above a form.
type salah struct{ ID, Pesan string }

// keluhan collects what is wrong with a form, by field.
type keluhan map[string]string

func (k keluhan) tambah(nama, pesan string) {
	if _, ada := k[nama]; !ada {
		k[nama] = pesan
	}
}

// dari takes over the findings of a refused action; lain gets what belongs to no
// field. false: the error is another one.
func (k keluhan) dari(err error) bool {
	e, ok := errors.AsType[*kominfo.Error](err)
	if !ok || e.Kind != kominfo.TidakSah && e.Kind != kominfo.Ditolak {
		return false
	}
	for _, f := range e.Findings {
		if f.Severity == kominfo.Galat {
			nama, _, _ := strings.Cut(f.Path, ".")
			k.tambah(nama, f.Message)
		}
	}
	if len(k) == 0 {
		k.tambah("", kominfo.PesanUntukOrang(err))
	}
	return true
}

// pasang puts complaints beside their fields and lists them all, in the order of the
// form.
func (k keluhan) pasang(bagian ...[]medan) (out []salah) {
	ada := map[string]bool{}
	for _, ms := range bagian {
		for i := range ms {
			if p := k[ms[i].Nama]; p != "" {
				ms[i].Galat, ada[ms[i].Nama] = p, true
				id := ms[i].ID()
				if r := ms[i].Rupa; r == "radio" || r == "kotak" {
					id += "-0"
				}
				out = append(out, salah{id, p})
			}
		}
	}
	var lain []string
	for n := range k {
		if !ada[n] {
			lain = append(lain, n)
		}
	}
	slices.Sort(lain)
	for _, n := range lain {
		out = append(out, salah{"", k[n]})
	}
	return out
}

// panjangIsian gives the most characters that an action takes in a field.
func panjangIsian(r register.Register, tindakan, nama string) int {
	for _, t := range r.Info().Tindakan {
		if t.Nama != tindakan {
			continue
		}
		for _, i := range t.Isian {
			if i.Nama == nama {
				if i.Panjang == 0 {
					return 2000
				}
				return i.Panjang
			}
		}
	}
	return 2000
}

// pilihanIsian gives the values of an action's field.
func pilihanIsian(r register.Register, tindakan, nama string) []register.Pilihan {
	for _, t := range r.Info().Tindakan {
		for _, i := range t.Isian {
			if t.Nama == tindakan && i.Nama == nama {
				return i.Pilihan
			}
		}
	}
	return nil
}
