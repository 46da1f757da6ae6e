//go:build !(js && wasm)

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// cadangkan copies the data, also beside a running server, and says what the copy is
// worth.
func (p *program) cadangkan(ctx context.Context, fs *flag.FlagSet, args []string) error {
	data := folderData(fs)
	luar := fs.String("checkpoint", "", "folder checkpoint yang kedua, bila layani memakainya")
	kunci := fs.String("kunci", "", "tulis juga salinan kunci data pribadi ke berkas ini, disandi dengan kata sandi; simpan terpisah dari cadangan data")
	sandi := fs.String("sandi", "", "berkas berisi kata sandi salinan kunci; tanpa ini ditanyakan")
	lampiran := pilihanBerkas(fs, "folder tujuan berkas bukti; bawaan: FILE.berkas bila sudah ada, atau cadangan.berkas di sebelah FILE, dipakai bersama semua cadangan di situ", "jangan ikutkan berkas bukti")
	teliti := fs.Bool("teliti", false, "baca ulang juga berkas bukti yang sudah ada dari cadangan sebelumnya, dan betulkan yang rusak")
	mesin := fs.Bool("json", false, "keluaran JSON")
	sisa, err := urai(fs, args, 1, "nama satu berkas tujuan")
	if err != nil {
		return err
	}
	kata := ""
	if *kunci != "" { // before minutes of copying
		if samaFolder(*kunci, sisa[0]) {
			fmt.Fprintln(p.Galat, "Salinan kunci dan cadangan data ada di folder yang sama. Pindahkan salinan kuncinya ke media lain: siapa memegang keduanya dan kata sandinya dapat membaca semua data pribadi.")
		}
		if _, err := os.Lstat(*kunci); err == nil {
			return kominfo.E(kominfo.Bentrok, "lumbung.cadangkan", "Berkas %s sudah ada dan tidak ditimpa. Pilih nama lain.", *kunci)
		}
		if kata, err = p.sandi(*sandi, "salinan kunci", true); err != nil {
			return err
		}
	}
	maju, selesai := p.majuJejak("Memeriksa salinan:")
	o := penjaga.Opsi{Folder: *data, Luar: *luar, Register: buku.New().Simpanan(), Kemajuan: maju, Lampiran: *lampiran}
	o.Lampiran.Teliti = *teliti
	majuBerkas, selesaiBerkas := p.majuBerkas("Menyalin berkas bukti:")
	o.Lampiran.Kemajuan = majuBerkas
	h, err := penjaga.Cadangkan(ctx, o, sisa[0])
	selesai()
	selesaiBerkas()
	if err != nil {
		return batal(err, "Pencadangan dihentikan; tidak ada berkas setengah jadi yang tertinggal. Berkas bukti yang sudah tersalin tidak disalin lagi bila diulangi.")
	}
	if *kunci != "" {
		// After the data: so every key that they need is in it.
		if err := penjaga.SalinKunci(*data, *kunci, kata); err != nil {
			return err
		}
	}
	if *mesin {
		err = p.json(h)
	} else {
		p.cetakCadangan(h, *data, *kunci)
	}
	if err == nil && !h.Laporan.Sah {
		return errTemuan
	}
	return err
}

// pilihanBerkas adds the options about the documents' files.
func pilihanBerkas(fs *flag.FlagSet, folder, tanpa string) *penjaga.Lampiran {
	l := &penjaga.Lampiran{Rujukan: []penjaga.RujukanBerkas{{Register: "data_dukung", Kolom: "sidik"}, {Register: "permohonan", Kolom: "sidik_berkas", Pribadi: true}}}
	fs.StringVar(&l.Folder, "berkas", "", folder)
	fs.BoolVar(&l.Tanpa, "tanpa-berkas", false, tanpa)
	return l
}

func jumlahBerkas(n int, ukuran int64) string {
	return kominfo.FormatAngka(int64(n)) + " berkas (" + blob.FormatUkuran(ukuran) + ")"
}

