package lembar

import (
	"strings"
	"unicode"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// KunciKepala reduces a heading to what people agree on: letters and digits,
// without case, blanks and punctuation. "Nama resmi *" is "namaresmi".
func KunciKepala(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// pencocok finds the field that a heading means.
type pencocok struct {
	nama  map[string]string   // exact name
	kunci map[string][]string // reduced name or label -> names
	dekat []string            // reduced names and labels, for proposals
}

func newPencocok(isian []register.Isian, meta ...string) *pencocok {
	p := &pencocok{nama: map[string]string{}, kunci: map[string][]string{}}
	tambah := func(nama, teks string) {
		k := KunciKepala(teks)
		for _, n := range p.kunci[k] {
			if n == nama {
				return
			}
		}
		if k != "" {
			p.kunci[k] = append(p.kunci[k], nama)
			p.dekat = append(p.dekat, k)
		}
	}
	for _, x := range isian {
		p.nama[x.Nama] = x.Nama
		tambah(x.Nama, x.Nama)
		tambah(x.Nama, x.Label)
	}
	for _, n := range meta {
		p.nama[n] = n
		tambah(n, n)
	}
	return p
}

// cari gives the field of the first of the texts that means one; ganda is set
// when a text could mean several.
func (p *pencocok) cari(teks ...string) (nama string, ganda []string) {
	for _, s := range teks {
		if n := p.nama[strings.TrimSpace(s)]; n != "" {
			return n, nil
		}
		switch n := p.kunci[KunciKepala(s)]; {
		case len(n) == 1:
			return n[0], nil
		case len(n) > 1:
			ganda = n
		}
	}
	return "", ganda
}

// mirip proposes a field for a heading that means none: one that differs by a
// slip of two letters.
func (p *pencocok) mirip(teks string) string {
	k := KunciKepala(teks)
	if len(k) < 4 || len(k) > 60 {
		return ""
	}
	for _, d := range p.dekat {
		if n := p.kunci[d]; len(n) == 1 && jarak(k, d) <= 2 {
			return n[0]
		}
	}
	return ""
}

// jarak is the edit distance of two short texts.
func jarak(a, b string) int {
	if len(a)-len(b) > 2 || len(b)-len(a) > 2 {
		return 3
	}
	r := make([]int, len(b)+1)
	for j := range r {
		r[j] = j
	}
	for i := range len(a) {
		lalu := r[0]
		r[0] = i + 1
		for j := range len(b) {
			n := lalu
			if a[i] != b[j] {
				n = 1 + min(lalu, r[j], r[j+1])
			}
			lalu, r[j+1] = r[j+1], n
		}
	}
	return r[len(b)]
}
