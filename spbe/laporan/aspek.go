package laporan

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Aspek is the narrative of one aspek, in the four parts of the ministry's
// report. Pemenuhan is counted, Kekuatan and Kelemahan are chosen by level,
// Rekomendasi is quoted; nothing is phrased freely.
type Aspek struct {
	Kelompok
	Domain      string        `json:"domain"` // kode; "" where the instrument has none
	Pemenuhan   Pemenuhan     `json:"pemenuhan"`
	Kekuatan    []NilaiPendek `json:"kekuatan"`  // indicators at level 4 and 5
	Kelemahan   []NilaiPendek `json:"kelemahan"` // indicators at level 0 to 2
	Rekomendasi []Rekomendasi `json:"rekomendasi"`
}

// Pemenuhan counts the indicators of an aspek by level.
type Pemenuhan struct {
	Terisi  kominfo.Rasio `json:"terisi"`
	Tinggi  int           `json:"tinggi"` // at level 4 and 5
	Sedang  int           `json:"sedang"` // at level 3
	Rendah  int           `json:"rendah"` // at level 0 to 2
	Kalimat string        `json:"kalimat"`
}

// NilaiPendek is an indicator with its final value.
type NilaiPendek struct {
	Rujukan
	Nilai       *Angka `json:"nilai"`
	Tingkat     int    `json:"tingkat"`
	NamaTingkat string `json:"nama_tingkat"`
}

// Rekomendasi is what a weak indicator has to fulfil next: the words of the
// instrument, and how well they are known.
type Rekomendasi struct {
	Rujukan
	Tingkat     int                  `json:"tingkat"` // the level whose criterion is quoted
	NamaTingkat string               `json:"nama_tingkat"`
	Kriteria    string               `json:"kriteria"` // "" when the instrument's text is not known
	Status      kominfo.StatusSumber `json:"status"`   // of Kriteria
	IndeksLuar  string               `json:"indeks_luar,omitempty"`
}

func (s *penyusun) aspek(semua []Indikator) []Aspek {
	out := make([]Aspek, 0, len(s.hasil.Aspek))
	for k, g := range s.kelompok(s.hasil.Aspek) {
		a := Aspek{Kelompok: g, Domain: s.in.Aspek[k].Domain, Kekuatan: []NilaiPendek{}, Kelemahan: []NilaiPendek{}, Rekomendasi: []Rekomendasi{}}
		for j := range semua {
			i := &semua[j]
			if i.Aspek != g.Kode {
				continue
			}
			a.Pemenuhan.Terisi.Penyebut++
			if i.Akhir != nil {
				a.Pemenuhan.Terisi.Pembilang++
			}
			if i.Tingkat == nil {
				continue
			}
			n := NilaiPendek{Rujukan{i.Nomor, i.Nama}, i.Akhir, *i.Tingkat, i.NamaTingkat}
			switch {
			case n.Tingkat >= 4:
				a.Pemenuhan.Tinggi++
				a.Kekuatan = append(a.Kekuatan, n)
			case n.Tingkat == 3:
				a.Pemenuhan.Sedang++
			default:
				a.Pemenuhan.Rendah++
				a.Kelemahan = append(a.Kelemahan, n)
				a.Rekomendasi = append(a.Rekomendasi, s.rekomendasi(&s.in.Indikator[j], n.Tingkat))
			}
		}
		a.Pemenuhan.Kalimat = a.Pemenuhan.kalimat(s.in.Skala)
		out = append(out, a)
	}
	return out
}

// rekomendasi quotes the next criterion to fulfil. On a scale of whole numbers it
// is the one above the level reached. Where points of evidence make decimals
// (Pemdi), a value inside the band of a level means that this very level is not
// complete yet, and items above an incomplete level count nothing: so it is the
// criterion of that level.
func (s *penyusun) rekomendasi(x *indeks.Indikator, tingkat int) Rekomendasi {
	if s.in.PoinTingkat == nil {
		tingkat++
	}
	r := Rekomendasi{Rujukan: Rujukan{x.Nomor, x.Nama}, Tingkat: tingkat, NamaTingkat: s.in.LabelTingkat(x.Jenis, tingkat), Status: x.Status.Kriteria}
	for _, k := range x.Tingkat {
		if k.Tingkat == tingkat {
			r.Kriteria = k.Teks
		}
	}
	if l := x.IndeksLuar; l != nil && l.Peran == indeks.SumberNilai {
		r.IndeksLuar = l.Nama + " (" + l.Pemilik + ")"
	}
	return r
}

func (p Pemenuhan) kalimat(sk indeks.Skala) string {
	rendah := "1 sampai 2"
	if sk.Min.Pembilang() == 0 {
		rendah = "0 sampai 2"
	}
	var b []string
	for _, x := range []struct {
		n    int
		teks string
	}{{p.Tinggi, "tingkat 4 sampai 5"}, {p.Sedang, "tingkat 3"}, {p.Rendah, "tingkat " + rendah}} {
		if x.n > 0 {
			b = append(b, itoa(int64(x.n))+" pada "+x.teks)
		}
	}
	t := "Dari " + itoa(p.Terisi.Penyebut) + " indikator: " + strings.Join(b, ", ")
	if len(b) == 0 {
		t = "Dari " + itoa(p.Terisi.Penyebut) + " indikator belum ada yang dinilai"
	} else if k := p.Terisi.Penyebut - p.Terisi.Pembilang; k > 0 {
		t += ", " + itoa(k) + " belum diisi"
	}
	return t + "."
}
