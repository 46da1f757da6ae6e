//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"fmt"
	"text/tabwriter"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// skor scores a file: {"nilai":{"1":3,…}} or a two-column CSV/XLSX.
func (p *program) skor(_ context.Context, fs *flag.FlagSet, args []string) error {
	id := pilihanInstrumen(fs, instrumen.Pemdi2026)
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "satu berkas nilai (JSON, CSV atau XLSX; - untuk masukan baku)")
	if err != nil {
		return err
	}
	in, l, err := p.bacaLembar("lumbung.skor", sisa[0], *id, instrumen.Pemdi2026)
	if err != nil {
		return err
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

func (p *program) cetakSkor(in *indeks.Instrumen, h indeks.Hasil) error {
	fmt.Fprintln(p.Keluar, in.Judul)
	if h.Lengkap {
		fmt.Fprintf(p.Keluar, "Indeks %s (eksak %s), predikat %s\n\n", duaDesimal(h.Indeks), h.Indeks, h.Predikat)
	} else {
		fmt.Fprintf(p.Keluar, "Belum final: %d indikator belum diisi (%s). Indeks akan berada antara %s dan %s.\n\n",
			len(h.BelumDiisi), ringkasNomor(h.BelumDiisi), duaDesimal(h.Batas.Terendah), duaDesimal(h.Batas.Tertinggi))
	}
	w := tabwriter.NewWriter(p.Keluar, 0, 0, 2, ' ', 0)
	for _, s := range append(h.Domain, h.Aspek...) {
		v := "belum lengkap"
		if s.Lengkap {
			v = duaDesimal(s.Nilai) + "\t" + s.Nilai.String()
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
