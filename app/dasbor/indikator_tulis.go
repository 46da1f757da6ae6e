package dasbor

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
)

// tulis carries out one write of this page, through the outbox; isian nil is an
// action that asks for nothing. di names the place on the page that it came from:
// what is wrong is said there. One write is on its way at a time; what follows from
// it is sesudah's.
func (p *indikator) tulis(ctx app.Context, l *layar, r register.Register, id register.ID, versi int64, aksi string, isian []byte, di string, sesudah func(app.Context, register.Meta)) {
	if p.sibuk != "" {
		return
	}
	p.galat, p.gagalDi = nil, ""
	if isian == nil {
		isian = []byte("{}")
	}
	w := register.Permintaan{ID: id, Harap: versi, Tindakan: aksi, Isian: isian}
	p.sibuk = di
	l.tulis(ctx, r, w, func(ctx app.Context, m register.Meta, err error) {
		if p.tunda = nil; errors.Is(err, klien.ErrMenunggu) {
			p.tunda = err
			return
		}
		p.sibuk = ""
		if err == nil {
			sesudah(ctx, m)
			return
		}
		p.galat, p.gagalDi = err, di
		switch fs := temuanGalat(err); {
		case p.buka != nil && (p.buka.kunci == di || di == kunciDokumen) && len(fs) > 0:
			p.galat = nil
			p.buka.f.tolak(ctx, fs)
		case di == "jawab" && len(fs) > 0:
			p.galat = nil
			p.jawab.tolak(ctx, fs)
		}
		if kominfo.KindOf(err) == kominfo.Bentrok || kominfo.KindOf(err) == kominfo.Ditolak {
			p.segarkan(ctx, l) // the page was behind: show what is stored
		}
	})
}

// beres closes what was open and shows what is stored now.
func (p *indikator) beres(ctx app.Context, l *layar, pesan string) {
	if p.buka != nil {
		p.buka.f.buangDraf()
		p.buka = nil
	}
	el.Umumkan(ctx, pesan)
	p.segarkan(ctx, l)
}

// segarkan reads again what is stored. What is being typed stays.
func (p *indikator) segarkan(ctx app.Context, l *layar) {
	n := &indikator{siklus: siklus{d: p.d, saya: p.saya, id: p.id}, nomor: p.nomor}
	p.memuat = true
	l.kerja(ctx, func(c context.Context) error { return n.Muat(c, l.d.Sumber, nil) }, func(ctx app.Context, err error) {
		p.memuat = false
		if err != nil {
			if p.galat == nil {
				p.galat, p.gagalDi = err, "halaman"
			}
			return
		}
		p.ambil(n)
	})
}

// ambil takes over what n loaded. An answer that is being typed stays on top of the
// version that it was begun from, so that a conflict is noticed.
func (p *indikator) ambil(n *indikator) {
	lama := *p
	*p = *n
	p.angka, p.buka, p.lama, p.bentrok = lama.angka, lama.buka, lama.lama, lama.bentrok
	p.sibuk, p.tunda, p.gagalDi, p.galat = lama.sibuk, lama.tunda, lama.gagalDi, lama.galat
	if lama.jawab.laci != nil && p.jawab.laci != nil && lama.jawab.beda() {
		p.jawab = lama.jawab
		p.bandingkan()
	}
	if b := p.buka; b != nil && b.versi > 0 {
		if x := p.cariBukti(b.id); x != nil {
			b.versi = x.Versi // who sends again knows what is stored
		}
		if t := p.jawabanku; t != nil && t.ID == b.id {
			b.versi = t.Versi
		}
	}
}

// kabar follows the outbox: what waited since the page was open before may have
// been sent.
func (p *indikator) kabar(ctx app.Context, l *layar) {
	n := p.dalamKotak()
	if n < p.antri && p.sibuk == "" && !p.memuat {
		p.segarkan(ctx, l)
	}
	p.antri = n
}

// milikIni reports whether a write in the outbox that was not carried out is about
// this indicator.
func (p *indikator) milikIni(e *klien.Kiriman) bool {
	if e.Keadaan == klien.Dikirim {
		return false
	}
	if t := p.jawabanku; t != nil && e.ID == t.ID {
		return true
	}
	if e.ID != "" {
		return p.cariBukti(e.ID) != nil
	}
	var x struct {
		Penilaian register.ID `json:"penilaian"`
		Indikator string      `json:"indikator"`
	}
	return e.Register == "bukti" && json.Unmarshal(e.Isian, &x) == nil && x.Penilaian == p.id && x.Indikator == p.nomor
}

func (p *indikator) dalamKotak() (n int) {
	for _, e := range p.d.Kotak.Isi() {
		if p.milikIni(e) {
			n++
		}
	}
	return n
}

// diKotak tells what of this indicator still waits from before.
func (p *indikator) diKotak() any {
	if p.antri == 0 || p.sibuk != "" {
		return nil
	}
	return el.Pesan(el.Peringatan, nomor(p.antri)+" perubahan untuk indikator ini belum terkirim",
		el.P("Yang tampil di bawah belum memuatnya. ", el.Tautan(alamatKotak, "Buka kotak kirim")))
}

