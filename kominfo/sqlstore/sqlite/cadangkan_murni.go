//go:build !cgo && !(js && wasm)

package sqlite

import (
	"database/sql/driver"

	murni "modernc.org/sqlite"
)

// salinBawaan copies with the backup of modernc.org/sqlite.
func salinBawaan(p pengandar, sumber driver.Conn, tujuan string) (penyalin, error) {
	return salinMurni[*murni.Backup](p, sumber, tujuan)
}
