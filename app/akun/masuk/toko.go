//go:build !(js && wasm)

package masuk

import (
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// toko is the store as everybody else may use it: without the secret registers, and
// telling the service what was written.
type toko struct {
	register.Store
	l *Layanan
}

// Store gives the store for everything that takes requests from outside. What runs
// inside a transaction of it is the program's own code and sees the whole store.
func (l *Layanan) Store() register.Store { return &toko{l.store, l} }

// Register lists the registers but the secret ones.
func (t *toko) Register() []register.Register {
	return slices.DeleteFunc(slices.Clone(t.Store.Register()), func(r register.Register) bool { return akun.Rahasia(r.Info().Nama) })
}

// terbuka refuses a secret register as one that is not there.
func terbuka(r register.Register) error {
	if n := r.Info().Nama; akun.Rahasia(n) {
		return kominfo.E(kominfo.TidakAda, "masuk.Store", "Register %q tidak ada di sini.", n)
	}
	return nil
}

func (t *toko) Baca(ctx context.Context, r register.Register, l register.Lingkup, id register.ID, versi int64) (register.Baris, error) {
	if err := terbuka(r); err != nil {
		return register.Baris{}, err
	}
	return t.Store.Baca(ctx, r, l, id, versi)
}

func (t *toko) Riwayat(ctx context.Context, r register.Register, l register.Lingkup, id register.ID) ([]register.Baris, error) {
	if err := terbuka(r); err != nil {
		return nil, err
	}
	return t.Store.Riwayat(ctx, r, l, id)
}

func (t *toko) Cari(ctx context.Context, r register.Register, l register.Lingkup, q register.Query) (register.Halaman, error) {
	if err := terbuka(r); err != nil {
		return register.Halaman{}, err
	}
	return t.Store.Cari(ctx, r, l, q)
}

func (t *toko) Rekap(ctx context.Context, r register.Register, l register.Lingkup, s []register.Syarat, kelompok ...string) ([]register.Jumlah, error) {
	if err := terbuka(r); err != nil {
		return nil, err
	}
	return t.Store.Rekap(ctx, r, l, s, kelompok...)
}

// Perubahan leaves out what the secret registers changed; lanjut is past it.
func (t *toko) Perubahan(ctx context.Context, l register.Lingkup, j register.Jejak, sejak int64, batas int) ([]register.Perubahan, int64, error) {
	ps, lanjut, err := t.Store.Perubahan(ctx, l, j, sejak, batas)
	return slices.DeleteFunc(ps, func(p register.Perubahan) bool { return akun.Rahasia(p.Register) }), lanjut, err
}

// Ubah runs f in one transaction and drops what is remembered of the accounts that
// it changed, before it returns.
func (t *toko) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	return t.l.ubah(ctx, a, f)
}

// ubah is Ubah for the service itself.
func (l *Layanan) ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	var kena terubah
	err := l.store.Ubah(ctx, a, func(tx register.Tx) error {
		kena = terubah{}
		return f(&txAmati{tx, &kena})
	})
	// Also after an error: whether a commit whose answer was lost came through is
	// not known.
	l.ingat.lupakan(kena)
	return err
}

// terubah is what a transaction wrote, as far as sessions depend on it.
type terubah struct {
	akun, sesi []register.ID
	profil     bool
}

// txAmati notes what is written.
type txAmati struct {
	register.Tx
	kena *terubah
}

func (x *txAmati) Simpan(ctx context.Context, t register.Tulisan) (register.Meta, error) {
	switch t.Register().Info().Nama {
	case "akun":
		x.kena.akun = append(x.kena.akun, t.Baris().ID)
	case "sesi":
		x.kena.sesi = append(x.kena.sesi, t.Baris().ID)
	case "profil_kantor":
		x.kena.profil = true
	}
	return x.Tx.Simpan(ctx, t)
}

func (x *txAmati) HapusPribadi(ctx context.Context, r register.Register, id register.ID, alasan string) (register.Meta, error) {
	if r.Info().Nama == "akun" { // its name is on screens
		x.kena.akun = append(x.kena.akun, id)
	}
	return x.Tx.HapusPribadi(ctx, r, id, alasan)
}
