package kabar

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Hasil is what one delivery did, in notices.
type Hasil struct {
	Terkirim int
	Ditunda  int // did not go out; tried again later
	Gagal    int // given up: refused, out of date, or tried too often
	Mungkin  int // may have gone out; a person decides
	Surat    int // messages that were accepted: notices to one recipient go together
	Putus    bool
	Sebab    string // why the last one failed; without address
}

// lamaKirimkan is how long one delivery goes on: a mail server that answers slowly must
// not keep the other work of the office waiting.
const lamaKirimkan = 5 * time.Minute

const (
	sebabTerputus    = "Pengiriman terputus sebelum hasilnya tercatat, jadi mungkin sudah terkirim. Tanyakan kepada penerima, lalu kirim ulang atau nyatakan terkirim."
	sebabKedaluwarsa = "Tidak dikirim: isinya sudah tidak berlaku sebelum sempat terkirim."
	sebabTanpaAlamat = "Alamatnya sudah dihapus, jadi tidak dapat dikirim."
	sebabTakJelas    = "Pengirim gagal tanpa keterangan, jadi mungkin sudah terkirim."
)

// Kirimkan delivers what is due by the clock sekarang, and first marks what an
// earlier delivery left behind. Notices to one recipient go in one message. What it
// writes before and after each message is told in the package's documentation. It
// may run in several processes at once. An error is one of the store; what became of
// the messages stands in the register and in [Hasil].
func Kirimkan(ctx context.Context, s register.Store, p Pengirim, sekarang func() time.Time) (Hasil, error) {
	k := &kirim{s: s, p: p, jam: sekarang, kini: sekarang(), d: DefKiriman()}
	err := k.sapu(ctx)
	if err == nil {
		err = k.semua(ctx)
	}
	return k.h, err
}

type kirim struct {
	s    register.Store
	p    Pengirim
	jam  func() time.Time
	kini time.Time // when the delivery began: what is due
	d    *register.Def[Kiriman]
	h    Hasil
}

func (k *kirim) cari(ctx context.Context, st Status) ([]dok, error) {
	ds, _, err := k.d.Cari(ctx, k.s, register.LingkupPenuh(), register.Query{Batas: 1000, Urut: "berikut", Saring: []register.Syarat{
		{Kolom: "status", Op: register.Sama, Nilai: string(st)}, {Kolom: "berikut", Op: register.Maksimal, Nilai: saat(k.kini)}}})
	return ds, err
}

// sapu finds what was being sent when a program stopped.
func (k *kirim) sapu(ctx context.Context) error {
	ds, err := k.cari(ctx, Mengirim)
	if err != nil || len(ds) == 0 {
		return err
	}
	n, err := k.catat(ctx, ds, "ragukan", isianRagu{Sebab: sebabTerputus}, Mengirim)
	k.h.Mungkin += n
	if n > 0 {
		k.h.Sebab = sebabTerputus
	}
	return err
}

