package lembar

import (
	"math"
	"strconv"
	"strings"
)

// keadaan is how a text reads as a whole number.
type keadaan uint8

const (
	asing     keadaan = iota // no number at all
	jelas                    // one reading
	ragu                     // two readings
	pecahan                  // a number with a fraction
	kebesaran                // beyond 64 bits
)

// bilangan reads a whole number as an Indonesian office types it: 1234, 1.234,
// 1.234.567,00 and, for money, Rp1.500.000,-. The English way is understood only
// where it has no other reading (1,234,567 or 1,234.00); 1,234 alone is not
// decided. usul is the likely reading of what was not.
func bilangan(s string, uang bool, c cara) (n int64, usul string, k keadaan) {
	if c.mesin {
		return bilanganMesin(s)
	}
	if angkaSemua(s) && len(s) < 19 { // nearly always
		n, _ = strconv.ParseInt(s, 10, 64)
		return n, "", jelas
	}
	s = strings.NewReplacer("\u2212", "-", "\u00a0", " ", "\u202f", " ").Replace(s)
	negatif := false
	minus := func() {
		if t, ada := strings.CutPrefix(s, "-"); ada && !negatif {
			negatif, s = true, strings.TrimLeft(t, " ")
		}
	}
	minus()
	if uang {
		s = tanpaRp(s)
		minus()
	}
	bulat, k := ruas(s, c.titik)
	if k == asing || bulat == "" {
		return 0, "", k
	}
	if negatif {
		bulat = "-" + bulat
	}
	n, err := strconv.ParseInt(bulat, 10, 64)
	if err != nil {
		return 0, "", kebesaran
	}
	if k == jelas {
		return n, "", jelas
	}
	return 0, strconv.FormatInt(n, 10), k
}

// tanpaRp takes off "Rp", "Rp." or "IDR" before an amount and ",-" after it.
func tanpaRp(s string) string {
	for _, a := range []string{"rp.", "rp", "idr"} {
		if len(s) >= len(a) && strings.EqualFold(s[:len(a)], a) {
			s = strings.TrimLeft(s[len(a):], " ")
			break
		}
	}
	for _, a := range []string{",-", ",–", ".-"} {
		if t, ada := strings.CutSuffix(s, a); ada {
			return t
		}
	}
	return s
}

// ruas gives the digits of the whole part of an unsigned number, without
// separators; "" when there is no reading worth proposing. titik: the dot is
// known to be a decimal point.
func ruas(s string, titik bool) (string, keadaan) {
	if angkaSemua(s) {
		return s, jelas
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != ',' && c != ' ' {
			return "", asing
		}
	}
	bulat, ekor, _ := strings.Cut(s, ",")
	if d, ok := kelompok(bulat, '.'); ok && !titik {
		switch { // 1.234 and 1.234.567,00
		case len(bulat) == len(s), nol(ekor):
			return d, jelas
		case angkaSemua(ekor):
			return "", pecahan
		}
		return "", asing
	}
	if angkaSemua(bulat) && nol(ekor) { // 1500,00
		return bulat, jelas
	}
	if d, ok := kelompok(s, ' '); ok { // 1 234 567
		return d, jelas
	}
	bulat, ekor, _ = strings.Cut(s, ".")
	if angkaSemua(bulat) && nol(ekor) { // 1500.00
		return bulat, jelas
	}
	if d, ok := kelompok(bulat, ','); ok {
		switch {
		case strings.Count(bulat, ",") > 1 && len(bulat) == len(s), nol(ekor): // 1,234,567 and 1,234.00
			return d, jelas
		case len(bulat) == len(s): // 1,234
			return d, ragu
		case angkaSemua(ekor):
			return "", pecahan
		}
		return "", asing
	}
	if d, ok := kelompok(s, '.'); ok { // 1.234 beside 12.5 in the same column
		return d, ragu
	}
	a, b, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if angkaSemua(a) && angkaSemua(b) {
		if len(b) == 3 { // 1500.000: no grouping, and odd as a fraction
			return "", ragu
		}
		return "", pecahan
	}
	return "", asing
}

// kelompok joins groups of three, the first of one to three digits and not
// beginning with zero. It needs at least two groups.
func kelompok(s string, pisah byte) (string, bool) {
	i := strings.IndexByte(s, pisah)
	if i < 1 || i > 3 || s[0] == '0' || !angkaSemua(s[:i]) {
		return "", false
	}
	b := append(make([]byte, 0, len(s)), s[:i]...)
	for s = s[i:]; s != ""; s = s[4:] {
		if len(s) < 4 || s[0] != pisah || !angkaSemua(s[1:4]) {
			return "", false
		}
		b = append(b, s[1:4]...)
	}
	return string(b), true
}

// nol: a fraction of one or two zeros.
func nol(s string) bool { return s == "0" || s == "00" }

func angkaSemua(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// bilanganMesin reads a number as the spreadsheet stores it, with a decimal
// point and perhaps an exponent. Above 2^53 a spreadsheet has already rounded.
func bilanganMesin(s string) (int64, string, keadaan) {
	f, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil && math.IsInf(f, 0), math.Abs(f) > 1<<53:
		return 0, "", kebesaran
	case err != nil || math.IsNaN(f):
		return 0, "", asing
	case f != math.Trunc(f):
		return 0, strconv.FormatInt(int64(math.Round(f)), 10), pecahan
	}
	return int64(f), "", jelas
}
