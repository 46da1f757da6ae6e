package web

import (
	"log/slog"
	"net/http"

	"github.com/lumbung-id/lumbung/kominfo"
)

// asal says which request it was, by the pattern of its route: an address or a
// query may hold what must not reach a log.
func asal(r *http.Request, nomor string) []slog.Attr {
	return []slog.Attr{
		slog.String("nomor", nomor),
		slog.String("metode", singkat(r.Method)),
		slog.String("rute", r.Pattern),
		slog.String("register", singkat(r.PathValue("nama"))),
		slog.String("dokumen", dokumen(r)),
	}
}

// dokumen gives the id only when it is one; anything else is the caller's text.
func dokumen(r *http.Request) string {
	if id := r.PathValue("id"); kominfo.UUIDSah(id) {
		return id
	}
	return ""
}

func galat(err error) slog.Attr { return slog.String("galat", err.Error()) }

func tingkat(status int) slog.Level {
	if status == http.StatusServiceUnavailable {
		return slog.LevelWarn
	}
	return slog.LevelError
}
