//go:build !(js && wasm)

package layanan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/penjaga"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// kantorUji is an office behind its public pages, with a frozen clock.
type kantorUji struct {
	t      testing.TB
	h      http.Handler
	bk     *buku.Buku
	l      *ppid.Layanan
	toko   register.Store
	berkas *blob.Folder
	jaga   *penjaga.Penjaga // nil in memory
	catat  *bytes.Buffer    // the log
	mu     sync.Mutex
	kini   time.Time
	klien  string
}

func (k *kantorUji) Write(b []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.catat.Write(b)
}

func (k *kantorUji) sekarang() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.kini
}

func tgl(s string) kominfo.Tanggal {
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

// pada sets the clock to nine in the morning of a day.
func (k *kantorUji) pada(hari string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kini = tgl(hari).AwalHari(kominfo.WITA).Add(9 * time.Hour)
}

// diDua runs a test over the store in memory and over a data folder on disk.
func diDua(t *testing.T, f func(*testing.T, *kantorUji)) {
	t.Run("memori", func(t *testing.T) { f(t, kantorBaru(t, false)) })
	t.Run("sqlite", func(t *testing.T) { f(t, kantorBaru(t, true)) })
}

func kantorBaru(t testing.TB, cakram bool, ubah ...func(*Opsi)) *kantorUji {
	t.Helper()
	k := &kantorUji{t: t, catat: &bytes.Buffer{}, klien: "192.0.2.7"}
	k.pada("2025-02-03")
	k.l = &ppid.Layanan{Perangkat: "kominfo", Zona: kominfo.WITA}
	k.bk = buku.Dengan(k.l)
	var err error
	dir := t.TempDir()
	if k.berkas, err = blob.BukaFolder(filepath.Join(dir, "berkas"), blob.OpsiFolder{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = k.berkas.Close() })
	log := slog.New(slog.NewTextHandler(k, nil))
	o := Opsi{Buku: k.bk, Layanan: k.l, Berkas: k.berkas, Sekarang: k.sekarang, AlamatKlien: func(*http.Request) string { return k.klien }, Log: log}
	if cakram {
		k.jaga, err = penjaga.Buka(t.Context(), penjaga.Opsi{Folder: filepath.Join(dir, "data"), Register: k.bk.Simpanan(), Sekarang: k.sekarang, Kabar: func(s string) { fmt.Fprintln(k, s) }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = k.jaga.Close() })
		k.toko, o.Jejak = k.jaga, k.jaga.Jejak()
	} else {
		m, err := register.NewMemori(k.bk.Simpanan()...)
		if err != nil {
			t.Fatal(err)
		}
		m.Sekarang = k.sekarang
		k.toko = m
	}
	k.toko = pindaian.Toko(k.toko, k.berkas, log)
	o.Store = k.toko
	o.Web = web.Opsi{AsalTepercaya: []string{"https://ppid.contoh.go.id"}, CatatAkses: kantor.CatatAkses(k.toko)}
	for _, f := range ubah {
		f(&o)
	}
	if k.h, err = New(o); err != nil {
		t.Fatal(err)
	}
	k.tulis("koordinator", "kominfo", "profil_kantor", "", "", kantor.Profil{Kunci: "kantor", Kode: "52.01", Nama: "Kabupaten Contoh", Zona: kominfo.WITA})
	k.tulis("ppid_utama", "kominfo", "ppid_pelaksana", "", "", ppid.UnitPPID{Kode: "kominfo", Nama: "PPID Utama", Jenis: ppid.UnitUtama, Jabatan: "Kepala Dinas Kominfo", Atasan: "Sekretaris Daerah", NomorSK: "1/2024", TanggalSK: tgl("2024-01-02"), Aktif: true, KontakUmum: "ppid@contoh.go.id"})
	k.tulis("ppid_utama", "kominfo", "ppid_pelaksana", "", "", ppid.UnitPPID{Kode: "desa-sukamaju", Nama: "PPID Desa Sukamaju", Jenis: ppid.UnitDesa, Jabatan: "Sekretaris Desa", Atasan: "Kepala Desa", NomorSK: "2/2024", TanggalSK: tgl("2024-02-02"), Aktif: true})
	return k
}

// tulis writes as an officer; tindakan "" creates.
func (k *kantorUji) tulis(peran, perangkat, reg string, id register.ID, tindakan string, isi any) register.ID {
	k.t.Helper()
	m, err := k.coba(peran, perangkat, reg, id, tindakan, isi)
	if err != nil {
		k.t.Fatalf("%s.%s: %v", reg, tindakan, err)
	}
	return m.ID
}

func (k *kantorUji) coba(peran, perangkat, reg string, id register.ID, tindakan string, isi any) (m register.Meta, err error) {
	b, err := json.Marshal(isi)
	if err != nil {
		k.t.Fatal(err)
	}
	r := k.bk.Cari(reg)
	err = k.toko.Ubah(k.t.Context(), kominfo.Aktor{ID: "u", Instansi: "52.01", Perangkat: perangkat, Peran: peran}, func(tx register.Tx) error {
		p := register.Permintaan{ID: id, Tindakan: tindakan, Lingkup: register.LingkupPenuh(), Isian: b}
		if id != "" {
			x, err := tx.Baca(k.t.Context(), r, p.Lingkup, id, 0)
			if err != nil {
				return err
			}
			p.Harap = x.Versi
		}
		m, err = r.Tulis(k.t.Context(), tx, p)
		return err
	})
	return m, err
}

func (k *kantorUji) semuaPermohonan() []register.Dokumen[ppid.Permohonan] {
	k.t.Helper()
	var out []register.Dokumen[ppid.Permohonan]
	for d, err := range (register.Tipe[ppid.Permohonan]{Register: k.bk.Cari("permohonan")}).Semua(k.t.Context(), k.toko, register.LingkupPenuh(), register.Query{}) {
		if err != nil {
			k.t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func (k *kantorUji) jumlah(reg string) int {
	k.t.Helper()
	js, err := k.toko.Rekap(k.t.Context(), k.bk.Cari(reg), register.LingkupPenuh(), nil)
	if err != nil {
		k.t.Fatal(err)
	}
	return int(js[0].N)
}

func (k *kantorUji) jumlahBerkas() (n int) {
	k.t.Helper()
	for _, err := range k.berkas.Daftar(k.t.Context()) {
		if err != nil {
			k.t.Fatal(err)
		}
		n++
	}
	return n
}

// balasan is an answer with its page.
type balasan struct {
	*httptest.ResponseRecorder
	t testing.TB
}

func (k *kantorUji) kirim(r *http.Request) balasan {
	r.RemoteAddr = "203.0.113.9:1234"
	w := httptest.NewRecorder()
	k.h.ServeHTTP(w, r)
	return balasan{w, k.t}
}

func (k *kantorUji) buka(alamat string, kepala ...string) balasan {
	r := httptest.NewRequest("GET", "https://ppid.contoh.go.id"+alamat, nil)
	for i := 0; i+1 < len(kepala); i += 2 {
		r.Header.Set(kepala[i], kepala[i+1])
	}
	return k.kirim(r)
}

// pos sends a plain form.
func (k *kantorUji) pos(alamat string, f url.Values) balasan {
	r := httptest.NewRequest("POST", "https://ppid.contoh.go.id"+alamat, strings.NewReader(f.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://ppid.contoh.go.id")
	return k.kirim(r)
}

type berkasUji struct {
	medan, nama string
	isi         []byte
}

// unggah sends a form with files.
func (k *kantorUji) unggah(alamat string, f url.Values, bs ...berkasUji) balasan {
	k.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for n, vs := range f {
		for _, v := range vs {
			_ = w.WriteField(n, v)
		}
	}
	for _, x := range bs {
		p, err := w.CreateFormFile(x.medan, x.nama)
		if err != nil {
			k.t.Fatal(err)
		}
		_, _ = p.Write(x.isi)
	}
	_ = w.Close()
	r := httptest.NewRequest("POST", "https://ppid.contoh.go.id"+alamat, &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return k.kirim(r)
}

// kode wants a status.
func (b balasan) kode(mau int) balasan {
	b.t.Helper()
	if b.Code != mau {
		b.t.Fatalf("status %d, seharusnya %d: %s", b.Code, mau, b.teks())
	}
	return b
}

// memuat wants words on the page.
func (b balasan) memuat(kata ...string) balasan {
	b.t.Helper()
	s := b.teks()
	for _, x := range kata {
		if !strings.Contains(s, x) {
			b.t.Errorf("tidak memuat %q: %s", x, s)
		}
	}
	return b
}

// tanpa wants words to stand nowhere in the answer, headers included.
func (b balasan) tanpa(kata ...string) balasan {
	b.t.Helper()
	s := b.Body.String() + fmt.Sprint(b.Header())
	for _, x := range kata {
		if strings.Contains(s, x) {
			b.t.Errorf("memuat %q", x)
		}
	}
	return b
}

// teks are the words of the page as a person reads them.
func (b balasan) teks() string {
	n, err := html.Parse(bytes.NewReader(b.Body.Bytes()))
	if err != nil {
		b.t.Fatal(err)
	}
	var s strings.Builder
	var jalan func(*html.Node)
	jalan = func(n *html.Node) {
		if n.Type == html.TextNode {
			s.WriteString(n.Data + " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			jalan(c)
		}
	}
	jalan(n)
	return strings.Join(strings.Fields(s.String()), " ")
}

var polaKunci = regexp.MustCompile(`name="kunci" value="([A-Z2-7]{26})"`)

// kunci is the form's key.
func (b balasan) kunci() string {
	b.t.Helper()
	m := polaKunci.FindStringSubmatch(b.Body.String())
	if m == nil {
		b.t.Fatalf("halaman tanpa kunci: %s", b.teks())
	}
	return m[1]
}

var (
	polaNomor = regexp.MustCompile(`name="nomor" value="([^"]+)"`)
	polaKode  = regexp.MustCompile(`name="kode" value="([^"]+)"`)
)

// nomorKode reads them from a receipt.
func (b balasan) nomorKode() (nomor, kode string) {
	b.t.Helper()
	n, c := polaNomor.FindStringSubmatch(b.Body.String()), polaKode.FindStringSubmatch(b.Body.String())
	if n == nil || c == nil {
		b.t.Fatalf("halaman tanpa nomor atau kode: %s", b.teks())
	}
	return html.UnescapeString(n[1]), c[1]
}

// Words of an applicant that must not leave again.
const (
	nikUji    = "5201234567890123"
	alamatUji = "Jalan Melati Nomor 12 Gerung"
	namaUji   = "Siti Rahmawati"
	kontakUji = "siti.rahma@surel.contoh"
)

// isianUji is a complete request but for the papers.
func isianUji(kunci string) url.Values {
	return url.Values{"kunci": {kunci}, "situs_web": {""}, "badan": {""}, "jenis_pemohon": {"perorangan"}, "nama": {namaUji}, "nomor_identitas": {nikUji}, "alamat": {alamatUji}, "kontak": {kontakUji}, "pekerjaan": {"Petani"},
		"rincian_informasi": {"Rencana kerja dan anggaran Dinas Pekerjaan Umum tahun 2024"}, "tujuan_penggunaan": {"Penelitian warga"}, "cara_memperoleh": {"salinan_digital"}, "cara_mengirim": {"surel"}}
}

func foto(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 64, 40)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ajukan sends a complete request and gives number and code.
func (k *kantorUji) ajukan() (nomor, kode string) {
	k.t.Helper()
	b := k.unggah(akar+"/permohonan", isianUji(k.buka(akar+"/permohonan").kode(200).kunci()), berkasUji{"dok_identitas", "ktp.jpg", foto(k.t)})
	return b.kode(200).nomorKode()
}

func (k *kantorUji) lacak(nomor, kode string) balasan {
	return k.pos(akar+"/lacak", url.Values{"nomor": {nomor}, "kode": {kode}})
}

func (k *kantorUji) id(nomor string) register.ID {
	k.t.Helper()
	for _, d := range k.semuaPermohonan() {
		if d.Isi.Nomor == nomor {
			return d.ID
		}
	}
	k.t.Fatalf("tidak ada permohonan %s", nomor)
	return ""
}

var _ io.Writer = (*kantorUji)(nil)
