package surat

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// Jenis names a paper; it is the name in an address and of a file, too.
type Jenis string

const (
	FormulirPermohonan  Jenis = "formulir_permohonan"     // Lampiran VI, two copies with the rights on the back
	TandaBukti          Jenis = "tanda_bukti"             // that the request was received
	TidakLengkap        Jenis = "surat_tidak_lengkap"     // Lampiran IX
	Disposisi           Jenis = "disposisi"               // to the perangkat daerah that holds the information
	Perpanjangan        Jenis = "perpanjangan"            // notice of extension
	Pemberitahuan       Jenis = "pemberitahuan_tertulis"  // Lampiran VII
	Penolakan           Jenis = "penolakan"               // refusal, with its Penetapan
	Biaya               Jenis = "biaya"                   // what the copies cost
	FormulirSalinan     Jenis = "formulir_salinan"        // request for copies
	TandaTerima         Jenis = "tanda_terima_penyerahan" // that the information was handed over
	FormulirKeberatan   Jenis = "formulir_keberatan"      // Lampiran X, two copies
	TandaBuktiKeberatan Jenis = "tanda_bukti_keberatan"   // that the objection was received
	TanggapanAtasan     Jenis = "tanggapan_atasan"        // answer of the Atasan PPID
	LembarUji           Jenis = "lembar_uji"              // Lampiran II
	Penetapan           Jenis = "penetapan"               // Lampiran III
	Pengubahan          Jenis = "pengubahan_klasifikasi"  // Lampiran IV and V
)

// Semua lists every paper, in the order of a case's life.
func Semua() []Jenis {
	return []Jenis{FormulirPermohonan, TandaBukti, TidakLengkap, Disposisi, Perpanjangan, Pemberitahuan, Penolakan, Biaya, FormulirSalinan, TandaTerima,
		FormulirKeberatan, TandaBuktiKeberatan, TanggapanAtasan, LembarUji, Penetapan, Pengubahan}
}

// formulir gives the code of the paper in dokumen.json.
func (j Jenis) formulir() string {
	switch j {
	case FormulirPermohonan:
		return "F1"
	case TandaBukti:
		return "F2"
	case TidakLengkap:
		return "F3"
	case Pemberitahuan:
		return "F4"
	case Penolakan:
		return "F5"
	case Perpanjangan:
		return "F6"
	case FormulirKeberatan:
		return "F7"
	case TanggapanAtasan:
		return "F8"
	case TandaTerima:
		return "F9"
	case FormulirSalinan:
		return "F10"
	case LembarUji:
		return "F11"
	case Penetapan:
		return "F12"
	case Pengubahan:
		return "F13" // and F14
	case TandaBuktiKeberatan:
		return "F15"
	case Biaya:
		return "F16"
	case Disposisi:
		return "F17"
	}
	return ""
}

// Judul is the name of a paper for people; "" of one that is not known.
func Judul(j Jenis) string {
	if j == Pengubahan {
		return "Pengubahan klasifikasi informasi"
	}
	return cariFormulir(j.formulir()).Nama
}

// Bahan is what a paper is made of. Which documents it needs depends on the paper;
// the rest may be empty and is then left as a line to fill in.
type Bahan struct {
	Kop         [4]string // letterhead: government, unit, address, contact
	Instansi    string    // the public body: "Pemerintah Kabupaten Belitung Timur"
	Permohonan  *ppid.Permohonan
	Keberatan   *ppid.Keberatan
	Sengketa    *ppid.Sengketa // on no paper yet: the Komisi Informasi and the courts write theirs
	Uji         *ppid.UjiKonsekuensi
	Hari        kominfo.Tanggal // today, where the office is; dates a Disposisi
	Nomor       string          // of the letter; "": as recorded, else a line to fill in
	Tempat      string          // of signing
	Tanggal     kominfo.Tanggal // of signing; empty: as recorded
	Penanda     string          // role that signs; "": as the law says
	AlamatLacak string          // page on which the applicant follows the case, without number and code
	Kode        string          // code of the receipt, when it is not in the document

	Unit      string             // name of the perangkat daerah of a Disposisi; "": its code
	Petunjuk  string             // what the Disposisi asks for
	Kalender  *kalender.Kalender // of the office; nil: [kalender.Nasional]
	Kebijakan ppid.Kebijakan     // of the office
}

// Susun composes a paper: its sheets in the order in which they are printed. It is
// an error of kind bentrok when the case is not so far yet, which says what is
// missing, and of kind tidak_sah when the paper is not known.
func Susun(j Jenis, b Bahan) ([]kertas.Lembar, error) {
	if err := siap(j, &b); err != nil {
		return nil, err
	}
	s := susunanBaru(j, b)
	var ls []kertas.Lembar
	switch j {
	case FormulirPermohonan:
		ls = s.formulirPermohonan()
	case TandaBukti:
		ls = s.tandaBukti()
	case TidakLengkap:
		ls = s.tidakLengkap()
	case Disposisi:
		ls = s.disposisi()
	case Perpanjangan:
		ls = s.perpanjangan()
	case Pemberitahuan:
		ls = s.pemberitahuan()
	case Penolakan:
		ls = s.penolakan()
	case Biaya:
		ls = s.biaya()
	case FormulirSalinan:
		ls = s.formulirSalinan()
	case TandaTerima:
		ls = s.tandaTerima()
	case FormulirKeberatan:
		ls = s.formulirKeberatan()
	case TandaBuktiKeberatan:
		ls = s.tandaBuktiKeberatan()
	case TanggapanAtasan:
		ls = s.tanggapanAtasan()
	case LembarUji:
		ls = s.lembarUji()
	case Penetapan:
		ls = s.penetapan()
	case Pengubahan:
		ls = s.pengubahan()
	}
	bersihkan(ls)
	return ls, nil
}
