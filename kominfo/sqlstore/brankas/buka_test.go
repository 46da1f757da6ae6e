//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

func modus(t *testing.T, path string) fs.FileMode {
	t.Helper()
	st, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return st.Mode().Perm()
}

func TestBukaMembuat(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "b", "kunci.brankas")
	b := bukaUji(t, path)
	if diff := bytes.Compare([]byte("lumbung/brankas/1\n\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), bacaUji(t, path)); diff != 0 {
		t.Errorf("kepala berkas %q", bacaUji(t, path))
	}
	baruUji(t, b)
	hanyaUnix(t, "hak berkas")
	for p, want := range map[string]fs.FileMode{path: 0o600, path + ".dipakai": 0o600, filepath.Dir(path): 0o700, filepath.Join(dir, "a"): 0o700} {
		if got := modus(t, p); got != want {
			t.Errorf("%s: modus %o, seharusnya %o", filepath.Base(p), got, want)
		}
	}
	tutupUji(t, b)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	bukaUji(t, path)
	if got := modus(t, path); got != 0o600 {
		t.Errorf("modus %o tidak dipersempit", got)
	}
}

// Cut at every byte: within the header the file is refused, behind it every whole
// slot is kept and a torn one goes.
func TestBukaTerpotong(t *testing.T) {
	path := pathUji(t)
	b := bukaUji(t, path)
	kunci := map[int64]Kunci{}
	for range 4 {
		n, k := baruUji(t, b)
		kunci[n] = k
	}
	tutupUji(t, b)
	penuh := bacaUji(t, path)
	for panjang := range len(penuh) + 1 {
		tulisUji(t, path, penuh[:panjang])
		b, err := Buka(path)
		if panjang < 32 {
			harusGalat(t, err, kominfo.Rusak, "terpotong")
			if !bytes.Equal(bacaUji(t, path), penuh[:panjang]) {
				t.Errorf("panjang %d: berkas yang ditolak diubah", panjang)
			}
			continue
		}
		if err != nil {
			t.Errorf("panjang %d: %v", panjang, err)
			continue
		}
		b.sekali = 4
		utuh := int64(panjang/32 - 1)
		for n, k := range kunci {
			if n <= utuh {
				harusAda(t, b, n, k)
			} else {
				harusHilang(t, b, n)
			}
		}
		if n := len(bacaUji(t, path)); n != panjang-panjang%32 {
			t.Errorf("panjang %d menjadi %d", panjang, n)
		}
		if n, k := baruUji(t, b); n != utuh+1 {
			t.Errorf("panjang %d: nomor %d", panjang, n)
		} else {
			harusAda(t, b, n, k)
		}
		tutupUji(t, b)
	}
}

func TestBukaMenolak(t *testing.T) {
	dir := t.TempDir()
	kepala := kepalaBerkas()
	cacat := bytes.Clone(kepala)
	cacat[31] = 1
	for nama, c := range map[string]struct {
		isi  []byte
		kata string
	}{
		"asing":         {[]byte("SQLite format 3\x00 dan seterusnya, cukup panjang"), "bukan berkas kunci"},
		"asing pendek":  {[]byte("halo"), "bukan berkas kunci"},
		"kosong":        {nil, "terpotong"},
		"nol":           {make([]byte, 64), "bukan berkas kunci"},
		"kepala cacat":  {append(cacat, make([]byte, 32)...), "rusak"},
		"versi baru":    {append([]byte("lumbung/brankas/2\n"), make([]byte, 64)...), "lebih baru"},
		"salinan kunci": {append([]byte("lumbung/salinan-brankas/1\n"), make([]byte, 64)...), "bukan berkas kunci"},
	} {
		t.Run(nama, func(t *testing.T) {
			path := filepath.Join(dir, nama)
			tulisUji(t, path, c.isi)
			_, err := Buka(path)
			harusGalat(t, err, kominfo.Rusak, c.kata)
			if !bytes.Equal(bacaUji(t, path), c.isi) {
				t.Error("berkas yang ditolak diubah")
			}
			harusGalat(t, Pulihkan(path, bytes.NewReader(nil), "kata sandi yang panjang"), kominfo.Rusak, c.kata)
		})
	}
	for _, path := range []string{"", "a\x00b"} {
		_, err := Buka(path)
		harusGalat(t, err, kominfo.TidakSah, "Sebutkan nama berkas")
	}
	_, err := Buka(dir)
	harusGalat(t, err, kominfo.Rusak, "bukan berkas biasa")
	_, err = Buka(filepath.Join(dir, "asing", "kunci.brankas"))
	harusGalat(t, err, kominfo.Rusak, "berada di bawah berkas")
}

// A second process would give out the same numbers.
func TestBukaDuaKali(t *testing.T) {
	path := pathUji(t)
	b := bukaUji(t, path)
	_, err := Buka(path)
	harusGalat(t, err, kominfo.Rusak, "sedang dipakai")
	harusGalat(t, Pulihkan(path, bytes.NewReader(nil), "kata sandi yang panjang"), kominfo.Rusak, "sedang dipakai")
	tutupUji(t, b)
	bukaUji(t, path)
}

// Two names of one file have one lock.
func TestBukaNamaLain(t *testing.T) {
	hanyaUnix(t, "tautan simbolis tanpa hak khusus")
	path, nama2 := pathUji(t), pathUji(t)
	bukaUji(t, path)
	if err := os.Symlink(path, nama2); err != nil {
		t.Fatal(err)
	}
	_, err := Buka(nama2)
	harusGalat(t, err, kominfo.Rusak, "sedang dipakai")
}

// A restoration that was killed leaves keys under the temporary name.
func TestSisaSementaraDibuang(t *testing.T) {
	path := pathUji(t)
	tulisUji(t, path+".sementara", bytes.Repeat([]byte("kunci"), 1000))
	// A second name of the same bytes shows that they are overwritten, not only unlinked.
	saksi := path + ".saksi"
	if err := os.Link(path+".sementara", saksi); err != nil {
		t.Fatal(err)
	}
	bukaUji(t, path)
	if _, err := os.Lstat(path + ".sementara"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("sisa masih ada: %v", err)
	}
	if got := bacaUji(t, saksi); !bytes.Equal(got, make([]byte, 5000)) {
		t.Errorf("sisa tidak ditimpa: %q", got[:20])
	}
}
