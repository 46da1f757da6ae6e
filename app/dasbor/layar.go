package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// layar is the one component of the dashboard: it holds the page that is shown.
type layar struct {
	app.Compo
	d *Dasbor

	ctx   app.Context // the component's own
	h     halaman
	menu  string
	k     bingkai
	dari  string // address that h was loaded for
	minta string // address being loaded
	galat error
	baru  bool // a newer version of the program is ready
	kirim pengiriman
}

// OnInit draws the first page at once, from the data that came with it.
func (l *layar) OnInit() {
	if app.IsClient {
		l.segera(context.Background(), app.Window().URL())
	}
}

// OnMount keeps the component's own context, and listens to the outbox.
func (l *layar) OnMount(ctx app.Context) {
	l.ctx = ctx
	if l.d.Kotak != nil {
		l.d.Kotak.Simak(func() { ctx.Dispatch(l.kabar) })
		l.kabar(ctx)
	}
}

// OnPreRender draws the page on the server.
func (l *layar) OnPreRender(ctx app.Context) { l.segera(ctx, ctx.Page().URL()) }

// segera loads the page from what answers at once. ctx is the request's on the
// server: it says for whom.
func (l *layar) segera(ctx context.Context, u *url.URL) {
	h, menu, err := l.d.muat(ctx, l.d.Segera, &l.k, u)
	if h == nil || err != nil && app.IsClient {
		return // OnNav loads it
	}
	l.h, l.menu, l.galat, l.dari = h, menu, err, alamatMuat(u)
}

// OnNav loads the page of the new address.
func (l *layar) OnNav(ctx app.Context) {
	if app.IsServer {
		return
	}
	if u := ctx.Page().URL(); alamatMuat(u) != l.dari {
		l.muat(ctx, u)
	}
}

// OnAppUpdate tells that a newer version is ready; it never reloads by itself.
func (l *layar) OnAppUpdate(ctx app.Context) { l.baru = ctx.AppUpdateAvailable() }

// muat loads an address off the UI goroutine and swaps the page in.
func (l *layar) muat(ctx app.Context, u *url.URL) {
	alamat := alamatMuat(u)
	l.minta = alamat
	k := l.k
	var h halaman
	var menu string
	l.kerja(ctx, func(c context.Context) (err error) {
		h, menu, err = l.d.muat(c, l.d.Sumber, &k, u)
		return err
	}, func(ctx app.Context, err error) {
		if l.minta != alamat {
			return // the visitor went on
		}
		if errors.Is(err, ErrTanpaHalaman) {
			if err = nil; jalur(u) == alamatLayanan { // a page of the server's own
				ctx.Reload()
				return
			}
		}
		l.h, l.menu, l.k, l.galat, l.dari, l.minta = h, menu, k, err, alamat, ""
	})
}

// alamatMuat is what a page is loaded for. A one-time link stands behind the #: one
// that is pasted over another is another page.
func alamatMuat(u *url.URL) string {
	if jalur(u) == alamatUndangan {
		return alamatUndangan + "#" + u.Fragment
	}
	return u.RequestURI()
}

// ulang loads the page again, after a write.
func (l *layar) ulang(ctx app.Context) { l.muat(ctx, ctx.Page().URL()) }

// kerja runs f off the UI goroutine and then selesai on it. A panic becomes an
// error: one on the UI goroutine would freeze the page.
func (l *layar) kerja(ctx app.Context, f func(context.Context) error, selesai func(app.Context, error)) {
	if l.ctx.Context != nil {
		// The field that an event came from may be gone when the work is done, and
		// with it everything that would still be dispatched through it.
		ctx = l.ctx
	}
	ctx.Async(func() {
		err := func() (err error) {
			defer func() {
				if p := recover(); p != nil {
					err = fmt.Errorf("gangguan pada halaman: %v", p)
				}
			}()
			return f(context.Background())
		}()
		ctx.Dispatch(func(ctx app.Context) { selesai(ctx, err) })
	})
}

// Render draws the frame and the page.
func (l *layar) Render() app.UI {
	var isi []any
	switch {
	case l.galat != nil:
		isi = el.Isi(el.Kepala{Judul: "Halaman belum dapat ditampilkan"}, el.Gagal(l.galat),
			el.Deret(el.Tombol{Label: "Coba lagi", Utama: true, Ikon: el.IkonSegarkan, Klik: l.ulang}, el.Tombol{Label: "Ke beranda", Href: "/"}))
	case l.h != nil:
		isi = l.h.Gambar(l)
	case l.minta == "" && l.dari != "":
		isi = el.Isi(el.Kepala{Judul: "Halaman tidak ada"}, el.Kosong("Alamat ini tidak dikenal.", el.Tombol{Label: "Ke beranda", Utama: true, Href: "/"}))
	default:
		isi = el.Isi(el.Memuat("Memuat halaman…"))
	}
	var alat []any
	if l.minta != "" && l.h != nil {
		alat = append(alat, el.Memuat("Memuat…"))
	}
	var spanduk []any
	if l.baru {
		spanduk = append(spanduk, el.Spanduk(el.Info, "Versi baru program sudah tersedia. ",
			el.Tombol{Label: "Muat ulang", Klik: func(ctx app.Context) { ctx.Reload() }}))
	}
	return el.Kerangka{
		Nama: "Lumbung", Instansi: l.k.nama, Menu: l.menuUtama(), Aktif: l.menu, Alat: append(alat, l.k.akun()),
		Spanduk: append(append(spanduk, l.spandukKirim()), l.k.spanduk(l)...), Isi: isi,
		Kaki: el.Isi(el.Kecil("Lumbung ", l.d.Versi, " · Data tersimpan di komputer yang menjalankan program ini.")),
	}.UI()
}

