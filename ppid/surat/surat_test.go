package surat

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

var ubah = flag.Bool("update", false, "tulis ulang testdata")

func emas(t *testing.T, nama, got string) {
	t.Helper()
	f := filepath.Join("testdata", nama+".txt")
	if *ubah {
		if err := os.WriteFile(f, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(f)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", nama, diff)
	}
}

// Every paper, and the message that goes with it, as people read them.
func TestSurat(t *testing.T) {
	for _, j := range Semua() {
		t.Run(string(j), func(t *testing.T) {
			b := bahanUntuk(j)
			ls, err := Susun(j, b)
			if err != nil {
				t.Fatal(err)
			}
			got := teks(ls)
			if judul, isi := Kabar(j, b); judul != "" {
				got += "\n==== kabar: " + judul + " ====\n" + isi + "\n"
			}
			emas(t, string(j), got)
		})
	}
}

// The desk prints empty forms: nothing but lines where a document would speak.
func TestKosong(t *testing.T) {
	want := []Jenis{FormulirPermohonan, FormulirKeberatan, FormulirSalinan, TandaBukti, TidakLengkap, Pemberitahuan, TandaTerima, LembarUji}
	if diff := cmp.Diff(want, Tersedia(Bahan{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var got strings.Builder
	for _, j := range want {
		ls, err := Susun(j, Bahan{})
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString("######## " + Judul(j) + "\n" + teks(ls) + "\n")
		if judul, isi := Kabar(j, Bahan{}); judul+isi != "" {
			t.Errorf("%s: kabar %q %q tanpa dokumen", j, judul, isi)
		}
		if strings.Contains(teks(ls), "[x]") && !strings.Contains(teks(ls), "tanda [x]") {
			t.Errorf("%s: formulir kosong sudah dicentang", j)
		}
	}
	emas(t, "kosong", got.String())
}

// What stands on a paper for each line of its Formulir, from dokumen.json.
func TestIsian(t *testing.T) {
	label := map[string]string{
		"F1 nama": "Nama: ", "F1 nomor identitas": "NIK, atau nomor SK", "F1 kontak": "Nomor telepon/surel", "F1 tempat dan tanggal": "Manggar / 2025-02-03",
		"F1 cara mengirim": "Cara mendapatkan salinan", "F1 tanda tangan pemohon": "/ Pemohon informasi", "F1 tanda tangan petugas": "/ Petugas pelayanan informasi",
		"F2 tempat dan tanggal": "Manggar / 2025-02-03", "F2 kode verifikasi": "Kode tanda terima: K7QF",
		"F3 nama": "Nama: ", "F3 telepon atau surel": "Nomor telepon/surel", "F3 kekurangan yang harus dilengkapi": "Yang harus dilengkapi", "F3 tempat dan tanggal": "Manggar / 2025-02-05", "F3 nama dan tanda tangan PPID": "/ Pejabat Pengelola",
		"F4 tanggal permohonan": "permohonan informasi pada tanggal 3 Februari 2025", "F4 nama": "Nama: ", "F4 telepon atau surel": "Nomor telepon/surel",
		"F4 A1 penguasaan: kami atau badan publik lain": "[ ] Badan publik lain", "F4 A2 bentuk fisik: digital atau cetak": "Bentuk fisik yang tersedia",
		"F4 A3 biaya: penyalinan, pengiriman, lain-lain, jumlah": "Jumlah: Rp20.000", "F4 A4 waktu penyediaan": "Waktu penyediaan | 4 hari kerja", "F4 A5 penjelasan penghitaman": "Penjelasan penghitaman",
		"F4 B tidak dapat diberikan: belum dikuasai atau belum didokumentasikan": "B. Informasi tidak dapat diberikan", "F4 B waktu penyediaan informasi yang belum didokumentasikan": "Penyediaan informasi yang belum didokumentasikan",
		"F4 tempat dan tanggal": "Manggar / 2025-02-14", "F4 nama dan tanda tangan PPID": "/ Pejabat Pengelola",
		"F5 nama": "Nama: ", "F5 telepon atau surel": "Nomor telepon/surel", "F5 konsekuensi bila dibuka": "Konsekuensi bila informasi dibuka", "F5 hak dan tenggat keberatan": "sampai akhir",
		"F5 tempat dan tanggal": "Manggar / 2025-02-14", "F5 nama dan tanda tangan PPID": "/ Pejabat Pengelola",
		"F6 nama dan tanda tangan PPID": "/ Pejabat Pengelola",
		"F7 identitas kuasa":            "Identitas kuasa pemohon", "F7 alasan huruf a-g": "[x] a. ", "F7 hari dan tanggal tanggapan akan diberikan": "D. Hari dan tanggal tanggapan atas keberatan akan diberikan: Rabu, 23 April 2025",
		"F7 tanda tangan pengaju": "/ Pengaju keberatan", "F7 tanda tangan petugas": "/ Petugas informasi",
		"F8 nomor surat": "Nomor: TA/1/2025", "F8 uraian tanggapan atas alasan keberatan": "Tanggapan atas alasan keberatan", "F8 penetapan pengecualian bila menolak karena dikecualikan": "Penetapan pengecualian",
		"F8 perintah kepada PPID bila diterima": "Perintah kepada PPID", "F8 jangka waktu pelaksanaan perintah": "Dilaksanakan paling lambat: Kamis, 10 April 2025", "F8 alasan bila menguatkan PPID": "Alasan menguatkan",
		"F9 tanggal": "Tanggal penyerahan", "F9 penerima": "Nama penerima", "F9 petugas": "/ Petugas pelayanan informasi",
		"F10 nama": "Nama: ", "F10 tanda tangan pemohon": "/ Pemohon informasi",
		"F11 nomor": "Nomor: UK/1/2025", "F11 hari, tanggal dan tempat pengujian": "Selasa, 11 Februari 2025, bertempat di Aula Kominfo", "F11 nama, jabatan, unit kerja dan tanda tangan penguji": "| No. | Nama | Jabatan dan unit kerja | Tanda tangan",
		"F11 jangka waktu pengecualian": "5 tahun, sampai 12 Februari 2030", "F11 tanda tangan PPID": "/ Pejabat Pengelola",
		"F12 nomor": "Nomor: SK/1/2025", "F12 PPID yang menetapkan": "Yang menetapkan: Pejabat", "F12 pertimbangan konsekuensi": "Pertimbangan konsekuensi", "F12 nama dan tanda tangan PPID": "/ Pejabat Pengelola",
		"F13 hari, tanggal dan tempat pengujian": "Pada hari ini, Rabu, 5 Maret 2025", "F13 klasifikasi semula dan menjadi": "Klasifikasi menjadi: terbuka", "F13 nama, jabatan, unit kerja dan tanda tangan penguji": "| No. | Nama | Jabatan dan unit kerja | Tanda tangan", "F13 tanda tangan PPID": "/ Pejabat Pengelola",
		"F14 nomor": "Nomor: -", "F14 PPID yang menetapkan": "Yang menetapkan: Pejabat", "F14 klasifikasi semula dan menjadi": "Klasifikasi semula: dikecualikan", "F14 nama dan tanda tangan PPID": "/ Pejabat Pengelola",
		"F15 hari dan tanggal tanggapan akan diberikan": "Tanggapan diberikan paling lambat: Rabu, 23 April 2025", "F15 kode verifikasi": "Kode tanda terima: 9TRD",
		"F16 tanda tangan petugas": "/ Petugas pelayanan informasi", "F16 jumlah": "Rp20.000",
		"F17 tenggat jawaban": "Dijawab paling lambat", "F17 tanda tangan PPID": "/ Pejabat Pengelola",
	}
	kertasnya := map[string]string{}
	for _, j := range Semua() {
		ls, err := Susun(j, bahanUntuk(j))
		if err != nil {
			t.Fatal(err)
		}
		kertasnya[j.formulir()] = teks(ls)
	}
	kertasnya["F14"] = kertasnya["F13"]
	b := bahanUntuk(TanggapanAtasan)
	b.Keberatan.Keputusan = "menguatkan"
	ls, err := Susun(TanggapanAtasan, b)
	if err != nil {
		t.Fatal(err)
	}
	if len(ls) != 2 || ls[1].Nomor != "SK/1/2025" {
		t.Errorf("penetapan tidak mengikuti tanggapan yang menguatkan: %d lembar", len(ls))
	}
	kertasnya["F8"] += teks(ls)
	terpakai := map[string]bool{}
	for _, f := range ppid.DokumenBawaan().Formulir {
		if kertasnya[f.Kode] == "" {
			t.Errorf("%s %s: tidak ada kertasnya", f.Kode, f.Nama)
			continue
		}
		for _, i := range f.Isian {
			cari, ada := label[f.Kode+" "+i]
			terpakai[f.Kode+" "+i] = true
			if !ada {
				cari = i
			}
			if !strings.Contains(strings.ToLower(kertasnya[f.Kode]), strings.ToLower(cari)) {
				t.Errorf("%s: isian %q (%q) tidak ada di kertas", f.Kode, i, cari)
			}
		}
	}
	for l := range label {
		if !terpakai[l] {
			t.Errorf("%q bukan isian dokumen.json lagi", l)
		}
	}
}

// The copies and the back that dokumen.json asks for.
func TestRangkap(t *testing.T) {
	for j, n := range map[Jenis]int{FormulirPermohonan: 4, FormulirKeberatan: 2, FormulirSalinan: 1, Penolakan: 2, Pengubahan: 2} {
		ls, err := Susun(j, bahanUntuk(j))
		if err != nil || len(ls) != n {
			t.Errorf("%s: %d lembar, %v; seharusnya %d", j, len(ls), err, n)
		}
	}
	ls, err := Susun(FormulirPermohonan, bahanContoh())
	if err != nil {
		t.Fatal(err)
	}
	ls[0].Isi[0].Baris[0][1][0].Teks = "diubah"
	if strings.Contains(teks(ls[2:]), "diubah") {
		t.Error("dua rangkap berbagi sel")
	}
}

// Why a paper cannot be made, in a sentence.
func TestBelum(t *testing.T) {
	awal := bahanContoh()
	tanpa := Bahan{}
	dikabulkan := bahanUntuk(Pemberitahuan)
	draf := bahanContoh()
	draf.Uji.NomorPenetapan = ""
	for _, x := range []struct {
		j    Jenis
		b    Bahan
		jawb string
		k    kominfo.Kind
	}{
		{Pemberitahuan, awal, "belum dijawab", kominfo.Bentrok}, {Penolakan, awal, "belum dijawab", kominfo.Bentrok}, {Penolakan, dikabulkan, "tidak ditolak", kominfo.Bentrok},
		{TidakLengkap, awal, "tidak dinyatakan tidak lengkap", kominfo.Bentrok}, {Perpanjangan, awal, "tidak diperpanjang", kominfo.Bentrok}, {Biaya, awal, "belum dijawab", kominfo.Bentrok},
		{Biaya, bahanUntuk(Penolakan), "tidak ada biaya", kominfo.Bentrok}, {TandaTerima, awal, "belum dicatat diserahkan", kominfo.Bentrok}, {TanggapanAtasan, awal, "belum ditanggapi", kominfo.Bentrok},
		{Penetapan, draf, "belum ditetapkan", kominfo.Bentrok}, {Pengubahan, awal, "tidak ada penetapan yang dibuka", kominfo.Bentrok}, {Disposisi, tanpa, "tidak ada permohonannya", kominfo.Bentrok},
		{TandaBuktiKeberatan, tanpa, "tidak ada keberatannya", kominfo.Bentrok}, {Penetapan, tanpa, "tidak ada uji konsekuensinya", kominfo.Bentrok}, {"<b>", tanpa, "tidak dikenal", kominfo.TidakSah},
	} {
		_, err := Susun(x.j, x.b)
		if kominfo.KindOf(err) != x.k || !strings.Contains(err.Error(), x.jawb) {
			t.Errorf("%s: %v; seharusnya %q", x.j, err, x.jawb)
		}
		if judul, isi := Kabar(x.j, x.b); judul+isi != "" {
			t.Errorf("%s: kabar %q", x.j, judul)
		}
	}
}

// The paper that the last step asks for comes first.
func TestTersedia(t *testing.T) {
	for j, want := range map[Jenis]Jenis{TandaBukti: TandaBukti, TidakLengkap: TidakLengkap, Disposisi: Disposisi, Perpanjangan: Perpanjangan, Pemberitahuan: Pemberitahuan, Penolakan: Penolakan, TandaTerima: TandaTerima} {
		b := bahanUntuk(j)
		b.Keberatan, b.Uji = nil, nil
		got := Tersedia(b)
		if len(got) == 0 || got[0] != want {
			t.Errorf("%s: %v", j, got)
		}
	}
	b := bahanUntuk(Penolakan)
	b.Keberatan, b.Uji = nil, nil
	if diff := cmp.Diff([]Jenis{Penolakan, Pemberitahuan, TandaBukti, FormulirSalinan, Disposisi, FormulirPermohonan, FormulirKeberatan}, Tersedia(b)); diff != "" {
		t.Errorf("ditolak (-want +got):\n%s", diff)
	}
	b = bahanUntuk(TanggapanAtasan)
	if got := Tersedia(b); got[0] != TanggapanAtasan || got[1] != TandaBuktiKeberatan {
		t.Errorf("keberatan: %v", got)
	}
	b.Permohonan, b.Uji = nil, nil
	if diff := cmp.Diff([]Jenis{TanggapanAtasan, TandaBuktiKeberatan, FormulirKeberatan}, Tersedia(b)); diff != "" {
		t.Errorf("keberatan saja (-want +got):\n%s", diff)
	}
}

// The office of a village signs as itself; a given role overrides the law's.
func TestPenanda(t *testing.T) {
	b := bahanUntuk(Pemberitahuan)
	b.Permohonan.Badan = "190601"
	for _, x := range [][2]string{{"", "PPID Desa"}, {"Plt. PPID", "Plt. PPID"}} {
		b.Penanda = x[0]
		ls, err := Susun(Pemberitahuan, b)
		if err != nil || !strings.Contains(teks(ls), "/ "+x[1]) {
			t.Errorf("%q: %v", x[1], err)
		}
	}
	b = bahanContoh()
	b.Nomor, b.Tanggal, b.Tempat = "", kominfo.Tanggal{}, ""
	ls, err := Susun(Disposisi, b)
	if err != nil || ls[0].Nomor != kertas.GarisNomor || strings.Contains(teks(ls), "Siti Contoh") || strings.Contains(teks(ls), "Jalan Contoh") {
		t.Errorf("disposisi: %v %v", err, ls)
	}
}
