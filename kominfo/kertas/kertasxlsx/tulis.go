package kertasxlsx

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/lumbung-id/lumbung/internal/bukukerja"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/kominfo/tabel/xlsx"
)

const op = "kertasxlsx.Tulis"

// Tulis writes the tables of the pages. Without any table, with a text longer than a
// cell holds (32,767 letters) or more rows than a sheet, it is an error of kind
// tidak_sah; nothing is cut.
func Tulis(w io.Writer, ls []kertas.Lembar) error {
	var ts []lembarTabel
	for i := range ls {
		ts = kumpul(ts, &ls[i], ls[i].Judul, ls[i].Isi)
	}
	if len(ts) == 0 {
		return kominfo.E(kominfo.TidakSah, op, "Tidak ada tabel pada halaman ini, jadi tidak ada yang dapat ditulis ke XLSX. Unduh sebagai PDF.")
	}
	f := excelize.NewFile()
	defer f.Close()
	b, err := baru(f)
	if err != nil {
		return rusak(err)
	}
	pakai := map[string]bool{}
	for i, t := range ts {
		nama := xlsx.NamaLembar(t.nama, pakai)
		if i == 0 {
			err = f.SetSheetName("Sheet1", nama)
		} else {
			_, err = f.NewSheet(nama)
		}
		if err != nil {
			return rusak(err)
		}
		if err := b.tulis(nama, t); err != nil {
			return err
		}
	}
	f.SetActiveSheet(0)
	p := &excelize.DocProperties{Title: bersih(ls[0].Judul), Creator: "Lumbung", LastModifiedBy: "Lumbung", Language: "id-ID"}
	if err := f.SetDocProps(p); err != nil {
		return rusak(err)
	}
	if err := bukukerja.Tulis(w, f); err != nil {
		return rusak(err)
	}
	return nil
}

// lembarTabel is a table with what stands above it.
type lembarTabel struct {
	nama string
	l    *kertas.Lembar
	b    *kertas.Balok
}

// kumpul finds the tables; one without a title has that of its part.
func kumpul(ts []lembarTabel, l *kertas.Lembar, judul string, bs []kertas.Balok) []lembarTabel {
	for i := range bs {
		b := &bs[i]
		switch b.Rupa {
		case kertas.HanyaLayar, kertas.Saring, kertas.Salin:
			continue
		case kertas.Tabel:
			ts = append(ts, lembarTabel{cmp.Or(b.Judul, judul), l, b})
		}
		ts = kumpul(ts, l, cmp.Or(b.Judul, judul), b.Isi)
	}
	return ts
}

func rusak(err error) error {
	return kominfo.E(kominfo.Rusak, op, "Berkas XLSX tidak dapat dibuat. Periksa ruang penyimpanan sementara, lalu coba lagi.").Sebab(err)
}

// kepala is the number of rows down to the heading.
const kepala = 3

func (b *buku) tulis(nama string, t lembarTabel) error {
	n := max(len(t.b.Kolom), len(t.b.Kaki), 1)
	for _, r := range t.b.Baris {
		n = max(n, len(r))
	}
	baris := len(t.b.Baris) + kepala
	if t.b.Kaki != nil {
		baris++
	}
	if baris > excelize.TotalRows || n > excelize.MaxColumns {
		return kominfo.E(kominfo.TidakSah, op, "Tabel %q melebihi batas satu lembar Excel (%s baris). Persempit periodenya.", nama, kominfo.FormatAngka(excelize.TotalRows-kepala))
	}
	if err := b.halaman(nama, tabel.NamaSel(baris, n-1)); err != nil {
		return rusak(err)
	}
	w, err := b.f.NewStreamWriter(nama)
	if err != nil {
		return rusak(err)
	}
	for i, x := range lebar(t.b, n) {
		if err := w.SetColWidth(i+1, i+1, x); err != nil {
			return rusak(err)
		}
	}
	kiri := tabel.NamaSel(kepala+1, 0)
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: kepala, TopLeftCell: kiri, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: kiri, ActiveCell: kiri, Pane: "bottomLeft"}}}); err != nil {
		return rusak(err)
	}
	nomor := 0
	tambah := func(sel []any) error {
		nomor++
		if err := w.SetRow(tabel.NamaSel(nomor, 0), sel); err != nil {
			return rusak(err)
		}
		return nil
	}
	atas := [kepala][]any{}
	for i, s := range []string{cmp.Or(t.l.Judul, t.nama), anakJudul(t)} {
		v, err := teks(s)
		if err != nil {
			return err
		}
		atas[i] = []any{excelize.Cell{StyleID: b.judul[i], Value: v}}
	}
	for i := range n {
		s := ""
		if i < len(t.b.Kolom) {
			s = t.b.Kolom[i]
		}
		v, err := teks(s)
		if err != nil {
			return err
		}
		atas[2] = append(atas[2], excelize.Cell{StyleID: b.kepala, Value: v})
	}
	for _, r := range atas {
		if err := tambah(r); err != nil {
			return err
		}
	}
	sel := make([]any, 0, n)
	isi := func(r []kertas.Sel, tebal bool) error {
		sel = sel[:0]
		for i, s := range r {
			c, err := b.sel(s, i < len(t.b.Angka) && t.b.Angka[i], tebal)
			if err != nil {
				return err
			}
			sel = append(sel, c)
		}
		return tambah(sel)
	}
	for _, r := range t.b.Baris {
		if err := isi(r, false); err != nil {
			return err
		}
	}
	if t.b.Kaki != nil {
		if err := isi(t.b.Kaki, true); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return rusak(err)
	}
	return nil
}

// anakJudul is the line below the title: the marks of the page, of what it is, and
// the title of the table.
func anakJudul(t lembarTabel) string {
	var s []string
	for _, x := range t.l.Tanda {
		s = append(s, x.Teks)
	}
	s = append(s, t.l.Uraian)
	if t.nama != t.l.Judul {
		s = append(s, t.nama)
	}
	return strings.Join(slices.DeleteFunc(s, func(x string) bool { return x == "" }), "; ")
}

// halaman makes a sheet print on A4, landscape and as wide as the paper, with the
// heading on every page. It comes before the rows, which are streamed.
func (b *buku) halaman(nama, akhir string) error {
	a4, rebah, satu, nol, ya := 9, "landscape", 1, 0, true
	tepi, bawah := 0.5, 0.6
	for _, langkah := range []func() error{
		func() error { return b.f.SetSheetDimension(nama, "A1:"+akhir) },
		func() error { return b.f.SetSheetProps(nama, &excelize.SheetPropsOptions{FitToPage: &ya}) },
		func() error {
			return b.f.SetPageLayout(nama, &excelize.PageLayoutOptions{Size: &a4, Orientation: &rebah, FitToWidth: &satu, FitToHeight: &nol})
		},
		func() error {
			return b.f.SetPageMargins(nama, &excelize.PageLayoutMarginsOptions{Left: &tepi, Right: &tepi, Top: &tepi, Bottom: &bawah, Footer: &tepi})
		},
		func() error {
			return b.f.SetHeaderFooter(nama, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RHalaman &P dari &N"})
		},
		func() error {
			return b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: nama, RefersTo: "'" + strings.ReplaceAll(nama, "'", "''") + "'!$3:$3"})
		},
	} {
		if err := langkah(); err != nil {
			return err
		}
	}
	return nil
}
