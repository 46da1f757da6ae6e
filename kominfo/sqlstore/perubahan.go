package sqlstore

import (
	"context"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Perubahan gives changes of one journal in its order. Changes of registers that
// this program does not know are passed over.
func (p pembaca) Perubahan(ctx context.Context, l register.Lingkup, j register.Jejak, sejak int64, batas int) ([]register.Perubahan, error) {
	const op = "sqlstore.Perubahan"
	if !l.Semua && len(l.Pemilik) == 0 {
		return nil, nil
	}
	sejak = max(sejak, 0)
	var out []register.Perubahan
	for len(out) < batas {
		ks, err := p.feed(ctx, j, sejak, min(batas, 1000))
		if err != nil {
			return nil, galat(op, err)
		}
		if len(ks) == 0 {
			return out, nil
		}
		for _, k := range ks {
			sejak = k.urutan + 1
			t := p.k.meja[k.register]
			if t == nil {
				continue
			}
			bs, err := p.versi(ctx, t, l, k.id, k.versi)
			if err != nil {
				return nil, galat(op, err)
			}
			for _, b := range bs { // one, or none when out of scope
				out = append(out, register.Perubahan{Register: k.register, Baris: b})
			}
			if len(out) == batas {
				break
			}
		}
	}
	return out, nil
}

type kabar struct {
	urutan   int64
	register string
	id       register.ID
	versi    int64
}

func (p pembaca) feed(ctx context.Context, j register.Jejak, sejak int64, batas int) ([]kabar, error) {
	rows, err := p.q.query(ctx, p.k.sql.feed, string(j), sejak, batas)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []kabar
	for rows.Next() {
		var k kabar
		var id string
		if err := rows.Scan(&k.urutan, &k.register, &id, &k.versi); err != nil {
			return nil, err
		}
		k.id = register.ID(id)
		out = append(out, k)
	}
	return out, rows.Err()
}
