// Package laporanpdf prints a [laporan.Laporan] as PDF on A4: the report
// ([Laporan]), the Berita Acara Penilaian Mandiri ([BeritaAcara]), the work list
// ([Pekerjaan]) and the list of evidence ([Bukti]). Wide tables stand on landscape
// pages; headings of tables come again on every page, and no text is cut.
//
// The same report and the same [Opsi] give the same bytes with the same version
// of Go. Type is Helvetica, one of the 14 fonts that every reader has, in the
// Windows-1252 character set; every text of the instruments lies within it. A
// letter outside it is printed as "?" and the document says so.
//
// It uses a third-party module and is never compiled to WebAssembly.
package laporanpdf
