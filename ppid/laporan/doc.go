// Package laporan counts what the registers of PPID hold and makes the reports that
// the law asks for: the annual report of Perki 1/2021 Pasal 56-58, in full and as a
// summary, the yearly announcement of UU 14/2008 Pasal 12, the half-yearly summary
// of access of Perki 1/2021 Pasal 14 ayat (2) huruf e, and the bare statistics of
// any stretch of days.
//
//	b, err := laporan.Baca(ctx, store, buku, register.LingkupUmum(), laporan.Bahan{
//		Masa: laporan.MasaPeriode(kominfo.PeriodeTahun(2025)), Hari: hariIni, Kalender: kal})
//	l, err := laporan.Susun(b)
//	err = kertaspdf.Tulis(w, l.Lembar(laporan.Lengkap), kertaspdf.Opsi{})
//
// [Baca] reads columns only, never a body: nobody's identity and no text of a
// request comes in. [Susun] is a pure function of these rows, a calendar and the day
// of the report; it reads no store and no clock. The header of a report holds the
// hash of the rows and the version of the calendar, so that it can be made again and
// compared: the same input gives the same bytes, in whatever order it comes.
//
// # Two ways to count, each with its name
//
// The flow (arus) of a period is what happened in it: received, answered, refused.
// Every act falls into exactly one period, so four quarters add up to the year, and
// sisa awal + diterima = selesai + sisa akhir holds or is reported as broken. The
// cohort (angkatan) is the requests received in the period and what had become of
// them by the day of the report; the ratios are of the cohort, since answers to old
// requests must not make a year look better than it was. Each figure carries the
// sentence that says how it was counted ([Angka].Definisi).
//
// What happened after the day of the report is left out of the count, so a report
// can be made for an earlier day. Four things have no history in the columns and are
// taken as they stand now: the unit that handles a request, due dates moved by a
// changed calendar, and stage and ruling of a dispute.
//
// # What only people can write
//
// Policy, facilities, staff, budget, obstacles and recommendations come as texts
// ([DaftarNaskah]); the register laporan_ppid ([DefNaskah]) keeps them. What is
// missing is printed as a visible gap and listed in [Laporan].BelumDiisi.
package laporan
