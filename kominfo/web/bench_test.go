package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func isiBench(i int) string {
	return fmt.Sprintf(`{"nomor":"A-%d","kecamatan":"lepar","tahun":2026,"catatan":%q}`, i, strings.Repeat("catatan ", 60))
}

// bangku fills a store with n documents of about 600 bytes.
func bangku(b *testing.B, n int) (http.Handler, []string) {
	h := tangan(b, toko(b), opsiUji())
	ids := make([]string, n)
	for i := range ids {
		ids[i] = buat(b, h, "dinkes", "/warga", isiBench(i))
	}
	return h, ids
}

func ukur(b *testing.B, h http.Handler, status int, minta func(i int) *http.Request) {
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		r := minta(i)
		r.Header.Set("X-Akun", "dinkes")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != status {
			b.Fatalf("%d %s", w.Code, w.Body)
		}
		i++
	}
}

func BenchmarkBaca(b *testing.B) {
	h, ids := bangku(b, 100)
	ukur(b, h, 200, func(i int) *http.Request {
		return httptest.NewRequest("GET", akar+"/warga/"+ids[i%len(ids)], nil)
	})
}

func BenchmarkDaftar50(b *testing.B) {
	h, _ := bangku(b, 50)
	for _, k := range []struct{ nama, q, gzip string }{{"kolom", "", ""}, {"kolom-gzip", "", "gzip"}, {"isi", "&isi=1", ""}, {"isi-gzip", "&isi=1", "gzip"}} {
		b.Run(k.nama, func(b *testing.B) {
			ukur(b, h, 200, func(int) *http.Request {
				r := httptest.NewRequest("GET", akar+"/warga?batas=50&urut=-tahun"+k.q, nil)
				r.Header.Set("Accept-Encoding", k.gzip)
				return r
			})
		})
	}
}

// BenchmarkBuat creates in a register without unique keys: the memory store
// looks through all documents for those.
func BenchmarkBuat(b *testing.B) {
	h, _ := bangku(b, 0)
	ukur(b, h, 201, func(i int) *http.Request {
		r := httptest.NewRequest("POST", akar+"/sandi", strings.NewReader(isiSandi))
		r.Header.Set("Content-Type", "application/json")
		return r
	})
}
