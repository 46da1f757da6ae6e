package registertest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// ujiRamai: in a large transaction a row may be refused later than it was stored,
// but it is always known which one, why, and that nothing was kept.
func ujiRamai(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	const banyak, kembar = 300, 171
	a.buat(t, Surat{Nomor: "ada", OPD: "kominfo"})
	var ids []register.ID
	isi := func(berhenti bool) error {
		ids = nil
		return a.s.Ubah(ctx, penulis(), func(tx register.Tx) (err error) {
			for i := range banyak {
				nomor := fmt.Sprint(i)
				if i == kembar {
					nomor = "ada"
				}
				m, e := a.surat.Buat(ctx, tx, l, Surat{Nomor: nomor, OPD: "kominfo", Pemohon: "Nama Contoh"})
				ids = append(ids, m.ID)
				if e != nil && err == nil {
					err = e
					if berhenti {
						return err
					}
				}
			}
			return err
		})
	}
	for _, berhenti := range []bool{true, false} {
		err := isi(berhenti)
		mauKind(t, err, kominfo.Bentrok, "transaksi besar dengan satu nomor kembar")
		if g, ok := errors.AsType[*register.GalatTulisan](err); ok {
			if len(ids) > kembar && ids[kembar] != "" && g.ID != ids[kembar] || g.Register != "uji_surat" {
				t.Errorf("yang ditolak %s %s, seharusnya yang ke-%d", g.Register, g.ID, kembar)
			}
			mauKind(t, g.Err, kominfo.Bentrok, "sebabnya")
		}
		if j, err := a.s.Rekap(ctx, a.surat, l, nil); err != nil || j[0].N != 1 {
			t.Errorf("sesudah gagal: %v %v, seharusnya satu surat", j, err)
		}
	}

	// New and changed documents mixed, each change on what was written just before.
	var semua []register.Meta
	a.ubah(t, func(tx register.Tx) error {
		for i := range banyak {
			s := Surat{Nomor: fmt.Sprint("b", i), OPD: "kominfo", Pemohon: "Nama Contoh"}
			m, err := a.surat.Buat(ctx, tx, l, s)
			if err != nil {
				return err
			}
			if i%3 == 0 {
				s.Perihal = "diubah"
				if m, err = a.surat.Ganti(ctx, tx, l, m.ID, 1, s); err != nil {
					return err
				}
			}
			semua = append(semua, m)
		}
		return nil
	})
	for i, m := range semua {
		d, err := a.surat.Baca(ctx, a.s, l, m.ID)
		if err != nil {
			t.Fatal(err)
		}
		mau := Surat{Nomor: fmt.Sprint("b", i), OPD: "kominfo", Pemohon: "Nama Contoh"}
		if i%3 == 0 {
			mau.Perihal = "diubah"
		}
		if diff := cmp.Diff(mau, d.Isi); diff != "" || d.Versi != m.Versi {
			t.Errorf("dokumen ke-%d versi %d (-mau +dapat):\n%s", i, d.Versi, diff)
		}
	}
}
