package kertasxlsx

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

// buku is a workbook that is being written, with its styles.
type buku struct {
	f      *excelize.File
	judul  [2]int
	kepala int
	lain   map[gaya]int
}

// gaya is the style of a cell: how it shows its value ("" is text), and whether bold.
type gaya struct {
	format string
	tebal  bool
}

func baru(f *excelize.File) (*buku, error) {
	b := &buku{f: f, lain: map[gaya]int{}}
	garis := []excelize.Border{{Type: "bottom", Color: "7F8C9A", Style: 1}}
	for _, s := range []struct {
		ke *int
		g  *excelize.Style
	}{
		{&b.judul[0], &excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true, Size: 13}}},
		{&b.judul[1], &excelize.Style{NumFmt: 49, Font: &excelize.Font{Color: "475569"}}},
		{&b.kepala, &excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Border: garis, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}},
	} {
		id, err := f.NewStyle(s.g)
		if err != nil {
			return nil, err
		}
		*s.ke = id
	}
	return b, nil
}

func (b *buku) gaya(g gaya) (int, error) {
	id, ada := b.lain[g]
	if ada {
		return id, nil
	}
	s := &excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}} // "@": what is typed later stays text too
	if g.format != "" {
		s.NumFmt, s.CustomNumFmt, s.Alignment.WrapText = 0, &g.format, false
	}
	if g.tebal {
		s.Font = &excelize.Font{Bold: true}
		s.Border = []excelize.Border{{Type: "top", Color: "7F8C9A", Style: 1}}
	}
	id, err := b.f.NewStyle(s)
	if err != nil {
		return 0, rusak(err)
	}
	b.lain[g] = id
	return id, nil
}

// sel writes one cell: a number where the column has numbers, a date, else text.
func (b *buku) sel(s kertas.Sel, angka, tebal bool) (excelize.Cell, error) {
	t := isi(s)
	var v any
	format := ""
	if n, f, ok := bilangan(t); angka && ok {
		v, format = n, f
	} else if d, f := tanggal(t); f != "" {
		v, format = d.Time(), f
	} else {
		var err error
		if v, err = teks(t); err != nil {
			return excelize.Cell{}, err
		}
	}
	id, err := b.gaya(gaya{format, tebal})
	return excelize.Cell{StyleID: id, Value: v}, err
}

// isi is the text of a cell; behind a link to an address of the world stands where it
// leads. Badges are parted from what is beside them.
func isi(s kertas.Sel) string {
	if len(s) == 1 && s[0].Ke == "" {
		return s[0].Teks
	}
	var b strings.Builder
	lencana := false
	for _, p := range s {
		if p.Rupa == "tombol" { // for the screen
			continue
		}
		ini := p.Rupa == "netral" || p.Rupa == "info" || p.Rupa == "sukses" || p.Rupa == "peringatan" || p.Rupa == "bahaya"
		if b.Len() > 0 && (ini || lencana) && !strings.HasSuffix(b.String(), " ") && !strings.HasPrefix(p.Teks, " ") {
			b.WriteByte(' ')
		}
		lencana = ini
		b.WriteString(p.Teks)
		if (strings.HasPrefix(p.Ke, "https://") || strings.HasPrefix(p.Ke, "http://")) && !strings.Contains(p.Teks, p.Ke) {
			b.WriteString(" (" + p.Ke + ")")
		}
	}
	return b.String()
}

// teks holds the limit of a cell, at which excelize would cut silently, and leaves out
// what XML cannot hold. An empty text is an empty cell.
func teks(s string) (any, error) {
	s = bersih(s)
	if len(s) > excelize.TotalCellChars && len(utf16.Encode([]rune(s))) > excelize.TotalCellChars {
		return nil, kominfo.E(kominfo.TidakSah, op, "Ada isian yang lebih panjang dari %s huruf, batas satu sel Excel. Persingkat isiannya, atau unduh sebagai PDF.", kominfo.FormatAngka(excelize.TotalCellChars))
	}
	if s == "" {
		return nil, nil
	}
	return s, nil
}

func bersih(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
}

