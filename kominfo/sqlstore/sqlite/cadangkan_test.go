//go:build !(js && wasm)

package sqlite

import (
	"bytes"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	murni "modernc.org/sqlite"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/brankas"
)

// caraSalin gives how a driver copies.
func caraSalin(p pengandar) mulaiSalin {
	if _, ok := p.d.(*murni.Driver); ok {
		return salinMurni[*murni.Backup]
	}
	return salinBawaan
}

func cadangkanUji(t *testing.T, p pengandar, sumber, tujuan string) {
	t.Helper()
	if err := cadangkan(t.Context(), p, caraSalin(p), sumber, tujuan); err != nil {
		t.Fatal(err)
	}
}

// berkasTunggal checks that a copy is one file, for its owner only, without log.
func berkasTunggal(t *testing.T, path string) {
	t.Helper()
	isi, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range isi {
		if e.Name() != filepath.Base(path) && strings.HasPrefix(e.Name(), filepath.Base(path)) {
			t.Errorf("di samping salinan ada %s", e.Name())
		}
	}
	st, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS != "windows" && st.Mode().Perm() != 0o600 {
		t.Errorf("hak salinan %v", st.Mode())
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(b) < 100 || b[18] != 1 || b[19] != 1 {
		t.Error("kepala salinan masih menyebut WAL")
	}
}

func TestCadangkan(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		sumber := berisi(t, p, nil)
		tujuan := filepath.Join(t.TempDir(), "salinan % aneh?.db")
		cadangkanUji(t, p, sumber, tujuan)
		berkasTunggal(t, tujuan)
		s, err := bukaBaca(t.Context(), p, tujuan, Opsi{}, []register.Register{defLaporan()})
		if err != nil {
			t.Fatal(err)
		}
		lap, err := s.Verifikasi(t.Context(), sqlstore.Diketahui{})
		if err != nil || !lap.Sah {
			t.Errorf("salinan: %v %+v", err, lap)
		}
		// For reading alone, whatever is asked of it.
		err = s.Ubah(t.Context(), aktorUji(), func(tx register.Tx) error {
			_, err := defLaporan().Buat(t.Context(), tx, register.LingkupPenuh(), contohLaporan(1))
			return err
		})
		if kominfo.KindOf(err) != kominfo.Rusak {
			t.Errorf("menulis ke salinan: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		berkasTunggal(t, tujuan)
		lama, err := os.ReadFile(tujuan)
		if err != nil {
			t.Fatal(err)
		}
		// Never over an existing file.
		err = cadangkan(t.Context(), p, caraSalin(p), sumber, tujuan)
		if kominfo.KindOf(err) != kominfo.Bentrok || !strings.Contains(err.Error(), "tidak ditimpa") {
			t.Errorf("menimpa: %v", err)
		}
		if b, _ := os.ReadFile(tujuan); !bytes.Equal(b, lama) {
			t.Error("salinan yang ada diubah")
		}
	})
}

// TestCadangkanSambilMenulis copies again and again while eight writers work. Each
// copy is one moment of the data: it verifies, and each holds what the one before it
// held. No writer waits for long.
func TestCadangkanSambilMenulis(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		d := defLaporan()
		path := filepath.Join(t.TempDir(), "uji.db")
		s := bukaUji(t, p, path, d)
		isiLaporan(t, s, d, 0, 3000)
		ctx, henti := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		var tulis atomic.Int64
		var terlama atomic.Int64
		for w := range 8 {
			wg.Go(func() {
				for i := 0; ctx.Err() == nil; i++ {
					mulai := time.Now()
					err := s.Ubah(context.Background(), aktorUji(), func(tx register.Tx) error {
						_, err := d.Buat(context.Background(), tx, register.LingkupPenuh(), contohLaporan(w*100000+i))
						return err
					})
					if err != nil {
						t.Errorf("penulis: %v", err)
						return
					}
					tulis.Add(1)
					if l := int64(time.Since(mulai)); l > terlama.Load() {
						terlama.Store(l)
					}
				}
			})
		}
		dir, lalu := t.TempDir(), int64(0)
		for i := range 3 {
			ke := filepath.Join(dir, fmt.Sprintf("salinan-%d.db", i))
			sebelum := tulis.Load()
			cadangkanUji(t, p, path, ke)
			if tulis.Load() == sebelum {
				t.Logf("selama salinan %d tidak ada yang menulis", i)
			}
			berkasTunggal(t, ke)
			b, err := bukaBaca(t.Context(), p, ke, Opsi{}, []register.Register{d})
			if err != nil {
				t.Fatal(err)
			}
			lap, err := b.Verifikasi(t.Context(), sqlstore.Diketahui{})
			if err != nil || !lap.Sah {
				t.Errorf("salinan %d: %v %+v", i, err, lap)
			}
			k, err := b.Kepala(t.Context(), "dalam")
			if err != nil || k.Ukuran < 3000+sebelum-8 || k.Ukuran < lalu {
				t.Errorf("salinan %d memuat %d catatan sesudah %d: %v", i, k.Ukuran, 3000+sebelum, err)
			}
			lalu = k.Ukuran
			_ = b.Close()
		}
		henti()
		wg.Wait()
		t.Logf("%d tulisan selama tiga salinan, terlama %v", tulis.Load(), time.Duration(terlama.Load()))
		sehat(t, s)
	})
}

