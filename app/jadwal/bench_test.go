//go:build !(js && wasm)

package jadwal_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// banyak fills the register: n requests of five years, of which the last
// buka stay open.
func (k *kantorUji) banyak(n, buka int) {
	k.t.Helper()
	reg := k.bk.Cari("permohonan")
	awal := kominfo.NewTanggal(2021, 2, 1)
	for i := 0; i < n; {
		k.pada(awal.Tambah(i*1800/n).String(), 9)
		err := k.s.Ubah(k.t.Context(), kominfo.Aktor{ID: "u", Instansi: "19.06", Perangkat: "kominfo", Peran: "petugas_layanan"}, func(tx register.Tx) error {
			for range min(500, n-i) {
				tulis := func(id register.ID, versi int64, tindakan, isian string) (register.Meta, error) {
					return reg.Tulis(k.t.Context(), tx, register.Permintaan{ID: id, Harap: versi, Tindakan: tindakan, Isian: []byte(isian), Lingkup: register.LingkupPenuh()})
				}
				m, err := tulis("", 0, "catat", `{"kanal":"surat","nama":"Warga","alamat":"Jalan","rincian_informasi":"Anggaran","cara_memperoleh":"melihat"}`)
				if err == nil && i < n-buka {
					_, err = tulis(m.ID, m.Versi, "cabut", `{"alasan":"surat"}`)
				}
				if err != nil {
					return err
				}
				i++
			}
			return nil
		})
		if err != nil {
			k.t.Fatal(err)
		}
	}
}

// BenchmarkPindaiHarian is the daily scan over a register of 50,000 requests
// (LUMBUNG_BANYAK changes it), of which one in a hundred is open: go test
// -run=^$ -bench=PindaiHarian ./app/jadwal
func BenchmarkPindaiHarian(b *testing.B) {
	n := 50_000
	if s, err := strconv.Atoi(os.Getenv("LUMBUNG_BANYAK")); err == nil {
		n = s
	}
	k := kantorBaru(b)
	k.banyak(n, n/100)
	k.orangBaku()
	k.pada("2026-01-12", 9)
	b.Run("baca", func(b *testing.B) {
		jumlah := 0
		for b.Loop() {
			xs, err := ppid.BacaPeringatan(b.Context(), k.s, register.LingkupUmum(), k.bk.Cari, ppid.Bawaan(), kalender.Nasional(), kominfo.NewTanggal(2026, 1, 12))
			if err != nil {
				b.Fatal(err)
			}
			jumlah = len(xs)
		}
		b.ReportMetric(float64(jumlah), "peringatan")
	})
	b.Run("antre-pertama", func(b *testing.B) {
		for b.Loop() { // the first queues, the rest finds it done
			if err := k.jadwal().Sekali(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
	j := k.jadwal()
	if err := j.Sekali(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Run("putaran-berikut", func(b *testing.B) {
		for b.Loop() {
			if err := j.Sekali(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("hitung-ulang", func(b *testing.B) {
		kal := [2]*kalender.Kalender{kalender.Nasional()}
		var err error
		if kal[1], err = kalender.Nasional().Dengan(kalender.Setelan{CutiBersamaKerja: true}); err != nil {
			b.Fatal(err)
		}
		i, dihitung := 0, 0
		for b.Loop() {
			i++
			k.kal = kal[i%2]
			h, err := j.HitungUlang(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			dihitung = h.Dihitung
		}
		b.ReportMetric(float64(dihitung), "perkara")
	})
}
