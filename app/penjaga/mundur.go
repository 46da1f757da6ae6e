//go:build !(js && wasm)

package penjaga

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// periksaMundur compares the data with every checkpoint outside them.
func (p *Penjaga) periksaMundur(ctx context.Context) error {
	const op = "penjaga.Buka"
	const jalan = " Bila ada cadangan yang lebih baru, jalankan lumbung pulihkan FILE -ganti; bila keadaan ini memang yang dipakai selanjutnya, jalankan lumbung pulihkan -masa-baru."
	for _, t := range p.luar {
		if p.doc.ID != "" && t.Nama != p.doc.Isi.Nama {
			return kominfo.E(kominfo.Rusak, op, "Checkpoint %s milik jejak %s, sedangkan data ini jejak %s. Pakai folder checkpoint kantor ini.", t.asal, t.Nama, p.doc.Isi.Nama)
		}
		k, err := p.Kepala(ctx, t.Jejak)
		if err != nil {
			return err
		}
		switch {
		case int64(t.Masa) < p.doc.Isi.Masa: // from before a restore that the journal tells of
			continue
		case int64(t.Masa) > p.doc.Isi.Masa && p.doc.ID != "":
			return kominfo.E(kominfo.Ditolak, op, "Data di %s lebih tua daripada checkpoint %s: data masih %s dengan %s%s, checkpoint %s sudah %s dengan %s."+jalan,
				p.o.Folder, t.asal, jejakKe(t.Jejak, int(p.doc.Isi.Masa)), banyak(k.Ukuran), p.terakhir(ctx, t.Jejak, k), waktu{t.Waktu}.kata(p.zona), jejakKe(t.Jejak, t.Masa), banyak(t.Ukuran))
		case t.Ukuran > k.Ukuran:
			return kominfo.E(kominfo.Ditolak, op, "Data di %s lebih tua daripada checkpoint %s: jejak %s hanya %s%s, padahal checkpoint %s sudah menyebut %s, jadi %s hilang."+jalan,
				p.o.Folder, t.asal, t.Jejak, banyak(k.Ukuran), p.terakhir(ctx, t.Jejak, k), waktu{t.Waktu}.kata(p.zona), banyak(t.Ukuran), nomor(k.Ukuran, t.Ukuran))
		}
		akar, err := akarPada(ctx, p.SQL, t.Jejak, t.Ukuran)
		if err != nil && kominfo.KindOf(err) != kominfo.Rusak {
			return err
		}
		if err != nil || akar != t.Akar {
			return kominfo.E(kominfo.Ditolak, op, "Jejak %s di %s bercabang: %s pertamanya bukan yang ditandatangani di checkpoint %s tanggal %s, jadi catatan lama diubah. Simpan folder data sebagai bukti dan jalankan lumbung verifikasi."+jalan,
				t.Jejak, p.o.Folder, banyak(t.Ukuran), t.asal, waktu{t.Waktu}.kata(p.zona)).Sebab(err)
		}
	}
	return nil
}

// terakhir says when the last entry was written, in brackets; "" for an empty log.
func (p *Penjaga) terakhir(ctx context.Context, j string, k jejak.Kepala) string {
	if k.Ukuran == 0 {
		return ""
	}
	return " (terakhir " + waktuEntri(ctx, p.SQL, j, k.Ukuran-1).kata(p.zona) + ")"
}

// nomor names the entries from dari to below sampai; numbers begin at 0.
func nomor(dari, sampai int64) string {
	if sampai == dari+1 {
		return "catatan nomor " + kominfo.FormatAngka(dari)
	}
	return "catatan nomor " + kominfo.FormatAngka(dari) + " sampai " + kominfo.FormatAngka(sampai-1)
}
