package ppid

import (
	"context"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

func (h *hukumKeberatan) ajukan(ctx context.Context, tx register.Tx, _ *dokKeberatan, in AjukanKeberatan) (Keberatan, error) {
	k := Keberatan{Badan: strings.TrimSpace(in.Badan), IsianKeberatan: in.IsianKeberatan, Tahap: "keberatan_diterima"}
	k.Kode, k.SidikKode = h.kode()
	var err error
	if k.Diajukan, err = h.tanggal(tx, "diajukan", in.Diajukan, kominfo.Tanggal{}); err != nil {
		return k, err
	}
	if k.Dicatat, err = h.tanggal(tx, "dicatat", in.Dicatat, k.Diajukan); err != nil {
		return k, err
	}
	k.Sejak = k.Dicatat
	m := Masukan{}
	if k.Permohonan != "" {
		if m, err = h.atas(ctx, tx, &k); err != nil {
			return k, err
		}
	} else if err = h.tanpaPermohonan(ctx, tx, &k); err != nil {
		return k, err
	}
	if err := h.badan(tx.Aktor(), &k); err != nil {
		return k, err
	}
	var fs temuan
	for _, c := range k.Alasan {
		if strings.Count(k.Alasan, string(c)) > 1 {
			fs.galat("PPID-KEB-01", "alasan_keberatan", "Alasan keberatan huruf "+string(c)+" tertulis dua kali. Tulis setiap huruf satu kali.")
			break
		}
	}
	if kosong(k.Nama) || kosong(k.RincianInformasi) {
		fs.galat("PPID-KEB-02", "nama", "Nama pemohon dan informasi yang diminta harus terisi (Perki 1/2021 Pasal 43 ayat (2)).")
	}
	if err := fs.error(); err != nil {
		return k, err
	}
	m.Alasan, m.AlasanDitemukan = k.Alasan, k.AlasanDitemukan
	b, err := h.batas(PengajuanKeberatan, m)
	if err != nil {
		return k, err
	}
	k.Batas = pasangBatas(k.Batas, b)
	if k.Tahun, k.NomorUrut, err = urutBerikut(ctx, tx, h.diri, k.Badan, k.Diajukan, func(x *Keberatan) int64 { return x.NomorUrut }); err != nil {
		return k, err
	}
	if k.Nomor, err = h.nomor("keberatan", k.Badan, k.Diajukan, k.NomorUrut); err != nil {
		return k, err
	}
	return k, h.hitung(&k)
}

// atas takes over what the request says and asks the law whether it may be objected
// to on that day. A request that nobody examined until its time was over (T32) was
// not answered either (UU 14/2008 Pasal 35 ayat (1) huruf c).
func (h *hukumKeberatan) atas(ctx context.Context, tx register.Tx, k *Keberatan) (Masukan, error) {
	p, err := h.per.Baca(ctx, tx, register.LingkupPenuh(), k.Permohonan)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		var fs temuan
		fs.galat("PPID-KEB-03", "permohonan", "Permohonan yang disebut tidak ada. Pilih dari register permohonan.")
		return Masukan{}, fs.error()
	}
	if err != nil {
		return Masukan{}, err
	}
	if _, err := h.pindah(tx.Aktor(), p.Isi.TahapPada(h.hukum(), k.Diajukan), "T17"); err != nil {
		return Masukan{}, err
	}
	k.Badan, k.NomorPendaftaran = p.Isi.Badan, p.Isi.Nomor
	for _, s := range []struct {
		ke   *string
		dari string
	}{{&k.Nama, p.Isi.Nama}, {&k.Alamat, p.Isi.Alamat}, {&k.Kontak, p.Isi.Kontak}, {&k.Pekerjaan, p.Isi.Pekerjaan}, {&k.RincianInformasi, p.Isi.RincianInformasi}, {&k.TujuanPenggunaan, p.Isi.TujuanPenggunaan}} {
		if kosong(*s.ke) {
			*s.ke = s.dari
		}
	}
	m := p.Isi.masukan()
	m.TidakLengkap = m.TidakLengkap && p.Isi.Tahap != "diterima"
	m.Dijawab = p.Isi.Dijawab
	return m, nil
}

