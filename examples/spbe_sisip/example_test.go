package main

import (
	"fmt"
	"log"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Values from a table of one's own, in MySQL say: index and cheapest plan without a
// register and without a store.
func Example_hitungLama() {
	var baris []barisLama // SELECT indikator, nilai FROM nilai_lama WHERE tahun = 2024
	for n := 1; n <= 47; n++ {
		baris = append(baris, barisLama{strconv.Itoa(n), "2"})
	}
	h, err := hitungLama(baris, 2024, "Baik")
	if err != nil {
		log.Fatal(err)
	}
	dua := func(p indeks.Pecahan) string { return kominfo.FormatDesimal(p.Bulat(2, indeks.SetengahKeAtas)) }
	fmt.Println(h.Hasil.Instrumen, dua(h.Hasil.Indeks), h.Hasil.Predikat)
	fmt.Println(dua(h.Rencana.Indeks), h.Rencana.Predikat, "dengan", h.Rencana.Biaya, "kenaikan, terbukti:", h.Rencana.Optimal)
	l := h.Rencana.Langkah[0]
	fmt.Println("mulai dari indikator", l.Indikator, "ke", l.Ke.Bulat(0, indeks.SetengahKeAtas))

	_, err = hitungLama([]barisLama{{"1", "7"}, {"99", "2"}}, 2024, "Baik")
	fmt.Println(err)
	// Output:
	// spbe-2020 2,00 Cukup
	// 2,62 Baik dengan 21 kenaikan, terbukti: true
	// mulai dari indikator 32 ke 3
	// Indikator "99" tidak ada dalam spbe-2020. Nomor yang ada: 1 sampai 47. Nilai indikator 1 adalah 7, di luar skala. Isi bilangan bulat 1 sampai 5.
}
