package impor

import (
	"strconv"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// kepastian is how a cell was read.
type kepastian uint8

const (
	takTerbaca kepastian = iota
	pasti
	ditafsir // one reading, and not written out: it is read and told
	dua      // two readings: it is not read
)

// bacaTanggal reads "16 Maret 2026", "Senin, 16 Maret 2026", "16/3/26", "16-03-2026",
// "2026-03-16", a date cell and a serial number. sebab says what was not plain.
func bacaTanggal(s tabel.Sel, u lembar.UrutanTanggal) (t kominfo.Tanggal, k kepastian, sebab string) {
	teks := strings.Join(strings.Fields(strings.ReplaceAll(s.Teks, "\u00a0", " ")), " ")
	if s.Jenis == tabel.Tanggal && len(teks) >= 10 {
		if t, err := kominfo.ParseTanggal(teks[:10]); err == nil {
			return t, pasti, ""
		}
	}
	if t, ok := seri(teks); ok {
		return t, ditafsir, "dibaca sebagai nomor seri tanggal Excel"
	}
	if len(teks) > 80 {
		return t, takTerbaca, ""
	}
	if len(teks) > 10 && (teks[10] == 'T' || teks[10] == ' ') {
		if t, err := kominfo.ParseTanggal(teks[:10]); err == nil {
			return t, pasti, ""
		}
	}
	hari, sisa := namaHari(strings.ToLower(teks))
	f := strings.FieldsFunc(sisa, func(r rune) bool { return strings.ContainsRune("/-. ,'’", r) })
	if len(f) == 4 && f[0] == "tanggal" || len(f) == 4 && f[0] == "tgl" {
		f = f[1:]
	}
	if len(f) > 3 && strings.ContainsAny(f[3], ":") || len(f) == 5 { // an hour behind it
		f = f[:3]
	}
	if len(f) != 3 {
		return t, takTerbaca, ""
	}
	t, k, sebab = susun(f, u)
	if (k == pasti || k == ditafsir) && hari >= 0 && t.Hari() != hari {
		return t, ditafsir, "harinya tidak cocok: " + t.Panjang() + " adalah " + kominfo.NamaHari(t.Hari())
	}
	return t, k, sebab
}

func susun(f []string, u lembar.UrutanTanggal) (t kominfo.Tanggal, k kepastian, sebab string) {
	a, okA := angka(f[0])
	y, okY := angka(f[2])
	if m := bulan(f[1]); m > 0 && okA && okY {
		return jadi(y, m, a, f[2])
	}
	m, okM := angka(f[1])
	if !okA || !okM || !okY {
		return t, takTerbaca, ""
	}
	if len(f[0]) == 4 {
		return jadi(a, m, y, f[0])
	}
	switch {
	case u == lembar.BulanHari:
		a, m = m, a
	case u == lembar.HariBulan, a == m, a > 12:
	case m > 12: // 03/16/2026 has one reading
		a, m = m, a
	default:
		if t, k, _ = jadi(y, m, a, f[2]); k == takTerbaca {
			return t, k, ""
		}
		return t, dua, "dapat dibaca dua cara: hari dan bulannya bisa tertukar"
	}
	return jadi(y, m, a, f[2])
}

func jadi(y, m, d int, tahun string) (t kominfo.Tanggal, k kepastian, sebab string) {
	k = pasti
	if len(tahun) == 2 {
		y += 2000
		k, sebab = ditafsir, "tahunnya hanya dua angka, dibaca "+strconv.Itoa(y)
	}
	if y < 1990 || y > 2200 || m < 1 || m > 12 || d < 1 {
		return kominfo.Tanggal{}, takTerbaca, ""
	}
	t = kominfo.NewTanggal(y, time.Month(m), d)
	if _, mm, dd := t.Pecah(); int(mm) != m || dd != d {
		return kominfo.Tanggal{}, takTerbaca, "" // 30 February
	}
	return t, k, sebab
}

// urutanKolom finds from the dates of one column which part is the day: one date with
// a part above twelve tells it for all, unless another says otherwise.
func urutanKolom(baris []tabel.Baris, kolom int) lembar.UrutanTanggal {
	var hari, bulanDulu bool
	for _, b := range baris {
		_, sisa := namaHari(strings.ToLower(strings.TrimSpace(b.Di(kolom).Teks)))
		f := strings.FieldsFunc(sisa, func(r rune) bool { return strings.ContainsRune("/-. ,", r) })
		if len(f) < 3 || len(f[0]) > 2 {
			continue
		}
		a, okA := angka(f[0])
		m, okM := angka(f[1])
		if okA && okM {
			hari = hari || a > 12 && a <= 31 && m <= 12
			bulanDulu = bulanDulu || m > 12 && m <= 31 && a <= 12
		}
	}
	switch {
	case hari && !bulanDulu:
		return lembar.HariBulan
	case bulanDulu && !hari:
		return lembar.BulanHari
	}
	return lembar.TanyaUrutan
}

// seri reads the serial number of a spreadsheet (1900 system), from 2008 to 2099.
func seri(s string) (kominfo.Tanggal, bool) {
	s, _, _ = strings.Cut(s, ".") // the hour
	n, err := strconv.Atoi(s)
	if err != nil || n < 39448 || n > 73050 || len(s) != 5 {
		return kominfo.Tanggal{}, false
	}
	return kominfo.NewTanggal(1899, 12, 30).Tambah(n), true
}

func angka(s string) (int, bool) {
	if s == "" || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// namaHari takes the day of the week off the front; -1 when there is none.
func namaHari(s string) (time.Weekday, string) {
	for d, n := range []string{"minggu", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"} {
		for _, x := range []string{n, "jum'at", "jum’at", "ahad"} {
			if x == "ahad" && d != 0 || strings.HasPrefix(x, "jum") && x != "jumat" && d != 5 {
				continue
			}
			if sisa, ada := strings.CutPrefix(s, x); ada && sisa != "" && strings.ContainsRune(" ,/-", rune(sisa[0])) {
				return time.Weekday(d), strings.TrimLeft(sisa, " ,/-")
			}
		}
	}
	return -1, s
}

// bulan reads the name of a month or a usual abbreviation.
func bulan(s string) int {
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
	case "pebruari", "peb", "febuari", "february":
		return 2
	case "january":
		return 1
	case "march":
		return 3
	case "may":
		return 5
	case "june":
		return 6
	case "july":
		return 7
	case "august", "aug":
		return 8
	case "october", "oct":
		return 10
	case "december", "dec":
		return 12
	}
	return 0
}
