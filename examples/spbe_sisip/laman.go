package main

import (
	"bytes"
	"embed"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

//go:embed laman
var berkasLaman embed.FS

// bacaLaman reads the pages once: each with the layout and the parts that pages share.
func bacaLaman(status *register.Isian) (map[string]*template.Template, error) {
	fungsi := template.FuncMap{
		"dua":    func(p indeks.Pecahan) string { return kominfo.FormatDesimal(p.Bulat(2, indeks.SetengahKeAtas)) },
		"koma":   kominfo.FormatDesimal,
		"status": func(s spbe.StatusTugas) string { return status.TeksPilihan(string(s)) }, // the words of the register itself
		"jam": func(t int64) string {
			w := time.Unix(t, 0).In(kominfo.WIB.Lokasi())
			return w.Format("02-01-2006 15.04")
		},
	}
	nama, err := fs.Glob(berkasLaman, "laman/*.html")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, n := range nama {
		t, err := template.New("dasar.html").Funcs(fungsi).ParseFS(berkasLaman, "laman/dasar.html", "laman/bagian.html", n)
		if err != nil {
			return nil, err
		}
		out[strings.TrimSuffix(path.Base(n), ".html")] = t
	}
	return out, nil
}

// lembarLaman is what the layout gets.
type lembarLaman struct {
	Orang orang // zero: nobody has logged in
	Isi   any
}

// tampil writes a page. It is rendered whole before the first byte leaves.
func (a *aplikasi) tampil(w http.ResponseWriter, status int, nama string, o orang, isi any) {
	var b bytes.Buffer
	if err := a.laman[nama].Execute(&b, lembarLaman{o, isi}); err != nil {
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
	_, _ = w.Write(b.Bytes()) // who has gone cannot be told
}

func gaya(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "max-age=3600")
	http.ServeFileFS(w, r, berkasLaman, "laman/gaya.css")
}

// halaman is a page for who has logged in. Its error becomes a page too.
func (a *aplikasi) halaman(f func(http.ResponseWriter, *http.Request, orang) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		o, ada := a.siapa(r)
		switch {
		case !ada && r.Method == http.MethodPost:
			a.galat(w, r, o, kominfo.E(kominfo.BelumMasuk, "halaman", "Sesi Anda habis, jadi isian ini belum tersimpan. Masuk lagi di tab lain, lalu kirim ulang halaman ini."))
			return
		case !ada:
			http.Redirect(w, r, "/masuk?ke="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maksBadan)
		if err := r.ParseForm(); err != nil {
			a.galat(w, r, o, kominfo.E(kominfo.TidakSah, "halaman", "Isian tidak terbaca, atau terlalu besar. Kembali, ringkaskan, lalu kirim ulang."))
			return
		}
		if err := f(w, r, o); err != nil {
			a.galat(w, r, o, err)
		}
	}
}

// galat shows an error: its sentence when it is for people, else one that hides the cause.
func (a *aplikasi) galat(w http.ResponseWriter, r *http.Request, o orang, err error) {
	status, pesan := statusGalat(err), kominfo.PesanUntukOrang(err)
	if status == http.StatusInternalServerError {
		slog.ErrorContext(r.Context(), "galat", "galat", err)
		pesan = "Terjadi gangguan pada program. Ulangi nanti; bila tetap terjadi, hubungi Dinas Kominfo."
	}
	a.tampil(w, status, "galat", o, pesan)
}

func statusGalat(err error) int {
	switch kominfo.KindOf(err) {
	case kominfo.TidakAda:
		return http.StatusNotFound
	case kominfo.TidakSah:
		return http.StatusUnprocessableEntity
	case kominfo.Bentrok:
		return http.StatusConflict
	case kominfo.Ditolak:
		return http.StatusForbidden
	case kominfo.BelumMasuk:
		return http.StatusUnauthorized
	}
	return http.StatusInternalServerError
}

// beranda is the regency's own front page: what was done lately, and by whom.
func (a *aplikasi) beranda(w http.ResponseWriter, r *http.Request, o orang) error {
	var baris []struct {
		Waktu                int64
		Nama, Register, Aksi string
	}
	// Who is not the coordinator sees only what was done in the own office.
	err := a.db.SelectContext(r.Context(), &baris, `SELECT c.waktu, p.nama, c.register, c.aksi FROM catatan_kerja c JOIN pegawai p USING (pengguna)
		WHERE ? = 'koordinator' OR p.opd = ? ORDER BY c.nomor DESC LIMIT 20`, o.aktor().Peran, o.OPD)
	if err != nil {
		return err
	}
	a.tampil(w, http.StatusOK, "beranda", o, baris)
	return nil
}
