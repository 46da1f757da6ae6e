//go:build !(js && wasm)

package server

import (
	"net/http"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// A page of somebody else can make its own name point to 127.0.0.1 and then call
// this program as if it were its own server. The Host header tells.
func TestHanyaHostSendiri(t *testing.T) {
	for _, h := range []string{"127.0.0.1", "127.0.0.1:8080", "127.0.0.2:80", "localhost", "localhost:8080", "[::1]", "[::1]:8080"} {
		if w := utama.kirim("GET", "/sehat", "", "Host", h); w.Code != 200 {
			t.Errorf("%q: %s", h, pesan(w))
		}
	}
	for _, h := range []string{"", ":8080", "jahat.example", "jahat.example:8080", "127.0.0.1.jahat.example", "localhost.jahat.example:8080", "localhostx",
		"127.0.0.1@jahat.example", "jahat.example#127.0.0.1", "0.0.0.0:8080", "[::]:8080", "192.168.1.5:8080", "10.0.0.1", "2130706433", "0x7f.0.0.1", "127.1", "127.0.0.1:8080:9",
		"[::1", "::1]", "[127.0.0.1].jahat.example", " 127.0.0.1", "127.0.0.1,jahat.example"} {
		for _, jalur := range []string{"/", "/api/v1/register", "/berkas/register/perangkat_daerah.csv", "/web/app.wasm", "/sehat", "/app.js"} {
			w := utama.kirim("GET", jalur, "", "Host", h)
			if w.Code != http.StatusMisdirectedRequest || !strings.Contains(w.Body.String(), "hanya melayani komputer ini") {
				t.Errorf("%q %s: %s", h, jalur, pesan(w))
			}
		}
	}
	for _, h := range []string{"X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded"} { // a proxy on this machine serves others
		if w := utama.kirim("GET", "/sehat", "", h, "10.0.0.7"); w.Code != http.StatusMisdirectedRequest || !strings.Contains(w.Body.String(), "proxy") {
			t.Errorf("%s: %s", h, pesan(w))
		}
	}
	if w := utama.kirim("POST", "/api/v1/register/perangkat_daerah", `{"kode":"x","nama":"X","jenis":"dinas"}`, "Host", "jahat.example", "Content-Type", "application/json"); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("menulis lewat nama lain: %s", pesan(w))
	}
}

// Every kind of answer carries the headers, also refusals and files.
func TestKepalaAman(t *testing.T) {
	for _, k := range []struct {
		metode, alamat string
		status         int
		kepala         []string
	}{
		{"GET", "/", 200, nil},
		{"HEAD", "/penilaian", 200, nil},
		{"POST", "/penilaian", 405, nil},
		{"GET", "/tidak-ada", 404, nil},
		{"GET", "/tidak.ada", 404, nil},
		{"GET", "/app.js", 200, nil},
		{"GET", "/app-worker.js", 200, nil},
		{"GET", "/manifest.webmanifest", 200, nil},
		{"GET", "/wasm_exec.js", 200, nil},
		{"GET", "/web/lumbung.css", 200, nil},
		{"GET", "/web/app.wasm", 200, nil},
		{"GET", "/web/app.wasm", 304, []string{"If-None-Match", `"` + NewWasm([]byte("dasbor")).Versi + `"`}},
		{"GET", "/web/tidak-ada", 404, nil},
		{"GET", "/api/v1/register/perangkat_daerah", 200, nil},
		{"GET", "/api/v1/register/asing", 404, nil},
		{"POST", "/api/v1/register/penilaian", 403, []string{"Sec-Fetch-Site", "cross-site"}},
		{"GET", "/sehat", 200, nil},
		{"GET", "/berkas/register/perangkat_daerah.csv", 200, nil},
		{"GET", "/berkas/register/asing.csv", 404, nil},
		{"GET", "/berkas/asing", 404, nil},
		{"POST", "/berkas/register/perangkat_daerah/impor", 403, []string{"Origin", "https://jahat.example"}},
		{"GET", "/robots.txt", 200, nil},
		{"GET", "/sitemap.xml", 404, nil},
		{"GET", "/", 421, []string{"Host", "jahat.example"}},
	} {
		w := utama.kirim(k.metode, k.alamat, "", k.kepala...)
		if w.Code != k.status {
			t.Errorf("%s %s: %s, want %d", k.metode, k.alamat, pesan(w), k.status)
		}
		h := w.Header()
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "same-origin" || h.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s %s %d: %v", k.metode, k.alamat, w.Code, h)
		}
		csp := h.Get("Content-Security-Policy")
		for _, wajib := range []string{"default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"} {
			if !strings.Contains(csp, wajib) {
				t.Errorf("%s %s %d: kebijakan isi tanpa %q: %q", k.metode, k.alamat, w.Code, wajib, csp)
			}
		}
		if strings.Contains(csp, "unsafe-inline") || strings.Contains(csp, "'unsafe-eval'") || strings.Contains(csp, "http:") {
			t.Errorf("kebijakan isi terlalu longgar: %q", csp)
		}
		if w.Code >= 400 && len(strings.Fields(w.Body.String())) == 0 && k.metode != "HEAD" {
			t.Errorf("%s %s: penolakan tanpa penjelasan", k.metode, k.alamat)
		}
	}
}

