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
func (p *program) hariKerja(_ context.Context, fs *flag.FlagSet, args []string) error {
	dari := fs.String("dari", "", "tanggal awal, tidak ikut dihitung: 2026-03-16")
	n := fs.Int("n", 10, "jumlah hari kerja; negatif menghitung mundur")
	kal := p.pilihanKalender(fs)
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja, tanpa nama berkas"); err != nil {
		return err
	}
	t, err := kominfo.ParseTanggal(*dari)
	if err != nil {
		return err
	}
	k, s, err := kal()
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

// pilihanKalender adds the options about the calendar. buka gives the calendar and,
// to be laid over it, what the office chose: local holidays, work week, cuti bersama.
func (p *program) pilihanKalender(fs *flag.FlagSet) (buka func() (*kalender.Kalender, kalender.Setelan, error)) {
	data := fs.String("data", "", "folder data: memakai kalender kantor di sana (FOLDER/kalender)")
	berkas := fs.String("kalender", "", "berkas kalender lain, menggantikan yang bawaan")
	daerah := fs.String("daerah", "", "berkas libur daerah, ditambahkan")
	enam := fs.Bool("enam-hari", false, "pekan kerja enam hari")
	masuk := fs.Bool("cuti-bersama-masuk", false, "cuti bersama dihitung hari kerja")
	return func() (k *kalender.Kalender, s kalender.Setelan, err error) {
		k = kalender.Nasional()
		if *data != "" {
			if *berkas != "" || *daerah != "" {
				return nil, s, kominfo.E(kominfo.TidakSah, "lumbung.kalender", "Pilihan -data memakai kalender kantor, jadi tidak bersama -kalender atau -daerah. Hapus salah satunya.")
			}
			kk, err := p.kalenderData(*data)
			if err != nil {
				return nil, s, err
			}
			k, s = kk.Lapisan()
		}
		if *berkas != "" {
			b, err := p.baca(*berkas, 4<<20)
			if err != nil {
				return nil, s, err
			}
			if k, err = kalender.Load(b); err != nil {
				return nil, s, err
			}
		}
		s.CutiBersamaKerja = *masuk
		if *enam {
			s.Pekan = []kalender.Pekan{{Hari: 6, Sumber: kominfo.Sumber{Regulasi: "Pilihan pengguna: pekan kerja enam hari", Status: kominfo.DariIngatan}}}
		}
		if *daerah != "" {
			b, err := p.baca(*daerah, 4<<20)
			if err != nil {
				return nil, s, err
			}
			d, err := kalender.LoadDaerah(b)
			if err != nil {
				return nil, s, err
			}
			s.Daerah = []kalender.Daerah{d}
		}
		return k, s, nil
	}
}
