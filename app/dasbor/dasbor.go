package dasbor

import (
	"context"
	"errors"
	"net/url"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/klien"
)

// Dasbor is what all pages share. Sumber reads and writes; Segera answers only
// from the data that came with the page (in the browser) or at once (on the
// server).
type Dasbor struct {
	Buku     *buku.Buku
	Sumber   klien.Sumber
	Segera   klien.Sumber
	Angkut   klien.Angkut      // requests beside the API: files to import
	Kotak    *klien.KotakKirim // takes what pages write; nil on the server, where nothing is written
	Sekarang func() time.Time
	Versi    string // of the program, shown in the footer

	draf laciDraf // of the browser's pages
}

// halaman is one page for one address. A new value is made for every loading, so
// that Muat runs beside the drawing of the page before it.
type halaman interface {
	// Muat loads what the page shows. An error is shown instead of the page.
	Muat(ctx context.Context, s klien.Sumber, u *url.URL) error
	// Gambar draws the page.
	Gambar(l *layar) []any
}

// rute is a page's address.
type rute struct {
	pola string
	menu string // entry of the navigation that is current on it
	buat func(d *Dasbor, bagian []string) halaman
}

func semuaRute() []rute {
	return append([]rute{
		{"/", "/", func(d *Dasbor, _ []string) halaman { return &beranda{d: d} }},
		{"/penilaian", "/penilaian", func(d *Dasbor, _ []string) halaman { return &daftarPenilaian{d: d} }},
		{"/penilaian/mulai", "/penilaian", func(d *Dasbor, _ []string) halaman { return &mulaiPenilaian{d: d} }},
		{"/hari-kerja", "/hari-kerja", func(d *Dasbor, _ []string) halaman { return &hariKerja{d: d} }},
		{"/wilayah", "/wilayah", func(d *Dasbor, _ []string) halaman { return &cariWilayah{d: d} }},
		{"/kotak-kirim", "", func(d *Dasbor, _ []string) halaman { return &kotakKirim{d: d} }},
		{"/penilaian/" + bagianID, "/penilaian", func(d *Dasbor, b []string) halaman { return &penilaian{d: d, id: b[1]} }},
	}, append(ruteJejak(), ruteUmum()...)...)
}

// Rute registers the dashboard with the engine: every address is one component's,
// which finds the page, and says so when there is none.
func (d *Dasbor) Rute() {
	app.RouteWithRegexp(`^/`, func() app.Composer { return &layar{d: d} })
}

// halaman makes the page of an address; nil when there is none.
func (d *Dasbor) halaman(jalur string) (halaman, string) {
	for _, r := range semuaRute() {
		if b := r.cocok(jalur); b != nil {
			return r.buat(d, b), r.menu
		}
	}
	return nil, ""
}

// ErrTanpaHalaman says that an address has no page.
var ErrTanpaHalaman = errors.New("alamat tanpa halaman")

// MuatUntuk loads the page of an address once, for the data that the server
// hands over with it. What fails is shown on the page, and loaded again by the
// browser.
func (d *Dasbor) MuatUntuk(ctx context.Context, s klien.Sumber, u *url.URL) error {
	h, _ := d.halaman(u.Path)
	if h == nil {
		return ErrTanpaHalaman
	}
	var k bingkai
	return errors.Join(k.muat(ctx, d, s), h.Muat(ctx, s, u))
}
