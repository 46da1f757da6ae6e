package wilayah

import "github.com/lumbung-id/lumbung/kominfo"

// SumberKode is the edition that the Kemendagri codes and names follow.
func SumberKode() kominfo.Sumber {
	return kominfo.Sumber{
		Regulasi: "Kepmendagri 300.2.2-2138/2025 sebagaimana diubah dengan Kepmendagri 300.2.2-2430/2025",
		Tautan:   "https://github.com/cahyadsn/wilayah",
		Status:   kominfo.Sekunder,
		Catatan:  "Diambil dari daftar terbuka cahyadsn/wilayah (lisensi MIT), dibandingkan dengan satu daftar lain: kodenya sama semua. Naskah keputusannya sendiri tidak dibaca.",
	}
}

// SumberBentuk is the rule for the form of Kemendagri codes: number ranges of
// kabupaten and kota, first digit of desa and kelurahan.
func SumberBentuk() kominfo.Sumber {
	return kominfo.Sumber{
		Regulasi: "Permendagri 58/2021",
		Status:   kominfo.Sekunder,
		Catatan:  "Dikutip dari keterangan daftar cahyadsn/wilayah.",
	}
}

// SumberBPS says where the BPS codes come from.
func SumberBPS() kominfo.Sumber {
	return kominfo.Sumber{
		Regulasi: "Kode wilayah BPS, jembatan kode BPS-Kemendagri",
		Status:   kominfo.Sekunder,
		Catatan:  "472 kabupaten/kota: tiga salinan layanan jembatan BPS sama semua. 42 kabupaten/kota di Papua: daftar sebuah kementerian, dicocokkan dengan jawaban API BPS. Kode lama berlaku sebelum 2023.",
	}
}

// SumberZona is the law that divides Indonesia into three times.
func SumberZona() kominfo.Sumber {
	return kominfo.Sumber{
		Regulasi: "Keppres 41/1987",
		Status:   kominfo.DariIngatan,
		Catatan:  "Pembagian per provinsi; provinsi yang lahir sesudah 1987 mengikuti provinsi induknya.",
	}
}

// SumberOtonom is the law by which Jakarta's cities and regency are administrative.
func SumberOtonom() kominfo.Sumber {
	return kominfo.Sumber{
		Regulasi: "UU 29/2007",
		Status:   kominfo.DariIngatan,
		Catatan:  "Kota dan kabupaten administrasi di Jakarta bukan daerah otonom (UU 2/2024, pengganti undang-undang ini, tidak mengubahnya); 508 dari 514 kabupaten/kota otonom.",
	}
}

func sumberPerubahan(dasar string) kominfo.Sumber {
	return kominfo.Sumber{
		Regulasi: dasar,
		Status:   kominfo.Sekunder,
		Catatan:  "Pasangan kode dari perbandingan edisi daftar kode, tanggal berlaku adalah tanggal undang-undang. Daftar dengan kode baru terbit kemudian.",
	}
}
