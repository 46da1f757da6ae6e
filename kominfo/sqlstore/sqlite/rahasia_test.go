//go:build !(js && wasm)

package sqlite

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jmoiron/sqlx"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

func bukaBrankas(t testing.TB) *brankas.Brankas {
	t.Helper()
	b, err := brankas.Buka(filepath.Join(t.TempDir(), "pribadi.kunci"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func tersegel(b *brankas.Brankas) Opsi {
	o := Opsi{Migrasi: true}
	o.Brankas = b
	return o
}

// TestKesesuaianTersegel: a store that seals personal parts is a store like any other.
func TestKesesuaianTersegel(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		registertest.Run(t, func(t testing.TB, regs ...register.Register) register.Store {
			b := bukaBrankas(t) // closed after the store
			s, err := buka(t.Context(), p, filepath.Join(t.TempDir(), "uji.db"), tersegel(b), regs)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			return s
		})
	})
}

// TestTersegel: no name is ever in the file, an erasure reaches copies of the file
// made before it, and what cannot be opened is not mistaken for proven.
func TestTersegel(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		dir, d, b := t.TempDir(), defLaporan(), bukaBrankas(t)
		path, ctx, l := filepath.Join(dir, "uji.db"), t.Context(), register.LingkupPenuh()
		var ids []register.ID
		jalan := func(o Opsi, path string, f func(s *sqlstore.SQL)) {
			t.Helper()
			if err := bukaLalu(t, p, path, o, d, f); err != nil {
				t.Fatal(err)
			}
		}
		jalan(tersegel(b), path, func(s *sqlstore.SQL) {
			for i := range 5 {
				x := contohLaporan(i)
				x.Pelapor = fmt.Sprintf("RAHASIA-%02d", i)
				m, err := buat(ctx, s, d, x)
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, m.ID)
			}
			sehat(t, s)
			if n := namaDiBerkas(t, dir); n != 0 {
				t.Errorf("%d nama terbaca di berkas yang tersegel", n)
			}
			dok, err := d.Baca(ctx, s, l, ids[1])
			if err != nil || dok.Isi.Pelapor != "RAHASIA-01" {
				t.Errorf("dibuka kembali: %+v %v", dok.Isi.Pelapor, err)
			}
		})
		cadangan := salin(t, path)
		jalan(Opsi{}, cadangan, func(s *sqlstore.SQL) { // a backup, without the keys
			if _, err := s.Baca(ctx, d, l, ids[1], 0); kominfo.KindOf(err) != kominfo.Rusak {
				t.Errorf("bagian pribadi tanpa kunci: %v", err)
			}
			if _, err := s.Baca(ctx, d, register.LingkupUmum(), ids[1], 0); err != nil {
				t.Errorf("bagian umum tanpa kunci: %v", err)
			}
			lap, err := s.Verifikasi(ctx, sqlstore.Diketahui{})
			if err != nil || !lap.Sah {
				t.Errorf("cadangan: %v %v", lap.Temuan, err)
			}
			if !slices.ContainsFunc(lap.TidakTerbukti, func(k string) bool {
				return k == "Bagian pribadi dari 5 versi tersegel dan tidak diperiksa, karena berkas kuncinya tidak ada di sini."
			}) {
				t.Errorf("tidak dikatakan apa yang tidak diperiksa: %q", lap.TidakTerbukti)
			}
		})
		jalan(tersegel(b), path, func(s *sqlstore.SQL) {
			err := s.Ubah(ctx, aktorUji(), func(tx register.Tx) error {
				_, err := tx.HapusPribadi(ctx, d, ids[1], "permintaan")
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			sehat(t, s)
		})
		jalan(tersegel(b), cadangan, func(s *sqlstore.SQL) {
			x, err := s.Baca(ctx, d, l, ids[1], 0)
			if err != nil || x.Pribadi != nil || !x.PribadiDihapus {
				t.Errorf("yang dihapus masih terbaca di cadangan: %s %v", x.Pribadi, err)
			}
			if dok, err := d.Baca(ctx, s, l, ids[2]); err != nil || dok.Isi.Pelapor != "RAHASIA-02" {
				t.Errorf("yang tidak dihapus: %v", err)
			}
			hilang, err := s.TanpaKunci(ctx)
			if diff := cmp.Diff(map[string][]register.ID{"laporan": {ids[1]}}, hilang); err != nil || diff != "" {
				t.Errorf("TanpaKunci: %v (-mau +dapat):\n%s", err, diff)
			}
			err = s.Ubah(ctx, aktorUji(), func(tx register.Tx) error {
				_, err := tx.HapusPribadi(ctx, d, ids[1], "dihapus sesudah cadangan dibuat")
				return err
			})
			if err != nil {
				t.Errorf("dihapus lagi di cadangan: %v", err)
			}
			sehat(t, s)
		})
	})
}

// TestSegelTertukar: a sealed part that was put into another document is seen.
func TestSegelTertukar(t *testing.T) {
	b := bukaBrankas(t)
	asal := berisi(t, bawaan(), b)
	lap := periksaRusak(t, asal, sqlstore.Diketahui{}, b, func(db *sqlx.DB) {
		db.MustExec("UPDATE lb__jejak_dalam SET pribadi = (SELECT pribadi FROM lb__jejak_dalam WHERE urutan = 6), kunci = (SELECT kunci FROM lb__jejak_dalam WHERE urutan = 6) WHERE urutan = 5")
	})
	if lap.Sah || lap.Temuan[0].ID != "SIMPAN-PRIBADI" {
		t.Errorf("tidak terlihat: %v", lap.Temuan)
	}
}

// TestHapusTerputus: the power went between the erasure's commit and that of its
// key; the next start goes on.
func TestHapusTerputus(t *testing.T) {
	b, d, ctx := bukaBrankas(t), defLaporan(), t.Context()
	path := berisi(t, bawaan(), b)
	var kunci int64
	db := bukaLangsung(t, bawaan(), path)
	if err := db.Get(&kunci, "SELECT kunci FROM lb__jejak_dalam WHERE urutan = 5"); err != nil {
		t.Fatal(err)
	}
	db.MustExec("INSERT INTO lb__buang (kunci) VALUES (?)", kunci)
	if _, ada, err := b.Ambil(kunci); !ada || err != nil {
		t.Fatalf("kunci sebelum: %v %v", ada, err)
	}
	if err := bukaLalu(t, bawaan(), path, tersegel(b), d, func(s *sqlstore.SQL) { isiLaporan(t, s, d, 900, 1) }); err != nil {
		t.Fatal(err)
	}
	if _, ada, err := b.Ambil(kunci); ada || err != nil {
		t.Errorf("kunci sesudah dibuka lagi: %v %v", ada, err)
	}
	var n int
	if err := db.GetContext(ctx, &n, "SELECT count(*) FROM lb__buang"); err != nil || n != 0 {
		t.Errorf("sisa di lb__buang: %d %v", n, err)
	}
}
