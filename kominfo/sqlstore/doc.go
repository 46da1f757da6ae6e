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
//	lb_<register>         one narrow row a document: current meta data, typed columns
//	lb__versi_<register>  every version whole, exact bytes; append only but for an erasure
//	lb__jejak             size of each journal
//	lb__perubahan         what each journal number stands for
//	lb__skema             what each table was last filled for
//
// Lists and counts read narrow rows and indexes only; bodies are fetched for the
// rows of the page. Each index of a Def ends in id, owner and withdrawal, so
// filter, scope, order and count are answered from it. A reference column has a
// shadow _r_<column>, NULL where the column is empty, that carries the foreign
// key. BI tools read lb_<register>; its columns have the Def's names.
//
// # Writing
//
// One writer at a time, first come first served. Callers that wait together share
// one COMMIT, each in its own savepoint: one caller's error undoes only what is
// his, and nobody returns before the commit is on the disk. Changes are numbered
// in their journal inside the transaction, densely from 0. In a transaction of
// many documents a second goroutine writes the bodies.
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
