//go:build !(js && wasm)

package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/akun/masuk"
	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
)

// jalankanAkun runs the command akun in this process.
func jalankanAkun(t *testing.T, args ...string) (string, error) {
	t.Helper()
	var keluar, galat bytes.Buffer
	p := &program{Masuk: strings.NewReader(""), Keluar: &keluar, Galat: &galat}
	fs := flag.NewFlagSet("akun", flag.ContinueOnError)
	fs.SetOutput(&galat)
	err := p.akun(t.Context(), fs, args)
	if err != nil && keluar.Len() > 0 {
		t.Errorf("akun %v: gagal, tetapi mencetak %s", args, &keluar)
	}
	return keluar.String(), err
}

func TestPerintahAkun(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	baik := func(args ...string) string {
		t.Helper()
		s, err := jalankanAkun(t, append(args, "-data", data)...)
		if err != nil {
			t.Fatalf("akun %v: %v", args, err)
		}
		return s
	}
	salah := func(sebut string, args ...string) {
		t.Helper()
		if _, err := jalankanAkun(t, append(args, "-data", data)...); err == nil || !strings.Contains(pesan(err), sebut) {
			t.Errorf("akun %v: %v, want %q", args, err, sebut)
		}
	}
	dengan := func(f func(ctx context.Context, l *masuk.Layanan)) {
		t.Helper()
		s, err := penjaga.Buka(t.Context(), penjaga.Opsi{Folder: data, Register: buku.New().Simpanan()})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		l, err := masuk.New(s, nil, masuk.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		f(t.Context(), l)
	}

	salah("belum berisi data", "daftar")
	dengan(func(context.Context, *masuk.Layanan) {})
	if s := baik(); !strings.HasPrefix(s, "Belum ada akun.") {
		t.Error(s)
	}
	if s := baik("daftar", "-json"); s != "{\n  \"akun\": []\n}\n" {
		t.Error(s)
	}

	kode := func(s string) string {
		t.Helper()
		m := regexp.MustCompile(`http\S+/undangan#([A-Za-z0-9_-]{43})\b`).FindStringSubmatch(s)
		if m == nil {
			t.Fatalf("tanpa tautan: %s", s)
		}
		return m[1]
	}
	lama := kode(baik("tautan-pengelola"))
	s := baik("tautan-pengelola", "-alamat", "https://lumbung.contoh.go.id/")
	if !strings.Contains(s, "https://lumbung.contoh.go.id/undangan#") || !strings.Contains(s, "WIB") {
		t.Error(s)
	}
	var budi string
	dengan(func(ctx context.Context, l *masuk.Layanan) {
		s1, s2 := "kuda baterai stapler", "hujan turun di manggar"
		if _, err := l.TerimaUndangan(ctx, masuk.Penerimaan{Kode: lama, Masuk: "satu", Nama: "NAMA-ADMIN", Sandi: s1}); kominfo.KindOf(err) != kominfo.Ditolak {
			t.Errorf("tautan lama: %v", err)
		}
		if _, err := l.TerimaUndangan(ctx, masuk.Penerimaan{Kode: kode(s), Masuk: "satu", Nama: "NAMA-ADMIN", Sandi: s1}); err != nil {
			t.Fatal(err)
		}
		k, err := l.Undang(ctx, akun.AktorProgram(), akun.Undang{Masuk: "budi.s", Nama: "NAMA-BUDI", Perangkat: "dinkes", Peran: []string{"entri", "pemantau"}})
		if err != nil {
			t.Fatal(err)
		}
		if budi, err = l.TerimaUndangan(ctx, masuk.Penerimaan{Kode: k.Kode, Sandi: s2}); err != nil {
			t.Fatal(err)
		}
		// While a program has the folder open, the command says so.
		salah("sedang dipakai program lain", "daftar")
	})
	s = baik("daftar")
	if diff := cmp.Diff("budi.s  aktif     dinkes        entri, pemantau\nsatu    aktif     kominfo       admin, koordinator\n", s); diff != "" {
		t.Errorf("daftar (-want +got):\n%s", diff)
	}
	v := uraiJSON[struct {
		Akun []struct {
			ID, Masuk, Status, Perangkat string
			Peran                        []string
		}
	}](t, baik("daftar", "-json"))
	if len(v.Akun) != 2 || v.Akun[0].Masuk != "budi.s" || !kominfo.UUIDSah(v.Akun[0].ID) || fmt.Sprint(v.Akun[1].Peran) != "[admin koordinator]" {
		t.Errorf("%+v", v)
	}

	salah("Sebutkan mengapa", "nonaktifkan", "budi.s")
	salah("Tidak ada akun", "nonaktifkan", "asing", "-alasan", "x")
	salah("nama masuk satu akun", "nonaktifkan", "-alasan", "x")
	salah("satu-satunya pengelola", "nonaktifkan", "satu", "-alasan", "pindah")
	salah("tidak mengenal", "hapus")
	salah("tidak dikenal", "tautan-pengelola", "-alamat", "lumbung.contoh.go.id")
	salah("pilihan saja", "tautan-pengelola", "lagi")
	if s := baik("nonaktifkan", "Budi.S", "-alasan", "pindah tugas"); !strings.HasPrefix(s, "Akun budi.s nonaktif.") || strings.Contains(s, "pengelola") {
		t.Error(s)
	}
	salah("sudah nonaktif", "nonaktifkan", "budi.s", "-alasan", "lagi")
	dengan(func(ctx context.Context, l *masuk.Layanan) {
		if err := l.KeluarSemua(ctx, budi); kominfo.KindOf(err) != kominfo.BelumMasuk {
			t.Errorf("sesi akun nonaktif: %v", err)
		}
	})
	if s := baik("daftar"); !strings.Contains(s, "budi.s  nonaktif") || strings.Contains(s, "NAMA-") {
		t.Error(s)
	}
	if s := uraiJSON[map[string]string](t, baik("tautan-pengelola", "-json")); kode(s["tautan"]) == "" || s["kedaluwarsa"] == "" {
		t.Error(s)
	}
}