// TestCadangkanProsesLain copies from a process of its own while this one has the
// file open and goes on writing.
func TestCadangkanProsesLain(t *testing.T) {
	if ke := os.Getenv("LUMBUNG_UJI_CADANGKAN"); ke != "" {
		dari, ke, _ := strings.Cut(ke, "|")
		if err := Cadangkan(context.Background(), dari, ke); err != nil {
			fmt.Println(err)
			os.Exit(3)
		}
		return
	}
	d := defLaporan()
	path := filepath.Join(t.TempDir(), "uji.db")
	s := bukaUji(t, bawaan(), path, d)
	isiLaporan(t, s, d, 0, 500)
	ke := filepath.Join(t.TempDir(), "salinan.db")
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestCadangkanProsesLain$")
	c.Env = append(os.Environ(), "LUMBUNG_UJI_CADANGKAN="+path+"|"+ke)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	isiLaporan(t, s, d, 500, 10)
	sehat(t, s)
	berkasTunggal(t, ke)
	b, err := BukaBaca(t.Context(), ke, Opsi{}, d)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if k, err := b.Kepala(t.Context(), "dalam"); err != nil || k.Ukuran != 500 {
		t.Errorf("%d catatan: %v", k.Ukuran, err)
	}
	// Reading beside the running writer.
	l, err := BukaBaca(t.Context(), path, Opsi{}, d)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	isiLaporan(t, s, d, 600, 1)
	if k, err := l.Kepala(t.Context(), "dalam"); err != nil || k.Ukuran != 511 {
		t.Errorf("%d catatan: %v", k.Ukuran, err)
	}
}

// TestCadangkanBatal leaves nothing behind when it is cancelled at any step.
func TestCadangkanBatal(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		d := defLaporan()
		path := filepath.Join(t.TempDir(), "uji.db")
		s := bukaUji(t, p, path, d)
		isiLaporan(t, s, d, 0, 3000)
		for n := range 5 {
			dir := t.TempDir()
			ctx, batal := context.WithCancel(t.Context())
			mulai := func(p pengandar, src driver.Conn, tujuan string) (penyalin, error) {
				x, err := caraSalin(p)(p, src, tujuan)
				if n == 0 {
					batal()
				}
				return &hitung{penyalin: x, sisa: n, batalkan: batal}, err
			}
			err := cadangkan(ctx, p, mulai, path, filepath.Join(dir, "salinan.db"))
			if !errors.Is(err, context.Canceled) {
				t.Errorf("dibatalkan sesudah %d langkah: %v", n, err)
			}
			kosong(t, dir)
			batal()
		}
	})
}

type hitung struct {
	penyalin
	sisa     int
	batalkan func()
}

func (h *hitung) langkah(int) (bool, error) {
	if h.sisa--; h.sisa <= 0 {
		h.batalkan()
	}
	return h.penyalin.langkah(1)
}

func kosong(t *testing.T, dir string) {
	t.Helper()
	isi, err := os.ReadDir(dir)
	if err != nil || len(isi) != 0 {
		t.Errorf("tersisa %v: %v", isi, err)
	}
}

