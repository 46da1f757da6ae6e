package ppid

import (
	"context"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// Sengketa is one dispute before the Komisi Informasi and, after it, the courts
// (UU 14/2008 Pasal 37-50). The office records what others do; Alasan are the
// grounds of the objection, which decide whether there can be mediation.
type Sengketa struct {
	Keberatan      register.ID     `json:"keberatan" judul:"Keberatan" wajib:"ya" rujukan:"keberatan"`
	NomorKeberatan string          `json:"nomor_keberatan" judul:"Nomor registrasi keberatan" wajib:"ya" panjang:"120"`
	Badan          string          `json:"badan" judul:"Badan publik desa" panjang:"20"`
	Alasan         string          `json:"alasan_keberatan" judul:"Alasan keberatan" wajib:"ya" panjang:"7"`
	NomorPerkara   string          `json:"nomor_perkara" judul:"Nomor perkara" panjang:"120"`
	Tahap          string          `json:"tahap" judul:"Tahap" wajib:"ya" pilihan:"sengketa_diajukan=Diajukan|sengketa_pemeriksaan_awal=Pemeriksaan awal|sengketa_mediasi=Mediasi|sengketa_ajudikasi=Ajudikasi|putusan_ki=Putusan Komisi Informasi|gugatan=Gugatan|kasasi=Kasasi|selesai=Selesai"`
	Sejak          kominfo.Tanggal `json:"sejak" judul:"Langkah terakhir" wajib:"ya"`
	Diajukan       kominfo.Tanggal `json:"diajukan" judul:"Diterima Komisi Informasi" wajib:"ya"`
	Dimulai        kominfo.Tanggal `json:"dimulai,omitzero" judul:"Penyelesaian dimulai"`
	SidangPertama  kominfo.Tanggal `json:"sidang_pertama,omitzero" judul:"Sidang pertama"`
	Mediasi        kominfo.Tanggal `json:"mediasi_pertama,omitzero" judul:"Pertemuan mediasi pertama"`
	Sebab          string          `json:"sebab_ajudikasi" judul:"Sebab ajudikasi" pilihan:"huruf_a=Alasan huruf a|mediasi_gagal=Mediasi dinyatakan gagal tertulis|mediasi_ditinggalkan=Mediasi ditinggalkan tertulis"`
	Putusan        string          `json:"putusan" judul:"Putusan" pilihan:"mediasi=Putusan mediasi|ajudikasi=Putusan ajudikasi"`
	NomorPutusan   string          `json:"nomor_putusan" judul:"Nomor putusan" panjang:"120"`
	Amar           string          `json:"amar" judul:"Amar putusan terakhir" rupa:"panjang" panjang:"4000"`
	Diterima       kominfo.Tanggal `json:"putusan_diterima,omitzero" judul:"Putusan diterima"`
	Pengadilan     string          `json:"pengadilan" judul:"Pengadilan" panjang:"160"`
	Batas          []Batas         `json:"batas" judul:"Tenggat"`
}

// AjukanSengketa is the input of the action that records a dispute.
type AjukanSengketa struct {
	Keberatan    register.ID     `json:"keberatan" judul:"Keberatan" wajib:"ya" rujukan:"keberatan"`
	Tanggal      kominfo.Tanggal `json:"tanggal,omitzero" judul:"Diterima Komisi Informasi" bantuan:"Kosong berarti hari ini."`
	NomorPerkara string          `json:"nomor_perkara" judul:"Nomor perkara" panjang:"120" bantuan:"Bila sudah diberitahukan."`
}

// PeriksaAwal is the input of the action that records the first hearing.
type PeriksaAwal struct {
	Tanggal      kominfo.Tanggal `json:"tanggal,omitzero" judul:"Sidang pertama" bantuan:"Kosong berarti hari ini."`
	NomorPerkara string          `json:"nomor_perkara" judul:"Nomor perkara" wajib:"ya" panjang:"120"`
}

// Ajudikasi is the input of the action that records that the case is adjudicated.
type Ajudikasi struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal" bantuan:"Kosong berarti hari ini."`
	Sebab   string          `json:"sebab_ajudikasi" judul:"Sebab" wajib:"ya" pilihan:"huruf_a=Alasan huruf a|mediasi_gagal=Mediasi dinyatakan gagal tertulis|mediasi_ditinggalkan=Mediasi ditinggalkan tertulis" pasal:"UU 14/2008 Pasal 42"`
}

