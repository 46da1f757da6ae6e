package web

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// keadaan is all that a store holds: what a request that failed may not change.
func keadaan(t *testing.T, s register.Store) string {
	t.Helper()
	var b strings.Builder
	for _, r := range s.Register() {
		h, err := s.Cari(t.Context(), r, register.LingkupPenuh(), register.Query{Isi: true, Ditarik: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range h.Baris {
			fmt.Fprintf(&b, "%s %s %d %s %s\n", r.Info().Nama, x.ID, x.Versi, x.Umum, x.Pribadi)
		}
	}
	for _, j := range []register.Jejak{register.Umum, register.Dalam} {
		_, lanjut, err := s.Perubahan(t.Context(), register.LingkupPenuh(), j, 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, j, lanjut)
	}
	return b.String()
}

// layani serves a handler on a real connection and gives its address. The server
// itself has no limits: those of the handler must do.
func layani(t *testing.T, h http.Handler) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := &http.Server{Handler: h}
	go func() { _ = srv.Serve(ln) }()
	t.Cleanup(func() { _ = srv.Close() })
	return ln.Addr().String()
}

func sambung(t *testing.T, alamat string) (net.Conn, *bufio.Reader) {
	t.Helper()
	c, err := net.Dial("tcp", alamat)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(20 * time.Second)) // a hang is a failure
	return c, bufio.NewReader(c)
}

func kepalaMentah(akun, jalur string, lain ...string) string {
	return "POST " + akar + jalur + " HTTP/1.1\r\nHost: x\r\nX-Akun: " + akun + "\r\nContent-Type: application/json\r\n" + strings.Join(lain, "\r\n") + "\r\n\r\n"
}

func jawabanMentah(t *testing.T, r *bufio.Reader) (*http.Response, string) {
	t.Helper()
	res, err := http.ReadResponse(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

// A sender that drips one byte at a time is let go in time, also where nobody
// reads what it sends, and leaves nothing behind.
func TestKirimanMenetes(t *testing.T) {
	s := toko(t)
	o := opsiUji()
	o.BatasKirim = 200 * time.Millisecond
	alamat := layani(t, tangan(t, s, o))
	dulu := keadaan(t, s)
	for nama, k := range map[string]struct {
		akun   string
		kepala []string
		tetes  string
		status int
	}{
		"known length":    {"dinkes", []string{"Content-Length: 5000"}, "{", 408},
		"chunks":          {"dinkes", []string{"Transfer-Encoding: chunked"}, "1\r\n{\r\n", 408},
		"refused, unread": {"", []string{"Content-Length: 5000"}, "{", 401},
		"a key":           {"dinkes", []string{"Content-Length: 5000", "Idempotency-Key: a"}, "{", 408},
	} {
		t.Run(nama, func(t *testing.T) {
			c, r := sambung(t, alamat)
			_, _ = io.WriteString(c, kepalaMentah(k.akun, "/warga", k.kepala...))
			henti := make(chan struct{})
			go func() {
				for {
					select {
					case <-henti:
						return
					case <-time.After(20 * time.Millisecond):
						_, _ = io.WriteString(c, k.tetes)
					}
				}
			}()
			defer close(henti)
			res, isi := jawabanMentah(t, r)
			if res.StatusCode != k.status || res.Header.Get("Content-Type") != "application/problem+json" || !res.Close {
				t.Errorf("%s %v %s", res.Status, res.Header, isi)
			}
			if k.status == 408 && !strings.Contains(isi, "tidak ada yang disimpan") {
				t.Errorf("%s", isi)
			}
		})
	}
	if diff := cmp.Diff(dulu, keadaan(t, s)); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
}

// The deadline is that of one body: the connection lives on, and so does an
// answer that takes longer than a body may.
func TestBatasKirimanBerakhirBersamaKiriman(t *testing.T) {
	s := toko(t)
	o := opsiUji()
	o.BatasKirim = 150 * time.Millisecond
	h := tangan(t, s, o)
	alamat := layani(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r)
		time.Sleep(250 * time.Millisecond)
		if r.Context().Err() != nil {
			t.Error("the deadline of the body ended the request")
		}
	}))
	c, r := sambung(t, alamat)
	for i := range 3 {
		isi := fmt.Sprintf(`{"nomor":"A-%d"}`, i)
		_, _ = io.WriteString(c, kepalaMentah("dinkes", "/warga", fmt.Sprint("Content-Length: ", len(isi)))+isi)
		if res, b := jawabanMentah(t, r); res.StatusCode != 201 {
			t.Fatalf("request %d: %s %s", i, res.Status, b)
		}
	}
}

