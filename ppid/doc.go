// Package ppid is the law of a public information request: its deadlines, its
// states and the moves between them, as data that cites itself, with functions
// that count and judge. It keeps nothing, asks no clock and imports the standard
// library and the calendar only, so a program with its own tables can use the
// law alone.
//
//	k := kalender.Nasional()
//	diterima, err := ppid.BacaWaktu("2026-03-16T09:00:00+07:00", kominfo.WIB)
//	if err != nil {
//		return err
//	}
//	h, err := ppid.Tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: diterima}, k, ppid.Kebijakan{})
//	if err != nil {
//		return err // a year without a decree: the message names it
//	}
//	fmt.Println(h.Tenggat, h.TenggatPerpanjangan) // 2026-04-07 2026-04-16
//	fmt.Println(h.Versi)                          // store it with the deadline
//	fmt.Print(h.Penjelasan())                     // every skipped day, every article
//
// # How days are counted
//
// Day 0 is the local date of the event in the office's zone, a working day or
// not; counting starts on the next working day; the act is in time until the end
// of the due date. A right that starts when an earlier time runs out has the last
// day of that time as its day 0. "Hari" in Perki 1/2021 is hari kerja (Pasal 1
// angka 22); cassation alone runs in calendar days (UU 14/2008 Pasal 50).
//
// # Two clocks
//
// UU 14/2008 Pasal 22 ayat (7) starts the ten days at receipt, Perki 1/2021 Pasal
// 31 ayat (3) when the request is declared complete. Where the days differ, both
// are in [Hasil].Jam. The due date is that of the Perki unless [Kebijakan] says
// otherwise; a refusal is always counted from receipt (Pasal 34 ayat (3)).
//
// # States
//
// [Hukum.Pindah] makes a move or says why not, [Hukum.Langkah] lists what may be
// done. Being late is never stored: [Hukum.KeadaanPada] and [Hasil.Lewat] derive
// it from the day one asks. State and outcome ([Hukum].Hasil) are two axes.
//
// # The data
//
// hukum.json holds everything with its articles. UU 14/2008, PP 61/2010 and Perki
// 1/2021 were read in full; of Perki 1/2013, Perki 1/2018 and Permendagri 3/2017
// only what others quote. Status "rancangan" ([Rancangan]) marks what no
// regulation says. [Load] takes an amended file without a new release. Registers,
// forms and the points on which the sources differ are in dokumen.json:
// [DokumenBawaan].
package ppid
