package grafik_test

import (
	"fmt"

	"github.com/lumbung-id/lumbung/app/grafik"
	"github.com/lumbung-id/lumbung/kominfo"
)

// The samples below are made up; they are the golden drawings' input.

func d(s string) grafik.Nilai { return grafik.Desimal(s) }

func predikat() []grafik.Rentang {
	return []grafik.Rentang{
		{Nama: "Kurang", Dari: 1, Sampai: 1.8}, {Nama: "Cukup", Dari: 1.8, Sampai: 2.6}, {Nama: "Baik", Dari: 2.6, Sampai: 3.5},
		{Nama: "Sangat Baik", Dari: 3.5, Sampai: 4.2}, {Nama: "Memuaskan", Dari: 4.2, Sampai: 5},
	}
}

func contoh() map[string]grafik.Grafik {
	return map[string]grafik.Grafik{
		"pita": grafik.Pita(grafik.DataPita{Judul: "Indeks SPBE 2025", Nilai: d("2.34"), Target: d("2.60"), Pita: predikat()}),
		"garis": grafik.Garis(grafik.DataGaris{Judul: "Indeks 2019 sampai 2026", Min: 1, Maks: 5,
			Sumbu: []string{"2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"},
			Seri:  []grafik.Seri{{Nama: "Indeks", Nilai: []grafik.Nilai{d("1.90"), {}, d("1.86"), d("2.01"), d("2.20"), d("2.31"), d("2.34"), d("1.70")}}},
			Patah: []grafik.Patah{{Ke: 2, Sebab: "instrumen SPBE 2020"}, {Ke: 7, Sebab: "instrumen Pemdi 2026"}}}),
		"garis_tiga": grafik.Garis(grafik.DataGaris{Judul: "Permohonan per triwulan", Satuan: "permohonan", Sumbu: []string{"Q1", "Q2", "Q3", "Q4"}, Seri: []grafik.Seri{
			{Nama: "Masuk", Nilai: []grafik.Nilai{grafik.Bulat(12), grafik.Bulat(31), grafik.Bulat(22), grafik.Bulat(41)}},
			{Nama: "Selesai tepat waktu", Nilai: []grafik.Nilai{grafik.Bulat(10), grafik.Bulat(20), grafik.Bulat(21), grafik.Bulat(30)}},
			{Nama: "Ditolak", Nilai: []grafik.Nilai{grafik.Bulat(1), {}, grafik.Bulat(2), grafik.Bulat(3)}}}}),
		"jaring": grafik.Jaring(grafik.DataJaring{Judul: "Nilai tiap aspek", Maks: 5,
			Sumbu: []string{"Kebijakan internal tata kelola SPBE", "Perencanaan strategis", "Audit TIK", "Layanan publik"},
			Seri: []grafik.Seri{{Nama: "2025", Nilai: []grafik.Nilai{d("2.10"), d("1.50"), {}, d("3.10")}},
				{Nama: "2024", Nilai: []grafik.Nilai{d("1.80"), d("1.40"), d("1.00"), d("3.00")}}}}),
		"batang": grafik.Batang(grafik.DataBatang{Judul: "Nilai domain", Maks: 5, NamaPembanding: "Rata-rata provinsi", NamaTarget: "Target RPJMD", Butir: []grafik.Butir{
			{Label: "Kebijakan SPBE", Nilai: d("2.10"), Pembanding: d("2.60"), Target: d("3.00")},
			{Label: "Manajemen SPBE", Pembanding: d("1.30")},
			{Label: "Layanan SPBE yang diberikan kepada masyarakat dan pelaku usaha di seluruh kecamatan", Nilai: d("3.41")}}}),
		"tangga": grafik.Tangga(grafik.DataTangga{Judul: "Indeks menurut biaya", NamaX: "biaya", NamaY: "indeks", Min: 1, Maks: 5, Pita: predikat(), Pilih: 2, Target: d("2.60"), Titik: []grafik.TitikTangga{
			{X: grafik.Bulat(0), Y: d("2.34"), Ket: "Cukup, sekarang"}, {X: grafik.Bulat(2), Y: d("2.47"), Ket: "Cukup"}, {X: grafik.Bulat(3), Y: d("2.61"), Ket: "Baik, rencana"}, {X: grafik.Bulat(9), Y: d("3.90"), Ket: "Sangat Baik"}}}),
		"sparkline": grafik.Sparkline(grafik.DataSparkline{Judul: "Tren", Sumbu: []string{"2022", "2023", "2024"}, Nilai: []grafik.Nilai{grafik.Bulat(3), {}, grafik.Bulat(8)}}),
	}
}

