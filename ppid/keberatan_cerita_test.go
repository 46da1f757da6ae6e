package ppid

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

func (k *kantorUji) keberatan(id register.ID) Keberatan {
	k.t.Helper()
	d, err := k.Keberatan.Baca(k.t.Context(), k.s, register.LingkupPenuh(), id)
	if err != nil {
		k.t.Fatal(err)
	}
	return d.Isi
}

// Silence of PPID, silence of the Atasan PPID, dispute, adjudication, court.
func ceritaDiamSampaiKasasi(k *kantorUji) {
	t := k.t
	id := k.terdaftar() // due 2025-02-17
	aju := AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "c"}}
	k.pada("2025-02-17")
	k.tolak(warga, k.Keberatan, "", "ajukan", aju, "Terdaftar", "meneruskan ke PPID Pelaksana (PPID Utama)")
	k.pada("2025-02-18")
	keb := k.harus(warga, k.Keberatan, "", "ajukan", aju)
	x := k.keberatan(keb)
	if x.Nomor != "001/PPID-KEB/II/2025" || x.NomorPendaftaran != "001/PPID/II/2025" || x.Nama != rahasia || x.RincianInformasi != "APBD 2024" {
		t.Errorf("%+v", x)
	}
	if b := cariBatas(x.Batas, PengajuanKeberatan); b.Hari0 != tgl("2025-02-17") || b.Tanggal != tgl("2025-04-09") {
		t.Errorf("%+v", b)
	}
	if got := k.kolom(k.Keberatan, keb, "tahap", "tenggat"); got != "keberatan_diterima 2025-04-10" {
		t.Error(got)
	}
	ajuKI := AjukanSengketa{Keberatan: keb}
	k.pada("2025-04-10")
	k.tolak(warga, k.Sengketa, "", "ajukan", ajuKI, "Keberatan diterima dan dicatat", "(Atasan PPID)")
	k.pada("2025-04-11")
	if x := k.keberatan(keb); x.TahapPada(Bawaan(), tgl("2025-04-11")) != "keberatan_lewat_waktu" || x.Tahap != "keberatan_diterima" {
		t.Errorf("%+v", x)
	}
	sen := k.harus(warga, k.Sengketa, "", "ajukan", ajuKI)
	// What comes late is recorded and moves nothing.
	k.harus(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "T/1", Uraian: "x", Jabatan: "Sekda"}})
	if got := k.kolom(k.Keberatan, keb, "tahap", "keputusan"); got != "keberatan_diterima menguatkan" {
		t.Error(got)
	}
	k.harus(petugas, k.Sengketa, sen, "periksa_awal", PeriksaAwal{NomorPerkara: "KI/1"})
	k.tolak(warga, k.Sengketa, sen, "ajudikasi", Ajudikasi{Sebab: "huruf_a"}, "oleh Pemohon Informasi Publik")
	k.tolak(ki, k.Sengketa, sen, "ajudikasi", Ajudikasi{Sebab: "huruf_a"}, "tidak cocok", "Pasal 42")
	k.harus(ki, k.Sengketa, sen, "mediasi", PadaTanggal{})
	k.harus(ki, k.Sengketa, sen, "ajudikasi", Ajudikasi{Sebab: "mediasi_gagal"})
	k.pada("2025-06-02")
	k.harus(ki, k.Sengketa, sen, "putus_ajudikasi", Putus{Nomor: "P/1", Amar: "Membuka seluruhnya."})
	k.tolak(petugas, k.Sengketa, sen, "selesaikan", SelesaikanSengketa{}, "belum berkekuatan hukum tetap")
	k.harus(atasan, k.Sengketa, sen, "gugat", Gugat{Pengadilan: "PTUN Pangkalpinang"})
	k.pada("2025-09-01")
	k.tolak(atasan, k.Sengketa, sen, "kasasi", Gugat{Pengadilan: "MA"}, "PPID-SENGKETA-02")
	k.harus(atasan, k.Sengketa, sen, "kasasi", Gugat{Pengadilan: "MA", Diterima: tgl("2025-08-25")})
	k.tolak(petugas, k.Sengketa, sen, "selesaikan", SelesaikanSengketa{}, "amar")
	k.harus(petugas, k.Sengketa, sen, "selesaikan", SelesaikanSengketa{Amar: "Menolak kasasi."})
	k.tolak(atasan, k.Sengketa, sen, "kasasi", Gugat{Pengadilan: "MA"}, "Tidak ada langkah lagi")
	d, err := k.Sengketa.Baca(t.Context(), k.s, register.LingkupPenuh(), sen)
	if err != nil {
		t.Fatal(err)
	}
	var jenis []Jenis
	for _, b := range d.Isi.Batas {
		if jenis = append(jenis, b.Jenis); b.Tanggal.Kosong() {
			t.Errorf("%+v", b)
		}
	}
	if diff := cmp.Diff([]Jenis{PengajuanSengketa, RegistrasiSengketa, MulaiSengketa, SelesaiSengketa, MulaiMediasi, SelesaiMediasi, GugatanPengadilan, KasasiPengadilan}, jenis); diff != "" {
		t.Errorf("tenggat (-want +got):\n%s", diff)
	}
	if tepat, ada := d.Isi.TepatWaktu(); !tepat || !ada {
		t.Error("sengketa tidak tepat waktu")
	}
}

