package ppid

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Granted: desk, examination, disposition, notice with a cost, payment, delivery.
func ceritaDikabulkan(k *kantorUji) {
	t := k.t
	id := k.catat(pemohonLengkap())
	p := k.permohonan(id)
	if p.Nomor != "001/PPID/II/2025" || p.Diterima != tgl("2025-02-03") || p.DiterimaPada != "2025-02-03T09:00:00+07:00" || p.Zona != "WIB" {
		t.Errorf("nomor %q, diterima %s %q %s", p.Nomor, p.Diterima, p.DiterimaPada, p.Zona)
	}
	if got := k.kolom(k.Permohonan, id, "tahap", "tenggat", "perangkat"); got != "diterima 2025-02-06 kominfo" {
		t.Error(got)
	}
	k.tolak(petugas, k.Permohonan, id, "jawab", pemberian("2025-02-20"), "Diterima, dinomori", "menyatakan lengkap (Petugas pelayanan informasi)")
	k.pada("2025-02-04")
	k.harus(petugas, k.Permohonan, id, "nyatakan_lengkap", PadaTanggal{Tanggal: tgl("2025-02-03")})
	if got := k.kolom(k.Permohonan, id, "tahap", "tenggat", "tenggat_penolakan"); got != "terdaftar 2025-02-17 2025-02-17" {
		t.Error(got)
	}
	k.tolak(petugas, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "dinkes"}, "meneruskan ke PPID Pelaksana", "oleh Petugas pelayanan informasi", "(PPID Utama)")
	k.harus(utama, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "dinkes", Alasan: "Siapkan."})
	k.harus(utama, k.Permohonan, id, "alihkan", Disposisi{Perangkat: "bpkad", Alasan: "Dokumennya di BPKAD."})
	b, err := k.s.Baca(t.Context(), k.Permohonan, register.LingkupPenuh(), id, 0)
	if err != nil || b.Pemilik != "bpkad" {
		t.Errorf("pemilik %q, %v", b.Pemilik, err)
	}
	k.pada("2025-02-17") // the last day
	j := pemberian("2025-02-20")
	j.Biaya = 20000
	k.tolak(utama, k.Permohonan, id, "jawab", j, "PPID-JAWAB-15")
	j.CaraPembayaran = "tunai"
	k.harus(utama, k.Permohonan, id, "jawab", j)
	if got := k.kolom(k.Permohonan, id, "tahap", "hasil", "tenggat", "tepat_waktu"); got != "pemberitahuan_terkirim dikabulkan_seluruhnya 2025-02-20 ya" {
		t.Error(got)
	}
	k.harus(petugas, k.Permohonan, id, "tunggu_biaya", PadaTanggal{})
	k.pada("2025-02-19")
	k.tolak(petugas, k.Permohonan, id, "serahkan", Serahkan{}, "Rp20.000", "tanggal pembayarannya")
	k.harus(petugas, k.Permohonan, id, "serahkan", Serahkan{Dibayar: tgl("2025-02-18")})
	if got := k.kolom(k.Permohonan, id, "tahap", "tenggat"); got != "diserahkan " {
		t.Errorf("%q", got)
	}
	k.tolak(warga, k.Permohonan, id, "cabut", Cabut{Alasan: "surat"}, "Informasi diserahkan", "mengajukan keberatan (Pemohon Informasi Publik)")
}

