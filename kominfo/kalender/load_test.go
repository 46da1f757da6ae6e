package kalender

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

// kecil is a whole national file of two years.
const kecil = `{
 "format": "lumbung.kalender/1",
 "nama": "uji",
 "judul": "Kalender uji",
 "pekan": [{"hari": 5, "sumber": {"regulasi": "Perpres 21/2023", "bagian": "Pasal 3", "status": "sekunder"}}],
 "tahun": [{"tahun": 2030, "libur_nasional": 2, "cuti_bersama": 1}, {"tahun": 2031, "libur_nasional": 1, "cuti_bersama": 0}],
 "keputusan": [
  {"id": "SKB-2030", "nomor": "SKB uji 1/2029", "ditandatangani": "2029-09-01", "tahun": 2030, "peran": "penetapan", "isi": "uji", "status": "inferensi"},
  {"id": "SKB-2030-P1", "nomor": "SKB uji 2/2030", "ditandatangani": "2030-02-01", "tahun": 2030, "peran": "perubahan", "mengubah": "SKB-2030", "isi": "uji", "status": "inferensi"},
  {"id": "SKB-2031", "nomor": "SKB uji 3/2030", "ditandatangani": "2030-09-01", "tahun": 2031, "peran": "penetapan", "isi": "uji", "status": "inferensi"},
  {"id": "ATURAN", "nomor": "Keppres uji", "ditandatangani": "2030-01-01", "tahun": 2030, "peran": "aturan", "isi": "uji", "status": "inferensi"}
 ],
 "hari": [
  {"tanggal": "2030-01-01", "nama": "Tahun Baru", "jenis": "libur_nasional", "keputusan": "SKB-2030"},
  {"tanggal": "2030-05-01", "nama": "Hari Buruh", "jenis": "libur_nasional", "keputusan": "SKB-2030"},
  {"tanggal": "2030-05-02", "nama": "Cuti Bersama", "jenis": "cuti_bersama", "keputusan": "SKB-2030", "ditegaskan": "SKB-2030-P1"},
  {"tanggal": "2030-05-03", "nama": "Cuti Bersama", "jenis": "cuti_bersama", "keputusan": "SKB-2030", "dicabut": "SKB-2030-P1", "akibat": "dihapus"},
  {"tanggal": "2031-01-01", "nama": "Tahun Baru", "jenis": "libur_nasional", "keputusan": "SKB-2031"}
 ],
 "catatan": [{"dari": "2031-02-01", "sampai": "2031-02-03", "isi": "Dapat bergeser.", "keputusan": "SKB-2031"}]
}`

func TestLoadBerkasKecil(t *testing.T) {
	k, err := Load([]byte("\xef\xbb\xbf" + kecil))
	if err != nil {
		t.Fatal(err)
	}
	if h, err := k.Tambah(tgl("2030-04-30"), 2); err != nil || h.Tanggal != tgl("2030-05-06") {
		t.Errorf("Tambah = %s, %v", h.Tanggal, err)
	}
	if _, err := k.Tambah(tgl("2027-01-01"), 1); kominfo.KindOf(err) != kominfo.TidakAda {
		t.Errorf("a year that only the built-in file knows: %v", err)
	}
}

