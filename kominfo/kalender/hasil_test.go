package kalender

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The shape that the command hari-kerja and the API promise; names never change.
func TestHitunganJSON(t *testing.T) {
	h, err := Nasional().Tambah(tgl("2026-04-01"), 2)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	const skb = "SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025"
	want := `{"dari":"2026-04-01","n":2,"tanggal":"2026-04-06","dilewati":[` +
		`{"tanggal":"2026-04-03","jenis":"libur_nasional","alasan":"Wafat Yesus Kristus","keputusan":"` + skb + `","status":"sekunder"},` +
		`{"tanggal":"2026-04-04","jenis":"akhir_pekan","alasan":"Sabtu","keputusan":"Perpres 21/2023, Pasal 3","status":"sekunder"},` +
		`{"tanggal":"2026-04-05","jenis":"akhir_pekan","alasan":"Minggu; Kebangkitan Yesus Kristus (Paskah)","keputusan":"Perpres 21/2023, Pasal 3; ` + skb + `","status":"sekunder"}],` +
		`"aturan":"Hari kerja Senin sampai Jumat; libur nasional dan cuti bersama tidak dihitung.","versi_kalender":"` + Nasional().Versi() + `"}`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
	var kembali Hitungan
	if err := json.Unmarshal(b, &kembali); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(h, kembali); diff != "" {
		t.Errorf("round trip (-want +got):\n%s", diff)
	}

	// Nothing skipped is an empty list, not null; a note has its source.
	h, _ = Nasional().Tambah(tgl("2026-04-06"), 1)
	if b, _ := json.Marshal(h); !strings.Contains(string(b), `"dilewati":[]`) || strings.Contains(string(b), "catatan") {
		t.Errorf("no days skipped: %s", b)
	}
	h, _ = Nasional().Tambah(tgl("2027-05-14"), 1)
	b, _ = json.Marshal(h.Catatan)
	if !strings.HasPrefix(string(b), `[{"dari":"2027-05-17","sampai":"2027-05-18","isi":"Tanggal Iduladha 1448 H`) || !strings.Contains(string(b), `"sumber":{"regulasi":"SKB Menag 1205/2026`) {
		t.Errorf("note: %s", b)
	}
}

func TestHariJSON(t *testing.T) {
	for hari, want := range map[string]string{
		"2026-04-06": `{"tanggal":"2026-04-06","hari_kerja":true,"aturan":`,
		"2026-05-01": `{"tanggal":"2026-05-01","hari_kerja":false,"jenis":"libur_nasional","alasan":"Hari Buruh Internasional","keputusan":"SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025","status":"sekunder","aturan":`,
	} {
		h, err := Nasional().HariKerja(tgl(hari))
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := json.Marshal(h); !strings.HasPrefix(string(b), want) {
			t.Errorf("%s: %s", hari, b)
		}
	}
}

func TestPenjelasan(t *testing.T) {
	k := Nasional()
	mundur, _ := k.Tambah(tgl("2026-04-06"), -1)
	nol, _ := k.Tambah(tgl("2026-04-05"), 0)
	pendek, _ := k.Hitung(tgl("2026-04-03"), tgl("2026-04-05"))
	lama, _ := k.Tambah(tgl("2022-07-08"), 1)
	ekor := "Hari kerja Senin sampai Jumat; libur nasional dan cuti bersama tidak dihitung.\n"
	kaki := "Kalender: " + k.Versi() + "\n"
	const dasar = "Dasar:\n[1] Perpres 21/2023, Pasal 3 (sumber sekunder)\n[2] SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025 (sumber sekunder)\n"
	for _, c := range []struct{ nama, got, want string }{
		{"backwards", mundur.Penjelasan(), "Mundur dari Senin, 6 April 2026 (tidak dihitung) sampai Kamis, 2 April 2026: 1 hari kerja.\n" + ekor +
			"Dilewati 3 hari:\n- Jumat, 3 April 2026: Wafat Yesus Kristus [1]\n- Sabtu, 4 April 2026: akhir pekan [2]\n- Minggu, 5 April 2026: akhir pekan; Kebangkitan Yesus Kristus (Paskah) [2] [1]\n" +
			"Dasar:\n[1] SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025 (sumber sekunder)\n[2] Perpres 21/2023, Pasal 3 (sumber sekunder)\n" + kaki},
		{"nothing", nol.Penjelasan(), "Minggu, 5 April 2026: 0 hari kerja; tidak ada hari yang dihitung.\n" + ekor + kaki},
		{"none in between", pendek.Penjelasan(), "Dari Jumat, 3 April 2026 (tidak dihitung) sampai Minggu, 5 April 2026: 0 hari kerja.\n" + ekor +
			"Dilewati 2 hari:\n- Sabtu, 4 April 2026: akhir pekan [1]\n- Minggu, 5 April 2026: akhir pekan; Kebangkitan Yesus Kristus (Paskah) [1] [2]\n" + dasar + kaki},
		// The SKB is cited only on a weekend whose basis is less well known: it
		// must not look better known than the line says.
		{"doubtful basis", lama.Penjelasan(), "Dari Jumat, 8 Juli 2022 (tidak dihitung) sampai Senin, 11 Juli 2022: 1 hari kerja.\n" + ekor +
			"Dilewati 2 hari:\n- Sabtu, 9 Juli 2022: akhir pekan [1]\n- Minggu, 10 Juli 2022: akhir pekan; Hari Raya Iduladha 1443 H [1] [2]\n" +
			"Dasar:\n[1] Keppres 68/1995 (dari ingatan, belum diperiksa)\n[2] SKB Menag 678/2022, Menaker 2/2022, MenPANRB 2/2022 (dari ingatan, belum diperiksa)\n" + kaki},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.nama, diff)
		}
	}
	h, _ := k.HariKerja(tgl("2027-03-10"))
	want := "Rabu, 10 Maret 2027 bukan hari kerja.\nAlasan: Idulfitri 1448 H [SKB Menag 1205/2026, Menaker 3/2026, MenPANRB 2/2026] (sumber sekunder)\n" + ekor + "Perhatian: Tanggal Idulfitri 1448 H"
	if !strings.HasPrefix(h.Penjelasan(), want) {
		t.Errorf("one day:\n%s", h.Penjelasan())
	}
	if got := mundur.Dilewati[2].String(); got != "Minggu, 5 April 2026: akhir pekan; Kebangkitan Yesus Kristus (Paskah) [Perpres 21/2023, Pasal 3; SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025] (sumber sekunder)" {
		t.Errorf("one line: %s", got)
	}
}
