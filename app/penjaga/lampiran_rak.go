//go:build !(js && wasm)

package penjaga

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/blob"
)

// rak (a shelf) reads a folder of files as [blob.Folder] lays it out, beside whoever
// works with it and on media that cannot be written. Opening a blob.Folder would
// clear away what another process is writing. A nil rak is empty.
type rak struct {
	akar *os.Root
	dir  string
}

// bukaRak opens a folder; nil when there is none.
func bukaRak(dir string) (*rak, error) {
	akar, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, galat("penjaga.berkas", "Folder berkas", dir, err)
	}
	return &rak{akar, dir}, nil
}

func (r *rak) tutup() {
	if r != nil {
		_ = r.akar.Close() // it was only read
	}
}

func letak(sidik string) string { return path.Join(sidik[:2], sidik[2:]) }

// tempat is where a person finds a file.
func tempat(dir, sidik string) string {
	return filepath.Join(dir, filepath.FromSlash(letak(sidik)))
}

// ukuran gives the size of a file; fs.ErrNotExist when there is none. A link or a
// pipe is no file of ours.
func (r *rak) ukuran(sidik string) (int64, error) {
	if r == nil {
		return 0, fs.ErrNotExist
	}
	st, err := r.akar.Lstat(letak(sidik))
	if err != nil {
		return 0, err
	}
	if !st.Mode().IsRegular() {
		return 0, fs.ErrNotExist
	}
	return st.Size(), nil
}

// baca opens a file and compares its content with its name while it is read.
func (r *rak) baca(ctx context.Context, sidik string, kabar func(int)) (*bacaSidik, error) {
	if _, err := r.ukuran(sidik); err != nil {
		return nil, err
	}
	f, err := r.akar.Open(letak(sidik))
	if err != nil {
		return nil, err
	}
	return &bacaSidik{ctx: ctx, f: f, h: sha256.New(), sidik: sidik, kabar: kabar}, nil
}

// cocok reads a whole file: nil when its content is what its name says.
func (r *rak) cocok(ctx context.Context, sidik string, kabar func(int)) error {
	b, err := r.baca(ctx, sidik, kabar)
	if err != nil {
		return err
	}
	defer b.Close()
	_, err = io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{b}, make([]byte, 256<<10))
	return err
}

// errBerubah says that content and name do not agree.
var errBerubah = errors.New("isi berkas tidak sesuai dengan sidiknya")

// bacaSidik reads a file. Content that is not what its name says ends with
// errBerubah and never with io.EOF, so that no copy of it is taken for whole. It
// keeps its own error apart from the writer's.
type bacaSidik struct {
	ctx   context.Context
	f     *os.File
	h     hash.Hash
	sidik string
	kabar func(int)
	galat error
}

func (b *bacaSidik) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := b.f.Read(p)
	_, _ = b.h.Write(p[:n]) // never fails
	if b.kabar != nil && n > 0 {
		b.kabar(n)
	}
	if err == io.EOF && hex.EncodeToString(b.h.Sum(nil)) != b.sidik {
		err = errBerubah
	}
	if err != nil && err != io.EOF {
		b.galat = err
	}
	return n, err
}

func (b *bacaSidik) Close() error { return b.f.Close() }

// telusuri visits what is on the shelf. sidik is "" for what is not named by its
// hash. Names that begin with a dot are package blob's own.
func (r *rak) telusuri(ctx context.Context, lihat func(sidik, nama string, ukuran int64)) error {
	if r == nil {
		return nil
	}
	return fs.WalkDir(r.akar.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, fs.ErrNotExist): // removed just now
			return nil
		case err != nil:
			return err
		case p == ".":
			return nil
		case strings.HasPrefix(p, "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		var ukuran int64
		if st, err := d.Info(); err == nil {
			ukuran = st.Size()
		}
		sidik := strings.Replace(p, "/", "", 1)
		if !blob.SidikSah(sidik) || letak(sidik) != p || !d.Type().IsRegular() {
			sidik = ""
		}
		lihat(sidik, p, ukuran)
		return nil
	})
}
