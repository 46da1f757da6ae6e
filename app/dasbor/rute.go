package dasbor

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Parts of an address that stand for what a page shows.
const (
	bagianID   = "{id}"   // of a document
	bagianNama = "{nama}" // of a register, an action
	// of an indicator: "12", "35-1"
	bagianNomor = "{nomor}"
)

// cocok gives the parts of an address that its braces stand for, after the address
// itself; nil when it is not this route's.
func (r rute) cocok(jalur string) []string {
	pola, jalan := strings.Split(r.pola, "/"), strings.Split(jalur, "/")
	if len(pola) != len(jalan) {
		return nil
	}
	b := []string{jalur}
	for i, p := range pola {
		sah, isi := p == jalan[i], p == bagianID || p == bagianNama || p == bagianNomor
		switch p {
		case bagianID:
			sah = kominfo.UUIDSah(jalan[i])
		case bagianNama:
			sah = namaRegister(jalan[i])
		case bagianNomor:
			sah = nomorIndikator(jalan[i])
		}
		if !sah {
			return nil
		}
		if isi {
			b = append(b, jalan[i])
		}
	}
	return b
}

// namaRegister reports whether s is a name: [a-z][a-z0-9_]{0,39}.
func namaRegister(s string) bool {
	return s != "" && len(s) <= 40 && s[0] >= 'a' && s[0] <= 'z' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// nomorIndikator reports whether s can be the number of an indicator.
func nomorIndikator(s string) bool {
	return s != "" && len(s) <= 10 && s[0] >= '0' && s[0] <= '9' && strings.Trim(s, "0123456789-") == ""
}
