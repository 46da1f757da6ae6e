package lembar_test

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
)

// An office sends a CSV. The dry run says what would happen, row by row; nothing
// is written before it is right.
func ExampleImpor() {
	unit := registertest.DefUnit()
	m, err := register.NewMemori(unit)
	if err != nil {
		fmt.Println(err)
		return
	}
	im := lembar.Impor{
		Register: unit, Lingkup: register.LingkupPenuh(),
		Aktor: kominfo.Aktor{Instansi: "19.06", Perangkat: "kominfo", Peran: "entri"},
	}
	ctx := context.Background()
	for _, isi := range []string{
		"KODE;Nama unit;Nama\nA1;x;Bidang Statistik\n;x;Bidang Persandian\n",
		"KODE;Nama\nA1;Bidang Statistik\nA2;Bidang Persandian\n",
		"KODE;Nama\nA1;Bidang Statistik\nA2;Bidang Persandian\n",
	} {
		berkas, err := lembar.Baca("unit.csv", []byte(isi), tabel.Opsi{})
		if err != nil {
			fmt.Println(kominfo.PesanUntukOrang(err))
			return
		}
		l, err := im.Jalankan(ctx, m, berkas)
		if err != nil {
			fmt.Println(kominfo.PesanUntukOrang(err))
			return
		}
		fmt.Printf("baru %d, sama %d, ditolak %d, ditulis %d\n", l.Baru, l.Sama, l.Ditolak, l.Ditulis)
		for _, t := range l.Temuan {
			fmt.Printf("  %s baris %d: %s\n", t.Severity, t.Baris, t.Message)
		}
	}
	// Output:
	// baru 1, sama 0, ditolak 1, ditulis 0
	//   peringatan baris 0: Kolom "Nama unit" tidak dikenal, jadi isinya tidak diimpor.
	//   galat baris 3: Kode belum diisi.
	// baru 2, sama 0, ditolak 0, ditulis 2
	// baru 0, sama 2, ditolak 0, ditulis 0
}

func ExampleEkspor() {
	unit := registertest.DefUnit()
	m, err := register.NewMemori(unit)
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	berkas, err := lembar.Baca("unit.jsonl", []byte(`{"kode":"A1","nama":"=HYPERLINK(\"http://contoh.id\")"}`), tabel.Opsi{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if _, err := (lembar.Impor{Register: unit, Lingkup: register.LingkupPenuh()}).Jalankan(ctx, m, berkas); err != nil {
		fmt.Println(err)
		return
	}
	k := lembar.Ekspor(m, unit, register.LingkupUmum(), register.Query{})
	var b bytes.Buffer
	if err := k.TulisCSV(ctx, &b, tabel.OpsiTulis{}); err != nil {
		fmt.Println(err)
		return
	}
	for i, baris := range bytes.Split(bytes.TrimSpace(b.Bytes()), []byte("\r\n")) {
		if i > 0 {
			baris = baris[37:] // the id differs each time
		}
		os.Stdout.Write(append(baris, '\n'))
	}
	// Output:
	// id,versi,kode,nama
	// 1,A1,"'=HYPERLINK(""http://contoh.id"")"
}

// A form shows texts; what comes back is typed again.
func ExampleJSON() {
	isian := registertest.DefSurat().Info().Isian
	doc := []byte(`{"nomor":"S-1","tanggal":"2026-03-16","lembar":1200}`)
	teks := lembar.Teks(isian, doc)
	fmt.Println(teks["nomor"], teks["tanggal"], teks["lembar"])

	teks["tanggal"], teks["lembar"] = "17 Maret 2026", "1.300"
	baru, temuan := lembar.JSON(isian, teks, doc)
	fmt.Println(string(baru), len(temuan))

	teks["tanggal"] = "03/04/2026"
	_, temuan = lembar.JSON(isian, teks, doc)
	for _, t := range temuan {
		fmt.Println(t.ID, t.Fix.Dari, "->", t.Fix.Menjadi)
	}
	// Output:
	// S-1 2026-03-16 1200
	// {"nomor":"S-1","tanggal":"2026-03-17","lembar":1300} 0
	// LBR-TANGGAL-RAGU 03/04/2026 -> 2026-04-03
}