func TestBerkasDitolak(t *testing.T) {
	for _, c := range []struct{ id, lama, baru string }{
		{"KAL-BERKAS-02", `"hari": [`, `"hari": [,`},
		{"KAL-BERKAS-02", `"hari": [`, `"hari": {`},
		{"KAL-BERKAS-02", `"judul"`, `"jdul"`},
		{"KAL-BERKAS-02", `"Dapat bergeser.", "keputusan": "SKB-2031"}]` + "\n}", `"Dapat bergeser.", "keputusan": "SKB-2031"}]` + "\n} {}"},
		{"KAL-BERKAS-02", "Kalender uji", "Kalender \xff"},
		{"KAL-BERKAS-03", "lumbung.kalender/1", "lumbung.kalender/2"},
		{"KAL-BERKAS-04", `"tanggal": "2030-05-01"`, `"tanggal": "2030-02-30"`},
		{"KAL-BERKAS-04", `"tanggal": "2030-05-01", "nama"`, `"tanggal": "2030-05-01", "name"`},
		{"KAL-BERKAS-04", `"tahun": 2031, "libur_nasional": 1`, `"tahun": "2031", "libur_nasional": 1`},
		{"KAL-BERKAS-05", `"catatan"`, `"tahunan": [{}], "catatan"`},
		{"KAL-NAMA-01", `"nama": "uji"`, `"nama": "../uji"`},
		{"KAL-NAMA-02", `"Kalender uji"`, `""`},
		{"KAL-KPT-01", `"id": "ATURAN"`, `"id": ""`},
		{"KAL-KPT-02", `"id": "ATURAN"`, `"id": "SKB-2031"`},
		{"KAL-KPT-03", `"Keppres uji"`, `"Keppres <uji>"`},
		{"KAL-KPT-03", `"Keppres uji"`, `"Keppres; uji"`},
		{"KAL-KPT-04", `"peran": "aturan", "isi": "uji", "status": "inferensi"`, `"peran": "aturan", "isi": "uji", "status": "VERIFIED"`},
		{"KAL-KPT-05", `"ditandatangani": "2030-01-01"`, `"ditandatangani": ""`},
		{"KAL-KPT-06", `"peran": "aturan"`, `"peran": "lain"`},
		{"KAL-KPT-07", `"mengubah": "SKB-2030"`, `"mengubah": "SKB-2029"`},
		{"KAL-KPT-07", `"peran": "aturan"`, `"peran": "aturan", "mengubah": "SKB-2030"`},
		{"KAL-KPT-08", `"ditandatangani": "2030-02-01"`, `"ditandatangani": "2029-08-31"`},
		{"KAL-HARI-01", `"tanggal": "2030-05-01"`, `"tanggal": "2030-05-02"`},
		{"KAL-HARI-01", `"2030-05-01", "nama": "Hari Buruh"`, `"2030-01-01", "nama": "TAHUN BARU"`},
		{"KAL-HARI-02", `"nama": "Hari Buruh", "jenis": "libur_nasional", "keputusan": "SKB-2030"`, `"nama": "Hari Buruh", "jenis": "libur_nasional", "keputusan": "SKB-1"`},
		{"KAL-HARI-02", `"dicabut": "SKB-2030-P1"`, `"dicabut": "SKB-2030-P9"`},
		{"KAL-HARI-03", `"dicabut": "SKB-2030-P1"`, `"dicabut": "SKB-2030"`},
		{"KAL-HARI-03", `"keputusan": "SKB-2030", "dicabut": "SKB-2030-P1"`, `"keputusan": "SKB-2030-P1", "dicabut": "SKB-2030-P1"`},
		{"KAL-HARI-03", `"ditegaskan": "SKB-2030-P1"`, `"ditegaskan": "SKB-2030-P1", "dicabut": "SKB-2030-P1", "akibat": "dihapus"`},
		{"KAL-HARI-04", `"tanggal": "2030-05-01"`, `"tanggal": "2031-05-01"`},
		{"KAL-HARI-04", `"tanggal": "2030-05-01"`, `"tanggal": "2032-05-01"`},
		{"KAL-HARI-04", `"tanggal": "2030-05-01"`, `"tanggal": ""`},
		{"KAL-HARI-04", `"nama": "Hari Buruh", "jenis": "libur_nasional", "keputusan": "SKB-2030"`, `"nama": "Hari Buruh", "jenis": "libur_nasional", "keputusan": "ATURAN"`},
		{"KAL-HARI-05", `"nama": "Hari Buruh", "jenis": "libur_nasional"`, `"nama": "Hari Buruh", "jenis": "akhir_pekan"`},
		{"KAL-HARI-06", `"nama": "Hari Buruh"`, `"nama": "Hari\u202eBuruh"`},
		{"KAL-HARI-06", `"nama": "Hari Buruh"`, `"nama": "@Hari Buruh"`},
		{"KAL-HARI-06", `"nama": "Hari Buruh"`, `"nama": "` + strings.Repeat("x", 121) + `"`},
		{"KAL-HARI-06", `, "akibat": "dihapus"`, ``},
		{"KAL-HARI-07", `"ditegaskan": "SKB-2030-P1"`, `"ditegaskan": "SKB-2031"`},
		{"KAL-THN-02", `{"tahun": 2031,`, `{"tahun": 2032,`},
		{"KAL-THN-03", `"tahun": 2031, "peran": "penetapan"`, `"tahun": 2031, "peran": "tambahan"`},
		{"KAL-THN-03", `"peran": "aturan"`, `"peran": "penetapan"`},
		{"KAL-THN-04", `"ditandatangani": "2030-09-01"`, `"ditandatangani": "2029-08-01"`},
		{"KAL-THN-05", `"tahun": 2031, "libur_nasional": 1`, `"tahun": 2031, "libur_nasional": 2`},
		{"KAL-THN-06", `"2030-01-01", "tahun": 2030`, `"2030-01-01", "tahun": 2029`},
		{"KAL-PKN-01", `"pekan": [{"hari": 5, "sumber": {"regulasi": "Perpres 21/2023", "bagian": "Pasal 3", "status": "sekunder"}}]`, `"pekan": []`},
		{"KAL-PKN-02", `"hari": 5`, `"hari": 4`},
		{"KAL-PKN-04", `"regulasi": "Perpres 21/2023"`, `"regulasi": ""`},
		{"KAL-CTT-01", `"Dapat bergeser."`, `""`},
		{"KAL-CTT-02", `"sampai": "2031-02-03"`, `"sampai": "2031-01-03"`},
		{"KAL-CTT-03", `bergeser.", "keputusan": "SKB-2031"`, `bergeser.", "keputusan": "SKB-1"`},
		{"KAL-CTT-04", `"isi": "Dapat`, `"sumber": {"regulasi": "x", "status": "sekunder"}, "isi": "Dapat`},
	} {
		t.Run(c.id+" "+singkat(c.baru), func(t *testing.T) {
			if n := strings.Count(kecil, c.lama); n != 1 {
				t.Fatalf("%q is %d times in the file", c.lama, n)
			}
			_, err := Load([]byte(strings.Replace(kecil, c.lama, c.baru, 1)))
			if !adaTemuan(err, c.id) {
				t.Errorf("want finding %s, got %v", c.id, err)
			}
		})
	}
}

