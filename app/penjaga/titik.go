//go:build !(js && wasm)

package penjaga

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

var semuaJejak = [...]string{jejak.Umum, jejak.Dalam}

// titik is a signed checkpoint with what it says.
type titik struct {
	jejak.Checkpoint
	isi  []byte // as it was signed
	asal string // the file it was read from
}

// lebihBaru reports whether t comes after u: a later epoch, or more entries.
func (t titik) lebihBaru(u titik) bool {
	return t.Masa > u.Masa || t.Masa == u.Masa && t.Ukuran > u.Ukuran
}

// bukaTitik reads a signed checkpoint. Without keys only what it says is read.
func bukaTitik(isi []byte, v []note.Verifier) (titik, error) {
	if len(v) > 0 {
		c, _, err := jejak.BukaCheckpoint(isi, v...)
		return titik{Checkpoint: c, isi: isi}, err
	}
	teks, _, ada := strings.Cut(string(isi), "\n\n")
	if !ada || len(isi) > jejak.MaksCheckpoint {
		return titik{}, kominfo.E(kominfo.Rusak, "penjaga.bukaTitik", "Ini bukan checkpoint bertanda tangan, atau terpotong.")
	}
	c, err := jejak.UraiCheckpoint(teks + "\n")
	return titik{Checkpoint: c, isi: isi}, err
}

// bacaTitik reads the checkpoint of one log from a folder; ada is false when there
// is none. One that cannot be used is never passed over: behind it a roll-back
// could hide.
func bacaTitik(folder, j string, v []note.Verifier) (t titik, ada bool, err error) {
	const op = "penjaga.checkpoint"
	path := filepath.Join(folder, j)
	isi, ada, err := bacaKecil(path, jejak.MaksCheckpoint)
	if err != nil {
		return t, ada, galat(op, "Checkpoint", path, err)
	}
	if !ada {
		return t, false, nil
	}
	t, err = bukaTitik(isi, v)
	t.asal = path
	switch {
	case kominfo.KindOf(err) == kominfo.TidakSah:
		return t, true, kominfo.E(kominfo.Rusak, op, "Checkpoint %s bukan milik jejak kantor ini atau isinya diubah: tanda tangannya tidak cocok dengan kunci jejak kantor ini. Simpan berkas itu di tempat lain sebagai bukti, periksa dengan lumbung verifikasi, lalu jalankan lagi.", path).Sebab(err)
	case err != nil:
		return t, true, kominfo.E(kominfo.Rusak, op, "Checkpoint %s rusak, jadi kemunduran data tidak dapat dikenali. Simpan berkas itu di tempat lain sebagai bukti, periksa dengan lumbung verifikasi, lalu jalankan lagi.", path).Sebab(err)
	case t.Jejak != j:
		return t, true, kominfo.E(kominfo.Rusak, op, "Checkpoint %s milik jejak %s, seharusnya jejak %s. Kembalikan berkas yang benar, atau simpan di tempat lain, lalu jalankan lagi.", path, t.Jejak, j)
	}
	return t, true, nil
}

// tulisTitik keeps a checkpoint in a folder. It never replaces a newer one, and
// puts one of an earlier epoch aside.
func tulisTitik(folder string, t titik) error {
	const op = "penjaga.checkpoint"
	path := filepath.Join(folder, t.Jejak)
	lama, ada, err := bacaTitik(folder, t.Jejak, nil)
	switch {
	case err != nil:
		return err
	case ada && lama.Nama != t.Nama:
		return kominfo.E(kominfo.Bentrok, op, "Folder %s berisi checkpoint jejak lain (%s), jadi checkpoint %s tidak ditulis di situ. Pakai folder lain.", folder, lama.Nama, t.Nama)
	case ada && lama.lebihBaru(t):
		return kominfo.E(kominfo.Bentrok, op, "Checkpoint %s lebih baru daripada data ini, jadi tidak ditimpa.", path)
	case ada && string(lama.isi) == string(t.isi):
		return nil
	case ada && lama.Masa < t.Masa:
		arsip := filepath.Join(folder, "masa-"+strconv.Itoa(lama.Masa))
		if err := os.MkdirAll(arsip, 0o700); err != nil {
			return galat(op, "Folder checkpoint", arsip, err)
		}
		if err := tulisUtuh(filepath.Join(arsip, t.Jejak), lama.isi); err != nil {
			return galat(op, "Checkpoint", arsip, err)
		}
	}
	return galat(op, "Checkpoint", path, tulisUtuh(path, t.isi))
}

// Gabung writes signed checkpoints into one text, as it stands beside a backup.
func Gabung(checkpoint ...[]byte) []byte {
	var b strings.Builder
	for i, c := range checkpoint {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.Write(c)
	}
	return []byte(b.String())
}

// Pisah takes apart what [Gabung] wrote. It proves nothing and refuses nothing:
// what is no checkpoint is found when it is used.
func Pisah(b []byte) (out [][]byte) {
	var kini strings.Builder
	tanda := false // the present one has its signatures
	for g := range strings.Lines(string(b)) {
		isi := strings.TrimRight(g, "\r\n")
		if tanda && !strings.HasPrefix(isi, "— ") {
			out, tanda = append(out, []byte(kini.String())), false
			kini.Reset()
		}
		if kini.Len() == 0 && isi == "" {
			continue
		}
		tanda = tanda || strings.HasPrefix(isi, "— ")
		kini.WriteString(isi + "\n")
	}
	if kini.Len() > 0 {
		out = append(out, []byte(kini.String()))
	}
	return out
}

// akarPada gives the root that a log had at a size.
func akarPada(ctx context.Context, s jejak.Sumber, j string, ukuran int64) (h [32]byte, err error) {
	p, err := jejak.MuatPohon(ukuran, func(tingkat int, nomor int64) ([]byte, error) { return s.Ubin(ctx, j, tingkat, nomor) })
	if err != nil {
		return h, err
	}
	return p.Akar(), nil
}

// waktuEntri gives the time of an entry; the zero time when it cannot be read.
func waktuEntri(ctx context.Context, s jejak.Sumber, j string, nomor int64) (w waktu) {
	b, err := s.Entri(ctx, j, nomor, 1)
	if err != nil || len(b) != 1 {
		return w
	}
	e, err := jejak.UraiEntri(b[0])
	if err != nil {
		return w
	}
	return waktu{e.Waktu}
}

// banyak writes a number of entries.
func banyak(n int64) string { return kominfo.FormatAngka(n) + " catatan" }

func jejakKe(j string, masa int) string { return fmt.Sprintf("jejak %s masa %d", j, masa) }
