// Package surat composes the papers of a request for public information as
// [kertas.Lembar]: the forms that Perki 1/2021 prints in its annexes, the letters
// that it demands without printing them, and the short message that goes with a
// letter. It reads documents of package ppid, keeps nothing and asks no clock.
//
//	b := surat.Bahan{Kop: kop, Permohonan: &p, Hari: hariIni, Tempat: "Manggar"}
//	for _, j := range surat.Tersedia(b) {          // most needed first
//		fmt.Println(j, surat.Judul(j))
//	}
//	ls, err := surat.Susun(surat.Penolakan, b)      // draw as a page, print as PDF
//	judul, isi := surat.Kabar(surat.Penolakan, b)   // e-mail, WhatsApp
//
// # Official and ours
//
// An annex of Perki 1/2021 fixes what stands on [FormulirPermohonan] (Lampiran VI,
// with the rights of the applicant on the back), [Pemberitahuan] (VII), [TidakLengkap]
// (IX), [FormulirKeberatan] (X), [LembarUji] (II), [Penetapan] (III) and [Pengubahan]
// (IV and V). The lines are those of the annex, in its order. The words of the rights,
// of the footnotes and of the grounds on VI, VII and X are official ones as public
// bodies reprint them ("sekunder" in dokumen.json); those between the lines of II to V
// and IX are ours. The Perki demands the other papers and prints none: their lines are
// what the articles name, their layout is ours ("rancangan" there).
//
// What stands on each paper is [ppid.Formulir].Isian, and a test holds every one of
// them. The articles are in small print below each paper; what no regulation says is
// not cited on a letter.
//
// # By hand
//
// What is not known is a dotted line, so a paper can be finished with a pen. Without
// a document the forms of the desk come out empty, for a day without electricity.
//
// # Personal data
//
// A form carries what the applicant wrote on it, the identity number on the request
// form alone. [Disposisi] carries neither name nor address: who looks for a document
// need not know who asks. [Kabar] carries no name, no address and no identity number.
package surat
