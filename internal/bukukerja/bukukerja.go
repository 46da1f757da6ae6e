// Package bukukerja writes a workbook of excelize so that the same content gives the
// same file.
package bukukerja

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Tulis writes the parts of the workbook in the order of their names; excelize gives
// them in no certain order.
func Tulis(w io.Writer, f *excelize.File) error {
	b, err := f.WriteToBuffer()
	if err != nil {
		return err
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(r.File, func(x, y *zip.File) int { return strings.Compare(x.Name, y.Name) })
	z := zip.NewWriter(w)
	for _, e := range r.File {
		if err := z.Copy(e); err != nil {
			return err
		}
	}
	return z.Close()
}
