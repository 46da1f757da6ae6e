// Package ppid is the law of a public information request: its deadlines, its
// states and the moves between them, as data that cites itself, with functions
// that count and judge. The law keeps nothing and asks no clock, so a program with
// its own tables can use it alone; [DefLayanan] makes the registers of an office
// from it.
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
// # The registers
//
// [DefLayanan] gives permohonan, keberatan, sengketa, uji_konsekuensi, dip, dik and
// ppid_pelaksana, tied together. The first four move by actions only, which are the
// moves of the law: whoever acts, the role comes from the account, the day from the
// store's clock in the zone of the office, and a refusal says the state, what is
// possible and who may do it. Applicant, Komisi Informasi and the clock have no
// account as a rule: petugas_layanan records what they did. Due dates are stored
// with the version of the calendar ([Batas]); a changed calendar moves them by the
// action hitung_ulang alone, which the history keeps. Who asks is personal data and
// stands in no column.
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