func TestCadangkanDitolak(t *testing.T) {
	ctx, sumber := t.Context(), berisi(t, bawaan(), nil)
	dir := t.TempDir()
	bukan := filepath.Join(dir, "bukan.db")
	if err := os.WriteFile(bukan, []byte(strings.Repeat("bukan basis data ", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	terhenti := filepath.Join(dir, "terhenti.db")
	if err := os.WriteFile(terhenti+".sebagian", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, u := range []struct {
		dari, ke, sebut string
		jenis           kominfo.Kind
	}{
		{filepath.Join(dir, "tidak-ada.db"), filepath.Join(dir, "a"), "tidak ada", kominfo.TidakAda},
		{dir, filepath.Join(dir, "a"), "bukan berkas biasa", kominfo.TidakSah},
		{bukan, filepath.Join(dir, "a"), "bukan berkas data Lumbung", kominfo.Rusak},
		{sumber, "", "Sebutkan nama", kominfo.TidakSah},
		{sumber, dir, "adalah folder", kominfo.TidakSah},
		{sumber, sumber, "tidak ditimpa", kominfo.Bentrok},
		{sumber, terhenti, "pernah terhenti", kominfo.Bentrok},
		{sumber, filepath.Join(dir, "tanpa", "folder", "a"), "Folder untuk salinan", kominfo.Rusak},
		{sumber, filepath.Join(bukan, "a"), "Folder untuk salinan", kominfo.Rusak},
	} {
		err := Cadangkan(ctx, u.dari, u.ke)
		if kominfo.KindOf(err) != u.jenis || !strings.Contains(kominfo.PesanUntukOrang(err), u.sebut) {
			t.Errorf("%s -> %s: %v, want %q", u.dari, u.ke, err, u.sebut)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "a")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("salinan yang ditolak tetap dibuat")
	}
	if _, err := BukaBaca(ctx, filepath.Join(dir, "tidak-ada.db"), Opsi{}); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("BukaBaca: %v", err)
	}
	if _, err := BukaBaca(ctx, bukan, Opsi{}); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("BukaBaca: %v", err)
	}
}

// A file that a program cut off in the middle of a change is read whole: its log
// holds the last changes.
func TestCadangkanSesudahMati(t *testing.T) {
	d := defLaporan()
	path := filepath.Join(t.TempDir(), "uji.db")
	s := bukaUji(t, bawaan(), path, d)
	isiLaporan(t, s, d, 0, 50)
	mati := filepath.Join(t.TempDir(), "mati.db") // as the disk is found after a power cut
	for _, a := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + a)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(mati+a, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ke := filepath.Join(t.TempDir(), "salinan.db")
	cadangkanUji(t, bawaan(), mati, ke)
	b, err := BukaBaca(t.Context(), ke, Opsi{}, d)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if k, err := b.Kepala(t.Context(), "dalam"); err != nil || k.Ukuran != 50 {
		t.Errorf("%d catatan: %v", k.Ukuran, err)
	}
}

func TestDaftarTersegel(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		b, err := brankas.Buka(filepath.Join(t.TempDir(), "kunci.brankas"))
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		path := berisi(t, p, b)
		daftar, tertinggi, err := daftarTersegel(t.Context(), p, path, "lb_")
		if err != nil {
			t.Fatal(err)
		}
		// 300 documents, one of them erased.
		if len(daftar) != 299 || tertinggi != 300 {
			t.Errorf("%d dokumen, kunci tertinggi %d", len(daftar), tertinggi)
		}
		for _, x := range daftar {
			if _, ada, err := b.Ambil(x.Kunci); err != nil || !ada || x.Register != "laporan" {
				t.Errorf("%+v: %v %v", x, ada, err)
			}
		}
		if daftar, tertinggi, err := daftarTersegel(t.Context(), p, berisi(t, p, nil), "lb_"); err != nil || len(daftar) != 0 || tertinggi != 0 {
			t.Errorf("tanpa brankas: %d %d %v", len(daftar), tertinggi, err)
		}
	})
}

func TestPegang(t *testing.T) {
	path := filepath.Join(t.TempDir(), "baru", "uji.db")
	k, err := Pegang(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Buka(t.Context(), path, Opsi{Migrasi: true}); kominfo.KindOf(err) != kominfo.Rusak || !strings.Contains(err.Error(), "program lain") {
		t.Errorf("dibuka selagi dipegang: %v", err)
	}
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	s := bukaUji(t, bawaan(), path)
	if _, err := Pegang(path); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("dipegang selagi dibuka: %v", err)
	}
	_ = s
}
