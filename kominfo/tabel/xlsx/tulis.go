package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/xuri/excelize/v2"
)

// Lembar is one sheet to write.
type Lembar struct {
	Nama  string // made fit for a spreadsheet when it is not
	Kolom []Kolom
	// Baris gives the rows. A cell is nil, string, bool, an integer, float64,
	// [Angka], [kominfo.Tanggal], [kominfo.Rupiah], [kominfo.Periode], time.Time or
	// a Stringer. An error ends the writing.
	Baris iter.Seq2[[]any, error]
	// Jumlah is the number of rows when it is known: it saves packing the file a
	// second time. A wrong number does no harm.
	Jumlah int
}

// Dari makes the row iterator of a slice.
func Dari(baris [][]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, b := range baris {
			if !yield(b, nil) {
				return
			}
		}
	}
}

// Tulis writes a workbook: header in bold and frozen, columns as wide as they
// need, dates as dates, text as text. Memory does not grow with the rows except
// for the packed file itself. The stated size of every sheet is right, which
// readers that trust it (openpyxl in read-only mode, csvkit) need.
func Tulis(w io.Writer, lembar ...Lembar) error {
	f := excelize.NewFile()
	defer f.Close()
	if len(lembar) == 0 {
		lembar = []Lembar{{Nama: "Data"}}
	}
	g, err := buatGaya(f)
	if err != nil {
		return rusak(err)
	}
	pakai := map[string]bool{}
	ukuran := map[string]string{} // right dimension of sheets whose row count was unknown
	for i, l := range lembar {
		nama := NamaLembar(l.Nama, pakai)
		if i == 0 {
			err = f.SetSheetName("Sheet1", nama)
		} else {
			_, err = f.NewSheet(nama)
		}
		if err != nil {
			return rusak(err)
		}
		n, err := g.tulisLembar(f, nama, l)
		if err != nil {
			return err
		}
		if n != l.Jumlah {
			ukuran[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = dimensi(len(l.Kolom), n)
		}
	}
	f.SetActiveSheet(0)
	return simpan(w, f, ukuran)
}

func rusak(err error) error {
	return kominfo.E(kominfo.Rusak, opTulis, "Berkas XLSX tidak dapat dibuat. Periksa ruang penyimpanan sementara, lalu coba lagi.").Sebab(err)
}

// dimensi gives "A1:H101" for 8 columns and 100 rows below the header.
func dimensi(kolom, baris int) string {
	return "A1:" + tabel.NamaSel(baris+1, max(kolom-1, 0))
}

// tulisLembar streams one sheet and gives the number of its rows.
func (g *gaya) tulisLembar(f *excelize.File, nama string, l Lembar) (int, error) {
	// The dimension has to be set before the stream begins; after it the call has
	// no effect.
	if err := f.SetSheetDimension(nama, dimensi(len(l.Kolom), l.Jumlah)); err != nil {
		return 0, rusak(err)
	}
	s, err := f.NewStreamWriter(nama)
	if err != nil {
		return 0, rusak(err)
	}
	kepala := make([]any, len(l.Kolom))
	gayaKolom := make([]int, len(l.Kolom))
	for i, k := range l.Kolom {
		if err := s.SetColWidth(i+1, i+1, k.lebar()); err != nil {
			return 0, rusak(err)
		}
		t, err := teks(k.label())
		if err != nil {
			return 0, err
		}
		kepala[i] = excelize.Cell{StyleID: g.kepala, Value: t}
		gayaKolom[i] = g.kolom(k.Jenis)
	}
	if err := s.SetPanes(beku(1)); err != nil {
		return 0, rusak(err)
	}
	if err := s.SetRow("A1", kepala); err != nil {
		return 0, rusak(err)
	}
	n := 0
	if l.Baris != nil {
		var sel []any
		for b, err := range l.Baris {
			if err != nil {
				return 0, err
			}
			if n++; n >= excelize.TotalRows {
				return 0, kominfo.E(kominfo.TidakSah, opTulis, "Data melebihi %s baris, batas satu lembar Excel. Saring datanya, atau ekspor sebagai CSV.", kominfo.FormatAngka(excelize.TotalRows-1))
			}
			sel = sel[:0]
			for i, v := range b {
				if ya, ok := v.(bool); ok && i < len(l.Kolom) && l.Kolom[i].Jenis == YaTidak {
					v = yaTidak(ya) // the words of the template's drop-down
				}
				x, err := nilai(v)
				if err != nil {
					return 0, err
				}
				gy := g.teks
				if i < len(gayaKolom) {
					gy = gayaKolom[i]
				}
				sel = append(sel, g.sel(x, gy))
			}
			if err := s.SetRow(tabel.NamaSel(n+1, 0), sel); err != nil {
				return 0, rusak(err)
			}
		}
	}
	if err := s.Flush(); err != nil {
		return 0, rusak(err)
	}
	return n, nil
}

func yaTidak(ya bool) string {
	if ya {
		return "Ya"
	}
	return "Tidak"
}

func beku(baris int) *excelize.Panes {
	kiri := tabel.NamaSel(baris+1, 0)
	return &excelize.Panes{Freeze: true, YSplit: baris, TopLeftCell: kiri, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: kiri, ActiveCell: kiri, Pane: "bottomLeft"}}}
}

// simpan writes the workbook; sheets in ukuran get their dimension mended while
// the package is copied.
func simpan(w io.Writer, f *excelize.File, ukuran map[string]string) error {
	if err := f.SetDocProps(&excelize.DocProperties{Creator: "Lumbung", LastModifiedBy: "Lumbung"}); err != nil {
		return rusak(err)
	}
	if len(ukuran) == 0 {
		if err := f.Write(w); err != nil {
			return rusak(err)
		}
		return nil
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return rusak(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return rusak(err)
	}
	z := zip.NewWriter(w)
	for _, e := range r.File {
		if d := ukuran[strings.TrimPrefix(e.Name, "/")]; d == "" {
			err = z.Copy(e)
		} else {
			err = salinDenganDimensi(z, e, d)
		}
		if err != nil {
			return rusak(err)
		}
	}
	if err := z.Close(); err != nil {
		return rusak(err)
	}
	return nil
}

func salinDenganDimensi(z *zip.Writer, e *zip.File, d string) error {
	in, err := e.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := z.Create(e.Name)
	if err != nil {
		return err
	}
	awal := make([]byte, 8<<10) // the dimension is the first thing in a sheet
	n, err := io.ReadFull(in, awal)
	if err != nil && err != io.ErrUnexpectedEOF {
		return err
	}
	re := regexp.MustCompile(`<dimension ref="[^"]*"`)
	if _, err := out.Write(re.ReplaceAll(awal[:n], []byte(`<dimension ref="`+d+`"`))); err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return err
}
