package ppid

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Permohonan is one request in the register of Perki 1/2021 Pasal 32 and Lampiran
// VIII: the union of both, the dates of every clock, and the due dates with the
// calendar that gave them. Tahap is a state of [Hukum].Keadaan that is stored,
// Hasil one of [Hukum].Hasil: two axes. Who asks is personal data; the rest is not,
// so nothing personal belongs into the description of what is asked for.
type Permohonan struct {
	Nomor     string `json:"nomor" judul:"Nomor pendaftaran" wajib:"ya" panjang:"120" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf a"`
	Badan     string `json:"badan" judul:"Badan publik desa" panjang:"20" bantuan:"Kode PPID Desa bila permohonan ditujukan kepada desa; kosong berarti pemerintah daerah."`
	Tahun     int64  `json:"tahun" judul:"Tahun register" rupa:"tahun" wajib:"ya" min:"2008" maks:"2200"`
	NomorUrut int64  `json:"nomor_urut" judul:"Nomor urut" wajib:"ya" bantuan:"Di bawah nol: salinan register lama yang nomornya berpola lain."`
	Perangkat string `json:"perangkat" judul:"Perangkat daerah yang mengerjakan" wajib:"ya" panjang:"20"`

	IsianPemohon
	Kode        string   `json:"kode_tanda_terima" judul:"Kode tanda terima" pribadi:"ya" panjang:"19" bantuan:"Dibuat program. Dengan nomor pendaftaran dan kode ini pemohon melihat permohonannya tanpa akun."`
	SidikKode   string   `json:"sidik_kode" judul:"Sidik kode tanda terima" panjang:"64" bantuan:"SHA-256 kodenya."`
	SidikBerkas []string `json:"sidik_berkas,omitempty" judul:"Sidik pindaian tersegel" bantuan:"SHA-256 pindaian tersegel yang disebut Dokumen, supaya cadangan dan pemeriksaan mengenalnya tanpa membaca data pribadi."`
	Kanal       string   `json:"kanal" judul:"Kanal" bantuan:"Kosong hanya pada salinan register lama yang tidak menyebutnya." pilihan:"datang_langsung=Datang langsung|surat=Surat|surel=Surat elektronik|laman_ppid=Laman PPID|aplikasi_ppid=Aplikasi PPID|telepon=Telepon|whatsapp_medsos=WhatsApp atau media sosial" pasal:"UU 14/2008 Pasal 22, Perki 1/2021 Pasal 28"`

	Tahap string          `json:"tahap" judul:"Tahap" wajib:"ya" pilihan:"diterima=Diterima|tidak_lengkap=Tidak lengkap|tidak_ditindaklanjuti=Tidak ditindaklanjuti|terdaftar=Terdaftar|diproses=Diproses|uji_konsekuensi=Uji konsekuensi|diperpanjang=Diperpanjang|pemberitahuan_terkirim=Pemberitahuan terkirim|menunggu_biaya=Menunggu biaya|diserahkan=Diserahkan|ditolak=Ditolak|dirujuk=Dirujuk|dicabut=Dicabut"`
	Sejak kominfo.Tanggal `json:"sejak" judul:"Langkah terakhir" wajib:"ya"`
	Hasil string          `json:"hasil" judul:"Hasil" pilihan:"dikabulkan_seluruhnya=Diberikan seluruhnya|dikabulkan_sebagian=Diberikan sebagian|ditolak=Ditolak|tidak_dikuasai=Tidak dikuasai|belum_didokumentasikan=Belum dikuasai atau didokumentasikan|sudah_tersedia=Sudah diumumkan|dicabut=Dicabut pemohon|tidak_ditindaklanjuti=Tidak ditindaklanjuti"`

	DiterimaPada           string          `json:"diterima_pada" judul:"Saat diterima" wajib:"ya" panjang:"40"`
	Zona                   string          `json:"zona" judul:"Zona waktu kantor" wajib:"ya" pilihan:"WIB|WITA|WIT"`
	Diterima               kominfo.Tanggal `json:"diterima" judul:"Tanggal diterima" wajib:"ya"`
	Dicatat                kominfo.Tanggal `json:"dicatat" judul:"Tanggal dicatat" wajib:"ya"`
	DinyatakanTidakLengkap kominfo.Tanggal `json:"dinyatakan_tidak_lengkap,omitzero" judul:"Dinyatakan tidak lengkap"`
	NomorSuratTidakLengkap string          `json:"nomor_surat_tidak_lengkap" judul:"Nomor surat keterangan tidak lengkap" panjang:"100"`
	Kekurangan             []string        `json:"kekurangan,omitempty" judul:"Kekurangan menurut surat"`
	SuratTidakLengkap      kominfo.Tanggal `json:"surat_tidak_lengkap,omitzero" judul:"Surat tidak lengkap diterima pemohon"`
	Dilengkapi             kominfo.Tanggal `json:"dilengkapi,omitzero" judul:"Dilengkapi pemohon"`
	DinyatakanLengkap      kominfo.Tanggal `json:"dinyatakan_lengkap,omitzero" judul:"Dinyatakan lengkap"`
	Diperpanjang           kominfo.Tanggal `json:"diperpanjang,omitzero" judul:"Perpanjangan diberitahukan"`
	SebabPerpanjangan      string          `json:"sebab_perpanjangan" judul:"Sebab perpanjangan" pilihan:"belum_dikuasai=Informasi belum dikuasai atau didokumentasikan|status_belum_diputuskan=Status informasi belum diputuskan" pasal:"Perki 1/2021 Pasal 36 ayat (1)"`
	AlasanPerpanjangan     string          `json:"alasan_perpanjangan" judul:"Alasan tertulis perpanjangan" rupa:"panjang" panjang:"2000"`
	Dijawab                kominfo.Tanggal `json:"dijawab,omitzero" judul:"Tanggal pemberitahuan tertulis"`
	Diserahkan             kominfo.Tanggal `json:"diserahkan,omitzero" judul:"Tanggal pemberian informasi"`
	Dibayar                kominfo.Tanggal `json:"dibayar,omitzero" judul:"Tanggal biaya dibayar"`
	Batas                  []Batas         `json:"batas" judul:"Tenggat"`
	Bahan                  []BahanJawaban  `json:"bahan,omitempty" judul:"Bahan jawaban dari perangkat daerah"`

	Jawaban

	Susulan        []Susulan     `json:"susulan,omitempty" judul:"Direkam sesudah tenggatnya" bantuan:"Langkah yang tanggalnya di dalam waktu tetapi direkam sesudahnya: tidak dinilai tepat waktu."`
	Lama           bool          `json:"lama,omitempty" judul:"Salinan register lama" bantuan:"Dicatat sebelum register ini dipakai; disalin apa adanya."`
	KeteranganLama string        `json:"keterangan_lama,omitempty" judul:"Keterangan dalam register lama" rupa:"panjang" panjang:"2000"`
	TemuanSalin    []TemuanSalin `json:"temuan_salin,omitempty" judul:"Temuan saat menyalin"`
}

