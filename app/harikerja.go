//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

// hariKerja counts working days and says which days were skipped and by which
// decree.
func (p *program) hariKerja(ctx context.Context, fs *flag.FlagSet, args []string) error {
	dari := fs.String("dari", "", "tanggal awal, tidak ikut dihitung: 2026-03-16")
	n := fs.Int("n", 10, "jumlah hari kerja; negatif menghitung mundur")
	berkas := fs.String("kalender", "", "berkas kalender lain, menggantikan yang bawaan")
	daerah := fs.String("daerah", "", "berkas libur daerah, ditambahkan")
	enam := fs.Bool("enam-hari", false, "pekan kerja enam hari")
	masuk := fs.Bool("cuti-bersama-masuk", false, "cuti bersama dihitung hari kerja")
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja, tanpa nama berkas"); err != nil {
		return err
	}
	t, err := kominfo.ParseTanggal(*dari)
	if err != nil {
		return err
	}
	k := kalender.Nasional()
	if *berkas != "" {
		b, err := p.baca(*berkas, 4<<20)
		if err != nil {
			return err
		}
		if k, err = kalender.Load(b); err != nil {
			return err
		}
	}
	s, err := p.setelan(*daerah, *enam, *masuk)
	if err != nil {
		return err
	}
	if k, err = k.Dengan(s); err != nil {
		return err
	}
	h, err := k.Tambah(t, *n)
	if err != nil {
		return err
	}
	if *mesin {
		return p.json(h)
	}
	fmt.Fprint(p.Keluar, h.Penjelasan())
	return nil
}

// setelan makes what the office chose: local holidays, work week, cuti bersama.
func (p *program) setelan(daerah string, enam, masuk bool) (s kalender.Setelan, err error) {
	s.CutiBersamaKerja = masuk
	if enam {
		s.Pekan = []kalender.Pekan{{Hari: 6, Sumber: kominfo.Sumber{Regulasi: "Pilihan pengguna: pekan kerja enam hari", Status: kominfo.DariIngatan}}}
	}
	if daerah == "" {
		return s, nil
	}
	b, err := p.baca(daerah, 4<<20)
	if err != nil {
		return s, err
	}
	d, err := kalender.LoadDaerah(b)
	s.Daerah = []kalender.Daerah{d}
	return s, err
}
