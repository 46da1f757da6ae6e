// Package instrumen carries the three instruments with which the government's
// digital maturity has been evaluated, as data for package indeks:
//
//	spbe-2018   PermenPANRB 5/2018    scores 2018 to 2020   37 items, 0 to 5
//	spbe-2020   PermenPANRB 59/2020   scores 2021 to 2025   47 indicators, 1 to 5
//	pemdi-2026  PermenPANRB 8/2026    scores from 2026      20 indicators, decimals 1 to 5
//
// Every weight, band, criterion and list of evidence says how well it is known.
// spbe-2020 was read in the regulation itself; spbe-2018 and pemdi-2026 come from
// publications that restate theirs and are marked "sekunder".
//
// An index of one instrument is not comparable with that of another, and cannot
// be converted: charts over the years need a visible break.
package instrumen
