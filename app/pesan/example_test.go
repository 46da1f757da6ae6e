//go:build !(js && wasm)

package pesan_test

import (
	"fmt"

	"github.com/lumbung-id/lumbung/app/pesan"
)

func ExampleBaca() {
	u, _ := pesan.Baca([]byte("[16/03/26 09.12] Budi: Selamat pagi\nNama: Budi Contoh\nInformasi yang diminta: APBD 2025, softcopy\n"))
	fmt.Println(u.Rupa, u.Isian["diterima_pada"], u.Isian["nama"], u.Isian["cara_memperoleh"])
	for _, a := range u.Asal {
		if a.Isian == "nama" {
			fmt.Println(a.Yakin, a.Baris)
		}
	}
	// Output:
	// whatsapp 2026-03-16T09:12 Budi Contoh salinan_digital
	// tertulis 2
}
