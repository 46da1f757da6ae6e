package ppid

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
)

var nasional = kalender.Nasional()

func tgl(s string) kominfo.Tanggal {
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

func hasil(t *testing.T, j Jenis, m Masukan, b Kebijakan) Hasil {
	t.Helper()
	h, err := Tenggat(j, m, nasional, b)
	if err != nil {
		t.Fatalf("%s: %v", j, err)
	}
	if len(h.Dasar) == 0 || h.Nama == "" || h.Versi == "" && h.BukanHariKerja != nil {
		t.Errorf("%s: tanpa dasar, nama atau versi: %+v", j, h)
	}
	for _, l := range h.Dilewati {
		if l.Alasan == "" || l.Keputusan == "" {
			t.Errorf("%s: %s dilewati tanpa sebab", j, l.Tanggal)
		}
	}
	return h
}

// Each date was counted on paper from the articles and the decrees.
func TestTenggat(t *testing.T) {
	type mau struct{ hari0, tenggat, panjang, boleh string }
	type kasus struct {
		nama  string
		jenis Jenis
		m     Masukan
		b     Kebijakan
		mau   mau
		lewat int
	}
	uu := Kebijakan{MulaiJawaban: "diterima"}
	for _, c := range []kasus{
		// 4-7 February (4), 10-14 (9), 17 (10); extended to the 17th day.
		{"tanpa libur", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03")}, Kebijakan{}, mau{"2025-02-03", "2025-02-17", "2025-02-26", ""}, 0},
		{"Kenaikan dan Iduladha", JawabanPermohonan, Masukan{Diterima: tgl("2026-05-11")}, Kebijakan{}, mau{"2026-05-11", "2026-05-29", "2026-06-10", ""}, 5},
		{"Waisak di kantor WIT", JawabanPermohonan, Masukan{Diterima: tgl("2025-05-09")}, Kebijakan{}, mau{"2025-05-09", "2025-05-27", "2025-06-11", ""}, 6},
		{"melintasi tahun", JawabanPermohonan, Masukan{Diterima: tgl("2025-12-18")}, Kebijakan{}, mau{"2025-12-18", "2026-01-06", "2026-01-15", ""}, 3},
		{"diterima Minggu", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-09")}, Kebijakan{}, mau{"2025-02-09", "2025-02-21", "2025-03-04", ""}, 0},
		{"diterima Minggu, dianggap Senin", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-09")}, Kebijakan{TerimaHariLibur: "hari_kerja_berikutnya"}, mau{"2025-02-10", "2025-02-24", "2025-03-05", ""}, 0},
		{"diterima saat libur Idulfitri", JawabanPermohonan, Masukan{Diterima: tgl("2025-04-01")}, Kebijakan{}, mau{"2025-04-01", "2025-04-22", "2025-05-02", ""}, 6},
		{"lengkap kemudian", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), SuratTidakLengkap: tgl("2025-02-06"), Dilengkapi: tgl("2025-02-10")}, Kebijakan{}, mau{"2025-02-10", "2025-02-24", "2025-03-05", ""}, 0},
		{"lengkap kemudian, menurut UU", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), DinyatakanLengkap: tgl("2025-02-10")}, uu, mau{"2025-02-03", "2025-02-17", "2025-02-26", ""}, 0},
		{"penolakan selalu sejak diterima", PenolakanPermohonan, Masukan{Diterima: tgl("2025-02-03"), DinyatakanLengkap: tgl("2025-02-10")}, Kebijakan{}, mau{"2025-02-03", "2025-02-17", "2025-02-26", ""}, 0},
		{"belum lengkap", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), TidakLengkap: true}, Kebijakan{}, mau{}, 0},
		{"dilengkapi terlambat", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), SuratTidakLengkap: tgl("2025-02-06"), Dilengkapi: tgl("2025-02-12")}, Kebijakan{}, mau{}, 0},
		{"terlambat tetapi dinyatakan lengkap", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), SuratTidakLengkap: tgl("2025-02-06"), Dilengkapi: tgl("2025-02-12"), DinyatakanLengkap: tgl("2025-02-12")}, Kebijakan{}, mau{"2025-02-12", "2025-02-26", "2025-03-07", ""}, 0},
		{"pemeriksaan", PemeriksaanPermohonan, Masukan{Diterima: tgl("2025-02-06"), Dicatat: tgl("2025-02-07")}, Kebijakan{}, mau{"2025-02-07", "2025-02-12", "", ""}, 0},
		{"melengkapi", KelengkapanPermohonan, Masukan{SuratTidakLengkap: tgl("2025-05-08")}, Kebijakan{}, mau{"2025-05-08", "2025-05-15", "", ""}, 2},
		{"keberatan atas penolakan", PengajuanKeberatan, Masukan{Alasan: "a", AlasanDitemukan: tgl("2025-03-03")}, Kebijakan{}, mau{"2025-03-03", "2025-04-24", "", "2025-03-03"}, 8},
		{"keberatan karena diam", PengajuanKeberatan, Masukan{Alasan: "c", Diterima: tgl("2025-02-03")}, Kebijakan{}, mau{"2025-02-17", "2025-04-09", "", "2025-02-18"}, 7},
		{"diam sesudah diperpanjang", PengajuanKeberatan, Masukan{Alasan: "cg", Diterima: tgl("2025-02-03"), Perpanjangan: []Perpanjangan{{tgl("2025-02-17"), true}}}, Kebijakan{}, mau{"2025-02-26", "2025-04-21", "", "2025-02-27"}, 8},
		{"perpanjangan tanpa alasan tidak menunda keberatan", PengajuanKeberatan, Masukan{Alasan: "c", Diterima: tgl("2025-02-03"), Perpanjangan: []Perpanjangan{{tgl("2025-02-17"), false}}}, Kebijakan{}, mau{"2025-02-17", "2025-04-09", "", "2025-02-18"}, 7},
		{"keberatan atas jawaban", PengajuanKeberatan, Masukan{Alasan: "d", Diterima: tgl("2025-01-20"), Dijawab: tgl("2025-03-03")}, Kebijakan{}, mau{"2025-03-03", "2025-04-24", "", "2025-03-03"}, 8},
		{"informasi berkala tanpa permohonan", PengajuanKeberatan, Masukan{Alasan: "b", AlasanDitemukan: tgl("2025-03-03")}, Kebijakan{}, mau{"2025-03-03", "2025-04-24", "", "2025-03-03"}, 8},
		// 3-5 June (3), 10-13 (7), 16-20 (12), 23-26 (16), 30 June-4 July (21), 7-11 (26), 14-17 (30).
		{"tanggapan Atasan", TanggapanKeberatan, Masukan{KeberatanDiajukan: tgl("2025-06-02")}, Kebijakan{}, mau{"2025-06-02", "2025-07-17", "", ""}, 3},
		{"tanggapan sejak dicatat", TanggapanKeberatan, Masukan{KeberatanDiajukan: tgl("2025-06-02"), KeberatanDicatat: tgl("2025-06-04")}, Kebijakan{MulaiTanggapan: "dicatat"}, mau{"2025-06-04", "2025-07-21", "", ""}, 3},
		{"sengketa sesudah tanggapan", PengajuanSengketa, Masukan{TanggapanDiterima: tgl("2026-03-10")}, Kebijakan{}, mau{"2026-03-10", "2026-04-07", "", "2026-03-10"}, 6},
		{"sengketa sesudah diam", PengajuanSengketa, Masukan{KeberatanDiajukan: tgl("2025-06-02")}, Kebijakan{}, mau{"2025-07-17", "2025-08-06", "", "2025-07-18"}, 0},
		{"sengketa sesudah tanggapan terlambat", PengajuanSengketa, Masukan{KeberatanDiajukan: tgl("2025-06-02"), TanggapanDiterima: tgl("2025-07-21")}, Kebijakan{}, mau{"2025-07-21", "2025-08-08", "", "2025-07-18"}, 0},
		{"registrasi", RegistrasiSengketa, Masukan{SengketaDiajukan: tgl("2025-08-06")}, Kebijakan{}, mau{"2025-08-06", "2025-08-11", "", ""}, 0},
		{"mulai", MulaiSengketa, Masukan{SengketaDiajukan: tgl("2025-08-06")}, Kebijakan{}, mau{"2025-08-06", "2025-08-27", "", ""}, 1},
		// August 16, September 21, October 23, November 20, December 20 to the 30th.
		{"seratus hari", SelesaiSengketa, Masukan{SengketaDiajukan: tgl("2025-08-06")}, Kebijakan{}, mau{"2025-08-06", "2025-12-30", "", ""}, 4},
		{"seratus hari sejak dimulai", SelesaiSengketa, Masukan{SengketaDimulai: tgl("2025-08-06")}, Kebijakan{MulaiSengketa: "dimulai"}, mau{"2025-08-06", "2025-12-30", "", ""}, 4},
		{"mediasi mulai", MulaiMediasi, Masukan{SidangPertama: tgl("2025-09-04")}, Kebijakan{}, mau{"2025-09-04", "2025-09-10", "", ""}, 1},
		{"mediasi", SelesaiMediasi, Masukan{MediasiPertama: tgl("2025-09-01")}, Kebijakan{}, mau{"2025-09-01", "2025-09-22", "2025-10-01", ""}, 1},
		{"gugatan", GugatanPengadilan, Masukan{PutusanDiterima: tgl("2025-12-15")}, Kebijakan{}, mau{"2025-12-15", "2026-01-07", "", ""}, 3},
		{"kasasi dalam hari kalender", KasasiPengadilan, Masukan{PutusanDiterima: tgl("2025-12-15")}, Kebijakan{}, mau{"2025-12-15", "2025-12-29", "", ""}, 0},
		{"kasasi dalam hari kerja", KasasiPengadilan, Masukan{PutusanDiterima: tgl("2025-12-15")}, Kebijakan{SatuanKasasi: "hari_kerja"}, mau{"2025-12-15", "2026-01-07", "", ""}, 3},
		{"laporan", LaporanTahunan, Masukan{TahunAnggaran: 2024}, Kebijakan{}, mau{"2024-12-31", "2025-03-31", "", ""}, 0},
		{"DIP", PemutakhiranDIP, Masukan{Sebelumnya: tgl("2025-08-31")}, Kebijakan{}, mau{"2025-08-31", "2026-02-28", "", ""}, 0},
		{"berkala", InformasiBerkala, Masukan{Sebelumnya: tgl("2025-06-30")}, Kebijakan{}, mau{"2025-06-30", "2025-12-30", "", ""}, 0},
		// 30, 29, 24-22, 19-15, 12-8, 5-1 December (20), 28-24, 21-17 November (30).
		{"pembukaan", PembukaanPengecualian, Masukan{PengecualianBerakhir: tgl("2025-12-31")}, Kebijakan{}, mau{"2025-12-31", "2025-11-17", "", ""}, 2},
		{"pembukaan tiga puluh tahun kemudian", PembukaanPengecualian, Masukan{PengecualianDitetapkan: tgl("1995-12-31")}, Kebijakan{}, mau{"2025-12-31", "2025-11-17", "", ""}, 2},
		{"huruf a, 29 Februari", PengecualianHurufA, Masukan{PengecualianDitetapkan: tgl("1996-02-29")}, Kebijakan{}, mau{"1996-02-29", "2026-02-28", "", ""}, 0},
	} {
		h := hasil(t, c.jenis, c.m, c.b)
		got := mau{h.Hari0.String(), h.Tenggat.String(), h.TenggatPerpanjangan.String(), h.BolehSejak.String()}
		if diff := cmp.Diff(c.mau, got, cmp.AllowUnexported(mau{})); diff != "" || len(h.Dilewati) != c.lewat {
			t.Errorf("%s (%d hari dilewati):\n%s", c.nama, len(h.Dilewati), diff)
		}
	}
}

