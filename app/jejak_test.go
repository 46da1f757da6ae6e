//go:build !(js && wasm)

package main

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/jejak"
)

// The journal of a running server is published, gives receipts that hold offline,
// and its keys cannot be changed over HTTP.
func TestJejakTerbit(t *testing.T) {
	s := mulai(t, filepath.Join(t.TempDir(), "data"), "", "-tanpa-wasm", "-contoh")
	akar := "http://" + s.alamat
	v, err := jejak.UraiKunci([]byte(ambilUji(t, akar+"/jejak/kunci")))
	if err != nil {
		t.Fatal(err)
	}
	daftar := uraiJSON[struct {
		Baris []struct {
			Meta struct {
				ID string `json:"id"`
			} `json:"meta"`
			ID string `json:"id"`
		} `json:"baris"`
	}](t, ambilUji(t, akar+"/api/v1/register/kunci_jejak"))
	if len(daftar.Baris) != 1 {
		t.Fatalf("%+v", daftar)
	}
	id := daftar.Baris[0].ID + daftar.Baris[0].Meta.ID
	var tt jejak.TandaTerima
	teks := ambilUji(t, akar+"/api/v1/register/kunci_jejak/"+id+"/bukti")
	if err := json.Unmarshal([]byte(teks), &tt); err != nil {
		t.Fatal(err)
	}
	periksaBerkasTanda(t, teks, ambilUji(t, akar+"/jejak/kunci"))
	if h, err := tt.Periksa(v...); err != nil {
		t.Errorf("%+v: %v", h, err)
	}
	for _, u := range []string{"/api/v1/register/kunci_jejak/" + id + "/ganti_kunci", "/api/v1/register/kunci_jejak/" + id + "/masa_baru", "/api/v1/register/kunci_jejak", "/api/v1/register/akses_pribadi"} {
		r, err := http.Post(akar+u, "application/json", strings.NewReader(`{}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode < 400 || r.StatusCode >= 500 {
			t.Errorf("POST %s: %s", u, r.Status)
		}
	}
	kata := s.berhenti()
	memuat(t, kata, "Kunci jejak kantor dibuat di")
	terverifikasi(t, keluarBaik, s.data)
}

// periksaBerkasTanda checks a receipt as anybody does who got the file: with the
// office's key, with another's, without any, and after somebody changed it.
func periksaBerkasTanda(t *testing.T, teks, kunci string) {
	t.Helper()
	berkas, kantor := tulisBerkas(t, "tanda-terima.json", teks), tulisBerkas(t, "kunci.txt", kunci)
	if l := terverifikasi(t, keluarBaik, berkas, "-kunci", kantor); l.Sah == nil || !*l.Sah {
		t.Errorf("%+v", l)
	}
	_, lain, err := jejak.BuatKunci("kantor.lain", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{berkas, "-kunci", tulisBerkas(t, "lain.txt", lain+"\n")},
		{tulisBerkas(t, "ubah.json", strings.Replace(teks, "versi 1", "versi 2", 1)), "-kunci", kantor},
	} {
		h := jalankan(t, "", append([]string{"verifikasi"}, args...)...)
		if h.status != keluarTemuan || !strings.Contains(h.keluar, "JEJAK-TANDA-01") {
			t.Errorf("%v: %d %s%s", args, h.status, h.keluar, h.galat)
		}
	}
	for apa, args := range map[string][]string{"-kunci FILE": {berkas}, "bukan tanda terima": {tulisBerkas(t, "asing.json", `{"a":1}`), "-kunci", kantor}} {
		if h := jalankan(t, "", append([]string{"verifikasi"}, args...)...); h.status == keluarBaik || !strings.Contains(h.galat, apa) {
			t.Errorf("%v: %d %s%s", args, h.status, h.keluar, h.galat)
		}
	}
}