// IsianPemohon is what the request form asks for, Perki 1/2021 Pasal 29 ayat (5)
// and Lampiran VI. A request may lack much of it and is recorded all the same; see
// [Permohonan.BelumLengkap].
type IsianPemohon struct {
	JenisPemohon     string           `json:"jenis_pemohon" judul:"Jenis pemohon" bantuan:"Badan publik lain bukan pemohon: kebutuhannya dilayani sebagai bantuan kedinasan (Perki 1/2021 Pasal 54-55)." pilihan:"perorangan=Perorangan (WNI)|kelompok_orang=Kelompok orang|badan_hukum=Badan hukum Indonesia" pasal:"Perki 1/2021 Pasal 27"`
	Nama             string           `json:"nama" judul:"Nama lengkap orang, badan hukum atau kuasanya" pribadi:"ya" panjang:"200" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf b"`
	NomorIdentitas   string           `json:"nomor_identitas" judul:"NIK, atau nomor SK pengesahan badan hukum" pribadi:"ya" panjang:"60" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf c"`
	Alamat           string           `json:"alamat" judul:"Alamat" rupa:"panjang" pribadi:"ya" panjang:"500" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf d"`
	Pekerjaan        string           `json:"pekerjaan" judul:"Pekerjaan" pribadi:"ya" panjang:"100" pasal:"Perki 1/2021 Lampiran VI dan VIII"`
	Kontak           string           `json:"kontak" judul:"Nomor telepon atau surel" pribadi:"ya" panjang:"200" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf e"`
	Dikuasakan       bool             `json:"dikuasakan" judul:"Diajukan oleh kuasa"`
	NamaKuasa        string           `json:"nama_kuasa" judul:"Nama kuasa" pribadi:"ya" panjang:"200"`
	KontakKuasa      string           `json:"kontak_kuasa" judul:"Alamat dan kontak kuasa" rupa:"panjang" pribadi:"ya" panjang:"500"`
	Dokumen          []DokumenPemohon `json:"dokumen,omitempty" judul:"Dokumen yang diserahkan" pribadi:"ya" pasal:"Perki 1/2021 Pasal 27"`
	RincianInformasi string           `json:"rincian_informasi" judul:"Rincian informasi yang dibutuhkan" rupa:"panjang" panjang:"4000" bantuan:"Jangan menulis data pribadi di sini." pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf g"`
	TujuanPenggunaan string           `json:"tujuan_penggunaan" judul:"Tujuan penggunaan informasi" rupa:"panjang" pribadi:"ya" panjang:"2000" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf h"`
	CaraMemperoleh   string           `json:"cara_memperoleh" judul:"Cara memperoleh informasi" pilihan:"melihat=melihat/membaca/mendengarkan/mencatat|salinan_cetak=mendapatkan salinan cetak|salinan_digital=mendapatkan salinan digital" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf i"`
	CaraMengirim     string           `json:"cara_mengirim" judul:"Cara mendapatkan salinan" pilihan:"langsung=mengambil langsung|kurir|pos|faksimili|surel" pasal:"Perki 1/2021 Pasal 29 ayat (5) huruf j"`
}

