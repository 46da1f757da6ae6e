//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// kunciPribadi finds the strong-box: that of the folder, one restored from a copy
// of the keys, or, where everything is lost and the caller says so, an empty one.
func (s *sulih) kunciPribadi(ctx context.Context) (b *brankas.Brankas, err error) {
	const op = "penjaga.Pulihkan"
	daftar, tertinggi, err := sqlite.DaftarTersegel(ctx, s.db())
	if err != nil {
		return nil, err
	}
	path, punya := s.o.pribadi(), ada(s.o.pribadi())
	switch {
	case s.o.Kunci != nil && punya:
		return nil, kominfo.E(kominfo.Bentrok, op, "Berkas kunci data pribadi %s sudah ada dan tidak ditimpa. Ulangi tanpa -kunci untuk memakainya; bila salinannya yang harus dipakai, pindahkan berkas itu ke tempat lain dulu.", path)
	case s.o.Kunci != nil:
		path = s.pribadi()
		if err := brankas.Pulihkan(path, s.o.Kunci, s.o.Sandi); err != nil {
			return nil, err
		}
		_ = os.Remove(path + ".dipakai") // holds nothing
	case !punya && len(daftar) > 0 && !s.o.TanpaKunci:
		return nil, kominfo.E(kominfo.Ditolak, op, "Data ini memuat bagian pribadi %s dokumen yang tersegel, dan berkas kuncinya (%s) tidak ada. Sertakan salinan kunci dengan -kunci FILE; hanya bila semua salinannya hilang, tambahkan -tanpa-kunci: bagian pribadi itu lalu dicatat terhapus untuk selamanya.",
			kominfo.FormatAngka(int64(len(daftar))), path)
	case !punya:
		path = s.pribadi()
		if err := brankasKosong(path, tertinggi); err != nil {
			return nil, err
		}
	}
	akhir, err := ujung(path)
	if err != nil {
		return nil, err
	}
	if path == s.pribadi() && s.o.Kunci != nil {
		akhir -= celahPulih
	}
	if err := perpanjang(path, tertinggi); err != nil {
		return nil, err
	}
	if b, err = brankas.Buka(path); err != nil || s.o.TanpaKunci || !punya && s.o.Kunci == nil {
		return b, err
	}
	if err := kunciHilang(b, daftar, akhir); err != nil {
		_ = b.Close() // err is the one to report
		return nil, err
	}
	return b, nil
}

// ujung gives the first number behind a strong-box.
func ujung(path string) (int64, error) {
	st, err := os.Stat(path)
	if err != nil {
		return 0, galat("penjaga.Pulihkan", "Berkas kunci data pribadi", path, err)
	}
	return st.Size() / ukuranSlot, nil
}

// perpanjang lets a strong-box that is older than the data begin behind their
// numbers, so that none is given twice.
func perpanjang(path string, tertinggi int64) error {
	const op = "penjaga.Pulihkan"
	akhir, err := ujung(path)
	if err != nil || akhir == 0 || akhir > tertinggi {
		return err // an empty file is for brankas.Buka to refuse
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return galat(op, "Berkas kunci data pribadi", path, err)
	}
	return galat(op, "Berkas kunci data pribadi", path, errors.Join(f.Truncate((tertinggi+1)*ukuranSlot), f.Sync(), f.Close()))
}

// kunciHilang refuses keys that are older than the data. A number that the
// strong-box has, and no key, is one that was erased. A number behind its end was
// given out after the keys were copied: that key is lost, and what becomes of the
// part is not for a program to decide.
func kunciHilang(b *brankas.Brankas, daftar []sqlite.Tersegel, akhir int64) error {
	var hilang int64
	for _, t := range daftar {
		_, ada, err := b.Ambil(t.Kunci)
		if err != nil {
			return err
		}
		if !ada && t.Kunci >= akhir {
			hilang++
		}
	}
	if hilang == 0 {
		return nil
	}
	return kominfo.E(kominfo.Ditolak, "penjaga.Pulihkan", "Kunci bagian pribadi %s dokumen dibuat sesudah salinan kunci itu, jadi tidak ada di dalamnya. Pakai salinan kunci yang lebih baru; hanya bila tidak ada, tambahkan -tanpa-kunci: bagian pribadi itu lalu dicatat terhapus untuk selamanya.", kominfo.FormatAngka(hilang))
}