// Putus is the input of the actions that record a ruling.
type Putus struct {
	Tanggal  kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal putusan" bantuan:"Kosong berarti hari ini."`
	Nomor    string          `json:"nomor_putusan" judul:"Nomor putusan" wajib:"ya" panjang:"120"`
	Amar     string          `json:"amar" judul:"Amar" rupa:"panjang" wajib:"ya" panjang:"4000"`
	Diterima kominfo.Tanggal `json:"putusan_diterima,omitzero" judul:"Putusan diterima" bantuan:"Kosong berarti pada tanggal putusan."`
}

// Gugat is the input of the actions that record a suit or a cassation. Diterima is
// when the ruling against which it is directed was received.
type Gugat struct {
	Tanggal    kominfo.Tanggal `json:"tanggal,omitzero" judul:"Tanggal diajukan" bantuan:"Kosong berarti hari ini."`
	Pengadilan string          `json:"pengadilan" judul:"Pengadilan" wajib:"ya" panjang:"160" contoh:"PTUN Pangkalpinang"`
	Diterima   kominfo.Tanggal `json:"putusan_diterima,omitzero" judul:"Putusan yang dilawan diterima" bantuan:"Untuk kasasi: kapan putusan pengadilan diterima."`
}

// SelesaikanSengketa is the input of the action that records a final ruling.
type SelesaikanSengketa struct {
	Tanggal kominfo.Tanggal `json:"tanggal,omitzero" judul:"Berkekuatan hukum tetap" bantuan:"Kosong berarti hari ini."`
	Amar    string          `json:"amar" judul:"Amar putusan terakhir" rupa:"panjang" panjang:"4000" bantuan:"Wajib sesudah gugatan atau kasasi."`
}

// Tenggat gives the due date that runs in the stage: of the Komisi Informasi, then
// of a suit or a cassation.
func (s *Sengketa) Tenggat() kominfo.Tanggal {
	switch s.Tahap {
	case "sengketa_diajukan", "sengketa_pemeriksaan_awal", "sengketa_ajudikasi":
		return cariBatas(s.Batas, SelesaiSengketa).Tanggal
	case "sengketa_mediasi":
		return cariBatas(s.Batas, SelesaiMediasi).Tanggal
	case "putusan_ki":
		return cariBatas(s.Batas, GugatanPengadilan).Tanggal
	}
	return kominfo.Tanggal{}
}

type dokSengketa = register.Dokumen[Sengketa]

type hukumSengketa struct {
	*Layanan
	keb *register.Def[Keberatan]
}

