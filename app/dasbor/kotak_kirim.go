package dasbor

import (
	"context"
	"encoding/json"
	"net/url"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

const alamatKotak = "/kotak-kirim"

// kotakKirim shows what waits on this device to be sent, and lets a person decide
// about what was refused.
type kotakKirim struct {
	d    *Dasbor
	kini map[string]versiKini // by number in the outbox: what a conflict is with
	baca bool                 // it is being read
}

// versiKini is a document as it is stored now.
type versiKini struct {
	versi int64
	isi   map[string]json.RawMessage
}

func (p *kotakKirim) Muat(ctx context.Context, s klien.Sumber, _ *url.URL) error {
	p.kini = p.bacaKini(ctx, s)
	return nil
}

// bacaKini reads the documents of all conflicts; what cannot be read is left out.
func (p *kotakKirim) bacaKini(ctx context.Context, s klien.Sumber) map[string]versiKini {
	out := map[string]versiKini{}
	for _, e := range p.d.Kotak.Isi() {
		r := p.d.Kotak.Register(e.Register)
		if e.Keadaan != klien.Bentrok || r == nil {
			continue
		}
		b, err := s.Baca(ctx, r, register.LingkupUmum(), e.ID, 0)
		if err != nil {
			continue
		}
		doc, err := r.Dokumen(b)
		v := versiKini{versi: b.Versi}
		if err == nil && json.Unmarshal(doc, &v.isi) == nil {
			out[e.No] = v
		}
	}
	return out
}

// kabar reads what new conflicts are with.
func (p *kotakKirim) kabar(ctx app.Context, l *layar) {
	perlu := false
	for _, e := range p.d.Kotak.Isi() {
		perlu = perlu || e.Keadaan == klien.Bentrok && p.kini[e.No].versi <= e.Harap
	}
	if !perlu || p.baca {
		return
	}
	p.baca = true
	var kini map[string]versiKini
	l.kerja(ctx, func(c context.Context) error { kini = p.bacaKini(c, l.d.Sumber); return nil }, func(_ app.Context, err error) {
		p.baca = false
		if err == nil {
			p.kini = kini
		}
	})
}

// kabar shows a document again when a write to it went out behind the page.
func (p *dokumenUmum) kabar(ctx app.Context, l *layar) {
	for _, e := range p.d.Kotak.Isi() {
		if e.ID == p.id && e.Hasil != nil && e.Hasil.Versi > p.baris.Versi && l.minta == "" {
			l.ulang(ctx)
		}
	}
}

func (p *kotakKirim) Gambar(l *layar) []any {
	isi := el.Isi(el.Kepala{Judul: "Kotak kirim", Uraian: "Perubahan di perangkat ini yang belum diterima server. Yang menunggu dikirim sendiri begitu server terjangkau."})
	for _, e := range p.d.Kotak.Isi() {
		if e.Keadaan != klien.Dikirim {
			isi = append(isi, p.kartu(l, e))
		}
	}
	if len(isi) == 1 {
		isi = append(isi, el.Kosong("Tidak ada perubahan yang menunggu. Semua yang Anda simpan di perangkat ini sudah diterima server."))
	}
	return isi
}

func (p *kotakKirim) kartu(l *layar, e *klien.Kiriman) app.UI {
	nada, tanda, lagi := el.Info, "menunggu dikirim", "Kirim lagi"
	v := versiKini{}
	switch e.Keadaan {
	case klien.Bentrok:
		nada, tanda = el.Peringatan, "bentrok dengan versi lain"
		if v = p.kini[e.No]; v.versi > e.Harap {
			lagi += " di atas versi " + nomor(int(v.versi))
		} else {
			lagi = "" // nothing goes on top of what was not seen
		}
	case klien.Ditolak:
		nada, tanda = el.Bahaya, "ditolak server"
	}
	ket := "Disimpan " + waktuDi(e.Waktu, l.k.zona) + ". "
	if e.Coba > 0 && e.Keadaan == klien.Menunggu {
		ket += "Mungkin sudah sampai walau jawabannya hilang; bila dikirim lagi tidak tercatat dua kali. "
	}
	if e.Sementara {
		ket += "Isinya " + hanyaMemori
	}
	sebab, banding := any(el.P(e.Pesan)), p.banding(e, v)
	if e.Keadaan == klien.Ditolak {
		sebab = el.Gagal(e.Galat())
	}
	if v.isi == nil {
		banding = el.Rincian("Isian Anda", banding)
	}
	isi := el.Isi(el.Lencana(nada, tanda), sebab, el.Kecil(ket), banding)
	var tombol []any
	if lagi != "" && e.Kunci != "" {
		tombol = append(tombol, tombolKotak(lagi, e, "", func(ctx app.Context) {
			if e.Keadaan != klien.Menunggu {
				p.d.Kotak.Ulangi(e.No, v.versi)
			}
			l.kirimkan(ctx)
		}))
	}
	if e.Keadaan == klien.Menunggu && e.Jenis == kominfo.BelumMasuk {
		tombol = el.Isi(el.Tombol{Label: "Masuk lagi", LabelRi: "Masuk lagi untuk mengirim " + e.Label, Utama: true, Ikon: el.IkonMasuk, Href: "/"})
	}
	tombol = append(tombol, tombolKotak("Buang", e, "", func(ctx app.Context) {
		if app.IsServer || app.Window().Call("confirm", "Buang perubahan ini? Isinya hilang dan tidak dapat dikembalikan.").Bool() {
			p.d.Kotak.Buang(e.No)
			l.kirimkan(ctx)
		}
	}))
	if e.ID != "" {
		tombol = append(tombol, tombolKotak("Buka dokumen", e, alamatDokumen(e.Register, e.ID), nil))
	}
	return el.Kartu(e.Label, append(isi, el.Deret(tombol...))...)
}

func tombolKotak(label string, e *klien.Kiriman, href string, klik func(app.Context)) el.Tombol {
	return el.Tombol{Label: label, LabelRi: label + ": " + e.Label, Href: href, Klik: klik}
}

// banding shows the fields of an entry, and where they differ beside what is
// stored now, when that was read.
func (p *kotakKirim) banding(e *klien.Kiriman, v versiKini) any {
	r := p.d.Kotak.Register(e.Register)
	var saya map[string]json.RawMessage
	if r == nil || json.Unmarshal(e.Isian, &saya) != nil {
		return el.Kode(string(e.Isian))
	}
	in := r.Info()
	isian := in.Isian
	for _, t := range in.Tindakan {
		if t.Nama == e.Tindakan {
			isian = t.Isian
		}
	}
	var nama penamaan
	var fs []el.Fakta
	for _, x := range isian {
		a, b, label := saya[x.Nama], v.isi[x.Nama], x.Label
		if v.isi != nil {
			if string(a) == string(b) {
				continue
			}
			fs = append(fs, el.Fakta{Label: label + ", tersimpan sekarang", Isi: nama.nilaiIsian(x, nil, b)})
			label += ", isian Anda"
		}
		fs = append(fs, el.Fakta{Label: label, Isi: nama.nilaiIsian(x, nil, a)})
	}
	return el.DaftarFakta(fs...)
}
