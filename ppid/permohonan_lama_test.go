package ppid

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func lamaUji(nomor, diterima string) SalinLama {
	return SalinLama{Nomor: nomor, Diterima: tgl(diterima), Keterangan: "x", IsianPemohon: IsianPemohon{Nama: rahasia, RincianInformasi: "APBD 2023"}}
}

// An entry of the old book ends where it ended, with its dates and due dates anew.
func ceritaLama(k *kantorUji) {
	t := k.t
	in := lamaUji("12/A/2024", "2024-03-04")
	in.Hasil, in.Dijawab, in.Diserahkan = "dikabulkan_seluruhnya", tgl("2024-04-30"), tgl("2024-05-02")
	in.Keterangan = ""
	k.tolak(utama, k.Permohonan, "", "salin_lama", in, "menyalin register lama", "Petugas pelayanan informasi")
	id := k.harus(petugas, k.Permohonan, "", "salin_lama", in)
	p := k.permohonan(id)
	if p.Tahap != "diserahkan" || !p.Lama || p.NomorUrut != -1 || p.Sejak != tgl("2024-05-02") || p.Kanal != "" || len(p.TemuanSalin) != 1 || p.TemuanSalin[0].ID != "PPID-LAMA-03" {
		t.Errorf("%+v", p)
	}
	if got := k.kolom(k.Permohonan, id, "tenggat_jawaban", "tepat_waktu", "lama"); got != "2024-03-20 tidak ya" {
		t.Error(got)
	}
	if _, err := k.laku(petugas, k.Permohonan, "", 0, "salin_lama", in); kominfo.KindOf(err) != kominfo.Bentrok {
		t.Errorf("nomor dua kali: %v", err)
	}
	// Dates that cannot be are kept and told.
	in = lamaUji("13/A/2024", "2024-03-04")
	in.Hasil, in.Dijawab, in.DinyatakanLengkap = "ditolak", tgl("2024-02-01"), tgl("2024-03-01")
	id = k.harus(petugas, k.Permohonan, "", "salin_lama", in)
	p = k.permohonan(id)
	var fs []string
	for _, f := range p.TemuanSalin {
		fs = append(fs, f.ID+" "+f.Jalur)
	}
	if diff := cmp.Diff([]string{"PPID-LAMA-02 dinyatakan_lengkap", "PPID-LAMA-02 dijawab", "PPID-LAMA-08 huruf"}, fs); diff != "" || p.Dijawab != tgl("2024-02-01") || p.Tahap != "ditolak" {
		t.Errorf("temuan (-want +got):\n%s %+v", diff, p)
	}
	if _, ada := p.TepatWaktu(); ada {
		t.Error("jawaban sebelum permohonan dinilai tepat waktu atau tidak")
	}
	in = lamaUji("14/A/2024", "2025-02-04")
	k.tolak(petugas, k.Permohonan, "", "salin_lama", in, "PPID-TGL-01")
	in.Diterima = tgl("2003-02-04")
	k.tolak(petugas, k.Permohonan, "", "salin_lama", in, "PPID-LAMA-01")
	// One that is not over goes on by the moves of the law.
	in = lamaUji("15/A/2025", "2025-01-30")
	in.IsianPemohon = pemohonLengkap()
	id = k.harus(petugas, k.Permohonan, "", "salin_lama", in)
	if got := k.kolom(k.Permohonan, id, "tahap", "tenggat"); got != "diterima 2025-02-04" {
		t.Error(got)
	}
	k.harus(petugas, k.Permohonan, id, "nyatakan_lengkap", PadaTanggal{})
	k.harus(utama, k.Permohonan, id, "jawab", pemberian("2025-02-10"))
	k.harus(petugas, k.Permohonan, id, "serahkan", Serahkan{})
	// What came after the book was begun must say why it is copied.
	k.catat(pemohonLengkap())
	k.pada("2025-02-10")
	in = lamaUji("16/A/2025", "2025-02-05")
	k.tolak(petugas, k.Permohonan, "", "salin_lama", in, "3 Februari 2025", "tindakan catat")
	in.Alasan = "Masa uji coba."
	k.harus(petugas, k.Permohonan, "", "salin_lama", in)
}

