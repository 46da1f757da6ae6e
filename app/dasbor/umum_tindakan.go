package dasbor

import (
	"context"
	"errors"
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// tindakanUmum is the form of one action: it makes a document, or moves one on.
type tindakanUmum struct {
	umum
	id    register.ID // "" for an action that makes the document
	nama  string
	t     register.InfoTindakan
	baris register.Baris
	sebut string // the document's name
	f     formulirUmum
	sibuk bool
	tunda error // why it waits in the outbox
	lewat int64 // version that somebody else stored meanwhile; 0: none
}

func (p *tindakanUmum) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	const op = "dasbor.tindakan"
	for _, t := range p.in.Tindakan {
		if t.Nama == p.nama {
			p.t = t
		}
	}
	if p.t.Nama == "" || p.t.Mula != (p.id == "") {
		return kominfo.E(kominfo.TidakAda, op, "Register %s tidak punya tindakan ini di sini.", p.in.Judul)
	}
	p.f = formulirUmum{isian: datar(p.t.Isian), kunci: "draf:" + p.alamat() + "/" + string(p.id) + "/" + p.nama}
	if p.id != "" {
		var err error
		if p.baris, err = s.Baca(ctx, p.reg, register.LingkupUmum(), p.id, 0); err != nil {
			return err
		}
		if p.baris.Ditarik {
			return kominfo.E(kominfo.Ditolak, op, "Dokumen ini sudah ditarik, jadi tidak dapat diubah.")
		}
		p.sebut, p.f.versi = sebutan(p.baris), p.baris.Versi
	}
	return p.f.muat(ctx, s, &p.umum, nil)
}

func (p *tindakanUmum) Gambar(l *layar) []any {
	kembali, remah := p.alamat(), p.remah(el.Remah{Label: p.t.Judul})
	uraian := p.in.Judul
	if p.id != "" {
		kembali = alamatDokumen(p.in.Nama, p.id)
		uraian += " · " + p.sebut
		remah = p.remah(el.Remah{Label: p.sebut, Href: kembali}, el.Remah{Label: p.t.Judul})
	}
	if p.tunda != nil {
		return el.Isi(el.Kepala{Judul: p.t.Judul, Uraian: uraian, Remah: remah}, l.tertunda(p.tunda, kembali))
	}
	formulir := el.Isi(tempat(p.f.ringkas()), tempat(p.gagal()), tempat(p.f.tawaran(func(_ app.Context, d drafUmum) { p.f.teks = d.Teks })))
	if p.t.Menarik {
		formulir = append(formulir, el.Pesan(el.Peringatan, "Dokumen yang ditarik tidak dapat diubah lagi", el.P("Dokumen tetap tersimpan dan dapat dibaca bersama riwayatnya, tetapi tidak ikut di daftar dan hitungan.")))
	}
	formulir = append(formulir, p.f.gambar(l)...)
	if len(p.t.Isian) == 0 {
		formulir = append(formulir, el.P("Tindakan ini tidak memerlukan isian."))
	}
	formulir = append(formulir, el.Deret(el.Tombol{Label: p.t.Judul, Utama: !p.t.Menarik, Bahaya: p.t.Menarik, Kirim: true, Sibuk: p.sibuk}, el.Tombol{Label: "Batal", Href: kembali}))
	return el.Isi(el.Kepala{Judul: p.t.Judul, Uraian: uraian, Remah: remah},
		el.Formulir(func(ctx app.Context) { p.kirim(ctx, l) }, formulir...),
		&penjaga{Kotor: p.f.beda(), Kunci: p.f.kunci, Cari: p.f.tawarkan})
}

func (p *tindakanUmum) gagal() any {
	if p.lewat == 0 {
		return el.Gagal(p.f.galat)
	}
	return el.Pesan(el.Peringatan, "Dokumen ini sudah diubah orang lain",
		el.P("Sekarang tersimpan versi "+nomor(int(p.lewat))+". Isian Anda tidak hilang. ", el.Tautan(alamatDokumen(p.in.Nama, p.id), "Lihat dokumen dan riwayatnya"), ", lalu kirim lagi bila tindakan ini masih tepat."))
}

func (p *tindakanUmum) kirim(ctx app.Context, l *layar) {
	if p.sibuk {
		return
	}
	p.f.galat = nil
	isi, fs := p.f.json(nil)
	if fs == nil {
		fs = register.PeriksaIsian(datar(p.f.isian), isi)
	}
	if kominfo.AdaGalat(fs) {
		p.f.tolak(ctx, fs)
		return
	}
	p.sibuk, p.lewat, p.f.temuan = true, 0, nil
	l.tulis(ctx, p.reg, register.Permintaan{ID: p.id, Harap: p.baris.Versi, Tindakan: p.nama, Isian: isi}, func(ctx app.Context, m register.Meta, err error) {
		p.sibuk, p.tunda = false, nil
		if errors.Is(err, klien.ErrMenunggu) {
			p.sibuk, p.tunda = true, err
			p.f.buangDraf()
			return
		}
		if err == nil {
			p.f.awal = p.f.teks
			p.f.buangDraf()
			el.Umumkan(ctx, p.t.Judul+": tersimpan.")
			ctx.Navigate(alamatDokumen(p.in.Nama, m.ID))
			return
		}
		p.f.galat = err
		if fs := temuanGalat(err); fs != nil {
			p.f.galat = nil
			p.f.tolak(ctx, fs)
		}
		if kominfo.KindOf(err) == kominfo.Bentrok && p.id != "" {
			p.segarkan(ctx, l)
		}
	})
}

// segarkan learns the newest version, so that the action can be sent again by
// somebody who knows of it.
func (p *tindakanUmum) segarkan(ctx app.Context, l *layar) {
	var b register.Baris
	l.kerja(ctx, func(c context.Context) (err error) {
		b, err = l.d.Sumber.Baca(c, p.reg, register.LingkupUmum(), p.id, 0)
		return err
	}, func(_ app.Context, err error) {
		if err == nil && b.Versi != p.baris.Versi {
			p.baris, p.lewat, p.f.galat = b, b.Versi, nil
		}
	})
}
