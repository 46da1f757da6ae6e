//go:build !(js && wasm)

package sqlstore

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Perubahan gives changes of one journal in its order. Changes of registers that
// this program does not know are passed over.
func (p pembaca) Perubahan(ctx context.Context, l register.Lingkup, j register.Jejak, sejak int64, batas int) ([]register.Perubahan, int64, error) {
	const op = "sqlstore.Perubahan"
	jur := p.k.jurnal[j]
	sejak = max(sejak, 0)
	if jur == nil {
		return nil, sejak, nil
	}
	var out []register.Perubahan
	for len(out) < batas {
		es, err := p.entri(ctx, jur, sejak, min(batas, 1000))
		if err != nil {
			return nil, sejak, galat(op, err)
		}
		if len(es) == 0 {
			break
		}
		for _, e := range es {
			if len(out) == batas {
				break
			}
			sejak = e.urutan + 1
			t := p.k.meja[e.Register]
			if t == nil || !l.Semua && len(l.Pemilik) == 0 {
				continue
			}
			bs, err := p.versi(ctx, t, l, register.ID(e.ID), e.Versi)
			if err != nil {
				return nil, sejak, galat(op, err)
			}
			for _, b := range bs { // one, or none when out of scope
				out = append(out, register.Perubahan{Register: e.Register, Baris: b})
			}
		}
	}
	return out, sejak, nil
}

type entriKe struct {
	jejak.Entri
	urutan int64
}

func (p pembaca) entri(ctx context.Context, j *jurnal, sejak int64, batas int) ([]entriKe, error) {
	rows, err := p.q.query(ctx, j.feed, sejak, batas)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []entriKe
	for rows.Next() {
		var k entriKe
		var teks []byte
		if err := rows.Scan(&k.urutan, &teks); err != nil {
			return nil, err
		}
		if k.Entri, err = jejak.UraiEntri(teks); err != nil {
			return nil, entriRusak(j.jejak, k.urutan, err)
		}
		out = append(out, k)
	}
	return out, rows.Err()
}
