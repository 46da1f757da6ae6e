package ppid

// versiBerjalan gives the calendar version of those due dates of a list that still
// run: one version, "" when none runs or the calendar plays no part, "campuran" when
// they differ. A register keeps it as a column, so that the cases that a changed
// calendar concerns are found without reading them; the action hitung_ulang brings
// them up to date.
func versiBerjalan(d []Batas, berjalan []Jenis) string {
	versi := ""
	for _, j := range berjalan {
		switch v := cariBatas(d, j).Versi; {
		case v == "" || v == versi:
		case versi == "":
			versi = v
		default:
			return "campuran"
		}
	}
	return versi
}

// berjalan are the clocks of the request that hitung_ulang counts again.
func (p *Permohonan) berjalan() []Jenis {
	switch p.Tahap {
	case "diterima":
		return []Jenis{PemeriksaanPermohonan, JawabanPermohonan, PenolakanPermohonan}
	case "tidak_lengkap":
		if p.SuratTidakLengkap.Kosong() {
			return []Jenis{JawabanPermohonan, PenolakanPermohonan}
		}
		return []Jenis{JawabanPermohonan, PenolakanPermohonan, KelengkapanPermohonan}
	case "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang":
		return []Jenis{JawabanPermohonan, PenolakanPermohonan}
	}
	return nil
}

// berjalan are the clocks of the objection that hitung_ulang counts again.
func (k *Keberatan) berjalan() []Jenis {
	switch {
	case k.Tahap == "selesai":
		return nil
	case k.Ditanggapi.Kosong():
		return []Jenis{TanggapanKeberatan, PengajuanSengketa}
	}
	return []Jenis{PengajuanSengketa}
}

// berjalan are the clocks of the dispute that hitung_ulang counts again.
func (s *Sengketa) berjalan() []Jenis {
	switch s.Tahap {
	case "sengketa_diajukan":
		return []Jenis{RegistrasiSengketa, MulaiSengketa, SelesaiSengketa}
	case "sengketa_pemeriksaan_awal":
		return []Jenis{SelesaiSengketa, MulaiMediasi}
	case "sengketa_mediasi":
		return []Jenis{SelesaiSengketa, SelesaiMediasi}
	case "sengketa_ajudikasi":
		return []Jenis{SelesaiSengketa}
	case "putusan_ki":
		return []Jenis{GugatanPengadilan}
	case "kasasi":
		return []Jenis{KasasiPengadilan}
	}
	return nil
}
