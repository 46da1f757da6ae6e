package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

func TestDiBawahAwalanGzipDanHead(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	mux := http.NewServeMux()
	mux.Handle("/lumbung/", http.StripPrefix("/lumbung", h))
	srv := httptest.NewServer(mux)
	defer srv.Close()
	minta := func(metode, alamat, isi string) *http.Response {
		t.Helper()
		r, _ := http.NewRequest(metode, srv.URL+alamat, strings.NewReader(isi))
		r.Header.Set("X-Akun", "dinkes")
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept-Encoding", "br, gzip;q=0.8")
		res, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = res.Body.Close() })
		return res
	}
	for i := range 20 {
		res := minta("POST", "/lumbung"+akar+"/warga", fmt.Sprintf(`{"nomor":"A-%d"}`, i))
		lokasi, err := res.Location()
		if err != nil || !strings.HasPrefix(lokasi.Path, "/lumbung"+akar+"/warga/") {
			t.Fatalf("Location %v, %v", lokasi, err)
		}
		if res := minta("GET", lokasi.Path, ""); res.StatusCode != 200 || res.Header.Get("Content-Encoding") != "" {
			t.Fatalf("small document: %d %v", res.StatusCode, res.Header)
		}
	}
	res := minta("GET", "/lumbung"+akar+"/warga", "")
	z, err := gzip.NewReader(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil || bytes.Count(b, []byte(`"nomor"`)) != 20 || res.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("compressed list: %v %v %s", err, res.Header, b)
	}
	kepala := minta("HEAD", "/lumbung"+akar+"/warga", "")
	if kepala.ContentLength != res.ContentLength || kepala.ContentLength <= 0 {
		t.Errorf("HEAD length %d, GET %d", kepala.ContentLength, res.ContentLength)
	}
}

func TestTerimaGzip(t *testing.T) {
	for s, mau := range map[string]bool{"": false, "gzip": true, "GZIP": true, "br": false, "gzip;q=0": false, "gzip; q=0.0": false,
		"br, gzip;q=0.5": true, "*": true, "*;q=0": false, "*, gzip;q=0": false, "gzip;q=x": false, "identity": false} {
		if got := terimaGzip([]string{s}); got != mau {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// A document's stored bytes stand in the answer as they are, also those that a
// JSON encoder would write otherwise.
func TestBitaTersimpanTidakDiubah(t *testing.T) {
	s := toko(t)
	const isi = `{"perihal":"<b>&  \u00e9 é","status":"diajukan"  }`
	x := register.Baris{Meta: register.Meta{ID: idAsing, Versi: 3, Urutan: register.BelumUrut}, VersiSkema: 2, Umum: []byte(isi), Kolom: []any{"a\"<\u2028é"}}
	h := tangan(t, barisTetap{s, x}, opsiUji())
	w := kirim(h, "dinkes", "GET", akar+"/izin/"+idAsing, "")
	if !strings.Contains(w.Body.String(), `"isi":`+isi+`}`) {
		t.Errorf("bytes changed: %s", w.Body)
	}
	if got := urai[struct{ Kolom map[string]string }](t, w).Kolom["status"]; got != x.Kolom[0] {
		t.Errorf("column %q", got)
	}
	// Numbered later, the same version is another answer.
	tag := w.Header().Get("ETag")
	x.Urutan = 9
	if w := kirim(tangan(t, barisTetap{s, x}, opsiUji()), "dinkes", "GET", akar+"/izin/"+idAsing, "", "If-None-Match", tag); w.Code != 200 || !strings.Contains(w.Body.String(), `"urutan":9`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	// Bytes that are no JSON must not become part of an answer.
	x.Umum = []byte(`{"perihal":"x"},"pemilik":"lain"`)
	if w := kirim(tangan(t, barisTetap{s, x}, opsiUji()), "dinkes", "GET", akar+"/izin/"+idAsing, ""); w.Code != 500 || !json.Valid(w.Body.Bytes()) {
		t.Errorf("damaged document: %d %s", w.Code, w.Body)
	}
}

type barisTetap struct {
	*register.Memori
	x register.Baris
}

func (b barisTetap) Baca(_ context.Context, _ register.Register, l register.Lingkup, _ register.ID, _ int64) (register.Baris, error) {
	return b.x, nil
}

func TestAppendTeksSepertiJSON(t *testing.T) {
	for _, s := range []string{"", "abc", "a\"b", "\x00\x1f", "<&>", "é\u2028", "\xff", "\\", "\x7f"} {
		want, _ := json.Marshal(s)
		if got := appendTeks(nil, s); !bytes.Equal(got, want) {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}
