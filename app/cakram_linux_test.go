package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// cakramKecil mounts a small disk of its own.
func cakramKecil(t *testing.T, ukuran string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+ukuran); err != nil {
		if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
			t.Fatalf("LUMBUNG_TEST_ALL=1, tetapi cakram kecil tidak dapat dipasang: %v", err)
		}
		t.Skipf("DILEWATI: cakram penuh dan terkunci tidak diuji, karena cakram kecil tidak dapat dipasang (%v). Jalankan sebagai root.", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }) // the machine of the test goes away
	return dir
}

// isiPenuh fills a disk to its last byte; kosongkan gives the room back.
func isiPenuh(t *testing.T, dir string) (kosongkan func()) {
	t.Helper()
	path := filepath.Join(dir, "pengganjal")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for b := make([]byte, 4096); err == nil; {
		_, err = f.Write(b)
	}
	_ = f.Close()
	return func() {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// A full disk: each command says so, nothing is half done, and work goes on when
// there is room again.
func TestCakramPenuh(t *testing.T) {
	cakram := cakramKecil(t, "6m")
	data := filepath.Join(cakram, "data")
	mulai(t, data, "", "-tanpa-wasm", "-contoh").berhenti()
	ke := filepath.Join(t.TempDir(), "a.db")
	baik(t, "", "cadangkan", ke, "-data", data)

	kosongkan := isiPenuh(t, cakram)
	salah(t, "penuh", "", "cadangkan", filepath.Join(cakram, "b.db"), "-data", data)
	salah(t, "penuh", "", "pulihkan", ke, "-data", data, "-ganti")
	salah(t, "penuh", "", "layani", "-tanpa-wasm", "-tanpa-akun", "-alamat", "127.0.0.1:0", "-data", filepath.Join(cakram, "baru"))
	salah(t, "penuh", "", "impor", "perangkat_daerah", tulisBerkas(t, "a.csv", csvPerangkat), "-data", data)
	if isi, _ := filepath.Glob(filepath.Join(cakram, "b.db*")); len(isi) != 0 {
		t.Errorf("cadangan setengah jadi: %v", isi)
	}
	kosongkan()
	terverifikasi(t, keluarBaik, data)
	mulai(t, data, "", "-tanpa-wasm").berhenti()
	terverifikasi(t, keluarBaik, data)
}

// A second folder for checkpoints that is full does not keep the office from work.
func TestCheckpointCakramPenuh(t *testing.T) {
	luar := cakramKecil(t, "64k")
	data := filepath.Join(t.TempDir(), "data")
	mulai(t, data, "", "-tanpa-wasm", "-checkpoint", luar).berhenti()
	if _, err := os.Stat(filepath.Join(luar, "umum")); err != nil {
		t.Fatal(err)
	}
	lama, err := os.ReadFile(filepath.Join(luar, "umum"))
	if err != nil {
		t.Fatal(err)
	}
	baik(t, "", "impor", "perangkat_daerah", tulisBerkas(t, "a.csv", csvPerangkat), "-data", data)
	kosongkan := isiPenuh(t, luar)
	salah(t, "Cakram penuh, jadi checkpoint", "", "layani", "-tanpa-wasm", "-tanpa-akun", "-alamat", "127.0.0.1:0", "-data", data, "-checkpoint", luar)
	if b, err := os.ReadFile(filepath.Join(luar, "umum")); err != nil || string(b) != string(lama) {
		t.Errorf("checkpoint lama tidak utuh: %q %v", b, err)
	}
	kosongkan()
	mulai(t, data, "", "-tanpa-wasm", "-checkpoint", luar).berhenti()
	if b, _ := os.ReadFile(filepath.Join(luar, "umum")); string(b) == string(lama) {
		t.Error("checkpoint tidak menyusul")
	}
}

// Data on a medium that cannot be written: they are read and verified, and whatever
// would write says why not.
func TestCakramTerkunci(t *testing.T) {
	cakram := cakramKecil(t, "16m")
	data := filepath.Join(cakram, "data")
	mulai(t, data, "", "-tanpa-wasm", "-contoh").berhenti()
	ke := filepath.Join(cakram, "a.db")
	baik(t, "", "cadangkan", ke, "-data", data)
	if err := syscall.Mount("", cakram, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	terverifikasi(t, keluarBaik, data)
	terverifikasi(t, keluarBaik, ke)
	baik(t, "", "cadangkan", filepath.Join(t.TempDir(), "b.db"), "-data", data)
	for _, args := range [][]string{
		{"layani", "-tanpa-wasm", "-tanpa-akun", "-alamat", "127.0.0.1:0", "-data", data},
		{"cadangkan", filepath.Join(cakram, "b.db"), "-data", data},
		{"pulihkan", ke, "-ganti", "-data", data},
		{"kunci", "ganti", "-alasan", "uji", "-data", data},
	} {
		salah(t, "ditulis", "", args...)
	}
	baru := filepath.Join(t.TempDir(), "data")
	if s := baik(t, "", "pulihkan", ke, "-data", baru); !strings.Contains(s, "masa 2") {
		t.Error(s)
	}
	terverifikasi(t, keluarBaik, baru)
}

// The disk fills while files are copied: told in one sentence, no backup bears its
// name, what was there stays, and the same command ends the work when there is room.
func TestCakramPenuhBerkas(t *testing.T) {
	data, usb := filepath.Join(t.TempDir(), "data"), cakramKecil(t, "4m")
	isiBukti(t, data, 1, 10, 400_000)
	ke := filepath.Join(usb, "a.db")
	ganjal := filepath.Join(usb, "ganjal")
	if err := os.WriteFile(ganjal, make([]byte, 1_500_000), 0o600); err != nil {
		t.Fatal(err)
	}
	salah(t, "dari 10 berkas tersalin", "", "cadangkan", ke, "-data", data)
	if isi, _ := filepath.Glob(filepath.Join(usb, "a.db*")); len(isi) != 0 {
		t.Errorf("cadangan setengah jadi: %v", isi)
	}
	if isi, _ := filepath.Glob(filepath.Join(usb, "cadangan.berkas", "*", "*")); len(isi) == 0 {
		t.Error("yang sudah tersalin dibuang")
	}
	salah(t, "Cakram penuh", "", "cadangkan", ke, "-data", data)
	if err := os.Remove(ganjal); err != nil {
		t.Fatal(err)
	}
	// Still too small for all of it.
	salah(t, "tidak disalin lagi", "", "cadangkan", ke, "-data", data)

	besar := filepath.Join(t.TempDir(), "a.db")
	baik(t, "", "cadangkan", besar, "-data", data)
	penuh := filepath.Join(cakramKecil(t, "3m"), "data")
	salah(t, "Cakram penuh", "", "pulihkan", besar, "-data", penuh)
	if _, err := os.Stat(filepath.Join(penuh, "lumbung.db")); err == nil {
		t.Error("data terpasang tanpa berkasnya")
	}
	cukup := filepath.Join(cakramKecil(t, "16m"), "data")
	baik(t, "", "pulihkan", besar, "-data", cukup)
	terverifikasi(t, keluarBaik, cukup)
}

// Files on a medium that cannot be written are read, verified, backed up from and
// restored from; to it nothing goes, and that is said.
func TestCakramTerkunciBerkas(t *testing.T) {
	cakram := cakramKecil(t, "16m")
	data := filepath.Join(cakram, "data")
	isiBukti(t, data, 1, 3, 1000)
	ke := filepath.Join(cakram, "a.db")
	baik(t, "", "cadangkan", ke, "-data", data)
	if err := syscall.Mount("", cakram, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	terverifikasi(t, keluarBaik, data)
	terverifikasi(t, keluarBaik, ke)
	lain := t.TempDir()
	memuat(t, baik(t, "", "cadangkan", filepath.Join(lain, "b.db"), "-data", data), "3 berkas (3 kB) disalin sekarang")
	salah(t, "ditulis", "", "cadangkan", filepath.Join(cakram, "b.db"), "-data", data)
	salah(t, "ditulis", "", "cadangkan", filepath.Join(lain, "c.db"), "-data", data, "-berkas", filepath.Join(cakram, "cadangan.berkas"))
	salah(t, "ditulis", "", "pulihkan", ke, "-data", data, "-ganti")
	baru := filepath.Join(t.TempDir(), "data")
	baik(t, "", "pulihkan", ke, "-data", baru)
	terverifikasi(t, keluarBaik, baru)
}
