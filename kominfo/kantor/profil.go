package kantor

import (
	"context"
	"embed"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

//go:generate go test -run TestSkema -update .

//go:embed skema/*.schema.json
var skema embed.FS

func skemaDari(nama string) []byte {
	b, _ := skema.ReadFile("skema/" + nama + ".schema.json") // absent only while it is generated for the first time
	return b
}

// Profil says which office runs this program. There is one document of it.
type Profil struct {
	Kunci string       `json:"kunci" judul:"Kunci" wajib:"ya" pilihan:"kantor=Kantor ini" bantuan:"Selalu kantor: hanya ada satu profil."`
	Kode  string       `json:"kode" judul:"Kode wilayah" wajib:"ya" pola:"^[0-9]{2}(\\.[0-9]{2})?$" contoh:"19.06" bantuan:"Kode Kemendagri provinsi atau kabupaten/kota."`
	Nama  string       `json:"nama" judul:"Nama pemerintah daerah" wajib:"ya" panjang:"120" contoh:"Kabupaten Belitung Timur"`
	Zona  kominfo.Zona `json:"zona" judul:"Zona waktu" wajib:"ya" pilihan:"WIB|WITA|WIT"`
}

// DefProfil defines the register profil_kantor.
func DefProfil() *register.Def[Profil] {
	return &register.Def[Profil]{
		Nama: "profil_kantor", Judul: "Profil kantor", Jejak: register.Umum, VersiSkema: 1, Skema: skemaDari("profil_kantor"),
		Keterangan: "Pemerintah daerah yang memakai program ini.",
		Kolom: []register.AnyKolom[Profil]{
			register.Kolom[Profil, string]{Nama: "kunci", Baca: func(p *Profil) string { return p.Kunci }},
			register.Kolom[Profil, string]{Nama: "kode", Baca: func(p *Profil) string { return p.Kode }},
			register.Kolom[Profil, string]{Nama: "nama", Baca: func(p *Profil) string { return p.Nama }},
			register.Kolom[Profil, string]{Nama: "zona", Baca: func(p *Profil) string { return string(p.Zona) }},
		},
		Unik:    [][]string{{"kunci"}},
		Sebutan: func(p *Profil) string { return p.Nama },
	}
}

// Kini gives the profile of this office; ok is false while none was chosen.
func Kini(ctx context.Context, r register.Reader) (d register.Dokumen[Profil], ok bool, err error) {
	ds, _, err := DefProfil().Cari(ctx, r, register.LingkupUmum(), register.Query{Batas: 1})
	if err != nil || len(ds) == 0 {
		return d, false, err
	}
	return ds[0], true, nil
}
