//go:build cgo && !(js && wasm)

package sqlite

import (
	"context"
	"database/sql/driver"
	"errors"
	"time"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// salinBawaan copies with the backup of mattn/go-sqlite3.
func salinBawaan(p pengandar, sumber driver.Conn, tujuan string) (penyalin, error) {
	d, err := penyambung{p, tujuan, pragmaSalin}.Connect(context.Background())
	if err != nil {
		return nil, err
	}
	src, ok1 := sumber.(*sqlite3.SQLiteConn)
	dst, ok2 := d.(*sqlite3.SQLiteConn)
	if !ok1 || !ok2 {
		_ = d.Close() // the error below is the one to report
		return nil, errors.New("pengandar ini tidak dapat menyalin")
	}
	b, err := dst.Backup("main", src, "main")
	if err != nil {
		_ = dst.Close() // likewise
		return nil, err
	}
	return &salinCgo{dst: dst, b: b, sisa: -1}, nil
}

type salinCgo struct {
	dst  *sqlite3.SQLiteConn
	b    *sqlite3.SQLiteBackup
	sisa int // pages, after the last step
	diam int // steps that did nothing
}

func (s *salinCgo) langkah(halaman int) (bool, error) {
	selesai, err := s.b.Step(halaman)
	if selesai || err != nil {
		return selesai, err
	}
	// The driver passes "busy" over in silence.
	if sisa := s.b.Remaining(); sisa != s.sisa {
		s.sisa, s.diam = sisa, 0
		return false, nil
	}
	if s.diam++; s.diam > 500 {
		return false, errors.New("database is locked")
	}
	time.Sleep(10 * time.Millisecond)
	return false, nil
}

func (s *salinCgo) tuntas() (driver.Conn, error) {
	if err := s.b.Finish(); err != nil {
		_ = s.dst.Close() // err is the one to report
		return nil, err
	}
	return s.dst, nil
}

func (s *salinCgo) batal() {
	_ = s.b.Finish() // it gives the error again that led here
	_ = s.dst.Close()
}
