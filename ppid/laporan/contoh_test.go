package laporan_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/kominfo/register/registertest"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/laporan"
)

func tgl(s string) kominfo.Tanggal {
	if s == "" {
		return kominfo.Tanggal{}
	}
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

// tahunKecil is 2025 in a regency with twelve requests, one carried over from 2024,
// and one of a village, which is a body of its own.
func tahunKecil() laporan.Bahan {
	r := func(diterima, lengkap, tenggat, tolak, tahap, hasil, huruf, dijawab, tepat, kanal, jenis, unit string) laporan.BarisPermohonan {
		return laporan.BarisPermohonan{Diterima: tgl(diterima), Lengkap: tgl(lengkap), TenggatJawaban: tgl(tenggat), TenggatPenolakan: tgl(tolak), Tahap: tahap, Hasil: hasil,
			Huruf: huruf, Dijawab: tgl(dijawab), Sejak: tgl(dijawab), TepatWaktu: tepat, Kanal: kanal, JenisPemohon: jenis, Perangkat: unit}
	}
	rs := []laporan.BarisPermohonan{
		//  diterima, lengkap, tenggat, penolakan, tahap, hasil, huruf, dijawab, tepat, kanal, jenis, unit
		0:  r("2024-12-20", "2024-12-20", "2025-01-08", "2025-01-08", "diserahkan", "dikabulkan_seluruhnya", "", "2025-01-07", "ya", "surat", "perorangan", "dinkes"),
		1:  r("2025-02-03", "2025-02-03", "2025-02-17", "2025-02-17", "diserahkan", "dikabulkan_seluruhnya", "", "2025-02-10", "ya", "laman_ppid", "perorangan", "dinkes"),
		2:  r("2025-02-04", "2025-02-04", "2025-02-18", "2025-02-18", "pemberitahuan_terkirim", "dikabulkan_sebagian", "h", "2025-02-18", "ya", "laman_ppid", "badan_hukum", "dinkes"),
		3:  r("2025-02-05", "2025-02-06", "2025-02-20", "2025-02-19", "ditolak", "ditolak", "hj", "2025-02-19", "ya", "surat", "perorangan", "bkpsdm"),
		4:  r("2025-02-06", "2025-02-06", "2025-03-03", "2025-03-03", "diserahkan", "dikabulkan_seluruhnya", "", "2025-03-03", "ya", "laman_ppid", "badan_hukum", "bpkad"),
		5:  r("2025-07-01", "2025-07-01", "2025-07-15", "2025-07-15", "dirujuk", "tidak_dikuasai", "", "2025-07-17", "tidak", "surel", "perorangan", "kominfo"),
		6:  r("2025-07-02", "2025-07-02", "2025-07-16", "2025-07-16", "ditolak", "ditolak", "a", "2025-07-21", "tidak", "surat", "badan_hukum", "kominfo"),
		7:  r("2025-07-03", "", "", "2025-07-17", "tidak_ditindaklanjuti", "tidak_ditindaklanjuti", "", "", "", "surel", "perorangan", "kominfo"),
		8:  r("2025-07-07", "2025-07-07", "2025-07-21", "2025-07-21", "dicabut", "dicabut", "", "", "", "surel", "perorangan", "kominfo"),
		9:  r("2025-10-01", "2025-10-06", "2025-10-20", "2025-10-15", "pemberitahuan_terkirim", "sudah_tersedia", "", "2025-10-10", "ya", "whatsapp_medsos", "perorangan", "dinkes"),
		10: r("2025-11-03", "2025-11-03", "2025-11-17", "2025-11-17", "pemberitahuan_terkirim", "belum_didokumentasikan", "", "2026-01-12", "tidak", "laman_ppid", "perorangan", "dinkes"),
		11: r("2025-12-22", "2025-12-22", "2026-01-08", "2026-01-08", "pemberitahuan_terkirim", "dikabulkan_sebagian", "h", "2026-01-05", "ya", "laman_ppid", "perorangan", "bpkad"),
		12: r("2025-12-29", "", "", "2026-01-13", "diterima", "", "", "", "", "surat", "", "kominfo"),
	}
	rs[1].Diserahkan, rs[4].Diserahkan = tgl("2025-02-12"), tgl("2025-03-05")
	rs[4].Diperpanjang = tgl("2025-02-20")
	rs[7].TidakLengkap, rs[7].Sejak = tgl("2025-07-04"), tgl("2025-07-14")
	rs[8].Sejak = tgl("2025-07-10")
	rs[9].TidakLengkap = tgl("2025-10-02")
	rs[12].Sejak = tgl("2025-12-29")
	desa := rs[1]
	desa.Badan, desa.Perangkat = "19.06.01.2001", "19.06.01.2001"
	return laporan.Bahan{
		Masa: laporan.MasaPeriode(kominfo.PeriodeTahun(2025)), Hari: tgl("2026-03-02"), NamaBadan: "Pemerintah Kabupaten Contoh", Kalender: kalender.Nasional(),
		Permohonan: append(rs, desa),
		Keberatan: []laporan.BarisKeberatan{
			{Diajukan: tgl("2025-03-10"), Tahap: "selesai", Keputusan: "mengabulkan_sebagian", Alasan: "a", Ditanggapi: tgl("2025-04-28"), TenggatTanggapan: tgl("2025-05-02"), Sejak: tgl("2025-05-20"), Dilaksanakan: tgl("2025-05-05")},
			{Diajukan: tgl("2025-11-20"), Tahap: "keberatan_diterima", Alasan: "cg", TenggatTanggapan: tgl("2026-01-06"), Sejak: tgl("2025-11-20")},
		},
		Sengketa: []laporan.BarisSengketa{{Diajukan: tgl("2025-06-02"), Tahap: "gugatan", Putusan: "ajudikasi", Pengadilan: "PTUN Contoh", Sejak: tgl("2025-12-01")}},
		Unit: []laporan.BarisUnit{{"kominfo", "PPID Utama", "utama", true}, {"dinkes", "PPID Pelaksana Dinas Kesehatan", "pelaksana", true},
			{"bpkad", "PPID Pelaksana BPKAD", "pelaksana", false}, {"19.06.01.2001", "PPID Desa Contoh", "desa", true}},
		OPD:    []laporan.Perangkat{{"kominfo", "Dinas Komunikasi dan Informatika"}, {"dinkes", "Dinas Kesehatan"}, {"bpkad", "Badan Pengelolaan Keuangan"}},
		Desa:   []laporan.Perangkat{{"19.06.01.2001", "Desa Contoh"}, {"19.06.01.2002", "Desa Lain"}},
		Naskah: map[string]string{laporan.NaskahKebijakan: "Peraturan Bupati tentang PPID.", laporan.NaskahAnggaran: "Pagu dan realisasi di DPA.\nSisanya dikembalikan."},
	}
}

func susun(t testing.TB, b laporan.Bahan) laporan.Laporan {
	t.Helper()
	l, err := laporan.Susun(b)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestTahunKecil checks every figure of a small year against a count by hand.
func TestTahunKecil(t *testing.T) {
	l := susun(t, tahunKecil())
	s := l.Statistik
	beda := func(apa string, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", apa, diff)
		}
	}
	// carried over: no. 0. Pending at the end: 10 late, 11 within its time, 12 not examined.
	beda("neraca", laporan.Neraca{SisaAwal: 1, Diterima: 12, Selesai: 10, SisaAkhir: 3, Seimbang: true, DalamWaktu: 1, LewatTanpaJawaban: 1, BelumDiperiksa: 1}, s.Neraca)
	beda("hasil", laporan.Hasil{KabulPenuh: 3, KabulSebagian: 1, Ditolak: 2, Dirujuk: 1, SudahTersedia: 1, Dicabut: 1, TidakDitindaklanjuti: 1}, s.Hasil)
	angka := func(js []laporan.Jumlah) map[string]int {
		m := map[string]int{}
		for _, j := range js {
			if j.N != 0 {
				m[j.Kunci] = j.N
			}
		}
		return m
	}
	beda("tolak per huruf", map[string]int{"a": 1, "h": 1, "j": 1}, angka(s.Penolakan.PerHuruf))
	beda("huruf disebut semua", 10, len(s.Penolakan.PerHuruf))
	beda("tolak per permohonan", map[string]int{"a": 1, "hj": 1}, angka(s.Penolakan.PerPermohonan))
	beda("hitam", map[string]int{"h": 1}, angka(s.Penolakan.Penghitaman))

	// notices of the year: 0 9, 1 5, 2 10, 3 10 (from receipt), 4 17, 5 12, 6 13, 9 4 (from completeness)
	p := func(s string) *indeks.Pecahan {
		x, err := indeks.ParsePecahan(s)
		if err != nil {
			t.Fatal(err)
		}
		return &x
	}
	n := func(n int) *int { return &n }
	beda("waktu", [4]int{6, 2, 0, 1}, [4]int{s.Waktu.TepatWaktu, s.Waktu.Terlambat, s.Waktu.TidakDinilai, s.Waktu.Diperpanjang})
	beda("hari kerja", laporan.HariKerja{N: 8, Rata2: p("10"), Median: p("10"), P90: n(17), Maks: n(17)}, s.Waktu.HariKerja)
	// the same from receipt: no. 9 took 7
	beda("sejak terima", laporan.HariKerja{N: 8, Rata2: p("83/8"), Median: p("10"), P90: n(17), Maks: n(17)}, s.Waktu.SejakDiterima)
	// delivered: 1 after 7, 4 after 19
	beda("penyerahan", laporan.HariKerja{N: 2, Rata2: p("13"), Median: p("13"), P90: n(19), Maks: n(19)}, s.Waktu.Penyerahan)
	beda("kelas", map[string]int{"0-5": 2, "6-10": 3, "11-17": 3}, angka(s.Waktu.Kelas))
	if r, _, _, _ := s.Waktu.SejakDiterima.Tampil(); r != "10,4" {
		t.Errorf("rata-rata tampil %q", r)
	}

	beda("angkatan", laporan.Angkatan{Diterima: 12, Dijawab: 9, DitutupTanpaJawaban: 2, LewatTanpaJawaban: 1, Lengkap: 10, TidakLengkap: 2, TidakDitindaklanjuti: 1}, s.Angkatan)
	beda("rasio", []string{"75,0 % (9 dari 12)", "60,0 % (6 dari 10)", "44,4 % (4 dari 9)"}, []string{s.RasioLayanan.Teks, s.RasioTepatWaktu.Teks, s.RasioDikabulkan.Teks})

	rinci := map[string]map[string][5]int{}
	for _, r := range s.Rincian {
		rinci[r.Kode] = map[string][5]int{}
		for _, x := range r.Baris {
			rinci[r.Kode][x.Kunci] = [5]int{x.Diterima, *x.Dijawab, *x.Kabul, *x.Ditolak, *x.Terlambat}
		}
	}
	beda("kanal", map[string][5]int{"laman_ppid": {5, 3, 3, 0, 0}, "surat": {3, 3, 1, 2, 1}, "surel": {3, 1, 0, 0, 1}, "whatsapp_medsos": {1, 1, 0, 0, 0}}, rinci["kanal"])
	beda("jenis", map[string][5]int{"perorangan": {8, 5, 2, 1, 1}, "badan_hukum": {3, 3, 2, 1, 1}, "": {1, 0, 0, 0, 0}}, rinci["jenis_pemohon"])
	beda("unit", map[string][5]int{"dinkes": {4, 4, 3, 0, 0}, "bkpsdm": {1, 1, 0, 1, 0}, "bpkad": {2, 1, 1, 0, 0}, "kominfo": {5, 2, 0, 1, 2}}, rinci["unit"])
	beda("bulan", map[string][5]int{"2025-01": {0, 1, 1, 0, 0}, "2025-02": {4, 3, 2, 1, 0}, "2025-03": {0, 1, 1, 0, 0}, "2025-04": {}, "2025-05": {}, "2025-06": {}, "2025-07": {4, 2, 0, 1, 2},
		"2025-08": {}, "2025-09": {}, "2025-10": {1, 1, 0, 0, 0}, "2025-11": {1, 0, 0, 0, 0}, "2025-12": {2, 0, 0, 0, 0}}, rinci["bulan"])

	k := s.Keberatan
	beda("keberatan", [8]int{0, 2, 1, 1, 1, 0, 1, 1}, [8]int{k.SisaAwal, k.Diajukan, k.Selesai, k.SisaAkhir, k.TepatWaktu, k.LewatTanpaJawaban, k.Dikabulkan, k.Dilaksanakan})
	beda("alasan", map[string]int{"a": 1, "c": 1, "g": 1}, angka(k.PerAlasan))
	beda("keputusan", map[string]int{"mengabulkan_sebagian": 1}, angka(k.PerKeputusan))
	beda("sengketa", [4]int{1, 0, 1, 1}, [4]int{s.Sengketa.Diajukan, s.Sengketa.Selesai, s.Sengketa.SisaAkhir, s.Sengketa.Gugatan})
	beda("tahap sengketa", map[string]int{"gugatan": 1}, angka(s.Sengketa.PerTahap))
	beda("cakupan", []string{"66,7 % (2 dari 3)", "50,0 % (1 dari 2)"}, []string{s.Cakupan.OPD.Teks, s.Cakupan.Desa.Teks})
	beda("belum", []string{"Badan Pengelolaan Keuangan", "Desa Lain"}, append(s.Cakupan.BelumOPD, s.Cakupan.BelumDesa...))

	if l.Tenggat == nil || l.Tenggat.Tanggal != tgl("2026-03-31") || l.Tenggat.Lewat {
		t.Errorf("tenggat %+v", l.Tenggat)
	}
	if len(l.Temuan) > 0 {
		t.Errorf("temuan %+v", l.Temuan)
	}
	var kurang []string
	for _, x := range l.BelumDiisi {
		kurang = append(kurang, x.Kunci)
	}
	beda("belum diisi", []string{"pelaksanaan", "sarana", "sdm", "pelaksanaan_tanggapan", "pelaksanaan_putusan_ki", "pelaksanaan_putusan_pengadilan", "kendala_eksternal", "kendala_internal", "rekomendasi", "rencana_tindak_lanjut"}, kurang)
}

// TestTenggatContoh proves the due dates of the hand-worked year by the law.
func TestTenggatContoh(t *testing.T) {
	for i, b := range tahunKecil().Permohonan {
		if b.Lengkap.Kosong() {
			continue
		}
		h, err := ppid.Tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: b.Diterima, DinyatakanLengkap: b.Lengkap}, kalender.Nasional(), ppid.Kebijakan{})
		if err != nil {
			t.Fatal(err)
		}
		want := h.Tenggat
		if !b.Diperpanjang.Kosong() {
			want = h.TenggatPerpanjangan
		}
		if b.TenggatJawaban != want {
			t.Errorf("baris %d: tenggat %v, menurut hukum %v", i, b.TenggatJawaban, want)
		}
	}
}

