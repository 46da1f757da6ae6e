package kasus

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/ppid"
)

// isian is one fact that a case may state.
type isian struct {
	kode string // the name in error messages
	lain string // other names, parted by spaces
}

// daftarIsian are all facts, under the names without _at, _on, _date. "terima"
// is the event of the kind itself.
var daftarIsian = [...]isian{
	{"received", "receipt terima diterima day0 start_event"},
	{"request_received", "permohonan_diterima request_receipt request_filed request_submitted requested request"},
	{"registered", "register_entry entered_in_register register_entered recorded dicatat registration registered_in_register objection_registered objection_register_entry keberatan_dicatat"},
	{"complete_on_receipt", "complete_at_receipt complete is_complete lengkap"},
	{"incomplete", "is_incomplete tidak_lengkap declared_incomplete incomplete_declared found_incomplete"},
	{"incomplete_letter_received", "incomplete_notice_received incompleteness_letter_received incompleteness_notice_received letter_received notice_received incomplete_letter incomplete_notice surat_tidak_lengkap_diterima surat_tidak_lengkap surat_keterangan_tidak_lengkap letter_received_by_applicant applicant_received_letter incomplete_told told_incomplete"},
	{"incomplete_letter_sent", "incomplete_notice_sent incompleteness_letter_sent letter_sent surat_tidak_lengkap_dikirim checked check_done"},
	{"completed", "completion completed_by_applicant applicant_completed completion_received supplemented dilengkapi documents_completed gaps_closed completion_submitted applicant_completes"},
	{"declared_complete", "complete_declared dinyatakan_lengkap complete_from registered_complete accepted_complete declared_complete_by_officer"},
	{"extension_notice_sent", "extension_sent extension_notice extension_notified extension_told extension perpanjangan extension_notice_received notified extension_notices extensions extension_sent_to_applicant first_extension_notice_sent first_extension_sent first_extension first_notice_sent"},
	{"reason_written", "written_reason reason_given with_reason has_reason beralasan reason first_reason_written extension_reason in_writing_with_reason alasan_tertulis"},
	{"second_extension_notice_sent", "second_extension_sent second_extension second_notice_sent second_extension_notice perpanjangan_kedua"},
	{"second_reason_written", "second_written_reason second_reason"},
	{"already_extended", "previously_extended extended_before previous_extensions extensions_before prior_extensions extension_count extension_number previous_extension_count earlier_extensions sudah_diperpanjang"},
	{"extended", "diperpanjang is_extended extension_valid extension_agreed agreed_extension parties_agree extended_by_agreement parties_agree_to_extend extension_by_agreement"},
	{"answered", "answer_sent notice_sent reply_sent responded dijawab ditanggapi notification_sent atasan_answered atasan_answer_sent replied response_sent pemberitahuan_dikirim"},
	{"answer_received", "atasan_answer_received atasan_answer response_received reply_received tanggapan_diterima decision_received atasan_decision_received written_answer_received written_answer atasan_response_received atasan_reply_received objection_answer_received"},
	{"refusal", "is_refusal ditolak refuse"},
	{"outcome", "hasil result decision_kind"},
	{"ground", "grounds alasan huruf objection_ground objection_grounds ground_letter alasan_keberatan"},
	{"ground_found", "ground_known found ground_arose found_ground discovered ditemukan alasan_ditemukan refusal_received refused refusal_notice_received ground_discovered notice_found"},
	{"request_due", "reply_due permohonan_due request_lapsed jawaban_lewat request_deadline due_of_request request_answer_due"},
	{"objection_received", "objection_filed objection_submitted objection keberatan_diajukan keberatan_diterima objection_received_in_writing filed_objection"},
	{"filed", "filing submitted diajukan submission"},
	{"atasan_silent", "silence silent no_answer atasan_silence diam no_reply unanswered"},
	{"answer_due", "lapsed lapse objection_lapsed thirty_days_ended atasan_due atasan_answer_due objection_answer_due period_ended silence_ended expired deadline_lapsed thirty_lapsed objection_period_lapsed atasan_period_ended tanggapan_lewat lapse_day objection_period_ended atasan_deadline"},
	{"application_received", "dispute_received dispute_filed ki_received application_filed dispute_application_received application dispute_application_filed sengketa_diajukan ki_application_received dispute_submitted application_submitted"},
	{"process_started", "started ki_started sengketa_dimulai dispute_started proceedings_started"},
	{"first_hearing", "hearing first_session sidang_pertama"},
	{"first_meeting", "first_mediation first_mediation_meeting mediation_first_meeting mediation_started mediation_start mediation mediasi_pertama mediation_meeting"},
	{"ruling_received", "ruling putusan_diterima court_ruling_received verdict_received ki_ruling_received adjudication_ruling_received ruling_copy_received judgment_received judgement_received court_decision_received"},
	{"ruling_kind", "ruling_type kind_of_ruling putusan jenis_putusan"},
	{"mediated", "mediation_ruling putusan_mediasi is_mediation"},
	{"suit_filed", "lawsuit_filed court_filed cassation_filed gugatan_diajukan kasasi_diajukan"},
	{"fiscal_year", "year report_year tahun_anggaran tahun reporting_year"},
	{"previous_update", "last_update last_updated previous_announcement last_announced last_announcement previous updated dip_updated previous_updated sebelumnya last_dip_update previous_dip_update"},
	{"exemption_ends", "exemption_end exemption_expires exemption_until end ends expires expiry exemption_expiry pengecualian_berakhir exemption_ended retention_ends exemption_period_ends exempt_until"},
	{"exemption_decided", "decided exemption_decision exempted exemption_set pengecualian_ditetapkan decision exemption_start exemption_fixed"},
	{"today", "now evaluated current hari_ini evaluation asked check_day on"},
	{"zone", "zona time_zone timezone office_zone"},
	{"calendar_years_loaded", "calendar_years years_loaded years tahun_kalender"},
	{"calendar_known", "calendar_as_known known as_known calendar_as_of as_of calendar_version calendar_at calendar_pada computed calculated knowledge calendar_as_known_on calendar_state calendar_before"},
	{"calendar_changed", "calendar_amended amended amendment announced decreed signed amendment_signed amendment_announced holiday_announced"},
	{"local_holidays", "holiday_added added_holiday new_holiday local_holiday regional_holidays overlays overlay extra_holidays added_holidays holidays libur_daerah office_holidays local_overlay calendar_overlay local_nonworking_days holidays_added additional_holidays"},
	{"local_working_days", "extra_working_days working_days_added hari_kerja_daerah added_working_days"},
	{"work_week", "working_week six_day_week six_day_office six_days six_day days_per_week workweek office_week work_days_per_week working_days_per_week pekan_kerja week enam_hari"},
	{"cuti_bersama_policy", "cuti_bersama cuti_bersama_is_working cuti_bersama_working cuti_bersama_nonworking cuti_bersama_is_nonworking"},
	{"start_rule", "clock_start count_from ten_days_from start_policy start mulai_jawaban counted_from clock clock_policy start_of_ten_days mulai_tanggapan mulai_sengketa"},
	{"received_on_nonworking_day", "nonworking_receipt deemed_received_next_working_day receipt_policy terima_hari_libur receipt_on_nonworking_day"},
	{"unit", "cassation_unit satuan satuan_kasasi"},
	{"policy", "policies kebijakan office_policy calendar"},
	{"note", "office title channel applicant applicant_kind written oral case description information kanal pemohon catatan request_number number stage desa village by_proxy requester"},
}

