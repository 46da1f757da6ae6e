//go:build !(js && wasm)

package masuk

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/kominfo"
)

func (k *kantorUji) kirim(metode, alamat, isi, token string, kepala ...string) *httptest.ResponseRecorder {
	k.Helper()
	w := httptest.NewRecorder()
	k.Handler().ServeHTTP(w, k.permintaan(metode, alamat, isi, token, kepala...))
	if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
		k.Errorf("%s %s %d: kepala %v", metode, alamat, w.Code, w.Header())
	}
	if w.Code >= 400 && w.Header().Get("Content-Type") != "application/problem+json" {
		k.Errorf("%s %s %d: jenis %q", metode, alamat, w.Code, w.Header().Get("Content-Type"))
	}
	return w
}

func (k *kantorUji) status(w *httptest.ResponseRecorder, mau int, apa string) {
	k.Helper()
	if w.Code != mau {
		k.Errorf("%s: %d %s, want %d", apa, w.Code, w.Body, mau)
	}
}

func urai[T any](t testing.TB, w *httptest.ResponseRecorder) (v T) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%s: %v", w.Body, err)
	}
	return v
}

func kukiDari(w *httptest.ResponseRecorder) *http.Cookie {
	for _, c := range w.Result().Cookies() {
		return c
	}
	return nil
}

func TestHTTPKisah(t *testing.T) {
	tiapStore(t, func(t *testing.T, k *kantorUji) {
		if w := k.kirim("GET", "/akun/saya", "", ""); w.Body.String() != `{"masuk":false}` {
			t.Errorf("belum masuk: %d %s", w.Code, w.Body)
		}
		kode, _, err := k.PengelolaPertama(t.Context())
		k.baik(err)
		w := k.kirim("POST", "/akun/undangan/periksa", `{"kode":"`+kode.Kode+`"}`, "")
		if v := urai[Terbaca](t, w); v.Tujuan != akun.UntukPengelola {
			t.Errorf("%s", w.Body)
		}
		w = k.kirim("POST", "/akun/undangan", `{"kode":"`+kode.Kode+`","masuk":"admin","nama":"Ibu Admin","sandi":"`+sandiAdmin+`"}`, "")
		k.status(w, 200, "undangan pengelola")
		c := kukiDari(w)
		if c == nil || c.Name != "lumbung_sesi" || !c.HttpOnly || c.Secure || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.MaxAge != 12*3600 {
			t.Fatalf("kuki %v", c)
		}
		w = k.kirim("GET", "/akun/saya", "", c.Value)
		got := urai[map[string]any](t, w)
		id, _ := got["id"].(string)
		if diff := cmp.Diff(map[string]any{"masuk": true, "id": id, "nama": "Ibu Admin", "nama_masuk": "admin", "peran": []any{"admin", "koordinator"}, "perangkat": "kominfo", "kedaluwarsa": "2026-03-16T20:00:00Z"}, got); diff != "" {
			t.Errorf("saya (-want +got):\n%s", diff)
		}
		admin := c.Value

		w = k.kirim("POST", "/akun/undang", `{"masuk":"budi","nama":"Budi","perangkat":"dinkes","peran":["entri"]}`, admin)
		k.status(w, 200, "undang")
		u := urai[struct{ ID, Kode, Tautan, Tujuan, Kedaluwarsa string }](t, w)
		if u.Tautan != "/undangan#"+u.Kode || u.Tujuan != "baru" || u.Kedaluwarsa != "2026-03-23T08:00:00Z" || !kominfo.UUIDSah(u.ID) {
			t.Errorf("%+v", u)
		}
		w = k.kirim("POST", "/akun/undangan", `{"kode":"`+u.Kode+`","sandi":"`+sandiBudi+`"}`, "")
		k.status(w, 200, "terima")
		budi := kukiDari(w).Value
		k.status(k.kirim("POST", "/akun/undangan", `{"kode":"`+u.Kode+`","sandi":"`+sandiBudi+`"}`, ""), 403, "kode bekas")
		k.status(k.kirim("POST", "/akun/undang", `{"masuk":"c-orang","nama":"C","perangkat":"dinkes","peran":["admin"]}`, budi), 403, "undang tanpa hak")
		k.status(k.kirim("POST", "/akun/"+u.ID+"/atur-ulang", `{}`, budi), 403, "atur ulang tanpa hak")
		k.status(k.kirim("POST", "/akun/"+u.ID+"/atur-ulang", `{}`, ""), 401, "atur ulang tanpa masuk")
		k.status(k.kirim("POST", "/akun/bukan-id/atur-ulang", `{}`, admin), 404, "atur ulang id salah")
		w = k.kirim("POST", "/akun/"+u.ID+"/atur-ulang", `{}`, admin)
		k.status(w, 200, "atur ulang")
		r := urai[struct{ ID, Kode, Tujuan string }](t, w)
		if r.ID != u.ID || r.Tujuan != "atur_ulang" || r.Kode == u.Kode {
			t.Errorf("%+v", r)
		}
		w = k.kirim("POST", "/akun/undangan", `{"kode":"`+r.Kode+`","sandi":"angin laut pagi hari"}`, budi)
		k.status(w, 200, "sandi baru")
		k.berlaku(budi, false, "sesi sebelum atur ulang")
		budi = kukiDari(w).Value
		k.status(k.kirim("POST", "/akun/sandi", `{"sandi_lama":"salah","sandi":"`+sandiBudi+`"}`, budi), 422, "sandi lama salah")
		k.status(k.kirim("POST", "/akun/sandi", `{"sandi_lama":"x","sandi":"`+sandiBudi+`"}`, ""), 401, "sandi tanpa masuk")
		k.status(k.kirim("POST", "/akun/sandi", `{"sandi_lama":"angin laut pagi hari","sandi":"`+sandiBudi+`"}`, budi), 200, "ganti sandi")
		w = k.kirim("POST", "/akun/masuk", `{"nama_masuk":"budi","sandi":"`+sandiBudi+`"}`, "")
		k.status(w, 200, "masuk")
		lain := kukiDari(w).Value
		w = k.kirim("POST", "/akun/keluar", `{}`, budi)
		if c := kukiDari(w); c == nil || c.Value != "" || c.MaxAge != -1 || w.Body.String() != `{"masuk":false}` {
			t.Errorf("keluar: %v %s", c, w.Body)
		}
		k.berlaku(budi, false, "keluar")
		k.berlaku(lain, true, "perangkat lain")
		k.status(k.kirim("POST", "/akun/keluar", `{}`, budi), 200, "keluar lagi")
		k.status(k.kirim("POST", "/akun/keluar-semua", `{}`, lain), 200, "keluar semua")
		k.berlaku(lain, false, "keluar semua")
		if k.log.Len() > 0 {
			t.Errorf("log: %s", k.log)
		}
	})
}

