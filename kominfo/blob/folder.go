package blob

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo"
)

// folderTulis holds files that are being written. Names that begin with a dot are
// the package's own.
const folderTulis = ".tulis"

// OpsiFolder sets up a [Folder].
type OpsiFolder struct {
	// PeriksaBaca re-hashes a file each time before Buka gives it out, so that a
	// damaged one is refused, not served. It costs one more reading.
	PeriksaBaca bool
}

// Folder is a [Store] in a folder of this computer: the file with sidik abcdef… is
// ab/cdef…. It never leaves the folder, not even through a symbolic link. One
// process at a time may have a folder open: opening clears away what a killed one
// left half-written.
type Folder struct {
	akar *os.Root
	o    OpsiFolder
	mu   sync.Mutex // one arrival or removal at a time
}

var _ Store = (*Folder)(nil)

// BukaFolder opens a folder, makes it when it is not there, and removes what a
// killed program left half-written. Close it at the end.
func BukaFolder(dir string, o OpsiFolder) (*Folder, error) {
	const op = "blob.BukaFolder"
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, galatFolder(op, err)
	}
	akar, err := os.OpenRoot(dir)
	if err != nil {
		return nil, galatFolder(op, err)
	}
	f := &Folder{akar: akar, o: o}
	if err := f.bersihkan(); err != nil {
		_ = akar.Close() // err is the one to report
		return nil, galatFolder(op, err)
	}
	return f, nil
}

// Close releases the folder. Files already given out by Buka stay readable.
func (f *Folder) Close() error { return f.akar.Close() }

func (f *Folder) bersihkan() error {
	if err := f.akar.RemoveAll(folderTulis); err != nil {
		return err
	}
	if err := f.akar.Mkdir(folderTulis, 0o700); err != nil {
		return err
	}
	return f.sinkron(".")
}

// sinkron makes the names in a folder durable. Windows has no such call; some
// network mounts refuse it, and nothing more can be done there.
func (f *Folder) sinkron(dir string) error {
	if runtime.GOOS == "windows" || runtime.GOOS == "js" {
		return nil
	}
	d, err := f.akar.Open(dir)
	if err != nil {
		return err
	}
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !strings.Contains(err.Error(), "invalid argument") {
		_ = d.Close() // err is the one to report
		return err
	}
	return d.Close()
}

func jalurSidik(sidik string) string { return path.Join(sidik[:2], sidik[2:]) }

// buka opens a regular file by its sidik.
func (f *Folder) buka(op, sidik string) (*os.File, int64, error) {
	if err := periksaSidik(op, sidik); err != nil {
		return nil, 0, err
	}
	jalur := jalurSidik(sidik)
	st, err := f.akar.Lstat(jalur) // a link or a pipe is nothing of ours
	if err == nil && !st.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err != nil {
		return nil, 0, galatAda(op, sidik, err)
	}
	h, err := f.akar.Open(jalur)
	if err != nil {
		return nil, 0, galatAda(op, sidik, err)
	}
	return h, st.Size(), nil
}

// Buka opens a file; see [Store]. The value is an *os.File.
func (f *Folder) Buka(ctx context.Context, sidik string) (_ io.ReadSeekCloser, _ Info, err error) {
	const op = "blob.Buka"
	h, n, err := f.buka(op, sidik)
	if err != nil {
		return nil, Info{}, err
	}
	defer func() {
		if err != nil {
			_ = h.Close() // err is the one to report
		}
	}()
	if f.o.PeriksaBaca {
		got, _, err := sidikDari(ctx, h, nil)
		if err != nil {
			return nil, Info{}, galatBaca(op, sidik, err)
		}
		if got != sidik {
			return nil, Info{}, kominfo.E(kominfo.Rusak, op, "Berkas dengan sidik %s… di penyimpanan sudah berubah dari saat disimpan, jadi tidak diberikan. Pulihkan berkas itu dari cadangan, atau unggah ulang aslinya.", sidik[:12])
		}
		if _, err := h.Seek(0, io.SeekStart); err != nil {
			return nil, Info{}, galatBaca(op, sidik, err)
		}
	}
	j, err := Kenali(h, n)
	if err != nil {
		return nil, Info{}, galatBaca(op, sidik, err)
	}
	return h, Info{Sidik: sidik, Ukuran: n, Jenis: j}, nil
}

