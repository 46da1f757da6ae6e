//go:build !(js && wasm)

package layanan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

const jahat = `"><script>alert(1)</script>{{.}}'&<img src=x onerror=alert(2)>`

// What people type comes back as text, in every place.
func TestMarkup(t *testing.T) {
	k := kantorBaru(t, false)
	f := isianUji(k.buka(akar + "/permohonan").kunci())
	for _, n := range []string{"nama", "alamat", "rincian_informasi", "tujuan_penggunaan", "kontak", "pekerjaan"} {
		f.Set(n, jahat+n)
	}
	for _, n := range []string{"jenis_pemohon", "cara_memperoleh", "cara_mengirim", "badan"} {
		f.Set(n, jahat)
	}
	bersih := func(b balasan) balasan {
		t.Helper()
		return b.tanpa("<script>alert", "<img src=x", "onerror=alert(2)>")
	}
	bersih(k.unggah(akar+"/permohonan", f).kode(422))
	f.Set("lanjut", "ya")
	bersih(k.unggah(akar+"/permohonan", f).kode(422))
	for _, n := range []string{"jenis_pemohon", "cara_memperoleh", "cara_mengirim", "badan"} {
		f.Set(n, isianUji("").Get(n))
	}
	nomor, kode := bersih(k.unggah(akar+"/permohonan", f).kode(200)).nomorKode()
	bersih(k.lacak(nomor, kode).kode(200))
	bersih(k.lacak(jahat, jahat).kode(422))
	bersih(k.buka(akar + "/informasi?cari=" + url.QueryEscape(jahat) + "&kelas=" + url.QueryEscape(jahat) + "&perangkat=" + url.QueryEscape(jahat) + "&halaman=" + url.QueryEscape(jahat)).kode(200))
	bersih(k.buka(akar + "/permohonan?badan=" + url.QueryEscape(jahat)).kode(200))
}

// Pages have neither script nor style inside, so that the strictest policy holds, and
// arrive on a weak link.
func TestTanpaSkripDanKecil(t *testing.T) {
	k := kantorBaru(t, true)
	nomor, kode := k.ajukan()
	buruk := regexp.MustCompile(`(?i)<script[^>]*>[^<]|<style|\sstyle=|\son[a-z]+=|javascript:`)
	f := isianUji(k.buka(akar + "/permohonan").kunci())
	halaman := map[string]balasan{"beranda": k.buka(akar), "permohonan": k.buka(akar + "/permohonan"), "tanda terima": k.unggah(akar+"/permohonan", f, berkasUji{"dok_identitas", "k.jpg", foto(t)}),
		"lacak": k.buka(akar + "/lacak"), "keadaan": k.lacak(nomor, kode), "keberatan": k.buka(akar + "/keberatan"), "informasi": k.buka(akar + "/informasi"), "galat": k.buka(akar + "/entah")}
	for nama, b := range halaman {
		if x := buruk.FindString(b.Body.String()); x != "" {
			t.Errorf("%s: %q", nama, x)
		}
		if n := b.Body.Len(); n > 40_000 || n < 1500 {
			t.Errorf("%s: %d bita", nama, n)
		}
		if b.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s: memasang kuki", nama)
		}
	}
	z := k.buka(akar+"/permohonan", "Accept-Encoding", "gzip")
	aset := k.buka(akar+"/aset/layanan.js", "Accept-Encoding", "gzip").Body.Len() + k.buka(akar+"/aset/layanan.css", "Accept-Encoding", "gzip").Body.Len()
	if z.Header().Get("Content-Encoding") != "gzip" || z.Body.Len() > 8000 || aset > 9000 {
		t.Errorf("mampat: halaman %d, aset %d", z.Body.Len(), aset)
	}
}

