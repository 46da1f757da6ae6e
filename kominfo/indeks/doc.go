// Package indeks scores a weighted maturity instrument that is written as data:
// indicators with levels, criteria, evidence and weights, grouped in aspek and
// domain, and bands that turn the index into a predikat.
//
// An instrument is a JSON file ([Instrumen], described by
// instrumen.schema.json). [Load] proves it before it may score: the weights add
// up exactly, every reference exists, the bands cover the scale without gap or
// overlap. SPBE 2018, SPBE 2020 and Pemdi 2026 are such files in spbe/instrumen;
// a weighted mean (EPSS), a questionnaire of 0 to 100 (monev KIP) or a sum of
// points (Indeks KAMI, one file for each category of bands) is one more file, not
// more code. Conditions beside the sum, such as the floor that Indeks KAMI sets
// for each area, are not part of an instrument; its caller checks them.
//
// Arithmetic is exact. Every index is a [Pecahan], a fraction of whole numbers,
// and is rounded only when it is shown, by a named rule ([Pembulatan]). No
// sub-index is rounded on the way: an index computed from rounded domains can
// reach a predikat that the office does not have.
//
// The usual course:
//
//	in, err := indeks.Load(data)                  // or instrumen.Buka("spbe-2020")
//	lembar, temuan := in.Isi(map[string]string{"1": "3", "2": "2"})
//	hasil := in.Score(lembar, indeks.Opsi{})
//
// A missing answer is "belum diisi", never zero and never one: then there is no
// index, only the lowest and highest that can still come out, and the sub-indices
// that are complete.
//
// The package uses the standard library only, keeps no state and builds for
// js/wasm. An Instrumen that Load gave is read-only and safe for concurrent use.
package indeks
