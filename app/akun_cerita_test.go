//go:build !(js && wasm)

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const sandiUji = "kuda baterai benar staples"

// orang is a person with a browser of his own, but without a screen.
type orang struct {
	t    *testing.T
	asal string
	c    http.Client
}

func orangBaru(t *testing.T, alamat string) *orang {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &orang{t: t, asal: "http://" + alamat, c: http.Client{Jar: jar}}
}

// minta sends one request; pairs of headers follow the body.
func (o *orang) minta(metode, jalur, isi string, mau int, kepala ...string) string {
	o.t.Helper()
	r, err := http.NewRequestWithContext(o.t.Context(), metode, o.asal+jalur, strings.NewReader(isi))
	if err != nil {
		o.t.Fatal(err)
	}
	if isi != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(kepala); i += 2 {
		r.Header.Set(kepala[i], kepala[i+1])
	}
	j, err := o.c.Do(r)
	if err != nil {
		o.t.Fatal(err)
	}
	defer j.Body.Close()
	b, err := io.ReadAll(j.Body)
	if err != nil {
		o.t.Fatal(err)
	}
	if j.StatusCode != mau {
		o.t.Errorf("%s %s: %d, want %d\n%.400s", metode, jalur, j.StatusCode, mau, b)
	}
	return string(b)
}

func (o *orang) kirim(jalur string, v any, mau int, kepala ...string) string {
	o.t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		o.t.Fatal(err)
	}
	return o.minta("POST", jalur, string(b), mau, kepala...)
}

type isian map[string]any

// kodeDari finds the one-time code in what the server or an answer said.
func kodeDari(t *testing.T, s string) string {
	t.Helper()
	_, kode, ok := strings.Cut(s, "/undangan#")
	if !ok {
		t.Fatalf("tidak ada tautan di: %s", s)
	}
	if i := strings.IndexAny(kode, "\"\n "); i >= 0 {
		kode = kode[:i]
	}
	return kode
}

