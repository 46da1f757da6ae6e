// Command minimal scores an assessment and counts a deadline in working days. It
// needs no database and no module besides Lumbung.
//
//	go run ./examples/minimal
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// An answer file as a form or another program would send it.
const jawaban = `{"instrumen":"pemdi-2026","nilai":{"1":"2.50","2":"2.25","3":2,"4":"2.75","5":2,"6":2,"7":"2.50",
"8":1,"9":1,"10":"2.50","11":2,"12":"1.75","13":3,"14":"2.25","15":2,"16":2,"17":"3.50","18":2,"19":"2.50","20":3}}`

func main() {
	if err := jalankan(os.Stdout, jawaban, "2026-03-16"); err != nil {
		fmt.Fprintln(os.Stderr, kominfo.PesanUntukOrang(err)) // what is wrong and how to mend it
		os.Exit(1)
	}
}

func jalankan(w io.Writer, berkas, diterima string) error {
	j, err := indeks.BacaJawaban([]byte(berkas))
	if err != nil {
		return err
	}
	in, err := instrumen.Buka(j.Instrumen)
	if err != nil {
		return err
	}
	lembar, temuan := in.Isi(j.Nilai)
	if kominfo.AdaGalat(temuan) {
		return kominfo.TidakSahKarena("jalankan", temuan)
	}
	if h := in.Score(lembar, indeks.Opsi{}); h.Lengkap {
		fmt.Fprintf(w, "Indeks %s, predikat %s\n", desimal(h.Indeks), h.Predikat)
	} else { // no index is guessed from a sheet with gaps
		fmt.Fprintf(w, "Indeks antara %s dan %s; belum diisi: %v\n", desimal(h.Batas.Terendah), desimal(h.Batas.Tertinggi), h.BelumDiisi)
	}

	t, err := kominfo.ParseTanggal(diterima)
	if err != nil {
		return err
	}
	h, err := kalender.Nasional().Tambah(t, 10)
	if err != nil {
		return err // a year without a decree is refused, never guessed
	}
	fmt.Fprintf(w, "10 hari kerja sesudah %s: %s\n", t.Panjang(), h.Tanggal.Lengkap())
	for _, l := range h.Dilewati {
		if l.Jenis != kalender.AkhirPekan {
			fmt.Fprintf(w, "- dilewati %s: %s\n", l.Tanggal.Lengkap(), l.Alasan)
		}
	}
	return nil
}

func desimal(p indeks.Pecahan) string {
	return kominfo.FormatDesimal(p.Bulat(2, indeks.SetengahKeAtas))
}
