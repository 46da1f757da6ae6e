package web

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// An official creates a document, reads it, changes it, meets a colleague's
// change, withdraws it and looks at its history.
func TestKisahDokumen(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	w := kirim(h, "dinkes", "POST", "http://contoh.go.id"+akar+"/warga", isiWarga)
	if w.Code != 201 || w.Header().Get("ETag") != `"1"` {
		t.Fatalf("create: %d %v %s", w.Code, w.Header(), w.Body)
	}
	dasar, _ := url.Parse(akar + "/warga")
	lokasi, err := dasar.Parse(w.Header().Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	dok := lokasi.Path

	w = kirim(h, "dinkes", "GET", dok, "")
	tag := w.Header().Get("ETag")
	if w.Code != 200 || tag == "" || !strings.Contains(w.Body.String(), `"isi":{"nomor":"A-1"`) || !strings.Contains(w.Body.String(), "Jalan Rahasia") {
		t.Fatalf("read: %d %q %s", w.Code, tag, w.Body)
	}
	if w := kirim(h, "dinkes", "GET", dok, "", "If-None-Match", "W/"+tag); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
		t.Errorf("not modified: %d %s", w.Code, w.Body)
	}

	// The tag of a reading is good for writing, also as a proxy may have altered it.
	baru := strings.Replace(isiWarga, "2026", "2025", 1)
	if w := kirim(h, "dinkes", "PUT", dok, baru, "If-Match", "W/"+strings.TrimSuffix(tag, `"`)+`-gzip"`); w.Code != 200 || w.Header().Get("ETag") != `"2"` {
		t.Fatalf("replace: %d %s", w.Code, w.Body)
	}
	w = kirim(h, "rekan", "PUT", dok, baru, "If-Match", tag)
	if w.Code != 404 {
		t.Errorf("another office: %d", w.Code)
	}
	w = kirim(h, "dinkes", "PUT", dok, isiWarga, "If-Match", tag)
	if p := urai[masalah](t, w); w.Code != 412 || p.Sekarang != 2 {
		t.Errorf("stale: %d %+v", w.Code, p)
	}
	if w := kirim(h, "dinkes", "GET", dok, "", "If-None-Match", tag); w.Code != 200 {
		t.Errorf("changed since, but %d", w.Code)
	}
	if w := kirim(h, "dinkes", "GET", dok+"?versi=1", ""); !strings.Contains(w.Body.String(), `"tahun":2026`) {
		t.Errorf("old version: %s", w.Body)
	}
	if w := kirim(h, "dinkes", "POST", dok+"/tarik", `{"alasan":"Tercatat dua kali"}`, "If-Match", "2"); w.Code != 200 {
		t.Fatalf("withdraw: %d %s", w.Code, w.Body)
	}
	if d := urai[daftarUji](t, kirim(h, "dinkes", "GET", akar+"/warga", "")); len(d.Baris) != 0 {
		t.Error("withdrawn document in the list")
	}
	if d := urai[daftarUji](t, kirim(h, "dinkes", "GET", akar+"/warga?ditarik=1", "")); len(d.Baris) != 1 || !d.Baris[0].Ditarik {
		t.Error("withdrawn document not found with ditarik=1")
	}

	type versi struct {
		Versi        int64
		Aksi, Alasan string
		Isi          map[string]any
	}
	r := urai[struct{ Versi []versi }](t, kirim(h, "dinkes", "GET", dok+"/riwayat", ""))
	want := []versi{{Versi: 3, Aksi: "tarik", Alasan: "Tercatat dua kali"}, {Versi: 2, Aksi: "ganti"}, {Versi: 1, Aksi: "buat"}}
	if diff := cmp.Diff(want, r.Versi); diff != "" {
		t.Errorf("history (-want +got):\n%s", diff)
	}
	r = urai[struct{ Versi []versi }](t, kirim(h, "dinkes", "GET", dok+"/riwayat?isi=1", ""))
	if len(r.Versi) != 3 || r.Versi[2].Isi["tahun"] != 2026.0 || r.Versi[2].Isi["nik"] != nil {
		t.Errorf("history with bodies: %+v", r.Versi)
	}
}

// A citizen reads what the public may read, and nothing personal is in it.
func TestDataPribadiHanyaKeluarDiSatuPintu(t *testing.T) {
	s := toko(t)
	var catatan []string
	o := opsiUji()
	o.CatatAkses = func(_ context.Context, a kominfo.Aktor, r register.Info, id register.ID, versi int64) error {
		catatan = append(catatan, fmt.Sprint(a.Perangkat, r.Nama, versi))
		return nil
	}
	h := tangan(t, s, o)
	id := buat(t, h, "dinkes", "/warga", isiWarga)
	umum := tangan(t, s, Opsi{})
	bocor := func(w *httptest.ResponseRecorder) bool {
		return strings.Contains(w.Body.String()+fmt.Sprint(w.Header()), "1903010101010001") || strings.Contains(w.Body.String(), "Rahasia")
	}
	for _, a := range []string{"/warga?isi=1", "/warga", "/warga/rekap?kelompok=nomor", "/warga/" + id + "/riwayat?isi=1", "/warga/skema", ""} {
		for nama, w := range map[string]*httptest.ResponseRecorder{"own": kirim(h, "dinkes", "GET", akar+a, ""), "public": kirim(umum, "", "GET", akar+a, "")} {
			if w.Code != 200 || bocor(w) {
				t.Errorf("%s %s: %d %s", nama, a, w.Code, w.Body)
			}
		}
	}
	if w := kirim(umum, "", "GET", akar+"/warga/"+id, ""); w.Code != 200 || bocor(w) {
		t.Errorf("public document: %d %s", w.Code, w.Body)
	}
	if catatan != nil {
		t.Errorf("access recorded where nothing personal left: %v", catatan)
	}
	w := kirim(h, "dinkes", "GET", akar+"/warga/"+id, "", "Accept-Encoding", "gzip")
	if !bocor(w) || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Content-Encoding") != "" {
		t.Errorf("own document: %v %s", w.Header(), w.Body)
	}
	if diff := cmp.Diff([]string{"dinkeswarga1"}, catatan); diff != "" {
		t.Errorf("access record (-want +got):\n%s", diff)
	}
	o.CatatAkses = func(context.Context, kominfo.Aktor, register.Info, register.ID, int64) error {
		return errors.New("penuh")
	}
	if w := kirim(tangan(t, s, o), "dinkes", "GET", akar+"/warga/"+id, ""); w.Code != 500 || bocor(w) {
		t.Errorf("without a record nothing may leave: %d %s", w.Code, w.Body)
	}
	// The tag of the public part does not stand for the whole document.
	tag := kirim(umum, "", "GET", akar+"/warga/"+id, "").Header().Get("ETag")
	if w := kirim(h, "dinkes", "GET", akar+"/warga/"+id, "", "If-None-Match", tag); w.Code == 304 {
		t.Error("304 for another representation")
	}
}

