package kominfo

import (
	"crypto/rand"
	"encoding/hex"
	"time"
)

// NewUUID gives a UUID version 7 (RFC 9562) for moment t: 48 bits of
// milliseconds, 12 bits of the fraction of that millisecond, 62 random bits. So
// ids made by one process sort by time to about a quarter of a microsecond, and
// say nothing about what they name.
func NewUUID(t time.Time) string {
	var u [16]byte
	_, _ = rand.Read(u[8:])     // crypto/rand.Read never fails (Go 1.24)
	ms := max(t.UnixMilli(), 0) // a clock before 1970 must not reach the version bits
	sisa := int64(t.Nanosecond()) % 1e6
	for i := range 6 {
		u[i] = byte(ms >> (40 - 8*i))
	}
	f := sisa * 4096 / 1e6
	u[6] = 0x70 | byte(f>>8)
	u[7] = byte(f)
	u[8] = 0x80 | u[8]&0x3f
	var b [36]byte
	hex.Encode(b[:8], u[:4])
	hex.Encode(b[9:13], u[4:6])
	hex.Encode(b[14:18], u[6:8])
	hex.Encode(b[19:23], u[8:10])
	hex.Encode(b[24:], u[10:])
	b[8], b[13], b[18], b[23] = '-', '-', '-', '-'
	return string(b[:])
}

// UUIDSah reports whether s is a UUID version 7 in the lower-case form that
// [NewUUID] writes.
func UUIDSah(s string) bool {
	if len(s) != 36 || s[14] != '7' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return s[19] == '8' || s[19] == '9' || s[19] == 'a' || s[19] == 'b'
}
