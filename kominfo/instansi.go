package kominfo

// JenisInstansi is the kind of a government institution.
type JenisInstansi string

const (
	Kabupaten   JenisInstansi = "kabupaten"
	Kota        JenisInstansi = "kota"
	Provinsi    JenisInstansi = "provinsi"
	Kementerian JenisInstansi = "kementerian"
	Lembaga     JenisInstansi = "lembaga"
)

// Instansi is a government institution. Kode is the Kemendagri region code for
// a province, kabupaten or kota ("19.06"), otherwise the institution's own code.
type Instansi struct {
	Kode  string        `json:"kode"`
	Nama  string        `json:"nama"`
	Jenis JenisInstansi `json:"jenis"`
}

// Aktor is who acts. Only Instansi and Peran ever reach the journal; ID and
// Nama stay in the program's own account data.
type Aktor struct {
	ID        string `json:"id"`                  // account, never a NIK
	Nama      string `json:"nama,omitempty"`      // for the screen
	Instansi  string `json:"instansi"`            // Instansi.Kode
	Perangkat string `json:"perangkat,omitempty"` // code of the perangkat daerah, owner of what is written
	Peran     string `json:"peran"`               // "koordinator", "entri", …
}
