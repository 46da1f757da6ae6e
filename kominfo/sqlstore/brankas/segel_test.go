//go:build !(js && wasm)

package brankas

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
)

const konteksUji = "permohonan/01a201c2-4836-75db-8f00-000000000001/3"

var bagianUji = []byte(`{"nama":"Nama Contoh","alamat":"Jalan Contoh 1"}`)

// kunciUji gives 1, 2, … 32; garamUji 0xff downwards. Both are part of the golden vector.
func kunciUji() (k Kunci) {
	for i := range k {
		k[i] = byte(i + 1)
	}
	return k
}

func garamUji() []byte {
	g := make([]byte, ukuranGaram)
	for i := range g {
		g[i] = 0xff - byte(i)
	}
	return g
}

func segelUji(t testing.TB) []byte {
	t.Helper()
	s, err := segel(&hitung{}, kunciUji(), konteksUji, garamUji(), bagianUji)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The sealed format is frozen: this vector (nonce 00 01 … 0b) was checked against
// another implementation of AES-GCM and must never change.
const emasSegel = "01000102030405060708090a0b8ecefc6b332798f3f8dd47b5976a067dc6795079957593942aae9859bf37d3dbfd8adc812ae4db1b151d6e40d317f6210d688fc6b0e677d7af43b6a5b67d71b2f242f7673e392ed1afe1e91d7908b5f1fc4c37ce35e9b6bba8bdb37cd9f589cb"

func TestSegelEmas(t *testing.T) {
	if diff := cmp.Diff(emasSegel, hex.EncodeToString(segelUji(t))); diff != "" {
		t.Errorf("bentuk segel berubah (-want +got):\n%s", diff)
	}
	b, err := hex.DecodeString(emasSegel)
	if err != nil {
		t.Fatal(err)
	}
	garam, bagian, err := Bongkar(kunciUji(), konteksUji, b)
	if err != nil || !bytes.Equal(garam, garamUji()) || !bytes.Equal(bagian, bagianUji) {
		t.Errorf("segel emas dibuka menjadi %x, %q, %v", garam, bagian, err)
	}
}

func TestSegelBolakBalik(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var k Kunci
		copy(k[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "kunci"))
		k[31] |= 1 // not zero
		garam := rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "garam")
		bagian := rapid.SliceOf(rapid.Byte()).Draw(t, "bagian")
		konteks := rapid.StringN(1, -1, 80).Draw(t, "konteks")
		s, err := Segel(k, konteks, garam, bagian)
		if err != nil {
			t.Fatal(err)
		}
		if len(s) != len(bagian)+61 {
			t.Fatalf("panjang segel %d untuk bagian %d", len(s), len(bagian))
		}
		asal := bytes.Clone(s)
		g, p, err := Bongkar(k, konteks, s)
		if err != nil || !bytes.Equal(g, garam) || !bytes.Equal(p, bagian) || !bytes.Equal(s, asal) {
			t.Fatalf("kembali %x, %x, %v", g, p, err)
		}
		_ = append(g, 'x')
		g[0] ^= 1
		if !bytes.Equal(p, bagian) || !bytes.Equal(s, asal) {
			t.Fatal("garam, bagian dan segel berbagi ingatan")
		}
		s2, err := Segel(k, konteks, garam, bagian)
		if err != nil || bytes.Equal(s, s2) {
			t.Fatalf("nonce dipakai dua kali (%v)", err)
		}
	})
}

