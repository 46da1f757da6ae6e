//go:build !(js && wasm)

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/spbe"
)

// kirim writes through the API, as another program would.
func (l *layanan) kirim(alamat string, isian any) (m register.Meta) {
	l.t.Helper()
	b, err := json.Marshal(isian)
	if err != nil {
		l.t.Fatal(err)
	}
	r, err := http.Post("http://"+l.alamat+"/api/v1/register/"+alamat, "application/json", bytes.NewReader(b))
	if err != nil {
		l.t.Fatal(err)
	}
	defer r.Body.Close()
	isi, _ := io.ReadAll(r.Body)
	if r.StatusCode != 201 || json.Unmarshal(isi, &m) != nil {
		l.t.Fatalf("%s: %s %s", alamat, r.Status, isi)
	}
	return m
}

// nilai gives the values of an assessment as the server has them.
func (l *layanan) nilai(id register.ID) map[string]string {
	l.t.Helper()
	r, err := http.Get("http://" + l.alamat + "/api/v1/register/penilaian/" + string(id))
	if err != nil {
		l.t.Fatal(err)
	}
	defer r.Body.Close()
	var v struct{ Isi spbe.Penilaian }
	if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
		l.t.Fatal(err)
	}
	return v.Isi.Nilai
}

// kantorJadi starts a server for an office that has one assessment.
func kantorJadi(t *testing.T, nilai map[string]string) (*layanan, register.ID) {
	t.Helper()
	s := mulai(t, t.TempDir(), "")
	s.kirim("profil_kantor", kantor.Profil{Kunci: "kantor", Kode: "19.06", Nama: "Kabupaten Belitung Timur", Zona: "WIB"})
	s.kirim("perangkat_daerah", kantor.PerangkatDaerah{Kode: "dinkes", Nama: "Dinas Kesehatan", Jenis: "dinas"})
	m := s.kirim("penilaian?tindakan=mulai", spbe.Mulai{Instansi: "19.06", NamaInstansi: "Kabupaten Belitung Timur", Tahun: 2026, Instrumen: "pemdi-2026", Nilai: nilai})
	return s, m.ID
}

// Two people fill in the same assessment: one message, both entries named, and
// nothing that was typed is lost.
func TestVersiBasi(t *testing.T) {
	p := bukaPeramban(t, "status of 412")
	s, id := kantorJadi(t, nil)
	alamat := "http://" + s.alamat + "/penilaian/" + string(id)
	p.buka(alamat)
	q := p.tab()
	q.buka(alamat)

	p.ketik("#nilai-1", "2,5")
	p.tunggu("Semua tersimpan", "2 versi tercatat")
	q.ketik("#nilai-2", "3,25")
	q.tunggu("Penilaian ini diubah orang lain", "2 = 3,25")
	q.ketik("#nilai-1", "4")
	q.tunggu("1 = 4, 2 = 3,25", "2 isian belum tersimpan")
	var pesan int
	if q.nilai(`document.body.innerText.split("diubah orang lain").length - 1`, &pesan); pesan != 1 {
		t.Errorf("%d pesan bentrok, seharusnya satu", pesan)
	}
	if n := s.nilai(id); len(n) != 1 || n["1"] != "2.5" {
		t.Errorf("ditimpa diam-diam: %v", n)
	}
	q.muat()
	q.klik("Ambil versi terbaru dan pasang isian saya")
	q.tunggu("Semua tersimpan", "3 versi tercatat")
	q.sampai(`document.querySelector("main").textContent.includes("indikator 1: 2,5 menjadi 4")`)
	if n := s.nilai(id); len(n) != 2 || n["1"] != "4" || n["2"] != "3.25" {
		t.Errorf("sesudah dipasang: %v", n)
	}
	q.sampai(`!document.body.innerText.includes("diubah orang lain")`)
}

