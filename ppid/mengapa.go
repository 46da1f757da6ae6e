package ppid

import "github.com/lumbung-id/lumbung/kominfo/kalender"

// Mengapa counts a deadline of this request anew, with every reason: the skipped
// days, the articles, the other clocks. It is what a page shows behind "mengapa
// tanggal ini"; the date in force is the stored one ([Batas]), and where the two
// differ the calendar has changed since.
func (p *Permohonan) Mengapa(j Jenis, h *Hukum, k *kalender.Kalender, b Kebijakan) (Hasil, error) {
	m := p.masukan()
	m.Dijawab = p.Dijawab
	m.Ditolak = p.Hasil == "ditolak"
	return h.Tenggat(j, m, k, b)
}

// Mengapa counts a deadline of this objection anew; see [Permohonan.Mengapa].
func (k *Keberatan) Mengapa(j Jenis, h *Hukum, kal *kalender.Kalender, b Kebijakan) (Hasil, error) {
	return h.Tenggat(j, k.masukan(), kal, b)
}
