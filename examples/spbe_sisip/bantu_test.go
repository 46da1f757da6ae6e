package main

import (
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// kabupaten is the program on a file of its own, with a clock that the test moves.
type kabupaten struct {
	maju  atomic.Int64 // nanoseconds
	t     *testing.T
	a     *aplikasi
	srv   *httptest.Server
	sandi string
	pen   register.ID // the demo assessment
}

func bukaUji(t *testing.T) *kabupaten {
	t.Helper()
	kini := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	k := &kabupaten{t: t}
	a, err := buka(t.Context(), t.TempDir(), func() time.Time { return kini.Add(time.Duration(k.maju.Load())) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.tutup(); err != nil {
			t.Error(err)
		}
	})
	k.a = a
	if k.sandi, err = a.contoh(t.Context()); err != nil {
		t.Fatal(err)
	}
	h, err := a.handler()
	if err != nil {
		t.Fatal(err)
	}
	k.srv = httptest.NewServer(h)
	t.Cleanup(k.srv.Close)
	dok, _, err := a.pen.Cari(t.Context(), a.store, register.LingkupPenuh(), register.Query{})
	if err != nil || len(dok) != 1 {
		t.Fatalf("data contoh: %d penilaian, %v", len(dok), err)
	}
	k.pen = dok[0].ID
	return k
}

// tamu is a browser; orang is one in which somebody has logged in.
type tamu struct {
	*kabupaten
	c *http.Client
}

func (k *kabupaten) tamu() tamu {
	kuki, err := cookiejar.New(nil)
	if err != nil {
		k.t.Fatal(err)
	}
	return tamu{k, &http.Client{Jar: kuki, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

func (k *kabupaten) orang(pengguna string) tamu {
	k.t.Helper()
	t := k.tamu()
	t.kirim("/masuk", 303, "pengguna", pengguna, "sandi", k.sandi)
	return t
}

// minta sends a request and wants a status; header are pairs.
func (b tamu) minta(metode, jalur, isi string, mau int, header ...string) (http.Header, string) {
	b.t.Helper()
	r, err := http.NewRequestWithContext(b.t.Context(), metode, b.srv.URL+jalur, strings.NewReader(isi))
	if err != nil {
		b.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w, err := b.c.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer w.Body.Close()
	x, err := io.ReadAll(w.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if w.StatusCode != mau {
		b.t.Fatalf("%s %s: %d, seharusnya %d\n%s", metode, jalur, w.StatusCode, mau, x)
	}
	if strings.HasPrefix(w.Header.Get("Content-Type"), "text/html") {
		x = []byte(html.UnescapeString(string(x)))
	}
	return w.Header, string(x)
}

func (b tamu) buka(jalur string) string {
	b.t.Helper()
	_, s := b.minta("GET", jalur, "", 200)
	return s
}

// kirim posts a form as a browser does; isian are pairs.
func (b tamu) kirim(jalur string, mau int, isian ...string) (http.Header, string) {
	b.t.Helper()
	f := url.Values{}
	for i := 0; i < len(isian); i += 2 {
		f.Add(isian[i], isian[i+1])
	}
	return b.minta("POST", jalur, f.Encode(), mau, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
}

// api calls the JSON API with the session cookie.
func (b tamu) api(metode, jalur, isi string, mau int, header ...string) (j struct {
	ID     register.ID
	Baris  []struct{ Pemilik string }
	Temuan []struct{ ID string }
	Detail string
	Versi  int64
}) {
	b.t.Helper()
	_, s := b.minta(metode, "/api/v1/"+jalur, isi, mau, append([]string{"Content-Type", "application/json"}, header...)...)
	if err := json.Unmarshal([]byte(s), &j); err != nil {
		b.t.Fatalf("%v\n%s", err, s)
	}
	return j
}

// tugas gives the id of the demo task of an indicator, and its version.
func (k *kabupaten) tugas(indikator string) (jalur, versi string) {
	k.t.Helper()
	l := register.LingkupPenuh()
	dok, _, err := k.a.tugas.Cari(k.t.Context(), k.a.store, l, register.Query{Saring: []register.Syarat{{Kolom: "indikator", Op: register.Sama, Nilai: indikator}}})
	if err != nil || len(dok) != 1 {
		k.t.Fatalf("tugas %s: %d, %v", indikator, len(dok), err)
	}
	return "/tugas/" + string(dok[0].ID), strconv.FormatInt(dok[0].Versi, 10)
}

// ada wants parts of a page, and says what the page has instead.
func (k *kabupaten) ada(laman string, bagian ...string) {
	k.t.Helper()
	teks := strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(laman, " ")), " ")
	for _, s := range bagian {
		if !strings.Contains(laman, s) && !strings.Contains(teks, s) {
			k.t.Errorf("laman tanpa %q:\n%s", s, teks)
		}
	}
}

// jumlahCatatan counts the rows of our own table.
func (k *kabupaten) jumlahCatatan() (n int) {
	k.t.Helper()
	if err := k.a.db.GetContext(k.t.Context(), &n, "SELECT COUNT(*) FROM catatan_kerja"); err != nil {
		k.t.Fatal(err)
	}
	return n
}

var koordinatorUji = kominfo.Aktor{ID: "sari", Instansi: kodeInst, Perangkat: "kominfo", Peran: "koordinator"}
