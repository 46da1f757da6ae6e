package kanvas

import (
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// The page, in millimetres.
const (
	TepiAtas  = 16.0
	TepiBawah = 18.0
	TepiTegak = 20.0 // left and right of a portrait page
	TepiRebah = 15.0 // likewise of a landscape page
	PerTitik  = 25.4 / 72
)

// Styles of type.
const (
	Biasa = iota
	Tebal
	Miring
	Mesin // fixed width
)

// Kanvas is a document that is being drawn. Y is where the next thing goes.
type Kanvas struct {
	F      *fpdf.Fpdf
	Gaya   int
	Titik  float64 // size of type
	Y      float64
	Lebar  float64 // of the page
	Tinggi float64
	Tepi   float64 // left and right
	Rebah  bool
	Kepala float64 // height of the running head, where Hias draws one
	Hias   func()  // draws what stands on every new page; may be nil
	Hilang int     // letters that the fonts lack
	Lunak  bool    // a word wider than its line breaks behind a "/", "-", "@", "_" or "." where it has one

	huruf [4][256]float64
}

// Baru makes a canvas on an empty document. It reads the widths of all letters
// once; measuring through the library costs a call for every word.
func Baru(f *fpdf.Fpdf) *Kanvas {
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	k := &Kanvas{F: f}
	for g, s := range [...]string{"", "B", "I"} {
		f.SetFont("Helvetica", s, 10)
		for c := 1; c < 256; c++ {
			k.huruf[g][c] = float64(f.GetStringSymbolWidth(string([]byte{byte(c)}))) / 1000 * PerTitik
		}
	}
	for c := 1; c < 256; c++ {
		k.huruf[Mesin][c] = 0.6 * PerTitik // Courier
	}
	return k
}

// Pakai chooses the type for what follows.
func (k *Kanvas) Pakai(gaya int, titik float64) {
	k.Gaya, k.Titik = gaya, titik
	if gaya == Mesin {
		k.F.SetFont("Courier", "", titik)
		return
	}
	k.F.SetFont("Helvetica", [...]string{"", "B", "I"}[gaya], titik)
}

// Baris is the height of a line of the type in use.
func (k *Kanvas) Baris() float64 { return k.Titik * PerTitik * 1.25 }

// Panjang is the width of encoded text in the type in use.
func (k *Kanvas) Panjang(s string) float64 { return k.ukur(s, k.Gaya) * k.Titik }

func (k *Kanvas) ukur(s string, gaya int) float64 {
	n := 0.0
	for i := range len(s) {
		n += k.huruf[gaya][s[i]]
	}
	return n
}

// Sandi turns text into the letters of the fonts and counts what they lack.
func (k *Kanvas) Sandi(s string) string {
	t, n := Sandi(s)
	k.Hilang += n
	return t
}

// Tulis puts one line of encoded text with its top at y.
func (k *Kanvas) Tulis(x, y float64, s string) {
	if s != "" {
		k.F.Text(x, y+k.Titik*PerTitik*0.95, s)
	}
}

// Pecah breaks encoded text into lines no wider than w. It breaks at spaces, and
// inside a word that is wider than the line.
func (k *Kanvas) Pecah(s string, w float64) []string {
	var out []string
	r := ruas{len(s), &k.huruf[k.Gaya], 1}
	pecah(s, []ruas{r}, w/k.Titik, k.Lunak, func(dari, sampai int) { out = append(out, s[dari:sampai]) })
	return out
}

// ruas is a run of bytes, up to sampai, in one type.
type ruas struct {
	sampai int
	huruf  *[256]float64
	titik  float64
}

func pecah(s string, rs []ruas, w float64, lunak bool, baris func(dari, sampai int)) {
	w += 1e-9
	awal, spasi := 0, -1 // start of the line, last space in it
	n, sejak := 0.0, 0.0 // width of the line, and of what follows the space
	sela, ekor := 0, 0.0 // behind the last sign at which a word may break, and what follows it
	for i := 0; i < len(s); i++ {
		for i >= rs[0].sampai {
			rs = rs[1:]
		}
		c := s[i]
		if c == '\n' {
			baris(awal, i)
			awal, spasi, n, sejak = i+1, -1, 0, 0
			continue
		}
		h := rs[0].huruf[c] * rs[0].titik
		n += h
		sejak += h
		ekor += h
		if c == ' ' {
			spasi, sejak = i, 0
			continue // a space may stand out over the edge
		}
		if n <= w || i == awal {
			if lunak && (c == '/' || c == '-' || c == '@' || c == '_' || c == '.') {
				sela, ekor = i+1, 0
			}
			continue
		}
		if spasi > awal {
			baris(awal, spasi)
			awal, n = spasi+1, sejak
		}
		if n > w && i > awal {
			if sela > awal && ekor <= w {
				baris(awal, sela)
				awal, n = sela, ekor
			} else {
				baris(awal, i)
				awal, n = i, h
			}
		}
		spasi, sejak = -1, 0
	}
	baris(awal, len(s))
}

// Sisa is the height that is left on the page.
func (k *Kanvas) Sisa() float64 { return k.Tinggi - TepiBawah - k.Y }

// Butuh starts a new page when less than h is left.
func (k *Kanvas) Butuh(h float64) {
	if k.Sisa() < h {
		k.Halaman(k.Rebah)
	}
}

// Isi is the width between the margins.
func (k *Kanvas) Isi() float64 { return k.Lebar - 2*k.Tepi }

// Halaman starts a page.
func (k *Kanvas) Halaman(rebah bool) {
	k.Rebah = rebah
	k.Lebar, k.Tinggi, k.Tepi = 210, 297, TepiTegak
	arah := "P"
	if rebah {
		k.Lebar, k.Tinggi, k.Tepi, arah = 297, 210, TepiRebah, "L"
	}
	gaya, titik := k.Gaya, k.Titik
	k.F.AddPageFormat(arah, fpdf.SizeType{Wd: 210, Ht: 297})
	k.F.SetLineWidth(0.2)
	k.WarnaGaris()
	k.Y = TepiAtas
	if k.Hias != nil {
		k.Hias()
	}
	if titik > 0 {
		k.Pakai(gaya, titik)
	}
}

// WarnaGaris chooses the colour of rules.
func (k *Kanvas) WarnaGaris() { k.F.SetDrawColor(127, 140, 154) }

// BarisUjung prints one line with a text at each margin; both are shortened when
// they would meet.
func (k *Kanvas) BarisUjung(y float64, kiri, kanan string) {
	b := k.Ringkas(k.Sandi(kanan), k.Isi()/2)
	w := k.Panjang(b)
	k.Tulis(k.Tepi, y, k.Ringkas(k.Sandi(kiri), k.Isi()-w-4))
	k.Tulis(k.Lebar-k.Tepi-w, y, b)
}

// Ringkas shortens a line of a running head or foot; its whole text stands in the
// body of the document.
func (k *Kanvas) Ringkas(s string, w float64) string {
	if b := k.Pecah(s, w); len(b) > 1 {
		return k.Pecah(s, w-k.Panjang("..."))[0] + "..."
	}
	return s
}

// Alinea prints text in the type in use, indented by masuk; lines go on over the
// end of a page.
func (k *Kanvas) Alinea(s string, masuk float64) {
	for _, b := range k.Pecah(k.Sandi(s), k.Isi()-masuk) {
		k.Butuh(k.Baris())
		k.Tulis(k.Tepi+masuk, k.Y, b)
		k.Y += k.Baris()
	}
}

// Butir prints an item of a list; further lines stand under the first.
func (k *Kanvas) Butir(s string, masuk float64) {
	k.Butuh(k.Baris())
	k.Tulis(k.Tepi+masuk, k.Y, "\x95")
	k.Alinea(s, masuk+4)
}

// Tengah prints centred lines.
func (k *Kanvas) Tengah(s string) {
	for _, b := range k.Pecah(k.Sandi(s), k.Isi()) {
		k.Butuh(k.Baris())
		k.Tulis(k.Tepi+(k.Isi()-k.Panjang(b))/2, k.Y, b)
		k.Y += k.Baris()
	}
}

// Kop prints a letterhead: government, unit, address, contact, with a double rule
// below. Empty lines are left out.
func (k *Kanvas) Kop(baris [4]string) {
	k.Pakai(Tebal, 13)
	k.Tengah(strings.ToUpper(baris[0]))
	if baris[1] != "" {
		k.Pakai(Tebal, 12)
		k.Tengah(strings.ToUpper(baris[1]))
	}
	k.Pakai(Biasa, 9)
	for _, s := range baris[2:] {
		if s != "" {
			k.Tengah(s)
		}
	}
	k.Y += 1.5
	k.F.SetDrawColor(0, 0, 0)
	k.F.SetLineWidth(0.8)
	k.F.Line(k.Tepi, k.Y, k.Lebar-k.Tepi, k.Y)
	k.F.SetLineWidth(0.2)
	k.F.Line(k.Tepi, k.Y+1, k.Lebar-k.Tepi, k.Y+1)
	k.WarnaGaris()
	k.Y += 7
}
