package surat

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// rangkap prints a form in its copies, each with its back where there is one.
func rangkap(f string, depan kertas.Lembar, belakang ...kertas.Lembar) (out []kertas.Lembar) {
	n := max(cariFormulir(f).Rangkap, 1)
	for i := range n {
		l := depan
		l.Isi = salin(depan.Isi)
		if n > 1 {
			untuk := "badan publik"
			if i == 0 {
				untuk = "pemohon"
			}
			l.Tanda = []kertas.Penggal{{Teks: "Rangkap " + strconv.Itoa(i+1) + " dari " + strconv.Itoa(n) + ", untuk " + untuk, Rupa: "netral"}}
		}
		out = append(out, l)
		for _, x := range belakang {
			x.Isi = salin(x.Isi)
			out = append(out, x)
		}
	}
	return out
}

// salin copies blocks, so that no sheet shares its cells with another.
func salin(bs []kertas.Balok) []kertas.Balok {
	out := slices.Clone(bs)
	for i := range out {
		out[i].Isi = salin(out[i].Isi)
		out[i].Baris = slices.Clone(out[i].Baris)
		for j, r := range out[i].Baris {
			r = slices.Clone(r)
			for k := range r {
				r[k] = slices.Clone(r[k])
			}
			out[i].Baris[j] = r
		}
	}
	return out
}

// formulirPermohonan is Lampiran VI, with the lines of Pasal 29 ayat (5) that the
// annex forgot: identity number, power of attorney.
func (s *susunan) formulirPermohonan() []kertas.Lembar {
	p := s.p
	kuasa := kotak(false, "tidak dikuasakan") + "\n" + kotak(false, "dikuasakan kepada "+titik+", surat kuasa terlampir")
	if s.Permohonan != nil {
		kuasa = "Tidak dikuasakan"
		if p.Dikuasakan || p.JenisPemohon == "kelompok_orang" {
			kuasa = kotak(adaDokumen(p, "surat_kuasa"), "surat kuasa terlampir") + "\nKuasa: " + isi(p.NamaKuasa) + "\nAlamat dan kontak kuasa: " + isi(p.KontakKuasa)
		}
	}
	l := s.lembar("F1",
		fakta([2]string{"Nomor pendaftaran*", p.Nomor}, [2]string{"Nama", p.Nama}, [2]string{"NIK, atau nomor SK pengesahan badan hukum", p.NomorIdentitas},
			[2]string{"Alamat", p.Alamat}, [2]string{"Pekerjaan", p.Pekerjaan}, [2]string{"Nomor telepon/surel", p.Kontak}, [2]string{"Surat kuasa", kuasa}),
		uraian("Rincian informasi yang dibutuhkan (tambahkan kertas bila perlu)", p.RincianInformasi),
		uraian("Tujuan penggunaan informasi", p.TujuanPenggunaan),
		fakta([2]string{"Cara memperoleh informasi**", pilihan(p.CaraMemperoleh, "melihat", "1. Melihat/membaca/mendengarkan/mencatat", "salinan_cetak", "2. Mendapatkan salinan informasi, cetak (hardcopy)", "salinan_digital", "3. Mendapatkan salinan informasi, digital (softcopy)")},
			[2]string{"Cara mendapatkan salinan informasi**", pilihan(p.CaraMengirim, "langsung", "1. Mengambil langsung", "kurir", "2. Kurir", "pos", "3. Pos", "faksimili", "4. Faksimili", "surel", "5. Surat elektronik")}),
		tandaTangan(saksi("Petugas pelayanan informasi (penerima permohonan)"), s.tanda(p.Diterima, "Pemohon informasi", p.Nama)),
		keterangan("keterangan_permohonan"))
	return rangkap("F1", l, s.hak())
}

// hak is the back of the request form.
func (s *susunan) hak() kertas.Lembar {
	k := ketentuan("hak_pemohon_lembar")
	l := kertas.Lembar{Judul: "HAK-HAK PEMOHON INFORMASI", Uraian: "Berdasarkan Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik"}
	for i, t := range k.Isi {
		if strings.HasPrefix(t, "Biaya ") {
			t += " " + titikPanjang
		}
		l.Isi = append(l.Isi, kertas.P([]string{"I", "II", "III", "IV", "V", "VI"}[min(i, 5)]+". "+t))
	}
	l.Isi = append(l.Isi, kecil("Bentuk menurut Perki 1/2021 Lampiran VI."))
	return l
}

