//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
)

// pulihkan puts a backup in place of the data, or, with -masa-baru and no file,
// declares that the data as they stand are to be used on.
func (p *program) pulihkan(ctx context.Context, fs *flag.FlagSet, args []string) error {
	const op = "lumbung.pulihkan"
	data := folderData(fs)
	var o penjaga.OpsiPulih
	fs.StringVar(&o.Luar, "checkpoint", "", "folder checkpoint yang kedua, bila layani memakainya")
	fs.BoolVar(&o.Ganti, "ganti", false, "pindahkan data yang ada ke samping (tidak dihapus)")
	fs.BoolVar(&o.TanpaKunci, "tanpa-kunci", false, "bagian pribadi yang kuncinya hilang dicatat terhapus untuk selamanya")
	fs.StringVar(&o.Sebab, "sebab", "", "mengapa dipulihkan; terbit untuk umum di jejak")
	masa := fs.Bool("masa-baru", false, "tanpa FILE: data yang ada dipakai selanjutnya, walau lebih tua daripada checkpoint di luar")
	kunci := fs.String("kunci", "", "salinan kunci data pribadi, dari cadangkan -kunci")
	sandi := fs.String("sandi", "", "berkas berisi kata sandi salinan kunci; tanpa ini ditanyakan")
	lampiran := pilihanBerkas(fs, "folder berkas bukti cadangan itu; bawaan: FILE.berkas atau cadangan.berkas di sebelah FILE", "pulihkan datanya saja, tanpa berkas bukti")
	mesin := fs.Bool("json", false, "keluaran JSON")
	n, apa := 1, "nama satu berkas cadangan, atau pilihan -masa-baru"
	for _, a := range args {
		if a == "-masa-baru" || a == "--masa-baru" {
			n, apa = 0, "berkas cadangan atau -masa-baru, tidak keduanya"
		}
	}
	sisa, err := urai(fs, args, n, apa)
	if err != nil {
		return err
	}
	if *masa = n == 0; !*masa {
		o.Berkas = sisa[0]
	}
	o.Folder, o.Register = *data, buku.New().Simpanan()
	if *kunci != "" {
		f, err := os.Open(*kunci)
		if err != nil {
			return kominfo.E(kominfo.TidakAda, op, "Salinan kunci %s tidak dapat dibuka. Periksa nama dan hak aksesnya.", *kunci).Sebab(err)
		}
		defer f.Close()
		o.Kunci = f
		if o.Sandi, err = p.sandi(*sandi, "salinan kunci", false); err != nil {
			return err
		}
	}
	maju, selesai := p.majuJejak("Memeriksa data:")
	o.Kemajuan, o.Lampiran = maju, *lampiran
	majuBerkas, selesaiBerkas := p.majuBerkas("Memulihkan berkas bukti:")
	o.Lampiran.Kemajuan = majuBerkas
	h, err := penjaga.Pulihkan(ctx, o)
	selesai()
	selesaiBerkas()
	if err != nil {
		return batal(err, "Pemulihan dihentikan sebelum selesai; data yang ada tidak diubah. Berkas bukti yang sudah tersalin tidak disalin lagi bila diulangi.")
	}
	if *mesin {
		err = p.json(h)
	} else {
		p.cetakPulih(h, *data, o.Berkas)
	}
	if err == nil && kominfo.AdaGalat(h.Lampiran.Temuan) {
		return errTemuan
	}
	return err
}

func (p *program) cetakPulih(h penjaga.HasilPulih, data, berkas string) {
	apa := "dipakai selanjutnya seperti adanya"
	if berkas != "" {
		apa = "dipulihkan dari " + berkas
	}
	p.baris("Data di %s %s. Jejak %s mulai masa %d; kapan dan dari keadaan mana tercatat di register kunci_jejak.", filepath.Join(data, "lumbung.db"), apa, h.Nama, h.Masa)
	for _, j := range h.Jejak {
		p.baris("  - %s", j.Kalimat)
	}
	p.cetakPeriksa(h.Laporan)
	p.cetakLampiran(h.Lampiran)
	if h.Dihapus > 0 {
		p.baris("Bagian pribadi %s dokumen dihapus kembali, karena kuncinya sudah tidak ada; penghapusannya tercatat di jejak.", kominfo.FormatAngka(int64(h.Dihapus)))
	}
	if h.KunciBaru {
		p.baris("Kunci rahasia jejak tidak ada di %s, jadi dibuat kunci baru dan pergantiannya dicatat. Beri tahu pihak luar sidiknya: jalankan lumbung kunci.", filepath.Join(data, "kunci"))
	}
	if h.Lama != "" {
		p.baris("Data sebelumnya dipindahkan ke %s, tidak dihapus.", h.Lama)
	}
	p.baris("Beri tahu pihak yang menyimpan checkpoint kantor ini tentang masa baru ini.")
}

// cetakLampiran says what became of the documents' files.
func (p *program) cetakLampiran(l penjaga.HasilLampiran) {
	n := kominfo.FormatAngka(int64(l.Dirujuk))
	switch {
	case l.Tanpa && l.Dirujuk > 0:
		p.baris("Berkas bukti tidak dipulihkan, atas pilihan -tanpa-berkas; dokumen merujuk %s berkas. Periksa yang kurang dengan lumbung verifikasi.", n)
	case l.Folder != "":
		p.baris("Berkas bukti di %s: %s dipulihkan, %s sudah ada; isinya sesuai sidiknya. Dokumen merujuk %s berkas.", l.Folder, jumlahBerkas(l.Disalin, l.Salinan), kominfo.FormatAngka(int64(l.Sudah)), n)
	}
	for _, t := range l.Temuan {
		p.baris("  [%s] %s: %s", t.Severity, t.ID, t.Message)
	}
}