// defSengketa makes the register sengketa: ajukan T22, periksa_awal T23, mediasi
// T24, putus_mediasi T25, ajudikasi T26, putus_ajudikasi T27, gugat T28, kasasi
// T29, selesaikan T30; hitung_ulang moves nothing.
func defSengketa(h *hukumSengketa) *register.Def[Sengketa] {
	teks := func(nama, judul string, f func(*Sengketa) string) register.AnyKolom[Sengketa] {
		return register.Kolom[Sengketa, string]{Nama: nama, Judul: judul, Baca: f}
	}
	return &register.Def[Sengketa]{
		Nama: "sengketa", Judul: "Sengketa informasi", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("sengketa"),
		Keterangan: "Sengketa informasi publik di Komisi Informasi dan pengadilan menurut UU 14/2008 Pasal 37-50.",
		Kolom: []register.AnyKolom[Sengketa]{
			teks("keberatan", "", func(s *Sengketa) string { return string(s.Keberatan) }),
			teks("badan", "", func(s *Sengketa) string { return s.Badan }),
			teks("nomor_perkara", "", func(s *Sengketa) string { return s.NomorPerkara }),
			teks("tahap", "", func(s *Sengketa) string { return s.Tahap }),
			teks("putusan", "", func(s *Sengketa) string { return s.Putusan }),
			teks("pengadilan", "", func(s *Sengketa) string { return s.Pengadilan }),
			teks("sejak", "", func(s *Sengketa) string { return s.Sejak.String() }),
			teks("diajukan", "", func(s *Sengketa) string { return s.Diajukan.String() }),
			teks("tenggat", "Tenggat", func(s *Sengketa) string { return s.Tenggat().String() }),
			teks("versi_kalender", "Versi kalender", func(s *Sengketa) string { return versiBerjalan(s.Batas, s.berjalan()) }),
		},
		Indeks:  [][]string{{"tenggat"}, {"diajukan"}, {"versi_kalender"}},
		Unik:    [][]string{{"keberatan"}},
		Ringkas: [][]string{{"diajukan", "nomor_perkara", "tahap", "putusan", "tenggat"}},
		Sebutan: func(s *Sengketa) string { return "Sengketa atas keberatan " + s.NomorKeberatan },
		Pemilik: func(s *Sengketa) string {
			if s.Badan != "" {
				return s.Badan
			}
			return h.Perangkat
		},
		Tindakan: []register.Tindakan[Sengketa]{
			{Nama: "ajukan", Judul: "Catat sengketa", Mula: true, Laku: register.Lakukan(h.ajukan)},
			{Nama: "periksa_awal", Judul: "Catat sidang pertama", Laku: register.Lakukan(h.periksaAwal)},
			{Nama: "mediasi", Judul: "Catat mediasi", Laku: register.Lakukan(h.mediasi)},
			{Nama: "putus_mediasi", Judul: "Catat putusan mediasi", Laku: register.Lakukan(h.putusan("T25", "mediasi"))},
			{Nama: "ajudikasi", Judul: "Catat ajudikasi", Laku: register.Lakukan(h.ajudikasi)},
			{Nama: "putus_ajudikasi", Judul: "Catat putusan ajudikasi", Laku: register.Lakukan(h.putusan("T27", "ajudikasi"))},
			{Nama: "gugat", Judul: "Catat gugatan", Laku: register.Lakukan(h.gugat)},
			{Nama: "kasasi", Judul: "Catat kasasi", Laku: register.Lakukan(h.kasasi)},
			{Nama: "selesaikan", Judul: "Selesaikan", Laku: register.Lakukan(h.selesaikan)},
			{Nama: "hitung_ulang", Judul: "Hitung ulang tenggat", Laku: register.Lakukan(h.hitungUlang)},
		},
	}
}

// pasang counts due dates from the facts of the dispute and keeps them.
func (h *hukumSengketa) pasang(s *Sengketa, jenis ...Jenis) error {
	m := Masukan{SengketaDiajukan: s.Diajukan, SengketaDimulai: s.Dimulai, SidangPertama: s.SidangPertama, MediasiPertama: s.Mediasi,
		PutusanMediasi: s.Putusan == "mediasi", PutusanDiterima: s.Diterima}
	for _, j := range jenis {
		if p, _ := h.hukum().pilihan("mulai_sengketa", h.Kebijakan.MulaiSengketa); j == SelesaiSengketa && p.Kode == "dimulai" && s.Dimulai.Kosong() {
			continue // the hundred days have not begun
		}
		b, err := h.batas(j, m)
		if err != nil {
			return err
		}
		if j == GugatanPengadilan && m.PutusanMediasi {
			b.Catatan = PutusanMediasiFinal.Penjelasan()
		}
		s.Batas = pasangBatas(s.Batas, b)
	}
	return nil
}

func (h *hukumSengketa) badan(a kominfo.Aktor, s *Sengketa) error {
	if s.Badan == "" || a.Perangkat == s.Badan || !berperan(a, "petugas_layanan", "ppid_utama", "atasan_ppid") {
		return nil
	}
	return ditolak("Sengketa ini mengenai badan publik desa " + s.Badan + ", jadi hanya PPID Desa itu yang mencatatnya.")
}

func (h *hukumSengketa) langkah(tx register.Tx, lama *dokSengketa, kode string, t kominfo.Tanggal) (s Sengketa, _ kominfo.Tanggal, err error) {
	s = lama.Isi
	if err = h.badan(tx.Aktor(), &s); err != nil {
		return s, t, err
	}
	if t, err = h.tanggal(tx, "tanggal", t, s.Sejak); err != nil {
		return s, t, err
	}
	if s.Tahap, err = h.pindah(tx.Aktor(), s.Tahap, kode); err == nil {
		s.Sejak = t
	}
	return s, t, err
}

