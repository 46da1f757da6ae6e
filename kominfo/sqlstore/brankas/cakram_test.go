//go:build !(js && wasm)

package brankas

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

// cakram is a disk that can be full, can fail, and can lose its power.
type cakram struct {
	isi   []byte // what the program sees
	tahan []byte // what is left without power: as of the last Sync

	muat       int   // bytes that fit; 0 for no limit
	galatSync  error // of the next Sync
	galatTulis error // of the next WriteAt
	mati       func(sisa []byte)
}

func (c *cakram) ReadAt(p []byte, off int64) (int, error) {
	if off >= int64(len(c.isi)) {
		return 0, errors.New("EOF")
	}
	return copy(p, c.isi[off:]), nil
}

func (c *cakram) WriteAt(p []byte, off int64) (int, error) {
	if err := c.galatTulis; err != nil {
		c.galatTulis = nil
		return 0, err
	}
	n := len(p)
	if c.muat > 0 {
		n = min(n, max(0, c.muat-int(off)))
	}
	if c.mati != nil {
		// The power fails somewhere in this write: nothing of it, a part of it, or only
		// the new length is on the disk.
		for _, potong := range []int{0, 1, 16, 31, 32, 33, n / 2, n - 1, n} {
			c.mati(tindih(c.tahan, p[:min(potong, n)], off))
		}
		c.mati(tindih(c.tahan, make([]byte, n-n%32+n%7), off))
	}
	c.isi = tindih(c.isi, p[:n], off)
	if n < len(p) {
		return n, errPenuh
	}
	return n, nil
}

// tindih gives a copy of isi with p written over it.
func tindih(isi, p []byte, off int64) []byte {
	out := slices.Clone(isi)
	if kurang := int(off) + len(p) - len(out); kurang > 0 {
		out = append(out, make([]byte, kurang)...)
	}
	copy(out[off:], p)
	return out
}

func (c *cakram) Sync() error {
	if err := c.galatSync; err != nil {
		c.galatSync = nil
		return err
	}
	c.tahan = slices.Clone(c.isi)
	if c.mati != nil {
		c.mati(c.tahan)
	}
	return nil
}

func (c *cakram) Truncate(n int64) error {
	c.isi = c.isi[:min(int(n), len(c.isi))]
	return nil
}

func (c *cakram) Close() error { return nil }

// diCakram gives an empty strong-box on a simulated disk.
func diCakram(t *testing.T) (*Brankas, *cakram) {
	b := bukaUji(t, pathUji(t))
	tutupUji(t, b)
	c := &cakram{isi: kepalaBerkas(), tahan: kepalaBerkas()}
	b.f, b.tutup = c, false
	return b, c
}

// Whatever moment the power fails: a key that was given out is there, one that was
// erased is not, and no number is given again.
func TestListrikPadam(t *testing.T) {
	b, c := diCakram(t)
	dir, kali := t.TempDir(), 0
	ada, hilang, sedang := map[int64]Kunci{}, map[int64]bool{}, map[int64]bool{}
	terbesar := int64(0)
	c.mati = func(sisa []byte) {
		kali++
		path := filepath.Join(dir, "sisa.brankas")
		tulisUji(t, path, sisa)
		s := bukaUji(t, path)
		for n, k := range ada {
			if !sedang[n] { // being erased: may be whole, torn or gone
				harusAda(t, s, n, k)
			}
		}
		for n := range hilang {
			harusHilang(t, s, n)
		}
		n, k := baruUji(t, s)
		if n <= terbesar {
			t.Errorf("nomor %d diberikan lagi setelah listrik padam", n)
		}
		harusAda(t, s, n, k)
		tutupUji(t, s)
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
	for i := range 10 {
		n, k := baruUji(t, b)
		ada[n], terbesar = k, n
		if i%3 == 2 {
			sedang[n-1], sedang[n] = true, true
			hapusUji(t, b, n-1, n)
			for n := range sedang {
				delete(ada, n)
				hilang[n] = true
			}
			clear(sedang)
		}
	}
	if kali < 60 || len(ada) == 0 || len(hilang) == 0 {
		t.Fatalf("hanya %d kali padam", kali)
	}
}

func TestCakramPenuhSaatBaru(t *testing.T) {
	for _, muat := range []int{32, 33, 64, 100, 159} { // a batch needs 160
		b, c := diCakram(t)
		c.muat = muat
		n, k, err := b.Baru()
		harusGalat(t, err, kominfo.Rusak, "Cakram penuh")
		if n != 0 || k != (Kunci{}) || len(c.isi) != 32 {
			t.Errorf("muat %d: nomor %d, berkas %d bita di samping galat", muat, n, len(c.isi))
		}
		harusHilang(t, b, 1)
		c.muat = 0
		n, k = baruUji(t, b)
		if n != 1 {
			t.Errorf("muat %d: nomor %d sesudah ada ruang", muat, n)
		}
		harusAda(t, b, n, k)
	}
}

// After a failed fsync the key is not given out, and the next attempt writes anew.
func TestSyncGagalSaatBaru(t *testing.T) {
	b, c := diCakram(t)
	c.galatSync = errors.New("input/output error")
	_, _, err := b.Baru()
	harusGalat(t, err, kominfo.Rusak, "tidak dapat dibaca atau ditulis")
	n, k := baruUji(t, b)
	if n != 1 || Kunci(c.tahan[32:64]) != k {
		t.Errorf("kunci %d tidak tahan listrik padam", n)
	}
}

// An erasure that may not be on the disk is an error, and repeating it writes the
// zeros again even where they are seen already.
func TestHapusGagal(t *testing.T) {
	b, c := diCakram(t)
	n, k := baruUji(t, b)
	for _, g := range []*error{&c.galatSync, &c.galatTulis} {
		*g = errors.New("input/output error")
		harusGalat(t, b.Hapus(n), kominfo.Rusak, "ulangi penghapusan")
		if Kunci(c.tahan[32:64]) != k {
			t.Fatal("cakram uji tidak menahan yang lama")
		}
	}
	c.isi = slices.Clone(c.tahan) // the system dropped what it could not write
	hapusUji(t, b, n)
	harusHilang(t, b, n)
	if Kunci(c.tahan[32:64]) != (Kunci{}) {
		t.Error("kunci kembali setelah listrik padam")
	}
}

func TestBerkasMenjadiPendek(t *testing.T) {
	path := pathUji(t)
	b := bukaUji(t, path)
	n, _ := baruUji(t, b)
	if err := os.Truncate(path, 40); err != nil {
		t.Fatal(err)
	}
	_, _, err := b.Ambil(n)
	harusGalat(t, err, kominfo.Rusak, "lebih pendek")
}
