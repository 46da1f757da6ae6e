//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"database/sql"
	"sync"

	"github.com/jmoiron/sqlx"
)

// penyiap is what *sql.DB, *sql.Conn, *sql.Tx and their sqlx forms have in common.
type penyiap interface {
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// jalur runs statements written with ? on one of them and keeps them prepared.
type jalur struct {
	p    penyiap
	bind int
	mu   sync.RWMutex
	siap map[string]*sql.Stmt
}

// batasSiap bounds the prepared statements; filters that differ beyond it are
// prepared each time.
const batasSiap = 400

func jalurBaru(p penyiap, bind int) *jalur {
	return &jalur{p: p, bind: bind, siap: map[string]*sql.Stmt{}}
}

func (j *jalur) stmt(ctx context.Context, q string) (*sql.Stmt, error) {
	j.mu.RLock()
	st, penuh := j.siap[q], len(j.siap) >= batasSiap
	j.mu.RUnlock()
	if st != nil || penuh {
		return st, nil
	}
	st, err := j.p.PrepareContext(context.WithoutCancel(ctx), sqlx.Rebind(j.bind, q))
	if err != nil {
		return nil, err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if lain := j.siap[q]; lain != nil {
		_ = st.Close() // somebody was faster
		return lain, nil
	}
	j.siap[q] = st
	return st, nil
}

func (j *jalur) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	st, err := j.stmt(ctx, q)
	if err != nil {
		return nil, err
	}
	if st == nil {
		return j.p.QueryContext(ctx, sqlx.Rebind(j.bind, q), args...)
	}
	return st.QueryContext(ctx, args...)
}

func (j *jalur) exec(ctx context.Context, q string, args ...any) (sql.Result, error) {
	st, err := j.stmt(ctx, q)
	if err != nil {
		return nil, err
	}
	if st == nil {
		return j.p.ExecContext(ctx, sqlx.Rebind(j.bind, q), args...)
	}
	return st.ExecContext(ctx, args...)
}

// langsung runs a statement once, without keeping it: DDL, pragmas.
func (j *jalur) langsung(ctx context.Context, q string) error {
	_, err := j.p.ExecContext(ctx, q)
	return err
}

// satu scans the only row of a query; false when there is none.
func (j *jalur) satu(ctx context.Context, q string, args []any, dest ...any) (bool, error) {
	rows, err := j.query(ctx, q, args...)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	if !rows.Next() {
		return false, rows.Err()
	}
	if err := rows.Scan(dest...); err != nil {
		return false, err
	}
	return true, rows.Close()
}

func (j *jalur) tutup() {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, st := range j.siap {
		_ = st.Close() // the connection is given up next
	}
	j.siap = map[string]*sql.Stmt{}
}
