package spbe

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// batasPesan is the most letters of a reminder: longer ones are folded away on a
// telephone.
const batasPesan = 1000

// PesanWhatsApp gives a reminder for the group of one perangkat daerah: what is
// left, how urgent it is, and tautan, the page where the work is done, which is
// left out unless it is an address of at most 300 characters. nama is the name of
// the perangkat daerah; when empty its code is shown. The text has WhatsApp's
// marks (*bold*), names no person and stays under 1,000 characters.
func PesanWhatsApp(p *Penilaian, k KerjaPerangkat, nama, tautan string) string {
	if nama == "" {
		nama = k.Perangkat
	}
	var b strings.Builder
	b.WriteString("*Pengingat penilaian " + NamaPendek(p.Instrumen))
	if t := strconv.FormatInt(p.Tahun, 10); !strings.HasSuffix(NamaPendek(p.Instrumen), t) {
		b.WriteString(" tahun " + t)
	}
	b.WriteString("*\n" + polosPesan(p.NamaInstansi) + "\nUntuk: " + polosPesan(nama) + "\n\n")
	akhir := ""
	if tautanSah(tautan) && len(tautan) <= 300 {
		akhir = "\n\nKerjakan di: " + tautan
	}
	if len(k.Sisa) == 0 {
		b.WriteString("Tidak ada pekerjaan yang tersisa untuk perangkat daerah ini; " + strconv.Itoa(k.Selesai) + " dari " + strconv.Itoa(k.Jumlah) + " indikator sudah disetujui. Terima kasih.")
		return b.String() + akhir
	}
	b.WriteString("Masih ada *" + strconv.Itoa(len(k.Sisa)) + " dari " + strconv.Itoa(k.Jumlah) + " indikator* yang perlu dikerjakan")
	lewat := 0
	for i := range k.Sisa {
		if !k.Sisa[i].Batas.Kosong() && k.Sisa[i].SisaHari < 0 {
			lewat++
		}
	}
	if lewat > 0 {
		b.WriteString(", *" + strconv.Itoa(lewat) + " lewat batas*")
	}
	b.WriteString(":")
	n := utf8.RuneCountInString(b.String()) + utf8.RuneCountInString(akhir)
	for i := range k.Sisa {
		baris := "\n- " + k.Sisa[i].baris()
		// The last line must still fit, which says how many are left out.
		if n += utf8.RuneCountInString(baris); n > batasPesan-40 {
			b.WriteString("\n- dan " + strconv.Itoa(len(k.Sisa)-i) + " indikator lain.")
			break
		}
		b.WriteString(baris)
	}
	return b.String() + akhir
}

// baris is one line of a reminder.
func (w *Pekerjaan) baris() string {
	s := "*" + w.Indikator + "* " + polosPesan(w.Nama) + ": " + strings.Join(w.Kurang, "; ")
	if w.Batas.Kosong() {
		return s
	}
	s += " (batas " + w.Batas.Panjang() + ", "
	switch {
	case w.SisaHari < 0:
		s += "lewat " + strconv.Itoa(-w.SisaHari) + " hari)"
	case w.SisaHari == 0:
		s += "hari ini)"
	default:
		s += strconv.Itoa(w.SisaHari) + " hari lagi)"
	}
	return s
}

// polosPesan takes the marks of WhatsApp out of a name and shortens it, so that it
// can neither change how the message looks nor fill it.
func polosPesan(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("*_~`<>", r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
	// Nothing else than tautan becomes a link: looked for when the marks that could
	// hide one are gone.
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "://", " ")), " ")
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
