// Package impor reads the register of requests that an office kept before, on paper
// typed into Excel as a rule: the columns of Perki 1/2021 Lampiran VIII or the usual
// variants of them, merged headings, dates as text. [Baca] proposes one input of the
// action salin_lama for each row and says, cell by cell, what could not be read and
// how to mend it; [Tulis] carries them out, once.
//
//	buku, err := tabel.Baca("register-2025.xlsx", isi, tabel.Opsi{})
//	u, temuan := impor.Baca(buku, impor.Opsi{})
//	lap, err := impor.Tulis(ctx, store, aktor, permohonan, u, impor.OpsiTulis{})
//	kertas := lap.Lembar()
//
// Nothing is mended in silence and nothing is invented. What has one reading is read
// and told where it was not plain (a date with two digits for the year, the serial
// number of a spreadsheet); what has two stays empty and is a finding with a proposal.
// Findings never repeat who asked.
package impor