// TestHariLebihAwal makes the report of the same register for an earlier day: what
// happened later is not known, and the extension not yet given.
func TestHariLebihAwal(t *testing.T) {
	b := tahunKecil()
	b.Hari = tgl("2025-02-18")
	l := susun(t, b)
	want := laporan.Neraca{SisaAwal: 1, Diterima: 4, Selesai: 3, SisaAkhir: 2, Seimbang: true, DalamWaktu: 2}
	if diff := cmp.Diff(want, l.Statistik.Neraca); diff != "" {
		t.Errorf("neraca (-want +got):\n%s", diff)
	}
	if !l.Kepala.Sementara || l.Kepala.Sampai != b.Hari {
		t.Errorf("kepala %+v", l.Kepala)
	}
	// no. 4 before its extension on the 20th: the ten days end on the 20th
	b.Permohonan[4].Dijawab, b.Permohonan[4].Diperpanjang = kominfo.Tanggal{}, tgl("2025-03-01")
	b.Permohonan[4].Tahap, b.Permohonan[4].TepatWaktu, b.Permohonan[4].Hasil = "diperpanjang", "", ""
	b.Hari = tgl("2025-02-21")
	if n := susun(t, b).Statistik.Neraca; n.LewatTanpaJawaban != 1 {
		t.Errorf("perpanjangan sesudah hari laporan ikut dihitung: %+v", n)
	}
}