// baku gives the fact for a name in a file; false when there is none.
func baku(nama string) (string, bool) {
	n := strings.ToLower(strings.TrimSpace(nama))
	for {
		for _, i := range daftarIsian {
			if i.kode == n || slices.Contains(strings.Fields(i.lain), n) {
				return i.kode, true
			}
		}
		p := n
		for _, akhiran := range [...]string{"_at", "_on", "_date", "_day", "_local", "_time", "_pada", "_tanggal"} {
			n = strings.TrimSuffix(n, akhiran)
		}
		for _, awalan := range [...]string{"tanggal_", "date_"} {
			n = strings.TrimPrefix(n, awalan)
		}
		if n == p {
			return "", false
		}
	}
}

// dikenal lists the facts for an error message.
func dikenal() string {
	var out []string
	for _, i := range daftarIsian {
		out = append(out, i.kode)
	}
	return strings.Join(out, ", ")
}

// menurutJenis settles the names that mean another fact for another kind.
func menurutJenis(j ppid.Jenis, kode string) string {
	sengketa := j == ppid.RegistrasiSengketa || j == ppid.MulaiSengketa || j == ppid.SelesaiSengketa
	pengadilan := j == ppid.GugatanPengadilan || j == ppid.KasasiPengadilan
	switch kode {
	case "received":
		switch {
		case j == ppid.PengajuanKeberatan || strings.HasPrefix(string(j), "permohonan."):
			return "request_received"
		case j == ppid.TanggapanKeberatan:
			return "objection_received"
		case j == ppid.PengajuanSengketa:
			return "answer_received"
		case sengketa:
			return "application_received"
		case pengadilan:
			return "ruling_received"
		case j == ppid.MulaiMediasi:
			return "first_hearing"
		case j == ppid.SelesaiMediasi:
			return "first_meeting"
		case j == ppid.PemutakhiranDIP || j == ppid.InformasiBerkala:
			return "previous_update"
		case j == ppid.PembukaanPengecualian:
			return "exemption_ends"
		case j == ppid.PengecualianHurufA:
			return "exemption_decided"
		}
	case "filed":
		switch {
		case strings.HasPrefix(string(j), "permohonan."):
			return "request_received"
		case strings.HasPrefix(string(j), "keberatan."):
			return "objection_received"
		case pengadilan:
			return "suit_filed"
		}
		return "application_received"
	case "answered":
		if j == ppid.PerpanjanganPermohonan {
			return "extension_notice_sent"
		}
	case "answer_received":
		if pengadilan {
			return "ruling_received"
		}
		if j == ppid.PengajuanKeberatan || strings.HasPrefix(string(j), "permohonan.") {
			return "answered"
		}
	case "calendar_changed":
		if j == ppid.PemutakhiranDIP || j == ppid.InformasiBerkala {
			return "previous_update" // "announced_on"
		}
	case "answer_due":
		if j == ppid.PengajuanKeberatan {
			return "request_due"
		}
	case "process_started":
		if j == ppid.SelesaiMediasi {
			return "first_meeting"
		}
	}
	return kode
}
