package desa_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa/berkas"
	"pgregory.net/rapid"
)

// kecil is a small list with every peculiarity of the format: gaps in codes of
// all sizes, kinds side by side, a kecamatan without villages, accents.
func kecil(t testing.TB) desa.Isi {
	isi := desa.Isi{Edisi: "Kepmendagri Contoh"}
	for _, r := range [][2]string{
		{"19.06.01", "Manggar"}, {"19.06.01.1001", "Baru"}, {"19.06.01.2001", "Lalang Jaya"}, {"19.06.01.2002", "Kurnia Jaya"},
		{"19.06.01.2004", "Mekar Jaya"}, {"19.06.01.2007", "Regapu'u"}, {"19.06.01.2011", "Konda/Kondaga"}, {"19.06.01.3999", "Adat"},
		{"19.06.02", "Gantung"}, {"21.71.99", "Ü"}, {"21.71.99.1001", "Café — Jaya"}, {"93.01.01", "Merauke"}, {"93.01.01.2001", "Merauke"},
	} {
		isi.Baris = append(isi.Baris, desa.Baris{Kode: kode(t, r[0]), Nama: r[1]})
	}
	for _, r := range [][2]string{{"91.01", "93.01"}, {"91.01.01", "93.01.01"}} {
		isi.Perubahan = append(isi.Perubahan, wilayah.Perubahan{
			Lama: kode(t, r[0]), Baru: kode(t, r[1]), Berlaku: kominfo.NewTanggal(2022, 7, 25), Dasar: kominfo.Sumber{Regulasi: "UU 14/2022"},
		})
	}
	return isi
}

func tulis(t testing.TB, isi desa.Isi) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := desa.Tulis(&b, isi); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTulisLaluBuka(t *testing.T) {
	isi := kecil(t)
	b := tulis(t, isi)
	if !bytes.Equal(b, tulis(t, isi)) {
		t.Error("the same content gave other bytes")
	}
	x, err := desa.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	clear(b) // Open keeps no reference
	var got []desa.Baris
	for k, nama := range x.Semua(wilayah.Kode{}) {
		got = append(got, desa.Baris{Kode: k, Nama: nama})
	}
	if diff := cmp.Diff(isi.Baris, got, cmp.Comparer(func(a, b wilayah.Kode) bool { return a == b })); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, r := range isi.Baris {
		if nama, ok := x.Nama(r.Kode); !ok || nama != r.Nama {
			t.Errorf("Nama(%s) = %q", r.Kode, nama)
		}
	}
	if k, ok := x.KodeKini(kode(t, "91.01.01")); !ok || k.String() != "93.01.01" {
		t.Errorf("KodeKini = %s, %v", k, ok)
	}
	if x.Edisi() != isi.Edisi || x.Sumber().Regulasi != isi.Edisi || x.Sumber().Status != kominfo.Sekunder {
		t.Errorf("edition %q, source %+v", x.Edisi(), x.Sumber())
	}
}

func TestTulisLaluBukaAcak(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		nama := rapid.StringMatching(`[A-Za-z '.éÜ/-]{1,40}`)
		isi := desa.Isi{Edisi: "acak"}
		c := 0
		for range rapid.IntRange(0, 5).Draw(rt, "kecamatan") {
			c += rapid.IntRange(1, 15).Draw(rt, "loncat")
			k, err := wilayah.Susun(19, 6, c, 0)
			if err != nil {
				rt.Fatal(err)
			}
			isi.Baris = append(isi.Baris, desa.Baris{Kode: k, Nama: nama.Draw(rt, "kecamatan")})
			n := 1000
			for range rapid.IntRange(0, 8).Draw(rt, "desa") {
				if n += rapid.IntRange(1, 300).Draw(rt, "selisih"); n%1000 == 0 {
					n++
				}
				a, err := wilayah.Susun(19, 6, c, n)
				if err != nil {
					rt.Fatal(err)
				}
				isi.Baris = append(isi.Baris, desa.Baris{Kode: a, Nama: nama.Draw(rt, "nama")})
			}
		}
		x, err := desa.Open(tulis(t, isi))
		if err != nil {
			rt.Fatal(err)
		}
		i := 0
		for k, nm := range x.Semua(wilayah.Kode{}) {
			if k != isi.Baris[i].Kode || nm != isi.Baris[i].Nama {
				rt.Fatalf("row %d is %s %q, want %s %q", i, k, nm, isi.Baris[i].Kode, isi.Baris[i].Nama)
			}
			i++
		}
		if i != len(isi.Baris) {
			rt.Fatalf("%d rows, want %d", i, len(isi.Baris))
		}
	})
}

func TestTulisMenolak(t *testing.T) {
	for nama, ubah := range map[string]func(*desa.Isi){
		"order":             func(i *desa.Isi) { i.Baris[1], i.Baris[2] = i.Baris[2], i.Baris[1] },
		"twice":             func(i *desa.Isi) { i.Baris[2] = i.Baris[1] },
		"no kecamatan":      func(i *desa.Isi) { i.Baris = i.Baris[1:] },
		"regency":           func(i *desa.Isi) { i.Baris[0].Kode = kode(t, "19.06") },
		"empty name":        func(i *desa.Isi) { i.Baris[0].Nama = "" },
		"long name":         func(i *desa.Isi) { i.Baris[0].Nama = strings.Repeat("abcdefghij", 13) },
		"control character": func(i *desa.Isi) { i.Baris[0].Nama = "a\x00b" },
		"bad UTF-8":         func(i *desa.Isi) { i.Baris[0].Nama = "a\xff" },
		"long edition":      func(i *desa.Isi) { i.Edisi = strings.Repeat("x", 201) },
		"change order":      func(i *desa.Isi) { i.Perubahan[0], i.Perubahan[1] = i.Perubahan[1], i.Perubahan[0] },
		"change level":      func(i *desa.Isi) { i.Perubahan[0].Baru = kode(t, "93.01.01") },
		"village change": func(i *desa.Isi) {
			i.Perubahan[1].Lama, i.Perubahan[1].Baru = kode(t, "91.01.01.2001"), kode(t, "93.01.01.2001")
		},
		"no date": func(i *desa.Isi) { i.Perubahan[0].Berlaku = kominfo.Tanggal{} },
	} {
		isi := kecil(t)
		ubah(&isi)
		var b bytes.Buffer
		if err := desa.Tulis(&b, isi); err == nil || b.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes written", nama, err, b.Len())
		}
	}
}

