package klien

import (
	"context"
	"errors"
	"net/url"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

var _ register.Pemeriksa = HTTP{}

// PeriksaLuar has a document checked by the server, which has the register's law.
// Without a connection there is nothing to say about it: the server checks again
// what it stores.
func (h HTTP) PeriksaLuar(ctx context.Context, r register.Register, id register.ID, doc []byte) ([]kominfo.Finding, error) {
	jalur := alamat(r.Info()) + "/periksa"
	if id != "" {
		jalur += "?id=" + url.QueryEscape(string(id))
	}
	var j struct {
		Temuan []kominfo.Finding `json:"temuan"`
	}
	err := h.minta(ctx, "POST", jalur, map[string]string{"Content-Type": "application/json"}, doc, &j)
	if errors.Is(err, ErrLuring) {
		return nil, nil
	}
	return j.Temuan, err
}
