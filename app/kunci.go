//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"path/filepath"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
)

// kunci shows the keys by which this office's journal is verified; kunci ganti
// changes them.
func (p *program) kunci(ctx context.Context, fs *flag.FlagSet, args []string) error {
	if len(args) > 0 && args[0] == "ganti" {
		return p.kunciGanti(ctx, fs, args[1:])
	}
	data := folderData(fs)
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja, atau kunci ganti -alasan TEKS"); err != nil {
		return err
	}
	k, err := penjaga.BacaKunci(ctx, penjaga.Opsi{Folder: *data, Register: buku.New().Simpanan()})
	if err != nil {
		return err
	}
	d := k.Dokumen
	if *mesin {
		type satu struct {
			Kunci  string     `json:"kunci"`
			Sidik  string     `json:"sidik"`
			Sejak  time.Time  `json:"sejak"`
			Sampai *time.Time `json:"sampai,omitempty"`
		}
		ks := []satu{{d.Kunci, penjaga.Sidik(d.Kunci), d.Sejak, nil}}
		for _, l := range d.KunciLama {
			ks = append(ks, satu{l.Kunci, penjaga.Sidik(l.Kunci), l.Sejak, &l.Sampai})
		}
		return p.json(map[string]any{"nama": d.Nama, "masa": d.Masa, "kunci": ks, "berkas_cocok": k.Berkas == d.Kunci})
	}
	p.baris("Jejak %s, masa %d.", d.Nama, d.Masa)
	p.baris("Kunci pemeriksa yang berlaku sejak %s:", tanggal(d.Sejak))
	p.baris("  %s", d.Kunci)
	p.baris("  sidik %s", penjaga.Sidik(d.Kunci))
	for _, l := range d.KunciLama {
		p.baris("Kunci sebelumnya, %s sampai %s (%s):", tanggal(l.Sejak), tanggal(l.Sampai), l.Alasan)
		p.baris("  %s", l.Kunci)
		p.baris("  sidik %s", penjaga.Sidik(l.Kunci))
	}
	switch path := filepath.Join(*data, "kunci", "jejak.kunci"); k.Berkas {
	case d.Kunci:
		p.baris("Kunci rahasianya ada di %s. Simpan salinannya di brankas kantor, jangan di cadangan data.", path)
	case "":
		p.baris("Kunci rahasianya tidak ada di %s. Kembalikan dari salinan amannya; bila hilang, jalankan lumbung kunci ganti -alasan \"kunci hilang\".", path)
	default:
		p.baris("Kunci rahasia di %s bukan kunci yang berlaku. Letakkan kunci yang benar.", path)
	}
	p.baris("Bacakan sidiknya kepada pihak yang memeriksa jejak; kunci mereka harus memberi angka yang sama.")
	return nil
}

func tanggal(t time.Time) string { return kominfo.TanggalDari(t, kominfo.WIB).Panjang() }

func (p *program) kunciGanti(ctx context.Context, fs *flag.FlagSet, args []string) error {
	data := folderData(fs)
	luar := fs.String("checkpoint", "", "folder checkpoint yang kedua, bila layani memakainya")
	alasan := fs.String("alasan", "", "mengapa kunci diganti; terbit untuk umum di jejak")
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja"); err != nil {
		return err
	}
	if *alasan == "" {
		return kominfo.E(kominfo.TidakSah, "lumbung.kunci", "Sebutkan mengapa kunci diganti: lumbung kunci ganti -alasan \"pegawai pindah\".")
	}
	h, err := penjaga.GantiKunci(ctx, penjaga.Opsi{Folder: *data, Luar: *luar, Register: buku.New().Simpanan()}, *alasan)
	if err != nil {
		return err
	}
	if *mesin {
		return p.json(h)
	}
	p.baris("Kunci jejak %s diganti; pergantiannya tercatat di jejak.", h.Nama)
	p.baris("Kunci pemeriksa baru:")
	p.baris("  %s", h.Baru)
	p.baris("  sidik %s", penjaga.Sidik(h.Baru))
	if h.TanpaLama {
		p.baris("Kunci rahasia yang lama tidak ada, jadi checkpoint peralihan hanya ditandatangani kunci baru. Sampaikan sidik baru kepada pihak luar lewat surat.")
	} else {
		p.baris("Checkpoint peralihan yang ditandatangani kunci lama dan baru ada di %s. Kunci rahasia lama sudah dimusnahkan; musnahkan juga salinannya.", filepath.Join(*data, "checkpoint", "transisi-"+kominfo.FormatAngka(int64(h.Nomor))))
	}
	return nil
}