func (k *kirim) semua(ctx context.Context) error {
	ds, err := k.cari(ctx, Antre)
	if err != nil {
		return err
	}
	var basi, buta []dok
	per := map[string][]dok{}
	var urut []string
	for _, d := range ds {
		switch x := d.Isi; {
		case x.Sampai != "" && x.Sampai < saat(k.kini):
			basi = append(basi, d)
		case x.Alamat == "":
			buta = append(buta, d)
		default:
			// One mailbox, one message, whoever reads it.
			a := strings.ToLower(x.Alamat)
			if per[a] == nil {
				urut = append(urut, a)
			}
			per[a] = append(per[a], d)
		}
	}
	for _, x := range []struct {
		ds    []dok
		sebab string
	}{{basi, sebabKedaluwarsa}, {buta, sebabTanpaAlamat}} {
		if len(x.ds) == 0 {
			continue
		}
		n, err := k.catat(ctx, x.ds, "gagal", isianGagal{pada: pada{saat(k.kini)}, Sebab: x.sebab, Tetap: true}, Antre)
		if err != nil {
			return err
		}
		if k.h.Gagal += n; n > 0 {
			k.h.Sebab = x.sebab
		}
	}
	for _, a := range urut {
		for bagian := range slices.Chunk(per[a], sekaliSurat) {
			if err := k.satu(ctx, bagian); err != nil || k.h.Putus {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			if k.jam().Sub(k.kini) >= lamaKirimkan {
				return nil // the rest is due still
			}
		}
	}
	return nil
}

// satu sends one message: it says so first, sends, and says how it went.
func (k *kirim) satu(ctx context.Context, ds []dok) error {
	var punya []dok
	err := k.s.Ubah(ctx, aktor(), func(tx register.Tx) error {
		punya = punya[:0]
		for _, d := range ds {
			m, err := k.d.Lakukan(ctx, tx, register.LingkupPenuh(), d.ID, d.Versi, "mulai", pada{saat(k.jam())})
			if err != nil {
				return err
			}
			d.Meta = m
			punya = append(punya, d)
		}
		return nil
	})
	switch kominfo.KindOf(err) {
	case "":
	case kominfo.Bentrok, kominfo.Ditolak:
		return nil // another process has them, or a person cancelled; the rest comes next time
	default:
		return err
	}
	slices.SortStableFunc(punya, func(a, b dok) int { return cmp.Compare(a.Isi.Jatuh.String(), b.Isi.Jatuh.String()) })
	ps := make([]Pesan, len(punya))
	for i, d := range punya {
		ps[i] = d.Isi.pesan()
	}
	a := Alamat{ID: punya[0].Isi.Penerima, Surel: punya[0].Isi.Alamat}
	err = k.antar(ctx, a, Gabungkan(ps))
	// What happened is written even when the program is told to stop meanwhile.
	ctx = context.WithoutCancel(ctx)
	n := len(punya)
	if err == nil {
		k.h.Terkirim, k.h.Surat = k.h.Terkirim+n, k.h.Surat+1
		_, err = k.catat(ctx, punya, "terkirim", pada{saat(k.jam())}, Mengirim, Mungkin)
		return err
	}
	g, ok := errors.AsType[*GalatKirim](err)
	if !ok {
		g = &GalatKirim{Nasib: Ragu, Sebab: sebabTakJelas}
	}
	k.h.Sebab, k.h.Putus = tanpaAlamat(g.Sebab, a.Surel), g.Putus
	if g.Nasib != Belum && g.Nasib != Tetap {
		k.h.Mungkin += n
		_, err = k.catat(ctx, punya, "ragukan", isianRagu{Sebab: k.h.Sebab}, Mengirim)
		return err
	}
	for _, d := range punya {
		if g.Nasib == Tetap || d.Isi.Percobaan+1 >= MaksPercobaan {
			k.h.Gagal++
		} else {
			k.h.Ditunda++
		}
	}
	_, err = k.catat(ctx, punya, "gagal", isianGagal{pada: pada{saat(k.jam())}, Sebab: k.h.Sebab, Tetap: g.Nasib == Tetap}, Mengirim)
	return err
}

// antar calls the sender. A sender that panics leaves in doubt what it did.
func (k *kirim) antar(ctx context.Context, a Alamat, p Pesan) (err error) {
	defer func() {
		if recover() != nil {
			err = &GalatKirim{Nasib: Ragu, Sebab: sebabTakJelas}
		}
	}()
	ctx, batal := context.WithTimeout(ctx, MasaKirim/2)
	defer batal()
	return k.p.Kirim(ctx, a, p)
}

// catat makes one move on each document as it is now, where it is still in one of
// the states, and says how many were moved.
func (k *kirim) catat(ctx context.Context, ds []dok, tindakan string, isian any, dari ...Status) (n int, err error) {
	for coba := range 3 {
		err = k.s.Ubah(ctx, aktor(), func(tx register.Tx) error {
			n = 0
			for _, d := range ds {
				kini, err := k.d.Baca(ctx, tx, register.LingkupPenuh(), d.ID)
				if err != nil {
					return err
				}
				if !slices.Contains(dari, kini.Isi.Status) {
					continue
				}
				if _, err := k.d.Lakukan(ctx, tx, register.LingkupPenuh(), d.ID, kini.Versi, tindakan, isian); err != nil {
					return err
				}
				n++
			}
			return nil
		})
		if kominfo.KindOf(err) != kominfo.Bentrok || coba == 2 {
			break
		}
	}
	return n, err
}

// tanpaAlamat keeps a careless sender from telling the address in its sentence.
func tanpaAlamat(s, alamat string) string {
	s = potong(bersih(s, false), 300)
	lokal, _, _ := strings.Cut(strings.ToLower(alamat), "@")
	if s == "" || strings.Contains(s, "@") || len(lokal) > 2 && strings.Contains(strings.ToLower(s), lokal) {
		return "Surat tidak diterima server surel."
	}
	return s
}
