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

// ubahUmum makes or changes a document of a register without actions.
type ubahUmum struct {
	umum
	id      register.ID // "" makes a new one
	meta    register.Meta
	sebut   string // the document's name
	dasar   []byte // the document as it was read; nil for a new one
	f       formulirUmum
	sibuk   bool
	tunda   error  // why it waits in the outbox
	setuju  string // the document whose warnings were shown
	bentrok *bentrokUmum
}

func (p *ubahUmum) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	if !p.in.Bebas {
		return kominfo.E(kominfo.Ditolak, "dasbor.ubah", "Register %s hanya berubah lewat tindakannya. Buka dokumennya, lalu pilih tindakan di sana.", p.in.Judul)
	}
	p.f = formulirUmum{isian: p.in.Isian, kunci: "draf:" + p.alamat() + "/" + string(p.id)}
	if p.id != "" {
		b, err := s.Baca(ctx, p.reg, register.LingkupUmum(), p.id, 0)
		if err != nil {
			return err
		}
		if b.Ditarik {
			return kominfo.E(kominfo.Ditolak, "dasbor.ubah", "Dokumen ini sudah ditarik, jadi tidak dapat diubah.")
		}
		if p.dasar, err = p.reg.Dokumen(b); err != nil {
			return err
		}
		p.meta, p.sebut, p.f.versi = b.Meta, b.Sebutan, b.Versi
	}
	return p.f.muat(ctx, s, &p.umum, p.dasar)
}

func (p *ubahUmum) Gambar(l *layar) []any {
	judul, kembali := "Tambah "+p.in.Judul, p.alamat()
	remah := p.remah(el.Remah{Label: "Tambah"})
	if p.id != "" {
		judul, kembali = "Ubah "+p.namaDok(), alamatDokumen(p.in.Nama, p.id)
		remah = p.remah(el.Remah{Label: p.namaDok(), Href: kembali}, el.Remah{Label: "Ubah"})
	}
	isi := el.Isi(el.Kepala{Judul: judul, Uraian: p.in.Keterangan, Remah: remah})
	if p.tunda != nil {
		return append(isi, l.tertunda(p.tunda, kembali))
	}
	jaga := &penjaga{Kotor: p.f.beda(), Kunci: p.f.kunci, Cari: p.f.tawarkan}
	if p.bentrok != nil {
		return append(isi, p.bentrok.gambar(p.selesaiBentrok), jaga)
	}
	label := "Simpan"
	if len(p.f.temuan) > 0 && !kominfo.AdaGalat(p.f.temuan) && p.setuju != "" {
		label = "Tetap simpan"
	}
	formulir := append(el.Isi(tempat(p.f.ringkas()), tempat(el.Gagal(p.f.galat)), tempat(p.f.tawaran(p.pulihkan))), p.f.gambar(l)...)
	formulir = append(formulir, el.Deret(el.Tombol{Label: label, Utama: true, Kirim: true, Sibuk: p.sibuk}, el.Tombol{Label: "Batal", Href: kembali}))
	return append(isi, el.Formulir(func(ctx app.Context) { p.kirim(ctx, l) }, formulir...), jaga)
}

func (p *ubahUmum) namaDok() string {
	if p.sebut != "" {
		return p.sebut
	}
	return p.in.Judul
}

// kirim checks here first, with the same rules as the server, then writes.
func (p *ubahUmum) kirim(ctx app.Context, l *layar) {
	if p.sibuk {
		return
	}
	p.f.galat = nil
	doc, fs := p.f.json(p.dasar)
	if kominfo.AdaGalat(fs) {
		p.tolak(ctx, fs)
		return
	}
	p.sibuk = true
	var lama *register.Baris
	if p.id != "" {
		lama = &register.Baris{Meta: p.meta, VersiSkema: p.in.VersiSkema, Umum: p.dasar}
	}
	l.kerja(ctx, func(c context.Context) (err error) {
		fs, err = p.reg.Periksa(c, pembaca{l.d.Sumber}, lama, doc)
		return err
	}, func(ctx app.Context, err error) {
		switch {
		case err != nil:
			p.sibuk, p.f.galat = false, err
		case kominfo.AdaGalat(fs), len(fs) > 0 && p.setuju != string(doc):
			p.setuju = string(doc)
			p.tolak(ctx, fs)
		default:
			p.tulis(ctx, l, doc)
		}
	})
}

func (p *ubahUmum) tolak(ctx app.Context, fs []kominfo.Finding) {
	p.sibuk = false
	p.f.tolak(ctx, fs)
}

func (p *ubahUmum) tulis(ctx app.Context, l *layar, doc []byte) {
	l.tulis(ctx, p.reg, register.Permintaan{ID: p.id, Harap: p.meta.Versi, Isian: doc}, func(ctx app.Context, m register.Meta, err error) {
		p.sibuk, p.tunda = false, nil
		switch {
		case errors.Is(err, klien.ErrMenunggu):
			p.sibuk, p.tunda = true, err
			p.f.buangDraf()
		case err == nil:
			p.f.awal = p.f.teks
			p.f.buangDraf()
			el.Umumkan(ctx, "Tersimpan.")
			ctx.Navigate(alamatDokumen(p.in.Nama, m.ID))
		case kominfo.KindOf(err) == kominfo.Bentrok && p.id != "":
			p.banding(ctx, l, err, p.f.teks)
		default:
			p.gagal(ctx, err)
		}
	})
}

// gagal puts the server's findings beside the fields; everything typed stays.
func (p *ubahUmum) gagal(ctx app.Context, err error) {
	if fs := temuanGalat(err); fs != nil {
		p.tolak(ctx, fs)
		return
	}
	p.f.galat = err
}

// banding reads the document again: when somebody else changed it, both versions
// are shown; otherwise the conflict is another one, such as a key that exists.
func (p *ubahUmum) banding(ctx app.Context, l *layar, sebab error, teks map[string]string) {
	p.sibuk = true
	var (
		b   register.Baris
		doc []byte
	)
	l.kerja(ctx, func(c context.Context) (err error) {
		if b, err = l.d.Sumber.Baca(c, p.reg, register.LingkupUmum(), p.id, 0); err == nil {
			doc, err = p.reg.Dokumen(b)
		}
		return err
	}, func(ctx app.Context, err error) {
		p.sibuk = false
		switch {
		case err != nil:
			p.f.galat = sebab
		case b.Versi == p.meta.Versi && sebab != nil:
			p.gagal(ctx, sebab)
		default:
			p.bentrok = bentrokBaru(&p.f, teks, b.Meta, doc)
		}
	})
}

// selesaiBentrok goes on from the newest version with what was chosen.
func (p *ubahUmum) selesaiBentrok(ctx app.Context) {
	k := p.bentrok
	p.bentrok, p.dasar, p.meta, p.setuju = nil, k.doc, k.meta, ""
	p.f.versi, p.f.awal, p.f.teks, p.f.temuan, p.f.terkirim, p.f.galat = k.meta.Versi, k.baru, k.hasil(), nil, false, nil
	p.f.simpanDraf()
}

// pulihkan takes over input from before. When the document changed meanwhile,
// the two are compared first.
func (p *ubahUmum) pulihkan(ctx app.Context, d drafUmum) {
	if p.id != "" && d.Versi != p.meta.Versi {
		p.bentrok = bentrokBaru(&p.f, d.Teks, p.meta, p.dasar)
		return
	}
	p.f.teks = d.Teks
}
