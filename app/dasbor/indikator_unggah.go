package dasbor

import (
	"context"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/spbe"
)

// What evidence consists of, in the form.
const (
	rupaBerkas = "berkas"
	rupaTautan = "tautan"
	rupaAda    = "ada"   // a document that is in the register already
	rupaTetap  = "tetap" // the document that the evidence has
)

// kunciDokumen is the place of the write that makes the document, before the one
// that makes it evidence.
const kunciDokumen = "dokumen"

// jenisBukti are the kinds of files that the server takes, as a file chooser knows
// them.
const jenisBukti = ".pdf,.png,.jpg,.jpeg,.xlsx,.docx,.pptx,.csv,.txt,.mp4"

// formBukti is the form with which evidence is added or changed.
type formBukti struct {
	rupa       string
	salahRupa  string // what is missing in the choice above the fields
	berkas     *spbe.Berkas
	mengunggah string // name of the file on its way
	ke         int    // of the upload that counts
	temuan     []kominfo.Finding
	galat      error
	kembar     *register.Baris // a document that has the same file
	ada        *pilihanRujukan // nil: not loaded
	pilih      register.ID     // of ada
	baru       register.ID     // the document that was made, when what follows failed
}

func kunciLetak(tingkat, butir int) string { return nomor(tingkat) + "." + nomor(butir) }

// uraiLetak is the way back.
func uraiLetak(s string) (tingkat, butir int64) {
	a, b, _ := strings.Cut(s, ".")
	tingkat, _ = strconv.ParseInt(a, 10, 64)
	butir, _ = strconv.ParseInt(b, 10, 64)
	return tingkat, butir
}

// isianLetak is the choice of level and item.
func (p *indikator) isianLetak() register.Isian {
	x := register.Isian{Nama: "letak", Label: "Tingkat dan butir", Rupa: register.RupaPilihan, Wajib: true}
	for _, k := range p.x.Tingkat {
		if len(k.Bukti) == 0 {
			x.Pilihan = append(x.Pilihan, register.Pilihan{Nilai: kunciLetak(k.Tingkat, 0), Teks: sebutLetak(k.Tingkat, 0)})
		}
		for i, b := range k.Bukti {
			x.Pilihan = append(x.Pilihan, register.Pilihan{Nilai: kunciLetak(k.Tingkat, i+1), Teks: sebutLetak(k.Tingkat, i+1) + ": " + potongTeks(b.Teks, 70)})
		}
	}
	return x
}

// isianDukung are the fields of a new document, in the order in which an official
// has them at hand. What the evidence says of it is asked with the evidence.
func (p *indikator) isianDukung(rupa string) (out []register.Isian) {
	in := p.d.Buku.Dukung.Info()
	for _, nama := range []string{"tautan", "judul", "jenis", "nomor", "tanggal", "berlaku_sampai"} {
		x := in.CariIsian(nama)
		if x == nil || nama == "tautan" && rupa != rupaTautan {
			continue
		}
		y := *x
		y.Wajib = y.Wajib || nama == "tautan"
		out = append(out, y)
	}
	return out
}

// isianForm are the fields that are asked for now.
func (p *indikator) isianForm(b *formBukti) []register.Isian {
	out := []register.Isian{}
	if b.rupa == rupaBerkas || b.rupa == rupaTautan {
		out = p.isianDukung(b.rupa)
	}
	return append(append(out, p.isianLetak()), isianTindakan(p.d.Buku.Bukti.Info(), "ubah", "tingkat", "butir", "dokumen")...)
}

// bukaTambah opens the form for new evidence in its place.
func (p *indikator) bukaTambah(ctx app.Context, kunci, letak string) {
	p.galat = nil
	p.bukaForm(ctx, &formSini{kunci: kunci, judul: "Simpan bukti", bukti: &formBukti{rupa: rupaBerkas}}, nil, letak)
}

// bukaUbah opens the form for evidence that is there.
func (p *indikator) bukaUbah(ctx app.Context, b *barisBukti) {
	doc, err := json.Marshal(b.isi)
	if p.galat = err; err != nil {
		p.gagalDi = string(b.ID)
		return
	}
	p.bukaForm(ctx, &formSini{kunci: string(b.ID) + ":ubah", judul: "Simpan perubahan", id: b.ID, versi: b.Versi, bukti: &formBukti{rupa: rupaTetap}}, doc, kunciLetak(int(b.isi.Tingkat), int(b.isi.Butir)))
}

