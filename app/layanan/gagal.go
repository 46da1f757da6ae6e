//go:build !(js && wasm)

package layanan

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// isiGalat is the page of an error.
type isiGalat struct {
	Pesan, Nomor string
	Cari         bool
}

// gagal answers with a page that says what happened. Of a fault the log gets the
// page's name, a number and the error; never an address or what was typed.
func (m *minta) gagal(err error) {
	if errors.Is(err, context.Canceled) && m.r.Context().Err() != nil {
		return // nobody is listening any more
	}
	g := keHalaman(err)
	isi := isiGalat{Pesan: g.pesan, Cari: g.status == http.StatusNotFound}
	if g.status == http.StatusInternalServerError || g.status == http.StatusServiceUnavailable && g.tunggu == 0 {
		isi.Nomor = rand.Text()[:10]
	}
	if g.status >= 500 {
		m.o.Log.LogAttrs(m.r.Context(), slog.LevelError, "laman layanan gagal", slog.String("laman", m.namaLaman()), slog.String("cara", cara(m.r.Method)),
			slog.Int("status", g.status), slog.String("nomor", isi.Nomor), slog.String("jenis", string(kominfo.KindOf(err))), slog.Any("galat", err))
	}
	h := m.w.Header()
	h.Del("ETag")
	h.Set("Cache-Control", "no-store")
	if g.tunggu > 0 {
		h.Set("Retry-After", strconv.Itoa(int((g.tunggu+time.Second-1)/time.Second)))
	}
	p := halaman{Judul: g.judul, Isi: isi}
	if g.status >= 500 {
		p.Kantor.Ada = true // its name stands in the store, which may be what failed
	} else {
		ctx, batal := context.WithTimeout(context.WithoutCancel(m.r.Context()), 2*time.Second)
		defer batal()
		m.ctx = ctx
	}
	if e := m.tampil(g.status, "galat", p); e != nil {
		http.Error(m.w, g.judul+". "+g.pesan, g.status)
	}
}

// namaLaman is the pattern of the address: what somebody put into it is not logged.
func (m *minta) namaLaman() string {
	if _, ada := m.rute[m.r.URL.Path]; ada {
		return m.r.URL.Path
	}
	if m.id != "" {
		return akar + "/informasi/{id}"
	}
	return "lain"
}

func cara(s string) string {
	switch s {
	case "GET", "HEAD", "POST":
		return s
	}
	return "lain"
}

// pulih answers 500 when something panics; only what the runtime says is logged.
func (l *layanan) pulih(w http.ResponseWriter, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	err := fmt.Errorf("panic berjenis %T", v)
	if e, ok := v.(runtime.Error); ok {
		err = fmt.Errorf("panic: %w", e)
	}
	kini := l.o.Sekarang()
	(&minta{layanan: l, w: w, r: r, ctx: r.Context(), kini: kini, hari: kominfo.TanggalDari(kini, l.zona())}).gagal(err)
}
