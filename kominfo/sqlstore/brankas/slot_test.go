//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"errors"
	"io"
	"math"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

func TestBaruAmbilHapus(t *testing.T) {
	path := pathUji(t)
	b := bukaUji(t, path)
	kunci := map[int64]Kunci{}
	for i := range int64(10) {
		n, k := baruUji(t, b)
		if n != i+1 {
			t.Fatalf("nomor %d, seharusnya %d", n, i+1)
		}
		if bytes.Count(bacaUji(t, path), k[:]) != 1 {
			t.Fatalf("kunci %d tidak ada di berkas saat diberikan", n)
		}
		kunci[n] = k
	}
	hapusUji(t, b, 3, 5, 3)
	hapusUji(t, b, 5)      // again
	hapusUji(t, b)         // nothing
	hapusUji(t, b, 13, 99) // behind the end: never were
	hapusUji(t, b, math.MaxInt64)
	isi := bacaUji(t, path)
	for n, k := range kunci {
		if n == 3 || n == 5 {
			harusHilang(t, b, n)
			if bytes.Contains(isi, k[:]) || !bytes.Equal(isi[n*32:n*32+32], make([]byte, 32)) {
				t.Errorf("kunci %d masih ada di berkas", n)
			}
			continue
		}
		harusAda(t, b, n, k)
	}
	for _, n := range []int64{13, 14, 1 << 40, math.MaxInt64/32 + 1, math.MaxInt64} {
		harusHilang(t, b, n)
	}
	if !bytes.Equal(isi[:32], kepalaBerkas()) || len(isi) != 13*32 {
		t.Errorf("berkas %d bita, kepala %q", len(isi), isi[:32])
	}
}

func TestNomorSalah(t *testing.T) {
	b := bukaUji(t, pathUji(t))
	n, k := baruUji(t, b)
	for _, salah := range []int64{0, -1, math.MinInt64} {
		_, ada, err := b.Ambil(salah)
		harusGalat(t, err, kominfo.TidakSah, "mulai dari 1")
		if ada {
			t.Errorf("kunci %d ada", salah)
		}
		harusGalat(t, b.Hapus(n, salah), kominfo.TidakSah, "mulai dari 1")
	}
	harusAda(t, b, n, k) // one wrong number: nothing is erased
}

// A process that opens the file never gives a number that was given before, nor
// those that the process before it had made ahead.
func TestNomorSetelahBukaLagi(t *testing.T) {
	path := pathUji(t)
	var got []int64
	for range 3 {
		b := bukaUji(t, path)
		for range 2 {
			n, _ := baruUji(t, b)
			got = append(got, n)
		}
		tutupUji(t, b)
	}
	if diff := cmp.Diff([]int64{1, 2, 5, 6, 9, 10}, got); diff != "" {
		t.Errorf("nomor (-want +got):\n%s", diff)
	}
	b := bukaUji(t, path)
	tutupUji(t, b)
	if n := len(bacaUji(t, path)); n != 13*32 {
		t.Errorf("membuka tanpa meminta kunci mengubah berkas menjadi %d bita", n)
	}
}

func TestBaruBersamaan(t *testing.T) {
	b := bukaUji(t, pathUji(t))
	b.sekali = 16
	const pelaku, kali = 32, 20
	type milik struct {
		n int64
		k Kunci
	}
	hasil := make(chan milik, pelaku*kali)
	var wg sync.WaitGroup
	for range pelaku {
		wg.Go(func() {
			for i := range kali {
				n, k, err := b.Baru()
				if err != nil {
					t.Error(err)
					return
				}
				harusAda(t, b, n, k)
				if i%5 == 0 {
					if err := b.Hapus(n); err != nil {
						t.Error(err)
					}
					harusHilang(t, b, n)
					k = Kunci{}
				}
				hasil <- milik{n, k}
			}
		})
	}
	wg.Go(func() {
		for range 5 {
			if err := b.salin(io.Discard, "kata sandi yang panjang", bentukRingan()); err != nil {
				t.Error(err)
			}
		}
	})
	wg.Wait()
	close(hasil)
	nomor, kunci := map[int64]bool{}, map[Kunci]bool{}
	for m := range hasil {
		if nomor[m.n] || m.k != (Kunci{}) && kunci[m.k] {
			t.Errorf("nomor atau kunci %d diberikan dua kali", m.n)
		}
		nomor[m.n], kunci[m.k] = true, true
		if m.k == (Kunci{}) {
			harusHilang(t, b, m.n)
		} else {
			harusAda(t, b, m.n, m.k)
		}
	}
	if len(nomor) != pelaku*kali {
		t.Errorf("%d nomor, seharusnya %d", len(nomor), pelaku*kali)
	}
}

// A number that is erased before it was given out is passed over.
func TestHapusSebelumDiberikan(t *testing.T) {
	b := bukaUji(t, pathUji(t))
	baruUji(t, b) // 1; 2, 3 and 4 are ready
	hapusUji(t, b, 2, 4)
	n3, k3 := baruUji(t, b)
	n5, k5 := baruUji(t, b)
	if n3 != 3 || n5 != 5 {
		t.Errorf("nomor %d dan %d, seharusnya 3 dan 5", n3, n5)
	}
	harusAda(t, b, 3, k3)
	harusAda(t, b, 5, k5)
}

func TestKunciTidakPernahNol(t *testing.T) {
	b := bukaUji(t, pathUji(t))
	b.acak = io.MultiReader(bytes.NewReader(make([]byte, 64)), &hitung{1})
	for range b.sekali {
		n, k := baruUji(t, b)
		if k == (Kunci{}) {
			t.Errorf("kunci %d nol", n)
		}
	}
	b.acak = iotest.ErrReader(errors.New("tanpa acak"))
	_, _, err := b.Baru()
	harusGalat(t, err, kominfo.Rusak, "acak")
	b.acak = &hitung{7}
	if n, _ := baruUji(t, b); n != 5 {
		t.Errorf("nomor %d sesudah galat, seharusnya 5", n)
	}
}

func TestSudahDitutup(t *testing.T) {
	b := bukaUji(t, pathUji(t))
	n, _ := baruUji(t, b)
	tutupUji(t, b)
	tutupUji(t, b) // again
	_, _, err := b.Baru()
	harusGalat(t, err, kominfo.Rusak, "sudah ditutup")
	_, _, err = b.Ambil(n)
	harusGalat(t, err, kominfo.Rusak, "sudah ditutup")
	harusGalat(t, b.Hapus(n), kominfo.Rusak, "sudah ditutup")
	harusGalat(t, b.Hapus(), kominfo.Rusak, "sudah ditutup")
	harusGalat(t, b.Salin(io.Discard, "kata sandi yang panjang"), kominfo.Rusak, "sudah ditutup")
}
