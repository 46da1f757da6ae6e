//go:build linux

package sqlite

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
)

// cakramKecil mounts a disk of a few hundred kilobytes.
func cakramKecil(t *testing.T, ukuran string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+ukuran); err != nil {
		if os.Getenv("LUMBUNG_TEST_ALL") == "1" {
			t.Fatalf("LUMBUNG_TEST_ALL=1, tetapi cakram kecil tidak dapat dipasang: %v", err)
		}
		t.Skipf("DILEWATI: cakram penuh tidak diuji, karena cakram kecil tidak dapat dipasang (%v). Jalankan sebagai root.", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestCadangkanCakramPenuh(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		sumber := berisi(t, p, nil)
		dir := cakramKecil(t, "200k")
		err := cadangkan(t.Context(), p, caraSalin(p), sumber, filepath.Join(dir, "salinan.db"))
		if kominfo.KindOf(err) != kominfo.Rusak || !strings.Contains(kominfo.PesanUntukOrang(err), "penuh") {
			t.Errorf("cakram penuh: %v", err)
		}
		kosong(t, dir)
	})
}

// A medium that cannot be written is read all the same, and not written to.
func TestBacaCakramTerkunci(t *testing.T) {
	tiapPengandar(t, func(t *testing.T, p pengandar) {
		sumber := berisi(t, p, nil)
		dir := cakramKecil(t, "8m")
		b, err := os.ReadFile(sumber) // with a header that says "log"
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "uji.db")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			t.Fatal(err)
		}
		ke := filepath.Join(t.TempDir(), "salinan.db")
		cadangkanUji(t, p, path, ke)
		berkasTunggal(t, ke)
		err = cadangkan(t.Context(), p, caraSalin(p), sumber, filepath.Join(dir, "salinan.db"))
		if kominfo.KindOf(err) != kominfo.Rusak || !strings.Contains(kominfo.PesanUntukOrang(err), "tidak boleh ditulis") {
			t.Errorf("media terkunci: %v", err)
		}
	})
}
