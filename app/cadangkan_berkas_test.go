//go:build !(js && wasm)

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// isiBukti makes n files of a size with their documents in a data folder, named
// "Dokumen 1", … from dari on, and gives their sidik.
func isiBukti(t *testing.T, data string, dari, n, besar int) (sidik []string) {
	t.Helper()
	bk := buku.New()
	s, err := (&program{Galat: &bytes.Buffer{}}).buka(t.Context(), data, bk)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	f, err := blob.BukaFolder(filepath.Join(data, "berkas"), blob.OpsiFolder{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	acak := rand.NewChaCha8([32]byte{byte(dari)})
	for i := range n {
		isi := make([]byte, besar)
		_, _ = acak.Read(isi) // never fails
		in, err := f.Simpan(t.Context(), bytes.NewReader(isi), blob.Opsi{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(spbe.DataDukung{Judul: fmt.Sprintf("Dokumen %d", dari+i), Jenis: "sk", Tanggal: kominfo.TanggalDari(time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), kominfo.WIB),
			Berkas: &spbe.Berkas{Sidik: in.Sidik, Nama: "sk.pdf", Ukuran: in.Ukuran, Jenis: "application/pdf"}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := (langsung{s}).Tulis(t.Context(), bk.Dukung.Register, register.Permintaan{Isian: b}); err != nil {
			t.Fatal(err)
		}
		sidik = append(sidik, in.Sidik)
	}
	return sidik
}

func letakUji(dir, sidik string) string { return filepath.Join(dir, sidik[:2], sidik[2:]) }

// The commands that an official types: a weekly backup beside a running server, a
// look at it, and a new machine.
func TestCadangkanBerkas(t *testing.T) {
	data, usb := filepath.Join(t.TempDir(), "data"), t.TempDir()
	sidik := isiBukti(t, data, 1, 3, 2000)
	s := mulai(t, data, "", "-tanpa-wasm")
	a, b := filepath.Join(usb, "a.db"), filepath.Join(usb, "b.db")
	bersama := filepath.Join(usb, "cadangan.berkas")
	memuat(t, baik(t, "", "cadangkan", a, "-data", data), "Berkas bukti di "+bersama+": 3 berkas (6 kB) disalin sekarang, 0 sudah ada", "isinya sesuai sidiknya")
	s.berhenti()
	sidik = append(sidik, isiBukti(t, data, 10, 1, 500)...)
	memuat(t, baik(t, "", "cadangkan", b, "-data", data), "1 berkas (500 byte) disalin sekarang, 3 sudah ada", "cadangkan dengan -teliti")
	memuat(t, baik(t, "", "cadangkan", filepath.Join(usb, "c.db"), "-data", data, "-teliti"), "0 berkas (0 byte) disalin sekarang, 4 sudah ada", "dibaca ulang")
	memuat(t, baik(t, "", "cadangkan", filepath.Join(usb, "d.db"), "-data", data, "-tanpa-berkas"), "Berkas bukti (4 berkas yang dirujuk dokumen), atas pilihan -tanpa-berkas")
	for _, apa := range []string{data, a, b} {
		memuat(t, baik(t, "", "verifikasi", apa), "tidak ada temuan", "sama dengan sidik yang dicatat dokumennya")
	}
	terverifikasi(t, keluarBaik, b, "-berkas", bersama)
	memuat(t, strings.Join(terverifikasi(t, keluarBaik, b, "-tanpa-berkas").TidakTerbukti, " "), "4 berkas yang dirujuk dokumen tidak diperiksa")

	v := uraiJSON[struct {
		Lampiran penjaga.HasilLampiran `json:"lampiran"`
	}](t, baik(t, "", "pulihkan", b, "-data", filepath.Join(t.TempDir(), "data"), "-json"))
	if v.Lampiran.Disalin != 4 || v.Lampiran.Ukuran != 6500 {
		t.Errorf("%+v", v.Lampiran)
	}
	baru := filepath.Join(t.TempDir(), "data")
	memuat(t, baik(t, "", "pulihkan", b, "-data", baru), "4 berkas (6,5 kB) dipulihkan, 0 sudah ada", "Dokumen merujuk 4 berkas")
	memuat(t, baik(t, "", "pulihkan", a, "-data", baru, "-ganti"), "0 berkas (0 byte) dipulihkan, 3 sudah ada")
	terverifikasi(t, keluarBaik, baru)

	// One file of the backup is gone and one was changed: told with the documents,
	// everywhere, and what can be had is restored.
	if err := os.Remove(letakUji(bersama, sidik[0])); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(letakUji(bersama, sidik[1]), make([]byte, 2000), 0o600); err != nil {
		t.Fatal(err)
	}
	if l := terverifikasi(t, keluarTemuan, a); len(l.Temuan) != 2 {
		t.Errorf("%+v", l.Temuan)
	}
	h := jalankan(t, "", "pulihkan", a, "-data", filepath.Join(t.TempDir(), "data"))
	if h.status != keluarTemuan || h.galat != "" {
		t.Errorf("%+v", h)
	}
	memuat(t, h.keluar, "1 berkas (2 kB) dipulihkan", "BERKAS-HILANG", "BERKAS-UBAH", `data_dukung "Dokumen 1"`, `data_dukung "Dokumen 2"`)
	// The next backup brings back the missing one; a careful one the changed one too.
	baik(t, "", "cadangkan", filepath.Join(usb, "e.db"), "-data", data)
	if l := terverifikasi(t, keluarTemuan, a); len(l.Temuan) != 1 || l.Temuan[0]["id"] != "BERKAS-UBAH" {
		t.Errorf("%+v", l.Temuan)
	}
	baik(t, "", "cadangkan", filepath.Join(usb, "f.db"), "-data", data, "-teliti")
	terverifikasi(t, keluarBaik, a)

	// The data lost one: the backup is made, and says which document lost it.
	if err := os.Remove(letakUji(filepath.Join(data, "berkas"), sidik[2])); err != nil {
		t.Fatal(err)
	}
	lain := t.TempDir()
	h = jalankan(t, "", "cadangkan", filepath.Join(lain, "a.db"), "-data", data)
	if h.status != keluarTemuan || h.galat != "" {
		t.Errorf("%+v", h)
	}
	memuat(t, h.keluar, "BERKAS-HILANG", `data_dukung "Dokumen 3"`)
	// The folder of files did not come along.
	if err := os.RemoveAll(filepath.Join(lain, "cadangan.berkas")); err != nil {
		t.Fatal(err)
	}
	sendiri := filepath.Join(t.TempDir(), "data")
	salah(t, "Folder berkas cadangan", "", "pulihkan", filepath.Join(lain, "a.db"), "-data", sendiri)
	memuat(t, baik(t, "", "pulihkan", filepath.Join(lain, "a.db"), "-data", sendiri, "-berkas", bersama), "4 berkas (6,5 kB) dipulihkan")
	terverifikasi(t, keluarBaik, sendiri)
	salah(t, "tidak ada", "", "cadangkan", filepath.Join(lain, "tidak-ada", "a.db"), "-data", data)
}

// waktu runs a command to its end and says how long it took.
func waktu(t *testing.T, args ...string) time.Duration {
	t.Helper()
	mulai := time.Now()
	if bunuh(t, time.Minute, args...) {
		t.Fatalf("lumbung %v gagal", args)
	}
	return time.Since(mulai)
}

// bunuh runs a command in a process of its own and kills it after a while; mati says
// whether that came before its end.
func bunuh(t *testing.T, sesudah time.Duration, args ...string) (mati bool) {
	t.Helper()
	return bunuhSaat(t, sesudah, nil, args...)
}

// bunuhSaat kills it as soon as siap says so, at the latest after a while.
func bunuhSaat(t *testing.T, sesudah time.Duration, siap func() bool, args ...string) (mati bool) {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), sebagaiProgram+"=1")
	var galat bytes.Buffer
	c.Stderr = &galat
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	bom := time.AfterFunc(sesudah, func() { _ = c.Process.Kill() })
	selesai := make(chan struct{})
	defer close(selesai)
	if siap != nil {
		go func() {
			for !siap() {
				select {
				case <-selesai:
					return
				case <-time.After(time.Millisecond):
				}
			}
			_ = c.Process.Kill()
		}()
	}
	err := c.Wait()
	if bom.Stop(); err != nil && galat.Len() > 0 {
		t.Errorf("lumbung %v: %s", args, galat.String())
	}
	return err != nil
}

// Backups and restores that are killed at any moment: what bears the backup's name
// is whole with all its files, no half file bears a name, and the same command again
// ends the work.
func TestCadangkanBerkasMati(t *testing.T) {
	data, usb := filepath.Join(t.TempDir(), "data"), t.TempDir()
	sidik := isiBukti(t, data, 1, 40, 300_000)
	ke, bersama := filepath.Join(usb, "a.db"), filepath.Join(usb, "cadangan.berkas")
	kosongkan := func() {
		for _, f := range []string{"a.db", "a.db.checkpoint", "cadangan.berkas"} {
			if err := os.RemoveAll(filepath.Join(usb, f)); err != nil {
				t.Fatal(err)
			}
		}
	}
	utuh := func(dir string) { // each file whole or not at all
		for _, s := range sidik {
			if st, err := os.Stat(letakUji(dir, s)); err == nil && st.Size() != 300_000 {
				t.Errorf("berkas setengah jadi: %d byte", st.Size())
			}
		}
	}
	lama := waktu(t, "cadangkan", ke, "-data", data)
	mati, setengah := 0, 0
	tersalin := func() int {
		isi, _ := filepath.Glob(filepath.Join(bersama, "??", "*"))
		return len(isi)
	}
	for i := range 10 {
		kosongkan()
		// Every other time when some files are there: a moment drawn by lot can fall
		// before or after them ten times on a busy machine.
		sesudah, siap := time.Duration(rand.Int64N(int64(lama))), (func() bool)(nil)
		if i%2 == 0 {
			sesudah, siap = time.Minute, func() bool { return tersalin() > 3*i }
		}
		if bunuhSaat(t, sesudah, siap, "cadangkan", ke, "-data", data) {
			mati++
		}
		utuh(bersama)
		if _, err := os.Stat(ke); err != nil {
			if tersalin() > 0 {
				setengah++
			}
			baik(t, "", "cadangkan", ke, "-data", data)
			if isi, _ := filepath.Glob(filepath.Join(usb, "*")); len(isi) != 3 {
				t.Errorf("tertinggal: %v", isi)
			}
		}
		terverifikasi(t, keluarBaik, ke)
	}
	t.Logf("%d pencadangan dimatikan, %d di tengah berkasnya", mati, setengah)
	if setengah == 0 {
		t.Error("tidak satu pun pencadangan dimatikan di tengah berkasnya; uji ini tidak menguji apa-apa")
	}

	mati = 0
	baru := filepath.Join(t.TempDir(), "data")
	lama = waktu(t, "pulihkan", ke, "-data", baru)
	for range 10 {
		if err := os.RemoveAll(filepath.Join(baru, "berkas")); err != nil {
			t.Fatal(err)
		}
		if !bunuh(t, time.Duration(rand.Int64N(int64(lama))), "pulihkan", ke, "-data", baru, "-ganti") {
			continue
		}
		mati++
		utuh(filepath.Join(baru, "berkas"))
		baik(t, "", "pulihkan", ke, "-data", baru, "-ganti")
		terverifikasi(t, keluarBaik, baru)
	}
	t.Logf("%d pemulihan dimatikan", mati)
	if mati == 0 {
		t.Error("tidak satu pun pemulihan dimatikan; uji ini tidak menguji apa-apa")
	}
}
