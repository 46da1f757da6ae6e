//go:build !(js && wasm)

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/penjaga"
)

// ambilUji gets a page of a running server.
func ambilUji(t *testing.T, alamat string) string {
	t.Helper()
	r, err := http.Get(alamat)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != 200 {
		t.Fatalf("%s: %s %v", alamat, r.Status, err)
	}
	return string(b)
}

// memuat checks that a text says each of some things.
func memuat(t *testing.T, s string, sebut ...string) {
	t.Helper()
	for _, x := range sebut {
		if !strings.Contains(s, x) {
			t.Errorf("tidak menyebut %q:\n%s", x, s)
		}
	}
}

type laporanUji struct {
	Sah           *bool            `json:"sah"`
	Ukuran        *int64           `json:"ukuran"`
	Checkpoint    *string          `json:"checkpoint"`
	Temuan        []map[string]any `json:"temuan"`
	Terbukti      []string         `json:"terbukti"`
	TidakTerbukti []string         `json:"tidak_terbukti"`
}

// terverifikasi runs verifikasi -json and checks its shape.
func terverifikasi(t *testing.T, status int, args ...string) laporanUji {
	t.Helper()
	h := jalankan(t, "", append([]string{"verifikasi", "-json"}, args...)...)
	if h.status != status || h.galat != "" {
		t.Fatalf("verifikasi %v: %d, want %d\n%s%s", args, h.status, status, h.keluar, h.galat)
	}
	var kunci map[string]json.RawMessage
	if err := json.Unmarshal([]byte(h.keluar), &kunci); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"sah", "ukuran", "checkpoint", "temuan", "terbukti", "tidak_terbukti"} {
		if s := string(kunci[k]); s == "" || s == "null" {
			t.Errorf("%s: %q", k, s)
		}
	}
	l := uraiJSON[laporanUji](t, h.keluar)
	if *l.Sah != (status == keluarBaik) || *l.Sah != (len(l.Temuan) == 0) {
		t.Errorf("sah %v dengan %d temuan, status %d", *l.Sah, len(l.Temuan), status)
	}
	if len(l.TidakTerbukti) == 0 {
		t.Error("tidak dikatakan apa yang tidak terbukti")
	}
	return l
}

