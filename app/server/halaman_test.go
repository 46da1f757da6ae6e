//go:build !(js && wasm)

package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/lumbung-id/lumbung/app/el/eltest"
	"github.com/lumbung-id/lumbung/app/klien"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// semuaHalaman are addresses of every kind of page with a text each must show
// before any script runs.
func semuaHalaman() map[string]string {
	return map[string]string{
		"/":                                                 "Kabupaten Belitung Timur",
		"/penilaian":                                        "Kabupaten Belitung Timur 2026",
		"/penilaian/mulai":                                  "Penilaian baru",
		"/penilaian/mulai?instrumen=spbe-2020":              "SPBE 2020",
		"/penilaian/" + string(utama.nilai):                 "Pemdi 2026",
		"/hari-kerja":                                       "Hitung hari kerja",
		"/hari-kerja?dari=2026-03-16&n=10":                  "7 April 2026",
		"/register":                                         "Perangkat daerah",
		"/register/perangkat_daerah":                        "Dinas Kesehatan",
		"/register/perangkat_daerah?jenis=badan":            "Badan Perencanaan",
		"/register/perangkat_daerah/baru":                   "Kode singkat",
		"/register/perangkat_daerah/impor":                  "Perangkat daerah",
		"/register/perangkat_daerah/" + string(utama.dinas): "alert(1)",
		"/register/perangkat_daerah/" + string(utama.dinas) + "/ubah": "Kode singkat",
		"/register/profil_kantor":                                     "Kabupaten Belitung Timur",
		"/register/penilaian":                                         "Kabupaten Belitung Timur",
	}
}

// A page is whole before the program has loaded, carries the answers it was drawn
// from, is never taken from a cache, and runs nothing of its own.
func TestHalaman(t *testing.T) {
	versi := NewWasm([]byte("dasbor")).Versi
	for alamat, teks := range semuaHalaman() {
		w := utama.kirim("GET", alamat, "", "If-None-Match", `"`+versi+`"`)
		h := w.Header()
		if w.Code != 200 || h.Get("Content-Type") != "text/html; charset=utf-8" || h.Get("Cache-Control") != "no-store" || h.Get("ETag") != "" || h.Get("Last-Modified") != "" {
			t.Errorf("%s: %d %v", alamat, w.Code, h)
			continue
		}
		n := uraiHTML(t, w.Body.Bytes())
		badan := eltest.Cari(n, "body")[0]
		if isi := eltest.Teks(badan); !strings.Contains(isi, teks) {
			t.Errorf("%s: tidak ada %q di halaman: %.600s", alamat, teks, isi)
		}
		awal := periksaSkrip(t, alamat, n)
		if eltest.Cari(n, "h1") == nil || len(eltest.Cari(n, "h1")) != 1 {
			t.Errorf("%s: %d judul utama", alamat, len(eltest.Cari(n, "h1")))
		}

		// The same question to the page and to the API gives the same answer.
		dari := klien.HTTP{Angkut: klien.BacaAwal([]byte(awal)).Angkut}
		hal, err := dari.Cari(t.Context(), utama.bk.Profil, register.Lingkup{}, register.Query{Batas: 1, Isi: true})
		if err != nil || len(hal.Baris) != 1 || !strings.Contains(string(hal.Baris[0].Umum), "Kabupaten Belitung Timur") {
			t.Errorf("%s: nama kantor tidak ikut halaman: %+v %v", alamat, hal, err)
		}

		kepala := utama.kirim("HEAD", alamat, "")
		if kepala.Code != 200 || kepala.Body.Len() != 0 || kepala.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("HEAD %s: %s", alamat, pesan(kepala))
		}
	}
}