func (l *layar) menuUtama() []el.Menu {
	if !l.k.saya.Masuk {
		return []el.Menu{
			{Label: "Masuk", Href: "/", Ikon: el.IkonMasuk},
			{Label: "Minta informasi", Href: alamatLayanan, Ikon: el.IkonInfo},
			{Label: "Hari kerja", Href: "/hari-kerja", Ikon: el.IkonKalender},
			{Label: "Wilayah", Href: "/wilayah", Ikon: el.IkonPeta},
			{Label: "Jejak", Href: alamatJejak, Ikon: el.IkonAman},
		}
	}
	ms := []el.Menu{
		{Label: "Beranda", Href: "/", Ikon: el.IkonBeranda},
		{Label: "Penilaian", Href: "/penilaian", Ikon: el.IkonGrafik},
		{Label: "PPID", Href: alamatPPID, Ikon: el.IkonInfo},
		{Label: "Hari kerja", Href: "/hari-kerja", Ikon: el.IkonKalender},
		{Label: "Wilayah", Href: "/wilayah", Ikon: el.IkonPeta},
		{Label: "Register", Href: "/register", Ikon: el.IkonDaftar},
		{Label: "Jejak", Href: alamatJejak, Ikon: el.IkonAman},
	}
	if !hak.Bisa(l.k.saya.Aktor(), true, register.Info{Nama: "permohonan"}, hak.Baca) {
		ms = slices.Delete(ms, 2, 3)
	}
	if !hak.Bisa(l.k.saya.Aktor(), true, register.Info{Nama: "penilaian"}, hak.Baca) {
		ms = slices.Delete(ms, 1, 2)
	}
	return ms
}

// bingkai is what the frame shows on every page.
type bingkai struct {
	saya   klien.Saya
	nama   string // of the office
	zona   kominfo.Zona
	contoh int64 // sample documents that are loaded
}

func (k *bingkai) muat(ctx context.Context, d *Dasbor, s klien.Sumber) (err error) {
	if k.saya, err = siapa(ctx, s); err != nil {
		return err
	}
	ds, _, err := d.Buku.Profil.Cari(ctx, s, register.LingkupUmum(), register.Query{Batas: 1})
	if err != nil {
		return err
	}
	if len(ds) > 0 {
		k.nama, k.zona = ds[0].Isi.Nama, ds[0].Isi.Zona
	}
	if k.contoh = 0; !k.saya.Masuk || !hak.Bisa(k.saya.Aktor(), true, d.Buku.Penilaian.Info(), hak.Baca) {
		return nil // an officer of PPID alone has nothing to do with assessments
	}
	js, err := s.Rekap(ctx, d.Buku.Penilaian, register.LingkupUmum(), []register.Syarat{{Kolom: "contoh", Op: register.Sama, Nilai: "ya"}})
	if err != nil {
		return err
	}
	if len(js) > 0 {
		k.contoh = js[0].N
	}
	return nil
}

// kop is the government on a letterhead.
func (k *bingkai) kop() string {
	if k.nama == "" {
		return ""
	}
	return "Pemerintah " + k.nama
}

func (k *bingkai) spanduk(l *layar) []any {
	if k.contoh == 0 {
		return nil
	}
	var hapus any
	if hak.Bisa(k.saya.Aktor(), true, l.d.Buku.Penilaian.Info(), "tarik") {
		hapus = el.Tombol{Label: "Hapus data contoh", Klik: l.hapusContoh}
	}
	return el.Isi(el.SpandukContoh("Sebagian penilaian di sini adalah hasil instansi lain yang pernah terbit, bukan data kantor Anda. ", hapus))
}

// hapusContoh withdraws every sample document.
func (l *layar) hapusContoh(ctx app.Context) {
	l.kerja(ctx, func(c context.Context) error { return hapusSemuaContoh(c, l.d) }, func(ctx app.Context, err error) {
		if err != nil {
			l.galat = err
			return
		}
		el.Umumkan(ctx, "Data contoh sudah dihapus.")
		if jalur(ctx.Page().URL()) == "/" {
			l.ulang(ctx)
		} else {
			ctx.Navigate("/")
		}
	})
}

// hapusSemuaContoh withdraws every sample document, with its reason in the history.
func hapusSemuaContoh(ctx context.Context, d *Dasbor) error {
	for {
		h, err := d.Sumber.Cari(ctx, d.Buku.Penilaian, register.LingkupUmum(), register.Query{Saring: []register.Syarat{{Kolom: "contoh", Op: register.Sama, Nilai: "ya"}}})
		if err != nil || len(h.Baris) == 0 {
			return err
		}
		for _, b := range h.Baris {
			isian, _ := json.Marshal(register.Alasan{Alasan: "Data contoh dihapus."})
			if _, err := d.Sumber.Tulis(ctx, d.Buku.Penilaian, register.Permintaan{ID: b.ID, Harap: b.Versi, Tindakan: "tarik", Isian: isian}); err != nil && kominfo.KindOf(err) != kominfo.Ditolak {
				return err
			}
		}
	}
}

// jalur is the path without a trailing slash.
func jalur(u *url.URL) string {
	if n := len(u.Path); n > 1 && u.Path[n-1] == '/' {
		return u.Path[:n-1]
	}
	return u.Path
}
