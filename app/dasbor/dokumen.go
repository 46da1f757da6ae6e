package dasbor

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// uraiDok decodes the document of a row.
func uraiDok(r register.Register, b register.Baris, v any) error {
	doc, err := r.Dokumen(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(doc, v)
}
