//go:build !(js && wasm)

package sqlstore

import (
	"bytes"
	"context"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// pencatat carries the journals' trees through one database transaction.
type pencatat struct {
	k     *skema
	q     *jalur
	simpn *simpananPohon
	pohon map[register.Jejak]*tumbuh
}

// tumbuh is a tree and its size when the transaction began.
type tumbuh struct {
	*jejak.Pohon
	mula int64
}

// simpananPohon keeps the trees as last committed, so that a transaction need not
// load them again. They are only used when size and root are those of the tables.
type simpananPohon struct {
	mu    sync.Mutex
	pohon map[register.Jejak]*jejak.Pohon
}

// buka gives the tree of a journal as the transaction sees it.
func (p *pencatat) buka(ctx context.Context, j register.Jejak) (*tumbuh, error) {
	const op = "sqlstore.Simpan"
	if t := p.pohon[j]; t != nil {
		return t, nil
	}
	k, err := p.k.kepala(ctx, p.q, j)
	if err != nil {
		return nil, err
	}
	pohon := p.simpn.ambil(j, k)
	if pohon == nil {
		pohon, err = jejak.MuatPohon(k.Ukuran, func(tingkat int, nomor int64) ([]byte, error) {
			return p.k.bacaUbin(ctx, p.q, j, k.Ukuran, tingkat, nomor)
		})
		if err != nil {
			return nil, err
		}
		if pohon.Akar() != k.Akar {
			return nil, kominfo.E(kominfo.Rusak, op, "Jejak %s rusak: akarnya tidak cocok dengan isinya. Tidak ada yang ditulis. Jalankan verifikasi, lalu pulihkan dari cadangan.", j)
		}
	}
	t := &tumbuh{pohon, k.Ukuran}
	if p.pohon == nil {
		p.pohon = map[register.Jejak]*tumbuh{}
	}
	p.pohon[j] = t
	return t, nil
}

func (s *simpananPohon) ambil(j register.Jejak, k jejak.Kepala) *jejak.Pohon {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.pohon[j]
	if p == nil || p.Kepala() != k {
		return nil
	}
	return p.Salin()
}

// tulis stores what grew, at the end of the transaction.
func (p *pencatat) tulis(ctx context.Context) error {
	for j, t := range p.pohon {
		if t.Ukuran() == t.mula {
			continue
		}
		for _, u := range t.UbinSejak(t.mula) {
			// Tiles have one length from the first, so that a wider one is written
			// over the narrower in place.
			isi := u.Isi
			if len(isi) < panjangUbin {
				isi = append(make([]byte, 0, panjangUbin), isi...)[:panjangUbin]
			}
			if _, err := p.q.exec(ctx, "INSERT INTO "+p.k.ubin+" (jejak, tingkat, nomor, isi) VALUES (?, ?, ?, ?) ON CONFLICT (jejak, tingkat, nomor) DO UPDATE SET isi = excluded.isi",
				string(j), u.Tingkat, u.Nomor, isi); err != nil {
				return err
			}
		}
		akar := t.Akar()
		res, err := p.q.exec(ctx, "UPDATE "+p.k.jejak+" SET ukuran = ?, akar = ? WHERE jejak = ? AND ukuran = ?", t.Ukuran(), akar[:], string(j), t.mula)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n != 1 {
			return kominfo.E(kominfo.Rusak, "sqlstore.Simpan", "Ukuran jejak %s berubah di tengah transaksi. Ulangi; bila terulang, jalankan verifikasi.", j)
		}
	}
	return nil
}

// tersimpan keeps the trees for the next transaction; this one is committed.
func (p *pencatat) tersimpan() {
	p.simpn.mu.Lock()
	defer p.simpn.mu.Unlock()
	if p.simpn.pohon == nil {
		p.simpn.pohon = map[register.Jejak]*jejak.Pohon{}
	}
	for j, t := range p.pohon {
		t.Lupakan(t.Ukuran())
		p.simpn.pohon[j] = t.Pohon
	}
}

const panjangUbin = 256 * tlog.HashSize

// kepala reads size and root of a journal.
func (k *skema) kepala(ctx context.Context, q *jalur, j register.Jejak) (out jejak.Kepala, err error) {
	var akar []byte
	ok, err := q.satu(ctx, "SELECT ukuran, akar FROM "+k.jejak+" WHERE jejak = ?", []any{string(j)}, &out.Ukuran, &akar)
	if err != nil {
		return out, err
	}
	if !ok || len(akar) != len(out.Akar) {
		return out, kominfo.E(kominfo.Rusak, "sqlstore.jejak", "Jejak %s tidak ada di basis data, atau akarnya rusak. Pulihkan dari cadangan.", j)
	}
	out.Akar = tlog.Hash(akar)
	return out, nil
}

// bacaUbin reads a tile of the tree of the given size.
func (k *skema) bacaUbin(ctx context.Context, q *jalur, j register.Jejak, ukuran int64, tingkat int, nomor int64) ([]byte, error) {
	var isi []byte
	lebar := int64(0)
	if tingkat >= 0 && tingkat < 8 && nomor >= 0 {
		lebar = min(256, ukuran>>(8*tingkat)-nomor*256)
	}
	if lebar <= 0 {
		return nil, kominfo.E(kominfo.TidakAda, "sqlstore.Ubin", "Ubin tingkat %d nomor %d tidak ada di jejak %s.", tingkat, nomor, j)
	}
	ok, err := q.satu(ctx, "SELECT isi FROM "+k.ubin+" WHERE jejak = ? AND tingkat = ? AND nomor = ?", []any{string(j), tingkat, nomor}, &isi)
	if err != nil {
		return nil, err
	}
	if !ok || int64(len(isi)) < lebar*tlog.HashSize {
		return nil, kominfo.E(kominfo.Rusak, "sqlstore.Ubin", "Ubin tingkat %d nomor %d jejak %s hilang. Jalankan verifikasi, lalu pulihkan dari cadangan.", tingkat, nomor, j)
	}
	return bytes.Clone(isi[:lebar*tlog.HashSize]), nil
}
