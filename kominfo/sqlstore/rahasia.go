//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

// Personal parts at rest. With Opsi.Brankas each document has a key of its own,
// and what stands in the database is sealed under it, salt and all: who has the
// database or a backup without the keys can neither read nor guess. Erasing the
// key erases the part from every backup there is.

// konteks binds a sealed part to its version, so that it cannot be put elsewhere.
func konteks(reg, id string, versi int64) string {
	return reg + "/" + id + "/" + strconv.FormatInt(versi, 10)
}

// segel gives the personal part and its salt as they are stored. A document's
// first sealed version gets a new key.
func (p pembaca) segel(kunci *sql.NullInt64, t *tabel, b register.Baris) (pribadi, garam []byte, err error) {
	if p.b == nil || b.Pribadi == nil {
		if b.PribadiDihapus {
			*kunci = sql.NullInt64{}
		}
		return b.Pribadi, b.GaramPribadi, nil
	}
	var k brankas.Kunci
	ada := false
	if kunci.Valid {
		if k, ada, err = p.b.Ambil(kunci.Int64); err != nil {
			return nil, nil, err
		}
	}
	if !ada {
		if kunci.Int64, k, err = p.b.Baru(); err != nil {
			return nil, nil, err
		}
		kunci.Valid = true
	}
	pribadi, err = brankas.Segel(k, konteks(t.in.Nama, string(b.ID), b.Versi), b.GaramPribadi, b.Pribadi)
	return pribadi, nil, err
}

// buka opens a sealed part. A key that is gone is an erasure that reached this
// copy of the data before its entry did.
func (p pembaca) buka(j barisJurnal, e jejak.Entri) (garam, pribadi []byte, err error) {
	const op = "sqlstore.Baca"
	if p.b == nil {
		return nil, nil, kominfo.E(kominfo.Rusak, op, "Data pribadi dokumen %s di register %s tersegel, tetapi berkas kuncinya tidak ada. Kembalikan berkas kunci ke tempatnya, atau pulihkan dari salinan kunci.", e.ID, e.Register)
	}
	k, ada, err := p.b.Ambil(j.kunci.Int64)
	if err != nil || !ada {
		return nil, nil, err
	}
	return brankas.Bongkar(k, konteks(e.Register, e.ID, e.Versi), j.pribadi)
}

// TanpaKunci gives the documents whose personal part still stands here sealed
// while its key is gone: after an older backup was restored, those that were
// erased since. Erase them again, so that the journal says it too.
func (s *SQL) TanpaKunci(ctx context.Context) (map[string][]register.ID, error) {
	const op = "sqlstore.TanpaKunci"
	if s.o.Brankas == nil {
		return nil, nil
	}
	p, lepas, err := s.bacaan(ctx)
	if err != nil {
		return nil, err
	}
	defer lepas()
	out := map[string][]register.ID{}
	for _, j := range semuaJejak {
		rows, err := p.q.query(ctx, "SELECT kunci, entri FROM "+p.k.jurnal[j].nama+" WHERE kunci IS NOT NULL AND pribadi IS NOT NULL ORDER BY urutan")
		if err != nil {
			return nil, galat(op, err)
		}
		defer rows.Close()
		for rows.Next() {
			var kunci int64
			var teks []byte
			if err := rows.Scan(&kunci, &teks); err != nil {
				return nil, galat(op, err)
			}
			_, ada, err := s.o.Brankas.Ambil(kunci)
			if err != nil {
				return nil, galat(op, err)
			}
			if ada {
				continue
			}
			e, err := jejak.UraiEntri(teks)
			if err != nil {
				return nil, galat(op, err)
			}
			if id := register.ID(e.ID); !slices.Contains(out[e.Register], id) {
				out[e.Register] = append(out[e.Register], id)
			}
		}
		if err := rows.Err(); err != nil {
			return nil, galat(op, err)
		}
	}
	return out, nil
}

// hapusBagian takes the personal part and its salt out of every version, and of the
// key of a repeated write the hash of what was written.
func (x *tx) hapusBagian(ctx context.Context, t *tabel, id register.ID) error {
	args := []any{string(id), 1}
	for _, q := range []string{
		"INSERT OR IGNORE INTO " + x.k.buang + " (kunci) " + t.rantai() + "SELECT j.kunci FROM rantai r JOIN " + t.jur.nama + " j ON j.urutan = r.urutan WHERE j.kunci IS NOT NULL",
		t.rantai() + "UPDATE " + t.jur.nama + " SET pribadi = NULL, garam_pribadi = NULL, ulang = substr(ulang, 1, " + strconv.Itoa(register.PanjangKunci) + ") WHERE urutan IN (SELECT urutan FROM rantai)",
	} {
		if _, err := x.q.exec(ctx, q, args...); err != nil {
			return err
		}
	}
	return nil
}

// buangKunci erases the keys whose parts are gone. Until that is done they stand
// in lb__buang, so that an erasure which a power cut stopped goes on at the next
// start. The caller holds pena, outside a transaction.
func (s *SQL) buangKunci(q *jalur) error {
	const op = "sqlstore.HapusPribadi"
	if s.o.Brankas == nil || !s.sapu.Swap(false) {
		return nil
	}
	ctx := context.Background()
	kunci, err := bilanganBaris(ctx, q, "SELECT kunci FROM "+s.buang)
	if err == nil && len(kunci) > 0 {
		if err = s.o.Brankas.Hapus(kunci...); err == nil {
			_, err = q.exec(ctx, "DELETE FROM "+s.buang)
		}
	}
	if err != nil {
		s.sapu.Store(true)
	}
	return galat(op, err)
}

func bilanganBaris(ctx context.Context, q *jalur, sql string) (out []int64, err error) {
	rows, err := q.query(ctx, sql)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}
