package kertaspdf

import (
	"strings"

	"github.com/lumbung-id/lumbung/internal/kanvas"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// warna are the colours of a tone: of its text, and behind it.
type warna struct{ teks, latar kanvas.Warna }

func nada(s string) warna {
	switch s {
	case "info":
		return warna{kanvas.Warna{21, 82, 140}, kanvas.Warna{236, 243, 250}}
	case "sukses":
		return warna{kanvas.Warna{22, 101, 52}, kanvas.Warna{236, 247, 240}}
	case "peringatan":
		return warna{kanvas.Warna{133, 77, 14}, kanvas.Warna{253, 246, 230}}
	case "bahaya":
		return warna{kanvas.Warna{166, 28, 28}, kanvas.Warna{252, 238, 238}}
	}
	return warna{kanvas.Warna{71, 85, 105}, kanvas.Warna{241, 244, 247}}
}

// tombol is a piece that paper has no use for.
const tombol = "tombol"

// kata gives the pieces of a cell in the type in use, and as their Rupa says.
func (c *cetakan) kata(s kertas.Sel) []kanvas.Kata {
	out := make([]kanvas.Kata, 0, len(s))
	lencana := false
	for _, p := range s {
		if p.Rupa == tombol {
			continue
		}
		k := kanvas.Kata{S: c.Sandi(p.Teks), Gaya: c.Gaya, Titik: c.Titik}
		ini := false
		switch p.Rupa {
		case "tebal":
			k.Gaya = kanvas.Tebal
		case "kecil":
			k.Titik *= 0.85
		case "kode":
			k.Gaya, k.Titik = kanvas.Mesin, k.Titik*0.95
		case "netral", "info", "sukses", "peringatan", "bahaya":
			k.Gaya, k.Warna, ini = kanvas.Tebal, nada(p.Rupa).teks, true
		}
		if n := len(out); n > 0 && (ini || lencana) && !strings.HasSuffix(out[n-1].S, " ") && !strings.HasPrefix(k.S, " ") {
			out[n-1].S += " " // a badge has air around it on screen
		}
		lencana = ini
		if utuh(p.Ke) {
			k.Ke = alamat(p.Ke)
			if !strings.Contains(p.Teks, strings.TrimPrefix(p.Ke, "mailto:")) {
				k.S += c.Sandi(" (" + strings.TrimPrefix(p.Ke, "mailto:") + ")")
			}
		}
		out = append(out, k)
	}
	return out
}

// utuh reports whether an address leads somewhere from paper.
func utuh(ke string) bool {
	return strings.HasPrefix(ke, "https://") || strings.HasPrefix(ke, "http://") || strings.HasPrefix(ke, "mailto:")
}

// alamat gives an address in the letters that one may have in a file.
func alamat(ke string) string {
	const heksa = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(ke) {
		if c := ke[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>\^{|}()`, c) >= 0 {
			b.WriteByte('%')
			b.WriteByte(heksa[c>>4])
			b.WriteByte(heksa[c&15])
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// teks is the plain text of a cell that may be missing.
func teks(r []kertas.Sel, i int) string {
	s := ""
	if i < len(r) {
		for _, p := range r[i] {
			if p.Rupa != tombol {
				s += p.Teks
			}
		}
	}
	return s
}

func sel(r []kertas.Sel, i int) kertas.Sel {
	if i < len(r) {
		return r[i]
	}
	return nil
}

// atauStrip puts a dash where nothing stands.
func atauStrip(s kertas.Sel) kertas.Sel {
	for _, p := range s {
		if p.Teks != "" && p.Rupa != tombol {
			return s
		}
	}
	return kertas.T("-")
}

func satuBaris(s string) string { return strings.Join(strings.Fields(s), " ") }

// bersih leaves out of a text in the head of the file what is not to be seen there.
func bersih(s string) string {
	return satuBaris(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?")))
}
