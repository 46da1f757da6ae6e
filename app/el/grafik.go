package el

import (
	"strings"

	"github.com/lumbung-id/lumbung/app/grafik"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Grafik shows a chart with its title, and its numbers as a table that opens on
// a click.
func Grafik(g grafik.Grafik) app.UI {
	kolom := make([]Kolom, len(g.Kolom))
	for i, k := range g.Kolom {
		kolom[i] = Kolom{Judul: k, Angka: i > 0 && angkaSemua(g.Baris, i)}
	}
	baris := make([][]any, len(g.Baris))
	for i, b := range g.Baris {
		baris[i] = make([]any, len(b))
		for j, s := range b {
			baris[i][j] = s
		}
	}
	var tabel any
	if len(baris) > 0 {
		tabel = Rincian("Lihat angkanya sebagai tabel",
			Tabel{ID: "tabel-" + sidik("grafik\x00"+g.SVG), Judul: g.Judul, JudulTersembunyi: true, Kolom: kolom, Baris: baris, Gulir: true, Padat: true})
	}
	return buat("figure", at{"class": "grafik"}, buat("figcaption", nil, g.Judul), app.Raw(g.SVG), tabel)
}

// GrafikKecil shows a drawing alone, inside a cell or beside a figure: a
// sparkline. Its values must stand in words nearby.
func GrafikKecil(g grafik.Grafik) app.UI {
	return buat("span", at{"class": "grafik-kecil"}, app.Raw(g.SVG))
}

// angkaSemua reports whether a column of a chart's table holds numbers: every
// cell begins with a digit, or says that there is none.
func angkaSemua(baris [][]string, i int) bool {
	for _, b := range baris {
		if i >= len(b) || b[i] == "" || b[i] == "tidak ada data" {
			continue
		}
		if c := strings.TrimLeft(b[i], "-Rp"); c == "" || c[0] < '0' || c[0] > '9' {
			return false
		}
	}
	return true
}
