//go:build !(js && wasm)

package penjaga

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

const opCadang = "penjaga.Cadangkan"

// kerja is the name of a backup until its files are there too: so what bears the
// backup's own name is whole.
const kerja = ".kerja"

// cadangLampiran is the way of the files into a backup.
type cadangLampiran struct {
	o   Opsi
	ke  string // the backup
	dir string // its folder of files
	h   HasilLampiran
}

// denganLampiran makes the backup ke with its files.
func denganLampiran(ctx context.Context, o Opsi, ke string) (HasilLampiran, error) {
	c := &cadangLampiran{o: o, ke: ke, dir: o.Lampiran.di(ke)}
	lepas, err := c.siapkan()
	if err != nil {
		return c.h, err
	}
	defer lepas()
	err = c.salin(ctx)
	return c.h, err
}

// siapkan looks whether the places can be used, and keeps a second backup with the
// same folder of files out. lepas is never nil.
func (c *cadangLampiran) siapkan() (lepas func(), err error) {
	lepas = func() {}
	if err := c.kosong(); err != nil {
		return lepas, err
	}
	for _, dir := range []string{filepath.Dir(c.ke), filepath.Dir(c.dir)} { // never made: the medium may not be mounted
		if st, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || err == nil && !st.IsDir() {
			return lepas, kominfo.E(kominfo.TidakAda, opCadang, "Folder %s tidak ada. Pasang medianya atau buat foldernya, lalu ulangi.", dir)
		}
	}
	if satu(c.dir, c.o.berkas()) {
		return lepas, kominfo.E(kominfo.TidakSah, opCadang, "%s adalah folder berkas yang sedang dipakai, jadi bukan cadangan. Pilih folder lain dengan -berkas, di media lain.", c.dir)
	}
	p, err := sqlite.Pegang(c.dir)
	if err == nil {
		lepas = func() {
			_ = os.Remove(c.dir + ".kunci") // while it is held
			_ = p.Close()                   // it only held a lock
			_ = os.Remove(c.dir + ".kunci") // Windows removes closed files only
		}
	} else if strings.Contains(err.Error(), "dipegang proses lain") {
		return lepas, kominfo.E(kominfo.Bentrok, opCadang, "Pencadangan lain sedang menyalin berkas ke %s. Tunggu sampai selesai, lalu ulangi.", c.dir).Sebab(err)
	} // else a network mount without locks, or a place where nothing can be written: the copying says so
	c.buangKerja()
	return lepas, nil
}

// kosong refuses a name that is taken.
func (c *cadangLampiran) kosong() error {
	st, err := os.Lstat(c.ke)
	switch {
	case c.ke == "" || err == nil && st.IsDir():
		return kominfo.E(kominfo.TidakSah, opCadang, "Sebutkan nama berkas cadangan, bukan folder, misalnya %s.", filepath.Join(c.ke, "lumbung-2026-11-22.db"))
	case err == nil:
		return kominfo.E(kominfo.Bentrok, opCadang, "Berkas %s sudah ada dan tidak ditimpa. Pilih nama lain.", c.ke)
	}
	return nil
}

