//go:build !(js && wasm)

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/server"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar/lembarxlsx"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

func cariRegister(bk *buku.Buku, nama string) (register.Register, error) {
	if r := bk.Cari(nama); r != nil {
		return r, nil
	}
	var n []string
	for _, r := range bk.Semua() {
		n = append(n, r.Info().Nama)
	}
	return nil, kominfo.E(kominfo.TidakAda, "lumbung", "Register %q tidak dikenal. Yang ada: %s.", nama, strings.Join(n, ", "))
}

// skema prints the JSON Schema of a register's documents.
func (p *program) skema(_ context.Context, fs *flag.FlagSet, args []string) error {
	sisa, err := urai(fs, args, 1, "nama satu register")
	if err != nil {
		return err
	}
	r, err := cariRegister(buku.New(), sisa[0])
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, r.Info().Skema, "", "  "); err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.Keluar, strings.TrimSpace(b.String()))
	return err
}

// ekspor writes a register as CSV, XLSX or JSONL.
func (p *program) ekspor(ctx context.Context, fs *flag.FlagSet, args []string) error {
	data := folderData(fs)
	ke := fs.String("o", "-", "berkas tujuan; akhirannya menentukan bentuk (.csv, .xlsx, .jsonl); - ke keluaran baku sebagai CSV")
	koma := fs.Bool("koma", false, "CSV dengan pemisah koma tanpa BOM, untuk program; bawaan titik koma untuk Excel")
	sisa, err := urai(fs, args, 1, "nama satu register")
	if err != nil {
		return err
	}
	bk := buku.New()
	r, err := cariRegister(bk, sisa[0])
	if err != nil {
		return err
	}
	s, err := p.bukaAda(ctx, *data, bk)
	if err != nil {
		return err
	}
	defer s.Close()
	k := lembar.Ekspor(s, r, register.LingkupUmum(), register.Query{})
	o := tabel.UntukExcel()
	if *koma {
		o = tabel.OpsiTulis{Pemisah: ','}
	}
	tulis := func(w io.Writer) error { return k.TulisCSV(ctx, w, o) }
	switch strings.ToLower(filepath.Ext(*ke)) {
	case ".xlsx":
		tulis = func(w io.Writer) error { return lembarxlsx.Ekspor(ctx, w, r.Info().Judul, k) }
	case ".jsonl":
		tulis = func(w io.Writer) error { return k.TulisJSONL(ctx, w) }
	case ".csv":
	default:
		if *ke != "-" {
			return kominfo.E(kominfo.TidakSah, "lumbung.ekspor", "Akhiran %q tidak dikenal. Pakai .csv, .xlsx atau .jsonl.", filepath.Ext(*ke))
		}
	}
	if *ke == "-" {
		return tulis(p.Keluar)
	}
	return tulisUtuh(*ke, tulis)
}

// impor reads a file into a register and prints the report.
func (p *program) impor(ctx context.Context, fs *flag.FlagSet, args []string) error {
	data := folderData(fs)
	coba := fs.Bool("periksa", false, "periksa saja, tanpa menulis")
	sah := fs.Bool("yang-sah", false, "tulis baris yang sah walau ada yang ditolak; bawaan: semua atau tidak sama sekali")
	perbarui := fs.Bool("perbarui", false, "baris yang kuncinya sudah ada mengubah dokumennya; bawaan: dilewati")
	tindakan := fs.String("tindakan", "", "tindakan yang membuat dokumen, untuk register yang hanya berubah lewat tindakan")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 2, "nama register dan berkas")
	if err != nil {
		return err
	}
	bk := buku.New()
	r, err := cariRegister(bk, sisa[0])
	if err != nil {
		return err
	}
	b, err := p.baca(sisa[1], 64<<20)
	if err != nil {
		return err
	}
	m, err := lembar.Baca(filepath.Base(sisa[1]), b, tabel.Opsi{})
	if err != nil {
		return err
	}
	s, err := p.buka(ctx, *data, bk)
	if err != nil {
		return err
	}
	defer s.Close()
	im := lembar.Impor{Register: r, Lingkup: register.LingkupPenuh(), Aktor: server.AktorLokal(), Tindakan: *tindakan}
	if *sah {
		im.Mode = lembar.YangSah
	}
	if *perbarui {
		im.Kembar = lembar.Perbarui
	}
	var lap lembar.Laporan
	if *coba {
		lap, err = im.Periksa(ctx, s, m)
	} else {
		lap, err = im.Jalankan(ctx, s, m)
	}
	if err != nil {
		return err
	}
	if *mesin {
		err = p.json(lap)
	} else {
		p.cetakLaporan(lap)
	}
	if err == nil && lap.Ditolak > 0 {
		return errTemuan
	}
	return err
}

func (p *program) cetakLaporan(l lembar.Laporan) {
	n := func(i int) string { return kominfo.FormatAngka(int64(i)) }
	p.baris("%s baris: %s baru, %s berubah, %s sama, %s dilewati, %s ditolak. Tersimpan %s.", n(l.Baris), n(l.Baru), n(l.Berubah), n(l.Sama), n(l.Dilewati), n(l.Ditolak), n(l.Ditulis))
	for _, t := range l.Temuan {
		tempat := ""
		if t.Lembar != "" {
			tempat = "lembar " + t.Lembar + ", "
		}
		if t.Baris > 0 {
			tempat += fmt.Sprintf("baris %d: ", t.Baris)
		}
		p.baris("  [%s] %s%s", t.Severity, tempat, t.Message)
	}
	if l.TemuanLain > 0 {
		p.baris("  dan %s temuan lain.", n(l.TemuanLain))
	}
}
