//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// batasArg is the most values one query may carry; SQLite allows 32,766.
const batasArg = 30000

// Cari gives one page of current documents.
func (p pembaca) Cari(ctx context.Context, r register.Register, l register.Lingkup, q register.Query) (register.Halaman, error) {
	const op = "sqlstore.Cari"
	t, err := p.k.tabel(r)
	if err != nil {
		return register.Halaman{}, err
	}
	q, pos, err := q.Rapikan(t.in)
	if err != nil {
		return register.Halaman{}, err
	}
	var args []any
	mana, ok := saring(t, l, q.Saring, &args)
	if !ok {
		return register.Halaman{}, nil
	}
	if !q.Ditarik {
		mana += " AND d.ditarik = 0"
	}
	arah, besar := "", ">"
	if q.Turun {
		arah, besar = " DESC", "<"
	}
	urut := "d.id" + arah
	if q.Urut != "" {
		k := "d." + kutip(q.Urut)
		urut = k + arah + ", " + urut
		if pos != nil {
			// Not a row value: SQLite does not use an index for one.
			mana += " AND " + k + " " + besar + "= ? AND (" + k + " " + besar + " ? OR d.id " + besar + " ?)"
			args = append(args, pos.Nilai, pos.Nilai, string(pos.ID))
		}
	} else if pos != nil {
		mana += " AND d.id " + besar + " ?"
		args = append(args, string(pos.ID))
	}
	args = append(args, q.Batas+1)
	if len(args) > batasArg {
		return register.Halaman{}, terlaluBanyak(op)
	}
	daftar, tempat := t.pilih(q)
	sql := "SELECT " + daftar + " FROM " + kutip(t.nama) + " d WHERE " + mana + " ORDER BY " + urut + " LIMIT ?"
	if q.Isi {
		// The page is chosen first, so that bodies are read for its rows only,
		// whatever index there is.
		sql = "SELECT " + t.daftar + badan(l) + " FROM (SELECT d.* FROM " + kutip(t.nama) + " d WHERE " + mana + " ORDER BY " + urut +
			" LIMIT ?) d JOIN " + t.jur.nama + " j ON j.urutan = d.urutan ORDER BY " + urut
	}
	rows, err := p.q.query(ctx, sql, args...)
	if err != nil {
		return register.Halaman{}, galat(op, err)
	}
	var h register.Halaman
	if q.Isi {
		h.Baris, err = p.pindai(t, rows, true)
	} else {
		h.Baris, err = t.pindaiKolom(rows, tempat)
	}
	if err != nil {
		return register.Halaman{}, galat(op, err)
	}
	if len(h.Baris) > q.Batas {
		h.Baris = h.Baris[:q.Batas]
		z := h.Baris[q.Batas-1]
		var nilai any
		if q.Urut != "" {
			nilai = z.Kolom[t.tempat(q.Urut)]
		}
		h.Kursor = register.BuatKursor(nilai, z.ID)
	}
	return h, nil
}

// pilih gives the columns that a query reads, and their places; nil: all. The column
// of the order is always among them: the cursor is made of it.
func (t *tabel) pilih(q register.Query) (daftar string, tempat []int) {
	if q.Isi || q.Hanya == nil {
		return t.daftar, nil
	}
	dari := []string{"d.id"}
	for _, n := range metaKolom {
		dari = append(dari, "d."+n)
	}
	tempat = []int{}
	for i, k := range t.kolom {
		if k.Nama == q.Urut || slices.Contains(q.Hanya, k.Nama) {
			dari, tempat = append(dari, "d."+kutip(k.Nama)), append(tempat, i)
		}
	}
	return strings.Join(dari, ", "), tempat
}

func terlaluBanyak(op string) error {
	return kominfo.E(kominfo.TidakSah, op, "Saringan memuat terlalu banyak nilai. Pakai paling banyak %s nilai.", kominfo.FormatAngka(batasArg))
}

