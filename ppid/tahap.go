package ppid

import (
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// kelengkapan: three working days from receipt of the letter, Perki 1/2021
// Pasal 33 ayat (3).
func (t *hitung) kelengkapan() {
	t.utama(t.m.SuratTidakLengkap, "surat_tidak_lengkap", "surat keterangan tidak lengkap diterima pemohon")
	if t.err != nil || t.m.Dilengkapi.Kosong() {
		return
	}
	if t.m.Dilengkapi.Sesudah(t.out.Tenggat) {
		t.sah(TidakDilengkapi)
		return
	}
	t.sah("")
}

// lengkap gives the day on which the request was declared complete; none while
// it is not, or when it was completed too late and not declared complete anyway.
func (t *hitung) lengkap() kominfo.Tanggal {
	m := t.m
	belum := m.TidakLengkap || !m.SuratTidakLengkap.Kosong()
	if !m.SuratTidakLengkap.Kosong() {
		a, _ := t.h.CariAturan(KelengkapanPermohonan)
		j, _ := t.jam(a, m.SuratTidakLengkap)
		if t.err != nil {
			return kominfo.Tanggal{}
		}
		t.out.Jam = append(t.out.Jam, j)
		if m.Dilengkapi.Sesudah(j.Tenggat) && m.DinyatakanLengkap.Kosong() {
			t.sah(TidakDilengkapi)
			return kominfo.Tanggal{}
		}
	}
	switch {
	case !m.DinyatakanLengkap.Kosong():
		return m.DinyatakanLengkap
	case !m.Dilengkapi.Kosong():
		return m.Dilengkapi
	case belum:
		t.catat("Permohonan belum lengkap: waktu menjawab menurut Perki 1/2021 Pasal 31 ayat (3) belum mulai. Menurut UU 14/2008 Pasal 22 ayat (7) sudah berjalan sejak diterima.")
		return kominfo.Tanggal{}
	}
	return m.Diterima
}

// jawaban: ten working days, once extended by seven. Both starts are counted
// and shown when they differ; a refusal is always bound by the earlier one.
func (t *hitung) jawaban() {
	m := t.m
	if t.perlu(m.Diterima, "diterima", "permohonan diterima"); t.err != nil {
		return
	}
	lengkap := t.lengkap()
	if t.err != nil {
		return
	}
	pilih, _ := t.h.pilihan("mulai_jawaban", t.b.MulaiJawaban)
	diterima, _ := t.h.pilihan("mulai_jawaban", "diterima")
	if m.Ditolak {
		a, _ := t.h.CariAturan(PenolakanPermohonan)
		pilih, t.out.Dasar = diterima, a.Dasar
	}
	uu, _ := t.jam(t.a, m.Diterima)
	uu.Kode, uu.Nama, uu.Dasar = "sejak_diterima", "Dihitung sejak permohonan diterima", diterima.Dasar
	t.out.Aturan, t.out.Versi = t.k.Aturan(), t.k.Versi()
	mulai := lengkap
	if pilih.Kode == "diterima" {
		mulai = m.Diterima
	}
	t.out.Sejak = "permohonan dinyatakan lengkap"
	if mulai == m.Diterima {
		t.out.Sejak = "permohonan diterima"
	}
	if lengkap == m.Diterima {
		t.out.Catatan = nil // the two starts are one
	} else if t.err == nil {
		t.out.Jam = append(t.out.Jam, uu)
		if !lengkap.Kosong() {
			perki, _ := t.jam(t.a, lengkap)
			lain, _ := t.h.pilihan("mulai_jawaban", "lengkap")
			perki.Kode, perki.Nama, perki.Dasar = "sejak_lengkap", "Dihitung sejak permohonan dinyatakan lengkap", lain.Dasar
			t.out.Jam = append(t.out.Jam, perki)
		}
	}
	if mulai.Kosong() {
		return
	}
	t.utama(mulai, "diterima", "permohonan diterima")
	if t.err != nil {
		return
	}
	t.out.Berlaku, _ = t.nilaiPerpanjangan()
	t.tepat(m.Dijawab)
}

// nilaiPerpanjangan judges the notices of extension (UU 14/2008 Pasal 22 ayat
// (8)): with a written reason, before the ten days end, once. It gives the due
// date in force and what is wrong with the last notice.
func (t *hitung) nilaiPerpanjangan() (berlaku kominfo.Tanggal, s Sebab) {
	berlaku = t.out.Tenggat
	sudah := false
	for _, p := range t.m.Perpanjangan {
		switch {
		case sudah:
			s = SudahDiperpanjang
		case !p.Beralasan:
			s = TanpaAlasanTertulis
		case p.Diberitahukan.Sesudah(t.out.Tenggat):
			s = Terlambat
		default:
			s, sudah = "", true
			berlaku = t.panjang()
		}
		if s != "" {
			t.catat("Pemberitahuan perpanjangan " + p.Diberitahukan.Panjang() + ". " + s.Penjelasan())
		}
	}
	return berlaku, s
}

// panjang gives the extended date for a lawful extension; where its year has no
// decree there is none, and the shorter one may not stand in for it.
func (t *hitung) panjang() kominfo.Tanggal {
	if t.out.TenggatPerpanjangan.Kosong() {
		_, err := t.k.Tambah(t.out.Tenggat, t.a.Perpanjang)
		t.gagal(err)
	}
	return t.out.TenggatPerpanjangan
}

// perpanjangan answers whether the last notice of extension holds, and which
// date is due after it.
func (t *hitung) perpanjangan() {
	if len(t.m.Perpanjangan) == 0 {
		t.perlu(kominfo.Tanggal{}, "perpanjangan", "pemberitahuan perpanjangan")
		return
	}
	a, b := t.a, t.out.Catatan
	t.a, _ = t.h.CariAturan(JawabanPermohonan)
	t.out.Catatan = nil
	t.m.Dijawab = kominfo.Tanggal{}
	t.jawaban()
	if t.err != nil {
		return
	}
	t.out.Catatan = append(b, t.out.Catatan...)
	if t.out.Tenggat.Kosong() {
		return
	}
	semula := Jam{Kode: string(JawabanPermohonan), Nama: t.a.Nama + ", semula", Hari0: t.out.Hari0, Tenggat: t.out.Tenggat, TenggatPerpanjangan: t.out.TenggatPerpanjangan, Dasar: t.a.Dasar}
	t.out.Jam = append(t.out.Jam, semula)
	t.out.Dasar = a.Dasar
	berlaku, s := t.nilaiPerpanjangan()
	t.out.Tenggat, t.out.Berlaku = berlaku, berlaku
	t.sah(s)
}

const diamJawaban = "hari terakhir untuk menjawab permohonan, lewat tanpa jawaban"

// keberatan: thirty working days from finding the ground. When the ground is
// silence or delay and only the request is known, the ground is found when its
// time has run out: day 0 is the last day of it, and the right opens on the day
// after. Any other ground opens the right at once.
func (t *hitung) keberatan() {
	m := t.m
	mulai := m.AlasanDitemukan
	t.out.BolehSejak = mulai
	diam := m.Alasan == "" || strings.ContainsAny(m.Alasan, "ceg")
	switch {
	case !mulai.Kosong():
	case !m.JawabanLewat.Kosong():
		mulai, t.out.BolehSejak = m.JawabanLewat, m.JawabanLewat.Tambah(1)
		t.out.Sejak = diamJawaban
	case !m.Dijawab.Kosong():
		mulai, t.out.BolehSejak = m.Dijawab, m.Dijawab
		t.out.Sejak = "jawaban diterima pemohon"
	case !m.Diterima.Kosong() && diam:
		r, err := t.h.Tenggat(JawabanPermohonan, Masukan{Diterima: m.Diterima, TidakLengkap: m.TidakLengkap, SuratTidakLengkap: m.SuratTidakLengkap, Dilengkapi: m.Dilengkapi,
			DinyatakanLengkap: m.DinyatakanLengkap, Perpanjangan: m.Perpanjangan}, t.k, t.b)
		if t.gagal(err) {
			return
		}
		t.out.Jam = append(t.out.Jam, Jam{Kode: string(JawabanPermohonan), Nama: r.Nama, Hari0: r.Hari0, Tenggat: r.Berlaku, Dasar: r.Dasar})
		if mulai = r.Berlaku; !mulai.Kosong() {
			t.out.BolehSejak = mulai.Tambah(1)
			t.out.Sejak = diamJawaban
		}
	}
	t.utama(mulai, "alasan_ditemukan", "alasan keberatan ditemukan")
	t.tepat(m.KeberatanDiajukan)
	for _, a := range t.h.Alasan {
		if t.err == nil && strings.Contains(m.Alasan, a.Huruf) {
			t.out.Dasar = gabung(t.out.Dasar, a.Dasar)
		}
	}
}

// tanggapan: thirty working days of the Atasan PPID. The Act counts from receipt
// in writing, the Perki from the register; both are shown when they differ.
func (t *hitung) tanggapan() {
	m := t.m
	terima := atau(m.KeberatanDiajukan, m.KeberatanDicatat)
	catat := atau(m.KeberatanDicatat, m.KeberatanDiajukan)
	mulai := terima
	if p, _ := t.h.pilihan("mulai_tanggapan", t.b.MulaiTanggapan); p.Kode == "dicatat" {
		mulai, t.out.Sejak = catat, "keberatan dicatat di register"
	}
	t.utama(mulai, "keberatan_diajukan", "keberatan diterima secara tertulis")
	t.tepat(atau(m.Ditanggapi, m.TanggapanDiterima))
	if t.err != nil || terima == catat {
		return
	}
	for _, x := range []struct {
		kode, nama string
		mulai      kominfo.Tanggal
	}{{"diterima", "Dihitung sejak keberatan diterima", terima}, {"dicatat", "Dihitung sejak keberatan dicatat", catat}} {
		j, _ := t.jam(t.a, x.mulai)
		p, _ := t.h.pilihan("mulai_tanggapan", x.kode)
		j.Kode, j.Nama, j.Dasar = "sejak_"+x.kode, x.nama, p.Dasar
		t.out.Jam = append(t.out.Jam, j)
	}
}

// sengketa: fourteen working days from the written answer, or from the last of
// the thirty days of silence.
func (t *hitung) sengketa() {
	m := t.m
	mulai := m.TanggapanDiterima
	t.out.BolehSejak = mulai
	diam := m.TanggapanLewat
	if diam.Kosong() && !(m.KeberatanDiajukan.Kosong() && m.KeberatanDicatat.Kosong()) {
		r, err := t.h.Tenggat(TanggapanKeberatan, Masukan{KeberatanDiajukan: m.KeberatanDiajukan, KeberatanDicatat: m.KeberatanDicatat}, t.k, t.b)
		if t.gagal(err) {
			return
		}
		t.out.Jam = append(t.out.Jam, Jam{Kode: string(TanggapanKeberatan), Nama: r.Nama, Hari0: r.Hari0, Tenggat: r.Tenggat, Dasar: r.Dasar})
		diam = r.Tenggat
	}
	t.out.Sejak = "tanggapan tertulis Atasan PPID diterima"
	switch {
	case mulai.Kosong() && !diam.Kosong():
		mulai, t.out.BolehSejak = diam, diam.Tambah(1)
		t.out.Sejak = "hari terakhir untuk menanggapi keberatan, lewat tanpa tanggapan"
	case mulai.Sesudah(diam) && !diam.Kosong():
		t.out.BolehSejak = diam.Tambah(1)
		j, _ := t.jam(t.a, diam)
		j.Kode, j.Nama = "sejak_lewat", "Dihitung sejak waktu menanggapi berakhir tanpa tanggapan"
		t.out.Jam = append(t.out.Jam, j)
		t.catat("Tanggapan datang sesudah waktunya lewat. Dihitung sejak tanggapan tertulis diterima (UU 14/2008 Pasal 37 ayat (2)); paling aman ajukan dalam waktu yang lebih awal.")
	}
	t.utama(mulai, "tanggapan_diterima", "tanggapan diterima pemohon, atau keberatan diajukan,")
	t.tepat(m.SengketaDiajukan)
}

// komisi: the three clocks of the Komisi Informasi run together.
func (t *hitung) komisi() {
	m := t.m
	mulai := func(j Jenis) kominfo.Tanggal {
		if p, _ := t.h.pilihan("mulai_sengketa", t.b.MulaiSengketa); j == SelesaiSengketa && p.Kode == "dimulai" {
			return m.SengketaDimulai
		}
		return m.SengketaDiajukan
	}
	t.utama(mulai(t.a.Kode), "sengketa_diajukan", "permohonan sengketa diterima Komisi Informasi (atau penyelesaian dimulai, menurut kebijakan)")
	for _, j := range []Jenis{RegistrasiSengketa, MulaiSengketa, SelesaiSengketa} {
		if d := mulai(j); t.err == nil && j != t.a.Kode && !d.Kosong() {
			a, _ := t.h.CariAturan(j)
			// The hundred days may reach a year without a decree; the others stand.
			salin := *t
			x, _ := salin.jam(a, d)
			if salin.err != nil {
				t.catat(a.Nama + " tidak dapat dihitung. " + kominfo.PesanUntukOrang(salin.err))
				continue
			}
			t.out.Jam = append(t.out.Jam, x)
		}
	}
}

// laporan: three months after the fiscal year, 31 March; nothing moves it.
func (t *hitung) laporan() {
	y := t.m.TahunAnggaran
	if y < 2008 || y > 9000 {
		t.err = kominfo.TidakSahKarena("ppid.Tenggat", []kominfo.Finding{{ID: "PPID-TGT-01", Path: "tahun_anggaran", Severity: kominfo.Galat,
			Message: "Tahun anggaran belum diisi atau tidak masuk akal. Tulis empat angka, misalnya 2025."}})
		return
	}
	t.utama(kominfo.NewTanggal(y, time.December, 31), "tahun_anggaran", "tahun anggaran")
}

// pembukaan: thirty working days before the exemption ends.
func (t *hitung) pembukaan() {
	m := t.m
	akhir := m.PengecualianBerakhir
	if akhir.Kosong() && !m.PengecualianDitetapkan.Kosong() {
		a, _ := t.h.CariAturan(PengecualianHurufA)
		j, _ := t.jam(a, m.PengecualianDitetapkan)
		akhir = j.Tenggat
		t.out.Jam = append(t.out.Jam, j)
	}
	t.utama(akhir, "pengecualian_berakhir", "masa pengecualian berakhir")
	t.out.TerbukaPada = akhir
}
