package surat_test

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
	"github.com/lumbung-id/lumbung/ppid/surat"
)

func permohonan() *ppid.Permohonan {
	return &ppid.Permohonan{Nomor: "001/PPID/III/2026", Tahap: "diterima", Diterima: kominfo.NewTanggal(2026, 3, 16), Dicatat: kominfo.NewTanggal(2026, 3, 16), Kode: "K7QF-2MXA-9TRD-WB4E",
		IsianPemohon: ppid.IsianPemohon{Nama: "Siti Contoh", RincianInformasi: "APBD 2025"},
		Batas:        []ppid.Batas{{Jenis: ppid.PenolakanPermohonan, Tanggal: kominfo.NewTanggal(2026, 4, 7)}}}
}

func ExampleSusun() {
	ls, err := surat.Susun(surat.TandaBukti, surat.Bahan{Permohonan: permohonan(), Tempat: "Manggar"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(ls[0].Judul)
	for _, r := range ls[0].Isi[1].Baris[:2] {
		fmt.Println(r[0][0].Teks+":", r[1][0].Teks)
	}
	_, err = surat.Susun(surat.Penolakan, surat.Bahan{Permohonan: permohonan()})
	fmt.Println(err)
	// Output:
	// TANDA BUKTI PENERIMAAN PERMOHONAN
	// Nomor pendaftaran: 001/PPID/III/2026
	// Tanggal penyerahan: Senin, 16 Maret 2026
	// Surat penolakan permohonan belum dapat dibuat: permohonannya belum dijawab. PPID menjawabnya dulu.
}

func ExampleTersedia() {
	for _, j := range surat.Tersedia(surat.Bahan{Permohonan: permohonan()}) {
		fmt.Println(j, "-", surat.Judul(j))
	}
	// Output:
	// tanda_bukti - Tanda bukti penerimaan permohonan
	// disposisi - Lembar disposisi permohonan informasi
	// formulir_permohonan - Formulir permohonan informasi publik
}

func ExampleKabar() {
	judul, isi := surat.Kabar(surat.TandaBukti, surat.Bahan{Instansi: "Pemerintah Kabupaten Contoh", Permohonan: permohonan(), AlamatLacak: "https://ppid.contoh.go.id/layanan/lacak"})
	fmt.Println(judul)
	fmt.Println(isi)
	// Output:
	// Permohonan informasi 001/PPID/III/2026 diterima
	// Permohonan informasi Anda kepada Pemerintah Kabupaten Contoh sudah kami terima pada 16 Maret 2026.
	// Nomor pendaftaran: 001/PPID/III/2026
	// Dijawab paling lambat, sejak diterima (UU 14/2008): Selasa, 7 April 2026
	// Dihitung sejak dinyatakan lengkap (Perki 1/2021): 10 hari kerja sesudahnya
	// Kode tanda terima: K7QF-2MXA-9TRD-WB4E
	// Ikuti di https://ppid.contoh.go.id/layanan/lacak dengan nomor dan kode itu.
	// Simpan kode ini dan jangan diberikan kepada orang lain.
	// Bila ada yang kurang, kami memberi tahu Anda. Bila waktunya lewat tanpa jawaban, Anda berhak mengajukan keberatan kepada Atasan PPID.
	// PPID Pemerintah Kabupaten Contoh
}
