package register_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
)

// suratKe is a letter of about 600 bytes of JSON.
func suratKe(i int) registertest.Surat {
	return registertest.Surat{Nomor: fmt.Sprintf("S-%07d", i), Perihal: strings.Repeat("Undangan rapat koordinasi. ", 15), Lembar: 3,
		Tanggal: kominfo.NewTanggal(2026, 3, 16), OPD: "kominfo", Pemohon: "Nama Contoh", NIK: "1234567890123456"}
}

// BenchmarkTulis writes new documents of about 600 bytes, 1,000 in each
// transaction, into an empty memory store: with a unique key, and without.
func BenchmarkTulis(b *testing.B) {
	for nama, unik := range map[string][][]string{"unik": {{"nomor", "pemilik"}}, "tanpa unik": nil} {
		b.Run(nama, func(b *testing.B) {
			d, u := registertest.DefSurat(), registertest.DefUnit()
			d.Unik = unik
			b.ReportAllocs()
			const n = 1000
			for range b.N {
				m, err := register.NewMemori(d, u)
				if err != nil {
					b.Fatal(err)
				}
				if err := m.Ubah(b.Context(), kominfo.Aktor{Instansi: "19.06"}, func(tx register.Tx) error {
					for i := range n {
						if _, err := d.Buat(b.Context(), tx, register.LingkupPenuh(), suratKe(i)); err != nil {
							return err
						}
					}
					return nil
				}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "dok/s")
		})
	}
}
