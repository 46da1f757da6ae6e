// Package kalender counts government working days in Indonesia by decree.
//
// A working day is a day of the work week (Monday to Friday, Perpres 21/2023
// Pasal 3) that is neither libur nasional nor cuti bersama. Which days those
// are is decreed each year by three ministers (SKB) and changed late: 18 August
// 2025 was added eleven days before. So the calendar is data with its history,
// every answer says which day was skipped under which decree, and a year
// without a decree is refused, never guessed.
//
//	k := kalender.Nasional()
//	diterima := kominfo.NewTanggal(2026, time.March, 16)
//	h, err := k.Tambah(diterima, 10) // UU 14/2008 Pasal 22 ayat (7)
//	if err != nil {
//		return err // no SKB for a year on the way: the message names it
//	}
//	fmt.Println(h.Tanggal)      // 2026-04-07
//	fmt.Println(h.Versi)        // store it with the deadline
//	fmt.Println(h.Penjelasan()) // every skipped day, with its decree
//
// [Kalender.Hitung] counts between two dates, [Kalender.HariKerja] judges one
// day, [Kalender.Tahun] lists a year for a page. [Kalender.Pada] gives the
// calendar as it stood on an earlier day. [Kalender.Dengan] adds what one office
// may choose: regional holidays, local working days, a six-day week.
// [Load] replaces the national data when a decree comes between two releases.
//
// # The data
//
// nasional.json holds the decrees for 2019 to 2027 and every date they set,
// also the dates that were later taken back. No decree was opened itself: dates
// and numbers were compared between public data sets and news pages, so their
// status is "sekunder", and "dari_ingatan" where no page was found; results
// carry that status. Idulfitri and Iduladha 2027 may still move; results that
// touch them carry a note.
package kalender
