package spbe

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// PIC says which functions of a regional government usually answer an indicator.
// Perangkat names functions, not offices: kominfo, bagian_hukum, bappeda,
// bagian_organisasi, inspektorat, bkpsdm, bpkad, setda, opd_pengampu (who runs the
// service). The first leads. Which office has a function here is the office's to
// say.
type PIC struct {
	Indikator string
	Perangkat []string
	Sumber    kominfo.Sumber
}

// TugasBaku gives a start for assigning the indicators of an instrument, in their
// order; nil for an instrument without one. It is common practice, not a rule.
// Pemdi follows SPBE 2020 through the continuity of its indicators; those without
// a forerunner go to the function that has the affair.
func TugasBaku(instrumenID string) []PIC {
	const (
		pic2020 = "1-10:kominfo bagian_hukum;11-12:kominfo bappeda;13-13:bappeda bpkad;14-14:bagian_organisasi;15-18:kominfo;19-20:setda kominfo;" +
			"21-21:inspektorat kominfo;22-22:kominfo;23-23:kominfo bappeda;24-24:bpkad kominfo;25-25:bkpsdm;26-26:kominfo;27-27:bagian_organisasi;28-28:kominfo;" +
			"29-31:inspektorat kominfo;32-47:opd_pengampu"
		pic2026 = "1-1:kominfo bappeda bpkad bagian_organisasi;2-2:inspektorat kominfo bagian_organisasi;3-3:bkpsdm;4-4:setda kominfo;5-5:kominfo bappeda;" +
			"6-6:bappeda;7-7:kominfo bappeda;8-8:kominfo;9-9:inspektorat kominfo;10-14:kominfo;15-15:bagian_organisasi opd_pengampu;16-16:kominfo opd_pengampu;" +
			"17-17:opd_pengampu;18-18:kominfo bappeda;19-19:kominfo opd_pengampu;20-20:bagian_organisasi opd_pengampu"
	)
	var tabel, baru string
	s := kominfo.Sumber{Regulasi: "Praktik pembagian tugas di daerah", Status: kominfo.Inferensi, Catatan: "Bukan ketentuan; sesuaikan dengan susunan perangkat daerah."}
	switch instrumenID {
	case instrumen.SPBE2020:
		tabel = pic2020
	case instrumen.Pemdi2026:
		tabel, baru = pic2026, " 6 7 8 11 12 20 "
	}
	var out []PIC
	for bagian := range strings.SplitSeq(tabel, ";") {
		nomor, siapa, _ := strings.Cut(bagian, ":")
		dari, sampai, _ := strings.Cut(nomor, "-")
		a, _ := strconv.Atoi(dari)
		z, _ := strconv.Atoi(sampai)
		for n := a; n <= z && n > 0; n++ {
			p := PIC{Indikator: strconv.Itoa(n), Perangkat: strings.Fields(siapa), Sumber: s}
			switch {
			case strings.Contains(baru, " "+p.Indikator+" "):
				p.Sumber.Bagian = "indikator tanpa pendahulu, menurut urusan"
			case instrumenID == instrumen.Pemdi2026:
				p.Sumber.Bagian = "melalui kelanjutan indikator SPBE 2020"
			}
			out = append(out, p)
		}
	}
	return out
}
