//go:build !(js && wasm)

package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jmoiron/sqlx"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func bukaLangsung(t testing.TB, p pengandar, path string) *sqlx.DB {
	t.Helper()
	db := sqlx.NewDb(sql.OpenDB(penyambung{p, path, pragmaTulis}), "sqlite3")
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestGalatBuka(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		dir := t.TempDir()
		coba := func(path string) error {
			s, err := buka(t.Context(), p, path, Opsi{Migrasi: true}, []register.Register{defLaporan()})
			if err == nil {
				_ = s.Close()
			}
			return err
		}
		tulis := func(nama string, b []byte) string {
			path := filepath.Join(dir, nama)
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
		mau(t, coba(""), kominfo.TidakSah, "Sebutkan nama berkas")
		mau(t, coba(":memory:"), kominfo.TidakSah, "folder sementara")
		mau(t, coba(dir), kominfo.Rusak, "folder")
		mau(t, coba(filepath.Join(tulis("berkas", nil), "x.db")), kominfo.Rusak, "folder")
		mau(t, coba(tulis("surat.docx", bytes.Repeat([]byte("PK\x03\x04 bukan basis data "), 400))), kominfo.Rusak, "bukan berkas data")
		// A real file with its middle overwritten: an error, never a panic.
		baik := filepath.Join(dir, "baik.db")
		if err := coba(baik); err != nil {
			t.Fatal(err)
		}
		isi, err := os.ReadFile(baik)
		if err != nil {
			t.Fatal(err)
		}
		for i := 100; i < len(isi); i++ {
			isi[i] = byte(i * 7)
		}
		mau(t, coba(tulis("rusak.db", isi)), kominfo.Rusak, "cadangan")
		mau(t, coba(tulis("potong.db", isi[:4096])), kominfo.Rusak, "cadangan")
		for _, nama := range []string{"nama spasi & 100% ?x=1#y.db", "uji'\"; DROP.db", "file:x.db"} {
			if runtime.GOOS == "windows" {
				break
			}
			path := filepath.Join(dir, nama)
			if err := coba(path); err != nil {
				t.Errorf("%q: %v", nama, err)
			}
			if fi, err := os.Stat(path); err != nil || fi.Size() == 0 || fi.Mode().Perm() != 0o600 {
				t.Errorf("%q: %v %v", nama, fi, err)
			}
		}
	})
}

func TestHakFolderBaru(t *testing.T) {
	if runtime.GOOS == "windows" {
		if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
			t.Fatal("LUMBUNG_TEST_ALL=1, tetapi hak berkas Unix tidak ada di Windows")
		}
		t.Skip("DILEWATI: hak berkas tidak diuji. Hak berkas Unix tidak ada di Windows.")
	}
	dir := filepath.Join(t.TempDir(), "a", "b")
	s := bukaUji(t, bawaan(), filepath.Join(dir, "uji.db"), defLaporan())
	isiLaporan(t, s, defLaporan(), 0, 10)
	fs, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(fs) < 3 {
		t.Fatalf("berkas %v %v", fs, err)
	}
	for _, f := range append(fs, dir) {
		fi, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		if fi.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s dapat dibaca orang lain: %v", f, fi.Mode())
		}
	}
}

func TestFolderTakBolehDitulis(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		if _, err := os.Stat("/sys/kernel"); err != nil {
			if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
				t.Fatal("LUMBUNG_TEST_ALL=1, tetapi sebagai root di sistem ini tidak ada folder yang menolak root")
			}
			t.Skip("DILEWATI: folder yang tidak boleh ditulis tidak diuji. Jalankan sebagai pengguna biasa.")
		}
		_, err := Buka(t.Context(), "/sys/kernel/lumbung-uji.db", Opsi{})
		mau(t, err, kominfo.Rusak, "tidak boleh ditulis")
		return
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := Buka(t.Context(), filepath.Join(dir, "uji.db"), Opsi{})
	mau(t, err, kominfo.Rusak, "tidak boleh ditulis")
}

func TestTerkunci(t *testing.T) {
	path := filepath.Join(t.TempDir(), "uji.db")
	d := defLaporan()
	bukaUji(t, bawaan(), path, d)
	_, err := Buka(t.Context(), path, Opsi{Migrasi: true}, d)
	mau(t, err, kominfo.Rusak, "sedang dipakai program lain")
}

