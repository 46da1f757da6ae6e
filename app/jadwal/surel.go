//go:build !(js && wasm)

package jadwal

import (
	"context"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
)

// jedaPutus bounds the pause after a mail server that does not answer.
const jedaPutus = time.Hour

// surel delivers what is due. While the server does not answer, or refuses the
// program itself, it is asked less and less often: a wrong password tried every
// five minutes would lock the mailbox.
func (j *Jadwal) surel(ctx context.Context) error {
	kini := j.o.Sekarang()
	if j.o.Pengirim == nil {
		return nil
	}
	if kini.Before(j.kirim) {
		return masih(j.kata["surel"])
	}
	h, err := kabar.Kirimkan(ctx, j.o.Store, j.o.Pengirim, j.o.Sekarang)
	if h != (kabar.Hasil{}) {
		j.o.Log.Info("surel", "terkirim", h.Terkirim, "surat", h.Surat, "ditunda", h.Ditunda, "gagal", h.Gagal, "mungkin", h.Mungkin)
	}
	if h.Mungkin > 0 {
		j.o.Kabar(kominfo.FormatAngka(int64(h.Mungkin)) + " pemberitahuan mungkin sudah terkirim dan tidak dikirim lagi oleh program. Periksa register Pemberitahuan, lalu kirim ulang atau nyatakan terkirim.")
	}
	if h.Gagal > 0 {
		j.o.Kabar(kominfo.FormatAngka(int64(h.Gagal)) + " pemberitahuan tidak terkirim dan tidak dicoba lagi: " + h.Sebab)
	}
	if !h.Putus {
		j.kirim, j.tunggu = time.Time{}, 0
		return err
	}
	j.tunggu = min(max(2*j.tunggu, 5*time.Minute), jedaPutus)
	j.kirim = kini.Add(j.tunggu)
	if err == nil {
		err = kominfo.E(kominfo.Rusak, "jadwal.surel", "Surel belum dapat dikirim. %s", h.Sebab)
	}
	return err
}

// masih repeats trouble that is not over, so that it is not told anew.
func masih(kata string) error {
	if kata == "" {
		return nil
	}
	return kominfo.E(kominfo.Rusak, "jadwal.surel", "%s", kata)
}