func (h *hukumSengketa) ajukan(ctx context.Context, tx register.Tx, _ *dokSengketa, in AjukanSengketa) (Sengketa, error) {
	s := Sengketa{Keberatan: in.Keberatan, NomorPerkara: in.NomorPerkara}
	k, err := h.keb.Baca(ctx, tx, register.LingkupPenuh(), in.Keberatan)
	if kominfo.KindOf(err) == kominfo.TidakAda {
		var fs temuan
		fs.galat("PPID-SENGKETA-01", "keberatan", "Keberatan yang disebut tidak ada. Pilih dari register keberatan; sengketa hanya sesudah keberatan (UU 14/2008 Pasal 37 ayat (1)).")
		return s, fs.error()
	}
	if err != nil {
		return s, err
	}
	s.NomorKeberatan, s.Badan, s.Alasan = k.Isi.Nomor, k.Isi.Badan, k.Isi.Alasan
	if err := h.badan(tx.Aktor(), &s); err != nil {
		return s, err
	}
	if s.Diajukan, err = h.tanggal(tx, "tanggal", in.Tanggal, k.Isi.Sejak); err != nil {
		return s, err
	}
	if s.Tahap, err = h.pindah(tx.Aktor(), k.Isi.TahapPada(h.hukum(), s.Diajukan), "T22"); err != nil {
		return s, err
	}
	s.Sejak = s.Diajukan
	s.Batas = pasangBatas(nil, cariBatas(k.Isi.Batas, PengajuanSengketa)) // by which it is judged whether it came in time
	return s, h.pasang(&s, RegistrasiSengketa, MulaiSengketa, SelesaiSengketa)
}

func (h *hukumSengketa) periksaAwal(_ context.Context, tx register.Tx, lama *dokSengketa, in PeriksaAwal) (Sengketa, error) {
	s, t, err := h.langkah(tx, lama, "T23", in.Tanggal)
	if err != nil {
		return s, err
	}
	s.NomorPerkara, s.SidangPertama, s.Dimulai = in.NomorPerkara, t, t
	return s, h.pasang(&s, SelesaiSengketa, MulaiMediasi)
}

func (h *hukumSengketa) mediasi(_ context.Context, tx register.Tx, lama *dokSengketa, in PadaTanggal) (Sengketa, error) {
	s, t, err := h.langkah(tx, lama, "T24", in.Tanggal)
	if err != nil {
		return s, err
	}
	for _, a := range h.hukum().Alasan {
		if !a.Musyawarah && strings.Contains(s.Alasan, a.Huruf) {
			return s, ditolak("Sengketa ini tidak dapat dimediasi: alasannya memuat huruf " + a.Huruf + ", " + a.Bunyi + ". Komisi Informasi mengajudikasinya (UU 14/2008 Pasal 40 ayat (2)).")
		}
	}
	s.Mediasi = t
	return s, h.pasang(&s, SelesaiMediasi)
}

func (h *hukumSengketa) ajudikasi(_ context.Context, tx register.Tx, lama *dokSengketa, in Ajudikasi) (Sengketa, error) {
	s, _, err := h.langkah(tx, lama, "T26", in.Tanggal)
	if err == nil && (in.Sebab == "huruf_a") != strings.Contains(s.Alasan, "a") {
		err = ditolak("Sebab ajudikasi tidak cocok dengan alasan keberatannya, huruf " + s.Alasan + ": huruf a diajudikasi tanpa mediasi, yang lain hanya bila mediasi gagal atau ditinggalkan secara tertulis (UU 14/2008 Pasal 42).")
	}
	s.Sebab = in.Sebab
	return s, err
}

// putusan makes the action that records a ruling. One of mediation is final.
func (h *hukumSengketa) putusan(kode, jenis string) func(context.Context, register.Tx, *dokSengketa, Putus) (Sengketa, error) {
	return func(_ context.Context, tx register.Tx, lama *dokSengketa, in Putus) (Sengketa, error) {
		s, t, err := h.langkah(tx, lama, kode, in.Tanggal)
		if err != nil {
			return s, err
		}
		s.Putusan, s.NomorPutusan, s.Amar, s.Diterima = jenis, in.Nomor, in.Amar, t
		if !in.Diterima.Kosong() {
			if s.Diterima, err = h.tanggal(tx, "putusan_diterima", in.Diterima, t); err != nil {
				return s, err
			}
		}
		return s, h.pasang(&s, GugatanPengadilan)
	}
}

