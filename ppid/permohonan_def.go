package ppid

import (
	"context"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/register"
)

// BukuLayanan are the registers of one office, tied together: a refusal reads the
// test of consequences, an objection the request, a dispute the objection.
type BukuLayanan struct {
	Permohonan *register.Def[Permohonan]
	Keberatan  *register.Def[Keberatan]
	Sengketa   *register.Def[Sengketa]
	Uji        *register.Def[UjiKonsekuensi]
	DIP        *register.Def[InformasiPublik]
	DIK        *register.Def[InformasiDikecualikan]
	Unit       *register.Def[UnitPPID]
}

// Semua lists the registers, for opening a store.
func (b BukuLayanan) Semua() []register.Register {
	return []register.Register{b.Permohonan, b.Keberatan, b.Sengketa, b.Uji, b.DIP, b.DIK, b.Unit}
}

// DefLayanan makes the registers of an office.
func DefLayanan(l *Layanan) BukuLayanan {
	b := BukuLayanan{Unit: defUnit()}
	b.Uji = defUji(l, b.Unit)
	b.DIK = defDIK(l, b.Uji)
	b.Permohonan = defPermohonan(l, b.Uji, b.Unit)
	b.DIP = defDIP(l, b.Permohonan)
	keb := &hukumKeberatan{Layanan: l, per: b.Permohonan, uji: b.Uji, unit: b.Unit}
	b.Keberatan = defKeberatan(keb)
	b.Sengketa = defSengketa(&hukumSengketa{Layanan: l, keb: b.Keberatan})
	keb.sengketa = b.Sengketa
	b.Permohonan.Ikutan = func(ctx context.Context, r register.Reader, p *dokPermohonan) ([]register.Kait, error) {
		return keberatanAtas(ctx, r, b.Keberatan, p.ID)
	}
	b.Permohonan.Lepas = func(a kominfo.Aktor, p *dokPermohonan) error {
		return badanLepas(a, p.Isi.Badan, "Permohonan "+p.Isi.Nomor)
	}
	b.Keberatan.Lepas = func(a kominfo.Aktor, k *dokKeberatan) error {
		return badanLepas(a, k.Isi.Badan, "Keberatan "+k.Isi.Nomor)
	}
	b.Keberatan.Ikutan = func(_ context.Context, _ register.Reader, k *dokKeberatan) ([]register.Kait, error) {
		if k.Isi.Permohonan == "" {
			return nil, nil
		}
		return []register.Kait{{Register: b.Permohonan, ID: k.Isi.Permohonan}}, nil
	}
	return b
}

// badanLepas keeps the officers of one public body from erasing who asked another: a
// village answers for the personal data of its own applicants (Perki 1/2018 Pasal 8).
func badanLepas(a kominfo.Aktor, badan, apa string) error {
	if badan == "" || a.Perangkat == badan || !berperan(a, "petugas_layanan", "ppid_utama", "ppid_pelaksana", "atasan_ppid") {
		return nil
	}
	return ditolak(apa + " ditujukan kepada badan publik desa " + badan + ", jadi hanya PPID Desa itu yang menghapus data pribadi pemohonnya.")
}

type dokPermohonan = register.Dokumen[Permohonan]

// hukumPermohonan holds what the actions need besides the request.
type hukumPermohonan struct {
	*Layanan
	uji  *register.Def[UjiKonsekuensi]
	unit *register.Def[UnitPPID]
	diri *register.Def[Permohonan]
}

