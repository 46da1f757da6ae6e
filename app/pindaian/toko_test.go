//go:build !(js && wasm)

package pindaian_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/pindaian"
	"github.com/lumbung-id/lumbung/kominfo/blob"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

// coba enters a request with a document and gives the answer.
func (k *kantorNyata) coba(d ...ppid.DokumenPemohon) (int, string) {
	k.t.Helper()
	b, err := json.Marshal(ppid.Catat{Kanal: "datang_langsung", IsianPemohon: pemohon(d...)})
	if err != nil {
		k.t.Fatal(err)
	}
	w := k.minta(k.api, "petugas", "POST", "/api/v1/register/permohonan?tindakan=catat", string(b), "Content-Type", "application/json")
	return w.Code, w.Body.String()
}

// Nobody names another's file, or one that will be swept.
func TestHanyaPindaianSendiri(t *testing.T) {
	k := kantorBaru(t)
	bukti, err := k.f.Simpan(t.Context(), strings.NewReader("isi bukti"), blob.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	a, b := k.unggah("identitas", pindaianKTP), k.unggah("identitas", pindaianKTP)
	tukar := a
	tukar.Kunci = b.Kunci
	tanpa := a
	tanpa.Kunci = ""
	for nama, d := range map[string]ppid.DokumenPemohon{
		"bukti":       {Jenis: "lain", Sidik: bukti.Sidik, Kunci: a.Kunci},
		"kunci lain":  tukar,
		"tanpa kunci": tanpa,
		"tidak ada":   {Jenis: "lain", Sidik: strings.Repeat("a", 64), Kunci: a.Kunci},
		"jalur":       {Jenis: "lain", Sidik: "../../../etc/passwd", Kunci: a.Kunci},
	} {
		if kode, isi := k.coba(d); kode != 422 || !strings.Contains(isi, "Unggah") || strings.Contains(isi, ciri[0]) {
			t.Errorf("%s: %d %s", nama, kode, isi)
		}
	}
	if kode, isi := k.coba(a); kode != 201 {
		t.Errorf("%d %s", kode, isi)
	}
	k.mu.Lock()
	k.kini = time.Now().Add(21 * time.Hour)
	k.mu.Unlock()
	if kode, isi := k.coba(b); kode != 422 || !strings.Contains(isi, "20 jam") {
		t.Errorf("sesudah 21 jam: %d %s", kode, isi)
	}
}

// A sweep removes what no request names and nothing names any more, and leaves what
// is young, what is named, and what is no scan.
func TestSapu(t *testing.T) {
	k := kantorBaru(t)
	bukti, err := k.f.Simpan(t.Context(), strings.NewReader("isi bukti"), blob.Opsi{})
	if err != nil {
		t.Fatal(err)
	}
	dipakai, lepas := k.unggah("identitas", pindaianKTP), k.unggah("identitas", pindaianKTP)
	if kode, isi := k.coba(dipakai); kode != 201 {
		t.Fatal(isi)
	}
	sapu := func(o pindaian.OpsiSapu) pindaian.HasilSapu {
		t.Helper()
		h, err := pindaian.Sapu(t.Context(), k.toko, k.f, o)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	if diff := cmp.Diff(pindaian.HasilSapu{Lepas: []string{}, Dipakai: 1, Muda: 1}, sapu(pindaian.OpsiSapu{Umur: time.Minute})); diff != "" {
		t.Errorf("muda (-want +got):\n%s", diff)
	}
	besok := time.Now().Add(25 * time.Hour)
	h := sapu(pindaian.OpsiSapu{Sekarang: besok, Coba: true})
	if len(h.Lepas) != 1 || h.Lepas[0] != lepas.Sidik || h.Dibuang != 0 || h.Ukuran == 0 {
		t.Errorf("coba: %+v", h)
	}
	if h := sapu(pindaian.OpsiSapu{Sekarang: besok}); h.Dibuang != 1 {
		t.Errorf("%+v", h)
	}
	for s, mau := range map[string]bool{bukti.Sidik: true, dipakai.Sidik: true, lepas.Sidik: false} {
		if ada, err := k.f.Ada(t.Context(), s); ada != mau || err != nil {
			t.Errorf("%s ada %v %v", s[:8], ada, err)
		}
	}
	// Erased past this package's store, as after a crash: the sweep does it.
	err = k.p.Ubah(t.Context(), orang["utama"], func(tx register.Tx) error {
		h, err := tx.Cari(t.Context(), k.per, register.LingkupPenuh(), register.Query{})
		if err == nil {
			_, err = tx.HapusPribadi(t.Context(), k.per, h.Baris[0].ID, "x")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if h := sapu(pindaian.OpsiSapu{Sekarang: besok}); h.Dibuang != 1 || h.Dipakai != 0 {
		t.Errorf("sesudah dihapus: %+v", h)
	}
}

// Who may read the applicant gets the scan, and that is on record before it leaves;
// others do not.
func TestUnduh(t *testing.T) {
	k := kantorBaru(t)
	d := k.unggah("identitas", pindaianKTP)
	id := k.laku("petugas", "permohonan", "", "catat", ppid.Catat{Kanal: "datang_langsung", IsianPemohon: pemohon(d, ppid.DokumenPemohon{Jenis: "surat_kuasa"})}).ID
	alamat := "/berkas/ppid/permohonan/" + string(id) + "/dokumen/"
	catatan := func() int64 {
		n, err := k.p.Rekap(t.Context(), k.bk.Cari("akses_pribadi"), register.LingkupPenuh(), []register.Syarat{{Kolom: "dokumen", Op: register.Sama, Nilai: string(id)}})
		if err != nil {
			t.Fatal(err)
		}
		return n[0].N
	}
	w := k.minta(k.berkas, "petugas", "GET", alamat+"1", "")
	if w.Code != 200 || w.Body.String() != pindaianKTP || w.Header().Get("Content-Type") != "application/pdf" || w.Header().Get("Content-Disposition") != "attachment; filename=dokumen-1.pdf" ||
		!strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "sandbox;") || w.Header().Get("Cache-Control") != "private, no-store" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if n := catatan(); n != 1 {
		t.Errorf("%d catatan akses", n)
	}
	if w := k.minta(k.berkas, "utama", "GET", alamat+"1?lihat=1", ""); w.Code != 200 || w.Header().Get("Content-Disposition") != "inline; filename=dokumen-1.pdf" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	for _, u := range []struct {
		siapa, alamat string
		kode          int
	}{
		{"", alamat + "1", 401}, {"pantau", alamat + "1", 403}, {"dinkes", alamat + "1", 403}, {"atasan", alamat + "1", 403},
		{"petugas", alamat + "0", 404}, {"petugas", alamat + "2", 404}, {"petugas", alamat + "3", 404}, {"petugas", alamat + "x", 404},
		{"petugas", "/berkas/ppid/permohonan/bukan-id/dokumen/1", 404},
	} {
		if w := k.minta(k.berkas, u.siapa, "GET", u.alamat, ""); w.Code != u.kode || strings.Contains(w.Body.String(), "PINDAIAN") {
			t.Errorf("%s %s: %d %s", u.siapa, u.alamat, w.Code, w.Body)
		}
	}
	for _, u := range []struct {
		siapa, jenis string
		kode         int
	}{{"", "identitas", 401}, {"pantau", "identitas", 403}, {"petugas", "ktp", 422}} {
		if w := k.minta(k.berkas, u.siapa, "POST", "/berkas/ppid/pindaian?jenis="+u.jenis, pindaianKTP); w.Code != u.kode {
			t.Errorf("unggah %s: %d %s", u.siapa, w.Code, w.Body)
		}
	}
	if w := k.minta(k.berkas, "petugas", "POST", "/berkas/ppid/pindaian?jenis=akta", pindaianKTP, "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("situs lain: %d", w.Code)
	}
	if w := k.minta(k.berkas, "petugas", "POST", "/berkas/ppid/pindaian?jenis=akta", strings.Repeat("x", pindaian.Batas+1)); w.Code != 422 {
		t.Errorf("besar: %d", w.Code)
	}
}
