package spbe

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// StatusKemajuan is how far an assessment has come, and what is left to do.
type StatusKemajuan struct {
	Indikator  int                 `json:"indikator"`   // in the instrument
	Terisi     int                 `json:"terisi"`      // with a value
	TanpaTugas []string            `json:"tanpa_tugas"` // nomor of indicators that nobody owes
	Tugas      map[StatusTugas]int `json:"tugas"`
	Bukti      map[StatusBukti]int `json:"bukti"`
	Perangkat  []KerjaPerangkat    `json:"perangkat"` // by code
}

// KerjaPerangkat is the work list of one perangkat daerah.
type KerjaPerangkat struct {
	Perangkat string      `json:"perangkat"` // code
	Jumlah    int         `json:"jumlah"`    // indicators it owes
	Selesai   int         `json:"selesai"`   // agreed, and nothing is missing
	Sisa      []Pekerjaan `json:"sisa"`      // what is left, most urgent first
}

// Pekerjaan is one indicator on a work list.
type Pekerjaan struct {
	Indikator string          `json:"indikator"`
	Nama      string          `json:"nama"`
	Status    StatusTugas     `json:"status"`
	Kurang    []string        `json:"kurang"`         // what is missing, each a clause in Indonesian
	Batas     kominfo.Tanggal `json:"batas,omitzero"` // of the task, else of the assessment
	SisaHari  int             `json:"sisa_hari"`      // calendar days until Batas, negative when it is past; 0 without one
}

// Kemajuan counts tasks and evidence of one assessment and makes the work list of
// each perangkat daerah. tugas and bukti are those of the assessment, nothing
// withdrawn. Evidence is asked for up to the level that the answer proposes, or
// that the task aims at.
func Kemajuan(in *indeks.Instrumen, p *Penilaian, tugas []TugasIndikator, bukti []Bukti, hariIni kominfo.Tanggal) StatusKemajuan {
	if in == nil {
		return StatusKemajuan{}
	}
	k := StatusKemajuan{Indikator: len(in.Indikator), Terisi: len(p.NilaiAkhir()), Tugas: map[StatusTugas]int{}, Bukti: map[StatusBukti]int{}}
	for i := range bukti {
		k.Bukti[bukti[i].Status]++
	}
	for _, i := range in.Indikator {
		n := 0
		for n < len(tugas) && tugas[n].Indikator != i.Nomor {
			n++
		}
		if n == len(tugas) {
			k.TanpaTugas = append(k.TanpaTugas, i.Nomor)
			continue
		}
		t := &tugas[n]
		k.Tugas[t.Status]++
		o := k.kerja(t.Perangkat)
		o.Jumlah++
		w := Pekerjaan{Indikator: i.Nomor, Nama: i.Nama, Status: t.Status, Batas: t.Batas, Kurang: kurang(in, t, bukti)}
		if w.Batas.Kosong() {
			w.Batas = p.Batas
		}
		if !w.Batas.Kosong() {
			w.SisaHari = w.Batas.Selisih(hariIni)
		}
		switch {
		case len(w.Kurang) > 0:
			o.tambah(w)
		case t.Status == TugasDisetujui:
			o.Selesai++
		}
	}
	return k
}

// kerja gives the work list of a perangkat daerah, in its place by code. The lists
// are short; sorting by hand keeps the browser's program small.
func (k *StatusKemajuan) kerja(kode string) *KerjaPerangkat {
	n := 0
	for n < len(k.Perangkat) && k.Perangkat[n].Perangkat < kode {
		n++
	}
	if n == len(k.Perangkat) || k.Perangkat[n].Perangkat != kode {
		k.Perangkat = append(k.Perangkat, KerjaPerangkat{})
		copy(k.Perangkat[n+1:], k.Perangkat[n:])
		k.Perangkat[n] = KerjaPerangkat{Perangkat: kode}
	}
	return &k.Perangkat[n]
}

// tambah puts work behind what is as urgent; that without a deadline comes last.
func (o *KerjaPerangkat) tambah(w Pekerjaan) {
	n := len(o.Sisa)
	o.Sisa = append(o.Sisa, w)
	for ; n > 0 && !w.Batas.Kosong() && (o.Sisa[n-1].Batas.Kosong() || w.Batas.Sebelum(o.Sisa[n-1].Batas)); n-- {
		o.Sisa[n] = o.Sisa[n-1]
	}
	o.Sisa[n] = w
}

// kurang says what the perangkat daerah still owes; what waits for an assessor is
// not its work.
func kurang(in *indeks.Instrumen, t *TugasIndikator, bukti []Bukti) (out []string) {
	switch t.Status {
	case TugasBelum:
		out = append(out, "jawaban belum diisi")
	case TugasDraf:
		out = append(out, "jawaban belum diajukan")
	case TugasDikembalikan:
		out = append(out, "jawaban perlu diperbaiki")
	}
	v := t.Nilai
	if v == "" {
		v = t.Target
	}
	sampai := tingkatNilai(in, v)
	belum, draf, revisi, pertama := 0, 0, 0, ""
	for _, k := range KelengkapanBukti(in, t.Indikator, bukti) {
		if !k.Wajib || k.Tingkat > sampai || k.Tunggal && k.Tingkat < sampai {
			continue
		}
		for n, s := range k.Butir {
			switch s {
			case BuktiBelum:
				if belum++; belum == 1 {
					if pertama = "tingkat " + tempat(int64(k.Tingkat), 0); len(k.Butir) > 1 {
						pertama = "tingkat " + tempat(int64(k.Tingkat), int64(n+1))
					}
				}
			case BuktiDraf:
				draf++
			case BuktiRevisi:
				revisi++
			}
		}
	}
	if belum > 0 {
		s := strconv.Itoa(belum) + " bukti belum ada"
		if belum > 1 {
			s += ", mulai " + pertama
		} else {
			s += ": " + pertama
		}
		out = append(out, s)
	}
	if draf > 0 {
		out = append(out, strconv.Itoa(draf)+" bukti belum diajukan")
	}
	if revisi > 0 {
		out = append(out, strconv.Itoa(revisi)+" bukti perlu direvisi")
	}
	return out
}

// tingkatNilai gives the level in which a value lies; 0 for none.
func tingkatNilai(in *indeks.Instrumen, v string) int {
	x, err := indeks.ParsePecahan(v)
	if v == "" || err != nil {
		return 0
	}
	n, _ := in.TingkatDari(x)
	return n
}
