package dasbor

import (
	"context"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
)

// masuk is shown instead of a page to people who have not logged in; the address
// stays, so that afterwards they are where they wanted to go.
type masuk struct {
	d           *Dasbor
	habis       bool // a session was there and ended
	nama, sandi string
	galat       error
	sibuk       bool
}

func (m *masuk) Muat(context.Context, klien.Sumber, *url.URL) error { return nil }

func (m *masuk) Gambar(l *layar) []any {
	var isi, f susunan
	isi.apa(el.Kepala{Judul: "Masuk", Uraian: "Untuk pegawai yang punya akun di kantor ini."})
	if m.habis {
		isi.pesan(el.Info, "Waktu masuk sudah habis. Masuk lagi; isian yang belum terkirim tetap ada di perangkat ini.", "")
	}
	f.apa(el.Gagal(m.galat))
	f.medan("nama", "Nama masuk", "", "username", "", 40, &m.nama)
	f.sandi("sandi", "Kata sandi", "current-password", "", &m.sandi)
	f.apa(el.Deret(el.Tombol{Label: "Masuk", Utama: true, Kirim: true, Ikon: el.IkonMasuk, Sibuk: m.sibuk}))
	isi.ui(el.Formulir(func(ctx app.Context) { m.kirim(ctx, l) }, f.isi...))
	isi.ui(el.P("Warga yang meminta informasi publik tidak perlu akun: ", el.Tautan(alamatLayanan, "Layanan informasi publik"), "."))
	isi.kecil("Lupa kata sandi, atau belum punya akun? Minta tautan baru kepada pengelola akun di kantor Anda. Tautan itu berlaku sekali.")
	return isi.isi
}

func (m *masuk) kirim(ctx app.Context, l *layar) {
	nama := strings.ToLower(strings.TrimSpace(m.nama))
	if nama == "" || m.sandi == "" {
		m.galat = kominfo.E(kominfo.TidakSah, "dasbor.masuk", "Isi nama masuk dan kata sandi.")
		return
	}
	m.sibuk, m.galat = true, nil
	l.kerja(ctx, func(c context.Context) error {
		return m.d.akunLewat(c, "masuk", map[string]string{"nama_masuk": nama, "sandi": m.sandi}, nil)
	}, func(ctx app.Context, err error) {
		m.sibuk, m.sandi, m.galat = false, "", err
		if err == nil {
			ctx.Reload() // whose outbox it is is settled when the program starts
		}
	})
}

// undangan is where a one-time link leads: a first account, a new one, a new
// password. The code stands behind the # of the address, which browsers do not send.
type undangan struct {
	d                *Dasbor
	kode             string
	u                isiUndangan
	siap             bool
	nama, nm, s1, s2 string
	galat            error
	sibuk            bool
}

// isiUndangan is what the server says about a code.
type isiUndangan struct {
	Tujuan    string   `json:"tujuan"` // baru, atur_ulang, pengelola
	Nama      string   `json:"nama"`
	NamaMasuk string   `json:"nama_masuk"`
	Peran     []string `json:"peran"`
}

func (u *undangan) Muat(ctx context.Context, _ klien.Sumber, alamat *url.URL) error {
	if app.IsServer {
		return nil // the server never sees the code
	}
	u.kode = alamat.Fragment
	if u.kode == "" {
		u.kode = strings.TrimPrefix(app.Window().Get("location").Get("hash").String(), "#")
	}
	if u.kode == "" {
		u.galat = kominfo.E(kominfo.TidakSah, "dasbor.undangan", "Tautan ini tidak lengkap: kodenya hilang. Salin seluruh tautan dari pesan, termasuk yang sesudah tanda #.")
		return nil
	}
	if u.galat = u.d.akunLewat(ctx, "undangan/periksa", map[string]string{"kode": u.kode}, &u.u); u.galat == nil {
		u.siap, u.nama, u.nm = true, u.u.Nama, u.u.NamaMasuk
	}
	return nil
}

func (u *undangan) Gambar(l *layar) []any {
	judul := "Buat akun"
	switch u.u.Tujuan {
	case "pengelola":
		judul = "Buat akun pengelola"
	case "atur_ulang":
		judul = "Kata sandi baru"
	}
	var isi, f susunan
	isi.apa(el.Kepala{Judul: judul})
	switch {
	case u.siap:
	case u.galat == nil:
		isi.ui(el.Memuat("Memeriksa tautan…"))
		return isi.isi
	default:
		isi.apa(el.Gagal(u.galat))
		isi.apa(el.Deret(el.Tombol{Label: "Ke halaman masuk", Href: "/"}))
		return isi.isi
	}
	if len(u.u.Peran) > 0 {
		isi.p("Peran: " + namaPeran(u.u.Peran) + ".")
	}
	f.apa(el.Gagal(u.galat))
	if u.u.Tujuan != "atur_ulang" {
		f.medan("nama", "Nama Anda", "", "name", "", 120, &u.nama)
	}
	f.apa(el.Masukan{ID: "nama-masuk", Label: "Nama masuk", Nilai: u.nm, Lengkapi: "username", Panjang: 40, Wajib: true, BacaSaja: u.u.NamaMasuk != "", Bantuan: bantuanNamaMasuk, Ketik: ikat(&u.nm)})
	f.sandi("sandi", "Kata sandi", "new-password", "Paling sedikit 10 huruf. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.", &u.s1)
	f.sandi("sandi2", "Kata sandi sekali lagi", "new-password", "", &u.s2)
	f.apa(el.Deret(el.Tombol{Label: "Simpan dan masuk", Utama: true, Kirim: true, Sibuk: u.sibuk}))
	isi.ui(el.Formulir(func(ctx app.Context) { u.kirim(ctx, l) }, f.isi...))
	return isi.isi
}

const bantuanNamaMasuk = "Huruf kecil, angka, titik. Misalnya siti.kominfo. Jangan memakai NIK."

func (u *undangan) kirim(ctx app.Context, l *layar) {
	if u.s1 != u.s2 {
		u.galat = kominfo.E(kominfo.TidakSah, "dasbor.undangan", "Kedua kata sandi tidak sama. Ketik lagi.")
		return
	}
	u.sibuk, u.galat = true, nil
	in := map[string]string{"kode": u.kode, "nama": strings.TrimSpace(u.nama), "masuk": strings.ToLower(strings.TrimSpace(u.nm)), "sandi": u.s1}
	l.kerja(ctx, func(c context.Context) error { return u.d.akunLewat(c, "undangan", in, nil) }, func(ctx app.Context, err error) {
		u.sibuk, u.galat = false, err
		if err == nil {
			app.Window().Get("location").Call("replace", "/") // the code must not stay in the history
		}
	})
}
