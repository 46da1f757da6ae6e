// Package kasus answers dated cases: files of facts with the due dates asked of
// them, as other programs write them to test a calculator of deadlines.
//
// A file is one case, an array of cases, or an object with "cases":
//
//	{"id": "1", "kind": "permohonan.jawaban",
//	 "input": {"received_at": "2025-02-03T10:00:00+07:00", "zone": "WIB"}}
//
// Its field names are English, as such files are; package ppid has the law
// itself. Names of facts may also be Indonesian, and the ending that says it is a
// date (_at, _on, _date) may be left out. A date is "2025-02-03" or a moment; a
// moment is converted to the zone of the office.
//
// The answer is one flat object for each case, with the same names throughout:
// "day0", "due", "due_if_extended", "skipped", and what the kind adds. A case
// that cannot be answered has "error" with a stable code, "pesan" with the
// reason in Indonesian, and "due": null; the others are answered all the same.
//
// The calendar is that of the program. A case may narrow it (calendar_years_loaded,
// calendar_known_on), add to it (local_holidays, local_working_days) or choose
// (work_week, cuti_bersama_policy); what else a file holds is left alone.
package kasus
