//go:build !(js && wasm)

package meja

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lumbung-id/lumbung/app/hak"
	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
	"github.com/lumbung-id/lumbung/ppid"
)

// denganBerkas gives the office a folder for scans, guarded as the program does it.
func (k *kantorUji) denganBerkas() (*blob.Folder, register.Store) {
	k.t.Helper()
	f, err := blob.BukaFolder(k.t.TempDir(), blob.OpsiFolder{})
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(func() { f.Close() })
	toko := pindaian.Toko(k.s, f, slog.New(slog.DiscardHandler))
	k.pakai(toko, f)
	return f, toko
}

// pakai makes the desk anew on a store.
func (k *kantorUji) pakai(s register.Store, f blob.Store) { k.h = New(k.opsi(s, f)) }

func (k *kantorUji) opsi(s register.Store, f blob.Store) Opsi {
	return Opsi{Buku: k.bk, Layanan: k.l, Store: s, Berkas: f, Sekarang: k.s.Sekarang, Web: web.Opsi{
		Aktor: func(r *http.Request) (kominfo.Aktor, bool) {
			if a, ada := r.Context().Value(kunciAktor{}).(kominfo.Aktor); ada {
				return a, a.ID != ""
			}
			return k.siapa, k.siapa.ID != ""
		},
		Boleh: hak.Boleh, Log: slog.New(slog.DiscardHandler),
	}}
}

type kunciAktor struct{}

// kirim posts as somebody; safe for several at a time.
func (k *kantorUji) kirim(a kominfo.Aktor, alamat, isi string) *httptest.ResponseRecorder {
	k.t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodPost, alamat, strings.NewReader(isi))
	k.h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), kunciAktor{}, a)))
	return w
}

// jawaban posts and reads what is answered.
func (k *kantorUji) jawaban(a kominfo.Aktor, alamat, isi string) (b kertas.Balasan) {
	k.t.Helper()
	w := k.kirim(a, alamat, isi)
	if w.Code != http.StatusOK || json.Unmarshal(w.Body.Bytes(), &b) != nil || w.Header().Get("Cache-Control") != "no-store" {
		k.t.Fatalf("%s sebagai %s: %d %v %s", alamat, a.Peran, w.Code, w.Header(), w.Body)
	}
	return b
}

func (k *kantorUji) dokumen(id register.ID) []ppid.DokumenPemohon {
	k.t.Helper()
	d, err := k.bk.Cari("permohonan").Dokumen(must(k.s.Baca(k.t.Context(), k.bk.Cari("permohonan"), register.LingkupPenuh(), id, 0)))
	if err != nil {
		k.t.Fatal(err)
	}
	var p ppid.Permohonan
	if err := json.Unmarshal(d, &p); err != nil {
		k.t.Fatal(err)
	}
	return p.Dokumen
}

