// Package brankas (the strong-box) keeps the keys under which the personal parts
// of documents are encrypted at rest, one key a document, in a file of their own:
//
//	b, err := brankas.Buka("/var/lib/lumbung-brankas/kunci.brankas")
//	nomor, k, err := b.Baru()                                  // durable already
//	segel, err := brankas.Segel(k, "permohonan/<id>/1", garam, pribadi)
//	…
//	k, ada, err := b.Ambil(nomor)                              // ada is false once erased
//	garam, pribadi, err := brankas.Bongkar(k, "permohonan/<id>/1", segel)
//	…
//	err = b.Hapus(nomor)                                       // UU 27/2022: right to erasure
//
// # Why the keys are not in the data backup
//
// A person may demand that the office erases what it keeps about him (UU 27/2022
// on the protection of personal data). Nobody can erase one row from the backups of
// five years, on tape, on disks in a cupboard, at a provider. So a backup holds
// the personal part only sealed, and the key is not in it: one key overwritten
// here makes the part unreadable in every backup ever made. A backup that held the
// keys too would undo that. Keep the file in a folder that no data backup, no
// folder synchronisation and no image of the whole machine takes along.
//
// # The one copy of the keys
//
// Without the keys the personal parts are lost for everybody, so there must be a
// copy: [Brankas.Salin] writes it, encrypted under a passphrase, and [Pulihkan]
// reads it. Make a new copy regularly and after every erasure, on two media kept
// away from the data backups, and destroy every older one: a copy that was begun
// before an erasure ended still holds the erased key, and revives the part in
// every backup. Only the newest copy is to be kept. Keys handed out after the
// copy are not in it; their parts are unreadable after it has been restored,
// except for those made ahead when the copy was taken.
//
// # File
//
// A header of 32 bytes ("lumbung/brankas/1\n", then zeros) and slots of 32 bytes.
// Key n lies at byte 32·n, so number 0 is the header and never a key: 0 may stand
// for "no key" in a table. A slot of zeros is an erased key. Keys are made ahead,
// 512 with one fsync, and a process that opens the file begins at its end, so
// that no number is given twice: not after a crash, not after an older database
// was restored beside it. [Pulihkan] leaves 131,072 numbers unused behind the keys
// it restored, for the documents that were written after the copy.
//
// <file>.dipakai beside it keeps a second process out. Keep the file on a local
// disk, and never put an older state of the file itself back: that leaves no such
// gap, and revives what was erased.
//
// # Sealed part
//
// One format byte (1), a random nonce of 12 bytes, and AES-256-GCM over the salt of
// 32 bytes and the part, with the context as additional data: 61 bytes more than the
// part. The salt is that of the commitment in the journal; it is sealed with the
// part, so without the key nobody can try out names against the commitment. The
// context names register, id and version, so a sealed part cannot be put into
// another document or version. Its length tells the length of the part.
//
// # Copy
//
// A header of 64 bytes ("lumbung/salinan-brankas/1\n" and two zeros, the iterations
// as 4 bytes, the highest first, 32 random bytes), then the file in pieces of
// 65,536 bytes, each with AES-256-GCM under PBKDF2-SHA-256 of the passphrase with
// 600,000 iterations. The nonce of a piece is three zeros, its number from 0 in 8
// bytes, and 1 for the last piece, 0 for others; the header is its additional
// data. So a piece that is missing, moved, added or altered is found.
//
// # What is not promised
//
// Overwriting reaches the bytes that the file system keeps for the file. Flash
// memory (SSD, USB stick, SD card) writes elsewhere to spare its cells and may
// keep the old bytes until it reuses them; file systems that copy on write (btrfs,
// ZFS, APFS, ReFS) and snapshots of a disk or a virtual machine keep them too;
// a file system that journals data keeps them for a while. Encrypt the disk (LUKS,
// BitLocker, FileVault), turn snapshots off for this folder, and the old bytes are
// worth nothing without the disk's key. Windows has no file modes: give the folder
// to the program's account alone. Keys are in memory while
// the program runs, and may reach the swap area: encrypt it too. Whoever may read
// the file may read every personal part that is not erased; and nothing here erases
// what people have printed, exported or copied.
//
// # Measuring
//
//	go test -run '^$' -bench . ./kominfo/sqlstore/brankas
//	go test -run '^$' -fuzz FuzzPulihkan -fuzztime 5m ./kominfo/sqlstore/brankas
package brankas
