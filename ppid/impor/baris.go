package impor

import (
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register/lembar"
	"github.com/lumbung-id/lumbung/kominfo/tabel"
	"github.com/lumbung-id/lumbung/ppid"
)

// pembacaBaris reads one row.
type pembacaBaris struct {
	p      *pembaca
	k      *kolomBuku
	b      tabel.Baris
	lbr    string
	urutan map[string]lembar.UrutanTanggal
	galat  bool
}

func (x *pembacaBaris) sel(k string) tabel.Sel {
	i, ada := x.k.tempat[k]
	if !ada {
		return tabel.Sel{}
	}
	return x.b.Di(i)
}

// teks gives a cell as text: one space between words, lines kept where the field has
// several, nothing hidden.
func (x *pembacaBaris) teks(k string, maks int) string {
	s := x.sel(k)
	if s.Jenis == tabel.Galat {
		x.catat(k, "IMPOR-SEL-01", kominfo.Peringatan, "Sel ini berisi kesalahan Excel ("+s.Teks+"), jadi tidak disalin. Betulkan rumusnya, atau tulis nilainya.")
		return ""
	}
	asli := s.Teks
	var b strings.Builder
	for g := range strings.SplitSeq(strings.Map(func(c rune) rune {
		if c == '\n' {
			return c
		}
		if c < ' ' || c == '\u00a0' || c == 0x7f {
			return ' '
		}
		if c >= 0x80 && c < 0xa0 || c >= 0x200b && c <= 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2060 && c <= 0x206f || c == 0xfeff || c == 0xfffd {
			return -1
		}
		return c
	}, asli), "\n") {
		if g = strings.Join(strings.Fields(g), " "); g != "" {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(g)
		}
	}
	t := b.String()
	if t == "-" || t == "–" {
		return ""
	}
	if r := []rune(t); len(r) > maks {
		x.catat(k, "IMPOR-SEL-02", kominfo.Galat, "Isi sel ini "+kominfo.FormatAngka(int64(len(r)))+" huruf, paling banyak "+kominfo.FormatAngka(int64(maks))+". Ringkas dulu.")
		return ""
	}
	return t
}

// satu is teks on one line.
func (x *pembacaBaris) satu(k string, maks int) string {
	return strings.ReplaceAll(x.teks(k, maks), "\n", " ")
}

// catat tells what is wrong in a cell; a personal value is never repeated.
func (x *pembacaBaris) catat(k, id string, s kominfo.Severity, pesan string) {
	nilai := ""
	if !pribadi(k) {
		nilai = x.sel(k).Teks
		if r := []rune(nilai); len(r) > 100 {
			nilai = string(r[:100]) + "…"
		}
	}
	x.galat = x.galat || s == kominfo.Galat
	x.p.temuan(x.lbr, x.b.Nomor, x.k.kepala[k], nilai, id, s, pesan)
}

func (x *pembacaBaris) usul(menjadi string) {
	if n := len(x.p.u.Temuan); n > 0 && n < batasTemuan {
		t := &x.p.u.Temuan[n-1]
		t.Fix = &kominfo.Usul{Dari: t.Nilai, Menjadi: menjadi}
	}
}

// tanggal reads a date cell.
func (x *pembacaBaris) tanggal(k, apa string) kominfo.Tanggal {
	s := x.sel(k)
	if t := strings.TrimSpace(s.Teks); t == "" || t == "-" || t == "–" {
		return kominfo.Tanggal{}
	}
	t, pastinya, sebab := bacaTanggal(s, x.urutan[k])
	switch pastinya {
	case pasti:
		return t
	case ditafsir:
		keparahan := kominfo.Catatan
		if strings.HasPrefix(sebab, "harinya") {
			keparahan = kominfo.Peringatan
		}
		x.catat(k, "IMPOR-TGL-02", keparahan, "Tanggal "+apa+" "+kutip(s.Teks)+" "+sebab+", yaitu "+t.Panjang()+". Periksa di buku lama.")
		x.usul(t.String())
		return t
	case dua:
		x.catat(k, "IMPOR-TGL-03", kominfo.Galat, "Tanggal "+apa+" "+kutip(s.Teks)+" "+sebab+". Tulis tahun-bulan-hari, misalnya 2026-03-16, atau sebutkan urutannya saat mengimpor.")
		x.usul(t.String())
	default:
		x.catat(k, "IMPOR-TGL-01", kominfo.Galat, "Tanggal "+apa+" "+kutip(s.Teks)+" tidak terbaca atau tidak ada di kalender. Tulis tahun-bulan-hari, misalnya 2026-03-16.")
	}
	return kominfo.Tanggal{}
}

