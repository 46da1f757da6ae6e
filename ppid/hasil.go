package ppid

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

// Hasil is a due date with everything that explains it. Being late is not in it:
// it follows from the day one asks, see [Hasil.Lewat].
//
// Tenggat is empty when the clock has not started or runs no more (a request not
// yet complete); Catatan then says why. Store Tenggat together with Versi, so
// that a changed calendar can be noticed. Dasar and Dilewati are parts of the law
// and of the calendar: do not change them.
type Hasil struct {
	Jenis               Jenis            `json:"jenis"`
	Nama                string           `json:"nama"`
	Hari0               kominfo.Tanggal  `json:"hari_0"` // not counted
	Sejak               string           `json:"sejak"`  // what happened on day 0
	Tenggat             kominfo.Tanggal  `json:"tenggat"`
	TenggatPerpanjangan kominfo.Tanggal  `json:"tenggat_perpanjangan,omitzero"`  // if lawfully extended
	Berlaku             kominfo.Tanggal  `json:"tenggat_berlaku,omitzero"`       // of the two, the one in force on these facts
	BolehSejak          kominfo.Tanggal  `json:"boleh_sejak,omitzero"`           // first day of a right to object or to sue
	TerbukaPada         kominfo.Tanggal  `json:"terbuka_pada,omitzero"`          // exempt information opens by itself
	Sah                 *bool            `json:"sah,omitempty"`                  // whether the act given was lawful and in time
	Sebab               Sebab            `json:"sebab,omitempty"`                // why not
	BukanHariKerja      *bool            `json:"bukan_hari_kerja,omitempty"`     // of a date that no holiday moves
	HariKerjaSebelumnya kominfo.Tanggal  `json:"hari_kerja_sebelumnya,omitzero"` // last working day not after it
	Jam                 []Jam            `json:"jam,omitempty"`                  // other clocks of the same case
	Dilewati            []kalender.Lewat `json:"dilewati"`                       // days of the work week that did not count
	Dasar               []kominfo.Sumber `json:"dasar"`
	Catatan             []string         `json:"catatan,omitempty"`
	Aturan              string           `json:"aturan,omitempty"`         // see [kalender.Kalender.Aturan]
	Versi               string           `json:"versi_kalender,omitempty"` // see [kalender.Kalender.Versi]
}

// Jam is another clock of the same case, such as the one of the Act beside the
// one of the Perki.
type Jam struct {
	Kode                string           `json:"kode"` // a [Jenis], or "sejak_diterima", "sejak_lengkap", "sejak_dicatat"
	Nama                string           `json:"nama"`
	Hari0               kominfo.Tanggal  `json:"hari_0"`
	Tenggat             kominfo.Tanggal  `json:"tenggat"`
	TenggatPerpanjangan kominfo.Tanggal  `json:"tenggat_perpanjangan,omitzero"`
	Dasar               []kominfo.Sumber `json:"dasar"`
}

// Sebab is why an act is not lawful or not in time.
type Sebab string

const (
	TanpaAlasanTertulis Sebab = "tanpa_alasan_tertulis"
	Terlambat           Sebab = "terlambat"
	SudahDiperpanjang   Sebab = "sudah_diperpanjang"
	TerlaluDini         Sebab = "terlalu_dini"
	TidakDilengkapi     Sebab = "tidak_dilengkapi"
	PutusanMediasiFinal Sebab = "putusan_mediasi_final"
)

// Penjelasan says it in a sentence.
func (s Sebab) Penjelasan() string {
	switch s {
	case TanpaAlasanTertulis:
		return "Perpanjangan tidak sah: pemberitahuannya tanpa alasan tertulis."
	case Terlambat:
		return "Dilakukan sesudah tenggatnya lewat."
	case SudahDiperpanjang:
		return "Perpanjangan tidak sah: waktu hanya dapat diperpanjang satu kali."
	case TerlaluDini:
		return "Dilakukan sebelum haknya terbuka."
	case TidakDilengkapi:
		return "Permohonan tidak dilengkapi dalam waktunya: PPID tidak wajib menindaklanjuti, dan pemohon boleh mengajukan yang baru."
	case PutusanMediasiFinal:
		return "Putusan mediasi final dan mengikat, tidak dapat digugat (UU 14/2008 Pasal 39)."
	}
	return ""
}

// Lewat reports whether the deadline in force has passed on day hari: the act is
// in time until the end of that day.
func (h Hasil) Lewat(hari kominfo.Tanggal) bool {
	return !h.Berlaku.Kosong() && hari.Sesudah(h.Berlaku)
}