// A whole office from the first link to the last: who has no account sees nothing,
// who has one does what his role may, in his own unit; a session survives a restart,
// a logout and a deactivation do not wait for one.
func TestCeritaAkun(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := mulai(t, data, "", "-tanpa-wasm", "-tanpa-akun=false")
	kode := kodeDari(t, s.kata.String())

	tamu := orangBaru(t, s.alamat)
	for _, jalur := range []string{"/api/v1/register/penilaian", "/api/v1/register/akun", "/api/v1/register/bukti", "/berkas/register/penilaian.csv", "/api/v1/perubahan?jejak=dalam"} {
		tamu.minta("GET", jalur, "", 401)
	}
	for _, jalur := range []string{"/api/v1/register/sandi", "/api/v1/register/sesi", "/api/v1/register/undangan"} {
		tamu.minta("GET", jalur, "", 404)
	}
	if b := tamu.minta("GET", "/penilaian", "", 200); !strings.Contains(b, "Kata sandi") || strings.Contains(b, "Penilaian baru") {
		t.Error("tamu tidak disuruh masuk")
	}
	tamu.kirim("/api/v1/register/profil_kantor", isian{"kunci": "kantor"}, 401)

	// The administrator, by the link that was printed.
	siti := orangBaru(t, s.alamat)
	terima := func(o *orang, kode, nama, masuk string, mau int) {
		t.Helper()
		o.kirim("/api/akun/undangan", isian{"kode": kode, "nama": nama, "masuk": masuk, "sandi": sandiUji}, mau)
	}
	terima(siti, kode, "Siti Aminah", "siti.kominfo", 200)
	terima(orangBaru(t, s.alamat), kode, "Orang Lain", "orang.lain", 403) // a link works once
	siti.kirim("/api/v1/register/profil_kantor", isian{"kunci": "kantor", "kode": "19.06", "nama": "Kabupaten Belitung Timur", "zona": "WIB"}, 201)
	for _, k := range []string{"kominfo", "dinkes"} {
		siti.kirim("/api/v1/register/perangkat_daerah", isian{"kode": k, "nama": "Dinas " + k, "jenis": "dinas"}, 201)
	}
	mula := uraiJSON[struct{ ID string }](t, siti.kirim("/api/v1/register/penilaian?tindakan=mulai", isian{"instansi": "19.06", "nama_instansi": "Kabupaten Belitung Timur", "tahun": 2026, "instrumen": "pemdi-2026"}, 201)).ID
	tugas := map[string]string{}
	for opd, nomor := range map[string]string{"dinkes": "1", "kominfo": "2"} {
		tugas[opd] = uraiJSON[struct{ ID string }](t, siti.kirim("/api/v1/register/tugas_indikator?tindakan=tugaskan", isian{"penilaian": mula, "indikator": nomor, "perangkat": opd}, 201)).ID
	}
	undang := func(masuk, opd, peran string) *orang {
		t.Helper()
		o := orangBaru(t, s.alamat)
		kode := uraiJSON[struct{ Kode string }](t, siti.kirim("/api/akun/undang", isian{"masuk": masuk, "nama": "Orang " + masuk, "perangkat": opd, "peran": []string{peran}}, 200)).Kode
		terima(o, kode, "", "", 200)
		return o
	}
	budi, ani := undang("budi.dinkes", "dinkes", "entri"), undang("ani.pemantau", "dinkes", "pemantau")

	// Budi answers for his own unit, and cannot so much as see the other one's task.
	isi := func(o *orang, id string, mau int) {
		t.Helper()
		o.kirim("/api/v1/register/tugas_indikator/"+id+"/isi", isian{"nilai": "1.50", "fakta": "Perbup 12/2025"}, mau, "If-Match", `"1"`)
	}
	isi(budi, tugas["kominfo"], 404)
	isi(ani, tugas["dinkes"], 403)
	isi(budi, tugas["dinkes"], 200)
	budi.minta("GET", "/api/v1/register/tugas_indikator/"+tugas["kominfo"], "", 404)
	budi.minta("GET", "/api/v1/register/akun", "", 403)
	budi.kirim("/api/akun/undang", isian{"masuk": "kawan", "nama": "Kawan", "perangkat": "dinkes", "peran": []string{"admin"}}, 403)
	budi.kirim("/api/v1/register/penilaian/"+mula+"/isi", isian{"nilai": isian{"1": "5"}}, 403, "If-Match", `"1"`)
	if b := ani.minta("GET", "/api/v1/register/tugas_indikator", "", 200); strings.Count(b, `"pemilik"`) != 2 {
		t.Errorf("pemantau melihat: %s", b)
	}

	// A page of another site cannot use his cookie.
	budi.kirim("/api/v1/register/tugas_indikator/"+tugas["dinkes"]+"/ajukan", isian{}, 403, "If-Match", `"2"`, "Sec-Fetch-Site", "cross-site", "Origin", "https://jahat.contoh")
	budi.kirim("/api/akun/keluar", isian{}, 403, "Sec-Fetch-Site", "cross-site", "Origin", "https://jahat.contoh")

	// The page is drawn for who asks, and for nobody else.
	if b := budi.minta("GET", "/akun", "", 200); !strings.Contains(b, "Orang budi.dinkes") || strings.Contains(b, "Siti") {
		t.Error("halaman akun bukan milik yang meminta")
	}

	// Files: sent with the right of the own unit, read with the same.
	pdf := "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
	info := uraiJSON[struct {
		Sidik  string
		Ukuran int64
		Jenis  string
	}](t, budi.minta("POST", "/berkas/bukti?nama=perbup.pdf", pdf, 200))
	dok := uraiJSON[struct{ ID string }](t, budi.kirim("/api/v1/register/data_dukung", isian{"judul": "Perbup 12/2025", "jenis": "perbup", "tanggal": "2025-03-01", "berkas": isian{"sidik": info.Sidik, "nama": "perbup.pdf", "ukuran": info.Ukuran, "jenis": info.Jenis}}, 201)).ID
	if b := budi.minta("GET", "/berkas/bukti/"+dok, "", 200); b != pdf {
		t.Errorf("berkas kembali sebagai %q", b)
	}
	tamu.minta("GET", "/berkas/bukti/"+dok, "", 401)
	tamu.minta("POST", "/berkas/bukti?nama=a.pdf", pdf, 401)
	ani.minta("POST", "/berkas/bukti?nama=a.pdf", pdf, 403)
	budi.minta("POST", "/berkas/bukti?nama=jebakan.pdf", "<html><script>alert(1)</script></html>", 422)

	// What the program keeps for itself is in no answer and not in the clear on disk.
	s.berhenti()
	cariRahasia(t, data, sandiUji, kode)

	s = mulai(t, data, s.alamat, "-tanpa-wasm", "-tanpa-akun=false")
	if strings.Contains(s.kata.String(), "undangan#") {
		t.Error("tautan pengelola dicetak lagi, padahal sudah ada")
	}
	budi.minta("GET", "/api/v1/register/tugas_indikator/"+tugas["dinkes"], "", 200) // the session lasts
	siti.kirim("/api/akun/keluar", isian{}, 200)
	siti.minta("GET", "/api/v1/register/penilaian", "", 401)
	siti.kirim("/api/akun/masuk", isian{"nama_masuk": "siti.kominfo", "sandi": "kata sandi yang salah"}, 401)
	siti.kirim("/api/akun/masuk", isian{"nama_masuk": "siti.kominfo", "sandi": sandiUji}, 200)
	daftar := uraiJSON[struct {
		Baris []struct {
			ID    string
			Versi int
			Kolom struct{ Masuk string }
		}
	}](t, siti.minta("GET", "/api/v1/register/akun", "", 200))
	for _, b := range daftar.Baris {
		if b.Kolom.Masuk == "budi.dinkes" {
			siti.kirim("/api/v1/register/akun/"+b.ID+"/nonaktifkan", isian{"alasan": "Pindah tugas"}, 200, "If-Match", `"2"`)
		}
	}
	budi.minta("GET", "/api/v1/register/tugas_indikator/"+tugas["dinkes"], "", 401) // at once
}

