package kabar

import (
	"context"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Sistem is the role in which the program itself writes: it alone queues and sends.
const Sistem = "sistem"

// MaksPercobaan is how often a notice is tried before it is given up.
const MaksPercobaan = 8

// MasaKirim is how long sending one message may take. What is still being sent
// after that was interrupted.
const MasaKirim = 10 * time.Minute

// jeda is the pause after the n-th try, from 1: about two and a half days in all,
// so that a mail server may be down over a weekend.
func jeda(n int64) time.Duration {
	return [...]time.Duration{5 * time.Minute, 15 * time.Minute, time.Hour, 4 * time.Hour, 12 * time.Hour, 20 * time.Hour, 24 * time.Hour}[max(0, min(n, 7)-1)]
}

type dok = register.Dokumen[Kiriman]

type isianAntre struct {
	Kunci     string          `json:"kunci" judul:"Perihal" wajib:"ya" panjang:"300"`
	Penerima  string          `json:"penerima" judul:"Penerima" wajib:"ya" panjang:"200"`
	Untuk     string          `json:"untuk" judul:"Untuk" panjang:"120"`
	Perangkat string          `json:"perangkat" judul:"Perangkat daerah" panjang:"20"`
	Alamat    string          `json:"alamat" judul:"Alamat surel" panjang:"254" pribadi:"ya"`
	Judul     string          `json:"judul" judul:"Judul" wajib:"ya" panjang:"160"`
	Isi       string          `json:"isi" judul:"Isi" rupa:"panjang" panjang:"4000"`
	Register  string          `json:"register" judul:"Register" panjang:"40"`
	Dokumen   register.ID     `json:"dokumen" judul:"Dokumen" panjang:"36"`
	Jatuh     kominfo.Tanggal `json:"jatuh,omitzero" judul:"Jatuh tempo"`
	Sampai    string          `json:"sampai" judul:"Dikirim paling lambat" panjang:"20"`
	Pada      string          `json:"pada" judul:"Saat" wajib:"ya" panjang:"20"`
}

// pada is the input of moves that need a moment only. It comes from the scheduler's
// clock, by which all pauses run.
type pada struct {
	Pada string `json:"pada" judul:"Saat" panjang:"20" pola:"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$" bantuan:"Kosong berarti sekarang."`
}

func (p pada) saat(tx register.Tx) time.Time {
	if p.Pada == "" {
		return tx.Sekarang()
	}
	return bacaSaat(p.Pada)
}

type isianGagal struct {
	pada
	Sebab string `json:"sebab" judul:"Sebab" wajib:"ya" panjang:"300"`
	Tetap bool   `json:"tetap" judul:"Tidak dicoba lagi"`
}

type isianRagu struct {
	Sebab string `json:"sebab" judul:"Sebab" wajib:"ya" panjang:"300"`
}

func ditolak(format string, a ...any) error {
	return kominfo.E(kominfo.Ditolak, "kabar.Tindakan", format, a...)
}

// hanyaSistem keeps people from writing what only the program can know.
func hanyaSistem(tx register.Tx, apa string) error {
	if tx.Aktor().Peran != Sistem {
		return ditolak("Hanya program sendiri yang %s pemberitahuan.", apa)
	}
	return nil
}

func dari(k *Kiriman, apa string, boleh ...Status) error {
	for _, s := range boleh {
		if k.Status == s {
			return nil
		}
	}
	return ditolak("Pemberitahuan ini tidak dapat %s: statusnya %q. Muat ulang halaman, lalu periksa lagi.", apa, string(k.Status))
}

func antre(_ context.Context, tx register.Tx, _ *dok, in isianAntre) (Kiriman, error) {
	k := Kiriman{Kunci: in.Kunci, Penerima: in.Penerima, Untuk: in.Untuk, Perangkat: in.Perangkat, Alamat: in.Alamat, Judul: in.Judul, Isi: in.Isi,
		Register: in.Register, Dokumen: in.Dokumen, Jatuh: in.Jatuh, Sampai: in.Sampai, Dibuat: in.Pada, Status: Tampil}
	if k.Alamat != "" {
		k.Status, k.Berikut = Antre, in.Pada
	}
	return k, hanyaSistem(tx, "mengantrekan")
}

func mulai(_ context.Context, tx register.Tx, lama *dok, in pada) (Kiriman, error) {
	k := lama.Isi
	if err := hanyaSistem(tx, "mengirim"); err != nil {
		return k, err
	}
	k.Percobaan++
	k.Berikut, k.Sebab = saat(in.saat(tx).Add(MasaKirim)), ""
	err := dari(&k, "dikirim", Antre)
	k.Status = Mengirim
	return k, err
}

// terkirim is for the program after sending, and for a person who knows that a
// doubtful one arrived.
func terkirim(_ context.Context, tx register.Tx, lama *dok, in pada) (Kiriman, error) {
	k := lama.Isi
	if k.Status != Mungkin {
		if err := hanyaSistem(tx, "mencatat terkirimnya"); err != nil {
			return k, err
		}
	}
	err := dari(&k, "dinyatakan terkirim", Mengirim, Mungkin)
	k.Status, k.Berikut, k.Sebab, k.TerkirimDi = Terkirim, "", "", saat(in.saat(tx))
	return k, err
}

func gagal(_ context.Context, tx register.Tx, lama *dok, in isianGagal) (Kiriman, error) {
	k := lama.Isi
	if err := hanyaSistem(tx, "mencatat kegagalan"); err != nil {
		return k, err
	}
	boleh := []Status{Mengirim}
	if in.Tetap {
		boleh = append(boleh, Antre) // one that is out of date is given up without a try
	}
	err := dari(&k, "dicatat gagal", boleh...)
	k.Sebab = in.Sebab
	if k.Status, k.Berikut = Antre, saat(in.saat(tx).Add(jeda(k.Percobaan))); in.Tetap || k.Percobaan >= MaksPercobaan {
		k.Status, k.Berikut = Gagal, ""
	}
	return k, err
}

func ragukan(_ context.Context, tx register.Tx, lama *dok, in isianRagu) (Kiriman, error) {
	k := lama.Isi
	if err := hanyaSistem(tx, "meragukan"); err != nil {
		return k, err
	}
	err := dari(&k, "ditandai mungkin terkirim", Mengirim)
	k.Status, k.Berikut, k.Sebab = Mungkin, "", in.Sebab
	return k, err
}

// ulangi is a person's decision; the notice is sent whatever its age.
func ulangi(_ context.Context, tx register.Tx, lama *dok, _ register.Alasan) (Kiriman, error) {
	k := lama.Isi
	if err := dari(&k, "dikirim ulang", Mungkin, Gagal); err != nil {
		return k, err
	}
	if k.Alamat == "" {
		return k, ditolak("Alamat pemberitahuan ini sudah dihapus, jadi tidak dapat dikirim ulang.")
	}
	k.Status, k.Percobaan, k.Sebab, k.Sampai, k.Berikut = Antre, 0, "", "", saat(tx.Sekarang())
	return k, nil
}

func batalkan(_ context.Context, _ register.Tx, lama *dok, _ register.Alasan) (Kiriman, error) {
	k := lama.Isi
	err := dari(&k, "dibatalkan", Antre, Mungkin, Gagal, Tampil)
	k.Status, k.Berikut, k.Sebab = Dibatalkan, "", ""
	return k, err
}
