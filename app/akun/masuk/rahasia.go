//go:build !(js && wasm)

package masuk

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// panjangRahasia is how many characters a token or a code has: 32 bytes, base64url.
const panjangRahasia = 43

// rahasiaBaru makes a token or a code.
func rahasiaBaru() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // crypto/rand.Read never fails
	return base64.RawURLEncoding.EncodeToString(b)
}

// sidik gives the hash of a token or a code; false: it cannot be one. What is looked
// up is the hash, so how long that takes tells nothing of the secret.
func sidik(s string) (h [32]byte, ok bool) {
	if len(s) != panjangRahasia {
		return h, false
	}
	return sha256.Sum256([]byte(s)), true
}

func hexa(h [32]byte) string { return hex.EncodeToString(h[:]) }
