//go:build !(js && wasm)

package main

import (
	"bytes"
	"errors"
	"flag"
	"slices"

	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// pilihanInstrumen adds the option that names the instrument; "" is not given.
func pilihanInstrumen(fs *flag.FlagSet, bawaan string) *string {
	id := new(string)
	fs.Func("instrumen", "`ID` instrumen: pemdi-2026, spbe-2020 atau spbe-2018; bawaan: yang disebut berkas, atau "+bawaan, func(s string) error {
		if *id = s; s == "" { // a variable of the shell that was never set
			return errors.New("kosong")
		}
		return nil
	})
	return id
}

// bacaLembar reads an answer file for the instrument id; "": the one that the file
// names, or else bawaan.
func (p *program) bacaLembar(op, nama, id, bawaan string) (in *indeks.Instrumen, l indeks.Lembar, err error) {
	b, err := p.baca(nama, 16<<20)
	if err != nil {
		return nil, l, err
	}
	nilai, milik, temuan, err := bacaNilai(nama, b)
	if err != nil {
		return nil, l, err
	}
	diduga := id == "" && milik == ""
	switch {
	case diduga:
		id = bawaan
	case id == "":
		id = milik
	case milik != "" && milik != id:
		return nil, l, kominfo.E(kominfo.TidakSah, op, "Berkas ini untuk instrumen %s, bukan %s. Pakai -instrumen %s, atau pilih berkas lain.", milik, id, milik)
	}
	if in, err = instrumen.Buka(id); err != nil {
		return nil, l, err
	}
	l, lagi := in.Isi(nilai)
	if temuan = append(temuan, lagi...); kominfo.AdaGalat(temuan) {
		if diduga && slices.ContainsFunc(temuan, func(f kominfo.Finding) bool { return f.ID == "IDX-NILAI-01" }) {
			temuan = append(temuan, kominfo.Finding{ID: "CLI-INSTRUMEN", Path: "instrumen", Severity: kominfo.Galat,
				Message: "Berkas ini tidak menyebut instrumennya, jadi dibaca sebagai " + id + ". Bila bukan, sebutkan dengan -instrumen."})
		}
		return nil, l, kominfo.TidakSahKarena(op, galatSaja(temuan))
	}
	return in, l, nil
}

// bacaNilai reads values, and the instrument that the file says it is for.
func bacaNilai(nama string, b []byte) (nilai map[string]string, milik string, fs []kominfo.Finding, err error) {
	if t := bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))); len(t) > 0 && t[0] == '{' {
		j, err := indeks.BacaJawaban(b)
		return j.Nilai, j.Instrumen, nil, err
	}
	nilai, fs, err = dasbor.BacaNilai(nama, b)
	return nilai, "", fs, err
}

func galatSaja(fs []kominfo.Finding) (out []kominfo.Finding) {
	for _, f := range fs {
		if f.Severity == kominfo.Galat {
			out = append(out, f)
		}
	}
	return out
}

// nilaiLembar gives the answers of a sheet by nomor, as machine decimals.
func nilaiLembar(in *indeks.Instrumen, l indeks.Lembar) map[string]string {
	m := map[string]string{}
	for i := range in.Indikator {
		n := in.Indikator[i].Nomor
		if v, ada := l.Nilai(n); ada {
			s, tepat := v.Desimal()
			if !tepat {
				s = v.String() // 7/6 has no decimals that mean it; the writer refuses it by name
			}
			m[n] = s
		}
	}
	return m
}

func ringkasNomor(n []string) string {
	s := ""
	for i, x := range n {
		if i == 12 {
			return s + ", …"
		}
		if i > 0 {
			s += ", "
		}
		s += x
	}
	return s
}

// nilaiOrang writes a value in two decimals, a whole one without.
func nilaiOrang(x indeks.Pecahan) string {
	if x.Penyebut() == 1 {
		return kominfo.FormatAngka(x.Pembilang())
	}
	return duaDesimal(x)
}

func duaDesimal(x indeks.Pecahan) string {
	return kominfo.FormatDesimal(x.Bulat(2, indeks.SetengahKeAtas))
}
