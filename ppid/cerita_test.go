//go:build !(js && wasm)

package ppid

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

// The stories, in memory and in a database: transactions over several registers,
// references and unique keys are the store's there.
func TestCerita(t *testing.T) {
	for nama, cerita := range map[string]func(*kantorUji){
		"Dikabulkan":          ceritaDikabulkan,
		"Dilengkapi":          ceritaDilengkapi,
		"Diperpanjang":        ceritaDiperpanjang,
		"Ditolak":             ceritaDitolak,
		"Desa":                ceritaDesa,
		"DiamSampaiKasasi":    ceritaDiamSampaiKasasi,
		"PenolakanDibatalkan": ceritaPenolakanDibatalkan,
		"InformasiBerkala":    ceritaInformasiBerkala,
	} {
		t.Run(nama, func(t *testing.T) { cerita(kantorBaru(t)) })
		t.Run(nama+"/SQLite", func(t *testing.T) {
			k := kantorBaru(t)
			o := sqlite.Opsi{Migrasi: true, Opsi: sqlstore.Opsi{Sekarang: func() time.Time { return k.kini }}}
			s, err := sqlite.Buka(t.Context(), filepath.Join(t.TempDir(), "uji.db"), o, k.Semua()...)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			k.s = s
			cerita(k)
		})
	}
}