// cariRahasia reads every file of a folder for what must not be there.
func cariRahasia(t *testing.T, folder string, rahasia ...string) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(folder, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		b, err := os.ReadFile(p)
		for _, r := range rahasia {
			if bytes.Contains(b, []byte(r)) {
				t.Errorf("%s memuat rahasia", p)
			}
		}
		return err
	})
	if err != nil || n < 3 {
		t.Fatalf("%d berkas dibaca: %v", n, err)
	}
}

// In a browser: the first link, another person after the first on the same machine,
// and nothing of the one for the other, although a service worker is at work.
func TestAkunDiPeramban(t *testing.T) {
	p := bukaPeramban(t, "status of 401")
	s := mulai(t, filepath.Join(t.TempDir(), "data"), "", "-tanpa-akun=false")
	asal := "http://" + s.alamat
	judul := func() (v string) { p.nilai(`document.querySelector("h1").innerText`, &v); return v }
	p.buka(asal + "/")
	if judul() != "Masuk" {
		t.Fatalf("tamu melihat %q", judul())
	}
	p.buka(asal + "/undangan#" + kodeDari(t, s.kata.String()))
	p.laku(chromedp.WaitVisible("#sandi2"), chromedp.SendKeys("#nama", "Siti Aminah"), chromedp.SendKeys("#nama-masuk", "siti.kominfo"),
		chromedp.SendKeys("#sandi", sandiUji), chromedp.SendKeys("#sandi2", sandiUji), chromedp.Click("form .tombol-utama"),
		chromedp.WaitVisible(`a[aria-label="Akun Siti Aminah"]`))
	p.sampai(`window.pekerjaSiap || (navigator.serviceWorker.ready.then(() => { window.pekerjaSiap = true }), false)`)
	p.buka(asal + "/akun")
	p.sampai(`navigator.serviceWorker.controller !== null`)
	p.laku(chromedp.Click(`//button[normalize-space()="Keluar"]`, chromedp.BySearch), chromedp.WaitVisible("#sandi"))
	p.buka(asal + "/")
	var teks string
	p.nilai(`document.documentElement.outerHTML`, &teks)
	if judul() != "Masuk" || strings.Contains(teks, "Siti") {
		t.Errorf("sesudah keluar masih tampak: %q", judul())
	}
	p.laku(chromedp.SendKeys("#nama", "siti.kominfo"), chromedp.SendKeys("#sandi", "kata sandi salah"), chromedp.Click("form .tombol-utama"), chromedp.WaitVisible(".pesan"))
	p.laku(chromedp.SendKeys("#sandi", sandiUji), chromedp.Click("form .tombol-utama"), chromedp.WaitVisible(`a[aria-label="Akun Siti Aminah"]`))
	if judul() == "Masuk" {
		t.Error("sesudah masuk masih di halaman masuk")
	}
}
