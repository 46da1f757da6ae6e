package ppid

import (
	"context"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// jawab sends the written notice. The outcome decides the move: T10 refuses, T11
// refers, T09 is every other notice, and T15 is any of them once the time is over.
func (h *hukumPermohonan) jawab(ctx context.Context, tx register.Tx, lama *dokPermohonan, in Jawab) (Permohonan, error) {
	p := lama.Isi
	t, err := h.tanggal(tx, "tanggal", in.Tanggal, p.Sejak)
	if err != nil {
		return p, err
	}
	kode := "T09"
	switch {
	case p.TahapPada(h.hukum(), t) == "lewat_waktu":
		kode = "T15"
	case in.Hasil == "ditolak":
		kode = "T10"
	case in.Hasil == "tidak_dikuasai":
		kode = "T11"
	}
	uji := p.Uji
	if p, t, err = h.langkah(tx, lama, kode, in.Tanggal); err != nil {
		return p, err
	}
	p.Hasil, p.Jawaban, p.Dijawab = in.Hasil, in.Jawaban, t
	if p.Uji == "" {
		p.Uji = uji
	}
	if err := p.periksaJawaban(h.hukum()).error(); err != nil {
		return p, err
	}
	if err := h.belumDibantah(ctx, tx, lama, t); err != nil {
		return p, err
	}
	p.Susulan = susulkan(p.Susulan, "jawab", t, h.hari(tx), p.batasJawaban())
	if p.Hasil == "ditolak" {
		err = h.dasarPenolakan(ctx, tx, &p)
	}
	return p, err
}

// periksaJawaban gives all that the notice lacks of what its outcome must state,
// [HasilAkhir].Memuat.
func (p *Permohonan) periksaJawaban(h *Hukum) (fs temuan) {
	perlu := func(id, jalur, nilai, apa string) {
		if kosong(nilai) {
			fs.galat(id, jalur, apa)
		}
	}
	perlu("PPID-JAWAB-01", "nomor_surat", p.NomorSurat, "Nomor surat pemberitahuan belum diisi. Jawaban harus tertulis (UU 14/2008 Pasal 22 ayat (7)).")
	if p.Huruf != "" && !hurufSah(h, p.Huruf) {
		fs.galat("PPID-JAWAB-02", "huruf", "Huruf Pasal 17 harus a sampai j, masing-masing satu kali, misalnya h.")
	}
	if !p.WaktuPenyediaan.Kosong() && p.WaktuPenyediaan.Sebelum(p.Dijawab) {
		fs.galat("PPID-JAWAB-03", "waktu_penyediaan", "Waktu penyediaan mendahului tanggal pemberitahuan. Periksa kedua tanggal itu.")
	}
	waktu := func() {
		perlu("PPID-JAWAB-04", "waktu_penyediaan", p.WaktuPenyediaan.String(), "Waktu penyediaan belum diisi. Pemohon harus tahu kapan informasinya disediakan.")
	}
	switch p.Hasil {
	case "dikabulkan_seluruhnya", "dikabulkan_sebagian":
		perlu("PPID-JAWAB-05", "materi", p.Materi, "Informasi yang diberikan belum diuraikan.")
		if !p.Softcopy && !p.Hardcopy {
			fs.galat("PPID-JAWAB-06", "bentuk_softcopy", "Bentuk informasi belum dipilih: digital, cetak, atau keduanya.")
		}
		waktu()
	case "ditolak":
		perlu("PPID-JAWAB-07", "huruf", p.Huruf, "Permohonan hanya dapat ditolak dengan menyebut huruf Pasal 17 UU 14/2008; untuk undang-undang lain huruf j.")
		perlu("PPID-JAWAB-08", "konsekuensi", p.Konsekuensi, "Konsekuensi bila informasi dibuka belum diuraikan (UU 14/2008 Pasal 19).")
		perlu("PPID-JAWAB-09", "uji_konsekuensi", string(p.Uji), "Permohonan hanya dapat ditolak berdasarkan uji konsekuensi yang sudah ditetapkan. Pilih uji konsekuensinya (Perki 1/2021 Pasal 34 ayat (2)).")
		perlu("PPID-JAWAB-10", "persetujuan", p.Persetujuan, "Persetujuan Atasan PPID belum dicatat. Isi nomor dan tanggalnya (Perki 1/2021 Pasal 10 ayat (2) huruf f).")
	case "belum_didokumentasikan":
		waktu()
	case "sudah_tersedia":
		perlu("PPID-JAWAB-11", "tautan", p.Tautan, "Tautan atau letak informasi yang sudah diumumkan belum diisi.")
	}
	if p.Hasil == "dikabulkan_sebagian" {
		perlu("PPID-JAWAB-12", "penghitaman", p.Penghitaman, "Bagian yang dihitamkan dan alasannya belum diuraikan (Perki 1/2021 Pasal 50 ayat (2)).")
		perlu("PPID-JAWAB-13", "huruf", p.Huruf, "Dasar penghitaman belum disebut: huruf Pasal 17 UU 14/2008.")
	}
	if strings.Contains(p.Huruf, "j") {
		perlu("PPID-JAWAB-14", "dasar_lain", p.DasarLain, "Huruf j menunjuk undang-undang lain. Sebut undang-undang dan pasalnya.")
	}
	if p.Biaya > 0 {
		perlu("PPID-JAWAB-15", "cara_pembayaran", p.CaraPembayaran, "Cara pembayaran belum diisi.")
		if !strings.HasPrefix(p.CaraMemperoleh, "salinan") {
			fs.galat("PPID-JAWAB-16", "biaya", "Melihat dan mengetahui informasi tidak dipungut biaya (Perki 1/2021 Pasal 35 ayat (1)). Kosongkan biayanya.")
		}
	}
	return fs
}

// hurufSah reports whether s is letters of Pasal 17, each once.
func hurufSah(h *Hukum, s string) bool {
	for _, c := range s {
		ada := slices.ContainsFunc(h.Pengecualian, func(p Pengecualian) bool { return p.Huruf == string(c) })
		if !ada || strings.Count(s, string(c)) > 1 {
			return false
		}
	}
	return s != ""
}

// dasarPenolakan proves the refusal by the test it names: decided, in force on the
// day of the refusal, for these letters.
func (h *hukumPermohonan) dasarPenolakan(ctx context.Context, tx register.Tx, p *Permohonan) error {
	u, err := h.uji.Baca(ctx, tx, register.LingkupPenuh(), p.Uji)
	if err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
		return err
	}
	var fs temuan
	switch {
	case err != nil || u.Ditarik:
		fs.galat("PPID-TOLAK-01", "uji_konsekuensi", "Uji konsekuensi yang disebut tidak ada. Pilih dari register uji konsekuensi.")
	case !u.Isi.Mengecualikan(p.Dijawab):
		fs.galat("PPID-TOLAK-02", "uji_konsekuensi", "Uji konsekuensi "+u.Isi.Nomor+" tidak mengecualikan apa pun pada "+p.Dijawab.Panjang()+": belum ditetapkan, masanya berakhir, atau informasinya dinyatakan terbuka. Selesaikan dulu penetapannya.")
	case u.Isi.Badan != p.Badan:
		fs.galat("PPID-TOLAK-04", "uji_konsekuensi", "Uji konsekuensi "+u.Isi.Nomor+" milik badan publik lain. Pilih uji konsekuensi badan publik ini.")
	default:
		for _, c := range p.Huruf {
			if !strings.ContainsRune(u.Isi.Huruf, c) {
				fs.galat("PPID-TOLAK-03", "huruf", "Huruf "+string(c)+" tidak diuji dalam uji konsekuensi "+u.Isi.Nomor+", yang menguji huruf "+u.Isi.Huruf+".")
			}
		}
	}
	return fs.error()
}

