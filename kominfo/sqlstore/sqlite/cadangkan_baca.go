//go:build !(js && wasm)

package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/jmoiron/sqlx"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/internal/pegang"
)

// BukaBaca opens a file for reading alone, beside whoever works with it: for
// verification, and for copies on media that cannot be written. Everything that
// writes is an error. Tables that do not fit the program are one of kind ditolak:
// only [Buka] may migrate. A file without any is tidak_sah.
func BukaBaca(ctx context.Context, path string, o Opsi, regs ...register.Register) (*sqlstore.SQL, error) {
	return bukaBaca(ctx, bawaan(), path, o, regs)
}

func bukaBaca(ctx context.Context, p pengandar, path string, o Opsi, regs []register.Register) (*sqlstore.SQL, error) {
	const op = "sqlite.BukaBaca"
	p, path, err := caraBaca(ctx, op, p, path)
	if err != nil {
		return nil, err
	}
	if o.Pembaca <= 0 {
		o.Pembaca = runtime.GOMAXPROCS(0)
	}
	db := sqlx.NewDb(sql.OpenDB(penyambung{p, path, pragmaBaca}), "sqlite3")
	db.SetMaxOpenConns(o.Pembaca + 1)
	db.SetMaxIdleConns(o.Pembaca)
	o.Baca, o.Tutup = db, db.Close
	s, err := sqlstore.Pakai(db, o.Opsi, regs...)
	if err == nil {
		err = adaData(ctx, db, path, cmp.Or(o.Awalan, "lb_"))
	}
	if err == nil {
		err = s.Siap(ctx)
	}
	if err != nil {
		_ = db.Close() // err is the one to report
		return nil, err
	}
	return s, nil
}

// adaData refuses a file in which no register was ever kept. An empty file is an
// empty database to SQLite: a backup that was cut off to nothing must not pass for
// data in which all is well.
func adaData(ctx context.Context, db *sqlx.DB, path, awalan string) error {
	const op = "sqlite.BukaBaca"
	var n int
	if err := db.GetContext(ctx, &n, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ?", awalan+"_skema"); err != nil {
		return galat(op, path, err)
	}
	if n == 0 {
		return kominfo.E(kominfo.TidakSah, op, "Berkas %s tidak berisi data Lumbung: kosong, terpotong, atau milik program lain. Pilih berkas yang benar, atau cadangan lain.", path)
	}
	return nil
}

// bukaSumber opens one connection for reading.
func bukaSumber(ctx context.Context, p pengandar, path string) (driver.Conn, error) {
	const op = "sqlite.Cadangkan"
	p, path, err := caraBaca(ctx, op, p, path)
	if err != nil {
		return nil, err
	}
	c, err := penyambung{p, path, pragmaBaca}.Connect(ctx)
	if err != nil {
		return nil, galat(op, path, err)
	}
	return c, nil
}

// caraBaca finds out how a file can be read. A file with a write-ahead log needs
// a folder that may be written, for the log's shared memory; one on a medium that
// cannot be written is read as it stands when it has no log.
func caraBaca(ctx context.Context, op string, p pengandar, path string) (pengandar, string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return p, path, galat(op, path, err)
	}
	switch st, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return p, path, kominfo.E(kominfo.TidakAda, op, "Berkas data %s tidak ada. Periksa nama dan foldernya.", path)
	case err != nil:
		return p, path, galat(op, path, err)
	case !st.Mode().IsRegular():
		return p, path, kominfo.E(kominfo.TidakSah, op, "%s bukan berkas biasa. Sebutkan nama berkas data.", path)
	}
	err = coba(ctx, p, path)
	if st, e := os.Stat(path + "-wal"); err != nil && (e != nil || st.Size() == 0) && !strings.Contains(err.Error(), "not a database") {
		tetap := pengandar{p.judul, modus{p.d, "mode=ro&immutable=1"}}
		if coba(ctx, tetap, path) == nil {
			return tetap, path, nil
		}
	}
	if err != nil {
		return p, path, galat(op, path, err)
	}
	return p, path, nil
}

func coba(ctx context.Context, p pengandar, path string) error {
	c, err := penyambung{p, path, pragmaBaca}.Connect(ctx)
	if err != nil {
		return err
	}
	return errors.Join(jalankan(ctx, c, "SELECT COUNT(*) FROM sqlite_master"), c.Close())
}

// modus opens files in another way than for writing.
type modus struct {
	driver.Driver
	cara string
}

func (m modus) Open(nama string) (driver.Conn, error) {
	return m.Driver.Open(strings.TrimSuffix(nama, "mode=rw") + m.cara)
}

// Pegang takes the lock that says a process works with the file, without opening
// it: whoever moves the file holds it meanwhile. Close lets go.
func Pegang(path string) (io.Closer, error) {
	const op = "sqlite.Pegang"
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, galat(op, path, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, galat(op, path, err)
	}
	f, err := pegang.Berkas(path + ".kunci")
	if err != nil {
		return nil, galat(op, path, err)
	}
	return f, nil
}
