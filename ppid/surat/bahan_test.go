package surat

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

func tgl(s string) kominfo.Tanggal {
	t, err := kominfo.ParseTanggal(s)
	if err != nil {
		panic(err)
	}
	return t
}

// bahanContoh is one case as far as it can go; tests take it back to a state.
func bahanContoh() Bahan {
	p := &ppid.Permohonan{Nomor: "001/PPID/II/2025", Tahun: 2025, NomorUrut: 1, Perangkat: "dinkes", Kanal: "datang_langsung", Tahap: "diterima", Sejak: tgl("2025-02-03"),
		Kode: "K7QF-2MXA-9TRD-WB4E", Zona: "WIB", Diterima: tgl("2025-02-03"), Dicatat: tgl("2025-02-03"),
		IsianPemohon: ppid.IsianPemohon{JenisPemohon: "perorangan", Nama: "Siti Contoh", NomorIdentitas: "1906010101010001", Alamat: "Jalan Contoh 1, Manggar", Pekerjaan: "guru", Kontak: "0800-000-000",
			RincianInformasi: "Realisasi APBD 2024 per kegiatan\nDaftar hibah 2024", TujuanPenggunaan: "Penelitian sekolah", CaraMemperoleh: "salinan_cetak", CaraMengirim: "langsung",
			Dokumen: []ppid.DokumenPemohon{{Jenis: "identitas"}}},
		Batas: []ppid.Batas{{Jenis: ppid.PemeriksaanPermohonan, Tanggal: tgl("2025-02-06")}, {Jenis: ppid.JawabanPermohonan, Catatan: "Belum berjalan"}, {Jenis: ppid.PenolakanPermohonan, Tanggal: tgl("2025-02-17")}}}
	k := &ppid.Keberatan{Nomor: "001/PPID-KEB/III/2025", NomorPendaftaran: p.Nomor, Kode: "9TRD-WB4E-K7QF-2MXA", Tahap: "keberatan_diterima", Diajukan: tgl("2025-03-03"), Dicatat: tgl("2025-03-03"),
		IsianKeberatan: ppid.IsianKeberatan{Permohonan: "0195", Alasan: "ad", Nama: p.Nama, Alamat: p.Alamat, Kontak: p.Kontak, Pekerjaan: p.Pekerjaan, RincianInformasi: p.RincianInformasi, TujuanPenggunaan: p.TujuanPenggunaan,
			KasusPosisi: "Permohonan ditolak seluruhnya, padahal hanya sebagian yang rahasia."},
		Batas: []ppid.Batas{{Jenis: ppid.TanggapanKeberatan, Tanggal: tgl("2025-04-23")}}}
	u := &ppid.UjiKonsekuensi{Status: ppid.UjiDitetapkan, NomorPenetapan: "SK/1/2025", TanggalPenetapan: tgl("2025-02-12"), Pimpinan: "Bupati, 1/2025", Pertimbangan: "Tim sepakat.",
		LembarUji: ppid.LembarUji{Nomor: "UK/1/2025", Perangkat: "dinkes", Saat: "saat_permintaan", Tanggal: tgl("2025-02-11"), Tempat: "Aula Kominfo", Informasi: "Rekam medis penerima hibah", Huruf: "h",
			DasarHukum: "UU 14/2008 Pasal 17 huruf h angka 2", Dibuka: "rahasia pribadi pasien terungkap", Ditutup: "pasien terlindungi", Penguji: "Kepala Dinas Kesehatan\nKepala Bagian Hukum", JangkaWaktu: "5 tahun", Berakhir: tgl("2030-02-12")}}
	return Bahan{Kop: [4]string{"PEMERINTAH KABUPATEN CONTOH", "DINAS KOMUNIKASI DAN INFORMATIKA", "Jalan Kantor 1", "ppid@contoh.go.id"}, Instansi: "Pemerintah Kabupaten Contoh", Permohonan: p, Keberatan: k, Uji: u,
		Hari: tgl("2025-03-10"), Tempat: "Manggar", AlamatLacak: "https://ppid.contoh.go.id/layanan/lacak", Unit: "Dinas Kesehatan", Petunjuk: "Siapkan salinannya."}
}