// menunggu tells that a write of this page waits in the outbox.
func (p *indikator) menunggu(l *layar) any {
	if p.tunda == nil {
		return nil
	}
	nasib := nasibKiriman(p.tunda)
	if p.sibuk == kunciDokumen {
		nasib += " Sesudah dokumennya terkirim, halaman ini memasangnya sebagai bukti. Bila halaman ini ditutup dulu, pasang dokumen itu lewat \"Dokumen yang sudah ada\"."
	}
	s, t := &susunan{}, &susunan{}
	s.p(kominfo.PesanUntukOrang(p.tunda))
	s.p(nasib)
	t.apa(l.kirimLagi(p.tunda))
	t.ui(el.Tautan(alamatKotak, "Buka kotak kirim"))
	s.ui(t.deret())
	return el.Pesan(el.Peringatan, "Menunggu dikirim", s.isi...)
}

// kabarDi says what went wrong with a write from one place of the page.
func (p *indikator) kabarDi(di string) any {
	if p.galat == nil || p.gagalDi != di {
		return nil
	}
	if errors.Is(p.galat, klien.ErrVersiLama) {
		return el.Pesan(el.Peringatan, "Sudah diubah orang lain. Yang tersimpan sekarang tampil di halaman ini; periksa, lalu ulangi bila masih tepat.")
	}
	return el.Gagal(p.galat)
}

// formulirBaru is a form over fields that starts from a document, nil for none.
func (p *indikator) formulirBaru(kunci string, isian []register.Isian, doc []byte) formulirUmum {
	f := formulirUmum{isian: isian, kunci: "draf:" + p.alamatIndikator(p.nomor) + "/" + kunci, laci: &p.d.draf, rujukan: map[string]*pilihanRujukan{}}
	f.awal = map[string]string{}
	if doc != nil {
		f.awal = lembar.Teks(isian, doc)
	}
	f.teks = maps.Clone(f.awal)
	return f
}

func (p *indikator) cariBukti(id register.ID) *barisBukti {
	for _, b := range p.daftar {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// isianTindakan are the fields of an action, without those in kecuali.
func isianTindakan(in register.Info, nama string, kecuali ...string) []register.Isian {
	for _, t := range in.Tindakan {
		if t.Nama == nama {
			return slices.DeleteFunc(datar(t.Isian), func(x register.Isian) bool { return slices.Contains(kecuali, x.Nama) })
		}
	}
	return nil
}

// formSini is a form that is open in its place on the page: an action's, or that of
// evidence. There is at most one.
type formSini struct {
	kunci string // of its place
	judul string
	reg   register.Register
	id    register.ID
	versi int64
	aksi  string
	f     formulirUmum
	bukti *formBukti
}

// bukaAksi opens the form of an action.
func (p *indikator) bukaAksi(ctx app.Context, l *layar, r register.Register, id register.ID, versi int64, aksi, judul string) {
	var kecuali []string
	if p.dok.Isi.Tahap != "konsolidasi" {
		kecuali = []string{"asesor"} // the stage says which method judges
	}
	isian := isianTindakan(r.Info(), aksi, kecuali...)
	for i := range isian {
		if x := &isian[i]; x.Nama == "asesor" {
			x.Wajib, x.Bantuan = true, ""
			x.Pilihan = slices.DeleteFunc(slices.Clone(x.Pilihan), func(o register.Pilihan) bool { return o.Nilai == "mandiri" })
		}
	}
	kunci := string(id) + ":" + aksi
	p.galat = nil
	p.buka = &formSini{kunci: kunci, judul: judul, reg: r, id: id, versi: versi, aksi: aksi, f: p.formulirBaru(kunci, isian, nil)}
	if len(isian) > 0 {
		fokusNanti(ctx, l, idMedan(isian[0]))
	}
}

// fokusNanti moves into a form that is about to be drawn. The button that opened it
// is gone by then, and with it its own context.
func fokusNanti(ctx app.Context, l *layar, id string) {
	if l.ctx.Context != nil {
		ctx = l.ctx
	}
	ctx.Defer(func(app.Context) { fokusMedan(id) })
}

// formAksi draws the form of an action where it is open.
func (p *indikator) formAksi(l *layar) app.UI {
	b := p.buka
	s := &susunan{}
	p.kepalaForm(s)
	s.isi = append(s.isi, b.f.gambar(l)...)
	s.apa(p.kabarDi(b.kunci))
	s.kirim(b.judul, p.sibuk == b.kunci, p.tunda != nil, p.tutup)
	return s.formulir(func(ctx app.Context) { p.kirimAksi(ctx, l) })
}

// kepalaForm adds what stands above the fields of the open form.
func (p *indikator) kepalaForm(s *susunan) {
	b := p.buka
	s.apa(b.f.ringkas())
	s.apa(b.f.tawaran(func(_ app.Context, d drafUmum) { b.f.teks = d.Teks }))
}

func (p *indikator) tutup(app.Context) { p.buka = nil }

func (p *indikator) kirimAksi(ctx app.Context, l *layar) {
	b := p.buka
	if b == nil || p.sibuk != "" {
		return
	}
	isian, fs := b.f.json(nil)
	if fs == nil {
		fs = register.PeriksaIsian(b.f.isian, isian)
	}
	if kominfo.AdaGalat(fs) {
		b.f.tolak(ctx, fs)
		return
	}
	p.tulis(ctx, l, b.reg, b.id, b.versi, b.aksi, isian, b.kunci, func(ctx app.Context, _ register.Meta) {
		p.beres(ctx, l, b.judul+": tersimpan.")
	})
}
