package laporan

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// BeritaAcara is the Berita Acara Penilaian Mandiri: the record with which the
// Koordinator sends the self-assessment. It holds the signer's role; name and NIP
// are written by hand.
type BeritaAcara struct {
	Nomor    string          `json:"nomor"`            // "" prints a line to fill in
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero"` // likewise
	Sidik    string          `json:"sidik,omitempty"`  // SHA-256 of the file that was sent
	Peran    string          `json:"peran"`            // "Koordinator SPBE (Sekretaris Daerah)"
	Indeks   *Angka          `json:"indeks"`           // by the self-assessment; nil while incomplete
	Predikat string          `json:"predikat"`
	Domain   []Kelompok      `json:"domain"` // by the self-assessment; empty where the instrument has none
	Aspek    []Kelompok      `json:"aspek"`
	Terisi   kominfo.Rasio   `json:"terisi"`
	Sumber   kominfo.Sumber  `json:"sumber"` // who has to sign
	Catatan  string          `json:"catatan"`

	TandaTangan StatusTandaTangan `json:"tanda_tangan"`
}

func (s *penyusun) beritaAcara() BeritaAcara {
	b := BeritaAcara{TandaTangan: s.b.TandaTanganBA.jujur(), Catatan: "Susunan kalimat berita acara ini bukan salinan formulir resmi. Cocokkan dengan surat penyelenggaraan tahun berjalan."}
	if x := s.p.BeritaAcara; x != nil {
		b.Nomor, b.Tanggal, b.Sidik = rapi(x.Nomor), x.Tanggal, rapi(x.Sidik)
	}
	jabatan := " (Sekretaris instansi)"
	if s.daerah() {
		jabatan = " (Sekretaris Daerah)"
	}
	switch s.in.ID {
	case instrumen.Pemdi2026:
		b.Peran = "Koordinator Pemdi" + jabatan
		b.Sumber = kominfo.Sumber{Regulasi: "PermenPANRB 8/2026", Status: kominfo.Sekunder, Catatan: "Koordinator Pemdi mengirim hasil penilaian mandiri; di daerah Sekretaris Daerah."}
	default:
		b.Peran = "Koordinator SPBE" + jabatan
		b.Sumber = kominfo.Sumber{Regulasi: "PermenPANRB 59/2020", Bagian: "Bab III dan lampiran", Status: kominfo.Terverifikasi, Catatan: "Koordinator SPBE menandatangani Berita Acara Penilaian Mandiri."}
		if s.edisi2018() {
			b.Sumber = kominfo.Sumber{Regulasi: "PermenPANRB 5/2018", Status: kominfo.Inferensi, Catatan: "Nama peran pada instrumen 2018 berbeda; peran di sini mengikuti PermenPANRB 59/2020."}
		}
	}
	if s.p.Metode != spbe.Mandiri { // a published result has no self-assessment
		b.Domain, b.Aspek, b.Terisi.Penyebut = []Kelompok{}, []Kelompok{}, int64(len(s.in.Indikator))
		return b
	}
	m := s.in.Score(s.mandiri, s.b.Opsi)
	b.Terisi = kominfo.Rasio{Pembilang: int64(len(s.in.Indikator) - len(m.BelumDiisi)), Penyebut: int64(len(s.in.Indikator))}
	b.Domain, b.Aspek = s.kelompok(m.Domain), s.kelompok(m.Aspek)
	if m.Lengkap {
		b.Indeks, b.Predikat = s.angka(m.Indeks), m.Predikat
	}
	return b
}
