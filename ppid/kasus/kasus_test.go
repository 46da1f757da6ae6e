package kasus

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

// jawab answers one case the way a caller sees it: as JSON.
func jawab(t *testing.T, kind, input string) map[string]any {
	t.Helper()
	ks, banyak, err := Baca([]byte(`{"kind":"` + kind + `","input":` + input + `}`))
	if err != nil || banyak || len(ks) != 1 {
		t.Fatalf("%s %s: %v", kind, input, err)
	}
	return keJSON(t, Jawab(ks[0], ppid.Bawaan(), kalender.Nasional(), kalender.Setelan{}))
}

func keJSON(t *testing.T, j Jawaban) (out map[string]any) {
	t.Helper()
	b, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// periksa compares the fields that a case expects.
func periksa(t *testing.T, kind, input, mau string) {
	t.Helper()
	var want map[string]any
	if err := json.Unmarshal([]byte(mau), &want); err != nil {
		t.Fatal(err)
	}
	got := jawab(t, kind, input)
	for n, v := range want {
		g, ada := got[n]
		if diff := cmp.Diff(v, g); diff != "" || !ada {
			t.Errorf("%s %s: %s (-want +got):\n%s\n%v", kind, input, n, diff, got)
		}
	}
}

func TestJawab(t *testing.T) {
	for _, c := range [][3]string{
		{"permohonan.jawaban", `{"received_at":"2025-02-03T10:00:00+07:00","zone":"WIB","complete_on_receipt":true}`, `{"day0":"2025-02-03","due":"2025-02-17","due_if_extended":"2025-02-26","skipped_weekday_nonworking":[]}`},
		{"permohonan.jawaban", `{"received_at":"2026-05-11T10:00:00+07:00","complete_on_receipt":true}`, `{"due":"2026-05-29","due_if_extended":"2026-06-10","due_if_cuti_bersama_is_working":"2026-05-26","skipped":["2026-05-14","2026-05-15","2026-05-27","2026-05-28","2026-06-01"]}`},
		{"permohonan.jawaban", `{"received_at":"2025-05-08T16:30:00Z","zone":"WIT"}`, `{"day0":"2025-05-09","due":"2025-05-27"}`},
		{"permohonan.jawaban", `{"received_at":"2025-05-08T16:30:00Z","zone":"WITA"}`, `{"day0":"2025-05-09"}`},
		{"permohonan.jawaban", `{"received_at":"2025-05-08T16:30:00Z","zone":"WIB"}`, `{"day0":"2025-05-08"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-09"}`, `{"due":"2025-02-21","alt_due_if_deemed_received_next_working_day":"2025-02-24"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-09","deemed_received_next_working_day":true}`, `{"day0":"2025-02-10","due":"2025-02-24"}`},
		{"permohonan.jawaban", `{"received_on":"2025-08-06"}`, `{"due":"2025-08-21","due_before_amendment":"2025-08-20","due_after_amendment":"2025-08-21"}`},
		{"permohonan.jawaban", `{"received_on":"2025-08-06","calendar_known_on":"2025-08-06"}`, `{"due":"2025-08-20","due_after_amendment":"2025-08-21"}`},
		{"permohonan.jawaban", `{"received_on":"2025-08-06","calendar_as_of":"2025-08-07"}`, `{"due":"2025-08-21"}`},
		{"permohonan.jawaban", `{"received_on":"2025-08-06","calendar_version":"before_2025-08-07"}`, `{"due":"2025-08-20"}`},
		{"permohonan.jawaban", `{"received_on":"2025-08-06","calendar":"2025-08-06T10:00:00+07:00"}`, `{"due":"2025-08-20"}`},
		{"permohonan.jawaban", `{"received_on":"2025-08-06","calendar":"latest"}`, `{"due":"2025-08-21"}`},
		{"permohonan.jawaban", `{"received_on":"2025-08-11","holiday_added":"2025-08-18","announced_on":"2025-08-07"}`, `{"due":"2025-08-26","due_before_amendment":"2025-08-25"}`},
		{"permohonan.jawaban", `{"received_at":"2025-05-08T16:30:00Z","zone":"Asia/Makassar","office":"Kabupaten X"}`, `{"day0":"2025-05-09"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","work_week":6}`, `{"due":"2025-02-14"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","six_day_office":true}`, `{"due":"2025-02-14"}`},
		{"permohonan.jawaban", `{"received_on":"2026-05-11","cuti_bersama_policy":"working"}`, `{"due":"2026-05-26"}`},
		{"permohonan.jawaban", `{"received_on":"2026-05-11","policy":{"cuti_bersama":"working"}}`, `{"due":"2026-05-26"}`},
		{"permohonan.jawaban", `{"received_on":"2026-02-02","local_holidays":["2026-02-05"]}`, `{"due":"2026-02-19","skipped":["2026-02-05","2026-02-16","2026-02-17"]}`},
		{"permohonan.jawaban", `{"received_on":"2026-02-02","overlays":[{"date":"2026-02-05","name":"Pekabaran Injil","known_on":"2026-02-04"}],"as_known_on":"2026-02-02"}`, `{"due":"2026-02-18","due_after_amendment":"2026-02-19"}`},
		{"permohonan.jawaban", `{"received_on":"2026-02-02","local_holidays":{"date":"2026-02-05","name":"Pekabaran Injil"}}`, `{"due":"2026-02-19"}`},
		{"permohonan.jawaban", `{"received_on":"2026-02-02","local_working_days":["2026-02-07"]}`, `{"due":"2026-02-13"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","complete_on_receipt":false,"incomplete_letter_received_on":"2025-02-06","completed_on":"2025-02-10"}`, `{"due":"2025-02-24","due_from_complete":"2025-02-24","due_from_receipt":"2025-02-17","completion_due":"2025-02-11","check_due":"2025-02-06"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","complete_on_receipt":false,"incomplete_letter_received_on":"2025-02-06","completed_on":"2025-02-12"}`, `{"due":null,"state":"tidak_ditindaklanjuti","valid":false,"due_from_receipt":"2025-02-17"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","complete_on_receipt":false}`, `{"due":null,"state":"tidak_lengkap","due_from_receipt":"2025-02-17"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","declared_complete_on":"2025-02-10","start_rule":"receipt"}`, `{"due":"2025-02-17","due_from_complete":"2025-02-24"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","declared_complete_on":"2025-02-10","outcome":"ditolak"}`, `{"due":"2025-02-17"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","extended":true,"today":"2025-02-20"}`, `{"due":"2025-02-17","due_in_force":"2025-02-26","overdue":false,"remaining_working_days":4,"state":"terdaftar"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","today":"2025-02-18"}`, `{"overdue":true,"remaining_working_days":-1,"state":"lewat_waktu"}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","answered_on":"2025-02-18"}`, `{"on_time":false,"reason":"terlambat"}`},
		{"permohonan.jawaban", `{"received_at":"2027-12-20T10:00:00+07:00","calendar_years_loaded":[2024,2025,2026]}`, `{"error":"kalender_tidak_tersedia","due":null}`},
		{"permohonan.jawaban", `{"received_on":"2026-12-21","calendar_years_loaded":[2026]}`, `{"error":"kalender_tidak_tersedia","due":null}`},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","calendar_years_loaded":[2031]}`, `{"error":"kalender_tidak_tersedia","due":null}`},
		{"permohonan.perpanjangan", `{"received_at":"2025-02-03T10:00:00+07:00","extension_notice_sent_at":"2025-02-14T08:00:00+07:00","reason_written":false}`, `{"valid":false,"reason":"tanpa_alasan_tertulis","due":"2025-02-17"}`},
		{"permohonan.perpanjangan", `{"received_on":"2025-02-03","extension_notice_sent_at":"2025-02-17T23:59:59+07:00","reason_written":true}`, `{"valid":true,"reason":null,"due":"2025-02-26","original_due":"2025-02-17"}`},
		{"permohonan.perpanjangan", `{"received_on":"2025-02-03","extension_notice_sent_at":"2025-02-17T17:00:01Z","reason_written":true}`, `{"valid":false,"reason":"terlambat","due":"2025-02-17","on_time":false}`},
		{"permohonan.perpanjangan", `{"received_on":"2025-02-03","extension_notice_sent_on":"2025-02-10","second_extension_notice_sent_on":"2025-02-24","reason_written":true}`, `{"valid":false,"reason":"sudah_diperpanjang","due":"2025-02-26"}`},
		{"permohonan.perpanjangan", `{"received_on":"2025-02-03","extension_notice_sent_on":"2025-02-24","already_extended":true,"reason_written":true}`, `{"valid":false,"reason":"sudah_diperpanjang"}`},
		{"permohonan.perpanjangan", `{"received_on":"2025-02-03","extension_notice_sent_on":"2025-02-10","extension_number":1}`, `{"valid":true}`},
		{"permohonan.perpanjangan", `{"received_on":"2025-02-03","extensions":[{"sent_at":"2025-02-10","reason_written":true},"2025-02-11"]}`, `{"valid":false,"reason":"sudah_diperpanjang"}`},
		{"permohonan.kelengkapan", `{"received_on":"2025-02-03","incomplete_letter_received_on":"2025-02-06","completed_on":"2025-02-10"}`, `{"completion_due":"2025-02-11","due":"2025-02-11","valid":true,"due_from_complete":"2025-02-24","due_from_receipt":"2025-02-17","check_due":"2025-02-06"}`},
		{"permohonan.kelengkapan", `{"received_on":"2025-02-03"}`, `{"check_due":"2025-02-06"}`},
		{"periksa_kelengkapan", `{"received_on":"2025-02-03","registered_on":"2025-02-04"}`, `{"check_due":"2025-02-07","due":"2025-02-07"}`},
		{"keberatan.pengajuan", `{"zone":"WIB","ground":"a","ground_found_on":"2025-03-03"}`, `{"objection_due":"2025-04-24","may_object_from":"2025-03-03","skipped":["2025-03-28","2025-03-31","2025-04-01","2025-04-02","2025-04-03","2025-04-04","2025-04-07","2025-04-18"]}`},
		{"keberatan.pengajuan", `{"ground":"c","request_received_at":"2025-02-03T23:30:00+07:00"}`, `{"request_due":"2025-02-17","objection_due":"2025-04-09","may_object_from":"2025-02-18"}`},
		{"keberatan.pengajuan", `{"grounds":["c","g"],"request_due":"2025-02-17"}`, `{"objection_due":"2025-04-09","may_object_from":"2025-02-18"}`},
		{"keberatan.pengajuan", `{"ground":"a","ground_found_on":"2025-03-03","filed_on":"2025-04-25"}`, `{"on_time":false,"valid":false,"reason":"terlambat"}`},
		{"keberatan.tanggapan", `{"objection_received_on":"2025-06-02","registered_on":"2025-06-04"}`, `{"answer_due":"2025-07-17","due_from_register":"2025-07-21","due_from_receipt":"2025-07-17"}`},
		{"keberatan.tanggapan", `{"received_at":"2025-06-02T08:00:00+07:00"}`, `{"answer_due":"2025-07-17"}`},
		{"keberatan.tanggapan", `{"objection_received_on":"2025-06-02","today":"2025-07-18"}`, `{"state":"keberatan_lewat_waktu","overdue":true}`},
		{"sengketa.pengajuan", `{"zone":"WIB","atasan_answer_received_on":"2026-03-10"}`, `{"dispute_due":"2026-04-07","skipped":["2026-03-18","2026-03-19","2026-03-20","2026-03-23","2026-03-24","2026-04-03"]}`},
		{"sengketa.pengajuan", `{"objection_received_on":"2025-06-02","atasan_answer_received_on":null,"atasan_silent":true}`, `{"answer_due":"2025-07-17","dispute_due":"2025-08-06","may_dispute_from":"2025-07-18"}`},
		{"sengketa.ki", `{"application_received_on":"2025-08-06"}`, `{"register_due":"2025-08-11","start_due":"2025-08-27","finish_due":"2025-12-30"}`},
		{"sengketa.registrasi", `{"received_on":"2025-08-06"}`, `{"due":"2025-08-11","register_due":"2025-08-11"}`},
		{"mediasi", `{"first_meeting_on":"2025-09-01","extended":true}`, `{"due":"2025-09-22","due_if_extended":"2025-10-01","due_in_force":"2025-10-01"}`},
		{"mediasi.mulai", `{"first_hearing_on":"2025-09-04"}`, `{"first_meeting_due":"2025-09-10"}`},
		{"putusan.gugatan", `{"ruling_received_on":"2025-12-15"}`, `{"court_due":"2026-01-07"}`},
		{"gugat", `{"ruling_received_on":"2025-12-15","ruling_kind":"mediasi"}`, `{"due":null,"valid":false,"reason":"putusan_mediasi_final"}`},
		{"kasasi", `{"court_ruling_received_on":"2025-12-11"}`, `{"cassation_due":"2025-12-25","due_is_nonworking":true,"last_working_day_on_or_before":"2025-12-24"}`},
		{"kasasi", `{"ruling_received_on":"2025-12-15","unit":"hari_kerja"}`, `{"due":"2026-01-07"}`},
		{"laporan.tahunan", `{"fiscal_year":2024}`, `{"due":"2025-03-31","due_is_nonworking":true,"last_working_day_on_or_before":"2025-03-27"}`},
		{"laporan.tahunan", `{"fiscal_year":"2025"}`, `{"due":"2026-03-31","due_is_nonworking":false,"last_working_day_on_or_before":"2026-03-31"}`},
		{"pemutakhiran_dip", `{"last_update_on":"2025-08-31"}`, `{"due":"2026-02-28"}`},
		{"umumkan_berkala", `{"previous_announcement_on":"2025-06-30"}`, `{"due":"2025-12-30"}`},
		{"buka_setelah_pengecualian", `{"exemption_ends_on":"2025-12-31"}`, `{"declare_open_by":"2025-11-17","opens_on":"2025-12-31"}`},
		{"maks_pengecualian_huruf_a", `{"decided_on":"1996-02-29"}`, `{"due":"2026-02-28"}`},
	} {
		periksa(t, c[0], c[1], c[2])
	}
}

// A case that cannot be answered says why, and names what is known.
func TestJawabSalah(t *testing.T) {
	for _, c := range [][4]string{
		{"permohonan.sulap", `{}`, JenisTidakDikenal, "permohonan.jawaban"},
		{"", `{}`, JenisTidakDikenal, "kasasi"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","warna":"biru"}`, IsianTidakDikenal, "warna"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","<b>x":1}`, IsianTidakDikenal, "·b·x"},
		{"permohonan.jawaban", `{}`, MasukanTidakSah, "belum diisi"},
		{"permohonan.jawaban", `{"received_on":"2025-02-30"}`, MasukanTidakSah, "received_on"},
		{"permohonan.jawaban", `{"received_on":{"a":1}}`, MasukanTidakSah, "teks"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","received_at":"2025-02-04"}`, MasukanTidakSah, "hal yang sama"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","zone":"WIX"}`, MasukanTidakSah, "WITA"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","calendar_known_on":"dulu"}`, MasukanTidakSah, "calendar_known_on"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","work_week":7}`, MasukanTidakSah, "5 atau 6"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","cuti_bersama_policy":"terserah"}`, MasukanTidakSah, "nonworking"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","start_rule":"besok"}`, MasukanTidakSah, "lengkap, diterima"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","calendar_years_loaded":"semua"}`, MasukanTidakSah, "daftar tahun"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","calendar_years_loaded":[2024,2026]}`, MasukanTidakSah, "berurutan"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","local_holidays":[7]}`, MasukanTidakSah, "butir ke-1"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","local_holidays":["2025-02-05"],"local_working_days":["2025-02-05"]}`, MasukanTidakSah, "sekaligus"},
		{"permohonan.jawaban", `{"received_on":"2025-02-03","declared_complete_on":"2025-02-01"}`, MasukanTidakSah, "mendahului"},
		{"keberatan.pengajuan", `{"ground":"z","ground_found_on":"2025-03-03"}`, MasukanTidakSah, "a sampai g"},
		{"laporan.tahunan", `{"fiscal_year":"dua ribu"}`, MasukanTidakSah, "bilangan bulat"},
		{"sengketa.pengajuan", `{"atasan_silent":true,"atasan_answer_received_on":"2025-03-03"}`, MasukanTidakSah, "diam"},
	} {
		got := jawab(t, c[0], c[1])
		pesan, _ := got["pesan"].(string)
		if due, ada := got["due"]; got["error"] != c[2] || !ada || due != nil || !strings.Contains(pesan, c[3]) {
			t.Errorf("%s %s: %v", c[0], c[1], got)
		}
	}
}

