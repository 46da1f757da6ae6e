package indeks_test

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

func buka() *indeks.Instrumen {
	data, err := os.ReadFile("testdata/kecil.json")
	if err != nil {
		panic(err)
	}
	in, err := indeks.Load(data)
	if err != nil {
		panic(err)
	}
	return in
}

func Example() {
	in := buka()
	lembar, temuan := in.Isi(map[string]string{"1": "2", "2": "3", "3-1": "2", "4": "3,5", "5": "4"})
	hasil := in.Score(lembar, indeks.Opsi{})
	fmt.Println(len(temuan), hasil.Indeks, kominfo.FormatDesimal(hasil.Indeks.Bulat(2, indeks.SetengahKeAtas)), hasil.Predikat)
	// Output: 0 43/12 3,58 Baik
}

func ExampleLoad() {
	_, err := indeks.Load([]byte(`{"id":"contoh","bobot_total":"100"`))
	fmt.Println(kominfo.PesanUntukOrang(err))
	// Output: Berkas instrumen terputus di baris 1 kolom 35 sebelum JSON-nya selesai. Periksa apakah berkas terpotong saat disalin.
}

func ExampleInstrumen_Isi() {
	_, temuan := buka().Isi(map[string]string{"1": "7", "2": "dua", "4": "3,5", "5": "4"})
	for _, t := range temuan {
		fmt.Println(t.ID, t.Message)
	}
	// Output:
	// IDX-NILAI-03 Nilai indikator 1 adalah 7, di luar skala. Isi angka 1 sampai 5.
	// IDX-NILAI-02 Nilai indikator 2 bukan angka yang dapat dibaca: "dua". Isi angka 1 sampai 5.
	// IDX-NILAI-06 3 dari 5 indikator belum diisi: 1, 2, 3-1. Indeks baru ada setelah semuanya diisi.
}

// A sheet with a gap has no index, but an honest range.
func ExampleInstrumen_Score() {
	in := buka()
	lembar, _ := in.Isi(map[string]string{"1": "2", "2": "3", "3-1": "2", "5": "4"})
	h := in.Score(lembar, indeks.Opsi{})
	fmt.Println(h.Lengkap, h.BelumDiisi)
	fmt.Println(h.Batas.Terendah.Bulat(2, ""), h.Batas.PredikatTerendah, "sampai", h.Batas.Tertinggi.Bulat(2, ""), h.Batas.PredikatTertinggi)
	// Output:
	// false [4]
	// 2.33 Kurang sampai 4.33 Baik
}

func ExampleInstrumen_Jelaskan() {
	in := buka()
	lembar, _ := in.Isi(map[string]string{"1": "2", "2": "3", "3-1": "2", "4": "3,5", "5": "4"})
	for _, s := range in.Jelaskan(lembar)[3:] {
		fmt.Printf("%s %s: %s × %s menyumbang %s\n", s.Aspek, s.Nama, s.Bobot, s.Nilai, s.Sumbangan.Bulat(4, ""))
	}
	// Output:
	// A2 Indikator 4: 50/1 × 7/2 menyumbang 1.7500
	// A3 Indikator 5: 40/1 × 4/1 menyumbang 1.6000
}

func ExampleInstrumen_Gabung() {
	d1, _ := indeks.ParsePecahan("3.31")
	d2, _ := indeks.ParsePecahan("4.00")
	v, err := buka().Gabung("", map[string]indeks.Pecahan{"D1": d1, "D2": d2})
	fmt.Println(v.Bulat(2, indeks.SetengahKeAtas), err)
	// Output: 3.59 <nil>
}

func ExampleInstrumen_Konversikan() {
	v, err := buka().Konversikan("4", "12,5")
	fmt.Println(v.Bulat(2, indeks.SetengahKeAtas), err)
	// Output: 1.50 <nil>
}

func ExampleBacaJawaban() {
	j, err := indeks.BacaJawaban([]byte(`{"nilai":{"1":2,"2":3,"3-1":2,"4":"3.50","5":4}}`))
	if err != nil {
		panic(err)
	}
	in := buka()
	lembar, _ := in.Isi(j.Nilai)
	b, _ := json.Marshal(in.Score(lembar, indeks.Opsi{}).Aspek[0].Nilai)
	fmt.Println(string(b))
	// Output: "7/3"
}

func ExampleBarisJawaban() {
	nilai, temuan := indeks.BarisJawaban([][]string{{"nomor_indikator", "tingkat"}, {"1", "3"}, {"2", "2,5"}})
	fmt.Println(nilai, len(temuan))
	// Output: map[1:3 2:2,5] 0
}

func ExamplePecahan_Bulat() {
	p, _ := indeks.ParsePecahan("2.345")
	fmt.Println(p.Bulat(2, indeks.SetengahKeAtas), p.Bulat(2, indeks.SetengahKeGenap))
	// Output: 2.35 2.34
}
