package jejak

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
)

func TestPohonTerhadapPohonPolos(t *testing.T) {
	var p Pohon
	var daun []tlog.Hash
	for i := range int64(600) {
		if got, want := p.Akar(), pohonPolos(daun); got != want || p.Ukuran() != i {
			t.Fatalf("size %d (%d): root %s, want %s", i, p.Ukuran(), got, want)
		}
		daun = append(daun, daunUji(i))
		p.Tambah(daunUji(i))
	}
}

// penyimpan keeps tiles as a store does.
type penyimpan map[[2]int64][]byte

func (s penyimpan) simpan(ubin []Ubin) {
	for _, u := range ubin {
		s[[2]int64{int64(u.Tingkat), u.Nomor}] = bytes.Clone(u.Isi)
	}
}

func (s penyimpan) muat(tingkat int, nomor int64) ([]byte, error) {
	isi, ada := s[[2]int64{int64(tingkat), nomor}]
	if !ada {
		return nil, kominfo.E(kominfo.TidakAda, "penyimpan", "Ubin %d/%d tidak ada.", tingkat, nomor)
	}
	return isi, nil
}

// Whatever the steps in which a tree grows, is copied, thrown away, forgotten
// and loaded again, its tiles and its root are those of the plain tree.
func TestPohonLangkahAcak(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, simpanan := &Pohon{}, penyimpan{}
		var daun []tlog.Hash
		langkah := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(0, 5), rapid.SampledFrom([]int{254, 255, 256, 257, 700})), 1, 8).Draw(t, "langkah")
		for i, n := range langkah {
			lama := p.Ukuran()
			if rapid.Bool().Draw(t, "batal") { // a transaction that is rolled back
				q := p.Salin()
				for range n + 1 {
					q.Tambah(daunUji(-1))
				}
			}
			q := p.Salin()
			for range n {
				h := daunUji(int64(len(daun)))
				daun = append(daun, h)
				q.Tambah(h)
			}
			ubin := q.UbinSejak(lama)
			var mau, dapat []string
			for _, u := range tlog.NewTiles(tinggi, lama, q.Ukuran()) {
				mau = append(mau, u.Path())
			}
			for _, u := range ubin {
				dapat = append(dapat, tlog.Tile{H: tinggi, L: u.Tingkat, N: u.Nomor, W: len(u.Isi) / tlog.HashSize}.Path())
			}
			if diff := cmp.Diff(mau, dapat); diff != "" {
				t.Fatalf("step %d, tiles (-want +got):\n%s", i, diff)
			}
			simpanan.simpan(ubin)
			switch rapid.IntRange(0, 2).Draw(t, "lalu") {
			case 0:
				var err error
				if q, err = MuatPohon(q.Ukuran(), simpanan.muat); err != nil {
					t.Fatal(err)
				}
			case 1:
				q.Lupakan(q.Ukuran())
			}
			if q.Akar() != pohonPolos(daun) || q.Ukuran() != int64(len(daun)) {
				t.Fatalf("step %d: root of %d leaves differs", i, len(daun))
			}
			p = q
		}
		// Every stored tile holds the plain tree's hashes.
		for k, isi := range simpanan {
			lebar := 1 << (tinggi * k[0])
			for j := 0; j*tlog.HashSize < len(isi); j++ {
				a := (int(k[1])*lebarUbin + j) * lebar
				if h := pohonPolos(daun[a : a+lebar]); !bytes.Equal(h[:], isi[j*tlog.HashSize:][:tlog.HashSize]) {
					t.Fatalf("tile %v, hash %d", k, j)
				}
			}
		}
	})
}