// Incomplete, then completed: both clocks are kept.
func ceritaDilengkapi(k *kantorUji) {
	t := k.t
	in := pemohonLengkap()
	in.NomorIdentitas, in.Dokumen = "", nil
	id := k.catat(in)
	k.pada("2025-02-05")
	k.tolak(petugas, k.Permohonan, id, "nyatakan_lengkap", PadaTanggal{}, "NIK", "fotokopi KTP")
	k.harus(petugas, k.Permohonan, id, "nyatakan_tidak_lengkap", TidakLengkap{NomorSurat: "TL/1", Kekurangan: "tahun anggaran belum jelas\n"})
	if diff := cmp.Diff([]string{"NIK, atau nomor SK pengesahan badan hukum", "fotokopi KTP atau surat keterangan kependudukan", "tahun anggaran belum jelas"}, k.permohonan(id).Kekurangan); diff != "" {
		t.Errorf("kekurangan (-want +got):\n%s", diff)
	}
	k.pada("2025-02-06")
	k.tolak(petugas, k.Permohonan, id, "tidak_tindak_lanjuti", PadaTanggal{}, "kapan pemohon menerima")
	k.harus(petugas, k.Permohonan, id, "surat_sampai", PadaTanggal{})
	if got := k.kolom(k.Permohonan, id, "tenggat", "tenggat_jawaban", "tenggat_penolakan"); got != "2025-02-11  2025-02-17" {
		t.Error(got)
	}
	k.tolak(petugas, k.Permohonan, id, "tidak_tindak_lanjuti", PadaTanggal{}, "11 Februari 2025")
	k.pada("2025-02-10")
	k.harus(warga, k.Permohonan, id, "lengkapi", Lengkapi{Sebagian: true, IsianPemohon: IsianPemohon{NomorIdentitas: "3201010101010001"}})
	if p := k.permohonan(id); p.Tahap != "tidak_lengkap" || !p.Dilengkapi.Kosong() || p.NomorIdentitas == "" {
		t.Errorf("sebagian: %+v", p)
	}
	k.tolak(warga, k.Permohonan, id, "lengkapi", Lengkapi{}, "fotokopi KTP")
	k.harus(warga, k.Permohonan, id, "lengkapi", Lengkapi{IsianPemohon: IsianPemohon{Dokumen: []DokumenPemohon{{Jenis: "identitas", Sidik: strings.Repeat("a", 64)}}}})
	if got := k.kolom(k.Permohonan, id, "tahap", "tenggat", "tenggat_penolakan"); got != "terdaftar 2025-02-24 2025-02-17" {
		t.Error(got)
	}

	// Another is never completed.
	id2 := k.catat(in)
	k.harus(petugas, k.Permohonan, id2, "nyatakan_tidak_lengkap", TidakLengkap{NomorSurat: "TL/2", SuratDiterima: tgl("2025-02-10")})
	k.pada("2025-02-14")
	k.tolak(warga, k.Permohonan, id2, "lengkapi", Lengkapi{}, "13 Februari 2025", "permohonan baru")
	k.harus(orang{"", "sistem"}, k.Permohonan, id2, "tidak_tindak_lanjuti", PadaTanggal{})
	if got := k.kolom(k.Permohonan, id2, "nomor", "tahap", "hasil"); got != "002/PPID/II/2025 tidak_ditindaklanjuti tidak_ditindaklanjuti" {
		t.Error(got)
	}
	k.tolak(petugas, k.Permohonan, id2, "nyatakan_lengkap", PadaTanggal{}, "Tidak ada langkah lagi")
}

func (k *kantorUji) terdaftar() register.ID {
	k.t.Helper()
	id := k.catat(pemohonLengkap())
	k.harus(petugas, k.Permohonan, id, "nyatakan_lengkap", PadaTanggal{})
	return id
}

// Extended once, before the ten days end; then late all the same.
func ceritaDiperpanjang(k *kantorUji) {
	t := k.t
	id, terlambat := k.terdaftar(), k.terdaftar()
	per := Perpanjang{Sebab: "belum_dikuasai", Alasan: "Datanya masih di BPKAD."}
	k.pada("2025-02-17")
	k.tolak(utama, k.Permohonan, id, "perpanjang", Perpanjang{Sebab: "belum_dikuasai", Alasan: " "}, "Alasan tertulis belum diisi")
	k.harus(utama, k.Permohonan, id, "perpanjang", per)
	if got := k.kolom(k.Permohonan, id, "tahap", "tenggat"); got != "diperpanjang 2025-02-26" {
		t.Error(got)
	}
	k.pada("2025-02-18")
	k.tolak(utama, k.Permohonan, id, "perpanjang", per, "\"Diperpanjang\"")
	k.tolak(utama, k.Permohonan, terlambat, "perpanjang", per, "Lewat waktu tanpa jawaban", "menjawab terlambat (PPID Utama)")
	if p := k.permohonan(terlambat); p.Tahap != "terdaftar" || p.TahapPada(Bawaan(), tgl("2025-02-18")) != "lewat_waktu" {
		t.Errorf("tersimpan %s", p.Tahap)
	}
	k.pada("2025-02-27")
	k.harus(utama, k.Permohonan, id, "jawab", Jawab{Hasil: "tidak_dikuasai", Jawaban: Jawaban{NomorSurat: "S/4", BadanPublikLain: "BPS"}})
	if got := k.kolom(k.Permohonan, id, "tahap", "hasil", "tepat_waktu"); got != "pemberitahuan_terkirim tidak_dikuasai tidak" {
		t.Error(got)
	}
	k.tolak(petugas, k.Permohonan, id, "serahkan", Serahkan{}, "tidak ada yang diserahkan")
}

