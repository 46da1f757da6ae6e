//go:build !(js && wasm)

package penjaga

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// tulisUtuh gives path its content whole or not at all, durably.
func tulisUtuh(path string, isi []byte) (err error) {
	f, err := os.OpenFile(path+".sementara", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close() // err is the one to report
			_ = os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(isi); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return namaiUlang(f.Name(), path)
}

// namaiUlang renames durably.
func namaiUlang(dari, ke string) error {
	if err := os.Rename(dari, ke); err != nil {
		return err
	}
	return sinkronFolder(filepath.Dir(ke))
}

// sinkronFolder makes the names in a folder durable. Windows has no such call; some
// network mounts refuse it, and there is nothing more to be done there.
func sinkronFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !strings.Contains(err.Error(), "invalid argument") {
		_ = d.Close() // err is the one to report
		return err
	}
	return d.Close()
}

// bacaKecil reads a small file; ada is false when there is none.
func bacaKecil(path string, batas int64) (isi []byte, ada bool, err error) {
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	if !st.Mode().IsRegular() || st.Size() > batas {
		return nil, true, errTerlaluBesar
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, true, err
	}
	defer f.Close()
	isi, err = io.ReadAll(io.LimitReader(f, batas))
	return isi, true, err
}

var errTerlaluBesar = errors.New("bukan berkas biasa, atau terlalu besar")

// hancurkan overwrites a file with zeros and removes it. What the medium keeps all
// the same is told in package brankas.
func hancurkan(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	st, err := f.Stat()
	if err == nil {
		_, err = f.Write(make([]byte, st.Size()))
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	return sinkronFolder(filepath.Dir(path))
}

func ada(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// galat turns an error of the file system into one sentence. apa names the file
// for people: "Checkpoint", "Kunci jejak".
func galat(op, apa, path string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*kominfo.Error](err); ok {
		return err
	}
	pesan, s := "%s %s tidak dapat dibaca atau ditulis. Periksa nama, folder, hak akses dan cakramnya.", err.Error()
	switch {
	case strings.Contains(s, "no space left"), strings.Contains(s, "quota exceeded"), strings.Contains(s, "not enough space"):
		pesan = "Cakram penuh, jadi %[1]s %[2]s tidak dapat ditulis. Kosongkan ruang, lalu ulangi."
		apa = strings.ToLower(apa[:1]) + apa[1:]
	case errors.Is(err, fs.ErrPermission), strings.Contains(s, "read-only file system"):
		pesan = "%s %s tidak boleh ditulis. Beri hak tulis pada pengguna program ini, atau pilih folder lain."
	case strings.Contains(s, "not a directory"):
		pesan = "%s %s bukan folder. Sebutkan nama folder."
	case errors.Is(err, fs.ErrNotExist):
		pesan = "%s %s tidak ada. Periksa nama dan medianya."
	case errors.Is(err, errTerlaluBesar):
		pesan = "%s %s bukan berkas yang diharapkan di situ. Pindahkan berkas itu ke tempat lain, lalu ulangi."
	}
	return kominfo.E(kominfo.Rusak, op, pesan, apa, path).Sebab(err)
}
