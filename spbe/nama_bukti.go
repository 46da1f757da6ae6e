package spbe

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// UraiNamaBukti reads the indicator, the place in the order of its evidence and the
// title from a file name. The guidance wants Indikator1a-judul.pdf; what offices
// send as well is understood:
//
//	Indikator 1a - Judul.pdf    "1", 1, "Judul"
//	I1-L2-03 judul.pdf          "1", 3, "judul"   (TingkatNamaBukti: 2)
//	indikator_12b.pdf           "12", 2, ""
//	12a_SK Tim.pdf              "12", 1, "SK Tim"
//	Indikator35-1a-SK.pdf       "35-1", 1, "SK"
//
// indikator is the number as written, without leading zeros: the nomor of the
// instrument, or its number in the evaluation portal ("2.1"). Whether there is such
// an indicator is the caller's to look up. urutan counts from 1 (a is 1, b is 2); 0
// is none. A bare number counts only when a letter stands right after it, since
// "10 Januari.pdf" and "5 foto.jpg" name no indicator. What cannot be read for sure
// is ok false, never a guess.
//
// Source of the pattern: guidance of 2022 for the self-assessment (secondary); the
// variants are what is seen in use.
func UraiNamaBukti(nama string) (indikator string, urutan int, judul string, ok bool) {
	n, ok := uraiNama(nama)
	return n.indikator, n.urutan, n.judul, ok
}

// TingkatNamaBukti gives the level that a file name names, as in I1-L2-03; 0 when it
// names none.
func TingkatNamaBukti(nama string) int {
	n, _ := uraiNama(nama)
	return n.tingkat
}

// NamaBukti makes the file name that the guidance wants: "Indikator1a-SK Tim.pdf".
// urutan below 1 is 1; after 26, z, comes aa. Characters that no file may have in its
// name become a space. akhiran is taken with or without its dot.
func NamaBukti(indikator string, urutan int, judul, akhiran string) string {
	s := "Indikator" + bersihNama(indikator, 20) + hurufUrutan(urutan)
	if j := bersihNama(judul, 100); j != "" {
		s += "-" + j
	}
	if a := strings.ToLower(bersihNama(strings.TrimLeft(akhiran, "."), 10)); a != "" {
		s += "." + a
	}
	return s
}

type namaBukti struct {
	indikator string
	tingkat   int
	urutan    int
	judul     string
}

const pemisahNama = " _-.–—\t"