// A token that a browser had before login is ended, whoever's it was, and never
// adopted; a failed login leaves the session that there was.
func TestFiksasi(t *testing.T) {
	k := memori(t, Opsi{})
	tAdmin := k.admin()
	masuk := func(token, sandi string) *httptest.ResponseRecorder {
		return k.kirim("POST", "/akun/masuk", `{"nama_masuk":"admin.kantor","sandi":"`+sandi+`"}`, token)
	}
	k.status(masuk(tAdmin, "salah sama sekali"), 401, "salah")
	k.berlaku(tAdmin, true, "sesudah gagal masuk")
	baru := kukiDari(masuk(tAdmin, sandiAdmin)).Value
	k.berlaku(tAdmin, false, "token sebelum masuk")
	k.berlaku(baru, true, "token baru")
	tanam := rahasiaBaru()
	w := masuk(tanam, sandiAdmin)
	if kukiDari(w).Value == tanam {
		t.Error("token yang ditanam dipakai")
	}
	k.berlaku(tanam, false, "token yang ditanam")
	// Likewise where a code logs in: the attacker's own session, planted in a browser.
	kode, err := k.Undang(t.Context(), k.aktorDari(baru), akun.Undang{Masuk: "budi", Nama: "B", Perangkat: "kominfo", Peran: []string{"entri"}})
	k.baik(err)
	k.status(k.kirim("POST", "/akun/undangan", `{"kode":"`+kode.Kode+`","sandi":"`+sandiBudi+`"}`, baru), 200, "terima")
	k.berlaku(baru, false, "sesi sebelum menerima undangan")
}

func TestKukiHTTPS(t *testing.T) {
	k := memori(t, Opsi{HTTPS: true, Alamat: "https://lumbung.contoh.go.id"})
	k.admin()
	w := k.kirim("POST", "/akun/masuk", `{"nama_masuk":"admin.kantor","sandi":"`+sandiAdmin+`"}`, "")
	c := kukiDari(w)
	if c == nil || c.Name != "__Host-lumbung_sesi" || !c.Secure || !c.HttpOnly || c.Path != "/" || c.Domain != "" {
		t.Fatalf("%v", w.Header())
	}
	r := k.permintaan("GET", "/", "", "")
	r.AddCookie(&http.Cookie{Name: "lumbung_sesi", Value: c.Value})
	if _, ada := k.Aktor(r); ada {
		t.Error("kuki tanpa awalan __Host- diterima")
	}
	if s := k.Tautan(Kode{Kode: "abc"}); s != "https://lumbung.contoh.go.id/undangan#abc" {
		t.Error(s)
	}
}

