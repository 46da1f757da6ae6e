//go:build !(js && wasm)

package sqlite

import (
	"database/sql/driver"
	"errors"
	"strings"
)

// pragmaSalin sets up the connection that writes a copy: the file is nobody's
// until it is whole, and is synced then.
var pragmaSalin = []string{"journal_mode = OFF", "synchronous = OFF"}

// langkahMurni is modernc's Backup. This file does not name the type, so that a
// program built with cgo does not carry the second driver.
type langkahMurni interface {
	Step(n int32) (lagi bool, err error)
	Commit() (driver.Conn, error)
	Finish() error
}

type pencadangMurni[B langkahMurni] interface {
	NewBackup(tujuan string) (B, error)
}

func salinMurni[B langkahMurni](_ pengandar, sumber driver.Conn, tujuan string) (penyalin, error) {
	c, ok := sumber.(pencadangMurni[B])
	if !ok {
		return nil, errors.New("pengandar ini tidak dapat menyalin")
	}
	uri := alamat(tujuan)
	for _, p := range pragmaSalin {
		nama, nilai, _ := strings.Cut(p, " = ")
		uri += "&_pragma=" + nama + "(" + nilai + ")"
	}
	b, err := c.NewBackup(uri)
	if err != nil {
		return nil, err
	}
	return salinanMurni{b}, nil
}

type salinanMurni struct{ b langkahMurni }

func (s salinanMurni) langkah(halaman int) (bool, error) {
	lagi, err := s.b.Step(int32(halaman))
	return !lagi && err == nil, err
}

func (s salinanMurni) tuntas() (driver.Conn, error) { return s.b.Commit() }

func (s salinanMurni) batal() {
	_ = s.b.Finish() // it gives the error again that led here
}
