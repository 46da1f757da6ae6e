package surat

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// titik is a line to fill in by hand, titikPendek a figure, titikPanjang a whole line.
const (
	titik        = "............................................................"
	titikPendek  = ".............."
	titikPanjang = titik + " " + titik + " " + titikPendek + titikPendek // breaks on a narrow screen
)

// susunan is one paper while it is composed. The documents are never nil: an empty
// one gives lines to fill in.
type susunan struct {
	Bahan
	j Jenis
	p *ppid.Permohonan
	k *ppid.Keberatan
	u *ppid.UjiKonsekuensi
}

func susunanBaru(j Jenis, b Bahan) *susunan {
	s := &susunan{Bahan: b, j: j, p: b.Permohonan, k: b.Keberatan, u: b.Uji}
	if s.p == nil {
		s.p = new(ppid.Permohonan)
	}
	if s.k == nil {
		s.k = new(ppid.Keberatan)
	}
	if s.u == nil {
		s.u = new(ppid.UjiKonsekuensi)
	}
	return s
}

// lembar is one sheet with the letterhead, and the articles of form f below it.
func (s *susunan) lembar(f string, isi ...kertas.Balok) kertas.Lembar {
	x := cariFormulir(f)
	return kertas.Lembar{Judul: strings.ToUpper(x.Nama), Kop: s.Kop, Isi: append(isi, dasar(x))}
}

// bernomor gives the letter its number: the one given, the one recorded, or a line.
func (s *susunan) bernomor(l kertas.Lembar, tercatat string) []kertas.Lembar {
	if l.Nomor = s.Nomor; strings.TrimSpace(l.Nomor) == "" {
		l.Nomor = tercatat
	}
	if strings.TrimSpace(l.Nomor) == "" {
		l.Nomor = kertas.GarisNomor
	}
	return []kertas.Lembar{l}
}

// tanda is one signature: place and date, role, and what stands below the pen.
func (s *susunan) tanda(tercatat kominfo.Tanggal, peran string, nama string) []kertas.Sel {
	tempat := s.Tempat
	if strings.TrimSpace(tempat) == "" {
		tempat = "........................"
	}
	return kertas.F(tempat, tanggalAtau(s.Tanggal, tercatat).String(), peran, nama)
}

// saksi signs on the left of another, who has place and date.
func saksi(peran string) []kertas.Sel { return kertas.F("", "", peran, "") }

func tanggalAtau(a, b kominfo.Tanggal) kominfo.Tanggal {
	if a.Kosong() {
		return b
	}
	return a
}

func tandaTangan(baris ...[]kertas.Sel) kertas.Balok {
	return kertas.Balok{Rupa: kertas.TandaTangan, Baris: baris}
}

// penanda is who signs: as given, else as the law says; of a village its own PPID.
func (s *susunan) penanda(bawaan string) string {
	if strings.TrimSpace(s.Penanda) != "" {
		return s.Penanda
	}
	if s.p.Badan != "" || s.k.Badan != "" || s.u.Badan != "" {
		switch bawaan {
		case peranPPID:
			return "PPID Desa"
		case peranAtasan:
			return "Atasan PPID Desa"
		}
	}
	return bawaan
}

const (
	peranPPID    = "Pejabat Pengelola Informasi dan Dokumentasi (PPID)"
	peranAtasan  = "Atasan PPID"
	peranPetugas = "Petugas pelayanan informasi"
)

// badan names the public body.
func (s *susunan) badan() string {
	if n := strings.TrimSpace(s.Instansi); n != "" {
		return n
	}
	return "badan publik"
}

func (s *susunan) kalender() *kalender.Kalender {
	if s.Kalender != nil {
		return s.Kalender
	}
	return kalender.Nasional()
}

// tenggat counts a due date; empty when the facts or the calendar do not give one,
// and then a paper says the days in words or leaves a line.
func (s *susunan) tenggat(j ppid.Jenis, m ppid.Masukan) kominfo.Tanggal {
	h, err := ppid.Bawaan().Tenggat(j, m, s.kalender(), s.Kebijakan)
	if err != nil {
		return kominfo.Tanggal{}
	}
	return h.Tenggat
}

