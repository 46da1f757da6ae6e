package rencana_test

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// contoh is an assessment in which every indicator has level 2, but 20 has 3.
func contoh() (*indeks.Instrumen, indeks.Lembar) {
	in, err := instrumen.Buka(instrumen.SPBE2020)
	if err != nil {
		panic(err)
	}
	m := map[string]string{}
	for _, d := range in.Indikator {
		m[d.Nomor] = "2"
	}
	m["20"] = "3"
	l, _ := in.Isi(m)
	return in, l
}

func ExampleSusun() {
	in, l := contoh()
	t, _ := rencana.BacaTarget(in, "2.10")
	y := rencana.Syarat{
		Biaya:    map[string][]int64{"42": {1, 3, 5, 8}, "12": {1, 1, 2, 5}},
		Larangan: map[string]int64{"43": 2, "44": 2},
		Janji:    map[string]int64{"1": 3},
	}
	r, err := rencana.Susun(in, l, y, t)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("indeks", r.Awal.Bulat(3, indeks.SetengahKeAtas), "menjadi", r.Indeks.Bulat(3, indeks.SetengahKeAtas), "dengan biaya", r.Biaya)
	for _, s := range r.Langkah {
		fmt.Println(s.Indikator, s.Dari, "ke", s.Ke, "biaya", s.Biaya, "janji", s.Janji)
	}
	// Output:
	// indeks 2.025 menjadi 2.128 dengan biaya 4
	// 1 2/1 ke 3/1 biaya 1 janji true
	// 45 2/1 ke 3/1 biaya 1 janji false
	// 45 3/1 ke 4/1 biaya 1 janji false
	// 45 4/1 ke 5/1 biaya 1 janji false
}

func ExampleNew() {
	in, l := contoh()
	s, err := rencana.New(in, l, rencana.Syarat{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range 3 {
		p := s.Titik(i)
		fmt.Println(p.Biaya, p.Indeks, len(s.Langkah(i)))
	}
	// One click on the page: indicator 42 is now 4.
	if err := s.Ubah("42", indeks.Utuh(4)); err != nil {
		fmt.Println(err)
	}
	fmt.Println(s.Indeks(), s.Panjang())
	// Output:
	// 0 81/40 0
	// 1 411/200 1
	// 2 417/200 2
	// 417/200 139
}

func ExampleBacaTarget() {
	in, _ := contoh()
	for _, s := range []string{"Baik", "2,60", "Istimewa"} {
		t, err := rencana.BacaTarget(in, s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		x, _ := indeks.ParsePecahan("2.5999")
		fmt.Println(t.Batas, t.Predikat, t.Tercapai(x))
	}
	// Output:
	// 13/5 Baik false
	// 13/5  false
	// Target "Istimewa" bukan indeks atau predikat. Tulis misalnya 2.60, atau salah satu dari: Memuaskan, Sangat Baik, Baik, Cukup, Kurang.
}

func ExampleSimulasi_Anggaran() {
	in, l := contoh()
	s, _ := rencana.New(in, l, rencana.Syarat{Biaya: map[string][]int64{"20": {1, 1, 0, 1}}})
	r := s.Anggaran(1)
	for _, x := range r.Langkah {
		fmt.Println(x.Indikator, x.Ke, x.Biaya)
	}
	fmt.Println(r.Indeks)
	// Output:
	// 20 4/1 0
	// 42 3/1 1
	// 52/25
}

func ExampleSimulasi_Kenaikan() {
	in, l := contoh()
	s, _ := rencana.New(in, l, rencana.Syarat{Biaya: map[string][]int64{"20": {1, 1, 5, 5}}})
	k := s.Kenaikan()[19]
	fmt.Println(k.Indikator, k.Nilai, k.Ke, k.Tambahan, k.PerBiaya)
	// Output:
	// 20 3/1 4/1 1/40 1/200
}

func ExampleBacaSyarat() {
	y, err := rencana.BacaSyarat([]byte(`{"biaya":{"12":[1,1,2,5]},"janji":{"13":4}}`))
	fmt.Println(y.Biaya["12"], y.Janji["13"], err)
	_, err = rencana.BacaSyarat([]byte(`{"biaya":{"12":[1,1,2.5]}}`))
	fmt.Println(err)
	// Output:
	// [1 1 2 5] 4 <nil>
	// Berkas biaya tidak berisi bilangan bulat pada "biaya.12". Tulis angka tanpa tanda kutip, koma atau titik.
}
