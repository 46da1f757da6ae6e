package jejak

import (
	"crypto/sha256"
	"encoding/hex"
)

// PanjangGaram is the length of a commitment's salt, in bytes.
const PanjangGaram = 32

const kepalaKomitmen = "lumbung/komitmen/1\n"

// Komitmen binds an entry to content without showing it: who has the salt and
// the exact bytes can prove that they are the ones, and nobody can guess them
// from the commitment. When the salt is erased together with the content,
// nothing about it is left. The zero value commits to nothing and is refused in
// entries.
type Komitmen [sha256.Size]byte

// Ikat commits to one part of a version: SHA-256 of a fixed prefix, the salt
// (32 random bytes, used for this part of this version only) and the exact
// stored bytes. The public part of a version that carries a reason is followed
// by a newline and the reason; stored JSON has no raw newline, so the two cannot
// be confused. alasan is "" for none, and always for the personal part.
//
// A salt of any other length gives the zero value, which no entry accepts.
func Ikat(garam, bagian []byte, alasan string) Komitmen {
	if len(garam) != PanjangGaram {
		return Komitmen{}
	}
	h := sha256.New()
	var awal [len(kepalaKomitmen) + PanjangGaram]byte
	copy(awal[copy(awal[:], kepalaKomitmen):], garam)
	h.Write(awal[:])
	h.Write(bagian)
	if alasan != "" {
		h.Write([]byte{'\n'})
		h.Write([]byte(alasan))
	}
	var k Komitmen
	h.Sum(k[:0])
	return k
}

// String gives the 64 lower-case hexadecimal digits that stand in an entry.
func (k Komitmen) String() string { return hex.EncodeToString(k[:]) }

func (k *Komitmen) append(dst []byte) []byte { return hex.AppendEncode(dst, k[:]) }

func uraiKomitmen(s string) (k Komitmen, sah bool) {
	if len(s) != 2*len(k) {
		return k, false
	}
	for i := range k {
		a, b := heksa(s[2*i]), heksa(s[2*i+1])
		if a|b > 15 {
			return Komitmen{}, false
		}
		k[i] = a<<4 | b
	}
	return k, k != Komitmen{}
}

// heksa gives the value of a lower-case hexadecimal digit, 255 for none.
func heksa(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 255
}