func (h *hukumPermohonan) tungguBiaya(_ context.Context, tx register.Tx, lama *dokPermohonan, in PadaTanggal) (Permohonan, error) {
	p, _, err := h.langkah(tx, lama, "T12", in.Tanggal)
	if err == nil && (p.Biaya == 0 || !p.memberi()) {
		err = ditolak("Permohonan " + p.Nomor + " tidak menunggu pembayaran: pemberitahuannya tidak menyebut biaya salinan. Petugas layanan dapat langsung menyerahkan informasi yang diberikan.")
	}
	return p, err
}

// memberi reports whether the answer promises information.
func (p *Permohonan) memberi() bool {
	return slices.Contains([]string{"dikabulkan_seluruhnya", "dikabulkan_sebagian", "belum_didokumentasikan"}, p.Hasil)
}

func (h *hukumPermohonan) serahkan(_ context.Context, tx register.Tx, lama *dokPermohonan, in Serahkan) (Permohonan, error) {
	p, t, err := h.langkah(tx, lama, "T13", in.Tanggal)
	if err != nil {
		return p, err
	}
	if !p.memberi() {
		return p, ditolak("Permohonan " + p.Nomor + " tidak dijawab dengan memberi informasi, jadi tidak ada yang diserahkan. Pemohon dapat mengajukan keberatan.")
	}
	if p.Biaya > 0 {
		if in.Dibayar.Kosong() {
			return p, ditolak("Informasi permohonan " + p.Nomor + " belum dapat diserahkan: biaya " + p.Biaya.String() + " belum dicatat dibayar. Petugas layanan mengisi tanggal pembayarannya.")
		}
		if in.Dibayar.Sesudah(t) || in.Dibayar.Sebelum(p.Dijawab) {
			var fs temuan
			fs.galat("PPID-BAYAR-01", "dibayar", "Tanggal pembayaran harus antara pemberitahuan, "+p.Dijawab.Panjang()+", dan penyerahan, "+t.Panjang()+".")
			return p, fs.error()
		}
		p.Dibayar = in.Dibayar
	}
	p.Diserahkan = t
	return p, nil
}
