//go:build !(js && wasm)

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// luring cuts the line of one page, as flight mode does, or connects it again.
func (p *peramban) luring(ya bool) {
	p.t.Helper()
	p.laku(network.Enable(), network.SetBypassServiceWorker(true), chromedp.ActionFunc(func(ctx context.Context) error {
		return cdp.Execute(ctx, "Network.emulateNetworkConditions", struct {
			Offline            bool    `json:"offline"`
			Latency            float64 `json:"latency"`
			DownloadThroughput float64 `json:"downloadThroughput"`
			UploadThroughput   float64 `json:"uploadThroughput"`
		}{ya, 0, -1, -1}, nil)
	}))
	p.sampai(fmt.Sprintf(`navigator.onLine === %v`, !ya))
}

// tutup closes the page.
func (p *peramban) tutup() {
	p.t.Helper()
	if err := chromedp.Cancel(p.ctx); err != nil {
		p.t.Fatal(err)
	}
}

// versi counts the versions of a document on the server.
func (l *layanan) versi(reg string, id register.ID) int {
	l.t.Helper()
	var v struct{ Versi []json.RawMessage }
	l.ambil("/api/v1/register/"+reg+"/"+string(id)+"/riwayat", &v)
	return len(v.Versi)
}

// ganti replaces a document through the API, as another person would.
func (l *layanan) ganti(reg string, id register.ID, versi int64, isian any) {
	l.t.Helper()
	b, err := json.Marshal(isian)
	if err != nil {
		l.t.Fatal(err)
	}
	r, err := http.NewRequest("PUT", "http://"+l.alamat+"/api/v1/register/"+reg+"/"+string(id), bytes.NewReader(b))
	if err != nil {
		l.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("If-Match", fmt.Sprintf(`"%d"`, versi))
	j, err := http.DefaultClient.Do(r)
	if err != nil {
		l.t.Fatal(err)
	}
	defer j.Body.Close()
	if j.StatusCode != 200 {
		l.t.Fatalf("mengganti: %s", j.Status)
	}
}

func (l *layanan) ambil(alamat string, v any) {
	l.t.Helper()
	r, err := http.Get("http://" + l.alamat + alamat)
	if err != nil {
		l.t.Fatal(err)
	}
	defer r.Body.Close()
	if err := json.NewDecoder(r.Body).Decode(v); err != nil {
		l.t.Fatal(err)
	}
}

// Typed without a line, the page closed, opened again with a line: it is sent,
// once, and the page shows it.
func TestKotakKirimSesudahDitutup(t *testing.T) {
	p := bukaPeramban(t, "net::ERR_")
	s, id := kantorJadi(t, nil)
	alamat := "http://" + s.alamat + "/penilaian/" + string(id)
	q := p.tab()
	q.buka(alamat)
	q.luring(true)
	q.ketik("#nilai-1", "2,5")
	q.tunggu("1 isian belum tersimpan", "1 perubahan menunggu dikirim")
	q.ketik("#nilai-2", "3")
	q.ketik("#nilai-1", "4")
	q.tunggu("2 isian belum tersimpan")
	q.muat()
	q.pindah("/kotak-kirim") // also without a line
	q.tunggu("Kotak kirim", "menunggu dikirim", "Kirim lagi", "Buang", "Buka dokumen", "Server tidak terjangkau")
	if n := s.nilai(id); len(n) != 0 {
		t.Fatalf("tidak luring: %v", n)
	}
	q.tutup()

	q = p.tab()
	q.buka(alamat)
	q.tunggu("Semua tersimpan", "3 versi tercatat") // the first attempt, and what followed it
	q.klik("Aspek sebelumnya")                      // the page opens where something is left to fill in
	q.sampai(`document.querySelector("#nilai-1")`)
	var isi []string
	q.nilai(`[document.querySelector("#nilai-1").value, document.querySelector("#nilai-2").value]`, &isi)
	if n := s.nilai(id); n["1"] != "4" || n["2"] != "3" || isi[0] != "4" || isi[1] != "3" {
		t.Errorf("server %v, halaman %v", n, isi)
	}
	q.ketik("#nilai-2", "5")
	q.tunggu("4 versi tercatat")
	q.buka(alamat)
	q.tunggu("Semua tersimpan", "4 versi tercatat")
	if n := s.versi("penilaian", id); n != 4 || s.nilai(id)["2"] != "5" {
		t.Errorf("%d versi, %v", n, s.nilai(id))
	}
	q.pindah("/kotak-kirim")
	q.tunggu("Tidak ada perubahan yang menunggu")
}

// A form that is saved without a line: its input is safe, and sent by itself when
// the browser says that the line is back.
func TestFormulirLuring(t *testing.T) {
	p := bukaPeramban(t, "net::ERR_")
	s, _ := kantorJadi(t, nil)
	p.buka("http://" + s.alamat + "/register/perangkat_daerah/baru")
	p.ketik("#isian-kode", "dpmd")
	p.ketik("#isian-nama", "Dinas Pemberdayaan Masyarakat dan Desa")
	p.laku(chromedp.Evaluate(`(() => { const s = document.querySelector("#isian-jenis"); s.value = "dinas"; s.dispatchEvent(new Event("change", {bubbles: true})) })()`, nil))
	p.luring(true)
	p.klik("Simpan")
	p.tunggu("Menunggu dikirim", "Server tidak terjangkau", "1 perubahan menunggu dikirim", "juga bila halaman ini ditutup")
	p.muat()
	var siaran string
	p.sampai(`document.querySelector("#siaran").innerText.includes("menunggu dikirim")`)
	if p.nilai(`document.querySelector("#siaran").getAttribute("aria-live")`, &siaran); siaran != "polite" {
		t.Errorf("siaran %q", siaran)
	}
	p.luring(false)
	p.sampai(`location.pathname.startsWith("/register/perangkat_daerah/0")`)
	p.tunggu("Dinas Pemberdayaan Masyarakat dan Desa")
	p.sampai(`!document.body.innerText.includes("menunggu dikirim.")`)
	var d struct{ Baris []json.RawMessage }
	if s.ambil("/api/v1/register/perangkat_daerah?kode=dpmd", &d); len(d.Baris) != 1 {
		t.Errorf("%d dokumen", len(d.Baris))
	}
}

// What waits meets another version: both are shown, on every page it says so, and
// the person decides.
func TestKotakKirimBentrok(t *testing.T) {
	p := bukaPeramban(t, "net::ERR_", "status of 412")
	s, _ := kantorJadi(t, nil)
	m := s.kirim("perangkat_daerah", kantor.PerangkatDaerah{Kode: "dishub", Nama: "Dinas Perhubungan", Jenis: "dinas"})
	alamat := "/register/perangkat_daerah/" + string(m.ID)
	simpan := func(nama string) {
		t.Helper()
		p.buka("http://" + s.alamat + alamat + "/ubah")
		p.luring(true)
		p.ketik("#isian-nama", nama)
		p.klik("Simpan")
		p.tunggu("Menunggu dikirim")
		p.pindah("/kotak-kirim")
	}
	simpan("Dinas Perhubungan Laut")
	s.ganti("perangkat_daerah", m.ID, 1, kantor.PerangkatDaerah{Kode: "dishub", Nama: "Dinas Perhubungan Darat", Jenis: "dinas"})
	p.luring(false)
	p.tunggu("1 perubahan perlu Anda putuskan", "bentrok dengan versi lain", "Anda membuka versi 1, sekarang versi 2", "Kirim lagi di atas versi 2")
	p.tunggu("Dinas Perhubungan Laut", "Dinas Perhubungan Darat", "Nama resmi, tersimpan sekarang", "Nama resmi, isian Anda")
	p.muat()
	p.buka("http://" + s.alamat + "/") // it is still there, and said so
	p.tunggu("1 perubahan perlu Anda putuskan")
	p.klik("Buka kotak kirim")
	p.klik("Kirim lagi di atas versi 2")
	p.tunggu("Tidak ada perubahan yang menunggu")
	if n := s.versi("perangkat_daerah", m.ID); n != 3 {
		t.Errorf("%d versi", n)
	}
	p.pindah(alamat)
	p.tunggu("Dinas Perhubungan Laut")

	simpan("Dinas Perhubungan Udara")
	p.laku(chromedp.Evaluate(`window.confirm = () => true`, nil))
	p.klik("Buang")
	p.tunggu("Tidak ada perubahan yang menunggu")
	p.luring(false)
	if n := s.versi("perangkat_daerah", m.ID); n != 3 {
		t.Errorf("%d versi sesudah dibuang", n)
	}
	var kunci []string
	if p.nilai(`Object.keys(localStorage).filter(k => k.includes(":kirim:0"))`, &kunci); len(kunci) > 1 {
		t.Errorf("tersisa di perangkat: %q", kunci)
	}
}

// A device without room: the write is sent all the same, and it says that it would
// be lost with the page.
func TestPerangkatPenuh(t *testing.T) {
	p := bukaPeramban(t, "net::ERR_")
	s, _ := kantorJadi(t, nil)
	p.buka("http://" + s.alamat + "/register/perangkat_daerah/baru")
	p.laku(chromedp.Evaluate(`for (let n = 1 << 20; n > 0; n >>= 1) try { while (true) localStorage.setItem("penuh" + n + Math.random(), "x".repeat(n)) } catch {}`, nil))
	p.ketik("#isian-kode", "dpmd")
	p.ketik("#isian-nama", "Dinas Pemberdayaan Masyarakat dan Desa")
	p.laku(chromedp.Evaluate(`(() => { const s = document.querySelector("#isian-jenis"); s.value = "dinas"; s.dispatchEvent(new Event("change", {bubbles: true})) })()`, nil))
	p.luring(true)
	p.klik("Simpan")
	p.tunggu("Menunggu dikirim", "tempatnya penuh", "Jangan tutup atau muat ulang")
	var ditahan bool
	if p.nilai(`!dispatchEvent(new Event("beforeunload", {cancelable: true}))`, &ditahan); !ditahan {
		t.Error("halaman dapat ditutup tanpa peringatan")
	}
	p.luring(false)
	p.sampai(`location.pathname.startsWith("/register/perangkat_daerah/0")`)
	if p.nilai(`!dispatchEvent(new Event("beforeunload", {cancelable: true}))`, &ditahan); ditahan {
		t.Error("masih ditahan sesudah terkirim")
	}
}
