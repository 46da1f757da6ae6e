package kalender

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

const berkasPapua = `{
 "format": "lumbung.kalender-daerah/1",
 "nama": "contoh-papua",
 "judul": "Hari libur daerah contoh di Papua",
 "keputusan": [
  {"id": "A", "nomor": "Keputusan Gubernur contoh 1/2020", "ditandatangani": "2020-01-15", "status": "inferensi"},
  {"id": "B", "nomor": "Keputusan Bupati contoh 2/2026", "ditandatangani": "2026-03-02", "status": "inferensi"},
  {"id": "C", "nomor": "Keputusan Bupati contoh 3/2026", "ditandatangani": "2026-03-09", "status": "inferensi"}
 ],
 "hari": [
  {"tanggal": "2026-03-18", "nama": "Masuk kerja pada cuti bersama", "jenis": "hari_kerja", "keputusan": "B"},
  {"tanggal": "2026-03-28", "nama": "Pengganti 27 Maret", "jenis": "hari_kerja", "keputusan": "B"},
  {"tanggal": "2026-03-27", "nama": "Festival daerah", "jenis": "libur_daerah", "keputusan": "B"},
  {"tanggal": "2026-03-26", "nama": "Gladi festival", "jenis": "libur_daerah", "keputusan": "B", "dicabut": "C", "akibat": "dihapus"}
 ],
 "tahunan": [
  {"setiap": "02-05", "nama": "Hari Pekabaran Injil", "jenis": "libur_daerah", "keputusan": "A"},
  {"setiap": "10-26", "nama": "Hari tahunan contoh", "jenis": "libur_daerah", "keputusan": "A", "mulai": 2022, "sampai": 2023}
 ]
}`

