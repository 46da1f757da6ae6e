package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// pembaca reads through one connection, pool or transaction.
type pembaca struct {
	k *skema
	q *jalur
}

// Which bytes a query asks for. What is out of scope is not even read.
const (
	badanPenuh = ", v.umum, v.pribadi, v.garam_umum, v.garam_pribadi"
	badanUmum  = ", v.umum, NULL, v.garam_umum, NULL"
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

// pindai reads and closes rows of t.daftar, with bodies where isi is set. Values
// before them go to awal, when it is not nil, and then tiap is called.
func (t *tabel) pindai(rows *sql.Rows, isi bool, awal *int64, tiap func()) (out []register.Baris, err error) {
	defer rows.Close()
	var (
		b       register.Baris
		id      string
		waktu   int64
		dit, ph int64
		teks    = make([]string, len(t.kolom))
		bil     = make([]int64, len(t.kolom))
		ke      = make([]any, 0, 17+len(t.kolom))
	)
	if awal != nil {
		ke = append(ke, awal)
	}
	ke = append(ke, &id, &b.Versi, &b.VersiSkema, &b.Pemilik, &b.Instansi, &b.Peran, &b.Aksi, &b.Alasan, &waktu, &b.Urutan, &dit, &ph)
	for i, k := range t.kolom {
		if k.Bilangan {
			ke = append(ke, &bil[i])
		} else {
			ke = append(ke, &teks[i])
		}
	}
	if isi {
		ke = append(ke, &b.Umum, &b.Pribadi, &b.GaramUmum, &b.GaramPribadi)
	}
	for rows.Next() {
		if err := rows.Scan(ke...); err != nil {
			return nil, err
		}
		x := b
		x.ID, x.Waktu, x.Ditarik, x.PribadiDihapus = register.ID(id), time.UnixMicro(waktu).UTC(), dit != 0, ph != 0
		x.Kolom = make([]any, len(t.kolom))
		for i, k := range t.kolom {
			if k.Bilangan {
				x.Kolom[i] = bil[i]
			} else {
				x.Kolom[i] = teks[i]
			}
		}
		out = append(out, x)
		if awal != nil {
			tiap()
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, rows.Close()
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
	pilih := " AND v.versi = d.versi"
	switch {
	case versi > 0:
		pilih = " AND v.versi = ?"
		args = []any{versi, string(id)}
	case versi == semuaVersi:
		pilih = ""
	}
	dalam, ok := lingkup(l, &args)
	if !ok {
		return nil, nil
	}
	rows, err := p.q.query(ctx, t.pilihVersi+badan(l)+" FROM "+kutip(t.nama)+" d JOIN "+kutip(t.versi)+" v ON v._no = d._no"+pilih+
		" WHERE d.id = ?"+dalam+" ORDER BY v.versi DESC", args...)
	if err != nil {
		return nil, err
	}
	var kini int64
	bs, err := t.pindai(rows, true, &kini, func() {})
	for i := range bs {
		if bs[i].Versi != kini {
			t.kolomLama(&bs[i])
		}
	}
	return bs, err
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
