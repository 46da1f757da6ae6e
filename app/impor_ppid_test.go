//go:build !(js && wasm)

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const registerLama = "No;Nomor Pendaftaran;Tanggal;Nama;Informasi yang diminta;Keputusan;Tanggal pemberitahuan tertulis\n" +
	"1;001/A/2025;Senin, 6 Januari 2025;Siti Rahasia;APBD 2024;Diberikan seluruhnya;15/1/25\n" +
	"2;002/A/2025;3 Februari 2025;Budi Rahasia;Data jalan;;\n" +
	"3;003/A/2025;31 Februari 2025;Cici Rahasia;Data sekolah;;\n"

// A trial, the import, and the same file again.
func TestImporPPID(t *testing.T) {
	data, berkas := t.TempDir(), filepath.Join(t.TempDir(), "lama.csv")
	if err := os.WriteFile(berkas, []byte(registerLama), 0o600); err != nil {
		t.Fatal(err)
	}
	type laporan struct {
		Baris, Disalin, Sudah, Ditolak int
		Temuan                         []struct{ ID string }
	}
	for _, c := range []struct {
		arg []string
		mau laporan
	}{{[]string{"-coba"}, laporan{Baris: 3, Disalin: 2, Ditolak: 1}}, {nil, laporan{Baris: 3, Disalin: 2, Ditolak: 1}}, {nil, laporan{Baris: 3, Sudah: 2, Ditolak: 1}}} {
		h := jalankan(t, "", append([]string{"impor-ppid", berkas, "-data", data, "-json"}, c.arg...)...)
		got := uraiJSON[laporan](t, h.keluar)
		if h.status != keluarTemuan || got.Baris != c.mau.Baris || got.Disalin != c.mau.Disalin || got.Sudah != c.mau.Sudah || got.Ditolak != c.mau.Ditolak || strings.Contains(h.keluar, "Rahasia") {
			t.Errorf("%v: status %d, %s %s", c.arg, h.status, h.keluar, h.galat)
		}
	}
	h := jalankan(t, "", "impor-ppid", berkas, "-data", data)
	if h.status != keluarTemuan || !strings.Contains(h.keluar, "3 baris: 0 disalin, 2 sudah ada dan dilewati, 1 tidak dapat disalin.") || !strings.Contains(h.keluar, "baris 4, kolom Tanggal:") {
		t.Errorf("%+v", h)
	}
	salah(t, "Urutan tanggal", "", "impor-ppid", berkas, "-urutan", "acak")
}

// The calendar of the office's data folder counts for the commands too.
func TestKalenderFolderData(t *testing.T) {
	data := t.TempDir()
	if err := os.Mkdir(filepath.Join(data, "kalender"), 0o700); err != nil {
		t.Fatal(err)
	}
	isi := `{"format":"lumbung.kalender-daerah/1","nama":"contoh","judul":"Libur daerah contoh",
"keputusan":[{"id":"A","nomor":"Keputusan Bupati contoh 1/2026","ditandatangani":"2026-01-15","status":"inferensi"}],
"hari":[{"tanggal":"2026-03-17","nama":"Hari jadi contoh","jenis":"libur_daerah","keputusan":"A"}]}`
	tulis := func(s string) {
		if err := os.WriteFile(filepath.Join(data, "kalender", "contoh.json"), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tulis(isi)
	if got := baik(t, "", "hari-kerja", "-dari", "2026-03-13", "-n", "2", "-data", data); !strings.Contains(got, "Hari jadi contoh") {
		t.Error(got)
	}
	if got := baik(t, "", "tenggat", "-terima", "2026-03-13", "-data", data); !strings.Contains(got, "Hari jadi contoh") {
		t.Error(got)
	}
	salah(t, "Hapus salah satunya", "", "hari-kerja", "-dari", "2026-03-13", "-data", data, "-daerah", filepath.Join(data, "kalender", "contoh.json"))
	tulis("rusak")
	h := jalankan(t, "", "hari-kerja", "-dari", "2026-03-13", "-n", "2", "-data", data)
	if h.status != keluarBaik || !strings.Contains(h.galat, "contoh.json") || strings.Contains(h.keluar, "Hari jadi contoh") {
		t.Errorf("%+v", h)
	}
}