func TestBongkarMenolak(t *testing.T) {
	k, s := kunciUji(), segelUji(t)
	for i := range s {
		for bit := range 8 {
			x := bytes.Clone(s)
			x[i] ^= 1 << bit
			if g, p, err := Bongkar(k, konteksUji, x); !errors.Is(err, kominfo.Rusak) || g != nil || p != nil {
				t.Errorf("bita %d bit %d terbalik: %v", i, bit, err)
			}
		}
	}
	for n := range s {
		if g, p, err := Bongkar(k, konteksUji, s[:n]); !errors.Is(err, kominfo.Rusak) || g != nil || p != nil {
			t.Errorf("terpotong pada %d: %v", n, err)
		}
	}
	lain := k
	lain[0] ^= 1
	for nama, c := range map[string]struct {
		k       Kunci
		konteks string
		s       []byte
		kata    string
	}{
		"kunci lain":     {lain, konteksUji, s, "bukan kunci dokumen ini"},
		"kunci terhapus": {Kunci{}, konteksUji, s, "sudah dihapus"},
		"versi lain":     {k, strings.Replace(konteksUji, "/3", "/4", 1), s, "tertukar"},
		"konteks kosong": {k, "", s, "tertukar"},
		"tambahan":       {k, konteksUji, append(bytes.Clone(s), 0), "berubah"},
		"kosong":         {k, konteksUji, nil, "terpotong"},
		"bentuk baru":    {k, konteksUji, append([]byte{2}, s[1:]...), "Perbarui program"},
		"besar":          {k, konteksUji, append([]byte{1}, make([]byte, 32<<20)...), "berubah"},
	} {
		t.Run(nama, func(t *testing.T) {
			g, p, err := Bongkar(c.k, c.konteks, c.s)
			harusGalat(t, err, kominfo.Rusak, c.kata)
			if g != nil || p != nil {
				t.Error("ada isi di samping galat")
			}
		})
	}
}

func TestSegelMenolak(t *testing.T) {
	for nama, c := range map[string]struct {
		k       Kunci
		konteks string
		garam   []byte
		kata    string
	}{
		"kunci terhapus": {Kunci{}, konteksUji, garamUji(), "sudah dihapus"},
		"tanpa konteks":  {kunciUji(), "", garamUji(), "register/id/versi"},
		"tanpa garam":    {kunciUji(), konteksUji, nil, "32 bita"},
		"garam pendek":   {kunciUji(), konteksUji, make([]byte, 31), "32 bita"},
		"garam panjang":  {kunciUji(), konteksUji, make([]byte, 33), "32 bita"},
	} {
		t.Run(nama, func(t *testing.T) {
			s, err := Segel(c.k, c.konteks, c.garam, bagianUji)
			harusGalat(t, err, kominfo.TidakSah, c.kata)
			if s != nil {
				t.Error("ada segel di samping galat")
			}
		})
	}
	s, err := segel(iotest.ErrReader(errors.New("tanpa acak")), kunciUji(), konteksUji, garamUji(), bagianUji)
	harusGalat(t, err, kominfo.Rusak, "Penyandian gagal")
	if s != nil {
		t.Error("ada segel tanpa bilangan acak")
	}
}

// A key must not reach a log or a JSON answer by accident.
func TestKunciTidakTercetak(t *testing.T) {
	k := kunciUji()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%X", "%d", "%q", "%o"} {
		if got := fmt.Sprintf(verb, k); got != "(kunci)" {
			t.Errorf("%s menulis %s", verb, got)
		}
		if got := fmt.Sprintf(verb, &k); got != "(kunci)" {
			t.Errorf("%s dari penunjuk menulis %s", verb, got)
		}
		if got := fmt.Sprintf(verb, []Kunci{k}); !strings.Contains(got, "(kunci)") {
			t.Errorf("%s dari irisan menulis %s", verb, got)
		}
	}
	if b, err := json.Marshal(struct{ K Kunci }{k}); !errors.Is(err, kominfo.Ditolak) {
		t.Errorf("JSON %s, %v", b, err)
	}
}

// FuzzBongkar: nothing but what was sealed opens.
func FuzzBongkar(f *testing.F) {
	k := kunciUji()
	s := segelUji(f)
	f.Add(konteksUji, s)
	f.Add(konteksUji, s[:len(s)-1])
	f.Add("", s)
	f.Add(konteksUji, []byte{})
	f.Add(konteksUji, make([]byte, 61))
	f.Add(konteksUji, append([]byte{1}, make([]byte, 60)...))
	f.Fuzz(func(t *testing.T, konteks string, x []byte) {
		g, p, err := Bongkar(k, konteks, x)
		asli := konteks == konteksUji && bytes.Equal(x, s)
		if asli != (err == nil) {
			t.Fatalf("asli %v, galat %v", asli, err)
		}
		if err != nil && (!errors.Is(err, kominfo.Rusak) || g != nil || p != nil) {
			t.Fatalf("galat %v dengan isi %x %x", err, g, p)
		}
	})
}
