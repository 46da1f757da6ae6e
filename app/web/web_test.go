//go:build !(js && wasm)

package web

import (
	"fmt"
	"image/png"
	"io/fs"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func baca(t *testing.T, nama string) string {
	t.Helper()
	b, err := fs.ReadFile(Berkas(), nama)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The whole style sheet has to arrive on a weak link.
func TestUkuran(t *testing.T) {
	for nama, maks := range map[string]int{"lumbung.css": 44_000, "fonts/inter-latin-wght-normal.woff2": 50_000, "ikon/lumbung-512.png": 20_000} {
		if n := len(baca(t, nama)); n > maks {
			t.Errorf("%s %d byte, batas %d", nama, n, maks)
		}
	}
}

func TestIkon(t *testing.T) {
	for nama, sisi := range map[string]int{"ikon/lumbung-192.png": 192, "ikon/lumbung-512.png": 512, "ikon/lumbung-maskable-512.png": 512} {
		c, err := png.DecodeConfig(strings.NewReader(baca(t, nama)))
		if err != nil || c.Width != sisi || c.Height != sisi {
			t.Errorf("%s: %dx%d, want %d (%v)", nama, c.Width, c.Height, sisi, err)
		}
	}
}

// What the style sheet asks for is there, and nothing comes from elsewhere.
func TestTanpaPihakLain(t *testing.T) {
	css := baca(t, "lumbung.css")
	for _, m := range regexp.MustCompile(`url\(([^)]*)\)`).FindAllStringSubmatch(css, -1) {
		baca(t, m[1])
	}
	if strings.Contains(css, "@import") || strings.Contains(css, "//") {
		t.Error("lembar gaya mengambil sesuatu dari luar")
	}
	baca(t, "fonts/OFL.txt")
}

var (
	deklarasi = regexp.MustCompile(`(--[a-z0-9-]+): ([^;]+);`)
	rujukan   = regexp.MustCompile(`var\((--[a-z0-9-]+)\)`)
)

// Components use semantic tokens, never a colour of their own, and only tokens
// that exist.
func TestLapisan(t *testing.T) {
	css := baca(t, "lumbung.css")
	_, komponen, ada := strings.Cut(css, "/* Base */")
	if !ada {
		t.Fatal("batas lapisan tidak ditemukan")
	}
	for _, m := range regexp.MustCompile(`[:\s](#[0-9a-f]{3,8})\b`).FindAllStringSubmatch(komponen, -1) {
		t.Errorf("komponen memakai warna %s, bukan token", m[1])
	}
	ditetapkan := map[string]bool{}
	for _, m := range deklarasi.FindAllStringSubmatch(css, -1) {
		ditetapkan[m[1]] = true
	}
	for _, m := range rujukan.FindAllStringSubmatch(css, -1) {
		if !ditetapkan[m[1]] {
			t.Errorf("token %s dipakai tetapi tidak ditetapkan", m[1])
		}
	}
}

// tema gives the tokens of a theme with references followed.
func tema(t *testing.T, gelap bool) map[string]string {
	t.Helper()
	css := baca(t, "lumbung.css")
	terang, sisa, _ := strings.Cut(css, "@media screen {")
	nilai := map[string]string{}
	for _, m := range deklarasi.FindAllStringSubmatch(terang, -1) {
		nilai[m[1]] = m[2]
	}
	if gelap {
		blok, _, _ := strings.Cut(sisa, "@media")
		for _, m := range deklarasi.FindAllStringSubmatch(blok, -1) {
			nilai[m[1]] = m[2]
		}
	}
	for range 4 {
		for k, v := range nilai {
			nilai[k] = rujukan.ReplaceAllStringFunc(v, func(s string) string { return nilai[rujukan.FindStringSubmatch(s)[1]] })
		}
	}
	return nilai
}

// The choice "dark" and the device's dark are the same theme.
func TestDuaTemaGelapSama(t *testing.T) {
	css := baca(t, "lumbung.css")
	_, a, _ := strings.Cut(css, `:root[data-theme="dark"] {`)
	_, b, _ := strings.Cut(css, `:root:not([data-theme="light"], [data-theme="dark"]) {`)
	a, _, _ = strings.Cut(a, "}")
	b, _, _ = strings.Cut(b, "}")
	if diff := cmp.Diff(a, b); diff != "" || len(a) < 500 {
		t.Errorf("tema gelap (-pilihan +perangkat):\n%s", diff)
	}
}

// kontras is the contrast ratio of WCAG 2.1.
func kontras(a, b string) (float64, error) {
	var l [2]float64
	for i, s := range []string{a, b} {
		var c [3]float64
		if len(s) != 7 || s[0] != '#' {
			return 0, fmt.Errorf("warna %q", s)
		}
		for j := range c {
			n, err := strconv.ParseUint(s[1+2*j:3+2*j], 16, 8)
			if err != nil {
				return 0, err
			}
			x := float64(n) / 255
			if x <= 0.04045 {
				c[j] = x / 12.92
			} else {
				c[j] = math.Pow((x+0.055)/1.055, 2.4)
			}
		}
		l[i] = 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
	}
	return (max(l[0], l[1]) + 0.05) / (min(l[0], l[1]) + 0.05), nil
}

// Text needs 4.5:1, borders of controls, focus and chart parts 3:1 (WCAG 2.1
// criteria 1.4.3 and 1.4.11), in both themes.
func TestKontras(t *testing.T) {
	type pasangan struct {
		depan, latar string
		min          float64
	}
	var ps []pasangan
	for _, latar := range []string{"--halaman", "--kartu"} {
		for _, depan := range []string{"--ina-content-primary", "--ina-content-secondary", "--ina-content-guide-strong", "--ina-content-negative-strong", "--ina-content-positive", "--ina-content-warning", "--ina-primary-text"} {
			ps = append(ps, pasangan{depan, latar, 4.5})
		}
		for _, depan := range []string{"--ina-stroke-input", "--ina-stroke-focus", "--ina-primary", "--g1", "--g2", "--g3", "--g4"} {
			ps = append(ps, pasangan{depan, latar, 3})
		}
	}
	for nada, depan := range map[string]string{"guide": "guide-strong", "positive": "positive", "negative": "negative-strong", "warning": "warning"} {
		latar := "--ina-background-" + nada + "-subtle"
		ps = append(ps, pasangan{"--ina-content-" + depan, latar, 4.5}, pasangan{"--ina-content-primary", latar, 4.5}, pasangan{"--ina-content-secondary", latar, 4.5})
	}
	ps = append(ps, pasangan{"--ina-on-primary", "--ina-primary", 4.5}, pasangan{"--ina-on-primary", "--ina-primary-hover", 4.5},
		pasangan{"--ina-content-inverse", "--ina-background-inverse", 4.5}, pasangan{"--ina-neutral-800", "--ina-yellow-500", 4.5},
		pasangan{"--ina-primary-text", "--ina-primary-subtle", 4.5}, pasangan{"--ina-content-primary", "--ina-background-tertiary", 4.5},
		pasangan{"--g1", "--g-pita1", 3}, pasangan{"--g1", "--g-pita2", 3})
	for _, gelap := range []bool{false, true} {
		nilai := tema(t, gelap)
		for _, p := range ps {
			got, err := kontras(nilai[p.depan], nilai[p.latar])
			if err != nil {
				t.Errorf("gelap=%v %s di atas %s: %v", gelap, p.depan, p.latar, err)
			} else if got < p.min {
				t.Errorf("gelap=%v %s %s di atas %s %s: %.2f:1, batas %.1f:1", gelap, p.depan, nilai[p.depan], p.latar, nilai[p.latar], got, p.min)
			}
		}
	}
}
