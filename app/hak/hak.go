package hak

import (
	"github.com/lumbung-id/lumbung/app/akun"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Baca is the act of reading, as package web names it.
const Baca = "baca"

// Jangkau is how far a permission goes.
type Jangkau string

const (
	Tidak   Jangkau = ""        // not at all
	Sendiri Jangkau = "sendiri" // documents of the own perangkat daerah
	Semua   Jangkau = "semua"   // documents of every perangkat daerah
)

// Izin is a permission.
type Izin struct {
	Jangkau Jangkau
	Pribadi bool // personal parts too
}

// Untuk gives what one role may do in a register. masuk false is a visitor who has
// not logged in: it reads what every register's general right ("*") opens, and
// nothing else.
func Untuk(peran string, masuk bool, namaRegister, aksi string) Izin {
	b := cari(namaRegister, aksi)
	for u := range strings.SplitSeq(b.untuk, " ") {
		u, pribadi := strings.CutSuffix(u, "+")
		u, sendiri := strings.CutSuffix(u, "~")
		if u == "*" || masuk && u == peran && u != "" {
			if sendiri {
				return Izin{Sendiri, pribadi}
			}
			return Izin{Semua, pribadi}
		}
	}
	return Izin{}
}

// cari finds the row that decides; the last one names everything.
func cari(namaRegister, aksi string) *baris {
	for i := range tabel {
		b := &tabel[i]
		if b.register != "*" && b.register != namaRegister {
			continue
		}
		if b.aksi == "*" && aksi != Baca || akun.PunyaPeran(b.aksi, aksi) {
			return b
		}
	}
	return &baris{}
}

// Boleh is the hook of package web: the scope in which somebody may do something in
// a register. Of several roles the one that reaches farthest counts; among equals
// the one with personal parts. So who may read everything without personal parts
// in one role, and the own office's with them in another, reads everything without.
func Boleh(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
	const op = "hak.Boleh"
	var terbaik Izin
	for p := range strings.SplitSeq(a.Peran, " ") {
		z := Untuk(p, masuk, r.Nama, aksi)
		if z.Jangkau == Semua && terbaik.Jangkau != Semua || terbaik.Jangkau == Tidak || z.Jangkau == terbaik.Jangkau && z.Pribadi {
			terbaik = z
		}
	}
	switch {
	case terbaik.Jangkau == Semua:
		return register.Lingkup{Semua: true, Pribadi: terbaik.Pribadi}, nil
	case terbaik.Jangkau == Sendiri && a.Perangkat != "":
		return register.Lingkup{Pemilik: []string{a.Perangkat}, Pribadi: terbaik.Pribadi}, nil
	case !masuk:
		return register.Lingkup{}, kominfo.E(kominfo.BelumMasuk, op, "Anda belum masuk. Masuk dahulu, lalu ulangi.")
	}
	if k := cari(r.Nama, aksi).kenapa; k != "" {
		return register.Lingkup{}, kominfo.E(kominfo.Ditolak, op, "%s: %s", r.Judul, k)
	}
	return register.Lingkup{}, kominfo.E(kominfo.Ditolak, op, "Peran Anda (%s) tidak mencakup tindakan %s di %s. Yang berhak: %s.", namaPeran(a.Peran), aksi, r.Judul, yangBerhak(r.Nama, aksi))
}

// Bisa reports whether somebody may do something in a register at all, for buttons.
func Bisa(a kominfo.Aktor, masuk bool, r register.Info, aksi string) bool {
	_, err := Boleh(a, masuk, r, aksi)
	return err == nil
}

// HanyaProgram reports whether a register is written by the program alone.
func HanyaProgram(r register.Info) bool {
	aksi := []string{"buat", "ganti"}
	for _, t := range r.Tindakan {
		aksi = append(aksi, t.Nama)
	}
	return !slices.ContainsFunc(aksi, func(a string) bool { return cari(r.Nama, a).untuk != "" })
}

func namaPeran(peran string) string {
	var n []string
	for p := range strings.SplitSeq(peran, " ") {
		if p != "" {
			n = append(n, Nama(p))
		}
	}
	if n == nil {
		return "belum ada"
	}
	return strings.Join(n, ", ")
}

// yangBerhak names the roles that may do something, for the refusal of the others.
func yangBerhak(namaRegister, aksi string) string {
	var n []string
	for _, p := range akun.PeranBaku() {
		switch Untuk(p.Nama, true, namaRegister, aksi).Jangkau {
		case Semua:
			n = append(n, p.Judul)
		case Sendiri:
			n = append(n, p.Judul+" untuk perangkat daerahnya")
		}
	}
	if n == nil {
		return "tidak seorang pun"
	}
	return strings.Join(n, ", ")
}