// A refusal needs a decided test, its letters, consequences and approval.
func ceritaDitolak(k *kantorUji) {
	t := k.t
	id := k.terdaftar()
	k.tolak(utama, k.Permohonan, id, "jawab", Jawab{Hasil: "ditolak"}, "PPID-JAWAB-01", "PPID-JAWAB-07", "PPID-JAWAB-08", "PPID-JAWAB-09", "PPID-JAWAB-10")
	uji := k.harus(utama, k.Uji, "", "susun", lembarUji(tgl("2025-02-03")))
	k.harus(utama, k.Permohonan, id, "uji", UjiPermohonan{Uji: uji})
	k.tolak(utama, k.Permohonan, id, "jawab", penolakan(""), "PPID-TOLAK-02")
	k.tolak(petugas, k.Uji, uji, "tetapkan", TetapkanUji{Nomor: "SK/1", Pimpinan: "Bupati"}, "PPID Utama", "Petugas pelayanan informasi")
	k.tolak(utama, k.Uji, uji, "tetapkan", TetapkanUji{Nomor: "SK/1"}, "PPID-UJI-08")
	k.harus(tim, k.Uji, uji, "pertimbangkan", Pertimbangkan{Pertimbangan: "Patut ditutup."})
	k.harus(utama, k.Uji, uji, "tetapkan", TetapkanUji{Nomor: "SK/1", Pimpinan: "Bupati, 1/2025"})
	k.tolak(utama, k.Uji, uji, "ubah", lembarUji(tgl("2025-02-03")), "berstatus ditetapkan", "PPID Utama")
	salah := penolakan("")
	salah.Huruf = "a"
	k.tolak(utama, k.Permohonan, id, "jawab", salah, "PPID-TOLAK-03")
	k.tolak(utama, k.Permohonan, id, "jawab", penolakan("0190f3c8-0000-7000-8000-000000000000"), "PPID-TOLAK-01")
	k.harus(utama, k.Permohonan, id, "jawab", penolakan(""))
	if got := k.kolom(k.Permohonan, id, "tahap", "hasil", "huruf", "tepat_waktu"); got != "ditolak ditolak h ya" {
		t.Error(got)
	}
}

// Letters a to f are never closed without end.
func TestUjiTanpaBatas(t *testing.T) {
	k := kantorBaru(t)
	for _, p := range Bawaan().Pengecualian {
		l := lembarUji(tgl("2025-02-03"))
		l.Huruf, l.Nomor = p.Huruf, "UK/"+p.Huruf
		if p.BolehTanpaBatas {
			k.harus(utama, k.Uji, "", "susun", l)
			continue
		}
		k.tolak(utama, k.Uji, "", "susun", l, "PPID-UJI-02", "Pasal 20 ayat (1)")
		if l.Huruf != "a" {
			continue
		}
		l.TanpaBatas, l.Berakhir = false, tgl("2055-02-04")
		id := k.harus(utama, k.Uji, "", "susun", l)
		k.tolak(utama, k.Uji, id, "tetapkan", TetapkanUji{Nomor: "x", Pimpinan: "Bupati"}, "PPID-UJI-06")
		l.Berakhir = tgl("2055-02-03")
		k.harus(utama, k.Uji, id, "ubah", l)
		k.harus(utama, k.Uji, id, "tetapkan", TetapkanUji{Nomor: "x", Pimpinan: "Bupati"})
		u, err := k.Uji.Baca(t.Context(), k.s, register.LingkupPenuh(), id)
		if err != nil || !u.Isi.Mengecualikan(tgl("2055-02-02")) || u.Isi.Mengecualikan(tgl("2055-02-03")) || u.Isi.Mengecualikan(tgl("2025-02-02")) {
			t.Errorf("masa pengecualian: %+v %v", u.Isi, err)
		}
	}
}

