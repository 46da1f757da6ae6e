package main

import (
	"context"

	"github.com/jmoiron/sqlx"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
)

// penyimpan is Lumbung's store, with one thing of our own: every change, from a
// page or from the API, also adds a row to our table catatan_kerja, in the same
// transaction. The journal names the office and the role for ever and no person;
// which account it was stays here, where it can be deleted when the law asks.
//
// A regency that needs no such thing leaves this file out and uses the store as
// Pakai gave it; it then also shares commits between callers that wait together.
type penyimpan struct {
	*sqlstore.SQL
	db *sqlx.DB
}

// Ubah runs f in a transaction of ours.
func (p penyimpan) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	tx, err := p.db.BeginTxx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit this does nothing
	if err := p.DalamTx(tx).Ubah(ctx, a, func(x register.Tx) error { return f(pencatat{x, tx}) }); err != nil {
		return err
	}
	return tx.Commit()
}

// pencatat sees every change that passed the register's rules.
type pencatat struct {
	register.Tx
	sql *sqlx.Tx
}

// Simpan stores the change and notes who made it.
func (p pencatat) Simpan(ctx context.Context, t register.Tulisan) (register.Meta, error) {
	m, err := p.Tx.Simpan(ctx, t)
	if err != nil {
		return m, err
	}
	_, err = p.sql.ExecContext(ctx, "INSERT INTO catatan_kerja (waktu, pengguna, register, dokumen, versi, aksi) VALUES (?, ?, ?, ?, ?, ?)",
		p.Sekarang().Unix(), p.Aktor().ID, t.Register().Info().Judul, string(m.ID), m.Versi, t.Baris().Aksi)
	return m, err
}
