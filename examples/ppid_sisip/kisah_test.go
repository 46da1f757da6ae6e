package main

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// kabupaten is the program on a file of its own, with a clock that the test moves.
type kabupaten struct {
	t      *testing.T
	maju   atomic.Int64 // nanoseconds
	a      *aplikasi
	srv    *httptest.Server
	sandi  string
	folder string
}

func bukaUji(t *testing.T) *kabupaten {
	t.Helper()
	kini := time.Date(2026, 3, 16, 2, 0, 0, 0, time.UTC)
	k := &kabupaten{t: t, folder: t.TempDir()}
	a, err := buka(t.Context(), k.folder, func() time.Time { return kini.Add(time.Duration(k.maju.Load())) })
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
	k.srv = httptest.NewServer(a.handler())
	t.Cleanup(k.srv.Close)
	return k
}

// orang is a browser in which somebody has logged in.
func (k *kabupaten) orang(pengguna string) func(metode, jalur string, mau int, isian ...string) string {
	k.t.Helper()
	kuki, err := cookiejar.New(nil)
	if err != nil {
		k.t.Fatal(err)
	}
	c := &http.Client{Jar: kuki}
	minta := func(metode, jalur string, mau int, isian ...string) string {
		k.t.Helper()
		f := url.Values{}
		for i := 0; i+1 < len(isian); i += 2 {
			f.Set(isian[i], isian[i+1])
		}
		r, err := http.NewRequestWithContext(k.t.Context(), metode, k.srv.URL+jalur, strings.NewReader(f.Encode()))
		if err != nil {
			k.t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w, err := c.Do(r)
		if err != nil {
			k.t.Fatal(err)
		}
		defer w.Body.Close()
		b, err := io.ReadAll(w.Body)
		if err != nil {
			k.t.Fatal(err)
		}
		if w.StatusCode != mau {
			k.t.Fatalf("%s %s: %d, seharusnya %d\n%s", metode, jalur, w.StatusCode, mau, b)
		}
		return html.UnescapeString(string(b))
	}
	minta("POST", "/masuk", 200, "pengguna", pengguna, "sandi", k.sandi)
	return minta
}

func harusAda(t *testing.T, halaman string, kata ...string) {
	t.Helper()
	for _, x := range kata {
		if !strings.Contains(halaman, x) {
			t.Errorf("%q tidak ada di halaman:\n%s", x, halaman)
		}
	}
}

// A letter becomes a request, with its reason, moves by the law alone, and who asked
// stands nowhere in the file.
func TestKisah(t *testing.T) {
	k := bukaUji(t)
	sari, rahmat := k.orang("sari"), k.orang("rahmat")
	h := sari("POST", "/surat/1/permohonan", 200)
	harusAda(t, h, "001/PPID/III/2026", "Pemohon Contoh", "Masih kurang", "menyatakan tidak lengkap")
	id := regexp.MustCompile(`/ppid/([0-9a-f-]{36})/`).FindStringSubmatch(h)[1]
	sari("POST", "/surat/1/permohonan", 404) // once only
	harusAda(t, sari("GET", "/", 200), `href="/ppid/`+id+`"`, "Undangan upacara")

	// Incomplete on paper: the law does not let it through.
	harusAda(t, sari("POST", "/ppid/"+id+"/nyatakan_lengkap", 403, "versi", "1"), "belum dapat dinyatakan lengkap", "NIK")
	harusAda(t, rahmat("POST", "/ppid/"+id+"/disposisi", 403, "versi", "1", "perangkat", "dinkes"), "Yang dapat dilakukan sekarang")
	harusAda(t, sari("POST", "/ppid/"+id+"/nyatakan_tidak_lengkap", 200, "versi", "1", "nomor_surat", "1/PPID/2026"), "Tidak lengkap")
	// Two officers at once: the second is told.
	harusAda(t, sari("POST", "/ppid/"+id+"/nyatakan_tidak_lengkap", 409, "versi", "1", "nomor_surat", "2/PPID/2026"), "Belum dapat dilakukan")

	// The queue counts working days; another unit and other posts see nothing.
	sari("POST", "/surat/3/permohonan", 200)
	harusAda(t, rahmat("GET", "/ppid", 200), "002/PPID/III/2026", "sisa 3 hari kerja")
	if h := k.orang("dewi")("GET", "/ppid", 200); strings.Contains(h, "PPID/III") {
		t.Errorf("PPID Pelaksana melihat permohonan perangkat lain: %s", h)
	}
	k.orang("dewi")("GET", "/ppid/"+id, 404)
	k.orang("tono")("GET", "/ppid", 403)
	if h := k.orang("sekda")("GET", "/ppid/"+id, 200); strings.Contains(h, "Pemohon Contoh") {
		t.Error("Atasan PPID melihat pemohon")
	}
	k.maju.Store(int64(20 * 24 * time.Hour))
	sari, rahmat = k.orang("sari"), k.orang("rahmat") // their sessions ended long ago
	harusAda(t, rahmat("GET", "/ppid", 200), "terlambat")

	harusAda(t, sari("GET", "/tenggat?diterima=2026-03-16", 200), "7 April 2026", "Nyepi")
	sari("GET", "/tenggat?diterima=besok", 422)
	sari("POST", "/ppid/"+id+"/hapus", 404, "versi", "1")

	// The letter is the regency's own; in the register who asked is sealed.
	if _, err := k.a.db.Exec("UPDATE surat SET pengirim = '', alamat = ''; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(k.folder, "agenda.db"))
	if err != nil || strings.Contains(string(b), "Pemohon Contoh") || !strings.Contains(string(b), "001/PPID/III/2026") {
		t.Errorf("nama pemohon terbaca di berkas basis data, atau berkasnya tidak terbaca: %v", err)
	}
}

// The agenda's row and the document are written together or not at all.
func TestBersamaAtauTidak(t *testing.T) {
	k := bukaUji(t)
	if _, err := k.a.db.Exec("CREATE TRIGGER gagal BEFORE UPDATE ON surat BEGIN SELECT RAISE(ABORT, 'penuh'); END"); err != nil {
		t.Fatal(err)
	}
	sari := k.orang("sari")
	sari("POST", "/surat/1/permohonan", 500)
	if h := sari("GET", "/ppid", 200); strings.Contains(h, "PPID/III") {
		t.Errorf("permohonan tersimpan tanpa suratnya: %s", h)
	}
}

func TestMasuk(t *testing.T) {
	k := bukaUji(t)
	k.sandi = "salah"
	c := k.srv.Client()
	w, err := c.PostForm(k.srv.URL+"/masuk", url.Values{"pengguna": {"sari"}, "sandi": {"salah"}})
	if err != nil || w.StatusCode != 401 {
		t.Fatal(w.StatusCode, err)
	}
	w.Body.Close()
	w, err = c.Get(k.srv.URL + "/ppid")
	if err != nil || w.Request.URL.Path != "/masuk" {
		t.Errorf("tanpa masuk: %s %v", w.Request.URL, err)
	}
	w.Body.Close()
	r, _ := http.NewRequestWithContext(t.Context(), "POST", k.srv.URL+"/surat/1/permohonan", nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w, err = c.Do(r)
	if err != nil || w.StatusCode != 403 {
		t.Errorf("kiriman dari situs lain: %d %v", w.StatusCode, err)
	}
	w.Body.Close()
}
