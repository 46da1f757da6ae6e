package jejak

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
)

func cpUji() Checkpoint {
	return Checkpoint{Nama: namaUji, Jejak: Umum, Masa: 1, Kepala: Kepala{Ukuran: 1204, Akar: daunUji(1)}, Waktu: waktuUji().Truncate(time.Second)}
}

func TestCheckpointPulangPergi(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Checkpoint{
			Nama:   rapid.StringMatching(`[a-z0-9][a-z0-9.\-]{0,59}`).Draw(t, "nama"),
			Jejak:  rapid.SampledFrom([]string{Umum, Dalam}).Draw(t, "jejak"),
			Masa:   int(rapid.Int32Min(1).Draw(t, "masa")),
			Kepala: Kepala{Ukuran: rapid.Int64Range(0, maksUkuran).Draw(t, "ukuran"), Akar: tlog.Hash(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "akar"))},
			Waktu:  time.Unix(rapid.Int64Range(-62135596800, 253402300799).Draw(t, "waktu"), 0).UTC(),
		}
		s, err := c.Teks()
		if err != nil {
			t.Fatal(err)
		}
		d, err := UraiCheckpoint(s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, d); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestCheckpointMenolakBidang(t *testing.T) {
	for _, c := range []struct {
		sebut string
		ubah  func(*Checkpoint)
	}{
		{"Nama", func(c *Checkpoint) { c.Nama = "" }},
		{"Nama", func(c *Checkpoint) { c.Nama = "a/b" }},
		{"Nama", func(c *Checkpoint) { c.Nama = "-a" }},
		{"Nama", func(c *Checkpoint) { c.Nama = "..a" }},
		{"Nama", func(c *Checkpoint) { c.Nama = strings.Repeat("a", 61) }},
		{"Nama", func(c *Checkpoint) { c.Nama = "a+b" }},
		{"Jejak", func(c *Checkpoint) { c.Jejak = "lain" }},
		{"Masa", func(c *Checkpoint) { c.Masa = 0 }},
		{"Ukuran", func(c *Checkpoint) { c.Ukuran = -1 }},
		{"Waktu", func(c *Checkpoint) { c.Waktu = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) }},
	} {
		x := cpUji()
		c.ubah(&x)
		if _, err := x.Teks(); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), ": "+c.sebut+" ") {
			t.Errorf("%+v: %v", x, err)
		}
	}
}

func TestUraiCheckpointKetat(t *testing.T) {
	sah, err := cpUji().Teks()
	if err != nil {
		t.Fatal(err)
	}
	akar := daunUji(1).String()
	for _, c := range []struct{ teks, sebut string }{
		{"", "baris 1"},
		{strings.Replace(sah, "lumbung/", "gudang/", 1), "baris 1"},
		{strings.Replace(sah, "/umum/1", "/umum/01", 1), "baris 1"},
		{strings.Replace(sah, "/umum/1", "/umum/0", 1), "baris 1"},
		{strings.Replace(sah, "/umum/1", "/lain/1", 1), "baris 1"},
		{strings.Replace(sah, "/umum/1", "/umum/1/2", 1), "baris 1"},
		{strings.Replace(sah, "/umum/1", "/umum", 1), "baris 1"},
		{strings.Replace(sah, "1204", "01204", 1), "baris 2"},
		{strings.Replace(sah, "1204", "-1204", 1), "baris 2"},
		{strings.Replace(sah, "1204", "99999999999999999999", 1), "baris 2"},
		{strings.Replace(sah, "1204", "72057594037927937", 1), "baris 2"}, // 2^56+1
		{strings.Replace(sah, akar, akar[:43], 1), "baris 3"},
		{strings.Replace(sah, akar, akar+"\r", 1), "baris 3"},
		{strings.Replace(sah, akar, akar[:42]+string(akar[42]+1)+"=", 1), "baris 3"}, // the same 32 bytes, spelled differently
		{strings.Replace(sah, "waktu 2026", "waktu  2026", 1), "baris 4"},
		{strings.Replace(sah, "34Z", "34.000000Z", 1), "baris 4"},
		{strings.Replace(sah, "waktu", "time", 1), "baris 4"},
		{sah[:len(sah)-1], "baris 4"},
		{sah + "lain x\n", "baris 5"},
		{sah + "\n", "baris 5"},
	} {
		if _, err := UraiCheckpoint(c.teks); !errors.Is(err, kominfo.Rusak) || !strings.Contains(err.Error(), c.sebut) {
			t.Errorf("%q: %v, want %s", c.teks, err, c.sebut)
		}
	}
}

