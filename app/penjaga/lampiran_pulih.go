//go:build !(js && wasm)

package penjaga

import (
	"context"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// lampiran brings the files that the restored documents name back into the data
// folder, before the data take their place: should the disk be full, nothing was
// replaced yet. Files that are there stay, whoever named them; each is compared with
// its name, and a damaged one is mended.
func (s *sulih) lampiran(ctx context.Context) (h HasilLampiran, err error) {
	const op = "penjaga.Pulihkan"
	l := s.o.Lampiran
	if len(l.Rujukan) == 0 || s.o.Berkas == "" {
		return h, nil
	}
	baca, lepas, err := bukaBaca(ctx, s.db(), sqlite.Opsi{}, s.o.Register)
	defer lepas()
	if err != nil {
		return h, err
	}
	daftar, cacat, err := l.rujuk(ctx, baca, s.o.Register)
	if err != nil {
		return h, err
	}
	h = HasilLampiran{Tanpa: l.Tanpa, Dirujuk: len(daftar), Temuan: cacat}
	if l.Tanpa || len(daftar) == 0 {
		return h, nil
	}
	x := &salin{op: op, l: l, s: baca, asal: l.di(s.o.Berkas), teliti: true, obat: "Cari di cadangan lain, atau unggah ulang aslinya."}
	if st, err := os.Stat(x.asal); err != nil || !st.IsDir() { // before anything is made
		n, err := kurang(daftar, s.o.berkas())
		if err == nil && n > 0 {
			err = kominfo.E(kominfo.TidakAda, op, "Folder berkas cadangan %s tidak ada, padahal dokumen di cadangan ini merujuk %s berkas yang belum ada di %s. Letakkan folder itu di sebelah cadangannya, sebutkan dengan -berkas FOLDER, atau tambahkan -tanpa-berkas untuk memulihkan datanya saja; belum ada yang diubah.",
				x.asal, kominfo.FormatAngka(int64(n)), s.o.berkas())
		}
		if err != nil {
			return h, err
		}
	}
	tutup, err := x.buka(s.o.berkas())
	if err != nil {
		return h, err
	}
	defer tutup()
	if err := x.jalan(ctx, daftar); err != nil {
		return h, err
	}
	x.h.Temuan = append(cacat, x.h.Temuan...)
	return x.h, nil
}

// kurang counts the files that a folder has not, and present documents need.
func kurang(daftar []*dirujuk, dir string) (n int, err error) {
	r, err := bukaRak(dir)
	if err != nil {
		return 0, err
	}
	defer r.tutup()
	for _, d := range daftar {
		if _, err := r.ukuran(d.sidik); err != nil && !d.lama {
			n++
		}
	}
	return n, nil
}
