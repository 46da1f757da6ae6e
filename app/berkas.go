//go:build !(js && wasm)

package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/kominfo"
)

// baca reads a file, or standard input for "-".
func (p *program) baca(nama string, batas int64) ([]byte, error) {
	const op = "lumbung.baca"
	var r io.Reader = p.Masuk
	if nama != "-" {
		f, err := os.Open(nama)
		if err != nil {
			return nil, kominfo.E(kominfo.TidakAda, op, "Berkas %s tidak dapat dibuka. Periksa nama dan hak aksesnya.", nama).Sebab(err)
		}
		defer f.Close()
		r = f
	}
	b, err := io.ReadAll(io.LimitReader(r, batas+1))
	if err != nil {
		return nil, kominfo.E(kominfo.TidakAda, op, "Berkas %s tidak dapat dibaca.", nama).Sebab(err)
	}
	if int64(len(b)) > batas {
		return nil, kominfo.E(kominfo.TidakSah, op, "Berkas %s lebih besar dari %s MB.", nama, kominfo.FormatAngka(batas>>20))
	}
	return b, nil
}

// tulisUtuh writes a file in one piece: it is there whole, or as it was.
func tulisUtuh(nama string, tulis func(io.Writer) error) (err error) {
	defer func() {
		if _, ok := errors.AsType[*kominfo.Error](err); err != nil && !ok {
			err = kominfo.E(kominfo.Rusak, "lumbung.tulis", "Berkas %s tidak dapat ditulis. Periksa nama folder, hak akses, dan sisa ruang.", nama).Sebab(err)
		}
	}()
	f, err := os.CreateTemp(filepath.Dir(nama), ".lumbung-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already when it was renamed
	err = tulis(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), nama)
	}
	return err
}