// Rekap counts current documents by groups of columns.
func (p pembaca) Rekap(ctx context.Context, r register.Register, l register.Lingkup, s []register.Syarat, kelompok ...string) ([]register.Jumlah, error) {
	const op = "sqlstore.Rekap"
	t, err := p.k.tabel(r)
	if err != nil {
		return nil, err
	}
	if s, err = register.RapikanSyarat(t.in, s); err != nil {
		return nil, err
	}
	var nama []string
	for _, n := range kelompok {
		if t.tempat(n) < 0 {
			// The query's own check says it with the names that there are.
			_, _, err := register.Query{Urut: n, Batas: 1}.Rapikan(t.in)
			if err == nil {
				err = kominfo.E(kominfo.TidakSah, op, "Nama kolom untuk rekap kosong. Sebutkan kolom register %s.", t.in.Nama)
			}
			return nil, err
		}
		nama = append(nama, "d."+kutip(n))
	}
	var args []any
	mana, ok := saring(t, l, s, &args)
	if !ok {
		if len(nama) == 0 {
			return []register.Jumlah{{Nilai: []any{}}}, nil
		}
		return nil, nil
	}
	if len(args) > batasArg {
		return nil, terlaluBanyak(op)
	}
	set := strings.Join(nama, ", ")
	sql := "SELECT COUNT(*) FROM " + kutip(t.nama) + " d WHERE " + mana + " AND d.ditarik = 0"
	if set != "" {
		sql = "SELECT COUNT(*), " + set + " FROM " + kutip(t.nama) + " d WHERE " + mana + " AND d.ditarik = 0 GROUP BY " + set + " ORDER BY " + set
	}
	rows, err := p.q.query(ctx, sql, args...)
	if err != nil {
		return nil, galat(op, err)
	}
	out, err := t.pindaiJumlah(rows, kelompok)
	return out, galat(op, err)
}

func (t *tabel) pindaiJumlah(rows *sql.Rows, kelompok []string) (out []register.Jumlah, err error) {
	defer rows.Close()
	var n int64
	ke := []any{&n}
	for _, k := range kelompok {
		if t.kolom[t.tempat(k)].Bilangan {
			ke = append(ke, new(int64))
		} else {
			ke = append(ke, new(string))
		}
	}
	for rows.Next() {
		if err := rows.Scan(ke...); err != nil {
			return nil, err
		}
		j := register.Jumlah{Nilai: make([]any, len(kelompok)), N: n}
		for i, v := range ke[1:] {
			switch v := v.(type) {
			case *int64:
				j.Nilai[i] = *v
			case *string:
				j.Nilai[i] = *v
			}
		}
		out = append(out, j)
	}
	return out, rows.Err()
}

// saring compiles scope and conditions; ok is false when nothing can match.
func saring(t *tabel, l register.Lingkup, s []register.Syarat, args *[]any) (string, bool) {
	mana := "1 = 1"
	for _, x := range s {
		k := "d." + kutip(x.Kolom)
		switch x.Op {
		case register.SalahSatu:
			if len(x.Daftar) == 0 {
				return "", false
			}
			mana += " AND " + salahSatu(k, x.Daftar, args)
		case register.DiawaliOp:
			awal, _ := x.Nilai.(string)
			mana += " AND " + k + " >= ?"
			*args = append(*args, awal)
			if atas := setelahAwalan(awal); atas != "" {
				mana += " AND " + k + " < ?"
				*args = append(*args, atas)
			}
		default: // RapikanSyarat let only the comparisons through
			mana += " AND " + k + " " + string(x.Op) + " ?"
			*args = append(*args, x.Nilai)
		}
	}
	dalam, ok := lingkup(l, args)
	return mana + dalam, ok
}

// salahSatu is "k IN (…)". The list is filled up to a power of two with its last
// value, so that few different statements arise.
func salahSatu(k string, d []any, args *[]any) string {
	if len(d) == 1 {
		*args = append(*args, d[0])
		return k + " = ?"
	}
	n := 2
	for n < len(d) {
		n *= 2
	}
	*args = append(*args, d...)
	for range n - len(d) {
		*args = append(*args, d[len(d)-1])
	}
	return k + " IN (" + strings.TrimSuffix(strings.Repeat("?, ", n), ", ") + ")"
}

// setelahAwalan is the smallest text, by bytes, above all that begin with s; ""
// when there is none.
func setelahAwalan(s string) string {
	b := []byte(s)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < 0xff {
			b[i]++
			return string(b[:i+1])
		}
	}
	return ""
}
