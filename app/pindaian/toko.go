//go:build !(js && wasm)

package pindaian

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

const (
	namaPermohonan = "permohonan"
	kolomSidik     = "sidik_berkas"

	// lamaPakai is how long after its upload a scan may still be named; shorter
	// than the rest that [Sapu] gives it, so that none is removed while it is named.
	lamaPakai = 20 * time.Hour
	maksBaru  = 10 // scans that one write may add
)

// Toko is s as requests write to it. What a request names must be a scan that its
// key opens, sealed within the last 20 hours: so nobody gets at another's file by
// its hash, or has it removed. When a personal part is erased, whichever document
// began it, the scans leave the folder; what cannot be removed at once is told to log
// (nil: slog.Default()) and left to [Sapu]. Without b a request names no scans.
func Toko(s register.Store, b blob.Store, log *slog.Logger) register.Store {
	if log == nil {
		log = slog.Default()
	}
	return &toko{s, b, log}
}

type toko struct {
	register.Store
	b   blob.Store
	log *slog.Logger
}

func (t *toko) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	var x *txPindaian
	err := t.Store.Ubah(ctx, a, func(tx register.Tx) error {
		x = &txPindaian{Tx: tx, b: t.b} // f may be run again
		return f(x)
	})
	if err == nil && x != nil && len(x.lepas) > 0 && t.b != nil {
		t.buang(context.WithoutCancel(ctx), x.lepas)
	}
	return err
}

// buang removes scans that were erased, unless another request has them too. The
// erasure holds without it: their keys are gone.
func (t *toko) buang(ctx context.Context, sidik []string) {
	masih, err := dinamai(ctx, t.Store)
	for _, s := range sidik {
		if err == nil && !masih[s] {
			if e := t.b.Buang(ctx, s); e != nil && kominfo.KindOf(e) != kominfo.TidakAda {
				err = e
			}
		}
	}
	if err != nil {
		t.log.Warn("Pindaian tersegel dari permohonan yang dihapus data pribadinya belum terbuang dari folder berkas; isinya tidak terbaca lagi, dan penyapuan berikutnya membuangnya.", "galat", kominfo.PesanUntukOrang(err))
	}
}

type txPindaian struct {
	register.Tx
	b     blob.Store
	lepas []string // scans whose request was erased
}

func (x *txPindaian) Simpan(ctx context.Context, t register.Tulisan) (register.Meta, error) {
	if t.Register().Info().Nama == namaPermohonan {
		if err := x.periksa(ctx, t); err != nil {
			return register.Meta{}, err
		}
	}
	return x.Tx.Simpan(ctx, t)
}

// periksa opens what a write names anew.
func (x *txPindaian) periksa(ctx context.Context, t register.Tulisan) error {
	b := t.Baris()
	sidik, err := sidikBaris(b)
	if err != nil || len(sidik) == 0 {
		return err
	}
	if t.Harap() > 0 {
		lama, err := x.Tx.Baca(ctx, t.Register(), register.Lingkup{Semua: true}, b.ID, 0)
		if err != nil {
			return err
		}
		sudah, err := sidikBaris(lama)
		if err != nil {
			return err
		}
		sidik = slices.DeleteFunc(sidik, func(s string) bool { return slices.Contains(sudah, s) })
	}
	if len(sidik) == 0 {
		return nil
	}
	var isi struct {
		Dokumen []ppid.DokumenPemohon `json:"dokumen"`
	}
	if b.Pribadi != nil {
		if err := json.Unmarshal(b.Pribadi, &isi); err != nil {
			return err
		}
	}
	for _, s := range sidik {
		i := slices.IndexFunc(isi.Dokumen, func(d ppid.DokumenPemohon) bool { return d.Sidik == s })
		if i < 0 || len(sidik) > maksBaru {
			return salah("dokumen", "Pindaian yang disebut terlalu banyak atau tanpa kuncinya. Unggah paling banyak 10 pindaian, lalu simpan.")
		}
		_, waktu, err := buka(ctx, x.b, isi.Dokumen[i])
		switch kominfo.KindOf(err) {
		case "":
		case kominfo.TidakAda, kominfo.TidakSah, kominfo.Rusak:
			return salah("dokumen", "Pindaian dokumen ke-%d tidak ada atau tidak terbuka dengan kuncinya. Unggah sekali lagi, lalu simpan.", i+1)
		default:
			return err
		}
		if x.Sekarang().Sub(waktu) > lamaPakai {
			return salah("dokumen", "Pindaian dokumen ke-%d diunggah lebih dari 20 jam yang lalu. Unggah sekali lagi, lalu simpan.", i+1)
		}
	}
	return nil
}

func salah(jalur, pesan string, a ...any) error {
	e := kominfo.E(kominfo.TidakSah, "pindaian", pesan, a...)
	return kominfo.TidakSahKarena("pindaian", []kominfo.Finding{{ID: "PINDAIAN-01", Path: jalur, Severity: kominfo.Galat, Message: e.Message}})
}

// HapusPribadi notes which scans go with the personal parts.
func (x *txPindaian) HapusPribadi(ctx context.Context, r register.Register, id register.ID, alasan string) (register.Meta, error) {
	ks, err := register.Serumpun(ctx, x.Tx, r, id)
	if err != nil {
		return register.Meta{}, err
	}
	var lepas []string
	for _, k := range ks {
		if k.Register.Info().Nama != namaPermohonan {
			continue
		}
		b, err := x.Tx.Baca(ctx, k.Register, register.Lingkup{Semua: true}, k.ID, 0)
		if err != nil {
			return register.Meta{}, err
		}
		sidik, err := sidikBaris(b)
		if err != nil {
			return register.Meta{}, err
		}
		lepas = append(lepas, sidik...)
	}
	m, err := x.Tx.HapusPribadi(ctx, r, id, alasan)
	if err == nil {
		x.lepas = append(x.lepas, lepas...)
	}
	return m, err
}

// sidikBaris reads the sealed scans that a version names.
func sidikBaris(b register.Baris) ([]string, error) {
	var isi struct {
		Sidik []string `json:"sidik_berkas"`
	}
	err := json.Unmarshal(b.Umum, &isi)
	return isi.Sidik, err
}

// dinamai gives every scan that a request names which was not erased.
func dinamai(ctx context.Context, s register.Store) (map[string]bool, error) {
	out := map[string]bool{}
	i := slices.IndexFunc(s.Register(), func(r register.Register) bool { return r.Info().Nama == namaPermohonan })
	if i < 0 {
		return nil, kominfo.E(kominfo.Rusak, "pindaian.Sapu", "Register permohonan tidak ada di program ini, jadi tidak diketahui pindaian mana yang masih dipakai.")
	}
	reg := s.Register()[i]
	k := slices.IndexFunc(reg.Info().Kolom, func(k register.InfoKolom) bool { return k.Nama == kolomSidik })
	if k < 0 {
		return nil, kominfo.E(kominfo.Rusak, "pindaian.Sapu", "Register permohonan tidak punya kolom %s.", kolomSidik)
	}
	q := register.Query{Batas: 1000, Ditarik: true, Saring: []register.Syarat{{Kolom: kolomSidik, Op: register.Lebih, Nilai: ""}}}
	for {
		h, err := s.Cari(ctx, reg, register.Lingkup{Semua: true}, q)
		if err != nil {
			return nil, err
		}
		for _, b := range h.Baris {
			if b.PribadiDihapus {
				continue
			}
			sidik, _ := b.Kolom[k].(string)
			for s := range strings.FieldsSeq(sidik) {
				out[s] = true
			}
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return out, nil
		}
	}
}
