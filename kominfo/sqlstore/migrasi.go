//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// DDL gives the statements that [SQL.Migrasi] would run now, for the caller's own
// migration tool. Where a new column has to be computed from documents that
// exist, only the column is listed: no SQL can do the rest, so call Migrasi
// afterwards. Empty: nothing to do.
func (s *SQL) DDL(ctx context.Context) ([]string, error) {
	if err := s.masuk.ambil(ctx, 1); err != nil {
		return nil, galat("sqlstore.DDL", err)
	}
	defer s.masuk.lepas(1)
	r, err := s.rencana(ctx, s.baca)
	if err != nil {
		return nil, err
	}
	out := r.buat
	perlu := func(t *tabel) bool { return slices.Contains(r.isi, t) }
	for _, l := range r.index {
		if !perlu(l.t) {
			out = append(out, l.x.sql)
		}
	}
	for _, t := range r.catat {
		if !perlu(t) {
			out = append(out, s.sqlCatat(t))
		}
	}
	return append(out, r.buang...), nil
}

// Migrasi makes and extends the tables and fills new columns from the documents,
// in one transaction: when it fails nothing has changed. It adds registers,
// columns and indexes, and drops indexes of its own that no register asks for
// any more (an index holds no data). It never drops or renames a column; see
// [SQL.BuangKolom].
func (s *SQL) Migrasi(ctx context.Context) error {
	const op = "sqlstore.Migrasi"
	return s.sendiri(ctx, op, func(q *jalur) error {
		r, err := s.rencana(ctx, q)
		if err != nil {
			return err
		}
		for _, x := range slices.Concat(r.buat, r.buang) {
			if err := q.langsung(ctx, x); err != nil {
				return galat(op, err)
			}
		}
		for _, t := range r.isi {
			if err := (pembaca{s.skema, q, s.o.Brankas}).isiUlang(ctx, t); err != nil {
				return galat(op, err)
			}
		}
		for _, l := range r.index {
			if err := q.langsung(ctx, l.x.sql); err != nil {
				if pelanggaran(err) {
					return kominfo.E(kominfo.Bentrok, op, "Kunci unik %s tidak dapat dipasang di register %s, karena ada dokumen dengan isi yang sama. Tarik atau ubah salah satunya dengan program lama, lalu ulangi migrasi.", strings.Join(l.x.set, " dan "), l.t.in.Nama).Sebab(err)
				}
				return galat(op, err)
			}
		}
		for _, t := range r.catat {
			if err := q.langsung(ctx, s.sqlCatat(t)); err != nil {
				return galat(op, err)
			}
		}
		return nil
	})
}

// BuangKolom drops a column that the register no longer has. Columns are computed
// from the documents, so nothing is lost; a renamed column is a new one, filled
// by [SQL.Migrasi], and this for the old name.
func (s *SQL) BuangKolom(ctx context.Context, r register.Register, nama string) error {
	const op = "sqlstore.BuangKolom"
	t, err := s.tabel(r)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(t.kolom, func(k kolom) bool { return k.Nama == nama }) {
		return kominfo.E(kominfo.Ditolak, op, "Kolom %s masih dipakai register %s di program ini. Hapus dulu dari Def.", nama, t.in.Nama)
	}
	return s.sendiri(ctx, op, func(q *jalur) error {
		ada, err := kolomTabel(ctx, q, t.nama)
		if err != nil {
			return galat(op, err)
		}
		if !slices.Contains(kolomAsing(ada), nama) {
			return kominfo.E(kominfo.TidakAda, op, "Tabel register %s tidak punya kolom %q yang dapat dibuang.", t.in.Nama, nama)
		}
		punya, err := indeksTabel(ctx, q, t.nama)
		if err != nil {
			return galat(op, err)
		}
		for n := range punya { // those that are still wanted come back with Migrasi
			if polaIndeks.MatchString(n) {
				if err := q.langsung(ctx, "DROP INDEX "+kutip(n)); err != nil {
					return galat(op, err)
				}
			}
		}
		// The key column first: it is computed from the real one.
		if err := q.langsung(ctx, "ALTER TABLE "+kutip(t.nama)+" DROP COLUMN "+kutip("_r_"+nama)); err != nil && !strings.Contains(err.Error(), "no such column") {
			return galat(op, err)
		}
		return galat(op, q.langsung(ctx, "ALTER TABLE "+kutip(t.nama)+" DROP COLUMN "+kutip(nama)))
	})
}

