package desa_test

import (
	"bytes"
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa"
	"github.com/lumbung-id/lumbung/kominfo/wilayah/desa/berkas"
)

func ExampleOpen() {
	// On a server the bytes come from package berkas, in a browser from fetch.
	x, err := desa.Open(berkas.Data())
	if err != nil {
		fmt.Println(kominfo.PesanUntukOrang(err))
		return
	}
	k, _ := wilayah.Parse("19.06.01.2001")
	nama, ok := x.Nama(k)
	fmt.Println(nama, ok)
	_, err = desa.Open([]byte("<html>404</html>"))
	fmt.Println(err)
	// Output:
	// Lalang Jaya true
	// Berkas kode desa tidak dapat dibaca: bukan berkas kode desa Lumbung. Unduh atau salin ulang berkasnya.
}

func ExampleIndeks_Anak() {
	x, _ := berkas.Open()
	kab, _ := wilayah.Parse("19.71")
	for k, nama := range x.Anak(kab) {
		fmt.Println(k, nama, x.Jumlah(k).Kelurahan)
	}
	// Output:
	// 19.71.01 Bukit Intan 7
	// 19.71.02 Taman Sari 5
	// 19.71.03 Pangkal Balam 5
	// 19.71.04 Rangkui 8
	// 19.71.05 Gerunggang 6
	// 19.71.06 Gabek 6
	// 19.71.07 Girimaya 5
}

func ExampleIndeks_Cari() {
	x, _ := berkas.Open()
	kab, _ := wilayah.Parse("19.06")
	for _, c := range x.Cari(kab, "LALANG") {
		fmt.Println(c.Peringkat, c.Kode, c.Nama)
	}
	// Output:
	// nama_dasar 19.06.01.2006 Lalang
	// awalan 19.06.01.2001 Lalang Jaya
}

func ExampleIndeks_Jumlah() {
	x, _ := berkas.Open()
	fmt.Printf("%+v\n", x.Jumlah(wilayah.Kode{}))
	// Output: {Kecamatan:7285 Kelurahan:8496 Desa:75252 DesaAdat:14}
}

func ExampleIndeks_KodePada() {
	x, _ := berkas.Open()
	k, _ := wilayah.Parse("95.01.02")
	lama, ok := x.KodePada(k, kominfo.NewTanggal(2022, 1, 1))
	fmt.Println(lama, ok)
	// Output: 91.02.03 true
}

func ExampleTulis() {
	k, _ := wilayah.Parse("19.06.01")
	v, _ := wilayah.Parse("19.06.01.2001")
	var b bytes.Buffer
	err := desa.Tulis(&b, desa.Isi{Edisi: "Contoh", Baris: []desa.Baris{{Kode: k, Nama: "Manggar"}, {Kode: v, Nama: "Lalang Jaya"}}})
	x, _ := desa.Open(b.Bytes())
	nama, _ := x.Nama(v)
	fmt.Println(nama, err)
	// Output: Lalang Jaya <nil>
}
