// Package banding sets assessments side by side: one institution over the years
// ([Tahunan]), several institutions in one year ([Sejajarkan]), and their
// averages ([RataRata]). It reads what others publish ([BacaTauval]) and carries
// values between programs ([TulisNilai], [BacaNilai]).
//
// What is compared is a [Capaian]: the result of one institution, in one year, by
// one instrument. Two kinds are kept apart everywhere. DariIndikator is computed
// exactly from the values of the indicators. DariTerbit was published with a
// limited number of decimals; it can be shown, compared within what its decimals
// allow, and averaged with its like, but never mixed with exact values.
//
// Four rules hold:
//
//   - Never across instruments. An index of SPBE 2018 and one of SPBE 2020 have no
//     difference; a [Deret] breaks there and says why.
//   - Never an average of rounded values in place of an exact one, and never an
//     average without its numerator, its denominator and the names of those who
//     are missing. An average has no predikat.
//   - Never an index from rounded sub-indices. [PeriksaTerbit] computes it only to
//     test what was published, and names the difference.
//   - Nothing is repaired in silence. The published text and the recomputed value
//     stand beside each other, and the finding says which is used.
//
// The package keeps no state and builds for js/wasm.
package banding
