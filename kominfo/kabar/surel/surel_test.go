//go:build !(js && wasm)

package surel_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kabar"
	"github.com/lumbung-id/lumbung/kominfo/kabar/surel"
)

const penerima = "sari.rahasia@contoh.go.id"

func (s *server) opsi() surel.Opsi {
	return surel.Opsi{Server: s.alamat, Nama: "ppid", Sandi: "Sandi-Rahasia-1", Dari: "PPID Kabupaten Contoh <ppid@contoh.go.id>", Akar: s.akar, Batas: 3 * time.Second,
		Sekarang: func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) }}
}

func (s *server) kirim(t *testing.T, o surel.Opsi, p kabar.Pesan) error {
	t.Helper()
	x, err := surel.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return x.Kirim(t.Context(), kabar.Alamat{ID: "a1", Surel: penerima}, p)
}

func TestKirim(t *testing.T) {
	s := serverBaru(t, nil)
	p := kabar.Pesan{Kunci: "k1", Judul: "3 hari kerja lagi: permohonan 007/PPID/XI/2026 – penting", Isi: "Baris satu.\n.\nTenggat Selasa, 24 November 2026: ≤ 3 hari."}
	for range 2 {
		if err := s.kirim(t, s.opsi(), p); err != nil {
			t.Fatal(err)
		}
	}
	if s.terbuka || len(s.surat) != 2 || s.masuk[0] != "\x00ppid\x00Sandi-Rahasia-1" || s.rcpt[0] != "TO:<"+penerima+">" {
		t.Fatalf("terbuka %v, %d surat, %q %q", s.terbuka, len(s.surat), s.masuk, s.rcpt)
	}
	m, err := mail.ReadMessage(strings.NewReader(s.surat[0]))
	if err != nil {
		t.Fatal(err)
	}
	judul, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || judul != p.Judul {
		t.Errorf("%q %v", judul, err)
	}
	var kepala []string
	for k := range m.Header {
		kepala = append(kepala, k)
	}
	for k, mau := range map[string]string{"Auto-Submitted": "auto-generated", "Content-Type": "text/plain; charset=UTF-8", "From": `"PPID Kabupaten Contoh" <ppid@contoh.go.id>`, "To": "<" + penerima + ">", "User-Agent": "", "X-Mailer": "",
		"Date": "Mon, 23 Nov 2026 01:00:00 +0000"} {
		if m.Header.Get(k) != mau {
			t.Errorf("%s: %q dari %v", k, m.Header.Get(k), kepala)
		}
	}
	isi, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil || !strings.HasPrefix(strings.ReplaceAll(string(isi), "\r\n", "\n"), strings.ReplaceAll(p.Isi, "\n.\n", "\n..\n")) && !strings.HasPrefix(strings.ReplaceAll(string(isi), "\r\n", "\n"), p.Isi) {
		t.Errorf("%q %v", isi, err)
	}
	m2, _ := mail.ReadMessage(strings.NewReader(s.surat[1]))
	if id := m.Header.Get("Message-ID"); id == "" || id != m2.Header.Get("Message-ID") || !strings.HasSuffix(id, "@contoh.go.id>") || strings.Contains(id, "rahasia") {
		t.Errorf("%q %q", id, m2.Header.Get("Message-ID"))
	}
}

// No text makes a header, a recipient or an end of message.
func TestSuntikan(t *testing.T) {
	s := serverBaru(t, nil)
	p := kabar.Pesan{Kunci: "k\r\nX-K: 1", Judul: "Halo\r\nBcc: jahat@x.id\r\n\r\n<b>isi", Isi: "a\r\n.\r\nRCPT TO:<jahat@x.id>\r\nQUIT\x00"}
	if err := s.kirim(t, s.opsi(), p); err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(strings.NewReader(s.surat[0]))
	if err != nil || len(s.rcpt) != 1 || len(s.surat) != 1 || m.Header.Get("Bcc") != "" || m.Header.Get("X-K") != "" {
		t.Errorf("%v %q\n%s", err, s.rcpt, s.surat[0])
	}
	for _, a := range []string{"", "a", "a@b.id\r\nBcc: c@d.id", "a@b.id,c@d.id", "A <a@b.id>", "a@b.id>", "a b@c.id", "<a@b.id> NOTIFY=NEVER", "a@b.id\x00", "\"a\\\"b\"@c.id", "sarí@x.id", strings.Repeat("a", 300) + "@b.id"} {
		x, err := surel.New(s.opsi())
		if err != nil {
			t.Fatal(err)
		}
		err = x.Kirim(t.Context(), kabar.Alamat{ID: "a", Surel: a}, p)
		if g, ok := errors.AsType[*kabar.GalatKirim](err); !ok || g.Nasib != kabar.Tetap || len(s.surat) != 1 {
			t.Errorf("%q: %v", a, err)
		}
	}
}

