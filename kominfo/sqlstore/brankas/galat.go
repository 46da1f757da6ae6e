//go:build !(js && wasm)

package brankas

import (
	"errors"
	"io"
	"io/fs"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/internal/pegang"
)

// galat turns an error of the file system into one sentence with a remedy.
func galat(op, path string, err error) error {
	if _, ok := errors.AsType[*kominfo.Error](err); ok {
		return err
	}
	pesan := "Berkas kunci %s tidak dapat dibaca atau ditulis. Periksa nama, folder, hak akses dan cakramnya."
	switch {
	case errors.Is(err, pegang.ErrDipakai):
		pesan = "Berkas kunci %s sedang dipakai program lain. Tutup program itu, lalu ulangi."
	case cakramPenuh(err):
		pesan = "Cakram penuh, jadi berkas kunci %s tidak dapat ditulis. Kosongkan ruang, lalu ulangi."
	case errors.Is(err, fs.ErrPermission), strings.Contains(err.Error(), "read-only file system"):
		pesan = "Berkas kunci %s atau foldernya tidak boleh dibaca atau ditulis. Beri hak pada pengguna program ini, atau pilih folder lain."
	case errors.Is(err, io.EOF):
		pesan = "Berkas kunci %s menjadi lebih pendek saat dipakai. Hentikan program, pindahkan berkas itu, dan pulihkan dari salinan kunci yang terbaru."
	case strings.Contains(err.Error(), "not a directory"):
		pesan = "Berkas kunci %s berada di bawah berkas, bukan folder. Sebutkan nama berkas di dalam folder, misalnya kunci/kunci.brankas."
	}
	return kominfo.E(kominfo.Rusak, op, pesan, path).Sebab(err)
}

// cakramPenuh knows the words of Unix and of Windows.
func cakramPenuh(err error) bool {
	s := err.Error()
	return strings.Contains(s, "no space left") || strings.Contains(s, "quota exceeded") || strings.Contains(s, "not enough space")
}

func belumTerhapus(op, path string, err error) error {
	if e, ok := errors.AsType[*kominfo.Error](err); ok {
		return e
	}
	return kominfo.E(kominfo.Rusak, op, "Kunci di %s belum pasti terhapus karena cakram gagal menulis. Periksa cakram, lalu ulangi penghapusan sampai berhasil.", path).Sebab(err)
}

func sudahTutup(op, path string) error {
	return kominfo.E(kominfo.Rusak, op, "Berkas kunci %s sudah ditutup. Buka lagi sebelum dipakai.", path)
}

func nomorSalah(op string, nomor int64) error {
	return kominfo.E(kominfo.TidakSah, op, "Nomor kunci %d tidak sah. Nomor kunci mulai dari 1; 0 berarti dokumen tidak punya kunci.", nomor)
}
