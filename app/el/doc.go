// Package el is the element layer of the dashboard: every page is written with
// it, so that no page has to know the traps of go-app v10.
//
// A page reads like the page:
//
//	el.Kerangka{
//		Nama:  "Lumbung",
//		Menu:  menu,
//		Aktif: "/ppid",
//		Isi: el.Isi(
//			el.Kepala{Judul: "Permohonan informasi", Uraian: "Semua permohonan yang belum selesai."},
//			el.Kisi(
//				el.Figur{Label: "Terlambat", Nilai: "3", Nada: el.Bahaya},
//				el.Figur{Label: "Selesai", Nilai: el.Angka(41)},
//			),
//			el.Masukan{ID: "cari", Label: "Cari pemohon", Nilai: c.cari, Ketik: c.ubahCari},
//			el.Tabel{Judul: "Permohonan", Kolom: kolom, Baris: baris},
//		),
//	}.UI()
//
// # Children
//
// Wherever a parameter or field is `...any` or `[]any` it takes strings (as
// text), go-app elements, the structs of this package (anything with a method
// UI), values with a method String, slices of these, and nil, which is left
// out. See [Isi]. Strings are always text, never markup.
//
// # What is kept away from pages
//
//   - Attribute values: go-app prints them unescaped when it pre-renders. Every
//     value that passes through this package is made exact and harmless on both
//     sides ([Atribut]). Pages do not call Attr, Title, Href, Value … with data;
//     a test of this package reads their source and says so.
//   - Attributes that go-app drops or spoils when pre-rendering: boolean
//     attributes that are false, aria values "true", clearing an input.
//   - Links lose the prefix of a static site ([Alamat], [Tautan]).
//   - Event handlers are compared by code address, so that a closure made in a
//     loop keeps the values of the first drawing. Handlers given to the structs
//     of this package are always those of the last drawing.
//   - Addresses of scheme javascript: and the like.
//
// # Focus and announcements
//
// [Kepala] sets the title of the document and moves the focus to the heading
// when the visitor comes from another page. [Umumkan] speaks and shows a short
// message in the region that [Kerangka] keeps for it.
//
// # Looks and checks
//
// The classes used here belong to app/web/lumbung.css. No style attribute is
// written, so that a content policy of style-src 'self' holds. Package
// el/eltest checks a pre-rendered page: labels, references, headings, and that
// no text has left its place.
package el