func TestNasib(t *testing.T) {
	for nama, x := range map[string]struct {
		jawab, isi string
		nasib      kabar.Nasib
		putus      bool
	}{
		"penerima ditolak":       {"RCPT", "550 5.1.1 <" + penerima + "> tidak dikenal", kabar.Tetap, false},
		"penerima nanti":         {"RCPT", "451 4.7.1 greylist " + penerima, kabar.Belum, false},
		"tidak meneruskan":       {"RCPT", "554 5.7.1 relay denied " + penerima, kabar.Belum, false},
		"pengirim ditolak":       {"MAIL", "550 5.1.8 ppid", kabar.Belum, true},
		"surat ditolak":          {".", "554 5.6.0 isi", kabar.Tetap, false},
		"penuh":                  {".", "452 4.3.1 penuh", kabar.Belum, false},
		"putus sesudah titik":    {".", "putus", kabar.Ragu, true},
		"diam sesudah titik":     {".", "diam", kabar.Ragu, true},
		"putus sebelum data":     {"DATA", "putus", kabar.Belum, true},
		"putus saat penerima":    {"RCPT", "putus", kabar.Belum, true},
		"sandi salah":            {"AUTH", "535 5.7.8 Sandi-Rahasia-1 salah untuk " + penerima, kabar.Belum, true},
		"STARTTLS ditolak":       {"STARTTLS", "454 4.7.0 nanti", kabar.Belum, true},
		"terima lalu putus RSET": {"RSET", "putus", "", false},
		"terima lalu putus QUIT": {"QUIT", "putus", "", false},
	} {
		t.Run(nama, func(t *testing.T) {
			t.Parallel()
			s := serverBaru(t, func(s *server) { s.jawab[x.jawab] = x.isi })
			o := s.opsi()
			o.Batas = time.Second
			err := s.kirim(t, o, kabar.Pesan{Kunci: "k", Judul: "J", Isi: "I"})
			if x.nasib == "" {
				if err != nil {
					t.Errorf("surat sudah diterima, tetapi: %v", err)
				}
				return
			}
			g, ok := errors.AsType[*kabar.GalatKirim](err)
			if !ok || g.Nasib != x.nasib || g.Putus != x.putus || !strings.HasSuffix(g.Sebab, ".") {
				t.Fatalf("%#v %v", g, err)
			}
			if s := strings.ToLower(fmt.Sprintf("%v %+v %#v", err, err, g)); strings.Contains(s, "rahasia") {
				t.Error(s)
			}
		})
	}
}

// Nothing leaves without encryption, or to a server with a strange certificate.
func TestTLSWajib(t *testing.T) {
	s := serverBaru(t, func(s *server) { s.tanpaTLS = true })
	err := s.kirim(t, s.opsi(), kabar.Pesan{Kunci: "k", Judul: "J"})
	if err == nil || !strings.Contains(err.Error(), "STARTTLS") || len(s.surat)+len(s.masuk)+len(s.rcpt) != 0 {
		t.Errorf("%v %d", err, len(s.surat))
	}
	s = serverBaru(t, nil)
	o := s.opsi()
	o.Akar = nil
	err = s.kirim(t, o, kabar.Pesan{Kunci: "k", Judul: "J"})
	if err == nil || !strings.Contains(err.Error(), "Sertifikat") || len(s.surat)+len(s.masuk) != 0 {
		t.Errorf("%v", err)
	}
	ctx, batal := context.WithCancel(t.Context())
	batal()
	x, err := surel.New(s.opsi())
	if err != nil {
		t.Fatal(err)
	}
	if g, ok := errors.AsType[*kabar.GalatKirim](x.Kirim(ctx, kabar.Alamat{ID: "a", Surel: penerima}, kabar.Pesan{Kunci: "k", Judul: "J"})); !ok || g.Nasib != kabar.Belum {
		t.Errorf("%v", g)
	}
}

func TestOpsi(t *testing.T) {
	baik := surel.Opsi{Server: "smtp.contoh.go.id:587", Dari: "ppid@contoh.go.id"}
	ubah := func(f func(*surel.Opsi)) surel.Opsi { o := baik; f(&o); return o }
	for kata, o := range map[string]surel.Opsi{
		"":                   baik,
		"nama dan portnya":   ubah(func(o *surel.Opsi) { o.Server = "smtp" }),
		"Port server":        ubah(func(o *surel.Opsi) { o.Server = "smtp:0" }),
		"Port 465":           ubah(func(o *surel.Opsi) { o.Server = "smtp:465" }),
		"Alamat pengirim":    ubah(func(o *surel.Opsi) { o.Dari = "PPID\r\nBcc: x@y.id <ppid@contoh.go.id>" }),
		"Tanpa TLS":          ubah(func(o *surel.Opsi) { o.TLS = "tanpa" }),
		"Cara tls":           ubah(func(o *surel.Opsi) { o.TLS = "ssl" }),
		"Kata sandi surel":   ubah(func(o *surel.Opsi) { o.Nama = "x" }),
		"Nama masuk surel":   ubah(func(o *surel.Opsi) { o.Sandi = "sangat-rahasia" }),
		"memuat ganti baris": ubah(func(o *surel.Opsi) { o.Nama, o.Sandi = "x", "sangat\r\nrahasia" }),
	} {
		_, err := surel.New(o)
		if kata == "" {
			if err != nil {
				t.Error(err)
			}
		} else if kominfo.KindOf(err) != kominfo.TidakSah || !strings.Contains(err.Error(), kata) || strings.Contains(err.Error(), "rahasia") {
			t.Errorf("%s: %v", kata, err)
		}
	}
	if s := fmt.Sprintf("%v %+v %#v", surel.Opsi{Sandi: "rahasia"}, surel.Opsi{Sandi: "rahasia"}, surel.Opsi{Sandi: "rahasia"}); strings.Contains(s, "rahasia") {
		t.Error(s)
	}
}

