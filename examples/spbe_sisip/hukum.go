package main

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/indeks/rencana"
	"github.com/lumbung-id/lumbung/spbe/instrumen"
)

// The law needs no store. What stands in this file works from values alone, so a
// program whose answers lie in a MySQL table of its own uses this and nothing else
// of this example: no register, no migration, no SQLite.

// hitungan is what the law says about a set of values.
type hitungan struct {
	Hasil   indeks.Hasil
	Target  string          // as it was asked for
	Rencana rencana.Rencana // cheapest way up to Target
	Naik    []naik          // its steps, one row for each indicator
}

// naik is what the plan asks of one indicator.
type naik struct {
	rencana.Langkah
	N int // steps from Dari to Ke
}

// hitung scores values by nomor and finds the cheapest way up to a target: an index
// ("2,60") or a predikat ("Baik"). Errors are sentences for people.
func hitung(in *indeks.Instrumen, nilai map[string]string, target string) (hitungan, error) {
	lembar, temuan := in.Isi(nilai)
	if kominfo.AdaGalat(temuan) {
		return hitungan{}, kominfo.TidakSahKarena("hitung", temuan)
	}
	h := hitungan{Hasil: in.Score(lembar, indeks.Opsi{}), Target: target}
	t, err := rencana.BacaTarget(in, target)
	if err != nil {
		return h, err
	}
	// An unanswered indicator starts at the bottom, so the plan may ask for too much
	// and never for too little. Every step costs 1; an office that knows its costs in
	// rupiah or working days gives them in Syarat.Biaya.
	bawah := in.Skala.Min
	h.Rencana, err = rencana.Susun(in, lembar, rencana.Syarat{BelumDiisi: &bawah}, t)
	for _, l := range h.Rencana.Langkah { // in the order of the instrument, each level a step
		if n := len(h.Naik); n > 0 && h.Naik[n-1].Indikator == l.Indikator {
			h.Naik[n-1].Ke = l.Ke
			h.Naik[n-1].N++
			continue
		}
		h.Naik = append(h.Naik, naik{l, 1})
	}
	return h, err
}

// barisLama is a row of the regency's own table, as sqlx or database/sql fills it:
//
//	SELECT indikator, nilai FROM nilai_lama WHERE tahun = ?
type barisLama struct {
	Indikator string `db:"indikator"`
	Nilai     string `db:"nilai"` // text or DECIMAL, never FLOAT: 2.60 is no binary number
}

// hitungLama scores rows of that table by the instrument of their year.
func hitungLama(baris []barisLama, tahun int, target string) (hitungan, error) {
	in, err := instrumen.Buka(instrumen.UntukTahun(tahun))
	if err != nil {
		return hitungan{}, err
	}
	nilai := map[string]string{}
	for _, b := range baris {
		nilai[b.Indikator] = b.Nilai
	}
	return hitung(in, nilai, target)
}
