// Package kertasxlsx writes the tables of pages of package kertas as a workbook, one
// sheet for each: title, what it is of, then the heading, which stays in sight and
// comes again on every printed page (A4, landscape, as wide as the paper).
//
// Text stays text and can never become a formula. In the columns that the table calls
// numbers, what reads as a number in Indonesian or plain form ("1.234,5", "Rp12.500",
// "6.25") is one, shown as it was written; a number with leading zeros, with more than
// 15 digits, or with a percent sign stays text. A cell that is a date and nothing else
// ("2026-03-16", "16 Maret 2026", "Senin, 16 Maret 2026") is a real date, shown as it was
// written, so that it can be sorted and filtered.
//
// What is for the screen only (buttons too) is left out, and so is everything that is no table. The
// same pages give the same bytes. It uses excelize and is never compiled to WebAssembly.
package kertasxlsx
