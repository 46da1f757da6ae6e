//go:build !(js && wasm)

package sqlite

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"

	"database/sql"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
)

// BenchmarkImpor writes many documents in one Ubah, with its indexes kept.
func BenchmarkImpor(b *testing.B) {
	for nama, p := range pengandarUji() {
		b.Run(nama, func(b *testing.B) {
			d := defLaporan()
			s := bukaUji(b, p, filepath.Join(b.TempDir(), "uji.db"), d)
			b.ResetTimer()
			isiLaporan(b, s, d, 0, b.N)
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "dok/s")
		})
	}
}

// BenchmarkSatu writes one document a transaction, and in turn a bare row of the
// same size with the same pragmas and indexes, each durably.
func BenchmarkSatu(b *testing.B) {
	dir, d := b.TempDir(), defLaporan()
	s := bukaUji(b, bawaan(), filepath.Join(dir, "uji.db"), d)
	polos := bukaPolos(b, filepath.Join(dir, "polos.db"))
	st, err := polos.Prepare("INSERT INTO t (id, status, tenggat, nilai, pemilik, umum, pribadi) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		b.Fatal(err)
	}
	var kami, mereka time.Duration
	for i := 0; b.Loop(); i++ {
		l := contohLaporan(i)
		mula := time.Now()
		err := s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
			_, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), l)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		kami += time.Since(mula)
		id := kominfo.NewUUID(time.Now())
		umum, pribadi := []byte(l.Pokok+l.Uraian+l.Status+fmt.Sprint(l.Nilai)), []byte(l.Pelapor+l.Alamat)
		mula = time.Now()
		if _, err := st.Exec(id, l.Status, l.Tenggat.String(), l.Nilai, l.OPD, umum, pribadi); err != nil {
			b.Fatal(err)
		}
		mereka += time.Since(mula)
	}
	b.ReportMetric(float64(mereka)/float64(kami), "rasio")
	b.ReportMetric(float64(kami.Microseconds())/float64(b.N), "µs/Ubah")
	b.ReportMetric(float64(mereka.Microseconds())/float64(b.N), "µs/polos")
}

func bukaPolos(b *testing.B, path string) *sqlx.DB {
	if err := siapkanBerkas(path); err != nil {
		b.Fatal(err)
	}
	db := sqlx.NewDb(sql.OpenDB(penyambung{bawaan(), path, pragmaTulis}), "sqlite3")
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { _ = db.Close() })
	for _, q := range []string{
		"CREATE TABLE t (id TEXT NOT NULL PRIMARY KEY, status TEXT NOT NULL, tenggat TEXT NOT NULL, nilai INTEGER NOT NULL, pemilik TEXT NOT NULL, umum BLOB, pribadi BLOB) STRICT",
		"CREATE INDEX t1 ON t (nilai)", "CREATE INDEX t2 ON t (pemilik)", "CREATE INDEX t3 ON t (status, tenggat)",
	} {
		if _, err := db.Exec(q); err != nil {
			b.Fatal(err)
		}
	}
	return db
}

// BenchmarkKelompok writes one document a transaction from 32 callers.
func BenchmarkKelompok(b *testing.B) {
	d := defLaporan()
	s := bukaUji(b, bawaan(), filepath.Join(b.TempDir(), "uji.db"), d)
	b.SetParallelism(16)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			err := s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
				_, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), contohLaporan(1))
				return err
			})
			if err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "dok/s")
}

// BenchmarkSejuta reads from LUMBUNG_BENCH_N documents (100,000 without it). With
// LUMBUNG_BENCH_DB the file is kept there for the next run.
func BenchmarkSejuta(b *testing.B) {
	n := 100000
	if v, err := strconv.Atoi(os.Getenv("LUMBUNG_BENCH_N")); err == nil {
		n = v
	}
	path := os.Getenv("LUMBUNG_BENCH_DB")
	if path == "" {
		path = filepath.Join(b.TempDir(), "uji.db")
	}
	d := defLaporan()
	s := bukaUji(b, bawaan(), path, d)
	ctx, l := context.Background(), register.LingkupPenuh()
	j, err := s.Rekap(ctx, d, l, nil)
	if err != nil {
		b.Fatal(err)
	}
	if ada := int(j[0].N); ada < n {
		isiLaporan(b, s, d, ada, n-ada)
	}
	for _, u := range []struct {
		nama string
		l    register.Lingkup
		isi  bool
	}{{"kolom", l, false}, {"isi", l, true}, {"kolom pemilik", register.Lingkup{Pemilik: []string{"opd-07"}}, false}} {
		b.Run("daftar "+u.nama, func(b *testing.B) { daftar(b, s, d, u.l, u.isi) })
	}
	b.Run("rekap status", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Rekap(ctx, d, l, nil, "status"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("rekap pemilik", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Rekap(ctx, d, register.Lingkup{Pemilik: []string{"opd-07"}}, nil, "status"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// daftar lets 32 clients page through a filtered list, each as fast as it can.
func daftar(b *testing.B, s *sqlstore.SQL, d *register.Def[laporan], l register.Lingkup, isi bool) {
	const klien = 32
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		semua []time.Duration
	)
	b.ResetTimer()
	for k := range klien {
		wg.Go(func() {
			var lama []time.Duration
			q := register.Query{Urut: "tenggat", Isi: isi}
			for i := k; i < b.N; i += klien {
				if q.Kursor == "" || i%20 == 0 {
					q.Kursor = register.BuatKursor(kominfo.NewTanggal(2026, 1, 1).Tambah(i*7919%690).String(), "")
					q.Saring = []register.Syarat{{Kolom: "status", Op: register.Sama, Nilai: []string{"baru", "proses", "selesai", "tolak"}[i%4]}}
				}
				mula := time.Now()
				h, err := s.Cari(context.Background(), d, l, q)
				if err != nil {
					b.Error(err)
					return
				}
				lama = append(lama, time.Since(mula))
				q.Kursor = h.Kursor
			}
			mu.Lock()
			semua = append(semua, lama...)
			mu.Unlock()
		})
	}
	wg.Wait()
	b.StopTimer()
	slices.Sort(semua)
	b.ReportMetric(float64(semua[len(semua)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(semua[len(semua)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "halaman/s")
}