// DokumenPemohon is one paper that an applicant handed in. Sidik is the SHA-256 of
// its sealed scan, empty when it was shown on paper only. Kunci opens the seal: it is
// kept here, in the personal part, so that erasing that part closes the scan for
// ever, in every backup.
type DokumenPemohon struct {
	Jenis string `json:"jenis" judul:"Jenis" pilihan:"identitas=KTP atau surat keterangan kependudukan|surat_kuasa=Surat kuasa|identitas_pemberi_kuasa=KTP atau surat keterangan kependudukan semua pemberi kuasa|akta=Akta pendirian yang disahkan|lain=Dokumen lain"`
	Sidik string `json:"sidik,omitempty" judul:"Sidik berkas" panjang:"64"`
	Kunci string `json:"kunci,omitempty" judul:"Kunci berkas" panjang:"64"`
	Nama  string `json:"nama,omitempty" judul:"Nama berkas" panjang:"120"`
}

// Jawaban is what the written notice says, Perki 1/2021 Pasal 31 ayat (4) and
// Lampiran VII, and the columns of the register that follow from it.
type Jawaban struct {
	NomorSurat      string          `json:"nomor_surat" judul:"Nomor surat pemberitahuan" panjang:"100" bantuan:"Wajib untuk hasil apa pun; dari SRIKANDI atau buku surat keluar."`
	Materi          string          `json:"materi" judul:"Informasi yang diberikan" rupa:"panjang" panjang:"4000" bantuan:"Wajib bila diberikan, seluruhnya atau sebagian. Jangan menulis data pribadi."`
	BadanPublikLain string          `json:"badan_publik_lain" judul:"Badan publik lain yang menguasai" panjang:"200" bantuan:"Untuk hasil tidak dikuasai, bila diketahui."`
	Softcopy        bool            `json:"bentuk_softcopy" judul:"Bentuk informasi: digital" bantuan:"Bila diberikan, centang salah satu atau keduanya."`
	Hardcopy        bool            `json:"bentuk_hardcopy" judul:"Bentuk informasi: cetak"`
	Biaya           kominfo.Rupiah  `json:"biaya" judul:"Biaya" min:"0" maks:"1000000000" bantuan:"Hanya penyalinan dan pengiriman; kosongkan bila gratis." pasal:"Perki 1/2021 Pasal 37-38"`
	CaraPembayaran  string          `json:"cara_pembayaran" judul:"Cara pembayaran" panjang:"200" bantuan:"Wajib bila ada biaya."`
	WaktuPenyediaan kominfo.Tanggal `json:"waktu_penyediaan,omitzero" judul:"Paling lambat disediakan" bantuan:"Wajib bila diberikan, atau bila belum dikuasai atau didokumentasikan."`
	Penghitaman     string          `json:"penghitaman" judul:"Bagian yang dihitamkan dan alasannya" rupa:"panjang" panjang:"4000" bantuan:"Wajib bila diberikan sebagian." pasal:"Perki 1/2021 Pasal 50 ayat (2)-(3)"`
	Huruf           string          `json:"huruf" judul:"Huruf Pasal 17" panjang:"10" pola:"^[a-j]+$" contoh:"h" bantuan:"Wajib bila ditolak atau diberikan sebagian: a penegakan hukum; b kekayaan intelektual dan persaingan usaha; c pertahanan dan keamanan; d kekayaan alam; e ketahanan ekonomi; f hubungan luar negeri; g akta otentik dan wasiat; h rahasia pribadi; i memorandum dan surat internal; j undang-undang lain." pasal:"UU 14/2008 Pasal 17"`
	DasarLain       string          `json:"dasar_lain" judul:"Undang-undang lain yang menjadi dasar" panjang:"500" bantuan:"Wajib untuk huruf j: undang-undang dan pasalnya."`
	Konsekuensi     string          `json:"konsekuensi" judul:"Konsekuensi bila dibuka" rupa:"panjang" panjang:"4000" bantuan:"Wajib bila ditolak."`
	Uji             register.ID     `json:"uji_konsekuensi" judul:"Uji konsekuensi" rujukan:"uji_konsekuensi" bantuan:"Wajib bila ditolak: yang sudah ditetapkan."`
	Persetujuan     string          `json:"persetujuan" judul:"Persetujuan Atasan PPID" panjang:"200" bantuan:"Wajib bila ditolak: nomor dan tanggalnya." pasal:"Perki 1/2021 Pasal 10 ayat (2) huruf f"`
	Tautan          string          `json:"tautan" judul:"Tautan atau letak informasi" panjang:"500" bantuan:"Wajib bila sudah diumumkan: alamat situs, atau tempat membacanya."`
}

