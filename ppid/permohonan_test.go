package ppid

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Two officers open the same version: one wins, the other is told.
func TestDuaPetugas(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar()
	if _, err := k.laku(utama, k.Permohonan, id, 2, "disposisi", Disposisi{Perangkat: "dinkes"}); err != nil {
		t.Fatal(err)
	}
	_, err := k.laku(utama, k.Permohonan, id, 2, "jawab", pemberian("2025-02-20"))
	if kominfo.KindOf(err) != kominfo.Bentrok || !strings.Contains(err.Error(), "versi 2") || k.permohonan(id).Tahap != "diproses" {
		t.Errorf("%v", err)
	}
}

// A changed calendar moves the due date only when somebody says so, and the
// history keeps both.
func TestHitungUlang(t *testing.T) {
	k := kantorBaru(t)
	k.pada("2025-12-18") // 26 December is cuti bersama
	id := k.terdaftar()
	a := register.Alasan{Alasan: "Kalender kantor berubah."}
	k.tolak(orang{"", "sistem"}, k.Permohonan, id, "hitung_ulang", a, "tidak punya tenggat berjalan yang berubah")
	lama := cariBatas(k.permohonan(id).Batas, JawabanPermohonan)
	kal, err := kalender.Nasional().Dengan(kalender.Setelan{CutiBersamaKerja: true})
	if err != nil {
		t.Fatal(err)
	}
	k.kal = kal
	if got := k.kolom(k.Permohonan, id, "tenggat"); got != "2026-01-06" {
		t.Error(got)
	}
	k.tolak(tim, k.Permohonan, id, "hitung_ulang", a, "bukan Tim Pertimbangan")
	k.harus(orang{"", "sistem"}, k.Permohonan, id, "hitung_ulang", a)
	baru := cariBatas(k.permohonan(id).Batas, JawabanPermohonan)
	if baru.Tanggal != tgl("2026-01-05") || baru.Versi == lama.Versi || baru.Versi == "" {
		t.Errorf("dari %+v menjadi %+v", lama, baru)
	}
	r, err := k.s.Riwayat(t.Context(), k.Permohonan, register.LingkupPenuh(), id)
	if err != nil || r[0].Alasan != a.Alasan || r[0].Aksi != "hitung_ulang" {
		t.Errorf("riwayat %v %v", r, err)
	}
	k.pada("2026-01-02")
	k.harus(utama, k.Permohonan, id, "jawab", pemberian("2026-01-09"))
	k.kal = kalender.Nasional()
	k.tolak(petugas, k.Permohonan, id, "hitung_ulang", a, "Pemberitahuan tertulis terkirim")
}

// A year without a decree does not stop a request from being recorded.
func TestKalenderHabis(t *testing.T) {
	k := kantorBaru(t)
	kal, err := kalender.Nasional().Batasi(2025, 2025)
	if err != nil {
		t.Fatal(err)
	}
	k.kal = kal
	k.pada("2025-12-22")
	id := k.terdaftar()
	if b := cariBatas(k.permohonan(id).Batas, JawabanPermohonan); !b.Tanggal.Kosong() || !strings.Contains(b.Catatan, "2026") || b.Versi == "" {
		t.Errorf("%+v", b)
	}
	k.kal = kalender.Nasional()
	k.harus(petugas, k.Permohonan, id, "hitung_ulang", register.Alasan{Alasan: "SKB 2026 terbit."})
	if got := k.kolom(k.Permohonan, id, "tenggat"); got != "2026-01-08" {
		t.Error(got)
	}
}

