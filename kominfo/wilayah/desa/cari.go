package desa

import (
	"bytes"
	"sort"

	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/internal/ejaan"
)

// Kandidat is a kecamatan or village that a name can mean.
type Kandidat struct {
	Kode      wilayah.Kode      `json:"kode"`
	Nama      string            `json:"nama"`
	Peringkat wilayah.Peringkat `json:"peringkat"`
}

const (
	panjangCari = 200 // bytes of a text sought
	kunciLuas   = 3   // letters needed to search more than one regency
)

// Cari gives every kecamatan, kelurahan and desa in dalam that nama can mean,
// best rank first and by code within a rank; the ranks are those of package
// wilayah. dalam is usually a regency or kecamatan; the zero Kode searches all
// of Indonesia, which takes some tens of milliseconds and wants three letters.
//
// "Kec.", "Kel.", "Desa" and the like before the name are understood. Slips of
// the pen are considered only when nothing else fits.
func (x *Indeks) Cari(dalam wilayah.Kode, nama string) []Kandidat {
	if len(nama) > panjangCari {
		return nil
	}
	baca := bacaan(ejaan.Kata(nama))
	if len(baca) == 0 || dalam.KabupatenKota().Kosong() && len(baca[len(baca)-1].kunci) < kunciLuas {
		return nil
	}
	hasil := x.kumpul(dalam, baca, false)
	if len(hasil) == 0 {
		for i := range baca {
			baca[i].kunci = ejaan.Lipat(baca[i].kunci)
		}
		hasil = x.kumpul(dalam, baca, true)
	}
	sort.SliceStable(hasil, func(i, j int) bool { return hasil[i].Peringkat < hasil[j].Peringkat }) // already by code
	return hasil
}

func (x *Indeks) kumpul(dalam wilayah.Kode, baca []bacaanNama, lipat bool) []Kandidat {
	var hasil []Kandidat
	var bufNama, bufKunci [panjangNama]byte // keys with long abbreviations grow out of it
	x.telusuri(dalam, func(k wilayah.Kode, sandi string) bool {
		nama := x.buka(bufNama[:0], sandi)
		kunci := ejaan.AppendKunci(bufKunci[:0], string(nama))
		if lipat {
			kunci = ejaan.Lipat(kunci)
		}
		var terbaik wilayah.Peringkat
		for _, b := range baca {
			if p := b.peringkat(k, kunci, lipat); p != 0 && (terbaik == 0 || p < terbaik) {
				terbaik = p
			}
		}
		if terbaik != 0 {
			hasil = append(hasil, Kandidat{k, string(nama), terbaik})
		}
		return true
	})
	return hasil
}

// bacaanNama is one way to read the text sought.
type bacaanNama struct {
	jenis wilayah.Jenis // "" when the text names none
	kunci []byte
}

// bacaan gives the ways to read the words: all as a name and, when the first
// is a word of kind, the rest as a name of that kind.
func bacaan(kata []string) []bacaanNama {
	if len(kata) == 0 {
		return nil
	}
	gabung := func(ks []string) (b []byte) {
		for _, k := range ks {
			b = append(b, k...)
		}
		return b
	}
	hasil := []bacaanNama{{"", gabung(kata)}}
	if len(kata) < 2 {
		return hasil
	}
	switch kata[0] {
	case "kec", "kecamatan", "distrik", "kapanewon", "kemantren":
		return append(hasil, bacaanNama{wilayah.Kecamatan, gabung(kata[1:])})
	case "kel", "kelurahan":
		return append(hasil, bacaanNama{wilayah.Kelurahan, gabung(kata[1:])})
	case "desa", "ds":
		if len(kata) > 2 && kata[1] == "adat" {
			hasil = append(hasil, bacaanNama{wilayah.DesaAdat, gabung(kata[2:])})
		}
		return append(hasil, bacaanNama{wilayah.Desa, gabung(kata[1:])})
	}
	return hasil
}

func (b bacaanNama) peringkat(k wilayah.Kode, kunci []byte, lipat bool) wilayah.Peringkat {
	sejenis := b.jenis == "" || b.jenis == k.Jenis()
	switch {
	case lipat:
		if sejenis && ejaan.Mirip(b.kunci, kunci) {
			return wilayah.Mirip
		}
	case bytes.Equal(b.kunci, kunci):
		switch {
		case !sejenis:
			return wilayah.JenisLain
		case b.jenis != "":
			return wilayah.Persis
		}
		return wilayah.NamaDasar
	case !sejenis:
	case bytes.HasPrefix(kunci, b.kunci):
		return wilayah.Awalan
	case len(b.kunci) >= 4 && bytes.Contains(kunci, b.kunci):
		return wilayah.Memuat
	}
	return 0
}
