package xlsx

import (
	"time"

	"github.com/xuri/excelize/v2"
)

// gaya holds the cell styles of one workbook.
type gaya struct {
	kepala, wajib, teks, bulat, desimal, uang, tanggal, waktu, isi int
}

func buatGaya(f *excelize.File) (*gaya, error) {
	g := &gaya{}
	garis := []excelize.Border{{Type: "bottom", Color: "7F8C9A", Style: 1}}
	kepala := func(warna string) *excelize.Style {
		return &excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Border: garis,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{warna}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}
	}
	tgl, wkt := "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
	for _, s := range []struct {
		ke *int
		g  *excelize.Style
	}{
		{&g.kepala, kepala("1F4E79")},
		{&g.wajib, kepala("8A1C1C")},
		{&g.teks, &excelize.Style{NumFmt: 49}}, // "@": what is typed later stays text too
		{&g.bulat, &excelize.Style{NumFmt: 1}},
		{&g.desimal, &excelize.Style{NumFmt: 0}},
		{&g.uang, &excelize.Style{NumFmt: 3}},
		{&g.tanggal, &excelize.Style{CustomNumFmt: &tgl}},
		{&g.waktu, &excelize.Style{CustomNumFmt: &wkt}},
		{&g.isi, &excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
	} {
		id, err := f.NewStyle(s.g)
		if err != nil {
			return nil, err
		}
		*s.ke = id
	}
	return g, nil
}

func (g *gaya) kolom(j Jenis) int {
	switch j {
	case Bulat:
		return g.bulat
	case Desimal:
		return g.desimal
	case Uang:
		return g.uang
	case Tanggal:
		return g.tanggal
	}
	return g.teks
}

// sel gives a value its style. A date always gets a date format: without one it
// would show as a number.
func (g *gaya) sel(v any, gy int) excelize.Cell {
	switch x := v.(type) {
	case time.Time:
		if x.Equal(x.Truncate(24 * time.Hour)) {
			gy = g.tanggal
		} else {
			gy = g.waktu
		}
	case string:
		gy = g.teks
	case nil, bool:
	default:
		if gy == g.teks || gy == g.tanggal {
			gy = g.desimal
		}
	}
	return excelize.Cell{StyleID: gy, Value: v}
}
