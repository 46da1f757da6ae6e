package laporan

import (
	"encoding/json"
	"io"
)

// TulisJSON writes the report as indented JSON with stable names. "<", ">" and
// "&" are escaped, so the text can stand inside a page.
func TulisJSON(w io.Writer, l Laporan) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(l)
}
