// Package spbe holds the yearly evaluation of digital government: SPBE until
// 2025, Pemdi from 2026. Its register [Penilaian] keeps one assessment of one
// institution by one instrument and method; the arithmetic is package indeks,
// the instruments are package instrumen.
//
//	in, err := instrumen.Buka(instrumen.Pemdi2026)
//	lembar, temuan := in.Isi(map[string]string{"1": "2.50", "2": "1.50"})
//	hasil := in.Score(lembar, indeks.Opsi{})
//
// The package needs no store, no network and no third-party module: a program
// with tables of its own uses the rules alone.
package spbe