// Numbers of the office's own pattern are gone on from, others do not count, and no
// new number is ever one that the old book has.
func TestNomorLama(t *testing.T) {
	k := kantorBaru(t)
	k.harus(petugas, k.Permohonan, "", "salin_lama", lamaUji("017/PPID/I/2025", "2025-01-20"))
	k.harus(petugas, k.Permohonan, "", "salin_lama", lamaUji("99/LAMA/2025", "2025-01-20"))
	k.harus(petugas, k.Permohonan, "", "salin_lama", lamaUji("100/LAMA/2025", "2025-01-20"))
	id := k.catat(pemohonLengkap())
	if got := k.kolom(k.Permohonan, id, "nomor"); got != "018/PPID/II/2025" {
		t.Error(got)
	}
	// The count has begun: what is copied now changes nothing of it, and is passed over.
	k.harus(petugas, k.Permohonan, "", "salin_lama", lamaUji("019/PPID/II/2025", "2025-02-03"))
	k.harus(petugas, k.Permohonan, "", "salin_lama", lamaUji("300/PPID/I/2025", "2025-01-21"))
	id = k.catat(pemohonLengkap())
	if got := k.kolom(k.Permohonan, id, "nomor"); got != "020/PPID/II/2025" {
		t.Error(got)
	}
	// A number of January on a request of December belongs to the new year.
	k.pada("2026-01-05")
	k.harus(petugas, k.Permohonan, "", "salin_lama", func() SalinLama {
		in := lamaUji("001/PPID/I/2026", "2025-12-30")
		in.Alasan = "x"
		return in
	}())
	id = k.catat(pemohonLengkap())
	if got := k.kolom(k.Permohonan, id, "nomor"); got != "002/PPID/I/2026" {
		t.Error(got)
	}
}

// Whatever an old book says, the entry lands in a state that the law stores, keeps
// what was written, and new requests go on being numbered.
func TestLamaSembarang(t *testing.T) {
	h := Bawaan()
	rapid.Check(t, func(rt *rapid.T) {
		k := kantorBaru(t)
		k.pada("2026-03-16")
		hari := func(nama string) kominfo.Tanggal {
			if rapid.SampledFrom([]bool{false, true}).Draw(rt, "ada "+nama) {
				return tgl("2026-03-16").Tambah(-rapid.IntRange(-3, 3000).Draw(rt, nama))
			}
			return kominfo.Tanggal{}
		}
		for i := range 4 {
			in := lamaUji(rapid.SampledFrom([]string{"001/PPID/I/2026", "002/PPID/III/2026", "7/2024", "x"}).Draw(rt, "nomor")+rapid.SampledFrom([]string{"", "b"}).Draw(rt, "ekor"), "2026-03-16")
			in.Diterima = tgl("2026-03-16").Tambah(-rapid.IntRange(0, 3000).Draw(rt, "diterima"))
			in.Dijawab, in.Diserahkan, in.DinyatakanLengkap, in.Diperpanjang = hari("dijawab"), hari("diserahkan"), hari("lengkap"), hari("diperpanjang")
			in.DinyatakanTidakLengkap, in.SuratTidakLengkap, in.Dibayar = hari("tidak lengkap"), hari("surat"), hari("dibayar")
			in.Hasil = rapid.SampledFrom([]string{"", "ditolak", "dicabut", "tidak_dikuasai", "dikabulkan_sebagian", "tidak_ditindaklanjuti", "sudah_tersedia"}).Draw(rt, "hasil")
			in.Perangkat = rapid.SampledFrom([]string{"", "dinkes"}).Draw(rt, "perangkat")
			in.Alasan = "x"
			m, err := k.laku(petugas, k.Permohonan, "", 0, "salin_lama", in)
			if err != nil {
				if s := kominfo.KindOf(err); s != kominfo.TidakSah && s != kominfo.Bentrok {
					rt.Fatal(err)
				}
				continue
			}
			p := k.permohonan(m.ID)
			s, ada := h.keadaan(p.Tahap)
			if !ada || s.Turunan || s.Tahap != "permohonan" || p.Tahap == "draf" || p.Nomor != in.Nomor || p.Diterima != in.Diterima || p.Dijawab != in.Dijawab || p.Hasil != in.Hasil || len(p.Batas) < 2 {
				rt.Fatalf("%+v", p)
			}
			nomor := []string{p.Nomor}
			id := k.catat(pemohonLengkap())
			if x := k.permohonan(id); x.NomorUrut < 1 || slices.Contains(nomor, x.Nomor) {
				rt.Fatalf("nomor baru %+v", x)
			}
			// The case can be gone on with, or refuses in whole sentences.
			for _, x := range []struct {
				t string
				i any
			}{{"nyatakan_lengkap", PadaTanggal{}}, {"lengkapi", Lengkapi{IsianPemohon: pemohonLengkap()}}, {"jawab", pemberian("2026-04-01")}, {"serahkan", Serahkan{}}} {
				o := petugas
				if x.t == "jawab" {
					o = utama
				}
				if _, err := k.laku(o, k.Permohonan, m.ID, 0, x.t, x.i); err != nil && kominfo.KindOf(err) != kominfo.Ditolak && kominfo.KindOf(err) != kominfo.TidakSah {
					rt.Fatalf("%d %s: %v", i, x.t, err)
				}
			}
		}
	})
}