// TestPenuh fills the "disk": the file may not grow beyond its size.
func TestPenuh(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		path, d := filepath.Join(t.TempDir(), "uji.db"), defLaporan()
		bukaUji(t, p, path, d)
		o := pragmaTulis
		pragmaSempit := append(append([]string{}, o...), "max_page_count = 60")
		db := sqlx.NewDb(sql.OpenDB(penyambung{p, path, pragmaSempit}), "sqlite3")
		defer db.Close()
		s := pakaiLangsung(t, db, d)
		var err error
		tersimpan := int64(0)
		for range 2000 {
			if _, err = buat(t.Context(), s, d, contohLaporan(1)); err != nil {
				break
			}
			tersimpan++
		}
		mau(t, err, kominfo.Rusak, "Cakram penuh")
		// Whoever swallows the error inside his function must not win either.
		err = s.Ubah(t.Context(), aktorUji(), func(tx register.Tx) error {
			for range 100 {
				_, _ = d.Buat(context.Background(), tx, register.LingkupPenuh(), contohLaporan(2))
			}
			return nil
		})
		mau(t, err, kominfo.Rusak, "Cakram penuh")
		if n := jumlah(t, s, d); n != tersimpan {
			t.Errorf("%d dokumen, diakui %d", n, tersimpan)
		}
		sehat(t, s)
	})
}

// TestMusuh puts SQL where values, names and cursors go.
func TestMusuh(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		d, ctx, l := defLaporan(), t.Context(), register.LingkupPenuh()
		s := bukaUji(t, p, filepath.Join(t.TempDir(), "uji.db"), d)
		isiLaporan(t, s, d, 0, 20)
		suntik := []string{`'; DROP TABLE lb_laporan; --`, `" OR 1=1 --`, "id", "versi", "_no", "d.id", `status"`, "status; --", "\x00", "status\x00", strings.Repeat("a", 1<<16)}
		for _, x := range suntik {
			if _, err := s.Cari(ctx, d, l, register.Query{Urut: x}); kominfo.KindOf(err) != kominfo.TidakSah {
				t.Errorf("Urut %.20q: %v", x, err)
			}
			if _, err := s.Rekap(ctx, d, l, nil, x); kominfo.KindOf(err) != kominfo.TidakSah {
				t.Errorf("Rekap %.20q: %v", x, err)
			}
			for _, sy := range []register.Syarat{{Kolom: x, Op: register.Sama, Nilai: "a"}, {Kolom: "status", Op: register.Op(x), Nilai: "a"}} {
				if _, err := s.Cari(ctx, d, l, register.Query{Saring: []register.Syarat{sy}}); kominfo.KindOf(err) != kominfo.TidakSah {
					t.Errorf("Saring %.20q: %v", x, err)
				}
			}
			h, err := s.Cari(ctx, d, l, register.Query{Saring: []register.Syarat{{Kolom: "status", Op: register.Sama, Nilai: x}}})
			if err != nil || len(h.Baris) != 0 {
				t.Errorf("nilai %.20q: %d %v", x, len(h.Baris), err)
			}
			if h, err = s.Cari(ctx, d, register.Lingkup{Pemilik: []string{x}}, register.Query{}); err != nil || len(h.Baris) != 0 {
				t.Errorf("pemilik %.20q: %d %v", x, len(h.Baris), err)
			}
			if _, err := s.Baca(ctx, d, l, register.ID(x), 0); kominfo.KindOf(err) != kominfo.TidakAda {
				t.Errorf("id %.20q: %v", x, err)
			}
			for _, k := range []string{x, base64.RawURLEncoding.EncodeToString([]byte(x)), base64.RawURLEncoding.EncodeToString([]byte(`["a",{"x":1}]`)), base64.RawURLEncoding.EncodeToString([]byte(`[1,2,3]`))} {
				if _, err := s.Cari(ctx, d, l, register.Query{Urut: "nilai", Kursor: k}); kominfo.KindOf(err) != kominfo.TidakSah {
					t.Errorf("kursor %.20q: %v", k, err)
				}
			}
		}
		// A cursor is a position, not a right: a forged one shows nothing more.
		palsu := register.BuatKursor(int64(-1), `' OR 1=1 --`)
		h, err := s.Cari(ctx, d, register.Lingkup{Pemilik: []string{"tak ada"}}, register.Query{Urut: "nilai", Kursor: palsu})
		if err != nil || len(h.Baris) != 0 {
			t.Errorf("kursor palsu: %d %v", len(h.Baris), err)
		}
		banyak := make([]any, 20000)
		for i := range banyak {
			banyak[i] = "x"
		}
		_, err = s.Cari(ctx, d, l, register.Query{Saring: []register.Syarat{{Kolom: "status", Op: register.SalahSatu, Daftar: banyak}, {Kolom: "tenggat", Op: register.SalahSatu, Daftar: banyak}}})
		mau(t, err, kominfo.TidakSah, "terlalu banyak")
		if n := jumlah(t, s, d); n != 20 {
			t.Errorf("%d dokumen", n)
		}
	})
}
