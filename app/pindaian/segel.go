//go:build !(js && wasm)

package pindaian

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/blob"
)

const (
	panjangKepala = len(blob.TandaSegel) + 8
	panjangNonce  = 12
	tambahSegel   = panjangKepala + panjangNonce + 16 // bytes more than the content
)

// segel encrypts isi under a new key, given as text.
func segel(isi []byte, waktu time.Time) (tersegel []byte, kunci string) {
	var k [32]byte
	_, _ = rand.Read(k[:]) // never fails
	out := make([]byte, 0, len(isi)+tambahSegel)
	out = append(out, blob.TandaSegel...)
	out = binary.BigEndian.AppendUint64(out, uint64(waktu.Unix()))
	var nonce [panjangNonce]byte
	_, _ = rand.Read(nonce[:])
	out = append(out, nonce[:]...)
	return sandi(k[:]).Seal(out, nonce[:], isi, out[:panjangKepala]), base64.RawURLEncoding.EncodeToString(k[:])
}

var errSegel = errors.New("segel tidak terbuka dengan kunci itu")

// bukaSegel decrypts; waktu is when it was sealed.
func bukaSegel(tersegel []byte, kunci string) (isi []byte, waktu time.Time, err error) {
	k, err := base64.RawURLEncoding.DecodeString(kunci)
	if err != nil || len(k) != 32 || len(tersegel) < tambahSegel {
		return nil, time.Time{}, errSegel
	}
	if waktu, err = waktuSegel(tersegel); err != nil {
		return nil, time.Time{}, err
	}
	nonce := tersegel[panjangKepala : panjangKepala+panjangNonce]
	if isi, err = sandi(k).Open(nil, nonce, tersegel[panjangKepala+panjangNonce:], tersegel[:panjangKepala]); err != nil {
		return nil, time.Time{}, errSegel
	}
	return isi, waktu, nil
}

// waktuSegel reads when a file was sealed, from its first bytes.
func waktuSegel(kepala []byte) (time.Time, error) {
	if len(kepala) < panjangKepala || string(kepala[:len(blob.TandaSegel)]) != blob.TandaSegel {
		return time.Time{}, errSegel
	}
	return time.Unix(int64(binary.BigEndian.Uint64(kepala[len(blob.TandaSegel):])), 0).UTC(), nil
}

// sandi makes the cipher of a key of 32 bytes; that length cannot fail.
func sandi(k []byte) cipher.AEAD {
	b, err := aes.NewCipher(k)
	if err != nil {
		panic(err)
	}
	a, err := cipher.NewGCM(b)
	if err != nil {
		panic(err)
	}
	return a
}