func TestPerpanjangan(t *testing.T) {
	p := func(s string, alasan bool) Perpanjangan { return Perpanjangan{tgl(s), alasan} }
	for _, c := range []struct {
		nama  string
		p     []Perpanjangan
		sebab Sebab
		mau   string
	}{
		{"sah", []Perpanjangan{p("2025-02-10", true)}, "", "2025-02-26"},
		{"hari terakhir", []Perpanjangan{p("2025-02-17", true)}, "", "2025-02-26"},
		{"sehari terlambat", []Perpanjangan{p("2025-02-18", true)}, Terlambat, "2025-02-17"},
		{"tanpa alasan", []Perpanjangan{p("2025-02-14", false)}, TanpaAlasanTertulis, "2025-02-17"},
		{"dua kali", []Perpanjangan{p("2025-02-10", true), p("2025-02-24", true)}, SudahDiperpanjang, "2025-02-26"},
		{"yang pertama tidak sah, yang kedua sah", []Perpanjangan{p("2025-02-10", false), p("2025-02-12", true)}, "", "2025-02-26"},
	} {
		h := hasil(t, PerpanjanganPermohonan, Masukan{Diterima: tgl("2025-02-03"), Perpanjangan: c.p}, Kebijakan{})
		if h.Sebab != c.sebab || *h.Sah != (c.sebab == "") || h.Tenggat != tgl(c.mau) || h.Berlaku != h.Tenggat {
			t.Errorf("%s: %v %q %s", c.nama, *h.Sah, h.Sebab, h.Tenggat)
		}
		if c.sebab != "" && !strings.Contains(h.Penjelasan(), c.sebab.Penjelasan()) {
			t.Errorf("%s: penjelasan tanpa sebab:\n%s", c.nama, h.Penjelasan())
		}
		j := hasil(t, JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), Perpanjangan: c.p}, Kebijakan{})
		if j.Berlaku != h.Tenggat || j.Tenggat != tgl("2025-02-17") {
			t.Errorf("%s: jawaban berlaku %s, perpanjangan %s", c.nama, j.Berlaku, h.Tenggat)
		}
	}
}

