package kominfo

import "time"

// Zona is one of Indonesia's three times. They are fixed offsets without
// daylight saving (Keppres 41/1987), so no zone file is needed in a browser.
// The zero value counts as WIB.
type Zona string

const (
	WIB  Zona = "WIB"  // UTC+7
	WITA Zona = "WITA" // UTC+8
	WIT  Zona = "WIT"  // UTC+9
)

func (z Zona) detik() int {
	switch z {
	case WITA:
		return 8 * 3600
	case WIT:
		return 9 * 3600
	}
	return 7 * 3600
}

// Lokasi gives the fixed location for package time.
func (z Zona) Lokasi() *time.Location {
	n := string(z)
	if n == "" {
		n = string(WIB)
	}
	return time.FixedZone(n, z.detik())
}

// ParseZona reads "WIB", "WITA" or "WIT"; "" is WIB.
func ParseZona(s string) (Zona, error) {
	switch z := Zona(s); z {
	case "":
		return WIB, nil
	case WIB, WITA, WIT:
		return z, nil
	}
	return "", E(TidakSah, "kominfo.ParseZona", "Zona waktu %q tidak dikenal. Tulis WIB, WITA atau WIT.", potong(s))
}
