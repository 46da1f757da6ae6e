package web

import (
	"bufio"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/jejak"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// jurnalUji is a journal beside a store in memory, built from its change feed as
// a store on disk builds it inside its transactions.
type jurnalUji struct {
	t       testing.TB
	s       register.Reader
	log     map[string]*logUji
	penanda note.Signer
	umum    string
	periksa note.Verifier
	lambat  int64 // entries that the newest checkpoint does not cover
}

type logUji struct {
	pohon jejak.Pohon
	ubin  map[string][]byte
	entri [][]byte
}

func buatJejak(t testing.TB, s register.Reader) *jurnalUji {
	t.Helper()
	rahasia, umum, err := jejak.BuatKunci("kab.contoh", nil)
	if err != nil {
		t.Fatal(err)
	}
	j := &jurnalUji{t: t, s: s, umum: umum, log: map[string]*logUji{jejak.Umum: {ubin: map[string][]byte{}}, jejak.Dalam: {ubin: map[string][]byte{}}}}
	if j.penanda, err = note.NewSigner(rahasia); err != nil {
		t.Fatal(err)
	}
	if j.periksa, err = note.NewVerifier(umum); err != nil {
		t.Fatal(err)
	}
	return j
}

// ikuti takes into the trees what the store has numbered since.
func (j *jurnalUji) ikuti(ctx context.Context, nama string) *logUji {
	l := j.log[nama]
	for {
		ps, _, err := j.s.Perubahan(ctx, register.LingkupPenuh(), register.Jejak(nama), l.pohon.Ukuran(), 100)
		if err != nil {
			j.t.Fatal(err)
		}
		if len(ps) == 0 {
			return l
		}
		lama := l.pohon.Ukuran()
		for _, p := range ps {
			e := jejak.Entri{Register: p.Register, ID: string(p.ID), Versi: p.Versi, Skema: p.VersiSkema, Waktu: p.Waktu, Instansi: p.Instansi, Pemilik: p.Pemilik,
				Peran: p.Peran, Aksi: p.Aksi, Ditarik: p.Ditarik, Umum: jejak.Ikat(p.GaramUmum, p.Umum, p.Alasan)}
			if p.Pribadi != nil {
				k := jejak.Ikat(p.GaramPribadi, p.Pribadi, "")
				e.Pribadi = &k
			}
			teks, err := e.Teks()
			if err != nil {
				j.t.Fatal(err)
			}
			l.entri = append(l.entri, teks)
			l.pohon.Tambah(jejak.Daun(teks))
		}
		for _, u := range l.pohon.UbinSejak(lama) {
			l.ubin[fmt.Sprint(u.Tingkat, "/", u.Nomor)] = u.Isi
		}
	}
}

func (j *jurnalUji) Kepala(ctx context.Context, nama string) (jejak.Kepala, error) {
	return j.ikuti(ctx, nama).pohon.Kepala(), nil
}

func (j *jurnalUji) Ubin(ctx context.Context, nama string, tingkat int, nomor int64) ([]byte, error) {
	if b, ada := j.ikuti(ctx, nama).ubin[fmt.Sprint(tingkat, "/", nomor)]; ada {
		return b, nil
	}
	return nil, kominfo.E(kominfo.TidakAda, "uji", "Ubin tidak ada.")
}

func (j *jurnalUji) Entri(ctx context.Context, nama string, dari int64, n int) ([][]byte, error) {
	e := j.ikuti(ctx, nama).entri
	dari = min(dari, int64(len(e)))
	return e[dari:min(dari+int64(n), int64(len(e)))], nil
}

// titik signs what the log holds, except for the last entries while j.lambat.
func (j *jurnalUji) titik(ctx context.Context, nama string) ([]byte, error) {
	k, _ := j.Kepala(ctx, nama)
	if k.Ukuran == 0 {
		return nil, kominfo.E(kominfo.TidakAda, "uji", "Belum ada checkpoint.")
	}
	if j.lambat > 0 {
		var p jejak.Pohon
		for _, e := range j.log[nama].entri[:k.Ukuran-j.lambat] {
			p.Tambah(jejak.Daun(e))
		}
		k = p.Kepala()
	}
	return jejak.TandaTangani(jejak.Checkpoint{Nama: "kab.contoh", Jejak: nama, Masa: 1, Kepala: k, Waktu: time.Date(2026, 3, 16, 3, 0, 0, 0, time.UTC)}, j.penanda)
}

func (j *jurnalUji) opsi() Opsi {
	o := opsiUji()
	o.Jejak = &Jejak{Sumber: j, Checkpoint: j.titik, Kunci: func(context.Context) ([]string, error) { return []string{j.umum}, nil }}
	return o
}

// isiJejak makes an office with documents in both logs: n public and a few not.
func isiJejak(t testing.TB, n int) (*register.Memori, *jurnalUji) {
	t.Helper()
	s := toko(t)
	h := tangan(t, s, opsiUji())
	for i := range n {
		buat(t, h, "dinkes", "/warga", fmt.Sprintf(`{"nomor":"B-%d","nik":"1903010101010001","alamat":"Jalan Rahasia 7"}`, i))
	}
	for range 3 {
		buat(t, h, "dinkes", "/sandi", isiSandi)
	}
	return s, buatJejak(t, s)
}

// A province verifies the whole log over HTTP, with nothing but the public key.
func TestPihakLuarMemeriksaJejak(t *testing.T) {
	_, j := isiJejak(t, 600)
	srv := httptest.NewServer(JejakHandler(j.opsi()))
	defer srv.Close()
	for _, nama := range []string{jejak.Umum, jejak.Dalam} {
		var diambil []string
		ambil := func(ctx context.Context, p string) ([]byte, error) {
			diambil = append(diambil, p)
			r, err := http.NewRequestWithContext(ctx, "GET", srv.URL+"/"+p, nil)
			if err != nil {
				return nil, err
			}
			res, err := http.DefaultClient.Do(r)
			if err != nil {
				return nil, err
			}
			defer func() { _ = res.Body.Close() }()
			b, err := io.ReadAll(res.Body)
			if err == nil && res.StatusCode != 200 {
				err = fmt.Errorf("%s: %s", p, b)
			}
			return b, err
		}
		l, err := jejak.PeriksaLuar(t.Context(), ambil, jejak.OpsiLuar{Jejak: nama, Kunci: []note.Verifier{j.periksa}})
		if err != nil {
			t.Fatalf("%s: %v after %v", nama, err, diambil)
		}
		if !l.Sah || l.Ukuran != map[string]int64{jejak.Umum: 600, jejak.Dalam: 3}[nama] || len(l.Temuan) != 0 {
			t.Errorf("%s: %+v\nfetched %v", nama, l, diambil)
		}
	}
}

func TestJejakHandler(t *testing.T) {
	_, j := isiJejak(t, 300)
	h := JejakHandler(j.opsi())
	const teks, biner = "text/plain; charset=utf-8", "application/octet-stream"
	for alamat, k := range map[string]struct {
		jenis, simpan string
		panjang       int // 0: not looked at
	}{
		"/jejak/kunci":                     {teks, "no-cache", len(j.umum) + 1},
		"/jejak/umum/checkpoint":           {teks, "no-cache", 0},
		"/jejak/dalam/checkpoint":          {teks, "no-cache", 0},
		"/jejak/umum/tile/8/0/000":         {biner, simpanTetap, 256 * 32},
		"/jejak/umum/tile/8/0/000.p/7":     {biner, "no-cache", 7 * 32},
		"/jejak/umum/tile/8/0/001.p/44":    {biner, "no-cache", 44 * 32},
		"/jejak/umum/tile/8/1/000.p/1":     {biner, "no-cache", 32},
		"/jejak/umum/tile/8/data/000":      {teks, simpanTetap, 0},
		"/jejak/umum/tile/8/data/001.p/44": {teks, "no-cache", 0},
		"/jejak/dalam/tile/8/0/000.p/3":    {biner, "no-cache", 3 * 32},
	} {
		w := kirim(h, "", "GET", alamat, "")
		hd := w.Header()
		if w.Code != 200 || hd.Get("Content-Type") != k.jenis || hd.Get("Cache-Control") != k.simpan || k.panjang > 0 && w.Body.Len() != k.panjang {
			t.Errorf("%s: %d %v, %d bytes", alamat, w.Code, hd, w.Body.Len())
		}
		if hd.Get("Access-Control-Allow-Origin") != "*" || hd.Get("X-Content-Type-Options") != "nosniff" || hd.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: %v", alamat, hd)
		}
		if l := kirim(h, "", "GET", alamat, "", "If-None-Match", hd.Get("ETag")); l.Code != 304 || l.Body.Len() != 0 || l.Header().Get("Cache-Control") != k.simpan || l.Header().Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s again: %d %v", alamat, l.Code, l.Header())
		}
		if l := kirim(h, "", "HEAD", alamat, ""); l.Code != 200 || l.Body.Len() != 0 || l.Header().Get("Content-Length") != hd.Get("Content-Length") || l.Header().Get("ETag") != hd.Get("ETag") {
			t.Errorf("HEAD %s: %d %v", alamat, l.Code, l.Header())
		}
	}
	if w := kirim(h, "", "GET", "/jejak/umum/tile/8/data/000", "", "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("Vary") != "Accept-Encoding" {
		t.Errorf("%v", w.Header())
	}
	// The API itself lets no other origin read.
	if w := kirim(tangan(t, toko(t), j.opsi()), "dinkes", "GET", akar+"/warga", "", "Origin", "https://lain.example"); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%v", w.Header())
	}
	for _, m := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		if w := kirim(h, "", m, "/jejak/kunci", ""); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d %v", m, w.Code, w.Header())
		}
	}
}

