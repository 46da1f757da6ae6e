package indeks

import (
	"math"
	"math/bits"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
)

func terlaluBesar(op string) *kominfo.Error {
	return kominfo.E(kominfo.TidakSah, op, "Angka terlalu besar atau terlalu rinci untuk dihitung dengan tepat. Kurangi angka di belakang koma.")
}

// kali multiplies and reports whether the product fits.
func kali(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(mutlak(a), mutlak(b))
	if hi != 0 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), lo <= 1<<63
	}
	return int64(lo), lo <= math.MaxInt64
}

func jumlah(a, b int64) (int64, bool) {
	c := a + b
	return c, (c > a) == (b > 0)
}

// kpk is the least common multiple (kelipatan persekutuan terkecil) of two
// positive numbers, and whether it fits.
func kpk(a, b int64) (int64, bool) {
	return kali(a/int64(fpb(uint64(a), uint64(b))), b)
}

// Tambah gives a + b, or an error of kind tidak_sah when the exact result does
// not fit. The same holds for Kurang, Kali and Bagi: an overflow is an error,
// never a wrong number.
func (a Pecahan) Tambah(b Pecahan) (Pecahan, error) { return a.gabung(b, 1, "indeks.Tambah") }

// Kurang gives a - b.
func (a Pecahan) Kurang(b Pecahan) (Pecahan, error) { return a.gabung(b, -1, "indeks.Kurang") }

func (a Pecahan) gabung(b Pecahan, s int64, op string) (Pecahan, error) {
	qa, qb := a.Penyebut(), b.Penyebut()
	g := int64(fpb(uint64(qa), uint64(qb)))
	x, ok1 := kali(a.p, qb/g)
	y, ok2 := kali(b.p, qa/g)
	y, ok3 := kali(y, s)
	n, ok4 := jumlah(x, y)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return Pecahan{}, terlaluBesar(op)
	}
	// What n shares with the common denominator, it shares with g (Knuth 4.5.1).
	t := int64(fpb(mutlak(n), uint64(g)))
	q, ok := kali(qa/g, qb/t)
	if !ok {
		return Pecahan{}, terlaluBesar(op)
	}
	return Pecahan{n / t, q - 1}, nil
}

// Kali gives a × b.
func (a Pecahan) Kali(b Pecahan) (Pecahan, error) {
	g1 := int64(fpb(mutlak(a.p), uint64(b.Penyebut())))
	g2 := int64(fpb(mutlak(b.p), uint64(a.Penyebut())))
	p, ok1 := kali(a.p/g1, b.p/g2)
	q, ok2 := kali(a.Penyebut()/g2, b.Penyebut()/g1)
	if !ok1 || !ok2 {
		return Pecahan{}, terlaluBesar("indeks.Kali")
	}
	return Pecahan{p, q - 1}, nil
}

// Bagi gives a ÷ b. Dividing by zero is an error.
func (a Pecahan) Bagi(b Pecahan) (Pecahan, error) {
	k, err := NewPecahan(b.Penyebut(), b.p)
	if err != nil {
		return Pecahan{}, err
	}
	return a.Kali(k)
}

// Pembulatan names the rule for a value exactly between two shown values. The
// regulations do not set one (see the notes in the instrument files).
type Pembulatan string

const (
	// SetengahKeAtas rounds a half away from zero: 2.345 is shown as 2.35. It is
	// the default; the empty Pembulatan means the same.
	SetengahKeAtas Pembulatan = "setengah_ke_atas"
	// SetengahKeGenap rounds a half to the even neighbour: 2.345 is shown as 2.34.
	SetengahKeGenap Pembulatan = "setengah_ke_genap"
)

// Bulat writes a with the given number of decimals (0 to 18) in machine form:
// "2.34". Use kominfo.FormatDesimal on it for people ("2,34").
func (a Pecahan) Bulat(digit int, mode Pembulatan) string {
	digit = min(max(digit, 0), 18)
	q := uint64(a.Penyebut())
	utuh, sisa := mutlak(a.p)/q, mutlak(a.p)%q
	b := make([]byte, 1, 44)
	b[0] = '0' // room for a carry and for the sign
	b = strconv.AppendUint(b, utuh, 10)
	for range digit {
		hi, lo := bits.Mul64(sisa, 10)
		var d uint64
		d, sisa = bits.Div64(hi, lo, q) // sisa < q, so the digit is below 10
		b = append(b, byte('0'+d))
	}
	setengah := q - sisa // compare sisa with q/2 without doubling it
	naik := sisa > setengah || sisa == setengah && (mode != SetengahKeGenap || b[len(b)-1]&1 == 1)
	for i := len(b) - 1; naik; i-- {
		if naik = b[i] == '9'; naik {
			b[i] = '0'
		} else {
			b[i]++
		}
	}
	awal := 1
	if b[0] != '0' {
		awal = 0
	}
	nol := true
	for _, c := range b {
		nol = nol && c == '0'
	}
	titik := len(b) - digit
	t := make([]byte, 0, 48)
	if a.p < 0 && !nol {
		t = append(t, '-')
	}
	t = append(t, b[awal:titik]...)
	if digit > 0 {
		t = append(append(t, '.'), b[titik:]...)
	}
	return string(t)
}

// Desimal gives a as a machine decimal with as few digits as it needs: "2.5", "3";
// false where no decimal of 18 digits says it exactly: 7/6.
func (a Pecahan) Desimal() (string, bool) {
	q, dua, lima := a.Penyebut(), 0, 0
	for ; q%2 == 0; q /= 2 {
		dua++
	}
	for ; q%5 == 0; q /= 5 {
		lima++
	}
	digit := max(dua, lima)
	if q != 1 || digit > 18 {
		return "", false
	}
	return a.Bulat(digit, SetengahKeAtas), true
}

// Teks writes a for people, exactly: "2,5", "3", "7/6".
func (a Pecahan) Teks() string {
	if s, tepat := a.Desimal(); tepat {
		return kominfo.FormatDesimal(s)
	}
	return a.String()
}

// bulatKe gives the value that Bulat shows. When even that does not fit (a value
// with more than 16 digits), the exact value stays.
func (a Pecahan) bulatKe(digit int, mode Pembulatan) Pecahan {
	v, err := ParsePecahan(a.Bulat(digit, mode))
	if err != nil {
		return a
	}
	return v
}
