package main

import (
	"bytes"
	_ "embed"
	"html/template"
	"log/slog"
	"net/http"

	"github.com/lumbung-id/lumbung/kominfo"
)

//go:embed laman.html
var teksLaman string

//go:embed gaya.css
var teksGaya []byte

func gaya(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = w.Write(teksGaya) // who has gone cannot be told
}

// tampil writes a page. It is rendered whole before the first byte leaves.
func tampil(w http.ResponseWriter, status int, nama string, o orang, isi any) {
	var b bytes.Buffer
	t, err := template.New("laman").Parse(teksLaman)
	if err == nil {
		err = t.ExecuteTemplate(&b, nama, struct {
			Orang orang
			Isi   any
		}{o, isi})
	}
	if err != nil {
		slog.Error("laman", "nama", nama, "galat", err)
		http.Error(w, "Halaman ini gagal ditampilkan. Ulangi nanti.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store") // a shared computer keeps nothing after logging out
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// halaman is a page for who has logged in. Its error becomes a page too.
func (a *aplikasi) halaman(f func(http.ResponseWriter, *http.Request, orang) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		o, ada := a.siapa(r)
		if !ada {
			http.Redirect(w, r, "/masuk", http.StatusSeeOther)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
		if err := f(w, r, o); err != nil {
			galat(w, r, o, err)
		}
	}
}

// galat shows an error: its sentence when it is for people, else one that hides the cause.
func galat(w http.ResponseWriter, r *http.Request, o orang, err error) {
	status, ada := map[kominfo.Kind]int{kominfo.TidakAda: 404, kominfo.TidakSah: 422, kominfo.Bentrok: 409, kominfo.Ditolak: 403}[kominfo.KindOf(err)]
	pesan := kominfo.PesanUntukOrang(err)
	if !ada {
		status, pesan = http.StatusInternalServerError, "Terjadi gangguan pada program. Ulangi nanti; bila tetap terjadi, hubungi Dinas Kominfo."
		slog.ErrorContext(r.Context(), "galat", "galat", err)
	}
	tampil(w, status, "galat", o, pesan)
}
