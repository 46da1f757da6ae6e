// Package buku is the list of the registers that this program keeps. The server
// and the browser take the same list.
package buku

import (
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// Buku holds each register under its type.
type Buku struct {
	Profil    *register.Def[kantor.Profil]
	Perangkat *register.Def[kantor.PerangkatDaerah]
	Penilaian *register.Def[spbe.Penilaian]
	Akses     *register.Def[kantor.AksesPribadi]
	Kunci     *register.Def[kantor.KunciJejak]
	Saksi     *register.Def[kantor.Saksi]
	Pustaka   *spbe.Pustaka
}

// New makes the registers.
func New() *Buku {
	p := &spbe.Pustaka{}
	return &Buku{
		Profil: kantor.DefProfil(), Perangkat: kantor.DefPerangkat(), Penilaian: spbe.Definisi(p), Pustaka: p,
		Akses: kantor.DefAkses(), Kunci: kantor.DefKunci(), Saksi: kantor.DefSaksi(),
	}
}

// Semua lists the registers in the order in which people see them.
func (b *Buku) Semua() []register.Register {
	return []register.Register{b.Penilaian, b.Perangkat, b.Profil, b.Saksi, b.Kunci, b.Akses}
}

// Cari gives the register of a name, or nil.
func (b *Buku) Cari(nama string) register.Register {
	for _, r := range b.Semua() {
		if r.Info().Nama == nama {
			return r
		}
	}
	return nil
}

// HanyaProgram reports whether a register is written by the program alone: which
// key signs is settled where the secret key lies (lumbung kunci), and who read what
// is recorded by the reading.
func HanyaProgram(nama string) bool { return nama == "kunci_jejak" || nama == "akses_pribadi" }