// TestTriwulanBerjumlahSetahun: every act falls into one quarter.
func TestTriwulanBerjumlahSetahun(t *testing.T) {
	b := tahunKecil()
	setahun := susun(t, b).Statistik
	var hasil laporan.Hasil
	diterima, awal, akhir := 0, -1, 0
	for q := 1; q <= 4; q++ {
		b.Masa = laporan.MasaPeriode(kominfo.PeriodeTriwulan(2025, q))
		s := susun(t, b).Statistik
		if awal >= 0 && s.Neraca.SisaAwal != akhir {
			t.Errorf("triwulan %d mulai dengan %d, yang sebelumnya berakhir dengan %d", q, s.Neraca.SisaAwal, akhir)
		}
		awal, akhir = s.Neraca.SisaAwal, s.Neraca.SisaAkhir
		diterima += s.Neraca.Diterima
		hasil.KabulPenuh += s.Hasil.KabulPenuh
		hasil.KabulSebagian += s.Hasil.KabulSebagian
		hasil.Ditolak += s.Hasil.Ditolak
		hasil.Dirujuk += s.Hasil.Dirujuk
		hasil.SudahTersedia += s.Hasil.SudahTersedia
		hasil.Dicabut += s.Hasil.Dicabut
		hasil.TidakDitindaklanjuti += s.Hasil.TidakDitindaklanjuti
	}
	if diff := cmp.Diff(setahun.Hasil, hasil); diff != "" || diterima != setahun.Neraca.Diterima || akhir != setahun.Neraca.SisaAkhir {
		t.Errorf("triwulan tidak berjumlah setahun: diterima %d, akhir %d\n%s", diterima, akhir, diff)
	}
}

