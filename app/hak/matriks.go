package hak

import (
	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Kelompok is the part of the matrix that is about one register.
type Kelompok struct {
	Register string // name
	Judul    string
	Baris    []Baris
}

// Baris is a row of the matrix: an act, and what each role of akun.PeranBaku may do.
type Baris struct {
	Aksi  string // as package web names it
	Judul string // for people
	Izin  []Izin // in the order of akun.PeranBaku
	Umum  bool   // visitors who have not logged in may too
}

// Matriks shows who may do what in the given registers: each with every act that
// its description knows.
func Matriks(regs []register.Register) []Kelompok {
	var out []Kelompok
	for _, r := range regs {
		in := r.Info()
		k := Kelompok{Register: in.Nama, Judul: in.Judul}
		tambah := func(aksi, judul string) {
			b := Baris{Aksi: aksi, Judul: judul, Umum: Untuk("", false, in.Nama, aksi).Jangkau != Tidak}
			for _, p := range akun.PeranBaku() {
				b.Izin = append(b.Izin, Untuk(p.Nama, true, in.Nama, aksi))
			}
			k.Baris = append(k.Baris, b)
		}
		for _, a := range Aksi(in) {
			tambah(a.Nama, a.Judul)
		}
		out = append(out, k)
	}
	return out
}

// NamaAksi is an act with what people call it.
type NamaAksi struct{ Nama, Judul string }

// Aksi lists the acts that a register's description knows.
func Aksi(in register.Info) []NamaAksi {
	out := []NamaAksi{{Baca, "Baca"}}
	if in.Bebas {
		out = append(out, NamaAksi{"buat", "Buat"}, NamaAksi{"ganti", "Ubah"})
	}
	for _, t := range in.Tindakan {
		out = append(out, NamaAksi{t.Nama, t.Judul})
	}
	if in.AdaPribadi() {
		out = append(out, NamaAksi{"hapus_pribadi", "Hapus data pribadi"})
	}
	return out
}
