// Package kabar tells people what a register has to tell them: notices wait in a
// register of their own, the outbox, until a [Pengirim] has taken them.
//
//	_, err := kabar.Antrekan(ctx, store, sekarang, kabar.Surat{
//		Pesan:  kabar.Pesan{Kunci: "rapat/0190…/undangan", Untuk: "koordinator", Judul: "Rapat Senin", Isi: "Rapat pukul 9."},
//		Alamat: kabar.Alamat{ID: idAkun, Surel: surelAkun},
//	})
//	h, err := kabar.Kirimkan(ctx, store, pengirim, sekarang)
//
// # Once
//
// Kunci says what a notice is about. The same Kunci is queued once for one
// recipient, however often it is asked for and by however many processes: the
// register has a unique key on it. Cancelling does not free the key. Two recipients
// with one mailbox get it once.
//
// # What a crash can do
//
// No mail protocol can tell, after a crash, whether the last message went out. So
// the outbox writes before sending that it sends, and after sending that it has
// sent. A notice that was found between the two for longer than [MasaKirim] may have
// arrived: it becomes "mungkin", is shown to a person, and is never sent again by
// the program itself. A person sends it again (ulangi), or says that it arrived
// (terkirim). So the program alone sends a notice at most once; it does not promise
// that it arrives.
//
// # Addresses
//
// An address is personal data (UU 27/2022). It stands in the personal part of the
// register only: not in a column, a key, the journal, a log or an error. [Alamat]
// prints as a placeholder. Title and text of a notice are not personal parts:
// nothing personal belongs into them.
package kabar