func (x *pembacaBaris) centang(k string) bool {
	ya, ok := centang(x.sel(k).Teks)
	if !ok {
		x.catat(k, "IMPOR-CENTANG-01", kominfo.Peringatan, "Isi "+kutip(x.sel(k).Teks)+" bukan tanda centang, jadi dibiarkan kosong. Tulis v bila ya.")
	}
	return ya
}

func (x *pembacaBaris) baca() Baris {
	in := ppid.SalinLama{Badan: x.p.o.Badan, Alasan: x.p.o.Alasan}
	in.Diterima = x.tanggal(kTanggal, "diterima")
	if in.Diterima.Kosong() && !x.galat {
		x.catat(kTanggal, "IMPOR-TGL-04", kominfo.Galat, "Tanggal permohonan diterima kosong, jadi baris ini tidak dapat disalin. Isi menurut buku lama.")
	}
	x.nomor(&in)
	in.Nama, in.Alamat, in.Kontak, in.Pekerjaan = x.satu(kNama, 200), x.teks(kAlamat, 500), x.satu(kKontak, 200), x.satu(kPekerjaan, 100)
	in.NomorIdentitas, in.RincianInformasi, in.TujuanPenggunaan = x.satu(kIdentitas, 60), x.teks(kInformasi, 4000), x.teks(kTujuan, 2000)
	x.identitas(&in)
	var ok bool
	if in.JenisPemohon, ok = jenisPemohon(x.sel(kJenis).Teks); !ok {
		x.catat(kJenis, "IMPOR-PILIH-01", kominfo.Peringatan, "Jenis pemohon "+kutip(x.sel(kJenis).Teks)+" tidak dikenal, jadi dibiarkan kosong. Tulis perorangan, kelompok orang, atau badan hukum.")
	}
	if in.Kanal, ok = kanal(x.sel(kKanal).Teks); !ok {
		x.catat(kKanal, "IMPOR-PILIH-02", kominfo.Peringatan, "Kanal "+kutip(x.sel(kKanal).Teks)+" tidak dikenal, jadi dibiarkan kosong. Tulis datang langsung, surat, surel, laman, aplikasi, telepon, atau WhatsApp.")
	}
	x.unit(&in)
	in.Softcopy, in.Hardcopy = x.centang(kSoft), x.centang(kHard)
	switch lihat, salin := x.centang(kMelihat), x.centang(kSalinan); {
	case salin && in.Hardcopy && !in.Softcopy:
		in.CaraMemperoleh = "salinan_cetak"
	case salin && in.Softcopy && !in.Hardcopy:
		in.CaraMemperoleh = "salinan_digital"
	case lihat && !salin:
		in.CaraMemperoleh = "melihat"
	}
	x.keputusan(&in)
	in.Dijawab, in.Diserahkan, in.Diperpanjang = x.tanggal(kJawab, "pemberitahuan tertulis"), x.tanggal(kBeri, "pemberian informasi"), x.tanggal(kPanjang, "perpanjangan")
	if in.Biaya, ok = biaya(x.sel(kBiaya).Teks); !ok {
		x.catat(kBiaya, "IMPOR-BIAYA-01", kominfo.Peringatan, "Biaya "+kutip(x.sel(kBiaya).Teks)+" tidak terbaca, jadi dibiarkan kosong. Tulis angkanya saja, misalnya 20000.")
	}
	in.CaraPembayaran, in.BadanPublikLain = x.satu(kCaraBayar, 200), x.satu(kBadanLain, 200)
	return Baris{Lembar: x.lbr, Nomor: x.b.Nomor, Siap: !x.galat, Isian: in}
}

// nomor finds the registration number, and who has it already in this file.
func (x *pembacaBaris) nomor(in *ppid.SalinLama) {
	in.Nomor = x.satu(kPendaftaran, 120)
	urut := x.satu(kNomor, 120)
	if _, ada := x.k.tempat[kPendaftaran]; !ada && strings.ContainsAny(urut, "/-") {
		in.Nomor, urut = urut, "" // "Nomor" is the only number, and no running one
	}
	if in.Nomor == "" {
		usul := ""
		if urut != "" && !in.Diterima.Kosong() {
			usul = strings.TrimSuffix(urut, ".") + "/" + strconv.Itoa(in.Diterima.Tahun())
		}
		if usul != "" && x.p.o.NomorDariUrut {
			in.Nomor = usul
			x.catat(kNomor, "IMPOR-NOMOR-02", kominfo.Catatan, "Nomor pendaftaran kosong; dibuat dari nomor urut dan tahunnya: "+usul+".")
		} else {
			x.catat(kPendaftaran, "IMPOR-NOMOR-01", kominfo.Galat, "Nomor pendaftaran kosong, padahal baris dikenal dari nomornya. Isi menurut buku lama, atau mintalah nomor dibuat dari nomor urut dan tahun.")
			if usul != "" {
				x.usul(usul)
			}
			return
		}
	}
	tempat := strings.TrimPrefix(x.lbr+" baris "+strconv.Itoa(x.b.Nomor), " ")
	if dulu, ada := x.p.nomor[in.Nomor]; ada {
		x.catat(kPendaftaran, "IMPOR-NOMOR-03", kominfo.Galat, "Nomor "+kutip(in.Nomor)+" sudah dipakai di "+dulu+" berkas ini. Nomor pendaftaran hanya untuk satu permohonan; betulkan salah satunya.")
		return
	}
	x.p.nomor[in.Nomor] = tempat
}

