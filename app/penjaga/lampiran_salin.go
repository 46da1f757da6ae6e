//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// salin brings the files that documents name from one folder into another, which
// only grows. A file is there whole or not at all, so that after a kill the same
// work goes on where it was.
type salin struct {
	op       string
	l        Lampiran
	s        register.Reader // knows the documents' names
	asal     string          // the folder that files come from, which may be missing
	dari, ke *rak
	tujuan   *blob.Folder // ke, for writing
	teliti   bool         // what is there already is read again
	obat     string       // what to do about a file that is not to be had

	h HasilLampiran
	t temuanBerkas
	k blob.Kemajuan
}

// jalan copies what is missing. A file that cannot be had is a finding; one that
// cannot be written ends the work.
func (x *salin) jalan(ctx context.Context, daftar []*dirujuk) error {
	x.h.Folder, x.h.Dirujuk, x.h.Diteliti = x.ke.dir, len(daftar), x.teliti
	var perlu []*dirujuk
	for _, d := range daftar {
		if err := ctx.Err(); err != nil {
			return err
		}
		ada, errAda := x.ke.ukuran(d.sidik)
		asal, errAsal := x.dari.ukuran(d.sidik)
		if errAda == nil && errAsal == nil && ada == asal && !x.teliti {
			x.sudah(ada)
			continue
		}
		perlu = append(perlu, d)
		x.k.DariByte += asal
		if errAda == nil {
			x.k.DariByte += ada
		}
	}
	x.k.DariBerkas = len(perlu)
	for _, d := range perlu {
		if err := x.satu(ctx, d); err != nil {
			return err
		}
		x.k.Berkas++
		x.kabar(0)
	}
	x.h.Temuan = x.t.hasil()
	return nil
}

func (x *salin) sudah(ukuran int64) {
	x.h.Sudah++
	x.h.Ukuran += ukuran
}

func (x *salin) kabar(n int) {
	x.k.Byte += int64(n)
	if x.l.Kemajuan != nil {
		x.l.Kemajuan(x.k)
	}
}

// satu brings one file.
func (x *salin) satu(ctx context.Context, d *dirujuk) error {
	if n, err := x.ke.ukuran(d.sidik); err == nil {
		switch err := x.ke.cocok(ctx, d.sidik, x.kabar); {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			x.sudah(n)
			x.bandingkanAsal(ctx, d, n)
			return nil
		}
	}
	b, err := x.dari.baca(ctx, d.sidik, x.kabar)
	if err != nil {
		x.takAda(ctx, d, err)
		return nil
	}
	defer b.Close()
	info, err := x.tujuan.Simpan(ctx, b, blob.Opsi{Batas: math.MaxInt64, Nama: d.sidik})
	switch {
	case err == nil:
		x.h.Disalin++
		x.h.Salinan += info.Ukuran
		x.h.Ukuran += info.Ukuran
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case b.galat != nil:
		x.takAda(ctx, d, b.galat)
		return nil
	}
	return x.gagal(err)
}

// bandingkanAsal tells, at a backup, of a file that the data folder has lost and an
// earlier backup kept.
func (x *salin) bandingkanAsal(ctx context.Context, d *dirujuk, ukuran int64) {
	if x.op != opCadang {
		return
	}
	id, kata := TemuanBerkasUbah, "isinya sudah berubah dari saat dicatat"
	switch n, err := x.dari.ukuran(d.sidik); {
	case err != nil:
		id, kata = temuanDari(err)
	case n == ukuran:
		return
	}
	x.t.catat(id, kominfo.Peringatan, d.sidik, fmt.Sprintf("Berkas %s (%s) di folder data %s, tetapi masih utuh di %s. Salin kembali dari situ ke %s.", pendek(d.sidik), d.sebut(ctx, x.s), kata, tempat(x.ke.dir, d.sidik), tempat(x.asal, d.sidik)))
}

// takAda tells of a file that is not to be had.
func (x *salin) takAda(ctx context.Context, d *dirujuk, err error) {
	id, kata := temuanDari(err)
	x.t.catat(id, d.berat(), d.sidik, fmt.Sprintf("Berkas %s (%s) di %s %s. %s", pendek(d.sidik), d.sebut(ctx, x.s), x.asal, kata, x.obat))
}

// temuanDari says what is wrong with a file that cannot be had.
func temuanDari(err error) (id, kata string) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return TemuanBerkasHilang, "tidak ada"
	case errors.Is(err, errBerubah):
		return TemuanBerkasUbah, "isinya sudah berubah dari saat dicatat"
	case errors.Is(err, fs.ErrPermission):
		return TemuanBerkasBaca, "tidak boleh dibaca"
	}
	return TemuanBerkasBaca, "tidak terbaca; periksa cakramnya"
}

// gagal says in one sentence why the files cannot be written, and how far it came.
func (x *salin) gagal(err error) error {
	asli := sebab(err)
	if s := asli.Error(); strings.Contains(s, "no space left") || strings.Contains(s, "quota exceeded") || strings.Contains(s, "not enough space") {
		return kominfo.E(kominfo.Rusak, x.op, "Cakram penuh: baru %s dari %s berkas tersalin ke %s. Kosongkan ruang atau pilih media lain, lalu ulangi; yang sudah tersalin tidak disalin lagi.",
			kominfo.FormatAngka(int64(x.k.Berkas)), kominfo.FormatAngka(int64(x.k.DariBerkas)), x.ke.dir).Sebab(err)
	}
	return galat(x.op, "Folder berkas", x.ke.dir, asli)
}

// sebab gives what the file system said, so that the sentence can name the folder.
func sebab(err error) error {
	if e, ok := errors.AsType[*kominfo.Error](err); ok && e.Err != nil {
		return e.Err
	}
	return err
}

// buka opens the folder that the files come from, and the one that they go to.
func (x *salin) buka(dir string) (tutup func(), err error) {
	if x.dari, err = bukaRak(x.asal); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			x.dari.tutup()
		}
	}()
	if x.tujuan, err = blob.BukaFolder(dir, blob.OpsiFolder{}); err != nil {
		return nil, galat(x.op, "Folder berkas", dir, sebab(err))
	}
	if x.ke, err = bukaRak(dir); err != nil {
		_ = x.tujuan.Close() // err is the one to report
		return nil, err
	}
	return func() {
		x.dari.tutup()
		x.ke.tutup()
		_ = x.tujuan.Close() // what was stored is durable
	}, nil
}
