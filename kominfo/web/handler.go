package web

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Handler makes the JSON API of all registers of a store. Its paths begin with
// /api/v1/register, so mount it on "/api/v1/" of any mux, with
// [http.StripPrefix] before it when the whole lives under a prefix. An error
// means that the registers or the options cannot be used.
func Handler(store register.Store, o Opsi) (http.Handler, error) {
	a := &api{store: store, o: o.lengkap(), buku: map[string]*buku{}, mux: http.NewServeMux(), asal: http.NewCrossOriginProtection()}
	a.gzip.New = func() any { return gzip.NewWriter(io.Discard) }
	for _, s := range o.AsalTepercaya {
		if err := a.asal.AddTrustedOrigin(s); err != nil {
			return nil, fmt.Errorf("web.Handler: AsalTepercaya %q: tulis seperti https://nama.go.id: %w", s, err)
		}
	}
	for _, r := range store.Register() {
		b := &buku{reg: r, in: r.Info()}
		a.buku[b.in.Nama] = b
		a.urut = append(a.urut, b)
	}
	const akar = "/api/v1/register"
	a.rute(akar, metode{"GET": (*minta).semua})
	a.rute(akar+"/{nama}", metode{"GET": (*minta).daftar, "POST": (*minta).buat})
	a.rute(akar+"/{nama}/rekap", metode{"GET": (*minta).rekap})
	a.rute(akar+"/{nama}/skema", metode{"GET": (*minta).skema})
	a.rute(akar+"/{nama}/periksa", metode{"POST": (*minta).periksa})
	a.rute(akar+"/{nama}/{id}", metode{"GET": (*minta).baca, "PUT": (*minta).ganti})
	a.rute(akar+"/{nama}/{id}/riwayat", metode{"GET": (*minta).riwayat})
	a.rute(akar+"/{nama}/{id}/bukti", metode{"GET": (*minta).bukti})
	a.rute(akar+"/{nama}/{id}/hapus_pribadi", metode{"POST": (*minta).hapusPribadi})
	a.rute(akar+"/{nama}/{id}/{tindakan}", metode{"POST": (*minta).lakukan})
	a.rute("/api/v1/perubahan", metode{"GET": (*minta).perubahan})
	a.rute("/api/v1/openapi.json", metode{"GET": (*minta).openapi})
	a.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { a.gagal(w, r, alamatAsing()) })
	if err := a.siapkanOpenAPI(); err != nil {
		return nil, err
	}
	return a, nil
}

type api struct {
	store register.Store
	o     Opsi
	buku  map[string]*buku
	urut  []*buku // as the store lists them
	mux   *http.ServeMux
	asal  *http.CrossOriginProtection
	gzip  sync.Pool

	jsonOpenAPI []byte // made once
	tagOpenAPI  string
}

// buku is a register with its description, computed once.
type buku struct {
	reg register.Register
	in  register.Info
}

// minta is one request that reached a route.
type minta struct {
	api   *api
	w     http.ResponseWriter
	r     *http.Request
	ctx   context.Context
	batal context.CancelFunc
	aktor kominfo.Aktor
	masuk bool
	buku  *buku       // the register of the path; nil where the path names none
	id    register.ID // the document of the path
}

type metode map[string]func(*minta) error

// ServeHTTP answers one request.
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	defer a.pulih(w, r)
	a.batasiKiriman(w, r)
	switch {
	case r.URL.Path != path.Clean(r.URL.Path): // the mux would redirect, losing a prefix
		a.gagal(w, r, alamatAsing())
	case len(r.URL.RawQuery) > batasAlamat:
		a.gagal(w, r, masalahBaru(http.StatusRequestURITooLong, "Alamat terlalu panjang: %s bita sesudah tanda tanya, paling banyak %s. Kurangi saringannya.",
			kominfo.FormatAngka(int64(len(r.URL.RawQuery))), kominfo.FormatAngka(batasAlamat)))
	case a.asal.Check(r) != nil:
		a.gagal(w, r, masalahBaru(http.StatusForbidden, "Permintaan datang dari halaman situs lain, jadi tidak dijalankan. Ulangi dari halaman aplikasi ini. Bila Anda memang di halaman aplikasi ini, pengelola perlu mendaftarkan alamatnya sebagai asal tepercaya."))
	default:
		a.mux.ServeHTTP(w, r)
	}
}

// rute mounts a path. Methods are told apart here and not in the pattern, so
// that a wrong one is answered in the same form as every other problem.
func (a *api) rute(pola string, ms metode) {
	var izin []string
	for k := range ms {
		izin = append(izin, k)
		if k == "GET" {
			izin = append(izin, "HEAD")
		}
	}
	slices.Sort(izin)
	allow := strings.Join(izin, ", ")
	a.mux.HandleFunc(pola, func(w http.ResponseWriter, r *http.Request) {
		nama := r.Method
		if nama == "HEAD" {
			nama = "GET"
		}
		f, ok := ms[nama]
		if !ok {
			w.Header().Set("Allow", allow)
			a.gagal(w, r, masalahBaru(http.StatusMethodNotAllowed, "Metode %s tidak berlaku untuk alamat ini. Yang berlaku: %s.", singkat(r.Method), allow))
			return
		}
		m := &minta{api: a, w: w, r: r}
		m.mulaiWaktu()
		defer func() { m.batal() }()
		if err := m.jalan(f); err != nil {
			a.gagal(w, r, err)
		}
	})
}

// mulaiWaktu starts the time that the store may take, at first and again when
// the body is there: a slow sender must not use it up.
func (m *minta) mulaiWaktu() {
	if m.batal != nil {
		m.batal()
	}
	m.ctx, m.batal = context.WithTimeout(m.r.Context(), m.api.o.BatasWaktu)
}

func (m *minta) jalan(f func(*minta) error) error {
	if nama := m.r.PathValue("nama"); nama != "" {
		if m.buku = m.api.buku[nama]; m.buku == nil {
			return kominfo.E(kominfo.TidakAda, "web", "Register %q tidak ada di sini. Daftar register ada di alamat /api/v1/register.", singkat(nama))
		}
	}
	if id := m.r.PathValue("id"); id != "" {
		if m.id = register.ID(id); !kominfo.UUIDSah(id) {
			return register.TidakAdaDokumen(m.buku.in)
		}
	}
	m.aktor, m.masuk = m.api.o.Aktor(m.r)
	if !m.masuk {
		m.aktor = kominfo.Aktor{}
	}
	return f(m)
}

func alamatAsing() error {
	return kominfo.E(kominfo.TidakAda, "web", "Alamat ini tidak ada. Register ada di alamat /api/v1/register, tanpa garis miring di akhir.")
}

// singkat keeps an echoed text short and whole.
func singkat(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
