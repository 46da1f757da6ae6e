package web

import (
	"compress/gzip"
	"io"
	"net/http"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// UraiQuery reads the query string of a list (filters, order, owners) for
// handlers of the embedder's own that export or count the same documents.
// pemilik is nil when the address names no owner.
func UraiQuery(raw string, in register.Info) (q register.Query, pemilik []string, err error) {
	d, err := uraiDaftar(raw, in)
	return d.q, d.pemilik, err
}

// Gagal answers an error as the API does, for handlers of the embedder's own
// beside it: problem+json with findings, causes only in the log.
func (o Opsi) Gagal(w http.ResponseWriter, r *http.Request, err error) {
	a := &api{o: o.lengkap()}
	a.gzip.New = func() any { return gzip.NewWriter(io.Discard) }
	a.gagal(w, r, err)
}
