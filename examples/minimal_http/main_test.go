package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What happens to one document, over a real connection and a real file.
func TestMinimalHTTP(t *testing.T) {
	berkas := filepath.Join(t.TempDir(), "menara.db")
	h, tutup, err := buka(t.Context(), berkas)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	defer srv.Close()
	minta := func(kunci, metode, jalur, isi string, mau int, kepala ...string) (http.Header, string) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), metode, srv.URL+"/api/v1/register/"+jalur, strings.NewReader(isi))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("X-Kunci", kunci)
		for i := 0; i < len(kepala); i += 2 {
			r.Header.Set(kepala[i], kepala[i+1])
		}
		res, err := srv.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = res.Body.Close() }()
		b, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != mau {
			t.Fatalf("%s %s as %q: %d, want %d: %s %v", metode, jalur, kunci, res.StatusCode, mau, b, err)
		}
		return res.Header, string(b)
	}
	const isi = `{"nama":"Menara Manggar","tinggi":42}`
	minta("", "POST", "menara", isi, 401)
	minta("salah", "POST", "menara", isi, 401)
	minta("rahasia-dinkes", "POST", "menara", `{"tinggi":500}`, 422)
	satu, _ := minta("rahasia-dinkes", "POST", "menara", isi, 201, "Idempotency-Key", "k1")
	lagi, _ := minta("rahasia-dinkes", "POST", "menara", isi, 201, "Idempotency-Key", "k1")
	dok := satu.Get("Location")
	if dok == "" || lagi.Get("Location") != dok || lagi.Get("Idempotent-Replayed") != "true" {
		t.Fatalf("created twice: %v, %v", satu, lagi)
	}
	minta("rahasia-dinkes", "POST", "menara", `{"nama":"Lain"}`, 422, "Idempotency-Key", "k1")
	if lain, _ := minta("rahasia-dishub", "POST", "menara", isi, 201, "Idempotency-Key", "k1"); lain.Get("Location") == dok {
		t.Error("keys of two offices met")
	}

	baru := strings.Replace(isi, "42", "45", 1)
	minta("rahasia-dinkes", "PUT", dok, baru, 428)
	minta("rahasia-dishub", "PUT", dok, baru, 403, "If-Match", "1") // readable, but of another office
	minta("", "PUT", dok, baru, 401, "If-Match", "1")
	minta("rahasia-dinkes", "PUT", dok, baru, 200, "If-Match", "1")
	minta("rahasia-dinkes", "PUT", dok, isi, 412, "If-Match", "1")
	if _, b := minta("", "GET", dok, "", 200); !strings.Contains(b, `"tinggi":45`) || !strings.Contains(b, `"pemilik":"dinkes"`) {
		t.Errorf("read by anybody: %s", b)
	}

	// The program starts again: documents, versions and keys are still there.
	if err := tutup(); err != nil {
		t.Fatal(err)
	}
	if h, tutup, err = buka(t.Context(), berkas); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tutup() }()
	srv.Config.Handler = h
	lagi, _ = minta("rahasia-dinkes", "POST", "menara", isi, 201, "Idempotency-Key", "k1")
	var d struct{ Baris []struct{ Versi int } }
	_, b := minta("", "GET", "menara", "", 200)
	if err := json.Unmarshal([]byte(b), &d); err != nil || len(d.Baris) != 2 || lagi.Get("Location") != dok {
		t.Errorf("after a restart: %s %v %v", b, lagi, err)
	}
}

func TestBukaGagal(t *testing.T) {
	if _, _, err := buka(t.Context(), ""); err == nil {
		t.Error("opened without a file")
	}
}

// The example is meant to be read in one sitting.
func TestPendek(t *testing.T) {
	b, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		if l := strings.TrimSpace(s.Text()); l != "" && !strings.HasPrefix(l, "//") {
			n++
		}
	}
	if n > 60 {
		t.Errorf("%d lines of code, want at most 60", n)
	}
}
