// Package bukuresmi composes the register books of PPID as pages of paper, their
// columns in the order in which the annexes of Perki 1/2021 print them:
//
//	l := bukuresmi.Permohonan(docs, bukuresmi.Opsi{Periode: "Januari sampai Maret 2026"})
//
// A book holds the union of the annex and of the article behind it, which ask for
// different things:
//
//   - [Permohonan], requests: the 22 columns of Lampiran VIII, then what only Pasal 32
//     ayat (1) asks for: NIK or the number of the decree (huruf d), and the special power
//     of attorney (huruf g).
//   - [Keberatan], objections: the 14 columns of Lampiran XI, then what only Pasal 43 ayat
//     (2) asks for: the reason of refusal or of giving (huruf h).
//   - [DIP], the list of public information: the 7 columns of Lampiran I, which are those
//     of Pasal 21 ayat (2).
//   - [DIK], the list of exempt information, has no annex: its first 6 columns are those of
//     Lampiran II (the sheet of the test), the other 4 are a choice of this program.
//
// Without [Opsi].Pribadi nothing that says who asks is on the page: those columns keep
// their official place and say "disimpan terpisah (UU 27/2022)". A document whose
// personal part the caller did not load, or which was erased, has a dash there with
// Pribadi.
//
// A column is empty (a dash) while what it asks for has not happened. The register keeps
// posts and no names of officials, so "Nama dan posisi Atasan PPID" holds the post.
package bukuresmi