// defPermohonan makes the register permohonan. It has actions only, and they are
// the moves of the law ([Hukum].Peralihan): catat T01, nyatakan_lengkap T05,
// nyatakan_tidak_lengkap T02, lengkapi T03, tidak_tindak_lanjuti T04, disposisi
// T06, uji T07, perpanjang T08, jawab T09, T10, T11 or T15, tunggu_biaya T12,
// serahkan T13, cabut T16. Five move nothing: lampirkan, surat_sampai, alihkan, sediakan
// and hitung_ulang. salin_lama copies an entry of the book before this one, in the state
// in which it stands there. The journal publishes hashes only.
func defPermohonan(l *Layanan, uji *register.Def[UjiKonsekuensi], unit *register.Def[UnitPPID]) *register.Def[Permohonan] {
	h := &hukumPermohonan{Layanan: l, uji: uji, unit: unit}
	teks := func(nama, judul string, f func(*Permohonan) string) register.AnyKolom[Permohonan] {
		return register.Kolom[Permohonan, string]{Nama: nama, Judul: judul, Baca: f}
	}
	h.diri = &register.Def[Permohonan]{
		Nama: "permohonan", Judul: "Permohonan informasi publik", Jejak: register.Dalam, VersiSkema: 1, Skema: skemaDari("permohonan"),
		Keterangan: "Register permohonan informasi publik menurut Perki 1/2021 Pasal 32 dan Lampiran VIII.",
		Kolom: []register.AnyKolom[Permohonan]{
			teks("nomor", "", func(p *Permohonan) string { return p.Nomor }),
			teks("badan", "", func(p *Permohonan) string { return p.Badan }),
			register.Kolom[Permohonan, int64]{Nama: "tahun", Baca: func(p *Permohonan) int64 { return p.Tahun }},
			register.Kolom[Permohonan, int64]{Nama: "nomor_urut", Baca: func(p *Permohonan) int64 { return p.NomorUrut }},
			teks("perihal", "Perihal", func(p *Permohonan) string { return singkat(strings.Join(strings.Fields(p.RincianInformasi), " ")) }),
			teks("tahap", "", func(p *Permohonan) string { return p.Tahap }),
			teks("hasil", "", func(p *Permohonan) string { return p.Hasil }),
			teks("diterima", "", func(p *Permohonan) string { return p.Diterima.String() }),
			teks("tenggat", "Tenggat", func(p *Permohonan) string { return p.Tenggat().String() }),
			teks("tenggat_jawaban", "Tenggat jawaban", func(p *Permohonan) string { return cariBatas(p.Batas, JawabanPermohonan).Tanggal.String() }),
			teks("tenggat_penolakan", "Tenggat penolakan", func(p *Permohonan) string { return cariBatas(p.Batas, PenolakanPermohonan).Tanggal.String() }),
			teks("perangkat", "", func(p *Permohonan) string { return p.Perangkat }),
			teks("kanal", "", func(p *Permohonan) string { return p.Kanal }),
			teks("jenis_pemohon", "", func(p *Permohonan) string { return p.JenisPemohon }),
			teks("dijawab", "", func(p *Permohonan) string { return p.Dijawab.String() }),
			teks("tepat_waktu", "Dijawab tepat waktu", func(p *Permohonan) string {
				tepat, ada := p.TepatWaktu()
				switch {
				case !ada:
					return ""
				case tepat:
					return "ya"
				}
				return "tidak"
			}),
			teks("huruf", "", func(p *Permohonan) string { return p.Huruf }),
			teks("sejak", "", func(p *Permohonan) string { return p.Sejak.String() }),
			teks("tidak_lengkap", "Dinyatakan tidak lengkap", func(p *Permohonan) string { return p.DinyatakanTidakLengkap.String() }),
			teks("lengkap", "Dinyatakan lengkap", func(p *Permohonan) string { return p.DinyatakanLengkap.String() }),
			teks("diperpanjang", "", func(p *Permohonan) string { return p.Diperpanjang.String() }),
			teks("diserahkan", "", func(p *Permohonan) string { return p.Diserahkan.String() }),
			teks("versi_kalender", "Versi kalender", func(p *Permohonan) string { return versiBerjalan(p.Batas, p.berjalan()) }),
			teks("lama", "", func(p *Permohonan) string {
				if p.Lama {
					return "ya"
				}
				return ""
			}),
			teks("susulan", "", func(p *Permohonan) string { return adaSusulan(p.Susulan) }),
			teks("sidik_berkas", "", func(p *Permohonan) string { return strings.Join(p.SidikBerkas, " ") }),
		},
		Indeks: [][]string{{"tahap", "tenggat"}, {"badan", "tenggat"}, {"diterima"}, {"versi_kalender"}},
		Unik:   [][]string{{"nomor"}, {"badan", "tahun", "nomor_urut"}},
		Ringkas: [][]string{
			// of the queue; tahap second, for what waits without a date among all that need none any more
			{"tenggat", "tahap", "nomor", "hasil", "diterima", "perangkat", "kanal", "jenis_pemohon", "tepat_waktu", "perihal"},
			// of the officers' queue, of the office and of one unit: in its order, so that a
			// page is read in one piece
			{"tenggat"},
			{"perangkat", "tenggat"},
			// of the reports: what happened in a period, without reading who asked
			{"diterima", "badan", "tahap", "hasil", "huruf", "kanal", "jenis_pemohon", "perangkat", "dijawab", "sejak", "tidak_lengkap", "lengkap", "diperpanjang", "diserahkan", "tenggat_jawaban", "tenggat_penolakan", "tepat_waktu"},
		},
		Sebutan: func(p *Permohonan) string { return "Permohonan " + p.Nomor },
		Pemilik: func(p *Permohonan) string { return p.Perangkat },
		Check: func(_ context.Context, _ register.Reader, _ *dokPermohonan, p *Permohonan) ([]kominfo.Finding, error) {
			return p.Check(l.hukum()), nil
		},
		Tindakan: []register.Tindakan[Permohonan]{
			{Nama: "catat", Judul: "Catat permohonan", Mula: true, Laku: register.Lakukan(h.catat)},
			{Nama: "salin_lama", Judul: "Salin dari register lama", Mula: true, Laku: register.Lakukan(h.salinLama)},
			{Nama: "lampirkan", Judul: "Lampirkan pindaian", Laku: register.Lakukan(h.lampirkan)},
			{Nama: "nyatakan_lengkap", Judul: "Nyatakan lengkap", Laku: register.Lakukan(h.nyatakanLengkap)},
			{Nama: "nyatakan_tidak_lengkap", Judul: "Nyatakan tidak lengkap", Laku: register.Lakukan(h.nyatakanTidakLengkap)},
			{Nama: "surat_sampai", Judul: "Catat surat diterima pemohon", Laku: register.Lakukan(h.suratSampai)},
			{Nama: "lengkapi", Judul: "Lengkapi", Laku: register.Lakukan(h.lengkapi)},
			{Nama: "tidak_tindak_lanjuti", Judul: "Tidak tindak lanjuti", Laku: register.Lakukan(h.tidakTindakLanjuti)},
			{Nama: "disposisi", Judul: "Disposisi", Laku: register.Lakukan(h.disposisi)},
			{Nama: "alihkan", Judul: "Alihkan perangkat daerah", Laku: register.Lakukan(h.alihkan)},
			{Nama: "sediakan", Judul: "Sediakan bahan jawaban", Laku: register.Lakukan(h.sediakan)},
			{Nama: "uji", Judul: "Uji konsekuensi", Laku: register.Lakukan(h.ujiKonsekuensi)},
			{Nama: "perpanjang", Judul: "Perpanjang waktu", Laku: register.Lakukan(h.perpanjang)},
			{Nama: "jawab", Judul: "Jawab", Laku: register.Lakukan(h.jawab)},
			{Nama: "tunggu_biaya", Judul: "Tunggu pembayaran biaya", Laku: register.Lakukan(h.tungguBiaya)},
			{Nama: "serahkan", Judul: "Serahkan informasi", Laku: register.Lakukan(h.serahkan)},
			{Nama: "cabut", Judul: "Cabut permohonan", Laku: register.Lakukan(h.cabut)},
			{Nama: "hitung_ulang", Judul: "Hitung ulang tenggat", Laku: register.Lakukan(h.hitungUlang)},
		},
	}
	return h.diri
}
