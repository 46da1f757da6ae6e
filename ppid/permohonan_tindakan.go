package ppid

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// langkah makes one move of the law on a copy of the request: the day of the act,
// the state on that day, who may.
func (h *hukumPermohonan) langkah(tx register.Tx, lama *dokPermohonan, kode string, t kominfo.Tanggal) (p Permohonan, _ kominfo.Tanggal, err error) {
	p = lama.Isi
	if err = h.badan(tx.Aktor(), &p); err != nil {
		return p, t, err
	}
	if t, err = h.tanggal(tx, "tanggal", t, p.Sejak); err != nil {
		return p, t, err
	}
	kini, asal := p.TahapPada(h.hukum(), t), p.Tahap
	p.Tahap, err = h.pindah(tx.Aktor(), kini, kode)
	if err != nil && asal == "diterima" && kini != asal {
		// Ten days without examination open the objection and the late answer; they
		// do not take away the examination that the Perki still asks for.
		if ke, e := h.pindah(tx.Aktor(), asal, kode); e == nil {
			p.Tahap, err = ke, nil
		}
	}
	if err == nil {
		p.Sejak = t
	}
	return p, t, err
}

// badan keeps the officers of one public body from acting for another: a village
// answers its own requests (Perki 1/2018 Pasal 8).
func (h *hukumPermohonan) badan(a kominfo.Aktor, p *Permohonan) error {
	if p.Badan == "" || a.Perangkat == p.Badan || !berperan(a, "petugas_layanan", "ppid_utama", "ppid_pelaksana", "atasan_ppid") {
		return nil
	}
	return ditolak("Permohonan " + p.Nomor + " ditujukan kepada badan publik desa " + p.Badan + ", jadi hanya PPID Desa itu yang dapat melayaninya.")
}

// hitung counts the clocks that run in the stored state. Those that ran out stay as
// they were, with their calendar.
func (h *hukumPermohonan) hitung(p *Permohonan) error {
	for _, j := range p.berjalan() {
		b, err := h.batasUntuk(p, j)
		if err != nil {
			return err
		}
		p.Batas = pasangBatas(p.Batas, b)
	}
	return nil
}

func (h *hukumPermohonan) catat(ctx context.Context, tx register.Tx, _ *dokPermohonan, in Catat) (Permohonan, error) {
	p := Permohonan{Badan: strings.TrimSpace(in.Badan), Kanal: in.Kanal, IsianPemohon: in.IsianPemohon, Perangkat: h.Perangkat, Zona: string(h.zona())}
	p.Kode, p.SidikKode = h.kode()
	p.SidikBerkas = sidikDokumen(p.Dokumen)
	p.Dokumen = in.Ditunjukkan.tambah(slices.Clone(in.Dokumen))
	if p.Badan == "" && slices.Contains(strings.Fields(tx.Aktor().Peran), "ppid_desa") {
		p.Badan = tx.Aktor().Perangkat // it records for its own village, and for nobody else
	}
	if p.Badan != "" {
		p.Perangkat = p.Badan
		if err := desaAktif(ctx, tx, h.unit, p.Badan); err != nil {
			return p, err
		}
	}
	if err := h.badan(tx.Aktor(), &p); err != nil {
		return p, err
	}
	var err error
	if p.Tahap, err = h.pindah(tx.Aktor(), "draf", "T01"); err != nil {
		return p, err
	}
	var fs temuan
	for _, x := range [][3]string{{"nama", p.Nama, "Nama pemohon"}, {"alamat", p.Alamat, "Alamat pemohon"}, {"rincian_informasi", p.RincianInformasi, "Rincian informasi"}, {"cara_memperoleh", p.CaraMemperoleh, "Cara memperoleh informasi"}} {
		if kosong(x[1]) {
			fs.galat("PPID-CATAT-01", x[0], x[2]+" belum diisi. Tanpa itu permohonan tidak dapat dicatat (UU 14/2008 Pasal 22 ayat (2)).")
		}
	}
	if err := fs.error(); err != nil {
		return p, err
	}
	p.DiterimaPada = strings.TrimSpace(in.DiterimaPada)
	if p.DiterimaPada == "" {
		p.DiterimaPada = tx.Sekarang().In(h.zona().Lokasi()).Format(time.RFC3339)
	}
	if p.Diterima, err = BacaWaktu(p.DiterimaPada, h.zona()); err != nil {
		return p, err
	}
	if p.Diterima, err = h.tanggal(tx, "diterima_pada", p.Diterima, kominfo.Tanggal{}); err != nil {
		return p, err
	}
	if p.Dicatat, err = h.tanggal(tx, "dicatat", in.Dicatat, p.Diterima); err != nil {
		return p, err
	}
	p.Sejak = p.Dicatat
	if err := h.nomori(ctx, tx, &p); err != nil {
		return p, err
	}
	return p, h.hitung(&p)
}

