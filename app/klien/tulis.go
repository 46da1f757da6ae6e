package klien

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Tulis carries out a write. It always carries a key, p.Kunci or a fresh one: a
// write whose answer was lost is sent again and still carried out once.
func (h HTTP) Tulis(ctx context.Context, r register.Register, p register.Permintaan) (register.Meta, error) {
	metode, jalur := "POST", alamat(r.Info())
	switch {
	case p.ID == "" && p.Tindakan != "":
		jalur += "?tindakan=" + url.QueryEscape(p.Tindakan)
	case p.ID == "":
	case p.Tindakan != "":
		jalur += "/" + url.PathEscape(string(p.ID)) + "/" + url.PathEscape(p.Tindakan)
	default:
		metode, jalur = "PUT", jalur+"/"+url.PathEscape(string(p.ID))
	}
	if p.Kunci == "" {
		p.Kunci = kominfo.NewUUID(time.Now())
	}
	kepala := map[string]string{"Content-Type": "application/json", "Idempotency-Key": p.Kunci}
	if p.ID != "" {
		kepala["If-Match"] = `"` + strconv.FormatInt(p.Harap, 10) + `"`
	}
	isi := p.Isian
	if len(isi) == 0 {
		isi = []byte("{}")
	}
	jeda := h.Jeda
	if jeda == nil {
		jeda = []int{300, 1000, 2700}
	}
	for i := 0; ; i++ {
		var m register.Meta
		err := h.minta(ctx, metode, jalur, kepala, isi, &m)
		if err == nil || i == len(jeda) || !errors.Is(err, ErrLuring) {
			return m, err
		}
		select {
		case <-ctx.Done():
			return m, err
		case <-time.After(time.Duration(jeda[i]) * time.Millisecond):
		}
	}
}
