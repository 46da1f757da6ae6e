package arsitektur

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Domain is one of the six domains of the architecture; each has a reference
// model of its own.
type Domain string

const (
	ProsesBisnis  Domain = "proses_bisnis" // RAB
	Layanan       Domain = "layanan"       // RAL
	Data          Domain = "data"          // RAD
	Aplikasi      Domain = "aplikasi"      // RAA
	Infrastruktur Domain = "infrastruktur" // RAI
	Keamanan      Domain = "keamanan"      // RAK
)

// SemuaDomain lists the six domains, from business process to security.
func SemuaDomain() []Domain {
	return []Domain{ProsesBisnis, Layanan, Data, Aplikasi, Infrastruktur, Keamanan}
}

// Awalan is the prefix of the domain's reference codes, "RAB"; "" for an unknown
// domain.
//
//go:noinline
func (d Domain) Awalan() string {
	switch d {
	case ProsesBisnis:
		return "RAB"
	case Layanan:
		return "RAL"
	case Data:
		return "RAD"
	case Aplikasi:
		return "RAA"
	case Infrastruktur:
		return "RAI"
	case Keamanan:
		return "RAK"
	}
	return ""
}

// Label is the name of the domain for people: "Proses bisnis".
//
//go:noinline
func (d Domain) Label() string {
	switch d {
	case ProsesBisnis:
		return "Proses bisnis"
	case Layanan:
		return "Layanan"
	case Data:
		return "Data dan informasi"
	case Aplikasi:
		return "Aplikasi"
	case Infrastruktur:
		return "Infrastruktur"
	case Keamanan:
		return "Keamanan"
	}
	return string(d)
}

// Kode is a reference code: the prefix of a domain and one to seven levels of two
// digits, "RAB.09.04.01". A Kode from input is made by [ParseKode]; one that was
// converted from text may be invalid, see [Kode.Sah].
type Kode string

const tingkatMaks = 7 // levels of a code in the national portal's manual

// ParseKode reads a code. Blanks around it and small letters are put right;
// everything else must be as it is written in the reference model.
func ParseKode(s string) (Kode, error) {
	if k := Kode(strings.ToUpper(strings.TrimSpace(s))); k.Sah() {
		return k, nil
	}
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return "", kominfo.E(kominfo.TidakSah, "arsitektur.ParseKode", "Kode referensi %q tidak dikenal. %s", s, bentukKode)
}

const bentukKode = "Tulis awalan RAB, RAL, RAD, RAA, RAI atau RAK, lalu satu sampai tujuh tingkat dua angka yang dipisah titik, misalnya RAB.09.04."

// Sah reports whether k is written as a code: ^RA[BDLAIK](\.[0-9]{2}){1,7}$. It
// does not ask whether the reference model has it; see [Kode.Asing].
func (k Kode) Sah() bool {
	if len(k) < 6 || len(k) > 3+3*tingkatMaks || len(k)%3 != 0 || k.Domain() == "" {
		return false
	}
	for i := 3; i < len(k); i += 3 {
		if k[i] != '.' || k[i+1] < '0' || k[i+1] > '9' || k[i+2] < '0' || k[i+2] > '9' {
			return false
		}
	}
	return true
}

// Domain gives the domain that the prefix names; "" for an unknown prefix.
func (k Kode) Domain() Domain {
	for _, d := range SemuaDomain() {
		if strings.HasPrefix(string(k), d.Awalan()) {
			return d
		}
	}
	return ""
}

// Tingkat is the number of levels: 1 for "RAB.09", 2 for "RAB.09.04"; 0 for a
// code that is not Sah.
func (k Kode) Tingkat() int {
	if !k.Sah() {
		return 0
	}
	return len(k)/3 - 1
}

// Potong gives the code cut down to a level; all of it when it has no more than
// that, and "" for a level below 1 or a code that is not Sah.
func (k Kode) Potong(tingkat int) Kode {
	if n := k.Tingkat(); tingkat < 1 || n == 0 {
		return ""
	} else if tingkat >= n {
		return k
	}
	return k[:3+3*tingkat]
}

// DiBawah reports whether k stands below atas, at any depth: RAB.09.04 is below
// RAB.09. No code is below itself.
func (k Kode) DiBawah(atas Kode) bool {
	return atas.Sah() && k.Sah() && len(k) > len(atas) && strings.HasPrefix(string(k), string(atas))
}
