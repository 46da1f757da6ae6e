// Package desa knows the names and codes of Indonesia's kecamatan, kelurahan,
// desa and desa adat: 7,285 and 83,762 of them, in one compact file of about
// half a megabyte that is searched as it is, without unpacking.
//
//	x, err := desa.Open(b)           // b: from subpackage berkas, or fetched by the browser
//	nama, ok := x.Nama(k)            // "19.06.01.2001"
//	for k, nama := range x.Anak(kec) // its villages
//
// This package does not contain the file. A program on a server imports
// subpackage berkas, which embeds it; a program in a browser fetches the same
// bytes once, keeps them in its cache and passes them to [Open], and so does not
// grow by them.
//
// A name is not a key: 16 pairs of villages in one kecamatan share a name. Keep
// the code.
//
// The list was taken from cahyadsn/wilayah, MIT licence, Copyright (c)
// 2017-2025 Cahya DSN; its text is in LICENSE.cahyadsn-wilayah in the folder of
// package wilayah and beside the file in subpackage berkas.
//
// # File format
//
// All numbers are unsigned varints unless said otherwise; "text" is a length
// and that many bytes of UTF-8.
//
//	8 bytes      magic "LMBDESA" and the version, 1
//	4 bytes      CRC-32 (IEEE, little endian) of everything after it
//	text         edition
//	count        symbols, at most 256; each a text of 1 to 16 bytes
//	count        laws; each year, month, day and a text
//	count        changes by old code; each: number of the law, old code minus the
//	             one before, new code (codes PPKK00 for regencies, PPKKCC below)
//	count        kecamatan by code; each: code minus the one before, bytes of its block
//	blocks       one for each kecamatan, until the end of the file
//
// A block is one byte, the length of the name, and the name of the kecamatan,
// one symbol a byte; then its villages by code: one byte, whose lower six bits
// are the length of the name and whose upper two are the last four digits of
// the code minus those of the one before, or 0 when a varint with that
// difference follows; then the name.
package desa
