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
