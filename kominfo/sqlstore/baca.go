//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

// pembaca reads through one connection, pool or transaction.
type pembaca struct {
	k *skema
	q *jalur
	b *brankas.Brankas // where the keys of sealed parts are; nil: there are none
}

// Which bytes a query asks for. What is out of scope is not even read.
const (
	badanPenuh = ", j.urutan, j.entri, ifnull(j.alasan, ''), j.umum, j.garam_umum, j.pribadi, j.garam_pribadi, j.kunci"
	badanUmum  = ", j.urutan, j.entri, ifnull(j.alasan, ''), j.umum, j.garam_umum, NULL, NULL, NULL"
)

func badan(l register.Lingkup) string {
	if l.Pribadi {
		return badanPenuh
	}
	return badanUmum
}

func (t *tabel) tempat(kolom string) int {
	for i, k := range t.kolom {
		if k.Nama == kolom {
			return i
		}
	}
	return -1
}

// mentah is a row as the tables hold it.
type mentah struct {
	register.Baris // from the register's table
	j              barisJurnal
}

// pindaiMentah reads and closes rows of t.daftar with bodies.
func (p pembaca) pindaiMentah(t *tabel, rows *sql.Rows) (out []mentah, err error) {
	var j barisJurnal
	err = t.pindai(rows, []any{&j.urutan, &j.entri, &j.alasan, &j.umum, &j.garamUmum, &j.pribadi, &j.garamPribadi, &j.kunci}, func(b register.Baris) error {
		out = append(out, mentah{b, j})
		return nil
	})
	return out, err
}

// pindai reads and closes rows of t.daftar. With bodies everything but the columns
// is that of the version in the journal, which may be an older one.
func (p pembaca) pindai(t *tabel, rows *sql.Rows, isi bool) (out []register.Baris, err error) {
	if !isi {
		return t.pindaiKolom(rows, nil)
	}
	ms, err := p.pindaiMentah(t, rows)
	if err != nil {
		return nil, err
	}
	out = make([]register.Baris, len(ms))
	for i, m := range ms {
		out[i] = m.Baris
		if err := p.isikan(&out[i], m.j); err != nil {
			return nil, err
		}
		if out[i].Versi != m.Versi {
			t.kolomLama(&out[i])
		}
	}
	return out, nil
}

// pindaiKolom reads and closes rows without bodies: of the columns at tempat, or of
// all when it is nil.
func (t *tabel) pindaiKolom(rows *sql.Rows, tempat []int) (out []register.Baris, err error) {
	if tempat == nil {
		tempat = t.semuaTempat()
	}
	err = t.pindaiPada(rows, tempat, nil, func(b register.Baris) error {
		out = append(out, b)
		return nil
	})
	return out, err
}

// semuaTempat are the places of all columns.
func (t *tabel) semuaTempat() []int {
	out := make([]int, len(t.kolom))
	for i := range out {
		out[i] = i
	}
	return out
}

// pindai reads and closes rows of t.daftar; what stands behind it in a row goes
// to ekor.
func (t *tabel) pindai(rows *sql.Rows, ekor []any, tiap func(register.Baris) error) error {
	return t.pindaiPada(rows, t.semuaTempat(), ekor, tiap)
}

