package jejak

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
)

func TestEntriMenolakBidang(t *testing.T) {
	for _, c := range []struct {
		nama  string
		ubah  func(*Entri)
		sebut string
	}{
		{"register kosong", func(e *Entri) { e.Register = "" }, "Register"},
		{"register huruf besar", func(e *Entri) { e.Register = "Permohonan" }, "Register"},
		{"register panjang", func(e *Entri) { e.Register = strings.Repeat("a", 41) }, "Register"},
		{"id huruf besar", func(e *Entri) { e.ID = strings.ToUpper(idUji) }, "ID"},
		{"id bukan UUID", func(e *Entri) { e.ID = "P-1" }, "ID"},
		{"id tanpa tanda hubung", func(e *Entri) { e.ID = strings.Replace(idUji, "-", "0", 1) }, "ID"},
		{"versi nol", func(e *Entri) { e.Versi = 0 }, "Versi"},
		{"skema negatif", func(e *Entri) { e.Skema = -1 }, "Skema"},
		{"tahun 10000", func(e *Entri) { e.Waktu = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }, "Waktu"},
		{"tahun 0", func(e *Entri) { e.Waktu = time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC) }, "Waktu"},
		{"tahun 10000 hanya di UTC", func(e *Entri) { e.Waktu = time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -3600*2)) }, "Waktu"},
		{"instansi dua baris", func(e *Entri) { e.Instansi = "19.06\nperan admin" }, "Instansi"},
		{"pemilik spasi di depan", func(e *Entri) { e.Pemilik = " kominfo" }, "Pemilik"},
		{"pemilik spasi di belakang", func(e *Entri) { e.Pemilik = "kominfo " }, "Pemilik"},
		{"peran DEL", func(e *Entri) { e.Peran = "a\x7fb" }, "Peran"},
		{"peran baris baru Unicode", func(e *Entri) { e.Peran = "a\u2028b" }, "Peran"},
		{"peran NEL", func(e *Entri) { e.Peran = "a\u0085b" }, "Peran"},
		{"peran bukan UTF-8", func(e *Entri) { e.Peran = "a\xffb" }, "Peran"},
		{"peran panjang", func(e *Entri) { e.Peran = strings.Repeat("é", 101) }, "Peran"},
		{"aksi kosong", func(e *Entri) { e.Aksi = "" }, "Aksi"},
		{"tanpa komitmen", func(e *Entri) { e.Umum = Komitmen{} }, "Umum"},
		{"komitmen pribadi nol", func(e *Entri) { e.Pribadi = new(Komitmen) }, "Pribadi"},
	} {
		t.Run(c.nama, func(t *testing.T) {
			e := entriUji(1, 1)
			c.ubah(&e)
			awal := []byte("awal")
			b, err := e.AppendTeks(awal)
			if !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), ": "+c.sebut+" ") {
				t.Errorf("error %v, want one of kind tidak_sah that names %s", err, c.sebut)
			}
			if string(b) != "awal" {
				t.Errorf("dst became %q", b)
			}
		})
	}
}

func TestEntriWaktu(t *testing.T) {
	e := entriUji(1, 1)
	e.Waktu = time.Date(2026, 1, 1, 6, 0, 0, 1999, time.FixedZone("WIB", 7*3600))
	if b := teksUji(t, e); !bytes.Contains(b, []byte("\nwaktu 2025-12-31T23:00:00.000001Z\n")) {
		t.Errorf("not in UTC, cut to the microsecond:\n%s", b)
	}
}

