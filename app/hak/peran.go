package hak

import "github.com/lumbung-id/lumbung/app/akun"

// The roles that the table names. What they are called is in package akun.
const (
	Admin          = akun.Admin
	Koordinator    = akun.Koordinator
	AsesorInternal = "asesor_internal"
	Entri          = "entri"
	KepalaOPD      = "kepala_opd"
	Pemantau       = "pemantau"
)

// Nama gives what people call a role.
func Nama(kode string) string {
	for _, p := range akun.PeranBaku() {
		if p.Nama == kode {
			return p.Judul
		}
	}
	return kode
}

// Kode lists the codes of all roles.
func Kode() []string {
	var k []string
	for _, p := range akun.PeranBaku() {
		k = append(k, p.Nama)
	}
	return k
}