// pindaiPada is pindai for rows that have only the columns at tempat.
func (t *tabel) pindaiPada(rows *sql.Rows, tempat []int, ekor []any, tiap func(register.Baris) error) error {
	defer rows.Close()
	var (
		b       register.Baris
		id      string
		waktu   int64
		dit, ph int64
		ke      = make([]any, 0, 15+len(t.kolom))
	)
	ke = append(ke, &id, &b.Versi, &b.Pemilik, &waktu, &b.Urutan, &dit, &ph)
	awal := len(ke)
	for range tempat {
		ke = append(ke, nil)
	}
	ke = append(ke, ekor...)
	for rows.Next() {
		// Into the row itself: a driver gives text and numbers boxed, and boxing them
		// once more is a fifth of what a list allocates.
		nilai := make([]any, len(t.kolom))
		for i, j := range tempat {
			ke[awal+i] = &nilai[j]
		}
		if err := rows.Scan(ke...); err != nil {
			return err
		}
		for _, j := range tempat {
			if s, ok := nilai[j].([]byte); ok { // as some drivers give text
				nilai[j] = string(s)
			}
		}
		x := b
		x.ID, x.Waktu, x.Ditarik, x.PribadiDihapus = register.ID(id), time.UnixMicro(waktu).UTC(), dit != 0, ph != 0
		x.Kolom = nilai
		if err := tiap(x); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return rows.Close()
}

// lingkup compiles a scope into a condition on d; ok is false when nothing can
// match, so that no query need be run.
func lingkup(l register.Lingkup, args *[]any) (syarat string, ok bool) {
	if l.Semua {
		return "", true
	}
	if len(l.Pemilik) == 0 {
		return "", false
	}
	d := make([]any, len(l.Pemilik))
	for i, p := range l.Pemilik {
		d[i] = p
	}
	return " AND " + salahSatu("d.pemilik", d, args), true
}

// Baca gives one version of a document.
func (p pembaca) Baca(ctx context.Context, r register.Register, l register.Lingkup, id register.ID, versi int64) (register.Baris, error) {
	t, err := p.k.tabel(r)
	if err != nil {
		return register.Baris{}, err
	}
	if versi < 0 {
		return register.Baris{}, register.TidakAdaDokumen(t.in)
	}
	bs, err := p.versi(ctx, t, l, id, versi)
	if err != nil {
		return register.Baris{}, galat("sqlstore.Baca", err)
	}
	if len(bs) == 0 {
		return register.Baris{}, register.TidakAdaDokumen(t.in)
	}
	return bs[0], nil
}

// Riwayat gives all versions, newest first.
func (p pembaca) Riwayat(ctx context.Context, r register.Register, l register.Lingkup, id register.ID) ([]register.Baris, error) {
	t, err := p.k.tabel(r)
	if err != nil {
		return nil, err
	}
	bs, err := p.versi(ctx, t, l, id, semuaVersi)
	if err != nil {
		return nil, galat("sqlstore.Riwayat", err)
	}
	if len(bs) == 0 {
		return nil, register.TidakAdaDokumen(t.in)
	}
	return bs, nil
}

const semuaVersi = -1

// versi reads versions of one document: 0 the current one, semuaVersi all. The
// scope is that of the current owner, also for older versions.
func (p pembaca) versi(ctx context.Context, t *tabel, l register.Lingkup, id register.ID, versi int64) ([]register.Baris, error) {
	args := []any{string(id)}
	sql, mana := "SELECT "+t.daftar+badan(l)+" FROM "+kutip(t.nama)+" d JOIN "+t.jur.nama+" j ON j.urutan = d.urutan WHERE d.id = ?", ""
	if versi != 0 {
		sql = t.rantai() + "SELECT " + t.daftar + badan(l) + " FROM rantai r JOIN " + t.jur.nama + " j ON j.urutan = r.urutan JOIN " + kutip(t.nama) + " d ON d.id = ?"
		args = append(args, max(versi, 1), string(id))
		mana = " WHERE 1 = 1"
	}
	if versi > 0 {
		mana = " WHERE r.versi = ?"
		args = append(args, versi)
	}
	dalam, ok := lingkup(l, &args)
	if !ok {
		return nil, nil
	}
	rows, err := p.q.query(ctx, sql+mana+dalam+" ORDER BY j.urutan DESC", args...)
	if err != nil {
		return nil, err
	}
	return p.pindai(t, rows, true)
}

// kolomLama computes the columns of an older version as today's program sees
// them: tables keep columns of current versions only. A version that cannot be
// read any more has none.
func (t *tabel) kolomLama(b *register.Baris) {
	b.Kolom = nil
	doc, err := t.reg.Dokumen(*b)
	if err != nil {
		return
	}
	if tr, err := t.reg.Hitung(doc); err == nil {
		b.Kolom = tr.Kolom
	}
}
