//go:build !(js && wasm)

package kalenderkantor

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

const daerah = `{"format":"lumbung.kalender-daerah/1","nama":"contoh","judul":"Libur daerah contoh",
"keputusan":[{"id":"A","nomor":"Keputusan Bupati contoh 1/2026","ditandatangani":"2026-01-15","status":"inferensi"}],
"hari":[{"tanggal":"2026-03-17","nama":"Hari jadi contoh","jenis":"libur_daerah","keputusan":"A"}]}`

func tulis(t *testing.T, folder, nama, isi string, ke int) {
	t.Helper()
	f := filepath.Join(folder, nama)
	if err := os.WriteFile(f, []byte(isi), 0o600); err != nil {
		t.Fatal(err)
	}
	// Two writes within the clock of the file system must differ.
	w := time.Date(2026, 3, 1, 0, 0, ke, 0, time.UTC)
	if err := os.Chtimes(f, w, w); err != nil {
		t.Fatal(err)
	}
}

func kerja(t *testing.T, k *kalender.Kalender, hari string) bool {
	t.Helper()
	d, err := kominfo.ParseTanggal(hari)
	if err != nil {
		t.Fatal(err)
	}
	h, err := k.HariKerja(d)
	if err != nil {
		t.Fatal(err)
	}
	return h.HariKerja
}

// A file of the office changes the calendar in force; a broken one changes nothing
// and says which file and why.
func TestSegarkan(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "kalender")
	k, fs, err := Buka(folder)
	if err != nil || fs != nil || k.Versi() != kalender.Nasional().Versi() {
		t.Fatalf("folder kosong: %v %v %s", fs, err, k.Versi())
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	tulis(t, folder, "contoh.json", daerah, 1)
	if ubah, fs, err := k.Segarkan(); !ubah || fs != nil || err != nil {
		t.Fatalf("%v %v %v", ubah, fs, err)
	}
	if kerja(t, k.Kalender(), "2026-03-17") || !strings.Contains(k.Versi(), "+contoh.") {
		t.Errorf("libur daerah tidak berlaku: %s", k.Versi())
	}
	if ubah, _, _ := k.Segarkan(); ubah {
		t.Error("berubah tanpa perubahan")
	}
	baik := k.Versi()
	for i, isi := range []string{daerah[:80], strings.Replace(daerah, "libur_daerah", "libur_tetangga", 1), `{"format":"lumbung.kalender/1"}`, "[]", ""} {
		tulis(t, folder, "contoh.json", isi, 2+i)
		ubah, fs, err := k.Segarkan()
		if ubah || err != nil || !kominfo.AdaGalat(fs) || fs[0].Path != "contoh.json" || k.Versi() != baik {
			t.Errorf("berkas rusak %d: %v %v %v %s", i, ubah, fs, err, k.Versi())
		}
		if _, lagi, _ := k.Segarkan(); len(lagi) != len(fs) {
			t.Error("temuan hilang padahal berkasnya masih rusak")
		}
	}
	// A program that starts with it takes the good ones.
	tulis(t, folder, "baik.json", strings.Replace(daerah, `"contoh"`, `"lain"`, 1), 9)
	k2, fs, err := Buka(folder)
	if err != nil || !kominfo.AdaGalat(fs) || kerja(t, k2.Kalender(), "2026-03-17") {
		t.Errorf("%v %v", fs, err)
	}
	tulis(t, folder, "contoh.json", daerah, 10)
	if _, fs, err = k2.Segarkan(); err != nil || kominfo.AdaGalat(fs) || !strings.Contains(k2.Versi(), "+contoh.") || !strings.Contains(k2.Versi(), "+lain.") {
		t.Errorf("%v %v %s", fs, err, k2.Versi())
	}
	if err := os.Remove(filepath.Join(folder, "contoh.json")); err != nil {
		t.Fatal(err)
	}
	if ubah, _, err := k2.Segarkan(); !ubah || err != nil || strings.Contains(k2.Versi(), "+contoh.") {
		t.Errorf("berkas yang dihapus masih berlaku: %s %v", k2.Versi(), err)
	}
}

// A newer national file replaces that of the release, an older one does not.
func TestNasional(t *testing.T) {
	folder := t.TempDir()
	lama := string(kalender.Nasional().Data())
	var d map[string]any
	if err := json.Unmarshal([]byte(lama), &d); err != nil {
		t.Fatal(err)
	}
	tambah := func(daftar string, isi map[string]any) { d[daftar] = append(d[daftar].([]any), isi) }
	tambah("keputusan", map[string]any{"id": "KEPPRES-UJI", "nomor": "Keppres contoh 1/2027", "ditandatangani": "2027-01-05", "tahun": 2027, "peran": "tambahan", "isi": "contoh", "status": "inferensi"})
	tambah("hari", map[string]any{"tanggal": "2027-01-13", "nama": "Pemungutan suara contoh", "jenis": "libur_nasional", "keputusan": "KEPPRES-UJI"})
	for _, y := range d["tahun"].([]any) {
		if y := y.(map[string]any); y["tahun"] == 2027.0 {
			y["libur_nasional"] = y["libur_nasional"].(float64) + 1
		}
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	baru := string(b)
	tulis(t, folder, "nasional-baru.json", baru, 1)
	tulis(t, folder, "nasional-lama.json", lama, 1)
	k, fs, err := Buka(folder)
	if err != nil || kominfo.AdaGalat(fs) || len(fs) != 1 || fs[0].ID != "KALKANTOR-06" || fs[0].Path != "nasional-lama.json" {
		t.Fatalf("%v %v", fs, err)
	}
	if kerja(t, k.Kalender(), "2027-01-13") || !kerja(t, kalender.Nasional(), "2027-01-13") {
		t.Errorf("keputusan baru tidak berlaku: %s", k.Versi())
	}
}

func TestFolderHostile(t *testing.T) {
	folder := t.TempDir()
	tulis(t, folder, "besar.json", strings.Repeat(" ", batasBerkas+1), 1)
	if err := os.Symlink("/dev/zero", filepath.Join(folder, "tak-berujung.json")); err != nil {
		t.Fatal(err)
	}
	if _, fs, err := Buka(folder); err != nil || len(fs) != 1 || fs[0].ID != "KALKANTOR-02" {
		t.Errorf("%v %v", fs, err)
	}
	if _, _, err := Buka(filepath.Join(folder, "besar.json")); kominfo.KindOf(err) != kominfo.Rusak {
		t.Errorf("berkas sebagai folder: %v", err)
	}
}
