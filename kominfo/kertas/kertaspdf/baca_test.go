package kertaspdf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"

	"github.com/lumbung-id/lumbung/internal/kanvas"
)

// potongan is one text as it stands on a page, in points from the lower left.
type potongan struct {
	x, y, lebar float64
	teks        string
}

var (
	reHalaman = regexp.MustCompile(`(?s)<</Type /Page\n.*?endobj\n\d+ 0 obj\n<<.*?>>\nstream\n(.*?)\nendstream`)
	reHuruf   = regexp.MustCompile(`BT /F(\w+) ([\d.]+) Tf ET`)
	reTeks    = regexp.MustCompile(`(?s)(q 0\.00000 1\.00000 -1\.00000[^\n]*\n|q\n[^\n]* cm\n)?(?:q [\d. rgRG]* )?BT ([\d.-]+) ([\d.-]+) Td \(((?:[^\\()]|\\.)*)\) Tj ET`)
	reObjek   = regexp.MustCompile(`(\d+) 0 obj\n<</Type /Font\n/BaseFont /(\S+)`)
	reSumber  = regexp.MustCompile(`/F(\w+) (\d+) 0 R`)
)

// baca reads the pages of a document that was not packed. A text that is turned has
// no width.
func baca(t testing.TB, b []byte) [][]potongan {
	t.Helper()
	s := string(b)
	dasar, gaya := map[string]string{}, map[string]int{}
	for _, m := range reObjek.FindAllStringSubmatch(s, -1) {
		dasar[m[1]] = m[2]
	}
	for _, m := range reSumber.FindAllStringSubmatch(s, -1) {
		gaya[m[1]] = map[string]int{"Helvetica": kanvas.Biasa, "Helvetica-Bold": kanvas.Tebal, "Helvetica-Oblique": kanvas.Miring, "Courier": kanvas.Mesin}[dasar[m[2]]]
	}
	k := kanvas.Baru(fpdf.New("P", "mm", "A4", ""))
	var out [][]potongan
	for _, m := range reHalaman.FindAllStringSubmatch(s, -1) {
		isi := m[1]
		huruf := reHuruf.FindAllStringSubmatchIndex(isi, -1)
		var h []potongan
		for _, x := range reTeks.FindAllStringSubmatchIndex(isi, -1) {
			for len(huruf) > 1 && huruf[1][0] < x[0] {
				huruf = huruf[1:]
			}
			k.Gaya, k.Titik = gaya[isi[huruf[0][2]:huruf[0][3]]], angka(isi[huruf[0][4]:huruf[0][5]])
			mentah := lepas(isi[x[8]:x[9]])
			p := potongan{angka(isi[x[4]:x[5]]), angka(isi[x[6]:x[7]]), k.Panjang(strings.TrimRight(mentah, " ")) / kanvas.PerTitik, teksSandi(mentah)}
			if x[2] >= 0 {
				p.lebar = 0
			}
			h = append(h, p)
		}
		out = append(out, h)
	}
	if len(out) == 0 {
		t.Fatal("tidak ada halaman")
	}
	return out
}

func angka(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(err)
	}
	return f
}

func lepas(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func teksSandi(s string) string {
	t := []rune(kanvas.Tinggi1252)
	var b []byte
	for i := range len(s) {
		if c := s[i]; c >= 0x80 && c < 0xa0 {
			b = utf8.AppendRune(b, t[c-0x80])
		} else {
			b = utf8.AppendRune(b, rune(c))
		}
	}
	return string(b)
}

// tampak gives the text of all pages, one piece a line.
func tampak(h [][]potongan) string {
	var b strings.Builder
	for i, l := range h {
		fmt.Fprintf(&b, "--- halaman %d\n", i+1)
		for _, p := range l {
			b.WriteString(p.teks + "\n")
		}
	}
	return b.String()
}

// dalamTepi proves that nothing stands over the margins.
func dalamTepi(t testing.TB, h [][]potongan, rebah bool) {
	t.Helper()
	lebar, tinggi, tepi := 595.28, 841.89, kanvas.TepiTegak/kanvas.PerTitik
	if rebah {
		lebar, tinggi, tepi = tinggi, lebar, kanvas.TepiRebah/kanvas.PerTitik
	}
	salah := 0
	for i, l := range h {
		for _, p := range l {
			if p.x < tepi-0.2 || p.x+p.lebar > lebar-tepi+0.3 || p.y < 25 || p.y > tinggi-20 {
				if salah++; salah < 5 {
					t.Errorf("halaman %d: %.60q di luar tepi: %.1f sampai %.1f, tinggi %.1f", i+1, p.teks, p.x, p.x+p.lebar, p.y)
				}
			}
		}
	}
}
