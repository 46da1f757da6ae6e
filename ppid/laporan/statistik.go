package laporan

import (
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Statistik are all figures of one body and period. The JSON names are stable.
type Statistik struct {
	Neraca          Neraca        `json:"neraca"`
	Hasil           Hasil         `json:"hasil"`
	Penolakan       Penolakan     `json:"penolakan"`
	Waktu           Waktu         `json:"waktu"`
	Angkatan        Angkatan      `json:"angkatan"`
	RasioLayanan    Rasio         `json:"rasio_layanan"`
	RasioTepatWaktu Rasio         `json:"rasio_tepat_waktu"`
	RasioDikabulkan Rasio         `json:"rasio_dikabulkan"`
	Rincian         []Rincian     `json:"rincian"`
	Keberatan       StatKeberatan `json:"keberatan"`
	Sengketa        StatSengketa  `json:"sengketa"`
	Cakupan         Cakupan       `json:"cakupan"`
}

// Neraca is the check of four numbers: sisa_awal + n_diterima = n_selesai +
// sisa_akhir. Each side is counted from the rows by itself. The last day is that of
// the period, or the day of the report when that is earlier.
type Neraca struct {
	SisaAwal  int  `json:"sisa_awal"`
	Diterima  int  `json:"n_diterima"`
	Selesai   int  `json:"n_selesai"`
	SisaAkhir int  `json:"sisa_akhir"`
	Seimbang  bool `json:"seimbang"`

	// sisa_akhir by what it waits for; the five add up to it
	DalamWaktu        int `json:"sisa_dalam_waktu"`
	LewatTanpaJawaban int `json:"n_lewat_tanpa_jawaban"`
	MenungguPemohon   int `json:"sisa_menunggu_pemohon"`
	BelumDiperiksa    int `json:"sisa_belum_diperiksa"`
	TanpaTenggat      int `json:"sisa_tanpa_tenggat"`
}

// Hasil counts what ended in the period, by outcome. Together it is n_selesai.
type Hasil struct {
	KabulPenuh           int `json:"n_kabul_penuh"`
	KabulSebagian        int `json:"n_kabul_sebagian"`
	Ditolak              int `json:"n_ditolak"`
	Dirujuk              int `json:"n_dirujuk"`
	BelumDokumentasi     int `json:"n_belum_dokumentasi"`
	SudahTersedia        int `json:"n_sudah_tersedia"`
	Dicabut              int `json:"n_dicabut"`
	TidakDitindaklanjuti int `json:"n_tidak_ditindaklanjuti"`
	TanpaHasil           int `json:"n_tanpa_hasil"`
}

// Dikabulkan are the requests granted, in whole or in part.
func (h Hasil) Dikabulkan() int { return h.KabulPenuh + h.KabulSebagian }

func (h *Hasil) tambah(kode string, n int) {
	switch kode {
	case "dikabulkan_seluruhnya":
		h.KabulPenuh += n
	case "dikabulkan_sebagian":
		h.KabulSebagian += n
	case "ditolak":
		h.Ditolak += n
	case "tidak_dikuasai":
		h.Dirujuk += n
	case "belum_didokumentasikan":
		h.BelumDokumentasi += n
	case "sudah_tersedia":
		h.SudahTersedia += n
	case "dicabut":
		h.Dicabut += n
	case "tidak_ditindaklanjuti":
		h.TidakDitindaklanjuti += n
	default:
		h.TanpaHasil += n
	}
}

// Penolakan are the refusals of the period by letter of UU 14/2008 Pasal 17. One
// refusal may cite several letters: PerHuruf counts it under each, PerPermohonan
// once under all of them together.
type Penolakan struct {
	PerHuruf      []Jumlah `json:"n_tolak_per_huruf"`
	PerPermohonan []Jumlah `json:"n_tolak_per_permohonan,omitempty"` // not in public
	TanpaHuruf    int      `json:"n_tolak_tanpa_huruf"`
	Penghitaman   []Jumlah `json:"n_hitam_per_huruf"` // granted in part, by letter
}

// Jumlah is one number with what it is of.
type Jumlah struct {
	Kunci string `json:"kunci"`
	Nama  string `json:"nama"`
	N     int    `json:"n"`
}

// Waktu judges the notices that were sent in the period.
type Waktu struct {
	TepatWaktu   int `json:"n_tepat_waktu"`
	Terlambat    int `json:"n_terlambat"`
	TidakDinilai int `json:"n_tidak_dinilai"` // no due date to compare with
	Diperpanjang int `json:"n_diperpanjang"`  // extensions notified in the period

	HariKerja     HariKerja `json:"hari_kerja"`              // day 0 to the notice
	SejakDiterima HariKerja `json:"hari_kerja_sejak_terima"` // receipt to the notice
	Penyerahan    HariKerja `json:"hari_kerja_sampai_serah"` // receipt to the information itself
	Kelas         []Jumlah  `json:"hari_kerja_per_kelas"`    // of HariKerja
	PerHasil      []Lama    `json:"hari_kerja_per_hasil"`    // of HariKerja
}

// Lama are the working days of one outcome.
type Lama struct {
	Kunci string `json:"kunci"`
	Nama  string `json:"nama"`
	HariKerja
}

// HariKerja sums up numbers of working days. The four figures are nil while there is
// nothing to count. They are exact; Pecahan.Bulat rounds for people.
type HariKerja struct {
	N      int             `json:"n"`
	Rata2  *indeks.Pecahan `json:"rata2"`
	Median *indeks.Pecahan `json:"median"` // of an even number: the mean of the middle two
	P90    *int            `json:"p90"`    // the least number of days in which nine of ten were done
	Maks   *int            `json:"maks"`
	Tanpa  int             `json:"tidak_dapat_dihitung"` // the calendar does not reach, or the dates are in the wrong order
}

// Angkatan are the requests received in the period, and where they stood on the day
// of the report. Dijawab, DitutupTanpaJawaban, DalamWaktu, LewatTanpaJawaban,
// MenungguPemohon, BelumDiperiksa and TanpaTenggat add up to Diterima.
type Angkatan struct {
	Diterima            int `json:"n_diterima"`
	Dijawab             int `json:"n_dijawab"`
	DitutupTanpaJawaban int `json:"n_ditutup_tanpa_jawaban"`
	DalamWaktu          int `json:"n_dalam_waktu"`
	LewatTanpaJawaban   int `json:"n_lewat_tanpa_jawaban"`
	MenungguPemohon     int `json:"n_menunggu_pemohon"`
	BelumDiperiksa      int `json:"n_belum_diperiksa"`
	TanpaTenggat        int `json:"n_tanpa_tenggat"`

	Lengkap              int `json:"n_lengkap"`
	TidakLengkap         int `json:"n_tidak_lengkap"` // were declared incomplete, completed later or not
	TidakDitindaklanjuti int `json:"n_tidak_ditindaklanjuti"`
}

// Rasio is a share with its parts and what they are. Teks is what people read: with
// nothing to divide by it says so, and is neither 0 nor 100 percent.
type Rasio struct {
	kominfo.Rasio
	Teks  string `json:"teks"`
	Label string `json:"label"`
}

// Rincian is one breakdown. Rows add up to the figures of the whole.
type Rincian struct {
	Kode   string         `json:"kode"` // kanal, jenis_pemohon, unit, badan, bulan
	Judul  string         `json:"judul"`
	Baris  []BarisRincian `json:"baris"`
	Gabung bool           `json:"digabung"` // small rows were put together
}

// BarisRincian is one row. Diterima is of the period; the others are what was
// answered in it, and nil in public.
type BarisRincian struct {
	Kunci     string `json:"kunci"`
	Nama      string `json:"nama"`
	Diterima  int    `json:"n_diterima"`
	Dijawab   *int   `json:"n_dijawab,omitempty"`
	Kabul     *int   `json:"n_dikabulkan,omitempty"`
	Ditolak   *int   `json:"n_ditolak,omitempty"`
	Terlambat *int   `json:"n_terlambat,omitempty"`
}

// StatKeberatan are the objections. Like requests they balance.
type StatKeberatan struct {
	SisaAwal  int  `json:"sisa_awal"`
	Diajukan  int  `json:"n_keberatan"`
	Selesai   int  `json:"n_selesai"`
	SisaAkhir int  `json:"sisa_akhir"`
	Seimbang  bool `json:"seimbang"`

	PerAlasan         []Jumlah `json:"n_keberatan_per_alasan"` // brought in the period, letters a to g
	TepatWaktu        int      `json:"n_keberatan_tepat_waktu"`
	Terlambat         int      `json:"n_keberatan_terlambat"`
	TidakDinilai      int      `json:"n_keberatan_tidak_dinilai"`
	LewatTanpaJawaban int      `json:"n_keberatan_lewat_tanpa_tanggapan"`
	PerKeputusan      []Jumlah `json:"n_keberatan_per_keputusan"` // answered in the period
	Dikabulkan        int      `json:"n_keberatan_dikabulkan"`
	Dilaksanakan      int      `json:"n_keberatan_dilaksanakan"` // of these, done by the day of the report
}

// StatSengketa are the disputes that were pending in the period.
type StatSengketa struct {
	SisaAwal   int      `json:"sisa_awal"`
	Diajukan   int      `json:"n_sengketa"`
	Selesai    int      `json:"n_selesai"`
	SisaAkhir  int      `json:"sisa_akhir"`
	Seimbang   bool     `json:"seimbang"`
	PerTahap   []Jumlah `json:"n_sengketa_per_tahap"`   // of all that were pending
	PerPutusan []Jumlah `json:"n_sengketa_per_putusan"` // likewise
	Gugatan    int      `json:"n_gugatan"`
}

// Cakupan says who has an active PPID. A list that was not given leaves its ratio
// without denominator.
type Cakupan struct {
	OPD       Rasio    `json:"opd"`
	BelumOPD  []string `json:"opd_belum"`
	Desa      Rasio    `json:"desa"`
	BelumDesa []string `json:"desa_belum"`
	Utama     int      `json:"n_ppid_utama"`
	Pelaksana int      `json:"n_ppid_pelaksana"`
	UnitDesa  int      `json:"n_ppid_desa"`
}

// Tampil gives the figures for people, rounded to one decimal half up: "7,3".
func (h HariKerja) Tampil() (rata2, median, p90, maks string) {
	if h.N == 0 {
		const kosong = "belum ada"
		return kosong, kosong, kosong, kosong
	}
	d := func(p *indeks.Pecahan) string {
		if p.Penyebut() == 1 {
			return kominfo.FormatAngka(p.Pembilang())
		}
		return kominfo.FormatDesimal(p.Bulat(1, indeks.SetengahKeAtas))
	}
	return d(h.Rata2), d(h.Median), strconv.Itoa(*h.P90), strconv.Itoa(*h.Maks)
}