func TestOpenMenolakBerkasRusak(t *testing.T) {
	utuh := berkas.Data()
	versi2 := bytes.Clone(utuh)
	versi2[7] = 2
	for nama, c := range map[string]struct {
		b      []byte
		berisi string
	}{
		"empty":     {nil, "bukan berkas"},
		"html":      {[]byte("<!doctype html><title>404</title>"), "bukan berkas"},
		"truncated": {utuh[:len(utuh)/2], "terpotong"},
		"longer":    {append(bytes.Clone(utuh), 0), "jumlah periksa"},
		"version":   {versi2, "versi format 2"},
		"huge":      {make([]byte, 9<<20), "8 MB"},
	} {
		x, err := desa.Open(c.b)
		if x != nil || !errors.Is(err, kominfo.Rusak) || !strings.Contains(err.Error(), c.berisi) {
			t.Errorf("%s: %v; want an error with %q", nama, err, c.berisi)
		}
	}
	for i := 0; i < len(utuh); i += 997 {
		b := bytes.Clone(utuh)
		b[i] ^= 0x10
		if _, err := desa.Open(b); err == nil {
			t.Fatalf("a flipped bit in byte %d went unnoticed", i)
		}
	}
}

// segel puts a right checksum on a forged file.
func segel(b []byte) []byte {
	if len(b) >= 12 {
		binary.LittleEndian.PutUint32(b[8:], crc32.ChecksumIEEE(b[12:]))
	}
	return b
}

// pakai calls everything on an index that Open let through.
func pakai(t *testing.T, x *desa.Indeks) {
	n := 0
	for k, nama := range x.Semua(wilayah.Kode{}) {
		if got, ok := x.Nama(k); !ok || got != nama {
			t.Fatalf("Nama(%s) = %q, want %q", k, got, nama)
		}
		n++
		if n > 2000 {
			break
		}
	}
	for p := range x.Perubahan(wilayah.Kode{}) {
		x.KodePada(p.Baru, p.Berlaku)
		x.KodeKini(p.Lama)
	}
	x.Jumlah(wilayah.Kode{})
	x.Cari(wilayah.Kode{}, "jaya")
	for _, s := range []string{"19.06", "19.06.01", "19.06.01.2001", "99.99.99.3999", "11.01.01.1001"} {
		x.Nama(kode(t, s))
		for range x.Anak(kode(t, s)) {
		}
	}
}

// Every single-byte forgery with a right checksum is either refused or harmless.
func TestOpenBerkasPalsu(t *testing.T) {
	utuh := tulis(t, kecil(t))
	diterima := 0
	for i := 12; i < len(utuh); i++ {
		for _, v := range []byte{0, 1, 0x3f, 0x40, 0x7f, 0x80, 0xff, utuh[i] + 1} {
			b := bytes.Clone(utuh)
			b[i] = v
			if x, err := desa.Open(segel(b)); err == nil {
				diterima++
				pakai(t, x)
			}
		}
		if x, err := desa.Open(segel(bytes.Clone(utuh[:i]))); err == nil && i > 100 {
			t.Errorf("cut to %d bytes: accepted with %+v", i, x.Jumlah(wilayah.Kode{}))
		}
	}
	if diterima == 0 {
		t.Error("no forgery was harmless: the test does not reach the readers")
	}
}

// A small file that claims to be large must not cost memory.
func TestOpenTidakBoros(t *testing.T) {
	besar := []byte{0xff, 0xff, 0xff, 0x7f}
	var dasar []byte
	dasar = append(dasar, "LMBDESA\x01\x00\x00\x00\x00"...)
	for nama, badan := range map[string][]byte{
		"edition":   besar,
		"symbols":   append([]byte{0}, besar...),
		"laws":      append([]byte{0, 0}, besar...),
		"changes":   append([]byte{0, 0, 0}, besar...),
		"kecamatan": append([]byte{0, 0, 0, 0}, besar...),
	} {
		b := segel(append(bytes.Clone(dasar), badan...))
		if _, err := desa.Open(b); err == nil {
			t.Errorf("%s: accepted", nama)
		}
		if n := testing.AllocsPerRun(10, func() { _, _ = desa.Open(b) }); n > 40 {
			t.Errorf("%s: %v allocations", nama, n)
		}
	}
}

func FuzzOpen(f *testing.F) {
	b := tulis(f, kecil(f))
	f.Add(b[12:])
	f.Add(b[12 : len(b)-1])
	f.Add([]byte{})
	f.Add([]byte{0, 0, 0, 0, 0})
	f.Add([]byte{0, 1, 1, 'a', 0, 0, 1, 0xf5, 0xcf, 0x74, 6, 1, 0, 1, 0xe9, 7, 0})
	f.Fuzz(func(t *testing.T, badan []byte) {
		x, err := desa.Open(segel(append([]byte("LMBDESA\x01\x00\x00\x00\x00"), badan...)))
		if (x == nil) == (err == nil) {
			t.Fatal("neither index nor error, or both")
		}
		if err == nil {
			pakai(t, x)
		}
	})
}
