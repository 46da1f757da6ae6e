//go:build !(js && wasm)

package layanan_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/lumbung-id/lumbung/app/buku"
	"github.com/lumbung-id/lumbung/app/layanan"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/ppid"
)

func ExampleNew() {
	l := &ppid.Layanan{Perangkat: buku.Kominfo}
	bk := buku.Dengan(l)
	s, err := register.NewMemori(bk.Simpanan()...)
	if err != nil {
		panic(err)
	}
	h, err := layanan.New(layanan.Opsi{Buku: bk, Layanan: l, Store: s})
	if err != nil {
		panic(err)
	}
	m := http.NewServeMux()
	m.Handle("/layanan", h)
	m.Handle("/layanan/", h)

	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/layanan/permohonan", nil))
	fmt.Println(w.Code, strings.Contains(w.Body.String(), "Permohonan Informasi Publik"))
	// Output: 200 true
}
