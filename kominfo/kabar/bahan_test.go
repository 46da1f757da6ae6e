//go:build !(js && wasm)

package kabar_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
)

func TestSkema(t *testing.T) { registertest.Skema[kabar.Kiriman](t, "skema", kabar.DefKiriman()) }

// jam is a clock that stands until it is moved.
type jam struct {
	mu   sync.Mutex
	kini time.Time
}

func (j *jam) sekarang() time.Time { j.mu.Lock(); defer j.mu.Unlock(); return j.kini }
func (j *jam) maju(d time.Duration) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.kini = j.kini.Add(d)
}

func jamBaru() *jam { return &jam{kini: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)} }

func tokoSQLite(t testing.TB, j *jam) register.Store {
	t.Helper()
	s, err := sqlite.Buka(t.Context(), t.TempDir()+"/uji.db", sqlite.Opsi{Opsi: sqlstore.Opsi{Sekarang: j.sekarang}, Migrasi: true}, kabar.DefKiriman())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func tokoMemori(t testing.TB, j *jam) register.Store {
	t.Helper()
	s, err := register.NewMemori(kabar.DefKiriman())
	if err != nil {
		t.Fatal(err)
	}
	s.Sekarang = j.sekarang
	return s
}

// pos is a sender that keeps what it got.
type pos struct {
	mu    sync.Mutex
	dapat map[string][]kabar.Pesan // by mailbox
	kirim func(ctx context.Context, a kabar.Alamat, p kabar.Pesan) error
}

func (p *pos) Kirim(ctx context.Context, a kabar.Alamat, m kabar.Pesan) error {
	var err error
	if p.kirim != nil {
		err = p.kirim(ctx, a, m)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.dapat == nil {
		p.dapat = map[string][]kabar.Pesan{}
	}
	if err == nil {
		p.dapat[strings.ToLower(a.Surel)] = append(p.dapat[strings.ToLower(a.Surel)], m)
	}
	return err
}

func surat(kunci, id, surel string) kabar.Surat {
	return kabar.Surat{Pesan: kabar.Pesan{Kunci: kunci, Untuk: "ppid_utama", Perangkat: "kominfo", Judul: "Judul " + kunci, Isi: "Isi " + kunci}, Alamat: kabar.Alamat{ID: id, Surel: surel}}
}

func antrekan(t testing.TB, s register.Store, j *jam, mau int, ss ...kabar.Surat) {
	t.Helper()
	n, err := kabar.Antrekan(t.Context(), s, j.sekarang(), ss...)
	if err != nil || n != mau {
		t.Fatalf("Antrekan: %d baru, mau %d; %v", n, mau, err)
	}
}

func kirimkan(t testing.TB, s register.Store, p kabar.Pengirim, j *jam) kabar.Hasil {
	t.Helper()
	h, err := kabar.Kirimkan(t.Context(), s, p, j.sekarang)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func semua(t testing.TB, s register.Store) (out []register.Dokumen[kabar.Kiriman]) {
	t.Helper()
	for d, err := range (register.Tipe[kabar.Kiriman]{Register: kabar.DefKiriman()}).Semua(t.Context(), s, register.LingkupPenuh(), register.Query{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func status(t testing.TB, s register.Store) map[kabar.Status]int {
	t.Helper()
	out := map[kabar.Status]int{}
	for _, d := range semua(t, s) {
		out[d.Isi.Status]++
	}
	return out
}

func laku(t testing.TB, s register.Store, peran string, d register.Dokumen[kabar.Kiriman], tindakan string, isian any) error {
	t.Helper()
	return s.Ubah(t.Context(), kominfo.Aktor{ID: "u", Instansi: "19.06", Perangkat: "kominfo", Peran: peran}, func(tx register.Tx) error {
		_, err := kabar.DefKiriman().Lakukan(t.Context(), tx, register.LingkupPenuh(), d.ID, d.Versi, tindakan, isian)
		return err
	})
}
