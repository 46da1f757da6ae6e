package laporan

import (
	"github.com/lumbung-id/lumbung/kominfo"
)

// Masa is the stretch of days that a report is about, both ends included.
type Masa struct {
	Periode kominfo.Periode `json:"periode,omitzero"` // empty for free dates
	Awal    kominfo.Tanggal `json:"awal"`
	Akhir   kominfo.Tanggal `json:"akhir"`
}

// MasaPeriode gives a year, half, quarter or month.
func MasaPeriode(p kominfo.Periode) Masa {
	a, z := p.Batas()
	return Masa{Periode: p, Awal: a, Akhir: z}
}

// MasaBebas gives the days from awal to akhir.
func MasaBebas(awal, akhir kominfo.Tanggal) Masa { return Masa{Awal: awal, Akhir: akhir} }

// Nama gives the stretch in words: "Semester I 2026", "3 Maret 2026 sampai 20 Mei 2026".
func (m Masa) Nama() string {
	if !m.Periode.Kosong() {
		return m.Periode.Nama()
	}
	return m.Awal.Panjang() + " sampai " + m.Akhir.Panjang()
}

// Setahun reports whether it is a whole calendar year, the fiscal year of a regency.
func (m Masa) Setahun() bool {
	y := m.Awal.Tahun()
	a, z := kominfo.PeriodeTahun(y).Batas()
	return !m.Awal.Kosong() && m.Awal == a && m.Akhir == z
}

// maksHari bounds a period: longer than any report, short enough to list by month.
const maksHari = 366 * 10

func (m Masa) periksa(hari kominfo.Tanggal) []kominfo.Finding {
	galat := func(jalur, pesan string) []kominfo.Finding {
		return []kominfo.Finding{{ID: "PPID-LAP-01", Path: jalur, Severity: kominfo.Galat, Message: pesan}}
	}
	switch {
	case m.Awal.Kosong() || m.Akhir.Kosong():
		return galat("masa", "Masa laporan belum diisi. Pilih tahun, semester, triwulan, atau tanggal awal dan akhir.")
	case m.Akhir.Sebelum(m.Awal):
		return galat("masa", "Akhir masa laporan mendahului awalnya. Periksa kedua tanggal itu.")
	case m.Akhir.Selisih(m.Awal) > maksHari:
		return galat("masa", "Masa laporan lebih dari sepuluh tahun. Pilih masa yang lebih pendek.")
	case hari.Kosong():
		return galat("hari", "Hari laporan belum diisi.")
	case hari.Sebelum(m.Awal):
		return galat("masa", "Masa laporan belum mulai pada "+hari.Panjang()+". Pilih masa yang sudah berjalan.")
	}
	return nil
}
