//go:build !(js && wasm)

package sqlite_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// A copy is made while the store is open, and verified.
func ExampleCadangkan() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "cadangan-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	data, salinan := filepath.Join(dir, "lumbung.db"), filepath.Join(dir, "2026-11-22.db")
	s, err := sqlite.Buka(ctx, data, sqlite.Opsi{Migrasi: true}, kantor.DefPerangkat())
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	if err := sqlite.Cadangkan(ctx, data, salinan); err != nil {
		log.Fatal(err)
	}
	b, err := sqlite.BukaBaca(ctx, salinan, sqlite.Opsi{}, kantor.DefPerangkat())
	if err != nil {
		log.Fatal(err)
	}
	defer b.Close()
	l, err := b.Verifikasi(ctx, sqlstore.Diketahui{})
	fmt.Println(l.Sah, err)
	// Output: true <nil>
}