// identitas tells of a NIK that a spreadsheet has rounded: it keeps fifteen digits.
func (x *pembacaBaris) identitas(in *ppid.SalinLama) {
	s := x.sel(kIdentitas)
	if s.Jenis == tabel.Angka && len(strings.TrimLeft(s.Teks, "0")) > 15 || strings.ContainsAny(s.Teks, "eE+") && strings.Trim(s.Teks, "0123456789.,eE+") == "" && s.Teks != "" {
		x.catat(kIdentitas, "IMPOR-NIK-01", kominfo.Peringatan, "NIK di sel ini disimpan Excel sebagai angka, jadi angka terakhirnya hilang; tidak disalin. Tulis ulang sebagai teks dari buku lama.")
		in.NomorIdentitas = ""
	}
}

// unit finds the code of the unit that worked on it.
func (x *pembacaBaris) unit(in *ppid.SalinLama) {
	s := x.satu(kUnit, 2000)
	if s == "" || x.p.o.Badan != "" {
		return
	}
	if x.p.o.Perangkat != nil {
		in.Perangkat = x.p.o.Perangkat(s)
	}
	if in.Perangkat == "" {
		x.catat(kUnit, "IMPOR-UNIT-01", kominfo.Catatan, "Perangkat daerah "+kutip(s)+" tidak dikenal, jadi permohonan dicatat pada unit PPID Utama. Bila perlu, tulis kode perangkat daerahnya.")
	}
}

// keputusan reads the outcome, from the decision or else from the ticks beside it, and
// keeps the words of a reason as they are.
func (x *pembacaBaris) keputusan(in *ppid.SalinLama) {
	h, catatan, ok := hasil(x.sel(kKeputusan).Teks)
	switch {
	case !ok:
		x.catat(kKeputusan, "IMPOR-HASIL-01", kominfo.Peringatan, "Keputusan "+kutip(x.sel(kKeputusan).Teks)+" tidak menyebut hasilnya, jadi dibiarkan kosong. Tulis diberikan seluruhnya, diberikan sebagian, ditolak, atau dirujuk.")
	case catatan != "":
		x.catat(kKeputusan, "IMPOR-HASIL-02", kominfo.Catatan, "Keputusan "+kutip(x.sel(kKeputusan).Teks)+" "+catatan+". Periksa di buku lama.")
		x.usul(h)
	}
	in.Hasil = h
	ya, tidak, belum := x.centang(kKuasai), x.centang(kTakKuasai), x.centang(kBelumDok)
	if ya && tidak {
		x.catat(kTakKuasai, "IMPOR-STATUS-01", kominfo.Peringatan, "Status informasi dicentang dikuasai dan tidak dikuasai sekaligus. Periksa di buku lama.")
	}
	if _, ada := x.k.tempat[kKeputusan]; !ada && in.Hasil == "" {
		switch {
		case tidak && !ya:
			in.Hasil = "tidak_dikuasai"
		case belum:
			in.Hasil = "belum_didokumentasikan"
		}
	}
	tolak := x.teks(kPenolakan, 1500)
	if in.Hasil == "" && tolak != "" {
		x.catat(kPenolakan, "IMPOR-HASIL-03", kominfo.Peringatan, "Ada alasan penolakan tetapi keputusannya tidak tertulis. Isi keputusannya.")
	}
	if in.Hasil == "ditolak" || in.Hasil == "dikabulkan_sebagian" {
		in.Huruf = hurufPasal17(tolak)
	}
	in.Keterangan = x.teks(kKeterangan, 400)
	if tolak != "" {
		in.Keterangan = strings.TrimPrefix(in.Keterangan+"\nAlasan penolakan: "+tolak, "\n")
	}
}
