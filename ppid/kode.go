package ppid

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"strings"
)

// hurufKode are the characters of a receipt's code: 32, without those that are
// confused when they are read from paper (0 and O, 1 and I).
const hurufKode = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// KodeBaru makes the code of a receipt: 16 random characters of 80 bits in four
// groups, "K7QF-2MXA-9TRD-WB4E". It is for the applicant alone; the register finds
// nothing by it, it compares [SidikKode].
func KodeBaru() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	var s strings.Builder
	for i, x := range b {
		if i > 0 && i%4 == 0 {
			s.WriteByte('-')
		}
		s.WriteByte(hurufKode[x%32])
	}
	return s.String()
}

// RapikanKode gives a code as it was made from one as a person typed it: in small
// letters, with spaces, without hyphens. "" when it cannot be one.
func RapikanKode(s string) string {
	if len(s) > 60 {
		return ""
	}
	var b strings.Builder
	n := 0
	for _, c := range strings.ToUpper(s) {
		switch {
		case c == '-' || c == ' ' || c == '\t' || c == '\u00a0':
			continue
		case c > 'Z' || !strings.ContainsRune(hurufKode, c):
			return ""
		}
		if n > 0 && n%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(c)
		n++
	}
	if n != 16 {
		return ""
	}
	return b.String()
}

// SidikKode is the SHA-256 of a code, in hexadecimal; "" of what cannot be a code.
func SidikKode(kode string) string {
	if kode = RapikanKode(kode); kode == "" {
		return ""
	}
	s := sha256.Sum256([]byte("lumbung/tanda-terima/1\n" + kode))
	return hex.EncodeToString(s[:])
}

// KodeCocok reports whether a code as typed is the one of a stored digest, in a time
// that tells nothing.
func KodeCocok(kode, sidik string) bool {
	s := SidikKode(kode)
	return s != "" && subtle.ConstantTimeCompare([]byte(s), []byte(sidik)) == 1
}
