//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

const sandiUji = "lumbung padi di tepi sungai"

// bentukRingan has little to compute and two slots in a piece.
func bentukRingan() bentuk { return bentuk{iterasi: 2, terendah: 2, teratas: 3, potongan: 64} }

// berisi gives a strong-box with eight keys of which the third is erased, its
// bytes, and its copy: five pieces, the last of one slot. They are the same in every
// process, as fuzzing needs.
func berisi(t testing.TB) (b *Brankas, isi, salinan []byte) {
	t.Helper()
	b = bukaUji(t, pathUji(t))
	b.acak = &hitung{}
	for range 8 {
		baruUji(t, b)
	}
	hapusUji(t, b, 3)
	var w bytes.Buffer
	if err := b.salin(&w, sandiUji, bentukRingan()); err != nil {
		t.Fatal(err)
	}
	return b, bacaUji(t, b.path), w.Bytes()
}

// takAdaBerkas wants that a refused restoration leaves nothing behind.
func takAdaBerkas(t testing.TB, path string) {
	t.Helper()
	for _, p := range []string{path, sementara(path)} {
		if _, err := os.Lstat(p); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s tertinggal (%v)", filepath.Base(p), err)
		}
	}
}

// The format of the copy is frozen too: salt 00 01 … 1f, 2 iterations, a file of two
// keys in pieces of 64 bytes, checked against another implementation.
const emasSalinan = "6c756d62756e672f73616c696e616e2d6272616e6b61732f310a000000000002000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1fb0158343757fb0798f789b759fa3a64fad61c930273af53ac70bdb6a2303788ab2e2bc9199a62235af5d6f855cbe1ee3efb1befffc6977be15e1d4a2b76024fbbddd4244dfaf2a56f3654a276599845c374a157a8ac7e683487f6758c6c4eca7bfe1ce20cffb4eb1bf6d2e1be591950f2de38a2ac88a4cdb45a05733e0921a50"