// Acts are judged by the day they happened on.
func TestTepatWaktu(t *testing.T) {
	for _, c := range []struct {
		nama  string
		jenis Jenis
		m     Masukan
		sebab Sebab
	}{
		{"dijawab hari terakhir", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), Dijawab: tgl("2025-02-17")}, ""},
		{"dijawab sehari sesudahnya", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), Dijawab: tgl("2025-02-18")}, Terlambat},
		{"dijawab dalam perpanjangan", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), Dijawab: tgl("2025-02-26"), Perpanjangan: []Perpanjangan{{tgl("2025-02-05"), true}}}, ""},
		{"keberatan hari terakhir", PengajuanKeberatan, Masukan{Alasan: "a", AlasanDitemukan: tgl("2025-03-03"), KeberatanDiajukan: tgl("2025-04-24")}, ""},
		{"keberatan terlambat", PengajuanKeberatan, Masukan{Alasan: "a", AlasanDitemukan: tgl("2025-03-03"), KeberatanDiajukan: tgl("2025-04-25")}, Terlambat},
		{"keberatan sebelum lewat", PengajuanKeberatan, Masukan{Alasan: "c", Diterima: tgl("2025-02-03"), KeberatanDiajukan: tgl("2025-02-17")}, TerlaluDini},
		{"keberatan sehari sesudah lewat", PengajuanKeberatan, Masukan{Alasan: "c", Diterima: tgl("2025-02-03"), KeberatanDiajukan: tgl("2025-02-18")}, ""},
		{"keberatan sejak hari lewat yang disebut", PengajuanKeberatan, Masukan{Alasan: "c", JawabanLewat: tgl("2025-02-17"), KeberatanDiajukan: tgl("2025-02-17")}, TerlaluDini},
		{"ditanggapi terlambat", TanggapanKeberatan, Masukan{KeberatanDiajukan: tgl("2025-06-02"), Ditanggapi: tgl("2025-07-18")}, Terlambat},
		{"sengketa hari terakhir", PengajuanSengketa, Masukan{TanggapanDiterima: tgl("2026-03-10"), SengketaDiajukan: tgl("2026-04-07")}, ""},
		{"sengketa terlalu dini", PengajuanSengketa, Masukan{TanggapanLewat: tgl("2025-07-17"), SengketaDiajukan: tgl("2025-07-17")}, TerlaluDini},
		{"gugatan terlambat", GugatanPengadilan, Masukan{PutusanDiterima: tgl("2025-12-15"), GugatanDiajukan: tgl("2026-01-08")}, Terlambat},
		{"putusan mediasi", GugatanPengadilan, Masukan{PutusanDiterima: tgl("2025-12-15"), PutusanMediasi: true}, PutusanMediasiFinal},
		{"dilengkapi terlambat", KelengkapanPermohonan, Masukan{SuratTidakLengkap: tgl("2025-02-06"), Dilengkapi: tgl("2025-02-12")}, TidakDilengkapi},
		{"dilengkapi hari terakhir", KelengkapanPermohonan, Masukan{SuratTidakLengkap: tgl("2025-02-06"), Dilengkapi: tgl("2025-02-11")}, ""},
	} {
		h := hasil(t, c.jenis, c.m, Kebijakan{})
		if h.Sah == nil || *h.Sah != (c.sebab == "") || h.Sebab != c.sebab {
			t.Errorf("%s: %v %q", c.nama, h.Sah, h.Sebab)
		}
	}
}

