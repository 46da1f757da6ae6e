//go:build !(js && wasm)

package main

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"text/tabwriter"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/banding"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// barisCetak bounds what a command prints of one table or list of findings; -json
// and -o give all of it.
const barisCetak = 40

// imporTauval reads published results, tests them and sets them side by side.
// They cannot become penilaian documents: those hold the value of every indicator,
// and the portal publishes only the index, domains and aspek. With -o the result
// is kept as a file of comparison.
func (p *program) imporTauval(_ context.Context, fs *flag.FlagSet, args []string) error {
	tahun := fs.Int("tahun", 0, "tahun hasil, untuk tabel tanpa kolom tahun")
	ke := fs.String("o", "", "simpan sebagai berkas pembanding (.json)")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "satu berkas hasil terbit (JSON TAUVAL, CSV atau XLSX; - untuk masukan baku)")
	if err != nil {
		return err
	}
	if *ke != "" && filepath.Ext(*ke) != ".json" {
		return kominfo.E(kominfo.TidakSah, "lumbung.impor-tauval", "Berkas pembanding berbentuk JSON. Beri nama yang berakhiran .json.")
	}
	b, err := p.baca(sisa[0], banding.TauvalMaksByte)
	if err != nil {
		return err
	}
	pustaka := new(spbe.Pustaka)
	h, err := banding.BacaTauval(filepath.Base(sisa[0]), b, *tahun, pustaka.Buka)
	if err != nil {
		return err
	}
	if *ke != "" {
		if err := tulisUtuh(*ke, func(w io.Writer) error {
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			return e.Encode(h)
		}); err != nil {
			return err
		}
	}
	if *mesin {
		err = p.json(h)
	} else {
		err = p.cetakTauval(h, pustaka, *ke)
	}
	if err == nil && h.AdaGalat() {
		return errTemuan
	}
	return err
}

func (p *program) cetakTauval(h *banding.HasilTauval, pustaka *spbe.Pustaka, ke string) error {
	cs := h.Capaian(banding.PakaiTerbit)
	fmt.Fprintf(p.Keluar, "Dibaca %s hasil dari %s: %s dapat dibandingkan, %s tidak.\n", kominfo.FormatAngka(int64(len(h.Baris))), h.Berkas,
		kominfo.FormatAngka(int64(len(cs))), kominfo.FormatAngka(int64(len(h.Baris)-len(cs))))
	var tahun []int
	for _, c := range cs {
		tahun = append(tahun, c.Tahun)
	}
	slices.SortFunc(tahun, func(a, b int) int { return cmp.Compare(b, a) })
	for _, t := range slices.Compact(tahun) {
		in, err := pustaka.Buka(instrumen.UntukTahun(t))
		if err != nil {
			return err
		}
		if err := p.cetakPapan(h, in, t, cs); err != nil {
			return err
		}
	}
	temuan := make([]kominfo.Finding, len(h.Temuan))
	for i, t := range h.Temuan {
		temuan[i] = t.Finding
		temuan[i].Message = tempat(t.Baris) + t.Message
	}
	p.cetakTemuan(temuan, h.TemuanLain)
	fmt.Fprintln(p.Keluar)
	fmt.Fprintln(p.Keluar, "Hasil ini tidak disimpan ke register penilaian: sumbernya hanya memuat indeks, domain dan aspek, sedangkan satu penilaian memuat nilai tiap indikator.")
	if ke != "" {
		fmt.Fprintf(p.Keluar, "Berkas pembanding ditulis ke %s.\n", ke)
	} else {
		fmt.Fprintln(p.Keluar, "Pakai -o FILE.json untuk menyimpannya sebagai berkas pembanding.")
	}
	return nil
}

func (p *program) cetakPapan(h *banding.HasilTauval, in *indeks.Instrumen, tahun int, cs []banding.Capaian) error {
	ulang := map[string]string{}
	for i := range h.Baris {
		if b := &h.Baris[i]; b.Layak && b.Tahun == tahun && b.Uji.DariAspek.Lengkap {
			ulang[b.Kode] = duaDesimal(b.Uji.DariAspek.Indeks)
		}
	}
	papan, _ := banding.Sejajarkan(in, tahun, nil, pilihTahun(cs, tahun))
	for _, g := range papan.Kelompok {
		fmt.Fprintf(p.Keluar, "\n%s, %s, %d desimal\n", tahunJudul(in, tahun), g.Asal.Label(), g.Desimal)
		w := tabwriter.NewWriter(p.Keluar, 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "Peringkat\tKode\tInstansi\tIndeks terbit\tHitung ulang\tPredikat")
		for i, b := range g.Baris {
			if i == barisCetak {
				break
			}
			peringkat, v, u := "-", "tidak ada", "-"
			if b.Lengkap {
				peringkat, v = strconv.Itoa(b.Peringkat), duaDesimal(b.Indeks)
			}
			if s, ada := ulang[b.Kode]; ada {
				u = s
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", peringkat, b.Kode, b.Nama, v, u, b.Predikat)
		}
		if err := w.Flush(); err != nil {
			return err
		}
		if lebih := len(g.Baris) - barisCetak; lebih > 0 {
			fmt.Fprintf(p.Keluar, "… dan %s instansi lagi; -json menampilkan semuanya.\n", kominfo.FormatAngka(int64(lebih)))
		}
		fmt.Fprintln(p.Keluar, g.Rerata.Teks)
	}
	return nil
}

func pilihTahun(cs []banding.Capaian, tahun int) (out []banding.Capaian) {
	for _, c := range cs {
		if c.Tahun == tahun {
			out = append(out, c)
		}
	}
	return out
}

func tahunJudul(in *indeks.Instrumen, tahun int) string {
	return spbe.NamaPendek(in.ID) + " tahun " + strconv.Itoa(tahun)
}

func tempat(baris int) string {
	if baris == 0 {
		return ""
	}
	return "[" + strconv.Itoa(baris) + "] "
}

// cetakTemuan prints findings, the grave ones first.
func (p *program) cetakTemuan(fs []kominfo.Finding, lain int) {
	if len(fs) == 0 {
		return
	}
	fmt.Fprintf(p.Keluar, "\nTemuan: %s.\n", kominfo.FormatAngka(int64(len(fs)+lain)))
	n := 0
	for _, s := range []kominfo.Severity{kominfo.Galat, kominfo.Peringatan, kominfo.Catatan} {
		for _, f := range fs {
			if f.Severity != s {
				continue
			}
			if n++; n > barisCetak {
				continue
			}
			fmt.Fprintf(p.Keluar, "  %-10s %s\n", f.Severity, f.Message)
		}
	}
	if lebih := n - barisCetak + lain; lebih > 0 && n > barisCetak {
		fmt.Fprintf(p.Keluar, "  … dan %s temuan lagi; -json menampilkan semua yang dicatat.\n", kominfo.FormatAngka(int64(lebih)))
	}
}