func TestBacaOpsi(t *testing.T) {
	dir := t.TempDir()
	nama := filepath.Join(dir, surel.NamaBerkas)
	if _, ada, err := surel.BacaOpsi(dir, nil); ada || err != nil {
		t.Fatal(ada, err)
	}
	tulis := func(mode os.FileMode, isi string) {
		t.Helper()
		_ = os.Remove(nama)
		if err := errors.Join(os.WriteFile(nama, []byte(isi), mode), os.Chmod(nama, mode)); err != nil {
			t.Fatal(err)
		}
	}
	const isi = `{"server":"smtp.contoh.go.id:587","nama":"ppid","sandi":"rahasia","dari":"PPID <ppid@contoh.go.id>","tls":"starttls"}`
	tulis(0o600, isi)
	o, ada, err := surel.BacaOpsi(dir, nil)
	if diff := cmp.Diff(surel.Opsi{Server: "smtp.contoh.go.id:587", Nama: "ppid", Sandi: "rahasia", Dari: "PPID <ppid@contoh.go.id>", TLS: surel.StartTLS}, o, cmp.AllowUnexported()); diff != "" || !ada || err != nil {
		t.Error(diff, ada, err)
	}
	if o, _, err = surel.BacaOpsi(dir, func(string) string { return "dari-luar" }); o.Sandi != "dari-luar" || err != nil {
		t.Error(err)
	}
	for kata, f := range map[string]func(){
		"chmod 600":           func() { tulis(0o640, isi) },
		"dapat dipahami":      func() { tulis(0o600, `{"server":"x:1","sandi":"rahasia","kata":1}`) },
		"di baris 3":          func() { tulis(0o600, "{\n\"sandi\":\"rahasia\",\n}") },
		"terlalu besar":       func() { tulis(0o600, strings.Repeat(" ", 70<<10)) },
		"LUMBUNG_SUREL_SANDI": func() { tulis(0o644, `{"server":"x:587","nama":"ppid","dari":"a@b.id"}`) },
	} {
		if kata == "chmod 600" && runtime.GOOS == "windows" {
			continue
		}
		f()
		if _, ada, err := surel.BacaOpsi(dir, nil); !ada || kominfo.KindOf(err) != kominfo.TidakSah || !strings.Contains(err.Error(), kata) || strings.Contains(err.Error(), "rahasia") {
			t.Errorf("%s: %v", kata, err)
		}
	}
	tulis(0o644, `{"server":"x:587","nama":"ppid","dari":"a@b.id"}`) // no password in the file: anybody may read it
	if _, _, err := surel.BacaOpsi(dir, func(string) string { return "luar" }); err != nil {
		t.Error(err)
	}
}

func FuzzParseOpsi(f *testing.F) {
	f.Add([]byte(`{"server":"smtp.contoh.go.id:587","nama":"ppid","sandi":"x","dari":"PPID <ppid@contoh.go.id>","tls":"starttls"}`))
	f.Add([]byte(`{"server":"[::1]:25","dari":"a@b","tls":"tanpa"}`))
	f.Add([]byte(`{"sandi":1}{`))
	f.Fuzz(func(t *testing.T, b []byte) {
		o, err := surel.ParseOpsi(b)
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah {
				t.Error(err)
			}
			return
		}
		if _, err := surel.New(o); err == nil && (strings.ContainsAny(o.Dari+o.Server+o.Nama+o.Sandi, "\r\n\x00") || bytes.ContainsRune([]byte(o.Server), '/')) {
			t.Errorf("%q", b)
		}
	})
}

func ExampleNew() {
	p, err := surel.New(surel.Opsi{Server: "smtp.contoh.go.id", Dari: "ppid@contoh.go.id"})
	fmt.Println(p == nil, err)
	// Output:
	// true Server surel "smtp.contoh.go.id" tidak dikenal. Tulis nama dan portnya, misalnya smtp.kantor.go.id:587.
}