func (p *indikator) bukaForm(ctx app.Context, s *formSini, doc []byte, letak string) {
	s.f = p.formulirBaru(s.kunci, p.isianForm(s.bukti), doc)
	s.f.versi = s.versi
	s.f.teks["letak"], s.f.awal["letak"] = letak, letak
	p.buka = s
	ctx.Defer(func(app.Context) { fokusMedan("rupa-bukti") })
}

// pakaiIsian fits the form to the fields that are asked for now; what was typed
// in others is kept until the form is closed.
func (p *indikator) pakaiIsian(rupa string) {
	b := p.buka
	b.bukti.rupa, b.bukti.salahRupa, b.f.temuan, b.f.terkirim = rupa, "", nil, false
	b.f.isian = p.isianForm(b.bukti)
	if rupa == rupaTautan && b.f.teks["jenis"] == "" {
		b.f.teks["jenis"] = "tautan"
	}
}

func (p *indikator) pilihRupa(ctx app.Context, l *layar, rupa string) {
	p.pakaiIsian(rupa)
	if b := p.buka.bukti; rupa == rupaAda && b.ada == nil {
		c := &pilihanRujukan{reg: p.d.Buku.Dukung.Register}
		l.kerja(ctx, func(k context.Context) error { return c.muat(k, l.d.Sumber, "") }, func(_ app.Context, err error) {
			if b.galat = err; err == nil {
				if b.kembar != nil {
					c.tambah(*b.kembar)
				}
				b.ada = c
			}
		})
	}
}

// formBukti draws the form where it is open.
func (p *indikator) formBukti(l *layar) app.UI {
	s := p.buka
	b := s.bukti
	opsi := []el.Opsi{{Nilai: rupaBerkas, Label: "Berkas dari perangkat ini"}, {Nilai: rupaTautan, Label: "Tautan layanan atau dokumen"}, {Nilai: rupaAda, Label: "Dokumen yang sudah ada"}}
	if s.id != "" {
		opsi = append([]el.Opsi{{Nilai: rupaTetap, Label: "Dokumen yang sekarang"}}, opsi...)
	}
	isi := el.Isi(tempat(s.f.ringkas()), tempat(s.f.tawaran(func(_ app.Context, d drafUmum) { s.f.teks = d.Teks })),
		el.PilihSatu{ID: "rupa-bukti", Label: "Buktinya berupa", Nilai: b.rupa, Opsi: opsi, Ubah: func(ctx app.Context, v string) { p.pilihRupa(ctx, l, v) }})
	switch b.rupa {
	case rupaBerkas:
		isi = append(isi, p.medanBerkas(l))
	case rupaAda:
		if b.ada == nil {
			isi = append(isi, el.Memuat("Memuat daftar dokumen…"))
		} else {
			isi = append(isi, b.ada.medan(l, medanRujukan{id: "dokumen-ada", label: "Dokumen", galat: b.salahRupa, nilai: string(b.pilih), kosong: "Belum dipilih", wajib: true,
				bantuan: "Satu dokumen dapat menjadi bukti banyak indikator.", ubah: func(_ app.Context, v string) { b.pilih, b.salahRupa = register.ID(v), "" }}))
		}
	}
	isi = append(isi, tempat(el.Gagal(b.galat)))
	isi = append(isi, s.f.gambar(l)...)
	if b.baru != "" {
		isi = append(isi, el.Kecil("Dokumennya sudah tersimpan; yang belum hanya pemasangannya sebagai bukti."))
	}
	isi = append(isi, tempat(p.kabarDi(l, s.kunci)), tempat(p.kabarDi(l, kunciDokumen)),
		el.Deret(el.Tombol{Label: s.judul, Utama: true, Kirim: true, Sibuk: (p.sibuk == s.kunci || p.sibuk == kunciDokumen) && p.tunda == nil, Mati: p.tunda != nil},
			el.Tombol{Label: "Batal", Mati: p.sibuk != "", Klik: func(app.Context) { p.buka = nil }}))
	return app.Div().Class("form-sini").Body(el.Formulir(func(ctx app.Context) { p.kirimBukti(ctx, l) }, isi...))
}

