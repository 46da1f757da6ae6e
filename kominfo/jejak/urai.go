package jejak

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

// pengurai reads texts of one field a line: "name" or "name value". It keeps the
// first fault and is silent after it, so its callers read straight down.
type pengurai struct {
	apa, op string // what is read, for messages; by which function
	sisa    string
	baris   int // of the line read last, from 1
	isian   string
	err     error
}

// garis gives the next line without its LF; a text that ends without one is a
// fault.
func (p *pengurai) garis() (string, bool) {
	if p.err != nil {
		return "", false
	}
	p.baris++
	i := strings.IndexByte(p.sisa, '\n')
	if i < 0 {
		p.isian = p.sisa
		p.salah("baris yang lengkap dan diakhiri ganti baris; teks terpotong")
		return "", false
	}
	p.isian, p.sisa = p.sisa[:i], p.sisa[i+1:]
	return p.isian, true
}

// tetap reads a line that is always the same.
func (p *pengurai) tetap(garis string) {
	if g, ada := p.garis(); ada && g != garis {
		p.salah(strconv.Quote(garis))
	}
}

// nilai reads the line of a field and gives its value, "" for none.
func (p *pengurai) nilai(nama string) string {
	g, ada := p.garis()
	if !ada || g == nama {
		return ""
	}
	if len(g) < len(nama)+2 || g[:len(nama)] != nama || g[len(nama)] != ' ' {
		p.salah("baris " + nama)
		return ""
	}
	return g[len(nama)+1:]
}

// isi is nilai for a field that cannot be empty.
func (p *pengurai) isi(nama string) string {
	s := p.nilai(nama)
	if s == "" {
		p.salah("baris " + nama + " dengan isinya")
	}
	return s
}

// salah notes that the line read last breaks a rule.
func (p *pengurai) salah(aturan string) {
	if p.err == nil {
		p.err = kominfo.E(kominfo.Rusak, p.op,
			"%s rusak di baris %d: tertulis %q, seharusnya %s.", p.apa, p.baris, potong(p.isian), aturan)
	}
}

// akhir gives the first fault; something after the last line is one.
func (p *pengurai) akhir() error {
	if p.err == nil && p.sisa != "" {
		p.baris++
		p.isian = p.sisa
		p.salah("tidak ada apa-apa lagi")
	}
	return p.err
}

// potong shortens what came from outside before it goes into a message.
func potong(s string) string {
	if len(s) <= 60 {
		return s
	}
	i := 60
	for i > 56 && !utf8.RuneStart(s[i]) {
		i--
	}
	return s[:i] + "…"
}

func namaSah(s string) bool {
	if s == "" || len(s) > maksNama || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := 1; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return true
}

// nilaiSah holds what keeps a value on its line, for every reader: no control
// characters and none of the line ends of Unicode.
func nilaiSah(s string) bool {
	if s == "" {
		return true
	}
	if len(s) > maksNilai || s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < 0x20 || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return false
		}
		i += n
	}
	return true
}

func uuidSah(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if c != '-' {
				return false
			}
		} else if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// bulat reads a whole number without sign or leading zero, at most maks.
func bulat(s string, maks int64) (int64, bool) {
	if s == "" || len(s) > 19 || s[0] == '0' && len(s) > 1 {
		return 0, false
	}
	var n uint64 // 19 digits fit
	for i := range len(s) {
		c := s[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + uint64(c-'0')
	}
	return int64(n), n <= uint64(maks)
}

// appendWaktu writes t, which is in UTC and in the years 1 to 9999, as RFC 3339
// with six decimals (mikro) or none. What is finer is cut off.
func appendWaktu(dst []byte, t time.Time, mikro bool) []byte {
	y, b, h := t.Date()
	jam, menit, detik := t.Clock()
	dst = append(dst,
		byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+b/10), byte('0'+b%10), '-', byte('0'+h/10), byte('0'+h%10), 'T',
		byte('0'+jam/10), byte('0'+jam%10), ':', byte('0'+menit/10), byte('0'+menit%10), ':',
		byte('0'+detik/10), byte('0'+detik%10))
	if mikro {
		us := t.Nanosecond() / 1000
		dst = append(dst, '.', byte('0'+us/100000), byte('0'+us/10000%10), byte('0'+us/1000%10),
			byte('0'+us/100%10), byte('0'+us/10%10), byte('0'+us%10))
	}
	return append(dst, 'Z')
}

// uraiWaktu reads what appendWaktu writes and nothing else.
func uraiWaktu(s string, mikro bool) (time.Time, bool) {
	const bentuk = "0000-00-00T00:00:00.000000Z"
	panjang := len(bentuk)
	if !mikro {
		panjang = len("0000-00-00T00:00:00Z")
	}
	if len(s) != panjang || s[panjang-1] != 'Z' {
		return time.Time{}, false
	}
	for i := range panjang - 1 {
		if c := s[i]; bentuk[i] == '0' && (c < '0' || c > '9') || bentuk[i] != '0' && c != bentuk[i] {
			return time.Time{}, false
		}
	}
	dua := func(i int) int { return int(s[i]-'0')*10 + int(s[i+1]-'0') }
	y, b, h := dua(0)*100+dua(2), time.Month(dua(5)), dua(8)
	jam, menit, detik := dua(11), dua(14), dua(17)
	if y < 1 || b < 1 || b > 12 || h < 1 || jam > 23 || menit > 59 || detik > 59 {
		return time.Time{}, false
	}
	us := 0
	if mikro {
		us = dua(20)*10000 + dua(22)*100 + dua(24)
	}
	t := time.Date(y, b, h, jam, menit, detik, us*1000, time.UTC)
	// 30 February would come back as a day of March.
	return t, t.Day() == h
}
