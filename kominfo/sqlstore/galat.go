//go:build !(js && wasm)

package sqlstore

import (
	"context"
	"errors"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// galat turns an error of the database into one sentence with a remedy. Errors
// that have a kind already, and those of a context, pass.
func galat(op string, err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*kominfo.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return kominfo.E(kominfo.Rusak, op, "%s", pesan(err.Error())).Sebab(err)
}

// pesan knows the texts of SQLite, which both drivers pass on; so this package
// needs neither.
func pesan(s string) string {
	for _, p := range []struct{ tanda, pesan string }{
		{"database or disk is full", "Cakram penuh, jadi data tidak tersimpan. Kosongkan ruang, lalu ulangi."},
		{"readonly database", "Berkas data tidak boleh ditulis. Periksa hak tulis berkas data dan foldernya."},
		{"database is locked", "Data sedang dipakai program lain. Tutup program itu, lalu ulangi."},
		{"database table is locked", "Data sedang dipakai program lain. Tutup program itu, lalu ulangi."},
		{"file is not a database", "Berkas itu bukan berkas data Lumbung, atau rusak. Pilih berkas yang benar, atau pulihkan dari cadangan."},
		{"disk image is malformed", "Berkas data rusak. Hentikan program dan pulihkan dari cadangan."},
		{"disk I/O error", "Cakram gagal membaca atau menulis. Periksa cakram, lalu jalankan lagi programnya."},
		{"unable to open database file", "Berkas data tidak dapat dibuka. Periksa nama folder dan hak bacanya."},
		{"no such table", "Tabel data tidak ada. Jalankan migrasi dulu (panggil Migrasi)."},
	} {
		if strings.Contains(s, p.tanda) {
			return p.pesan
		}
	}
	return "Basis data menolak perintah program."
}

// pelanggaran reports whether err is a broken constraint, unique or reference.
func pelanggaran(err error) bool {
	s := err.Error()
	return strings.Contains(s, "UNIQUE constraint failed") || strings.Contains(s, "FOREIGN KEY constraint failed")
}