func TestTanggalTetap(t *testing.T) {
	for _, c := range []struct {
		jenis        Jenis
		m            Masukan
		libur        bool
		sebelumnya   string
		belumDikenal bool
	}{
		{LaporanTahunan, Masukan{TahunAnggaran: 2024}, true, "2025-03-27", false},
		{LaporanTahunan, Masukan{TahunAnggaran: 2025}, false, "2026-03-31", false},
		{LaporanTahunan, Masukan{TahunAnggaran: 2027}, false, "", true},
		{PemutakhiranDIP, Masukan{Sebelumnya: tgl("2025-08-31")}, true, "2026-02-27", false},
		{KasasiPengadilan, Masukan{PutusanDiterima: tgl("2025-12-11")}, true, "2025-12-24", false},
		{KasasiPengadilan, Masukan{PutusanDiterima: tgl("2027-12-31")}, false, "", true},
	} {
		h := hasil(t, c.jenis, c.m, Kebijakan{})
		if c.belumDikenal {
			if h.BukanHariKerja != nil || h.Tenggat.Kosong() || !strings.Contains(h.Penjelasan(), "2028") {
				t.Errorf("%s: tahun tanpa keputusan ditebak: %s", c.jenis, h.Penjelasan())
			}
			continue
		}
		if h.BukanHariKerja == nil || *h.BukanHariKerja != c.libur || h.HariKerjaSebelumnya != tgl(c.sebelumnya) {
			t.Errorf("%s %s: %v %s", c.jenis, h.Tenggat, h.BukanHariKerja, h.HariKerjaSebelumnya)
		}
	}
}

