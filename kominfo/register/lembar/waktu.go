package lembar

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// UrutanTanggal is what the person who imports says about dates such as
// 03/04/2026, which nobody can read with certainty.
type UrutanTanggal string

const (
	// TanyaUrutan: dates with two readings are findings. The zero value.
	TanyaUrutan UrutanTanggal = ""
	// HariBulan: the day comes first, as Indonesia writes.
	HariBulan UrutanTanggal = "hari_bulan"
	// BulanHari: the month comes first, as an Excel in English writes.
	BulanHari UrutanTanggal = "bulan_hari"
)

func nilaiTanggal(b []byte, x *register.Isian, s string, c cara) ([]byte, *kominfo.Finding) {
	if t, err := kominfo.ParseTanggal(s); err == nil {
		return appendTeks(b, t.String()), nil
	}
	t, usul, k := tanggal(s, c)
	switch k {
	case jelas:
		return appendTeks(b, t.String()), nil
	case ragu:
		return b, usulkan(temuan("LBR-TANGGAL-RAGU", x, x.Label+sebut(x, s)+" dapat dibaca dua cara: hari dan bulannya bisa tertukar. Tulis tahun-bulan-hari, misalnya 2026-03-16, atau nyatakan urutannya sebelum mengimpor."), s, usul)
	}
	return b, usulkan(temuan("LBR-TANGGAL", x, x.Label+sebut(x, s)+" bukan tanggal yang ada di kalender. Tulis tahun-bulan-hari, misalnya 2026-03-16."), s, usul)
}

// tanggal reads 16/03/2026, 16-03-2026, 16.03.2026, 2026/3/16 and 16 Maret 2026.
func tanggal(s string, c cara) (t kominfo.Tanggal, usul string, k keadaan) {
	if c.mesin {
		return t, tanggalSeri(s), asing
	}
	if a, ada := strings.CutSuffix(s, "T00:00:00"); ada {
		if t, err := kominfo.ParseTanggal(a); err == nil {
			return t, "", jelas
		}
	}
	if len(s) > 11 && (s[10] == 'T' || s[10] == ' ') { // the hour would be lost
		if t, err := kominfo.ParseTanggal(s[:10]); err == nil {
			return kominfo.Tanggal{}, t.String(), asing
		}
	}
	f := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == '.' || r == ' ' })
	if len(f) != 3 || len(s) > 40 {
		return t, "", asing
	}
	a, okA := kecil(f[0])
	y, okY := kecil(f[2])
	if m := bulanDari(f[1]); m > 0 && okA && okY {
		return susun(y, m, a, len(f[2]))
	}
	m, okM := kecil(f[1])
	if !okA || !okM || !okY {
		return t, "", asing
	}
	if len(f[0]) == 4 { // year first: the rest is month, day everywhere
		return susun(a, m, y, 4)
	}
	if c.urutan == BulanHari {
		return susun(y, a, m, len(f[2]))
	}
	if c.urutan == HariBulan || a == m || a > 12 {
		return susun(y, m, a, len(f[2]))
	}
	if m > 12 { // 03/16/2026 has one reading
		return susun(y, a, m, len(f[2]))
	}
	if t, _, k := susun(y, m, a, len(f[2])); k == jelas {
		return kominfo.Tanggal{}, t.String(), ragu
	}
	return t, "", asing
}

// susun puts a date together; a year of two digits is only proposed.
func susun(y, m, d, digit int) (kominfo.Tanggal, string, keadaan) {
	dua := digit == 2
	if dua {
		y += 2000
	}
	if digit != 4 && !dua || y < 1 || m < 1 || m > 12 || d < 1 || d > 31 {
		return kominfo.Tanggal{}, "", asing
	}
	t := kominfo.NewTanggal(y, time.Month(m), d)
	if _, mm, dd := t.Pecah(); int(mm) != m || dd != d { // 30 February
		return kominfo.Tanggal{}, "", asing
	}
	if dua {
		return kominfo.Tanggal{}, t.String(), asing
	}
	return t, "", jelas
}

// tanggalSeri proposes the date of a spreadsheet's serial number (1900 system).
func tanggalSeri(s string) string {
	n, err := strconv.Atoi(s)
	if err != nil || n < 61 || n > 109574 { // to the year 2199
		return ""
	}
	return kominfo.NewTanggal(1899, 12, 30).Tambah(n).String()
}

func kecil(s string) (int, bool) {
	if len(s) > 4 || !angkaSemua(s) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// bulanDari reads the name of a month or its usual abbreviation.
func bulanDari(s string) int {
	s = strings.ToLower(s)
	for m := time.January; m <= time.December; m++ {
		if n := strings.ToLower(kominfo.NamaBulan(m)); s == n || s == n[:3] {
			return int(m)
		}
	}
	switch s {
	case "agt", "ags", "agust":
		return 8
	case "sept":
		return 9
	case "nop", "nopember":
		return 11
	case "pebruari", "peb":
		return 2
	}
	return 0
}

func nilaiPeriode(b []byte, x *register.Isian, s string) ([]byte, *kominfo.Finding) {
	if p, ok := periode(s); ok {
		return appendTeks(b, p.String()), nil
	}
	return b, temuan("LBR-PERIODE", x, x.Label+sebut(x, s)+" bukan periode. Tulis 2026, 2026-S1, 2026-Q3 atau 2026-09.")
}

// periode reads the machine form in either case, and the form in words that
// kominfo.Periode.Nama writes: "Triwulan III 2026".
func periode(s string) (kominfo.Periode, bool) {
	if p, err := kominfo.ParsePeriode(strings.ToUpper(s)); err == nil {
		return p, true
	}
	f := strings.Fields(strings.ToLower(s))
	if n := len(f); n < 2 || n > 3 || len(f[n-1]) != 4 {
		return kominfo.Periode{}, false
	}
	y := f[len(f)-1]
	kode := ""
	switch ke := slices.Index([]string{"i", "ii", "iii", "iv"}, f[1]) + 1; {
	case len(f) == 2 && f[0] == "tahun":
		kode = y
	case len(f) == 2 && bulanDari(f[0]) > 0:
		kode = y + "-" + strconv.Itoa(100 + bulanDari(f[0]))[1:]
	case len(f) == 3 && f[0] == "triwulan" && ke > 0:
		kode = y + "-Q" + strconv.Itoa(ke)
	case len(f) == 3 && f[0] == "semester" && ke > 0:
		kode = y + "-S" + strconv.Itoa(ke)
	}
	p, err := kominfo.ParsePeriode(kode)
	return p, err == nil
}
