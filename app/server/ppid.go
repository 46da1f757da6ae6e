//go:build !(js && wasm)

package server

import (
	"context"
	"net/http"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/layanan"
	"github.com/lumbung-id/lumbung/app/meja"
	pesanmasuk "github.com/lumbung-id/lumbung/app/pesan"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/app/retensi"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// rutePPID mounts what PPID needs besides the registers' own API: the desk of its
// officers, and the pages of the public.
func rutePPID(m *http.ServeMux, o *Opsi, wo web.Opsi) error {
	if o.Layanan == nil {
		o.Layanan = &ppid.Layanan{Perangkat: buku.Kominfo}
	}
	dijaga := asalSendiri(wo)
	om := meja.Opsi{Buku: o.Buku, Layanan: o.Layanan, Store: o.Store, Web: wo, Sekarang: o.Sekarang, AlamatLacak: alamatLacak(o.AsalTepercaya), Surel: o.Surel, Berkas: o.Berkas}
	depan := dijaga.Handler(meja.New(om))
	m.Handle("/berkas/lembar/ppid", depan)
	m.Handle("/berkas/lembar/ppid/", depan)
	m.Handle("/berkas/ppid/", depan)
	m.Handle("/berkas/ppid/pesan", pesanmasuk.Handler(pesanmasuk.Opsi{Buku: o.Buku, Web: wo}))
	if o.Berkas != nil {
		scan := dijaga.Handler(pindaian.Handler(pindaian.Opsi{Buku: o.Buku, Store: o.Store, Berkas: o.Berkas, Web: wo}))
		m.Handle("/berkas/ppid/pindaian", scan)
		m.Handle("/berkas/ppid/permohonan/{id}/dokumen/{n}", scan)
	}
	ret := dijaga.Handler(retensi.Handler(retensi.Opsi{Aturan: o.Retensi, Buku: o.Buku, Layanan: o.Layanan, Store: o.Store, Web: wo, Sekarang: o.Sekarang, Bingkai: meja.Bingkai(om)}))
	m.Handle("/berkas/lembar/ppid/retensi", ret)
	m.Handle("/berkas/ppid/retensi", ret)

	umum, err := layanan.New(layanan.Opsi{Buku: o.Buku, Layanan: o.Layanan, Store: o.Store, Berkas: o.Berkas, Jejak: o.Jejak, Web: wo, Sekarang: o.Sekarang, AlamatKlien: o.AlamatKlien, Maklumat: o.Maklumat, Log: o.Log, Surat: suratPemohon(meja.SuratPemohon(om))})
	if err != nil {
		return err
	}
	m.Handle("/layanan", umum)
	m.Handle("/layanan/", umum)
	return nil
}

// suratPemohon are the letters of the desk as the public pages take them.
func suratPemohon(f func(context.Context, string, register.ID) ([]meja.Surat, error)) func(context.Context, string, register.ID) ([]layanan.Surat, error) {
	return func(ctx context.Context, nama string, id register.ID) ([]layanan.Surat, error) {
		ss, err := f(ctx, nama, id)
		out := make([]layanan.Surat, len(ss))
		for i, s := range ss {
			out[i] = layanan.Surat(s)
		}
		return out, err
	}
}

// alamatLacak is where applicants follow their case, as letters print it; "" while
// nobody has said under which address people reach this program.
func alamatLacak(asal []string) string {
	if len(asal) == 0 {
		return ""
	}
	return asal[0] + "/layanan/lacak"
}

// asalSendiri refuses writes that come from pages of other sites.
func asalSendiri(wo web.Opsi) *http.CrossOriginProtection {
	p := http.NewCrossOriginProtection()
	for _, s := range wo.AsalTepercaya {
		_ = p.AddTrustedOrigin(s) // web.Handler has refused a bad one
	}
	p.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		wo.Gagal(w, r, kominfo.E(kominfo.Ditolak, "server.berkas", "Permintaan datang dari halaman situs lain, jadi tidak dijalankan. Ulangi dari halaman program ini."))
	}))
	return p
}
