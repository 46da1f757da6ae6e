//go:build !(js && wasm)

package main

import (
	"bytes"
	"fmt"
	"io"
	stdlog "log"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// pengubah stands between browser and server and flips one bit of what the
// server publishes below an address.
type pengubah struct {
	alamat string
	ubah   atomic.Pointer[string]
}

func pasangPengubah(t *testing.T, ke string) *pengubah {
	t.Helper()
	p := &pengubah{}
	balik := lewat(ke)
	balik.ErrorLog = stdlog.New(io.Discard, "", 0)
	balik.ModifyResponse = func(r *http.Response) error {
		awal := p.ubah.Load()
		if awal == nil || !strings.HasPrefix(r.Request.URL.Path, *awal) {
			return nil
		}
		b, err := io.ReadAll(r.Body)
		if err != nil {
			return err
		}
		b[len(b)/2] ^= 1
		r.Body = io.NopCloser(bytes.NewReader(b))
		return nil
	}
	l, err := dengarkan("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.alamat = "http://" + l.Addr().String()
	s := &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/jejak/") {
			// No answer may come from what the browser kept, or in a form that hides the bit.
			r.Header.Del("If-None-Match")
			r.Header.Del("Accept-Encoding")
		}
		balik.ServeHTTP(w, r)
	})}
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { _ = s.Close() })
	return p
}

// The whole way of somebody who does not trust the server: check the journal,
// then a receipt, then see both fail when one bit is changed.
func TestPerambanJejak(t *testing.T) {
	p := bukaPeramban(t, "/berkas/qr.svg")
	l := mulai(t, t.TempDir(), "", "-contoh")
	px := pasangPengubah(t, l.alamat)
	id, versi := dokumenPertama(t, px.alamat, "penilaian")

	p.buka(px.alamat + "/")
	p.pindah("/jejak")
	p.tunggu("Jejak umum", "Unduh checkpoint", "Belum ada saksi tercatat.")
	p.klik("Periksa jejak ini")
	p.tunggu("Selesai diperiksa: jejak umum sah; jejak dalam sah.", "cocok dengan checkpoint bertanda tangan")
	p.muat()
	p.klik("Periksa jejak ini")
	p.tunggu("Checkpoint yang diingat peramban ini")
	ubin := "/jejak/umum/tile/8/data/"
	px.ubah.Store(&ubin)
	p.klik("Periksa jejak ini")
	p.tunggu("jejak umum tidak sah", "JEJAK-ENTRI", "Ada catatan yang diubah sesudah ditulis")
	p.muat()
	px.ubah.Store(nil)

	// A version's proof, from its history.
	p.pindah("/register/penilaian/" + id)
	p.laku(chromedp.Evaluate(`document.querySelectorAll("main details").forEach(d => d.open = true)`, nil))
	p.klik("Periksa bukti")
	p.tunggu("ada dalam jejak umum", "huruf demi huruf")
	p.muat()
	p.pindah(fmt.Sprintf("/tanda-terima/penilaian/%s?versi=%d", id, versi))
	p.tunggu("Kode singkat", "lumbung verifikasi "+px.alamat)

	// The receipt as a file, whole and with one digit changed.
	isi := ambilIsi(t, fmt.Sprintf("%s/api/v1/register/penilaian/%s/bukti?versi=%d", px.alamat, id, versi))
	lama := fmt.Sprintf(`versi %d\n`, versi)
	if !strings.Contains(isi, lama) {
		t.Fatalf("tidak ada %q di tanda terima", lama)
	}
	p.pindah("/periksa-tanda-terima")
	unggah := func(nama, isi string) {
		p.laku(chromedp.SetUploadFiles("#berkas-tanda-terima", []string{tulisBerkas(t, nama, isi)}, chromedp.ByQuery))
	}
	unggah("utuh.json", isi)
	p.tunggu("Tanda terima utuh.json sah.", "ada dalam jejak umum")
	unggah("ubah.json", strings.Replace(isi, lama, fmt.Sprintf(`versi %d\n`, versi+1), 1))
	p.tunggu("Tanda terima ubah.json tidak terbukti.", "tidak cocok")
	unggah("lain.json", "<html>")
	p.tunggu("Tanda terima lain.json tidak terbukti.", "Ini bukan tanda terima")
	p.muat()
}

// dokumenPertama gives a document of a register and its version.
func dokumenPertama(t *testing.T, alamat, nama string) (id string, versi int64) {
	t.Helper()
	v := uraiJSON[struct {
		Baris []struct {
			ID    string
			Versi int64
		}
	}](t, ambilIsi(t, alamat+"/api/v1/register/"+nama))
	if len(v.Baris) == 0 {
		t.Fatal("tidak ada dokumen")
	}
	return v.Baris[0].ID, v.Baris[0].Versi
}

func ambilIsi(t *testing.T, alamat string) string {
	t.Helper()
	r, err := http.Get(alamat)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != 200 {
		t.Fatalf("%s: %d %v %s", alamat, r.StatusCode, err, b)
	}
	return string(b)
}
