//go:build !(js && wasm)

package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// sekaliSalin is how many pages are copied between two looks at the context.
const sekaliSalin = 256

// sebagian is the name of a copy that is not whole yet.
const sebagian = ".sebagian"

// Cadangkan copies the data file sumber to the new file tujuan, also while this
// or another process writes to it: the copy is the state of one moment, and
// nobody waits for it. It is one file, readable by its owner only, without a
// write-ahead log beside it, and durable when Cadangkan returns.
//
// tujuan is never replaced (kind bentrok). While it is being written it is called
// <tujuan>.sebagian; after an error or a cancellation nothing is left of it, after
// a power cut that file, which may be deleted.
func Cadangkan(ctx context.Context, sumber, tujuan string) error {
	return cadangkan(ctx, bawaan(), salinBawaan, sumber, tujuan)
}

// penyalin is a copy under way, as each driver does it.
type penyalin interface {
	langkah(halaman int) (selesai bool, err error)
	// tuntas ends the copying and gives the connection to the copy.
	tuntas() (driver.Conn, error)
	batal()
}

type mulaiSalin func(p pengandar, sumber driver.Conn, tujuan string) (penyalin, error)

func cadangkan(ctx context.Context, p pengandar, mulai mulaiSalin, sumber, tujuan string) (err error) {
	const op = "sqlite.Cadangkan"
	if tujuan, err = tempatSalinan(op, tujuan); err != nil {
		return err
	}
	src, err := bukaSumber(ctx, p, sumber)
	if err != nil {
		return err
	}
	defer src.Close()
	setengah := tujuan + sebagian
	f, err := os.OpenFile(setengah, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return galatSalinan(op, tujuan, err)
	}
	defer func() {
		_ = f.Close() // it was synced; closing again does nothing
		if err != nil {
			buangSalinan(setengah)
		}
	}()
	if err := salinIsi(ctx, p, mulai, src, setengah); err != nil {
		return galatSalinan(op, tujuan, err)
	}
	if err := f.Sync(); err != nil {
		return galatSalinan(op, tujuan, err)
	}
	if err := f.Close(); err != nil { // Windows renames closed files only
		return galatSalinan(op, tujuan, err)
	}
	if err := namai(setengah, tujuan); err != nil {
		return galatSalinan(op, tujuan, err)
	}
	return galatSalinan(op, tujuan, sinkronFolder(tujuan))
}

// tempatSalinan refuses a name that is taken.
func tempatSalinan(op, tujuan string) (string, error) {
	if tujuan == "" || strings.ContainsRune(tujuan, 0) {
		return "", kominfo.E(kominfo.TidakSah, op, "Sebutkan nama berkas salinan, misalnya /media/usb/lumbung-2026-11-22.db.")
	}
	tujuan, err := filepath.Abs(tujuan)
	if err != nil {
		return "", galatSalinan(op, tujuan, err)
	}
	switch st, err := os.Lstat(tujuan); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", galatSalinan(op, tujuan, err)
	case st.IsDir():
		return "", kominfo.E(kominfo.TidakSah, op, "%s adalah folder. Sebutkan nama berkas salinan di dalamnya, misalnya %s.", tujuan, filepath.Join(tujuan, "lumbung-2026-11-22.db"))
	default:
		return "", galatSalinan(op, tujuan, fs.ErrExist)
	}
	return tujuan, nil
}

