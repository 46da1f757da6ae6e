//go:build !(js && wasm)

package spbe_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/spbe"
)

// The same year in a database: transactions over several registers, references
// and unique keys are the store's there.
func TestCeritaSetahunSQLite(t *testing.T) {
	k := kantorBaru(t)
	o := sqlite.Opsi{Migrasi: true, Opsi: sqlstore.Opsi{Sekarang: func() time.Time { return k.kini }}}
	s, err := sqlite.Buka(t.Context(), filepath.Join(t.TempDir(), "uji.db"), o, k.semua()...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	k.s = s
	ceritaSetahun(k)
}

// penilaianLama is what schema 1 wrote.
type penilaianLama struct {
	Instansi     string            `json:"instansi"`
	NamaInstansi string            `json:"nama_instansi"`
	Tahun        int64             `json:"tahun"`
	Instrumen    string            `json:"instrumen"`
	Metode       string            `json:"metode"`
	Catatan      string            `json:"catatan"`
	Contoh       bool              `json:"contoh"`
	Nilai        map[string]string `json:"nilai"`
}

// A database of schema 1 opens with this program: its documents get their stage,
// and one that is at entri goes on from there.
func TestDataLamaDibuka(t *testing.T) {
	teks := func(nama string, f func(*penilaianLama) string) register.AnyKolom[penilaianLama] {
		return register.Kolom[penilaianLama, string]{Nama: nama, Baca: f}
	}
	kosong := func(*penilaianLama) string { return "" }
	bilangan := func(nama string, f func(*penilaianLama) int64) register.AnyKolom[penilaianLama] {
		return register.Kolom[penilaianLama, int64]{Nama: nama, Baca: f}
	}
	lama := &register.Def[penilaianLama]{Nama: "penilaian", Judul: "Penilaian", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[penilaianLama]{
			bilangan("tahun", func(p *penilaianLama) int64 { return p.Tahun }), teks("instansi", func(p *penilaianLama) string { return p.Instansi }),
			teks("nama_instansi", func(p *penilaianLama) string { return p.NamaInstansi }), teks("instrumen", func(p *penilaianLama) string { return p.Instrumen }),
			teks("metode", func(p *penilaianLama) string { return p.Metode }), teks("indeks", kosong), teks("predikat", kosong),
			bilangan("terisi", func(p *penilaianLama) int64 { return int64(len(p.Nilai)) }), teks("contoh", kosong),
		},
		Indeks:  [][]string{{"instansi", "tahun"}, {"contoh"}},
		Unik:    [][]string{{"instansi", "tahun", "instrumen", "metode"}},
		Ringkas: [][]string{{"tahun", "instansi", "nama_instansi", "instrumen", "metode", "indeks", "predikat", "terisi", "contoh"}},
	}
	path := filepath.Join(t.TempDir(), "lama.db")
	s, err := sqlite.Buka(t.Context(), path, sqlite.Opsi{Migrasi: true}, lama)
	if err != nil {
		t.Fatal(err)
	}
	var id [2]register.ID
	err = s.Ubah(t.Context(), kominfo.Aktor{Perangkat: "kominfo"}, func(tx register.Tx) error {
		for i, m := range []string{"mandiri", "terbit"} {
			x, err := lama.Buat(t.Context(), tx, register.LingkupPenuh(), penilaianLama{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2025,
				Instrumen: "spbe-2020", Metode: m, Nilai: nilaiSemua(47, "3")})
			if err != nil {
				return err
			}
			id[i] = x.ID
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	k := kantorBaru(t)
	if s, err = sqlite.Buka(t.Context(), path, sqlite.Opsi{Migrasi: true}, k.semua()...); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	k.s = s
	for i, mau := range []struct{ tahap, indeks, mandiri string }{{"entri", "3.00", "3.00"}, {"penetapan", "3.00", ""}} {
		if a, b, c := k.kolom(k.pen, id[i], "tahap"), k.kolom(k.pen, id[i], "indeks"), k.kolom(k.pen, id[i], "indeks_mandiri"); a != mau.tahap || b != mau.indeks || c != mau.mandiri {
			t.Errorf("%d: tahap %v, indeks %v, mandiri %v", i, a, b, c)
		}
	}
	h, err := k.s.Cari(t.Context(), k.pen, register.LingkupUmum(), register.Query{Saring: []register.Syarat{{Kolom: "tahap", Op: register.Sama, Nilai: "penetapan"}}})
	if err != nil || len(h.Baris) != 1 || h.Baris[0].ID != id[1] {
		t.Errorf("disaring menurut tahap: %v %v", h.Baris, err)
	}
	k.harus(koordinator, k.pen, id[0], "isi", spbe.Isi{Nilai: map[string]string{"1": "4"}})
	k.harus(koordinator, k.pen, id[0], "ajukan", struct{}{})
	k.tolak(koordinator, k.pen, id[1], "isi", spbe.Isi{Nilai: map[string]string{"1": "4"}}, "sudah tetap")
}
