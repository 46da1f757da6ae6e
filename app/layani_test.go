//go:build !(js && wasm)

package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Whatever keeps the server from starting is told in one sentence.
func TestLayaniDitolak(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	data := filepath.Join(t.TempDir(), "data")
	for _, a := range []string{"0.0.0.0:8080", ":8080", "192.168.1.5:8080", "[::]:8080", "kantor.go.id:80"} {
		salah(t, "harus dengan akun", "", "layani", "-tanpa-wasm", "-tanpa-akun", "-data", data, "-alamat", a)
	}
	for _, a := range []string{"8080", "", "127.0.0.1"} {
		salah(t, "tidak dikenal", "", "layani", "-tanpa-wasm", "-data", data, "-alamat", a)
	}
	for _, a := range []string{"lumbung.go.id", "https://", "https://a.go.id/lumbung", "ftp://a.go.id", "https://admin@a.go.id", "https://a.go.id?x=1"} {
		salah(t, "Alamat luar", "", "layani", "-tanpa-wasm", "-data", data, "-alamat", "127.0.0.1:0", "-alamat-luar", a)
	}
	// A proxy would open a program without accounts to everybody.
	salah(t, "harus dengan akun", "", "layani", "-tanpa-wasm", "-tanpa-akun", "-data", data, "-alamat", "127.0.0.1:0", "-alamat-luar", "https://a.go.id")
	salah(t, "127.0.0.1:", "", "layani", "-tanpa-wasm", "-data", data, "-alamat", "127.0.0.1:99999")
	// Without -tanpa-wasm: nobody waits for the compiler to hear that.
	salah(t, "sedang dipakai program lain", "", "layani", "-data", data, "-alamat", l.Addr().String())
	if _, err := os.Stat(data); err == nil {
		t.Error("folder data dibuat walau alamat tidak dapat dipakai")
	}
	salah(t, "folder", "", "layani", "-tanpa-wasm", "-alamat", "127.0.0.1:0", "-data", tulisBerkas(t, "bukan-folder", "x"))
	rusak := t.TempDir()
	if err := os.WriteFile(filepath.Join(rusak, "lumbung.db"), []byte(strings.Repeat("bukan basis data ", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	salah(t, "rusak", "", "layani", "-tanpa-wasm", "-alamat", "127.0.0.1:0", "-data", rusak)
	salah(t, "boleh ditulis", "", "layani", "-tanpa-wasm", "-alamat", "127.0.0.1:0", "-data", filepath.Join(folderTerkunci(t), "data"))
}

// folderTerkunci gives a folder into which nobody writes, not even root.
func folderTerkunci(t *testing.T) string {
	t.Helper()
	if os.Geteuid() != 0 {
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	if runtime.GOOS == "linux" {
		return "/sys" // the kernel's
	}
	if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
		t.Fatal("LUMBUNG_TEST_ALL=1, tetapi sebagai root di sistem ini tidak ada folder yang terkunci")
	}
	t.Skip("DILEWATI: folder yang tidak boleh ditulis tidak diuji. Jalankan sebagai pengguna biasa.")
	return ""
}

// Start, answer, refuse a second program on the same data, stop at Ctrl+C.
func TestLayani(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data baru")
	s := mulai(t, data, "", "-tanpa-wasm", "-contoh")
	r, err := http.Get("http://" + s.alamat + "/sehat")
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != 200 {
		t.Errorf("sehat: %s", r.Status)
	}
	salah(t, "sedang dipakai program lain", "", "layani", "-tanpa-wasm", "-alamat", "127.0.0.1:0", "-data", data)
	salah(t, "sedang dipakai program lain", "", "ekspor", "penilaian", "-data", data)
	salah(t, "sedang dipakai program lain", "", "impor", "perangkat_daerah", tulisBerkas(t, "a.csv", csvPerangkat), "-data", data)
	kata := s.berhenti()
	for _, mau := range []string{"Data: ", "Data contoh dimuat: Kota Denpasar 2018 (sumber sekunder, bukan terbitan resmi)", "Buka http://127.0.0.1:", "Berhenti. Semua perubahan yang sudah dijawab tersimpan."} {
		if !strings.Contains(kata, mau) {
			t.Errorf("tidak dikatakan %q:\n%s", mau, kata)
		}
	}
	if fi, err := os.Stat(filepath.Join(data, "lumbung.db")); err != nil || runtime.GOOS != "windows" && fi.Mode().Perm() != 0o600 {
		t.Errorf("berkas data: %v %v", fi, err)
	}
	if s := baik(t, "", "ekspor", "penilaian", "-data", data, "-koma"); !strings.Contains(s, "Kota Denpasar") || !strings.Contains(s, "2.64") && !strings.Contains(s, "spbe-2018") {
		t.Errorf("sesudah berhenti: %s", s)
	}
}