func TestUraiEntriKetat(t *testing.T) {
	sah := string(teksUji(t, entriUji(1, 3)))
	ganti := func(a, b string) string {
		if !strings.Contains(sah, a) {
			t.Fatalf("%q is not in the text", a)
		}
		return strings.Replace(sah, a, b, 1)
	}
	for _, c := range []struct{ nama, teks, sebut string }{
		{"kosong", "", "baris 1"},
		{"tanpa LF terakhir", sah[:len(sah)-1], "baris 13"},
		{"LF tambahan", sah + "\n", "baris 14"},
		{"baris tambahan", sah + "lain x\n", "baris 14"},
		{"format lain", ganti("entri/1", "entri/2"), "baris 1"},
		{"CRLF", strings.ReplaceAll(sah, "\n", "\r\n"), "baris 1"},
		{"BOM", "\ufeff" + sah, "baris 1"},
		{"baris hilang", ganti("skema 1\n", ""), "baris 5"},
		{"urutan lain", ganti("versi 3\nskema 1\n", "skema 1\nversi 3\n"), "baris 4"},
		{"dua spasi", ganti("versi 3", "versi  3"), "baris 4"},
		{"tab", ganti("versi 3", "versi\t3"), "baris 4"},
		{"nol di depan", ganti("versi 3", "versi 03"), "baris 4"},
		{"tanda plus", ganti("versi 3", "versi +3"), "baris 4"},
		{"versi nol", ganti("versi 3", "versi 0"), "baris 4"},
		{"versi terlalu besar", ganti("versi 3", "versi 9223372036854775808"), "baris 4"},
		{"versi 20 angka", ganti("versi 3", "versi 18446744073709551617"), "baris 4"},
		{"skema terlalu besar", ganti("skema 1", "skema 2147483648"), "baris 5"},
		{"30 Februari", ganti("2026-11-22", "2026-02-30"), "baris 6"},
		{"bulan 13", ganti("2026-11-22", "2026-13-22"), "baris 6"},
		{"tahun 0", ganti("2026-11-22", "0000-11-22"), "baris 6"},
		{"detik kabisat", ganti(":35.", ":60."), "baris 6"},
		{"jam 24", ganti("T06:", "T24:"), "baris 6"},
		{"tiga desimal", ganti(".123456Z", ".123Z"), "baris 6"},
		{"bukan UTC", ganti(".123456Z", ".123456+00:00"), "baris 6"},
		{"spasi untuk kosong", ganti("instansi 19.06", "instansi "), "baris 7"},
		{"spasi di akhir", ganti("kominfo\n", "kominfo \n"), "baris 8"},
		{"ditarik 1", ganti("ditarik tidak", "ditarik 1"), "baris 11"},
		{"komitmen huruf besar", strings.Replace(sah, "umum ", "umum A", 1), "baris 12"},
		{"komitmen pendek", sah[:len(sah)-2] + "\n", "baris 13"},
		{"umum kosong", ganti("umum "+entriUji(1, 3).Umum.String(), "umum"), "baris 12"},
		{"komitmen nol", ganti(entriUji(1, 3).Umum.String(), strings.Repeat("0", 64)), "baris 12"},
		{"sangat panjang", sah + strings.Repeat("x", 10<<20), "paling banyak"},
	} {
		t.Run(c.nama, func(t *testing.T) {
			e, err := UraiEntri([]byte(c.teks))
			if !errors.Is(err, kominfo.Rusak) || !strings.Contains(err.Error(), c.sebut) || len(err.Error()) > 600 {
				t.Errorf("error %v, want one of kind rusak with %q", err, c.sebut)
			}
			if diff := cmp.Diff(Entri{}, e); diff != "" {
				t.Errorf("an entry came with the error: %s", diff)
			}
		})
	}
}