// Acts are not entered before they happened, nor before the act they follow.
func TestTanggalLangkah(t *testing.T) {
	k := kantorBaru(t)
	k.tolak(petugas, k.Permohonan, "", "catat", Catat{Kanal: "surat", DiterimaPada: "2025-02-04", IsianPemohon: pemohonLengkap()}, "PPID-TGL-01")
	k.tolak(petugas, k.Permohonan, "", "catat", Catat{Kanal: "surat", DiterimaPada: "kemarin", IsianPemohon: pemohonLengkap()}, "tidak dikenal")
	k.tolak(petugas, k.Permohonan, "", "catat", Catat{Kanal: "surat"}, "Nama pemohon", "UU 14/2008 Pasal 22 ayat (2)")
	k.tolak(tim, k.Permohonan, "", "catat", Catat{Kanal: "surat", IsianPemohon: pemohonLengkap()}, "oleh Tim Pertimbangan", "(Pemohon Informasi Publik)")
	k.tolak(orang{"kominfo", "koordinator"}, k.Permohonan, "", "catat", Catat{Kanal: "surat", IsianPemohon: pemohonLengkap()}, "akun tanpa peran PPID")
	k.pada("2025-02-20")
	id := k.terdaftar()
	k.pada("2025-03-20")
	j := pemberian("2025-03-21")
	j.Tanggal = tgl("2025-02-19")
	k.tolak(utama, k.Permohonan, id, "jawab", j, "PPID-TGL-02")
	// Late in the evening in UTC is the next day at the office.
	id = k.harus(warga, k.Permohonan, "", "catat", Catat{Kanal: "laman_ppid", DiterimaPada: "2025-02-28T23:30:00Z", IsianPemohon: pemohonLengkap()})
	if got := k.kolom(k.Permohonan, id, "diterima", "nomor"); got != "2025-03-01 002/PPID/III/2025" {
		t.Error(got)
	}
}