func TestBaca(t *testing.T) {
	ks, banyak, err := Baca([]byte("\xef\xbb\xbf" + `{"title":"x","cases":[{"id":"A","kind":"kasasi","input":{"ruling_received_on":"2025-12-15"},"expected":{"due":"salah"}},7,{"id":9,"jenis":"kasasi","input":[]}]}`))
	if err != nil || !banyak || len(ks) != 3 {
		t.Fatalf("%v %v %d", err, banyak, len(ks))
	}
	var got []map[string]any
	for _, k := range ks {
		got = append(got, keJSON(t, Jawab(k, ppid.Bawaan(), kalender.Nasional(), kalender.Setelan{})))
	}
	if got[0]["id"] != "A" || got[0]["due"] != "2025-12-29" || got[1]["error"] != MasukanTidakSah || got[2]["error"] != MasukanTidakSah {
		t.Errorf("%v", got)
	}
	if ks, banyak, err := Baca([]byte(`[]`)); err != nil || !banyak || len(ks) != 0 {
		t.Error(ks, banyak, err)
	}
	for nama, b := range map[string]string{"kosong": "", "teks": `"x"`, "potong": `[{"kind"`, "cases teks": `{"cases":"x"}`,
		"besar": strings.Repeat(" ", batasBerkas+1), "banyak": "[" + strings.Repeat("{},", batasKasus) + "{}]"} {
		if _, _, err := Baca([]byte(b)); err == nil {
			t.Errorf("%s terbaca", nama)
		}
	}
}

