//go:build !(js && wasm)

package buku

import (
	"context"
	"slices"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/laporan"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/arsitektur"
	"github.com/lumbung-id/lumbung/spbe/manajemen"
)

//go:generate go test -run TestDaftar -update .

// New makes the registers with their law, for an office of which nothing is known
// yet.
func New() *Buku { return Dengan(&ppid.Layanan{Perangkat: Kominfo}) }

// Kominfo is the usual code of the unit of PPID Utama.
const Kominfo = "kominfo"

// Dengan makes the registers with their law; l is what that of PPID knows of the
// office.
func Dengan(l *ppid.Layanan) *Buku {
	p, layanan := &spbe.Pustaka{}, ppid.DefLayanan(l)
	orang := akun.DefAkun(nil, desa(layanan.Unit))
	orang.Ikutan = func(ctx context.Context, r register.Reader, a *register.Dokumen[akun.Akun]) ([]register.Kait, error) {
		return kabar.Kaitan(ctx, r, "akun/"+string(a.ID)) // the address stands in the outbox too
	}
	pen, dukung := spbe.Definisi(p), spbe.DefDataDukung()
	return dari(p, []register.Register{
		pen, spbe.DefTugas(pen, p), spbe.DefBukti(pen, dukung, p), dukung,
		arsitektur.DefElemen(), manajemen.DefPetaRencana(), manajemen.DefRisiko(), manajemen.DefAudit(),
		layanan.Permohonan, layanan.Keberatan, layanan.Sengketa, layanan.Uji, layanan.DIP, layanan.DIK, layanan.Unit, laporan.DefNaskah(),
		kantor.DefPerangkat(), kantor.DefProfil(), kantor.DefSaksi(), kantor.DefKunci(), kantor.DefAkses(),
		orang, kabar.DefKiriman(),
	})
}

// desa: people may work for a village that has an active PPID of its own.
func desa(unit *register.Def[ppid.UnitPPID]) akun.TempatLain {
	return func(ctx context.Context, r register.Reader, kode string) (bool, error) {
		us, _, err := unit.Cari(ctx, r, register.LingkupPenuh(), register.Query{Batas: 1, Saring: []register.Syarat{
			{Kolom: "kode", Op: register.Sama, Nilai: kode}, {Kolom: "jenis", Op: register.Sama, Nilai: string(ppid.UnitDesa)}, {Kolom: "aktif", Op: register.Sama, Nilai: "ya"}}})
		return len(us) > 0, err
	}
}

// Simpanan lists all that the data folder holds: the registers that people see, and
// those of passwords, sessions and invitations, which nobody does.
func (b *Buku) Simpanan() []register.Register { return slices.Concat(b.semua, akun.DefRahasia()) }