// A slow sender does not use up the store's time.
func TestKirimanLambatTidakMemakanWaktuPenyimpanan(t *testing.T) {
	o := opsiUji()
	o.BatasWaktu = 100 * time.Millisecond
	c, r := sambung(t, layani(t, tangan(t, toko(t), o)))
	_, _ = io.WriteString(c, kepalaMentah("dinkes", "/warga", fmt.Sprint("Content-Length: ", len(isiWarga)))+isiWarga[:9])
	time.Sleep(200 * time.Millisecond)
	_, _ = io.WriteString(c, isiWarga[9:])
	if res, b := jawabanMentah(t, r); res.StatusCode != 201 {
		t.Errorf("%s %s", res.Status, b)
	}
}

// A gigabyte is refused by its announcement; not one byte of it is waited for.
func TestGigabitaDitolakTanpaDibaca(t *testing.T) {
	s := toko(t)
	alamat := layani(t, tangan(t, s, opsiUji()))
	dulu := keadaan(t, s)
	c, r := sambung(t, alamat)
	_, _ = io.WriteString(c, kepalaMentah("dinkes", "/warga", "Content-Length: 1073741824"))
	res, isi := jawabanMentah(t, r)
	if res.StatusCode != 413 || !res.Close || !strings.Contains(isi, "paling banyak 1.048.576 bita") {
		t.Errorf("%s %v %s", res.Status, res.Header, isi)
	}
	// Who asks first is told before sending anything.
	c, r = sambung(t, alamat)
	_, _ = io.WriteString(c, kepalaMentah("dinkes", "/warga", "Content-Length: 1073741824", "Expect: 100-continue"))
	if res, _ := jawabanMentah(t, r); res.StatusCode != 413 {
		t.Errorf("with Expect: %s", res.Status)
	}
	// In chunks nothing is announced: it ends when the limit is passed.
	c, r = sambung(t, alamat)
	go func() {
		_, _ = io.WriteString(c, kepalaMentah("dinkes", "/warga", "Transfer-Encoding: chunked"))
		potong := fmt.Sprintf("%x\r\n%s\r\n", 1<<16, strings.Repeat(" ", 1<<16))
		for range 1 << 14 {
			if _, err := io.WriteString(c, potong); err != nil {
				return
			}
		}
	}()
	if res, _ := jawabanMentah(t, r); res.StatusCode != 413 {
		t.Errorf("in chunks: %s", res.Status)
	}
	if diff := cmp.Diff(dulu, keadaan(t, s)); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
}

// Whatever is wrong with a body, nothing of it is stored, and the key stays free.
func TestKirimanBurukTidakMeninggalkanApaPun(t *testing.T) {
	s := toko(t)
	alamat := layani(t, tangan(t, s, opsiUji()))
	dulu := keadaan(t, s)
	rinci := func(isi string) string { return `{"nomor":"A-1","kecamatan":` + isi + `}` }
	for nama, k := range map[string]struct {
		isi    string
		status int
		kata   string
	}{
		"torn":              {isiWarga[:len(isiWarga)-9], 400, "bukan JSON yang utuh"},
		"two":               {isiWarga + isiWarga, 400, "bukan JSON yang utuh"},
		"no JSON":           {"nomor=A-1", 400, "bukan JSON yang utuh"},
		"no UTF-8":          {"{\"nomor\":\"A-1\",\"catatan\":\"\xff\"}", 400, "bukan UTF-8"},
		"zero bytes":        {"\x00\x00", 400, "bukan JSON yang utuh"},
		"byte order mark":   {"\xef\xbb\xbf" + isiWarga, 400, "bukan JSON yang utuh"},
		"too deep, torn":    {strings.Repeat(`{"a":`, 100000), 400, "bersarang"},
		"too deep, whole":   {rinci(strings.Repeat("[", 64) + strings.Repeat("]", 64)), 400, "bersarang lebih dari 64"},
		"deep as allowed":   {rinci(strings.Repeat("[", 63) + strings.Repeat("]", 63)), 422, "REG-TIPE"},
		"name twice":        {`{"nomor":"A-1","nomor":"A-2"}`, 422, "REG-GANDA"},
		"inner name twice":  {rinci(`[1,{"kode":"a","nama":[],"kode":"b"}]`), 422, `"jalur":"kecamatan.kode"`},
		"inner by escape":   {rinci(`{"kode":1,"k\u006fde":2}`), 422, `"jalur":"kecamatan.kode"`},
		"same name, apart":  {rinci(`[{"kode":"kode"},{"kode":["kode","kode"]}]`), 422, "REG-TIPE"},
		"many names":        {banyakNama(1001), 400, "1.001 isian"},
		"string as a trap":  {rinci(`"` + strings.Repeat(`[{\"`, 100) + `"`), 422, "REG-PILIHAN"},
		"huge number":       {`{"nomor":"A-1","tahun":1e400}`, 422, "REG-TIPE"},
		"number with comma": {`{"nomor":"A-1","tahun":2026.5}`, 422, "REG-TIPE"},
	} {
		r, _ := http.NewRequestWithContext(t.Context(), "POST", "http://"+alamat+akar+"/warga", strings.NewReader(k.isi))
		r.Header = http.Header{"X-Akun": {"dinkes"}, "Content-Type": {"application/json"}, "Idempotency-Key": {"a"}}
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if res.StatusCode != k.status || !strings.Contains(string(b), k.kata) {
			t.Errorf("%s: %d, want %d with %q: %s", nama, res.StatusCode, k.status, k.kata, b)
		}
	}
	// A sender that goes away in the middle of a whole document.
	c, _ := sambung(t, alamat)
	_, _ = io.WriteString(c, kepalaMentah("dinkes", "/warga", fmt.Sprint("Content-Length: ", len(isiWarga)+1))+isiWarga)
	_ = c.Close()
	// Two lengths for one body: which would a proxy have believed?
	c, r := sambung(t, alamat)
	_, _ = io.WriteString(c, kepalaMentah("dinkes", "/warga", "Content-Length: 2", fmt.Sprint("Content-Length: ", len(isiWarga)))+isiWarga)
	if res, _ := jawabanMentah(t, r); res.StatusCode != 400 {
		t.Errorf("two lengths: %s", res.Status)
	}
	if diff := cmp.Diff(dulu, keadaan(t, s)); diff != "" {
		t.Errorf("something was written (-before +after):\n%s", diff)
	}
	if w := kirim(tangan(t, s, opsiUji()), "dinkes", "POST", akar+"/warga", isiWarga, "Idempotency-Key", "a"); w.Code != 201 {
		t.Errorf("the key was spent: %d %s", w.Code, w.Body)
	}
}

