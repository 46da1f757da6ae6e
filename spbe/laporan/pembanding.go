package laporan

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// Perbanding are the published averages to set beside the result. Only averages
// of the same instrument are shown: scores of two instruments are not comparable.
type Perbanding struct {
	Kolom       []KolomPembanding `json:"kolom"`
	TidakTerbit []string          `json:"tidak_terbit"` // groups of which no average is known here
	Catatan     string            `json:"catatan"`
}

// KolomPembanding is one published average. Its figures were rounded by the
// publisher and have no exact fraction; an average has no predikat.
type KolomPembanding struct {
	ID       string            `json:"id"`
	Kelompok string            `json:"kelompok"`
	Nama     string            `json:"nama"`
	Tahun    int               `json:"tahun"`
	Bulat    bool              `json:"dibulatkan_penerbit"` // always true
	Indeks   *Angka            `json:"indeks"`
	Domain   map[string]*Angka `json:"domain"` // by kode
	Aspek    map[string]*Angka `json:"aspek"`  // by kode; empty when not published
	Sumber   kominfo.Sumber    `json:"sumber"`
}

// kelompokPembanding are the columns of the ministry's report, in its order.
func kelompokPembanding() []string {
	return []string{"nasional", "kementerian", "lpnk", "lembaga_lain", "provinsi", "kabupaten", "kota"}
}

func namaKelompok(k string) string {
	return cari(k, "nasional", "Nasional", "kementerian", "Kementerian", "lpnk", "LPNK", "lembaga_lain", "Lembaga lain", "provinsi", "Provinsi", "kabupaten", "Kabupaten", "kota", "Kota")
}

func (s *penyusun) pembanding() Perbanding {
	out := Perbanding{Kolom: []KolomPembanding{}, TidakTerbit: []string{}}
	daftar := instrumen.DaftarPembanding(s.in.ID)
	lain := false
	for _, k := range kelompokPembanding() {
		var pilih *instrumen.Pembanding
		for i := range daftar { // newest first; the year of the assessment before any other
			d := &daftar[i]
			if d.Kelompok == k && (pilih == nil || int64(d.Tahun) == s.p.Tahun) {
				pilih = d
			}
		}
		if pilih == nil {
			out.TidakTerbit = append(out.TidakTerbit, namaKelompok(k))
			continue
		}
		lain = lain || int64(pilih.Tahun) != s.p.Tahun
		st := pilih.Sumber.Status
		out.Kolom = append(out.Kolom, KolomPembanding{ID: pilih.ID, Kelompok: k, Nama: namaKelompok(k), Tahun: pilih.Tahun, Bulat: true, Indeks: terbit(pilih.Indeks, st),
			Domain: petaTerbit(pilih.Domain, st), Aspek: petaTerbit(pilih.Aspek, st), Sumber: pilih.Sumber})
	}
	switch {
	case len(out.Kolom) == 0:
		out.Catatan = "Belum ada rata-rata terbit untuk instrumen ini, jadi tidak ada pembanding. Nilai dari instrumen lain tidak dapat dibandingkan."
	case lain:
		out.Catatan = "Rata-rata terbit sudah dibulatkan oleh penerbitnya, dan ada yang bukan dari tahun penilaian ini; lihat tahunnya."
	default:
		out.Catatan = "Rata-rata terbit sudah dibulatkan oleh penerbitnya."
	}
	return out
}

func petaTerbit(m map[string]indeks.Pecahan, st kominfo.StatusSumber) map[string]*Angka {
	out := make(map[string]*Angka, len(m))
	for k, v := range m {
		out[k] = terbit(v, st)
	}
	return out
}
