package registertest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// ujiUlangTerhapus: what was written is not kept as a hash either, once the
// personal part is erased; and the write does not come back.
func ujiUlangTerhapus(t *testing.T, a *alat, id register.ID, p register.Permintaan, tulis func(register.Register, register.Permintaan) (register.Meta, error)) {
	t.Helper()
	ctx := t.Context()
	kunci := func() (b register.Baris) {
		t.Helper()
		h := sha256.Sum256([]byte(a.surat.Nama + "\n" + p.Kunci))
		a.ubah(t, func(tx register.Tx) (err error) {
			var ada bool
			if b, ada, err = tx.Ulangan(ctx, a.surat, h[:register.PanjangKunci]); err == nil && !ada {
				t.Error("kunci tidak ditemukan")
			}
			return err
		})
		return b
	}
	if b := kunci(); len(b.Ulang) <= register.PanjangKunci {
		t.Errorf("sebelum dihapus: %d byte", len(b.Ulang))
	}
	a.ubah(t, func(tx register.Tx) error {
		_, err := tx.HapusPribadi(ctx, a.surat, id, "permintaan subjek data")
		return err
	})
	if b := kunci(); b.ID != id || len(b.Ulang) != register.PanjangKunci {
		t.Errorf("sesudah dihapus: %d byte", len(b.Ulang))
	}
	_, err := tulis(a.surat, p)
	mauKind(t, err, kominfo.TidakSah, "mengulang penulisan yang bagian pribadinya dihapus")
}

// ujiUlang: a write that comes again with its key is carried out once.
func ujiUlang(t *testing.T, a *alat) {
	ctx, l := t.Context(), register.LingkupPenuh()
	tulis := func(r register.Register, p register.Permintaan) (m register.Meta, err error) {
		p.Lingkup = l
		err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
			m, err = r.Tulis(ctx, tx, p)
			return err
		})
		return m, err
	}
	// tetap leaves out the journal number, which a store may give later.
	tetap := func(m register.Meta) register.Meta { m.Urutan = 0; return m }
	baru := register.Permintaan{Isian: []byte(`{"nomor":"1","opd":"kominfo","pemohon":"Nama Contoh"}`), Kunci: "u1 kunci-1"}
	m1, err := tulis(a.surat, baru)
	if err != nil {
		t.Fatal(err)
	}
	lagi, err := tulis(a.surat, baru)
	if diff := cmp.Diff(tetap(m1), tetap(lagi)); err != nil || diff != "" {
		t.Errorf("pembuatan diulang: %v (-pertama +ulangan):\n%s", err, diff)
	}
	lain := baru
	lain.Isian = []byte(`{"nomor":"2","opd":"kominfo"}`)
	_, err = tulis(a.surat, lain)
	mauKind(t, err, kominfo.TidakSah, "kunci lama dengan isi lain")

	ganti := register.Permintaan{ID: m1.ID, Harap: 1, Isian: []byte(`{"nomor":"1","opd":"kominfo","lembar":5}`), Kunci: "u1 kunci-2"}
	m2, err := tulis(a.surat, ganti)
	if err != nil || m2.Versi != 2 {
		t.Fatalf("perubahan berkunci: %+v %v", m2, err)
	}
	if _, err := tulis(a.surat, register.Permintaan{ID: m1.ID, Harap: 2, Isian: []byte(`{"nomor":"1","opd":"kominfo","lembar":6}`)}); err != nil {
		t.Fatal(err)
	}
	lagi, err = tulis(a.surat, ganti) // stale by now, but it was carried out
	if diff := cmp.Diff(tetap(m2), tetap(lagi)); err != nil || diff != "" {
		t.Errorf("perubahan diulang: %v (-pertama +ulangan):\n%s", err, diff)
	}
	if j, err := a.s.Rekap(ctx, a.surat, l, nil); err != nil || j[0].N != 1 {
		t.Errorf("banyak surat: %v %v", j, err)
	}
	if h, err := a.s.Riwayat(ctx, a.surat, l, m1.ID); err != nil || len(h) != 3 {
		t.Errorf("banyak versi: %d %v", len(h), err)
	}
	ujiUlangTerhapus(t, a, m1.ID, baru, tulis)

	// A key is free again when its write was undone, and belongs to one register.
	batal := errors.New("dibatalkan")
	aju := register.Permintaan{Tindakan: "ajukan", Isian: []byte(`{"nama":"pasar malam","opd":"kominfo"}`), Kunci: "u1 kunci-1", Lingkup: l}
	err = a.s.Ubah(ctx, penulis(), func(tx register.Tx) error {
		if _, err := a.izin.Tulis(ctx, tx, aju); err != nil {
			t.Error(err)
		}
		return batal
	})
	if !errors.Is(err, batal) {
		t.Fatal(err)
	}
	mi, err := tulis(a.izin, aju)
	if err != nil || mi.Versi != 1 {
		t.Errorf("sesudah dibatalkan: %+v %v", mi, err)
	}
	if b, err := a.s.Baca(ctx, a.izin, l, mi.ID, 0); err != nil || b.Aksi != "ajukan" {
		t.Errorf("dokumen dari tindakan berkunci: %+v %v", b.Meta, err)
	}
}

// ujiUlangSerentak: of many equal writes at once one is carried out and all get
// its answer.
func ujiUlangSerentak(t *testing.T, a *alat) {
	const banyak = 16
	var wg sync.WaitGroup
	metas := make([]register.Meta, banyak)
	for i := range banyak {
		wg.Go(func() {
			err := a.s.Ubah(context.Background(), penulis(), func(tx register.Tx) (err error) {
				metas[i], err = a.surat.Tulis(t.Context(), tx, register.Permintaan{Lingkup: register.LingkupPenuh(), Kunci: "u1 sama",
					Isian: []byte(`{"nomor":"1","opd":"kominfo"}`)})
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, m := range metas[1:] {
		if m.ID != metas[0].ID || m.Versi != 1 {
			t.Errorf("jawaban berbeda: %s", fmt.Sprint(metas))
			break
		}
	}
}
