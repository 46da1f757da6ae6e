package wilayah_test

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/wilayah"
)

func ExampleParse() {
	k, err := wilayah.Parse("19.06.01.2001")
	fmt.Println(k, k.Jenis().Label(), k.Induk(), k.Provinsi(), err)
	_, err = wilayah.Parse("3171")
	fmt.Println(err)
	// Output:
	// 19.06.01.2001 Desa 19.06.01 19 <nil>
	// Kode wilayah "3171" ditulis tanpa titik, sehingga dapat berarti kode Kemendagri atau kode BPS. Bila kode Kemendagri, tulis 31.71.
}

func ExampleDaftar_Lookup() {
	d := wilayah.Semua()
	k, _ := wilayah.Parse("19.06")
	w, ok := d.Lookup(k)
	fmt.Println(w.Nama, w.Zona, w.BPS, ok)
	in, _ := w.Instansi()
	fmt.Printf("%+v\n", in)
	// Output:
	// Kabupaten Belitung Timur WIB 1906 true
	// {Kode:19.06 Nama:Kabupaten Belitung Timur Jenis:kabupaten}
}

func ExampleDaftar_Cari() {
	d := wilayah.Semua()
	for _, k := range d.Cari("Bogor") {
		fmt.Println(k.Peringkat, d.NamaLengkap(k.Wilayah.Kode))
	}
	// One candidate of the best rank may be taken without asking.
	fmt.Println(len(wilayah.Terbaik(d.Cari("Kab. Bogor"))))
	// Output:
	// nama_dasar Kabupaten Bogor, Jawa Barat
	// nama_dasar Kota Bogor, Jawa Barat
	// 1
}

func ExampleDaftar_DariBPS() {
	d := wilayah.Semua()
	b, _ := wilayah.ParseBPS("3171")
	w, _ := d.DariBPS(b)
	fmt.Println(w.Kode, w.Nama)
	// Output: 31.74 Kota Administrasi Jakarta Selatan
}

func ExampleDaftar_Tafsir() {
	for _, t := range wilayah.Semua().Tafsir("3171") {
		fmt.Println(t.Sistem.Label(), t.Wilayah.Kode, t.Wilayah.Nama)
	}
	// Output:
	// Kemendagri 31.71 Kota Administrasi Jakarta Pusat
	// BPS 31.74 Kota Administrasi Jakarta Selatan
}

func ExampleDaftar_Parse() {
	_, err := wilayah.Semua().Parse("91.01")
	fmt.Println(err)
	// Output: Kode 91.01 (Kabupaten Merauke) sudah diganti menjadi 93.01 sejak 25 Juli 2022 dengan UU 14/2022. Pakai kode yang baru.
}

func ExampleDaftar_KodePada() {
	d := wilayah.Semua()
	k, _ := wilayah.Parse("93.01")
	lama, _ := d.KodePada(k, kominfo.NewTanggal(2021, 12, 31))
	fmt.Println(lama)
	for p := range d.Perubahan(k) {
		fmt.Println(p.Lama, "menjadi", p.Baru, "sejak", p.Berlaku.Panjang(), "menurut", p.Dasar.Regulasi)
	}
	// Output:
	// 91.01
	// 91.01 menjadi 93.01 sejak 25 Juli 2022 menurut UU 14/2022
}

func ExampleDaftar_Anak() {
	d := wilayah.Semua()
	k, _ := wilayah.Parse("19")
	for w := range d.Anak(k) {
		fmt.Println(w.Kode, w.Nama)
	}
	// Output:
	// 19.01 Kabupaten Bangka
	// 19.02 Kabupaten Belitung
	// 19.03 Kabupaten Bangka Selatan
	// 19.04 Kabupaten Bangka Tengah
	// 19.05 Kabupaten Bangka Barat
	// 19.06 Kabupaten Belitung Timur
	// 19.71 Kota Pangkal Pinang
}