// sendiri runs f alone in a transaction of the writer, without the check that
// the tables fit.
func (s *SQL) sendiri(ctx context.Context, op string, f func(*jalur) error) (err error) {
	if err := s.terbuka(op); err != nil {
		return err
	}
	if err := s.pena.ambil(ctx, 1); err != nil {
		return galat(op, err)
	}
	defer s.pena.lepas(1)
	s.tuntaskan() // a group may have been handed over with the turn
	q, err := s.penulis(ctx)
	if err != nil {
		return galat(op, err)
	}
	if err := q.langsung(ctx, mulaiTulis); err != nil {
		return galat(op, err)
	}
	selesai := false
	defer func() {
		if !selesai {
			_ = q.langsung(context.Background(), "ROLLBACK") // err says why we are here
		}
		s.lepasPena() // statements prepared on the old shape
		s.siapOK.Store(false)
	}()
	if err := f(q); err != nil {
		return err
	}
	if err := q.langsung(context.WithoutCancel(ctx), "COMMIT"); err != nil {
		return galat(op, err)
	}
	selesai = true
	return nil
}

// isiUlang computes the columns of every document again.
func (p pembaca) isiUlang(ctx context.Context, t *tabel) error {
	const op = "sqlstore.Migrasi"
	if len(t.kolom) == 0 {
		return nil
	}
	var set []string
	for _, k := range t.kolom {
		set = append(set, kutip(k.Nama)+" = ?")
	}
	ubah := "UPDATE " + kutip(t.nama) + " SET " + strings.Join(set, ", ") + " WHERE id = ?"
	return p.tiap(ctx, t, func(b register.Baris) error {
		doc, err := t.reg.Dokumen(b)
		if err != nil {
			return err
		}
		tr, err := t.reg.Hitung(doc)
		if err != nil {
			return err
		}
		if slices.Equal(tr.Kolom, b.Kolom) {
			return nil
		}
		if _, err := p.q.exec(ctx, ubah, append(slices.Clone(tr.Kolom), string(b.ID))...); err != nil {
			if pelanggaran(err) {
				return kominfo.E(kominfo.Bentrok, op, "Dokumen %s di register %s menunjuk dokumen yang tidak ada, atau kuncinya sama dengan dokumen lain. Perbaiki dengan program lama, lalu ulangi migrasi.", b.ID, t.in.Nama).Sebab(err)
			}
			return err
		}
		return nil
	})
}

// tiap calls f for every current document with its body, a thousand at a time.
func (p pembaca) tiap(ctx context.Context, t *tabel, f func(b register.Baris) error) error {
	const kali = 1000
	sql := "SELECT " + t.daftar + badanPenuh + " FROM " + kutip(t.nama) + " d JOIN " + t.jur.nama +
		" j ON j.urutan = d.urutan WHERE d.id > ? ORDER BY d.id LIMIT " + fmt.Sprint(kali)
	akhir := ""
	for {
		rows, err := p.q.query(ctx, sql, akhir)
		if err != nil {
			return err
		}
		bs, err := p.pindai(t, rows, true)
		if err != nil {
			return err
		}
		for _, b := range bs {
			if err := f(b); err != nil {
				return err
			}
		}
		if len(bs) < kali {
			return nil
		}
		akhir = string(bs[len(bs)-1].ID)
	}
}
