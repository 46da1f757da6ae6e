package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

const (
	alamatPPID    = "/ppid"
	alamatLayanan = "/layanan" // for the public: pages that need no program
)

// ruteLembar are the pages that the server composes whole. It has the law, the
// calendar and the rights; a page more costs the browser's program nothing.
func ruteLembar() (out []rute) {
	const satu = alamatPPID + "/" + bagianNama
	for _, pola := range [...]string{alamatPPID, satu, satu + "/" + bagianID, satu + "/" + bagianID + "/" + bagianNama} {
		out = append(out, rute{pola, alamatPPID, func(d *Dasbor, b []string) halaman { return &halamanLembar{d: d, jalur: b[0]} }})
	}
	return out
}

// halamanLembar draws what the server composed for its address.
type halamanLembar struct {
	d     *Dasbor
	jalur string
	isi   kertas.Lembar
}

func (p *halamanLembar) Muat(ctx context.Context, s klien.Sumber, u *url.URL) error {
	return ambilKertas(ctx, p.d, s, "/berkas/lembar"+p.jalur+"?"+u.RawQuery, &p.isi)
}

// ambilKertas gets what the server composes into v.
func ambilKertas(ctx context.Context, d *Dasbor, s klien.Sumber, alamat string, v any) error {
	const op = "dasbor.kertas"
	a := angkut(d, s)
	if a == nil {
		return kominfo.E(kominfo.Ditolak, op, "Halaman ini disusun oleh server kantor. Buka dari sana.")
	}
	j, err := a(ctx, "GET", alamat, nil, nil)
	switch {
	case errors.Is(err, klien.ErrBelumAda):
		return err
	case err != nil:
		return kominfo.E(kominfo.Rusak, op, "Halaman ini disusun oleh server kantor, dan server tidak terjangkau. Periksa sambungan, lalu coba lagi.").Sebab(errors.Join(klien.ErrLuring, err))
	case j.Status != 200:
		return masalahBukti(j)
	}
	if err := json.Unmarshal(j.Isi, v); err != nil {
		return kominfo.E(kominfo.Rusak, op, "Jawaban server tidak dapat dibaca. Muat ulang halaman.").Sebab(err)
	}
	return nil
}

func (p *halamanLembar) Gambar(l *layar) []any {
	k := &p.isi
	var tanda, aksi, isi susunan
	for _, x := range k.Tanda {
		tanda.lencana(nadaKertas(x.Rupa), x.Teks)
	}
	for i, x := range k.Aksi {
		t := el.Tombol{Label: x.Teks, Href: x.Ke, Utama: i == 0}
		switch x.Rupa {
		case "cetak":
			aksi.ui(el.TombolCetak(x.Teks))
			continue
		case "unduh":
			t.Ikon, t.Unduh = el.IkonUnduh, "berkas"
		}
		aksi.apa(t)
	}
	var remah []el.Remah
	for _, x := range k.Remah {
		remah = append(remah, el.Remah{Label: x.Teks, Href: x.Ke})
	}
	if k.Kop[0] != "" {
		isi.apa(el.KopSurat{Pemerintah: k.Kop[0], Perangkat: k.Kop[1], Alamat: k.Kop[2], Kontak: k.Kop[3]})
	}
	isi.apa(el.Kepala{Judul: k.Judul, Uraian: k.Uraian, Remah: remah, Tanda: tanda.isi, Aksi: aksi.isi})
	if k.Nomor == kertas.GarisNomor {
		k.Nomor = " "
	}
	if k.Nomor != "" {
		isi.ui(el.SuratResmi(false, false, k.Nomor))
	}
	if k.Menu != nil {
		var ms []el.Menu
		kini := ""
		for _, x := range k.Menu {
			ms = append(ms, el.Menu{Label: x.Teks, Href: x.Ke})
			if x.Rupa != "" {
				kini = x.Ke
			}
		}
		isi.ui(el.Submenu("PPID", ms, kini))
	}
	return append(isi.isi, gambarBalok(l, k.Isi)...)
}

// gambarSaring is a form whose fields go into the address. What is typed is kept in
// the block until then.
func gambarSaring(b *kertas.Balok) app.UI {
	var f susunan
	for i := range b.Medan {
		f.ui(gambarMedan("saring-"+b.Medan[i].Nama, &b.Medan[i]))
	}
	return el.HanyaLayar(el.Formulir(func(ctx app.Context) {
		v := url.Values{}
		for _, m := range b.Medan {
			if m.Nilai != "" {
				v.Set(m.Nama, m.Nilai)
			}
		}
		ctx.Navigate(ctx.Page().URL().Path + "?" + v.Encode())
	}, el.Kisi(f.isi...), el.Deret(el.Tombol{Label: b.Judul, Kirim: true})))
}

// gambarMedan is a field; what is typed or chosen goes into it.
func gambarMedan(id string, m *kertas.Medan) app.UI {
	ubah := func(_ app.Context, s string) { m.Nilai = s }
	if m.Pilihan == nil {
		x := el.Masukan{ID: id, Label: m.Judul, Bantuan: m.Bantuan, Jenis: m.Jenis, Nilai: m.Nilai, Panjang: 99, Ketik: ubah}
		if m.Jenis == "panjang" {
			x.Jenis, x.Baris, x.Panjang = "", 8, 0
		}
		return x.UI()
	}
	x := el.Pilih{ID: id, Label: m.Judul, Bantuan: m.Bantuan, Nilai: m.Nilai, Ubah: ubah}
	for _, o := range m.Pilihan {
		if o.Ke == "" {
			x.Kosong = o.Teks
		} else {
			x.Opsi = append(x.Opsi, el.Opsi{Nilai: o.Ke, Label: o.Teks})
		}
	}
	return x.UI()
}