func ceritaSediakan(k *kantorUji) {
	t := k.t
	id := k.terdaftar()
	dinkes, bpkad := orang{"dinkes", "ppid_pelaksana"}, orang{"bpkad", "ppid_pelaksana"}
	in := Sediakan{Materi: "APBD 2024", Tautan: "https://contoh.go.id/apbd.pdf", Softcopy: true, Usul: "dikabulkan_seluruhnya"}
	k.tolak(dinkes, k.Permohonan, id, "sediakan", in, "kominfo", "PPID Utama")
	k.harus(utama, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "dinkes"})
	k.tolak(bpkad, k.Permohonan, id, "sediakan", in, "perangkat daerah dinkes")
	k.tolak(petugas, k.Permohonan, id, "sediakan", in, "menyediakan bahan jawaban")
	k.tolak(dinkes, k.Permohonan, id, "sediakan", Sediakan{}, "PPID-BAHAN-01")
	k.tolak(dinkes, k.Permohonan, id, "sediakan", Sediakan{Kendala: "x", Usul: "ditolak"}, "PPID-BAHAN-03")
	k.tolak(dinkes, k.Permohonan, id, "sediakan", Sediakan{Kendala: "x", Usul: "ditolak", Huruf: "hh"}, "PPID-BAHAN-02")
	k.tolak(dinkes, k.Permohonan, id, "sediakan", Sediakan{Kendala: "x", Usul: "dikabulkan_sebagian"}, "PPID-BAHAN-04")
	k.harus(dinkes, k.Permohonan, id, "sediakan", in)
	k.pada("2025-03-20") // late, and still needed
	k.harus(utama, k.Permohonan, id, "sediakan", Sediakan{Kendala: "Lampiran II belum ada.", Usul: "belum_didokumentasikan"})
	p := k.permohonan(id)
	in.Tanggal = tgl("2025-02-03")
	want := []BahanJawaban{{"dinkes", in}, {"kominfo", Sediakan{Tanggal: tgl("2025-03-20"), Kendala: "Lampiran II belum ada.", Usul: "belum_didokumentasikan"}}}
	if diff := cmp.Diff(want, p.Bahan); diff != "" || p.Tahap != "diproses" {
		t.Errorf("bahan (-want +got):\n%s %s", diff, p.Tahap)
	}
	k.harus(utama, k.Permohonan, id, "jawab", pemberian("2025-03-25"))
	k.harus(dinkes, k.Permohonan, id, "sediakan", in)
	k.harus(petugas, k.Permohonan, id, "serahkan", Serahkan{})
	k.tolak(dinkes, k.Permohonan, id, "sediakan", in, "tidak menunggu bahan jawaban")
	if n := len(k.permohonan(id).Bahan); n != 3 {
		t.Error(strconv.Itoa(n))
	}
}

