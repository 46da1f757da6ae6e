package surat

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// namaHasil is the outcome in the words of the law's data.
func namaHasil(kode string) string {
	for _, h := range ppid.Bawaan().Hasil {
		if h.Kode == kode {
			return h.Nama
		}
	}
	return kode
}

func memberi(hasil string) bool {
	return hasil == "dikabulkan_seluruhnya" || hasil == "dikabulkan_sebagian"
}

// haknya is the right to object, with its last day when the letter arrives on the
// day of its date (UU 14/2008 Pasal 36 ayat (1)).
func (s *susunan) haknya() string {
	t := "Bila tidak puas dengan jawaban ini, Saudara berhak mengajukan keberatan tertulis kepada Atasan PPID dalam 30 (tiga puluh) hari kerja sejak surat ini diterima"
	if b := s.batasKeberatan(); !b.Kosong() {
		t += ", yaitu sampai akhir " + b.Lengkap() + " bila diterima pada " + s.p.Dijawab.Panjang()
	}
	return t + " (UU 14/2008 Pasal 35 dan 36)."
}

func (s *susunan) batasKeberatan() kominfo.Tanggal {
	if s.p.Dijawab.Kosong() {
		return kominfo.Tanggal{}
	}
	return s.tenggat(ppid.PengajuanKeberatan, ppid.Masukan{AlasanDitemukan: s.p.Dijawab})
}

// pemberitahuan is Lampiran VII: A what can be given, B what cannot. The decision,
// what is given and where it lies stand above, since Pasal 31 ayat (4) asks for them
// and the annex has no line.
func (s *susunan) pemberitahuan() []kertas.Lembar {
	p := s.p
	f := [][2]string{{"Nama", p.Nama}, {"Alamat", p.Alamat}, {"Nomor telepon/surel", p.Kontak}}
	if s.Permohonan != nil {
		f = append(f, [2]string{"Keputusan", namaHasil(p.Hasil)})
	}
	if strings.TrimSpace(p.Tautan) != "" {
		f = append(f, [2]string{"Letak informasi", p.Tautan})
	}
	out := []kertas.Balok{
		kertas.P("Berdasarkan permohonan informasi pada tanggal " + isi(p.Diterima.Panjang()) + " dengan nomor pendaftaran* " + isi(p.Nomor) + ", kami sampaikan kepada Saudara:"),
		fakta(f...)}
	if memberi(p.Hasil) || strings.TrimSpace(p.Materi) != "" {
		out = append(out, uraian("Informasi yang diberikan", p.Materi))
	}
	out = append(out,
		kertas.Balok{Rupa: kertas.SubBagian, Judul: "A. Informasi dapat diberikan", Isi: []kertas.Balok{s.dapat()}},
		kertas.Balok{Rupa: kertas.SubBagian, Judul: "B. Informasi tidak dapat diberikan karena:**", Isi: s.tidakDapat()},
		kertas.P(s.haknya()),
		tandaTangan(s.tanda(p.Dijawab, s.penanda(peranPPID), "")), keterangan("keterangan_pemberitahuan"))
	return s.bernomor(s.lembar("F4", out...), p.NomorSurat)
}

