package ppid

import (
	"context"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// SalinLama is the input of the action that copies one entry of the paper or Excel
// register that was kept before: its own number, its own dates, the state in which
// it ended or stands. What the old book does not say stays empty.
type SalinLama struct {
	Nomor     string          `json:"nomor" judul:"Nomor pendaftaran lama" wajib:"ya" panjang:"120" bantuan:"Persis seperti di buku lama."`
	Badan     string          `json:"badan" judul:"Badan publik desa" panjang:"20" bantuan:"Kosong berarti pemerintah daerah."`
	Perangkat string          `json:"perangkat" judul:"Perangkat daerah yang mengerjakan" panjang:"20" pola:"^[a-z0-9][a-z0-9_-]*$" contoh:"dinkes" bantuan:"Kosong bila tidak diteruskan."`
	Kanal     string          `json:"kanal" judul:"Kanal" bantuan:"Kosong bila buku lama tidak menyebutnya." pilihan:"datang_langsung=Datang langsung|surat=Surat|surel=Surat elektronik|laman_ppid=Laman PPID|aplikasi_ppid=Aplikasi PPID|telepon=Telepon|whatsapp_medsos=WhatsApp atau media sosial"`
	Diterima  kominfo.Tanggal `json:"diterima" judul:"Tanggal diterima" wajib:"ya"`

	DinyatakanTidakLengkap kominfo.Tanggal `json:"dinyatakan_tidak_lengkap,omitzero" judul:"Dinyatakan tidak lengkap"`
	SuratTidakLengkap      kominfo.Tanggal `json:"surat_tidak_lengkap,omitzero" judul:"Surat tidak lengkap diterima pemohon"`
	DinyatakanLengkap      kominfo.Tanggal `json:"dinyatakan_lengkap,omitzero" judul:"Dinyatakan lengkap"`
	Diperpanjang           kominfo.Tanggal `json:"diperpanjang,omitzero" judul:"Perpanjangan diberitahukan"`
	AlasanPerpanjangan     string          `json:"alasan_perpanjangan" judul:"Alasan tertulis perpanjangan" rupa:"panjang" panjang:"2000"`
	Hasil                  string          `json:"hasil" judul:"Hasil" bantuan:"Kosong bila belum dijawab." pilihan:"dikabulkan_seluruhnya=Diberikan seluruhnya|dikabulkan_sebagian=Diberikan sebagian|ditolak=Ditolak|tidak_dikuasai=Tidak dikuasai|belum_didokumentasikan=Belum dikuasai atau didokumentasikan|sudah_tersedia=Sudah diumumkan|dicabut=Dicabut pemohon|tidak_ditindaklanjuti=Tidak ditindaklanjuti"`
	Dijawab                kominfo.Tanggal `json:"dijawab,omitzero" judul:"Tanggal pemberitahuan tertulis"`
	Diserahkan             kominfo.Tanggal `json:"diserahkan,omitzero" judul:"Tanggal pemberian informasi"`
	Dibayar                kominfo.Tanggal `json:"dibayar,omitzero" judul:"Tanggal biaya dibayar"`
	Keterangan             string          `json:"keterangan_lama" judul:"Keterangan dalam register lama" rupa:"panjang" panjang:"2000" bantuan:"Misalnya sebab terlambat. Jangan menulis data pribadi."`
	Alasan                 string          `json:"alasan" judul:"Alasan disalin, bukan dicatat" panjang:"500" bantuan:"Wajib bila diterima sesudah register ini mulai dipakai. Tercatat di riwayat."`

	IsianPemohon
	Jawaban
}

// TemuanSalin is something odd in an entry of the old register. It stays with the
// document: what the book says is copied, not mended.
type TemuanSalin struct {
	ID    string `json:"id"`
	Jalur string `json:"jalur"`
	Pesan string `json:"pesan"`
}

// salinLama is no move of the law: it copies what was moved on paper. A request that
// came in after this register was begun has to say why it is copied, and not entered
// by catat, which proves every step.
func (h *hukumPermohonan) salinLama(ctx context.Context, tx register.Tx, _ *dokPermohonan, in SalinLama) (Permohonan, error) {
	a := tx.Aktor()
	p := Permohonan{Lama: true, Nomor: strings.TrimSpace(in.Nomor), Badan: strings.TrimSpace(in.Badan), Perangkat: in.Perangkat, Kanal: in.Kanal, Zona: string(h.zona()),
		Diterima: in.Diterima, DiterimaPada: in.Diterima.String(), Dicatat: in.Diterima, DinyatakanTidakLengkap: in.DinyatakanTidakLengkap, SuratTidakLengkap: in.SuratTidakLengkap,
		DinyatakanLengkap: in.DinyatakanLengkap, Diperpanjang: in.Diperpanjang, AlasanPerpanjangan: in.AlasanPerpanjangan, Hasil: in.Hasil, Dijawab: in.Dijawab,
		Diserahkan: in.Diserahkan, Dibayar: in.Dibayar, KeteranganLama: in.Keterangan, IsianPemohon: in.IsianPemohon, Jawaban: in.Jawaban}
	p.Kode, p.SidikKode = h.kode()
	p.SidikBerkas = sidikDokumen(p.Dokumen)
	if p.Badan == "" && slices.Contains(strings.Fields(a.Peran), "ppid_desa") {
		p.Badan = a.Perangkat
	}
	if p.Perangkat == "" {
		p.Perangkat = h.Perangkat
	}
	if p.Badan != "" {
		p.Perangkat = p.Badan
		if err := desaAktif(ctx, tx, h.unit, p.Badan); err != nil {
			return p, err
		}
	}
	if p.Badan == "" {
		if err := h.bukanDesa(ctx, tx, p.Perangkat); err != nil {
			return p, err
		}
	}
	if err := h.badan(a, &p); err != nil {
		return p, err
	}
	if err := h.berwenang(a, "menyalin register lama", "petugas_layanan"); err != nil {
		return p, err
	}
	if err := h.sudahTerjadi(tx, &p); err != nil {
		return p, err
	}
	sudahMulai := h.sebelumMulai(ctx, tx, &p)
	if sudahMulai != nil && (kosong(in.Alasan) || kominfo.KindOf(sudahMulai) != kominfo.Ditolak) {
		return p, sudahMulai
	}
	p.Tahap = p.tahapLama(h.Perangkat)
	if err := h.nomoriLama(ctx, tx, &p); err != nil {
		return p, err
	}
	h.hitungLama(&p)
	if sudahMulai != nil && !p.Dijawab.Kosong() {
		p.Susulan = []Susulan{{"salin_lama", p.Dijawab, h.hari(tx)}}
	}
	p.TemuanSalin = p.periksaLama(h.hukum(), h.hari(tx))
	return p, nil
}

// tanggalLama are the dates of an old entry in the order in which they should be.
func (p *Permohonan) tanggalLama() []pasangan {
	return []pasangan{{t1: p.Diterima, nama1: "diterima", jalur: "diterima"}, {t1: p.DinyatakanTidakLengkap, nama1: "dinyatakan tidak lengkap", jalur: "dinyatakan_tidak_lengkap"},
		{t1: p.SuratTidakLengkap, nama1: "surat tidak lengkap diterima pemohon", jalur: "surat_tidak_lengkap"}, {t1: p.DinyatakanLengkap, nama1: "dinyatakan lengkap", jalur: "dinyatakan_lengkap"},
		{t1: p.Diperpanjang, nama1: "perpanjangan diberitahukan", jalur: "diperpanjang"}, {t1: p.Dijawab, nama1: "pemberitahuan tertulis", jalur: "dijawab"},
		{t1: p.Dibayar, nama1: "biaya dibayar", jalur: "dibayar"}, {t1: p.Diserahkan, nama1: "pemberian informasi", jalur: "diserahkan"}}
}

// sudahTerjadi refuses dates to come: of the past alone the book can tell. It also
// finds the day of the last step.
func (h *hukumPermohonan) sudahTerjadi(tx register.Tx, p *Permohonan) error {
	kini := h.hari(tx)
	var fs temuan
	for _, x := range p.tanggalLama() {
		if x.t1.Sesudah(kini) {
			fs.galat("PPID-TGL-01", x.jalur, "Tanggal "+x.nama1+", "+x.t1.Panjang()+", belum tiba; hari ini "+kini.Panjang()+". Periksa tanggalnya.")
		}
		if x.t1.Sesudah(p.Sejak) {
			p.Sejak = x.t1
		}
	}
	if y := p.Diterima.Tahun(); y < 2008 {
		fs.galat("PPID-LAMA-01", "diterima", "Tanggal diterima, "+p.Diterima.Panjang()+", mendahului UU 14/2008. Periksa tahunnya.")
	}
	return fs.error()
}

// sebelumMulai refuses an entry that came in after the first request that was
// entered here.
func (h *hukumPermohonan) sebelumMulai(ctx context.Context, tx register.Tx, p *Permohonan) error {
	x, _, err := h.diri.Cari(ctx, tx, register.LingkupPenuh(), register.Query{Urut: "diterima", Batas: 1, Isi: true, Saring: []register.Syarat{
		{Kolom: "badan", Op: register.Sama, Nilai: p.Badan}, {Kolom: "lama", Op: register.Sama, Nilai: ""}}})
	if err == nil && len(x) > 0 && p.Diterima.Sesudah(x[0].Isi.Diterima) {
		err = ditolak("Register ini sudah dipakai sejak " + x[0].Isi.Diterima.Panjang() + ". Permohonan yang diterima sesudahnya dicatat dengan tindakan catat; bila memang disalin dari buku lama, isi alasannya.")
	}
	return err
}

// tahapLama is the state of an old entry, from what the book says: its outcome, then
// its dates. The unit that works on it is kantor until it was passed on.
func (p *Permohonan) tahapLama(kantor string) string {
	switch p.Hasil {
	case "dicabut", "ditolak", "tidak_ditindaklanjuti":
		return p.Hasil
	case "tidak_dikuasai":
		return "dirujuk"
	}
	switch {
	case !p.Diserahkan.Kosong():
		return "diserahkan"
	case p.Hasil != "" || !p.Dijawab.Kosong():
		return "pemberitahuan_terkirim"
	case !p.DinyatakanTidakLengkap.Kosong() && p.DinyatakanLengkap.Kosong():
		return "tidak_lengkap"
	case p.DinyatakanLengkap.Kosong() && p.Diperpanjang.Kosong() && (p.Badan != "" || p.Perangkat == kantor):
		return "diterima"
	case !p.Diperpanjang.Kosong():
		return "diperpanjang"
	case p.Badan == "" && p.Perangkat != kantor:
		return "diproses"
	}
	return "terdaftar"
}

// hitungLama counts the due dates from the dates of the book. Where they contradict
// each other, or no calendar reaches, the date stays open with the reason.
func (h *hukumPermohonan) hitungLama(p *Permohonan) {
	jenis := []Jenis{JawabanPermohonan, PenolakanPermohonan}
	switch {
	case p.Tahap == "diterima":
		jenis = append([]Jenis{PemeriksaanPermohonan}, jenis...)
	case p.Tahap == "tidak_lengkap" && !p.SuratTidakLengkap.Kosong():
		jenis = append(jenis, KelengkapanPermohonan)
	}
	for _, j := range jenis {
		b, _ := h.batasUntuk(p, j)
		p.Batas = pasangBatas(p.Batas, b)
	}
}

// batasUntuk counts one due date of a request. That the dates of an old book
// contradict each other must not stop the case, so there the date stays open.
func (h *hukumPermohonan) batasUntuk(p *Permohonan, j Jenis) (Batas, error) {
	b, err := h.batas(j, p.masukan())
	if err != nil && p.Lama {
		b, err = Batas{Jenis: j, Versi: h.kalender().Versi(), Catatan: kominfo.PesanUntukOrang(err)}, nil
	}
	return b, err
}

// periksaLama tells what is odd in an old entry; nothing of it is mended.
func (p *Permohonan) periksaLama(h *Hukum, hari kominfo.Tanggal) (out []TemuanSalin) {
	catat := func(id, jalur, pesan string) { out = append(out, TemuanSalin{id, jalur, pesan}) }
	ds := p.tanggalLama()
	for i, x := range ds {
		for _, y := range ds[:i] {
			if !x.t1.Kosong() && x.t1.Sebelum(y.t1) && (y.jalur == "diterima" || x.jalur != "dibayar") {
				catat("PPID-LAMA-02", x.jalur, "Tanggal "+x.nama1+", "+x.t1.Panjang()+", mendahului tanggal "+y.nama1+", "+y.t1.Panjang()+". Periksa buku lamanya; salah satunya keliru.")
				break
			}
		}
	}
	b := p.batasJawaban()
	terlambat := !b.Kosong() && kosong(p.KeteranganLama) && p.Hasil != "dicabut" && p.Hasil != "tidak_ditindaklanjuti"
	switch {
	case terlambat && p.Dijawab.Sesudah(b):
		catat("PPID-LAMA-03", "dijawab", "Dijawab "+p.Dijawab.Panjang()+", sesudah tenggat "+b.Panjang()+", tanpa keterangan sebabnya di buku lama.")
	case terlambat && p.Dijawab.Kosong() && p.Hasil == "" && p.Tahap != "diserahkan" && hari.Sesudah(b):
		catat("PPID-LAMA-04", "dijawab", "Belum dijawab padahal tenggatnya "+b.Panjang()+" sudah lewat, tanpa keterangan di buku lama.")
	}
	if p.Dijawab.Kosong() && p.Hasil != "" && p.Hasil != "dicabut" && p.Hasil != "tidak_ditindaklanjuti" {
		catat("PPID-LAMA-05", "dijawab", "Hasilnya tertulis tetapi tanggal pemberitahuannya tidak, jadi tidak dapat dinilai tepat waktu atau tidak.")
	}
	if p.Hasil == "" && (!p.Dijawab.Kosong() || !p.Diserahkan.Kosong()) {
		catat("PPID-LAMA-06", "hasil", "Sudah dijawab tetapi keputusannya tidak tertulis: diberikan seluruhnya, sebagian, ditolak, atau dirujuk.")
	}
	if !p.Diserahkan.Kosong() && p.Tahap != "diserahkan" {
		catat("PPID-LAMA-07", "diserahkan", "Ada tanggal pemberian informasi, padahal hasilnya tidak memberi informasi. Periksa keputusannya.")
	}
	if p.Hasil == "ditolak" && (p.Huruf == "" || p.Uji == "") {
		catat("PPID-LAMA-08", "huruf", "Ditolak tanpa huruf Pasal 17 atau uji konsekuensi yang tercatat (Perki 1/2021 Pasal 34 ayat (2)).")
	}
	if p.Huruf != "" && !hurufSah(h, p.Huruf) {
		catat("PPID-LAMA-09", "huruf", "Huruf Pasal 17 tertulis dua kali atau tidak dikenal.")
	}
	if !p.Diperpanjang.Kosong() && kosong(p.AlasanPerpanjangan) {
		catat("PPID-LAMA-10", "alasan_perpanjangan", "Diperpanjang tanpa alasan tertulis, jadi tenggatnya tetap yang semula (UU 14/2008 Pasal 22 ayat (8)).")
	}
	if kosong(p.Nama) || kosong(p.RincianInformasi) {
		catat("PPID-LAMA-11", "nama", "Nama pemohon atau informasi yang diminta tidak tertulis di buku lama.")
	}
	return out
}

// batasJawaban is the due date by which [Permohonan.TepatWaktu] judges.
func (p *Permohonan) batasJawaban() kominfo.Tanggal {
	if p.Hasil == "ditolak" || p.takDiperiksa() {
		return cariBatas(p.Batas, PenolakanPermohonan).Tanggal
	}
	return cariBatas(p.Batas, JawabanPermohonan).Tanggal
}
