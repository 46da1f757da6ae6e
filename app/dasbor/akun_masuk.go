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
	isi := el.Isi(el.Kepala{Judul: "Masuk", Uraian: "Untuk pegawai yang punya akun di kantor ini."})
	if m.habis {
		isi = append(isi, el.Pesan(el.Info, "Waktu masuk sudah habis. Masuk lagi; isian yang belum terkirim tetap ada di perangkat ini."))
	}
	return append(isi, el.Formulir(func(ctx app.Context) { m.kirim(ctx, l) },
		tempat(el.Gagal(m.galat)),
		el.Masukan{ID: "nama", Label: "Nama masuk", Nilai: m.nama, Lengkapi: "username", Panjang: 40, Wajib: true, Ketik: func(_ app.Context, v string) { m.nama = v }},
		el.Masukan{ID: "sandi", Label: "Kata sandi", Nilai: m.sandi, Jenis: "password", Lengkapi: "current-password", Panjang: 200, Wajib: true, Ketik: func(_ app.Context, v string) { m.sandi = v }},
		el.Deret(el.Tombol{Label: "Masuk", Utama: true, Kirim: true, Ikon: el.IkonMasuk, Sibuk: m.sibuk})),
		el.Kecil("Lupa kata sandi, atau belum punya akun? Minta tautan baru kepada pengelola akun di kantor Anda. Tautan itu berlaku sekali."))
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
	isi := el.Isi(el.Kepala{Judul: judul})
	if !u.siap {
		if u.galat == nil {
			return append(isi, el.Memuat("Memeriksa tautan…"))
		}
		return append(isi, el.Gagal(u.galat), el.Deret(el.Tombol{Label: "Ke halaman masuk", Href: "/"}))
	}
	if len(u.u.Peran) > 0 {
		isi = append(isi, el.P("Peran: ", namaPeran(u.u.Peran), "."))
	}
	f := el.Isi(tempat(el.Gagal(u.galat)))
	if u.u.Tujuan != "atur_ulang" {
		f = append(f, el.Masukan{ID: "nama", Label: "Nama Anda", Nilai: u.nama, Lengkapi: "name", Panjang: 120, Wajib: true, Ketik: func(_ app.Context, v string) { u.nama = v }})
	}
	f = append(f, el.Masukan{ID: "nama-masuk", Label: "Nama masuk", Nilai: u.nm, Lengkapi: "username", Panjang: 40, Wajib: true, BacaSaja: u.u.NamaMasuk != "",
		Bantuan: "Huruf kecil, angka, titik. Misalnya siti.kominfo. Jangan memakai NIK.", Ketik: func(_ app.Context, v string) { u.nm = v }},
		el.Masukan{ID: "sandi", Label: "Kata sandi", Nilai: u.s1, Jenis: "password", Lengkapi: "new-password", Panjang: 200, Wajib: true,
			Bantuan: "Paling sedikit 10 huruf. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.", Ketik: func(_ app.Context, v string) { u.s1 = v }},
		el.Masukan{ID: "sandi2", Label: "Kata sandi sekali lagi", Nilai: u.s2, Jenis: "password", Lengkapi: "new-password", Panjang: 200, Wajib: true, Ketik: func(_ app.Context, v string) { u.s2 = v }},
		el.Deret(el.Tombol{Label: "Simpan dan masuk", Utama: true, Kirim: true, Sibuk: u.sibuk}))
	return append(isi, el.Formulir(func(ctx app.Context) { u.kirim(ctx, l) }, f...))
}

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
