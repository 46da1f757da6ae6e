//go:build !(js && wasm)

package main

import (
	"context"
	"flag"
	"path/filepath"
	"strings"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/app/retensi"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// retensi lists the requests whose personal data have been kept long enough, and
// erases them when a reason is given; it also removes scans that no request names.
// The server must not run: it holds the data folder.
func (p *program) retensi(ctx context.Context, fs *flag.FlagSet, args []string) (err error) {
	const op = "lumbung.retensi"
	data := folderData(fs)
	bawaan := ppid.RetensiBawaan()
	bulan := fs.Int("bulan", bawaan.Bulan, "masa simpan sesudah selesai, dalam bulan, menurut jadwal retensi arsip kantor")
	alasan := fs.String("alasan", "", "hapus, dengan alasan ini (misalnya nomor berita acara); tercatat di riwayat, jadi tanpa data pribadi")
	coba := fs.Bool("coba", false, "hanya tampilkan, jangan hapus apa pun")
	mesin := fs.Bool("json", false, "keluaran JSON")
	if _, err := urai(fs, args, 0, "pilihan saja"); err != nil {
		return err
	}
	if *coba == (strings.TrimSpace(*alasan) != "") {
		return kominfo.E(kominfo.TidakSah, op, "Pilih satu: lumbung retensi -coba untuk melihat daftarnya, atau lumbung retensi -alasan \"Berita acara nomor …\" untuk menghapus.")
	}
	set, l, _, err := p.layananKantor(*data)
	if err != nil {
		return err
	}
	disebut := false
	fs.Visit(func(f *flag.Flag) { disebut = disebut || f.Name == "bulan" })
	if !disebut && set.RetensiBulan > 0 {
		*bulan = set.RetensiBulan
	}
	bk := buku.Dengan(l)
	s, err := p.bukaAda(ctx, *data, bk)
	if err != nil {
		return err
	}
	defer tutup(s, &err)
	f, err := blob.BukaFolder(filepath.Join(*data, "berkas"), blob.OpsiFolder{})
	if err != nil {
		return err
	}
	defer f.Close()
	o := retensi.Opsi{Buku: bk, Layanan: l, Store: pindaian.Toko(s, f, nil), Aturan: bawaan.Selama(*bulan)}
	keluar := struct {
		Aturan     ppid.AturanRetensi  `json:"aturan"`
		Permohonan []ppid.CalonRetensi `json:"permohonan"`
		Hasil      *retensi.Hasil      `json:"hasil,omitempty"`
		Pindaian   pindaian.HasilSapu  `json:"pindaian"`
	}{Aturan: o.Aturan}
	if keluar.Permohonan, err = retensi.Daftar(ctx, o, register.LingkupPenuh(), o.Aturan); err != nil {
		return err
	}
	if !*coba {
		keluar.Hasil = &retensi.Hasil{Dilewati: []retensi.Dilewati{}}
		for sisa := keluar.Permohonan; len(sisa) > 0; {
			n := min(len(sisa), 500)
			ps := make([]retensi.Pilihan, n)
			for i, c := range sisa[:n] {
				ps[i] = retensi.Pilihan{ID: c.ID, Versi: c.Versi}
			}
			sisa = sisa[n:]
			h, err := retensi.Hapus(ctx, o, akun.AktorProgram(), register.LingkupPenuh(), o.Aturan, *alasan, ps)
			keluar.Hasil.Dihapus += h.Dihapus
			keluar.Hasil.Dilewati = append(keluar.Hasil.Dilewati, h.Dilewati...)
			if err != nil {
				return err
			}
		}
	}
	if keluar.Pindaian, err = pindaian.Sapu(ctx, s, f, pindaian.OpsiSapu{Coba: *coba}); err != nil {
		return err
	}
	if *mesin {
		return p.json(keluar)
	}
	p.baris("%s permohonan selesai lebih dari %d bulan yang lalu dan tidak dapat diperkarakan lagi.", kominfo.FormatAngka(int64(len(keluar.Permohonan))), *bulan)
	for _, c := range keluar.Permohonan {
		p.baris("  - %s (%d keberatan): %s", c.Nomor, c.Kaitan, c.Sebab)
	}
	if h := keluar.Hasil; h != nil {
		p.baris("Data pribadi %s permohonan dihapus, bersama keberatannya. Nomor, tanggal, jawaban dan bukti jejak tetap. Buat salinan kunci yang baru dan musnahkan yang lama.", kominfo.FormatAngka(int64(h.Dihapus)))
		for _, d := range h.Dilewati {
			p.baris("  - %s dilewati: %s", d.ID, d.Sebab)
		}
	}
	apa := "dibuang"
	if *coba {
		apa = "akan dibuang"
	}
	p.baris("Pindaian yang tidak dirujuk permohonan: %s %s.", jumlahBerkas(len(keluar.Pindaian.Lepas), keluar.Pindaian.Ukuran), apa)
	if o.Aturan.Rancangan {
		p.baris("%s", o.Aturan.Alasan)
	}
	return nil
}