func TestJam(t *testing.T) {
	jam := func(h Hasil) map[string]string {
		out := map[string]string{}
		for _, j := range h.Jam {
			if len(j.Dasar) == 0 {
				t.Errorf("jam %s tanpa dasar", j.Kode)
			}
			out[j.Kode] = j.Tenggat.String()
		}
		return out
	}
	h := hasil(t, SelesaiSengketa, Masukan{SengketaDiajukan: tgl("2025-08-06")}, Kebijakan{})
	if diff := cmp.Diff(map[string]string{"sengketa.registrasi": "2025-08-11", "sengketa.mulai": "2025-08-27"}, jam(h)); diff != "" {
		t.Error(diff)
	}
	// The hundred days leave the decrees; the three days do not.
	h = hasil(t, RegistrasiSengketa, Masukan{SengketaDiajukan: tgl("2027-11-01")}, Kebijakan{})
	if diff := cmp.Diff(map[string]string{"sengketa.mulai": "2027-11-19"}, jam(h)); diff != "" || !strings.Contains(strings.Join(h.Catatan, " "), "2028") {
		t.Error(diff, h.Catatan)
	}
	h = hasil(t, TanggapanKeberatan, Masukan{KeberatanDiajukan: tgl("2025-06-02"), KeberatanDicatat: tgl("2025-06-04")}, Kebijakan{})
	if diff := cmp.Diff(map[string]string{"sejak_diterima": "2025-07-17", "sejak_dicatat": "2025-07-21"}, jam(h)); diff != "" {
		t.Error(diff)
	}
	// Late answer of the Atasan PPID: both windows are shown.
	h = hasil(t, PengajuanSengketa, Masukan{KeberatanDiajukan: tgl("2025-06-02"), TanggapanDiterima: tgl("2025-07-21")}, Kebijakan{})
	if diff := cmp.Diff(map[string]string{"keberatan.tanggapan": "2025-07-17", "sejak_lewat": "2025-08-06"}, jam(h)); diff != "" {
		t.Error(diff)
	}
}

