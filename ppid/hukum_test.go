package ppid

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Bawaan trusts the embedded file; this is what it trusts.
func TestBawaanTerbukti(t *testing.T) {
	h, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Bawaan(), h); diff != "" {
		t.Errorf("Load dan Bawaan berbeda (-bawaan +load):\n%s", diff)
	}
}

// The figures of the law, each beside its article.
func TestAngkaHukum(t *testing.T) {
	type angka struct {
		Jumlah, Perpanjang int
		Satuan             Satuan
		Bagian             string
		Status             kominfo.StatusSumber
	}
	got := map[Jenis]angka{}
	for _, a := range Bawaan().Aturan {
		got[a.Kode] = angka{a.Jumlah, a.Perpanjang, a.Satuan, a.Dasar[0].Regulasi + " " + a.Dasar[0].Bagian, a.Dasar[0].Status}
	}
	hk, v, s := SatuanHariKerja, kominfo.Terverifikasi, kominfo.Sekunder
	want := map[Jenis]angka{
		PemeriksaanPermohonan:  {3, 0, hk, "Perki 1/2021 Pasal 31 ayat (2)", v},
		KelengkapanPermohonan:  {3, 0, hk, "Perki 1/2021 Pasal 33 ayat (3)", v},
		JawabanPermohonan:      {10, 7, hk, "UU 14/2008 Pasal 22 ayat (7)", v},
		PenolakanPermohonan:    {10, 7, hk, "UU 14/2008 Pasal 22 ayat (7)", v},
		PerpanjanganPermohonan: {7, 0, hk, "UU 14/2008 Pasal 22 ayat (8)", v},
		PengajuanKeberatan:     {30, 0, hk, "UU 14/2008 Pasal 35 ayat (1)", v},
		TanggapanKeberatan:     {30, 0, hk, "UU 14/2008 Pasal 36 ayat (2)", v},
		PengajuanSengketa:      {14, 0, hk, "UU 14/2008 Pasal 37 ayat (2)", v},
		RegistrasiSengketa:     {3, 0, hk, "Standar pelayanan Komisi Informasi ", s},
		MulaiSengketa:          {14, 0, hk, "UU 14/2008 Pasal 38 ayat (1)", v},
		SelesaiSengketa:        {100, 0, hk, "UU 14/2008 Pasal 38 ayat (2)", v},
		MulaiMediasi:           {3, 0, hk, "Perki 1/2013 Pasal 38", s},
		SelesaiMediasi:         {14, 7, hk, "Perki 1/2013 Pasal 41", s},
		GugatanPengadilan:      {14, 0, hk, "UU 14/2008 Pasal 47 ayat (1)-(2)", v},
		KasasiPengadilan:       {14, 0, SatuanHari, "UU 14/2008 Pasal 50", v},
		LaporanTahunan:         {3, 0, SatuanBulan, "Perki 1/2021 Pasal 56 ayat (1)", v},
		InformasiBerkala:       {6, 0, SatuanBulan, "UU 14/2008 Pasal 9 ayat (3)", v},
		PemutakhiranDIP:        {6, 0, SatuanBulan, "Perki 1/2021 Pasal 45 ayat (7)", v},
		PembukaanPengecualian:  {30, 0, hk, "PP 61/2010 Pasal 11 ayat (1)-(2)", v},
		PengecualianHurufA:     {30, 0, SatuanTahun, "PP 61/2010 Pasal 5 ayat (1)", v},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("angka hukum (-want +got):\n%s", diff)
	}
}

func TestHurufHukum(t *testing.T) {
	h := Bawaan()
	var kecuali, berbatas, alasan, musyawarah, tanpa string
	for _, p := range h.Pengecualian {
		kecuali += p.Huruf
		if !p.BolehTanpaBatas {
			berbatas += p.Huruf
		}
	}
	for _, a := range h.Alasan {
		alasan += a.Huruf
		if a.Musyawarah {
			musyawarah += a.Huruf
		}
		if a.TanpaPermohonan {
			tanpa += a.Huruf
		}
	}
	got := []string{kecuali, berbatas, alasan, musyawarah, tanpa}
	// UU Pasal 17, 20 ayat (1), 35 ayat (1), 35 ayat (2); Perki Lampiran XI.
	if diff := cmp.Diff([]string{"abcdefghij", "abcdef", "abcdefg", "bcdefg", "b"}, got); diff != "" {
		t.Error(diff)
	}
	var pemohon []string
	for _, p := range h.Pemohon {
		if p.BolehMemohon {
			pemohon = append(pemohon, p.Kode)
		}
	}
	if diff := cmp.Diff([]string{"perorangan", "kelompok_orang", "badan_hukum"}, pemohon); diff != "" {
		t.Error(diff)
	}
	// What no article says is never shown as law.
	for _, s := range h.Kebijakan[1].Pilihan[0].Dasar {
		if s.Status != Rancangan || LabelStatus(s.Status) == kominfo.StatusSumber("").Label() {
			t.Errorf("rancangan program berstatus %q (%s)", s.Status, LabelStatus(s.Status))
		}
	}
}

