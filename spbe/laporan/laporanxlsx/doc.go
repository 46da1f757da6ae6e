// Package laporanxlsx writes a [laporan.Laporan] as a workbook ([Tulis]) of five
// sheets: Ringkasan, Aspek, Indikator, Pekerjaan, Bukti. Figures are numbers shown
// with two decimals, and beside each stands the exact fraction as text. Every text
// is an inline string, which no spreadsheet takes for a formula.
//
// It uses a third-party module and is never compiled to WebAssembly.
package laporanxlsx
