// Command minimal_http is one register of one's own, kept in a SQLite file and
// served as a JSON API on a standard mux, behind a login of one's own:
//
//	go run ./examples/minimal_http
//	curl -H 'X-Kunci: rahasia-dinkes' -H 'Content-Type: application/json' -H 'Idempotency-Key: 1' \
//	  http://127.0.0.1:8080/api/v1/register/menara -d '{"nama":"Menara Manggar","tinggi":42}'
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/sqlstore/sqlite"
	"github.com/lumbung-id/lumbung/kominfo/web"
)

type menara struct {
	Nama   string `json:"nama" judul:"Nama menara" wajib:"ya" panjang:"80"`
	Tinggi int64  `json:"tinggi" judul:"Tinggi (meter)" min:"1" maks:"400"`
}

// kunci is the login: the secret that each perangkat daerah sends.
var kunci = map[string]string{"rahasia-dinkes": "dinkes", "rahasia-dishub": "dishub"}

func main() {
	h, tutup, err := buka(context.Background(), "data/menara.db")
	if err == nil {
		fmt.Println("http://127.0.0.1:8080/api/v1/register")
		err = web.Server("127.0.0.1:8080", h).ListenAndServe()
		tutup()
	}
	fmt.Fprintln(os.Stderr, kominfo.PesanUntukOrang(err))
	os.Exit(1)
}

func buka(ctx context.Context, berkas string) (http.Handler, func() error, error) {
	store, err := sqlite.Buka(ctx, berkas, sqlite.Opsi{Migrasi: true}, &register.Def[menara]{Nama: "menara", Judul: "Menara telekomunikasi", Jejak: register.Umum, VersiSkema: 1})
	if err != nil {
		return nil, nil, err
	}
	api, err := web.Handler(store, web.Opsi{
		Aktor: func(r *http.Request) (kominfo.Aktor, bool) {
			opd, masuk := kunci[r.Header.Get("X-Kunci")]
			return kominfo.Aktor{ID: opd, Instansi: "19.06", Perangkat: opd, Peran: "entri"}, masuk
		},
		Boleh: func(a kominfo.Aktor, masuk bool, r register.Info, aksi string) (register.Lingkup, error) {
			if masuk && aksi != web.AksiBaca {
				return register.Lingkup{Pemilik: []string{a.Perangkat}}, nil // its own documents
			}
			return web.BacaUmum(a, masuk, r, aksi) // everybody reads
		},
	})
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/api/v1/", api)
	return mux, store.Close, nil
}