func TestTahunTanpaKeputusan(t *testing.T) {
	_, err := Tenggat(JawabanPermohonan, Masukan{Diterima: tgl("2027-12-20")}, nasional, Kebijakan{})
	if y, ada := errors.AsType[kalender.TanpaKeputusan](err); !ada || y != 2028 {
		t.Errorf("%v", err)
	}
	// The ten days are known, the extension is not.
	h := hasil(t, JawabanPermohonan, Masukan{Diterima: tgl("2027-12-13")}, Kebijakan{})
	if h.Tenggat.Kosong() || !h.TenggatPerpanjangan.Kosong() || len(h.Catatan) != 1 || !strings.Contains(h.Catatan[0], "2028") {
		t.Errorf("%s %s %v", h.Tenggat, h.TenggatPerpanjangan, h.Catatan)
	}
	// Extended, and nobody knows until when: the shorter date may not stand in.
	panjang := Masukan{Diterima: tgl("2027-12-13"), Perpanjangan: []Perpanjangan{{tgl("2027-12-14"), true}}, MediasiPertama: tgl("2027-12-06"), MediasiDiperpanjang: true}
	for _, j := range []Jenis{JawabanPermohonan, PerpanjanganPermohonan, SelesaiMediasi} {
		_, err = Tenggat(j, panjang, nasional, Kebijakan{})
		if _, ada := errors.AsType[kalender.TanpaKeputusan](err); !ada {
			t.Errorf("%s: perpanjangan ditebak: %v", j, err)
		}
	}
}

func TestMasukanSalah(t *testing.T) {
	terima := Masukan{Diterima: tgl("2025-02-03")}
	for _, c := range []struct {
		nama  string
		jenis Jenis
		m     Masukan
		b     Kebijakan
		id    string
	}{
		{"tanggal terbalik", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), DinyatakanLengkap: tgl("2025-02-02")}, Kebijakan{}, "PPID-TGT-02"},
		{"perpanjangan mendahului permohonan", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), Perpanjangan: []Perpanjangan{{tgl("2025-01-03"), true}}}, Kebijakan{}, "PPID-TGT-02"},
		{"perpanjangan tanpa tanggal", JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), Perpanjangan: []Perpanjangan{{}}}, Kebijakan{}, "PPID-TGT-01"},
		{"huruf asing", PengajuanKeberatan, Masukan{Alasan: "h", AlasanDitemukan: tgl("2025-02-03")}, Kebijakan{}, "PPID-TGT-03"},
		{"huruf dua kali", PengajuanKeberatan, Masukan{Alasan: "aa", AlasanDitemukan: tgl("2025-02-03")}, Kebijakan{}, "PPID-TGT-03"},
		{"huruf banyak", PengajuanKeberatan, Masukan{Alasan: "abcdefgabcdefg", AlasanDitemukan: tgl("2025-02-03")}, Kebijakan{}, "PPID-TGT-03"},
		{"kebijakan asing", JawabanPermohonan, terima, Kebijakan{MulaiJawaban: "besok"}, "PPID-TGT-04"},
		{"tahun anggaran", LaporanTahunan, Masukan{TahunAnggaran: 24}, Kebijakan{}, "PPID-TGT-01"},
	} {
		_, err := Tenggat(c.jenis, c.m, nasional, c.b)
		e, ada := errors.AsType[*kominfo.Error](err)
		if !ada || e.Kind != kominfo.TidakSah || len(e.Findings) == 0 || e.Findings[0].ID != c.id {
			t.Errorf("%s: %v", c.nama, err)
		}
	}
	for _, j := range SemuaJenis() {
		_, err := Tenggat(j, Masukan{}, nasional, Kebijakan{})
		if e, ada := errors.AsType[*kominfo.Error](err); !ada || len(e.Findings) != 1 || e.Findings[0].ID != "PPID-TGT-01" || e.Findings[0].Path == "" {
			t.Errorf("%s tanpa fakta: %v", j, err)
		}
		if j == PerpanjanganPermohonan {
			continue
		}
		m := MasukanDari(j, tgl("2025-02-03"))
		if h := hasil(t, j, m, Kebijakan{}); h.Tenggat.Kosong() {
			t.Errorf("%s: MasukanDari tidak cukup", j)
		}
	}
	if _, err := Tenggat("permohonan.sulap", terima, nasional, Kebijakan{}); err == nil || !strings.Contains(err.Error(), "permohonan.jawaban") {
		t.Errorf("%v", err)
	}
	if _, err := Tenggat(JawabanPermohonan, terima, nil, Kebijakan{}); kominfo.KindOf(err) != kominfo.TidakSah {
		t.Errorf("%v", err)
	}
	if _, err := Tenggat(JawabanPermohonan, terima, new(kalender.Kalender), Kebijakan{}); err == nil {
		t.Error("kalender kosong menjawab")
	}
}

