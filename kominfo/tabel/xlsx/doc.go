// Package xlsx writes XLSX: exports of any length ([Tulis]) and import templates
// with drop-downs and help ([BuatTemplat]) that package tabel recognises when an
// office sends them back.
//
// Text stays text: a NIK, a code such as 19.06 and leading zeros arrive as they
// were, and no text can become a formula. Reading is done by package tabel. This
// package uses excelize, which is too large for a browser; nothing that is
// compiled to WebAssembly imports it.
package xlsx
