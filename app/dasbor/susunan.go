package dasbor

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/lumbung-id/lumbung/app/el"
)

// susunan collects what stands below each other. Its small methods keep the program
// small: a list of interfaces made in place costs the browser several times what a
// call does, and pages are made of hundreds of them.
type susunan struct{ isi []any }

// apa adds what is made elsewhere; nil keeps its place (see tempat). It is the only
// one that lengthens the list: the code for that is not small.
func (s *susunan) apa(x any) { s.isi = append(s.isi, tempat(x)) }

// ui adds an element; nil keeps its place.
func (s *susunan) ui(u app.UI) { s.apa(u) }

func (s *susunan) p(t string)     { s.apa(el.P(t)) }
func (s *susunan) kecil(t string) { s.apa(el.Kecil(t)) }

func (s *susunan) lencana(n el.Nada, t string) { s.apa(el.Lencana(n, t)) }

// bila adds a label when there is something to say.
func (s *susunan) bila(n el.Nada, t string) {
	if t != "" {
		s.lencana(n, t)
	}
}

// teks adds words in a line.
func (s *susunan) teks(t string) { s.apa(t) }

func (s *susunan) tumpuk() app.UI             { return el.Tumpuk(s.isi...) }
func (s *susunan) deret() app.UI              { return el.Deret(s.isi...) }
func (s *susunan) butir() app.UI              { return el.Butir(s.isi...) }
func (s *susunan) bagian(judul string) app.UI { return el.Bagian(judul, s.isi...) }
func (s *susunan) kartu(judul string) app.UI  { return el.Kartu(judul, s.isi...) }
func (s *susunan) layar() app.UI              { return el.HanyaLayar(s.isi...) }

// judul is a line in bold with a label beside it.
func (s *susunan) judul(t any, n el.Nada, lencana string) {
	s.apa(el.P(el.Tebal(t), " ", el.Lencana(n, lencana)))
}

// tombol adds a button that does something.
func (s *susunan) tombol(label string, i el.Ikon, sibuk, mati bool, klik func(app.Context)) {
	s.apa(el.Tombol{Label: label, Ikon: i, Sibuk: sibuk, Mati: mati, Klik: klik})
}

// ke adds a button that leads to a page.
func (s *susunan) ke(label string, i el.Ikon, href string, utama bool) {
	s.apa(el.Tombol{Label: label, Ikon: i, Href: href, Utama: utama})
}

// baris adds a small button of a row: it leads to a page, or does something.
func (s *susunan) baris(label, untuk, href string, klik func(app.Context)) {
	s.apa(el.Tombol{Label: label, LabelRi: label + " " + untuk, Sunyi: true, Href: href, Klik: klik})
}

// tombolUntuk is tombol with what it is about, for those who only hear it.
func (s *susunan) tombolUntuk(label, untuk string, i el.Ikon, sibuk, mati bool, klik func(app.Context)) {
	s.apa(el.Tombol{Label: label, LabelRi: label + " " + untuk, Ikon: i, Sibuk: sibuk, Mati: mati, Klik: klik})
}

// kirim adds the buttons that end a form in its place.
func (s *susunan) kirim(label string, sibuk, tunda bool, batal func(app.Context)) {
	s.apa(el.Deret(el.Tombol{Label: label, Utama: true, Kirim: true, Sibuk: sibuk && !tunda, Mati: tunda},
		el.Tombol{Label: "Batal", Mati: sibuk || tunda, Klik: batal}))
}

// pilihan adds a list to choose from.
func (s *susunan) pilihan(id, label, bantuan, galat, nilai, kosong string, os []el.Opsi, ubah func(app.Context, string)) {
	s.apa(el.Pilih{ID: id, Label: label, Bantuan: bantuan, Galat: galat, Nilai: nilai, Kosong: kosong, Opsi: os, Ubah: ubah})
}

// medan adds a field of one line that must be filled; what is typed goes to ke.
func (s *susunan) medan(id, label, jenis, lengkapi, bantuan string, panjang int, ke *string) {
	s.apa(el.Masukan{ID: id, Label: label, Jenis: jenis, Lengkapi: lengkapi, Bantuan: bantuan, Panjang: panjang, Wajib: true, Nilai: *ke, Ketik: ikat(ke)})
}

// boleh adds a field of one line that may stay empty.
func (s *susunan) boleh(id, label, jenis, bantuan string, ke *string) {
	s.apa(el.Masukan{ID: id, Label: label, Jenis: jenis, Bantuan: bantuan, Panjang: 500, Nilai: *ke, Ketik: ikat(ke)})
}

// sandi adds a field for a password.
func (s *susunan) sandi(id, label, lengkapi, bantuan string, ke *string) {
	s.medan(id, label, "password", lengkapi, bantuan, 200, ke)
}

// pesan adds a message with one sentence.
func (s *susunan) pesan(n el.Nada, judul, t string) {
	if t == "" {
		s.apa(el.Pesan(n, judul))
		return
	}
	s.apa(el.Pesan(n, judul, el.P(t)))
}

// dasarFakta collects facts of a record.
type dasarFakta struct{ isi []el.Fakta }

func (d *dasarFakta) tambah(label string, isi any) {
	d.isi = append(d.isi, el.Fakta{Label: label, Isi: isi})
}

// teks adds a fact that is known.
func (d *dasarFakta) teks(label, t string) {
	if t != "" {
		d.tambah(label, t)
	}
}

// kotak puts a frame around what is collected.
func (s *susunan) kotak() app.UI { return app.Div().Class("dok-bukti").Body(s.tumpuk()) }

// formulir is the form of what is collected, in its frame.
func (s *susunan) formulir(kirim func(app.Context)) app.UI {
	return app.Div().Class("form-sini").Body(el.Formulir(kirim, s.isi...))
}