// medanBerkas asks for the file, which is sent at once: the rest of the form is
// filled in meanwhile.
func (p *indikator) medanBerkas(l *layar) any {
	b := p.buka.bukti
	m := el.Berkas{ID: "berkas-bukti", Label: "Berkas", Wajib: true, Terima: jenisBukti, Galat: b.salahRupa, Mati: p.sibuk != "",
		Bantuan: "PDF, gambar, Word, Excel, PowerPoint, CSV, teks atau video MP4.",
		Pilih: func(ctx app.Context, fs []el.BerkasTerpilih) {
			p.unggah(ctx, l, fs[0].Nama, fs[0].Ukuran, fs[0].Unggah)
		}}
	keadaan := el.Isi()
	switch {
	case b.mengunggah != "":
		keadaan = append(keadaan, el.Memuat("Mengirim "+b.mengunggah+"…"))
	case b.berkas != nil:
		keadaan = append(keadaan, el.P(el.Lencana(el.Sukses, "terkirim"), " ", b.berkas.Nama, " (", ukuranBerkas(b.berkas.Ukuran), ")"), el.Temuan(b.temuan))
	}
	if k := b.kembar; k != nil {
		keadaan = append(keadaan, el.Pesan(el.Info, "Berkas ini sudah tercatat", el.P("Namanya di data dukung: ", sebutan(*k), ". Pakai yang itu supaya dokumennya tidak ganda."),
			el.Deret(el.Tombol{Label: "Pakai dokumen itu", Klik: func(ctx app.Context) {
				b.pilih = k.ID
				if b.ada != nil {
					b.ada.tambah(*k)
				}
				p.pilihRupa(ctx, l, rupaAda)
			}})))
	}
	return el.Tumpuk(m, el.Siar(el.Tumpuk(keadaan...)))
}

// unggah sends a chosen file; kirim is how.
func (p *indikator) unggah(ctx app.Context, l *layar, nama string, ukuran int64, kirim func(app.Context, string, func(app.Context, int, []byte, error))) {
	s := p.buka
	b := s.bukti
	nama = namaBerkas(nama)
	b.ke++
	ke := b.ke
	b.berkas, b.kembar, b.temuan, b.galat, b.salahRupa, b.baru, b.mengunggah = nil, nil, nil, nil, "", "", nama
	if s.f.teks["judul"] == "" { // a proposal: the name says what it is, or nearly
		judul, _, _ := strings.Cut(nama, ".")
		if _, _, j, ok := spbe.UraiNamaBukti(nama); ok && j != "" {
			judul = j
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
		dasar, _ = json.Marshal(map[string]any{"berkas": b.berkas}) // plain fields: it cannot fail
	}
	doc, _ := lembar.JSON(isian, teks, dasar)
	p.tulis(ctx, l, p.d.Buku.Dukung, register.Permintaan{Isian: doc}, nil, kunciDokumen, func(ctx app.Context, m register.Meta) {
		b.baru = m.ID
		p.pasangBukti(ctx, l, s, m.ID)
	})
}

// pasangBukti uses a document as evidence; "" keeps the one that it has.
func (p *indikator) pasangBukti(ctx app.Context, l *layar, s *formSini, dok register.ID) {
	tingkat, butir := uraiLetak(s.f.teks["letak"])
	u := spbe.Ubah{Tingkat: tingkat, Butir: butir, Dokumen: dok, Halaman: s.f.teks["halaman"], Pasal: s.f.teks["pasal"], Keterangan: s.f.teks["keterangan"]}
	w := register.Permintaan{ID: s.id, Harap: s.versi, Tindakan: "ubah"}
	var v any = spbe.Pakai{Penilaian: p.id, Indikator: p.nomor, Tingkat: u.Tingkat, Butir: u.Butir, Dokumen: dok, Halaman: u.Halaman, Pasal: u.Pasal, Keterangan: u.Keterangan}
	if s.id == "" {
		w.Tindakan = "pakai"
	} else {
		for i := range p.daftar {
			if x := &p.daftar[i]; x.ID == s.id && dok == "" {
				u.Dokumen = x.isi.Dokumen
			}
		}
		v = u
	}
	p.tulis(ctx, l, p.d.Buku.Bukti, w, v, s.kunci, func(ctx app.Context, _ register.Meta) {
		p.beres(ctx, l, "Bukti tersimpan sebagai draf. Ajukan bila sudah siap diperiksa.")
	})
}
