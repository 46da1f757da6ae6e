package dasbor

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// kartuBukti is one document used as evidence.
func (p *indikator) kartuBukti(l *layar, b *barisBukti) app.UI {
	s := &susunan{}
	teks, nada := statusBukti(b.isi.Status, b.isi.AlasanRevisi)
	p.gambarDukung(s, p.dokumen[b.isi.Dokumen], nada, teks)
	letak := b.isi.Pasal
	if b.isi.Halaman != "" {
		letak = gabungTitik("Halaman "+b.isi.Halaman, letak)
	}
	if letak = gabungTitik(letak, b.isi.Keterangan); letak != "" {
		s.kecil(letak)
	}
	if b.isi.Catatan != "" {
		s.p("Catatan asesor (" + hurufKecil(metode(b.isi.Asesor)) + "): " + b.isi.Catatan)
	}
	p.dipakaiJuga(s, b.isi.Dokumen)
	if p.semua && b.pemilik != "" {
		s.kecil("Milik " + p.namaOPD(b.pemilik) + ".")
	}
	p.aksiBukti(l, s, b)
	return s.kotak()
}

// gabungTitik joins two texts of a line, either of which may be empty.
func gabungTitik(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// gambarDukung draws what is known of a document.
func (p *indikator) gambarDukung(s *susunan, d *barisDukung, nada el.Nada, teks string) {
	if d == nil || d.ID == "" {
		s.judul("Dokumen tidak dapat dibaca: mungkin milik perangkat daerah lain", nada, teks)
		return
	}
	s.judul(el.Tautan(alamatDokumen("data_dukung", d.ID), d.isi.Judul), nada, teks)
	s.kecil(p.sebutDukung(d))
	s.ui(p.bukaBerkas(d))
	if d.Ditarik {
		s.lencana(el.Bahaya, "dokumen sudah ditarik; ganti dengan yang lain")
		return
	}
	s.bila(el.Peringatan, p.masaBerlaku(d))
}

// dipakaiJuga leads to the other indicators that a document proves.
func (p *indikator) dipakaiJuga(s *susunan, dok register.ID) {
	n := p.juga[dok]
	if len(n) == 0 {
		return
	}
	k := &susunan{}
	k.teks("Dipakai juga di indikator ")
	for i, x := range n {
		if i > 0 {
			k.teks(", ")
		}
		k.ui(el.Tautan(p.alamatIndikator(x), x))
	}
	s.ui(el.Kecil(k.isi...))
}

// sebutDukung is what identifies a document: kind, number, dates.
func (p *indikator) sebutDukung(d *barisDukung) string {
	t := d.isi.Jenis
	if x := p.d.Buku.Dukung.Info().CariIsian("jenis"); x != nil {
		t = x.TeksPilihan(t)
	}
	if d.isi.Nomor != "" {
		t += " nomor " + d.isi.Nomor
	}
	if !d.isi.Tanggal.Kosong() {
		t += ", " + d.isi.Tanggal.Panjang()
	}
	if !d.isi.BerlakuSampai.Kosong() {
		t += "; berlaku sampai " + d.isi.BerlakuSampai.Panjang()
	}
	return t
}

// masaBerlaku warns of a document that ends before the last day of upload, or the
// end of the year.
func (p *indikator) masaBerlaku(d *barisDukung) string {
	akhir := p.dok.Isi.Batas
	if akhir.Kosong() {
		akhir = kominfo.NewTanggal(int(p.dok.Isi.Tahun), 12, 31)
	}
	if s := d.isi.BerlakuSampai; !s.Kosong() && s.Sebelum(akhir) {
		return "masa berlakunya habis sebelum " + akhir.Panjang()
	}
	return ""
}

// bukaBerkas leads to the file, or to what the document points at.
func (p *indikator) bukaBerkas(d *barisDukung) app.UI {
	s := &susunan{}
	if f := d.isi.Berkas; f != nil {
		alamat := "/berkas/bukti/" + string(d.ID)
		s.ui(el.TautanUnduh(alamat, f.Nama, "Unduh "+potongTeks(f.Nama, 40)+" ("+ukuranBerkas(f.Ukuran)+")"))
		switch f.Jenis {
		case "application/pdf", "image/png", "image/jpeg":
			s.ui(el.TautanBaru(alamat+"?lihat=1", "Lihat"))
		}
	}
	if t := d.isi.Tautan; t != "" {
		s.ui(el.Tautan(t, potongTeks(t, 60)))
	}
	return el.HanyaLayar(s.deret())
}

// ukuranBerkas is a size as people read it.
func ukuranBerkas(n int64) string {
	switch {
	case n < 1000:
		return nomor(int(n)) + " byte"
	case n < 1_000_000:
		return nomor(int(n/1000)) + " kB"
	}
	return nomor(int(n/1_000_000)) + "," + nomor(int(n/100_000%10)) + " MB"
}

// aksiBukti are the buttons of one piece of evidence, and the form that one of them
// opened.
func (p *indikator) aksiBukti(l *layar, s *susunan, b *barisBukti) {
	if p.terkunci() != "" {
		return
	}
	if p.buka != nil && p.buka.id == b.ID {
		if p.buka.bukti != nil {
			s.ui(p.formBukti(l))
		} else {
			s.ui(p.formAksi(l))
		}
		return
	}
	a := &aksiBukti{p: p, l: l, b: b, sebut: p.sebutBukti(b)}
	st, konsolidasi := b.isi.Status, p.dok.Isi.Tahap == spbe.TahapKonsolidasi
	// Before it is sent the internal assessor judges; later the words of the
	// external one are noted.
	terima, revisi := "Terima", "Minta revisi"
	if !p.dok.Isi.Tahap.BolehMenilai(spbe.Mandiri) {
		terima, revisi = "Catat diterima", "Catat revisi"
	}
	if st == spbe.BuktiDraf {
		a.tombol("ajukan", "Ajukan", el.IkonKirim, false)
	}
	if st == spbe.BuktiDraf || st == spbe.BuktiRevisi {
		a.tombol("ubah", "Ubah", el.IkonUbah, true)
	}
	if st == spbe.BuktiProses || st == spbe.BuktiRevisi {
		a.tombol("terima", terima, el.IkonCentang, konsolidasi) // there which method judged must be said
	}
	if st == spbe.BuktiProses || st == spbe.BuktiDiterima {
		a.tombol("revisi", revisi, el.IkonBendera, true)
	}
	if (st == spbe.BuktiProses || st == spbe.BuktiRevisi) && !konsolidasi {
		a.tombol("terima", terima+" dengan catatan", 0, true)
	}
	if st != spbe.BuktiDiterima {
		a.tombol("tarik", "Tarik", 0, true)
	}
	p.deretAksi(s, &a.ts, string(b.ID))
}

// aksiBukti collects the buttons of one piece of evidence.
type aksiBukti struct {
	p     *indikator
	l     *layar
	b     *barisBukti
	sebut string
	ts    susunan
}

// tombol adds a button where the person may; isian: it asks for something first.
func (a *aksiBukti) tombol(aksi, label string, i el.Ikon, isian bool) {
	p, r := a.p, a.p.d.Buku.Bukti
	if !p.bisa(r, aksi, a.b.pemilik) {
		return
	}
	a.ts.tombolUntuk(label, a.sebut, i, !isian && p.sibuk == string(a.b.ID)+":"+aksi && p.tunda == nil, p.sibuk != "", func(ctx app.Context) {
		switch {
		case !isian:
			p.laku(ctx, a.l, a.b, aksi)
		case aksi == "ubah":
			p.bukaUbah(ctx, a.l, a.b)
		default:
			p.bukaAksi(ctx, a.l, r, a.b.ID, a.b.Versi, aksi, label)
		}
	})
}

// deretAksi adds a row of buttons with what went wrong with one of them above it.
func (p *indikator) deretAksi(s, ts *susunan, id string) {
	if len(ts.isi) == 0 {
		return
	}
	if strings.HasPrefix(p.gagalDi, id) {
		s.apa(p.kabarDi(p.gagalDi))
	}
	s.ui(el.HanyaLayar(ts.deret()))
}

// sebutBukti names evidence in the labels of its buttons.
func (p *indikator) sebutBukti(b *barisBukti) string {
	s := hurufKecil(sebutLetak(int(b.isi.Tingkat), int(b.isi.Butir)))
	if d := p.dokumen[b.isi.Dokumen]; d != nil && d.ID != "" {
		s = d.isi.Judul + ", " + s
	}
	return s
}

// laku carries out an action that asks for nothing.
func (p *indikator) laku(ctx app.Context, l *layar, b *barisBukti, aksi string) {
	pesan := "Bukti diterima."
	if aksi == "ajukan" {
		pesan = "Bukti diajukan ke asesor."
	}
	p.tulis(ctx, l, p.d.Buku.Bukti, b.ID, b.Versi, aksi, nil, string(b.ID)+":"+aksi, func(ctx app.Context, _ register.Meta) {
		p.beres(ctx, l, pesan)
	})
}

// drafSaya are the drafts that the person may send to the assessor.
func (p *indikator) drafSaya() (out []*barisBukti) {
	for _, b := range p.daftar {
		if b.isi.Status == spbe.BuktiDraf && p.bisa(p.d.Buku.Bukti, "ajukan", b.pemilik) {
			out = append(out, b)
		}
	}
	return out
}

// ajukanSemua sends all drafts with one click.
func (p *indikator) ajukanSemua(l *layar) any {
	n := len(p.drafSaya())
	if n < 2 || p.terkunci() != "" {
		return nil
	}
	s := &susunan{}
	s.tombol("Ajukan "+nomor(n)+" draf bukti", el.IkonKirim, p.sibuk == "ajukan" && p.tunda == nil, p.sibuk != "", func(ctx app.Context) { p.ajukanBerikut(ctx, l, p.drafSaya()) })
	s.apa(p.kabarDi("ajukan"))
	return s.layar()
}

func (p *indikator) ajukanBerikut(ctx app.Context, l *layar, bs []*barisBukti) {
	if len(bs) == 0 {
		p.beres(ctx, l, "Semua draf diajukan ke asesor.")
		return
	}
	p.tulis(ctx, l, p.d.Buku.Bukti, bs[0].ID, bs[0].Versi, "ajukan", nil, "ajukan", func(ctx app.Context, _ register.Meta) {
		p.ajukanBerikut(ctx, l, bs[1:])
	})
}
