package surat

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/kertas"
)

func namaSaat(kode string) string {
	switch kode {
	case "sebelum_permintaan":
		return "sebelum ada permohonan informasi"
	case "saat_permintaan":
		return "saat ada permohonan informasi"
	case "saat_sengketa":
		return "saat penyelesaian sengketa, atas perintah majelis komisioner"
	}
	return titik
}

func (s *susunan) jangka() string {
	u := s.u
	t := isi(u.JangkaWaktu)
	switch {
	case !u.Berakhir.Kosong():
		t += ", sampai " + u.Berakhir.Panjang()
	case u.TanpaBatas:
		t += ", tanpa tanggal berakhir"
	}
	return t
}

// penguji is the table that everybody who tested signs. One line of the sheet is
// post and unit; name and signature are for the pen.
func (s *susunan) penguji() kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Tabel, Judul: "Penguji", Kolom: []string{"No.", "Nama", "Jabatan dan unit kerja", "Tanda tangan"}, Lebar: []int{1, 4, 6, 4}}
	jabatan := []string{}
	for t := range strings.SplitSeq(s.u.Penguji, "\n") {
		if t = strings.TrimSpace(t); t != "" && len(jabatan) < 60 {
			jabatan = append(jabatan, t)
		}
	}
	for len(jabatan) < 3 {
		jabatan = append(jabatan, titik)
	}
	for i, t := range jabatan {
		b.Baris = append(b.Baris, kertas.F(strconv.Itoa(i+1), "....................", t, "...................."))
	}
	return b
}

// lembarUji is Lampiran II.
func (s *susunan) lembarUji() []kertas.Lembar {
	u := s.u
	tempat := u.Tempat
	if strings.TrimSpace(tempat) == "" {
		tempat = titik
	}
	l := s.lembar("F11",
		kertas.P("Pada hari ini, "+isiTanggal(u.Tanggal)+", bertempat di "+tempat+", telah dilakukan pengujian konsekuensi atas informasi publik sebagaimana tersebut di bawah ini, "+namaSaat(u.Saat)+"."),
		kertas.Balok{Rupa: kertas.Tabel, Judul: "Pengujian konsekuensi", Kolom: []string{"Informasi", "Dasar hukum pengecualian", "Konsekuensi bila dibuka", "Manfaat bila ditutup", "Jangka waktu"}, Lebar: []int{4, 4, 4, 4, 3},
			Baris: [][]kertas.Sel{kertas.F(isi(u.Informasi), isi(u.DasarHukum), isi(u.Dibuka), isi(u.Ditutup), s.jangka())}},
		fakta([2]string{"Huruf Pasal 17 UU 14/2008", strings.Join(strings.Split(u.Huruf, ""), ", ")}))
	if strings.TrimSpace(u.Pertimbangan) != "" {
		l.Isi = append(l.Isi, uraian("Pertimbangan Tim Pertimbangan", u.Pertimbangan))
	}
	l.Isi = append(l.Isi, kertas.P("Pengujian dilakukan oleh:"), s.penguji(),
		fakta([2]string{"Persetujuan pimpinan badan publik", u.Pimpinan}, [2]string{"Persetujuan Atasan PPID", u.Atasan}),
		tandaTangan(saksi("Pimpinan badan publik"), s.tanda(u.Tanggal, s.penanda(peranPPID), "")))
	return s.bernomor(s.akhiri(l), u.Nomor)
}

// penetapan is Lampiran III.
func (s *susunan) penetapan() []kertas.Lembar {
	u := s.u
	pejabat := s.penanda(peranPPID)
	unit := s.badan()
	if u.Perangkat != "" {
		unit += ", unit kerja " + u.Perangkat
	}
	l := s.lembar("F12",
		fakta([2]string{"Yang menetapkan", pejabat}, [2]string{"Badan publik dan unit kerja", unit}),
		tebal("Menetapkan informasi berikut sebagai informasi yang dikecualikan."),
		uraian("Uraian informasi yang dikecualikan", u.Informasi),
		uraian("Undang-undang yang menjadi dasar", u.DasarHukum+"\n"+sebutHuruf(u.Huruf, "")),
		uraian("Pertimbangan konsekuensi bila dibuka", u.Dibuka),
		uraian("Manfaat bila ditutup", u.Ditutup),
		fakta([2]string{"Jangka waktu pengecualian", s.jangka()}, [2]string{"Lembar pengujian konsekuensi", "Nomor " + isi(u.Nomor) + " tanggal " + isi(u.Tanggal.Panjang())},
			[2]string{"Persetujuan", persetujuan(u.Pimpinan, u.Atasan)}, [2]string{"Tempat dan tanggal penetapan", isi(s.Tempat) + ", " + isi(u.TanggalPenetapan.Panjang())}),
		kertas.P("Bila sebagian saja dari dokumen yang dikecualikan, selebihnya tetap diberikan (Perki 1/2021 Pasal 50)."),
		tandaTangan(s.tanda(u.TanggalPenetapan, pejabat, "")))
	x := *s
	if s.j != Penetapan {
		x.Nomor = ""
	}
	return x.bernomor(l, u.NomorPenetapan)
}

func persetujuan(pimpinan, atasan string) string {
	var t []string
	if strings.TrimSpace(pimpinan) != "" {
		t = append(t, "pimpinan badan publik: "+pimpinan)
	}
	if strings.TrimSpace(atasan) != "" {
		t = append(t, "Atasan PPID: "+atasan)
	}
	return strings.Join(t, "\n")
}

// pengubahan is Lampiran IV and V: what was exempt is open. The reason stands in the
// history of the test and is filled in.
func (s *susunan) pengubahan() []kertas.Lembar {
	u := s.u
	lama := "Nomor " + isi(u.NomorPenetapan) + " tanggal " + isi(u.TanggalPenetapan.Panjang())
	dari := [][2]string{{"Klasifikasi semula", "dikecualikan, " + s.jangka()}, {"Klasifikasi menjadi", "terbuka sejak " + isi(u.DibukaPada.Panjang())}}
	a := s.lembar("F13",
		kertas.P("Pada hari ini, "+isiTanggal(u.DibukaPada)+", bertempat di "+titik+", telah dilakukan pengujian konsekuensi atas pengubahan klasifikasi informasi publik."),
		fakta(append([][2]string{{"Nomor penetapan yang diubah", lama}}, dari...)...),
		uraian("Informasi", u.Informasi), uraian("Pertimbangan pengubahan", ""),
		kertas.P("Pengujian dilakukan oleh:"), s.penguji(),
		fakta([2]string{"Persetujuan pimpinan badan publik", ""}),
		tandaTangan(saksi("Pimpinan badan publik"), s.tanda(u.DibukaPada, s.penanda(peranPPID), "")))
	b := s.lembar("F14",
		fakta(append([][2]string{{"Yang menetapkan", s.penanda(peranPPID)}, {"Nomor dan tanggal penetapan yang diubah", lama}}, dari...)...),
		tebal("Menetapkan pengubahan klasifikasi informasi berikut."),
		uraian("Uraian informasi", u.Informasi), uraian("Pertimbangan pengubahan", ""),
		fakta([2]string{"Tempat dan tanggal penetapan", isi(s.Tempat) + ", " + isi(tanggalAtau(s.Tanggal, u.DibukaPada).Panjang())}),
		tandaTangan(s.tanda(u.DibukaPada, s.penanda(peranPPID), "")))
	ujian := *s
	ujian.Nomor = ""
	return append(ujian.bernomor(a, ""), s.bernomor(b, "")...)
}
