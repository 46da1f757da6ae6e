// Package wilayah knows Indonesia's provinces and regencies (kabupaten and
// kota): their codes, names, time zones and how codes changed.
//
//	daftar := wilayah.Semua()
//	k, err := wilayah.Parse("19.06")
//	w, ok := daftar.Lookup(k) // Kabupaten Belitung Timur, WIB
//
// Two code systems are in use and look alike. Kemendagri numbers regions for
// the administration ([Kode], written with dots: 31.71 is Jakarta Pusat); BPS
// numbers them for statistics ([KodeBPS], written without: 3171 is Jakarta
// Selatan). 169 of the 514 BPS regency codes have the digits of a different
// regency in the other system, so the two are separate types that no Go
// conversion joins; [Daftar.DariBPS] and [Wilayah.BPS] are the only bridge, and
// [Daftar.Tafsir] shows every reading of digits whose system is unknown.
//
// Names are not keys: "Bogor" is a kabupaten and a kota, "Banjar" lies in two
// provinces. [Daftar.Cari] returns every candidate with its rank.
//
// Kecamatan, kelurahan and desa are in the subpackage desa, whose data file a
// program loads only when it needs it.
//
// # Edition and licence
//
// Codes and names follow Kepmendagri 300.2.2-2138/2025 as amended by
// 300.2.2-2430/2025; see [SumberKode] for how well that is known. The list was
// taken from cahyadsn/wilayah, MIT licence, Copyright (c) 2017-2025 Cahya DSN,
// whose text is in LICENSE.cahyadsn-wilayah beside this file and must go along
// with the data.
package wilayah
