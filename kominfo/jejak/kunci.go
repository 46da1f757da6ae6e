package jejak

import (
	"crypto/rand"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	awalanKunci = "lumbung/"
	maksKunci   = 16 << 10 // bytes of a list of keys
)

// NamaKunci gives the name of an office's keys: "lumbung/" and its name.
func NamaKunci(nama string) string { return awalanKunci + nama }

func namaLogSah(s string) bool {
	if s == "" || len(s) > 60 || s[0] == '.' || s[0] == '-' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' {
			return false
		}
	}
	return true
}

// BuatKunci makes an Ed25519 key pair for the office called nama, in the form of
// package note. rahasia stays with the office and out of every backup of its
// data; umum is published. r is crypto/rand.Reader when nil.
func BuatKunci(nama string, r io.Reader) (rahasia, umum string, err error) {
	const op = "jejak.BuatKunci"
	if !namaLogSah(nama) {
		return "", "", kominfo.E(kominfo.TidakSah, op, "Nama %q tidak sah untuk kunci; harus %s.", potong(nama), aturanNamaLog)
	}
	if r == nil {
		r = rand.Reader
	}
	rahasia, umum, err = note.GenerateKey(r, NamaKunci(nama))
	if err != nil {
		return "", "", kominfo.E(kominfo.Rusak, op, "Kunci tidak dapat dibuat: sumber bilangan acak gagal.").Sebab(err)
	}
	return rahasia, umum, nil
}

// BukaKunci reads a secret key as [BuatKunci] gave it. Its errors never show the
// key.
func BukaKunci(rahasia string) (note.Signer, error) {
	s, err := note.NewSigner(strings.TrimSpace(rahasia))
	if err != nil {
		return nil, kominfo.E(kominfo.TidakSah, "jejak.BukaKunci",
			"Kunci rahasia tidak terbaca. Ia satu baris yang diawali PRIVATE+KEY+; salin lagi seutuhnya dari tempat penyimpanannya.").Sebab(err)
	}
	return s, nil
}

// UraiKunci reads public keys, one a line; empty lines are passed over. This is
// what /jejak/kunci publishes.
func UraiKunci(b []byte) ([]note.Verifier, error) {
	const op = "jejak.UraiKunci"
	if len(b) > maksKunci {
		return nil, kominfo.E(kominfo.TidakSah, op, "Daftar kunci terlalu besar: %d byte, paling banyak %d.", len(b), maksKunci)
	}
	var v []note.Verifier
	baris := 0
	for g := range strings.Lines(string(b)) {
		baris++
		if g = strings.TrimSpace(g); g == "" {
			continue
		}
		k, err := note.NewVerifier(g)
		if err != nil {
			return nil, kominfo.E(kominfo.TidakSah, op,
				"Kunci publik di baris %d tidak terbaca: %q. Bentuknya lumbung/nama+01234567+huruf-base64; salin lagi seutuhnya.", baris, potong(g)).Sebab(err)
		}
		v = append(v, k)
	}
	if len(v) == 0 {
		return nil, kominfo.E(kominfo.TidakSah, op, "Daftar kunci publik kosong.")
	}
	return v, nil
}

// sidik names a key as package note does: its name and hash.
func sidik(nama string, hash uint32) string {
	const angka = "0123456789abcdef"
	var b [8]byte
	for i := range b {
		b[i] = angka[hash>>(28-4*i)&15]
	}
	return nama + "+" + string(b[:])
}

// dikenal finds a key by its name and hash. A key that is given twice, once from
// a file and once from the log itself, is one key: the first counts.
type dikenal []note.Verifier

func (d dikenal) Verifier(nama string, hash uint32) (note.Verifier, error) {
	for _, v := range d {
		if v.KeyHash() == hash && v.Name() == nama {
			return v, nil
		}
	}
	return nil, &note.UnknownVerifierError{Name: nama, KeyHash: hash}
}
