package kominfo

import "strings"

// FormatAngka gives a whole number in Indonesian form: 1234567 is "1.234.567".
func FormatAngka(n int64) string {
	if n < 0 {
		return "-" + ribuan(uint64(-(n+1))+1)
	}
	return ribuan(uint64(n))
}

func ribuan(n uint64) string {
	var b [26]byte
	i := len(b)
	for k := 0; ; k++ {
		if k > 0 && k%3 == 0 {
			i--
			b[i] = '.'
		}
		i--
		b[i] = byte('0' + n%10)
		n /= 10
		if n == 0 {
			return string(b[i:])
		}
	}
}

// FormatDesimal turns a machine decimal ("1234.50", "-2.34") into Indonesian
// form ("1.234,50", "-2,34"). Text that is no plain decimal comes back as it is.
func FormatDesimal(s string) string {
	t := strings.TrimPrefix(s, "-")
	bulat, pecahan, ada := strings.Cut(t, ".")
	if bulat == "" || !semuaAngka(bulat) || (ada && (pecahan == "" || !semuaAngka(pecahan))) {
		return s
	}
	var b strings.Builder
	if len(t) < len(s) {
		b.WriteByte('-')
	}
	for i := range len(bulat) {
		if i > 0 && (len(bulat)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteByte(bulat[i])
	}
	if ada {
		b.WriteByte(',')
		b.WriteString(pecahan)
	}
	return b.String()
}

func semuaAngka(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
