package dasbor

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/spbe"
)

// unggah sends a chosen file; kirim is how.
func (p *indikator) unggah(ctx app.Context, l *layar, nama string, kirim func(app.Context, string, func(app.Context, int, []byte, error))) {
	s := p.buka
	b := s.bukti
	nama = namaBerkas(nama)
	b.ke++
	ke := b.ke
	b.berkas, b.kembar, b.temuan, b.galat, b.salahRupa, b.baru, b.mengunggah = nil, nil, nil, nil, "", "", nama
	if s.f.teks["judul"] == "" { // a proposal: the name says what it is, or nearly
		judul := nama
		if i := strings.LastIndexByte(judul, '.'); i > 0 {
			judul = judul[:i]
		}
		if strings.HasPrefix(strings.ToLower(judul), "indikator") { // "Indikator1a-SK Tim", as the guidance wants it
			if _, x, ok := strings.Cut(judul, "-"); ok && x != "" {
				judul = x
			}
		}
		s.f.teks["judul"] = strings.ReplaceAll(judul, "_", " ")
		s.f.simpanDraf()
	}
	if l.ctx.Context != nil {
		ctx = l.ctx // the field may be gone when the file has arrived
	}
	kirim(ctx, "/berkas/bukti?nama="+url.QueryEscape(nama), func(ctx app.Context, status int, isi []byte, err error) {
		if b.ke != ke {
			return // another file was chosen meanwhile
		}
		b.mengunggah = ""
		p.terunggah(ctx, l, b, nama, status, isi, err)
	})
}

// terunggah takes the server's answer to an upload.
func (p *indikator) terunggah(ctx app.Context, l *layar, b *formBukti, nama string, status int, isi []byte, err error) {
	var j struct {
		Sidik  string            `json:"sidik"`
		Ukuran int64             `json:"ukuran"`
		Jenis  string            `json:"jenis"`
		Sudah  bool              `json:"sudah"`
		Detail string            `json:"detail"`
		Temuan []kominfo.Finding `json:"temuan"`
	}
	switch {
	case err != nil:
		b.galat = err
		return
	case json.Unmarshal(isi, &j) != nil, status >= 300 && j.Detail == "", status < 300 && j.Sidik == "":
		j.Detail = "Server menjawab dengan status " + nomor(status) + ". Coba pilih lagi berkasnya sebentar lagi."
		status = 500
	}
	if status < 200 || status >= 300 {
		b.galat = &kominfo.Error{Kind: kominfo.TidakSah, Op: "dasbor.unggah", Message: j.Detail, Findings: j.Temuan}
		return
	}
	b.berkas, b.temuan = &spbe.Berkas{Sidik: j.Sidik, Nama: nama, Ukuran: j.Ukuran, Jenis: j.Jenis}, j.Temuan
	el.Umumkan(ctx, nama+" terkirim.")
	if !j.Sudah {
		return
	}
	var ada []register.Baris
	l.kerja(ctx, func(c context.Context) error {
		h, err := l.d.Sumber.Cari(c, p.d.Buku.Dukung, register.LingkupUmum(), register.Query{Isi: true, Batas: 1, Saring: []register.Syarat{{Kolom: "sidik", Op: register.Sama, Nilai: j.Sidik}}})
		ada = h.Baris
		return err
	}, func(_ app.Context, err error) {
		if err == nil && len(ada) > 0 && b.berkas != nil && b.berkas.Sidik == j.Sidik {
			b.kembar = &ada[0]
		}
	})
}

// kirimBukti makes the document, where there is a new one, and then the evidence.
func (p *indikator) kirimBukti(ctx app.Context, l *layar) {
	s := p.buka
	if s == nil || p.sibuk != "" {
		return
	}
	b := s.bukti
	f := s.f
	f.teks = map[string]string{}
	for _, x := range f.isian {
		f.teks[x.Nama] = s.f.teks[x.Nama]
	}
	doc, fs := f.json(nil)
	if fs == nil {
		fs = register.PeriksaIsian(f.isian, doc)
	}
	b.salahRupa = ""
	switch {
	case b.rupa == rupaBerkas && b.mengunggah != "":
		b.salahRupa = "Berkas masih dikirim. Tunggu sampai selesai, lalu simpan."
	case b.rupa == rupaBerkas && b.berkas == nil:
		b.salahRupa = "Pilih dulu berkasnya."
	case b.rupa == rupaAda && b.pilih == "":
		b.salahRupa = "Pilih dulu dokumennya."
	}
	if kominfo.AdaGalat(fs) {
		s.f.tolak(ctx, fs)
		return
	}
	if b.salahRupa != "" {
		ctx.Defer(func(app.Context) { fokusMedan("berkas-bukti"); fokusMedan("dokumen-ada") })
		return
	}
	s.f.temuan = nil
	switch {
	case b.rupa == rupaTetap:
		p.pasangBukti(ctx, l, s, "")
	case b.rupa == rupaAda:
		p.pasangBukti(ctx, l, s, b.pilih)
	case b.baru != "":
		p.pasangBukti(ctx, l, s, b.baru)
	default:
		p.buatDukung(ctx, l, s)
	}
}

func (p *indikator) buatDukung(ctx app.Context, l *layar, s *formSini) {
	b := s.bukti
	isian := p.isianDukung(b.rupa)
	teks := map[string]string{}
	for _, x := range isian {
		teks[x.Nama] = s.f.teks[x.Nama]
	}
	var dasar []byte
	if b.rupa == rupaBerkas {
		dasar, _ = json.Marshal(b.berkas) // plain fields: it cannot fail
		dasar = []byte(`{"berkas":` + string(dasar) + `}`)
	}
	doc, _ := lembar.JSON(isian, teks, dasar)
	p.tulis(ctx, l, p.d.Buku.Dukung, "", 0, "", doc, kunciDokumen, func(ctx app.Context, m register.Meta) {
		b.baru = m.ID
		p.pasangBukti(ctx, l, s, m.ID)
	})
}

// pasangBukti uses a document as evidence; "" keeps the one that it has.
func (p *indikator) pasangBukti(ctx app.Context, l *layar, s *formSini, dok register.ID) {
	if x := p.cariBukti(s.id); x != nil && dok == "" {
		dok = x.isi.Dokumen
	}
	isian := p.isianBukti(s.aksi, s.f.teks["letak"], s.f.teks, "dokumen", dok)
	p.tulis(ctx, l, p.d.Buku.Bukti, s.id, s.versi, s.aksi, isian, s.kunci, func(ctx app.Context, _ register.Meta) {
		p.beres(ctx, l, "Bukti tersimpan sebagai draf. Ajukan bila sudah siap diperiksa.")
	})
}

// isianBukti makes the input of an action on evidence: where it goes, what it
// refers to, and what teks holds of the rest.
func (p *indikator) isianBukti(aksi, letak string, teks map[string]string, rujuk string, id register.ID) []byte {
	isian, out := isianTindakan(p.d.Buku.Bukti.Info(), aksi), map[string]string{}
	tingkat, butir, _ := strings.Cut(letak, ".")
	for _, x := range isian {
		switch x.Nama {
		case "penilaian":
			out[x.Nama] = string(p.id)
		case "indikator":
			out[x.Nama] = p.nomor
		case "tingkat":
			out[x.Nama] = tingkat
		case "butir":
			out[x.Nama] = butir
		case rujuk:
			out[x.Nama] = string(id)
		default:
			out[x.Nama] = teks[x.Nama]
		}
	}
	doc, _ := lembar.JSON(isian, out, nil) // what is wrong with it the server says
	return doc
}