// pilihan draws a list of boxes with one ticked: pairs of code and text.
func pilihan(nilai string, pasang ...string) string {
	var t []string
	for i := 0; i+1 < len(pasang); i += 2 {
		t = append(t, kotak(nilai == pasang[i], pasang[i+1]))
	}
	return strings.Join(t, "\n")
}

func adaDokumen(p *ppid.Permohonan, jenis string) bool {
	return slices.ContainsFunc(p.Dokumen, func(d ppid.DokumenPemohon) bool { return d.Jenis == jenis })
}

// formulirKeberatan is Lampiran X: A to D, in two copies.
func (s *susunan) formulirKeberatan() []kertas.Lembar {
	k := *s.k
	janji := batas(k.Batas, ppid.TanggapanKeberatan).Tanggal
	if s.Keberatan == nil && s.Permohonan != nil { // to be filled in for a request
		p := s.p
		k.NomorPendaftaran, k.TujuanPenggunaan, k.Nama, k.Alamat, k.Pekerjaan, k.Kontak = p.Nomor, p.TujuanPenggunaan, p.Nama, p.Alamat, p.Pekerjaan, p.Kontak
		if p.Dikuasakan {
			k.Kuasa = p.NamaKuasa + "\n" + p.KontakKuasa
		}
	}
	nomor := k.NomorPendaftaran
	if nomor == "" && s.Keberatan != nil && k.Permohonan == "" {
		nomor = "tanpa permohonan (alasan huruf b)"
	}
	kuasa := [][2]string{{"Nama, alamat dan nomor telepon", k.Kuasa}}
	if k.Kuasa == "" {
		kuasa = [][2]string{{"Nama", ""}, {"Alamat", ""}, {"Nomor telepon/surel", ""}}
	}
	var alasan []string
	for i, t := range ketentuan("alasan_formulir").Isi {
		h := string(rune('a' + i))
		alasan = append(alasan, kotak(strings.Contains(k.Alasan, h), h+". "+t))
	}
	sub := func(judul string, isi ...kertas.Balok) kertas.Balok {
		return kertas.Balok{Rupa: kertas.SubBagian, Judul: judul, Isi: isi}
	}
	l := s.lembar("F7",
		sub("A. Informasi pengaju keberatan",
			fakta([2]string{"Nomor registrasi keberatan*", k.Nomor}, [2]string{"Nomor pendaftaran permohonan informasi", nomor}, [2]string{"Tujuan penggunaan informasi", k.TujuanPenggunaan}),
			tebal("Identitas pemohon"),
			fakta([2]string{"Nama", k.Nama}, [2]string{"Alamat", k.Alamat}, [2]string{"Pekerjaan", k.Pekerjaan}, [2]string{"Nomor telepon/surel", k.Kontak}),
			tebal("Identitas kuasa pemohon**"), fakta(kuasa...)),
		sub("B. Alasan pengajuan keberatan***", daftar(kertas.Daftar, alasan...)),
		uraian("C. Kasus posisi (tambahkan kertas bila perlu)", k.KasusPosisi),
		sub("D. Hari dan tanggal tanggapan atas keberatan akan diberikan: "+isiTanggal(janji)+"****"),
		kertas.P("Demikian keberatan ini saya sampaikan. Atas perhatian dan tanggapannya, saya ucapkan terima kasih."),
		tandaTangan(saksi("Petugas informasi (penerima keberatan)******"), s.tanda(k.Diajukan, "Pengaju keberatan*****", k.Nama)),
		keterangan("keterangan_keberatan"))
	return rangkap("F7", l)
}

// formulirSalinan is the request for copies, Pasal 35 ayat (3) huruf a.
func (s *susunan) formulirSalinan() []kertas.Lembar {
	p := s.p
	biaya := ""
	if s.Permohonan != nil && !p.Dijawab.Kosong() {
		biaya = "Tanpa biaya"
		if p.Biaya > 0 {
			biaya = p.Biaya.String() + ", dibayar: " + isi(p.CaraPembayaran)
		}
	}
	l := s.lembar("F10",
		fakta([2]string{"Nomor pendaftaran", p.Nomor}, [2]string{"Nama", p.Nama}),
		uraian("Informasi yang disalin", p.Materi),
		fakta([2]string{"Bentuk", kotak(p.CaraMemperoleh == "salinan_digital", "digital (softcopy)") + "\n" + kotak(p.CaraMemperoleh == "salinan_cetak", "cetak (hardcopy)")},
			[2]string{"Jumlah", ""}, [2]string{"Biaya", biaya}),
		tandaTangan(s.tanda(p.Dijawab, "Pemohon informasi", p.Nama)))
	return rangkap("F10", l)
}
