package kominfo

import (
	"strconv"
	"time"
)

// Tanggal is a civil date, a day in an office's calendar with no hour and no
// zone. It is comparable with == and usable as a map key. The zero value is
// "no date": Kosong reports true, String gives "".
type Tanggal struct{ n int32 } // days since 0000-12-31; 0001-01-01 is 1

const epochUnix = 719163 // n of 1970-01-01

// NewTanggal gives the date of year, month and day, normalised as [time.Date]
// does: NewTanggal(2026, 2, 30) is 2 March 2026. It is for known dates; use
// [ParseTanggal] for input.
func NewTanggal(tahun int, bulan time.Month, hari int) Tanggal {
	return dariUnix(time.Date(tahun, bulan, hari, 0, 0, 0, 0, time.UTC).Unix())
}

func dariUnix(s int64) Tanggal {
	d := s / 86400
	if s%86400 < 0 {
		d--
	}
	return Tanggal{int32(d + epochUnix)}
}

// TanggalDari gives the date on the wall of an office in zone z at moment t.
func TanggalDari(t time.Time, z Zona) Tanggal {
	return dariUnix(t.Unix() + int64(z.detik()))
}

// ParseTanggal reads "2026-03-16" and nothing else. Impossible dates are refused.
func ParseTanggal(s string) (Tanggal, error) {
	if len(s) == 10 && s[4] == '-' && s[7] == '-' {
		y, ok1 := angka(s[:4])
		m, ok2 := angka(s[5:7])
		d, ok3 := angka(s[8:])
		if ok1 && ok2 && ok3 && y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= hariDalamBulan(y, m) {
			return NewTanggal(y, time.Month(m), d), nil
		}
	}
	return Tanggal{}, E(TidakSah, "kominfo.ParseTanggal", "Tanggal %q tidak dikenal. Tulis tahun-bulan-hari, misalnya 2026-03-16.", potong(s))
}

func angka(s string) (n int, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

func hariDalamBulan(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// potong keeps an error message readable when the input is huge.
func potong(s string) string {
	if len(s) > 200 {
		s = s[:200]
	}
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// Kosong reports whether t is the zero value, "no date".
func (t Tanggal) Kosong() bool { return t.n == 0 }

// Time gives midnight UTC of the date, for formatting; the zero Time for no date.
func (t Tanggal) Time() time.Time {
	if t.n == 0 {
		return time.Time{}
	}
	return time.Unix(int64(t.n-epochUnix)*86400, 0).UTC()
}

// AwalHari gives the moment at which the date begins in zone z; the zero Time
// for no date.
func (t Tanggal) AwalHari(z Zona) time.Time {
	if t.n == 0 {
		return time.Time{}
	}
	return time.Unix(int64(t.n-epochUnix)*86400-int64(z.detik()), 0).In(z.Lokasi())
}

// Pecah gives year, month and day.
func (t Tanggal) Pecah() (tahun int, bulan time.Month, hari int) { return t.Time().Date() }

// Tahun gives the year.
func (t Tanggal) Tahun() int { return t.Time().Year() }

// Hari gives the day of the week.
func (t Tanggal) Hari() time.Weekday { return time.Weekday((t.n%7 + 7) % 7) }

// Tambah gives the date n calendar days later, or earlier for a negative n.
func (t Tanggal) Tambah(n int) Tanggal { return Tanggal{t.n + int32(n)} }

// Selisih gives the calendar days from u to t; positive when t is later.
func (t Tanggal) Selisih(u Tanggal) int { return int(t.n) - int(u.n) }

// Sebelum reports whether t is before u.
func (t Tanggal) Sebelum(u Tanggal) bool { return t.n < u.n }

// Sesudah reports whether t is after u.
func (t Tanggal) Sesudah(u Tanggal) bool { return t.n > u.n }

// Equal reports whether t and u are the same date, as == does; it lets go-cmp
// compare structs that hold dates.
func (t Tanggal) Equal(u Tanggal) bool { return t == u }

// String gives "2026-03-16", or "" for no date.
func (t Tanggal) String() string {
	if t.n == 0 {
		return ""
	}
	return string(t.append(nil))
}

func (t Tanggal) append(b []byte) []byte {
	y, m, d := t.Pecah()
	b = appendNol(b, y, 4)
	b = append(b, '-')
	b = appendNol(b, int(m), 2)
	b = append(b, '-')
	return appendNol(b, d, 2)
}

func appendNol(b []byte, n, lebar int) []byte {
	s := strconv.Itoa(n)
	for i := len(s); i < lebar; i++ {
		b = append(b, '0')
	}
	return append(b, s...)
}

// Panjang gives the date as an official writes it: "16 Maret 2026".
func (t Tanggal) Panjang() string {
	if t.n == 0 {
		return ""
	}
	y, m, d := t.Pecah()
	return strconv.Itoa(d) + " " + NamaBulan(m) + " " + strconv.Itoa(y)
}

// Lengkap gives the date with its day: "Senin, 16 Maret 2026".
func (t Tanggal) Lengkap() string {
	if t.n == 0 {
		return ""
	}
	return NamaHari(t.Hari()) + ", " + t.Panjang()
}

// MarshalText gives "2026-03-16"; no date is the empty string. A date outside
// the years 1 to 9999, which UnmarshalText could not read back, is an error.
func (t Tanggal) MarshalText() ([]byte, error) {
	if t.n == 0 {
		return []byte{}, nil
	}
	if y := t.Tahun(); y < 1 || y > 9999 {
		return nil, E(TidakSah, "kominfo.Tanggal", "Tanggal dengan tahun %d tidak dapat ditulis; tahun harus 1 sampai 9999.", y)
	}
	return t.append(make([]byte, 0, 10)), nil
}

// UnmarshalText reads what MarshalText wrote.
func (t *Tanggal) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*t = Tanggal{}
		return nil
	}
	v, err := ParseTanggal(string(b))
	if err == nil {
		*t = v
	}
	return err
}

// NamaBulan gives "Januari" to "Desember", and "" for anything else.
func NamaBulan(m time.Month) string {
	if m < 1 || m > 12 {
		return ""
	}
	return [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}[m-1]
}

// NamaHari gives "Minggu" to "Sabtu", and "" for anything else.
func NamaHari(d time.Weekday) string {
	if d < 0 || d > 6 {
		return ""
	}
	return [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}[d]
}
