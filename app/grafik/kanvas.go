package grafik

import (
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// lebar is the width of every drawing in units; about one CSS pixel on a phone.
const lebar = 300

// kanvas collects the parts of a drawing.
type kanvas struct{ b strings.Builder }

// warna gives class and fallback of a paint: the style sheet overrides the
// attribute, a file on its own uses it.
func warna(kelas string) string {
	atr := ""
	switch kelas {
	case "g-teks":
		atr = `fill="#1f1f1f"`
	case "g-redup":
		atr = `fill="#525252"`
	case "g-kisi":
		atr = `fill="none" stroke="#e5e5e5"`
	case "g-sumbu":
		atr = `stroke="#737373"`
	case "g-tanda":
		atr = `fill="none" stroke="#1f1f1f"`
	case "g-isi1":
		atr = `fill="#0049b8"`
	case "g-isi2":
		atr = `fill="#c15100"`
	case "g-isi3":
		atr = `fill="#006f93"`
	case "g-isi4":
		atr = `fill="#3b1fc6"`
	case "g-garis1":
		atr = `fill="none" stroke="#0049b8"`
	case "g-garis2":
		atr = `fill="none" stroke="#c15100"`
	case "g-garis3":
		atr = `fill="none" stroke="#006f93"`
	case "g-garis4":
		atr = `fill="none" stroke="#3b1fc6"`
	case "g-latar":
		atr = `fill="#ffffff"`
	case "g-latar-garis":
		atr = `stroke="#ffffff"`
	case "g-pita1":
		atr = `fill="#e5e5e5"`
	case "g-pita2":
		atr = `fill="#d4d4d4"`
	}
	return ` class="` + kelas + `" ` + atr
}

// titik formats a coordinate with at most one decimal.
func titik(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		x = 0
	}
	x = math.Round(x*10) / 10
	if x == 0 {
		x = 0 // no "-0"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

func (k *kanvas) persegi(kelas string, x, y, w, h, bulat float64) {
	k.b.WriteString("<rect" + warna(kelas) + ` x="` + titik(x) + `" y="` + titik(y) + `" width="` + titik(max(w, 0)) + `" height="` + titik(h) + `"`)
	if bulat > 0 {
		k.b.WriteString(` rx="` + titik(bulat) + `"`)
	}
	k.b.WriteString("/>")
}

// garis draws a line; putus is a dash pattern such as "4 3", or "".
func (k *kanvas) garis(kelas string, x1, y1, x2, y2, tebal float64, putus string) {
	k.b.WriteString("<line" + warna(kelas) + ` x1="` + titik(x1) + `" y1="` + titik(y1) + `" x2="` + titik(x2) + `" y2="` + titik(y2) + `" stroke-width="` + titik(tebal) + `"` + atributPutus(putus) + "/>")
}

// jalur draws a path whose data consist of commands and formatted numbers.
func (k *kanvas) jalur(kelas, d string, tebal float64, putus string) {
	k.b.WriteString("<path" + warna(kelas) + ` d="` + d + `"`)
	if tebal > 0 {
		k.b.WriteString(` stroke-width="` + titik(tebal) + `" stroke-linejoin="round"`)
	}
	k.b.WriteString(atributPutus(putus) + "/>")
}

// perintah begins a path or goes on with it.
func perintah(sambung bool) string {
	if sambung {
		return "L"
	}
	return "M"
}

func atributPutus(p string) string {
	if p == "" {
		return ""
	}
	return ` stroke-dasharray="` + p + `"`
}

// Where a text stands relative to its x.
const (
	awal   = ""
	tengah = ` text-anchor="middle"`
	akhir  = ` text-anchor="end"`
)

func (k *kanvas) teks(kelas string, x, y, ukuran float64, jangkar string, tebal bool, s string) {
	k.b.WriteString("<text" + warna(kelas) + ` x="` + titik(x) + `" y="` + titik(y) + `" font-size="` + titik(ukuran) + `"` + jangkar)
	if tebal {
		k.b.WriteString(` font-weight="600"`)
	}
	k.b.WriteString(">" + lolos(potong(s, 80)) + "</text>")
}

// penanda draws the marker of series i: disc, square, triangle, diamond.
func (k *kanvas) penanda(i int, x, y, r float64) {
	k.jalur("g-isi"+strconv.Itoa(i%4+1), bentuk(i, x, y, r), 0, "")
}

func bentuk(i int, x, y, r float64) string {
	switch i % 4 {
	case 0:
		return "M" + titik(x-r) + " " + titik(y) + "a" + titik(r) + " " + titik(r) + " 0 1 0 " + titik(2*r) + " 0a" + titik(r) + " " + titik(r) + " 0 1 0 " + titik(-2*r) + " 0z"
	case 1:
		return "M" + titik(x-r) + " " + titik(y-r) + "h" + titik(2*r) + "v" + titik(2*r) + "h" + titik(-2*r) + "z"
	case 2:
		return "M" + titik(x) + " " + titik(y-r-1) + "L" + titik(x+r+1) + " " + titik(y+r) + "H" + titik(x-r-1) + "z"
	}
	return "M" + titik(x) + " " + titik(y-r-1) + "L" + titik(x+r+1) + " " + titik(y) + "L" + titik(x) + " " + titik(y+r+1) + "L" + titik(x-r-1) + " " + titik(y) + "z"
}

// putusSeri gives the dash pattern of series i, so that lines differ without
// colour.
func putusSeri(i int) string { return [...]string{"", "7 3", "2 3", "9 3 2 3"}[i%4] }

// tutup wraps the parts into a whole SVG. id is unique for the content; judul
// and uraian are what a screen reader says.
func (k *kanvas) tutup(id, judul, uraian string, w, h float64) string {
	isi := k.b.String()
	if id == "" {
		id = "g-" + sidik(judul, uraian, isi)
	}
	id = lolosID(id)
	return `<svg xmlns="http://www.w3.org/2000/svg" class="g-svg" viewBox="0 0 ` + titik(w) + " " + titik(h) + `" role="img" aria-labelledby="` + id + `-j ` + id + `-u" font-family="Inter, system-ui, sans-serif">` +
		`<title id="` + id + `-j">` + lolos(potong(judul, 200)) + `</title><desc id="` + id + `-u">` + lolos(potong(uraian, 2000)) + `</desc>` + isi + `</svg>`
}

func sidik(s ...string) string {
	h := fnv.New64a()
	for _, x := range s {
		h.Write([]byte(x))
		h.Write([]byte{0})
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// lolosID keeps letters, digits and hyphens.
func lolosID(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, s)
}

// lolos escapes text for content and attributes of XML and HTML, and drops what
// neither may contain.
func lolos(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&#34;")
		case r == '\'':
			b.WriteString("&#39;")
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case unicode.IsControl(r) || r == unicode.ReplacementChar || r == 0xFFFE || r == 0xFFFF || unicode.Is(unicode.Bidi_Control, r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// potong cuts a text to n runes.
func potong(s string, n int) string {
	i := 0
	for j := range s {
		if i == n-1 {
			if len([]rune(s[j:])) <= 1 {
				return s
			}
			return s[:j] + "…"
		}
		i++
	}
	return s
}

// bungkus breaks a text into at most baris lines of about w units at a font
// size. Inter's letters are a little over half the size wide.
func bungkus(s string, w, ukuran float64, baris int) []string {
	muat := max(int(w/(ukuran*0.54)), 4)
	s = potong(s, muat*baris+1)
	var out []string
	kini := ""
	for _, kata := range strings.Fields(s) {
		for {
			switch {
			case kini == "":
				kini = kata
			case panjang(kini)+1+panjang(kata) <= muat:
				kini += " " + kata
			default:
				out = append(out, kini)
				kini = kata
			}
			if panjang(kini) <= muat {
				break
			}
			r := []rune(kini)
			out, kini, kata = append(out, string(r[:muat-1])+"-"), "", string(r[muat-1:])
		}
	}
	if kini != "" {
		out = append(out, kini)
	}
	if len(out) > baris {
		out = out[:baris]
		r := []rune(out[baris-1])
		out[baris-1] = string(r[:min(len(r), muat-1)]) + "…"
	}
	return out
}

func panjang(s string) int { return len([]rune(s)) }
