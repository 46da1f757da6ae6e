package surat

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// alasanKeberatan gives the grounds with their letters, in the words of the Act.
func alasanKeberatan(huruf string) (out []string) {
	for _, a := range ppid.Bawaan().Alasan {
		if strings.Contains(huruf, a.Huruf) {
			out = append(out, "Huruf "+a.Huruf+": "+a.Bunyi)
		}
	}
	if out == nil {
		out = []string{titik}
	}
	return out
}

// tandaBuktiKeberatan is the receipt of an objection, with the promised day.
func (s *susunan) tandaBuktiKeberatan() []kertas.Lembar {
	k := s.k
	f := [][2]string{{"Nomor registrasi keberatan", k.Nomor}, {"Tanggal diterima", k.Diajukan.Lengkap()}, {"Nama pemohon", k.Nama}}
	if k.NomorPendaftaran != "" {
		f = append(f, [2]string{"Nomor pendaftaran permohonan", k.NomorPendaftaran})
	}
	f = append(f, [2]string{"Tanggapan diberikan paling lambat", batas(k.Batas, ppid.TanggapanKeberatan).Tanggal.Lengkap()})
	f = append(f, s.lacak(k.Kode)...)
	f = append(f, [2]string{"Nama penerima", ""}, [2]string{"Jabatan penerima", s.penanda(peranPetugas)})
	l := s.lembar("F15",
		kertas.P("Telah diterima keberatan kepada Atasan PPID "+s.badan()+":"),
		fakta(f...),
		kertas.Balok{Rupa: kertas.SubBagian, Judul: "Alasan keberatan", Isi: []kertas.Balok{daftar(kertas.Daftar, alasanKeberatan(k.Alasan)...)}},
		uraian("Informasi yang diminta", k.RincianInformasi),
		kecil("Atasan PPID menanggapi dalam 30 hari kerja. Bila lewat tanpa tanggapan, atau tanggapannya tidak memuaskan, Anda dapat mengajukan sengketa ke Komisi Informasi dalam 14 hari kerja."),
		kecil(jagaKode),
		tandaTangan(s.tanda(k.Dicatat, s.penanda(peranPetugas), "")))
	return []kertas.Lembar{l}
}

func namaKeputusan(kode string) string {
	switch kode {
	case "mengabulkan_seluruhnya":
		return "Mengabulkan seluruhnya"
	case "mengabulkan_sebagian":
		return "Mengabulkan sebagian"
	case "menguatkan":
		return "Menguatkan putusan PPID"
	}
	return ""
}

// batasSengketa is the last day for the Komisi Informasi: as it is stored once it is
// known when the answer arrived, before that as if it arrived on its date.
func (s *susunan) batasSengketa() (t, mulai kominfo.Tanggal) {
	k := s.k
	if !k.TanggapanDiterima.Kosong() {
		if b := batas(k.Batas, ppid.PengajuanSengketa).Tanggal; !b.Kosong() {
			return b, k.TanggapanDiterima
		}
		return s.tenggat(ppid.PengajuanSengketa, ppid.Masukan{TanggapanDiterima: k.TanggapanDiterima}), k.TanggapanDiterima
	}
	if k.Ditanggapi.Kosong() {
		return kominfo.Tanggal{}, kominfo.Tanggal{}
	}
	return s.tenggat(ppid.PengajuanSengketa, ppid.Masukan{TanggapanDiterima: k.Ditanggapi}), k.Ditanggapi
}

// tanggapanAtasan is the answer, Perki 1/2021 Pasal 44 ayat (2)-(3).
func (s *susunan) tanggapanAtasan() []kertas.Lembar {
	k, u := s.k, s.u
	peran := k.Jabatan
	if strings.TrimSpace(peran) == "" {
		peran = s.penanda(peranAtasan)
	} else if strings.TrimSpace(s.Penanda) != "" {
		peran = s.Penanda
	} else {
		peran += " selaku " + s.penanda(peranAtasan)
	}
	f := [][2]string{{"Tanggal", k.Ditanggapi.Lengkap()}, {"Nomor registrasi keberatan", k.Nomor}, {"Tanggal keberatan diterima", k.Diajukan.Lengkap()}, {"Nama", k.Nama}, {"Alamat", k.Alamat}}
	if k.NomorPendaftaran != "" {
		f = append(f, [2]string{"Nomor pendaftaran permohonan", k.NomorPendaftaran})
	}
	l := s.lembar("F8",
		kertas.P("Kepada pengaju keberatan:"), fakta(f...),
		kertas.Balok{Rupa: kertas.SubBagian, Judul: "Alasan keberatan", Isi: []kertas.Balok{daftar(kertas.Daftar, alasanKeberatan(k.Alasan)...)}},
		uraian("Tanggapan atas alasan keberatan", k.Uraian),
		fakta([2]string{"Keputusan", namaKeputusan(k.Keputusan)}))
	tambah := func(b ...kertas.Balok) { l.Isi = append(l.Isi, b...) }
	if k.Keputusan == "menguatkan" {
		tambah(kertas.P("Alasan menguatkan putusan PPID sebagaimana diuraikan dalam tanggapan di atas (UU 14/2008 Pasal 36 ayat (3))."))
	} else {
		tambah(uraian("Perintah kepada PPID", k.Perintah), fakta([2]string{"Dilaksanakan paling lambat", k.BatasPerintah.Lengkap()}))
	}
	sk := k.Uji != "" || k.Keputusan == "menguatkan" && strings.Contains(k.Alasan, "a")
	if sk {
		tambah(fakta([2]string{"Penetapan pengecualian (terlampir)", "Nomor " + isi(u.NomorPenetapan) + " tanggal " + isi(u.TanggalPenetapan.Panjang())}))
	}
	hak := "Bila tidak puas dengan tanggapan ini, Saudara dapat mengajukan permohonan penyelesaian sengketa ke Komisi Informasi dalam 14 (empat belas) hari kerja sejak tanggapan ini diterima"
	if t, mulai := s.batasSengketa(); !t.Kosong() {
		kata := " bila diterima pada "
		if !k.TanggapanDiterima.Kosong() {
			kata = ", karena diterima pada "
		}
		hak += ", yaitu sampai akhir " + t.Lengkap() + kata + mulai.Panjang()
	}
	tambah(kertas.P(hak+" (UU 14/2008 Pasal 37 ayat (2))."), tandaTangan(s.tanda(k.Ditanggapi, peran, "")))
	ls := s.bernomor(s.akhiri(l), k.NomorSurat)
	if sk && s.Uji != nil && u.NomorPenetapan != "" {
		x := *s
		x.Nomor, x.Tanggal, x.Penanda = "", kominfo.Tanggal{}, ""
		ls = append(ls, x.penetapan()...)
	}
	return ls
}
