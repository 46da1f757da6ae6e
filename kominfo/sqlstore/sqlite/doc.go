// Package sqlite opens the SQLite file that a [sqlstore.SQL] keeps its registers
// in:
//
//	s, err := sqlite.Buka(ctx, "data/lumbung.db", sqlite.Opsi{Migrasi: true}, regs...)
//	if err != nil {
//		return err // one Indonesian sentence with a remedy
//	}
//	defer s.Close()
//
// With cgo the driver is mattn/go-sqlite3; without (Windows laptops, cross
// builds) the pure Go modernc.org/sqlite, about half as fast. [Driver] says which,
// so that a program can say so at start. Both write the same file.
//
// The file is opened with write-ahead log, synchronous=FULL (a change that was
// acknowledged survives a power cut), foreign keys, and secure_delete (erased
// names are overwritten). One connection writes. A lock file beside it,
// <file>.kunci, keeps a second process out. A new file is readable by its owner
// only, a new folder likewise. Keep it on a local disk: the locks and the shared
// memory of the log do not work over a network share.
package sqlite
