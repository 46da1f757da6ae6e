package laporanpdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/internal/kanvas"
)

// potong is one text as it stands on a page, in points from the lower left.
type potongan struct {
	x, y, lebar, titik float64
	teks               string
}

// lembarPDF is one page.
type lembarPDF struct {
	lebar, tinggi float64
	isi           []potongan
}

var (
	reHalaman = regexp.MustCompile(`(?s)<</Type /Page\n.*?endobj\n\d+ 0 obj\n<<.*?>>\nstream\n(.*?)\nendstream`)
	reKotak   = regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`)
	reHuruf   = regexp.MustCompile(`BT /F(\w+) ([\d.]+) Tf ET`)
	reTeks    = regexp.MustCompile(`(?s)BT ([\d.-]+) ([\d.-]+) Td \(((?:[^\\()]|\\.)*)\) Tj ET`)
	reObjek   = regexp.MustCompile(`(\d+) 0 obj\n<</Type /Font\n/BaseFont /(\S+)`)
	reSumber  = regexp.MustCompile(`/F(\w+) (\d+) 0 R`)
)

// bacaPDF reads the pages of an unpacked document of this package.
func bacaPDF(t testing.TB, b []byte) []lembarPDF {
	t.Helper()
	s := string(b)
	dasar := map[string]string{}
	for _, m := range reObjek.FindAllStringSubmatch(s, -1) {
		dasar[m[1]] = m[2]
	}
	gaya := map[string]int{}
	for _, m := range reSumber.FindAllStringSubmatch(s, -1) {
		g, ada := map[string]int{"Helvetica": biasa, "Helvetica-Bold": tebal, "Helvetica-Oblique": miring}[dasar[m[2]]]
		if ada {
			gaya[m[1]] = g
		}
	}
	k := cetakanBaru(&kosong, "", waktu, 0)
	var baku []string
	if m := regexp.MustCompile(`(?s)<</Type /Pages\n.*?endobj`).FindString(s); m != "" {
		baku = reKotak.FindStringSubmatch(m)
	}
	var out []lembarPDF
	for _, m := range reHalaman.FindAllStringSubmatchIndex(s, -1) {
		kotak := reKotak.FindStringSubmatch(s[m[0]:m[2]])
		if kotak == nil {
			kotak = baku
		}
		if kotak == nil {
			t.Fatal("halaman tanpa ukuran")
		}
		h := lembarPDF{lebar: angkaUji(kotak[1]), tinggi: angkaUji(kotak[2])}
		isi := s[m[2]:m[3]]
		huruf := reHuruf.FindAllStringSubmatchIndex(isi, -1)
		for _, x := range reTeks.FindAllStringSubmatchIndex(isi, -1) {
			for len(huruf) > 1 && huruf[1][0] < x[0] {
				huruf = huruf[1:]
			}
			nama := isi[huruf[0][2]:huruf[0][3]]
			g, ada := gaya[nama]
			if !ada {
				t.Fatalf("huruf %q tidak dikenal", nama)
			}
			k.Gaya, k.Titik = g, angkaUji(isi[huruf[0][4]:huruf[0][5]])
			mentah := lepas(isi[x[6]:x[7]])
			h.isi = append(h.isi, potongan{angkaUji(isi[x[2]:x[3]]), angkaUji(isi[x[4]:x[5]]), k.Panjang(mentah) / kanvas.PerTitik, k.Titik, dariSandi(mentah)})
		}
		out = append(out, h)
	}
	return out
}

func angkaUji(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(err)
	}
	return f
}

// lepas undoes the escapes of a PDF string.
func lepas(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			if s[i] == 'r' {
				b.WriteByte('\r')
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// dariSandi turns Windows-1252 into text.
func dariSandi(s string) string {
	t := []rune(kanvas.Tinggi1252)
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c >= 0x80 && c < 0xa0 {
			b.WriteRune(t[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// teksPDF gives the text of all pages, one piece a line.
func teksPDF(h []lembarPDF) string {
	var b bytes.Buffer
	for i, l := range h {
		fmt.Fprintf(&b, "--- halaman %d (%.0f x %.0f)\n", i+1, l.lebar, l.tinggi)
		for _, p := range l.isi {
			b.WriteString(p.teks + "\n")
		}
	}
	return b.String()
}

// periksaTepi proves that nothing stands over the margins.
func periksaTepi(t testing.TB, h []lembarPDF) {
	t.Helper()
	for i, l := range h {
		tepi := kanvas.TepiTegak / kanvas.PerTitik
		if l.lebar > l.tinggi {
			tepi = kanvas.TepiRebah / kanvas.PerTitik
		}
		if len(l.isi) < 2 {
			t.Errorf("halaman %d kosong", i+1)
		}
		for _, p := range l.isi {
			if p.x < tepi-0.1 || p.x+p.lebar > l.lebar-tepi+0.1 {
				t.Errorf("halaman %d: %q keluar dari tepi: %.1f sampai %.1f pada lebar %.1f", i+1, p.teks, p.x, p.x+p.lebar, l.lebar)
			}
			if p.y < 25 || p.y+p.titik*0.7 > l.tinggi-15 {
				t.Errorf("halaman %d: %q di ketinggian %.1f", i+1, p.teks, p.y)
			}
		}
	}
}
