// Package jejak is the journal of an office's registers: every change appends
// one entry to an append-only Merkle tree, whose head the office signs. Whoever
// holds a signed checkpoint can detect any later change of what came before it.
// The trees are those of the Go checksum database (golang.org/x/mod/sumdb/tlog),
// the signatures those of package note; golang.org/x/mod alone can check
// everything that is published here.
//
// An office keeps two logs. [Umum] publishes its entries, so that an omission is
// visible; [Dalam] publishes only their hashes. A store implements [Sumber];
// this package proves ([Buktikan]), publishes ([UbinHTTP]), signs
// ([TandaTangani]), hands out receipts ([BuatTandaTerima]) and checks from
// outside ([PeriksaLuar]). It does no input or output of its own and runs in a
// browser.
//
// # Example
//
//	e := jejak.Entri{Register: "permohonan", ID: id, Versi: 1, Skema: 1, Waktu: now, Aksi: "buat",
//		Umum: jejak.Ikat(salt, publicJSON, "")}
//	text, err := e.Teks()                        // what the store keeps
//	tree.Tambah(jejak.Daun(text))                // tree is a jejak.Pohon
//	tiles := tree.UbinSejak(tree.Ukuran() - 1)   // what else it keeps
//	key, err := jejak.BukaKunci(secret)          // secret from jejak.BuatKunci
//	cp, err := jejak.TandaTangani(jejak.Checkpoint{Nama: "kominfo.bangka", Jejak: jejak.Umum,
//		Masa: 1, Kepala: tree.Kepala(), Waktu: now}, key)
//	receipt, err := jejak.BuatTandaTerima(ctx, store, jejak.Umum, 0, cp)
//	result, err := receipt.Periksa(publicKeys...) // anyone, offline
//
// # What it proves, and what it does not
//
// From the moment someone outside holds a signed checkpoint, a change before it
// is detectable. Before that moment it is not. Times are the office's claim. An
// entry holds commitments, not content: the content of one version is proven by
// a receipt that encloses it. When a personal part and its salt are erased (UU
// 27/2022), the entry stays and says nothing about it.
//
// # Formats
//
// The formats of entry, commitment, checkpoint, receipt and tile are frozen;
// the files under testdata hold them byte by byte.
//
// An entry is UTF-8 text in this order, every line always present and ended by
// one LF:
//
//	lumbung/entri/1
//	register permohonan
//	id 01a201c2-4836-75db-8f00-000000000001
//	versi 3
//	skema 1
//	waktu 2026-11-22T06:12:34.123456Z
//	instansi 19.06
//	pemilik kominfo
//	peran koordinator
//	aksi perpanjang
//	ditarik tidak
//	umum <64 lower-case hexadecimal digits: commitment to the public part>
//	pribadi <likewise, to the personal part>
//
// A line is a name, or a name, one space and a value; instansi, pemilik, peran
// and pribadi (no personal part) may be empty, and are then the name alone.
// register and aksi are ^[a-z][a-z0-9_]{0,39}$; id is a UUID in lower case; versi
// and skema are decimal, at least 1, without leading zero, up to 2^63-1 and
// 2^31-1; waktu is UTC with six decimals, years 1 to 9999; ditarik is ya or
// tidak; the other values have at most 200 bytes, no control character (below
// U+0020, U+007F), no U+0085, U+2028 or U+2029, and no space at either end. A
// commitment is never all zeros. The leaf of an entry in the tree is SHA-256 of
// a zero byte and this text (RFC 6962).
//
// A commitment is SHA-256 of "lumbung/komitmen/1\n", a salt of 32 random bytes
// and the exact stored bytes: of the public part its JSON, followed by "\n" and
// the reason where the version carries one; of the personal part its JSON.
//
// A checkpoint is a signed note in the form of C2SP tlog-checkpoint:
//
//	lumbung/<nama>/<umum or dalam>/<masa>
//	<number of entries>
//	<root, standard base64>
//	waktu 2026-11-22T06:12:35Z
//
//	— lumbung/<nama> <signature, Ed25519>
//
// nama is ^[a-z0-9][a-z0-9.-]{0,59}$; masa is the epoch, from 1: a restore from a
// backup starts the next one. There may be several signatures, of different keys;
// no further lines.
//
// A receipt is JSON: {"format":"lumbung/tanda-terima/1","nomor":12,
// "entri":"…","bukti":["base64",…],"checkpoint":"…","garam":"base64","isi":"…",
// "alasan":"…"}; garam, isi and alasan are absent where the reader may not see
// the content.
//
// A log is published as tiles of height 8 under tile/8/, next to its checkpoint:
//
//	jejak/kunci                                the office's public keys, one a line
//	jejak/umum/checkpoint
//	jejak/umum/tile/8/0/x001/234.p/56          hashes of level 0, tile 1234, the first 56
//	jejak/umum/tile/8/data/x001/234.p/56       its entries, each followed by an empty line
//	jejak/dalam/checkpoint
//	jejak/dalam/tile/8/0/000
package jejak
