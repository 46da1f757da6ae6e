//go:build !(js && wasm)

package akun

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// AkhiriSesi ends the sessions of an account, but for one that may be named.
func AkhiriSesi(ctx context.Context, tx register.Tx, akun, kecuali register.ID) error {
	return tarikSemua(ctx, tx, DefSesi(), milik(akun), "akhiri", kecuali)
}

// BatalkanUndangan makes the open codes of an account invalid; "" means the open
// codes for administrators.
func BatalkanUndangan(ctx context.Context, tx register.Tx, akun register.ID) error {
	return tarikSemua(ctx, tx, DefUndangan(), milik(akun), "batalkan", "")
}

func milik(akun register.ID) register.Syarat {
	return register.Syarat{Kolom: "akun", Op: register.Sama, Nilai: string(akun)}
}

// tarikSemua withdraws the documents that meet a condition.
func tarikSemua[T any](ctx context.Context, tx register.Tx, d *register.Def[T], s register.Syarat, aksi string, kecuali register.ID) error {
	ctx = Program(ctx)
	q := register.Query{Saring: []register.Syarat{s}, Batas: 1000}
	for {
		h, err := tx.Cari(ctx, d, register.LingkupPenuh(), q)
		if err != nil {
			return err
		}
		for _, b := range h.Baris {
			if b.ID == kecuali {
				continue
			}
			if _, err := d.Lakukan(ctx, tx, register.LingkupPenuh(), b.ID, b.Versi, aksi, struct{}{}); err != nil {
				return err
			}
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return nil
		}
	}
}

// cabutAkses takes from an account what it could get in with, but its password: it
// keeps that for the day it is activated again.
func cabutAkses(ctx context.Context, tx register.Tx, akun register.ID) error {
	if err := AkhiriSesi(ctx, tx, akun, ""); err != nil {
		return tanpaRegister(err)
	}
	return BatalkanUndangan(ctx, tx, akun)
}

func adaSandi(ctx context.Context, tx register.Tx, akun register.ID) (bool, error) {
	h, err := tx.Cari(ctx, DefSandi(), register.LingkupPenuh(), register.Query{Saring: []register.Syarat{milik(akun)}, Batas: 1})
	return len(h.Baris) > 0, tanpaRegister(err)
}

// tanpaRegister passes over a store that keeps accounts and no secrets: there, nobody
// logs in by them.
func tanpaRegister(err error) error {
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return nil
	}
	return err
}
