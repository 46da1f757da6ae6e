//go:build !(js && wasm)

package server

import (
	"context"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/dasbor"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// Opsi sets up a server.
type Opsi struct {
	Buku     *buku.Buku
	Layanan  *ppid.Layanan      // the one that Buku was made with; nil: of an office of which nothing is known
	Maklumat string             // the office's promise of service to the public; "": the usual one
	Retensi  ppid.AturanRetensi // how long personal data of requests are kept; zero: ppid.RetensiBawaan
	Store    register.Store
	Jejak    *web.Jejak // the journal that is published; nil: none
	Berkas   blob.Store // files that prove something; nil: none are kept
	Akun     Akun       // who logs in; nil: whoever reaches the program is the office's own user
	Wasm     *Wasm      // the compiled dashboard; nil serves the pre-rendered pages alone
	Sekarang func() time.Time
	// AsalTepercaya are this program's addresses as browsers see them, where a
	// proxy stands before it.
	AsalTepercaya []string
	AlamatKlien   func(*http.Request) string // who asks, for counting attempts; nil: the other end of the connection

	Surel string            // the mail server that sends notices, for people; "": none
	Versi map[string]string // for /sehat; "program" is shown in the footer
	Log   *slog.Logger
}

// Akun knows who asks, and answers below /akun/ (served at
// /api/akun/): logging in and out, invitations.
type Akun interface {
	Aktor(*http.Request) (kominfo.Aktor, bool)
	http.Handler
}

// New makes the handler of everything. Without Opsi.Akun it is meant for a loopback
// address alone, and refuses requests that name another host. Call it once in
// a program: go-app's routes are global, so the pages of a second server would
// show the first one's data.
func New(o Opsi) (http.Handler, error) {
	m, wo, err := rangka(&o)
	if err != nil {
		return nil, err
	}
	// Pages are drawn from the same answers that a browser gets.
	dalam := klien.HTTP{Angkut: angkutDalam(m)}
	d := &dasbor.Dasbor{Buku: o.Buku, Sumber: dalam, Segera: dalam, Angkut: dalam.Angkut, Sekarang: o.Sekarang, Versi: o.Versi["program"]}
	d.Rute()

	m.Handle("/jejak", halaman(d, o.Wasm)) // the page; without it the mux would lead to /jejak/
	m.Handle("/berkas/qr.svg", kodeQR(wo, o.AsalTepercaya))
	m.Handle("/web/", aset(o.Wasm))
	m.Handle("/favicon.ico", lambang()) // asked for by browsers, whatever the page says
	m.Handle("/robots.txt", teks("User-agent: *\nAllow: /layanan\nDisallow: /layanan/lacak\nDisallow: /\n"))
	m.Handle("/sitemap.xml", http.NotFoundHandler()) // go-app would fetch these from the Host header's address
	m.Handle("/ads.txt", http.NotFoundHandler())
	m.Handle("/", halaman(d, o.Wasm))
	return o.jaga(m), nil
}

// rangka makes everything but the pages.
func rangka(o *Opsi) (*http.ServeMux, web.Opsi, error) {
	if o.Sekarang == nil {
		o.Sekarang = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Akun == nil {
		o.Akun = lokal{o.Store}
	}
	u := unggahanBaru(o.Sekarang)
	if o.Berkas != nil {
		o.Store = pindaian.Toko(o.Store, o.Berkas, o.Log)
	}
	o.Store = tokoUnggahan{o.Store, u}
	wo := web.Opsi{Aktor: o.Akun.Aktor, Boleh: hak.Boleh, AsalTepercaya: o.AsalTepercaya, Jejak: o.Jejak,
		CatatAkses: kantor.CatatAkses(o.Store), Versi: o.Versi, Log: o.Log, Keamanan: keamanan}
	api, err := web.Handler(o.Store, wo)
	if err != nil {
		return nil, wo, err
	}
	m := http.NewServeMux()
	m.Handle("/api/v1/", api)
	m.Handle("/api/akun/", http.StripPrefix("/api", o.Akun))
	m.Handle("/jejak/", web.JejakHandler(wo))
	m.Handle("/sehat", web.Sehat(o.Store, wo))
	m.Handle("/berkas/", berkasRegister(*o, wo, u))
	return m, wo, rutePPID(m, o, wo)
}

// jaga sets the headers of every answer, and keeps a program without accounts to
// this machine.
func (o Opsi) jaga(h http.Handler) http.Handler {
	if _, sendiri := o.Akun.(lokal); sendiri {
		h = hanyaLokal(h)
	}
	return kepalaAman(h)
}

// keamanan says in the API's description how one logs in.
var keamanan = json.RawMessage(`{"sesi":{"type":"apiKey","in":"cookie","name":"lumbung_sesi","description":"Didapat dari POST /api/akun/masuk. Bila program dilayani dengan https, namanya __Host-lumbung_sesi."}}`)

// hanyaLokal refuses requests that name another host: without accounts a foreign
// page could otherwise reach this program through a name of its own (DNS
// rebinding), and a proxy on this machine could carry the whole network's requests.
func hanyaLokal(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Forwarded-For") != "" || r.Header.Get("X-Forwarded-Host") != "" || r.Header.Get("X-Real-IP") != "" || r.Header.Get("Forwarded") != "" {
			http.Error(w, "Program ini dijalankan tanpa akun, jadi tidak boleh dibuka lewat proxy. Jalankan dengan akun: lumbung layani -alamat-luar https://nama.go.id.", http.StatusMisdirectedRequest)
			return
		}
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
		k.Set("Cross-Origin-Resource-Policy", "same-origin") // also against other programs of the same domain
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
// the same answers that the browser gets, for the person who asks for the page.
func angkutDalam(api http.Handler) klien.Angkut {
	return func(ctx context.Context, metode, alamat string, kepala map[string]string, isi []byte) (klien.Jawaban, error) {
		r, err := http.NewRequestWithContext(ctx, metode, alamat, pembaca(isi))
		if err != nil {
			return klien.Jawaban{}, err
		}
		if kue, ada := ctx.Value(kueLuar{}).([]string); ada {
			r.Header["Cookie"] = kue
		}
		for k, v := range kepala {
			r.Header.Set(k, v)
		}
		t := &tampung{kepala: http.Header{}}
		api.ServeHTTP(t, r)
		return klien.Jawaban{Status: t.kode(), Isi: t.isi.Bytes()}, nil
	}
}

// kueLuar keys the cookies of the request that a page is drawn for.
type kueLuar struct{}

// denganKue gives the request with its cookies where angkutDalam finds them.
func denganKue(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), kueLuar{}, r.Header.Values("Cookie")))
}
