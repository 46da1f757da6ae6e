package wilayah

// Tingkat is the level of a region; each level has its own length of code.
type Tingkat string

const (
	TingkatProvinsi      Tingkat = "provinsi"       // 19
	TingkatKabupatenKota Tingkat = "kabupaten_kota" // 19.06
	TingkatKecamatan     Tingkat = "kecamatan"      // 19.06.01
	TingkatDesa          Tingkat = "desa"           // 19.06.01.2001: desa, kelurahan and desa adat
)

// Jenis is the kind of a region. It follows from the code, never from the name:
// Kabupaten Lima Puluh Kota is a kabupaten.
type Jenis string

const (
	Provinsi  Jenis = "provinsi"
	Kabupaten Jenis = "kabupaten" // second part 01 to 69
	Kota      Jenis = "kota"      // second part 71 to 99
	Kecamatan Jenis = "kecamatan" // called distrik in Papua, kapanewon and kemantren in Yogyakarta
	Kelurahan Jenis = "kelurahan" // fourth part 1001 to 1999
	Desa      Jenis = "desa"      // fourth part 2001 to 2999
	DesaAdat  Jenis = "desa_adat" // fourth part 3001 to 3999
)

// Label is the kind as people write it: "Desa Adat".
func (j Jenis) Label() string {
	switch j {
	case Provinsi:
		return "Provinsi"
	case Kabupaten:
		return "Kabupaten"
	case Kota:
		return "Kota"
	case Kecamatan:
		return "Kecamatan"
	case Kelurahan:
		return "Kelurahan"
	case Desa:
		return "Desa"
	case DesaAdat:
		return "Desa Adat"
	}
	return ""
}
