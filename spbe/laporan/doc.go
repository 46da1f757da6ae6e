// Package laporan makes the report of one yearly assessment of digital
// government: the result in the shape of the ministry's Laporan Hasil Evaluasi,
// the Berita Acara Penilaian Mandiri, the work list of every perangkat daerah and
// the list of evidence.
//
//	l, err := laporan.Susun(laporan.Bahan{Penilaian: p, Instrumen: in, Tanggal: hariIni})
//	err = laporan.TulisJSON(w, l)
//
// [Susun] is a pure function: it reads no store and no clock. Package laporanpdf
// prints what it made as PDF, package laporanxlsx as a workbook; both stay out of
// the browser's program, this package does not.
//
// Every sentence about a result is either counted from the values or quoted from
// the instrument with the status of its source; the report advises nothing of its
// own. An incomplete assessment has no index and no predikat, and is marked.
//
// The package holds no names of persons: name and NIP of who signs are lines to
// be filled in by hand. It can hand a document to a [Penandatangan] and record one
// that was signed elsewhere ([Lampirkan]), but it never says that a signature is
// genuine.
package laporan