// What was given to one may be read by all, and nothing of who asked.
func ceritaUmumkan(k *kantorUji) {
	t := k.t
	id := k.terdaftar()
	in := UsulkanDariPermohonan{Permohonan: id, PenanggungJawab: "Kepala BPKAD", WaktuTempat: "2024, Manggar", Retensi: "5 tahun", Tahun: 2024}
	k.tolak(utama, k.DIP, "", "usulkan_dari_permohonan", in, "belum diserahkan", "Petugas layanan")
	j := pemberian("2025-02-20")
	j.Tautan = "https://contoh.go.id/apbd-2024.pdf"
	k.harus(utama, k.Permohonan, id, "disposisi", Disposisi{Perangkat: "bpkad"})
	k.harus(utama, k.Permohonan, id, "jawab", j)
	k.harus(petugas, k.Permohonan, id, "serahkan", Serahkan{})
	k.tolak(petugas, k.DIP, "", "usulkan_dari_permohonan", in, "PPID Utama atau PPID Pelaksana")
	k.tolak(orang{"dinkes", "ppid_pelaksana"}, k.DIP, "", "usulkan_dari_permohonan", in, "perangkat daerah lain")
	for s, apa := range map[string]string{"APBD untuk Siti Rahasia": "nama pemohon", "APBD untuk siti  RAHASIA, 2024": "nama pemohon", "NIK 3201010101010001": "NIK", "3201 0101 0101 0001": "NIK", "hubungi 0812-3456-7890": "nomor telepon",
		"hubungi +62 812 3456 789": "nomor telepon", "kirim ke a.b@contoh.id": "alamat surel", "rumah di Jalan Rahasia 1": "alamat pemohon"} {
		buruk := in
		buruk.Ringkasan = s
		k.tolak(utama, k.DIP, "", "usulkan_dari_permohonan", buruk, "PPID-DIP-05", apa)
		k.tolak(utama, k.DIP, "", "usulkan", IsianDIP{Ringkasan: s, Kelas: "berkala", Perangkat: "bpkad", PenanggungJawab: "x", WaktuTempat: "x", Retensi: "x", Digital: true, Asal: id}, "PPID-DIP-05")
	}
	for _, s := range []string{"Laporan 2021 2022 2023 2024", "SK 800/123/BKPSDM/2024", "Anggaran Rp1.234.567.890", "Pasal 17 huruf h", "Jalan kabupaten 2024-2025"} {
		if apa := (&Permohonan{IsianPemohon: pemohonLengkap()}).dikenaliDalam(s); apa != nil {
			t.Errorf("%q dianggap memuat %v", s, apa)
		}
	}
	dip := k.harus(orang{"bpkad", "ppid_pelaksana"}, k.DIP, "", "usulkan_dari_permohonan", in)
	d, err := k.DIP.Baca(t.Context(), k.s, register.LingkupPenuh(), dip)
	want := InformasiPublik{Status: "diusulkan", IsianDIP: IsianDIP{Ringkasan: "APBD 2024", Kelas: "setiap_saat", Perangkat: "bpkad", PenanggungJawab: "Kepala BPKAD", WaktuTempat: "2024, Manggar", Digital: true,
		Retensi: "5 tahun", Tautan: j.Tautan, Tahun: 2024, Asal: id}}
	if diff := cmp.Diff(want, d.Isi); err != nil || diff != "" {
		t.Errorf("usul (-want +got):\n%s %v", diff, err)
	}
	k.tolak(utama, k.DIP, "", "usulkan_dari_permohonan", in, "PPID-DIP-06")
	buruk := d.Isi.IsianDIP
	buruk.Ringkasan, buruk.Asal = "diminta Siti Rahasia", ""
	k.tolak(utama, k.DIP, dip, "ubah", buruk, "PPID-DIP-05")
	k.harus(utama, k.DIP, dip, "tetapkan", TetapkanDIP{Nomor: "SK/DIP/1", Persetujuan: "Sekda"})
	lain := k.terdaftar()
	k.harus(utama, k.Permohonan, lain, "jawab", penolakan(k.ujiSelesai()))
	in.Permohonan = lain
	k.tolak(utama, k.DIP, "", "usulkan_dari_permohonan", in, "ditolak")
}

// An answer of the Atasan PPID that comes late is an answer; a request that nobody
// examined is late by the clock of the Act.
func ceritaTerlambat(k *kantorUji) {
	t := k.t
	id := k.catat(pemohonLengkap())
	k.pada("2025-02-17")
	if p := k.permohonan(id); p.TahapPada(Bawaan(), tgl("2025-02-17")) != "diterima" || p.TahapPada(Bawaan(), tgl("2025-02-18")) != "lewat_waktu" {
		t.Errorf("%+v", p.Batas)
	}
	k.pada("2025-02-18")
	lain := k.catat(pemohonLengkap())
	keb := k.harus(warga, k.Keberatan, "", "ajukan", AjukanKeberatan{IsianKeberatan: IsianKeberatan{Permohonan: id, Alasan: "c"}})
	k.harus(utama, k.Permohonan, id, "jawab", pemberian("2025-02-20"))
	if got := k.kolom(k.Permohonan, id, "tahap", "tepat_waktu"); got != "pemberitahuan_terkirim tidak" {
		t.Error(got)
	}
	k.pada("2025-03-20")
	k.harus(petugas, k.Permohonan, lain, "nyatakan_lengkap", PadaTanggal{}) // late, and still asked for
	k.pada("2025-05-02")
	tgp := Tanggapi{Tanggapan: Tanggapan{Keputusan: "menguatkan", NomorSurat: "T/1", Uraian: "x", Jabatan: "Sekda"}}
	k.tolak(utama, k.Keberatan, keb, "tanggapi", tgp, "menanggapi keberatan terlambat", "(Atasan PPID)")
	k.harus(atasan, k.Keberatan, keb, "tanggapi", tgp)
	if got := k.kolom(k.Keberatan, keb, "tahap"); got != "keberatan_ditanggapi" {
		t.Error(got)
	}
	k.harus(warga, k.Keberatan, keb, "tanggapan_diterima", TerimaTanggapan{})
	k.harus(warga, k.Keberatan, keb, "selesaikan", PadaTanggal{})
}
