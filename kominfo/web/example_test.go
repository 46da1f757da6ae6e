package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

type aduan struct {
	Judul  string `json:"judul" judul:"Pokok aduan" wajib:"ya"`
	Status string `json:"status" judul:"Status" pilihan:"baru=Baru|selesai=Selesai"`
}

func buka() *register.Memori {
	s, err := register.NewMemori(&register.Def[aduan]{
		Nama: "aduan", Judul: "Aduan warga", Jejak: register.Umum, VersiSkema: 1,
		Kolom: []register.AnyKolom[aduan]{
			register.Kolom[aduan, string]{Nama: "status", Baca: func(a *aduan) string { return a.Status }},
		},
	})
	if err != nil {
		panic(err)
	}
	return s
}

// The whole API on an existing mux. With the zero Opsi it is public and read
// only; here an officer may write what belongs to the own office.
func ExampleHandler() {
	api, err := web.Handler(buka(), web.Opsi{
		Aktor: func(r *http.Request) (kominfo.Aktor, bool) { // the program's own login
			dinas, _, ok := r.BasicAuth()
			return kominfo.Aktor{Instansi: "19.03", Perangkat: dinas, Peran: "entri"}, ok
		},
		Boleh: func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
			if masuk && aksi != web.AksiBaca {
				return register.Lingkup{Pemilik: []string{a.Perangkat}, Pribadi: true}, nil
			}
			return web.BacaUmum(a, masuk, r, aksi)
		},
	})
	if err != nil {
		panic(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/", api)

	minta := func(metode, alamat, isi, dinas string) {
		r := httptest.NewRequest(metode, alamat, strings.NewReader(isi))
		r.Header.Set("Content-Type", "application/json")
		if dinas != "" {
			r.SetBasicAuth(dinas, "")
		}
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, r)
		fmt.Println(metode, w.Code)
	}
	minta("POST", "/api/v1/register/aduan", `{"judul":"Lampu jalan","status":"baru"}`, "dinkominfo")
	minta("POST", "/api/v1/register/aduan", `{"judul":"Lampu jalan"}`, "")
	minta("GET", "/api/v1/register/aduan?status=baru", "", "")
	// Output:
	// POST 201
	// POST 401
	// GET 200
}

func ExampleServer() {
	api, err := web.Handler(buka(), web.Opsi{})
	if err != nil {
		panic(err)
	}
	srv := web.Server("127.0.0.1:8080", api)
	fmt.Println(srv.ReadTimeout, srv.MaxHeaderBytes)
	// srv.ListenAndServe() serves until it is stopped.
	// Output: 2m0s 16384
}

func ExampleSehat() {
	h := web.Sehat(buka(), web.Opsi{Versi: map[string]string{"program": "1.4.0", "kalender": "2026.1"}})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/sehat", nil))
	fmt.Println(w.Body)
	// Output: {"status":"siap","versi":{"kalender":"2026.1","program":"1.4.0"}}
}

func ExampleBacaUmum() {
	l, err := web.BacaUmum(kominfo.Aktor{}, false, register.Info{Nama: "aduan", Jejak: register.Umum}, web.AksiBaca)
	fmt.Println(l.Semua, l.Pribadi, err)
	_, err = web.BacaUmum(kominfo.Aktor{}, false, register.Info{Nama: "sandi", Jejak: register.Dalam}, web.AksiBaca)
	fmt.Println(err)
	// Output:
	// true false <nil>
	// Anda belum masuk. Masuk dahulu, lalu ulangi; untuk register sandi diperlukan hak baca.
}