// salinIsi copies within one snapshot of the source, so that a writer never makes
// the copying begin again, and leaves a file that needs no log.
func salinIsi(ctx context.Context, p pengandar, mulai mulaiSalin, src driver.Conn, setengah string) (err error) {
	if err := jalankan(ctx, src, "BEGIN"); err != nil {
		return err
	}
	if err := jalankan(ctx, src, "SELECT COUNT(*) FROM sqlite_master"); err != nil { // takes the snapshot
		return err
	}
	s, err := mulai(p, src, setengah)
	if err != nil {
		return err
	}
	for selesai := false; !selesai; {
		if err = ctx.Err(); err == nil {
			selesai, err = s.langkah(sekaliSalin)
		}
		if err != nil {
			s.batal()
			return err
		}
	}
	dst, err := s.tuntas()
	if err != nil {
		return err
	}
	// The header came with the pages and says that there is a log.
	err = jalankan(context.WithoutCancel(ctx), dst, "PRAGMA journal_mode = DELETE")
	if e := dst.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	if _, err := os.Lstat(setengah + "-wal"); err == nil {
		return errors.New("the copy kept its write-ahead log")
	}
	return nil
}

// jalankan runs a statement to its end and passes over its rows.
func jalankan(ctx context.Context, c driver.Conn, q string) error {
	x, ok := c.(driver.ExecerContext)
	if !ok {
		return errors.New("pengandar tidak dapat menjalankan perintah")
	}
	_, err := x.ExecContext(ctx, q, nil)
	return err
}

// namai gives the copy its name without replacing a file of that name. Where the
// file system has no hard links (USB sticks), a moment lies between looking and
// naming; the half copy's own name keeps a second backup out of it.
func namai(setengah, tujuan string) error {
	err := os.Link(setengah, tujuan)
	if err == nil {
		return os.Remove(setengah)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(tujuan); !errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	return os.Rename(setengah, tujuan)
}

func buangSalinan(setengah string) {
	for _, akhiran := range []string{"", "-journal", "-wal", "-shm"} {
		_ = os.Remove(setengah + akhiran) // the error before is the one to report
	}
}

// sinkronFolder makes the name of path durable. Windows has no such call.
func sinkronFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// galatSalinan turns what can go wrong with the copy into one sentence.
func galatSalinan(op, tujuan string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*kominfo.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	jenis, pesan, s := kominfo.Rusak, "Salinan %s tidak dapat ditulis. Periksa nama, folder dan medianya, lalu ulangi.", err.Error()
	switch {
	case errors.Is(err, fs.ErrExist):
		if _, e := os.Lstat(tujuan); e != nil {
			return kominfo.E(kominfo.Bentrok, op, "Berkas %s ada: penyalinan lain sedang berjalan, atau pernah terhenti. Bila tidak ada yang berjalan, hapus berkas itu, lalu ulangi.", tujuan+sebagian).Sebab(err)
		}
		jenis, pesan = kominfo.Bentrok, "Berkas %s sudah ada dan tidak ditimpa. Pilih nama lain."
	case strings.Contains(s, "is full"), strings.Contains(s, "no space left"), strings.Contains(s, "quota exceeded"), strings.Contains(s, "not enough space"):
		pesan = "Tempat tujuan penuh, jadi salinan %s tidak dibuat. Kosongkan ruang atau pilih media lain, lalu ulangi."
	case strings.Contains(s, "malformed"), strings.Contains(s, "not a database"):
		pesan = "Salinan %s tidak dibuat karena berkas datanya rusak. Jalankan verifikasi, lalu pulihkan dari cadangan yang terdahulu."
	case strings.Contains(s, "disk I/O"), strings.Contains(s, "input/output"):
		pesan = "Cakram atau media gagal saat salinan %s ditulis. Periksa medianya, lalu ulangi."
	case errors.Is(err, fs.ErrPermission), strings.Contains(s, "read-only file system"), strings.Contains(s, "readonly database"):
		pesan = "Folder untuk salinan %s tidak boleh ditulis. Beri hak tulis, atau pilih tempat lain."
	case errors.Is(err, fs.ErrNotExist), strings.Contains(s, "not a directory"):
		pesan = "Folder untuk salinan %s tidak ada. Pasang medianya atau buat foldernya, lalu ulangi."
	}
	return kominfo.E(jenis, op, pesan, tujuan).Sebab(err)
}