// jahatJejak are addresses that lead nowhere, as they stand in the request line.
var jahatJejak = []string{
	"/jejak", "/jejak/", "/jejak/umum", "/jejak/umum/", "/jejak/lain/checkpoint", "/jejak/umum/checkpoint/", "/jejak//umum/checkpoint", "/jejak/umum/kunci", "/jejak/kunci/umum",
	"/jejak/umum/../dalam/checkpoint", "/jejak/umum/%2e%2e/dalam/checkpoint", "/jejak/umum/tile/8/0/%30%30%30", "/jejak/umum%2fcheckpoint", "/jejak/umum/tile/8/0%2f000",
	"/jejak/umum/tile/8/0/000%00", "/jejak/umum/tile/8/0/000.p/0", "/jejak/umum/tile/8/0/000.p/256", "/jejak/umum/tile/8/0/000.p/257", "/jejak/umum/tile/8/0/000.p/-1", "/jejak/umum/tile/8/0/000.p/07",
	"/jejak/umum/tile/8/0/0", "/jejak/umum/tile/8/0/x000/000", "/jejak/umum/tile/8/0/x999/x999/x999/x999/x999/x999/x999/999", "/jejak/umum/tile/8/0/" + strings.Repeat("x999/", 2000) + "999",
	"/jejak/umum/tile/8/0/99999999999999999999", "/jejak/umum/tile/8/-1/000", "/jejak/umum/tile/8/64/000", "/jejak/umum/tile/8/99999999999999999999/000", "/jejak/umum/tile/8/00/000", "/jejak/umum/tile/8/+0/000",
	"/jejak/umum/tile/9/0/000", "/jejak/umum/tile/1/0/000", "/jejak/umum/tile/8/0/001", "/jejak/umum/tile/8/0/001.p/45", "/jejak/umum/tile/8/0/002.p/1", "/jejak/umum/tile/8/1/000",
	"/jejak/dalam/tile/8/data/000", "/jejak/dalam/tile/8/data/000.p/3", "/jejak/umum/TILE/8/0/000", "/jejak/umum/tile/8/0/000 ", "/jejak/umum/tile\\8\\0\\000", "/api/v1/register",
}

