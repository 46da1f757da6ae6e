package impor_test

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid/impor"
)

func ExampleBaca() {
	csv := "No;Nomor Pendaftaran;Tanggal;Nama;Informasi yang diminta;Keputusan;Tanggal pemberitahuan tertulis\n" +
		"1;001/A/2025;Senin, 6 Januari 2025;Siti;APBD 2024;Diberikan seluruhnya;15/1/25\n" +
		"2;002/A/2025;31 Februari 2025;Budi;Data jalan;Ditolak;\n"
	b, err := tabel.Baca("register.csv", []byte(csv), tabel.Opsi{})
	if err != nil {
		fmt.Println(err)
		return
	}
	u, temuan := impor.Baca(b, impor.Opsi{})
	for _, x := range u.Baris {
		fmt.Println(x.Nomor, x.Siap, x.Isian.Diterima, x.Isian.Dijawab, x.Isian.Hasil)
	}
	for _, f := range temuan {
		fmt.Println(f.Path, f.ID)
	}
	// Output:
	// 2 true 2025-01-06 2025-01-15 dikabulkan_seluruhnya
	// 3 false   ditolak
	// baris 2 IMPOR-TGL-02
	// baris 3 IMPOR-TGL-01
}
