package banding

import (
	"sort"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Papan sets the results of several institutions side by side: one instrument,
// one year. Exact and published values stand in groups of their own, and so do
// published values with different decimals: a rank among numbers that were
// rounded differently would be chance.
type Papan struct {
	Instrumen string             `json:"instrumen"`
	Tahun     int                `json:"tahun"`
	Kelompok  []Kelompok         `json:"kelompok"` // exact values first, then the finest published ones
	Belum     []kominfo.Instansi `json:"belum"`    // institutions without any result
	// Pembanding are published averages of groups, without a rank.
	Pembanding []Capaian `json:"pembanding,omitempty"`
}

// Kelompok are the results of a Papan that may be ranked and averaged together.
type Kelompok struct {
	Asal    Asal    `json:"asal"`
	Desimal int     `json:"desimal,omitempty"`
	Baris   []Baris `json:"baris"` // by rank; results without index last
	Rerata  Rerata  `json:"rerata"`
}

// Baris is one institution on a Papan.
type Baris struct {
	// Peringkat counts from 1; equal indices share a rank and the next is skipped:
	// 1, 2, 2, 4. It is 0 without an index.
	Peringkat int  `json:"peringkat"`
	Seri      bool `json:"seri,omitempty"` // shares its rank
	Capaian
}

// Sejajarkan makes the Papan of one instrument and year for the institutions in
// anggota; with none given, for those that have a result. Ranks compare exact
// values, so 2,594 stands before 2,591 though both show 2,59. Left out and named:
// results of another instrument or year (BANDING-LAIN), of an institution that is
// not in anggota (BANDING-ANGGOTA), and both of two results of one kind
// (BANDING-GANDA).
func Sejajarkan(in *indeks.Instrumen, tahun int, anggota []kominfo.Instansi, cs []Capaian) (Papan, []kominfo.Finding) {
	p := Papan{Instrumen: in.ID, Tahun: tahun, Kelompok: []Kelompok{}, Belum: []kominfo.Instansi{}}
	var fs []kominfo.Finding
	var pakai []Capaian
	for _, c := range cs {
		if c.Instrumen != in.ID || c.Tahun != tahun {
			fs = append(fs, temuan("BANDING-LAIN", kominfo.Peringatan, "", "Hasil "+potong(c.Nama)+" ("+nama(c.Instrumen)+", "+angka(c.Tahun)+") tidak disejajarkan: papan ini untuk "+nama(in.ID)+" tahun "+angka(tahun)+"."))
			continue
		}
		if c.Kelompok {
			p.Pembanding = append(p.Pembanding, c)
			continue
		}
		pakai = append(pakai, c)
	}
	if len(anggota) == 0 {
		anggota = instansi(pakai)
	}
	anggota = unik(anggota)
	kenal, punya := map[string]bool{}, map[string]bool{}
	for _, a := range anggota {
		kenal[a.Kode] = true
	}
	type kunci struct {
		kode string
		asal Asal
	}
	banyak := map[kunci]int{}
	for _, c := range pakai {
		banyak[kunci{c.Kode, c.Asal}]++
	}
	lapor := map[kunci]bool{}
	for _, c := range pakai {
		k := kunci{c.Kode, c.Asal}
		switch {
		case !kenal[c.Kode]:
			fs = append(fs, temuan("BANDING-ANGGOTA", kominfo.Peringatan, "", potong(c.Nama)+" ("+potong(c.Kode)+") tidak ada dalam daftar instansi, jadi hasilnya tidak disejajarkan. Tambahkan ke daftar bila seharusnya ada."))
		case banyak[k] > 1:
			if !lapor[k] {
				lapor[k] = true
				fs = append(fs, temuan("BANDING-GANDA", kominfo.Galat, "", "Ada "+angka(banyak[k])+" hasil untuk "+potong(c.Nama)+" ("+potong(c.Kode)+") tahun "+angka(tahun)+" yang "+c.Asal.Label()+". Pilih satu; keduanya tidak dipakai."))
			}
		default:
			punya[c.Kode] = true
			g := p.kelompok(c.Asal, c.Desimal)
			g.Baris = append(g.Baris, Baris{Capaian: c})
		}
	}
	for _, a := range anggota {
		if !punya[a.Kode] {
			p.Belum = append(p.Belum, a)
		}
	}
	sort.SliceStable(p.Kelompok, func(i, j int) bool {
		a, b := &p.Kelompok[i], &p.Kelompok[j]
		if a.Asal != b.Asal {
			return a.Asal == DariIndikator
		}
		return a.Desimal > b.Desimal
	})
	for i := range p.Kelompok {
		if err := p.Kelompok[i].susun(in, anggota); err != nil {
			fs = append(fs, temuan("BANDING-RERATA", kominfo.Galat, "", kominfo.PesanUntukOrang(err)))
		}
	}
	return p, fs
}

func (p *Papan) kelompok(a Asal, desimal int) *Kelompok {
	if a == DariIndikator {
		desimal = 0
	}
	for i := range p.Kelompok {
		if g := &p.Kelompok[i]; g.Asal == a && g.Desimal == desimal {
			return g
		}
	}
	p.Kelompok = append(p.Kelompok, Kelompok{Asal: a, Desimal: desimal})
	return &p.Kelompok[len(p.Kelompok)-1]
}

// susun ranks the rows and averages them.
func (g *Kelompok) susun(in *indeks.Instrumen, anggota []kominfo.Instansi) error {
	sort.SliceStable(g.Baris, func(i, j int) bool {
		a, b := &g.Baris[i], &g.Baris[j]
		if a.Lengkap != b.Lengkap {
			return a.Lengkap
		}
		if k := a.Indeks.Cmp(b.Indeks); k != 0 {
			return k > 0
		}
		return a.Nama < b.Nama || a.Nama == b.Nama && a.Kode < b.Kode
	})
	cs := make([]Capaian, len(g.Baris))
	for i := range g.Baris {
		b := &g.Baris[i]
		cs[i] = b.Capaian
		if !b.Lengkap {
			continue
		}
		b.Peringkat = i + 1
		if i > 0 && g.Baris[i-1].Indeks == b.Indeks {
			b.Peringkat, b.Seri, g.Baris[i-1].Seri = g.Baris[i-1].Peringkat, true, true
		}
	}
	var err error
	g.Rerata, err = RataRata(in, anggota, cs)
	return err
}