func (h *hukumPermohonan) nyatakanLengkap(_ context.Context, tx register.Tx, lama *dokPermohonan, in PadaTanggal) (Permohonan, error) {
	p, t, err := h.langkah(tx, lama, "T05", in.Tanggal)
	if err != nil {
		return p, err
	}
	if k := p.BelumLengkap(h.hukum()); k != nil {
		return p, ditolak("Permohonan " + p.Nomor + " belum dapat dinyatakan lengkap: kurang " + strings.Join(k, "; ") + ". Petugas layanan menyatakannya tidak lengkap dengan surat, supaya pemohon dapat melengkapinya.")
	}
	p.DinyatakanLengkap = t
	return p, h.hitung(&p)
}

func (h *hukumPermohonan) nyatakanTidakLengkap(_ context.Context, tx register.Tx, lama *dokPermohonan, in TidakLengkap) (Permohonan, error) {
	p, t, err := h.langkah(tx, lama, "T02", in.Tanggal)
	if err != nil {
		return p, err
	}
	p.Kekurangan = p.BelumLengkap(h.hukum())
	for s := range strings.SplitSeq(in.Kekurangan, "\n") {
		if s = strings.TrimSpace(s); s != "" {
			p.Kekurangan = append(p.Kekurangan, s)
		}
	}
	if p.Kekurangan == nil {
		return p, ditolak("Permohonan " + p.Nomor + " tidak kurang apa pun menurut isiannya. Rinci kekurangannya, atau nyatakan lengkap (Perki 1/2021 Pasal 33 ayat (2)).")
	}
	p.DinyatakanTidakLengkap, p.NomorSuratTidakLengkap = t, strings.TrimSpace(in.NomorSurat)
	if !in.SuratDiterima.Kosong() {
		if p.SuratTidakLengkap, err = h.tanggal(tx, "surat_diterima", in.SuratDiterima, t); err != nil {
			return p, err
		}
	}
	return p, h.hitung(&p)
}

// suratSampai starts the three days of the applicant; it moves nothing.
func (h *hukumPermohonan) suratSampai(_ context.Context, tx register.Tx, lama *dokPermohonan, in PadaTanggal) (Permohonan, error) {
	p := lama.Isi
	if err := h.badan(tx.Aktor(), &p); err != nil {
		return p, err
	}
	if err := h.berwenang(tx.Aktor(), "mencatat surat yang diterima pemohon", "petugas_layanan"); err != nil {
		return p, err
	}
	if p.Tahap != "tidak_lengkap" || !p.SuratTidakLengkap.Kosong() {
		return p, h.bukanDi(&p, tx, "tidak menunggu tanda terima surat keterangan tidak lengkap")
	}
	var err error
	if p.SuratTidakLengkap, err = h.tanggal(tx, "tanggal", in.Tanggal, p.DinyatakanTidakLengkap); err != nil {
		return p, err
	}
	return p, h.hitung(&p)
}

// bukanDi refuses an act that moves nothing in the state of p.
func (h *hukumPermohonan) bukanDi(p *Permohonan, tx register.Tx, apa string) error {
	kini := p.TahapPada(h.hukum(), h.hari(tx))
	k, _ := h.hukum().keadaan(kini)
	return ditolak("Permohonan " + p.Nomor + " " + apa + "; keadaannya \"" + k.Nama + "\". " + h.hukum().bisaOleh(kini))
}