// A village answers for itself, with its own numbers.
func ceritaDesa(k *kantorUji) {
	t := k.t
	desa := orang{"19.06.01.2001", "petugas_layanan ppid_utama"}
	in := Catat{Badan: desa.perangkat, Kanal: "datang_langsung", IsianPemohon: pemohonLengkap()}
	k.tolak(desa, k.Permohonan, "", "catat", in, "PPID-DESA-01")
	akar := k.harus(utama, k.Unit, "", "", UnitPPID{Kode: "kominfo", Nama: "PPID Utama", Jenis: UnitUtama, Jabatan: "Kepala Dinas", Atasan: "Sekda", Aktif: true, NomorSK: "1", TanggalSK: tgl("2024-01-02")})
	k.harus(utama, k.Unit, "", "", UnitPPID{Kode: desa.perangkat, Nama: "PPID Desa Contoh", Jenis: UnitDesa, Induk: akar, Jabatan: "Sekretaris Desa", Atasan: "Kepala Desa", Aktif: true, NomorSK: "2", TanggalSK: tgl("2024-01-02")})
	k.catat(pemohonLengkap())
	id := k.harus(desa, k.Permohonan, "", "catat", in)
	if got := k.kolom(k.Permohonan, id, "nomor", "perangkat"); got != "001/PPID/II/2025/19.06.01.2001 19.06.01.2001" {
		t.Error(got)
	}
	k.tolak(petugas, k.Permohonan, id, "nyatakan_lengkap", PadaTanggal{}, "hanya PPID Desa itu")
	k.harus(desa, k.Permohonan, id, "nyatakan_lengkap", PadaTanggal{})
	k.tolak(desa, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "dinkes"}, "PPID Desa menjawabnya sendiri")
	k.harus(desa, k.Permohonan, id, "jawab", pemberian("2025-02-05"))
	k.harus(desa, k.Permohonan, id, "serahkan", Serahkan{})
}

func TestPohonUnit(t *testing.T) {
	k := kantorBaru(t)
	u := UnitPPID{Kode: "kominfo", Nama: "PPID Utama", Jenis: UnitUtama, Jabatan: "Kepala Dinas", Atasan: "Sekda", Aktif: true, NomorSK: "1", TanggalSK: tgl("2024-01-02")}
	akar := k.harus(utama, k.Unit, "", "", u)
	k.harus(utama, k.Unit, akar, "", u) // itself is no second one
	dua := u
	dua.Kode = "setda"
	k.tolak(utama, k.Unit, "", "", dua, "PPID-UNIT-04")
	anak := u
	anak.Kode, anak.Jenis = "dinkes", UnitPelaksana
	k.tolak(utama, k.Unit, "", "", anak, "PPID-UNIT-05")
	anak.Induk = akar
	id := k.harus(utama, k.Unit, "", "", anak)
	cucu := anak
	cucu.Kode, cucu.Induk = "puskesmas", id
	k.tolak(utama, k.Unit, "", "", cucu, "PPID-UNIT-06")
	anak.NomorSK = ""
	k.tolak(utama, k.Unit, id, "", anak, "PPID-UNIT-01")
	anak.NomorSK, anak.Kode = "1", "lain"
	k.tolak(utama, k.Unit, id, "", anak, "PPID-UNIT-02")
	u.Induk = id
	k.tolak(utama, k.Unit, akar, "", u, "PPID-UNIT-03")
}
