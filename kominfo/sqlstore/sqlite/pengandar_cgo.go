//go:build cgo && !(js && wasm)

package sqlite

import sqlite3 "github.com/mattn/go-sqlite3"

func bawaan() pengandar {
	v, _, _ := sqlite3.Version()
	return pengandar{"mattn/go-sqlite3 (cgo), SQLite " + v, &sqlite3.SQLiteDriver{}}
}
