package surat

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// jamJawaban says both clocks of the answer, UU 14/2008 Pasal 22 ayat (7) and Perki
// 1/2021 Pasal 31 ayat (3), each with what it is.
func (s *susunan) jamJawaban() [][2]string {
	p := s.p
	uu, perki := batas(p.Batas, ppid.PenolakanPermohonan).Tanggal, batas(p.Batas, ppid.JawabanPermohonan).Tanggal
	lengkap := "10 hari kerja sejak permohonan dinyatakan lengkap"
	if b := batas(p.Batas, ppid.PemeriksaanPermohonan).Tanggal; perki.Kosong() && !b.Kosong() && p.Tahap == "diterima" {
		lengkap += "; kelengkapannya diperiksa paling lambat " + b.Panjang()
	} else if !perki.Kosong() {
		lengkap = perki.Lengkap()
	}
	if !perki.Kosong() && perki == uu {
		return [][2]string{{"Dijawab paling lambat", lengkap}}
	}
	return [][2]string{{"Dijawab paling lambat (sejak diterima, UU 14/2008)", uu.Lengkap()}, {"Dijawab paling lambat (sejak lengkap, Perki 1/2021)", lengkap}}
}

// lacak says where and with what the applicant follows the case.
func (s *susunan) lacak(kode string) [][2]string {
	if kode == "" {
		kode = s.Kode
	}
	out := [][2]string{{"Kode tanda terima", kode}}
	if a := strings.TrimSpace(s.AlamatLacak); a != "" {
		out = append(out, [2]string{"Diikuti di", a + " dengan nomor dan kode di atas"})
	}
	return out
}

const jagaKode = "Simpan kode ini. Dengan nomor dan kode itu siapa pun dapat melihat permohonan Anda, jadi jangan diberikan kepada orang lain."

// tandaBukti is the receipt. By the Perki the numbered copy of the form is the
// proof (Pasal 29 ayat (4)); this carries the number, the dates and the code.
func (s *susunan) tandaBukti() []kertas.Lembar {
	p := s.p
	dokumen := ""
	for _, d := range p.Dokumen {
		if dokumen != "" {
			dokumen += "\n"
		}
		dokumen += namaDokumen(d.Jenis)
	}
	if dokumen == "" && s.Permohonan != nil {
		dokumen = "Tidak ada"
	}
	f := [][2]string{{"Nomor pendaftaran", p.Nomor}, {"Tanggal penyerahan", p.Diterima.Lengkap()}, {"Nama pemohon", p.Nama}, {"Alamat pemohon", p.Alamat},
		{"Dokumen yang diserahkan", dokumen}}
	f = append(f, s.jamJawaban()...)
	f = append(f, s.lacak(p.Kode)...)
	f = append(f, [2]string{"Nama penerima", ""}, [2]string{"Jabatan penerima", s.penanda(peranPetugas)})
	l := s.lembar("F2", append([]kertas.Balok{
		kertas.P("Telah diterima permohonan informasi publik kepada " + s.badan() + ":"),
		fakta(f...), uraian("Informasi yang diminta", p.RincianInformasi)},
		kecil(jagaKode),
		kecil("Waktu menjawab dapat diperpanjang satu kali 7 hari kerja dengan pemberitahuan tertulis. Bila lewat tanpa jawaban, Anda berhak mengajukan keberatan kepada Atasan PPID."),
		tandaTangan(s.tanda(p.Dicatat, s.penanda(peranPetugas), "")))...)
	return []kertas.Lembar{l}
}

func namaDokumen(jenis string) string {
	switch jenis {
	case "identitas":
		return "KTP atau surat keterangan kependudukan"
	case "surat_kuasa":
		return "Surat kuasa"
	case "identitas_pemberi_kuasa":
		return "KTP atau surat keterangan kependudukan semua pemberi kuasa"
	case "akta":
		return "Akta pendirian yang disahkan"
	}
	return "Dokumen lain"
}

// tidakLengkap is Lampiran IX.
func (s *susunan) tidakLengkap() []kertas.Lembar {
	p := s.p
	b := batas(p.Batas, ppid.KelengkapanPermohonan).Tanggal
	waktu := "3 (tiga) hari kerja sejak surat ini diterima"
	if !b.Kosong() && !p.SuratTidakLengkap.Kosong() {
		waktu += " pada " + p.SuratTidakLengkap.Panjang() + ", yaitu sampai akhir " + b.Lengkap()
	}
	kurang := p.Kekurangan
	if len(kurang) == 0 {
		kurang = []string{titikPanjang, titikPanjang, titikPanjang}
	}
	l := s.lembar("F3", append(s.kepada(),
		uraian("Rincian informasi yang diminta", p.RincianInformasi),
		kertas.P("Sesudah diperiksa, permohonan Saudara belum lengkap. Yang harus dilengkapi:"),
		daftar(kertas.Bernomor, kurang...),
		fakta([2]string{"Batas waktu melengkapi", waktu}),
		kertas.P("Bila tidak dilengkapi dalam waktu itu, permohonan dicatat tidak ditindaklanjuti. Saudara boleh mengajukan permohonan baru."),
		tandaTangan(s.tanda(p.DinyatakanTidakLengkap, s.penanda(peranPPID), "")))...)
	return s.bernomor(l, p.NomorSuratTidakLengkap)
}

// kepada opens a letter to the applicant: number, name, address, contact.
func (s *susunan) kepada() []kertas.Balok {
	p := s.p
	return []kertas.Balok{
		kertas.P("Kepada pemohon informasi publik:"),
		fakta([2]string{"Nomor pendaftaran", p.Nomor}, [2]string{"Nama", p.Nama}, [2]string{"Alamat", p.Alamat}, [2]string{"Nomor telepon/surel", p.Kontak})}
}

