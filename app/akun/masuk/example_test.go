//go:build !(js && wasm)

package masuk_test

import (
	"context"
	"fmt"
	"net/http"

	"github.com/lumbung-id/lumbung/app/akun"
	"github.com/lumbung-id/lumbung/app/akun/masuk"
	"github.com/lumbung-id/lumbung/kominfo/kantor"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// The first start of an office's program, and the first login.
func ExampleNew() {
	ctx := context.Background()
	store, err := register.NewMemori(append(akun.DefRahasia(), akun.DefAkun(nil), kantor.DefProfil())...)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := masuk.New(store, nil, masuk.Opsi{HTTPS: true, Alamat: "https://lumbung.contoh.go.id"})
	if err != nil {
		fmt.Println(err)
		return
	}
	kode, perlu, err := m.PengelolaPertama(ctx)
	fmt.Println(perlu, err, len(m.Tautan(kode)))

	token, err := m.TerimaUndangan(ctx, masuk.Penerimaan{Kode: kode.Kode, Masuk: "siti.aminah", Nama: "Siti Aminah", Sandi: "kuda baterai stapler"})
	fmt.Println(len(token), err)

	_, err = m.TerimaUndangan(ctx, masuk.Penerimaan{Kode: kode.Kode, Masuk: "lain", Nama: "Lain", Sandi: "kuda baterai stapler"})
	fmt.Println(err)

	mux := http.NewServeMux()
	mux.Handle("/akun/", m.Handler())
	for _, r := range m.Store().Register() { // what an API may show
		fmt.Println(r.Info().Nama)
	}
	// Output:
	// true <nil> 81
	// 43 <nil>
	// Tautan ini tidak berlaku: sudah dipakai, sudah diganti dengan yang baru, kedaluwarsa, atau tersalin tidak lengkap. Salin lagi tautannya seutuhnya, atau mintalah yang baru kepada pengelola.
	// akun
	// profil_kantor
}

func ExampleLayanan_Masuk() {
	ctx := context.Background()
	store, _ := register.NewMemori(append(akun.DefRahasia(), akun.DefAkun(nil))...)
	m, _ := masuk.New(store, nil, masuk.Opsi{})
	_, err := m.Masuk(ctx, "siapa", "entah apa saja", "192.0.2.1")
	fmt.Println(err)
	// Output: Nama masuk atau kata sandi salah, atau akunnya tidak aktif. Periksa huruf besar-kecil, lalu coba lagi; bila lupa, mintalah kode atur ulang kepada pengelola.
}