func (h *hukumSengketa) gugat(_ context.Context, tx register.Tx, lama *dokSengketa, in Gugat) (Sengketa, error) {
	s, _, err := h.langkah(tx, lama, "T28", in.Tanggal)
	if err == nil && s.Putusan == "mediasi" {
		err = ditolak(PutusanMediasiFinal.Penjelasan())
	}
	s.Pengadilan = in.Pengadilan
	return s, err
}

func (h *hukumSengketa) kasasi(_ context.Context, tx register.Tx, lama *dokSengketa, in Gugat) (Sengketa, error) {
	s, t, err := h.langkah(tx, lama, "T29", in.Tanggal)
	if err != nil {
		return s, err
	}
	if in.Diterima.Kosong() || in.Diterima.Sesudah(t) || in.Diterima.Sebelum(lama.Isi.Sejak) {
		var fs temuan
		fs.galat("PPID-SENGKETA-02", "putusan_diterima", "Isi kapan putusan pengadilan diterima: sesudah gugatan diajukan dan paling lambat pada hari kasasi.")
		return s, fs.error()
	}
	s.Pengadilan, s.Diterima = in.Pengadilan, in.Diterima
	return s, h.pasang(&s, KasasiPengadilan)
}

// selesaikan records that a ruling is final: one of mediation at once, one of
// adjudication when the time for a suit is over, one of a court when the office
// says how it ended.
func (h *hukumSengketa) selesaikan(_ context.Context, tx register.Tx, lama *dokSengketa, in SelesaikanSengketa) (Sengketa, error) {
	s, t, err := h.langkah(tx, lama, "T30", in.Tanggal)
	if err != nil {
		return s, err
	}
	if lama.Isi.Tahap == "putusan_ki" {
		if b := cariBatas(s.Batas, GugatanPengadilan).Tanggal; s.Putusan == "ajudikasi" && (b.Kosong() || !t.Sesudah(b)) {
			return s, ditolak("Putusan ajudikasi belum berkekuatan hukum tetap: gugatan masih dapat diajukan sampai akhir " + b.Panjang() + " (UU 14/2008 Pasal 48 ayat (1)).")
		}
	} else if kosong(in.Amar) {
		return s, ditolak("Isi amar putusan pengadilan yang berkekuatan hukum tetap, supaya diketahui apakah informasinya terbuka.")
	}
	if !kosong(in.Amar) {
		s.Amar = in.Amar
	}
	return s, nil
}

// hitungUlang brings the due dates of the stage up to today's calendar: a hundred
// days often reach a year that had no decree when they began.
func (h *hukumSengketa) hitungUlang(_ context.Context, tx register.Tx, lama *dokSengketa, _ register.Alasan) (Sengketa, error) {
	s := lama.Isi
	err := h.badan(tx.Aktor(), &s)
	if err == nil {
		err = h.berwenang(tx.Aktor(), "menghitung ulang tenggat", "petugas_layanan", "ppid_utama", "sistem")
	}
	if err == nil {
		err = h.pasang(&s, s.berjalan()...)
	}
	if err == nil && slices.Equal(s.Batas, lama.Isi.Batas) {
		k, _ := h.hukum().keadaan(s.Tahap)
		err = ditolak("Sengketa ini tidak punya tenggat berjalan yang berubah menurut kalender sekarang; keadaannya \"" + k.Nama + "\". " + h.hukum().bisaOleh(s.Tahap))
	}
	return s, err
}

// TepatWaktu reports whether the dispute was brought in time (UU 14/2008 Pasal 37
// ayat (2)); ada is false where that date is not known. The Komisi Informasi judges,
// not the office.
func (s *Sengketa) TepatWaktu() (tepat, ada bool) {
	b := cariBatas(s.Batas, PengajuanSengketa).Tanggal
	return !b.Kosong() && !s.Diajukan.Sesudah(b), !b.Kosong()
}
