//go:build !(js && wasm)

package sqlite

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
)

// defBaru is the next release's laporan: a new column, index and reference.
func defBaru() *register.Def[laporan] {
	d := defLaporan()
	d.Kolom = append(d.Kolom,
		register.Kolom[laporan, string]{Nama: "pokok", Baca: func(l *laporan) string { return l.Pokok }},
		register.Kolom[laporan, int64]{Nama: "panjang", Baca: func(l *laporan) int64 { return int64(len(l.Uraian)) }})
	d.Indeks = append(d.Indeks, []string{"pokok"})
	return d
}

func bukaLalu(t *testing.T, p pengandar, path string, o Opsi, d register.Register, f func(s *sqlstore.SQL)) error {
	t.Helper()
	s, err := buka(t.Context(), p, path, o, []register.Register{d})
	if err != nil {
		return err
	}
	f(s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return nil
}

func mau(t *testing.T, err error, k kominfo.Kind, isi ...string) {
	t.Helper()
	if kominfo.KindOf(err) != k {
		t.Errorf("galat %v, seharusnya berjenis %s", err, k)
		return
	}
	for _, s := range isi {
		if !strings.Contains(kominfo.PesanUntukOrang(err), s) {
			t.Errorf("pesan %q tidak memuat %q", kominfo.PesanUntukOrang(err), s)
		}
	}
}

func TestMigrasiKolomBaru(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		path := filepath.Join(t.TempDir(), "uji.db")
		mau(t, bukaLalu(t, p, path, Opsi{}, defLaporan(), nil), kominfo.Ditolak, "Migrasi")
		const n = 2500 // more than two batches
		d := defLaporan()
		if err := bukaLalu(t, p, path, Opsi{Migrasi: true}, d, func(s *sqlstore.SQL) { isiLaporan(t, s, d, 0, n) }); err != nil {
			t.Fatal(err)
		}
		mau(t, bukaLalu(t, p, path, Opsi{}, defBaru(), nil), kominfo.Ditolak, "Migrasi")
		b := defBaru()
		err := bukaLalu(t, p, path, Opsi{Migrasi: true}, b, func(s *sqlstore.SQL) {
			h, err := s.Cari(t.Context(), b, register.LingkupPenuh(), register.Query{Saring: []register.Syarat{{Kolom: "pokok", Op: register.Sama, Nilai: contohLaporan(77).Pokok}}})
			if err != nil || len(h.Baris) != 1 || h.Baris[0].Kolom[4] != int64(len(contohLaporan(77).Uraian)) {
				t.Errorf("kolom baru tidak terisi: %+v %v", h.Baris, err)
			}
			sehat(t, s)
			if ddl, err := s.DDL(t.Context()); err != nil || len(ddl) != 0 {
				t.Errorf("sesudah migrasi masih ada DDL: %v %v", ddl, err)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		// The older program would leave the new columns empty.
		mau(t, bukaLalu(t, p, path, Opsi{Migrasi: true}, defLaporan(), nil), kominfo.Ditolak, "panjang, pokok", "BuangKolom")
	})
}

func TestBuangKolom(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		path, b, d := filepath.Join(t.TempDir(), "uji.db"), defBaru(), defLaporan()
		if err := bukaLalu(t, p, path, Opsi{Migrasi: true}, b, func(s *sqlstore.SQL) {
			isiLaporan(t, s, b, 0, 10)
			mau(t, s.BuangKolom(t.Context(), b, "pokok"), kominfo.Ditolak, "masih dipakai")
		}); err != nil {
			t.Fatal(err)
		}
		db := bukaLangsung(t, p, path)
		s, err := sqlstore.Pakai(db, sqlstore.Opsi{Baca: bukaLangsung(t, p, path)}, d)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for _, k := range []string{"versi", "urutan", "tidak_ada", `pokok" --`} {
			mau(t, s.BuangKolom(t.Context(), d, k), kominfo.TidakAda)
		}
		for _, k := range []string{"pokok", "panjang"} {
			if err := s.BuangKolom(t.Context(), d, k); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Migrasi(t.Context()); err != nil {
			t.Fatal(err)
		}
		sehat(t, s)
	})
}

func TestSkemaLebihBaru(t *testing.T) {
	path, d := filepath.Join(t.TempDir(), "uji.db"), defLaporan()
	baru := defLaporan()
	baru.VersiSkema = 2
	baru.Naik = map[int]func([]byte) ([]byte, error){1: func(b []byte) ([]byte, error) {
		var m map[string]any
		if err := json.Unmarshal(b, &m); err != nil || m["nilai"] == nil {
			return b, err
		}
		m["nilai"] = m["nilai"].(float64) + 1000
		return json.Marshal(m)
	}}
	var lama register.Baris
	if err := bukaLalu(t, bawaan(), path, Opsi{Migrasi: true}, d, func(s *sqlstore.SQL) {
		m, err := buat(t.Context(), s, d, contohLaporan(5))
		if err != nil {
			t.Fatal(err)
		}
		lama, _ = s.Baca(t.Context(), d, register.LingkupPenuh(), m.ID, 0)
	}); err != nil {
		t.Fatal(err)
	}
	if err := bukaLalu(t, bawaan(), path, Opsi{Migrasi: true}, baru, func(s *sqlstore.SQL) {
		b, err := s.Baca(t.Context(), baru, register.LingkupPenuh(), lama.ID, 0)
		if err != nil || b.Kolom[2] != contohLaporan(5).Nilai+1000 {
			t.Errorf("kolom tidak dihitung ulang: %v %v", b.Kolom, err)
		}
		if diff := cmp.Diff(string(lama.Umum), string(b.Umum)); diff != "" {
			t.Errorf("bita berubah (-want +got):\n%s", diff)
		}
		sehat(t, s)
	}); err != nil {
		t.Fatal(err)
	}
	mau(t, bukaLalu(t, bawaan(), path, Opsi{Migrasi: true}, d, nil), kominfo.Ditolak, "lebih baru", "Perbarui program")
}

// TestMigrasiGagalUtuh: a unique key that the data break leaves all as it was.
func TestMigrasiGagalUtuh(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		path, d := filepath.Join(t.TempDir(), "uji.db"), defLaporan()
		if err := bukaLalu(t, p, path, Opsi{Migrasi: true}, d, func(s *sqlstore.SQL) { isiLaporan(t, s, d, 0, 50) }); err != nil {
			t.Fatal(err)
		}
		sebelum := bentukBerkas(t, p, path)
		b := defBaru()
		b.Unik = [][]string{{"status"}}
		mau(t, bukaLalu(t, p, path, Opsi{Migrasi: true}, b, nil), kominfo.Bentrok, "unik status")
		if diff := cmp.Diff(sebelum, bentukBerkas(t, p, path)); diff != "" {
			t.Errorf("migrasi yang gagal mengubah tabel (-want +got):\n%s", diff)
		}
		if err := bukaLalu(t, p, path, Opsi{}, d, func(s *sqlstore.SQL) { sehat(t, s) }); err != nil {
			t.Errorf("program lama: %v", err)
		}
	})
}

func bentukBerkas(t *testing.T, p pengandar, path string) (out []string) {
	t.Helper()
	if err := bukaLangsung(t, p, path).Select(&out, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"); err != nil {
		t.Fatal(err)
	}
	return out
}
