// Package monev scores the yearly evaluation of openness by the Komisi Informasi
// (Perki 1/2022): six indicators of a questionnaire (SAQ) and a visit or
// presentation, from Informatif down to Tidak Informatif.
//
//	in, err := monev.Untuk(2025)
//	h, temuan := monev.Nilai(in, map[string]string{"1": "92,5", "2": "88"})
//	fmt.Println(h.Kualifikasi) // "" while something is missing, "tidak dinilai" with no answer at all
//
// An instrument is a file of kominfo/indeks, one a year, because the weights change
// every year; a year without a file is refused and not guessed. Nothing had to be
// added to indeks: the two stages are its aspek with 80 and 20, an indicator weighs
// its share of the questionnaire times 80 percent, and the score of the questionnaire
// alone is the sub-index SAQ. The arithmetic is exact.
//
// The printed bands leave holes (80 - 89,9 and 90 - 100); here a value belongs to the
// band whose lower end it reaches, marked dari_ingatan in the file. The score of a
// regency is set by the Komisi Informasi of its province with a questionnaire of its
// own: what is computed here is for preparing, not for announcing.
//
// The Indeks Keterbukaan Informasi Publik (IKIP) is another thing. It is not computed
// for a regency and has no place here.
package monev