func TestBukaCheckpoint(t *testing.T) {
	s1, v1, _ := kunciUji(t, namaUji, 0)
	s2, v2, _ := kunciUji(t, namaUji, 1)
	asing, vAsing, _ := kunciUji(t, "provinsi.contoh", 2)
	c := cpUji()
	satu, dua := tandai(t, c, s1), tandai(t, c, s1, s2)

	// Signed by both keys at a rotation: who knows either one can open it.
	for _, v := range [][]note.Verifier{{v1}, {v2}, {v1, v2}, {v1, v1}, {vAsing, v2}} {
		got, penanda, err := BukaCheckpoint(dua, v...)
		if diff := cmp.Diff(c, got); err != nil || diff != "" || len(penanda) == 0 {
			t.Errorf("%v %v %s", err, penanda, diff)
		}
	}
	_, penanda, _ := BukaCheckpoint(dua, v1, v2)
	if diff := cmp.Diff([]string{sidik(s1.Name(), s1.KeyHash()), sidik(s2.Name(), s2.KeyHash())}, penanda); diff != "" {
		t.Errorf("penanda (-want +got):\n%s", diff)
	}

	// Another office's key signs this office's text: a witness, not the office.
	teks, _ := c.Teks()
	olehAsing, err := note.Sign(&note.Note{Text: teks}, asing)
	if err != nil {
		t.Fatal(err)
	}
	// A signature by another key that claims name and hash of the right one.
	palsu, err := note.Sign(&note.Note{Text: teks}, penyamar{s2, s1})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		nama  string
		b     []byte
		v     []note.Verifier
		kind  kominfo.Kind
		sebut string
	}{
		{"tanpa kunci", satu, nil, kominfo.TidakSah, "tidak dikenal"},
		{"kunci lain bernama sama", satu, []note.Verifier{v2}, kominfo.TidakSah, "tidak dikenal"},
		{"kantor lain", olehAsing, []note.Verifier{vAsing, v1}, kominfo.TidakSah, "tidak dikenal"},
		{"palsu", palsu, []note.Verifier{v1}, kominfo.TidakSah, "palsu"},
		{"isi diubah", bytes.Replace(satu, []byte("1204"), []byte("1205"), 1), []note.Verifier{v1}, kominfo.TidakSah, "palsu"},
		{"kosong", nil, []note.Verifier{v1}, kominfo.Rusak, "bukan checkpoint"},
		{"halaman web", []byte("<html>\n\n<p>404</p>\n"), []note.Verifier{v1}, kominfo.Rusak, "baris 1"},
		{"tanpa tanda tangan", []byte(teks + "\n"), []note.Verifier{v1}, kominfo.Rusak, "bukan checkpoint"},
		{"terpotong", satu[:len(satu)-5], []note.Verifier{v1}, kominfo.Rusak, "bukan checkpoint"},
		{"tanda tangan dua kali", append(bytes.Clone(satu), satu[len(teks)+1:]...), []note.Verifier{v1}, kominfo.Rusak, "bukan checkpoint"},
		{"raksasa", bytes.Repeat(satu, 1000), []note.Verifier{v1}, kominfo.Rusak, "bukan checkpoint"},
		{"karakter kendali", bytes.Replace(satu, []byte("— "), []byte("— \x01"), 1), []note.Verifier{v1}, kominfo.Rusak, "bukan checkpoint"},
	} {
		got, penanda, err := BukaCheckpoint(c.b, c.v...)
		if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.sebut) || len(err.Error()) > 1000 {
			t.Errorf("%s: %v, want %s with %q", c.nama, err, c.kind, c.sebut)
		}
		if got != (Checkpoint{}) || penanda != nil {
			t.Errorf("%s: a checkpoint came with the error", c.nama)
		}
	}
	_, _, err = BukaCheckpoint(satu, v2)
	if _, ok := errors.AsType[*note.UnverifiedNoteError](err); !ok {
		t.Errorf("cause of an unknown signature: %v", err)
	}
	_, _, err = BukaCheckpoint(palsu, v1)
	if _, ok := errors.AsType[*note.InvalidSignatureError](err); !ok {
		t.Errorf("cause of a false signature: %v", err)
	}
}

