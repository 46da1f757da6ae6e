//go:build !(js && wasm)

package sqlite

import (
	"path/filepath"
	"testing"

	murni "modernc.org/sqlite"

	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
)

// pengandarUji are the drivers that every test runs on: the one of this build,
// and the pure Go one beside it.
func pengandarUji() map[string]pengandar {
	return map[string]pengandar{
		"bawaan": bawaan(),
		"murni":  {"modernc.org/sqlite", &murni.Driver{}},
	}
}

func bukaUji(t testing.TB, p pengandar, path string, regs ...register.Register) *sqlstore.SQL {
	t.Helper()
	s, err := buka(t.Context(), p, path, Opsi{Migrasi: true}, regs)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

func TestKesesuaian(t *testing.T) {
	for nama, p := range pengandarUji() {
		t.Run(nama, func(t *testing.T) {
			registertest.Run(t, func(t testing.TB, regs ...register.Register) register.Store {
				return bukaUji(t, p, filepath.Join(t.TempDir(), "uji.db"), regs...)
			})
		})
	}
}