// bilangan reads a number as an Indonesian paper writes it, and gives the format that
// shows it so. A dot before groups of three parts thousands ("1.234"); before anything
// else it is a decimal point ("6.25").
func bilangan(s string) (n float64, format string, ok bool) {
	s = strings.TrimSpace(s)
	tanda := ""
	potong := func() {
		for _, m := range []string{"-", "\u2212"} {
			if t, ada := strings.CutPrefix(s, m); ada && tanda == "" {
				tanda, s = "-", t
			}
		}
	}
	potong()
	s, rupiah := strings.CutPrefix(s, "Rp")
	if rupiah {
		s = strings.TrimSpace(s)
		potong()
	}
	bulat, pecahan, koma := strings.Cut(s, ",")
	ribuan := false
	switch b := strings.Split(bulat, "."); {
	case len(b) > 1 && kelompok(b):
		bulat, ribuan = strings.Join(b, ""), true
	case len(b) == 2 && !koma:
		bulat, pecahan, koma = b[0], b[1], true
	}
	if !digit(bulat) || koma && !digit(pecahan) || len(bulat)+len(pecahan) > 15 || len(bulat) > 1 && bulat[0] == '0' {
		return 0, "", false
	}
	m := tanda + bulat
	format = "0"
	if ribuan {
		format = "#,##0"
	}
	if koma {
		m += "." + pecahan
		format += "." + strings.Repeat("0", len(pecahan))
	}
	if rupiah {
		format = `"Rp"` + format
	}
	n, err := strconv.ParseFloat(m, 64)
	return n, format, err == nil
}

// kelompok: one to three digits that do not begin with zero, then groups of three.
func kelompok(b []string) bool {
	for i, x := range b {
		if !digit(x) || i > 0 && len(x) != 3 || i == 0 && (len(x) > 3 || x[0] == '0') {
			return false
		}
	}
	return true
}

func digit(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// tanggal reads a text that is a date and nothing else; the format shows it as it was
// written, in the Indonesian names of days and months. "" when it is none, or outside
// the calendar of a spreadsheet.
func tanggal(s string) (kominfo.Tanggal, string) {
	if len(s) < 10 || len(s) > 30 || !digit(s[len(s)-2:]) {
		return kominfo.Tanggal{}, ""
	}
	t, err := kominfo.ParseTanggal(s)
	format := "yyyy-mm-dd"
	if err != nil {
		if t = tanggalPanjang(s); t.Kosong() {
			return t, ""
		}
		format = "[$-421]d mmmm yyyy"
		if strings.Contains(s, ", ") {
			format = "[$-421]dddd, d mmmm yyyy"
		}
	}
	if t.Tahun() < 1901 || t.Tahun() > 9999 {
		return t, ""
	}
	return t, format
}

// tanggalPanjang reads "16 Maret 2026" and "Senin, 16 Maret 2026", whose day is right.
func tanggalPanjang(s string) (t kominfo.Tanggal) {
	_, ekor, ada := strings.Cut(s, ", ")
	if !ada {
		ekor = s
	}
	b := strings.Split(ekor, " ")
	if len(b) != 3 || len(b[0]) > 2 || len(b[2]) != 4 || !digit(b[0]) || !digit(b[2]) {
		return t
	}
	for m := 1; m <= 12; m++ {
		h, _ := strconv.Atoi(b[0])
		y, _ := strconv.Atoi(b[2])
		if d := kominfo.NewTanggal(y, time.Month(m), h); b[1] == kominfo.NamaBulan(time.Month(m)) && (d.Panjang() == s || d.Lengkap() == s) {
			return d
		}
	}
	return t
}

// lebar chooses the widths of the columns in letters, by what stands in them.
func lebar(b *kertas.Balok, n int) []float64 {
	const paling, terlebar = 6, 48
	w := make([]float64, n)
	for i := range w {
		w[i] = paling
	}
	ukur := func(i int, s string, maks float64) {
		for len(s) > 0 && w[i] < maks {
			baris, ekor, _ := strings.Cut(s, "\n")
			w[i] = max(w[i], min(float64(utf8.RuneCountInString(baris))+2, maks))
			s = ekor
		}
	}
	for _, r := range append(b.Baris[:len(b.Baris):len(b.Baris)], b.Kaki) {
		for i := range r {
			if i < n {
				ukur(i, isi(r[i]), terlebar)
			}
		}
	}
	for i, k := range b.Kolom {
		ukur(i, k, max(w[i], 16)) // a heading may take several lines
	}
	return w
}
