package ppid

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Judul is the alert on one line: how near, and the number of the case.
func (x Ingat) Judul() string {
	apa := x.nama()
	switch x.Tingkat {
	case TingkatLewat:
		return "Lewat waktu: " + apa
	case TingkatMulai:
		switch x.Jenis {
		case DisposisiMasuk:
			return "Tugas baru: " + apa
		case UjiMulai:
			return "Uji konsekuensi dimulai: " + apa
		}
		return "Tenggat maju: " + apa
	}
	return huruf1(x.sisa()) + ": " + apa
}

// sisa says how near the due date is.
func (x Ingat) sisa() string {
	switch {
	case x.Tingkat == TingkatLewat:
		return "sudah lewat"
	case x.Hari == x.Tenggat:
		return "hari ini terakhir"
	case x.Sisa < 0:
		return strconv.Itoa(x.Tenggat.Selisih(x.Hari)) + " hari lagi"
	case x.Sisa == 0:
		return "hari ini hari kerja terakhir"
	}
	return strconv.Itoa(x.Sisa) + " hari kerja lagi"
}

func (x Ingat) nama() string {
	no := singkat(x.Nomor)
	switch x.Jenis {
	case PemeriksaanPermohonan:
		return "pemeriksaan permohonan " + no
	case KelengkapanPermohonan:
		return "kelengkapan permohonan " + no
	case JawabanPermohonan:
		return "jawaban permohonan " + no
	case PenolakanPermohonan:
		return "sepuluh hari kerja sejak permohonan " + no + " diterima"
	case PenyediaanInformasi:
		return "penyediaan informasi untuk permohonan " + no
	case TanggapanKeberatan:
		return "tanggapan keberatan " + no
	case PelaksanaanPerintah:
		return "perintah Atasan PPID atas keberatan " + no
	case GugatanPengadilan:
		return "gugatan atas putusan Komisi Informasi " + no
	case PemutakhiranDIP:
		return "pemutakhiran " + x.banyak() + " informasi dalam Daftar Informasi Publik " + singkat(x.Perangkat)
	case PembukaanPengecualian:
		return "pernyataan terbuka " + no
	case LaporanTahunan:
		return "laporan layanan informasi publik tahun " + no
	}
	switch x.Register { // of what is named by its document
	case "keberatan":
		return "keberatan " + no
	case "sengketa":
		return "sengketa " + no
	case "dik":
		return "informasi yang dikecualikan dengan " + no
	}
	return "permohonan " + no
}

// harus says what has to be done.
func (x Ingat) harus() string {
	lewat := x.Tingkat == TingkatLewat
	switch x.Jenis {
	case PemeriksaanPermohonan:
		return "Periksa kelengkapannya, lalu nyatakan lengkap atau tidak lengkap."
	case KelengkapanPermohonan:
		if lewat {
			return "Pemohon tidak melengkapinya. Petugas layanan dapat mencatat bahwa permohonan tidak ditindaklanjuti."
		}
		return "Pemohon masih boleh melengkapinya sampai akhir hari itu."
	case JawabanPermohonan, PenolakanPermohonan:
		if lewat {
			return "Jawab secepatnya. Pemohon sekarang boleh mengajukan keberatan karena permohonannya tidak ditanggapi (UU 14/2008 Pasal 35 ayat (1))."
		}
		s := "Jawab secara tertulis, atau beritahukan perpanjangan dengan alasan tertulis sebelum tenggat itu."
		if x.Tahap == "diterima" {
			s = "Permohonan ini belum diperiksa. Periksa dan jawab."
		}
		if x.Tahap == "diperpanjang" {
			s = "Waktunya sudah diperpanjang satu kali dan tidak dapat diperpanjang lagi. Jawab secara tertulis."
		}
		if !x.Penolakan.Kosong() && x.Penolakan.Sebelum(x.Tenggat) {
			s += " Bila ditolak, paling lambat " + x.Penolakan.Lengkap() + "."
		}
		return s
	case PenyediaanInformasi:
		return "Serahkan informasinya sesuai janji dalam pemberitahuan tertulis."
	case TanggapanKeberatan:
		if lewat {
			return "Tanggapi secepatnya. Pemohon sekarang boleh mengajukan sengketa ke Komisi Informasi."
		}
		return "Atasan PPID menanggapi secara tertulis."
	case PelaksanaanPerintah:
		return "Laksanakan perintahnya, lalu catat pelaksanaannya."
	case GugatanPengadilan:
		if lewat {
			return "Waktu menggugat sudah berakhir; putusannya dilaksanakan."
		}
		return "Putuskan apakah kantor menerima putusan itu atau menggugat."
	case PemutakhiranDIP:
		return "Periksa isinya, lalu catat pemutakhirannya."
	case PembukaanPengecualian:
		return "Nyatakan informasinya terbuka. Tanpa pernyataan pun informasi terbuka dengan sendirinya saat masa pengecualiannya berakhir."
	case LaporanTahunan:
		return "Susun laporannya dan sampaikan kepada Komisi Informasi."
	case DisposisiMasuk:
		return "PPID Utama meneruskan permohonan ini kepada " + singkat(x.Perangkat) + ". Siapkan bahan jawabannya."
	case UjiMulai:
		return "Beri pertimbangan tertulis atas uji konsekuensinya."
	case TenggatMaju:
		return "Kalender hari kerja berubah, sehingga tenggatnya maju dari " + x.Semula.Lengkap() + ". Atur ulang pekerjaannya."
	}
	return ""
}