func TestJejakAlamatJahat(t *testing.T) {
	_, j := isiJejak(t, 300)
	o := j.opsi()
	diminta := 0
	sumber := o.Jejak.Sumber
	o.Jejak.Sumber = hitungUbin{sumber, &diminta}
	h := JejakHandler(o)
	for _, a := range jahatJejak {
		u, err := url.ParseRequestURI(strings.ReplaceAll(strings.ReplaceAll(a, " ", "%20"), `\`, "%5C"))
		if err != nil {
			t.Fatal(err)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, &http.Request{Method: "GET", URL: u, Host: "x", Header: http.Header{}, Body: http.NoBody})
		p := urai[masalah](t, w)
		if w.Code != 404 || p.Detail == "" || w.Header().Get("Content-Type") != "application/problem+json" || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
			t.Errorf("%s: %d %v %s", potongUji(a), w.Code, w.Header(), w.Body)
		}
		if len(p.Detail) > 400 {
			t.Errorf("%s: %d bytes of answer", potongUji(a), len(p.Detail))
		}
	}
	if diminta != 0 {
		t.Errorf("%d tiles were read for addresses that name none", diminta)
	}
	if w := kirim(h, "", "GET", "/jejak/dalam/tile/8/data/000.p/3", ""); !strings.Contains(w.Body.String(), "tidak diterbitkan") {
		t.Errorf("%s", w.Body)
	}
	if w := kirim(h, "", "GET", "/jejak/kunci?x=1", ""); w.Code != 400 {
		t.Errorf("a parameter: %d", w.Code)
	}
	if w := kirim(JejakHandler(opsiUji()), "", "GET", "/jejak/kunci", ""); w.Code != 404 || !strings.Contains(w.Body.String(), "belum menerbitkan") {
		t.Errorf("no journal: %d %s", w.Code, w.Body)
	}
	kosong := JejakHandler(buatJejak(t, toko(t)).opsi())
	for _, a := range []string{"/jejak/umum/checkpoint", "/jejak/umum/tile/8/0/000", "/jejak/umum/tile/8/0/000.p/1", "/jejak/umum/tile/8/data/000.p/1"} {
		if w := kirim(kosong, "", "GET", a, ""); w.Code != 404 {
			t.Errorf("empty log, %s: %d %s", a, w.Code, w.Body)
		}
	}
}

func potongUji(s string) string { return s[:min(len(s), 80)] }

type hitungUbin struct {
	jejak.Sumber
	n *int
}

func (h hitungUbin) Ubin(ctx context.Context, nama string, tingkat int, nomor int64) ([]byte, error) {
	*h.n++
	return h.Sumber.Ubin(ctx, nama, tingkat, nomor)
}

// The same addresses over a connection, where a mux stands before the handler.
func TestJejakAlamatJahatLewatMux(t *testing.T) {
	_, j := isiJejak(t, 3)
	mux := http.NewServeMux()
	mux.Handle("/jejak/", JejakHandler(j.opsi()))
	alamat := layani(t, mux)
	for _, a := range jahatJejak {
		c, r := sambung(t, alamat)
		_, _ = io.WriteString(c, "GET "+a+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
		res, err := http.ReadResponse(bufio.NewReader(r), nil)
		if err != nil {
			t.Errorf("%s: %v", potongUji(a), err)
			continue
		}
		if res.StatusCode == 200 || res.StatusCode >= 500 {
			t.Errorf("%s: %s", potongUji(a), res.Status)
		}
		// The mux itself cleans a path by a redirect; it must not lead astray.
		if l := res.Header.Get("Location"); l != "" && (path.Clean(l) != strings.TrimSuffix(l, "/") || !strings.HasPrefix(l, "/jejak")) {
			t.Errorf("%s: to %q", potongUji(a), l)
		}
	}
}

// A fault of the store is no missing tile, and says nothing of itself.
func TestJejakGangguan(t *testing.T) {
	_, j := isiJejak(t, 3)
	o := j.opsi()
	o.Jejak.Checkpoint = func(context.Context, string) ([]byte, error) { return nil, io.ErrUnexpectedEOF }
	if w := kirim(JejakHandler(o), "", "GET", "/jejak/umum/checkpoint", ""); w.Code != 500 || strings.Contains(w.Body.String(), "EOF") || urai[masalah](t, w).Nomor == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	o.Jejak.Kunci = func(context.Context) ([]string, error) { panic("x") }
	if w := kirim(JejakHandler(o), "", "GET", "/jejak/kunci", ""); w.Code != 500 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	o.Jejak.Kunci = func(context.Context) ([]string, error) { return nil, nil }
	if w := kirim(JejakHandler(o), "", "GET", "/jejak/kunci", ""); w.Code != 404 {
		t.Errorf("no keys: %d %s", w.Code, w.Body)
	}
}

func ambilBukti(t *testing.T, w *httptest.ResponseRecorder) jejak.TandaTerima {
	t.Helper()
	if w.Code != 200 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	return urai[jejak.TandaTerima](t, w)
}

// A citizen takes a receipt home, verifies it without the office, and it holds
// after the office erased his data.
func TestKisahTandaTerima(t *testing.T) {
	s, j := isiJejak(t, 5)
	h := tangan(t, s, j.opsi())
	id := buat(t, h, "dinkes", "/warga", isiWarga)
	dok := akar + "/warga/" + id
	if w := kirim(h, "dinkes", "POST", dok+"/tarik", `{"alasan":"Tercatat dua kali"}`, "If-Match", "1"); w.Code != 200 {
		t.Fatal(w.Body)
	}
	b, err := s.Baca(t.Context(), defWarga(), register.LingkupPenuh(), register.ID(id), 1)
	if err != nil {
		t.Fatal(err)
	}
	garamPribadi := base64.StdEncoding.EncodeToString(b.GaramPribadi)
	periksa := func(versi string, mauVersi int64, mauIsi, mauAlasan string) {
		t.Helper()
		w := kirim(h, "dinkes", "GET", dok+"/bukti"+versi, "")
		tt := ambilBukti(t, w)
		hasil, err := tt.Periksa(j.periksa)
		if err != nil {
			t.Fatal(err)
		}
		if !hasil.IsiCocok || hasil.Entri.Versi != mauVersi || hasil.Entri.ID != id || tt.Isi != mauIsi || tt.Alasan != mauAlasan {
			t.Errorf("%+v\n%+v", tt, hasil)
		}
		if isi := w.Body.String(); strings.Contains(isi, "1903010101010001") || strings.Contains(isi, "Rahasia") || strings.Contains(isi, garamPribadi) {
			t.Errorf("personal part in a receipt: %s", isi)
		}
	}
	const umum = `{"nomor":"A-1","kecamatan":"toboali","tahun":2026,"catatan":""}`
	periksa("?versi=1", 1, umum, "")
	periksa("", 2, umum, "Tercatat dua kali")
	if w := kirim(h, "dinkes", "POST", dok+"/hapus_pribadi", `{"alasan":"Diminta"}`, "If-Match", "2"); w.Code != 200 {
		t.Fatal(w.Body)
	}
	periksa("?versi=1", 1, umum, "")
	periksa("", 3, umum, "Diminta")

	for nama, k := range map[string]struct {
		akun, alamat string
		status       int
	}{
		"not logged in":   {"", dok + "/bukti", 401},
		"another office":  {"dukcapil", dok + "/bukti", 404},
		"no such version": {"dinkes", dok + "/bukti?versi=9", 404},
		"bad version":     {"dinkes", dok + "/bukti?versi=nol", 400},
		"bad parameter":   {"dinkes", dok + "/bukti?isi=1", 400},
		"no document":     {"dinkes", akar + "/warga/" + idAsing + "/bukti", 404},
	} {
		if w := kirim(h, k.akun, "GET", k.alamat, ""); w.Code != k.status {
			t.Errorf("%s: %d, want %d: %s", nama, w.Code, k.status, w.Body)
		}
	}
	if w := kirim(h, "dinkes", "POST", dok+"/bukti", `{}`); w.Code != 405 {
		t.Errorf("POST: %d", w.Code)
	}
	// The public may take receipts of what the public may read.
	o := Opsi{Jejak: j.opsi().Jejak}
	if _, err := ambilBukti(t, kirim(tangan(t, s, o), "", "GET", dok+"/bukti", "")).Periksa(j.periksa); err != nil {
		t.Error(err)
	}
	if w := kirim(tangan(t, s, opsiUji()), "dinkes", "GET", dok+"/bukti", ""); w.Code != 404 || !strings.Contains(w.Body.String(), "belum menerbitkan") {
		t.Errorf("no journal: %d %s", w.Code, w.Body)
	}
}

// While the journal has not come as far, the answer says so; soon it has.
func TestTandaTerimaBelumAda(t *testing.T) {
	s := toko(t)
	s.Tunda = true
	j := buatJejak(t, s)
	h := tangan(t, s, j.opsi())
	dok := akar + "/warga/" + buat(t, h, "dinkes", "/warga", isiWarga)
	belum := func(kata string) {
		t.Helper()
		w := kirim(h, "dinkes", "GET", dok+"/bukti", "")
		p := urai[masalah](t, w)
		if w.Code != 409 || p.Type != "urn:lumbung:masalah:belum_tercatat" || !strings.Contains(p.Detail, kata) || w.Header().Get("Retry-After") == "" {
			t.Errorf("%d %v %s, want %q", w.Code, w.Header(), w.Body, kata)
		}
	}
	belum("belum bernomor")
	if _, err := s.Urutkan(t.Context()); err != nil {
		t.Fatal(err)
	}
	j.lambat = 1
	belum("belum tercakup")
	o := j.opsi()
	o.Jejak.Checkpoint = func(context.Context, string) ([]byte, error) { return nil, kominfo.E(kominfo.TidakAda, "uji", "x") }
	h = tangan(t, s, o)
	belum("belum punya checkpoint")
	j.lambat = 0
	h = tangan(t, s, j.opsi())
	if _, err := ambilBukti(t, kirim(h, "dinkes", "GET", dok+"/bukti", "")).Periksa(j.periksa); err != nil {
		t.Error(err)
	}
}

// A receipt is given for the version asked for or not at all.
func TestTandaTerimaTidakTertukar(t *testing.T) {
	s, j := isiJejak(t, 2)
	h := tangan(t, s, j.opsi())
	dok := akar + "/warga/" + buat(t, h, "dinkes", "/warga", isiWarga)
	l := j.ikuti(t.Context(), jejak.Umum)
	if len(l.entri) != 3 {
		t.Fatalf("%d entries", len(l.entri))
	}
	// A store whose numbers lead to another document's entry.
	l.entri[1], l.entri[2] = l.entri[2], l.entri[1]
	l.pohon, l.ubin = jejak.Pohon{}, map[string][]byte{}
	for _, e := range l.entri {
		l.pohon.Tambah(jejak.Daun(e))
	}
	for _, u := range l.pohon.UbinSejak(0) {
		l.ubin[fmt.Sprint(u.Tingkat, "/", u.Nomor)] = u.Isi
	}
	if w := kirim(h, "dinkes", "GET", dok+"/bukti", ""); w.Code != 500 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	// A program set up with the checkpoint of the other log.
	s, j = isiJejak(t, 2)
	o := j.opsi()
	o.Jejak.Checkpoint = func(ctx context.Context, _ string) ([]byte, error) { return j.titik(ctx, jejak.Dalam) }
	h = tangan(t, s, o)
	dok = akar + "/warga/" + buat(t, h, "dinkes", "/warga", isiWarga)
	if w := kirim(h, "dinkes", "GET", dok+"/bukti", ""); w.Code != 500 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
