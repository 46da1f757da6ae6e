package web

import (
	"fmt"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

var polaUrutan = regexp.MustCompile(`"urutan":-?[0-9]+`)

// tetap is an answer without the journal number, which may be known by the time
// of a repeat.
func tetap(w *httptest.ResponseRecorder) string {
	return polaUrutan.ReplaceAllString(fmt.Sprint(w.Code, " ", w.Body), `"urutan":…`)
}

// sama compares what a sender can see of two answers, besides the note that one
// is a repeat.
func sama(t *testing.T, pertama, lagi *httptest.ResponseRecorder) {
	t.Helper()
	lihat := func(w *httptest.ResponseRecorder) string {
		return fmt.Sprint(w.Header().Get("ETag"), " ", w.Header().Get("Location"), " ", tetap(w))
	}
	if diff := cmp.Diff(lihat(pertama), lihat(lagi)); diff != "" {
		t.Errorf("the repeat answers otherwise (-first +repeat):\n%s", diff)
	}
	if pertama.Header().Get("Idempotent-Replayed") != "" || lagi.Header().Get("Idempotent-Replayed") != "true" {
		t.Errorf("Idempotent-Replayed %q, then %q", pertama.Header().Get("Idempotent-Replayed"), lagi.Header().Get("Idempotent-Replayed"))
	}
}

// A phone loses every answer on a weak link and sends everything twice.
func TestSemuaPenulisanBolehDiulang(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	kunci := func(k string, lain ...string) []string { return append([]string{"Idempotency-Key", k}, lain...) }

	buat1 := kirim(h, "dinkes", "POST", akar+"/warga", isiWarga, kunci("a")...)
	if buat1.Code != 201 || buat1.Header().Get("Location") == "" {
		t.Fatalf("create: %d %s", buat1.Code, buat1.Body)
	}
	sama(t, buat1, kirim(h, "dinkes", "POST", akar+"/warga", isiWarga, kunci("a")...))
	id := string(urai[register.Meta](t, buat1).ID)

	baru := strings.Replace(isiWarga, "2026", "2025", 1)
	ganti1 := kirim(h, "dinkes", "PUT", akar+"/warga/"+id, baru, kunci("b", "If-Match", "1")...)
	if w := kirim(h, "dinkes", "PUT", akar+"/warga/"+id, isiWarga, "If-Match", "2"); w.Code != 200 { // a colleague, meanwhile
		t.Fatalf("colleague: %d %s", w.Code, w.Body)
	}
	sama(t, ganti1, kirim(h, "dinkes", "PUT", akar+"/warga/"+id, baru, kunci("b", "If-Match", "1")...))
	if w := kirim(h, "dinkes", "PUT", akar+"/warga/"+id, baru, "If-Match", "1"); w.Code != 412 {
		t.Errorf("without the key it is stale: %d", w.Code)
	}

	tarik1 := kirim(h, "dinkes", "POST", akar+"/warga/"+id+"/tarik", `{"alasan":"Ganda"}`, kunci("c", "If-Match", "3")...)
	sama(t, tarik1, kirim(h, "dinkes", "POST", akar+"/warga/"+id+"/tarik", `{"alasan":"Ganda"}`, kunci("c", "If-Match", "3")...))

	ajukan1 := kirim(h, "dinkes", "POST", akar+"/izin?tindakan=ajukan", isiAjukan, kunci("a")...) // a key belongs to one register
	sama(t, ajukan1, kirim(h, "dinkes", "POST", akar+"/izin?tindakan=ajukan", isiAjukan, kunci("a")...))
	izin := string(urai[register.Meta](t, ajukan1).ID)
	setujui1 := kirim(h, "dinkes", "POST", akar+"/izin/"+izin+"/setujui", `{"nomor":"1"}`, kunci("d", "If-Match", "1")...)
	sama(t, setujui1, kirim(h, "dinkes", "POST", akar+"/izin/"+izin+"/setujui", `{"nomor":"1"}`, kunci("d", "If-Match", "1")...))

	for r, mau := range map[string]int{"/warga?ditarik=1": 1, "/izin": 1} {
		if d := urai[daftarUji](t, kirim(h, "dinkes", "GET", akar+r, "")); len(d.Baris) != mau {
			t.Errorf("%s: %d documents, want %d", r, len(d.Baris), mau)
		}
	}
	// A key is for one content, whatever else happened.
	for nama, w := range map[string]*httptest.ResponseRecorder{
		"other body":     kirim(h, "dinkes", "POST", akar+"/warga", `{"nomor":"A-2"}`, kunci("a")...),
		"other version":  kirim(h, "dinkes", "PUT", akar+"/warga/"+id, baru, kunci("b", "If-Match", "2")...),
		"other document": kirim(h, "dinkes", "PUT", akar+"/warga/"+idAsing, baru, kunci("b", "If-Match", "1")...),
		"other action":   kirim(h, "dinkes", "POST", akar+"/izin/"+izin+"/setujui", `{"nomor":"1"}`, kunci("a", "If-Match", "1")...),
	} {
		if w.Code != 422 || !strings.Contains(w.Body.String(), "sudah dipakai untuk isi lain") {
			t.Errorf("%s: %d %s", nama, w.Code, w.Body)
		}
	}
	if w := kirim(h, "", "POST", akar+"/warga", isiWarga, kunci("kunci-acak-yang-panjang")...); w.Code != 401 {
		t.Errorf("a key is no right: %d", w.Code)
	}
}

// A write that was refused leaves its key free: the sender mends the input and
// sends it again.
func TestKunciYangDitolakTetapBebas(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	if w := kirim(h, "dinkes", "POST", akar+"/warga", `{"nomor":"salah"}`, "Idempotency-Key", "a"); w.Code != 422 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	w := kirim(h, "dinkes", "POST", akar+"/warga", isiWarga, "Idempotency-Key", "a")
	if w.Code != 201 || w.Header().Get("Idempotent-Replayed") != "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	id := string(urai[register.Meta](t, w).ID)
	// A change that changes nothing is no repeat.
	if w := kirim(h, "dinkes", "PUT", akar+"/warga/"+id, isiWarga, "If-Match", "1", "Idempotency-Key", "b"); w.Code != 200 || w.Header().Get("Idempotent-Replayed") != "" || w.Header().Get("ETag") != `"1"` {
		t.Errorf("nothing changed: %d %v", w.Code, w.Header())
	}
}

func TestBentukKunci(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	for i, k := range []string{"", "dua kata", "\x7f", "kün", "tab\t", strings.Repeat("x", 201)} {
		w := kirim(h, "dinkes", "POST", akar+"/warga", fmt.Sprintf(`{"nomor":"B-%d"}`, i), "Idempotency-Key", k)
		if w.Code != 400 || !strings.Contains(w.Body.String(), "Idempotency-Key") {
			t.Errorf("%q: %d %s", k, w.Code, w.Body)
		}
	}
	for i, k := range []string{"1", `"8e03978e-40d5-43dd-bc93-6894a57f9324"`, "!~", strings.Repeat("x", 200)} {
		if w := kirim(h, "dinkes", "POST", akar+"/warga", fmt.Sprintf(`{"nomor":"C-%d"}`, i), "Idempotency-Key", k); w.Code != 201 {
			t.Errorf("%q: %d %s", k, w.Code, w.Body)
		}
	}
	r := httptest.NewRequest("POST", akar+"/warga", strings.NewReader(isiWarga))
	r.Header = map[string][]string{"Content-Type": {"application/json"}, "X-Akun": {"dinkes"}, "Idempotency-Key": {"a", "b"}}
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != 400 {
		t.Errorf("two keys: %d", w.Code)
	}
}

// Two people may choose the same key, also two who say nothing of themselves.
func TestKunciDuaOrangTidakBertemu(t *testing.T) {
	o := opsiUji()
	o.Boleh = func(kominfo.Aktor, bool, register.Info, string) (register.Lingkup, error) {
		return register.LingkupPenuh(), nil
	}
	h := tangan(t, toko(t), o)
	const kunci = "0123456789abcdef"
	ids := map[string]bool{}
	for _, a := range []string{"dinkes", "dukcapil", ""} {
		w := kirim(h, a, "POST", akar+"/izin?tindakan=ajukan", isiAjukan, "Idempotency-Key", kunci)
		if w.Code != 201 {
			t.Fatalf("%q: %d %s", a, w.Code, w.Body)
		}
		ids[string(urai[register.Meta](t, w).ID)] = true
		sama(t, w, kirim(h, a, "POST", akar+"/izin?tindakan=ajukan", isiAjukan, "Idempotency-Key", kunci))
	}
	if len(ids) != 3 {
		t.Errorf("%d documents, want 3", len(ids))
	}
	if w := kirim(h, "", "POST", akar+"/izin?tindakan=ajukan", isiAjukan, "Idempotency-Key", kunci[1:]); w.Code != 400 || !strings.Contains(w.Body.String(), "paling sedikit 16") {
		t.Errorf("short key from nobody: %d %s", w.Code, w.Body)
	}
}

// Whatever names and keys contain, only the same key of the same actor is the same.
func TestKunciMilikTidakBertabrakan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		teks := rapid.StringMatching(`[0-9: a]{0,6}`)
		aktor := func(n string) (kominfo.Aktor, string) {
			return kominfo.Aktor{ID: teks.Draw(t, n+"id"), Instansi: teks.Draw(t, n+"i"), Perangkat: teks.Draw(t, n+"p"), Peran: teks.Draw(t, n+"r")},
				rapid.StringMatching(`[0-9:a]{1,6}`).Draw(t, n+"k")
		}
		a, ka := aktor("a")
		b, kb := aktor("b")
		satu := a.ID == b.ID && ka == kb && (a.ID != "" || a.Instansi == b.Instansi && a.Perangkat == b.Perangkat && a.Peran == b.Peran)
		if (kunciMilik(a, ka) == kunciMilik(b, kb)) != satu {
			t.Fatalf("%+v %q and %+v %q", a, ka, b, kb)
		}
	})
}

func TestKunciSamaSerentak(t *testing.T) {
	h := tangan(t, toko(t), opsiUji())
	var (
		wg   sync.WaitGroup
		mu   sync.Mutex
		isi  = map[string]int{}
		ulan = map[string]int{}
	)
	for range 16 {
		wg.Go(func() {
			w := kirim(h, "dinkes", "POST", akar+"/warga", isiWarga, "Idempotency-Key", "a")
			mu.Lock()
			defer mu.Unlock()
			isi[tetap(w)]++
			ulan[w.Header().Get("Idempotent-Replayed")]++
		})
	}
	wg.Wait()
	if len(isi) != 1 {
		t.Errorf("answers differ: %v", isi)
	}
	if diff := cmp.Diff(map[string]int{"": 1, "true": 15}, ulan); diff != "" {
		t.Errorf("Idempotent-Replayed (-want +got):\n%s", diff)
	}
}
