package ppid

import (
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// LangkahKini is one action of a register as the law sees it on a day: it may be
// done now, by somebody else, or not yet. It is for showing; the action itself asks
// the law again.
type LangkahKini struct {
	Tindakan   string // its name in the register
	Oleh       string // who makes the move, in words
	Dasar      Dasar  // of the move; empty for what moves nothing
	Bisa       bool   // the law allows it to somebody now
	Berwenang  bool   // this actor has the role for it
	Sebab      string // why not now, a sentence; "" when Bisa
	Terlambat  bool   // it can be done, and its time is over
	Peralihan  string // code of the move, "" for what moves nothing
	TenggatNya Jenis  // the deadline of the move, "" without
}

// tahuLangkah is what the law says of an action: the moves it makes, or the roles and
// stages of one that moves nothing.
type tahuLangkah struct {
	tindakan string
	kode     []string
	peran    []string
	tahap    []string
}

// kini judges actions in a state, for an actor and the body that the document is of.
func (l *Layanan) langkahKini(a kominfo.Aktor, keadaan, badan string, ts []tahuLangkah) (out []LangkahKini) {
	h := l.hukum()
	asing := badan != "" && a.Perangkat != badan // the officers of one body do not act for another
	for _, t := range ts {
		x := LangkahKini{Tindakan: t.tindakan}
		oleh, dari := t.peran, t.tahap
		if t.kode == nil {
			x.Bisa = slices.Contains(t.tahap, keadaan)
		}
		for _, p := range h.Peralihan {
			if !slices.Contains(t.kode, p.Kode) {
				continue
			}
			cocok := slices.Contains(p.Dari, keadaan)
			dari = append(slices.Clone(dari), p.Dari...)
			if !cocok && oleh != nil {
				continue // the first that fits says whose it is
			}
			oleh, x.Dasar, x.Peralihan, x.Bisa = p.Oleh, p.Dasar, p.Kode, cocok
			if x.TenggatNya = ""; len(p.Tenggat) > 0 {
				x.TenggatNya = p.Tenggat[0]
			}
		}
		x.Oleh, x.Berwenang = h.namaPeran(oleh), berperan(a, oleh...) && !asing
		if !x.Bisa {
			x.Sebab = "Hanya dari keadaan: " + h.namaKeadaan(dari) + "."
		}
		out = append(out, x)
	}
	return out
}

// namaKeadaan names states in the order of a case's life.
func (h *Hukum) namaKeadaan(kode []string) string {
	var nama []string
	for _, k := range h.Keadaan {
		if slices.Contains(kode, k.Kode) {
			nama = append(nama, k.Nama)
		}
	}
	return strings.Join(nama, "; ")
}

func tolakLangkah(xs []LangkahKini, tindakan string, bila bool, sebab string) {
	for i := range xs {
		if x := &xs[i]; x.Tindakan == tindakan && x.Bisa && bila {
			x.Bisa, x.Sebab = false, sebab
		}
	}
}

// LangkahPermohonan says which actions the request p allows on day hari, and to whom.
// p without its personal part is judged as if the application were complete.
func (l *Layanan) LangkahPermohonan(a kominfo.Aktor, p *Permohonan, hari kominfo.Tanggal) []LangkahKini {
	h := l.hukum()
	tahap := p.TahapPada(h, hari)
	semua := []string{"diterima", "tidak_lengkap", "terdaftar", "diproses", "uji_konsekuensi", "diperpanjang"}
	alih := []string{"diproses", "uji_konsekuensi", "diperpanjang", "pemberitahuan_terkirim", "menunggu_biaya", "lewat_waktu"}
	ts := []tahuLangkah{
		{"nyatakan_lengkap", []string{"T05"}, nil, nil},
		{"lampirkan", nil, []string{"petugas_layanan"}, []string{"diterima", "tidak_lengkap"}},
		{"nyatakan_tidak_lengkap", []string{"T02"}, nil, nil},
		{"surat_sampai", nil, []string{"petugas_layanan"}, []string{"tidak_lengkap"}},
		{"lengkapi", []string{"T03"}, nil, nil},
		{"tidak_tindak_lanjuti", []string{"T04"}, nil, nil},
		{"disposisi", []string{"T06"}, nil, nil},
		{"jawab", []string{"T09", "T15"}, nil, nil},
		{"perpanjang", []string{"T08"}, nil, nil},
		{"uji", []string{"T07"}, nil, nil},
		{"alihkan", nil, []string{"ppid_utama"}, alih},
		{"sediakan", nil, []string{"ppid_utama", "ppid_pelaksana"}, []string{"terdaftar", "diproses", "uji_konsekuensi", "diperpanjang", "pemberitahuan_terkirim", "menunggu_biaya", "lewat_waktu"}},
		{"tunggu_biaya", []string{"T12"}, nil, nil},
		{"serahkan", []string{"T13"}, nil, nil},
		{"cabut", []string{"T16"}, nil, nil},
		{"hitung_ulang", nil, []string{"petugas_layanan", "ppid_utama", "sistem"}, append(semua, "lewat_waktu")},
	}
	xs := l.langkahKini(a, tahap, p.Badan, ts)
	if tahap != p.Tahap && p.Tahap == "diterima" { // late and never examined: what was possible still is (T32)
		for i, x := range l.langkahKini(a, p.Tahap, p.Badan, ts) {
			if x.Bisa && !xs[i].Bisa {
				x.Terlambat = true
				xs[i] = x
			}
		}
	}
	if p.Nama != "" {
		kurang := p.BelumLengkap(h)
		tolakLangkah(xs, "nyatakan_lengkap", kurang != nil, "Masih kurang: "+strings.Join(kurang, "; ")+".")
	}
	tolakLangkah(xs, "surat_sampai", !p.SuratTidakLengkap.Kosong(), "Sudah dicatat: "+p.SuratTidakLengkap.Panjang()+".")
	b := cariBatas(p.Batas, KelengkapanPermohonan).Tanggal
	tolakLangkah(xs, "tidak_tindak_lanjuti", b.Kosong(), "Catat dulu kapan pemohon menerima surat keterangan tidak lengkap.")
	tolakLangkah(xs, "tidak_tindak_lanjuti", !hari.Sesudah(b), "Pemohon boleh melengkapi sampai akhir "+b.Panjang()+".")
	for _, t := range []string{"disposisi", "alihkan"} {
		tolakLangkah(xs, t, p.Badan != "", "Permohonan kepada desa dijawab PPID Desa sendiri.")
	}
	tolakLangkah(xs, "perpanjang", !p.Diperpanjang.Kosong(), SudahDiperpanjang.Penjelasan())
	memberi := p.memberi()
	tolakLangkah(xs, "tunggu_biaya", p.Biaya == 0 || !memberi, "Pemberitahuannya tidak menyebut biaya salinan.")
	tolakLangkah(xs, "serahkan", !memberi, "Jawabannya tidak memberi informasi, jadi tidak ada yang diserahkan.")
	tolakLangkah(xs, "sediakan", p.Tahap == "diterima", "Permohonan belum diperiksa.")
	tolakLangkah(xs, "sediakan", !p.Dijawab.Kosong() && !memberi, "Jawabannya tidak memberi informasi, jadi tidak menunggu bahan.")
	for i := range xs {
		if x := &xs[i]; x.Tindakan == "sediakan" && !berperan(a, "ppid_utama") && a.Perangkat != p.Perangkat {
			x.Berwenang = false
		}
	}
	tolakLangkah(xs, "hitung_ulang", !kalenderBerubah(p.Batas, l.kalender().Versi()), "Tenggatnya sudah menurut kalender sekarang.")
	return xs
}

// LangkahKeberatan is [Layanan.LangkahPermohonan] for an objection.
func (l *Layanan) LangkahKeberatan(a kominfo.Aktor, k *Keberatan, hari kominfo.Tanggal) []LangkahKini {
	h := l.hukum()
	tahap := k.TahapPada(h, hari)
	berjalan := []string{"keberatan_diterima", "keberatan_musyawarah", "keberatan_ditanggapi", "keberatan_lewat_waktu"}
	xs := l.langkahKini(a, tahap, k.Badan, []tahuLangkah{
		{"tanggapi", []string{"T19", "T31"}, nil, nil},
		{"musyawarah", []string{"T18"}, nil, nil},
		{"tanggapan_diterima", nil, []string{"pemohon"}, []string{"keberatan_ditanggapi", "keberatan_lewat_waktu"}},
		{"laksanakan", nil, []string{"petugas_layanan", "ppid_utama"}, append([]string{"selesai"}, berjalan...)},
		{"selesaikan", []string{"T21"}, nil, nil},
		{"hitung_ulang", nil, []string{"petugas_layanan", "ppid_utama", "sistem"}, berjalan},
	})
	if tahap == "keberatan_lewat_waktu" && k.Ditanggapi.Kosong() { // it comes late, and is recorded all the same
		for i := range xs {
			if x := &xs[i]; x.Tindakan == "tanggapi" {
				x.Bisa, x.Sebab, x.Terlambat = true, "", true
			}
		}
	}
	for _, x := range h.Alasan {
		tolakLangkah(xs, "musyawarah", !x.Musyawarah && strings.Contains(k.Alasan, x.Huruf), "Alasannya memuat huruf "+x.Huruf+", "+x.Bunyi+".")
	}
	tolakLangkah(xs, "tanggapan_diterima", k.Ditanggapi.Kosong(), "Belum ada tanggapan.")
	tolakLangkah(xs, "tanggapan_diterima", !k.TanggapanDiterima.Kosong(), "Sudah dicatat: "+k.TanggapanDiterima.Panjang()+".")
	tolakLangkah(xs, "laksanakan", !strings.HasPrefix(k.Keputusan, "mengabulkan"), "Tidak ada perintah yang menunggu dilaksanakan.")
	tolakLangkah(xs, "laksanakan", !k.Dilaksanakan.Kosong(), "Sudah dilaksanakan: "+k.Dilaksanakan.Panjang()+".")
	tolakLangkah(xs, "hitung_ulang", !kalenderBerubah(k.Batas, l.kalender().Versi()), "Tenggatnya sudah menurut kalender sekarang.")
	return xs
}

// LangkahSengketa is [Layanan.LangkahPermohonan] for a dispute.
func (l *Layanan) LangkahSengketa(a kominfo.Aktor, s *Sengketa, hari kominfo.Tanggal) []LangkahKini {
	h := l.hukum()
	xs := l.langkahKini(a, s.Tahap, s.Badan, []tahuLangkah{
		{"periksa_awal", []string{"T23"}, nil, nil},
		{"mediasi", []string{"T24"}, nil, nil},
		{"putus_mediasi", []string{"T25"}, nil, nil},
		{"ajudikasi", []string{"T26"}, nil, nil},
		{"putus_ajudikasi", []string{"T27"}, nil, nil},
		{"gugat", []string{"T28"}, nil, nil},
		{"kasasi", []string{"T29"}, nil, nil},
		{"selesaikan", []string{"T30"}, nil, nil},
		{"hitung_ulang", nil, []string{"petugas_layanan", "ppid_utama", "sistem"}, []string{"sengketa_diajukan", "sengketa_pemeriksaan_awal", "sengketa_mediasi", "sengketa_ajudikasi", "putusan_ki", "kasasi"}},
	})
	for _, x := range h.Alasan {
		tolakLangkah(xs, "mediasi", !x.Musyawarah && strings.Contains(s.Alasan, x.Huruf), "Alasannya memuat huruf "+x.Huruf+", "+x.Bunyi+"; Komisi Informasi mengajudikasinya.")
	}
	tolakLangkah(xs, "gugat", s.Putusan == "mediasi", PutusanMediasiFinal.Penjelasan())
	b := cariBatas(s.Batas, GugatanPengadilan).Tanggal
	tolakLangkah(xs, "selesaikan", s.Tahap == "putusan_ki" && s.Putusan == "ajudikasi" && !hari.Sesudah(b), "Gugatan masih dapat diajukan sampai akhir "+b.Panjang()+".")
	tolakLangkah(xs, "hitung_ulang", !kalenderBerubah(s.Batas, l.kalender().Versi()), "Tenggatnya sudah menurut kalender sekarang.")
	return xs
}

func kalenderBerubah(bs []Batas, versi string) bool {
	return slices.ContainsFunc(bs, func(b Batas) bool { return b.Versi != versi })
}