func tarikEntri(t *rapid.T) Entri {
	nilai := rapid.OneOf(rapid.Just(""), rapid.StringMatching(`[a-z0-9.]{1,20}`),
		rapid.StringOfN(rapid.Rune(), 1, 40, 200).Filter(nilaiSah))
	komitmen := rapid.Custom(func(t *rapid.T) Komitmen {
		return Komitmen(rapid.SliceOfN(rapid.Byte(), 32, 32).Filter(func(b []byte) bool { return Komitmen(b) != Komitmen{} }).Draw(t, "komitmen"))
	})
	e := Entri{
		Register: rapid.StringMatching(`[a-z][a-z0-9_]{0,39}`).Draw(t, "register"),
		ID:       rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`).Draw(t, "id"),
		Versi:    rapid.Int64Min(1).Draw(t, "versi"),
		Skema:    int(rapid.Int32Min(1).Draw(t, "skema")),
		Waktu:    time.UnixMicro(rapid.Int64Range(-62135596800e6, 253402300800e6-1).Draw(t, "waktu")).UTC(),
		Instansi: nilai.Draw(t, "instansi"), Pemilik: nilai.Draw(t, "pemilik"), Peran: nilai.Draw(t, "peran"),
		Aksi:    rapid.StringMatching(`[a-z][a-z0-9_]{0,39}`).Draw(t, "aksi"),
		Ditarik: rapid.Bool().Draw(t, "ditarik"),
		Umum:    komitmen.Draw(t, "umum"),
	}
	if rapid.Bool().Draw(t, "ada pribadi") {
		k := komitmen.Draw(t, "pribadi")
		e.Pribadi = &k
	}
	return e
}

func TestEntriPulangPergi(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := tarikEntri(t)
		b, err := e.Teks()
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > MaksEntri {
			t.Fatalf("%d bytes, more than MaksEntri", len(b))
		}
		f, err := UraiEntri(b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(e, f); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

// The longest entry that the fields allow fits in MaksEntri.
func TestEntriTerpanjang(t *testing.T) {
	k := Ikat(garamUji(1), nil, "")
	n := strings.Repeat("a", 40)
	v := strings.Repeat("b", 200)
	b := teksUji(t, Entri{Register: n, ID: idUji, Versi: 1<<63 - 1, Skema: 1<<31 - 1, Waktu: waktuUji(), Instansi: v, Pemilik: v, Peran: v, Aksi: n, Umum: k, Pribadi: &k})
	if len(b) > MaksEntri {
		t.Errorf("%d bytes", len(b))
	}
	if _, err := UraiEntri(b); err != nil {
		t.Error(err)
	}
}

// Any byte of an entry that changes is refused, or changes the leaf and the text.
func TestEntriSatuByte(t *testing.T) {
	sah := teksUji(t, entriUji(1, 3))
	rapid.Check(t, func(t *rapid.T) {
		b := balik(t, sah)
		if e, err := UraiEntri(b); err == nil {
			lagi, err := e.Teks()
			if err != nil || !bytes.Equal(lagi, b) {
				t.Fatalf("accepted, but encodes differently: %q (%v)", lagi, err)
			}
		}
		if Daun(b) == Daun(sah) {
			t.Fatal("the leaf did not change")
		}
	})
}

// balik changes one byte of b to another.
func balik(t *rapid.T, b []byte) []byte {
	c := bytes.Clone(b)
	i := rapid.IntRange(0, len(c)-1).Draw(t, "di")
	c[i] ^= rapid.ByteRange(1, 255).Draw(t, "xor")
	return c
}

func TestIkat(t *testing.T) {
	g := garamUji(0)
	k := Ikat(g, []byte(`{"a":1}`), "sebab")
	for nama, lain := range map[string]Komitmen{
		"garam":          Ikat(garamUji(1), []byte(`{"a":1}`), "sebab"),
		"isi":            Ikat(g, []byte(`{"a":2}`), "sebab"),
		"alasan":         Ikat(g, []byte(`{"a":1}`), "sebab lain"),
		"tanpa alasan":   Ikat(g, []byte(`{"a":1}`), ""),
		"garam kosong":   Ikat(nil, []byte(`{"a":1}`), "sebab"),
		"garam 31 byte":  Ikat(g[:31], []byte(`{"a":1}`), "sebab"),
		"batas bergeser": Ikat(g, []byte(`{"a":1}s`), "ebab"),
	} {
		if lain == k {
			t.Errorf("%s: the same commitment", nama)
		}
	}
	if Ikat(g[:31], nil, "") != (Komitmen{}) || Ikat(append(g, 0), nil, "") != (Komitmen{}) {
		t.Error("a salt of another length must give the zero value")
	}
	if u, sah := uraiKomitmen(k.String()); !sah || u != k {
		t.Errorf("String does not read back: %s", k)
	}
}