// sidikDokumen lists the sealed scans, in order.
func sidikDokumen(ds []DokumenPemohon) (out []string) {
	for _, d := range ds {
		if d.Sidik != "" {
			out = append(out, d.Sidik)
		}
	}
	return out
}

// masukan are the facts of the request for counting.
func (p *Permohonan) masukan() Masukan {
	m := Masukan{Diterima: p.Diterima, Dicatat: p.Dicatat, TidakLengkap: !p.DinyatakanTidakLengkap.Kosong(), SuratTidakLengkap: p.SuratTidakLengkap,
		Dilengkapi: p.Dilengkapi, DinyatakanLengkap: p.DinyatakanLengkap}
	if p.Tahap == "diterima" {
		m.TidakLengkap = true // not examined: the clock of the Perki does not run yet
	}
	if !p.Diperpanjang.Kosong() {
		m.Perpanjangan = []Perpanjangan{{Diberitahukan: p.Diperpanjang, Beralasan: !kosong(p.AlasanPerpanjangan)}}
	}
	return m
}

// Tenggat gives the due date that the office has to watch now: of the examination,
// the completion, the answer, the promised delivery. It is empty when the office
// owes nothing, or the date could not be counted.
func (p *Permohonan) Tenggat() kominfo.Tanggal {
	switch p.Tahap {
	case "diterima":
		return cariBatas(p.Batas, PemeriksaanPermohonan).Tanggal
	case "tidak_lengkap":
		return cariBatas(p.Batas, KelengkapanPermohonan).Tanggal
	case "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang":
		return cariBatas(p.Batas, JawabanPermohonan).Tanggal
	case "pemberitahuan_terkirim", "menunggu_biaya":
		return p.WaktuPenyediaan
	}
	return kominfo.Tanggal{}
}

// TepatWaktu reports whether the request was answered in time, a refusal by its own
// limit (Perki 1/2021 Pasal 34 ayat (3)), and so what nobody ever examined. ada is
// false while there is no answer or no date to compare with, where an old register
// has the answer before the request, and where [Susulan] says that nothing proves it.
func (p *Permohonan) TepatWaktu() (tepat, ada bool) {
	b := p.batasJawaban()
	if p.Dijawab.Kosong() || b.Kosong() || p.Dijawab.Sebelum(p.Diterima) || len(p.Susulan) > 0 && !p.Dijawab.Sesudah(b) {
		return false, false
	}
	return !p.Dijawab.Sesudah(b), true
}

// takDiperiksa reports whether nobody declared the request complete or incomplete.
// The clock of the Perki then never began, that of the Act did (UU 14/2008 Pasal 22
// ayat (7)).
func (p *Permohonan) takDiperiksa() bool {
	return p.DinyatakanLengkap.Kosong() && p.DinyatakanTidakLengkap.Kosong()
}

// TahapPada is the state on a day, by the law h: lewat_waktu follows from the day
// and is never stored. A request that nobody examined is late when the ten days
// since its receipt are over (T32).
func (p *Permohonan) TahapPada(h *Hukum, hari kominfo.Tanggal) string {
	j := JawabanPermohonan
	if p.Tahap == "diterima" {
		j = PenolakanPermohonan // counted from receipt
	}
	return h.KeadaanPada(p.Tahap, cariBatas(p.Batas, j).Tanggal, hari)
}
