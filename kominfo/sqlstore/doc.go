//go:build !(js && wasm)

// Package sqlstore keeps registers in a SQL database: it is the [register.Store]
// on disk. It imports no driver; package sqlite opens SQLite files, and an
// embedder hands in its own pool:
//
//	s, err := sqlstore.Pakai(db, sqlstore.Opsi{Awalan: "kominfo_"}, regs...)
//	if err == nil {
//		err = s.Siap(ctx) // says in Indonesian when the tables do not fit
//	}
//
// It never migrates unasked: [SQL.DDL] lists the statements for the caller's own
// tool, [SQL.Migrasi] runs them and fills new columns. [SQL.DalamTx] is the store
// inside the embedder's transaction.
//
// # Tables
//
//	lb_<register>       one narrow row a document: current meta data, typed columns
//	lb__jejak_<jejak>   one row a version, by journal number: entry, exact bytes, salts
//	lb__ubin            tiles of the journals' trees, 256 hashes each
//	lb__jejak           size and root of each journal
//	lb__buang           keys of erased personal parts that are still to be destroyed
//	lb__skema           what each table was last filled for
//
// Lists and counts read narrow rows and indexes only; bodies are fetched for the
// rows of the page by their journal number. Each index of a Def ends in id, owner
// and withdrawal, so filter, scope, order and count are answered from it; one of
// Def.Ringkas has all columns, so a list without bodies reads nothing else. A
// version points back at the one before it, so a history is a walk, not an index.
// A reference column has a shadow _r_<column>, NULL where the column is empty,
// that carries the foreign key. BI tools read lb_<register>; its columns have the
// Def's names.
//
// # Journal
//
// The journal's row is the version itself: its entry (package jejak) commits to
// the bytes beside it. Rows are added and never changed, but for an erasure, which
// takes personal parts and their salts out of all versions of a document. Tree and
// root are stored in the transaction that adds the rows. [SQL] is a [jejak.Sumber];
// [SQL.Verifikasi] checks everything against everything.
//
// With Opsi.Brankas personal parts are sealed, each document's under a key of its
// own that is not in the database; erasing destroys the key, so that backups made
// before cannot show the part either.
//
// # Writing
//
// One writer at a time, first come first served. Callers that wait together share
// one COMMIT, each in its own savepoint: one caller's error undoes only what is
// his, and nobody returns before the commit is on the disk. Changes are numbered
// in their journal inside the transaction, densely from 0. In a transaction of
// many documents a second goroutine writes the rows; one that is refused is then
// told a little later, by its id ([register.GalatTulisan]).
//
// # Measuring
//
//	go test -run '^$' -bench . ./kominfo/sqlstore/sqlite
//	LUMBUNG_BENCH_N=1000000 go test -run '^$' -bench Sejuta -timeout 30m ./kominfo/sqlstore/sqlite
//	go test -tags kacau -run 'Mati|Kacau' -timeout 30m ./kominfo/sqlstore/sqlite
//
// BenchmarkSatu reports the rate of one document a transaction beside a bare
// insert with the same pragmas and indexes, in turn; BenchmarkImpor documents a
// second; BenchmarkSejuta list pages at 32 clients and group counts. The last
// command kills a writing process a hundred times and looks for lost
// acknowledgements, and writes under steady readers to see the log stay bounded.
package sqlstore
