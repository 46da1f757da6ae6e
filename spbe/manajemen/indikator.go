package manajemen

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/arsitektur"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Indikator gives the indicators of an instrument that a plan item of this muatan
// helps to prove: those of the plan itself first, then those of what is planned.
// It is empty for an instrument other than spbe-2020 and pemdi-2026.
func (m Muatan) Indikator(instrumenID string) []arsitektur.Dukungan {
	if m.Label() == string(m) {
		return nil
	}
	var out []arsitektur.Dukungan
	pakai := func(bagian string, status kominfo.StatusSumber, nomor ...string) {
		out = append(out, arsitektur.DukunganDari(instrumenID, bagian, status, nomor...)...)
	}
	const sasaran = "sasaran kegiatan"
	switch instrumenID {
	case instrumen.SPBE2020:
		pakai("cakupan tujuh muatan Peta Rencana", kominfo.Terverifikasi, "2", "12")
		pakai("anggaran kegiatan", kominfo.Inferensi, "13")
		switch m {
		case TataKelola:
			pakai(sasaran, kominfo.Inferensi, "19", "20")
		case Manajemen:
			pakai(sasaran, kominfo.Inferensi, "21", "22", "23", "24", "25", "26", "27", "28")
		case Layanan:
			pakai(sasaran, kominfo.Inferensi, deret(32, 47)...)
		case Infrastruktur:
			pakai(sasaran, kominfo.Inferensi, "16", "17", "18")
		case Aplikasi:
			pakai(sasaran, kominfo.Inferensi, "15")
		case Keamanan:
			pakai(sasaran, kominfo.Inferensi, "22")
		case AuditTIK:
			pakai(sasaran, kominfo.Inferensi, "29", "30", "31")
		}
	case instrumen.Pemdi2026:
		pakai("substansi RAN Pemdi dalam perencanaan dan penganggaran", kominfo.Sekunder, "1")
		switch m {
		case TataKelola:
			pakai(sasaran, kominfo.Inferensi, "4")
		case Manajemen:
			pakai(sasaran, kominfo.Inferensi, "2", "3", "5")
		case Layanan:
			pakai(sasaran, kominfo.Inferensi, "15", "17", "19", "20")
		case Infrastruktur:
			pakai(sasaran, kominfo.Inferensi, "14")
		case Aplikasi:
			pakai(sasaran, kominfo.Inferensi, "13", "16")
		case Keamanan:
			pakai(sasaran, kominfo.Inferensi, "8", "10", "11", "12")
		case AuditTIK:
			pakai(sasaran, kominfo.Inferensi, "9")
		}
	}
	return out
}

// IndikatorRisiko gives the indicators that the risk register helps to prove.
func IndikatorRisiko(instrumenID string) []arsitektur.Dukungan {
	switch instrumenID {
	case instrumen.SPBE2020:
		return append(arsitektur.DukunganDari(instrumenID, "Manajemen Risiko SPBE", kominfo.Terverifikasi, "21"),
			arsitektur.DukunganDari(instrumenID, "pengendalian berdasarkan Risiko SPBE (tingkat 3)", kominfo.Terverifikasi, "22")...)
	case instrumen.Pemdi2026:
		return append(arsitektur.DukunganDari(instrumenID, "bukti pelaksanaan manajemen, antara lain register risiko (tingkat 2)", kominfo.Sekunder, "2"),
			arsitektur.DukunganDari(instrumenID, "profil risiko dalam rencana audit (tingkat 1)", kominfo.Sekunder, "9")...)
	}
	return nil
}

// Indikator gives the indicators that an audit of this kind helps to prove.
func (j JenisAudit) Indikator(instrumenID string) []arsitektur.Dukungan {
	n := ""
	switch j {
	case AuditInfrastruktur:
		n = "29"
	case AuditAplikasi:
		n = "30"
	case AuditKeamanan:
		n = "31"
	default:
		return nil
	}
	switch {
	case instrumenID == instrumen.SPBE2020:
		return arsitektur.DukunganDari(instrumenID, "Audit TIK", kominfo.Terverifikasi, n)
	case instrumenID == instrumen.Pemdi2026:
		return arsitektur.DukunganDari(instrumenID, "laporan hasil audit dan tindak lanjutnya", kominfo.Sekunder, "9")
	}
	return nil
}

func deret(dari, sampai int) (out []string) {
	for i := dari; i <= sampai; i++ {
		out = append(out, strconv.Itoa(i))
	}
	return out
}

// indikatorMaks is the highest indicator number of an instrument; 0 for one that
// plans are not made for.
func indikatorMaks(instrumenID string) int {
	switch instrumenID {
	case instrumen.SPBE2020:
		return 47
	case instrumen.Pemdi2026:
		return 20
	}
	return 0
}

// uraiIndikator splits "1, 12,13" into its numbers.
func uraiIndikator(s string) []string {
	var out []string
	for n := range strings.SplitSeq(s, ",") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}
