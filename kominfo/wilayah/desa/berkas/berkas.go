// Package berkas holds the compact file of package desa: every kecamatan,
// kelurahan and desa of Indonesia, about half a megabyte. Importing it links
// the file into the program, so a WebAssembly program fetches the file instead
// (as lumbung-desa.bin, say) and calls desa.Open.
//
// The data is under the MIT licence, see LICENSE.cahyadsn-wilayah.
package berkas

import (
	_ "embed"

	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
)

//go:embed desa.bin
var data string

// Data gives a copy of the file, for serving it to browsers.
func Data() []byte { return []byte(data) }

// Open opens the file.
func Open() (*desa.Indeks, error) { return desa.Open(Data()) }