// TestKebijakanHariNol: an office that counts from receipt gets the days of receipt,
// and the sentence beside them says so.
func TestKebijakanHariNol(t *testing.T) {
	b := tahunKecil()
	b.Kebijakan.MulaiJawaban = "diterima"
	l := susun(t, b)
	if diff := cmp.Diff(l.Statistik.Waktu.SejakDiterima, l.Statistik.Waktu.HariKerja); diff != "" {
		t.Errorf("hari ke-0 (-want +got):\n%s", diff)
	}
	for _, a := range l.Angka {
		if a.Kode == "hari_kerja" && !strings.Contains(a.Definisi, "kebijakan kantor hari ke-0 adalah hari diterima") {
			t.Errorf("definisi tidak ikut: %s", a.Definisi)
		}
	}
}

func TestTanpaPermintaan(t *testing.T) {
	b := tahunKecil()
	b.Permohonan, b.Keberatan, b.Sengketa, b.OPD, b.Desa = nil, nil, nil, nil, nil
	l := susun(t, b)
	for _, r := range []laporan.Rasio{l.Statistik.RasioLayanan, l.Statistik.RasioTepatWaktu, l.Statistik.RasioDikabulkan} {
		if r.Teks != "tidak ada permintaan" {
			t.Errorf("rasio tanpa permintaan: %q", r.Teks)
		}
	}
	for _, bentuk := range laporan.SemuaBentuk() {
		teks := tulisLembar(l.Lembar(laporan.Bentuk(bentuk.Ke)))
		if strings.Contains(teks, "%") {
			t.Errorf("%s menyebut persen tanpa permintaan", bentuk.Ke)
		}
		if !strings.Contains(teks, "tidak ada permintaan") {
			t.Errorf("%s tidak berkata bahwa tidak ada permintaan", bentuk.Ke)
		}
	}
}

