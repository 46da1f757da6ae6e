package kanvas

import "strings"

// Warna is a colour of type; the zero value is black.
type Warna [3]int

// Kata is a piece of encoded text in its own type. Ke is an address that it leads to.
type Kata struct {
	S     string
	Gaya  int
	Titik float64
	Warna Warna
	Ke    string
}

// Teks are broken lines: of one type, or of pieces.
type Teks struct {
	Polos []string // in the type in use
	Kaya  [][]Kata
}

// Jumlah is the number of lines.
func (t Teks) Jumlah() int { return max(len(t.Polos), len(t.Kaya)) }

// Potong gives the lines from dari to before sampai, those that there are.
func (t Teks) Potong(dari, sampai int) Teks {
	n := t.Jumlah()
	dari, sampai = min(dari, n), min(sampai, n)
	if t.Kaya != nil {
		return Teks{Kaya: t.Kaya[dari:sampai]}
	}
	return Teks{Polos: t.Polos[dari:sampai]}
}

// PecahKaya breaks pieces of text into lines no wider than w.
func (k *Kanvas) PecahKaya(p []Kata, w float64) Teks {
	if len(p) == 0 {
		return Teks{Polos: []string{""}}
	}
	if len(p) == 1 && p[0].Gaya == k.Gaya && p[0].Titik == k.Titik && p[0].Warna == (Warna{}) && p[0].Ke == "" {
		return Teks{Polos: k.Pecah(p[0].S, w)}
	}
	var b strings.Builder
	rs := make([]ruas, len(p))
	for i, x := range p {
		b.WriteString(x.S)
		rs[i] = ruas{b.Len(), &k.huruf[x.Gaya], x.Titik}
	}
	s := b.String()
	var out [][]Kata
	pecah(s, rs, w, k.Lunak, func(dari, sampai int) {
		baris := []Kata{}
		awal := 0
		for i, x := range p {
			if a, z := max(dari, awal), min(sampai, rs[i].sampai); a < z {
				x.S = s[a:z]
				baris = append(baris, x)
			}
			awal = rs[i].sampai
		}
		out = append(out, baris)
	})
	return Teks{Kaya: out}
}

// TulisBaris puts line i of t with its top at y, from x: to the right of it ('L'),
// ending at x+w ('R') or in the middle ('C').
func (k *Kanvas) TulisBaris(t Teks, i int, x, y, w float64, rata byte) {
	if t.Kaya == nil {
		if s := t.Polos[i]; s != "" {
			k.Tulis(x+geser(rata, w, func() float64 { return k.Panjang(s) }), y, s)
		}
		return
	}
	x += geser(rata, w, func() float64 {
		n := 0.0
		for _, p := range t.Kaya[i] {
			n += k.ukur(p.S, p.Gaya) * p.Titik
		}
		return n
	})
	gaya, titik := k.Gaya, k.Titik
	dasar := y + titik*PerTitik*0.95
	for _, p := range t.Kaya[i] {
		k.Pakai(p.Gaya, p.Titik)
		if p.Warna != (Warna{}) {
			k.F.SetTextColor(p.Warna[0], p.Warna[1], p.Warna[2])
		}
		k.F.Text(x, dasar, p.S)
		if p.Warna != (Warna{}) {
			k.F.SetTextColor(0, 0, 0)
		}
		n := k.Panjang(p.S)
		if p.Ke != "" {
			k.F.LinkString(x, y, n, titik*PerTitik*1.25, p.Ke)
		}
		x += n
	}
	k.Pakai(gaya, titik)
}

func geser(rata byte, w float64, panjang func() float64) float64 {
	switch rata {
	case 'R':
		return w - panjang()
	case 'C':
		return (w - panjang()) / 2
	}
	return 0
}