// tanpaPermohonan allows ground b alone (Perki 1/2021 Lampiran XI).
func (h *hukumKeberatan) tanpaPermohonan(ctx context.Context, tx register.Tx, k *Keberatan) error {
	var fs temuan
	for _, x := range h.hukum().Alasan {
		if strings.Contains(k.Alasan, x.Huruf) && !x.TanpaPermohonan {
			fs.galat("PPID-KEB-04", "permohonan", "Keberatan dengan alasan huruf "+x.Huruf+" ("+x.Bunyi+") harus menunjuk permohonannya. Hanya huruf b yang tidak memerlukan permohonan.")
		}
	}
	if k.AlasanDitemukan.Kosong() {
		fs.galat("PPID-KEB-05", "alasan_ditemukan", "Tanpa permohonan, isi tanggal alasan keberatan ditemukan.")
	}
	if err := fs.error(); err != nil {
		return err
	}
	if k.Badan != "" {
		if err := desaAktif(ctx, tx, h.unit, k.Badan); err != nil {
			return err
		}
	}
	return h.berwenang(tx.Aktor(), "mengajukan keberatan", "pemohon")
}

// badan keeps the officers of one public body from acting for another.
func (h *hukumKeberatan) badan(a kominfo.Aktor, k *Keberatan) error {
	if k.Badan == "" || a.Perangkat == k.Badan || !berperan(a, "petugas_layanan", "ppid_utama", "atasan_ppid") {
		return nil
	}
	return ditolak("Keberatan ini ditujukan kepada badan publik desa " + k.Badan + ", jadi hanya PPID Desa dan atasannya yang dapat melayaninya.")
}

// masukan are the facts of the objection for counting.
func (k *Keberatan) masukan() Masukan {
	return Masukan{KeberatanDiajukan: k.Diajukan, KeberatanDicatat: k.Dicatat, Ditanggapi: k.Ditanggapi, TanggapanDiterima: k.TanggapanDiterima}
}

// hitung counts the clock of the answer while there is none, then that of the
// dispute.
func (h *hukumKeberatan) hitung(k *Keberatan) error {
	for _, j := range k.berjalan() {
		b, err := h.batas(j, k.masukan())
		if err != nil {
			return err
		}
		k.Batas = pasangBatas(k.Batas, b)
	}
	return nil
}

func (h *hukumKeberatan) langkah(tx register.Tx, lama *dokKeberatan, kode string, t kominfo.Tanggal) (k Keberatan, _ kominfo.Tanggal, err error) {
	k = lama.Isi
	if err = h.badan(tx.Aktor(), &k); err != nil {
		return k, t, err
	}
	if t, err = h.tanggal(tx, "tanggal", t, k.Sejak); err != nil {
		return k, t, err
	}
	if k.Tahap, err = h.pindah(tx.Aktor(), k.TahapPada(h.hukum(), t), kode); err == nil {
		k.Sejak = t
	}
	return k, t, err
}

func (h *hukumKeberatan) musyawarah(_ context.Context, tx register.Tx, lama *dokKeberatan, in PadaTanggal) (Keberatan, error) {
	k, _, err := h.langkah(tx, lama, "T18", in.Tanggal)
	if err != nil {
		return k, err
	}
	for _, a := range h.hukum().Alasan {
		if !a.Musyawarah && strings.Contains(k.Alasan, a.Huruf) {
			return k, ditolak("Keberatan " + k.Nomor + " tidak dapat dimusyawarahkan: alasannya memuat huruf " + a.Huruf + ", " + a.Bunyi + ". Atasan PPID menanggapinya (UU 14/2008 Pasal 35 ayat (2)).")
		}
	}
	return k, nil
}

