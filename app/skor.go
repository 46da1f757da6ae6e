//go:build !(js && wasm)

package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"text/tabwriter"

	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// skor scores a file: {"nilai":{"1":3,…}} or a two-column CSV/XLSX.
func (p *program) skor(ctx context.Context, fs *flag.FlagSet, args []string) error {
	id := fs.String("instrumen", instrumen.Pemdi2026, "instrumen: pemdi-2026, spbe-2020 atau spbe-2018")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "satu berkas nilai (JSON, CSV atau XLSX; - untuk masukan baku)")
	if err != nil {
		return err
	}
	b, err := p.baca(sisa[0], 16<<20)
	if err != nil {
		return err
	}
	nilai, milik, temuan, err := bacaNilai(sisa[0], b)
	if err != nil {
		return err
	}
	disebut := false
	fs.Visit(func(f *flag.Flag) { disebut = disebut || f.Name == "instrumen" })
	switch {
	case milik == "" || milik == *id:
	case !disebut:
		*id = milik
	default:
		return kominfo.E(kominfo.TidakSah, "lumbung.skor", "Berkas ini untuk instrumen %s, bukan %s. Pakai -instrumen %s, atau pilih berkas lain.", milik, *id, milik)
	}
	in, err := instrumen.Buka(*id)
	if err != nil {
		return err
	}
	l, lagi := in.Isi(nilai)
	temuan = append(temuan, lagi...)
	if kominfo.AdaGalat(temuan) {
		return kominfo.TidakSahKarena("lumbung.skor", galatSaja(temuan))
	}
	h := in.Score(l, indeks.Opsi{})
	if *mesin {
		err = p.json(h)
	} else {
		err = p.cetakSkor(in, h)
	}
	if err == nil && !h.Lengkap {
		return errTemuan
	}
	return err
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

func (p *program) cetakSkor(in *indeks.Instrumen, h indeks.Hasil) error {
	dua := func(x indeks.Pecahan) string { return kominfo.FormatDesimal(x.Bulat(2, indeks.SetengahKeAtas)) }
	fmt.Fprintln(p.Keluar, in.Judul)
	if h.Lengkap {
		fmt.Fprintf(p.Keluar, "Indeks %s (eksak %s), predikat %s\n\n", dua(h.Indeks), h.Indeks, h.Predikat)
	} else {
		fmt.Fprintf(p.Keluar, "Belum final: %d indikator belum diisi (%s). Indeks akan berada antara %s dan %s.\n\n",
			len(h.BelumDiisi), ringkasNomor(h.BelumDiisi), dua(h.Batas.Terendah), dua(h.Batas.Tertinggi))
	}
	w := tabwriter.NewWriter(p.Keluar, 0, 0, 2, ' ', 0)
	for _, s := range append(h.Domain, h.Aspek...) {
		v := "belum lengkap"
		if s.Lengkap {
			v = dua(s.Nilai) + "\t" + s.Nilai.String()
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", s.Kode, s.Nama, v)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if in.Status != kominfo.Terverifikasi {
		fmt.Fprintf(p.Keluar, "\nStatus instrumen: %s.\n", in.Status.Label())
	}
	return nil
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
