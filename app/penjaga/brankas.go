//go:build !(js && wasm)

package penjaga

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

const (
	ukuranSlot = 32     // of the strong-box, as package brankas documents
	celahPulih = 131072 // numbers that brankas.Pulihkan leaves unused
)

// siapkanBrankas sees to it that a strong-box stands beside the data. One that is
// missing while the data hold sealed parts is never replaced by an empty one: the
// parts would look erased, and numbers of keys would be given twice.
func siapkanBrankas(ctx context.Context, path, db string) error {
	const op = "penjaga.Buka"
	if st, err := os.Stat(db); ada(path) || err != nil || st.Size() == 0 {
		return nil // brankas.Buka makes it, or says what is wrong
	}
	daftar, tertinggi, err := sqlite.DaftarTersegel(ctx, db)
	if err != nil {
		return err
	}
	if len(daftar) > 0 {
		return kominfo.E(kominfo.Rusak, op, "Berkas kunci data pribadi %s hilang, padahal bagian pribadi %s dokumen tersegel dengannya. Kembalikan berkas itu; bila memang hilang, pulihkan dari salinan kunci dengan lumbung pulihkan -masa-baru -kunci FILE.",
			path, kominfo.FormatAngka(int64(len(daftar))))
	}
	if tertinggi == 0 {
		return nil
	}
	return brankasKosong(path, tertinggi)
}

// brankasKosong makes a strong-box in which every number up to tertinggi counts as
// erased, so that none of them is given again.
func brankasKosong(path string, tertinggi int64) error {
	isi := make([]byte, (tertinggi+1)*ukuranSlot)
	copy(isi, "lumbung/brankas/1\n")
	return galat("penjaga.brankas", "Berkas kunci data pribadi", path, tulisUtuh(path, isi))
}

// SalinKunci writes the keys of the personal parts of a data folder to the new file
// ke, encrypted under a passphrase. It works while a program has the folder open:
// then the strong-box is copied first, to a file beside it that is overwritten and
// removed at once afterwards.
func SalinKunci(folder, ke, sandi string) (err error) {
	const op = "penjaga.SalinKunci"
	asal := filepath.Join(folder, "kunci", "pribadi.kunci")
	if !ada(asal) {
		return kominfo.E(kominfo.TidakAda, op, "Berkas kunci data pribadi %s tidak ada, jadi tidak ada yang disalin. Periksa foldernya.", asal)
	}
	b, err := brankas.Buka(asal)
	if err != nil {
		sementara := asal + ".salin"
		if e := salinBrankas(asal, sementara); e != nil {
			return galat(op, "Berkas kunci data pribadi", asal, e)
		}
		defer func() {
			if e := hancurkan(sementara); err == nil {
				err = galat(op, "Berkas kunci data pribadi", sementara, e)
			}
			_ = os.Remove(sementara + ".dipakai") // holds nothing
		}()
		if b, err = brankas.Buka(sementara); err != nil {
			return err
		}
	}
	defer b.Close() // before the removal above
	f, err := os.OpenFile(ke, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if os.IsExist(err) {
		return kominfo.E(kominfo.Bentrok, op, "Berkas %s sudah ada dan tidak ditimpa. Pilih nama lain.", ke)
	}
	if err != nil {
		return galat(op, "Salinan kunci", ke, err)
	}
	if err = b.Salin(f, sandi); err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = sinkronFolder(filepath.Dir(ke))
	}
	if err != nil {
		_ = os.Remove(ke) // err is the one to report
	}
	return galat(op, "Salinan kunci", ke, err)
}

// salinBrankas copies a strong-box that another process has open. Slots are written
// whole; one that is being added at the end is not yet given out and is left.
func salinBrankas(dari, ke string) error {
	f, err := os.Open(dari)
	if err != nil {
		return err
	}
	defer f.Close()
	isi, err := io.ReadAll(f)
	defer clear(isi)
	if err != nil {
		return err
	}
	return tulisUtuh(ke, isi[:len(isi)/ukuranSlot*ukuranSlot])
}
