package laporan

import (
	"encoding/json"
	"io"

	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// TulisJSON writes the report as indented JSON with stable names.
func TulisJSON(w io.Writer, l Laporan) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(l)
}

// TulisCSV writes every figure of the report as one row of a CSV. The first rows say
// what it is about, so that a file that was passed on still explains itself.
func TulisCSV(w io.Writer, l Laporan, o tabel.OpsiTulis) error {
	p := tabel.NewPenulisCSV(w, o)
	kepala := func(kode, nama, nilai string) []string {
		return []string{"Kepala", kode, "", nama, nilai, nilai, "", ""}
	}
	k := l.Kepala
	baris := [][]string{
		{"bagian", "kode", "rincian", "nama", "nilai", "tampil", "definisi", "dasar"},
		kepala("badan", "Badan publik", k.NamaBadan),
		kepala("masa", "Masa laporan", k.NamaMasa),
		kepala("awal", "Hari pertama", k.Masa.Awal.String()),
		kepala("sampai", "Hari terakhir yang dihitung", k.Sampai.String()),
		kepala("hari", "Hari laporan", k.Hari.String()),
		kepala("versi_kalender", "Versi kalender", k.Kalender),
		kepala("sidik_bahan", "Sidik bahan", k.SidikBahan),
		kepala("aturan_sel", "Aturan jumlah kecil", l.AturanSel),
	}
	if k.Sebagian {
		baris = append(baris, kepala("sebagian", "Hanya sebagian", "ya"))
	}
	for _, a := range l.Angka {
		baris = append(baris, []string{a.Bagian, a.Kode, a.Rincian, a.Nama, a.Nilai, a.Tampil, a.Definisi, a.Dasar})
	}
	for _, b := range baris {
		if err := p.Tulis(b); err != nil {
			return err
		}
	}
	return p.Selesai()
}