func samaFolder(a, b string) bool {
	a, err1 := filepath.Abs(a)
	b, err2 := filepath.Abs(b)
	return err1 == nil && err2 == nil && filepath.Dir(a) == filepath.Dir(b)
}

// batal says in Indonesian that a work was interrupted.
func batal(err error, pesan string) error {
	if errors.Is(err, context.Canceled) {
		return kominfo.E(kominfo.Ditolak, "lumbung", "%s", pesan).Sebab(err)
	}
	return err
}

func (p *program) cetakCadangan(h penjaga.HasilCadang, data, kunci string) {
	n := func(i int64) string { return kominfo.FormatAngka(i) }
	p.baris("Cadangan %s berisi %s dokumen di %d register, jejak umum %s catatan dan jejak dalam %s catatan.", h.Berkas, n(h.Dokumen), h.Register, n(h.Umum), n(h.Dalam))
	if h.Checkpoint != "" {
		p.baris("Checkpoint bertanda tangan (%s) ada di %s; simpan bersama cadangannya.", h.Nama, h.Checkpoint)
	} else {
		p.baris("%s", h.Peringatan)
	}
	if l := h.Lampiran; l.Folder != "" {
		p.baris("Berkas bukti di %s: %s disalin sekarang, %s sudah ada. Simpan folder itu di sebelah cadangannya; semua cadangan di situ memakainya bersama. Isinya tidak disandi: simpan medianya di tempat terkunci.", l.Folder, jumlahBerkas(l.Disalin, l.Salinan), n(int64(l.Sudah)))
	}
	p.cetakPeriksa(h.Laporan)
	p.baris("Tidak ada di dalamnya:")
	if h.Lampiran.Tanpa {
		p.baris("  - Berkas bukti (%s berkas yang dirujuk dokumen), atas pilihan -tanpa-berkas.", n(int64(h.Lampiran.Dirujuk)))
	}
	if h.Tersegel > 0 {
		p.baris("  - Kunci data pribadi (%s). Bagian pribadi %s dokumen ada di cadangan ini, tetapi tersegel. Kuncinya dipisah supaya penghapusan data pribadi (UU 27/2022) juga berlaku di semua cadangan.", filepath.Join(data, "kunci", "pribadi.kunci"), n(int64(h.Tersegel)))
	} else {
		p.baris("  - Kunci data pribadi (%s); cadangan ini tidak memuat data pribadi yang tersegel.", filepath.Join(data, "kunci", "pribadi.kunci"))
	}
	p.baris("  - Kunci rahasia jejak (%s). Simpan salinannya di brankas kantor; siapa memegangnya dapat menandatangani atas nama kantor.", filepath.Join(data, "kunci", "jejak.kunci"))
	switch {
	case kunci != "":
		p.baris("Salinan kunci data pribadi, tersandi: %s. Musnahkan salinan kunci yang lebih lama: kunci yang sudah dihapus masih ada di dalamnya.", kunci)
	case h.Tersegel > 0:
		p.baris("Tanpa salinan kunci, data pribadi hilang bila komputer ini rusak. Buat dengan lumbung cadangkan FILE -kunci FILE2.")
	}
}

// cetakPeriksa prints a verification.
func (p *program) cetakPeriksa(l jejak.Laporan) {
	if len(l.Temuan) == 0 {
		p.baris("Verifikasi: tidak ada temuan.")
	} else {
		p.baris("Verifikasi: %s temuan.", kominfo.FormatAngka(int64(len(l.Temuan))))
	}
	for _, t := range l.Temuan {
		p.baris("  [%s] %s: %s", t.Severity, t.ID, t.Message)
	}
	daftar := func(judul string, isi []string) {
		if len(isi) == 0 {
			return
		}
		p.baris("%s", judul)
		for _, s := range isi {
			p.baris("  - %s", s)
		}
	}
	daftar("Terbukti:", l.Terbukti)
	daftar("Tidak terbukti:", l.TidakTerbukti)
}
