package ppid

import (
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// terdaftarSejak is a request that was declared complete on 4 February 2025; its ten
// days end on 18 February.
func terdaftarSejak(k *kantorUji) register.ID {
	k.pada("2025-02-03")
	x := k.catat(pemohonLengkap())
	k.pada("2025-02-04")
	k.harus(petugas, k.Permohonan, x, "nyatakan_lengkap", PadaTanggal{})
	return x
}

// What is entered after its due date under a day before it stands there as entered
// late, and proves nothing of being in time.
func TestSusulan(t *testing.T) {
	k := kantorBaru(t)
	// entered on the last day: in time
	a := terdaftarSejak(k)
	k.pada("2025-02-18")
	in := pemberian("2025-02-20")
	in.Tanggal = tgl("2025-02-10")
	k.harus(utama, k.Permohonan, a, "jawab", in)
	if p := k.permohonan(a); len(p.Susulan) != 0 || k.kolom(k.Permohonan, a, "tepat_waktu") != "ya" {
		t.Errorf("%+v", p.Susulan)
	}
	// entered after it, dated before it
	b := terdaftarSejak(k)
	k.pada("2025-03-10")
	k.harus(utama, k.Permohonan, b, "jawab", in)
	p := k.permohonan(b)
	if len(p.Susulan) != 1 || p.Susulan[0] != (Susulan{"jawab", tgl("2025-02-10"), tgl("2025-03-10")}) {
		t.Errorf("%+v", p.Susulan)
	}
	if got := k.kolom(k.Permohonan, b, "tepat_waktu"); got != "" {
		t.Errorf("tepat_waktu %q", got)
	}
	// dated as late as it was: late, and nothing to mark
	c := terdaftarSejak(k)
	k.pada("2025-03-10")
	in.Tanggal, in.WaktuPenyediaan = tgl("2025-03-03"), tgl("2025-03-12")
	k.harus(utama, k.Permohonan, c, "jawab", in)
	if p := k.permohonan(c); len(p.Susulan) != 0 || k.kolom(k.Permohonan, c, "tepat_waktu") != "tidak" {
		t.Errorf("%+v", p.Susulan)
	}
	// an extension that was entered when the time was over
	d := terdaftarSejak(k)
	k.pada("2025-02-21")
	k.harus(utama, k.Permohonan, d, "perpanjang", Perpanjang{Tanggal: tgl("2025-02-17"), Sebab: "belum_dikuasai", Alasan: "dicari"})
	k.harus(utama, k.Permohonan, d, "jawab", pemberian("2025-02-25"))
	if p := k.permohonan(d); len(p.Susulan) != 1 || p.Susulan[0].Langkah != "perpanjang" || k.kolom(k.Permohonan, d, "tepat_waktu") != "" {
		t.Errorf("%+v", p.Susulan)
	}
}

// Nobody answers yesterday what was objected to today.
func TestJawabanSebelumKeberatan(t *testing.T) {
	k := kantorBaru(t)
	id := terdaftarSejak(k)
	k.pada("2025-03-03")
	keb := k.harus(petugas, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "c"}})
	k.pada("2025-03-05")
	in := pemberian("2025-03-10")
	in.Tanggal = tgl("2025-02-10")
	nomor := k.kolom(k.Keberatan, keb, "nomor")
	k.tolak(utama, k.Permohonan, id, "jawab", in, "PPID-JAWAB-17", nomor)
	in.Tanggal = tgl("2025-03-03")
	k.harus(utama, k.Permohonan, id, "jawab", in)
	if got := k.kolom(k.Permohonan, id, "tepat_waktu"); got != "tidak" {
		t.Error(got)
	}
	// nor the objection, when it went to the Komisi Informasi unanswered
	k.pada("2025-05-05")
	k.harus(petugas, k.Sengketa, "", "ajukan", AjukanSengketa{Keberatan: keb})
	k.pada("2025-05-06")
	tg := Tanggapi{Tanggal: tgl("2025-03-20"), Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "S/9", Uraian: "u", Jabatan: "Sekretaris Daerah"}}
	k.tolak(atasan, k.Keberatan, keb, "tanggapi", tg, "sengketa")
	tg.Tanggal = tgl("2025-05-06")
	k.harus(atasan, k.Keberatan, keb, "tanggapi", tg)
}

// An entry that is copied although it came in after the register was begun has no
// proof of being in time.
func TestSalinanSusulan(t *testing.T) {
	k := kantorBaru(t)
	k.catat(pemohonLengkap())
	k.pada("2025-03-03")
	in := lamaUji("77/X", "2025-02-10")
	in.Hasil, in.Dijawab = "sudah_tersedia", tgl("2025-02-12")
	in.Alasan = "Tercecer di buku desa"
	id := k.harus(petugas, k.Permohonan, "", "salin_lama", in)
	p := k.permohonan(id)
	if len(p.Susulan) != 1 || p.Susulan[0].Langkah != "salin_lama" || k.kolom(k.Permohonan, id, "tepat_waktu") != "" {
		t.Errorf("%+v", p.Susulan)
	}
	if !strings.Contains(k.kolom(k.Permohonan, id, "lama"), "ya") {
		t.Error("tidak ditandai salinan")
	}
}

// The answer to an objection is marked likewise.
func TestTanggapanSusulan(t *testing.T) {
	k := kantorBaru(t)
	id := terdaftarSejak(k)
	k.pada("2025-03-03")
	keb := k.harus(petugas, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "c"}})
	if got := k.kolom(k.Keberatan, keb, "susulan"); got != "" {
		t.Error(got)
	}
	k.pada("2025-06-02")
	k.harus(atasan, k.Keberatan, keb, "tanggapi", Tanggapi{Tanggal: tgl("2025-03-20"), Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "S/9", Uraian: "u", Jabatan: "Sekretaris Daerah"}})
	if got := k.kolom(k.Keberatan, keb, "susulan", "ditanggapi"); got != "ya 2025-03-20" {
		t.Error(got)
	}
}

// Nobody's number goes into the list that everybody reads, wherever a line comes from.
func TestDIPTanpaNIK(t *testing.T) {
	k := kantorBaru(t)
	in := IsianDIP{Ringkasan: "Daftar penerima bantuan", Kelas: "berkala", Perangkat: "dinkes", PenanggungJawab: "Kepala dinas", WaktuTempat: "2025, Manggar", Digital: true, Retensi: "5 tahun",
		Tautan: "https://contoh.go.id/berkas/1906010101900001"}
	id := k.harus(utama, k.DIP, "", "usulkan", in)
	in.Ringkasan = "Bantuan untuk 1906010101900001"
	k.tolak(utama, k.DIP, "", "usulkan", in, "PPID-DIP-07")
	k.tolak(utama, k.DIP, id, "ubah", in, "PPID-DIP-07")
}
