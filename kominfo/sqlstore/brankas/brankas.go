//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	tandaBerkas = "lumbung/brankas/"
	ukuranSlot  = 32
	// sekaliBuat is how many keys are made with one fsync. Those that a process
	// leaves unused are 16 KiB at most.
	sekaliBuat = 512
)

// kepalaBerkas gives the header of the file: slot 0.
func kepalaBerkas() []byte {
	return append([]byte(tandaBerkas+"1\n"), make([]byte, ukuranSlot-len(tandaBerkas)-2)...)
}

// Kunci is the key of one document, for [Segel] and [Bongkar]. The zero Kunci is an
// erased one: it seals and opens nothing. It prints as "(kunci)", so that it does
// not end up in a log by accident, and refuses to be written as text or JSON.
type Kunci [32]byte

// Format writes "(kunci)" for every verb.
func (Kunci) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, "(kunci)") }

// MarshalText refuses, with an error of kind ditolak.
func (Kunci) MarshalText() ([]byte, error) {
	return nil, kominfo.E(kominfo.Ditolak, "brankas.Kunci", "Kunci tidak boleh ditulis sebagai teks. Simpan nomornya.")
}

// berkas is what a Brankas needs of *os.File.
type berkas interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Sync() error
	Truncate(size int64) error
}

// Brankas is an open file of keys. Its methods may be called from many
// goroutines.
type Brankas struct {
	path     string
	f        berkas
	pegangan io.Closer // keeps other processes out
	sekali   int
	acak     io.Reader

	tulis sync.Mutex // one writer at a time, fsync included
	siap  []Kunci    // made and durable, not handed out: the last slots of the file

	isi   sync.RWMutex // readers see a slot whole; taken after tulis
	ujung int64        // first number behind the file
	tutup bool
}

// Buka opens the file of keys, and makes it (mode 0600, its folder 0700) when it is
// missing. Modes that let others read an existing file are narrowed to 0600. A file
// that is no strong-box, is cut off within its header, or is open in another process
// is an error of kind rusak. A slot that was being written when the machine died
// is cut off; its number was never given out. Close it at the end.
func Buka(path string) (*Brankas, error) {
	const op = "brankas.Buka"
	path, pegangan, err := siapkanTempat(op, path)
	if err != nil {
		return nil, err
	}
	b := &Brankas{path: path, pegangan: pegangan, sekali: sekaliBuat, acak: rand.Reader}
	if err := b.buka(op); err != nil {
		_ = pegangan.Close() // err is the one to report
		return nil, err
	}
	return b, nil
}

func (b *Brankas) buka(op string) error {
	if err := buangSementara(b.path); err != nil {
		return galat(op, b.path, err)
	}
	switch _, err := os.Stat(b.path); {
	case errors.Is(err, fs.ErrNotExist):
		err := tulisUtuh(b.path, func(f *os.File) error {
			_, err := f.Write(kepalaBerkas())
			return err
		})
		if err != nil {
			return galat(op, b.path, err)
		}
	case err != nil:
		return galat(op, b.path, err)
	}
	f, ukuran, err := bukaBerkas(op, b.path)
	if err != nil {
		return err
	}
	b.f, b.ujung = f, ukuran/ukuranSlot
	if ukuran%ukuranSlot != 0 {
		err = f.Truncate(b.ujung * ukuranSlot)
	}
	if err == nil {
		// Also for a file whose making was interrupted before its name was durable.
		err = sinkronFolder(b.path)
	}
	if err != nil {
		_ = f.Close() // err is the one to report
		return galat(op, b.path, err)
	}
	return nil
}

// bukaBerkas opens a file that exists and looks at its header. It gives the size.
func bukaBerkas(op, path string) (*os.File, int64, error) {
	// Before opening: opening a pipe would wait for ever.
	st, err := os.Stat(path)
	if err == nil && !st.Mode().IsRegular() {
		return nil, 0, kominfo.E(kominfo.Rusak, op, "%s bukan berkas biasa. Sebutkan nama berkas di dalam folder, misalnya kunci/kunci.brankas.", path)
	}
	if err != nil {
		return nil, 0, galat(op, path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, 0, galat(op, path, err)
	}
	ukuran, err := periksaBerkas(op, path, f)
	if err != nil {
		_ = f.Close() // err is the one to report
		return nil, 0, err
	}
	return f, ukuran, nil
}

func periksaBerkas(op, path string, f *os.File) (int64, error) {
	st, err := f.Stat()
	if err != nil {
		return 0, galat(op, path, err)
	}
	kepala := make([]byte, ukuranSlot)
	n, err := f.ReadAt(kepala, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, galat(op, path, err)
	}
	benar := kepalaBerkas()
	switch {
	case n == ukuranSlot && bytes.Equal(kepala, benar):
	case n < ukuranSlot && bytes.HasPrefix(benar, kepala[:n]):
		return 0, kominfo.E(kominfo.Rusak, op, "Berkas kunci %s terpotong: hanya %d bita. Jangan dipakai. Pindahkan berkas itu, lalu pulihkan dari salinan kunci yang terbaru.", path, n)
	case bytes.HasPrefix(kepala, []byte(tandaBerkas)) && !bytes.HasPrefix(kepala, []byte(tandaBerkas+"1\n")):
		return 0, kominfo.E(kominfo.Rusak, op, "Berkas kunci %s dibuat oleh versi program yang lebih baru. Perbarui program ini, lalu ulangi.", path)
	default:
		return 0, kominfo.E(kominfo.Rusak, op, "Berkas %s bukan berkas kunci Lumbung, atau rusak. Pilih berkas yang benar, atau pulihkan dari salinan kunci yang terbaru.", path)
	}
	if st.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		if err := f.Chmod(0o600); err != nil {
			return 0, kominfo.E(kominfo.Rusak, op, "Berkas kunci %s dapat dibaca pengguna lain dan haknya tidak dapat dipersempit. Jadikan pengguna program ini pemiliknya, atau pindahkan ke cakram yang mengenal hak berkas.", path).Sebab(err)
		}
	}
	return st.Size(), nil
}

// Close closes the file and lets other processes in. Closing again does nothing.
func (b *Brankas) Close() error {
	b.tulis.Lock()
	defer b.tulis.Unlock()
	b.isi.Lock()
	defer b.isi.Unlock()
	if b.tutup {
		return nil
	}
	b.tutup = true
	clear(b.siap)
	b.siap = nil
	if err := errors.Join(b.f.Close(), b.pegangan.Close()); err != nil {
		return galat("brankas.Close", b.path, err)
	}
	return nil
}
