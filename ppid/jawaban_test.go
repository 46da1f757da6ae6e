package ppid

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Each outcome asks for what its notice must state, all at once.
func TestIsiJawaban(t *testing.T) {
	melihat := IsianPemohon{CaraMemperoleh: "melihat"}
	for nama, c := range map[string]struct {
		p   Permohonan
		mau string
	}{
		"kosong":         {Permohonan{Hasil: "dikabulkan_seluruhnya"}, "01 05 06 04"},
		"sebagian":       {Permohonan{Hasil: "dikabulkan_sebagian", Jawaban: Jawaban{NomorSurat: "1", Materi: "x", Softcopy: true, WaktuPenyediaan: tgl("2025-02-03")}}, "12 13"},
		"huruf asing":    {Permohonan{Hasil: "tidak_dikuasai", Jawaban: Jawaban{NomorSurat: "1", Huruf: "hh"}}, "02"},
		"huruf j":        {Permohonan{Hasil: "tidak_dikuasai", Jawaban: Jawaban{NomorSurat: "1", Huruf: "j"}}, "14"},
		"belum ada":      {Permohonan{Hasil: "belum_didokumentasikan", Jawaban: Jawaban{NomorSurat: "1"}}, "04"},
		"sudah tersedia": {Permohonan{Hasil: "sudah_tersedia", Jawaban: Jawaban{NomorSurat: "1"}}, "11"},
		"janji lampau":   {Permohonan{Hasil: "belum_didokumentasikan", Dijawab: tgl("2025-02-04"), Jawaban: Jawaban{NomorSurat: "1", WaktuPenyediaan: tgl("2025-02-03")}}, "03"},
		"bayar melihat":  {Permohonan{Hasil: "tidak_dikuasai", IsianPemohon: melihat, Jawaban: Jawaban{NomorSurat: "1", Biaya: 1}}, "15 16"},
	} {
		var got []string
		for _, f := range c.p.periksaJawaban(Bawaan()) {
			got = append(got, strings.TrimPrefix(f.ID, "PPID-JAWAB-"))
		}
		if diff := cmp.Diff(c.mau, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", nama, diff)
		}
	}
}

func TestBelumLengkap(t *testing.T) {
	for nama, c := range map[string]struct {
		ubah func(*IsianPemohon)
		mau  string
	}{
		"lengkap":         {func(*IsianPemohon) {}, ""},
		"NIK pendek":      {func(x *IsianPemohon) { x.NomorIdentitas = "123" }, "NIK yang 16 angka"},
		"tanpa jenis":     {func(x *IsianPemohon) { x.JenisPemohon = "" }, "jenis pemohon"},
		"kuasa":           {func(x *IsianPemohon) { x.Dikuasakan = true }, "nama kuasa; surat kuasa"},
		"badan hukum":     {func(x *IsianPemohon) { x.JenisPemohon = "badan_hukum" }, "fotokopi akta pendirian yang disahkan"},
		"kelompok":        {func(x *IsianPemohon) { x.JenisPemohon = "kelompok_orang" }, "surat kuasa; fotokopi KTP atau surat keterangan kependudukan semua pemberi kuasa"},
		"tanpa kirim":     {func(x *IsianPemohon) { x.CaraMengirim = "" }, "Cara mendapatkan salinan"},
		"hanya melihat":   {func(x *IsianPemohon) { x.CaraMengirim, x.CaraMemperoleh = "", "melihat" }, ""},
		"tanpa kontak":    {func(x *IsianPemohon) { x.Kontak = " " }, "Nomor telepon atau surel"},
		"tanpa pekerjaan": {func(x *IsianPemohon) { x.Pekerjaan = "" }, ""},
	} {
		x := pemohonLengkap()
		c.ubah(&x)
		if got := strings.Join(x.BelumLengkap(Bawaan()), "; "); got != c.mau {
			t.Errorf("%s: %q, seharusnya %q", nama, got, c.mau)
		}
	}
}

func TestDokumenPemohonDitolak(t *testing.T) {
	k := kantorBaru(t)
	for id, d := range map[string][]DokumenPemohon{"PPID-DOK-01": make([]DokumenPemohon, 41), "PPID-DOK-02": {{Jenis: "<b>"}}, "PPID-DOK-03": {{Jenis: "lain", Sidik: "../../etc"}}} {
		in := pemohonLengkap()
		in.Dokumen = d
		k.tolak(petugas, k.Permohonan, "", "catat", Catat{Kanal: "surel", IsianPemohon: in}, id)
	}
	id := k.catat(pemohonLengkap())
	k.tolak(petugas, k.Permohonan, id, "nyatakan_tidak_lengkap", TidakLengkap{NomorSurat: "1", Kekurangan: "a\tb"}, "PPID-KURANG-01")
	k.tolak(petugas, k.Permohonan, id, "nyatakan_tidak_lengkap", TidakLengkap{NomorSurat: "1"}, "tidak kurang apa pun")
}

// A hundred working days reach a year without a decree; the dates come later.
func TestHitungUlangSengketa(t *testing.T) {
	k := kantorBaru(t)
	kal, err := kalender.Nasional().Batasi(2025, 2025)
	if err != nil {
		t.Fatal(err)
	}
	k.kal = kal
	k.pada("2025-11-03")
	keb := k.harus(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Alasan: "b", AlasanDitemukan: tgl("2025-11-03"), Nama: rahasia, RincianInformasi: "laporan"}})
	a := register.Alasan{Alasan: "SKB 2026 terbit."}
	k.tolak(petugas, k.Keberatan, keb, "hitung_ulang", a, "tidak punya tenggat berjalan")
	k.harus(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "1", Uraian: "x", Jabatan: "Sekda"}})
	sen := k.harus(warga, k.Sengketa, "", "ajukan", AjukanSengketa{Keberatan: keb})
	if got := k.kolom(k.Sengketa, sen, "tenggat"); got != "" {
		t.Error(got)
	}
	k.tolak(petugas, k.Sengketa, sen, "hitung_ulang", a, "Sengketa diajukan ke Komisi Informasi", "memeriksa awal")
	k.kal = kalender.Nasional()
	k.harus(petugas, k.Sengketa, sen, "hitung_ulang", a)
	if got := k.kolom(k.Sengketa, sen, "tenggat"); got < "2026-03-01" {
		t.Errorf("%q", got)
	}
	k.harus(petugas, k.Keberatan, keb, "hitung_ulang", a)
}
