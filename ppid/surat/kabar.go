package surat

import (
	"strings"

	"github.com/lumbung-id/lumbung/ppid"
)

// Kabar is the message that goes with a paper to the applicant, as plain text for
// e-mail and WhatsApp: number, dates, what to do next. It carries no name, no address
// and no identity number. Both are "" for a paper that no applicant is told about and
// for one that cannot be made yet.
func Kabar(j Jenis, b Bahan) (judul, isi string) {
	if siap(j, &b) != nil {
		return "", ""
	}
	s := susunanBaru(j, b)
	if s.Keberatan == nil && (j == TandaBuktiKeberatan || j == TanggapanAtasan) || s.Permohonan == nil && j != TandaBuktiKeberatan && j != TanggapanAtasan {
		return "", ""
	}
	var t pesan
	p, k := s.p, s.k
	switch j {
	case TandaBukti:
		judul = "Permohonan informasi " + satuBaris(p.Nomor) + " diterima"
		t.baris("Permohonan informasi Anda kepada " + s.badan() + " sudah kami terima pada " + p.Diterima.Panjang() + ".")
		t.baris("Nomor pendaftaran: " + p.Nomor)
		uu, perki := batas(p.Batas, ppid.PenolakanPermohonan).Tanggal, batas(p.Batas, ppid.JawabanPermohonan).Tanggal
		if !uu.Kosong() {
			t.baris("Dijawab paling lambat, sejak diterima (UU 14/2008): " + uu.Lengkap())
		}
		switch {
		case perki.Kosong():
			t.baris("Dihitung sejak dinyatakan lengkap (Perki 1/2021): 10 hari kerja sesudahnya")
		case perki != uu:
			t.baris("Dijawab paling lambat, sejak dinyatakan lengkap (Perki 1/2021): " + perki.Lengkap())
		}
		t.kode(s, p.Kode)
		t.baris("Bila ada yang kurang, kami memberi tahu Anda. Bila waktunya lewat tanpa jawaban, Anda berhak mengajukan keberatan kepada Atasan PPID.")
	case TidakLengkap:
		judul = "Permohonan informasi " + satuBaris(p.Nomor) + " perlu dilengkapi"
		t.baris("Permohonan informasi Anda nomor " + p.Nomor + " belum lengkap. Yang masih kurang:")
		for _, x := range p.Kekurangan {
			t.baris("- " + pendek(x, 300))
		}
		waktu := "Lengkapi dalam 3 hari kerja sejak surat ini Anda terima"
		if d := batas(p.Batas, ppid.KelengkapanPermohonan).Tanggal; !d.Kosong() {
			waktu += ", yaitu sampai akhir " + d.Lengkap()
		}
		t.baris(waktu + ". Sesudah itu permohonan tidak wajib ditindaklanjuti; Anda boleh mengajukan yang baru.")
		t.lacak(s)
	case Perpanjangan:
		judul = "Waktu jawaban permohonan informasi " + satuBaris(p.Nomor) + " diperpanjang"
		t.baris("Jawaban atas permohonan informasi Anda nomor " + p.Nomor + " memerlukan waktu lebih lama. Waktunya diperpanjang satu kali.")
		if d := s.semula(); !d.Kosong() {
			t.baris("Tenggat semula: " + d.Lengkap())
		}
		if d := s.baru(); !d.Kosong() {
			t.baris("Tenggat baru: " + d.Lengkap())
		}
		if x := sebabPerpanjangan(p.SebabPerpanjangan); x != "" {
			t.baris("Sebab: " + x)
		}
		t.bila("Alasan: ", p.AlasanPerpanjangan, 600)
		t.baris("Bila sampai tenggat baru belum dijawab, Anda berhak mengajukan keberatan.")
		t.lacak(s)
	case Pemberitahuan, Penolakan:
		judul = "Jawaban permohonan informasi " + satuBaris(p.Nomor)
		t.baris("Permohonan informasi Anda nomor " + p.Nomor + " sudah dijawab pada " + p.Dijawab.Panjang() + ".")
		t.baris("Hasil: " + namaHasil(p.Hasil))
		t.jawaban(s)
		t.hak(s)
		t.lacak(s)
	case Biaya:
		judul = "Biaya salinan permohonan informasi " + satuBaris(p.Nomor)
		t.baris("Salinan informasi permohonan nomor " + p.Nomor + " dapat diambil sesudah biayanya dibayar.")
		t.baris("Biaya: " + p.Biaya.String())
		t.bila("Cara membayar: ", p.CaraPembayaran, 200)
		t.baris("Melihat informasi di tempat tidak dipungut biaya. Bila biayanya tidak wajar, Anda berhak mengajukan keberatan.")
		t.lacak(s)
	case TandaTerima:
		judul = "Informasi permohonan " + satuBaris(p.Nomor) + " diserahkan"
		t.baris("Informasi atas permohonan nomor " + p.Nomor + " sudah diserahkan pada " + p.Diserahkan.Panjang() + ".")
		t.baris("Bila yang Anda terima bukan yang diminta, Anda berhak mengajukan keberatan kepada Atasan PPID dalam 30 hari kerja.")
		t.lacak(s)
	case TandaBuktiKeberatan:
		judul = "Keberatan " + satuBaris(k.Nomor) + " diterima"
		t.baris("Keberatan Anda sudah kami terima pada " + k.Diajukan.Panjang() + ".")
		t.baris("Nomor registrasi keberatan: " + k.Nomor)
		if d := batas(k.Batas, ppid.TanggapanKeberatan).Tanggal; !d.Kosong() {
			t.baris("Atasan PPID menanggapi paling lambat: " + d.Lengkap())
		}
		t.kode(s, k.Kode)
		t.baris("Bila sampai tanggal itu belum ada tanggapan, Anda dapat mengajukan sengketa ke Komisi Informasi dalam 14 hari kerja.")
	case TanggapanAtasan:
		judul = "Tanggapan atas keberatan " + satuBaris(k.Nomor)
		t.baris("Keberatan Anda nomor " + k.Nomor + " sudah ditanggapi Atasan PPID pada " + k.Ditanggapi.Panjang() + ".")
		if x := namaKeputusan(k.Keputusan); x != "" {
			t.baris("Keputusan: " + x)
		}
		if !k.BatasPerintah.Kosong() {
			t.baris("PPID melaksanakannya paling lambat: " + k.BatasPerintah.Lengkap())
		}
		x := "Bila tidak puas, Anda dapat mengajukan sengketa ke Komisi Informasi dalam 14 hari kerja sejak tanggapan Anda terima"
		if d, mulai := s.batasSengketa(); !d.Kosong() {
			x += ", yaitu sampai akhir " + d.Lengkap() + " bila diterima pada " + mulai.Panjang()
		}
		t.baris(x + ".")
		t.lacak(s)
	default:
		return "", ""
	}
	t.baris("PPID " + s.badan())
	return judul, strings.Join(t, "\n")
}

