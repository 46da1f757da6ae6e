package laporan

import "strconv"

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// cari gives the text of a code from pairs "kode=Teks", and the code itself when
// it is not among them: a code that a newer program wrote is shown as it is.
func cari(kode string, pasangan ...string) string {
	for i := 0; i+1 < len(pasangan); i += 2 {
		if pasangan[i] == kode {
			return pasangan[i+1]
		}
	}
	return rapi(kode)
}

func namaCara(k string) string {
	return cari(k, "pemantauan", "Pemantauan", "evaluasi", "Evaluasi")
}

func namaMetode(k string) string {
	return cari(k, "mandiri", "Mandiri", "dokumen", "Dokumen", "interviu", "Interviu", "visitasi", "Visitasi", "terbit", "Terbit")
}

func namaStatusTugas(k string) string {
	return cari(k, "", "Belum", "belum", "Belum", "draf", "Draf", "diajukan", "Diajukan", "dikembalikan", "Dikembalikan", "disetujui", "Disetujui")
}

func namaStatusBukti(k string) string {
	return cari(k, "", "Belum", "belum", "Belum", "draf", "Draf", "proses", "Proses", "diterima", "Diterima", "revisi", "Revisi")
}

func namaAlasanRevisi(k string) string {
	return cari(k, "tidak_tepat", "tidak tepat", "belum_diunggah", "belum diunggah", "otomatis_ditolak", "otomatis ditolak")
}

func namaJenis(k string) string {
	return cari(k, "perbup", "Perbup", "perda", "Perda", "sk", "SK", "sop", "SOP", "surat", "Surat", "laporan", "Laporan", "notula", "Notula", "undangan", "Undangan",
		"daftar_hadir", "Daftar hadir", "tangkapan_layar", "Tangkapan layar", "video", "Video", "tautan", "Tautan", "lainnya", "Lainnya")
}
