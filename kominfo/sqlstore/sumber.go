//go:build !(js && wasm)

package sqlstore

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

var _ jejak.Sumber = (*SQL)(nil)

// Kepala gives size and root of a journal as committed now.
func (s *SQL) Kepala(ctx context.Context, j string) (jejak.Kepala, error) {
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return jejak.Kepala{}, err
	}
	defer lepas()
	k, err := p.k.kepala(ctx, p.q, register.Jejak(j))
	return k, galat("sqlstore.Kepala", err)
}

// Ubin gives a tile of a journal's tree as stored now.
func (s *SQL) Ubin(ctx context.Context, j string, tingkat int, nomor int64) ([]byte, error) {
	const op = "sqlstore.Ubin"
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return nil, err
	}
	defer lepas()
	k, err := p.k.kepala(ctx, p.q, register.Jejak(j))
	if err != nil {
		return nil, galat(op, err)
	}
	// The tree only grows, so a tile read after the size is wide enough for it.
	b, err := p.k.bacaUbin(ctx, p.q, register.Jejak(j), k.Ukuran, tingkat, nomor)
	return b, galat(op, err)
}

// Entri gives the canonical texts of entries.
func (s *SQL) Entri(ctx context.Context, j string, dari int64, n int) ([][]byte, error) {
	const op = "sqlstore.Entri"
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return nil, err
	}
	defer lepas()
	jur := p.k.jurnal[register.Jejak(j)]
	if jur == nil || n <= 0 {
		return nil, nil
	}
	rows, err := p.q.query(ctx, jur.feed, dari, n)
	if err != nil {
		return nil, galat(op, err)
	}
	defer rows.Close()
	var out [][]byte
	for rows.Next() {
		var urutan int64
		var teks []byte
		if err := rows.Scan(&urutan, &teks); err != nil {
			return nil, galat(op, err)
		}
		if urutan != dari+int64(len(out)) {
			return nil, entriRusak(jur.jejak, dari+int64(len(out)), nil)
		}
		out = append(out, teks)
	}
	return out, galat(op, rows.Err())
}