func ExampleBatang() {
	g := grafik.Batang(grafik.DataBatang{Judul: "Nilai domain", Maks: 5, Butir: []grafik.Butir{
		{Label: "Kebijakan", Nilai: grafik.Desimal("2.10")}, {Label: "Manajemen"}}})
	fmt.Println(g.Kolom, g.Baris)
	// Output: [Nama Nilai] [[Kebijakan 2,10] [Manajemen tidak ada data]]
}

func ExampleGaris() {
	g := grafik.Garis(grafik.DataGaris{Judul: "Indeks", Min: 1, Maks: 5, Sumbu: []string{"2025", "2026"},
		Seri:  []grafik.Seri{{Nama: "Indeks", Nilai: []grafik.Nilai{grafik.Desimal("2.34"), grafik.Desimal("1.70")}}},
		Patah: []grafik.Patah{{Ke: 1, Sebab: "instrumen Pemdi 2026"}}})
	for _, b := range g.Baris {
		fmt.Println(b)
	}
	// Output:
	// [2025 2,34 ]
	// [2026 1,70 mulai di sini instrumen Pemdi 2026]
}

func ExamplePita() {
	g := grafik.Pita(grafik.DataPita{Judul: "Indeks SPBE", Nilai: grafik.Desimal("2.60"), Pita: []grafik.Rentang{
		{Nama: "Cukup", Dari: 1.8, Sampai: 2.6}, {Nama: "Baik", Dari: 2.6, Sampai: 3.5}}})
	fmt.Println(g.Baris[1])
	// Output: [Predikat Baik]
}

func ExampleJaring() {
	g := grafik.Jaring(grafik.DataJaring{Judul: "Aspek", Maks: 5, Sumbu: []string{"Kebijakan", "Tata kelola", "Layanan"},
		Seri: []grafik.Seri{{Nama: "2025", Nilai: []grafik.Nilai{grafik.Desimal("2.10"), grafik.Desimal("1.50"), grafik.Desimal("3.10")}}}})
	fmt.Println(g.Kolom, g.Baris[2])
	// Output: [Nama 2025] [Layanan 3,10]
}

func ExampleSparkline() {
	g := grafik.Sparkline(grafik.DataSparkline{Judul: "Tren", Nilai: []grafik.Nilai{grafik.Bulat(3), grafik.Bulat(1204)}})
	fmt.Println(g.Baris)
	// Output: [[1 3] [2 1.204]]
}

func ExamplePersen() {
	fmt.Println(grafik.Persen(kominfo.Rasio{Pembilang: 2, Penyebut: 3}).Teks, grafik.Persen(kominfo.Rasio{}).Ada())
	// Output: 66,7 % false
}

func ExampleTangga() {
	g := grafik.Tangga(grafik.DataTangga{Judul: "Indeks menurut biaya", NamaX: "biaya", NamaY: "indeks", Min: 1, Maks: 5, Pilih: 1, Titik: []grafik.TitikTangga{
		{X: grafik.Bulat(0), Y: grafik.Desimal("2.34"), Ket: "sekarang"}, {X: grafik.Bulat(3), Y: grafik.Desimal("2.61"), Ket: "rencana"}}})
	fmt.Println(g.Kolom, g.Baris)
	// Output: [biaya indeks Keterangan] [[0 2,34 sekarang] [3 2,61 rencana]]
}
