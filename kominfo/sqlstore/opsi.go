//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"regexp"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jmoiron/sqlx"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

// Opsi sets up a store. The zero value works.
type Opsi struct {
	Awalan   string           // prefix of every table, so that they fit an existing database; "" is "lb_"
	Baca     *sqlx.DB         // separate pool for readers; nil: the pool given to [Pakai]
	Pembaca  int              // readers at a time; 0: GOMAXPROCS
	Kelompok int              // callers that may share one COMMIT; 0: 64, 1: none
	Sekarang func() time.Time // clock; nil is time.Now

	// Brankas keeps the keys under which personal parts are sealed at rest, apart
	// from the database and its backups; so an erasure reaches every backup. nil:
	// personal parts are stored as they are, and an erasure reaches only this
	// database.
	Brankas *brankas.Brankas

	Tutup func() error // called last by Close, for what the opener holds
}

// SQL is a [register.Store] on a database. Make it with [Pakai], or with package
// sqlite, which also opens the file. It is safe for concurrent use.
type SQL struct {
	*skema
	o      Opsi
	tulis  *sqlx.DB
	baca   *jalur    // readers, behind gerbang
	masuk  *gerbang  // first in, first out, for readers
	pena   *gerbang  // the one writer
	penaQ  *jalur    // the writer's connection; touched only by the holder of pena
	kel    *kelompok // open group, likewise
	rawat  perawatan // likewise
	pohon  simpananPohon
	sapu   atomic.Bool // keys may stand in lb__buang
	siapOK atomic.Bool
	siapMu sync.Mutex
	tutup  atomic.Bool
}

var polaAwalan = regexp.MustCompile(`^([a-z][a-z0-9_]{0,19})?$`)

// Pakai makes a store of registers on db. It touches nothing: tables are made by
// [SQL.Migrasi], or by the caller's own tool from [SQL.DDL]. Until the tables fit
// the program every other call is refused with a message that says what to do;
// ask for it at start with [SQL.Siap].
//
// The writer keeps one connection of db for itself, so db must allow two, or
// Opsi.Baca must be another pool.
func Pakai(db *sqlx.DB, o Opsi, regs ...register.Register) (*SQL, error) {
	const op = "sqlstore.Pakai"
	if o.Awalan == "" {
		o.Awalan = "lb_"
	}
	if !polaAwalan.MatchString(o.Awalan) {
		return nil, kominfo.E(kominfo.TidakSah, op, "Awalan tabel %q tidak boleh dipakai: paling banyak 20 huruf kecil, angka dan garis bawah, dimulai dengan huruf.", o.Awalan)
	}
	if o.Pembaca <= 0 {
		o.Pembaca = runtime.GOMAXPROCS(0)
	}
	if o.Kelompok <= 0 {
		o.Kelompok = 64
	}
	if o.Sekarang == nil {
		o.Sekarang = time.Now
	}
	if o.Baca == nil {
		if db.Stats().MaxOpenConnections == 1 {
			return nil, kominfo.E(kominfo.TidakSah, op, "Basis data hanya mengizinkan satu koneksi. Izinkan paling sedikit dua, atau isi Opsi.Baca.")
		}
		o.Baca = db
	}
	k, err := susunSkema(o.Awalan, regs)
	if err != nil {
		return nil, err
	}
	s := &SQL{
		skema: k, o: o, tulis: db,
		baca:  jalurBaru(o.Baca, sqlx.BindType(o.Baca.DriverName())),
		masuk: gerbangBaru(o.Pembaca),
		pena:  gerbangBaru(1),
	}
	s.sapu.Store(true) // what a power cut may have left
	return s, nil
}

// Register lists the registers that the store holds.
func (s *SQL) Register() []register.Register { return s.regs }

// Urutkan answers 0: changes are numbered in the transaction that makes them.
func (s *SQL) Urutkan(context.Context) (int, error) { return 0, nil }

// Close waits for the writer, then refuses further work. It closes only what
// the store opened itself; the pools belong to the caller, who is called back
// through Opsi.Tutup.
func (s *SQL) Close() error {
	if s.tutup.Swap(true) {
		return nil
	}
	_ = s.pena.ambil(context.Background(), 1) // Background is never cancelled
	defer s.pena.lepas(1)
	s.tuntaskan() // a group may have been handed over with the turn
	_ = s.masuk.ambil(context.Background(), s.o.Pembaca)
	defer s.masuk.lepas(s.o.Pembaca)
	s.lepasPena()
	s.baca.tutup()
	if s.o.Tutup != nil {
		return s.o.Tutup()
	}
	return nil
}

func (s *SQL) terbuka(op string) error {
	if s.tutup.Load() {
		return kominfo.E(kominfo.Rusak, op, "Penyimpanan data sudah ditutup karena program sedang berhenti. Jalankan lagi programnya.")
	}
	return nil
}

// Siap reports whether the tables fit the program; nil: they do.
func (s *SQL) Siap(ctx context.Context) error {
	const op = "sqlstore.Siap"
	if s.siapOK.Load() {
		return s.terbuka(op)
	}
	if err := s.terbuka(op); err != nil {
		return err
	}
	s.siapMu.Lock()
	defer s.siapMu.Unlock()
	if s.siapOK.Load() {
		return nil
	}
	if err := s.masuk.ambil(ctx, 1); err != nil {
		return galat(op, err)
	}
	defer s.masuk.lepas(1)
	if err := s.skema.cocok(ctx, s.baca); err != nil {
		return err
	}
	s.siapOK.Store(true)
	return nil
}

// penulis gives the writer's connection. The caller holds pena.
func (s *SQL) penulis(ctx context.Context) (*jalur, error) {
	if s.penaQ != nil {
		return s.penaQ, nil
	}
	c, err := s.tulis.Conn(ctx)
	if err != nil {
		return nil, err
	}
	s.penaQ = jalurBaru(c, sqlx.BindType(s.tulis.DriverName()))
	return s.penaQ, nil
}

// lepasPena closes the writer's connection for good: whatever state it is in
// must not go back into the pool.
func (s *SQL) lepasPena() {
	if s.penaQ == nil {
		return
	}
	s.penaQ.tutup()
	c := s.penaQ.p.(*sql.Conn)
	_ = c.Raw(func(any) error { return driver.ErrBadConn }) // the way to say "throw it away"
	_ = c.Close()                                           // closed already
	s.penaQ = nil
}
