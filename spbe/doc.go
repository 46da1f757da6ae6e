// Package spbe holds the yearly evaluation of digital government: SPBE until
// 2025, Pemdi from 2026. The arithmetic is package indeks, the instruments are
// package instrumen.
//
//	in, err := instrumen.Buka(instrumen.Pemdi2026)
//	lembar, temuan := in.Isi(map[string]string{"1": "2.50", "2": "1.50"})
//	hasil := in.Score(lembar, indeks.Opsi{})
//
// Four registers carry one cycle from the first entry to the decree:
//
//   - [Penilaian], by [Definisi]: one institution, year and instrument. Its [Tahap]
//     moves entri, pemeriksaan, dokumen, interviu, visitasi, konsolidasi,
//     penetapan; after that nothing changes. What external assessors score stands
//     beside the self-assessment, and [Penilaian.NilaiAkhir] is what counts.
//   - [TugasIndikator], by [DefTugas]: which perangkat daerah owes an indicator, and
//     its answer. When the internal assessor agrees, the value goes into the
//     assessment in the same transaction.
//   - [DataDukung], by [DefDataDukung]: a document that proves something.
//   - [Bukti], by [DefBukti]: a document used as evidence for an indicator, level
//     and item, and what assessors said of it.
//
// Every move is an action of its register; the history of a document tells who
// did it, when and why. A move that the stage does not allow is refused with a
// sentence that names the stage, what is possible there and who does it. Who may
// do what is not settled here but by the program (roles).
//
// Where the instrument counts evidence (Pemdi), [NilaiDariBukti] gives the value that
// accepted items make, with its explanation; [Lanjutan] and [Warisan] say what of an
// older instrument and its evidence carries over. [Kemajuan], [KelengkapanBukti],
// [PesanWhatsApp] and [TugasBaku] help to get the work done. All are functions of values: the package needs no store, no network
// and no third-party module, and a program with tables of its own uses the rules
// alone.
package spbe