// Every rule of the file is broken once, and must be found.
func TestLoadMenemukan(t *testing.T) {
	for _, c := range []struct{ id, lama, baru string }{
		{"PPID-HKM-01", `"lumbung.ppid-hukum/1"`, `"lumbung.ppid-hukum/9"`},
		{"PPID-HKM-02", `"kode":"T02"`, `"kode":"T01"`},
		{"PPID-HKM-02", `"nama_lain":["jawab",`, `"nama_lain":["kasasi",`},
		{"PPID-HKM-02", `{"huruf":"j"`, `{"huruf":""`},
		{"PPID-HKM-03", `"dasar":["UU Pasal 50"]`, `"dasar":["UUD Pasal 50"]`},
		{"PPID-HKM-03", `"status":"rancangan"`, `"status":"pasti"`},
		{"PPID-HKM-03", `huruf b | dari_ingatan"`, `huruf b | yakin"`},
		{"PPID-HKM-04", `"dasar":["UU Pasal 17 huruf j"]`, `"dasar":[]`},
		{"PPID-HKM-04", `"dasar_perpanjangan":["PERKI13 Pasal 41"]`, `"dasar_perpanjangan":[]`},
		{"PPID-HKM-05", `"kode":"pengadilan.kasasi"`, `"kode":"pengadilan.lain"`},
		{"PPID-HKM-06", `"jumlah":100`, `"jumlah":0`},
		{"PPID-HKM-06", `"satuan":"tahun"`, `"satuan":"abad"`},
		{"PPID-HKM-06", `"arah":"mundur"`, `"arah":"ke samping"`},
		{"PPID-HKM-07", `"bawaan":"lengkap"`, `"bawaan":"kapan-kapan"`},
		{"PPID-HKM-07", `"kode":"satuan_kasasi"`, `"kode":"satuan_lain"`},
		{"PPID-HKM-08", `"ke":"kasasi"`, `"ke":"langit"`},
		{"PPID-HKM-08", `"oleh":["komisi_informasi"]`, `"oleh":["bukan_siapa"]`},
		{"PPID-HKM-08", `"oleh":["atasan_ppid"]`, `"oleh":[]`},
		{"PPID-HKM-08", `"tenggat":["pengadilan.gugatan"]}`, `"tenggat":["pengadilan.banding"]}`},
		{"PPID-HKM-09", `"tahap":"akhir","akhir":true`, `"tahap":"akhir"`},
		{"PPID-HKM-09", `"tahap":"keberatan","turunan":true`, `"tahap":"keberatan","akhir":true`},
	} {
		b := strings.Replace(string(berkasHukum), c.lama, c.baru, 1)
		if b == string(berkasHukum) {
			t.Fatalf("%s: %q tidak ada dalam berkas", c.id, c.lama)
		}
		_, err := Load([]byte(b))
		if kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%s: %v", c.id, err)
			continue
		}
		var e *kominfo.Error = err.(*kominfo.Error)
		if !slices.ContainsFunc(e.Findings, func(f kominfo.Finding) bool { return f.ID == c.id && f.Message != "" }) {
			t.Errorf("%s tidak ditemukan: %v", c.id, e.Findings)
		}
	}
	for nama, b := range map[string]string{"kosong": "", "bukan JSON": "{", "ekor": string(berkasHukum) + "{}", "isian asing": `{"format":"lumbung.ppid-hukum/1","racun":1}`, "besar": strings.Repeat(" ", batasHukum+1)} {
		if _, err := Load([]byte(b)); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%s: %v", nama, err)
		}
	}
}

// An amended regulation is a changed file: twelve days instead of ten.
func TestLoadMengubahAngka(t *testing.T) {
	var d map[string]any
	if err := json.Unmarshal(Data(), &d); err != nil {
		t.Fatal(err)
	}
	for _, a := range d["tenggat"].([]any) {
		if a := a.(map[string]any); a["kode"] == string(JawabanPermohonan) {
			a["jumlah"] = 12
		}
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	h, err := Load(b)
	if err != nil {
		t.Fatal(err)
	}
	r, err := h.Tenggat(JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03")}, nasional, Kebijakan{})
	if err != nil || r.Tenggat != tgl("2025-02-19") {
		t.Errorf("%v %v", r.Tenggat, err)
	}
}

// FuzzLoad: a law file from outside loads as a whole or is refused with reasons.
func FuzzLoad(f *testing.F) {
	f.Add(Data())
	f.Add([]byte(`{"format":"lumbung.ppid-hukum/1","tenggat":[{"kode":"x","dasar":[{"regulasi":"UU"}]}]}`))
	f.Add([]byte(`{`))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := Load(b)
		if err != nil && (kominfo.KindOf(err) != kominfo.TidakSah || h != nil) {
			t.Fatal(err)
		}
		if err == nil && len(h.Aturan) != len(SemuaJenis()) {
			t.Fatal("hukum yang tidak lengkap dimuat")
		}
	})
}
