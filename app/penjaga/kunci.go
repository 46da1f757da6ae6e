//go:build !(js && wasm)

package penjaga

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/big"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// kunci is a key that signs checkpoints.
type kunci struct {
	note.Signer
	Nama string // of the log: "lb-0123456789"
	Umum string // the verifier key that belongs to it
}

const maksKunci = 4096

// bacaKunci reads a secret key from its file; ada is false when there is none.
func bacaKunci(path string) (k *kunci, ada bool, err error) {
	const op = "penjaga.bacaKunci"
	b, ada, err := bacaKecil(path, maksKunci)
	if err != nil || !ada {
		return nil, ada, galat(op, "Berkas kunci jejak", path, err)
	}
	k, err = uraiKunci(string(b))
	if err != nil {
		return nil, true, kominfo.E(kominfo.Rusak, op, "Berkas kunci jejak %s rusak atau bukan kunci. Kembalikan berkas itu dari salinan amannya; bila tidak ada, pindahkan berkas itu, lalu jalankan lumbung kunci ganti.", path).Sebab(err)
	}
	return k, true, nil
}

func uraiKunci(rahasia string) (*kunci, error) {
	rahasia = strings.TrimSpace(rahasia)
	s, err := jejak.BukaKunci(rahasia)
	if err != nil {
		return nil, err
	}
	nama, sah := strings.CutPrefix(s.Name(), jejak.NamaKunci(""))
	bagian := strings.SplitN(rahasia, "+", 5) // PRIVATE+KEY+name+hash+key
	biji, err := base64.StdEncoding.DecodeString(bagian[len(bagian)-1])
	if !sah || err != nil || len(biji) != 1+ed25519.SeedSize {
		return nil, fmt.Errorf("not a key of a log: %w", err)
	}
	umum, err := note.NewEd25519VerifierKey(s.Name(), ed25519.NewKeyFromSeed(biji[1:]).Public().(ed25519.PublicKey))
	if err != nil {
		return nil, err
	}
	return &kunci{s, nama, umum}, nil
}

// buatKunci makes a key for the log called nama and writes its file.
func buatKunci(path, nama string) (*kunci, error) {
	const op = "penjaga.buatKunci"
	rahasia, _, err := jejak.BuatKunci(nama, nil)
	if err != nil {
		return nil, err
	}
	if err := tulisUtuh(path, []byte(rahasia+"\n")); err != nil {
		return nil, galat(op, "Berkas kunci jejak", path, err)
	}
	return uraiKunci(rahasia)
}

// namaAcak gives a new log its name. It says nothing about the office, whose name
// may change; the profile says that.
func namaAcak() string {
	b := make([]byte, 5)
	_, _ = rand.Read(b) // crypto/rand.Read never fails
	return "lb-" + hex.EncodeToString(b)
}

// NamaJejak gives the log name of a data folder from its key file, without opening
// the data; "" when there is none.
func NamaJejak(folder string) string {
	k, _, err := bacaKunci(filepath.Join(folder, "kunci", "jejak.kunci"))
	if err != nil || k == nil {
		return ""
	}
	return k.Nama
}

// Sidik gives the fingerprint of a verifier key, to be compared by voice: eight
// groups of four digits, from SHA-256 of the line.
func Sidik(kunci string) string {
	h := sha256.Sum256([]byte(kunci))
	n := new(big.Int).Mod(new(big.Int).SetBytes(h[:]), new(big.Int).Exp(big.NewInt(10), big.NewInt(32), nil))
	s := fmt.Sprintf("%032d", n)
	var k []string
	for i := 0; i < len(s); i += 4 {
		k = append(k, s[i:i+4])
	}
	return strings.Join(k, " ")
}

// pemeriksa makes verifiers of keys as kunci_jejak lists them; lines that are none
// are passed over: the register's own rules refuse them.
func pemeriksa(kunci ...string) (v []note.Verifier) {
	for _, s := range kunci {
		if x, err := note.NewVerifier(s); err == nil {
			v = append(v, x)
		}
	}
	return v
}