func TestAlamat(t *testing.T) {
	k := kantorBaru(t, false)
	for _, a := range []string{"/layanan/entah", "/layanan/../layanan/informasi", "/layanan/informasi/..%2f..%2fetc", "/layanan/informasi/x", "/layanan/aset/", "/layanan/aset/../templat/lacak.html", "/layanan/aset/layanan.go", "/layanan//permohonan",
		"/layanan/permohonan/", "/layanan/informasi/01990000-0000-7000-8000-000000000000", "/layanan/%00"} {
		r := httptest.NewRequest("GET", "https://ppid.contoh.go.id/", nil)
		u, err := url.Parse(a)
		if err != nil {
			t.Fatal(err)
		}
		r.URL.Path, r.URL.RawPath = u.Path, u.RawPath
		if b := k.kirim(r); b.Code != 404 || !strings.Contains(b.Body.String(), "<h1>") {
			t.Errorf("%s: %d", a, b.Code)
		}
	}
	if b := k.buka("/layanan/"); b.Code != 301 || b.Header().Get("Location") != akar {
		t.Errorf("%d %v", b.Code, b.Header())
	}
	for _, a := range []string{"lengkapi", "cabut", "tanggapan", "bukti", "surat"} {
		if b := k.buka(akar + "/" + a); b.Code != 303 || b.Header().Get("Location") != akar+"/lacak" {
			t.Errorf("%s: %d %v", a, b.Code, b.Header())
		}
	}
	k.buka(akar + "/informasi?cari=" + strings.Repeat("a", 5000)).kode(414)
	for _, x := range [][2]string{{"POST", akar}, {"PUT", akar + "/permohonan"}, {"DELETE", akar + "/informasi"}} {
		b := k.kirim(httptest.NewRequest(x[0], "https://ppid.contoh.go.id"+x[1], nil))
		if b.Code != 405 || b.Header().Get("Allow") == "" {
			t.Errorf("%v: %d %v", x, b.Code, b.Header())
		}
	}
	// Number and code in an address are not read.
	nomor, kode := k.ajukan()
	k.buka(akar+"/lacak?nomor="+url.QueryEscape(nomor)+"&kode="+kode).kode(200).tanpa(nomor, kode)
	if b := k.kirim(httptest.NewRequest("HEAD", "https://ppid.contoh.go.id"+akar, nil)); b.Code != 200 || b.Body.Len() != 0 {
		t.Errorf("HEAD: %d, %d bita", b.Code, b.Body.Len())
	}
}

// Forms that this page did not make.
func TestKirimanAsing(t *testing.T) {
	k := kantorBaru(t, false)
	isi := isianUji(k.buka(akar + "/permohonan").kunci()).Encode()
	kirim := func(jenis, isi string, kepala ...string) balasan {
		r := httptest.NewRequest("POST", "https://ppid.contoh.go.id"+akar+"/permohonan", strings.NewReader(isi))
		r.Header.Set("Content-Type", jenis)
		for i := 0; i+1 < len(kepala); i += 2 {
			r.Header.Set(kepala[i], kepala[i+1])
		}
		return k.kirim(r)
	}
	const biasa = "application/x-www-form-urlencoded"
	for nama, c := range map[string]struct {
		b    balasan
		kode int
	}{
		"asal lain":       {kirim(biasa, isi, "Origin", "https://jahat.example"), 403},
		"situs lain":      {kirim(biasa, isi, "Sec-Fetch-Site", "cross-site"), 403},
		"JSON":            {kirim("application/json", "{}"), 415},
		"tanpa jenis":     {kirim("", isi), 415},
		"teks":            {kirim("text/plain", isi), 415},
		"dimampatkan":     {kirim(biasa, isi, "Content-Encoding", "gzip"), 415},
		"tanpa batas":     {kirim("multipart/form-data", "x"), 400},
		"batas panjang":   {kirim("multipart/form-data; boundary="+strings.Repeat("b", 200), "x"), 400},
		"terpotong":       {kirim("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"nama\"\r\n\r\nSiti"), 400},
		"bukan formulir":  {kirim(biasa, "a=%zz"), 400},
		"terlalu banyak":  {kirim(biasa, strings.Repeat("a=1&", 5)+banyak(200)), 400},
		"terlalu panjang": {kirim(biasa, "nama="+strings.Repeat("a", 70_000)), 413},
		"kosong":          {kirim(biasa, ""), 422},
		"kunci karangan":  {kirim(biasa, strings.Replace(isi, "kunci=", "kunci=..%2F", 1)), 422},
		"jebakan":         {kirim(biasa, strings.Replace(isi, "situs_web=", "situs_web=x", 1)+"&lanjut=ya"), 422},
	} {
		if c.b.Code != c.kode || !strings.Contains(c.b.Body.String(), "<h1>") {
			t.Errorf("%s: %d, seharusnya %d: %.300s", nama, c.b.Code, c.kode, c.b.teks())
		}
	}
	if n := k.jumlah("permohonan"); n != 0 {
		t.Errorf("%d permohonan tercatat", n)
	}
	f := isianUji(k.buka(akar + "/permohonan").kunci())
	f.Set("lanjut", "ya")
	for _, c := range []string{"baris\x00nol", "arah\u202eterbalik", "\xff\xfe rusak", strings.Repeat("p", 300)} {
		f.Set("nama", c)
		b := k.unggah(akar+"/permohonan", f).kode(422)
		if !strings.Contains(b.Body.String(), `id="i-nama-galat"`) {
			t.Errorf("%q: %s", c, b.teks())
		}
	}
}