// No name leads to two facts, and every fact is found by each of its names.
func TestNama(t *testing.T) {
	ada := map[string]string{}
	for _, i := range daftarIsian {
		for _, n := range append(strings.Fields(i.lain), i.kode) {
			if lama, dua := ada[n]; dua {
				t.Errorf("%q menunjuk %s dan %s", n, lama, i.kode)
			}
			ada[n] = i.kode
			for _, s := range []string{n, strings.ToUpper(n)} {
				if k, ok := baku(s); !ok || k != i.kode {
					t.Errorf("%q: %q %v", s, k, ok)
				}
			}
		}
	}
	for _, n := range []string{"", "_at", "_at_on", "xx"} {
		if k, ok := baku(n); ok {
			t.Errorf("%q menjadi %q", n, k)
		}
	}
}

// FuzzJawab: whatever the file holds, every case gets an answer that is JSON,
// with a due date or an error, and no hostile text comes back.
func FuzzJawab(f *testing.F) {
	for _, s := range []string{
		`[{"id":"1","kind":"permohonan.jawaban","input":{"received_at":"2025-02-03T10:00:00+07:00","zone":"WIB"}}]`,
		`{"kind":"permohonan.perpanjangan","input":{"received_on":"2025-02-03","extensions":[{"sent_at":"2025-02-10"},null,[]]}}`,
		`{"cases":[{"kind":"kasasi","input":{"ruling_received_on":"9999-12-31"}},null,7,"x"]}`,
		`{"kind":"permohonan.jawaban","input":{"received_on":"2026-02-02","local_holidays":{"holidays":[{"date":"2026-02-05"}]},"calendar":"2026-01-01"}}`,
		`{"kind":"permohonan.jawaban","input":{"received_on":"2026-02-02","policy":{"policy":{}},"calendar_years_loaded":[2026,-1]}}`,
		`{"kind":"pengecualian.huruf_a","input":{"decided_on":"9999-12-31"}}`,
		`{"kind":"laporan.tahunan","input":{"fiscal_year":1e9}}`, `{"kind":"dip","input":{"x<script>":""}}`, `{}`, `[`, ``,
	} {
		f.Add([]byte(s))
	}
	k := kalender.Nasional()
	f.Fuzz(func(t *testing.T, b []byte) {
		ks, _, err := Baca(b)
		if err != nil {
			return
		}
		for _, c := range ks[:min(len(ks), 20)] {
			out := Jawab(c, ppid.Bawaan(), k, kalender.Setelan{})
			if _, err := json.Marshal(out); err != nil {
				t.Fatalf("%v: %v", out, err)
			}
			if _, ada := out["due"]; !ada {
				t.Fatalf("tanpa tenggat: %v", out)
			}
			if p, ada := out["pesan"].(string); ada && (p == "" || strings.ContainsAny(p, "<\x1b\x00") || len(p) > 4000) {
				t.Fatalf("pesan %q", p)
			}
		}
	})
}
