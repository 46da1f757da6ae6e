// Package kertaspdf prints pages of package kertas as PDF on A4:
//
//	err := kertaspdf.Tulis(w, []kertas.Lembar{surat, lampiran}, kertaspdf.Opsi{Judul: "Pemberitahuan tertulis"})
//
// Every Lembar begins on a new page with its letterhead, title and number; every page
// ends with the title and "Halaman 1 dari N". What is for the screen only (HanyaLayar,
// Saring, Salin, Menu, Aksi, Remah, pieces that are buttons) is left out, a Rincian is printed open. Headings of
// tables come again on every page; a row is torn only when it is taller than a page. A
// signature stays with the line before it. An address is printed behind the text that
// links to it, when it is a whole one (https, http or mailto).
//
// The same pages and the same [Opsi] give the same bytes with the same version of Go;
// no clock is read. Type is Helvetica in the Windows-1252 character set, which every
// reader has: a letter outside it, such as an emoji, is printed as "?", and the last
// page says how many there were.
//
// It uses a third-party module and is never compiled to WebAssembly.
package kertaspdf