func uraiNama(nama string) (n namaBukti, ok bool) {
	s := nama[strings.LastIndexAny(nama, `/\`)+1:]
	s = strings.TrimLeft(tanpaAkhiran(s), pemisahNama+"([")
	awalan := false
	for _, a := range []string{"indikator", "indicator", "ind", "i"} {
		if len(s) > len(a) && strings.EqualFold(s[:len(a)], a) {
			if t := strings.TrimLeft(s[len(a):], pemisahNama); t != "" && angkaASCII(t[0]) {
				s, awalan = t, true
				break
			}
		}
	}
	nomor, sisa := potongAngka(s, 2)
	if nomor == "" || nomor == "0" {
		return namaBukti{}, false
	}
	n.indikator = nomor
	// 35-1a and 2.1a: one digit more counts when the letter of the order follows it.
	if len(sisa) > 2 && (sisa[0] == '-' || sisa[0] == '.') && sisa[1] >= '1' && sisa[1] <= '9' {
		if h, akhir := potongHuruf(sisa[2:]); h > 0 {
			n.indikator, n.urutan = nomor+sisa[:2], h
			n.judul = rapikanJudul(akhir)
			return n, true
		}
	}
	if h, akhir := potongHuruf(sisa); h > 0 {
		n.urutan, n.judul = h, rapikanJudul(akhir)
		return n, true
	}
	if !awalan || sisa != "" && !pemisahDi(sisa) {
		return namaBukti{}, false
	}
	t, tingkat := potongTingkat(sisa)
	n.tingkat = tingkat
	// After the level, or joined by one hyphen or underscore: the order as a number.
	u := t
	if tingkat > 0 {
		u = strings.TrimLeft(t, pemisahNama)
	} else if t != "" && (t[0] == '-' || t[0] == '_') {
		u = t[1:]
	}
	if k, akhir := potongAngka(u, 2); k != "" && k != "0" && (tingkat > 0 || u != t) && (akhir == "" || pemisahDi(akhir)) {
		n.urutan, _ = strconv.Atoi(k)
		t = akhir
	}
	n.judul = rapikanJudul(t)
	return n, true
}

// tanpaAkhiran removes an extension: up to five letters and digits, at least one a
// letter, after the last dot.
func tanpaAkhiran(s string) string {
	i := strings.LastIndexByte(s, '.')
	if i <= 0 || len(s)-i-1 > 5 || i+1 == len(s) {
		return s
	}
	huruf := false
	for _, c := range []byte(s[i+1:]) {
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			huruf = true
		} else if !angkaASCII(c) {
			return s
		}
	}
	if !huruf {
		return s
	}
	return s[:i]
}

func angkaASCII(c byte) bool { return c >= '0' && c <= '9' }

func hurufASCII(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// potongAngka takes a number of at most n digits, not counting leading zeros, from
// the front; longer ones are none.
func potongAngka(s string, n int) (angka, sisa string) {
	i := 0
	for i < len(s) && angkaASCII(s[i]) {
		i++
	}
	angka = strings.TrimLeft(s[:i], "0")
	if i == 0 || len(angka) > n || i > n+2 {
		return "", s
	}
	if angka == "" {
		angka = "0"
	}
	return angka, s[i:]
}

// potongHuruf takes the letter of the order, one or two, from the front: a is 1. It
// must end where a title can begin.
func potongHuruf(s string) (urutan int, sisa string) {
	i := 0
	for i < len(s) && hurufASCII(s[i]) {
		urutan = urutan*26 + int(s[i]|0x20-'a') + 1
		if i++; i > 2 {
			return 0, s
		}
	}
	if i == 0 || i < len(s) && !pemisahDi(s[i:]) {
		return 0, s
	}
	return urutan, s[i:]
}

func pemisahDi(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(pemisahNama+")]", r) && r != utf8.RuneError
}

// potongTingkat takes a level, "-L2", " tingkat 2", from the front.
func potongTingkat(s string) (sisa string, tingkat int) {
	t := strings.TrimLeft(s, pemisahNama)
	if t == s {
		return s, 0
	}
	for _, a := range []string{"tingkat", "level", "lv", "l", "t"} {
		if len(t) > len(a) && strings.EqualFold(t[:len(a)], a) {
			u := t[len(a):]
			if len(a) > 2 {
				u = strings.TrimLeft(u, pemisahNama)
			}
			if k, akhir := potongAngka(u, 1); k != "" && k != "0" && (akhir == "" || pemisahDi(akhir)) {
				return akhir, int(k[0] - '0')
			}
		}
	}
	return s, 0
}

func rapikanJudul(s string) string {
	return bersihNama(strings.Trim(strings.ReplaceAll(s, "_", " "), pemisahNama+")]"), 300)
}

// bersihNama replaces what file names cannot hold, and what hides or turns text, by
// spaces, leaves one space between words, and cuts at n bytes.
func bersihNama(s string, n int) string {
	var b strings.Builder
	spasi := false
	for _, r := range s {
		switch {
		case r <= ' ' || r == 0x7f || r == 0xa0 || r >= 0x80 && r < 0xa0 || r == utf8.RuneError || strings.ContainsRune(`/\:*?"<>|`, r),
			r == 0xad || r == 0x61c || r >= 0x2000 && r <= 0x200f || r >= 0x2028 && r <= 0x202f || r >= 0x2060 && r <= 0x206f || r == 0x3000 || r == 0xfeff:
			spasi = b.Len() > 0
			continue
		}
		lebar := utf8.RuneLen(r)
		if spasi {
			lebar++
		}
		if b.Len()+lebar > n {
			break
		}
		if spasi {
			b.WriteByte(' ')
			spasi = false
		}
		b.WriteRune(r)
	}
	return strings.Trim(b.String(), " .")
}

// hurufUrutan writes an order as letters: 1 is a, 27 is aa.
func hurufUrutan(n int) string {
	n = min(max(n, 1), 702)
	if n > 26 {
		n--
		return string(rune('a'+n/26-1)) + string(rune('a'+n%26))
	}
	return string(rune('a' + n - 1))
}