func TestCSRFDanIsi(t *testing.T) {
	k := memori(t, Opsi{AsalTepercaya: []string{"https://lumbung.contoh.go.id"}})
	tAdmin := k.admin()
	baik := `{"nama_masuk":"admin.kantor","sandi":"` + sandiAdmin + `"}`
	for _, x := range []struct {
		apa, isi string
		status   int
		kepala   []string
	}{
		{"situs lain", baik, 403, []string{"Sec-Fetch-Site", "cross-site"}},
		{"subdomain lain", baik, 403, []string{"Sec-Fetch-Site", "same-site"}},
		{"asal lain, peramban lama", baik, 403, []string{"Origin", "https://jahat.example"}},
		{"asal null", baik, 403, []string{"Origin", "null"}},
		{"asal sendiri", baik, 200, []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://lumbung.uji"}},
		{"asal tepercaya", baik, 200, []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://lumbung.contoh.go.id"}},
		{"tanpa jenis isi", baik, 415, []string{"Content-Type", ""}},
		{"formulir", "nama_masuk=admin.kantor&sandi=x", 415, []string{"Content-Type", "application/x-www-form-urlencoded"}},
		{"teks", baik, 415, []string{"Content-Type", "text/plain"}},
		{"huruf lain", baik, 415, []string{"Content-Type", "application/json; charset=utf-16"}},
		{"huruf utf-8", baik, 200, []string{"Content-Type", "application/json; charset=UTF-8"}},
		{"besar", `{"nama_masuk":"` + strings.Repeat("a", batasIsi) + `"}`, 413, nil},
		{"kosong", "", 400, nil}, {"larik", "[]", 400, nil}, {"null", "null", 400, nil}, {"terpotong", baik[:20], 400, nil}, {"dua objek", baik + baik, 400, nil},
		{"isian asing", `{"nama_masuk":"a","sandi":"b","ingat":true}`, 400, nil}, {"jenis salah", `{"nama_masuk":1,"sandi":"b"}`, 400, nil},
		{"dalam sekali", strings.Repeat(`{"a":`, 3000), 400, nil},
	} {
		w := k.kirim("POST", "/akun/masuk", x.isi, "", x.kepala...)
		k.status(w, x.status, x.apa)
		if x.status != 200 && kukiDari(w) != nil {
			t.Errorf("%s: kuki diberikan", x.apa)
		}
	}
	for _, a := range []string{"keluar", "keluar-semua", "sandi", "undang", "undangan", "undangan/periksa", "00000000-0000-7000-8000-000000000000/atur-ulang"} {
		k.status(k.kirim("POST", "/akun/"+a, "{}", tAdmin, "Sec-Fetch-Site", "cross-site"), 403, a+" dari situs lain")
		k.status(k.kirim("POST", "/akun/"+a, "{}", tAdmin, "Content-Type", ""), 415, a+" tanpa jenis isi")
		k.status(k.kirim("GET", "/akun/"+a, "", tAdmin), 404, a+" dengan GET")
	}
	k.berlaku(tAdmin, true, "sesudah semua penolakan")
	k.status(k.kirim("GET", "/akun/asing", "", tAdmin), 404, "alamat asing")
	k.status(k.kirim("POST", "/akun/saya", "{}", tAdmin), 404, "POST saya")
}

func TestHTTPTunda(t *testing.T) {
	k := memori(t, Opsi{})
	k.admin()
	masuk := func(nama, sandi, dari string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := k.permintaan("POST", "/akun/masuk", `{"nama_masuk":"`+nama+`","sandi":"`+sandi+`"}`, "")
		r.RemoteAddr = dari + ":5"
		k.Handler().ServeHTTP(w, r)
		return w
	}
	// A name that exists and one that does not are answered alike, word for word.
	for _, nama := range []string{"admin.kantor", "tidak.ada"} {
		for range bebasPasangan + 1 {
			w := masuk(nama, "salah sama sekali", "192.0.2.1")
			if w.Code != 401 || !strings.Contains(w.Body.String(), "Nama masuk atau kata sandi salah") {
				t.Fatalf("%s: %d %s", nama, w.Code, w.Body)
			}
		}
		w := masuk(nama, sandiAdmin, "192.0.2.1")
		v := urai[tolakan](t, w)
		if w.Code != 429 || w.Header().Get("Retry-After") != "1" || v.Tunggu != 1 || v.Type != "urn:lumbung:masalah:terlalu_sering" || !strings.Contains(v.Detail, "Tunggu 1 detik") {
			t.Errorf("%s: %d %v %+v", nama, w.Code, w.Header(), v)
		}
	}
	k.jam.maju(time.Second)
	k.status(masuk("admin.kantor", sandiAdmin, "192.0.2.1"), 200, "sesudah menunggu")
	k.status(masuk("admin.kantor", "salah sama sekali", "192.0.2.1"), 401, "sesudah berhasil")
	k.status(masuk("admin.kantor", sandiAdmin, "192.0.2.1"), 200, "berhasil menghapus hitungan")

	for range serentakMaks + antreMaks { // the machine is busy
		k.cincang.n.Add(1)
	}
	w := masuk("admin.kantor", sandiAdmin, "192.0.2.1")
	v := urai[tolakan](t, w)
	if s, _ := strconv.Atoi(w.Header().Get("Retry-After")); w.Code != 503 || s != 5 || v.Type != "urn:lumbung:masalah:sibuk" {
		t.Errorf("%d %v %+v", w.Code, w.Header(), v)
	}
}