// All of it beside a running server: copy, copy of the keys, verification of the
// folder, of the copy, over HTTP and of a mirror.
func TestCadangkanSambilLayani(t *testing.T) {
	data, dir := filepath.Join(t.TempDir(), "data"), t.TempDir()
	s := mulai(t, data, "", "-tanpa-wasm", "-contoh")
	ke := filepath.Join(dir, "a.db")
	kata := baik(t, "", "cadangkan", ke, "-data", data)
	memuat(t, kata, "berisi 3 dokumen di 2 register", "jejak umum 3 catatan", "a.db.checkpoint", "tidak ada temuan", "Terbukti:", "Tidak terbukti:", "Tidak ada di dalamnya", "pribadi.kunci", "jejak.kunci")
	salah(t, "tidak ditimpa", "", "cadangkan", ke, "-data", data)
	for _, f := range []string{"jejak.kunci", "pribadi.kunci"} {
		k, err := os.ReadFile(filepath.Join(data, "kunci", f))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range []string{ke, ke + ".checkpoint"} {
			if isi, _ := os.ReadFile(b); bytes.Contains(isi, bytes.TrimSpace(k)) {
				t.Errorf("%s ada di dalam %s", f, b)
			}
		}
	}

	sandi, kunci := tulisBerkas(t, "sandi", "empat kata acak sekali\n"), filepath.Join(t.TempDir(), "kunci.salin")
	memuat(t, baik(t, "", "cadangkan", filepath.Join(dir, "b.db"), "-data", data, "-kunci", kunci, "-sandi", sandi), "Salinan kunci data pribadi, tersandi", "Musnahkan salinan kunci yang lebih lama")
	salah(t, "tidak ditimpa", "", "cadangkan", filepath.Join(dir, "c.db"), "-data", data, "-kunci", kunci, "-sandi", sandi)
	salah(t, "terlalu pendek", "pendek\n", "cadangkan", filepath.Join(dir, "d.db"), "-data", data, "-kunci", kunci+"2")
	baik(t, "kata sandi dari masukan baku\n", "cadangkan", filepath.Join(dir, "e.db"), "-data", data, "-kunci", kunci+"3")
	salah(t, "Kata sandi kosong", "\n", "cadangkan", filepath.Join(dir, "f.db"), "-data", data, "-kunci", kunci+"4")

	memuat(t, baik(t, "", "verifikasi", data), "tidak ada temuan", "3 versi dokumen", "Terbukti:")
	l := terverifikasi(t, keluarBaik, data)
	if *l.Ukuran != 3 || !strings.HasPrefix(*l.Checkpoint, "lumbung/lb-") {
		t.Errorf("%+v", l)
	}
	terverifikasi(t, keluarBaik, ke)
	kunciUmum := strings.TrimSpace(ambilUji(t, "http://"+s.alamat+"/jejak/kunci"))
	for _, a := range []string{"", "/", "/jejak", "/jejak/umum/checkpoint"} {
		l = terverifikasi(t, keluarBaik, "http://"+s.alamat+a, "-kunci", kunciUmum, "-checkpoint", ke+".checkpoint")
		if *l.Ukuran != 3 || strings.Contains(strings.Join(l.TidakTerbukti, " "), "Kunci publik diambil") {
			t.Errorf("%s: %+v", a, l)
		}
	}
	memuat(t, strings.Join(terverifikasi(t, keluarBaik, "http://"+s.alamat).TidakTerbukti, " "), "Kunci publik diambil dari jejak itu sendiri")

	// A mirror: the published files in a folder.
	cermin := filepath.Join(t.TempDir(), "jejak")
	for _, f := range []string{"kunci", "umum/checkpoint", "dalam/checkpoint", "umum/tile/8/0/000.p/3", "umum/tile/8/data/000.p/3"} {
		path := filepath.Join(cermin, filepath.FromSlash(f))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(ambilUji(t, "http://"+s.alamat+"/jejak/"+f)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	terverifikasi(t, keluarBaik, cermin)
	terverifikasi(t, keluarBaik, filepath.Dir(cermin), "-kunci", tulisBerkas(t, "kunci.txt", kunciUmum+"\n"))
	entri := filepath.Join(cermin, "umum", "tile", "8", "data", "000.p", "3")
	b, err := os.ReadFile(entri)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(entri, bytes.Replace(b, []byte("aksi mulai"), []byte("aksi mulaj"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if l := terverifikasi(t, keluarTemuan, cermin); l.Temuan[0]["id"] != "JEJAK-ENTRI" {
		t.Errorf("%+v", l.Temuan)
	}

	memuat(t, ambilUji(t, "http://"+s.alamat+"/sehat"), `"jejak":"lb-`)
	memuat(t, baik(t, "", "kunci", "-data", data), kunciUmum, "sidik "+penjaga.Sidik(kunciUmum), "masa 1")
	memuat(t, s.berhenti(), "Jejak: lb-")
	if !regexp.MustCompile(`(?m)^jejak +lb-[0-9a-f]{10}$`).MatchString(baik(t, "", "versi", "-data", data)) {
		t.Error("versi tidak menyebut nama jejak")
	}
}

func TestVerifikasiDitolak(t *testing.T) {
	kosong := t.TempDir()
	salah(t, "tidak ada", "", "verifikasi", filepath.Join(kosong, "tidak-ada"))
	salah(t, "Tidak ada jejak", "", "verifikasi", kosong)
	salah(t, "bukan berkas data Lumbung", "", "verifikasi", tulisBerkas(t, "x.db", strings.Repeat("bukan basis data ", 400)))
	salah(t, "tidak dapat dipakai", "", "verifikasi", "http://")
	salah(t, "tidak dapat diambil", "", "verifikasi", "http://127.0.0.1:1")
	salah(t, "paling banyak satu", "", "verifikasi", "a", "b")
	salah(t, "Kunci publik", "", "verifikasi", kosong, "-kunci", "apa saja")
	salah(t, "tidak dapat dibuka", "", "verifikasi", kosong, "-checkpoint", filepath.Join(kosong, "x"))
	salah(t, "belum berisi data", "", "cadangkan", filepath.Join(kosong, "a.db"), "-data", kosong)
	salah(t, "satu berkas tujuan", "", "cadangkan")
	salah(t, "belum berisi data", "", "kunci", "-data", kosong)
	salah(t, "-alasan", "", "kunci", "ganti", "-data", kosong)
	salah(t, "belum berisi data", "", "kunci", "ganti", "-alasan", "uji", "-data", kosong)
	salah(t, "satu berkas cadangan", "", "pulihkan", "-data", kosong)
	salah(t, "tidak keduanya", "", "pulihkan", "a.db", "-masa-baru", "-data", kosong)
	salah(t, "belum berisi data", "", "pulihkan", "-masa-baru", "-data", filepath.Join(kosong, "baru"))
	if isi, _ := os.ReadDir(kosong); len(isi) > 1 { // the last one makes its folder
		t.Errorf("perintah yang ditolak meninggalkan %v", isi)
	}
}

// From a newer state back to a backup, by the commands that an official types.
func TestPulihkan(t *testing.T) {
	data, dir := filepath.Join(t.TempDir(), "data"), t.TempDir()
	mulai(t, data, "", "-tanpa-wasm").berhenti()
	ke := filepath.Join(dir, "a.db")
	baik(t, "", "cadangkan", ke, "-data", data)
	cpLama := filepath.Join(dir, "lama.checkpoint")
	baik(t, "", "impor", "perangkat_daerah", tulisBerkas(t, "a.csv", csvPerangkat), "-data", data)
	b, err := os.ReadFile(filepath.Join(data, "checkpoint", "umum"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(cpLama, b, 0o600); err != nil {
		t.Fatal(err)
	}
	salah(t, "-ganti", "", "pulihkan", ke, "-data", data)
	kata := baik(t, "", "pulihkan", ke, "-data", data, "-ganti", "-sebab", "uji pemulihan")
	memuat(t, kata, "masa 2", "Hilang: catatan nomor 1 sampai", "Data sebelumnya dipindahkan ke", ".lama-", "tidak ada temuan", "kunci_jejak")
	memuat(t, baik(t, "", "kunci", "-data", data), "masa 2")
	terverifikasi(t, keluarBaik, data)
	if l := terverifikasi(t, keluarTemuan, data, "-checkpoint", cpLama); l.Temuan[0]["id"] != "JEJAK-MUNDUR" {
		t.Errorf("%+v", l.Temuan)
	}
	if s := mulai(t, data, "", "-tanpa-wasm"); !strings.Contains(ambilUji(t, "http://"+s.alamat+"/jejak/umum/checkpoint"), "/umum/2\n") {
		t.Error("checkpoint bukan masa 2")
	} else {
		salah(t, "sedang dipakai program lain", "", "pulihkan", ke, "-data", data, "-ganti")
		salah(t, "sedang dipakai program lain", "", "kunci", "ganti", "-alasan", "uji", "-data", data)
		s.berhenti()
	}
	memuat(t, baik(t, "", "kunci", "ganti", "-alasan", "pegawai pindah", "-data", data), "sidik ", "transisi-1", "dimusnahkan")
	memuat(t, baik(t, "", "kunci", "-data", data), "pegawai pindah", "Kunci sebelumnya")
	terverifikasi(t, keluarBaik, data)

	// What a hand put back is refused, and taken over when it is declared.
	db := filepath.Join(data, "lumbung.db")
	kini, err := os.ReadFile(ke)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(db, kini, 0o600); err != nil {
		t.Fatal(err)
	}
	salah(t, "lebih tua daripada checkpoint", "", "layani", "-tanpa-wasm", "-tanpa-akun", "-alamat", "127.0.0.1:0", "-data", data)
	salah(t, "lebih tua daripada checkpoint", "", "impor", "perangkat_daerah", tulisBerkas(t, "a.csv", csvPerangkat), "-data", data)
	memuat(t, baik(t, "", "pulihkan", "-masa-baru", "-data", data), "masa 3")
	mulai(t, data, "", "-tanpa-wasm").berhenti()
	terverifikasi(t, keluarBaik, data)

	// A new machine.
	baru := filepath.Join(t.TempDir(), "data")
	memuat(t, baik(t, "", "pulihkan", ke, "-data", baru), "dibuat kunci baru")
	v := uraiJSON[struct {
		Masa int `json:"masa"`
	}](t, baik(t, "", "pulihkan", ke, "-data", baru, "-ganti", "-json"))
	if v.Masa != 3 {
		t.Errorf("masa %d", v.Masa)
	}
	terverifikasi(t, keluarBaik, baru)
}

// Restores that are killed at any moment leave the old data or the new, and can be
// run again.
func TestPulihkanMati(t *testing.T) {
	data, dir := filepath.Join(t.TempDir(), "data"), t.TempDir()
	mulai(t, data, "", "-tanpa-wasm", "-contoh").berhenti()
	ke := filepath.Join(dir, "a.db")
	baik(t, "", "cadangkan", ke, "-data", data)
	mati := 0
	for range 20 {
		c := exec.Command(os.Args[0], "pulihkan", ke, "-data", data, "-ganti")
		c.Env = append(os.Environ(), sebagaiProgram+"=1")
		var galat bytes.Buffer
		c.Stderr = &galat
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		bom := time.AfterFunc(time.Duration(rand.IntN(60))*time.Millisecond, func() { _ = c.Process.Kill() })
		err := c.Wait()
		if bom.Stop(); err == nil {
			continue
		}
		if galat.Len() > 0 {
			t.Errorf("pulihkan: %s", galat.String())
		}
		mati++
		if h := jalankan(t, "", "ekspor", "penilaian", "-data", data); h.status == keluarSalah {
			kalimat(t, "lumbung pulihkan", h.galat)
		} else if !strings.Contains(h.keluar, "Denpasar") {
			t.Errorf("isi hilang: %s%s", h.keluar, h.galat)
		}
	}
	t.Logf("%d kali dimatikan", mati)
	if mati == 0 {
		t.Error("tidak satu pun pemulihan dimatikan; uji ini tidak menguji apa-apa")
	}
	baik(t, "", "pulihkan", ke, "-data", data, "-ganti")
	terverifikasi(t, keluarBaik, data)
	if _, err := os.Stat(filepath.Join(data, "pulih.sementara")); err == nil {
		t.Error("folder kerja tertinggal")
	}
}
