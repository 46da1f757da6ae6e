// Package arah knows the direction of imports: which folder may stand on which.
// Its test lists the real imports and fails with the chain that breaks a rule.
package arah

import (
	"fmt"
	"slices"
	"strings"
)

// Modul is the module path.
const Modul = "github.com/lumbung-id/lumbung"

// Lapis is the height of a package in the house. A package imports only what is
// lower, or beside it in the same layer where Sejajar allows it.
type Lapis int

const (
	Kosakata  Lapis = iota // kominfo
	Acuan                  // law and reference as data
	Mekanisme              // documents, journal, tables from outside
	Domain                 // types and law of one field
	Teknologi              // storage, HTTP, files, test suites
	Puncak                 // programs
)

// lapis gives the layer of a package of this module, by the longest prefix.
func lapis(jalur string) Lapis {
	nama := strings.TrimPrefix(strings.TrimPrefix(jalur, Modul), "/")
	terpanjang, l := -1, Domain
	for awalan, v := range map[string]Lapis{
		"kominfo":                            Domain, // kominfo/kantor, kominfo/program, …
		"kominfo/wilayah":                    Acuan,
		"kominfo/kalender":                   Acuan,
		"kominfo/indeks":                     Acuan,
		"spbe/instrumen":                     Acuan,
		"kominfo/register":                   Mekanisme,
		"kominfo/register/registertest":      Teknologi,
		"kominfo/register/lembar/lembarxlsx": Teknologi,
		"kominfo/jejak":                      Mekanisme,
		"kominfo/tabel":                      Mekanisme,
		"kominfo/tabel/xlsx":                 Teknologi,
		"kominfo/kertas":                     Mekanisme,
		"kominfo/kertas/kertaspdf":           Teknologi,
		"kominfo/kertas/kertasxlsx":          Teknologi,
		"kominfo/kabar":                      Mekanisme,
		"kominfo/kabar/surel":                Teknologi,
		"internal/kanvas":                    Teknologi,
		"internal/bukukerja":                 Teknologi,
		"kominfo/sqlstore":                   Teknologi,
		"kominfo/web":                        Teknologi,
		"kominfo/blob":                       Teknologi,
		"kominfo/sinkron":                    Teknologi,
		"spbe/laporan/laporanpdf":            Teknologi,
		"spbe/laporan/laporanxlsx":           Teknologi,
		"app":                                Puncak,
		"app/grafik":                         Mekanisme,
		"examples":                           Puncak,
		"internal":                           Puncak,
	} {
		if (nama == awalan || strings.HasPrefix(nama, awalan+"/")) && len(awalan) > terpanjang {
			terpanjang, l = len(awalan), v
		}
	}
	if nama == "kominfo" {
		return Kosakata
	}
	return l
}

// terlarang are packages that nothing below Teknologi may reach, with the reason.
func terlarang(jalur string) string {
	switch jalur {
	case "database/sql":
		return "paket domain tidak tahu penyimpanan, dan go-sqlite3 menjadi rintisan bisu di WASM"
	case "net/http":
		return "menambah 5 MB pada app.wasm; peramban memakai fetch"
	case "text/template", "html/template":
		return "mematikan pembuangan kode mati pada WASM"
	case "os/exec", "os/user", "plugin":
		return "tidak ada di peramban"
	}
	return ""
}

// dibolehkan names what one package of a low layer needs of another module. It
// holds for that package alone: who imports it reaches the module too, and is
// told so.
func dibolehkan(jalur, luar string) bool {
	// The journal has the formats of the Go checksum database, and its code.
	return pendek(jalur) == "kominfo/jejak" && strings.HasPrefix(luar, "golang.org/x/mod/sumdb/")
}

// Paket is one node of the import graph.
type Paket struct {
	Jalur  string
	Impor  []string
	Bawaan bool // standard library
	Luar   bool // of another module
}

// Periksa gives one sentence for each broken rule, with the chain of imports
// that breaks it.
func Periksa(graf map[string]Paket) []string {
	var salah []string
	for _, jalur := range urut(graf) {
		p := graf[jalur]
		if p.Bawaan || p.Luar {
			continue
		}
		l := lapis(jalur)
		for _, i := range p.Impor {
			q, ada := graf[i]
			if !ada || q.Bawaan || q.Luar {
				continue
			}
			switch li := lapis(i); {
			case li > l:
				salah = append(salah, fmt.Sprintf("%s mengimpor %s, yang lebih tinggi", pendek(jalur), pendek(i)))
			case l == Domain && li == Domain && pohon(i) != pohon(jalur):
				salah = append(salah, fmt.Sprintf("%s mengimpor %s; paket domain tidak saling mengimpor, pemanggil menyerahkan nilainya", pendek(jalur), pendek(i)))
			}
		}
		if l >= Teknologi {
			continue
		}
		for _, rantai := range jangkau(graf, jalur) {
			ujung := graf[rantai[len(rantai)-1]]
			alasan := terlarang(ujung.Jalur)
			if ujung.Luar && !dibolehkan(jalur, ujung.Jalur) {
				alasan = "program yang mengimpor paket ini tidak boleh mendapat modul pihak ketiga"
			}
			if alasan != "" {
				salah = append(salah, fmt.Sprintf("%s mencapai %s: %s (%s)", pendek(jalur), ujung.Jalur, strings.Join(rantai, " -> "), alasan))
			}
		}
	}
	return salah
}

// pohon is the domain that a package belongs to: its folder below kominfo, or
// its top-level folder.
func pohon(jalur string) string {
	b := strings.Split(pendek(jalur), "/")
	if b[0] == "kominfo" && len(b) > 1 {
		return b[0] + "/" + b[1]
	}
	return b[0]
}

// jangkau gives the shortest chain to every package outside the module that is
// reached through packages of the module; the standard library is not entered.
func jangkau(graf map[string]Paket, dari string) [][]string {
	var out [][]string
	lihat := map[string]bool{dari: true}
	antre := [][]string{{dari}}
	for len(antre) > 0 {
		r := antre[0]
		antre = antre[1:]
		p := graf[r[len(r)-1]]
		if p.Bawaan || p.Luar {
			out = append(out, r)
			continue
		}
		for _, i := range p.Impor {
			if !lihat[i] {
				lihat[i] = true
				antre = append(antre, append(slices.Clone(r), i))
			}
		}
	}
	return out
}

func urut(graf map[string]Paket) []string {
	var n []string
	for k := range graf {
		n = append(n, k)
	}
	slices.Sort(n)
	return n
}

func pendek(jalur string) string { return strings.TrimPrefix(jalur, Modul+"/") }
