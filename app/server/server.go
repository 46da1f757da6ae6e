//go:build !(js && wasm)

package server

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

// Opsi sets up a server.
type Opsi struct {
	Buku     *buku.Buku
	Store    register.Store
	Jejak    *web.Jejak // the journal that is published; nil: none
	Wasm     *Wasm      // the compiled dashboard; nil serves the pre-rendered pages alone
	Sekarang func() time.Time
	Versi    map[string]string // for /sehat; "program" is shown in the footer
	Log      *slog.Logger
}

// New makes the handler of everything. It is meant for a loopback address: until
// there are accounts, whoever reaches it is the office's own user. Call it once in
// a program: go-app's routes are global, so the pages of a second server would
// show the first one's data.
func New(o Opsi) (http.Handler, error) {
	if o.Sekarang == nil {
		o.Sekarang = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	wo := web.Opsi{Aktor: o.aktor, Boleh: boleh, Jejak: o.Jejak, CatatAkses: kantor.CatatAkses(o.Store), Versi: o.Versi, Log: o.Log}
	api, err := web.Handler(o.Store, wo)
	if err != nil {
		return nil, err
	}
	// Pages are drawn from the same answers that a browser gets.
	m := http.NewServeMux()
	dalam := klien.HTTP{Angkut: angkutDalam(m)}
	d := &dasbor.Dasbor{Buku: o.Buku, Sumber: dalam, Segera: dalam, Angkut: dalam.Angkut, Sekarang: o.Sekarang, Versi: o.Versi["program"]}
	d.Rute()

	m.Handle("/api/v1/", api)
	m.Handle("/jejak/", web.JejakHandler(wo))
	m.Handle("/jejak", halaman(d, o.Wasm)) // the page; without it the mux would lead to /jejak/
	m.Handle("/sehat", web.Sehat(o.Store, wo))
	m.Handle("/berkas/", berkasRegister(o, wo))
	m.Handle("/berkas/qr.svg", kodeQR(wo, nil))
	m.Handle("/web/", aset(o.Wasm))
	m.Handle("/favicon.ico", lambang()) // asked for by browsers, whatever the page says
	m.Handle("/robots.txt", teks("User-agent: *\nDisallow: /\n"))
	m.Handle("/sitemap.xml", http.NotFoundHandler()) // go-app would fetch these from the Host header's address
	m.Handle("/ads.txt", http.NotFoundHandler())
	m.Handle("/", halaman(d, o.Wasm))
	return kepalaAman(hanyaLokal(m)), nil
}

// aktor is the one user there is while no accounts exist. What is written bears the
// code of the office, once it was chosen.
func (o Opsi) aktor(r *http.Request) (kominfo.Aktor, bool) {
	a := AktorLokal()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		if p, ada, err := kantor.Kini(r.Context(), o.Store); err == nil && ada {
			a.Instansi = p.Isi.Kode
		}
	}
	return a, true
}

// AktorLokal is who writes on a machine without accounts.
func AktorLokal() kominfo.Aktor {
	return kominfo.Aktor{ID: "lokal", Nama: "Pengguna komputer ini", Perangkat: "kominfo", Peran: "koordinator"}
}

// boleh lets the user of the machine do everything but what the program writes of
// itself.
func boleh(_ kominfo.Aktor, _ bool, r register.Info, aksi string) (register.Lingkup, error) {
	if buku.HanyaProgram(r.Nama) && aksi != web.AksiBaca {
		return register.Lingkup{}, kominfo.E(kominfo.Ditolak, "server.boleh", "Register %s hanya ditulis oleh program. Kunci jejak diganti dengan perintah lumbung kunci ganti.", r.Nama)
	}
	return register.LingkupPenuh(), nil
}

// hanyaLokal refuses requests that name another host: without accounts a foreign
// page could otherwise reach this program through a name of its own (DNS
// rebinding).
func hanyaLokal(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !HostLokal(r.Host) {
			http.Error(w, "Program ini hanya melayani komputer ini. Buka lewat http://127.0.0.1 atau http://localhost.", http.StatusMisdirectedRequest)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// HostLokal reports whether host, with or without port, is this machine.
func HostLokal(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	if host == "localhost" {
		return true
	}
	if n := len(host); n > 2 && host[0] == '[' && host[n-1] == ']' {
		host = host[1 : n-1]
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

func kepalaAman(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		k := w.Header()
		k.Set("X-Content-Type-Options", "nosniff")
		k.Set("Referrer-Policy", "same-origin")
		k.Set("Content-Security-Policy", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		h.ServeHTTP(w, r)
	})
}

func teks(s string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte(s))
	})
}

// angkutDalam calls the API without a network: pages are pre-rendered through
// the same answers that the browser gets.
func angkutDalam(api http.Handler) klien.Angkut {
	return func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		r, err := http.NewRequestWithContext(ctx, metode, alamat, pembaca(isi))
		if err != nil {
			return klien.Jawaban{}, err
		}
		for k, v := range kepala {
			r.Header.Set(k, v)
		}
		t := &tampung{kepala: http.Header{}}
		api.ServeHTTP(t, r)
		return klien.Jawaban{Status: t.kode(), Isi: t.isi.Bytes()}, nil
	}
}
