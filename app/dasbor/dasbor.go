package dasbor

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
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

// terbuka reports whether a page is shown to visitors who have not logged in: what
// is no secret of an office, or guarded by a code of its own.
func (r rute) terbuka() bool {
	switch r.pola {
	case "/hari-kerja", "/wilayah", "/kotak-kirim", "/luring", "/jejak", "/periksa-tanda-terima", alamatUndangan:
		return true
	}
	return false
}

func semuaRute() []rute {
	return slices.Concat([]rute{
		{"/", "/", func(d *Dasbor, _ []string) halaman { return &beranda{d: d} }},
		{"/penilaian", "/penilaian", func(d *Dasbor, _ []string) halaman { return &daftarPenilaian{d: d} }},
		{"/penilaian/mulai", "/penilaian", func(d *Dasbor, _ []string) halaman { return &mulaiPenilaian{d: d} }},
		{"/hari-kerja", "/hari-kerja", func(d *Dasbor, _ []string) halaman { return &hariKerja{d: d} }},
		{"/wilayah", "/wilayah", func(d *Dasbor, _ []string) halaman { return &cariWilayah{d: d} }},
		{"/luring", "", func(*Dasbor, []string) halaman { return &luring{} }},
		{"/kotak-kirim", "", func(d *Dasbor, _ []string) halaman { return &kotakKirim{d: d} }},
		{"/penilaian/" + bagianID, "/penilaian", func(d *Dasbor, b []string) halaman { return halamanPenilaian(d, b[1]) }},
	}, rutePekerjaan(), ruteIndikator(), ruteSimulasi(), ruteLaporan(), ruteLembar(), ruteAkun(), ruteJejak(), ruteUmum())
}

// Rute registers the dashboard with the engine: every address is one component's,
// which finds the page, and says so when there is none.
func (d *Dasbor) Rute() {
	app.RouteWithRegexp(`^/`, func() app.Composer { return &layar{d: d} })
}

// halaman makes the page of an address; nil when there is none.
func (d *Dasbor) halaman(jalur string) (h halaman, r rute) {
	for _, r := range semuaRute() {
		if b := r.cocok(jalur); b != nil {
			return r.buat(d, b), r
		}
	}
	return nil, rute{}
}

// mengenal is a page that shows other things to other people: it is told who
// looks before it loads.
type mengenal interface{ kenali(klien.Saya) }

// muat loads the frame and the page of an address. Who has not logged in gets the
// page to log in, where the page is not open to everybody.
func (d *Dasbor) muat(ctx context.Context, s klien.Sumber, k *bingkai, u *url.URL) (halaman, string, error) {
	h, r := d.halaman(jalur(u))
	if h == nil {
		return nil, "", ErrTanpaHalaman
	}
	err := k.muat(ctx, d, s)
	if err == nil && !k.saya.Masuk && !r.terbuka() {
		return &masuk{d: d}, "", nil
	}
	if _, ok := h.(*kotakKirim); ok {
		err = nil // it lies on this device, and is wanted most when nothing else can be had
	}
	if m, ok := h.(mengenal); ok {
		m.kenali(k.saya)
	}
	err = errors.Join(err, h.Muat(ctx, s, u))
	if kominfo.KindOf(err) == kominfo.BelumMasuk { // the session ended meanwhile
		return &masuk{d: d, habis: true}, "", nil
	}
	return h, r.menu, err
}

// ErrTanpaHalaman says that an address has no page.
var ErrTanpaHalaman = errors.New("alamat tanpa halaman")

// MuatUntuk loads the page of an address once, for the data that the server
// hands over with it. What fails is shown on the page, and loaded again by the
// browser.
func (d *Dasbor) MuatUntuk(ctx context.Context, s klien.Sumber, u *url.URL) error {
	_, _, err := d.muat(ctx, s, &bingkai{}, u)
	return err
}
