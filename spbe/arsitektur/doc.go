// Package arsitektur keeps the Arsitektur SPBE/Pemdi of a regional government:
// the register arsitektur, whose entries ([Elemen]) are business processes,
// services, data, applications, infrastructure and security controls, and the
// national reference codes ([Kode], [Acuan]) under which they stand.
//
//	k, err := arsitektur.ParseKode("RAB.09.04.01")
//	for _, a := range k.Jalur() {
//		fmt.Println(a.Kode, a.Nama) // RAB.09 Pemerintahan Umum, RAB.09.04 Komunikasi
//	}
//
// Levels 1 and 2 of the codes are set nationally (Perpres 132/2022); deeper ones
// are the office's own. The reference lists come from publications that restate
// the regulation, so every row carries how well it is known.
//
// The package needs no store, no network and no third-party module: a program
// with tables of its own uses [Elemen.Check] and [Hitung] alone.
package arsitektur