func papua(t *testing.T) *Kalender {
	t.Helper()
	d, err := LoadDaerah([]byte(berkasPapua))
	if err != nil {
		t.Fatal(err)
	}
	k, err := Nasional().Dengan(Setelan{Daerah: []Daerah{d}})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestDaerah(t *testing.T) {
	k := papua(t)
	for _, c := range []struct {
		hari   string
		kerja  bool
		alasan string
	}{
		{"2026-02-05", false, "Hari Pekabaran Injil"},
		{"2023-02-05", false, "Minggu; Hari Pekabaran Injil"},
		{"2020-02-05", false, "Hari Pekabaran Injil"},
		{"2019-02-05", false, "Tahun Baru Imlek 2570 Kongzili"}, // the decree is of 2020
		{"2021-10-26", true, ""},
		{"2022-10-26", false, "Hari tahunan contoh"},
		{"2023-10-26", false, "Hari tahunan contoh"},
		{"2024-10-26", false, "Sabtu"},
		{"2026-03-18", true, "Masuk kerja pada cuti bersama"},
		{"2026-03-28", true, "Pengganti 27 Maret"},
		{"2026-03-27", false, "Festival daerah"},
		{"2026-03-26", true, ""},
	} {
		h, err := k.HariKerja(tgl(c.hari))
		if err != nil {
			t.Fatal(err)
		}
		if h.HariKerja != c.kerja || h.Alasan != c.alasan {
			t.Errorf("%s: working day %v (%q), want %v (%q)", c.hari, h.HariKerja, h.Alasan, c.kerja, c.alasan)
		}
	}
	// Before its decree the local day is unknown, before its revocation it holds.
	for pada, want := range map[string]bool{"2026-03-01": true, "2026-03-02": false, "2026-03-09": true} {
		if h, err := k.Pada(tgl(pada)).HariKerja(tgl("2026-03-26")); err != nil || h.HariKerja != want {
			t.Errorf("26 March as of %s: working day %v, want %v (%v)", pada, h.HariKerja, want, err)
		}
	}
	if h, err := k.Tambah(tgl("2026-03-16"), 10); err != nil || h.Tanggal != tgl("2026-04-06") {
		t.Errorf("Tambah = %s, %v", h.Tanggal, err)
	}
}

func TestPekanEnamHari(t *testing.T) {
	src := kominfo.Sumber{Regulasi: "Peraturan Bupati contoh", Status: kominfo.Inferensi}
	k, err := Nasional().Dengan(Setelan{Pekan: []Pekan{{Hari: 6, Sumber: src}, {Mulai: tgl("2024-04-12"), Hari: 5, Sumber: kominfo.Sumber{Regulasi: "Perpres 21/2023", Bagian: "Pasal 13", Status: kominfo.Sekunder}}}})
	if err != nil {
		t.Fatal(err)
	}
	if want := Nasional().Versi() + "+6hari-5hari@2024-04-12"; !strings.HasSuffix(k.Versi(), "+6hari-5hari@2024-04-12") {
		t.Errorf("Versi = %s, want the like of %s", k.Versi(), want)
	}
	for hari, want := range map[string]bool{"2024-04-06": true, "2024-04-13": false, "2024-04-07": false, "2019-06-01": false} {
		if h, err := k.HariKerja(tgl(hari)); err != nil || h.HariKerja != want {
			t.Errorf("%s: working day %v, want %v (%v)", hari, h.HariKerja, want, err)
		}
	}
	h, _ := k.HariKerja(tgl("2024-04-13"))
	if h.Keputusan != "Perpres 21/2023, Pasal 13" {
		t.Errorf("the weekend cites %q", h.Keputusan)
	}
	if want := "Hari kerja Senin sampai Sabtu, sejak 12 April 2024 Senin sampai Jumat; libur nasional dan cuti bersama tidak dihitung."; k.Aturan() != want {
		t.Errorf("Aturan = %q, want %q", k.Aturan(), want)
	}
}

func TestCutiBersamaSebagaiHariKerja(t *testing.T) {
	k, err := Nasional().Dengan(Setelan{CutiBersamaKerja: true})
	if err != nil {
		t.Fatal(err)
	}
	if h, err := k.Tambah(tgl("2026-05-11"), 10); err != nil || h.Tanggal != tgl("2026-05-26") {
		t.Errorf("Tambah = %s, want 2026-05-26 (%v)", h.Tanggal, err)
	}
	h, _ := k.HariKerja(tgl("2026-05-15"))
	if !h.HariKerja || h.Jenis != CutiBersama || !strings.Contains(h.Alasan, "dihitung sebagai hari kerja") {
		t.Errorf("cuti bersama: %+v", h)
	}
	if !strings.HasSuffix(k.Versi(), "+cuti-kerja") || !strings.Contains(k.Aturan(), "cuti bersama dihitung") {
		t.Errorf("%s; %s", k.Versi(), k.Aturan())
	}
	o, _ := k.Tahun(2026)
	if o.HariKerja != 240+8 {
		t.Errorf("2026 has %d working days, want 248", o.HariKerja)
	}
}

func TestVersiDaerah(t *testing.T) {
	k := papua(t)
	if !strings.HasPrefix(k.Versi(), Nasional().Versi()+"+contoh-papua.") {
		t.Errorf("Versi = %s", k.Versi())
	}
	lain, err := LoadDaerah([]byte(strings.Replace(berkasPapua, "2026-03-27", "2026-03-25", 1)))
	if err != nil {
		t.Fatal(err)
	}
	k2, err := k.Dengan(Setelan{Daerah: []Daerah{lain}})
	if err != nil {
		t.Fatal(err)
	}
	if k.Versi() == k2.Versi() {
		t.Error("another local day, the same version")
	}
	if k3, _ := k.Dengan(Setelan{}); k3.Versi() != Nasional().Versi() {
		t.Errorf("no choices left, yet %s", k3.Versi())
	}
	// The caller's slices may change afterwards.
	d, _ := LoadDaerah([]byte(berkasPapua))
	k4, _ := Nasional().Dengan(Setelan{Daerah: []Daerah{d}})
	d.Hari[2].Tanggal = tgl("2026-06-10")
	if k4.Pada(tgl("2030-01-01")).Versi() != k.Versi() {
		t.Error("the calendar follows its caller's slice")
	}
}

func TestDaerahBolakBalik(t *testing.T) {
	d, err := LoadDaerah([]byte(berkasPapua))
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	d2, err := LoadDaerah(b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, d2); diff != "" {
		t.Errorf("round trip (-want +got):\n%s", diff)
	}
}

func TestSetelanDitolak(t *testing.T) {
	asal := func() Daerah {
		d, err := LoadDaerah([]byte(berkasPapua))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		id   string
		ubah func(*Setelan)
	}{
		{"KAL-NAMA-01", func(s *Setelan) { s.Daerah[0].Nama = "Papua Pegunungan" }},
		{"KAL-NAMA-02", func(s *Setelan) { s.Daerah[0].Judul = "<b>Papua</b>" }},
		{"KAL-NAMA-03", func(s *Setelan) { s.Daerah = append(s.Daerah, asal()) }},
		{"KAL-HARI-01", func(s *Setelan) { s.Daerah[0].Hari = append(s.Daerah[0].Hari, s.Daerah[0].Hari[0]) }},
		{"KAL-HARI-02", func(s *Setelan) { s.Daerah[0].Hari[0].Keputusan = "Z" }},
		{"KAL-HARI-02", func(s *Setelan) { s.Daerah[0].Tahunan[0].Keputusan = "Z" }},
		{"KAL-HARI-03", func(s *Setelan) { s.Daerah[0].Hari[3].Dicabut = "A" }},
		{"KAL-HARI-04", func(s *Setelan) { s.Daerah[0].Hari[0].Tanggal = kominfo.Tanggal{} }},
		{"KAL-HARI-05", func(s *Setelan) { s.Daerah[0].Hari[0].Jenis = LiburNasional }},
		{"KAL-HARI-06", func(s *Setelan) { s.Daerah[0].Hari[0].Nama = "=1+1" }},
		{"KAL-HARI-06", func(s *Setelan) { s.Daerah[0].Tahunan[0].Nama = "satu; dua" }},
		{"KAL-HARI-09", func(s *Setelan) { s.Daerah[0].Tahunan[0].Setiap = "02-29" }},
		{"KAL-HARI-09", func(s *Setelan) { s.Daerah[0].Tahunan[0].Sampai, s.Daerah[0].Tahunan[0].Mulai = 2020, 2021 }},
		{"KAL-HARI-10", func(s *Setelan) { s.Daerah[0].Hari[0].Tanggal = tgl("2026-02-05") }},
		{"KAL-KPT-04", func(s *Setelan) { s.Daerah[0].Keputusan[0].Status = "pasti" }},
		{"KAL-PKN-02", func(s *Setelan) {
			s.Pekan = []Pekan{{Hari: 7, Sumber: kominfo.Sumber{Regulasi: "x", Status: kominfo.Inferensi}}}
		}},
		{"KAL-PKN-03", func(s *Setelan) {
			s.Pekan = []Pekan{{Hari: 6, Mulai: tgl("2020-01-01"), Sumber: kominfo.Sumber{Regulasi: "x", Status: kominfo.Inferensi}}}
		}},
		{"KAL-PKN-04", func(s *Setelan) { s.Pekan = []Pekan{{Hari: 6}} }},
	} {
		s := Setelan{Daerah: []Daerah{asal()}}
		c.ubah(&s)
		_, err := Nasional().Dengan(s)
		if !adaTemuan(err, c.id) {
			t.Errorf("want finding %s, got %v", c.id, err)
		}
	}
	if _, err := LoadDaerah([]byte(strings.Replace(berkasPapua, `"tahunan"`, `"pekan": [{}], "tahunan"`, 1))); !adaTemuan(err, "KAL-BERKAS-05") {
		t.Errorf("a list that is not for regions: %v", err)
	}
	if _, err := LoadDaerah(berkasNasional); !adaTemuan(err, "KAL-BERKAS-03") {
		t.Errorf("the national file as a region: %v", err)
	}
}

func adaTemuan(err error, id string) bool {
	e, ok := errors.AsType[*kominfo.Error](err)
	if !ok || e.Kind != kominfo.TidakSah {
		return false
	}
	for _, f := range e.Findings {
		if f.ID == id {
			return true
		}
	}
	return false
}
