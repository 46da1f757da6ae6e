package banding_test

import (
	"fmt"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/spbe"
	"github.com/lumbung-id/lumbung/spbe/banding"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

func semua(in *indeks.Instrumen, v string) map[string]string {
	m := map[string]string{}
	for i := range in.Indikator {
		m[in.Indikator[i].Nomor] = v
	}
	return m
}

// One institution over the years: a difference inside an instrument, a break
// between two.
func ExampleTahunan() {
	p := new(spbe.Pustaka)
	var cs []banding.Capaian
	for _, x := range []struct {
		id    string
		tahun int
		v     string
	}{{instrumen.SPBE2018, 2020, "3"}, {instrumen.SPBE2020, 2021, "2"}, {instrumen.SPBE2020, 2022, "3"}} {
		in, _ := p.Buka(x.id)
		c, _ := banding.Hitung(in, banding.Capaian{Kode: "19.06", Nama: "Kabupaten Belitung Timur", Tahun: x.tahun}, semua(in, x.v))
		cs = append(cs, c)
	}
	d, _ := banding.Tahunan(p.Buka, cs)
	for i, r := range d.Ruas {
		if i > 0 {
			fmt.Println(d.Jeda[i-1].Teks)
		}
		for _, s := range r.Selisih {
			fmt.Println(s.Teks)
		}
	}
	// Output:
	// Instrumen berganti dari SPBE 2018 (2020) ke SPBE 2020 (2021). Indikator, bobot dan batas predikatnya berbeda, jadi kedua indeks tidak dapat dibandingkan dan tidak ada naik atau turun di antaranya.
	// Indeks 2021 ke 2022 naik 1,00 (2,00 menjadi 3,00). Predikat berubah dari Cukup menjadi Baik.
}

func ExampleSejajarkan() {
	in, _ := instrumen.Buka(instrumen.SPBE2020)
	anggota := []kominfo.Instansi{{Kode: "99.01", Nama: "Kabupaten Satu"}, {Kode: "99.02", Nama: "Kabupaten Dua"}, {Kode: "99.03", Nama: "Kabupaten Tiga"}}
	a, _ := banding.Hitung(in, banding.Capaian{Kode: "99.01", Nama: "Kabupaten Satu", Tahun: 2024}, semua(in, "2"))
	b, _ := banding.Hitung(in, banding.Capaian{Kode: "99.02", Nama: "Kabupaten Dua", Tahun: 2024}, semua(in, "3"))
	p, _ := banding.Sejajarkan(in, 2024, anggota, []banding.Capaian{a, b})
	for _, g := range p.Kelompok {
		for _, r := range g.Baris {
			fmt.Println(r.Peringkat, r.Nama, r.Indeks, r.Predikat)
		}
		fmt.Println(g.Rerata.Teks)
	}
	// Output:
	// 1 Kabupaten Dua 3/1 Baik
	// 2 Kabupaten Satu 2/1 Cukup
	// Rata-rata indeks 2,50, jumlah 5,00 dibagi 2 dari 3 instansi, dihitung tepat dari nilai indikator. Tidak terhitung: Kabupaten Tiga.
}

// An average of exact and published values is refused.
func ExampleRataRata() {
	in, _ := instrumen.Buka(instrumen.SPBE2020)
	kita, _ := banding.Hitung(in, banding.Capaian{Kode: "99.01", Nama: "Kabupaten Satu", Tahun: 2021}, semua(in, "2"))
	nasional := banding.DariPembanding(instrumen.DaftarPembanding(in.ID)[0])
	_, err := banding.RataRata(in, nil, []banding.Capaian{kita, nasional})
	fmt.Println(err)
	// Output: Rata-rata campuran ditolak: hasil Kabupaten Satu dihitung tepat dari nilai indikator, sedangkan hasil Rata-rata nasional dari nilai terbit yang dibulatkan. Hitung rata-rata keduanya terpisah.
}

func ExamplePeriksaTerbit() {
	in, _ := instrumen.Buka(instrumen.SPBE2020)
	_, temuan := banding.PeriksaTerbit(in, banding.Terbit{Indeks: "2.59", Predikat: "Cukup",
		Domain: map[string]string{"D1": "2.60", "D2": "2.50", "D3": "2.64", "D4": "2.63"}})
	for _, t := range temuan {
		fmt.Println(t.ID, t.Message)
	}
	// Output: BANDING-TERBIT-07 Indeks terbit 2,59, sedangkan dari nilai domain yang sudah dibulatkan keluar 2,60, melintasi batas predikat Cukup dan Baik. Selisih ini akibat pembulatan; yang berlaku indeks terbit.
}

func ExampleBacaTauvalJSON() {
	isi := `[{"kode":"9901","tahun":"2025","nama_instansi":"Kabupaten Satu","kategori":"Kabupaten","daerah":"Provinsi Uji",
	  "nilai":{"A2001":"3.00","A2002":"3.00","A2003":"3.00","A2004":"3.00","A2005":"3.00","A2006":"3.00","A2007":"3.00","A2008":"3.00","D2003":"1.09","indeks":"3.00"}}]`
	h, err := banding.BacaTauvalJSON("tauval.json", []byte(isi), instrumen.Buka)
	if err != nil {
		panic(err)
	}
	for _, t := range h.Temuan {
		fmt.Println(t.ID, t.Message)
	}
	for _, c := range h.Capaian(banding.PakaiTerbit) {
		fmt.Println(c.Nama, c.Tahun, c.Indeks, c.Predikat, c.Asal.Label())
	}
	// Output:
	// BANDING-TERBIT-04 Kabupaten Satu 2025: Nilai terbit domain D3 (Manajemen SPBE) 1,09 tidak cocok dengan aspeknya, yang memberi 3,00. Keduanya disimpan; periksa ke sumbernya.
	// Kabupaten Satu 2025 3/1 Baik dari nilai terbit yang dibulatkan
}

func ExampleTulisNilai() {
	err := banding.TulisNilai(os.Stdout, []banding.BarisNilai{{Instrumen: instrumen.Pemdi2026, Tahun: "2026", KodeInstansi: "19.06", Nomor: "1", Tingkat: "2.50", Status: "draf", TautanBukti: "bukti.pdf"}})
	fmt.Println(err)
	// Output: Baris ke-1 tidak dapat ditulis: tautan_bukti "bukti.pdf" harus alamat http atau https, beberapa alamat dipisahkan spasi.
}

func ExampleBacaNilai() {
	h, err := banding.BacaNilai("nilai.csv", []byte("Nomor Indikator;Tingkat\n1;2,50\n2;9\n"),
		banding.BarisNilai{Instrumen: instrumen.Pemdi2026, Tahun: "2026", KodeInstansi: "19.06"}, instrumen.Buka)
	if err != nil {
		panic(err)
	}
	fmt.Println(banding.Kelompokkan(h.Baris)[0].Nilai)
	for _, t := range h.Temuan {
		fmt.Println(t.ID, t.Message)
	}
	// Output:
	// map[1:2.50]
	// NILAI-TINGKAT Baris 3, kolom tingkat: Nilai indikator 2 adalah 9, di luar skala. Isi angka 1 sampai 5.
}
