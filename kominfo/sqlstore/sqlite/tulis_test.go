//go:build !(js && wasm)

package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jmoiron/sqlx"

	"database/sql"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
)

// tiapPengandar runs a test on both drivers.
func tiapPengandar(t *testing.T, f func(t *testing.T, p pengandar)) {
	for nama, p := range pengandarUji() {
		t.Run(nama, func(t *testing.T) { f(t, p) })
	}
}

func buat(ctx context.Context, s register.Store, d *register.Def[laporan], l laporan) (m register.Meta, err error) {
	err = s.Ubah(ctx, aktorUji(), func(tx register.Tx) error {
		m, err = d.Buat(ctx, tx, register.LingkupPenuh(), l)
		return err
	})
	return m, err
}

func jumlah(t testing.TB, s register.Reader, r register.Register) int64 {
	t.Helper()
	j, err := s.Rekap(context.Background(), r, register.LingkupPenuh(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return j[0].N
}

func sehat(t testing.TB, s *sqlstore.SQL) {
	t.Helper()
	l, err := s.Verifikasi(context.Background(), sqlstore.Diketahui{})
	if err != nil || !l.Sah || len(l.Temuan) != 0 {
		t.Errorf("Verifikasi: %v %v", l.Temuan, err)
	}
}

// TestKelompok lets many callers share commits: those that fail, panic or are
// cancelled undo only what is theirs.
func TestKelompok(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		d := defLaporan()
		s := bukaUji(t, p, filepath.Join(t.TempDir(), "uji.db"), d)
		errUji := errors.New("uji")
		var wg sync.WaitGroup
		var mu sync.Mutex
		ids, mau := map[register.ID]bool{}, int64(0)
		for w := range 16 {
			wg.Go(func() {
				for i := range 12 {
					func() {
						ctx, batal := context.WithCancel(context.Background())
						defer batal()
						defer func() {
							if r := recover(); r != nil && r != "uji" {
								panic(r)
							}
						}()
						var m register.Meta
						err := s.Ubah(ctx, aktorUji(), func(tx register.Tx) (err error) {
							for range 1 + 40*(i%2) { // now and then with the second goroutine
								if m, err = d.Buat(ctx, tx, register.LingkupPenuh(), contohLaporan(i)); err != nil {
									return err
								}
							}
							switch (w + i) % 5 {
							case 1:
								return errUji
							case 2:
								panic("uji")
							case 3:
								batal()
							}
							return nil
						})
						switch (w + i) % 5 {
						case 1:
							if !errors.Is(err, errUji) {
								t.Errorf("galat: %v", err)
							}
						case 3:
							if !errors.Is(err, context.Canceled) {
								t.Errorf("batal: %v", err)
							}
						default:
							if err != nil {
								t.Errorf("Ubah: %v", err)
							}
							mu.Lock()
							ids[m.ID] = true
							mau += int64(1 + 40*(i%2))
							mu.Unlock()
						}
					}()
				}
			})
		}
		wg.Wait()
		for id := range ids {
			if _, err := s.Baca(t.Context(), d, register.LingkupPenuh(), id, 0); err != nil {
				t.Errorf("yang diakui hilang: %v", err)
			}
		}
		if got := jumlah(t, s, d); got != mau {
			t.Errorf("%d dokumen tersimpan, seharusnya %d", got, mau)
		}
		sehat(t, s)
	})
}

