//go:build !(js && wasm)

package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// rencana finds the cheapest steps to a target index or predikat.
func (p *program) rencana(_ context.Context, fs *flag.FlagSet, args []string) error {
	const op = "lumbung.rencana"
	id := pilihanInstrumen(fs, instrumen.Pemdi2026)
	sasaran := fs.String("target", "", "indeks (2.60) atau predikat (Baik) yang dituju")
	anggaran := fs.Int64("anggaran", 0, "ganti dari -target: biaya yang tersedia, untuk indeks setinggi mungkin")
	biaya := fs.String("biaya", "", `berkas {"biaya":{"12":[1,1,2,5]},"larangan":{"12":3},"janji":{"13":4}}; tanpa berkas tiap langkah berbiaya 1`)
	belum := fs.String("belum-diisi", "", "nilai awal bagi indikator yang belum diisi; tanpa pilihan ini penilaian harus lengkap")
	mesin := fs.Bool("json", false, "keluaran JSON, dengan seluruh garis depan")
	sisa, err := urai(fs, args, 1, "satu berkas nilai (JSON, CSV atau XLSX; - untuk masukan baku)")
	if err != nil {
		return err
	}
	disebut := map[string]bool{}
	fs.Visit(func(f *flag.Flag) { disebut[f.Name] = true })
	switch {
	case disebut["target"] == disebut["anggaran"]:
		return kominfo.E(kominfo.TidakSah, op, "Sebutkan tujuan rencana: salah satu dari -target (indeks atau predikat) atau -anggaran (biaya).")
	case *anggaran < 0:
		return kominfo.E(kominfo.TidakSah, op, "Anggaran tidak boleh di bawah nol.")
	case *biaya == "-" && sisa[0] == "-":
		return kominfo.E(kominfo.TidakSah, op, "Berkas nilai dan berkas biaya tidak dapat sama-sama dari masukan baku. Simpan salah satunya sebagai berkas.")
	}
	in, l, err := p.bacaLembar(op, sisa[0], *id, instrumen.Pemdi2026)
	if err != nil {
		return err
	}
	var y rencana.Syarat
	if disebut["biaya"] {
		b, err := p.baca(*biaya, 16<<20)
		if err != nil {
			return err
		}
		if y, err = rencana.BacaSyarat(b); err != nil {
			return err
		}
	}
	if disebut["belum-diisi"] {
		v, err := indeks.ParsePecahan(strings.Replace(*belum, ",", ".", 1))
		if err != nil {
			return err
		}
		y.BelumDiisi = &v
	}
	var t rencana.Target
	if disebut["target"] {
		if t, err = rencana.BacaTarget(in, *sasaran); err != nil {
			return err
		}
	}
	s, err := rencana.New(in, l, y)
	if err != nil {
		return err
	}
	r := s.Anggaran(*anggaran)
	if disebut["target"] {
		r = s.Rencana(t)
	}
	if *mesin {
		err = p.json(s.Laporan(r))
	} else {
		err = p.cetakRencana(in, s, r)
	}
	if err == nil && !r.Tercapai {
		return errTemuan
	}
	return err
}

func (p *program) cetakRencana(in *indeks.Instrumen, s *rencana.Simulasi, r rencana.Rencana) error {
	angka := kominfo.FormatAngka
	fmt.Fprintln(p.Keluar, in.Judul)
	fmt.Fprintf(p.Keluar, "Indeks sekarang %s (eksak %s), predikat %s\n", duaDesimal(r.Awal), r.Awal, r.PredikatAwal)
	if n := len(r.Dianggap); n > 0 {
		fmt.Fprintf(p.Keluar, "%d indikator belum diisi (%s) dan dianggap bernilai awal; angka di bawah bukan hasil penilaian.\n", n, ringkasNomor(r.Dianggap))
	}
	switch t := r.Target; {
	case t == nil:
		fmt.Fprintf(p.Keluar, "Anggaran: biaya %s\n\n", angka(*r.Anggaran))
	default:
		arah := "paling sedikit"
		if t.Lebih {
			arah = "di atas"
		}
		nama := ""
		if t.Predikat != "" {
			nama = t.Predikat + ", "
		}
		fmt.Fprintf(p.Keluar, "Target: %s%s %s (eksak %s), kurang %s (eksak %s)\n\n", nama, arah, duaDesimal(t.Batas), t.Batas, duaDesimal(r.Selisih), r.Selisih)
	}
	for _, f := range r.Temuan() {
		fmt.Fprintln(p.Keluar, f.Message)
	}
	if r.Tercapai {
		apa := "Rencana termurah, terbukti"
		if r.Target == nil {
			apa = "Indeks tertinggi dalam anggaran, terbukti"
		}
		fmt.Fprintf(p.Keluar, "%s: biaya %s, indeks %s (eksak %s), predikat %s\n", apa, angka(r.Biaya), duaDesimal(r.Indeks), r.Indeks, r.Predikat)
		if err := p.cetakLangkah(r.Langkah); err != nil {
			return err
		}
	}
	if err := p.cetakKenaikan(s.Kenaikan()); err != nil {
		return err
	}
	if err := p.cetakPredikat(in, s, r); err != nil {
		return err
	}
	fmt.Fprintf(p.Keluar, "\nIndeks tertinggi yang dapat dicapai %s (%s) dengan biaya %s. Garis depan biaya dan indeks: %s titik; -json memuat semuanya.\n",
		duaDesimal(r.Tertinggi.Indeks), r.TertinggiNama, angka(r.Tertinggi.Biaya), angka(int64(s.Panjang())))
	if in.Status != kominfo.Terverifikasi {
		fmt.Fprintf(p.Keluar, "Status instrumen: %s.\n", in.Status.Label())
	}
	return nil
}