// semula is the due date before the extension, by the calendar of today.
func (s *susunan) semula() kominfo.Tanggal {
	p := s.p
	t := s.tenggat(ppid.JawabanPermohonan, ppid.Masukan{Diterima: p.Diterima, Dicatat: p.Dicatat, TidakLengkap: !p.DinyatakanTidakLengkap.Kosong(),
		SuratTidakLengkap: p.SuratTidakLengkap, Dilengkapi: p.Dilengkapi, DinyatakanLengkap: p.DinyatakanLengkap})
	if baru := s.baru(); !baru.Kosong() && !t.Sebelum(baru) {
		return kominfo.Tanggal{} // counted by another calendar than the new one: leave a line
	}
	return t
}

func (s *susunan) baru() kominfo.Tanggal {
	return batas(s.p.Batas, ppid.JawabanPermohonan).Tanggal
}

func sebabPerpanjangan(kode string) string {
	switch kode {
	case "belum_dikuasai":
		return "informasi yang diminta belum dikuasai atau didokumentasikan (Perki 1/2021 Pasal 36 ayat (1) huruf a)"
	case "status_belum_diputuskan":
		return "belum dapat diputuskan apakah informasi yang diminta dikecualikan (Perki 1/2021 Pasal 36 ayat (1) huruf b)"
	}
	return ""
}

func (s *susunan) perpanjangan() []kertas.Lembar {
	p := s.p
	l := s.lembar("F6", append(s.kepada(),
		kertas.P("Permohonan Saudara belum dapat dijawab dalam waktunya, sehingga waktunya kami perpanjang satu kali 7 (tujuh) hari kerja."),
		fakta([2]string{"Tenggat semula", s.semula().Lengkap()}, [2]string{"Tenggat baru", s.baru().Lengkap()}, [2]string{"Sebab", sebabPerpanjangan(p.SebabPerpanjangan)}),
		uraian("Alasan tertulis", p.AlasanPerpanjangan),
		kertas.P("Waktu tidak dapat diperpanjang lagi. Bila sampai tenggat baru belum dijawab, Saudara berhak mengajukan keberatan kepada Atasan PPID dalam 30 hari kerja."),
		tandaTangan(s.tanda(p.Diperpanjang, s.penanda(peranPPID), "")))...)
	return s.bernomor(l, "")
}

// tandaTerima is the receipt of the information, signed by who got it.
func (s *susunan) tandaTerima() []kertas.Lembar {
	p := s.p
	l := s.lembar("F9",
		fakta([2]string{"Nomor pendaftaran", p.Nomor}, [2]string{"Tanggal penyerahan", p.Diserahkan.Lengkap()}, [2]string{"Nama penerima", p.Nama},
			[2]string{"Bentuk", kotak(p.Softcopy, "digital (softcopy)") + "\n" + kotak(p.Hardcopy, "cetak (hardcopy)")}),
		uraian("Informasi yang diserahkan", p.Materi))
	if p.Biaya > 0 {
		l.Isi = append(l.Isi, fakta([2]string{"Biaya", p.Biaya.String()}, [2]string{"Dibayar tanggal", p.Dibayar.Lengkap()}, [2]string{"Cara pembayaran", p.CaraPembayaran}))
	}
	if p.Penghitaman != "" {
		l.Isi = append(l.Isi, uraian("Bagian yang dihitamkan dan alasannya", p.Penghitaman))
	}
	l.Isi = append(l.Isi, kertas.P("Informasi tersebut telah diserahkan oleh petugas dan diterima oleh pemohon."),
		tandaTangan(saksi(s.penanda(peranPetugas)), s.tanda(p.Diserahkan, "Penerima informasi", p.Nama)))
	return []kertas.Lembar{s.akhiri(l)}
}

// akhiri moves the small print, which lembar put in its place, to the end.
func (s *susunan) akhiri(l kertas.Lembar) kertas.Lembar {
	for i, b := range l.Isi {
		if b.Rupa == kertas.Kecil {
			l.Isi = append(append(append([]kertas.Balok{}, l.Isi[:i]...), l.Isi[i+1:]...), b)
			break
		}
	}
	return l
}

// disposisi goes to who holds the information: neither name nor address is on it.
func (s *susunan) disposisi() []kertas.Lembar {
	p := s.p
	unit := s.Unit
	if strings.TrimSpace(unit) == "" {
		unit = p.Perangkat
	}
	cara := map[string]string{"melihat": "dilihat, dibaca atau dicatat", "salinan_cetak": "salinan cetak", "salinan_digital": "salinan digital"}[p.CaraMemperoleh]
	l := s.lembar("F17",
		fakta(append(append([][2]string{{"Nomor pendaftaran", p.Nomor}, {"Tanggal diterima", p.Diterima.Lengkap()}, {"Diteruskan kepada", unit}}, s.jamJawaban()...),
			[2]string{"Diminta sebagai", cara})...),
		uraian("Rincian informasi", p.RincianInformasi),
		uraian("Petunjuk", s.Petunjuk),
		daftar(kertas.Daftar, kotak(false, "Kami kuasai dan dapat diberikan seluruhnya"), kotak(false, "Dapat diberikan sebagian; bagian yang diusulkan dikecualikan: "+titik),
			kotak(false, "Kami kuasai, tetapi diusulkan diuji konsekuensinya, huruf Pasal 17: "+titik), kotak(false, "Belum didokumentasikan; dapat disediakan dalam "+titik+" hari kerja"),
			kotak(false, "Tidak kami kuasai; yang menguasai: "+titik)),
		tandaTangan(s.tanda(s.Hari, s.penanda(peranPPID), "")))
	return s.bernomor(l, "")
}
