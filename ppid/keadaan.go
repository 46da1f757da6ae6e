package ppid

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Keadaan is one state of a request. Akhir has no way out. Turunan follows from
// the date and is never stored: see [Hukum.KeadaanPada].
type Keadaan struct {
	Kode    string  `json:"kode"`
	Nama    string  `json:"nama"`
	Tahap   string  `json:"tahap"`             // permohonan, keberatan, sengketa, pengadilan, akhir
	Tenggat []Jenis `json:"tenggat,omitempty"` // the clocks that run in it
	Akhir   bool    `json:"akhir,omitempty"`
	Turunan bool    `json:"turunan,omitempty"`
}

// Peralihan is one lawful move between states: who may make it, when, until
// which deadline, and what it brings about. Syarat and Akibat are for people;
// the program that makes the move proves the conditions.
type Peralihan struct {
	Kode    string   `json:"kode"`
	Nama    string   `json:"nama"` // the act, as a verb: "menolak permohonan"
	Dari    []string `json:"dari"`
	Ke      string   `json:"ke"`
	Oleh    []string `json:"oleh"`
	Syarat  []string `json:"syarat"`
	Tenggat []Jenis  `json:"tenggat,omitempty"`
	Akibat  []string `json:"akibat"`
	Dasar   Dasar    `json:"dasar"`
	Catatan string   `json:"catatan,omitempty"`
}

// Langkah gives the moves out of a state, for one role or, with peran "", for
// anybody. A state that is not known has none.
func (h *Hukum) Langkah(keadaan, peran string) (out []Peralihan) {
	for _, p := range h.Peralihan {
		if slices.Contains(p.Dari, keadaan) && (peran == "" || slices.Contains(p.Oleh, peran)) {
			out = append(out, p)
		}
	}
	return out
}

// Pindah makes move kode from a state and gives the state it leads to. A move
// that the law does not know is refused with the reason and with what is
// possible instead: an error of kind tidak_sah for unknown names, ditolak for
// the wrong role, bentrok for the wrong state.
func (h *Hukum) Pindah(keadaan, kode, peran string) (string, error) {
	const op = "ppid.Pindah"
	k, ada := h.keadaan(keadaan)
	if !ada {
		return "", kominfo.E(kominfo.TidakSah, op, "Keadaan %q tidak dikenal.", singkat(keadaan))
	}
	i := slices.IndexFunc(h.Peralihan, func(p Peralihan) bool { return p.Kode == kode })
	if i < 0 {
		return "", kominfo.E(kominfo.TidakSah, op, "Langkah %q tidak dikenal.", singkat(kode))
	}
	p := h.Peralihan[i]
	if !slices.Contains(p.Dari, keadaan) {
		return "", kominfo.E(kominfo.Bentrok, op, "Tidak dapat %s: keadaannya sekarang \"%s\". %s [%s]", p.Nama, k.Nama, h.bisa(keadaan), kutipan(p.Dasar))
	}
	if !slices.Contains(p.Oleh, peran) {
		return "", kominfo.E(kominfo.Ditolak, op, "Yang berwenang %s adalah %s. [%s]", p.Nama, h.namaPeran(p.Oleh), kutipan(p.Dasar))
	}
	return p.Ke, nil
}

// KeadaanPada gives the state as it is on day hari, when its deadline is tenggat:
// on the day after, terdaftar without an answer is lewat_waktu (00.00 local time).
// Only the derived state differs from what is stored; the stored one is never
// changed by the clock.
func (h *Hukum) KeadaanPada(keadaan string, tenggat, hari kominfo.Tanggal) string {
	if tenggat.Kosong() || !hari.Sesudah(tenggat) {
		return keadaan
	}
	for _, p := range h.Peralihan {
		if k, _ := h.keadaan(p.Ke); k.Turunan && slices.Contains(p.Dari, keadaan) {
			return p.Ke
		}
	}
	return keadaan
}

func (h *Hukum) keadaan(kode string) (Keadaan, bool) {
	for _, k := range h.Keadaan {
		if k.Kode == kode {
			return k, true
		}
	}
	return Keadaan{}, false
}

// langkahOrang are the moves out of a state that somebody makes: that time passes is
// no advice.
func (h *Hukum) langkahOrang(keadaan string) []Peralihan {
	return slices.DeleteFunc(h.Langkah(keadaan, ""), func(p Peralihan) bool {
		k, _ := h.keadaan(p.Ke)
		return k.Turunan
	})
}

// bisa says what may be done in a state.
func (h *Hukum) bisa(keadaan string) string {
	var nama []string
	for _, p := range h.langkahOrang(keadaan) {
		nama = append(nama, p.Nama)
	}
	if len(nama) == 0 {
		return "Tidak ada langkah lagi dari keadaan itu."
	}
	return "Yang dapat dilakukan: " + strings.Join(nama, ", ") + "."
}

func (h *Hukum) namaPeran(kode []string) string {
	var nama []string
	for _, p := range h.Peran {
		if slices.Contains(kode, p.Kode) {
			nama = append(nama, p.Nama)
		}
	}
	return strings.Join(nama, " atau ")
}

func kutipan(d Dasar) string {
	t := make([]string, len(d))
	for i, s := range d {
		t[i] = Kutip(s)
	}
	return strings.Join(t, "; ")
}

// singkat keeps a message readable and harmless when the input is hostile.
func singkat(s string) string {
	n := 0
	return strings.Map(func(r rune) rune {
		switch n++; {
		case n == 61:
			return '…'
		case n > 61:
			return -1
		case r < ' ' || r == '<' || r == '>' || r >= 0x7f && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x206f || r == 0xfeff || r == 0xfffd:
			return '·'
		}
		return r
	}, s[:min(len(s), 300)])
}