// A province officer may read every office's documents and change his own.
func TestBacaLuasTulisSempit(t *testing.T) {
	s := toko(t)
	id := buat(t, tangan(t, s, opsiUji()), "dinkes", "/warga", isiWarga)
	o := opsiUji()
	o.Boleh = func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
		if aksi == AksiBaca {
			return BacaUmum(a, masuk, r, aksi)
		}
		return haknya(a, masuk, r, aksi)
	}
	w := kirim(tangan(t, s, o), "kominfo", "PUT", akar+"/warga/"+id, isiWarga, "If-Match", `"1"`)
	if w.Code != 403 || !strings.Contains(w.Body.String(), "perangkat daerah lain") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// An account without an office must not see what belongs to no office.
func TestAkunTanpaPerangkatTidakMelihatMilikTanpaPemilik(t *testing.T) {
	s := toko(t)
	o := opsiUji()
	o.Boleh = func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) {
		return register.Lingkup{Pemilik: []string{""}, Pribadi: true}, nil
	}
	h := tangan(t, s, o)
	id := buat(t, h, "", "/warga", isiWarga)
	for _, a := range []string{"/warga", "/warga/" + id, "/warga/rekap", "/warga/" + id + "/riwayat"} {
		if w := kirim(h, "", "GET", akar+a, ""); w.Code != 401 {
			t.Errorf("%s: %d %s", a, w.Code, w.Body)
		}
	}
}

func TestDuaPerubahanBersamaanSatuMenang(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	id := buat(t, h, "dinkes", "/warga", isiWarga)
	var (
		wg    sync.WaitGroup
		mu    sync.Mutex
		hasil = map[int]int{}
	)
	for i := range 8 {
		wg.Go(func() {
			w := kirim(h, "dinkes", "PUT", akar+"/warga/"+id, strings.Replace(isiWarga, "2026", fmt.Sprint(2001+i), 1), "If-Match", `"1"`)
			mu.Lock()
			hasil[w.Code]++
			mu.Unlock()
		})
	}
	wg.Wait()
	if diff := cmp.Diff(map[int]int{200: 1, 412: 7}, hasil); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPeriksaTanpaMenulis(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	for alamat, k := range map[string]struct{ isi, mau string }{
		"/warga/periksa":                 {`{"tahun":1}`, `"sah":false,"temuan":[{"id":"REG-WAJIB","jalur":"nomor"`},
		"/warga/periksa?":                {isiWarga, `{"sah":true,"temuan":[]}`},
		"/izin/periksa?tindakan=ajukan":  {`{"perihal":"x","lain":1}`, `"id":"REG-ASING","jalur":"lain"`},
		"/izin/periksa?tindakan=setujui": {``, `"id":"REG-WAJIB","jalur":"nomor"`},
	} {
		if w := kirim(h, "dinkes", "POST", akar+alamat, k.isi); w.Code != 200 || !strings.Contains(w.Body.String(), k.mau) {
			t.Errorf("%s: %d %s, want %s", alamat, w.Code, w.Body, k.mau)
		}
	}
	w := kirim(h, "dinkes", "POST", akar+"/izin/periksa?tindakan=ajukan", banyakNama(150))
	if p := urai[masalah](t, w); len(p.Temuan) != batasTemuan || p.Lainnya != 51 {
		t.Errorf("%d findings, %d more", len(p.Temuan), p.Lainnya)
	}
	if d := urai[daftarUji](t, kirim(h, "dinkes", "GET", akar+"/warga", "")); len(d.Baris) != 0 {
		t.Error("checking wrote a document")
	}
}

func TestHandlerMenolakYangTidakDapatDipakai(t *testing.T) {
	if _, err := Handler(toko(t), Opsi{AsalTepercaya: []string{"contoh.go.id/x"}}); err == nil {
		t.Error("bad origin accepted")
	}
	d := defIzin()
	d.Tindakan[1].Nama = "baca" // the right to read would carry the right to write
	if _, err := register.NewMemori(d); err == nil {
		t.Error("an action named like the right to read accepted")
	}
	o := opsiUji()
	o.AsalTepercaya = []string{"https://mitra.go.id"}
	if w := kirim(tangan(t, toko(t), o), "dinkes", "POST", akar+"/warga", isiWarga, "Origin", "https://mitra.go.id"); w.Code != 201 {
		t.Errorf("trusted origin: %d %s", w.Code, w.Body)
	}
}