// periksaSkrip looks for everything that the content policy forbids, and gives
// the first data.
func periksaSkrip(t *testing.T, alamat string, n *html.Node) (awal string) {
	t.Helper()
	sumber := map[string]int{}
	for _, e := range eltest.Cari(n, "") {
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
				t.Errorf("%s: <%s %s=%q> dilarang kebijakan isi", alamat, e.Data, a.Key, a.Val)
			}
		}
		if e.Data == "style" {
			t.Errorf("%s: gaya di dalam halaman", alamat)
		}
		if e.Data != "script" {
			continue
		}
		id, _ := eltest.Atribut(e, "id")
		src, ada := eltest.Atribut(e, "src")
		switch {
		case id == IDAwal:
			if jenis, _ := eltest.Atribut(e, "type"); jenis != "application/json" || awal != "" {
				t.Errorf("%s: data awal berjenis %q, atau dua kali", alamat, jenis)
			}
			awal = e.FirstChild.Data
		case !ada || e.FirstChild != nil || !strings.HasPrefix(src, "/") || strings.HasPrefix(src, "//"):
			t.Errorf("%s: skrip asing %q", alamat, src)
		default:
			sumber[src]++
		}
	}
	for s, n := range sumber {
		if n > 1 {
			t.Errorf("%s: %s dijalankan %d kali", alamat, s, n)
		}
	}
	if awal == "" {
		t.Errorf("%s: tanpa data awal", alamat)
	}
	return awal
}

// What changed shows at the next opening, whatever the browser kept.
func TestHalamanTidakBasi(t *testing.T) {
	w1 := utama.kirim("GET", "/register/perangkat_daerah", "")
	if w := utama.kirim("POST", "/api/v1/register/perangkat_daerah", `{"kode":"segar","nama":"Dinas Segar","jenis":"dinas"}`, "Content-Type", "application/json"); w.Code != 201 {
		t.Fatal(pesan(w))
	}
	w2 := utama.kirim("GET", "/register/perangkat_daerah", "", "If-None-Match", "*", "If-Modified-Since", "Mon, 01 Jan 2035 00:00:00 GMT")
	if strings.Contains(w1.Body.String(), "Dinas Segar") || w2.Code != 200 || !strings.Contains(w2.Body.String(), "Dinas Segar") {
		t.Errorf("halaman sesudah perubahan: %d", w2.Code)
	}
}

func TestHalamanTidakAda(t *testing.T) {
	for _, alamat := range []string{
		"/tidak-ada", "/penilaian/bukan-nomor", "/penilaian/mulai/lagi", "/register/asing", "/register/perangkat_daerah/asing", "/register/asing/baru", "/register/asing/impor",
		"/api", "/Penilaian", "/index.php", "/.env", "/wp-login.php", "/tidak.ada", "/a.b/c",
	} {
		w := utama.kirim("GET", alamat, "")
		badan := eltest.Teks(uraiHTML(t, w.Body.Bytes()))
		if w.Code != 404 || !strings.Contains(badan, "Halaman tidak ada") || !strings.Contains(w.Body.String(), `href="/"`) {
			t.Errorf("%s: %d %.200s", alamat, w.Code, badan)
		}
		if !strings.Contains(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: %v", alamat, w.Header())
		}
	}
	// A document that is not there is a page that says so.
	for _, alamat := range []string{"/penilaian/" + asing, "/register/perangkat_daerah/" + asing} {
		w := utama.kirim("GET", alamat, "")
		if w.Code != 404 || !strings.Contains(eltest.Teks(uraiHTML(t, w.Body.Bytes())), "tidak ada") {
			t.Errorf("%s: %d", alamat, w.Code)
		}
	}
	if w := utama.kirim("DELETE", "/penilaian", ""); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("DELETE: %s", pesan(w))
	}
}

// The engine would fetch these from wherever the Host header points to.
func TestTidakMengambilDariLuar(t *testing.T) {
	diminta := 0
	luar := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { diminta++ }))
	defer luar.Close()
	host := strings.TrimPrefix(luar.URL, "http://")
	for alamat, status := range map[string]int{"/robots.txt": 200, "/favicon.ico": 200, "/sitemap.xml": 404, "/ads.txt": 404, "/web/robots.txt": 404} {
		w := utama.kirim("GET", alamat, "", "Host", host)
		if w.Code != status {
			t.Errorf("%s: %s", alamat, pesan(w))
		}
	}
	if diminta != 0 {
		t.Errorf("server meminta %d berkas dari alamat di kepala Host", diminta)
	}
	if w := utama.kirim("GET", "/robots.txt", ""); !strings.Contains(w.Body.String(), "Disallow: /") {
		t.Errorf("robots.txt: %s", pesan(w))
	}
}