// A refusal is overturned by the Atasan PPID and the order carried out.
func ceritaPenolakanDibatalkan(k *kantorUji) {
	t := k.t
	id := k.terdaftar()
	uji := k.ujiSelesai()
	k.harus(utama, k.Permohonan, id, "jawab", penolakan(uji))
	aju := AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "a"}}
	keb, lain := k.harus(petugas, k.Keberatan, "", "ajukan", aju), k.harus(petugas, k.Keberatan, "", "ajukan", aju)
	k.tolak(atasan, k.Keberatan, keb, "musyawarah", PadaTanggal{}, "huruf a", "Pasal 35 ayat (2)")
	k.tolak(utama, k.Keberatan, keb, "tanggapi", Tanggapi{}, "oleh PPID Utama", "(Atasan PPID)")
	k.tolak(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: "mengabulkan_seluruhnya"}}, "PPID-TANGGAP-01", "PPID-TANGGAP-02")
	tetap := Tanggapi{Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "T/2", Uraian: "Patut ditutup.", Jabatan: "Sekretaris Daerah"}}
	k.tolak(atasan, k.Keberatan, lain, "tanggapi", tetap, "PPID-TANGGAP-04")
	tetap.Uji = uji
	k.harus(atasan, k.Keberatan, lain, "tanggapi", tetap)
	k.pada("2025-02-10")
	k.harus(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: "mengabulkan_seluruhnya", NomorSurat: "T/1", Uraian: "Tidak terbukti.", Jabatan: "Sekretaris Daerah", Perintah: "Berikan.", BatasPerintah: tgl("2025-02-14")}})
	if got := k.kolom(k.Keberatan, keb, "tahap", "tenggat"); got != "keberatan_ditanggapi 2025-02-14" {
		t.Error(got)
	}
	k.tolak(orang{"", "sistem"}, k.Keberatan, keb, "selesaikan", PadaTanggal{}, "belum lewat")
	k.harus(petugas, k.Keberatan, keb, "tanggapan_diterima", TerimaTanggapan{Tanggapan: "Terima kasih."})
	if b := cariBatas(k.keberatan(keb).Batas, PengajuanSengketa); b.Hari0 != tgl("2025-02-10") || b.Tanggal != tgl("2025-02-28") {
		t.Errorf("%+v", b)
	}
	k.pada("2025-02-12")
	k.harus(utama, k.Keberatan, keb, "laksanakan", PadaTanggal{})
	k.tolak(utama, k.Keberatan, keb, "laksanakan", PadaTanggal{}, "tidak punya perintah")
	k.harus(utama, k.Uji, uji, "buka", BukaUji{Alasan: "Keberatan dikabulkan."})
	k.harus(warga, k.Keberatan, keb, "selesaikan", PadaTanggal{})
	k.tolak(warga, k.Sengketa, "", "ajukan", AjukanSengketa{Keberatan: keb}, "Selesai", "Tidak ada langkah lagi")
	if p := k.permohonan(id); p.Tahap != "ditolak" || p.Hasil != "ditolak" {
		t.Errorf("riwayat permohonan berubah: %s %s", p.Tahap, p.Hasil)
	}
	// The other went to the Komisi Informasi: only there it ends, without mediation.
	sen := k.harus(petugas, k.Sengketa, "", "ajukan", AjukanSengketa{Keberatan: lain})
	k.tolak(warga, k.Keberatan, lain, "selesaikan", PadaTanggal{}, "sudah menjadi sengketa")
	k.harus(ki, k.Sengketa, sen, "periksa_awal", PeriksaAwal{NomorPerkara: "KI/2"})
	k.tolak(ki, k.Sengketa, sen, "mediasi", PadaTanggal{}, "huruf a")
	k.harus(ki, k.Sengketa, sen, "ajudikasi", Ajudikasi{Sebab: "huruf_a"})
}