// tanggapi answers, T19. After the thirty days the regulations know no answer any
// more, only the dispute; what comes late is T31, or, where there is a dispute
// already, recorded and moves nothing.
func (h *hukumKeberatan) tanggapi(ctx context.Context, tx register.Tx, lama *dokKeberatan, in Tanggapi) (Keberatan, error) {
	k := lama.Isi
	t, err := h.tanggal(tx, "tanggal", in.Tanggal, k.Sejak)
	if err != nil {
		return k, err
	}
	kode := "T19"
	if k.TahapPada(h.hukum(), t) == "keberatan_lewat_waktu" && k.Ditanggapi.Kosong() {
		kode = "T31"
	}
	sengketa := false
	if k.Ditanggapi.Kosong() {
		if sengketa, err = h.disengketakan(ctx, tx, lama.ID); err != nil {
			return k, err
		}
	}
	if sengketa && kode == "T19" {
		return k, ditolak("Keberatan " + k.Nomor + " sudah menjadi sengketa karena belum ditanggapi, jadi tanggapannya tidak dapat dicatat dengan tanggal di dalam tiga puluh hari kerjanya. Catat dengan tanggal sesudahnya; bila suratnya memang dikirim lebih dulu, sampaikan kepada Komisi Informasi.")
	}
	if sengketa {
		if err = h.badan(tx.Aktor(), &k); err == nil {
			err = h.berwenang(tx.Aktor(), "menanggapi keberatan", "atasan_ppid")
		}
	} else {
		k, t, err = h.langkah(tx, lama, kode, in.Tanggal)
	}
	if err != nil {
		return k, err
	}
	k.Tanggapan, k.Ditanggapi = in.Tanggapan, t
	k.Susulan = susulkan(k.Susulan, "tanggapi", t, h.hari(tx), cariBatas(k.Batas, TanggapanKeberatan).Tanggal)
	var fs temuan
	for _, x := range [][3]string{{"keputusan", k.Keputusan, "Keputusan Atasan PPID"}, {"nomor_surat", k.NomorSurat, "Nomor surat tanggapan"}, {"uraian", k.Uraian, "Tanggapan atas alasan keberatan"}, {"jabatan_atasan", k.Jabatan, "Jabatan Atasan PPID"}} {
		if kosong(x[1]) {
			fs.galat("PPID-TANGGAP-01", x[0], x[2]+" belum diisi (Perki 1/2021 Pasal 44 ayat (2), Lampiran XI).")
		}
	}
	if strings.HasPrefix(k.Keputusan, "mengabulkan") && kosong(k.Perintah) {
		fs.galat("PPID-TANGGAP-02", "perintah", "Keberatan dikabulkan, tetapi perintah kepada PPID belum diisi.")
	}
	if k.BatasPerintah.Sebelum(t) && !k.BatasPerintah.Kosong() {
		fs.galat("PPID-TANGGAP-03", "batas_perintah", "Batas pelaksanaan perintah mendahului tanggal tanggapan. Periksa kedua tanggal itu.")
	}
	if k.Keputusan == "menguatkan" && strings.Contains(k.Alasan, "a") {
		u, err := h.uji.Baca(ctx, tx, register.LingkupPenuh(), k.Uji)
		if err != nil && kominfo.KindOf(err) != kominfo.TidakAda {
			return k, err
		}
		if err != nil || u.Isi.Badan != k.Badan || !u.Isi.Mengecualikan(t) {
			fs.galat("PPID-TANGGAP-04", "uji_konsekuensi", "Menguatkan penolakan karena dikecualikan memerlukan penetapan pengecualian yang berlaku. Pilih uji konsekuensinya (Perki 1/2021 Pasal 44 ayat (3)).")
		}
	}
	return k, fs.error()
}

// disengketakan reports whether an objection went to the Komisi Informasi.
func (h *hukumKeberatan) disengketakan(ctx context.Context, tx register.Tx, id register.ID) (bool, error) {
	ada, err := tx.Rekap(ctx, h.sengketa, register.LingkupPenuh(), []register.Syarat{{Kolom: "keberatan", Op: register.Sama, Nilai: string(id)}})
	return len(ada) > 0 && ada[0].N > 0, err
}

func (h *hukumKeberatan) tanggapanDiterima(_ context.Context, tx register.Tx, lama *dokKeberatan, in TerimaTanggapan) (Keberatan, error) {
	k := lama.Isi
	err := h.badan(tx.Aktor(), &k)
	if err == nil {
		err = h.berwenang(tx.Aktor(), "mencatat tanggapan diterima", "pemohon")
	}
	if err == nil && (k.Ditanggapi.Kosong() || k.Tahap == "selesai" || !k.TanggapanDiterima.Kosong()) {
		err = h.bukanDi(&k, tx, "tidak menunggu tanda terima tanggapan")
	}
	if err != nil {
		return k, err
	}
	if k.TanggapanDiterima, err = h.tanggal(tx, "tanggal", in.Tanggal, k.Ditanggapi); err != nil {
		return k, err
	}
	k.TanggapanPemohon = in.Tanggapan
	return k, h.hitung(&k)
}

