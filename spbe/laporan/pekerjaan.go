package laporan

import (
	"cmp"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
)

// PekerjaanOPD is the work list of one perangkat daerah. The one with an empty
// code holds the indicators that nobody has been given.
type PekerjaanOPD struct {
	Perangkat string      `json:"perangkat"` // code; "" for what is not assigned
	Nama      string      `json:"nama"`
	Selesai   int         `json:"selesai"` // approved, of those it is responsible for
	Terlambat int         `json:"terlambat"`
	Baris     []Pekerjaan `json:"baris"`
}

// Pekerjaan is one indicator that a perangkat daerah owes or helps with.
type Pekerjaan struct {
	Rujukan
	Peran     string          `json:"peran"` // penanggung_jawab, pendukung; "" when not assigned
	Batas     kominfo.Tanggal `json:"batas,omitzero"`
	Terlambat bool            `json:"terlambat"` // past its day and not approved
	Target    *Angka          `json:"target"`
	Nilai     *Angka          `json:"nilai"` // proposed by the perangkat daerah
	Status    Sebutan         `json:"status"`
	Catatan   string          `json:"catatan"` // the assessor's
	Bukti     HitungBukti     `json:"bukti"`
	Penjelasan
}

// Penjelasan is the answer of the perangkat daerah in its own words.
type Penjelasan struct {
	Fakta       string `json:"fakta"`
	Analisis    string `json:"analisis"`
	Justifikasi string `json:"justifikasi"`
}

// HitungBukti counts the pieces of evidence of an indicator by status.
type HitungBukti struct {
	Draf     int `json:"draf"`
	Proses   int `json:"proses"`
	Diterima int `json:"diterima"`
	Revisi   int `json:"revisi"`
}

func (s *penyusun) pekerjaan() []PekerjaanOPD {
	hitung := map[string]HitungBukti{}
	for i := range s.b.Bukti {
		x := &s.b.Bukti[i]
		h := hitung[x.Indikator]
		switch x.Status {
		case spbe.BuktiDraf:
			h.Draf++
		case spbe.BuktiProses:
			h.Proses++
		case spbe.BuktiDiterima:
			h.Diterima++
		case spbe.BuktiRevisi:
			h.Revisi++
		}
		hitung[x.Indikator] = h
	}
	out := []PekerjaanOPD{}
	letak := map[string]int{}
	tambah := func(kode string, p Pekerjaan) {
		k, ada := letak[kode]
		if !ada {
			nama := rapi(s.b.Perangkat[kode])
			if nama == "" {
				nama = rapi(kode)
			}
			if kode == "" {
				nama = "Belum ditugaskan"
			}
			k = len(out)
			letak[kode] = k
			out = append(out, PekerjaanOPD{Perangkat: rapi(kode), Nama: nama})
		}
		o := &out[k]
		o.Baris = append(o.Baris, p)
		if p.Peran == "penanggung_jawab" && p.Status.Kode == string(spbe.TugasDisetujui) {
			o.Selesai++
		}
		if p.Terlambat {
			o.Terlambat++
		}
	}
	tugas := map[string]*spbe.TugasIndikator{}
	for i := range s.b.Tugas {
		tugas[s.b.Tugas[i].Indikator] = &s.b.Tugas[i]
	}
	for k := range s.in.Indikator { // in the order of the form
		x := &s.in.Indikator[k]
		p := Pekerjaan{Rujukan: Rujukan{x.Nomor, x.Nama}, Bukti: hitung[x.Nomor], Status: Sebutan{"belum", namaStatusTugas("belum")}}
		t := tugas[x.Nomor]
		if t == nil {
			if len(s.b.Tugas) > 0 { // an office that assigns nothing has no list
				tambah("", p)
			}
			continue
		}
		p.Peran, p.Batas = "penanggung_jawab", t.Batas
		if p.Batas.Kosong() {
			p.Batas = s.p.Batas
		}
		p.Status = Sebutan{string(t.Status), namaStatusTugas(string(t.Status))}
		p.Target, p.Nilai, p.Catatan = s.nilaiTeks(t.Target), s.nilaiTeks(t.Nilai), rapi(t.Catatan)
		p.Penjelasan = Penjelasan{rapi(t.Fakta), rapi(t.Analisis), rapi(t.Justifikasi)}
		p.Terlambat = !p.Batas.Kosong() && s.b.Tanggal.Sesudah(p.Batas) && t.Status != spbe.TugasDisetujui
		tambah(t.Perangkat, p)
		p.Peran, p.Terlambat = "pendukung", false // late is who owes it
		for _, d := range t.Pendukung {
			if d != t.Perangkat {
				tambah(d, p)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b PekerjaanOPD) int {
		if (a.Perangkat == "") != (b.Perangkat == "") { // what nobody has comes first
			if a.Perangkat == "" {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Nama, b.Nama)
	})
	return out
}

// nilaiTeks reads a machine decimal; nil when there is none.
func (s *penyusun) nilaiTeks(t string) *Angka {
	x, err := indeks.ParsePecahan(t)
	if err != nil {
		return nil
	}
	return angka(x, s.hasil.Opsi, "")
}