func TestDesaDanSemua(t *testing.T) {
	b := tahunKecil()
	b.Badan = "19.06.01.2001"
	if n := susun(t, b).Statistik.Neraca.Diterima; n != 1 {
		t.Errorf("desa: %d", n)
	}
	b.Badan = laporan.SemuaBadan
	s := susun(t, b).Statistik
	if s.Neraca.Diterima != 13 || s.Rincian[len(s.Rincian)-1].Kode != "badan" || len(s.Rincian[len(s.Rincian)-1].Baris) != 2 {
		t.Errorf("semua: %+v", s.Rincian[len(s.Rincian)-1])
	}
}

// TestSelKecil: no row of a public breakdown is small, nor can be worked out.
func TestSelKecil(t *testing.T) {
	b := tahunKecil()
	b.AmbangSel = 4
	l := susun(t, b)
	got := map[string][]int{}
	for _, r := range l.Statistik.Rincian {
		for _, x := range r.Baris {
			got[r.Kode] = append(got[r.Kode], x.Diterima)
			if x.Dijawab != nil || x.Ditolak != nil {
				t.Errorf("%s.%s memuat angka dalam", r.Kode, x.Kunci)
			}
		}
	}
	want := map[string][]int{"kanal": {5, 7}, "jenis_pemohon": {8, 4}, "unit": {5, 7}, "bulan": {4, 4, 4}}
	want["unit"] = []int{5, 7} // bkpsdm 1 + bpkad 2 = 3 is still too small, so dinkes 4 joins
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rincian umum (-want +got):\n%s", diff)
	}
	if l.Statistik.Penolakan.PerPermohonan != nil {
		t.Error("gabungan huruf ikut diumumkan")
	}
	if !strings.Contains(tulisLembar(l.Lembar(laporan.Angkanya)), "kurang dari 4 permohonan digabung") {
		t.Error("aturan jumlah kecil tidak tertulis")
	}
}