func banyak(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "x%d=1&", i)
	}
	return b.String()
}

// Wrong number and wrong code look the same, and are counted.
func TestTebakan(t *testing.T) {
	k := kantorBaru(t, false)
	nomor, kode := k.ajukan()
	salah := "K7QF-2MXA-9TRD-WB4E"
	a := k.lacak(nomor, salah).kode(422)
	b := k.lacak("999/PPID/II/2025", salah).kode(422)
	ganti := func(x balasan, n string) string { return strings.ReplaceAll(x.Body.String(), n, "N") }
	if ganti(a, nomor) != ganti(b, "999/PPID/II/2025") || fmt.Sprint(a.Header()["Content-Type"], a.Header()["Cache-Control"]) != fmt.Sprint(b.Header()["Content-Type"], b.Header()["Cache-Control"]) {
		t.Error("jawaban membedakan nomor yang ada")
	}
	for _, jalur := range []string{"cabut", "lengkapi", "bukti", "surat", "tanggapan", "keberatan"} {
		k.pos(akar+"/"+jalur, url.Values{"nomor": {nomor}, "kode": {salah}, "kunci": {strings.Repeat("A", 26)}, "yakin": {"ya"}}).kode(422).memuat("tidak cocok")
	}
	var w balasan
	for range 30 {
		w = k.lacak(nomor, salah)
	}
	if w.Code != 429 || w.Header().Get("Retry-After") == "" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	w.memuat("Terlalu sering")
	k.lacak(nomor, kode).kode(429) // also with the right code, or the limit would tell
	k.klien = "192.0.2.8"
	k.lacak(nomor, kode).kode(200)
	k.klien = "192.0.2.7"
	k.mu.Lock()
	k.kini = k.kini.Add(time.Minute)
	k.mu.Unlock()
	k.lacak(nomor, kode).kode(200)
}

func TestPembatas(t *testing.T) {
	k := kantorBaru(t, false)
	n := 0
	for i := 0; ; i++ {
		f := isianUji(k.buka(akar + "/permohonan").kunci())
		f.Set("lanjut", "ya")
		if b := k.unggah(akar+"/permohonan", f); b.Code == 429 {
			break
		}
		if n++; n > 100 {
			t.Fatal("tanpa batas")
		}
	}
	if n != int(takaranKlien["catat"].isi) || k.jumlah("permohonan") != n {
		t.Errorf("%d kiriman, %d permohonan", n, k.jumlah("permohonan"))
	}
	p := pembatasBaru()
	for i := range catatanMaks + 500 {
		_ = p.ambil(k.kini, "salah", fmt.Sprint(i))
	}
	if len(p.isi) > catatanMaks {
		t.Errorf("%d catatan", len(p.isi))
	}
	a, b := &minta{layanan: &layanan{o: Opsi{AlamatKlien: func(*http.Request) string { return "2001:db8::1" }}}}, &minta{layanan: &layanan{o: Opsi{AlamatKlien: func(*http.Request) string { return "2001:db8::ffff:2" }}}}
	if a.klien() != b.klien() {
		t.Error("satu sambungan IPv6 terhitung dua")
	}
}

// tokoRusak fails as told.
type tokoRusak struct {
	register.Store
	err error
}

func (s tokoRusak) Cari(ctx context.Context, r register.Register, l register.Lingkup, q register.Query) (register.Halaman, error) {
	if s.err == nil {
		panic(namaUji)
	}
	return register.Halaman{}, s.err
}

func TestGangguan(t *testing.T) {
	for nama, c := range map[string]struct {
		err  error
		kode int
		kata string
	}{
		"sibuk": {context.DeadlineExceeded, 503, "sedang sibuk"},
		"rusak": {kominfo.E(kominfo.Rusak, "x", "Cakram rusak."), 500, "nomor gangguan"},
		"asing": {errors.New("entah apa"), 500, "bukan kesalahan Anda"},
		"panik": {nil, 500, "bukan kesalahan Anda"},
	} {
		rusak := kantorBaru(t, false, func(o *Opsi) { o.Store = tokoRusak{o.Store, c.err} })
		b := rusak.pos(akar+"/lacak", url.Values{"nomor": {"001/PPID/II/2025"}, "kode": {"K7QF-2MXA-9TRD-WB4E"}})
		b.kode(c.kode).memuat(c.kata).tanpa("Cakram", "entah apa", "goroutine")
		if c.kode == 503 && b.Header().Get("Retry-After") == "" {
			t.Error("tanpa Retry-After")
		}
		if s := rusak.catat.String(); !strings.Contains(s, "laman=/layanan/lacak") || strings.Contains(s, "001/PPID") || strings.Contains(s, "K7QF") || strings.Contains(s, namaUji) {
			t.Errorf("%s: catatan %s", nama, s)
		}
	}
}