// Headers have an end, in size and in time.
func TestKepalaTerbatas(t *testing.T) {
	s := toko(t)
	srv := Server("", tangan(t, s, opsiUji()))
	srv.ReadHeaderTimeout = 150 * time.Millisecond
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = srv.Serve(ln) }()
	t.Cleanup(func() { _ = srv.Close() })
	c, r := sambung(t, ln.Addr().String())
	go func() {
		_, _ = io.WriteString(c, "GET "+akar+" HTTP/1.1\r\nHost: x\r\n")
		for range 1 << 10 {
			if _, err := io.WriteString(c, "X-Isi: "+strings.Repeat("x", 1<<10)+"\r\n"); err != nil {
				return
			}
		}
	}()
	if res, _ := jawabanMentah(t, r); res.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("large headers: %s", res.Status)
	}
	lambat, r := sambung(t, ln.Addr().String())
	_, _ = io.WriteString(lambat, "GET "+akar+" HTTP/1.1\r\nHost: x\r\nX-")
	if b, err := io.ReadAll(r); err != nil || !strings.HasPrefix(string(b), "HTTP/1.1 4") { // ended by the server, before our own deadline
		t.Errorf("slow headers: %q %v", b, err)
	}
}

func FuzzNamaGanda(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":{"b":1,"b":2}}`, `{"a":[{"b":1},{"b":1}]}`, `{"a":{"b\"":1,"b\u0022":2}}`, `[{"a":1,"a":1}]`, `{"a":{"":0,"":0}}`, `"{"`, `{"a":"b","a":"b"}`, `{"a":{"b":"c","c":"b","b":[]}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if !json.Valid(b) || terlaluDalam(b) {
			return
		}
		d := json.NewDecoder(strings.NewReader(string(b)))
		if _, ada := namaGanda(b); ada != gandaMenurutDecoder(t, d, 1) {
			t.Fatalf("%q: %v", b, ada)
		}
	})
}

// gandaMenurutDecoder reads one value with the library's decoder and looks for
// repeated names below the first level.
func gandaMenurutDecoder(t *testing.T, d *json.Decoder, tingkat int) bool {
	tok, err := d.Token()
	if err != nil {
		t.Fatal(err)
	}
	buka, ok := tok.(json.Delim)
	if !ok {
		return false
	}
	ada, lihat := false, map[string]bool{}
	for d.More() {
		if buka == '{' {
			k, err := d.Token()
			if err != nil {
				t.Fatal(err)
			}
			ada = ada || tingkat > 1 && lihat[k.(string)]
			lihat[k.(string)] = true
		}
		ada = gandaMenurutDecoder(t, d, tingkat+1) || ada
	}
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	return ada
}