func (h *hukumPermohonan) lengkapi(_ context.Context, tx register.Tx, lama *dokPermohonan, in Lengkapi) (Permohonan, error) {
	p, t, err := h.langkah(tx, lama, "T03", in.Tanggal)
	if err != nil {
		return p, err
	}
	if b := cariBatas(p.Batas, KelengkapanPermohonan).Tanggal; !b.Kosong() && t.Sesudah(b) && !berperan(tx.Aktor(), "petugas_layanan") {
		return p, ditolak("Waktu melengkapi permohonan " + p.Nomor + " sudah berakhir pada " + b.Panjang() + ". Petugas layanan masih boleh menerimanya, atau ajukan permohonan baru (Perki 1/2021 Pasal 33 ayat (3)-(4)).")
	}
	p.timpa(&in.IsianPemohon)
	p.SidikBerkas = append(slices.Clone(p.SidikBerkas), sidikDokumen(in.Dokumen)...)
	p.Dokumen = in.Ditunjukkan.tambah(p.Dokumen)
	k := p.BelumLengkap(h.hukum())
	switch {
	case in.Sebagian:
		p.Tahap, p.Sejak = lama.Isi.Tahap, lama.Isi.Sejak
		return p, nil
	case k != nil:
		return p, ditolak("Permohonan " + p.Nomor + " masih kurang: " + strings.Join(k, "; ") + ". Lengkapi semuanya, atau simpan dulu sebagai baru sebagian.")
	}
	p.Dilengkapi, p.DinyatakanLengkap = t, t
	return p, h.hitung(&p)
}

// timpa takes over what was filled in; what was left empty stays.
func (x *IsianPemohon) timpa(in *IsianPemohon) {
	for _, s := range []struct {
		ke   *string
		dari string
	}{{&x.JenisPemohon, in.JenisPemohon}, {&x.Nama, in.Nama}, {&x.NomorIdentitas, in.NomorIdentitas}, {&x.Alamat, in.Alamat}, {&x.Pekerjaan, in.Pekerjaan},
		{&x.Kontak, in.Kontak}, {&x.NamaKuasa, in.NamaKuasa}, {&x.KontakKuasa, in.KontakKuasa}, {&x.RincianInformasi, in.RincianInformasi},
		{&x.TujuanPenggunaan, in.TujuanPenggunaan}, {&x.CaraMemperoleh, in.CaraMemperoleh}, {&x.CaraMengirim, in.CaraMengirim}} {
		if !kosong(s.dari) {
			*s.ke = s.dari
		}
	}
	x.Dikuasakan = x.Dikuasakan || in.Dikuasakan
	x.Dokumen = slices.Concat(x.Dokumen, in.Dokumen)
}

func (h *hukumPermohonan) tidakTindakLanjuti(_ context.Context, tx register.Tx, lama *dokPermohonan, in PadaTanggal) (Permohonan, error) {
	p, t, err := h.langkah(tx, lama, "T04", in.Tanggal)
	if err != nil {
		return p, err
	}
	switch b := cariBatas(p.Batas, KelengkapanPermohonan).Tanggal; {
	case b.Kosong():
		return p, ditolak("Permohonan " + p.Nomor + " belum dapat dihentikan: waktu melengkapi belum dapat dihitung. Petugas layanan mencatat dulu kapan pemohon menerima surat keterangan tidak lengkap.")
	case !t.Sesudah(b):
		return p, ditolak("Permohonan " + p.Nomor + " belum dapat dihentikan: pemohon boleh melengkapinya sampai akhir " + b.Panjang() + " (Perki 1/2021 Pasal 33 ayat (3)).")
	}
	p.Hasil = "tidak_ditindaklanjuti"
	return p, nil
}

func (h *hukumPermohonan) disposisi(ctx context.Context, tx register.Tx, lama *dokPermohonan, in Disposisi) (Permohonan, error) {
	p, _, err := h.langkah(tx, lama, "T06", in.Tanggal)
	if err != nil {
		return p, err
	}
	return p, h.serahTugas(ctx, tx, &p, in.Perangkat)
}

// alihkan corrects a disposition; it moves nothing, and a request that is late must
// still find who holds the information.
func (h *hukumPermohonan) alihkan(ctx context.Context, tx register.Tx, lama *dokPermohonan, in Disposisi) (Permohonan, error) {
	p := lama.Isi
	if err := h.badan(tx.Aktor(), &p); err != nil {
		return p, err
	}
	if err := h.berwenang(tx.Aktor(), "mengalihkan permohonan", "ppid_utama"); err != nil {
		return p, err
	}
	switch p.Tahap {
	case "diproses", "uji_konsekuensi", "diperpanjang", "pemberitahuan_terkirim", "menunggu_biaya":
		return p, h.serahTugas(ctx, tx, &p, in.Perangkat)
	case "diterima", "terdaftar":
		if p.TahapPada(h.hukum(), h.hari(tx)) == "lewat_waktu" {
			return p, h.serahTugas(ctx, tx, &p, in.Perangkat)
		}
	}
	return p, h.bukanDi(&p, tx, "tidak dapat dialihkan")
}

