//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// daftar is an option that may be given several times.
type daftar []string

func (d *daftar) String() string     { return strings.Join(*d, ", ") }
func (d *daftar) Set(s string) error { *d = append(*d, s); return nil }

// verifikasi checks a data folder, a backup, a receipt, or a log that somebody published.
func (p *program) verifikasi(ctx context.Context, fs *flag.FlagSet, args []string) error {
	var kunci, cp daftar
	fs.Var(&kunci, "kunci", "kunci pemeriksa yang dipercaya, atau berkas berisi kunci, satu per baris; boleh berulang")
	fs.Var(&cp, "checkpoint", "berkas checkpoint yang disimpan di tempat lain; boleh berulang")
	lampiran := pilihanBerkas(fs, "folder berkas bukti; bawaan: berkas di folder data, FILE.berkas atau cadangan.berkas di sebelah cadangan", "jangan periksa berkas bukti")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := uraiPaling(fs, args, 1, "paling banyak satu folder, berkas, atau alamat")
	if err != nil {
		return err
	}
	apa := "data"
	if len(sisa) == 1 {
		apa = sisa[0]
	}
	o := penjaga.OpsiPeriksa{Opsi: penjaga.Opsi{Register: buku.New().Simpanan()}}
	if o.Kunci, err = p.kunciDipercaya(kunci); err != nil {
		return err
	}
	for _, f := range cp {
		b, err := p.baca(f, 1<<20)
		if err != nil {
			return err
		}
		o.Checkpoint = append(o.Checkpoint, penjaga.Pisah(b)...)
	}
	maju, selesai := p.majuJejak("Memeriksa")
	o.Kemajuan, o.Lampiran = maju, *lampiran
	majuBerkas, selesaiBerkas := p.majuBerkas("Memeriksa berkas bukti:")
	o.Lampiran.Kemajuan = majuBerkas
	l, err := p.periksa(ctx, apa, o)
	selesai()
	selesaiBerkas()
	if err != nil {
		return batal(err, "Verifikasi dihentikan sebelum selesai, jadi belum ada yang terbukti.")
	}
	if *mesin {
		err = p.json(l)
	} else {
		p.cetakPeriksa(l)
	}
	if err == nil && !l.Sah {
		return errTemuan
	}
	return err
}

// periksa finds out what apa is.
func (p *program) periksa(ctx context.Context, apa string, o penjaga.OpsiPeriksa) (jejak.Laporan, error) {
	if strings.HasPrefix(apa, "http://") || strings.HasPrefix(apa, "https://") {
		ambil, err := dariAlamat(apa)
		if err != nil {
			return jejak.Laporan{}, err
		}
		return periksaLuar(ctx, apa, ambil, o)
	}
	st, err := os.Stat(apa)
	if err != nil {
		return jejak.Laporan{}, kominfo.E(kominfo.TidakAda, "lumbung.verifikasi", "%s tidak ada atau tidak boleh dibaca. Sebutkan folder data, berkas cadangan, atau alamat jejak yang terbit.", apa).Sebab(err)
	}
	if t, ada, err := p.tandaTerima(apa); err != nil {
		return jejak.Laporan{}, err
	} else if ada {
		return periksaTanda(t, o.Kunci)
	}
	if !st.IsDir() {
		o.Berkas = apa
		return penjaga.Periksa(ctx, o)
	}
	if _, err := os.Stat(filepath.Join(apa, "lumbung.db")); err == nil {
		o.Folder = apa
		return penjaga.Periksa(ctx, o)
	}
	return periksaLuar(ctx, apa, dariFolder(apa), o)
}

// kunciDipercaya reads keys that are given as such, or in files.
func (p *program) kunciDipercaya(kunci []string) (out []string, err error) {
	for _, k := range kunci {
		b := []byte(k)
		if _, err := os.Stat(k); err == nil {
			if b, err = p.baca(k, 16<<10); err != nil {
				return nil, err
			}
		}
		if _, err := jejak.UraiKunci(b); err != nil {
			return nil, err
		}
		for g := range strings.Lines(string(b)) {
			if g = strings.TrimSpace(g); g != "" {
				out = append(out, g)
			}
		}
	}
	return out, nil
}