// When reading cannot be recorded nothing personal leaves.
func TestCatatAkses(t *testing.T) {
	k := kantorBaru(t, true)
	nomor, kode := k.ajukan()
	if n := k.jumlah("akses_pribadi"); n != 0 {
		t.Errorf("%d catatan setelah mengajukan", n)
	}
	k.lacak(nomor, kode).kode(200)
	if n := k.jumlah("akses_pribadi"); n != 1 {
		t.Errorf("%d catatan setelah melacak", n)
	}
	gagal := kantorBaru(t, false, func(o *Opsi) {
		o.Web = web.Opsi{AsalTepercaya: o.Web.AsalTepercaya, CatatAkses: func(context.Context, kominfo.Aktor, register.Info, register.ID, int64) error {
			return kominfo.E(kominfo.Rusak, "x", "penuh")
		}}
	})
	nomor, kode = gagal.ajukan()
	gagal.lacak(nomor, kode).kode(500).tanpa("S***")
}

// No personal word stands in a log, an address or a page that anybody gets.
func TestBocor(t *testing.T) {
	k := kantorBaru(t, true)
	nomor, kode := k.ajukan()
	k.tulis("petugas_layanan", "kominfo", "permohonan", k.id(nomor), "nyatakan_lengkap", ppid.PadaTanggal{})
	k.lacak(nomor, kode)
	rahasia := []string{nikUji, alamatUji, namaUji, kontakUji, kode, "Penelitian warga"}
	for _, a := range []string{"", "/permohonan", "/lacak", "/keberatan", "/informasi", "/informasi.json", "/entah"} {
		k.buka(akar + a).tanpa(rahasia...)
	}
	for _, s := range rahasia {
		if strings.Contains(k.catat.String(), s) {
			t.Errorf("catatan memuat %q", s)
		}
	}
	if h := k.lacak(nomor, kode).Header(); strings.Contains(fmt.Sprint(h), "001/PPID") || h.Get("Cache-Control") != "no-store" {
		t.Errorf("kepala %v", h)
	}
}

// Without a place for scans the form takes none, and says where to show them.
func TestTanpaBerkas(t *testing.T) {
	k := kantorBaru(t, false, func(o *Opsi) { o.Berkas = nil })
	b := k.buka(akar + "/permohonan").memuat("ditunjukkan di meja layanan").tanpa(`type="file"`)
	f := isianUji(b.kunci())
	f.Set("lanjut", "ya")
	k.unggah(akar+"/permohonan", f).kode(200).memuat("belum lengkap")
}

// Letters come from a function; only to who has the code.
func TestSurat(t *testing.T) {
	var diminta register.ID
	k := kantorBaru(t, false, func(o *Opsi) {
		o.Surat = func(_ context.Context, reg string, id register.ID) ([]Surat, error) {
			diminta = id
			return []Surat{{"pemberitahuan", "pemberitahuan tertulis", func(_ context.Context, w io.Writer) error { _, err := io.WriteString(w, "%PDF-1.7 "+reg); return err }}}, nil
		}
	})
	nomor, kode := k.ajukan()
	k.lacak(nomor, kode).kode(200).memuat("Unduh pemberitahuan tertulis (PDF)")
	b := k.pos(akar+"/surat", url.Values{"nomor": {nomor}, "kode": {kode}, "surat": {"pemberitahuan"}}).kode(200)
	if b.Body.String() != "%PDF-1.7 permohonan" || b.Header().Get("Content-Type") != "application/pdf" || !strings.Contains(b.Header().Get("Content-Disposition"), "pemberitahuan-001-PPID-II-2025.pdf") || diminta != k.id(nomor) {
		t.Errorf("%v %s", b.Header(), b.Body)
	}
	k.pos(akar+"/surat", url.Values{"nomor": {nomor}, "kode": {kode}, "surat": {"../rahasia"}}).kode(404)
}

var _ blob.Store = (*blob.Folder)(nil)
