package spbe

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Contoh gives the two published results whose every indicator is known, to look
// at before an office enters its own: Kota Denpasar 2018 (from a secondary
// source, not an official publication) and Kemenko Perekonomian 2021.
func Contoh() []Mulai {
	return []Mulai{
		{
			Instansi: "51.71", NamaInstansi: "Kota Denpasar", Tahun: 2018, Instrumen: "spbe-2018", Metode: Terbit, Contoh: true,
			Catatan: "Sumber sekunder, bukan terbitan resmi.",
			Sumber: &kominfo.Sumber{Regulasi: "Basis data monitoring SPBE Kota Denpasar", Bagian: "nilai eksternal 2018", Status: kominfo.Sekunder,
				Catatan: "Dibaca dari salinan publik; bukan terbitan resmi Kementerian PANRB."},
			Nilai: deret("1 1 1 3 2 3 3 2 1 1 1 3 3 3 1 3 3 1 3 2 3 3 2 2 3 1 4 4 4 3 4 3 2 3", "35-1=1 35-2=3 35-3=3"),
		},
		{
			Instansi: "kemenko-perekonomian", NamaInstansi: "Kementerian Koordinator Bidang Perekonomian", Tahun: 2021, Instrumen: "spbe-2020", Metode: Terbit, Contoh: true,
			Sumber: &kominfo.Sumber{Regulasi: "Laporan Hasil Evaluasi SPBE 2021 (Kepmen PANRB 1503/2021)", Status: kominfo.Terverifikasi},
			Nilai:  deret("3 3 3 3 3 3 3 3 3 3 2 2 5 4 3 3 3 3 3 2 1 1 1 1 1 1 1 1 1 1 1 4 4 4 4 4 4 3 3 4 5 4 3 2 4 3 3", ""),
		},
	}
}

// deret numbers values from 1; lain adds keyed ones.
func deret(nilai, lain string) map[string]string {
	m := map[string]string{}
	for i, v := range strings.Fields(nilai) {
		m[strconv.Itoa(i+1)] = v
	}
	for _, p := range strings.Fields(lain) {
		k, v, _ := strings.Cut(p, "=")
		m[k] = v
	}
	return m
}
