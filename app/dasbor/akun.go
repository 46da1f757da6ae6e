package dasbor

import (
	"context"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const (
	alamatAkun     = "/akun"
	alamatHak      = "/akun/hak"
	alamatUndangan = "/undangan"
)

func ruteAkun() []rute {
	return []rute{
		{alamatAkun, alamatAkun, func(d *Dasbor, _ []string) halaman { return &akunSaya{d: d} }},
		{"/akun/orang", alamatAkun, func(d *Dasbor, _ []string) halaman { return &daftarAkun{d: d} }},
		{"/akun/undang", alamatAkun, func(d *Dasbor, _ []string) halaman { return &undang{d: d} }},
		{"/akun/ubah/" + bagianID, alamatAkun, func(d *Dasbor, b []string) halaman { return &undang{d: d, id: register.ID(b[1])} }},
		{alamatHak, alamatAkun, func(d *Dasbor, _ []string) halaman { return &matriksHak{d: d} }},
		{alamatUndangan, "", func(d *Dasbor, _ []string) halaman { return &undangan{d: d} }},
	}
}

// siapa asks who looks at the page. An API that knows no accounts is that of the
// program's own user.
func siapa(ctx context.Context, s klien.Sumber) (klien.Saya, error) {
	lokal := klien.Saya{Masuk: true, Lokal: true, ID: "lokal", Peran: []string{hak.Koordinator}, Perangkat: "kominfo"}
	h, ok := s.(interface {
		Saya(context.Context) (klien.Saya, error)
	})
	if !ok {
		return lokal, nil
	}
	saya, err := h.Saya(ctx)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		return lokal, nil
	}
	return saya, err
}

// akunLewat sends a request about accounts; pages reach it through the Sumber.
func (d *Dasbor) akunLewat(ctx context.Context, jalur string, isi, v any) error {
	h, ok := d.Sumber.(interface {
		Akun(ctx context.Context, jalur string, isi, v any) error
	})
	if !ok {
		return kominfo.E(kominfo.TidakAda, "dasbor.akun", "Program ini dijalankan tanpa akun.")
	}
	return h.Akun(ctx, jalur, isi, v)
}

// akun is who is logged in, at the head of every page.
func (k *bingkai) akun() any {
	if !k.saya.Masuk || k.saya.Lokal {
		return nil
	}
	return el.Tombol{LabelRi: "Akun " + k.saya.Nama, Ikon: el.IkonPengguna, Sunyi: true, Href: alamatAkun} // an icon: a name leaves no room on a phone
}

// menuAkun leads through the pages about people.
func menuAkun(s klien.Saya, d *Dasbor, aktif string) app.UI {
	ms := []el.Menu{{Label: "Akun saya", Href: alamatAkun, Ikon: el.IkonPengguna}}
	if bisaKelola(s, d) {
		ms = append(ms, el.Menu{Label: "Semua akun", Href: "/akun/orang", Ikon: el.IkonDaftar})
	}
	ms = append(ms, el.Menu{Label: "Peran dan hak", Href: alamatHak, Ikon: el.IkonAman})
	return el.Submenu("Akun", ms, aktif)
}

func bisaKelola(s klien.Saya, d *Dasbor) bool {
	return hak.Bisa(s.Aktor(), s.Masuk, d.Buku.Akun.Info(), hak.Baca)
}
