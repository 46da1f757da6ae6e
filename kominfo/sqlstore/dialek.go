//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"regexp"
	"strconv"
	"strings"
)

// What is SQLite's own stands in this file and in ddl.go.

var polaIndeks = regexp.MustCompile(`__i_[0-9a-f]{16}$|^_i_[0-9a-f]{16}$`)

// kolomTabel lists columns and types of a table; empty when there is none.
func kolomTabel(ctx context.Context, q *jalur, nama string) (map[string]string, error) {
	return duaKolom(ctx, q, "SELECT name, type FROM pragma_table_info(?)", strings.Trim(nama, `"`))
}

// indeksTabel lists the indexes of a table that were made by name.
func indeksTabel(ctx context.Context, q *jalur, nama string) (map[string]bool, error) {
	m, err := duaKolom(ctx, q, "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?", nama)
	out := map[string]bool{}
	for n := range m {
		out[n] = true
	}
	return out, err
}

func duaKolom(ctx context.Context, q *jalur, query, arg string) (map[string]string, error) {
	rows, err := q.query(ctx, query, arg)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var a, b string
		if err := rows.Scan(&a, &b); err != nil {
			return nil, err
		}
		out[a] = b
	}
	return out, rows.Err()
}

const (
	mulaiTulis = "BEGIN IMMEDIATE"
	// tulisAman makes freed bytes zero; an erasure asks for it even where the
	// embedder's own connection does not.
	tulisAman = "PRAGMA secure_delete = ON"
)

// batasWAL is the size of the write-ahead log, in pages of 4 KiB, from which
// readers are held back for a moment so that it can start again from the front.
const batasWAL = 16384

// perawatan looks after the write-ahead log.
type perawatan struct {
	n      int  // commits since the last look
	segera bool // something was erased: its old bytes must leave the log now
	sibuk  bool // another process was reading the last time
}

const (
	jedaRawat = 200 // commits between two looks at the log
	jedaSibuk = 20  // the same while old bytes wait for another process to let go
)

// rawatWAL is called by the holder of pena, outside a transaction. It is best
// effort: what fails now is tried after a later commit.
func (s *SQL) rawatWAL(q *jalur) {
	s.rawat.n++
	segera := s.rawat.segera && (!s.rawat.sibuk || s.rawat.n >= jedaSibuk)
	if !segera && s.rawat.n < jedaRawat {
		return
	}
	s.rawat.n = 0
	ctx := context.Background()
	var sibuk, log, pindah int
	if !segera {
		if ok, err := q.satu(ctx, "PRAGMA wal_checkpoint(PASSIVE)", nil, &sibuk, &log, &pindah); err != nil || !ok || log < batasWAL {
			return
		}
	}
	_ = s.masuk.ambil(ctx, s.o.Pembaca) // Background is never cancelled
	defer s.masuk.lepas(s.o.Pembaca)
	// Our own readers are out. To wait long for those of another process (a backup,
	// a verification) would hold up everybody here.
	var sabar int
	if ok, err := q.satu(ctx, "PRAGMA busy_timeout", nil, &sabar); err != nil || !ok {
		return
	}
	if q.langsung(ctx, "PRAGMA busy_timeout = 50") != nil {
		return
	}
	ok, err := q.satu(ctx, "PRAGMA wal_checkpoint(TRUNCATE)", nil, &sibuk, &log, &pindah)
	_ = q.langsung(ctx, "PRAGMA busy_timeout = "+strconv.Itoa(sabar)) // as before; a number cannot fail
	if s.rawat.sibuk = err != nil || !ok || sibuk != 0; !s.rawat.sibuk {
		s.rawat = perawatan{}
	}
}