func TestPohonUkuranBesar(t *testing.T) {
	p, simpanan := &Pohon{}, penyimpan{}
	var lama int64
	for _, n := range []int64{0, 1, 2, 255, 256, 257, 511, 512, 65535, 65536, 65537, 66000} {
		for p.Ukuran() < n {
			p.Tambah(daunUji(p.Ukuran()))
		}
		simpanan.simpan(p.UbinSejak(lama)) // 255 full tiles in one step
		p.Lupakan(n)
		lama = n
		q, err := MuatPohon(n, simpanan.muat)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p.Kepala(), q.Kepala()); diff != "" {
			t.Errorf("size %d (-grown +loaded):\n%s", n, diff)
		}
		// The loaded tree goes on as the grown one.
		r := p.Salin()
		for i := range int64(300) {
			q.Tambah(daunUji(n + i))
			r.Tambah(daunUji(n + i))
		}
		if diff := cmp.Diff(r.UbinSejak(n), q.UbinSejak(n)); diff != "" {
			t.Errorf("tiles after %d differ:\n%.500s", n, diff)
		}
	}
	if n := len(p.lapis[0].penuh); n > 2 {
		t.Errorf("%d full tiles are kept after Lupakan", n)
	}
}

func TestSalinTidakMengubahAsal(t *testing.T) {
	// Many sizes, because whether slices have room to share depends on them.
	for n := int64(250); n < 320; n += 7 {
		ujiSalin(t, n)
	}
}

func ujiSalin(t *testing.T, n int64) {
	t.Helper()
	p := &Pohon{}
	for i := range n {
		p.Tambah(daunUji(i))
	}
	akar := p.Akar()
	a, b := p.Salin(), p.Salin()
	for i := range int64(250) {
		a.Tambah(daunUji(1000 + i))
		b.Tambah(daunUji(2000 + i))
		p.Tambah(daunUji(n + i))
	}
	var murni Pohon
	for i := range n {
		murni.Tambah(daunUji(i))
	}
	if murni.Akar() != akar {
		t.Error("the root of the first leaves differs")
	}
	for i := range int64(250) {
		murni.Tambah(daunUji(1000 + i))
	}
	if diff := cmp.Diff(murni.UbinSejak(0), a.UbinSejak(0)); diff != "" || murni.Akar() != a.Akar() {
		t.Error("a copy was changed by its original or by another copy")
	}
	if a.Akar() == b.Akar() || a.Akar() == p.Akar() {
		t.Error("trees over different leaves have one root")
	}
}

func TestMuatPohonMenolak(t *testing.T) {
	ubin := func(n int) func(int, int64) ([]byte, error) {
		return func(int, int64) ([]byte, error) { return make([]byte, n), nil }
	}
	for nama, f := range map[string]struct {
		ukuran int64
		ubin   func(int, int64) ([]byte, error)
	}{
		"negatif":     {-1, ubin(32)},
		"mustahil":    {1 << 57, ubin(32)},
		"pendek":      {3, ubin(64)},
		"kosong":      {3, ubin(0)},
		"tidak genap": {3, ubin(97)},
		"raksasa":     {3, ubin(1 << 20)},
	} {
		if _, err := MuatPohon(f.ukuran, f.ubin); !errors.Is(err, kominfo.Rusak) {
			t.Errorf("%s: %v", nama, err)
		}
	}
	if _, err := MuatPohon(3, penyimpan{}.muat); !errors.Is(err, kominfo.TidakAda) {
		t.Errorf("the store's own error must come back: %v", err)
	}
}

func TestUbinSejakPanik(t *testing.T) {
	p := &Pohon{}
	for i := range int64(1000) {
		p.Tambah(daunUji(i))
	}
	p.Lupakan(600)
	if n := len(p.UbinSejak(600)); n != 3 { // tiles 2 and 3 of level 0, and level 1
		t.Errorf("%d tiles since 600", n)
	}
	for _, n := range []int64{-1, 0, 511, 1001} {
		func() {
			defer func() {
				if r, _ := recover().(string); !strings.Contains(r, "jejak: UbinSejak(") {
					t.Errorf("UbinSejak(%d): %q", n, r)
				}
			}()
			p.UbinSejak(n)
		}()
	}
}
