//go:build !(js && wasm)

package server

import (
	"strings"
	"testing"
)

// The page /jejak stands beside the published files below /jejak/.
func TestHalamanJejakDanBerkasnya(t *testing.T) {
	w := utama.kirim("GET", "/jejak", "")
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") || !strings.Contains(w.Body.String(), "Periksa jejak ini") {
		t.Errorf("halaman: %s", pesan(w))
	}
	if w := utama.kirim("GET", "/jejak/", ""); w.Code != 404 {
		t.Errorf("di bawahnya: %s", pesan(w))
	} else {
		masalah(t, w)
	}
	if w := utama.kirim("GET", "/periksa-tanda-terima", ""); w.Code != 200 || !strings.Contains(w.Body.String(), "Berkas tanda terima") {
		t.Errorf("periksa tanda terima: %s", pesan(w))
	}
}

// What only the program writes offers no way to write, and refuses one.
func TestHanyaProgram(t *testing.T) {
	for nama, mula := range map[string]string{"kunci_jejak": "mulai", "akses_pribadi": "catat"} {
		w := utama.kirim("GET", "/register/"+nama, "")
		if w.Code != 200 || !strings.Contains(w.Body.String(), "diisi oleh program") || strings.Contains(w.Body.String(), "/tindakan/") {
			t.Errorf("%s menawarkan tindakan: %d", nama, w.Code)
		}
		if w := utama.kirim("POST", "/api/v1/register/"+nama+"?tindakan="+mula, "{}", "Content-Type", "application/json"); w.Code != 403 {
			t.Errorf("%s ditulis lewat API: %s", nama, pesan(w))
		}
	}
	if w := utama.kirim("GET", "/register", ""); strings.Contains(w.Body.String(), "/register/kunci_jejak/tindakan/") || !strings.Contains(w.Body.String(), "/register/saksi_jejak/baru") {
		t.Errorf("daftar register: %d", w.Code)
	}
}
