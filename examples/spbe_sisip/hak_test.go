package main

import (
	"bytes"
	"context"
	"flag"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

var update = flag.Bool("update", false, "tulis ulang testdata")

// Who may do what, as one table: an action of Lumbung that is not in it yet makes
// this test fail, so that the regency decides before its people can press it.
func TestHak(t *testing.T) {
	p := &spbe.Pustaka{}
	pen, dok := spbe.Definisi(p), spbe.DefDataDukung()
	var got bytes.Buffer
	for _, r := range []register.Register{pen, spbe.DefTugas(pen, p), dok, spbe.DefBukti(pen, dok, p)} {
		in := r.Info()
		aksi := []string{"baca"}
		if in.Bebas {
			aksi = append(aksi, "buat", "ganti", "tarik", "hal_baru")
		}
		for _, x := range in.Tindakan {
			if x.Nama != "tarik" || !in.Bebas {
				aksi = append(aksi, x.Nama)
			}
		}
		for _, x := range aksi {
			got.WriteString(in.Nama + " " + x + ":")
			for _, jabatan := range []string{"pengelola SPBE", "inspektur", "operator", "pimpinan", "juru parkir", ""} {
				o := orang{OPD: "dinkes", Jabatan: jabatan}
				l, err := boleh(o.aktor(), jabatan != "", in, x)
				switch {
				case err == nil && l.Semua:
					got.WriteString(" semua")
				case err == nil && cmp.Equal(l.Pemilik, []string{"dinkes"}) && !l.Pribadi:
					got.WriteString(" milik")
				case kominfo.KindOf(err) == kominfo.Ditolak:
					got.WriteString(" -")
				case kominfo.KindOf(err) == kominfo.BelumMasuk:
					got.WriteString(" masuk")
				default:
					t.Errorf("%s %s oleh %q: %+v %v", in.Nama, x, jabatan, l, err)
				}
			}
			got.WriteString("\n")
		}
	}
	const berkas = "testdata/hak.txt"
	if *update {
		if err := os.WriteFile(berkas, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	mau, err := os.ReadFile(berkas)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(mau), got.String()); diff != "" {
		t.Errorf("hak (-mau +ada):\n%s", diff)
	}
}

// The program from its start to its end, twice on one folder: documents, accounts
// and the journal's key are still there.
func TestJalankan(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	var kunci [2]string
	for i := range kunci {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		ctx, batal := context.WithCancel(t.Context())
		selesai := make(chan error, 1)
		var keluar bytes.Buffer // read only when the program has ended
		go func() { selesai <- jalankan(ctx, &keluar, l, folder) }()
		w, err := http.Get("http://" + l.Addr().String() + "/jejak/kunci")
		if err != nil {
			batal()
			t.Fatal(err, <-selesai)
		}
		b, err := io.ReadAll(w.Body)
		w.Body.Close()
		batal()
		if errAkhir := <-selesai; err != nil || errAkhir != nil || w.StatusCode != 200 {
			t.Fatal(w.StatusCode, err, errAkhir)
		}
		kunci[i] = string(b)
		if s := keluar.String(); !strings.Contains(s, "Buka http://127.0.0.1:") || !strings.Contains(s, "sari     pengelola SPBE") {
			t.Errorf("keluaran: %s", s)
		}
	}
	if kunci[0] != kunci[1] || !strings.HasPrefix(kunci[0], "lumbung/"+namaJejak+"+") {
		t.Errorf("kunci jejak: %q lalu %q", kunci[0], kunci[1])
	}
	a, err := buka(t.Context(), folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer a.tutup()
	n, err := a.store.Rekap(t.Context(), a.pen, register.LingkupPenuh(), nil)
	if err != nil || n[0].N != 1 {
		t.Errorf("penilaian: %v %v", n, err)
	}
	// Lumbung's tables and the regency's stand side by side and share no name.
	var asing []string
	err = a.db.Select(&asing, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'spbe\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name")
	if diff := cmp.Diff([]string{"catatan_kerja", "nilai_lama", "opd", "pegawai", "sesi"}, asing); diff != "" || err != nil {
		t.Errorf("tabel tanpa awalan (-mau +ada) %v:\n%s", err, diff)
	}
}

// The example is meant to be read in one sitting.
func TestPendek(t *testing.T) {
	berkas, err := filepath.Glob("*.go")
	if err != nil || len(berkas) < 10 {
		t.Fatal(berkas, err)
	}
	for _, n := range berkas {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		if baris := bytes.Count(b, []byte("\n")); baris > 150 && !strings.HasSuffix(n, "_test.go") {
			t.Errorf("%s: %d baris", n, baris)
		}
	}
}