// A page of another site may not write, by whatever address.
func TestMenulisDariSitusLainDitolak(t *testing.T) {
	k := kantorBaru(t)
	doc := `{"kode":"baru","nama":"Dinas Baru","jenis":"dinas"}`
	for alamat, isi := range map[string]string{
		"/api/v1/register/perangkat_daerah":                   doc,
		"/berkas/register/perangkat_daerah/impor?nama=a.csv":  "kode;nama;jenis\nbaru;Dinas Baru;dinas\n",
		"/berkas/register/perangkat_daerah/impor?nama=a.json": doc,
	} {
		for _, kepala := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://jahat.example"}, {"Origin", "null"}, {"Origin", "http://127.0.0.1:9999"}} {
			w := k.kirim("POST", alamat, isi, append(kepala, "Content-Type", "application/json")...)
			if w.Code != 403 {
				t.Errorf("%s %v: %s", alamat, kepala, pesan(w))
			}
			masalah(t, w)
		}
	}
	if n := k.jumlah(t, k.bk.Perangkat); n != 3 {
		t.Errorf("%d perangkat daerah sesudahnya, semula 3", n)
	}
	if w := k.kirim("POST", "/api/v1/register/perangkat_daerah", doc, "Content-Type", "application/json", "Origin", "http://127.0.0.1:8080", "Sec-Fetch-Site", "same-origin"); w.Code != 201 {
		t.Errorf("dari halaman sendiri: %s", pesan(w))
	}
}

// The law's state machine: a register with actions changes by its actions only.
func TestRegisterBertindakanTidakDitulisUmum(t *testing.T) {
	k := kantorBaru(t)
	doc := `{"instansi":"19.06","nama_instansi":"X","tahun":2026,"instrumen":"pemdi-2026","metode":"terbit","nilai":{"1":"5"}}`
	for nama, w := range map[string]int{
		"membuat":   k.kirim("POST", "/api/v1/register/penilaian", doc, "Content-Type", "application/json").Code,
		"mengganti": k.kirim("PUT", "/api/v1/register/penilaian/"+string(k.nilai), doc, "Content-Type", "application/json", "If-Match", "1").Code,
	} {
		if w != 403 {
			t.Errorf("%s: %d, want 403", nama, w)
		}
	}
	w := k.kirim("POST", "/berkas/register/penilaian/impor?nama=a.jsonl", doc)
	if w.Code != 403 && w.Code != 422 {
		t.Errorf("impor tanpa tindakan: %s", pesan(w))
	}
	masalah(t, w)
	if n := k.jumlah(t, k.bk.Penilaian); n != 1 {
		t.Errorf("%d penilaian sesudahnya, semula 1", n)
	}
	b, err := k.store.Baca(t.Context(), k.bk.Penilaian, register.LingkupPenuh(), k.nilai, 0)
	if err != nil || b.Versi != 1 {
		t.Errorf("penilaian: versi %d %v", b.Versi, err)
	}
}
