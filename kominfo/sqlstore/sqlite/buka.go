//go:build !(js && wasm)

package sqlite

import (
	"context"
	"database/sql"
	"errors"
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

// Opsi sets up a store in a file. The zero value works.
type Opsi struct {
	sqlstore.Opsi      // Baca and Tutup are set by Buka
	Migrasi       bool // make and extend the tables at once
}

// Driver names the SQLite driver of this program and its version.
func Driver() string { return bawaan().judul }

// Buka opens, or makes, the file and gives the store of registers in it. With
// Opsi.Migrasi the tables are brought up to date; without, tables that do not fit
// are an error. Close the store at the end.
func Buka(ctx context.Context, path string, o Opsi, regs ...register.Register) (*sqlstore.SQL, error) {
	return buka(ctx, bawaan(), path, o, regs)
}

func buka(ctx context.Context, p pengandar, path string, o Opsi, regs []register.Register) (_ *sqlstore.SQL, err error) {
	const op = "sqlite.Buka"
	if path == "" || strings.Contains(path, ":memory:") || strings.ContainsRune(path, 0) {
		return nil, kominfo.E(kominfo.TidakSah, op, "Sebutkan nama berkas data, misalnya data/lumbung.db. Untuk uji, pakai berkas di folder sementara.")
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, galat(op, path, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, galat(op, path, err)
	}
	// The lock before the file is touched: to close any descriptor of it would take
	// the locks away from a store that this very process has on it.
	kunci, err := pegang.Berkas(path + ".kunci")
	if err != nil {
		return nil, galat(op, path, err)
	}
	if err := siapkanBerkas(path); err != nil {
		return nil, errors.Join(galat(op, path, err), kunci.Close())
	}
	if o.Pembaca <= 0 {
		o.Pembaca = runtime.GOMAXPROCS(0)
	}
	tulis := sqlx.NewDb(sql.OpenDB(penyambung{p, path, pragmaTulis}), "sqlite3")
	tulis.SetMaxOpenConns(1)
	baca := sqlx.NewDb(sql.OpenDB(penyambung{p, path, pragmaBaca}), "sqlite3")
	baca.SetMaxOpenConns(o.Pembaca)
	baca.SetMaxIdleConns(o.Pembaca)
	o.Baca = baca
	o.Tutup = func() error {
		// Readers first: the last connection moves the log into the file.
		return errors.Join(baca.Close(), tulis.Close(), kunci.Close())
	}
	buang := o.Tutup
	defer func() {
		if err != nil {
			_ = buang() // err is the one to report
		}
	}()
	// The writer first: it makes the log that readers need.
	if err := tulis.PingContext(ctx); err != nil {
		return nil, galat(op, path, err)
	}
	var n int
	if err := tulis.GetContext(ctx, &n, "SELECT COUNT(*) FROM sqlite_master"); err != nil {
		return nil, galat(op, path, err)
	}
	s, err := sqlstore.Pakai(tulis, o.Opsi, regs...)
	if err != nil {
		return nil, err
	}
	if o.Migrasi {
		if err := s.Migrasi(ctx); err != nil {
			return nil, err
		}
	}
	if err := s.Siap(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// siapkanBerkas makes the file where it is missing, for the owner only. SQLite
// gives its own extra files the mode of the main one.
func siapkanBerkas(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// galat turns what can go wrong at opening into one sentence with a remedy.
func galat(op, path string, err error) error {
	if _, ok := errors.AsType[*kominfo.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	pesan, s := "Berkas data %s tidak dapat dibuka. Periksa nama, folder dan hak aksesnya.", err.Error()
	switch {
	case errors.Is(err, pegang.ErrDipakai), strings.Contains(s, "database is locked"):
		pesan = "Berkas data %s sedang dipakai program lain. Tutup program itu, atau pakai berkas lain."
	case strings.Contains(s, "file is not a database"):
		pesan = "Berkas %s bukan berkas data Lumbung, atau rusak. Pilih berkas yang benar, atau pulihkan dari cadangan."
	case strings.Contains(s, "malformed"):
		pesan = "Berkas data %s rusak. Pulihkan dari cadangan."
	case errors.Is(err, fs.ErrPermission), strings.Contains(s, "readonly database"), strings.Contains(s, "read-only"):
		pesan = "Berkas data %s atau foldernya tidak boleh ditulis. Beri hak tulis, atau pilih folder lain."
	case strings.Contains(s, "disk is full"), strings.Contains(s, "no space left"):
		pesan = "Cakram penuh, jadi berkas data %s tidak dapat dibuka. Kosongkan ruang, lalu ulangi."
	case strings.Contains(s, "is a directory"), strings.Contains(s, "not a directory"):
		pesan = "%s adalah folder, atau berada di bawah berkas. Sebutkan nama berkas di dalam folder, misalnya data/lumbung.db."
	}
	return kominfo.E(kominfo.Rusak, op, pesan, path).Sebab(err)
}
