package banding

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
)

// DariPenilaian computes the result of an assessment exactly, from the values of
// the latest method that scored each indicator. in is the instrument of p; the
// findings are those of [Hitung].
func DariPenilaian(in *indeks.Instrumen, p *spbe.Penilaian) (Capaian, []kominfo.Finding) {
	return Hitung(in, Capaian{Kode: p.Instansi, Nama: p.NamaInstansi, Tahun: int(p.Tahun), Metode: string(p.Metode), Sumber: p.Sumber}, p.NilaiAkhir())
}
