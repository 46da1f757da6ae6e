//go:build !(js && wasm)

package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"github.com/jmoiron/sqlx"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Tersegel is a document whose sealed personal part stands in a data file.
type Tersegel struct {
	Register string
	ID       register.ID
	Kunci    int64 // number of its key in the strong-box
}

// DaftarTersegel lists the documents of a data file whose personal part is there
// and sealed, with the numbers of their keys, and gives the highest number that
// any version names, erased ones included; 0: none. It needs neither keys nor
// registers, so that keys can be found, or missed, before a file is put to use.
func DaftarTersegel(ctx context.Context, path string) (daftar []Tersegel, tertinggi int64, err error) {
	return daftarTersegel(ctx, bawaan(), path, "lb_")
}

func daftarTersegel(ctx context.Context, p pengandar, path, awalan string) (daftar []Tersegel, tertinggi int64, err error) {
	const op = "sqlite.DaftarTersegel"
	p, path, err = caraBaca(ctx, op, p, path)
	if err != nil {
		return nil, 0, err
	}
	db := sqlx.NewDb(sql.OpenDB(penyambung{p, path, pragmaBaca}), "sqlite3")
	defer db.Close()
	ada := map[Tersegel]bool{}
	for _, j := range []string{jejak.Umum, jejak.Dalam} {
		if daftar, tertinggi, err = tersegelDi(ctx, db, awalan+"_jejak_"+j, ada, daftar, tertinggi); err != nil {
			if strings.Contains(err.Error(), "no such table") {
				continue // a file without tables yet
			}
			return nil, 0, galat(op, path, err)
		}
	}
	return daftar, tertinggi, nil
}

func tersegelDi(ctx context.Context, db *sqlx.DB, meja string, ada map[Tersegel]bool, daftar []Tersegel, tertinggi int64) ([]Tersegel, int64, error) {
	rows, err := db.QueryContext(ctx, `SELECT entri, kunci, pribadi IS NOT NULL FROM "`+meja+`" WHERE kunci IS NOT NULL ORDER BY urutan`)
	if err != nil {
		return daftar, tertinggi, err
	}
	defer rows.Close()
	for rows.Next() {
		var entri []byte
		var kunci int64
		var isi bool
		if err := rows.Scan(&entri, &kunci, &isi); err != nil {
			return daftar, tertinggi, err
		}
		tertinggi = max(tertinggi, kunci)
		e, err := jejak.UraiEntri(entri)
		if !isi || err != nil { // a damaged entry is the verification's to tell
			continue
		}
		if t := (Tersegel{e.Register, register.ID(e.ID), kunci}); !ada[t] {
			ada[t], daftar = true, append(daftar, t)
		}
	}
	return daftar, tertinggi, rows.Err()
}
