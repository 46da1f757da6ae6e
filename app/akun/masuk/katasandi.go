//go:build !(js && wasm)

package masuk

import (
	"context"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// gantiSandi gives an account a new hash. The old one is erased in the same
// transaction: with the key of its document gone, it is gone from every backup too.
func (l *Layanan) gantiSandi(ctx context.Context, tx register.Tx, id register.ID, phc string) error {
	s, ada, err := satu(ctx, tx, l.sandi, "akun", string(id))
	if err != nil {
		return err
	}
	if ada {
		if _, err := laku(ctx, tx, l.sandi, s.Meta, "cabut", struct{}{}); err != nil {
			return err
		}
		if _, err := tx.HapusPribadi(ctx, l.sandi, s.ID, ""); err != nil {
			return err
		}
	}
	_, err = laku(ctx, tx, l.sandi, register.Meta{}, "tetapkan", akun.Sandi{Akun: id, Sandi: phc})
	return err
}

// UbahSandi changes the password of the account that the token belongs to, and ends
// its other sessions. A wrong old password is a finding, and counts as an attempt of
// this account from alamat.
func (l *Layanan) UbahSandi(ctx context.Context, token, lama, baru, alamat string) error {
	const op = "masuk.UbahSandi"
	s, err := l.hidup(ctx, token)
	if err == nil && s == nil {
		err = belumMasuk()
	}
	if err != nil {
		return err
	}
	if fs := akun.PeriksaSandi(baru, s.masuk); fs != nil {
		return kominfo.TidakSahKarena(op, fs)
	}
	x, _, err := satu(ctx, l.store, l.sandi, "akun", string(s.akun))
	if err != nil {
		return err
	}
	u, err := l.tunda.coba(l.sekarang(), "sandi "+s.masuk, kelompokAlamat(alamat)) // no login name has a space
	if err != nil {
		return err
	}
	ok, _, err := l.cincang.cocok(ctx, x.Isi.Sandi, lama[:min(len(lama), akun.SandiPanjang+1)])
	if err != nil {
		u.urung()
		return err
	}
	if !ok {
		return kominfo.TidakSahKarena(op, []kominfo.Finding{{ID: "AKUN-SANDI-06", Path: "sandi_lama", Severity: kominfo.Galat,
			Message: "Kata sandi lama salah. Bila lupa, mintalah kode atur ulang kepada pengelola."}})
	}
	u.berhasil(l.sekarang())
	if lama == baru {
		return kominfo.TidakSahKarena(op, []kominfo.Finding{{ID: "AKUN-SANDI-07", Path: "sandi", Severity: kominfo.Galat,
			Message: "Kata sandi baru sama dengan yang lama. Pilih yang lain."}})
	}
	phc, err := l.cincang.cincang(ctx, baru)
	if err != nil {
		return err
	}
	return l.ubah(ctx, s.aktor, func(tx register.Tx) error {
		d, err := l.sesi.Baca(ctx, tx, register.LingkupPenuh(), s.id)
		if err != nil {
			return err
		}
		kini, ada, err := satu(ctx, tx, l.sandi, "akun", string(s.akun))
		switch {
		case err != nil:
			return err
		case d.Ditarik:
			return belumMasuk()
		case !ada || kini.ID != x.ID:
			return kominfo.E(kominfo.Bentrok, op, "Kata sandi akun ini baru saja diganti dari tempat lain. Masuk lagi dengan yang baru.")
		}
		if err := l.gantiSandi(ctx, tx, s.akun, phc); err != nil {
			return err
		}
		return akun.AkhiriSesi(ctx, tx, s.akun, s.id)
	})
}
