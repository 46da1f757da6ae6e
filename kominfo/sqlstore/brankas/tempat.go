//go:build !(js && wasm)

package brankas

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/internal/pegang"
)

// siapkanTempat makes the folder and takes the lock. It gives the path without
// symbolic links, so that two names of one file have one lock.
func siapkanTempat(op, path string) (string, io.Closer, error) {
	if path == "" || strings.ContainsRune(path, 0) {
		return "", nil, kominfo.E(kominfo.TidakSah, op, "Sebutkan nama berkas kunci, misalnya kunci/kunci.brankas, di folder yang tidak ikut cadangan data.")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", nil, galat(op, path, err)
	}
	if asli, err := filepath.EvalSymlinks(path); err == nil {
		path = asli
	}
	if err := buatFolder(filepath.Dir(path)); err != nil {
		return "", nil, galat(op, path, err)
	}
	pegangan, err := pegang.Berkas(path + ".dipakai")
	if err != nil {
		return "", nil, galat(op, path, err)
	}
	return path, pegangan, nil
}

// buatFolder makes the folders that are missing, for the owner only, each durably.
func buatFolder(dir string) error {
	st, err := os.Stat(dir)
	if err == nil && !st.IsDir() {
		return &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
	}
	induk := filepath.Dir(dir)
	if !errors.Is(err, fs.ErrNotExist) || induk == dir { // a drive that is not there
		return err
	}
	if err := buatFolder(induk); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return sinkronFolder(dir)
}

// sinkronFolder makes the name of path durable. Windows has no such call: its file
// systems write names through their journal.
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

// sementara is the name under which a file is written before it is whole. It is
// always the same one, so that what a crash leaves is found again.
func sementara(path string) string { return path + ".sementara" }

// tulisUtuh gives path the content that tulis writes, whole or not at all. The
// content is durable when it returns; the name needs sinkronFolder.
func tulisUtuh(path string, tulis func(*os.File) error) (err error) {
	f, err := os.OpenFile(sementara(path), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = buangSementara(path) // err is the one to report; Buka tries again
		}
	}()
	if err := tulis(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(sementara(path), path)
}

// buangSementara removes what an interrupted write left. It may hold keys, which
// are overwritten first.
func buangSementara(path string) error {
	nama := sementara(path)
	st, err := os.Lstat(nama)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if st.Mode().IsRegular() {
		if err := nolkanBerkas(nama, st.Size()); err != nil {
			return err
		}
	}
	return os.Remove(nama)
}

func nolkanBerkas(nama string, ukuran int64) error {
	f, err := os.OpenFile(nama, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = io.CopyN(f, nol{}, ukuran)
	return errors.Join(err, f.Sync(), f.Close())
}

// nol is an endless source of zeros.
type nol struct{}

func (nol) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