// The line breaks while typing: it says so, keeps what was typed, and saves it
// when the line is back.
func TestLuringSaatMengisi(t *testing.T) {
	p := bukaPeramban(t, "net::ERR_")
	s, id := kantorJadi(t, map[string]string{"3": "2"})
	per := pasangPerantara(t, s.alamat)
	p.buka(per.alamat + "/penilaian/" + string(id))
	per.putus.Store(true)
	p.ketik("#nilai-1", "2,5")
	p.tunggu("1 isian belum tersimpan", "Server tidak terjangkau")
	p.ketik("#nilai-2", "3")
	p.tunggu("2 isian belum tersimpan", "dari 20 indikator")
	if got := p.figur("Terisi"); !strings.Contains(got, "3 dari 20") {
		t.Errorf("hitungan berhenti saat luring: %q", got)
	}
	if n := s.nilai(id); len(n) != 1 {
		t.Errorf("server: %v", n)
	}
	per.putus.Store(false)
	p.klik("Simpan lagi")
	p.tunggu("Semua tersimpan")
	if n := s.nilai(id); n["1"] != "2.5" || n["2"] != "3" || n["3"] != "2" {
		t.Errorf("sesudah tersambung: %v", n)
	}
	// Who goes on before the answer is there loses nothing either: the field that
	// was left is gone by then.
	per.tunda.Store(int64(700 * time.Millisecond))
	p.ketik("#nilai-2", "4")
	p.klik("Aspek berikutnya")
	p.tunggu("Semua tersimpan")
	p.ketik("#nilai-4", "1,5")
	p.klik("Aspek sebelumnya")
	p.tunggu("Semua tersimpan")
	per.tunda.Store(0)
	if n := s.nilai(id); n["2"] != "4" || n["4"] != "1.5" {
		t.Errorf("sesudah pindah aspek: %v", n)
	}
	// A page that cannot be loaded says so and offers to try again.
	per.putus.Store(true)
	p.laku(chromedp.Evaluate(`document.querySelector("header .merek").click()`, nil))
	p.tunggu("Halaman belum dapat ditampilkan", "Server tidak terjangkau")
	per.putus.Store(false)
	p.klik("Coba lagi")
	p.tunggu("Isi Pemdi 2026")
}

// The page has its rows before the program has loaded, and never loses them while
// it loads, however slow the API is.
func TestGambarPertamaTidakKosong(t *testing.T) {
	p := bukaPeramban(t)
	s, id := kantorJadi(t, map[string]string{"1": "2.5"})
	per := pasangPerantara(t, s.alamat)
	per.tunda.Store(int64(8 * time.Second))
	for _, k := range []struct{ jalur, teks string }{
		{"/", "Kabupaten Belitung Timur 2026"}, {"/register/perangkat_daerah", "Dinas Kesehatan"}, {"/penilaian/" + string(id), "dari 20 indikator"},
	} {
		// Looks at the page at every change of it, from the very first row on.
		jaga := fmt.Sprintf(`addEventListener("DOMContentLoaded", () => {
			const ada = () => { const m = document.querySelector("main"); return m && m.textContent.includes(%q) };
			window.awal = !!ada(); window.hilang = 0; window.perubahan = 0;
			new MutationObserver(() => { window.perubahan++; if (!ada()) window.hilang++ }).observe(document.documentElement, {childList: true, subtree: true});
		})`, k.teks)
		var lihat page.ScriptIdentifier
		p.laku(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			lihat, err = page.AddScriptToEvaluateOnNewDocument(jaga).Do(ctx)
			return err
		}))
		mulai := time.Now()
		p.buka(per.alamat + k.jalur)
		var v struct {
			Awal              bool
			Hilang, Perubahan int
		}
		p.nilai(`({awal: window.awal, hilang: window.hilang, perubahan: window.perubahan})`, &v)
		if !v.Awal || v.Hilang != 0 || v.Perubahan == 0 {
			t.Errorf("%s: sejak awal %v, hilang %d kali dari %d perubahan", k.jalur, v.Awal, v.Hilang, v.Perubahan)
		}
		t.Logf("%s: siap dalam %s, API ditunda 8 s", k.jalur, time.Since(mulai).Round(time.Millisecond))
		p.laku(page.RemoveScriptToEvaluateOnNewDocument(lihat))
	}
}

// Every page opens on a phone without a complaint of the browser, drawn by the
// server and drawn by the program.
func TestSemuaHalamanTanpaKeluhan(t *testing.T) {
	p := bukaPeramban(t, "status of 404")
	s, id := kantorJadi(t, map[string]string{"1": "2.5"})
	p.buka("http://" + s.alamat + "/")
	for _, jalur := range []string{
		"/penilaian", "/penilaian/mulai", "/penilaian/mulai?instrumen=spbe-2018", "/penilaian/" + string(id), "/hari-kerja", "/hari-kerja?dari=2035-01-01",
		"/register", "/register/perangkat_daerah", "/register/perangkat_daerah?jenis=badan", "/register/perangkat_daerah/baru", "/register/perangkat_daerah/impor",
		"/register/profil_kantor", "/register/penilaian", "/register/asing", "/tidak-ada", "/",
	} {
		p.pindah(jalur)
		var judul string
		p.nilai(`document.title`, &judul)
		if !strings.HasSuffix(judul, "Lumbung") {
			t.Errorf("%s: judul %q", jalur, judul)
		}
	}
	p.buka("http://" + s.alamat + "/register/perangkat_daerah")
	p.buka("http://" + s.alamat + "/tidak-ada/sama-sekali")
}
