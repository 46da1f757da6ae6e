package register_test

import (
	"errors"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

func TestMemori(t *testing.T) {
	for nama, tunda := range map[string]bool{"bernomor langsung": false, "bernomor belakangan": true} {
		t.Run(nama, func(t *testing.T) {
			registertest.Run(t, func(t testing.TB, regs ...register.Register) register.Store {
				m, err := register.NewMemori(regs...)
				if err != nil {
					t.Fatal(err)
				}
				m.Tunda = tunda
				return m
			})
		})
	}
}

// A unique key is free again after a change, a withdrawal and a rollback, and
// taken again when the change that freed it is undone.
func TestMemoriKunciUnik(t *testing.T) {
	u := registertest.DefUnit()
	m, err := register.NewMemori(u)
	if err != nil {
		t.Fatal(err)
	}
	ctx, l := t.Context(), register.LingkupPenuh()
	gagal := errors.New("batal")
	ubah := func(f func(tx register.Tx) error) error { return m.Ubah(ctx, kominfo.Aktor{}, f) }
	buat := func(kode string) (meta register.Meta, err error) {
		err = ubah(func(tx register.Tx) (err error) {
			meta, err = u.Buat(ctx, tx, l, registertest.Unit{Kode: kode, Nama: "x"})
			return err
		})
		return meta, err
	}
	harus := func(apa string, err error, k kominfo.Kind) {
		t.Helper()
		if kominfo.KindOf(err) != k {
			t.Fatalf("%s: %v, seharusnya %q", apa, err, k)
		}
	}
	a, err := buat("A")
	harus("buat A", err, "")
	harus("ganti A ke B lalu batal", ubah(func(tx register.Tx) error {
		if _, err := u.Ganti(ctx, tx, l, a.ID, 1, registertest.Unit{Kode: "B", Nama: "x"}); err != nil {
			return err
		}
		if _, err := u.Buat(ctx, tx, l, registertest.Unit{Kode: "A", Nama: "y"}); err != nil {
			return err
		}
		return gagal
	}), kominfo.Rusak)
	_, err = buat("A")
	harus("A masih terpakai setelah batal", err, kominfo.Bentrok)
	b, err := buat("B")
	harus("B bebas setelah batal", err, "")
	harus("ganti B ke A", ubah(func(tx register.Tx) error {
		_, err := u.Ganti(ctx, tx, l, b.ID, 1, registertest.Unit{Kode: "A", Nama: "x"})
		return err
	}), kominfo.Bentrok)
	harus("tarik A", ubah(func(tx register.Tx) error {
		_, err := u.Lakukan(ctx, tx, l, a.ID, 1, "tarik", register.Alasan{Alasan: "uji"})
		return err
	}), "")
	_, err = buat("A")
	harus("A bebas setelah ditarik", err, "")
	harus("ganti B ke C", ubah(func(tx register.Tx) error {
		_, err := u.Ganti(ctx, tx, l, b.ID, 1, registertest.Unit{Kode: "C", Nama: "x"})
		return err
	}), "")
	_, err = buat("B")
	harus("B bebas setelah diganti", err, "")
}
