package laporan

import (
	"strings"
)

// Naskah is one text of the annual report that only people can write.
type Naskah struct {
	Kunci string `json:"kunci"` // key in Bahan.Naskah, and field of the register laporan_ppid
	Judul string `json:"judul"`
	Pasal string `json:"pasal"`
}

// The keys of the texts.
const (
	NaskahKebijakan        = "kebijakan"
	NaskahPelaksanaan      = "pelaksanaan"
	NaskahSarana           = "sarana"
	NaskahSDM              = "sdm"
	NaskahAnggaran         = "anggaran"
	NaskahTanggapan        = "pelaksanaan_tanggapan"  // only with objections
	NaskahPutusanKI        = "pelaksanaan_putusan_ki" // only with disputes
	NaskahPutusanHakim     = "pelaksanaan_putusan_pengadilan"
	NaskahKendalaEksternal = "kendala_eksternal"
	NaskahKendalaInternal  = "kendala_internal"
	NaskahRekomendasi      = "rekomendasi"
	NaskahTindakLanjut     = "rencana_tindak_lanjut"
)

// DaftarNaskah lists the texts in the order of the report.
func DaftarNaskah() []Naskah {
	return []Naskah{
		{NaskahKebijakan, "Gambaran umum kebijakan layanan informasi publik", "Perki 1/2021 Pasal 56 ayat (4) huruf a"},
		{NaskahPelaksanaan, "Gambaran umum pelaksanaan layanan", "Perki 1/2021 Pasal 56 ayat (4) huruf b"},
		{NaskahSarana, "Sarana dan prasarana beserta kondisinya", "Perki 1/2021 Pasal 57 ayat (1) huruf a"},
		{NaskahSDM, "Sumber daya manusia beserta kualifikasinya", "Perki 1/2021 Pasal 57 ayat (1) huruf b"},
		{NaskahAnggaran, "Anggaran dan laporan penggunaannya", "Perki 1/2021 Pasal 57 ayat (1) huruf c"},
		{NaskahTanggapan, "Pelaksanaan tanggapan atas keberatan", "Perki 1/2021 Pasal 57 ayat (3) huruf b"},
		{NaskahPutusanKI, "Hasil mediasi atau ajudikasi dan pelaksanaannya", "Perki 1/2021 Pasal 57 ayat (3) huruf d"},
		{NaskahPutusanHakim, "Hasil putusan pengadilan dan pelaksanaannya", "Perki 1/2021 Pasal 57 ayat (3) huruf f"},
		{NaskahKendalaEksternal, "Kendala eksternal", "Perki 1/2021 Pasal 56 ayat (4) huruf e"},
		{NaskahKendalaInternal, "Kendala internal", "Perki 1/2021 Pasal 56 ayat (4) huruf e"},
		{NaskahRekomendasi, "Rekomendasi", "Perki 1/2021 Pasal 56 ayat (4) huruf f"},
		{NaskahTindakLanjut, "Rencana tindak lanjut", "Perki 1/2021 Pasal 56 ayat (4) huruf f"},
	}
}

// naskah gives the texts without blanks, of known keys only.
func (b *Bahan) naskah() map[string]string {
	out := map[string]string{}
	for _, n := range DaftarNaskah() {
		if t := strings.TrimSpace(b.Naskah[n.Kunci]); t != "" {
			out[n.Kunci] = t
		}
	}
	return out
}

// belumDiisi lists the texts that this report still needs: those about objections,
// disputes and rulings only where there were any.
func belumDiisi(ada map[string]string, s *Statistik) []Naskah {
	out := []Naskah{}
	for _, n := range DaftarNaskah() {
		if ada[n.Kunci] == "" && perluNaskah(n.Kunci, s) {
			out = append(out, n)
		}
	}
	return out
}

func perluNaskah(kunci string, s *Statistik) bool {
	switch kunci {
	case NaskahTanggapan:
		return s.Keberatan.Selesai > 0
	case NaskahPutusanKI:
		return s.Sengketa.SisaAwal+s.Sengketa.Diajukan > 0
	case NaskahPutusanHakim:
		return s.Sengketa.Gugatan > 0
	}
	return true
}