// satu reports whether two names are one folder.
func satu(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// buangKerja removes the half backup that a killed program left under its working
// name.
func (c *cadangLampiran) buangKerja() {
	for _, s := range []string{"", ".sebagian"} {
		for _, akhiran := range []string{"", "-journal", "-wal", "-shm"} {
			_ = os.Remove(c.ke + kerja + s + akhiran) // mostly not there; else the copying says so
		}
	}
}

// salin copies database and files, in this order: a file is stored before a document
// names it, so every document of the copy finds its file. One that was removed in
// the meantime is a finding.
func (c *cadangLampiran) salin(ctx context.Context) (err error) {
	defer func() {
		if err != nil {
			c.buangKerja()
		}
	}()
	if err := sqlite.Cadangkan(ctx, c.o.db(), c.ke+kerja); err != nil {
		if e, ok := errors.AsType[*kominfo.Error](err); ok { // the person named another file
			b := *e
			b.Message = strings.ReplaceAll(b.Message, filepath.Base(c.ke)+kerja, filepath.Base(c.ke))
			return &b
		}
		return err
	}
	if err := c.berkas(ctx); err != nil {
		return err
	}
	if err := c.kosong(); err != nil {
		return err
	}
	if err := namaiUlang(c.ke+kerja, c.ke); err != nil {
		_ = os.Remove(c.ke) // named, but not durably; err is the one to report
		return galat(opCadang, "Cadangan", c.ke, err)
	}
	return nil
}

// berkas copies the files that the copy names.
func (c *cadangLampiran) berkas(ctx context.Context) error {
	s, lepas, err := bukaBaca(ctx, c.ke+kerja, sqlite.Opsi{}, c.o.Register)
	defer lepas()
	if err != nil {
		return err
	}
	l := c.o.Lampiran
	daftar, cacat, err := l.rujuk(ctx, s, c.o.Register)
	if err != nil {
		return err
	}
	c.h = HasilLampiran{Tanpa: l.Tanpa, Dirujuk: len(daftar), Temuan: cacat}
	if l.Tanpa || len(daftar) == 0 {
		return nil
	}
	x := &salin{op: opCadang, l: l, s: s, asal: c.o.berkas(), teliti: l.Teliti,
		obat: "Unggah ulang aslinya, atau ambil dari cadangan yang lebih lama."}
	tutup, err := x.buka(c.dir)
	if err != nil {
		return err
	}
	defer tutup()
	if err := x.jalan(ctx, daftar); err != nil {
		return err
	}
	if x.dari == nil && x.h.Sudah < len(daftar) {
		cacat = append(cacat, kominfo.Finding{ID: TemuanBerkasHilang, Path: "berkas", Severity: kominfo.Galat,
			Message: fmt.Sprintf("Folder berkas %s tidak ada, jadi berkas yang belum ada di cadangan tidak ikut. Letakkan kembali foldernya, atau pulihkan dari cadangan.", x.asal)})
	}
	x.h.Temuan = append(cacat, x.h.Temuan...)
	c.h = x.h
	return nil
}

// lapor adds to the report of the copy what is known of its files.
func (h HasilLampiran) lapor(l *jejak.Laporan) {
	l.Temuan = append(l.Temuan, h.Temuan...)
	l.Sah = l.Sah && !kominfo.AdaGalat(h.Temuan)
	switch {
	case h.Tanpa && h.Dirujuk > 0:
		l.TidakTerbukti = append(l.TidakTerbukti, kominfo.FormatAngka(int64(h.Dirujuk))+" berkas yang dirujuk dokumen tidak ikut, atas pilihan -tanpa-berkas.")
	case h.Folder == "":
	default:
		kata := fmt.Sprintf("%s yang dirujuk dokumen ada di %s", jumlahBerkas(h.Disalin+h.Sudah, h.Ukuran), h.Folder)
		if h.Disalin > 0 {
			kata += "; " + jumlahBerkas(h.Disalin, h.Salinan) + " disalin sekarang, isinya sesuai sidiknya"
		}
		if h.Diteliti && h.Sudah > 0 {
			kata += "; yang sudah ada dibaca ulang, isinya sesuai sidiknya"
		}
		if h.Disalin+h.Sudah > 0 {
			l.Terbukti = append(l.Terbukti, kata+".")
		}
		if h.Sudah > 0 && !h.Diteliti {
			l.TidakTerbukti = append(l.TidakTerbukti, "Isi "+kominfo.FormatAngka(int64(h.Sudah))+" berkas yang sudah ada dari cadangan sebelumnya: hanya ukurannya yang dibandingkan. Untuk membacanya ulang: cadangkan dengan -teliti, atau lumbung verifikasi atas cadangan ini.")
		}
	}
}
