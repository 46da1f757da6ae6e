package wilayah

import (
	"cmp"
	"strconv"
	"strings"
)

// KodeBPS is a BPS code (Master File Desa) of a province or regency: "19" or
// "1906". It is another numbering than [Kode] and a type of its own, because the
// same digits often mean another region. The zero value is "no code". Codes of
// BPS below the regency are not covered.
type KodeBPS struct {
	angka uint16 // below 100 a province
}

// ParseBPS reads two or four digits and nothing else.
func ParseBPS(s string) (KodeBPS, error) {
	const op = "wilayah.ParseBPS"
	n, ok := digit(s)
	prov, kab := n, 1
	if len(s) == 4 {
		prov, kab = n/100, n%100
	}
	switch {
	case ok && (len(s) == 2 || len(s) == 4) && sahProvinsi(prov) && sahKabupatenKota(kab):
		return KodeBPS{uint16(n)}, nil
	case strings.Contains(s, "."):
		return KodeBPS{}, salahBentuk(op, "WILAYAH-BPS-01", "Kode %q memakai titik, jadi itu bentuk kode Kemendagri. Kode BPS ditulis tanpa titik, misalnya 1906.", potong(s))
	case hanyaDigit(s) && (len(s) == 7 || len(s) == 10):
		return KodeBPS{}, salahBentuk(op, "WILAYAH-BPS-01", "Kode BPS %q adalah kode kecamatan atau desa, yang tidak tersedia di sini. Pakai kode provinsi (19) atau kabupaten/kota (1906).", s)
	}
	return KodeBPS{}, salahBentuk(op, "WILAYAH-BPS-01", "Kode BPS %q tidak dikenal. Tulis dua angka untuk provinsi (19) atau empat angka untuk kabupaten/kota (1906).", potong(s))
}

// Kosong reports whether b is the zero value.
func (b KodeBPS) Kosong() bool { return b.angka == 0 }

// Tingkat gives the level, "" for the zero value.
func (b KodeBPS) Tingkat() Tingkat {
	switch {
	case b.angka == 0:
		return ""
	case b.angka < 100:
		return TingkatProvinsi
	}
	return TingkatKabupatenKota
}

// Induk gives the BPS code of the province; the zero value for a province.
func (b KodeBPS) Induk() KodeBPS { return KodeBPS{b.angka / 100} }

// Compare orders by level, then by digits.
func (b KodeBPS) Compare(c KodeBPS) int { return cmp.Compare(b.angka, c.angka) }

// String gives the digits, "" for the zero value.
func (b KodeBPS) String() string {
	if b.angka == 0 {
		return ""
	}
	return strconv.Itoa(int(b.angka))
}

// MarshalText gives the digits; the zero value is the empty string.
func (b KodeBPS) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads what [ParseBPS] reads; the empty string is the zero value.
func (b *KodeBPS) UnmarshalText(t []byte) error {
	if len(t) == 0 {
		*b = KodeBPS{}
		return nil
	}
	v, err := ParseBPS(string(t))
	if err == nil {
		*b = v
	}
	return err
}