func gambarPNG(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 5))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const isiPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n(NIK 3201010101010001)\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// sapu says how many scans nothing names, a day later.
func sapu(t *testing.T, s register.Store, f blob.Store) pindaian.HasilSapu {
	t.Helper()
	h, err := pindaian.Sapu(t.Context(), s, f, pindaian.OpsiSapu{Sekarang: time.Now().Add(25 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// A scan goes with its request, takes the place of the paper that was only shown, is
// seen by who may see the applicant, and goes when the applicant is erased.
func TestLampirkan(t *testing.T) {
	k := kantorBaru(t)
	f, toko := k.denganBerkas()
	id := k.catat(petugas)
	di := "/berkas/ppid/permohonan/" + string(id) + "/dokumen"
	_, s := k.buka(petugas, "/ppid/permohonan/"+string(id))
	harus(t, s, `"rupa":"kirim","judul":"Lampirkan pindaian"`, di)
	jangan(t, s, "/tindakan/lampirkan")
	if b := k.jawaban(petugas, di+"?jenis=identitas&nama=berkas.png", gambarPNG(t)); b.Ke != "/ppid/permohonan/"+string(id) {
		t.Errorf("%+v", b)
	}
	k.jawaban(petugas, di+"?jenis=identitas&nama=berkas.pdf", isiPDF)
	d := k.dokumen(id)
	if len(d) != 2 || d[0].Sidik == "" || d[0].Nama != "identitas.png" || d[1].Nama != "identitas.pdf" {
		t.Fatalf("%+v", d)
	}
	isi, jenis, err := pindaian.Buka(t.Context(), f, d[1])
	if err != nil || string(isi) != isiPDF || jenis != blob.PDF {
		t.Errorf("%q %s %v", isi, jenis, err)
	}
	_, s = k.buka(petugas, "/ppid/permohonan/"+string(id)+"?pemohon=1")
	harus(t, s, di+"/1?lihat=1", di+"/2?lihat=1", `"k":"`+di+`/2","r":"unduh"`, "Lampirkan pindaian")
	jangan(t, s, "ditunjukkan, tanpa pindaian", d[0].Kunci, d[1].Kunci, d[0].Sidik)
	_, s = k.buka(petugas, "/ppid/permohonan/"+string(id))
	jangan(t, s, "lihat=1", d[0].Kunci)
	if h := sapu(t, toko, f); h.Dipakai != 2 || len(h.Lepas) != 0 {
		t.Errorf("%+v", h)
	}
	// Examined: what the applicant handed in stands.
	k.pakai(toko, f)
	k.tulis(petugas, "permohonan", id, "nyatakan_lengkap", ppid.PadaTanggal{})
	if w := k.kirim(petugas, di+"?jenis=akta&nama=berkas.pdf", isiPDF); w.Code != http.StatusForbidden {
		t.Errorf("sesudah lengkap: %d %s", w.Code, w.Body)
	}
	_, s = k.buka(petugas, "/ppid/permohonan/"+string(id))
	jangan(t, s, "Lampirkan pindaian\",\"ke\"", `"rupa":"kirim","judul":"Lampirkan pindaian"`)
	if err := toko.Ubah(t.Context(), utama, func(tx register.Tx) error {
		_, err := tx.HapusPribadi(t.Context(), k.bk.Cari("permohonan"), id, "BA/1")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, x := range d {
		if ada, err := f.Ada(t.Context(), x.Sidik); ada || err != nil {
			t.Errorf("masih ada: %v", err)
		}
	}
	// An erased request takes none again.
	lain := k.catat(petugas)
	if err := toko.Ubah(t.Context(), utama, func(tx register.Tx) error {
		_, err := tx.HapusPribadi(t.Context(), k.bk.Cari("permohonan"), lain, "BA/2")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if w := k.kirim(petugas, "/berkas/ppid/permohonan/"+string(lain)+"/dokumen?jenis=lain&nama=berkas.pdf", isiPDF); w.Code != http.StatusForbidden {
		t.Errorf("sesudah dihapus: %d %s", w.Code, w.Body)
	}
	if h := sapu(t, toko, f); h.Dipakai != 0 || len(h.Lepas) != 0 {
		t.Errorf("%+v", h)
	}
}

// Only the desk of the body that was asked adds scans, and only while it examines.
func TestLampirkanSiapa(t *testing.T) {
	k := kantorBaru(t)
	f, toko := k.denganBerkas()
	kab, desa := k.catat(petugas), k.catat(desaA)
	for _, c := range []struct {
		a    kominfo.Aktor
		id   register.ID
		kode int
	}{
		{petugas, kab, 200}, {desaA, desa, 200}, {utama, kab, 403}, {pelaksana, kab, 403}, {atasan, kab, 403}, {pemantau, kab, 403}, {entri, kab, 403}, {kominfo.Aktor{}, kab, 401},
		{petugas, desa, 403}, {desaB, desa, 404}, {desaA, kab, 404}, {petugas, "01900000-0000-7000-8000-000000000000", 404}, {petugas, "bukan-id", 404},
	} {
		if w := k.kirim(c.a, "/berkas/ppid/permohonan/"+string(c.id)+"/dokumen?jenis=akta&nama=berkas.pdf", isiPDF); w.Code != c.kode {
			t.Errorf("%s %s: %d %s", c.a.ID, c.id, w.Code, w.Body)
		}
		if c.kode == 404 || c.a.ID == "" {
			continue
		}
		if _, s := k.bukaBila(c.a, "/ppid/permohonan/"+string(c.id)); strings.Contains(s, `"judul":"Lampirkan pindaian"`) != (c.kode == 200) {
			t.Errorf("%s: formulir di halaman, mau %v", c.a.ID, c.kode == 200)
		}
	}
	if h := sapu(t, toko, f); h.Dipakai != 2 || len(h.Lepas) != 0 {
		t.Errorf("%+v", h)
	}
}

// bukaBila opens a page that may be refused.
func (k *kantorUji) bukaBila(a kominfo.Aktor, alamat string) (int, string) {
	w := k.minta(a, "/berkas/lembar"+alamat)
	return w.Code, w.Body.String()
}

// What is no scan is told in words, and nothing of it stays.
func TestLampirkanJahat(t *testing.T) {
	k := kantorBaru(t)
	f, toko := k.denganBerkas()
	id := k.catat(petugas)
	di := "/berkas/ppid/permohonan/" + string(id) + "/dokumen"
	for nama, c := range map[string][2]string{
		"html":      {"?jenis=identitas&nama=berkas.pdf", "<html><script>alert(1)</script>"},
		"program":   {"?jenis=identitas&nama=berkas.jpg", "MZ\x90\x00\x03\x00\x00\x00"},
		"kosong":    {"?jenis=identitas&nama=berkas.jpg", ""},
		"svg":       {"?jenis=identitas&nama=berkas.png", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`},
		"terpotong": {"?jenis=identitas&nama=berkas.png", gambarPNG(t)[:40]},
		"besar":     {"?jenis=identitas&nama=berkas.pdf", isiPDF + strings.Repeat("x", pindaian.Batas)},
		"jenis":     {"?jenis=ktp&nama=berkas.pdf", isiPDF},
		"tanpa":     {"", isiPDF},
		"jalur":     {"?jenis=../../etc&nama=../../x.pdf", isiPDF},
	} {
		if w := k.kirim(petugas, di+c[0], c[1]); w.Code != http.StatusUnprocessableEntity || strings.Contains(w.Body.String(), "<script") {
			t.Errorf("%s: %d %s", nama, w.Code, w.Body)
		}
	}
	if h := sapu(t, toko, f); h.Dipakai != 0 || len(h.Lepas) != 0 {
		t.Errorf("%+v", h)
	}
	if d := k.dokumen(id); len(d) != 1 || d[0].Sidik != "" {
		t.Errorf("%+v", d)
	}
	// A body that lies about its length, or breaks off.
	r := httptest.NewRequest(http.MethodPost, di+"?jenis=lain&nama=berkas.pdf", io.MultiReader(strings.NewReader(isiPDF), galatBaca{}))
	k.siapa = petugas
	w := httptest.NewRecorder()
	k.h.ServeHTTP(w, r)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "tidak sampai seluruhnya") {
		t.Errorf("terputus: %d %s", w.Code, w.Body)
	}
}

type galatBaca struct{}

func (galatBaca) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// Two officers who add at the same time both succeed; neither's scan is lost.
func TestLampirkanDuaPetugas(t *testing.T) {
	k := kantorBaru(t)
	f, toko := k.denganBerkas()
	id := k.catat(petugas)
	lain := orang("kominfo", "petugas_layanan ppid_utama")
	var wg sync.WaitGroup
	for i := range 8 {
		a := petugas
		if i%2 == 1 {
			a = lain
		}
		wg.Go(func() {
			if w := k.kirim(a, "/berkas/ppid/permohonan/"+string(id)+"/dokumen?jenis=lain&nama=berkas.pdf", isiPDF); w.Code != http.StatusOK {
				t.Errorf("%d %s", w.Code, w.Body)
			}
		})
	}
	wg.Wait()
	if d := k.dokumen(id); len(d) != 9 {
		t.Errorf("%d dokumen", len(d))
	}
	if h := sapu(t, toko, f); h.Dipakai != 8 || len(h.Lepas) != 0 {
		t.Errorf("%+v", h)
	}
}

// tokoMati dies between the seal and the action.
type tokoMati struct {
	register.Store
	sesudah bool // the action was stored, and the answer was lost
}

func (s tokoMati) Ubah(ctx context.Context, a kominfo.Aktor, f func(register.Tx) error) error {
	if s.sesudah {
		if err := s.Store.Ubah(ctx, a, f); err != nil {
			return err
		}
	}
	return errors.New("listrik padam")
}

// A crash leaves at most a sealed scan that the sweep removes; one whose action was
// stored stays.
func TestLampirkanMati(t *testing.T) {
	k := kantorBaru(t)
	f, toko := k.denganBerkas()
	id := k.catat(petugas)
	di := "/berkas/ppid/permohonan/" + string(id) + "/dokumen?jenis=akta&nama=berkas.pdf"
	k.pakai(tokoMati{toko, false}, f)
	if w := k.kirim(petugas, di, isiPDF); w.Code != http.StatusInternalServerError {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if len(k.dokumen(id)) != 1 {
		t.Error("tercatat")
	}
	if h := sapu(t, toko, f); h.Dibuang != 1 || h.Dipakai != 0 {
		t.Errorf("%+v", h)
	}
	k.pakai(tokoMati{toko, true}, f)
	if w := k.kirim(petugas, di, isiPDF); w.Code != http.StatusInternalServerError {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	d := k.dokumen(id)
	if len(d) != 2 {
		t.Fatalf("%+v", d)
	}
	if h := sapu(t, toko, f); h.Dibuang != 0 || h.Dipakai != 1 {
		t.Errorf("%+v", h)
	}
	if _, _, err := pindaian.Buka(t.Context(), f, d[1]); err != nil {
		t.Error(err)
	}
	// Refused for certain: gone at once.
	k.pakai(tolakTulis{toko}, f)
	if w := k.kirim(petugas, di, isiPDF); w.Code != http.StatusConflict {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if h := sapu(t, toko, f); h.Dibuang != 0 || h.Dipakai != 1 {
		t.Errorf("ditolak: %+v", h)
	}
}

type tolakTulis struct{ register.Store }

func (s tolakTulis) Ubah(context.Context, kominfo.Aktor, func(register.Tx) error) error {
	return kominfo.E(kominfo.Bentrok, "uji", "Sudah diubah orang lain.")
}

// Without a place for files the page offers nothing.
func TestTanpaBerkas(t *testing.T) {
	k := kantorBaru(t)
	id := k.catat(petugas)
	_, s := k.buka(petugas, "/ppid/permohonan/"+string(id))
	jangan(t, s, `"judul":"Lampirkan pindaian"`)
	if w := k.kirim(petugas, "/berkas/ppid/permohonan/"+string(id)+"/dokumen?jenis=lain&nama=berkas.pdf", isiPDF); w.Code == http.StatusOK || len(k.dokumen(id)) != 1 {
		t.Errorf("%d", w.Code)
	}
}