// Validation returns everything at once, each with its place.
func TestSemuaTemuanSekaligus(t *testing.T) {
	s := strings.NewReplacer(`"tanggal": "2030-05-01"`, `"tanggal": "2030-05-02"`, `"status": "inferensi"}`+"\n", `"status": "?"}`+"\n", "Dapat bergeser.", "").Replace(kecil)
	var got []string
	for _, f := range Check([]byte(s)) {
		got = append(got, f.ID+" "+f.Path)
	}
	want := []string{"KAL-KPT-04 keputusan.3.status", "KAL-HARI-01 hari.2.tanggal", "KAL-CTT-01 catatan.0.isi"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if fs := Check([]byte(strings.Replace(kecil, `"2030-05-02"`, `"2030-05-04"`, 1))); len(fs) != 1 || fs[0].ID != "KAL-HARI-08" || fs[0].Severity != kominfo.Peringatan {
		t.Errorf("cuti bersama on a Saturday: %+v", fs)
	}
	for _, f := range Check([]byte(strings.ReplaceAll(kecil, "SKB-2031", `\u001b]0;<b>`))) {
		if strings.Contains(f.Message, "\x1b") || strings.Contains(f.Message, "<b>") {
			t.Errorf("%s repeats hostile text: %q", f.ID, f.Message)
		}
	}
	fs := Check([]byte("{\n\"format\":\n\n!"))
	if len(fs) != 1 || !strings.Contains(fs[0].Message, "baris 4") {
		t.Errorf("a syntax error does not name its line: %+v", fs)
	}
}

func TestBerkasTerlaluBesar(t *testing.T) {
	if _, err := Load(bytes.Repeat([]byte(" "), batasUkuran+1)); !adaTemuan(err, "KAL-BERKAS-01") {
		t.Errorf("a huge file: %v", err)
	}
	if _, err := Load([]byte(strings.Replace(kecil, `"catatan": [`, `"catatan": [`+strings.Repeat("{},", batasButir+1), 1))); !adaTemuan(err, "KAL-BERKAS-01") {
		t.Errorf("a huge list: %v", err)
	}
}

func TestDataBolakBalik(t *testing.T) {
	for _, b := range [][]byte{berkasNasional, []byte(kecil)} {
		k, err := Load(b)
		if err != nil {
			t.Fatal(err)
		}
		k2, err := Load(k.Data())
		if err != nil {
			t.Fatal(err)
		}
		if k.Versi() != k2.Versi() {
			t.Errorf("versions %s and %s", k.Versi(), k2.Versi())
		}
		if diff := cmp.Diff(k.berkas, k2.berkas); diff != "" {
			t.Errorf("round trip (-want +got):\n%s", diff)
		}
		if !bytes.Equal(k.Pada(tgl("2020-01-01")).Data(), k.Data()) {
			t.Error("Data of a narrower calendar is not the whole file")
		}
	}
}

// Whatever is loaded answers consistently and survives a round trip.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(kecil))
	f.Add(berkasNasional)
	f.Add([]byte(berkasPapua))
	f.Add([]byte(`{"format":"lumbung.kalender/1","hari":[null]}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, b []byte) {
		k, err := Load(b)
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah || len(Check(b)) == 0 {
				t.Fatalf("refused without a finding: %v", err)
			}
			return
		}
		k2, err := Load(k.Data())
		if err != nil || k2.Versi() != k.Versi() {
			t.Fatalf("round trip: %v", err)
		}
		awal, akhir := k.Rentang()
		for y := awal; y <= akhir; y++ {
			o, err := k.Tahun(y)
			if err != nil || o.HariKerja < 0 || o.HariKerja > 366 {
				t.Fatalf("year %d: %d working days, %v", y, o.HariKerja, err)
			}
		}
		h, err := k.Tambah(kominfo.NewTanggal(awal, 1, 1), 100)
		if err != nil {
			t.Fatal(err)
		}
		if c, err := k.Hitung(h.Dari, h.Tanggal); err != nil || c.N != 100 {
			t.Fatalf("Hitung = %d, %v", c.N, err)
		}
	})
}

func FuzzLoadDaerah(f *testing.F) {
	f.Add([]byte(berkasPapua))
	f.Add([]byte(`{"format":"lumbung.kalender-daerah/1","nama":"x","judul":"x","keputusan":[{"id":"A","nomor":"x","status":"sekunder"}],"tahunan":[{"setiap":"02-05","nama":"x","jenis":"hari_kerja","keputusan":"A","mulai":-9,"sampai":99999}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := LoadDaerah(b)
		if err != nil {
			return
		}
		k, err := Nasional().Dengan(Setelan{Daerah: []Daerah{d}})
		if err != nil {
			if kominfo.KindOf(err) != kominfo.TidakSah {
				t.Fatal(err)
			}
			return
		}
		if _, err := k.Hitung(tgl("2019-01-01"), tgl("2027-12-31")); err != nil {
			t.Fatal(err)
		}
	})
}