func TestSisa(t *testing.T) {
	h := hasil(t, JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03")}, Kebijakan{})
	for hari, mau := range map[string]int{"2025-02-03": 10, "2025-02-14": 1, "2025-02-17": 0, "2025-02-18": -1, "2025-02-22": -4} {
		n, err := h.Sisa(tgl(hari), nasional)
		if err != nil || n != mau || h.Lewat(tgl(hari)) != (mau < 0) {
			t.Errorf("%s: %d, %v", hari, n, err)
		}
	}
	belum := hasil(t, JawabanPermohonan, Masukan{Diterima: tgl("2025-02-03"), TidakLengkap: true}, Kebijakan{})
	if _, err := belum.Sisa(tgl("2025-02-03"), nasional); err == nil || belum.Lewat(tgl("2026-02-03")) {
		t.Error("tenggat yang belum berjalan dapat lewat")
	}
}

func TestBacaWaktu(t *testing.T) {
	for _, c := range []struct {
		s    string
		z    kominfo.Zona
		want string
	}{
		{"2025-02-03", kominfo.WIT, "2025-02-03"},
		{"2025-05-08T16:30:00Z", kominfo.WIB, "2025-05-08"},
		{"2025-05-08T16:30:00Z", kominfo.WITA, "2025-05-09"},
		{"2025-05-08T16:30:00Z", kominfo.WIT, "2025-05-09"},
		{"2025-05-08T23:59:59+07:00", kominfo.WIB, "2025-05-08"},
		{"2025-05-08T23:59:59.999+07:00", kominfo.WITA, "2025-05-09"},
		{"2025-05-09T00:00:00+09:00", kominfo.WIB, "2025-05-08"},
		{"2025-05-09T00:30:00", kominfo.WIT, "2025-05-09"},
		{"2025-05-09 23:30", kominfo.WITA, "2025-05-09"},
		{"2025-05-09T00:30+07:00", kominfo.WIB, "2025-05-09"},
	} {
		if got, err := BacaWaktu(c.s, c.z); err != nil || got.String() != c.want {
			t.Errorf("%s %s: %s, %v", c.s, c.z, got, err)
		}
	}
	for _, s := range []string{"", "kemarin", "2025-02-30", "2025-13-01T00:00:00Z", "03/02/2025", "2025-02-03T25:00:00Z", strings.Repeat("9", 1000), "2025-02-03T", "0000-01-01T00:00:00Z"} {
		if got, err := BacaWaktu(s, kominfo.WIB); err == nil {
			t.Errorf("%q terbaca %s", s, got)
		}
	}
}

// FuzzBacaWaktu: what is read is a date that can be written and read again.
func FuzzBacaWaktu(f *testing.F) {
	for _, s := range []string{"2025-02-03", "2025-05-08T16:30:00Z", "2025-05-08 16:30", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := BacaWaktu(s, kominfo.WIT)
		if err != nil {
			return
		}
		if u, err := kominfo.ParseTanggal(d.String()); err != nil || u != d {
			t.Fatalf("%q: %s, %v", s, d, err)
		}
	})
}
