package kalender

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Lewat is one day that does not count, and why. Where a day has several
// reasons (a feast on a Sunday, two feasts on one day) Alasan and Keputusan
// name them all, parted by "; "; Jenis is akhir_pekan whenever the day is
// outside the work week. Status is that of the least known reason.
type Lewat struct {
	Tanggal   kominfo.Tanggal      `json:"tanggal"`
	Jenis     Jenis                `json:"jenis"`
	Alasan    string               `json:"alasan"`    // "Sabtu", "Wafat Yesus Kristus"
	Keputusan string               `json:"keputusan"` // decree or regulation number
	Status    kominfo.StatusSumber `json:"status"`
}

// Hitungan is a count of working days with its reasons. Both ends and N always
// agree: from Dari, not counted, to Tanggal, counted, there are N working days;
// N is negative when Tanggal is before Dari. Dilewati is in order of date and
// never nil; it is a part of the calendar, so do not change it.
type Hitungan struct {
	Dari     kominfo.Tanggal `json:"dari"`
	N        int             `json:"n"`
	Tanggal  kominfo.Tanggal `json:"tanggal"`
	Dilewati []Lewat         `json:"dilewati"`
	Catatan  []Catatan       `json:"catatan,omitempty"` // what may still change
	Aturan   string          `json:"aturan"`            // see [Kalender.Aturan]
	Versi    string          `json:"versi_kalender"`    // see [Kalender.Versi]
}

// Penjelasan answers "mengapa tanggal ini" in Indonesian, on several lines.
func (h Hitungan) Penjelasan() string {
	var b strings.Builder
	switch {
	case h.N < 0 || h.Tanggal.Sebelum(h.Dari):
		fmt.Fprintf(&b, "Mundur dari %s (tidak dihitung) sampai %s: %s hari kerja.\n", h.Dari.Lengkap(), h.Tanggal.Lengkap(), kominfo.FormatAngka(-int64(h.N)))
	case h.Tanggal == h.Dari:
		fmt.Fprintf(&b, "%s: 0 hari kerja; tidak ada hari yang dihitung.\n", h.Dari.Lengkap())
	default:
		fmt.Fprintf(&b, "Dari %s (tidak dihitung) sampai %s: %s hari kerja.\n", h.Dari.Lengkap(), h.Tanggal.Lengkap(), kominfo.FormatAngka(int64(h.N)))
	}
	b.WriteString(h.Aturan + "\n")
	if len(h.Dilewati) > 0 {
		fmt.Fprintf(&b, "Dilewati %d hari:\n", len(h.Dilewati))
		h.tulisDilewati(&b)
	}
	for _, c := range h.Catatan {
		b.WriteString("Perhatian: " + c.String() + "\n")
	}
	b.WriteString("Kalender: " + h.Versi + "\n")
	return b.String()
}

// tulisDilewati writes the skipped days, their decrees as numbers, then the
// decrees in full. A decree is shown with the best status of the days that cite
// it: a day's own status is never better than that of its least known decree,
// so no decree looks better known than it is.
func (h Hitungan) tulisDilewati(b *strings.Builder) {
	var nomor []string
	var status []kominfo.StatusSumber
	for _, l := range h.Dilewati {
		b.WriteString("- " + l.Tanggal.Lengkap() + ": " + l.sebab())
		for _, n := range strings.Split(l.Keputusan, pemisah) {
			i := slices.Index(nomor, n)
			if i < 0 {
				i = len(nomor)
				nomor, status = append(nomor, n), append(status, l.Status)
			}
			if bobot(l.Status) < bobot(status[i]) {
				status[i] = l.Status
			}
			fmt.Fprintf(b, " [%d]", i+1)
		}
		b.WriteByte('\n')
	}
	b.WriteString("Dasar:\n")
	for i, n := range nomor {
		fmt.Fprintf(b, "[%d] %s%s\n", i+1, n, tanda(status[i]))
	}
}

// pemisah parts several reasons or decrees of one day.
const pemisah = "; "

// String gives the day on one line: "Jumat, 3 April 2026: Wafat Yesus Kristus
// [SKB …] (sumber sekunder)".
func (l Lewat) String() string {
	return l.Tanggal.Lengkap() + ": " + l.sebab() + " [" + l.Keputusan + "]" + tanda(l.Status)
}

// sebab gives the reason for a line that already names the day of the week.
func (l Lewat) sebab() string {
	if l.Jenis == AkhirPekan {
		return "akhir pekan" + strings.TrimPrefix(l.Alasan, kominfo.NamaHari(l.Tanggal.Hari()))
	}
	return l.Alasan
}

// String gives the note with its source.
func (c Catatan) String() string {
	return c.Isi + " [" + c.Sumber.Regulasi + "]" + tanda(c.Sumber.Status)
}

// tanda shows every status but terverifikasi.
func tanda(s kominfo.StatusSumber) string {
	if s == kominfo.Terverifikasi {
		return ""
	}
	return " (" + s.Label() + ")"
}

// Hari is what a calendar knows about one day. On an ordinary working day the
// reason is empty; it is filled for a day off and for a working day that only a
// local decree or a setting makes one.
type Hari struct {
	Tanggal   kominfo.Tanggal      `json:"tanggal"`
	HariKerja bool                 `json:"hari_kerja"`
	Jenis     Jenis                `json:"jenis,omitempty"`
	Alasan    string               `json:"alasan,omitempty"`
	Keputusan string               `json:"keputusan,omitempty"`
	Status    kominfo.StatusSumber `json:"status,omitempty"`
	Catatan   []Catatan            `json:"catatan,omitempty"`
	Aturan    string               `json:"aturan"`
	Versi     string               `json:"versi_kalender"`
}

// Penjelasan says in Indonesian whether the day is a working day, and why.
func (h Hari) Penjelasan() string {
	var b strings.Builder
	b.WriteString(h.Tanggal.Lengkap() + map[bool]string{true: " adalah hari kerja.\n", false: " bukan hari kerja.\n"}[h.HariKerja])
	if h.Alasan != "" {
		fmt.Fprintf(&b, "Alasan: %s [%s]%s\n", h.Alasan, h.Keputusan, tanda(h.Status))
	}
	b.WriteString(h.Aturan + "\n")
	for _, c := range h.Catatan {
		b.WriteString("Perhatian: " + c.String() + "\n")
	}
	b.WriteString("Kalender: " + h.Versi + "\n")
	return b.String()
}
