// Package buku is the list of the registers that this program keeps. On the server
// they come with their law. In the browser they come as descriptions
// (register.json, made from the same list): it shows documents and asks for writes,
// the server decides, and a register costs the browser's program nothing but its
// description.
package buku

import (
	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// Buku holds the registers; those whose documents pages read as Go values, under
// their type.
type Buku struct {
	Profil    register.Tipe[kantor.Profil]
	Perangkat register.Tipe[kantor.PerangkatDaerah]
	Kunci     register.Tipe[kantor.KunciJejak]
	Saksi     register.Tipe[kantor.Saksi]
	Akun      register.Tipe[akun.Akun]
	Penilaian register.Tipe[spbe.Penilaian]
	Tugas     register.Tipe[spbe.TugasIndikator]
	Bukti     register.Tipe[spbe.Bukti]
	Dukung    register.Tipe[spbe.DataDukung]
	Pustaka   *spbe.Pustaka

	semua []register.Register
}

// dari finds the typed registers in a list.
func dari(p *spbe.Pustaka, regs []register.Register) *Buku {
	b := &Buku{Pustaka: p, semua: regs}
	for _, r := range regs {
		switch r.Info().Nama {
		case "profil_kantor":
			b.Profil.Register = r
		case "perangkat_daerah":
			b.Perangkat.Register = r
		case "kunci_jejak":
			b.Kunci.Register = r
		case "saksi_jejak":
			b.Saksi.Register = r
		case "akun":
			b.Akun.Register = r
		case "penilaian":
			b.Penilaian.Register = r
		case "tugas_indikator":
			b.Tugas.Register = r
		case "bukti":
			b.Bukti.Register = r
		case "data_dukung":
			b.Dukung.Register = r
		}
	}
	return b
}

// Semua lists the registers in the order in which people see them.
func (b *Buku) Semua() []register.Register { return b.semua }

// Cari gives the register of a name, or nil.
func (b *Buku) Cari(nama string) register.Register {
	for _, r := range b.semua {
		if r.Info().Nama == nama {
			return r
		}
	}
	return nil
}
