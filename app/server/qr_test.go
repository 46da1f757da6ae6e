//go:build !(js && wasm)

package server

import (
	"encoding/xml"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"

	"github.com/lumbung-id/lumbung/app/kodeqr"

	"github.com/lumbung-id/lumbung/kominfo/web"
)

func TestKodeQR(t *testing.T) {
	h := kodeQR(web.Opsi{Log: slog.New(slog.DiscardHandler)}, []string{"https://lumbung.contoh.go.id"})
	minta := func(metode, teks string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(metode, "http://127.0.0.1:8080/berkas/qr.svg?teks="+url.QueryEscape(teks), nil))
		return w
	}
	const jalur = "/tanda-terima/penilaian/01990000-0000-7000-8000-000000000000?versi=3"
	for _, asal := range []string{"http://127.0.0.1:8080", "https://127.0.0.1:8080", "https://lumbung.contoh.go.id"} {
		w := minta("GET", asal+jalur)
		if w.Code != 200 || w.Header().Get("Content-Type") != "image/svg+xml" {
			t.Fatalf("%s: %s", asal, pesan(w))
		}
		if err := xml.Unmarshal(w.Body.Bytes(), new(struct{})); err != nil {
			t.Errorf("%s: bukan XML: %v", asal, err)
		}
		c, err := qr.Encode(asal+jalur, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		samaModul(t, c, w.Body.String())
	}
	for nama, teks := range map[string]string{
		"kosong": "", "situs lain": "https://jahat.contoh" + jalur, "porta lain": "http://127.0.0.1:9" + jalur, "halaman lain": "http://127.0.0.1:8080/register",
		"tanpa asal": jalur, "pengguna": "http://a:b@127.0.0.1:8080" + jalur, "skema": "javascript://127.0.0.1:8080" + jalur, "pecahan": "http://127.0.0.1:8080" + jalur + "#x",
		"terlalu panjang": "http://127.0.0.1:8080" + jalur + strings.Repeat("0", kodeqr.Batas), "bukan alamat": "http://%zz",
	} {
		if w := minta("GET", teks); w.Code != 422 && w.Code != 400 {
			t.Errorf("%s: %s", nama, pesan(w))
		} else {
			masalah(t, w)
		}
	}
	if w := minta("POST", "http://127.0.0.1:8080"+jalur); w.Code != 405 {
		t.Errorf("POST: %s", pesan(w))
	}
}

// samaModul paints the path again and compares it with the code, module by module.
func samaModul(t *testing.T, c *qr.Code, svg string) {
	t.Helper()
	gelap := map[[2]int]bool{}
	for _, m := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(svg, -1) {
		var v [4]int
		for i := range v {
			v[i], _ = strconv.Atoi(m[i+1])
		}
		if v[2] != v[3] {
			t.Fatalf("jalur tidak tertutup: %s", m[0])
		}
		for i := range v[2] {
			gelap[[2]int{v[0] + i - 4, v[1] - 4}] = true
		}
	}
	for y := range c.Size {
		for x := range c.Size {
			if gelap[[2]int{x, y}] != c.Black(x, y) {
				t.Fatalf("modul %d,%d berbeda", x, y)
			}
			delete(gelap, [2]int{x, y})
		}
	}
	if len(gelap) > 0 {
		t.Errorf("%d modul di luar kode", len(gelap))
	}
}