// serahTugas never hands a request to a village: that is another public body, whose
// PPID would see the applicant and could answer for the regency.
func (h *hukumPermohonan) serahTugas(ctx context.Context, tx register.Tx, p *Permohonan, perangkat string) error {
	if p.Badan != "" {
		return ditolak("Permohonan " + p.Nomor + " ditujukan kepada badan publik desa, jadi tidak diteruskan ke perangkat daerah; PPID Desa menjawabnya sendiri.")
	}
	if err := h.bukanDesa(ctx, tx, perangkat); err != nil {
		return err
	}
	p.Perangkat = perangkat
	return nil
}

func (h *hukumPermohonan) bukanDesa(ctx context.Context, tx register.Tx, perangkat string) error {
	x, _, err := h.unit.Cari(ctx, tx, register.LingkupPenuh(), register.Query{Batas: 1, Isi: true, Ditarik: true, Saring: []register.Syarat{{Kolom: "kode", Op: register.Sama, Nilai: perangkat}, {Kolom: "jenis", Op: register.Sama, Nilai: string(UnitDesa)}}})
	if err == nil && len(x) > 0 {
		err = ditolak(x[0].Isi.Nama + " adalah badan publik sendiri, jadi permohonan kepada pemerintah daerah tidak diteruskan ke sana. Bila informasinya dikuasai desa, jawab tidak dikuasai dan sebutkan desanya.")
	}
	return err
}

func (h *hukumPermohonan) ujiKonsekuensi(_ context.Context, tx register.Tx, lama *dokPermohonan, in UjiPermohonan) (Permohonan, error) {
	p, _, err := h.langkah(tx, lama, "T07", in.Tanggal)
	p.Uji = in.Uji
	return p, err
}

func (h *hukumPermohonan) perpanjang(_ context.Context, tx register.Tx, lama *dokPermohonan, in Perpanjang) (Permohonan, error) {
	p, t, err := h.langkah(tx, lama, "T08", in.Tanggal)
	if err != nil {
		return p, err
	}
	if !p.Diperpanjang.Kosong() {
		return p, ditolak(SudahDiperpanjang.Penjelasan())
	}
	p.Diperpanjang, p.SebabPerpanjangan, p.AlasanPerpanjangan = t, in.Sebab, in.Alasan
	p.Susulan = susulkan(p.Susulan, "perpanjang", t, h.hari(tx), cariBatas(lama.Isi.Batas, JawabanPermohonan).Tanggal)
	r, err := h.hukum().Tenggat(PerpanjanganPermohonan, p.masukan(), h.kalender(), h.Kebijakan)
	if err == nil && r.Sah != nil && !*r.Sah { // by a calendar that changed since
		return p, ditolak(r.Sebab.Penjelasan() + " Sepuluh hari kerja berakhir pada " + r.Jam[len(r.Jam)-1].Tenggat.Panjang() + "; hitung ulang tenggatnya dulu.")
	}
	return p, h.hitung(&p)
}

func (h *hukumPermohonan) cabut(_ context.Context, tx register.Tx, lama *dokPermohonan, in Cabut) (Permohonan, error) {
	p, _, err := h.langkah(tx, lama, "T16", in.Tanggal)
	p.Hasil = "dicabut"
	return p, err
}

// hitungUlang brings stored due dates up to today's calendar; the version before
// stays in the history, with the reason.
func (h *hukumPermohonan) hitungUlang(_ context.Context, tx register.Tx, lama *dokPermohonan, _ register.Alasan) (Permohonan, error) {
	p := lama.Isi
	if err := h.berwenang(tx.Aktor(), "menghitung ulang tenggat", "petugas_layanan", "ppid_utama", "sistem"); err != nil {
		return p, err
	}
	if err := h.badan(tx.Aktor(), &p); err != nil {
		return p, err
	}
	if err := h.hitung(&p); err != nil {
		return p, err
	}
	if slices.Equal(p.Batas, lama.Isi.Batas) {
		return p, h.bukanDi(&p, tx, "tidak punya tenggat berjalan yang berubah menurut kalender sekarang")
	}
	return p, nil
}