func TestBatalSebelumGiliran(t *testing.T) {
	d := defLaporan()
	s := bukaUji(t, bawaan(), filepath.Join(t.TempDir(), "uji.db"), d)
	ctx, batal := context.WithCancel(t.Context())
	batal()
	if _, err := buat(ctx, s, d, contohLaporan(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("Ubah: %v", err)
	}
	if _, err := s.Cari(ctx, d, register.LingkupPenuh(), register.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Cari: %v", err)
	}
	if n := jumlah(t, s, d); n != 0 {
		t.Errorf("%d dokumen tersimpan", n)
	}
}

// TestTxSesudahnya keeps a Tx beyond its Ubah.
func TestTxSesudahnya(t *testing.T) {
	d := defLaporan()
	s := bukaUji(t, bawaan(), filepath.Join(t.TempDir(), "uji.db"), d)
	var bocor register.Tx
	if err := s.Ubah(t.Context(), aktorUji(), func(tx register.Tx) error { bocor = tx; return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Buat(t.Context(), bocor, register.LingkupPenuh(), contohLaporan(1)); err == nil {
		t.Error("Tx dipakai sesudah Ubah")
	}
}

func TestTutupMenungguPenulis(t *testing.T) {
	d := defLaporan()
	s, err := buka(t.Context(), bawaan(), filepath.Join(t.TempDir(), "uji.db"), Opsi{Migrasi: true}, []register.Register{d})
	if err != nil {
		t.Fatal(err)
	}
	mulai, lanjut, hasil := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		hasil <- s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
			close(mulai)
			<-lanjut
			_, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), contohLaporan(1))
			return err
		})
	}()
	<-mulai
	tutup := make(chan error, 1)
	go func() { tutup <- s.Close() }()
	select {
	case <-tutup:
		t.Fatal("Close tidak menunggu penulis")
	default:
	}
	close(lanjut)
	if err := <-hasil; err != nil {
		t.Errorf("penulis yang sedang berjalan: %v", err)
	}
	if err := <-tutup; err != nil {
		t.Errorf("Close: %v", err)
	}
	if _, err := buat(t.Context(), s, d, contohLaporan(1)); err == nil || !strings.Contains(err.Error(), "ditutup") {
		t.Errorf("menulis sesudah Close: %v", err)
	}
	if _, err := s.Cari(t.Context(), d, register.LingkupPenuh(), register.Query{}); err == nil {
		t.Error("membaca sesudah Close")
	}
}

// TestHapusPribadiDariBerkas looks for erased names in the bytes of the files.
func TestHapusPribadiDariBerkas(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		dir, d := t.TempDir(), defLaporan()
		s := bukaUji(t, p, filepath.Join(dir, "uji.db"), d)
		ctx := t.Context()
		var ids []register.ID
		for i := range 40 {
			l := contohLaporan(i)
			l.Pelapor = fmt.Sprintf("RAHASIA-%02d", i)
			m, err := buat(ctx, s, d, l)
			if err != nil {
				t.Fatal(err)
			}
			l.Uraian = "diubah"
			err = s.Ubah(ctx, aktorUji(), func(tx register.Tx) error {
				_, err := d.Ganti(ctx, tx, register.LingkupPenuh(), m.ID, 1, l)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, m.ID)
		}
		if n := namaDiBerkas(t, dir); n == 0 {
			t.Fatal("uji ini tidak melihat nama sebelum dihapus")
		}
		for _, id := range ids {
			err := s.Ubah(ctx, aktorUji(), func(tx register.Tx) error {
				_, err := tx.HapusPribadi(ctx, d, id, "permintaan")
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		cadangan := filepath.Join(dir, "cadangan.db")
		if err := cadangkan(ctx, p, caraSalin(p), filepath.Join(dir, "uji.db"), cadangan); err != nil {
			t.Fatal(err)
		}
		if n := namaDiBerkas(t, dir); n != 0 {
			t.Errorf("%d nama masih ada di berkas atau cadangannya setelah dihapus", n)
		}
		sehat(t, s)
	})
}

func namaDiBerkas(t *testing.T, dir string) (n int) {
	t.Helper()
	fs, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fs {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(b, []byte("RAHASIA-"))
	}
	return n
}

// TestDalamTx writes documents together with a table of the embedder.
func TestDalamTx(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		ctx, path := t.Context(), filepath.Join(t.TempDir(), "uji.db")
		if err := siapkanBerkas(path); err != nil {
			t.Fatal(err)
		}
		db := sqlx.NewDb(sql.OpenDB(penyambung{p, path, pragmaTulis}), "sqlite3")
		defer db.Close()
		d := defLaporan()
		s, err := sqlstore.Pakai(db, sqlstore.Opsi{Awalan: "kantor_"}, d)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		ddl, err := s.DDL(ctx)
		if err != nil {
			t.Fatal(err)
		}
		db.MustExec("CREATE TABLE milik_sendiri (id TEXT)")
		for _, q := range ddl {
			db.MustExec(q)
		}
		if err := s.Siap(ctx); err != nil {
			t.Fatalf("sesudah DDL: %v", err)
		}
		for _, simpan := range []bool{false, true} {
			tx := db.MustBegin()
			st := s.DalamTx(tx)
			m, err := buat(ctx, st, d, contohLaporan(1))
			if err != nil {
				t.Fatal(err)
			}
			errUji := errors.New("uji")
			err = st.Ubah(ctx, aktorUji(), func(x register.Tx) error {
				if _, err := d.Buat(ctx, x, register.LingkupPenuh(), contohLaporan(2)); err != nil {
					return err
				}
				return errUji
			})
			if !errors.Is(err, errUji) {
				t.Errorf("galat: %v", err)
			}
			tx.MustExec("INSERT INTO milik_sendiri VALUES (?)", string(m.ID))
			if n := jumlah(t, st, d); n != 1 {
				t.Errorf("di dalam transaksi: %d dokumen", n)
			}
			if simpan {
				err = tx.Commit()
			} else {
				err = tx.Rollback()
			}
			if err != nil {
				t.Fatal(err)
			}
			mau := int64(0)
			if simpan {
				mau = 1
			}
			if n := jumlah(t, s, d); n != mau {
				t.Errorf("simpan %v: %d dokumen", simpan, n)
			}
		}
		if _, err := buat(ctx, s, d, contohLaporan(3)); err != nil {
			t.Errorf("sesudahnya: %v", err)
		}
		sehat(t, s)
	})
}

