package kominfo

import (
	"strconv"
	"time"
)

// Periode is a reporting period: a year "2026", a half "2026-S1", a quarter
// "2026-Q3" or a month "2026-09". It is comparable with ==; the zero value is
// "no period".
type Periode struct {
	tahun int16
	jenis byte // 'T' year, 'S' half, 'Q' quarter, 'B' month
	ke    int8
}

// PeriodeTahun gives the period of one year. A year outside 1 to 9999, which
// String could not write, gives "no period".
func PeriodeTahun(tahun int) Periode { return periode(tahun, 'T', 1, 1) }

// PeriodeTriwulan gives quarter q (1-4) of a year, "no period" for any other q.
func PeriodeTriwulan(tahun, q int) Periode { return periode(tahun, 'Q', q, 4) }

// PeriodeBulan gives one month, "no period" for a month that does not exist.
func PeriodeBulan(tahun int, m time.Month) Periode { return periode(tahun, 'B', int(m), 12) }

func periode(tahun int, jenis byte, ke, maks int) Periode {
	if tahun < 1 || tahun > 9999 || ke < 1 || ke > maks {
		return Periode{}
	}
	return Periode{int16(tahun), jenis, int8(ke)}
}

// ParsePeriode reads the four forms that String writes.
func ParsePeriode(s string) (Periode, error) {
	if len(s) >= 4 {
		y, ok := angka(s[:4])
		if ok && y > 0 {
			switch {
			case len(s) == 4:
				return PeriodeTahun(y), nil
			case len(s) == 7 && s[4] == '-' && (s[5] == 'Q' || s[5] == 'S'):
				n, ok := angka(s[6:])
				if ok && n >= 1 && (s[5] == 'Q' && n <= 4 || n <= 2) {
					return Periode{int16(y), s[5], int8(n)}, nil
				}
			case len(s) == 7 && s[4] == '-':
				n, ok := angka(s[5:])
				if ok && n >= 1 && n <= 12 {
					return PeriodeBulan(y, time.Month(n)), nil
				}
			}
		}
	}
	return Periode{}, E(TidakSah, "kominfo.ParsePeriode", "Periode %q tidak dikenal. Tulis 2026, 2026-S1, 2026-Q3 atau 2026-09.", potong(s))
}

// Kosong reports whether p is "no period".
func (p Periode) Kosong() bool { return p.jenis == 0 }

// Tahun gives the year.
func (p Periode) Tahun() int { return int(p.tahun) }

// Equal reports whether p and q are the same period, as == does; it lets go-cmp
// compare structs that hold periods.
func (p Periode) Equal(q Periode) bool { return p == q }

// String gives the form that ParsePeriode reads; "" for no period.
func (p Periode) String() string {
	if p.jenis == 0 {
		return ""
	}
	b := appendNol(nil, int(p.tahun), 4)
	switch p.jenis {
	case 'Q', 'S':
		b = append(b, '-', p.jenis)
		b = strconv.AppendInt(b, int64(p.ke), 10)
	case 'B':
		b = appendNol(append(b, '-'), int(p.ke), 2)
	}
	return string(b)
}

// Nama gives the period in words: "Triwulan III 2026", "September 2026".
func (p Periode) Nama() string {
	y := strconv.Itoa(int(p.tahun))
	switch p.jenis {
	case 'T':
		return "Tahun " + y
	case 'S':
		return "Semester " + romawi(p.ke) + " " + y
	case 'Q':
		return "Triwulan " + romawi(p.ke) + " " + y
	case 'B':
		return NamaBulan(time.Month(p.ke)) + " " + y
	}
	return ""
}

func romawi(n int8) string { return [...]string{"I", "II", "III", "IV"}[n-1] }

// Batas gives the first and the last day of the period.
func (p Periode) Batas() (awal, akhir Tanggal) {
	bulan, lama := 1, 12
	switch p.jenis {
	case 0:
		return Tanggal{}, Tanggal{}
	case 'S':
		bulan, lama = int(p.ke)*6-5, 6
	case 'Q':
		bulan, lama = int(p.ke)*3-2, 3
	case 'B':
		bulan, lama = int(p.ke), 1
	}
	return NewTanggal(int(p.tahun), time.Month(bulan), 1), NewTanggal(int(p.tahun), time.Month(bulan+lama), 0)
}

// MarshalText gives String.
func (p Periode) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (p *Periode) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*p = Periode{}
		return nil
	}
	v, err := ParsePeriode(string(b))
	if err == nil {
		*p = v
	}
	return err
}
