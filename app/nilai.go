//go:build !(js && wasm)

package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"text/tabwriter"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/banding"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// eksporNilai turns an answer file, as skor reads it, into the neutral CSV of
// values that other programs can read.
func (p *program) eksporNilai(_ context.Context, fs *flag.FlagSet, args []string) error {
	const op = "lumbung.ekspor-nilai"
	id := pilihanInstrumen(fs, "menurut tahun")
	tahun := fs.Int("tahun", 0, "tahun penilaian")
	kode := fs.String("kode", "", "kode instansi, misalnya 19.06")
	ke := fs.String("o", "-", "berkas tujuan; - ke keluaran baku")
	sisa, err := urai(fs, args, 1, "satu berkas nilai (JSON, CSV atau XLSX; - untuk masukan baku)")
	if err != nil {
		return err
	}
	if *tahun == 0 || *kode == "" {
		return kominfo.E(kominfo.TidakSah, op, "Sebutkan tahun dan kode instansi, misalnya -tahun 2025 -kode 19.06.")
	}
	in, l, err := p.bacaLembar(op, sisa[0], *id, instrumen.UntukTahun(*tahun))
	if err != nil {
		return err
	}
	rows := banding.BarisDari(in, *kode, *tahun, nilaiLembar(in, l))
	if *ke == "-" {
		return banding.TulisNilai(p.Keluar, rows)
	}
	return tulisUtuh(*ke, func(w io.Writer) error { return banding.TulisNilai(w, rows) })
}

// imporNilai reads the neutral CSV of values, scores every assessment in it, and
// with -o writes the one that it holds as an answer file for skor and rencana.
func (p *program) imporNilai(_ context.Context, fs *flag.FlagSet, args []string) error {
	const op = "lumbung.impor-nilai"
	id := fs.String("instrumen", "", "instrumen, untuk berkas tanpa kolom instrumen")
	tahun := fs.Int("tahun", 0, "tahun, untuk berkas tanpa kolom tahun")
	kode := fs.String("kode", "", "kode instansi, untuk berkas tanpa kolom itu")
	ke := fs.String("o", "", "tulis nilai sebagai berkas jawaban (.json) untuk perintah skor")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "satu berkas nilai netral (CSV atau XLSX; - untuk masukan baku)")
	if err != nil {
		return err
	}
	b, err := p.baca(sisa[0], banding.NilaiMaksByte)
	if err != nil {
		return err
	}
	bawaan := banding.BarisNilai{Instrumen: *id, KodeInstansi: *kode}
	if *tahun != 0 {
		bawaan.Tahun = strconv.Itoa(*tahun)
	}
	pustaka := new(spbe.Pustaka)
	h, err := banding.BacaNilai(filepath.Base(sisa[0]), b, bawaan, pustaka.Buka)
	if err != nil {
		return err
	}
	kelompok := banding.Kelompokkan(h.Baris)
	if *ke != "" {
		if len(kelompok) != 1 {
			return kominfo.E(kominfo.TidakSah, op, "Berkas ini memuat %d penilaian, sedangkan berkas jawaban memuat satu. Pisahkan per instansi dan tahun.", len(kelompok))
		}
		if err := tulisUtuh(*ke, func(w io.Writer) error { return json.NewEncoder(w).Encode(kelompok[0]) }); err != nil {
			return err
		}
	}
	if *mesin {
		err = p.json(h)
	} else {
		err = p.cetakNilai(h, kelompok, pustaka)
	}
	if err == nil && h.Ditolak > 0 {
		return errTemuan
	}
	return err
}

func (p *program) cetakNilai(h *banding.HasilNilai, kelompok []banding.JawabanInstansi, pustaka *spbe.Pustaka) error {
	fmt.Fprintf(p.Keluar, "Dibaca %s baris: %s dipakai, %s ditolak.\n\n", kominfo.FormatAngka(int64(h.Dibaca)), kominfo.FormatAngka(int64(len(h.Baris))), kominfo.FormatAngka(int64(h.Ditolak)))
	w := tabwriter.NewWriter(p.Keluar, 0, 0, 2, ' ', 0)
	for i, j := range kelompok {
		if i == barisCetak {
			fmt.Fprintf(w, "… dan %d penilaian lagi\n", len(kelompok)-barisCetak)
			break
		}
		in, err := pustaka.Buka(j.Instrumen)
		if err != nil {
			return err
		}
		hs := spbe.Skor(in, j.Nilai)
		hasil := "belum final, " + strconv.Itoa(len(hs.BelumDiisi)) + " indikator belum diisi"
		if hs.Lengkap {
			hasil = "indeks " + duaDesimal(hs.Indeks) + ", predikat " + hs.Predikat
		}
		fmt.Fprintf(w, "%s\t%s tahun %s\t%s\n", j.KodeInstansi, spbe.NamaPendek(in.ID), j.Tahun, hasil)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	temuan := make([]kominfo.Finding, len(h.Temuan))
	for i, t := range h.Temuan {
		temuan[i] = t.Finding
	}
	p.cetakTemuan(temuan, h.TemuanLain)
	return nil
}