// Ada reports whether a file is there; see [Store].
func (f *Folder) Ada(_ context.Context, sidik string) (bool, error) {
	const op = "blob.Ada"
	if err := periksaSidik(op, sidik); err != nil {
		return false, err
	}
	st, err := f.akar.Lstat(jalurSidik(sidik))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, galatBaca(op, sidik, err)
	}
	return st.Mode().IsRegular(), nil
}

// Daftar gives every file; see [Store].
func (f *Folder) Daftar(ctx context.Context) iter.Seq2[Info, error] {
	return func(yield func(Info, error) bool) {
		err := f.telusuri(ctx, func(b butir) bool {
			return b.sidik == "" || yield(Info{Sidik: b.sidik, Ukuran: b.ukuran}, nil)
		})
		if err != nil {
			yield(Info{}, err)
		}
	}
}

// butir is one thing found in the folder; sidik is empty when it is foreign.
type butir struct {
	jalur  string
	sidik  string
	ukuran int64
}

// telusuri visits what is in the folder, in order, until lihat gives false.
func (f *Folder) telusuri(ctx context.Context, lihat func(butir) bool) error {
	const op = "blob.Daftar"
	akar := f.akar.FS()
	atas, err := fs.ReadDir(akar, ".")
	if err != nil {
		return galatFolder(op, err)
	}
	for _, d := range atas {
		if strings.HasPrefix(d.Name(), ".") {
			continue
		}
		if !d.IsDir() || len(d.Name()) != 2 || !hexKecil(d.Name()) {
			if !lihat(butir{jalur: d.Name()}) {
				return nil
			}
			continue
		}
		isi, err := fs.ReadDir(akar, d.Name())
		if err != nil {
			return galatFolder(op, err)
		}
		for _, e := range isi {
			if err := ctx.Err(); err != nil {
				return err
			}
			b := butir{jalur: d.Name() + "/" + e.Name()}
			if sidik := d.Name() + e.Name(); SidikSah(sidik) && e.Type().IsRegular() {
				st, err := e.Info()
				if errors.Is(err, fs.ErrNotExist) {
					continue // removed just now
				}
				if err != nil {
					return galatFolder(op, err)
				}
				b.sidik, b.ukuran = sidik, st.Size()
			}
			if !lihat(b) {
				return nil
			}
		}
	}
	return nil
}

// Buang removes a file for good; see [Store]. Its name is gone durably when Buang
// answers. That its bytes are overwritten on the medium is not promised: flash
// media and journalling file systems keep old blocks, and backups have their own
// copy. Encrypt the disk, and let backups expire.
func (f *Folder) Buang(_ context.Context, sidik string) error {
	const op = "blob.Buang"
	if err := periksaSidik(op, sidik); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	st, err := f.akar.Lstat(jalurSidik(sidik))
	if err == nil && !st.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err == nil {
		err = f.akar.Remove(jalurSidik(sidik))
	}
	if err != nil {
		return galatAda(op, sidik, err)
	}
	if err := f.sinkron(sidik[:2]); err != nil {
		return galatFolder(op, err)
	}
	return nil
}

func galatFolder(op string, err error) error {
	return kominfo.E(kominfo.Rusak, op, "Folder penyimpanan berkas tidak dapat dibaca atau ditulis. Periksa hak akses dan sisa ruang cakramnya.").Sebab(err)
}

func galatBaca(op, sidik string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return kominfo.E(kominfo.Rusak, op, "Berkas dengan sidik %s… tidak dapat dibaca. Periksa cakramnya, atau pulihkan berkas itu dari cadangan.", sidik[:12]).Sebab(err)
}

func galatAda(op, sidik string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return kominfo.E(kominfo.TidakAda, op, "Berkas dengan sidik %s… tidak ada di penyimpanan. Unggah ulang aslinya, atau pulihkan dari cadangan.", sidik[:12])
	}
	return galatBaca(op, sidik, err)
}