func TestSalinanEmas(t *testing.T) {
	b, c := diCakram(t)
	c.isi = kepalaBerkas()
	for i := range byte(64) {
		c.isi = append(c.isi, 100+i)
	}
	b.ujung, b.acak = 3, &hitung{}
	var w bytes.Buffer
	if err := b.salin(&w, sandiUji, bentukRingan()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(emasSalinan, hex.EncodeToString(w.Bytes())); diff != "" {
		t.Errorf("bentuk salinan berubah (-want +got):\n%s", diff)
	}
	var isi bytes.Buffer
	n, err := bukaSalinan("uji", &isi, &w, sandiUji, bentukRingan())
	if err != nil || n != 96 || !bytes.Equal(isi.Bytes(), c.isi) {
		t.Errorf("salinan emas dibuka menjadi %d bita %x, %v", n, isi.Bytes(), err)
	}
}

// The way an office goes, at full cost.
func TestSalinPulihkan(t *testing.T) {
	b := bukaUji(t, pathUji(t))
	b.sekali = sekaliBuat
	kunci := map[int64]Kunci{}
	for range 2*2048 + 5 { // three pieces
		n, k := baruUji(t, b)
		kunci[n] = k
	}
	hapusUji(t, b, 7)
	delete(kunci, 7)
	var w bytes.Buffer
	if err := b.Salin(&w, sandiUji); err != nil {
		t.Fatal(err)
	}
	akhir := b.ujung
	for _, k := range kunci {
		if bytes.Contains(w.Bytes(), k[:]) {
			t.Fatal("kunci terbaca di salinan")
		}
	}
	path := filepath.Join(t.TempDir(), "baru", "kunci.brankas")
	harusGalat(t, Pulihkan(path, bytes.NewReader(w.Bytes()), sandiUji+"."), kominfo.TidakSah, "Kata sandi tidak cocok")
	takAdaBerkas(t, path)
	if err := Pulihkan(path, bytes.NewReader(w.Bytes()), sandiUji); err != nil {
		t.Fatal(err)
	}
	harusGalat(t, Pulihkan(path, bytes.NewReader(w.Bytes()), sandiUji), kominfo.Bentrok, "tidak ditimpa")
	p := bukaUji(t, path)
	for n, k := range kunci {
		harusAda(t, p, n, k)
	}
	harusHilang(t, p, 7)
	// Documents written after the copy have numbers from akhir on.
	if n, _ := baruUji(t, p); n != akhir+celah {
		t.Errorf("nomor %d sesudah dipulihkan, seharusnya %d", n, akhir+celah)
	}
	hanyaUnix(t, "hak berkas")
	if got := modus(t, path); got != 0o600 {
		t.Errorf("modus %o", got)
	}
}

// An empty strong-box, as a program makes one at its first start, is replaced.
func TestPulihkanDiAtasKosong(t *testing.T) {
	b, isi, salinan := berisi(t)
	path := pathUji(t)
	tutupUji(t, bukaUji(t, path))
	if err := pulihkan(path, bytes.NewReader(salinan), sandiUji, bentukRingan()); err != nil {
		t.Fatal(err)
	}
	if got := bacaUji(t, path); !bytes.Equal(got[:len(isi)], isi) || len(got) != len(isi)+celah*32 {
		t.Error("isi yang dipulihkan berbeda")
	}
	// All keys erased: the numbers were used all the same.
	hapusUji(t, b, 1, 2, 3, 4, 5, 6, 7, 8)
	tutupUji(t, b)
	sebelum := bacaUji(t, b.path)
	harusGalat(t, pulihkan(b.path, bytes.NewReader(salinan), sandiUji, bentukRingan()), kominfo.Bentrok, "tidak ditimpa")
	if !bytes.Equal(bacaUji(t, b.path), sebelum) {
		t.Error("berkas yang berisi diubah")
	}
	tulisUji(t, path, isi[:64]) // one key only
	harusGalat(t, pulihkan(path, bytes.NewReader(salinan), sandiUji, bentukRingan()), kominfo.Bentrok, "tidak ditimpa")
}

// A copy that is cut at any byte, or has any bit turned, is refused and leaves
// nothing behind.
func TestPulihkanMenolakYangBerubah(t *testing.T) {
	_, _, salinan := berisi(t)
	buka := func(x []byte) (kominfo.Kind, error) {
		_, err := bukaSalinan("uji", io.Discard, bytes.NewReader(x), sandiUji, bentukRingan())
		return kominfo.KindOf(err), err
	}
	for n := range salinan {
		kind, err := buka(salinan[:n])
		want := kominfo.Rusak
		if n == ukuranKepala+32+ukuranTanda {
			want = kominfo.TidakSah // a whole slot of the first piece: as under a wrong passphrase
		}
		if kind != want {
			t.Errorf("terpotong pada %d: %v", n, err)
		}
		if n >= len(tandaSalinan) && !strings.Contains(err.Error(), "terpotong") {
			t.Errorf("terpotong pada %d: %v", n, err)
		}
	}
	for i := range salinan {
		x := bytes.Clone(salinan)
		x[i] ^= 0x10
		kind, err := buka(x)
		want := kominfo.Rusak
		if i >= letakGaram && i < ukuranKepala+64+ukuranTanda {
			want = kominfo.TidakSah // cannot be told from a wrong passphrase
		}
		if kind != want {
			t.Errorf("bita %d berubah: %v (%s)", i, err, kind)
		}
	}
}

func TestPulihkanMenolakSusunanLain(t *testing.T) {
	b, _, salinan := berisi(t)
	const p = 64 + ukuranTanda
	kepala, a := salinan[:ukuranKepala], salinan[ukuranKepala:]
	satu, dua, tiga, ekor := a[:p], a[p:2*p], a[2*p:3*p], a[3*p:]
	var lain bytes.Buffer
	if err := b.salin(&lain, sandiUji, bentukRingan()); err != nil {
		t.Fatal(err)
	}
	milikLain := lain.Bytes()[ukuranKepala:]
	bt := bentukRingan()
	kurang, lebih := bytes.Clone(salinan), bytes.Clone(salinan)
	kurang[letakIterasi+3], lebih[letakIterasi] = 1, 1
	versi := bytes.Clone(salinan)
	versi[len(tandaSalinan)] = '2'
	for nama, c := range map[string]struct {
		x    []byte
		kind kominfo.Kind
		kata string
	}{
		"ditukar":              {susun(kepala, satu, tiga, dua, ekor), kominfo.Rusak, "diubah di tengah"},
		"diulang":              {susun(kepala, satu, dua, dua, tiga, ekor), kominfo.Rusak, "diubah di tengah"},
		"dihilangkan":          {susun(kepala, satu, tiga, ekor), kominfo.Rusak, "diubah di tengah"},
		"potongan lain":        {susun(kepala, satu, milikLain[p:]), kominfo.Rusak, "diubah di tengah"},
		"kepala lain":          {susun(lain.Bytes()[:ukuranKepala], a), kominfo.TidakSah, "Kata sandi"},
		"dipotong di batas":    {susun(kepala, satu, dua), kominfo.Rusak, "terpotong"},
		"tanpa isi":            {kepala, kominfo.Rusak, "terpotong"},
		"tambahan satu bita":   {susun(salinan, []byte{0}), kominfo.Rusak, "terpotong"},
		"tambahan potongan":    {susun(salinan, make([]byte, p)), kominfo.Rusak, "diubah"},
		"kosong":               {nil, kominfo.Rusak, "bukan salinan kunci"},
		"asing":                {make([]byte, 1000), kominfo.Rusak, "bukan salinan kunci"},
		"iterasi dikurangi":    {kurang, kominfo.Rusak, "Awal salinan kunci ini rusak"},
		"iterasi tak berujung": {lebih, kominfo.Rusak, "Awal salinan kunci ini rusak"},
		"versi baru":           {versi, kominfo.Rusak, "lebih baru"},
	} {
		t.Run(nama, func(t *testing.T) {
			path := pathUji(t)
			harusGalat(t, pulihkan(path, bytes.NewReader(c.x), sandiUji, bt), c.kind, c.kata)
			takAdaBerkas(t, path)
		})
	}
	// The last piece was full: what follows it is told apart.
	var penuh bytes.Buffer
	b2 := bukaUji(t, pathUji(t))
	b2.sekali = 3
	baruUji(t, b2) // header and three slots: two full pieces
	if err := b2.salin(&penuh, sandiUji, bt); err != nil {
		t.Fatal(err)
	}
	err := pulihkan(pathUji(t), bytes.NewReader(append(penuh.Bytes(), 1)), sandiUji, bt)
	harusGalat(t, err, kominfo.Rusak, "data asing di belakang")
}

func susun(b ...[]byte) []byte { return bytes.Join(b, nil) }

// The cost of guessing a passphrase is fixed, downwards and upwards.
func TestIterasi(t *testing.T) {
	bt := bentukBawaan()
	if bt.iterasi != 600_000 || bt.terendah != 600_000 || bt.teratas < bt.iterasi || bt.potongan%ukuranSlot != 0 {
		t.Errorf("bentuk bawaan %+v", bt)
	}
	_, _, salinan := berisi(t) // 2 iterations
	harusGalat(t, Pulihkan(pathUji(t), bytes.NewReader(salinan), sandiUji), kominfo.Rusak, "Awal salinan kunci ini rusak")
}

func TestSandiPendek(t *testing.T) {
	b := bukaUji(t, pathUji(t))
	for _, s := range []string{"", "rahasia", "sebelas hrf", "            ", "  sebelas hrf  ", "éééééééééé1"} {
		var w bytes.Buffer
		harusGalat(t, b.Salin(&w, s), kominfo.TidakSah, "Rangkai empat kata acak")
		if w.Len() != 0 {
			t.Errorf("%q: %d bita tertulis", s, w.Len())
		}
	}
	if err := b.salin(io.Discard, "duabelas hrf", bentukRingan()); err != nil {
		t.Error(err)
	}
}

// The medium is full at any byte.
func TestSalinMediaPenuh(t *testing.T) {
	b, _, salinan := berisi(t)
	for n := range len(salinan) {
		var w bytes.Buffer
		harusGalat(t, b.salin(&penuh{n, &w}, sandiUji, bentukRingan()), kominfo.Rusak, "Media penuh")
		if _, err := bukaSalinan("uji", io.Discard, &w, sandiUji, bentukRingan()); err == nil {
			t.Errorf("salinan setengah jadi (%d bita) diterima", n)
		}
	}
	err := b.salin(&penuh{len(salinan), io.Discard}, sandiUji, bentukRingan())
	if err != nil {
		t.Error(err)
	}
}

// The disk that is restored to is full, or the medium cannot be read.
func TestPulihkanCakramPenuh(t *testing.T) {
	_, isi, salinan := berisi(t)
	for n := range len(isi) {
		path := pathUji(t)
		err := tulisUtuh(path, func(f *os.File) error {
			_, err := bukaSalinan("uji", &penuh{n, f}, bytes.NewReader(salinan), sandiUji, bentukRingan())
			return err
		})
		harusGalat(t, galat("uji", path, err), kominfo.Rusak, "Cakram penuh")
		takAdaBerkas(t, path)
	}
	for n := range len(salinan) {
		path := pathUji(t)
		r := io.MultiReader(bytes.NewReader(salinan[:n]), iotest.ErrReader(errors.New("media dicabut")))
		harusGalat(t, pulihkan(path, r, sandiUji, bentukRingan()), kominfo.Rusak, "tidak dapat dibaca")
		takAdaBerkas(t, path)
	}
	path := pathUji(t)
	if err := pulihkan(path, iotest.OneByteReader(bytes.NewReader(salinan)), sandiUji, bentukRingan()); err != nil {
		t.Error(err)
	}
}

// What is inside must be a strong-box, even under the right passphrase.
func TestPulihkanIsiAsing(t *testing.T) {
	b, c := diCakram(t)
	c.isi = make([]byte, 320)
	b.ujung = 10
	var w bytes.Buffer
	if err := b.salin(&w, sandiUji, bentukRingan()); err != nil {
		t.Fatal(err)
	}
	path := pathUji(t)
	harusGalat(t, pulihkan(path, &w, sandiUji, bentukRingan()), kominfo.Rusak, "bukan berkas kunci")
	takAdaBerkas(t, path)
}

// FuzzPulihkan: nothing but the copy itself opens, and nothing is written before
// it is known to be authentic.
func FuzzPulihkan(f *testing.F) {
	_, isi, salinan := berisi(f)
	f.Add(salinan, sandiUji)
	f.Add(salinan[:len(salinan)-1], sandiUji)
	f.Add(salinan[:ukuranKepala+80], sandiUji)
	f.Add(salinan[:ukuranKepala], "")
	f.Add(append(bytes.Clone(salinan), 0), sandiUji)
	f.Add([]byte(tandaSalinan+"1\n"), sandiUji)
	f.Add([]byte{}, "")
	f.Fuzz(func(t *testing.T, x []byte, sandi string) {
		var w bytes.Buffer
		n, err := bukaSalinan("uji", &w, bytes.NewReader(x), sandi, bentukRingan())
		if asli := sandi == sandiUji && bytes.Equal(x, salinan); asli != (err == nil) {
			t.Fatalf("asli %v, galat %v", asli, err)
		}
		if !bytes.HasPrefix(isi, w.Bytes()) {
			t.Fatalf("isi yang bukan dari salinan tertulis: %x", w.Bytes())
		}
		if err == nil && n != int64(w.Len()) {
			t.Fatalf("%d bita dilaporkan, %d tertulis", n, w.Len())
		}
		if k := kominfo.KindOf(err); err != nil && k != kominfo.Rusak && k != kominfo.TidakSah {
			t.Fatalf("galat %v (%s)", err, k)
		}
	})
}
