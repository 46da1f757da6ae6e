package laporanxlsx

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/internal/bukukerja"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

const op = "laporanxlsx.Tulis"

// Tulis writes the workbook. dibuat is the creation time that stands in the file;
// zero means midnight of the report's date. A text longer than a cell holds
// (32,767 letters) is an error of kind tidak_sah; nothing is cut. The same report
// gives the same bytes.
func Tulis(w io.Writer, l laporan.Laporan, dibuat time.Time) error {
	if l.Skema != laporan.VersiSkema || len(l.Indikator) == 0 {
		return kominfo.E(kominfo.TidakSah, op, "Isi laporan tidak lengkap atau dari versi lain, jadi tidak dapat ditulis. Susun laporannya dengan laporan.Susun.")
	}
	f := excelize.NewFile()
	defer f.Close()
	b := &buku{f: f}
	if err := b.gaya(); err != nil {
		return rusak(err)
	}
	for i, s := range []lembar{ringkasan(&l), aspek(&l), indikator(&l), pekerjaan(&l), bukti(&l)} {
		if err := b.tulis(i, s, l.Tanda); err != nil {
			return err
		}
	}
	if dibuat.IsZero() {
		dibuat = l.Tanggal.Time()
	}
	p := &excelize.DocProperties{Title: bersih(l.Judul + ", " + l.Instansi.Nama), Creator: "Lumbung", LastModifiedBy: "Lumbung", Language: "id-ID"}
	if !dibuat.IsZero() {
		p.Created = dibuat.UTC().Format(time.RFC3339)
		p.Modified = p.Created
	}
	if err := f.SetDocProps(p); err != nil {
		return rusak(err)
	}
	f.SetActiveSheet(0)
	if err := bukukerja.Tulis(w, f); err != nil {
		return rusak(err)
	}
	return nil
}

func rusak(err error) error {
	return kominfo.E(kominfo.Rusak, op, "Berkas XLSX tidak dapat dibuat. Periksa ruang penyimpanan sementara, lalu coba lagi.").Sebab(err)
}

// lembar is one sheet: a heading and rows of string, int, int64, *laporan.Angka
// (two decimals) and kominfo.Tanggal.
type lembar struct {
	nama   string
	kepala []string
	lebar  []float64
	baris  [][]any
}

// eksak gives the exact fraction as text; "" where only the rounded figure is
// known.
func eksak(a *laporan.Angka) string {
	if a == nil {
		return ""
	}
	return a.Eksak
}

func status(a *laporan.Angka) string {
	if a == nil || a.Status == "" {
		return ""
	}
	return a.Status.Label()
}

// buku is a workbook that is being written.
type buku struct {
	f                                  *excelize.File
	kepala, teks, dua, tgl, peringatan int
}

func (b *buku) gaya() error {
	format := "yyyy-mm-dd"
	atas := &excelize.Alignment{WrapText: true, Vertical: "top"}
	for _, s := range []struct {
		ke *int
		g  *excelize.Style
	}{
		{&b.kepala, &excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}}},
		{&b.teks, &excelize.Style{NumFmt: 49, Alignment: atas}}, // "@": what is typed later stays text too
		{&b.dua, &excelize.Style{NumFmt: 2, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&b.tgl, &excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&b.peringatan, &excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true, Color: "A61C1C"}}},
	} {
		id, err := b.f.NewStyle(s.g)
		if err != nil {
			return err
		}
		*s.ke = id
	}
	return nil
}

// tulis streams one sheet. The marks of the report stand above the heading of
// every sheet.
func (b *buku) tulis(urut int, s lembar, tanda []string) error {
	var err error
	if urut == 0 {
		err = b.f.SetSheetName("Sheet1", s.nama)
	} else {
		_, err = b.f.NewSheet(s.nama)
	}
	if err != nil {
		return rusak(err)
	}
	atas := 1
	if len(tanda) > 0 {
		atas = 2
	}
	if err := b.f.SetSheetDimension(s.nama, "A1:"+tabel.NamaSel(len(s.baris)+atas, len(s.kepala)-1)); err != nil {
		return rusak(err)
	}
	w, err := b.f.NewStreamWriter(s.nama)
	if err != nil {
		return rusak(err)
	}
	for i, x := range s.lebar {
		if err := w.SetColWidth(i+1, i+1, x); err != nil {
			return rusak(err)
		}
	}
	kiri := tabel.NamaSel(atas+1, 0)
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: atas, TopLeftCell: kiri, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: kiri, ActiveCell: kiri, Pane: "bottomLeft"}}}); err != nil {
		return rusak(err)
	}
	if atas == 2 {
		if err := w.SetRow("A1", []any{excelize.Cell{StyleID: b.peringatan, Value: bersih(strings.Join(tanda, "; "))}}); err != nil {
			return rusak(err)
		}
	}
	kepala := make([]any, len(s.kepala))
	for i, k := range s.kepala {
		kepala[i] = excelize.Cell{StyleID: b.kepala, Value: k}
	}
	if err := w.SetRow(tabel.NamaSel(atas, 0), kepala); err != nil {
		return rusak(err)
	}
	sel := make([]any, 0, len(s.kepala))
	for n, r := range s.baris {
		sel = sel[:0]
		for _, v := range r {
			x, err := b.sel(v)
			if err != nil {
				return err
			}
			sel = append(sel, x)
		}
		if err := w.SetRow(tabel.NamaSel(n+atas+1, 0), sel); err != nil {
			return rusak(err)
		}
	}
	if err := w.Flush(); err != nil {
		return rusak(err)
	}
	return nil
}

func (b *buku) sel(v any) (excelize.Cell, error) {
	switch x := v.(type) {
	case *laporan.Angka:
		if x == nil {
			return excelize.Cell{StyleID: b.teks}, nil
		}
		n, err := strconv.ParseFloat(x.Nilai, 64) // two decimals: exact enough for a spreadsheet; the fraction stands beside it
		if err != nil {
			return excelize.Cell{StyleID: b.teks, Value: bersih(x.Nilai)}, nil
		}
		return excelize.Cell{StyleID: b.dua, Value: n}, nil
	case kominfo.Tanggal:
		if x.Kosong() {
			return excelize.Cell{StyleID: b.teks}, nil
		}
		if x.Tahun() < 1900 || x.Tahun() > 9999 { // outside the calendar of a spreadsheet
			return excelize.Cell{StyleID: b.teks, Value: x.String()}, nil
		}
		return excelize.Cell{StyleID: b.tgl, Value: x.Time()}, nil
	case string:
		x = bersih(x)
		if len(x) > excelize.TotalCellChars && len(utf16.Encode([]rune(x))) > excelize.TotalCellChars {
			return excelize.Cell{}, kominfo.E(kominfo.TidakSah, op, "Ada isian yang lebih panjang dari %s huruf, batas satu sel Excel. Persingkat isiannya, atau pakai PDF atau JSON.", kominfo.FormatAngka(excelize.TotalCellChars))
		}
		if x == "" {
			return excelize.Cell{StyleID: b.teks}, nil
		}
		return excelize.Cell{StyleID: b.teks, Value: x}, nil
	}
	return excelize.Cell{Value: v}, nil // whole numbers
}

// bersih leaves out what XML cannot hold.
func bersih(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
}
