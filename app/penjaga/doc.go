// Package penjaga (the keeper) keeps a data folder: it opens the store with its
// strong-box, signs the journal's checkpoints and keeps them outside the database,
// and refuses to start in silence on data that are older than a checkpoint.
//
//	p, err := penjaga.Buka(ctx, penjaga.Opsi{Folder: "data", Register: regs})
//	if err != nil {
//		return err // one Indonesian sentence: what was found, and what to do
//	}
//	defer p.Close()
//	web.Opsi{Jejak: p.Jejak()}
//
// # Folder
//
//	lumbung.db                    the registers and their journal
//	kunci/jejak.kunci             secret key that signs checkpoints; made at the first start
//	kunci/pribadi.kunci           strong-box: keys of the personal parts (package brankas)
//	checkpoint/umum, …/dalam      the last signed checkpoints
//	checkpoint/transisi-N/        those that the old and the new key signed at rotation N
//	checkpoint/masa-N/            the last ones of epoch N, before a restore
//	berkas/                       the documents' files (package blob); see [Lampiran]
//
// Checkpoints lie outside the database so that a database that was put back, or
// cut off at its end, is noticed. Whoever can write both folders can put both back:
// so a second folder may be named (Opsi.Luar: a USB stick, a network mount), and
// outsiders keep those they saw. The folder kunci is never in a backup of the data:
// with jejak.kunci anybody signs in the office's name, and pribadi.kunci would
// undo erasures.
//
// # Rules
//
// A checkpoint is written within a second after the journal grew, and by Close; a
// newer one (by epoch, then size) is never replaced by an older. Nothing is signed
// that does not continue what was signed last. Losing a checkpoint's file to a
// full disk is told, and does not stop the office's work: the journal itself is in
// the database.
//
// An entry's time is what the clock said when it was written, also when the clock
// was wrong: the journal's order is its numbers, not its times. A checkpoint's
// time is the clock's too, but never earlier than that of the checkpoint before it;
// when the clock stands back by more than five minutes this is told at start.
//
// A restore begins a new epoch (masa), see [Pulihkan].
//
// # Files
//
// A file is stored before a document names it. So a backup copies the database
// first and then the files that the copy names, into a folder that all backups
// beside each other share: see [FolderLampiran]. The backup gets its name last. The
// folder only grows; files of documents that are gone leave it when the whole
// folder, with all its backups, is retired.
package penjaga
