package arsitektur

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Dukungan says that a register's entries help to prove an indicator, and why.
// It is no promise of a level: which evidence counts is the instrument's to say.
type Dukungan struct {
	Indikator string         `json:"indikator"` // nomor in the instrument
	Sumber    kominfo.Sumber `json:"sumber"`
}

// DukunganDari makes the list for one instrument: indicators of one status and
// one reason. It is for packages that keep registers of their own.
func DukunganDari(instrumenID, bagian string, status kominfo.StatusSumber, nomor ...string) []Dukungan {
	var out []Dukungan
	for _, n := range nomor {
		out = append(out, Dukungan{n, kominfo.Sumber{Regulasi: regulasi(instrumenID), Bagian: "Indikator " + n + ", " + bagian, Status: status}})
	}
	return out
}

func regulasi(instrumenID string) string {
	switch instrumenID {
	case instrumen.SPBE2020:
		return "PermenPANRB 59/2020"
	case instrumen.Pemdi2026:
		return "PermenPANRB 8/2026"
	}
	return instrumenID
}

// IndikatorDidukung gives the indicators of an instrument that entries of a
// domain help to prove, those of the architecture as a whole first. It is empty
// for an instrument other than spbe-2020 and pemdi-2026.
func IndikatorDidukung(d Domain, instrumenID string) []Dukungan {
	if d.Awalan() == "" {
		return nil
	}
	var out []Dukungan
	pakai := func(bagian string, status kominfo.StatusSumber, nomor ...string) {
		out = append(out, DukunganDari(instrumenID, bagian, status, nomor...)...)
	}
	const pengelolaan = "pengelolaan unsur domain ini"
	switch instrumenID {
	case instrumen.SPBE2020:
		pakai("cakupan enam domain Arsitektur", kominfo.Terverifikasi, "1", "11")
		switch d {
		case ProsesBisnis:
			pakai("dokumen proses bisnis", kominfo.Inferensi, "14")
		case Layanan:
			pakai(pengelolaan, kominfo.Inferensi, "28")
		case Data:
			pakai("cakupan arsitektur data", kominfo.Terverifikasi, "23")
		case Aplikasi:
			pakai(pengelolaan, kominfo.Inferensi, "15", "18")
		case Infrastruktur:
			pakai(pengelolaan, kominfo.Inferensi, "16", "17", "18", "24")
		case Keamanan:
			pakai(pengelolaan, kominfo.Inferensi, "22")
		}
	case instrumen.Pemdi2026:
		pakai("kriteria dan bukti Arsitektur Pemdi", kominfo.Sekunder, "1")
		switch d {
		case ProsesBisnis:
			pakai("bukti isian proses bisnis pada Arsitektur Pemdi", kominfo.Sekunder, "15")
		case Layanan:
			pakai("rujukan Arsitektur Layanan", kominfo.Sekunder, "15", "17")
		case Data:
			pakai("rujukan Arsitektur Data", kominfo.Sekunder, "18")
		case Aplikasi:
			pakai("isian Arsitektur Teknologi", kominfo.Sekunder, "13", "16")
		case Infrastruktur:
			pakai("isian Arsitektur Teknologi", kominfo.Sekunder, "14")
		case Keamanan:
			pakai(pengelolaan, kominfo.Inferensi, "10")
		}
	}
	return out
}