// pesan are the lines of a message.
type pesan []string

// baris adds one line; what stands in it from outside cannot begin another.
func (t *pesan) baris(s string) { *t = append(*t, satuBaris(s)) }

// bila adds a line when there is something to say, at most n bytes of it.
func (t *pesan) bila(awal, s string, n int) {
	if s = pendek(s, n); s != "" {
		t.baris(awal + s)
	}
}

// jawaban says what the outcome means for the applicant.
func (t *pesan) jawaban(s *susunan) {
	p := s.p
	if p.Hasil == "tidak_dikuasai" {
		t.bila("Yang menguasai: ", p.BadanPublikLain, 200)
	}
	if p.Hasil == "ditolak" && p.Huruf != "" {
		t.baris("Dasar: " + pendek(sebutHuruf(p.Huruf, p.DasarLain), 600))
	}
	t.bila("Letak informasi: ", p.Tautan, 500)
	if !p.WaktuPenyediaan.Kosong() {
		t.baris("Informasi disediakan paling lambat: " + p.WaktuPenyediaan.Lengkap())
	}
	if p.Biaya > 0 {
		t.baris("Biaya salinan: " + p.Biaya.String())
		t.bila("Cara membayar: ", p.CaraPembayaran, 200)
	}
}

// hak says until when the applicant may object.
func (t *pesan) hak(s *susunan) {
	x := "Bila tidak puas, Anda berhak mengajukan keberatan kepada Atasan PPID dalam 30 hari kerja sejak jawaban ini Anda terima"
	if d := s.batasKeberatan(); !d.Kosong() {
		x += ", yaitu sampai akhir " + d.Lengkap() + " bila diterima pada " + s.p.Dijawab.Panjang()
	}
	t.baris(x + ".")
}

// kode tells the code once, with the receipt.
func (t *pesan) kode(s *susunan, kode string) {
	if kode == "" {
		kode = s.Kode
	}
	if kode == "" {
		t.lacak(s)
		return
	}
	t.baris("Kode tanda terima: " + kode)
	if a := strings.TrimSpace(s.AlamatLacak); a != "" {
		t.baris("Ikuti di " + a + " dengan nomor dan kode itu.")
	}
	t.baris("Simpan kode ini dan jangan diberikan kepada orang lain.")
}

func (t *pesan) lacak(s *susunan) {
	if a := strings.TrimSpace(s.AlamatLacak); a != "" {
		t.baris("Lihat di " + a + " dengan nomor dan kode pada tanda bukti Anda.")
	}
}
