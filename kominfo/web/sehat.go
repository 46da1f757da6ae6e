package web

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Sehat answers whether the program lives and its store can be read, with
// [Opsi.Versi]. Mount it on "/sehat". It is 200 {"status":"siap"} or 503
// {"status":"gangguan"}; why stands in the log only.
func Sehat(store register.Store, o Opsi) http.Handler {
	o = o.lengkap()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "no-store")
		if r.Method != "GET" && r.Method != "HEAD" {
			h.Set("Allow", "GET, HEAD")
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		keadaan, status := "siap", http.StatusOK
		if err := terbaca(r.Context(), store); err != nil {
			keadaan, status = "gangguan", http.StatusServiceUnavailable
			o.Log.LogAttrs(r.Context(), tingkat(status), "penyimpanan tidak terbaca", append(asal(r, rand.Text()[:10]), galat(err))...)
		}
		b, _ := json.Marshal(struct {
			Status string            `json:"status"`
			Versi  map[string]string `json:"versi,omitempty"`
		}{keadaan, o.Versi}) // texts cannot fail
		h.Set("Content-Type", "application/json")
		h.Set("Content-Length", strconv.Itoa(len(b)))
		w.WriteHeader(status)
		if r.Method != "HEAD" {
			_, _ = w.Write(b)
		}
	})
}

// terbaca looks for a document that cannot exist: one step into an index of a
// real table, at no cost.
func terbaca(ctx context.Context, store register.Store) error {
	ctx, batal := context.WithTimeout(ctx, 2*time.Second)
	defer batal()
	regs := store.Register()
	if len(regs) == 0 {
		return nil
	}
	_, err := store.Baca(ctx, regs[0], register.LingkupUmum(), "00000000-0000-7000-8000-000000000000", 0)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return nil
	}
	return err
}
