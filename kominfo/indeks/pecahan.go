package indeks

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Pecahan is an exact fraction of two int64, always reduced, with a denominator
// above zero. The zero value is 0. It is comparable with == and usable as a map
// key. In JSON and text it is a string: "117/50", and "3/1" for a whole number;
// reading also takes "2.34" and "3".
type Pecahan struct {
	p  int64 // numerator
	q1 int64 // denominator minus 1, so that the zero value is 0/1
}

// panjangAngka bounds the text of a number: far above any real score, far below
// anything that costs time.
const panjangAngka = 48

// NewPecahan gives p/q, reduced. It refuses q = 0 and what does not fit int64.
func NewPecahan(p, q int64) (Pecahan, error) {
	if q == 0 {
		return Pecahan{}, kominfo.E(kominfo.TidakSah, "indeks.NewPecahan", "Penyebut pecahan tidak boleh nol.")
	}
	g := fpb(mutlak(p), mutlak(q))
	up, uq := mutlak(p)/g, mutlak(q)/g
	minus := (p < 0) != (q < 0)
	if uq > math.MaxInt64 || up > math.MaxInt64 {
		if up != 1<<63 || !minus || uq > math.MaxInt64 {
			return Pecahan{}, terlaluBesar("indeks.NewPecahan")
		}
		return Pecahan{math.MinInt64, int64(uq) - 1}, nil
	}
	if minus {
		return Pecahan{-int64(up), int64(uq) - 1}, nil
	}
	return Pecahan{int64(up), int64(uq) - 1}, nil
}

// Utuh gives the whole number n.
func Utuh(n int64) Pecahan { return Pecahan{p: n} }

// sederhana reduces p/q for a q known to be above zero.
func sederhana(p, q int64) Pecahan {
	g := int64(fpb(mutlak(p), uint64(q)))
	return Pecahan{p / g, q/g - 1}
}

// ParsePecahan reads the machine forms "3", "2.60", "-1.5" and "10/3". It takes
// no spaces, no comma, no exponent, no bare point. [Instrumen.Isi] is the place
// where the Indonesian comma is understood.
func ParsePecahan(s string) (Pecahan, error) {
	const op = "indeks.ParsePecahan"
	salah := func() (Pecahan, error) {
		return Pecahan{}, kominfo.E(kominfo.TidakSah, op, "%q bukan angka. Tulis misalnya 3, 2.60 atau 10/3.", potong(s))
	}
	if len(s) > panjangAngka {
		return salah()
	}
	t := strings.TrimPrefix(s, "-")
	minus := s[:len(s)-len(t)]
	kiri, kanan, garis := strings.Cut(t, "/")
	if garis {
		if !semuaAngka(kiri) || !semuaAngka(kanan) {
			return salah()
		}
		p, err1 := strconv.ParseInt(minus+kiri, 10, 64)
		q, err2 := strconv.ParseInt(kanan, 10, 64)
		if err1 != nil || err2 != nil {
			return Pecahan{}, terlaluBesar(op)
		}
		if q == 0 {
			return Pecahan{}, kominfo.E(kominfo.TidakSah, op, "Penyebut pecahan %q tidak boleh nol.", s)
		}
		return sederhana(p, q), nil
	}
	bulat, desimal, titik := strings.Cut(t, ".")
	if !semuaAngka(bulat) || titik && !semuaAngka(desimal) {
		return salah()
	}
	desimal = strings.TrimRight(desimal, "0")
	if len(desimal) > 18 {
		return Pecahan{}, terlaluBesar(op)
	}
	p, err := strconv.ParseInt(minus+bulat+desimal, 10, 64)
	if err != nil {
		return Pecahan{}, terlaluBesar(op)
	}
	return sederhana(p, pangkat10(len(desimal))), nil
}

// Pembilang gives the numerator, which carries the sign.
func (a Pecahan) Pembilang() int64 { return a.p }

// Penyebut gives the denominator, at least 1.
func (a Pecahan) Penyebut() int64 { return a.q1 + 1 }

// String gives "117/50", and "3/1" for a whole number: always numerator, slash,
// denominator.
func (a Pecahan) String() string {
	b := strconv.AppendInt(make([]byte, 0, 24), a.p, 10)
	b = append(b, '/')
	return string(strconv.AppendInt(b, a.Penyebut(), 10))
}

// MarshalText gives String.
func (a Pecahan) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what [ParsePecahan] reads.
func (a *Pecahan) UnmarshalText(b []byte) error {
	v, err := ParsePecahan(string(b))
	if err == nil {
		*a = v
	}
	return err
}

// Cmp gives -1 when a < b, 0 when they are equal, 1 when a > b. It is exact for
// all values: the cross products are 128 bits wide.
func (a Pecahan) Cmp(b Pecahan) int {
	sa, sb := tanda(a.p), tanda(b.p)
	if sa != sb || sa == 0 {
		return tanda(int64(sa - sb))
	}
	h1, l1 := bits.Mul64(mutlak(a.p), uint64(b.Penyebut()))
	h2, l2 := bits.Mul64(mutlak(b.p), uint64(a.Penyebut()))
	switch {
	case h1 < h2 || h1 == h2 && l1 < l2:
		return -sa
	case h1 == h2 && l1 == l2:
		return 0
	}
	return sa
}

// Equal reports whether a and b are the same number; the same as ==.
func (a Pecahan) Equal(b Pecahan) bool { return a == b }

func tanda(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func mutlak(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// fpb is the greatest common divisor (faktor persekutuan terbesar), by Stein's
// binary method; fpb(0, b) is b.
func fpb(a, b uint64) uint64 {
	if a == 0 {
		return b
	}
	if b == 0 {
		return a
	}
	k := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		if a > b {
			a, b = b, a
		}
		b -= a
	}
	return a << k
}

func semuaAngka(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func pangkat10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// potong keeps a message readable when the input is huge.
func potong(s string) string {
	n := 0
	for i := range s {
		if n == 40 {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