// hariKerja counts working days, "" where the calendar does not reach.
func (s *susunan) hariKerja(dari, sampai kominfo.Tanggal) string {
	if dari.Kosong() || !sampai.Sesudah(dari) {
		return ""
	}
	n, err := s.kalender().Jumlah(dari, sampai)
	if err != nil {
		return ""
	}
	return strconv.Itoa(n) + " hari kerja"
}

// batas is a due date as it is stored.
func batas(d []ppid.Batas, j ppid.Jenis) ppid.Batas {
	for _, b := range d {
		if b.Jenis == j {
			return b
		}
	}
	return ppid.Batas{}
}

// fakta are rows of label and value; a value that is not known is a line.
func fakta(baris ...[2]string) kertas.Balok {
	b := kertas.Balok{Rupa: kertas.Fakta}
	for _, r := range baris {
		b.Baris = append(b.Baris, kertas.F(r[0], isi(r[1])))
	}
	return b
}

func isi(s string) string {
	if strings.TrimSpace(s) == "" {
		return titik
	}
	return s
}

func isiTanggal(t kominfo.Tanggal) string { return isi(t.Lengkap()) }

// alinea are paragraphs, one for each line of s.
func alinea(s string) (out []kertas.Balok) {
	for t := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(t) != "" {
			out = append(out, kertas.P(t))
		}
	}
	return out
}

// uraian is what somebody wrote at length; lines to write on when it is empty.
func uraian(judul, s string) kertas.Balok {
	if strings.TrimSpace(s) == "" {
		s = titikPanjang + "\n" + titikPanjang + "\n" + titikPanjang
	}
	return kertas.Balok{Rupa: kertas.SubBagian, Judul: judul, Isi: alinea(s)}
}

func daftar(rupa string, butir ...string) kertas.Balok {
	b := kertas.Balok{Rupa: rupa}
	for _, s := range butir {
		b.Baris = append(b.Baris, []kertas.Sel{kertas.T(s)})
	}
	return b
}

func tebal(s string) kertas.Balok {
	return kertas.Balok{Baris: [][]kertas.Sel{{{{Teks: s, Rupa: "tebal"}}}}}
}

func kecil(s string) kertas.Balok {
	return kertas.Balok{Rupa: kertas.Kecil, Baris: [][]kertas.Sel{{kertas.T(s)}}}
}

// kotak is a box to tick, in characters that every font has.
func kotak(ya bool, s string) string {
	if ya {
		return "[x] " + s
	}
	return "[ ] " + s
}

func cariFormulir(kode string) ppid.Formulir {
	for _, f := range ppid.DokumenBawaan().Formulir {
		if f.Kode == kode {
			return f
		}
	}
	return ppid.Formulir{}
}

func ketentuan(kode string) ppid.Ketentuan {
	for _, k := range ppid.DokumenBawaan().Ketentuan {
		if k.Kode == kode {
			return k
		}
	}
	return ppid.Ketentuan{}
}

// dasar is the small print: the annex and the articles, each regulation once. What
// no regulation says has no place on a letter.
func dasar(f ppid.Formulir) kertas.Balok {
	var t []string
	ada := map[string]int{}
	for _, s := range f.Dasar {
		if s.Status != kominfo.Terverifikasi {
			continue
		}
		if i, ya := ada[s.Regulasi]; ya {
			t[i] += ", " + s.Bagian
			continue
		}
		ada[s.Regulasi] = len(t)
		t = append(t, s.Regulasi+" "+s.Bagian)
	}
	kata := "Dasar: " + strings.Join(t, "; ") + "."
	if f.Lampiran != "" {
		kata = "Bentuk menurut Perki 1/2021 Lampiran " + f.Lampiran + ". " + kata
	}
	if len(t) == 0 {
		kata = "Menurut kebiasaan layanan PPID; tidak ada bentuk dalam peraturan."
	}
	return kecil(kata)
}

// keterangan are the footnotes of a form, *, **, *** in the order of the annex, in
// one paragraph so that the form stays on its sheet.
func keterangan(kode string) kertas.Balok {
	t := "Keterangan:"
	for i, s := range ketentuan(kode).Isi {
		t += " " + strings.Repeat("*", i+1) + " " + s
	}
	return kecil(t)
}