// penyamar signs with one key under the name and hash of another.
type penyamar struct {
	note.Signer
	sebagai note.Signer
}

func (p penyamar) Name() string    { return p.sebagai.Name() }
func (p penyamar) KeyHash() uint32 { return p.sebagai.KeyHash() }

func TestCheckpointSatuByte(t *testing.T) {
	s, v, _ := kunciUji(t, namaUji, 0)
	sah := tandai(t, cpUji(), s)
	// Every bit of every byte: what a decoder lets pass is in single bits.
	for i := range sah {
		for bit := range 8 {
			b := bytes.Clone(sah)
			b[i] ^= 1 << bit
			if _, _, err := BukaCheckpoint(b, v); err == nil {
				t.Fatalf("byte %d, bit %d: accepted %q", i, bit, b)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		b := balik(t, sah)
		if _, _, err := BukaCheckpoint(b, v); err == nil {
			t.Fatalf("accepted %q", b)
		}
	})
}

func TestTandaTanganiMenolak(t *testing.T) {
	asing, _, _ := kunciUji(t, "lain", 0)
	if _, err := TandaTangani(cpUji()); !errors.Is(err, kominfo.TidakSah) {
		t.Errorf("without a key: %v", err)
	}
	if _, err := TandaTangani(cpUji(), asing); !errors.Is(err, kominfo.TidakSah) || !strings.Contains(err.Error(), "lumbung/lain") {
		t.Errorf("with another office's key: %v", err)
	}
}

func TestKunci(t *testing.T) {
	a, umumA, err := BuatKunci(namaUji, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := BuatKunci(namaUji, nil)
	if err != nil || a == b {
		t.Errorf("two keys are the same (%v)", err)
	}
	if _, _, err := BuatKunci("Kominfo Contoh", nil); !errors.Is(err, kominfo.TidakSah) {
		t.Errorf("bad name: %v", err)
	}
	if _, _, err := BuatKunci(namaUji, strings.NewReader("pendek")); err == nil {
		t.Error("a source of randomness that ends is no error")
	}
	if _, err := BukaKunci(a[:len(a)-3]); !errors.Is(err, kominfo.TidakSah) || strings.Contains(err.Error(), a[20:40]) {
		t.Errorf("cut secret key: %v", err)
	}
	_, umum2 := kunciTetap(t, namaUji, 3)
	v, err := UraiKunci([]byte("\n" + umumA + "\r\n\n" + umum2))
	if err != nil || len(v) != 2 || v[0].Name() != NamaKunci(namaUji) {
		t.Errorf("%v %v", v, err)
	}
	for _, s := range []string{"", "\n\n", "bukan kunci", umumA + "\nx", umumA[:len(umumA)-4], strings.Repeat(umumA+"\n", 1000)} {
		if _, err := UraiKunci([]byte(s)); !errors.Is(err, kominfo.TidakSah) || len(err.Error()) > 600 {
			t.Errorf("%.40q: %v", s, err)
		}
	}
}
