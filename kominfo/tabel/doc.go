// Package tabel reads the tables that offices really send and finds them in the
// sheet: CSV of every dialect, XLSX, HTML that calls itself .xls, and the XML of
// Excel 2003. [Baca] looks at the bytes, never at the name of the file.
//
//	buku, err := tabel.Baca("data.xlsx", isi, tabel.Opsi{})
//	for _, l := range buku.Lembar {
//		for _, t := range tabel.Temukan(l) { … }
//	}
//
// Three rules hold for every format:
//
//   - Nothing is repaired and nothing is guessed. A cell keeps the text that the
//     file has: 258.55500000000001 stays that, 19.06 in a CSV is text. What a
//     number means is decided later, per column, by who knows the column.
//   - A row keeps its number in the file, counted from 1 as a spreadsheet shows
//     it, so that a finding can be looked up. Empty rows are left out.
//   - The file is hostile: every size is limited by [Opsi], a refusal is a
//     [kominfo.Error] that says in Indonesian what to do, and nothing panics.
//
// [BacaCSV] streams a CSV of any length in constant memory. [TulisCSV] writes
// one that cannot carry a formula into a spreadsheet. [Kenali] recognises a
// template made by package tabel/xlsx when an office sends it back.
//
// The package imports the standard library only and compiles for js/wasm, so a
// file can be read in the browser and never leaves the machine.
package tabel