func TestDitolak(t *testing.T) {
	for nama, ubah := range map[string]func(*laporan.Bahan){
		"tanpa masa":     func(b *laporan.Bahan) { b.Masa = laporan.Masa{} },
		"masa terbalik":  func(b *laporan.Bahan) { b.Masa = laporan.MasaBebas(tgl("2025-02-01"), tgl("2025-01-01")) },
		"masa panjang":   func(b *laporan.Bahan) { b.Masa = laporan.MasaBebas(tgl("1990-02-01"), tgl("2025-01-01")) },
		"belum mulai":    func(b *laporan.Bahan) { b.Hari = tgl("2024-12-31") },
		"tanpa hari":     func(b *laporan.Bahan) { b.Hari = kominfo.Tanggal{} },
		"tanpa kalender": func(b *laporan.Bahan) { b.Kalender = nil },
	} {
		b := tahunKecil()
		ubah(&b)
		if _, err := laporan.Susun(b); kominfo.KindOf(err) != kominfo.TidakSah {
			t.Errorf("%s: %v", nama, err)
		}
	}
}

// TestBahanRusak: rows that contradict each other are named, not hidden.
func TestBahanRusak(t *testing.T) {
	for id, ubah := range map[string]func(*laporan.Bahan){
		"PPID-LAP-02": func(b *laporan.Bahan) { b.Permohonan[1].Dijawab = tgl("2024-06-01") },
		"PPID-LAP-03": func(b *laporan.Bahan) { b.Keberatan[0].Ditanggapi = tgl("2024-06-01") },
		"PPID-LAP-04": func(b *laporan.Bahan) { b.Sengketa[0].Tahap, b.Sengketa[0].Sejak = "selesai", tgl("2024-06-01") },
		"PPID-LAP-05": func(b *laporan.Bahan) { b.Permohonan[1].Diterima = kominfo.Tanggal{} },
		"PPID-LAP-06": func(b *laporan.Bahan) { b.Permohonan[1].Dijawab = tgl("2025-01-06") },
		"PPID-LAP-07": func(b *laporan.Bahan) { b.Permohonan[1].Dijawab = kominfo.Tanggal{} },
		"PPID-LAP-08": func(b *laporan.Bahan) {
			b.Permohonan[0].Diterima, b.Permohonan[0].Lengkap = tgl("2015-06-01"), tgl("2015-06-01")
		},
		"PPID-LAP-09": func(b *laporan.Bahan) {
			b.Permohonan[10].TenggatJawaban, b.Permohonan[10].Dijawab = kominfo.Tanggal{}, kominfo.Tanggal{}
			b.Permohonan[10].Tahap = "diproses"
		},
	} {
		b := tahunKecil()
		ubah(&b)
		l := susun(t, b)
		if !slices.ContainsFunc(l.Temuan, func(f kominfo.Finding) bool { return f.ID == id }) {
			t.Errorf("%s tidak ditemukan: %+v", id, l.Temuan)
		}
		if !strings.Contains(tulisLembar(l.Lembar(laporan.Ringkasan)), "Periksa dulu register") {
			t.Errorf("%s tidak tercetak", id)
		}
	}
}