// bukanDi refuses an act that moves nothing in the state of k.
func (h *hukumKeberatan) bukanDi(k *Keberatan, tx register.Tx, apa string) error {
	kini := k.TahapPada(h.hukum(), h.hari(tx))
	x, _ := h.hukum().keadaan(kini)
	return ditolak("Keberatan " + k.Nomor + " " + apa + "; keadaannya \"" + x.Nama + "\". " + h.hukum().bisaOleh(kini))
}

// laksanakan records that PPID did what the Atasan PPID ordered: a refusal that was
// overturned ends here. It moves nothing.
func (h *hukumKeberatan) laksanakan(_ context.Context, tx register.Tx, lama *dokKeberatan, in PadaTanggal) (Keberatan, error) {
	k := lama.Isi
	err := h.badan(tx.Aktor(), &k)
	if err == nil {
		err = h.berwenang(tx.Aktor(), "mencatat pelaksanaan perintah", "petugas_layanan", "ppid_utama")
	}
	if err == nil && (!strings.HasPrefix(k.Keputusan, "mengabulkan") || !k.Dilaksanakan.Kosong()) {
		err = h.bukanDi(&k, tx, "tidak punya perintah yang menunggu dilaksanakan")
	}
	if err == nil {
		k.Dilaksanakan, err = h.tanggal(tx, "tanggal", in.Tanggal, k.Ditanggapi)
	}
	return k, err
}

// selesaikan ends the objection when the applicant accepts, or when the fourteen
// days for a dispute are over. One that went to the Komisi Informasi ends there.
func (h *hukumKeberatan) selesaikan(ctx context.Context, tx register.Tx, lama *dokKeberatan, in PadaTanggal) (Keberatan, error) {
	k, t, err := h.langkah(tx, lama, "T21", in.Tanggal)
	if err != nil {
		return k, err
	}
	ada, err := h.disengketakan(ctx, tx, lama.ID)
	if err != nil {
		return k, err
	}
	if ada {
		return k, ditolak("Keberatan " + k.Nomor + " sudah menjadi sengketa, jadi tidak diselesaikan di sini. Komisi Informasi yang menyelesaikannya.")
	}
	if b := cariBatas(k.Batas, PengajuanSengketa).Tanggal; slices.Equal(strings.Fields(tx.Aktor().Peran), []string{"sistem"}) && (b.Kosong() || k.TanggapanDiterima.Kosong() || !t.Sesudah(b)) {
		return k, ditolak("Keberatan " + k.Nomor + " belum dapat diselesaikan tanpa pemohon: waktu mengajukan sengketa belum lewat, atau belum diketahui kapan tanggapan diterima pemohon.")
	}
	return k, nil
}

func (h *hukumKeberatan) hitungUlang(_ context.Context, tx register.Tx, lama *dokKeberatan, _ register.Alasan) (Keberatan, error) {
	k := lama.Isi
	err := h.badan(tx.Aktor(), &k)
	if err == nil {
		err = h.berwenang(tx.Aktor(), "menghitung ulang tenggat", "petugas_layanan", "ppid_utama", "sistem")
	}
	if err == nil {
		err = h.hitung(&k)
	}
	if err == nil && slices.Equal(k.Batas, lama.Isi.Batas) {
		err = h.bukanDi(&k, tx, "tidak punya tenggat berjalan yang berubah menurut kalender sekarang")
	}
	return k, err
}

// keberatanAtas lists the objections to a request: each has a copy of who asked.
// Disputes have none.
func keberatanAtas(ctx context.Context, r register.Reader, d *register.Def[Keberatan], id register.ID) (out []register.Kait, err error) {
	q := register.Query{Batas: 100, Ditarik: true, Saring: []register.Syarat{{Kolom: "permohonan", Op: register.Sama, Nilai: string(id)}}}
	for {
		h, err := r.Cari(ctx, d, register.Lingkup{Semua: true}, q)
		if kominfo.KindOf(err) == kominfo.TidakAda {
			return nil, nil // a program without objections
		}
		if err != nil {
			return nil, err
		}
		for _, b := range h.Baris {
			out = append(out, register.Kait{Register: d, ID: b.ID})
		}
		if q.Kursor = h.Kursor; q.Kursor == "" {
			return out, nil
		}
	}
}