// Ground b needs no request, the others do; settled by mediation, which is final.
func ceritaInformasiBerkala(k *kantorUji) {
	t := k.t
	in := IsianKeberatan{Alasan: "bc", AlasanDitemukan: tgl("2025-02-03"), Nama: rahasia, RincianInformasi: "ringkasan laporan keuangan"}
	k.tolak(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: in}, "PPID-KEB-04", "huruf c")
	in.Alasan = "bb"
	k.tolak(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: in}, "PPID-KEB-01")
	in.Alasan = "b"
	k.tolak(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{Badan: "desa-asing", IsianKeberatan: in}, "PPID-DESA-01")
	k.tolak(utama, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: in}, "Pemohon Informasi Publik", "PPID Utama")
	keb := k.harus(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: in})
	if x := k.keberatan(keb); x.NomorPendaftaran != "" || cariBatas(x.Batas, PengajuanKeberatan).Tanggal.Kosong() {
		t.Errorf("%+v", x)
	}
	k.harus(atasan, k.Keberatan, keb, "musyawarah", PadaTanggal{})
	k.harus(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "T/1", Uraian: "Sudah diumumkan.", Jabatan: "Sekda"}})
	sen := k.harus(warga, k.Sengketa, "", "ajukan", AjukanSengketa{Keberatan: keb})
	k.harus(ki, k.Sengketa, sen, "periksa_awal", PeriksaAwal{NomorPerkara: "KI/3"})
	k.harus(ki, k.Sengketa, sen, "mediasi", PadaTanggal{})
	k.harus(ki, k.Sengketa, sen, "putus_mediasi", Putus{Nomor: "P/3", Amar: "Diumumkan."})
	k.tolak(atasan, k.Sengketa, sen, "gugat", Gugat{Pengadilan: "PTUN"}, "final dan mengikat")
	k.harus(petugas, k.Sengketa, sen, "selesaikan", SelesaikanSengketa{})
}

// A request that nobody examined was not answered either.
func TestKeberatanAtasYangTidakDiperiksa(t *testing.T) {
	k := kantorBaru(t)
	id := k.catat(pemohonLengkap())
	aju := AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "c"}}
	k.pada("2025-02-17")
	k.tolak(warga, k.Keberatan, "", "ajukan", aju, "belum diperiksa")
	k.pada("2025-02-18")
	keb := k.harus(warga, k.Keberatan, "", "ajukan", aju)
	if b := cariBatas(k.keberatan(keb).Batas, PengajuanKeberatan); b.Hari0 != tgl("2025-02-17") {
		t.Errorf("%+v", b)
	}
}
