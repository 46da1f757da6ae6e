//go:build !(js && wasm)

package buku

import (
	"slices"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/arsitektur"
	"github.com/lumbung-id/lumbung/spbe/manajemen"
)

//go:generate go test -run TestDaftar -update .

// New makes the registers with their law.
func New() *Buku {
	p := &spbe.Pustaka{}
	pen, dukung := spbe.Definisi(p), spbe.DefDataDukung()
	return dari(p, []register.Register{
		pen, spbe.DefTugas(pen, p), spbe.DefBukti(pen, dukung, p), dukung,
		arsitektur.DefElemen(), manajemen.DefPetaRencana(), manajemen.DefRisiko(), manajemen.DefAudit(),
		kantor.DefPerangkat(), kantor.DefProfil(), kantor.DefSaksi(), kantor.DefKunci(), kantor.DefAkses(),
		akun.DefAkun(nil),
	})
}

// Simpanan lists all that the data folder holds: the registers that people see, and
// those of passwords, sessions and invitations, which nobody does.
func (b *Buku) Simpanan() []register.Register { return slices.Concat(b.semua, akun.DefRahasia()) }