// Isi is the alert as plain text: what, until when, what to do, by which article.
func (x Ingat) Isi(h *Hukum) string {
	var b strings.Builder
	b.WriteString(huruf1(x.nama()) + ".\n")
	if !x.Tenggat.Kosong() {
		b.WriteString("Tenggat: " + x.Tenggat.Lengkap())
		if x.Tingkat == TingkatLewat {
			b.WriteString(", sudah lewat")
		} else if x.Tingkat != TingkatMulai {
			b.WriteString(" (" + x.sisa() + ", dihitung pada " + x.Hari.Panjang() + ")")
		}
		b.WriteString(".\n")
	}
	if k, ada := h.keadaan(x.Tahap); ada {
		b.WriteString("Keadaan: " + k.Nama + ".\n")
	}
	if x.Perangkat != "" && x.Jenis != PemutakhiranDIP && x.Jenis != LaporanTahunan {
		b.WriteString("Dikerjakan: " + singkat(x.Perangkat) + ".\n")
	}
	b.WriteString(x.harus())
	if a, err := h.CariAturan(x.Jenis); err == nil {
		b.WriteString("\nDasar: " + kutipan(a.Dasar) + ".")
	}
	return b.String()
}

// WhatsApp is the alert as it is pasted into a chat: short, with the marks that a
// chat shows as bold. Numbers from outside cannot make marks of their own.
func (x Ingat) WhatsApp() string {
	s := "*" + tanpaTanda(x.Judul()) + "*"
	if !x.Tenggat.Kosong() {
		s += "\nTenggat: " + x.Tenggat.Lengkap()
	}
	return s + "\n" + tanpaTanda(x.harus())
}

// RingkasWhatsApp is the digest of a unit for a chat: the latest first, then by due
// date, forty at most. It is empty without alerts.
func RingkasWhatsApp(unit string, hari kominfo.Tanggal, xs []Ingat) string {
	if len(xs) == 0 {
		return ""
	}
	const paling = 40
	xs = slices.Clone(xs)
	slices.SortStableFunc(xs, func(a, b Ingat) int {
		if la, lb := a.Tingkat == TingkatLewat, b.Tingkat == TingkatLewat; la != lb {
			if la {
				return -1
			}
			return 1
		}
		return a.Tenggat.Selisih(b.Tenggat)
	})
	lewat := 0
	for _, x := range xs {
		if x.Tingkat == TingkatLewat {
			lewat++
		}
	}
	var b strings.Builder
	b.WriteString("*Layanan informasi publik, " + tanpaTanda(singkat(unit)) + "*\n" + hari.Lengkap() + ": " + strconv.Itoa(len(xs)) + " hal perlu dikerjakan")
	if lewat > 0 {
		b.WriteString(", " + strconv.Itoa(lewat) + " sudah lewat waktu")
	}
	b.WriteString(".\n")
	for i, x := range xs[:min(paling, len(xs))] {
		b.WriteString(strconv.Itoa(i+1) + ". " + tanpaTanda(x.Judul()))
		if !x.Tenggat.Kosong() {
			b.WriteString(" (" + x.Tenggat.Panjang() + ")")
		}
		b.WriteString("\n")
	}
	if n := len(xs) - paling; n > 0 {
		b.WriteString("… dan " + strconv.Itoa(n) + " lagi; lihat di program.\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// tanpaTanda takes from a text the marks that a chat acts upon.
func tanpaTanda(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '*', '_', '~', '`', '\n':
			return ' '
		}
		return r
	}, s)
}

func huruf1(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