func (p *program) cetakLangkah(ls []rencana.Langkah) error {
	if len(ls) == 0 {
		fmt.Fprintln(p.Keluar, "Tidak ada langkah yang perlu diambil.")
		return nil
	}
	w := tabwriter.NewWriter(p.Keluar, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "  Indikator\tDari\tKe\tBiaya\tNama")
	for _, l := range ls {
		ket := l.Nama
		if l.Janji {
			ket += " (janji)"
		}
		if l.IndeksLuar != "" {
			ket += " (nilai dari " + l.IndeksLuar + ")"
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\n", l.Indikator, nilaiOrang(l.Dari), nilaiOrang(l.Ke), kominfo.FormatAngka(l.Biaya), ket)
	}
	return w.Flush()
}

// cetakKenaikan shows the five levels worth most for their cost.
func (p *program) cetakKenaikan(ks []rencana.Kenaikan) error {
	ks = slices.DeleteFunc(ks, func(k rencana.Kenaikan) bool { return k.Penuh || k.Dilarang })
	if len(ks) == 0 {
		return nil
	}
	slices.SortStableFunc(ks, func(a, b rencana.Kenaikan) int {
		gratis := func(k rencana.Kenaikan) int { return min(int(min(k.Biaya, 1)), 1) }
		return cmp.Or(gratis(a)-gratis(b), b.PerBiaya.Cmp(a.PerBiaya), b.Tambahan.Cmp(a.Tambahan))
	})
	fmt.Fprintln(p.Keluar, "\nSatu tingkat lagi, yang terbesar per biaya:")
	w := tabwriter.NewWriter(p.Keluar, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "  Indikator\tDari\tKe\tBiaya\tIndeks\tNama")
	for _, k := range ks[:min(len(ks), 5)] {
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t+%s\t%s\n", k.Indikator, nilaiOrang(k.Nilai), nilaiOrang(k.Ke), kominfo.FormatAngka(k.Biaya), kominfo.FormatDesimal(k.Tambahan.Bulat(4, indeks.SetengahKeAtas)), k.Nama)
	}
	return w.Flush()
}

// cetakPredikat shows the least cost of every higher predikat.
func (p *program) cetakPredikat(in *indeks.Instrumen, s *rencana.Simulasi, r rencana.Rencana) error {
	pita := slices.Clone(in.Pita)
	slices.SortFunc(pita, func(a, b indeks.Pita) int { return a.Dari.Cmp(b.Dari) })
	pita = slices.DeleteFunc(pita, func(x indeks.Pita) bool { return x.Dari.Cmp(r.Awal) <= 0 })
	if len(pita) == 0 {
		return nil
	}
	fmt.Fprintln(p.Keluar, "\nBiaya termurah ke tiap predikat di atasnya:")
	w := tabwriter.NewWriter(p.Keluar, 0, 0, 2, ' ', 0)
	for _, x := range pita {
		t, err := rencana.BacaTarget(in, x.Predikat)
		if err != nil {
			return err
		}
		if q := s.Rencana(t); q.Tercapai {
			fmt.Fprintf(w, "  %s\tbiaya %s\tindeks %s\t%d langkah\n", x.Predikat, kominfo.FormatAngka(q.Biaya), duaDesimal(q.Indeks), len(q.Langkah))
		} else {
			fmt.Fprintf(w, "  %s\ttidak dapat dicapai\t\t\n", x.Predikat)
		}
	}
	return w.Flush()
}
