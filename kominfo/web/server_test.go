package web

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// A sender that stops in the middle of a body is answered and let go.
func TestKirimanLambat(t *testing.T) {
	srv := Server("", tangan(t, toko(t), opsiUji()))
	srv.ReadTimeout = 50 * time.Millisecond
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = srv.Serve(ln) }()
	defer func() { _ = srv.Close() }()
	c, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	_, _ = fmt.Fprintf(c, "POST %s/warga HTTP/1.1\r\nHost: x\r\nX-Akun: dinkes\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", akar)
	_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusRequestTimeout || res.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s %v", res.Status, res.Header)
	}
}

func TestServerPunyaSemuaBatas(t *testing.T) {
	s := Server("127.0.0.1:8080", http.NotFoundHandler())
	if s.ReadHeaderTimeout <= 0 || s.ReadTimeout <= 0 || s.WriteTimeout <= s.ReadTimeout || s.IdleTimeout <= 0 || s.MaxHeaderBytes <= batasAlamat {
		t.Errorf("a limit is missing or contradicts another: %+v", s)
	}
}

// A body without a length is measured while it is read.
func TestKirimanTanpaPanjangTerlaluBesar(t *testing.T) {
	o := opsiUji()
	o.BatasIsi = 100
	h := tangan(t, toko(t), o)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := Server("", h)
	go func() { _ = srv.Serve(ln) }()
	defer func() { _ = srv.Close() }()
	r, _ := http.NewRequest("POST", "http://"+ln.Addr().String()+akar+"/warga", struct{ *strings.Reader }{strings.NewReader(`{"catatan":"` + strings.Repeat("x", 200) + `"}`)})
	r.ContentLength = -1
	r.Header.Set("X-Akun", "dinkes")
	r.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("%s", res.Status)
	}
}

// The store gets a context that ends.
func TestWaktuPenyimpananTerbatas(t *testing.T) {
	o := opsiUji()
	o.BatasWaktu = time.Nanosecond
	if w := kirim(tangan(t, toko(t), o), "dinkes", "POST", akar+"/warga", isiWarga); w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

func TestPemintaSudahPergi(t *testing.T) {
	h := tangan(t, sakit{toko(t), func() error { return context.Canceled }}, opsiUji())
	ctx, batal := context.WithCancel(context.Background())
	batal()
	r, _ := http.NewRequestWithContext(ctx, "GET", akar+"/warga/"+idAsing, nil)
	r.Header.Set("X-Akun", "dinkes")
	w := &diam{h: http.Header{}}
	h.ServeHTTP(w, r)
	if w.ditulis {
		t.Error("answered nobody")
	}
}

type diam struct {
	h       http.Header
	ditulis bool
}

func (d *diam) Header() http.Header         { return d.h }
func (d *diam) WriteHeader(int)             { d.ditulis = true }
func (d *diam) Write(b []byte) (int, error) { d.ditulis = true; return len(b), nil }

func TestSehat(t *testing.T) {
	o := opsiUji()
	o.Versi = map[string]string{"program": "1.4.0"}
	kosong, err := register.NewMemori()
	if err != nil {
		t.Fatal(err)
	}
	for nama, k := range map[string]struct {
		s      register.Store
		status int
		mau    string
	}{
		"ready":        {toko(t), 200, `{"status":"siap","versi":{"program":"1.4.0"}}`},
		"no registers": {kosong, 200, `{"status":"siap","versi":{"program":"1.4.0"}}`},
		"broken":       {sakit{toko(t), func() error { return errors.New("disk") }}, 503, `{"status":"gangguan","versi":{"program":"1.4.0"}}`},
	} {
		w := kirim(Sehat(k.s, o), "", "GET", "/sehat", "")
		if w.Code != k.status || w.Body.String() != k.mau {
			t.Errorf("%s: %d %s", nama, w.Code, w.Body)
		}
	}
	if w := kirim(Sehat(kosong, o), "", "POST", "/sehat", ""); w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
}
