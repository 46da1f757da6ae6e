//go:build !(js && wasm)

package sqlstore

import (
	"context"

	"github.com/jmoiron/sqlx"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// bacaan waits at the gate for a reader's place.
func (s *SQL) bacaan(ctx context.Context) (pembaca, func(), error) {
	if err := s.Siap(ctx); err != nil {
		return pembaca{}, nil, err
	}
	if err := s.masuk.ambil(ctx, 1); err != nil {
		return pembaca{}, nil, err
	}
	return pembaca{s.skema, s.baca, s.o.Brankas}, func() { s.masuk.lepas(1) }, s.terbukaLepas()
}

// terbukaLepas refuses a reader that came through the gate after Close.
func (s *SQL) terbukaLepas() error {
	err := s.terbuka("sqlstore.Baca")
	if err != nil {
		s.masuk.lepas(1)
	}
	return err
}

// Baca gives one version of a document; versi 0 is the current one.
func (s *SQL) Baca(ctx context.Context, r register.Register, l register.Lingkup, id register.ID, versi int64) (register.Baris, error) {
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return register.Baris{}, err
	}
	defer lepas()
	return p.Baca(ctx, r, l, id, versi)
}

// Riwayat gives all versions, newest first, with bodies.
func (s *SQL) Riwayat(ctx context.Context, r register.Register, l register.Lingkup, id register.ID) ([]register.Baris, error) {
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return nil, err
	}
	defer lepas()
	return p.Riwayat(ctx, r, l, id)
}

// Cari gives one page of current documents.
func (s *SQL) Cari(ctx context.Context, r register.Register, l register.Lingkup, q register.Query) (register.Halaman, error) {
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return register.Halaman{}, err
	}
	defer lepas()
	return p.Cari(ctx, r, l, q)
}

// Rekap counts current documents by groups of columns.
func (s *SQL) Rekap(ctx context.Context, r register.Register, l register.Lingkup, saring []register.Syarat, kelompok ...string) ([]register.Jumlah, error) {
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return nil, err
	}
	defer lepas()
	return p.Rekap(ctx, r, l, saring, kelompok...)
}

// Perubahan gives changes of one journal in its order.
func (s *SQL) Perubahan(ctx context.Context, l register.Lingkup, j register.Jejak, sejak int64, batas int) ([]register.Perubahan, int64, error) {
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return nil, sejak, err
	}
	defer lepas()
	return p.Perubahan(ctx, l, j, sejak, batas)
}

// dalamTx is the store inside the embedder's transaction.
type dalamTx struct {
	pembaca
	s    *SQL
	siap bool
}

// DalamTx gives the store inside a transaction of the embedder, so that a
// document and rows in the embedder's own tables are written together or not at
// all. Its Ubah is a savepoint; the embedder commits or rolls back. The
// transaction must be one that may write ("BEGIN IMMEDIATE" in SQLite), and one
// goroutine uses it at a time. Bytes of an erasure leave SQLite's write-ahead log
// at the next checkpoint.
func (s *SQL) DalamTx(tx *sqlx.Tx) register.Store {
	return &dalamTx{pembaca{s.skema, jalurBaru(tx, sqlx.BindType(tx.DriverName())), s.o.Brankas}, s, false}
}

func (d *dalamTx) Register() []register.Register { return d.s.regs }

func (d *dalamTx) Urutkan(context.Context) (int, error) { return 0, nil }

func (d *dalamTx) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) (err error) {
	const op = "sqlstore.Ubah"
	bg := context.WithoutCancel(ctx)
	if !d.siap && !d.s.siapOK.Load() {
		if err := d.k.cocok(bg, d.q); err != nil {
			return err
		}
		d.siap = true
	}
	if _, err := d.q.exec(bg, "SAVEPOINT lumbung"); err != nil {
		return galat(op, err)
	}
	c := &pencatat{k: d.k, q: d.q, simpn: new(simpananPohon)}
	x := d.s.txBaru(c, a)
	berhasil := false
	defer func() {
		if !berhasil {
			x.berhenti()
			_, _ = d.q.exec(bg, "ROLLBACK TO lumbung") // err, or the panic, says why
			_, _ = d.q.exec(bg, "RELEASE lumbung")
		}
	}()
	if err := f(x); err != nil {
		return err
	}
	if err := x.akhir(ctx); err != nil {
		return galat(op, err)
	}
	if err := c.tulis(bg); err != nil {
		return galat(op, err)
	}
	if _, err := d.q.exec(bg, "RELEASE lumbung"); err != nil {
		return galat(op, err)
	}
	berhasil = true
	if x.hapus {
		d.s.sapu.Store(true) // the keys go with the next Ubah after the embedder's commit
	}
	return nil
}