// tulisLembar writes papers as plain text, for golden files.
func tulisLembar(ls []kertas.Lembar) string {
	var b strings.Builder
	var balok func(d []kertas.Balok, dalam string)
	sel := func(s []kertas.Sel) string {
		var t []string
		for _, x := range s {
			var p []string
			for _, y := range x {
				p = append(p, y.Teks)
			}
			t = append(t, strings.Join(p, ""))
		}
		return strings.Join(t, " | ")
	}
	balok = func(d []kertas.Balok, dalam string) {
		for _, x := range d {
			if x.Judul != "" {
				b.WriteString(dalam + "[" + x.Rupa + "] " + x.Judul + "\n")
			}
			if x.Kolom != nil {
				b.WriteString(dalam + "= " + strings.Join(x.Kolom, " | ") + "\n")
			}
			for _, r := range x.Baris {
				b.WriteString(dalam + "- " + sel(r) + "\n")
			}
			balok(x.Isi, dalam+"  ")
		}
	}
	for _, l := range ls {
		b.WriteString("# " + l.Judul + "\n" + l.Uraian + "\n")
		balok(l.Isi, "")
	}
	return b.String()
}

func golden(t *testing.T, nama string, got []byte) {
	t.Helper()
	jalur := filepath.Join("testdata", nama)
	if registertest.Perbarui() {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(jalur, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(jalur)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", nama, diff)
	}
}

func TestGolden(t *testing.T) {
	l := susun(t, tahunKecil())
	var j, c bytes.Buffer
	if err := laporan.TulisJSON(&j, l); err != nil {
		t.Fatal(err)
	}
	golden(t, "laporan.json", j.Bytes())
	if err := laporan.TulisCSV(&c, l, tabel.OpsiTulis{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "statistik.csv", c.Bytes())
	for _, b := range laporan.SemuaBentuk() {
		golden(t, b.Ke+".txt", []byte(tulisLembar(l.Lembar(laporan.Bentuk(b.Ke)))))
	}
	var kembali laporan.Laporan
	if err := json.Unmarshal(j.Bytes(), &kembali); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(l, kembali); diff != "" {
		t.Errorf("JSON tidak kembali (-want +got):\n%s", diff)
	}
}

// TestSetiapAngkaBerdefinisi: a figure without the sentence that says how it was
// counted does not leave.
func TestSetiapAngkaBerdefinisi(t *testing.T) {
	l := susun(t, tahunKecil())
	lihat := map[string]bool{}
	for _, a := range l.Angka {
		if a.Definisi == "" || a.Nama == "" || a.Tampil == "" {
			t.Errorf("angka tanpa definisi, nama atau isi: %+v", a)
		}
		if k := a.Kode + "/" + a.Rincian; lihat[k] {
			t.Errorf("%s dua kali", k)
		} else {
			lihat[k] = true
		}
	}
}
