package register

import (
	"context"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// ID names a document for ever: a UUID version 7, never a human key, because it
// stays in the journal when the document's personal part is gone.
type ID string

// IDBaru is the id of a new document, for stores: of the ke-th row (from 0) that a
// transaction of moment t stores. Ids of one transaction sort in the order in which
// their documents were made, so that a list by id is one by creation. Each is dated
// one step of [kominfo.NewUUID] after the one before; storing a row takes longer,
// so no id is dated after its transaction.
func IDBaru(t time.Time, ke int) ID {
	const langkah = 245 * time.Nanosecond // a 4096th of a millisecond, rounded up
	return ID(kominfo.NewUUID(t.Add(time.Duration(ke) * langkah)))
}

// Jejak is the log in which a register's changes are journalled.
type Jejak string

const (
	// Umum publishes its entries, so that an omission is visible.
	Umum Jejak = "umum"
	// Dalam publishes only hashes of its entries.
	Dalam Jejak = "dalam"
)

// BelumUrut is the Urutan of a change that is stored but not yet numbered in
// the journal. It never appears in a change feed.
const BelumUrut int64 = -1

// Meta is what every version of a document carries besides its content.
type Meta struct {
	ID             ID        `json:"id"`
	Versi          int64     `json:"versi"`  // 1, 2, 3, …
	Urutan         int64     `json:"urutan"` // number in the register's journal, from 0; BelumUrut
	Waktu          time.Time `json:"waktu"`  // when this version was written, UTC
	Ditarik        bool      `json:"ditarik,omitempty"`
	PribadiDihapus bool      `json:"pribadi_dihapus,omitempty"`
}

// Baris is one version of one document as stores keep it: exact bytes and the
// values of the typed columns, in the order of the Def. A list without bodies has
// Meta, Pemilik and Kolom only.
type Baris struct {
	Meta
	VersiSkema   int
	Pemilik      string // code of the owning perangkat daerah
	Instansi     string // office and role of who wrote it; never a person
	Peran        string
	Aksi         string // "buat", "ganti", or the name of an action
	Alasan       string // reason, where the action asks for one
	Umum         []byte // public part, JSON; nil when the query did not ask for bodies
	Pribadi      []byte // personal part, JSON; nil when there is none, or it is out of scope or erased
	GaramUmum    []byte // 32 random bytes for the commitment over Umum
	GaramPribadi []byte // likewise; erased together with Pribadi
	Ulang        []byte // what tells a repeated write; nil: nothing does
	Kolom        []any  // string or int64, one for each column of the Def
	Sebutan      string // the document's name, where the Reader is an API that says it; stores leave it empty
}

// Perubahan is one row of the change feed.
type Perubahan struct {
	Register string
	Baris
}

// Halaman is one page of a list. Kursor is empty on the last page.
type Halaman struct {
	Baris  []Baris
	Kursor string
}

// Jumlah is one row of group counts: the values of the group's columns and how
// many documents have them.
type Jumlah struct {
	Nilai []any
	N     int64
}

// Reader reads registers. It is implemented by memory, SQL and HTTP. Every
// method takes the caller's [Lingkup]: what lies outside it does not exist.
type Reader interface {
	// Baca gives one version of a document; versi 0 is the current one. A
	// document that is absent or out of scope is an error of kind tidak_ada.
	Baca(ctx context.Context, r Register, l Lingkup, id ID, versi int64) (Baris, error)
	// Riwayat gives all versions, newest first, with bodies.
	Riwayat(ctx context.Context, r Register, l Lingkup, id ID) ([]Baris, error)
	// Cari gives one page of current documents.
	Cari(ctx context.Context, r Register, l Lingkup, q Query) (Halaman, error)
	// Rekap counts current documents grouped by columns; without columns it
	// gives one row, the total. Rows are ordered by the group's values.
	Rekap(ctx context.Context, r Register, l Lingkup, saring []Syarat, kelompok ...string) ([]Jumlah, error)
	// Perubahan gives changes of one journal with Urutan >= sejak in journal
	// order, at most batas, and lanjut, where to go on next time: it is past
	// what lay out of scope too. It never shows a change that is not yet numbered,
	// so a reader that continues at lanjut loses nothing.
	Perubahan(ctx context.Context, l Lingkup, j Jejak, sejak int64, batas int) (p []Perubahan, lanjut int64, err error)
}

// Tx is one transaction over any registers of a store.
type Tx interface {
	Reader
	// Aktor is who writes.
	Aktor() kominfo.Aktor
	// Sekarang is the moment of the transaction, the same for all it writes.
	Sekarang() time.Time
	// Simpan stores a change prepared by this package; the Meta has the id of a new
	// document. It is refused with kind
	// bentrok when the document's version is not the expected one or a unique key
	// exists, and with tidak_sah when a reference leads nowhere. In a large
	// transaction a store may tell a refusal only at a later call, or at the end of
	// Ubah, as a [GalatTulisan]; then nothing of the transaction is kept.
	Simpan(ctx context.Context, t Tulisan) (Meta, error)
	// Ulangan finds the version whose Ulang begins with kunci: Meta and Ulang
	// of it, whatever the scope. false: there is none.
	Ulangan(ctx context.Context, r Register, kunci []byte) (Baris, bool, error)
	// HapusPribadi removes the personal part and its salt in every version of a
	// document, and of those that are about the same person (Def.Ikutan), and adds a
	// version without it to each. The Meta is of the document named.
	HapusPribadi(ctx context.Context, r Register, id ID, alasan string) (Meta, error)
}

// GalatTulisan says which row of a large transaction was refused, when that is told
// later than at its Simpan. Err is the reason, with its kind.
type GalatTulisan struct {
	Register string
	ID       ID
	Err      error
}

// Error gives the sentence of the reason.
func (e *GalatTulisan) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *GalatTulisan) Unwrap() error { return e.Err }

// Store is a Reader with transactions.
type Store interface {
	Reader
	// Register lists the registers that the store holds.
	Register() []Register
	// Ubah runs f in one transaction for actor a. When f returns an error
	// nothing is stored. f may be run again after a serialization failure, so it
	// must have no effect outside the transaction.
	Ubah(ctx context.Context, a kominfo.Aktor, f func(Tx) error) error
	// Urutkan numbers changes that are stored but not yet numbered and says how
	// many. Stores that number inside the transaction always answer 0.
	Urutkan(ctx context.Context) (int, error)
}