// TestDitolakLaluLanjut goes on after a row was refused.
func TestDitolakLaluLanjut(t *testing.T) {
	d := registertest.DefSurat()
	u := registertest.DefUnit()
	s := bukaUji(t, bawaan(), filepath.Join(t.TempDir(), "uji.db"), d, u)
	err := s.Ubah(t.Context(), aktorUji(), func(tx register.Tx) error {
		_, err := d.Buat(t.Context(), tx, register.LingkupPenuh(), registertest.Surat{Nomor: "1", OPD: "kominfo", Unit: "tidak-ada"})
		if kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("rujukan hilang: %v", err)
		}
		// A refused row must not spoil the transaction.
		_, err = d.Buat(t.Context(), tx, register.LingkupPenuh(), registertest.Surat{Nomor: "1", OPD: "kominfo"})
		return err
	})
	if err != nil {
		t.Error(err)
	}
	sehat(t, s)
}

func pakaiLangsung(t testing.TB, db *sqlx.DB, regs ...register.Register) *sqlstore.SQL {
	t.Helper()
	s, err := sqlstore.Pakai(db, sqlstore.Opsi{}, regs...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// TestJalurBanyakBentuk uses more different statements than are kept prepared.
func TestJalurBanyakBentuk(t *testing.T) {
	d := defLaporan()
	s := bukaUji(t, bawaan(), filepath.Join(t.TempDir(), "uji.db"), d)
	isiLaporan(t, s, d, 0, 20)
	ops := []register.Op{register.Sama, register.Tidak, register.Minimal, register.Maksimal, register.Lebih, register.Kurang}
	for i := range 600 {
		q := register.Query{}
		for n := i + 1; n > 0; n /= len(ops) {
			q.Saring = append(q.Saring, register.Syarat{Kolom: "nilai", Op: ops[n%len(ops)], Nilai: int64(n)})
		}
		if _, err := s.Cari(t.Context(), d, register.LingkupPenuh(), q); err != nil {
			t.Fatal(err)
		}
	}
}