// bahanUntuk is the case in the state that a paper needs.
func bahanUntuk(j Jenis) Bahan {
	b := bahanContoh()
	p, k, u := b.Permohonan, b.Keberatan, b.Uji
	lengkap := func() {
		p.Tahap, p.DinyatakanLengkap = "diproses", tgl("2025-02-04")
		p.Batas = []ppid.Batas{{Jenis: ppid.JawabanPermohonan, Hari0: tgl("2025-02-04"), Tanggal: tgl("2025-02-18")}, {Jenis: ppid.PenolakanPermohonan, Tanggal: tgl("2025-02-17")}}
	}
	jawab := func(hasil string) {
		lengkap()
		p.Tahap, p.Hasil, p.Dijawab, p.NomorSurat = "pemberitahuan_terkirim", hasil, tgl("2025-02-14"), "S/3/2025"
	}
	switch j {
	case TidakLengkap:
		p.Tahap, p.DinyatakanTidakLengkap, p.NomorSuratTidakLengkap, p.SuratTidakLengkap = "tidak_lengkap", tgl("2025-02-05"), "TL/1/2025", tgl("2025-02-06")
		p.Kekurangan = []string{"fotokopi KTP atau surat keterangan kependudukan", "tahun anggaran belum jelas"}
		p.Batas = append(p.Batas, ppid.Batas{Jenis: ppid.KelengkapanPermohonan, Tanggal: tgl("2025-02-11")})
	case Disposisi:
		lengkap()
	case Perpanjangan:
		lengkap()
		p.Tahap, p.Diperpanjang, p.SebabPerpanjangan, p.AlasanPerpanjangan = "diperpanjang", tgl("2025-02-13"), "belum_dikuasai", "Dokumen hibah masih di gudang arsip."
		p.Batas[0].Tanggal = tgl("2025-02-27")
	case Pemberitahuan, Biaya, FormulirSalinan:
		jawab("dikabulkan_sebagian")
		p.Jawaban = ppid.Jawaban{NomorSurat: "S/3/2025", Materi: "Realisasi APBD 2024", Hardcopy: true, Biaya: 20000, CaraPembayaran: "tunai di loket", WaktuPenyediaan: tgl("2025-02-20"), Penghitaman: "Nama pasien pada halaman 3", Huruf: "h"}
	case Penolakan, FormulirKeberatan, TandaBuktiKeberatan:
		jawab("ditolak")
		p.Tahap, p.Huruf, p.Konsekuensi, p.Persetujuan = "ditolak", "h", "Rahasia pribadi pasien terungkap.", "Sekda, 5/2025"
	case TandaTerima:
		jawab("dikabulkan_seluruhnya")
		p.Tahap, p.Diserahkan, p.Dibayar = "diserahkan", tgl("2025-02-19"), tgl("2025-02-18")
		p.Jawaban = ppid.Jawaban{NomorSurat: "S/3/2025", Materi: "Realisasi APBD 2024", Hardcopy: true, Biaya: 20000, CaraPembayaran: "tunai di loket"}
	case TanggapanAtasan:
		k.Tahap, k.Ditanggapi = "keberatan_ditanggapi", tgl("2025-03-20")
		k.Tanggapan = ppid.Tanggapan{Keputusan: "mengabulkan_sebagian", NomorSurat: "TA/1/2025", Uraian: "Hanya nama pasien yang dikecualikan.", Jabatan: "Sekretaris Daerah", Perintah: "Berikan dokumen dengan nama dihitamkan.", BatasPerintah: tgl("2025-04-10")}
	case Pengubahan:
		u.Status, u.DibukaPada = ppid.UjiTerbuka, tgl("2025-03-05")
	}
	return b
}

// teks is a paper as a person reads it, without what a renderer adds.
func teks(ls []kertas.Lembar) string {
	var t strings.Builder
	for i, l := range ls {
		if i > 0 {
			t.WriteString("\n==== lembar berikut ====\n")
		}
		for _, s := range l.Kop {
			baris(&t, s)
		}
		baris(&t, "# "+l.Judul)
		baris(&t, l.Uraian)
		for _, s := range l.Tanda {
			baris(&t, "<"+s.Teks+">")
		}
		if l.Nomor != "" {
			baris(&t, "Nomor: "+l.Nomor)
		}
		teksBalok(&t, l.Isi)
	}
	return t.String()
}

func baris(t *strings.Builder, s string) {
	if s != "" {
		t.WriteString(s + "\n")
	}
}

func teksSel(s kertas.Sel) string {
	var t strings.Builder
	for _, p := range s {
		t.WriteString(p.Teks)
	}
	return strings.ReplaceAll(t.String(), "\n", "\n    ")
}

func teksBalok(t *strings.Builder, bs []kertas.Balok) {
	for _, b := range bs {
		if b.Judul != "" {
			t.WriteString("\n## " + b.Judul + "\n")
		}
		if len(b.Kolom) > 0 {
			t.WriteString("| " + strings.Join(b.Kolom, " | ") + "\n")
		}
		for _, r := range append(b.Baris, b.Kaki) {
			var sel []string
			for _, s := range r {
				sel = append(sel, teksSel(s))
			}
			switch {
			case r == nil:
			case b.Rupa == kertas.Fakta:
				t.WriteString(strings.Join(sel, ": ") + "\n")
			case b.Rupa == kertas.TandaTangan:
				t.WriteString("[tanda tangan] " + strings.Join(sel, " / ") + "\n")
			case b.Rupa == kertas.Daftar || b.Rupa == kertas.Bernomor:
				t.WriteString("- " + strings.Join(sel, " ") + "\n")
			default:
				t.WriteString(strings.Join(sel, " | ") + "\n")
			}
		}
		teksBalok(t, b.Isi)
	}
}
