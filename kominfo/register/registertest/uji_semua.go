package registertest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// ujiUrutanDibuat: a list by id is one by creation, also of what one transaction
// made, in any registers and with changes and refusals in between.
func ujiUrutanDibuat(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	var unit, surat []register.ID
	a.ubah(t, func(tx register.Tx) error {
		unit, surat = nil, nil // a transaction may run again
		for i := range 100 {
			u, err := a.unit.Buat(ctx, tx, l, Unit{Kode: fmt.Sprint("U", i), Nama: "Unit"})
			if err != nil {
				return err
			}
			isi := Surat{Nomor: fmt.Sprint(i), OPD: "kominfo", Unit: string(u.ID)}
			m, err := a.surat.Buat(ctx, tx, l, isi)
			if err != nil {
				return err
			}
			isi.Perihal = "diubah"
			if _, err = a.surat.Ganti(ctx, tx, l, m.ID, m.Versi, isi); err != nil {
				return err
			}
			if i == 3 { // early: later a store may refuse the whole transaction
				_, err = a.surat.Buat(ctx, tx, l, isi)
				mauKind(t, err, kominfo.Bentrok, "nomor ganda")
			}
			unit, surat = append(unit, u.ID), append(surat, m.ID)
		}
		return nil
	})
	for _, u := range []struct {
		r   register.Register
		mau []register.ID
	}{{a.unit, unit}, {a.surat, surat}} {
		var ids []register.ID
		for b, err := range register.Semua(ctx, a.s, u.r, l, register.Query{}) {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, b.ID)
		}
		if diff := cmp.Diff(u.mau, ids); diff != "" {
			t.Errorf("%s: urutan dibuat (-want +got):\n%s", u.r.Info().Nama, diff)
		}
	}
}

func ujiSemua(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	a.isiBanyak(t, 120)
	q := register.Query{Urut: "perihal", Turun: true, Saring: []register.Syarat{{Kolom: "lembar", Op: register.Minimal, Nilai: int64(1)}}, Batas: 1000}
	mau, _, err := a.surat.Cari(ctx, a.s, l, q)
	if err != nil || len(mau) < 50 {
		t.Fatal(len(mau), err)
	}
	for _, q.Batas = range []int{0, 1, 7, len(mau)} {
		semua := register.Tipe[Surat]{Register: a.surat}.Semua(ctx, a.s, l, q)
		for range 2 { // a sequence can be run again
			var d []register.Dokumen[Surat]
			for x, err := range semua {
				if err != nil {
					t.Fatal(err)
				}
				d = append(d, x)
			}
			if diff := cmp.Diff(mau, d); diff != "" {
				t.Fatalf("%d sekali baca (-want +got):\n%s", q.Batas, diff)
			}
		}
		n := 0
		for range semua {
			if n++; n == 3 {
				break
			}
		}
	}
	n := 0
	for d, err := range (register.Tipe[Surat]{Register: a.surat}).Semua(ctx, a.s, l, register.Query{Urut: "asing"}) {
		n++
		mauKind(t, err, kominfo.TidakSah, "urutan asing")
		if d.ID != "" {
			t.Error("dokumen bersama galat")
		}
	}
	if n != 1 {
		t.Errorf("galat diberikan %d kali", n)
	}
}