// Sisa gives the working days left from hari to the deadline in force, the last
// day included: 0 on that day, and afterwards minus the working days since. Ask
// [Hasil.Lewat] whether it has passed: on the Saturday after a Friday it has, by
// no working day yet. Without a deadline it is an error.
func (h Hasil) Sisa(hari kominfo.Tanggal, k *kalender.Kalender) (int, error) {
	if h.Berlaku.Kosong() {
		return 0, kominfo.E(kominfo.TidakSah, "ppid.Sisa", "Tenggatnya belum berjalan, jadi sisa hari kerja tidak dapat dihitung.")
	}
	if h.Lewat(hari) {
		n, err := k.Jumlah(h.Berlaku, hari)
		return -n, err
	}
	return k.Jumlah(hari, h.Berlaku)
}

// Penjelasan answers "mengapa tanggal ini" in Indonesian, on several lines.
func (h Hasil) Penjelasan() string {
	var b strings.Builder
	b.WriteString(h.Nama + "\n")
	if !h.Hari0.Kosong() {
		fmt.Fprintf(&b, "Hari ke-0: %s (%s; tidak dihitung).\n", h.Hari0.Lengkap(), h.Sejak)
	}
	if h.Tenggat.Kosong() {
		b.WriteString("Tenggat: belum atau tidak berjalan.\n")
	} else {
		fmt.Fprintf(&b, "Tenggat: %s, sampai akhir hari itu.\n", h.Tenggat.Lengkap())
	}
	if !h.TenggatPerpanjangan.Kosong() {
		fmt.Fprintf(&b, "Bila diperpanjang: %s.\n", h.TenggatPerpanjangan.Lengkap())
	}
	if !h.Berlaku.Kosong() && h.Berlaku != h.Tenggat {
		fmt.Fprintf(&b, "Tenggat yang berlaku: %s.\n", h.Berlaku.Lengkap())
	}
	if !h.BolehSejak.Kosong() {
		fmt.Fprintf(&b, "Boleh diajukan sejak: %s.\n", h.BolehSejak.Lengkap())
	}
	if !h.TerbukaPada.Kosong() {
		fmt.Fprintf(&b, "Terbuka dengan sendirinya pada: %s.\n", h.TerbukaPada.Lengkap())
	}
	if h.Sah != nil {
		b.WriteString(map[bool]string{true: "Sah dan tepat waktu.\n", false: h.Sebab.Penjelasan() + "\n"}[*h.Sah])
	}
	if h.BukanHariKerja != nil && *h.BukanHariKerja {
		fmt.Fprintf(&b, "Hari itu bukan hari kerja. Hari kerja terakhir sebelumnya: %s.\n", h.HariKerjaSebelumnya.Lengkap())
	}
	for _, j := range h.Jam {
		fmt.Fprintf(&b, "- %s: hari ke-0 %s, tenggat %s", j.Nama, j.Hari0.Panjang(), j.Tenggat.Lengkap())
		if !j.TenggatPerpanjangan.Kosong() {
			b.WriteString(", bila diperpanjang " + j.TenggatPerpanjangan.Panjang())
		}
		b.WriteString(" [" + kutipan(j.Dasar) + "]\n")
	}
	if h.Aturan != "" {
		b.WriteString(h.Aturan + "\n")
	}
	h.tulisDilewati(&b)
	b.WriteString("Dasar: " + kutipan(h.Dasar) + "\n")
	for _, c := range h.Catatan {
		b.WriteString("Perhatian: " + c + "\n")
	}
	if h.Versi != "" {
		b.WriteString("Kalender: " + h.Versi + "\n")
	}
	return b.String()
}

// tulisDilewati names the skipped days, and each decree once.
func (h Hasil) tulisDilewati(b *strings.Builder) {
	if len(h.Dilewati) == 0 {
		return
	}
	var keputusan []string
	b.WriteString("Hari dalam pekan kerja yang dilewati:\n")
	for _, l := range h.Dilewati {
		k := Kutip(kominfo.Sumber{Regulasi: l.Keputusan, Status: l.Status})
		n := slices.Index(keputusan, k)
		if n < 0 {
			n, keputusan = len(keputusan), append(keputusan, k)
		}
		fmt.Fprintf(b, "- %s: %s [%d]\n", l.Tanggal.Lengkap(), l.Alasan, n+1)
	}
	for i, k := range keputusan {
		fmt.Fprintf(b, "[%d] %s\n", i+1, k)
	}
}
