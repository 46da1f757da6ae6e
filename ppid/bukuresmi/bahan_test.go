package bukuresmi_test

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

func hari(n int) kominfo.Tanggal { return kominfo.NewTanggal(2026, 1, 5).Tambah(n) }

// permohonan makes requests of every outcome. Nobody in them exists.
func permohonan(n int) []ppid.Permohonan {
	hasil := []string{"dikabulkan_seluruhnya", "dikabulkan_sebagian", "ditolak", "tidak_dikuasai", "belum_didokumentasikan", "sudah_tersedia", "dicabut", "tidak_ditindaklanjuti", ""}
	cara := []string{"melihat", "salinan_cetak", "salinan_digital"}
	rincian := []string{
		"Daftar penerima bantuan sosial tahun 2025 per kecamatan, dalam bentuk rekapitulasi",
		"Dokumen Pelaksanaan Anggaran Dinas Kesehatan tahun 2026 beserta perubahannya",
		"Salinan izin usaha pertambangan yang masih berlaku",
		"Data jumlah sekolah dan guru",
	}
	out := make([]ppid.Permohonan, n)
	for i := range out {
		p := ppid.Permohonan{Nomor: fmt.Sprintf("%03d/PPID/I/2026", i+1), Tahun: 2026, NomorUrut: int64(i + 1), Perangkat: "dinkes", Tahap: "diserahkan", Hasil: hasil[i%len(hasil)], Diterima: hari(i % 300), Dicatat: hari(i % 300),
			IsianPemohon: ppid.IsianPemohon{JenisPemohon: "perorangan", Nama: fmt.Sprintf("Pemohon Contoh %d", i+1), NomorIdentitas: fmt.Sprintf("0000%012d", i), Alamat: fmt.Sprintf("Jalan Contoh Nomor %d, Manggar", i+1), Pekerjaan: "Wiraswasta", Kontak: fmt.Sprintf("pemohon%d@contoh.go.id", i+1),
				RincianInformasi: rincian[i%len(rincian)], TujuanPenggunaan: "Penelitian skripsi", CaraMemperoleh: cara[i%3], Dikuasakan: i%11 == 5}}
		switch p.Hasil {
		case "dikabulkan_seluruhnya", "dikabulkan_sebagian":
			p.Softcopy, p.Hardcopy, p.Dijawab, p.Diserahkan, p.Biaya, p.CaraPembayaran = true, i%2 == 0, hari(i%300+8), hari(i%300+9), kominfo.Rupiah(i%4*2500), "Tunai"
			if p.Hasil == "dikabulkan_sebagian" {
				p.Huruf, p.Penghitaman = "h", "Nama dan NIK penerima."
			}
		case "ditolak":
			p.Dijawab, p.Huruf, p.Konsekuensi = hari(i%300+10), "b", "Merugikan perlindungan dari persaingan usaha tidak sehat."
		case "tidak_dikuasai":
			p.Dijawab, p.BadanPublikLain = hari(i%300+2), "Badan Pusat Statistik"
		}
		out[i] = p
	}
	return out
}

func keberatan() []ppid.Keberatan {
	return []ppid.Keberatan{
		{Nomor: "002/KB/II/2026", Tahun: 2026, NomorUrut: 2, Diajukan: hari(40), IsianKeberatan: ppid.IsianKeberatan{Alasan: "b", Nama: "Pemohon Contoh 9", Alamat: "Jalan Contoh", Kontak: "0000", Pekerjaan: "Petani", RincianInformasi: "Laporan keuangan tahun 2025", TujuanPenggunaan: "Pengawasan"}},
		{Nomor: "001/KB/I/2026", Tahun: 2026, NomorUrut: 1, NomorPendaftaran: "003/PPID/I/2026", Diajukan: hari(20), Ditanggapi: hari(45),
			IsianKeberatan:   ppid.IsianKeberatan{Alasan: "ag", Nama: "Pemohon Contoh 3", Alamat: "Jalan Contoh", Kontak: "0000", Pekerjaan: "Wartawan", Kuasa: "Kuasa Contoh", RincianInformasi: "Salinan izin usaha pertambangan", TujuanPenggunaan: "Peliputan"},
			Tanggapan:        ppid.Tanggapan{Keputusan: "mengabulkan_sebagian", Uraian: "Bagian yang bukan rahasia dagang dapat diberikan.", Jabatan: "Sekretaris Daerah", Perintah: "Memberikan salinan yang dihitamkan."},
			TanggapanPemohon: "Menerima"},
	}
}

func dip() []ppid.InformasiPublik {
	return []ppid.InformasiPublik{
		{IsianDIP: ppid.IsianDIP{Ringkasan: "Ringkasan Dokumen Pelaksanaan Anggaran tahun 2026", Kelas: "berkala", Perangkat: "bpkad", PenanggungJawab: "Kepala Bidang Anggaran", WaktuTempat: "Januari 2026, Manggar", Cetak: true, Digital: true, Retensi: "5 tahun", Tautan: "https://ppid.contoh.go.id/dpa-2026"}, Status: "ditetapkan"},
		{IsianDIP: ppid.IsianDIP{Ringkasan: "Daftar aset bergerak", Kelas: "setiap_saat", Perangkat: "bpkad", PenanggungJawab: "Kepala Bidang Aset", WaktuTempat: "Desember 2025, Manggar", Cetak: true, Retensi: "10 tahun"}, Status: "diusulkan"},
	}
}

func dik() []ppid.InformasiDikecualikan {
	return []ppid.InformasiDikecualikan{
		{Informasi: "Konfigurasi jaringan dan keamanan pusat data", Huruf: "c", DasarHukum: "UU 14/2008 Pasal 17 huruf c", Dibuka: "Memudahkan serangan terhadap sistem pemerintah.", Ditutup: "Layanan tetap aman.", JangkaWaktu: "5 tahun", Berakhir: kominfo.NewTanggal(2031, 3, 2), Perangkat: "kominfo", NomorSK: "12/PPID/2026", TanggalSK: kominfo.NewTanggal(2026, 3, 2)},
		{Informasi: "Rekam medis pasien", Huruf: "h", DasarHukum: "UU 14/2008 Pasal 17 huruf h angka 2", Dibuka: "Mengungkap rahasia pribadi.", Ditutup: "Melindungi pasien.", JangkaWaktu: "Selama menurut undang-undang", Perangkat: "dinkes", NomorSK: "13/PPID/2026", TanggalSK: kominfo.NewTanggal(2026, 3, 2)},
	}
}