// dapat is part A, five rows.
func (s *susunan) dapat() kertas.Balok {
	p := s.p
	kami := p.Hasil != "" && p.Hasil != "tidak_dikuasai" && p.Hasil != "belum_didokumentasikan"
	rp := "Rp " + titikPendek
	biaya := kotak(false, "Penyalinan: "+rp+" x "+titikPendek+" (jumlah lembaran) = "+rp) + "\n" + kotak(false, "Pengiriman: "+rp) + "\n" + kotak(false, "Lain-lain: "+rp) + "\nJumlah: "
	waktu, hitam := titikPendek+" hari", titik
	switch {
	case s.Permohonan == nil:
		biaya += rp
	case p.Biaya > 0:
		biaya += p.Biaya.String() + ", dibayar: " + isi(p.CaraPembayaran)
	default:
		biaya = kotak(false, "Penyalinan") + "\n" + kotak(false, "Pengiriman") + "\n" + kotak(false, "Lain-lain") + "\nJumlah: tanpa biaya"
	}
	if s.Permohonan != nil {
		waktu, hitam = "-", "Tidak ada"
		if p.Hasil != "belum_didokumentasikan" {
			waktu = s.paling(p.WaktuPenyediaan, "-")
		}
	}
	if strings.TrimSpace(p.Penghitaman) != "" {
		hitam = p.Penghitaman
		if p.Huruf != "" {
			hitam += "\nDasar: " + sebutHuruf(p.Huruf, p.DasarLain)
		}
	}
	return kertas.Balok{Rupa: kertas.Tabel, Judul: "Hal-hal terkait informasi publik", Kolom: []string{"No.", "Hal-hal terkait informasi publik", "Keterangan"}, Lebar: []int{1, 5, 10}, Baris: [][]kertas.Sel{
		kertas.F("1", "Penguasaan informasi publik**", kotak(kami, "Kami: "+s.badan())+"\n"+kotak(p.Hasil == "tidak_dikuasai", "Badan publik lain, yaitu: "+isi(p.BadanPublikLain))),
		kertas.F("2", "Bentuk fisik yang tersedia**", kotak(p.Softcopy, "Softcopy (termasuk rekaman)")+"\n"+kotak(p.Hardcopy, "Hardcopy/salinan tertulis")),
		kertas.F("3", "Biaya yang dibutuhkan***", biaya),
		kertas.F("4", "Waktu penyediaan", waktu),
		kertas.F("5", "Penjelasan penghitaman/pengaburan informasi yang dimohon**** (tambahkan kertas bila perlu)", hitam),
	}}
}

// tidakDapat is part B. The register does not tell "belum dikuasai" from "belum
// didokumentasikan"; the term belongs to the second, which is ticked. A refusal has
// no box in the annex and gets a line.
func (s *susunan) tidakDapat() []kertas.Balok {
	p := s.p
	belum := p.Hasil == "belum_didokumentasikan"
	sedia := titikPendek + " hari kerja*****"
	if belum {
		sedia = s.paling(p.WaktuPenyediaan, sedia)
	} else if s.Permohonan != nil {
		sedia = "-"
	}
	out := []kertas.Balok{daftar(kertas.Daftar, kotak(false, "Informasi yang diminta belum dikuasai"), kotak(belum, "Informasi yang diminta belum didokumentasikan")),
		kertas.P("Penyediaan informasi yang belum didokumentasikan dilakukan dalam jangka waktu " + sedia)}
	if p.Hasil == "ditolak" {
		out = append(out, kertas.P(kotak(true, "Informasi yang diminta dikecualikan: "+sebutHuruf(p.Huruf, p.DasarLain)+". Surat penolakan dan penetapannya terlampir.")))
	}
	return out
}

// paling gives a promised day with its working days from the answer.
func (s *susunan) paling(t kominfo.Tanggal, kosong string) string {
	if t.Kosong() {
		return kosong
	}
	kata := "paling lambat " + t.Lengkap()
	if n := s.hariKerja(s.p.Dijawab, t); n != "" {
		return n + ", " + kata
	}
	return kata
}

// sebutHuruf gives the letters of Pasal 17 with their words.
func sebutHuruf(huruf, lain string) string {
	var t []string
	for _, x := range ppid.Bawaan().Pengecualian {
		if strings.Contains(huruf, x.Huruf) {
			t = append(t, "UU 14/2008 Pasal 17 huruf "+x.Huruf+" ("+x.Bunyi+")")
		}
	}
	if strings.TrimSpace(lain) != "" {
		t = append(t, lain)
	}
	return isi(strings.Join(t, "; "))
}

