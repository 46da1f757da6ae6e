//go:build !(js && wasm)

package web_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

type pengaduan struct {
	Pokok string `json:"pokok" judul:"Pokok" wajib:"ya"`
	Nama  string `json:"nama" judul:"Nama pelapor" pribadi:"ya"`
}

// Keys, erasure and access records over a file: what the other tests say of the
// store in memory.
func TestKisahDiBerkas(t *testing.T) {
	akses := kantor.DefAkses()
	s, err := sqlite.Buka(t.Context(), filepath.Join(t.TempDir(), "uji.db"), sqlite.Opsi{Migrasi: true}, akses,
		&register.Def[pengaduan]{Nama: "pengaduan", Judul: "Pengaduan", Jejak: register.Umum, VersiSkema: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	h, err := web.Handler(s, web.Opsi{
		Aktor: func(*http.Request) (kominfo.Aktor, bool) {
			return kominfo.Aktor{ID: "sari", Instansi: "19.06", Perangkat: "dinkes", Peran: "entri"}, true
		},
		Boleh: func(a kominfo.Aktor, _ bool, _ register.Info, _ string) (register.Lingkup, error) {
			return register.Lingkup{Pemilik: []string{a.Perangkat}, Pribadi: true}, nil
		},
		CatatAkses: kantor.CatatAkses(s),
	})
	if err != nil {
		t.Fatal(err)
	}
	minta := func(metode, jalur, isi string, mau int, kepala ...string) *httptest.ResponseRecorder {
		t.Helper()
		r := httptest.NewRequest(metode, "/api/v1/register/"+jalur, strings.NewReader(isi))
		r.Header.Set("Content-Type", "application/json")
		for i := 0; i < len(kepala); i += 2 {
			r.Header.Set(kepala[i], kepala[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != mau {
			t.Fatalf("%s %s: %d, want %d: %s", metode, jalur, w.Code, mau, w.Body)
		}
		return w
	}
	ulangan := func(w *httptest.ResponseRecorder, mau string) {
		t.Helper()
		if got := w.Header().Get("Idempotent-Replayed"); got != mau {
			t.Errorf("Idempotent-Replayed %q, want %q", got, mau)
		}
	}
	const isi = `{"pokok":"Lampu jalan","nama":"Nama Rahasia"}`
	satu := minta("POST", "pengaduan", isi, 201, "Idempotency-Key", "a")
	lagi := minta("POST", "pengaduan", isi, 201, "Idempotency-Key", "a")
	ulangan(satu, "")
	ulangan(lagi, "true")
	dok := satu.Header().Get("Location")
	if lagi.Header().Get("Location") != dok {
		t.Error("created twice")
	}
	minta("POST", "pengaduan", `{"pokok":"Lain"}`, 422, "Idempotency-Key", "a")
	baru := strings.Replace(isi, "jalan", "taman", 1)
	ulangan(minta("PUT", dok, baru, 200, "If-Match", "1", "Idempotency-Key", "b"), "")
	minta("PUT", dok, isi, 200, "If-Match", "2")
	ulangan(minta("PUT", dok, baru, 200, "If-Match", "1", "Idempotency-Key", "b"), "true")

	for range 3 {
		if w := minta("GET", dok, "", 200); !strings.Contains(w.Body.String(), "Nama Rahasia") {
			t.Errorf("%s", w.Body)
		}
	}
	var d struct{ Baris []json.RawMessage }
	w := minta("GET", "akses_pribadi?register=pengaduan&pelaku=sari&rute=baca&isi=1", "", 200)
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || len(d.Baris) != 3 || strings.Contains(w.Body.String(), "Rahasia") {
		t.Errorf("records: %s %v", w.Body, err)
	}

	const hapus = `{"alasan":"Diminta pelapor"}`
	minta("POST", dok+"/hapus_pribadi", hapus, 412, "If-Match", "2")
	ulangan(minta("POST", dok+"/hapus_pribadi", hapus, 200, "If-Match", "3"), "")
	ulangan(minta("POST", dok+"/hapus_pribadi", hapus, 200, "If-Match", "3"), "true")
	minta("POST", dok+"/hapus_pribadi", hapus, 409, "If-Match", "4")
	for _, v := range []string{"", "?versi=1", "?versi=2", "?versi=3", "/riwayat?isi=1"} {
		if w := minta("GET", dok+v, "", 200); strings.Contains(w.Body.String(), "Rahasia") {
			t.Errorf("%s: %s", v, w.Body)
		}
	}
}
