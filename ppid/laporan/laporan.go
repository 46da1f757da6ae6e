package laporan

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/ppid"
)

// VersiSkema is the version of the JSON shape of [Laporan].
const VersiSkema = 1

// Laporan is what was counted, with everything that is needed to count it again. Its
// JSON names are stable.
type Laporan struct {
	Skema       int               `json:"skema"` // VersiSkema
	Kepala      Kepala            `json:"kepala"`
	Tenggat     *Tenggat          `json:"tenggat"` // of the annual report; nil for another period
	Statistik   Statistik         `json:"statistik"`
	Angka       []Angka           `json:"angka"`        // every figure on its own, with how it was counted
	Naskah      map[string]string `json:"naskah"`       // texts as they were given
	BelumDiisi  []Naskah          `json:"belum_diisi"`  // texts that are still missing
	Temuan      []kominfo.Finding `json:"temuan"`       // what is wrong with the rows
	Kop         [4]string         `json:"kop"`          // letterhead
	AturanSel   string            `json:"aturan_sel"`   // the rule for small numbers, in a sentence
	DasarHitung []string          `json:"dasar_hitung"` // how the figures hang together
}

// Kepala says what the report is about and what it was made from.
type Kepala struct {
	Judul       string          `json:"judul"`
	Masa        Masa            `json:"masa"`
	NamaMasa    string          `json:"nama_masa"`
	Hari        kominfo.Tanggal `json:"hari"`      // day of the report
	Sampai      kominfo.Tanggal `json:"sampai"`    // last day counted: the end of the period or the day of the report
	Sementara   bool            `json:"sementara"` // the period is not over
	Sebagian    bool            `json:"sebagian"`  // counted only from what the reader may see
	Badan       string          `json:"badan"`
	NamaBadan   string          `json:"nama_badan"`
	Kalender    string          `json:"versi_kalender"`
	Aturan      string          `json:"aturan_kalender"`
	Hari0       string          `json:"hari_0"`      // "lengkap" or "diterima", the office's choice of day 0
	SidikBahan  string          `json:"sidik_bahan"` // SHA-256 of the rows that bear on the report
	SidikNaskah string          `json:"sidik_naskah"`
	Permohonan  int             `json:"permohonan"` // how many requests the rows hold
	Keberatan   int             `json:"keberatan"`
	Sengketa    int             `json:"sengketa"`
	AmbangSel   int             `json:"ambang_sel"` // 0: for the office itself
}

// Tenggat is the last day for the annual report, and whether the day of this report
// is after it.
type Tenggat struct {
	Tanggal             kominfo.Tanggal  `json:"tanggal"`
	Lewat               bool             `json:"lewat"`
	BukanHariKerja      bool             `json:"bukan_hari_kerja"`
	HariKerjaSebelumnya kominfo.Tanggal  `json:"hari_kerja_sebelumnya,omitzero"`
	Dasar               []kominfo.Sumber `json:"dasar"`
	Catatan             []string         `json:"catatan"`
}

// tenggat asks the law for the day; nil where the period is no year.
func (b *Bahan) tenggat() (*Tenggat, error) {
	if !b.Masa.Setahun() {
		return nil, nil
	}
	h, err := b.hukum().Tenggat(ppid.LaporanTahunan, ppid.Masukan{TahunAnggaran: b.Masa.Awal.Tahun()}, b.Kalender, b.Kebijakan)
	if err != nil {
		return nil, err
	}
	t := &Tenggat{Tanggal: h.Berlaku, Lewat: h.Lewat(b.Hari), Dasar: h.Dasar, Catatan: h.Catatan}
	if h.BukanHariKerja != nil && *h.BukanHariKerja {
		t.BukanHariKerja, t.HariKerjaSebelumnya = true, h.HariKerjaSebelumnya
	}
	return t, nil
}

// Susun makes the report. The error, of kind tidak_sah, says what the period lacks.
// Rows that contradict each other do not stop it; [Laporan].Temuan names them.
func Susun(b Bahan) (Laporan, error) {
	const op = "laporan.Susun"
	if fs := b.Masa.periksa(b.Hari); fs != nil {
		return Laporan{}, kominfo.TidakSahKarena(op, fs)
	}
	if b.Kalender == nil {
		return Laporan{}, kominfo.E(kominfo.TidakSah, op, "Kalender belum diisi. Pakai kalender.Nasional() atau kalender kantor.")
	}
	tenggat, err := b.tenggat()
	if err != nil {
		return Laporan{}, err
	}
	h := hitungan{b: &b, awal: b.Masa.Awal, akhir: b.Masa.Akhir, hukum: b.hukum()}
	if b.Hari.Sebelum(h.akhir) {
		h.akhir = b.Hari
	}
	var takBertanggal int
	h.per, h.keb, h.seng, h.unit, takBertanggal = b.saring(h.akhir)
	h.permohonan()
	h.keberatan()
	h.sengketa()
	h.cakupan()
	h.rasio()

	l := Laporan{Skema: VersiSkema, Tenggat: tenggat, Statistik: h.s, Naskah: b.naskah(), Kop: b.Kop}
	l.Kepala = Kepala{Judul: "Laporan Layanan Informasi Publik", Masa: b.Masa, NamaMasa: b.Masa.Nama(), Hari: b.Hari, Sampai: h.akhir,
		Sementara: h.akhir.Sebelum(b.Masa.Akhir), Badan: b.Badan, NamaBadan: b.NamaBadan, Kalender: b.Kalender.Versi(), Aturan: b.Kalender.Aturan(),
		SidikBahan: sidikBahan(h.per, h.keb, h.seng, h.unit, b.OPD, b.Desa), SidikNaskah: sidikNaskah(b.naskah()), AmbangSel: max(b.AmbangSel, 0)}
	l.Kepala.Sebagian, l.Kepala.Hari0 = b.Sebagian, "lengkap"
	if h.sejakTerima() {
		l.Kepala.Hari0 = "diterima"
	}
	for i := range h.per {
		l.Kepala.Permohonan += h.per[i].N
	}
	for i := range h.keb {
		l.Kepala.Keberatan += h.keb[i].N
	}
	for i := range h.seng {
		l.Kepala.Sengketa += h.seng[i].N
	}
	l.BelumDiisi = belumDiisi(l.Naskah, &h.s)
	l.Temuan = h.temuan(takBertanggal)
	l.AturanSel = aturanSel(l.Kepala.AmbangSel)
	l.DasarHitung = dasarHitung()
	l.Angka = h.s.angka(h.sejakTerima())
	return l, nil
}
