package laporan

import (
	"cmp"
	"slices"

	"github.com/lumbung-id/lumbung/kominfo"
)

// BarisPermohonan is what a report knows of one request: the columns of the register
// permohonan that hold no identity. Requests that are alike in all of it may stand in
// one row; N says how many they are, and 0 counts as 1.
type BarisPermohonan struct {
	Diterima         kominfo.Tanggal
	Badan            string // code of the village; "" is the regency
	Tahap            string
	Hasil            string
	Huruf            string // of UU 14/2008 Pasal 17: "hj"
	Kanal            string
	JenisPemohon     string
	Perangkat        string // unit that handles it
	Dijawab          kominfo.Tanggal
	Sejak            kominfo.Tanggal // last step
	TidakLengkap     kominfo.Tanggal
	Lengkap          kominfo.Tanggal
	Diperpanjang     kominfo.Tanggal
	Diserahkan       kominfo.Tanggal
	TenggatJawaban   kominfo.Tanggal
	TenggatPenolakan kominfo.Tanggal
	TepatWaktu       string // "ya", "tidak", "" while there is no answer or no due date
	N                int
}

// BarisKeberatan is what a report knows of one objection.
type BarisKeberatan struct {
	Diajukan         kominfo.Tanggal
	Badan            string
	Tahap            string
	Keputusan        string
	Alasan           string // letters of UU 14/2008 Pasal 35 ayat (1): "cg"
	Ditanggapi       kominfo.Tanggal
	TenggatTanggapan kominfo.Tanggal
	Sejak            kominfo.Tanggal
	Dilaksanakan     kominfo.Tanggal // what the Atasan PPID ordered was done
	Susulan          string          // "ya": entered when its time was over, see ppid.Susulan
	N                int
}

// BarisSengketa is what a report knows of one dispute.
type BarisSengketa struct {
	Diajukan   kominfo.Tanggal
	Badan      string
	Tahap      string
	Putusan    string // mediasi, ajudikasi
	Pengadilan string // name of the court, when there was a suit
	Sejak      kominfo.Tanggal
	N          int
}

// BarisUnit is one PPID: who counts for coverage, and what breakdowns call a unit.
type BarisUnit struct {
	Kode  string
	Nama  string
	Jenis string // utama, pelaksana, desa
	Aktif bool
}

func (b *BarisPermohonan) banyak() int { return max(b.N, 1) }

func bandingTgl(a, b kominfo.Tanggal) int { return a.Selisih(b) }

func bandingPermohonan(a, b BarisPermohonan) int {
	// cmp.Or has computed all it is given: two cheap steps settle most pairs before it
	if d := bandingTgl(a.Diterima, b.Diterima); d != 0 {
		return d
	}
	if d := bandingTgl(a.Dijawab, b.Dijawab); d != 0 {
		return d
	}
	return cmp.Or(cmp.Compare(a.Badan, b.Badan), cmp.Compare(a.Tahap, b.Tahap), cmp.Compare(a.Hasil, b.Hasil),
		cmp.Compare(a.Huruf, b.Huruf), cmp.Compare(a.Kanal, b.Kanal), cmp.Compare(a.JenisPemohon, b.JenisPemohon), cmp.Compare(a.Perangkat, b.Perangkat),
		bandingTgl(a.Sejak, b.Sejak), bandingTgl(a.TidakLengkap, b.TidakLengkap), bandingTgl(a.Lengkap, b.Lengkap),
		bandingTgl(a.Diperpanjang, b.Diperpanjang), bandingTgl(a.Diserahkan, b.Diserahkan), bandingTgl(a.TenggatJawaban, b.TenggatJawaban),
		bandingTgl(a.TenggatPenolakan, b.TenggatPenolakan), cmp.Compare(a.TepatWaktu, b.TepatWaktu))
}

func bandingKeberatan(a, b BarisKeberatan) int {
	return cmp.Or(bandingTgl(a.Diajukan, b.Diajukan), cmp.Compare(a.Badan, b.Badan), cmp.Compare(a.Tahap, b.Tahap), cmp.Compare(a.Keputusan, b.Keputusan),
		cmp.Compare(a.Alasan, b.Alasan), bandingTgl(a.Ditanggapi, b.Ditanggapi), bandingTgl(a.TenggatTanggapan, b.TenggatTanggapan),
		bandingTgl(a.Sejak, b.Sejak), bandingTgl(a.Dilaksanakan, b.Dilaksanakan), cmp.Compare(a.Susulan, b.Susulan))
}

func bandingSengketa(a, b BarisSengketa) int {
	return cmp.Or(bandingTgl(a.Diajukan, b.Diajukan), cmp.Compare(a.Badan, b.Badan), cmp.Compare(a.Tahap, b.Tahap), cmp.Compare(a.Putusan, b.Putusan),
		cmp.Compare(a.Pengadilan, b.Pengadilan), bandingTgl(a.Sejak, b.Sejak))
}

func bandingUnit(a, b BarisUnit) int {
	aktif := func(u BarisUnit) int {
		if u.Aktif {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.Kode, b.Kode), aktif(a)-aktif(b), cmp.Compare(a.Nama, b.Nama), cmp.Compare(a.Jenis, b.Jenis))
}

// urutkan sorts rows and puts those that are alike into one, so that neither the
// order of the input nor the way it was read shows.
func urutkan[T any](rs []T, banding func(a, b T) int, n func(*T) *int) []T {
	if !slices.IsSortedFunc(rs, banding) {
		slices.SortFunc(rs, banding)
	}
	out := rs[:0]
	for _, r := range rs {
		*n(&r) = max(*n(&r), 1)
		if k := len(out) - 1; k >= 0 && banding(out[k], r) == 0 {
			*n(&out[k]) += *n(&r)
			continue
		}
		out = append(out, r)
	}
	return out
}
