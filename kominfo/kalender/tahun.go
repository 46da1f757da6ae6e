package kalender

import (
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Libur is one holiday of a year, as listed for people.
type Libur struct {
	Tanggal    kominfo.Tanggal      `json:"tanggal"`
	Nama       string               `json:"nama"`
	Jenis      Jenis                `json:"jenis"`
	Keputusan  string               `json:"keputusan"` // decree number
	Status     kominfo.StatusSumber `json:"status"`
	AkhirPekan bool                 `json:"akhir_pekan"` // falls outside the work week anyway
}

// Ikhtisar is one year at a glance. A date with two holidays is listed twice,
// so the counts by kind are those of the decree.
type Ikhtisar struct {
	Tahun         int                  `json:"tahun"`
	HariKerja     int                  `json:"hari_kerja"`
	PerBulan      [12]int              `json:"hari_kerja_per_bulan"`
	LiburNasional int                  `json:"libur_nasional"`
	CutiBersama   int                  `json:"cuti_bersama"`
	LiburDaerah   int                  `json:"libur_daerah"`
	Libur         []Libur              `json:"libur"`
	Dicabut       []Ketetapan          `json:"dicabut"`   // set by decree and taken back, by decree ID
	Keputusan     []Keputusan          `json:"keputusan"` // decrees in force about this year
	Catatan       []Catatan            `json:"catatan,omitempty"`
	Status        kominfo.StatusSumber `json:"status"` // of the least known holiday
	Aturan        string               `json:"aturan"`
	Versi         string               `json:"versi_kalender"`
}

// Tahun gives the overview of year y: its holidays, working days, decrees and
// what they took back. A year without a decree is an error with cause
// [TanpaKeputusan].
func (k *Kalender) Tahun(y int) (Ikhtisar, error) {
	if k.akhir == 0 || y < k.awal || y > k.akhir {
		return Ikhtisar{}, k.tanpa("kalender.Tahun", y)
	}
	o := Ikhtisar{Tahun: y, Libur: []Libur{}, Dicabut: []Ketetapan{}, Keputusan: []Keputusan{}, Aturan: k.aturan, Versi: k.versi}
	for b := range o.PerBulan {
		awal, akhir := kominfo.PeriodeBulan(y, time.Month(b+1)).Batas()
		o.PerBulan[b] = int(k.sebelum[akhir.Selisih(k.mulai)+1] - k.sebelum[awal.Selisih(k.mulai)])
		o.HariKerja += o.PerBulan[b]
	}
	for _, b := range k.libur {
		if b.tanggal.Tahun() != y {
			continue
		}
		switch b.jenis {
		case LiburNasional:
			o.LiburNasional++
		case CutiBersama:
			o.CutiBersama++
		case LiburDaerah:
			o.LiburDaerah++
		}
		i := b.tanggal.Selisih(k.mulai)
		pekan := k.sebelum[i+1] == k.sebelum[i] && k.lewat[i-int(k.sebelum[i])].Jenis == AkhirPekan
		o.Libur = append(o.Libur, Libur{b.tanggal, b.nama, b.jenis, b.nomor, b.status, pekan})
		o.Status = paling(o.Status, b.status)
	}
	for _, p := range k.pencabutan {
		if p.Tanggal.Tahun() == y {
			o.Dicabut = append(o.Dicabut, p)
		}
	}
	for _, p := range k.keputusan {
		if p.Tahun == y || p.Tahun == 0 {
			o.Keputusan = append(o.Keputusan, p)
		}
	}
	awal, akhir := kominfo.PeriodeTahun(y).Batas()
	o.Catatan = k.peringatan(awal.Selisih(k.mulai), akhir.Selisih(k.mulai))
	return o, nil
}