// penolakan is the refusal; with the test at hand its Penetapan follows, because
// the decree goes with the letter (Perki 1/2021 Pasal 34 ayat (2)).
func (s *susunan) penolakan() []kertas.Lembar {
	p, u := s.p, s.u
	sk := "Nomor " + isi(u.NomorPenetapan) + " tanggal " + isi(u.TanggalPenetapan.Panjang())
	if u.Nomor != "" {
		sk += ", berdasarkan lembar pengujian konsekuensi nomor " + u.Nomor + " tanggal " + isi(u.Tanggal.Panjang())
	}
	jangka := u.JangkaWaktu
	if !u.Berakhir.Kosong() {
		jangka += ", sampai " + u.Berakhir.Panjang()
	}
	l := s.lembar("F5",
		kertas.P("Kepada pemohon informasi publik:"),
		fakta([2]string{"Nomor pendaftaran", p.Nomor}, [2]string{"Nama", p.Nama}, [2]string{"Alamat", p.Alamat}, [2]string{"Pekerjaan", p.Pekerjaan}, [2]string{"Nomor telepon/surel", p.Kontak}),
		uraian("Informasi yang diminta", p.RincianInformasi),
		kertas.P("PPID memutuskan bahwa informasi tersebut adalah informasi yang dikecualikan, sehingga permohonan Saudara DITOLAK."),
		fakta([2]string{"Dasar pengecualian", sebutHuruf(p.Huruf, p.DasarLain)}, [2]string{"Penetapan pengecualian", sk}, [2]string{"Jangka waktu pengecualian", jangka}, [2]string{"Persetujuan Atasan PPID", p.Persetujuan}),
		uraian("Konsekuensi bila informasi dibuka", p.Konsekuensi),
		kertas.Balok{Rupa: kertas.SubBagian, Judul: "Hak mengajukan keberatan", Isi: []kertas.Balok{kertas.P(s.haknya()),
			kertas.P("Atasan PPID menanggapi dalam 30 hari kerja. Bila tidak puas dengan tanggapannya, Saudara dapat mengajukan sengketa ke Komisi Informasi dalam 14 hari kerja sejak tanggapan diterima (UU 14/2008 Pasal 37).")}},
		kertas.P("Lampiran: penetapan klasifikasi informasi yang dikecualikan."),
		tandaTangan(s.tanda(p.Dijawab, s.penanda(peranPPID), "")))
	ls := s.bernomor(l, p.NomorSurat)
	if s.Uji != nil && u.NomorPenetapan != "" {
		x := *s
		x.Nomor, x.Tanggal = "", kominfo.Tanggal{} // number and date of the letter are not those of the decree
		ls = append(ls, x.penetapan()...)
	}
	return ls
}

// biaya is what the copies cost. The register keeps the sum; how it is made up is
// filled in by the standard of the office.
func (s *susunan) biaya() []kertas.Lembar {
	p := s.p
	rp := "Rp " + titikPendek
	k := ketentuan("biaya")
	l := s.lembar("F16",
		fakta([2]string{"Nomor pendaftaran", p.Nomor}, [2]string{"Nama", p.Nama}),
		kertas.Balok{Rupa: kertas.Tabel, Judul: "Rincian biaya", Kolom: []string{"Biaya", "Rincian", "Jumlah"}, Angka: []bool{false, false, true}, Lebar: []int{3, 5, 4}, Baris: [][]kertas.Sel{
			kertas.F("Penyalinan", rp+" x "+titikPendek+" lembar", rp), kertas.F("Pengiriman", titikPendek, rp), kertas.F("Lain-lain", titikPendek, rp)},
			Kaki: kertas.F("Jumlah", "", p.Biaya.String())},
		fakta([2]string{"Cara pembayaran", p.CaraPembayaran}, [2]string{"Dibayar tanggal", p.Dibayar.Lengkap()}),
		daftar(kertas.Daftar, k.Isi...),
		tandaTangan(s.tanda(p.Dijawab, s.penanda(peranPetugas), "")))
	return s.bernomor(l, "")
}
