package laporan

import (
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
)

// Indikator is one row of the table of indicators.
type Indikator struct {
	Nomor       string        `json:"nomor"`
	Kode        string        `json:"kode"`
	Nama        string        `json:"nama"`
	Aspek       string        `json:"aspek"`
	Bobot       *Angka        `json:"bobot"`
	Nilai       []NilaiMetode `json:"nilai"` // by method, in the order of the workflow; methods that gave none are left out
	Akhir       *Angka        `json:"akhir"` // by the latest method that scored it; nil: belum diisi
	Asal        Sebutan       `json:"asal"`  // which method that was
	Tingkat     *int          `json:"tingkat"`
	NamaTingkat string        `json:"nama_tingkat"`
	Perubahan   []Perubahan   `json:"perubahan"` // where a later method gave another value
}

// NilaiMetode is what one method scored.
type NilaiMetode struct {
	Metode Sebutan `json:"metode"`
	Nilai  *Angka  `json:"nilai"`
	Alasan string  `json:"alasan"`
}

// Perubahan says that a later method changed a value, and why.
type Perubahan struct {
	Metode  Sebutan `json:"metode"`
	Dari    *Angka  `json:"dari"` // nil: not scored before
	Menjadi *Angka  `json:"menjadi"`
	Alasan  string  `json:"alasan"` // "" when the assessor gave none
}

// Dari gives the value by one method; nil when it gave none.
func (i *Indikator) Dari(metode string) *Angka {
	for _, n := range i.Nilai {
		if n.Metode.Kode == metode {
			return n.Nilai
		}
	}
	return nil
}

func (s *penyusun) indikator() []Indikator {
	type lapis struct {
		metode spbe.Metode
		lembar indeks.Lembar
		alasan map[string]string
	}
	lapisan := []lapis{{s.p.Metode, s.mandiri, nil}}
	for _, m := range []spbe.Metode{spbe.Dokumen, spbe.Interviu, spbe.Visitasi} {
		if a, ada := s.p.Asesmen[m]; ada {
			l, _ := s.in.Isi(a.Nilai)
			lapisan = append(lapisan, lapis{m, l, a.Alasan})
		}
	}
	st := statusNilai(s.p)
	out := make([]Indikator, 0, len(s.in.Indikator))
	for k := range s.in.Indikator {
		x := &s.in.Indikator[k]
		i := Indikator{Nomor: x.Nomor, Kode: x.Kode, Nama: x.Nama, Aspek: x.Aspek, Bobot: angka(x.Bobot, s.hasil.Opsi, s.in.SumberBobot.Status),
			Nilai: []NilaiMetode{}, Perubahan: []Perubahan{}}
		var lama *Angka
		for _, y := range lapisan {
			v, ada := y.lembar.Nilai(x.Nomor)
			if !ada {
				continue
			}
			n := NilaiMetode{Metode: Sebutan{string(y.metode), namaMetode(string(y.metode))}, Nilai: angka(v, s.hasil.Opsi, st), Alasan: rapi(alasan(y.alasan, x))}
			if y.metode != s.p.Metode && (lama == nil || lama.Eksak != n.Nilai.Eksak) {
				i.Perubahan = append(i.Perubahan, Perubahan{n.Metode, lama, n.Nilai, n.Alasan})
			}
			lama = n.Nilai
			i.Nilai = append(i.Nilai, n)
		}
		if v, ada := s.lembar.Nilai(x.Nomor); ada {
			i.Akhir = angka(v, s.hasil.Opsi, st)
			m := string(s.p.AsalNilai(x.Nomor))
			i.Asal = Sebutan{m, namaMetode(m)}
			if t, ada := s.in.TingkatDari(v); ada {
				i.Tingkat, i.NamaTingkat = &t, s.in.LabelTingkat(x.Jenis, t)
			}
		}
		out = append(out, i)
	}
	return out
}

func alasan(m map[string]string, x *indeks.Indikator) string {
	if t := m[x.Nomor]; t != "" {
		return t
	}
	return m[x.Kode]
}