// Nothing personal stands in columns, names or the public part.
func TestDataPribadiTerpisah(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar()
	rs, err := k.s.Riwayat(t.Context(), k.Permohonan, register.LingkupUmum(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range rs {
		d, err := k.Permohonan.Dokumen(b)
		if err != nil {
			t.Fatal(err)
		}
		h, err := k.Permohonan.Hitung(d)
		if err != nil {
			t.Fatal(err)
		}
		semua := string(d) + h.Sebutan
		for _, v := range b.Kolom {
			if s, ok := v.(string); ok {
				semua += s
			}
		}
		for _, s := range []string{"Rahasia", "3201010101010001", "0800", "guru", "penelitian"} {
			if strings.Contains(semua, s) {
				t.Errorf("%q terbaca tanpa hak: %s", s, semua)
			}
		}
	}
}

func TestPolaNomor(t *testing.T) {
	for pola, mau := range map[string]string{"{urut:3}/PPID/{romawi}/{tahun}": "007/PPID/XII/2025", "{tahun}-{bulan}-{urut}": "2025-12-7", "{urut}": "", "{tahun}": "",
		"{urut}{tahun}{x}": "", "{urut:x}{tahun}": "", "{urut:0}{tahun}": "", "{urut}{tahun:2}": "", "{urut}{tahun": "", "": ""} {
		got, err := PolaNomor(pola, "", tgl("2025-12-31"), 7)
		if got != mau || (err == nil) != (mau != "") {
			t.Errorf("%q: %q, %v", pola, got, err)
		}
	}
}

// The choices of the forms are those of the law's data.
func TestPilihanSesuaiHukum(t *testing.T) {
	h, in := Bawaan(), DefLayanan(&Layanan{}).Permohonan.Info()
	kode := func(isian string) (out []string) {
		for _, p := range in.CariIsian(isian).Pilihan {
			out = append(out, p.Nilai)
		}
		return out
	}
	var kanal, hasil, tahap, pemohon, cara []string
	for _, x := range h.Kanal {
		kanal = append(kanal, x.Kode)
	}
	for _, x := range h.Hasil {
		hasil = append(hasil, x.Kode)
	}
	for _, x := range h.Keadaan {
		if x.Tahap == "permohonan" && !x.Turunan && x.Kode != "draf" {
			tahap = append(tahap, x.Kode)
		}
	}
	for _, x := range h.Pemohon {
		if x.BolehMemohon {
			pemohon = append(pemohon, x.Kode)
			if n := len(DokumenWajib(x.Kode, false)); n != len(x.Dokumen) {
				t.Errorf("%s: %d dokumen wajib, hukum %v", x.Kode, n, x.Dokumen)
			}
			if n := len(DokumenWajib(x.Kode, true)) - len(DokumenWajib(x.Kode, false)); n != len(x.DokumenKuasa) {
				t.Errorf("%s: %d dokumen kuasa, hukum %v", x.Kode, n, x.DokumenKuasa)
			}
		}
	}
	for _, p := range in.CariIsian("cara_memperoleh").Pilihan {
		cara = append(cara, p.Teks)
	}
	for _, x := range h.Isian {
		switch x.Kode {
		case "cara_memperoleh":
			if diff := cmp.Diff(x.Pilihan, cara); diff != "" {
				t.Errorf("cara (-hukum +isian):\n%s", diff)
			}
		case "nama", "nomor_identitas", "alamat", "pekerjaan", "kontak", "rincian_informasi", "tujuan_penggunaan", "cara_mengirim":
			if in.CariIsian(x.Kode) == nil {
				t.Errorf("isian %s tidak ada", x.Kode)
			}
		}
	}
	for nama, x := range map[string][2][]string{"kanal": {kanal, kode("kanal")}, "hasil": {hasil, kode("hasil")}, "tahap": {tahap, kode("tahap")}, "pemohon": {pemohon, kode("jenis_pemohon")}} {
		if diff := cmp.Diff(x[0], x[1]); diff != "" {
			t.Errorf("%s (-hukum +isian):\n%s", nama, diff)
		}
	}
}

// A refusal is late by its own limit, which runs from receipt, though the answer
// would not be (Perki 1/2021 Pasal 34 ayat (3)).
func TestPenolakanTerlambat(t *testing.T) {
	k := kantorBaru(t)
	in := pemohonLengkap()
	in.Dokumen = nil
	id := k.catat(in)
	k.harus(petugas, k.Permohonan, id, "nyatakan_tidak_lengkap", TidakLengkap{NomorSurat: "1", SuratDiterima: tgl("2025-02-03")})
	k.pada("2025-02-06")
	k.harus(warga, k.Permohonan, id, "lengkapi", Lengkapi{IsianPemohon: IsianPemohon{Dokumen: []DokumenPemohon{{Jenis: "identitas"}}}})
	uji := k.ujiSelesai()
	k.pada("2025-02-18")
	k.harus(utama, k.Permohonan, id, "jawab", penolakan(uji))
	if got := k.kolom(k.Permohonan, id, "tahap", "tenggat_jawaban", "tenggat_penolakan", "tepat_waktu"); got != "ditolak 2025-02-20 2025-02-17 tidak" {
		t.Error(got)
	}
}

// When the applicant's data are erased, the name is in no version, and the case can
// still be read and closed.
func TestHapusPribadi(t *testing.T) {
	k := kantorBaru(t)
	id := k.terdaftar()
	k.harus(utama, k.Permohonan, id, "jawab", pemberian("2025-02-20"))
	err := k.s.Ubah(t.Context(), kominfo.Aktor{Peran: "ppid_utama"}, func(tx register.Tx) error {
		_, err := tx.HapusPribadi(t.Context(), k.Permohonan, id, "Masa simpan berakhir.")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	k.harus(petugas, k.Permohonan, id, "serahkan", Serahkan{})
	rs, err := k.s.Riwayat(t.Context(), k.Permohonan, register.LingkupPenuh(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range rs {
		if b.Pribadi != nil || strings.Contains(string(b.Umum), "Rahasia") {
			t.Errorf("versi %d masih memuat pemohon: %s %s", b.Versi, b.Umum, b.Pribadi)
		}
	}
	if p := k.permohonan(id); p.Nama != "" || p.Tahap != "diserahkan" || p.RincianInformasi == "" {
		t.Errorf("%+v", p)
	}
}
