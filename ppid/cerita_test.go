//go:build !(js && wasm)

package ppid

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
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
		"Lama":                ceritaLama,
		"Sediakan":            ceritaSediakan,
		"Umumkan":             ceritaUmumkan,
		"Terlambat":           ceritaTerlambat,
		"DuaSekaligus":        ceritaDuaSekaligus,
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

// Two officers act on one case at the same moment: one wins, the other is told that
// the document changed and to which version, and nothing is half written.
func ceritaDuaSekaligus(k *kantorUji) {
	t := k.t
	for range 5 {
		id := k.terdaftar()
		tindakan := []struct {
			nama  string
			isian any
		}{{"disposisi", Disposisi{Perangkat: "dinkes"}}, {"jawab", pemberian("2025-02-20")}, {"perpanjang", Perpanjang{Sebab: "belum_dikuasai", Alasan: "x"}}}
		galat := make([]error, len(tindakan))
		var wg sync.WaitGroup
		for i, x := range tindakan {
			wg.Go(func() { _, galat[i] = k.laku(utama, k.Permohonan, id, 2, x.nama, x.isian) })
		}
		wg.Wait()
		menang := 0
		for _, err := range galat {
			switch {
			case err == nil:
				menang++
			case kominfo.KindOf(err) != kominfo.Bentrok || !strings.Contains(err.Error(), "versi 2") || !strings.Contains(err.Error(), "versi 3"):
				t.Errorf("yang kalah: %v", err)
			}
		}
		b, err := k.s.Baca(t.Context(), k.Permohonan, register.LingkupPenuh(), id, 0)
		if menang != 1 || err != nil || b.Versi != 3 {
			t.Errorf("%d menang, versi %d, %v", menang, b.Versi, err)
		}
	}
	// Two requests at once get two numbers.
	ids := make([]register.ID, 8)
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() {
			m, err := k.laku(petugas, k.Permohonan, "", 0, "catat", Catat{Kanal: "datang_langsung", IsianPemohon: pemohonLengkap()})
			if err != nil {
				t.Error(err)
			}
			ids[i] = m.ID
		})
	}
	wg.Wait()
	nomor := map[string]bool{}
	for _, id := range ids {
		nomor[k.permohonan(id).Nomor] = true
	}
	if len(nomor) != len(ids) {
		t.Errorf("nomor ganda: %v", nomor)
	}
}
