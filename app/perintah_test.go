//go:build !(js && wasm)

package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/buku"
)

func TestBantuan(t *testing.T) {
	s := baik(t, "", "bantuan")
	emas(t, "bantuan.txt", s)
	for _, a := range []string{"-h", "-help", "--help"} {
		if diff := cmp.Diff(s, baik(t, "", a)); diff != "" {
			t.Errorf("%s:\n%s", a, diff)
		}
	}
	for _, c := range semuaPerintah() {
		got := baik(t, "", c.nama, "-h")
		if !strings.HasPrefix(got, "lumbung "+c.nama) || !strings.Contains(got, c.ringkas) {
			t.Errorf("%s -h: %s", c.nama, got)
		}
		if !strings.Contains(s, c.nama) {
			t.Errorf("%s tidak ada di bantuan", c.nama)
		}
		salah(t, "Pilihan tidak dikenal", "", c.nama, "-pilihan-asing")
	}
	h := jalankan(t, "", "asing")
	if h.status != keluarSalah || h.keluar != "" || !strings.HasPrefix(h.galat, `Perintah "asing" tidak dikenal.`) || !strings.Contains(h.galat, "hari-kerja") {
		t.Errorf("perintah asing: %+v", h)
	}
}

func TestVersi(t *testing.T) {
	v := uraiJSON[map[string]string](t, baik(t, "", "versi", "-json"))
	for _, k := range []string{"program", "go", "kalender", "pengandar"} {
		if v[k] == "" {
			t.Errorf("%s kosong: %v", k, v)
		}
	}
	teks := baik(t, "", "versi")
	for _, r := range buku.New().Semua() {
		if v["skema_"+r.Info().Nama] == "" || !strings.Contains(teks, r.Info().Nama) {
			t.Errorf("versi skema %s tidak disebut: %v", r.Info().Nama, v)
		}
	}
	salah(t, "pilihan saja", "", "versi", "lagi")
}

func TestHariKerja(t *testing.T) {
	got := baik(t, "", "hari-kerja", "-dari", "2026-03-16", "-n", "10", "-json")
	emas(t, "hari-kerja.json", got)
	v := uraiJSON[struct {
		Tanggal  string `json:"tanggal"`
		Versi    string `json:"versi_kalender"`
		Dilewati []struct{ Tanggal, Alasan, Keputusan string }
	}](t, got)
	// Nyepi on the 19th, Idulfitri on the 21st and 22nd, five days of cuti bersama,
	// three weekends, Good Friday on 3 April: the tenth working day is the 7th.
	if v.Tanggal != "2026-04-07" || v.Versi == "" || len(v.Dilewati) != 12 {
		t.Errorf("%+v", v)
	}
	for _, d := range v.Dilewati {
		if d.Tanggal == "" || d.Alasan == "" || d.Keputusan == "" {
			t.Errorf("hari yang dilewati tanpa sebab: %+v", d)
		}
	}
	emas(t, "hari-kerja.txt", baik(t, "", "hari-kerja", "-dari", "2026-03-16"))

	tanggal := func(args ...string) string {
		t.Helper()
		return uraiJSON[struct{ Tanggal string }](t, baik(t, "", append([]string{"hari-kerja", "-json"}, args...)...)).Tanggal
	}
	for mau, args := range map[string][]string{
		"2026-03-16": {"-dari", "2026-04-07", "-n", "-10"},
		"2026-06-08": {"-dari", "2026-06-05", "-n", "1"},               // Friday to Monday
		"2026-06-06": {"-dari", "2026-06-05", "-n", "1", "-enam-hari"}, // Saturday works
		"2026-03-18": {"-dari", "2026-03-17", "-n", "1", "-cuti-bersama-masuk"},
	} {
		if got := tanggal(args...); got != mau {
			t.Errorf("%v: %s, want %s", args, got, mau)
		}
	}
	salah(t, "2035", "", "hari-kerja", "-dari", "2035-01-02", "-n", "5")
	salah(t, "2024-13-01", "", "hari-kerja", "-dari", "2024-13-01")
	salah(t, "anggal", "", "hari-kerja")
	salah(t, "anggal", "", "hari-kerja", "-dari", "kemarin")
	salah(t, "pilihan -n", "", "hari-kerja", "-dari", "2026-03-16", "-n", "sepuluh")
	salah(t, "", "", "hari-kerja", "-dari", "2026-03-16", "-n", "999999999")
	salah(t, "tidak dapat dibuka", "", "hari-kerja", "-dari", "2026-03-16", "-kalender", "tidak-ada.json")
	salah(t, "", "", "hari-kerja", "-dari", "2026-03-16", "-kalender", tulisBerkas(t, "k.json", "{}"))
	salah(t, "", "", "hari-kerja", "-dari", "2026-03-16", "-daerah", tulisBerkas(t, "d.json", "[]"))
}

func TestSkema(t *testing.T) {
	for _, r := range buku.New().Semua() {
		in := r.Info()
		v := uraiJSON[struct {
			Properties map[string]json.RawMessage
			Type       string
		}](t, baik(t, "", "skema", in.Nama))
		if v.Type != "object" || len(v.Properties) < len(in.Isian)-1 || len(v.Properties) == 0 {
			t.Errorf("%s: %s dengan %d bidang", in.Nama, v.Type, len(v.Properties))
		}
	}
	salah(t, "perangkat_daerah", "", "skema", "asing")
	salah(t, "nama satu register", "", "skema")
}
