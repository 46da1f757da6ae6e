package blob_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

func sidik(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// ujiStore is what every Store must do.
func ujiStore(t *testing.T, buka func(t *testing.T) blob.Store) {
	ctx := context.Background()
	baca := func(t *testing.T, s blob.Store, sdk string) string {
		t.Helper()
		r, i, err := s.Buka(ctx, sdk)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if i.Sidik != sdk || i.Ukuran != int64(len(b)) {
			t.Errorf("Info %+v untuk %d byte", i, len(b))
		}
		return string(b)
	}
	t.Run("simpan dan buka", func(t *testing.T) {
		s := buka(t)
		for _, isi := range []string{isiPDF, "", "a", strings.Repeat("panjang ", 20_000)} {
			i, err := s.Simpan(ctx, iotest.OneByteReader(strings.NewReader(isi)), blob.Opsi{})
			if err != nil {
				t.Fatal(err)
			}
			if i.Sidik != sidik(isi) || i.Ukuran != int64(len(isi)) || i.Sudah {
				t.Errorf("%+v", i)
			}
			if got := baca(t, s, i.Sidik); got != isi {
				t.Errorf("isi berubah: %d byte menjadi %d", len(isi), len(got))
			}
			if ada, err := s.Ada(ctx, i.Sidik); !ada || err != nil {
				t.Errorf("Ada: %v %v", ada, err)
			}
			if j, err := s.Simpan(ctx, strings.NewReader(isi), blob.Opsi{}); err != nil || !j.Sudah || j.Sidik != i.Sidik {
				t.Errorf("kedua kali: %+v %v", j, err)
			}
		}
		if n := jumlah(t, s); n != 4 {
			t.Errorf("%d berkas", n)
		}
	})
	t.Run("geser", func(t *testing.T) {
		s := buka(t)
		i, err := s.Simpan(ctx, strings.NewReader(isiPDF), blob.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		r, _, err := s.Buka(ctx, i.Sidik)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if _, err := r.Seek(-6, io.SeekEnd); err != nil {
			t.Fatal(err)
		}
		if b, _ := io.ReadAll(r); string(b) != "%%EOF\n" {
			t.Errorf("%q", b)
		}
	})
	t.Run("urut", func(t *testing.T) {
		s := buka(t)
		for i := range 30 {
			if _, err := s.Simpan(ctx, strings.NewReader(fmt.Sprint(i)), blob.Opsi{}); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for i, err := range s.Daftar(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, i.Sidik)
		}
		if len(got) != 30 || !slices.IsSorted(got) {
			t.Errorf("%d, urut %v", len(got), slices.IsSorted(got))
		}
		for range s.Daftar(ctx) {
			break // stopping early is allowed
		}
	})
	t.Run("batas", func(t *testing.T) {
		s := buka(t)
		if _, err := s.Simpan(ctx, strings.NewReader("12345"), blob.Opsi{Batas: 5}); err != nil {
			t.Errorf("tepat di batas: %v", err)
		}
		_, err := s.Simpan(ctx, strings.NewReader("123456"), blob.Opsi{Batas: 5, Nama: "besar.pdf"})
		if !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "besar.pdf") || !strings.Contains(err.Error(), "5 byte") {
			t.Errorf("di atas batas: %v", err)
		}
		if n := jumlah(t, s); n != 1 {
			t.Errorf("%d berkas", n)
		}
	})
	t.Run("periksa isi", func(t *testing.T) {
		s := buka(t)
		_, err := s.Simpan(ctx, strings.NewReader(isiHTML), blob.Opsi{Nama: "SK Tim.pdf", Jenis: blob.JenisBukti()})
		if !errors.Is(err, kominfo.TidakSah) {
			t.Fatal(err)
		}
		i, err := s.Simpan(ctx, strings.NewReader(strings.TrimSuffix(isiPDF, "%%EOF\n")), blob.Opsi{Nama: "SK Tim.pdf", Jenis: blob.JenisBukti()})
		if err != nil || i.Jenis != blob.PDF || !slices.Equal(id(i.Temuan), []string{"BLOB-PDF-01"}) {
			t.Errorf("%+v %v", i, err)
		}
		if n := jumlah(t, s); n != 1 {
			t.Errorf("%d berkas", n)
		}
	})
	t.Run("terputus", func(t *testing.T) {
		s := buka(t)
		putus := io.MultiReader(strings.NewReader(isiPDF), iotest.ErrReader(io.ErrUnexpectedEOF))
		_, err := s.Simpan(ctx, putus, blob.Opsi{Nama: "a.pdf"})
		if !errors.Is(err, kominfo.TidakSah) || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%v", err)
		}
		batal, henti := context.WithCancel(ctx)
		henti()
		if _, err := s.Simpan(batal, strings.NewReader(isiPDF), blob.Opsi{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		if n := jumlah(t, s); n != 0 {
			t.Errorf("%d berkas", n)
		}
	})
	t.Run("buang", func(t *testing.T) {
		s := buka(t)
		i, err := s.Simpan(ctx, strings.NewReader(isiPDF), blob.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Buang(ctx, i.Sidik); err != nil {
			t.Fatal(err)
		}
		if ada, err := s.Ada(ctx, i.Sidik); ada || err != nil {
			t.Errorf("%v %v", ada, err)
		}
		if _, _, err := s.Buka(ctx, i.Sidik); !errors.Is(err, kominfo.TidakAda) {
			t.Errorf("%v", err)
		}
		if err := s.Buang(ctx, i.Sidik); !errors.Is(err, kominfo.TidakAda) {
			t.Errorf("%v", err)
		}
		if j, err := s.Simpan(ctx, strings.NewReader(isiPDF), blob.Opsi{}); err != nil || j.Sudah {
			t.Errorf("%+v %v", j, err)
		}
	})
	t.Run("bukan sidik", func(t *testing.T) {
		s := buka(t)
		for _, x := range []string{"", "ab", "../../etc/passwd", strings.Repeat("A", 64), strings.Repeat("a", 63) + "/", ".." + strings.Repeat("a", 62), strings.Repeat("a", 65)} {
			if _, _, err := s.Buka(ctx, x); !errors.Is(err, kominfo.TidakSah) {
				t.Errorf("Buka %q: %v", x, err)
			}
			if _, err := s.Ada(ctx, x); !errors.Is(err, kominfo.TidakSah) {
				t.Errorf("Ada %q: %v", x, err)
			}
			if err := s.Buang(ctx, x); !errors.Is(err, kominfo.TidakSah) {
				t.Errorf("Buang %q: %v", x, err)
			}
		}
	})
	t.Run("bersama-sama", func(t *testing.T) {
		s := buka(t)
		var wg sync.WaitGroup
		for g := range 8 {
			wg.Go(func() {
				for k := range 10 {
					isi := strings.Repeat(fmt.Sprint((g+k)%5, "-"), 5000)
					if _, err := s.Simpan(ctx, strings.NewReader(isi), blob.Opsi{}); err != nil {
						t.Error(err)
						return
					}
					r, _, err := s.Buka(ctx, sidik(isi))
					if err != nil {
						t.Error(err)
						return
					}
					b, err := io.ReadAll(r)
					if err != nil || string(b) != isi {
						t.Errorf("%d byte, %v", len(b), err)
					}
					r.Close()
				}
			})
		}
		wg.Wait()
		if n := jumlah(t, s); n != 5 {
			t.Errorf("%d berkas", n)
		}
	})
}

func TestFolder(t *testing.T) {
	ujiStore(t, func(t *testing.T) blob.Store { f, _ := bukaFolder(t); return f })
	t.Run("dengan pemeriksaan", func(t *testing.T) {
		ujiStore(t, func(t *testing.T) blob.Store {
			f, err := blob.BukaFolder(t.TempDir(), blob.OpsiFolder{PeriksaBaca: true})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { f.Close() })
			return f
		})
	})
}

func jalur(dir, sdk string) string { return filepath.Join(dir, sdk[:2], sdk[2:]) }

// A damaged file is refused, found, and mended by storing it again.
func TestFolderRusak(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	f, err := blob.BukaFolder(dir, blob.OpsiFolder{PeriksaBaca: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	i, err := f.Simpan(ctx, strings.NewReader(isiPDF), blob.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(jalur(dir, i.Sidik), bytes.Replace([]byte(isiPDF), []byte("Catalog"), []byte("Katalog"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.Buka(ctx, i.Sidik); !errors.Is(err, kominfo.Rusak) {
		t.Errorf("yang rusak diberikan: %v", err)
	}
	l, err := f.Periksa(ctx, blob.OpsiPeriksa{})
	if err != nil || !slices.Equal(id(l.Temuan), []string{"BLOB-UBAH-01"}) {
		t.Errorf("%+v %v", l, err)
	}
	if j, err := f.Simpan(ctx, strings.NewReader(isiPDF), blob.Opsi{}); err != nil || j.Sudah {
		t.Errorf("%+v %v", j, err)
	}
	if l, err := f.Periksa(ctx, blob.OpsiPeriksa{}); err != nil || len(l.Temuan) != 0 || l.Berkas != 1 || l.Ukuran != int64(len(isiPDF)) {
		t.Errorf("sesudah disimpan ulang: %+v %v", l, err)
	}
}

func TestPeriksaFolder(t *testing.T) {
	ctx := t.Context()
	f, dir := bukaFolder(t)
	var s []string
	for _, isi := range []string{"satu", "dua", "tiga"} {
		i, err := f.Simpan(ctx, strings.NewReader(isi), blob.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		s = append(s, i.Sidik)
	}
	tulis(t, dir, map[string]string{"catatan.txt": "x", s[0][:2] + "/asing": "x", "ab/" + strings.Repeat("g", 62): "x"})
	if err := f.Buang(ctx, s[1]); err != nil {
		t.Fatal(err)
	}
	var akhir blob.Kemajuan
	l, err := f.Periksa(ctx, blob.OpsiPeriksa{Harap: s[:2], Kemajuan: func(k blob.Kemajuan) { akhir = k }})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"BLOB-ASING-01", "BLOB-ASING-01", "BLOB-ASING-01", "BLOB-HILANG-01", "BLOB-LEPAS-01"}, id(l.Temuan)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(blob.Kemajuan{Berkas: 2, DariBerkas: 2, Byte: 8, DariByte: 8}, akhir); diff != "" {
		t.Errorf("kemajuan (-want +got):\n%s", diff)
	}
}

// What a link leads to is nothing of the store's, inside the folder or outside.
func TestFolderTautan(t *testing.T) {
	if err := os.Symlink("a", filepath.Join(t.TempDir(), "b")); err != nil { // Windows asks for a special right
		if os.Getenv("LUMBUNG_TEST_ALL") != "" {
			t.Fatal(err)
		}
		t.Skip("DILEWATI: tautan simbolis tidak dapat dibuat di sini: ", err)
	}
	ctx := t.Context()
	f, dir := bukaFolder(t)
	rahasia := filepath.Join(t.TempDir(), "rahasia")
	if err := os.WriteFile(rahasia, []byte("rahasia"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sidik("rahasia")
	if err := os.Mkdir(filepath.Join(dir, s[:2]), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(rahasia, jalur(dir, s)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.Buka(ctx, s); !errors.Is(err, kominfo.TidakAda) {
		t.Errorf("%v", err)
	}
	if ada, _ := f.Ada(ctx, s); ada {
		t.Error("tautan dianggap berkas")
	}
	if i, err := f.Simpan(ctx, strings.NewReader("rahasia"), blob.Opsi{}); err != nil || i.Sudah {
		t.Errorf("%+v %v", i, err)
	}
	if b, err := os.ReadFile(rahasia); err != nil || string(b) != "rahasia" {
		t.Errorf("yang di luar berubah: %q %v", b, err)
	}
	if st, err := os.Lstat(jalur(dir, s)); err != nil || !st.Mode().IsRegular() {
		t.Errorf("%v %v", st, err)
	}
	// A whole folder of the store that leads outside.
	luar := t.TempDir()
	x := sidik("lain")
	if err := os.Symlink(luar, filepath.Join(dir, x[:2])); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Simpan(ctx, strings.NewReader("lain"), blob.Opsi{}); !errors.Is(err, kominfo.Rusak) {
		t.Errorf("%v", err)
	}
	if es, _ := os.ReadDir(luar); len(es) != 0 {
		t.Errorf("tertulis di luar: %v", es)
	}
}

// A sparse file of 10 GB is refused by its size, unread.
func TestSimpanBesar(t *testing.T) {
	f, dir := bukaFolder(t)
	p := filepath.Join(t.TempDir(), "besar.mp4")
	h, err := os.Create(p)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	if err := h.Truncate(10_000_000_000); err != nil {
		t.Fatal(err)
	}
	_, err = f.Simpan(t.Context(), h, blob.Opsi{Nama: "besar.mp4", Jenis: blob.JenisBukti()})
	if !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "besarnya 10 GB, melebihi batas 100 MB") {
		t.Errorf("%v", err)
	}
	if di, err := h.Seek(0, io.SeekCurrent); di != 0 || err != nil {
		t.Errorf("terbaca %d byte: %v", di, err)
	}
	if es, _ := os.ReadDir(filepath.Join(dir, ".tulis")); len(es) != 0 {
		t.Errorf("sisa: %v", es)
	}
}
