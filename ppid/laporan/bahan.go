package laporan

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"maps"
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kalender"
	"github.com/lumbung-id/lumbung/ppid"
)

// SemuaBadan as [Bahan].Badan is the regency and all its villages together.
const SemuaBadan = "*"

// Bahan is everything that a report is made of.
type Bahan struct {
	Masa      Masa
	Hari      kominfo.Tanggal // day of the report; what happened later is left out
	Badan     string          // "" the regency, the code of a village, or SemuaBadan
	NamaBadan string          // as printed: "Pemerintah Kabupaten Belitung Timur"
	Kop       [4]string       // letterhead, see kertas.Lembar
	Kalender  *kalender.Kalender
	Hukum     *ppid.Hukum    // nil: ppid.Bawaan
	Kebijakan ppid.Kebijakan // MulaiJawaban decides which day is day 0

	Permohonan []BarisPermohonan
	Keberatan  []BarisKeberatan
	Sengketa   []BarisSengketa
	Unit       []BarisUnit
	Sebagian   bool        // the reader could not see every row; Baca sets it
	OPD        []Perangkat // who has to have a PPID; nil: coverage is not said
	Desa       []Perangkat // likewise

	// AmbangSel is the least number of requests that a row of a breakdown may have
	// in public; smaller rows are put together. 0: for the office itself, unmerged.
	AmbangSel int

	Naskah map[string]string // texts that only people can write, see DaftarNaskah
}

// Perangkat is one perangkat daerah or village by code and name. The code is that
// of its PPID in the register ppid_pelaksana.
type Perangkat struct {
	Kode string `json:"kode"`
	Nama string `json:"nama"`
}

func (b *Bahan) hukum() *ppid.Hukum {
	if b.Hukum != nil {
		return b.Hukum
	}
	return ppid.Bawaan()
}

func (b *Bahan) badan(kode string) bool { return b.Badan == SemuaBadan || b.Badan == kode }

// States of a request as far as a report tells them apart.
const (
	diperiksa    = "diterima" // nobody has examined it
	tidakLengkap = "tidak_lengkap"
	dikerjakan   = "terdaftar"
	selesai      = "selesai"
)

// pada gives the row as it stood at the end of day h, false when there was none yet.
// Tahap becomes one of the states above.
func (b BarisPermohonan) pada(h kominfo.Tanggal, perpanjang int, k *kalender.Kalender) (BarisPermohonan, bool) {
	if b.Diterima.Kosong() || b.Diterima.Sesudah(h) {
		return b, false
	}
	sudah := func(t *kominfo.Tanggal) bool {
		if t.Sesudah(h) {
			*t = kominfo.Tanggal{}
		}
		return !t.Kosong()
	}
	jalan := slices.Contains([]string{"terdaftar", "diproses", "uji_konsekuensi", "diperpanjang"}, b.Tahap)
	if b.Lengkap.Kosong() && (jalan || !b.Dijawab.Kosong()) { // taken over from an old register
		b.Lengkap = b.Diterima
	}
	lengkap := sudah(&b.Lengkap)
	sudah(&b.TidakLengkap)
	if !b.Diperpanjang.Kosong() && !sudah(&b.Diperpanjang) {
		b.TenggatJawaban, b.TenggatPenolakan = mundur(k, b.TenggatJawaban, perpanjang), mundur(k, b.TenggatPenolakan, perpanjang)
	}
	sudah(&b.Diserahkan)
	adaJawaban := !b.Dijawab.Kosong()
	switch {
	case adaJawaban && sudah(&b.Dijawab):
		b.Tahap, b.Sejak = selesai, b.Dijawab
		return b, true
	case !adaJawaban && !jalan && b.Tahap != diperiksa && b.Tahap != tidakLengkap && !b.Sejak.Sesudah(h):
		// withdrawn, not followed up, or answered on a day that nobody recorded
		if b.Hasil == "" && (b.Tahap == "dicabut" || b.Tahap == "tidak_ditindaklanjuti") {
			b.Hasil = b.Tahap
		}
		b.Tahap = selesai
		return b, true
	}
	b.Hasil, b.Huruf, b.TepatWaktu, b.Sejak, b.Diserahkan = "", "", "", kominfo.Tanggal{}, kominfo.Tanggal{}
	switch {
	case lengkap:
		b.Tahap = dikerjakan
	case !b.TidakLengkap.Kosong():
		b.Tahap = tidakLengkap
	default:
		b.Tahap = diperiksa
	}
	return b, true
}

// mundur undoes an extension that had not been given yet.
func mundur(k *kalender.Kalender, t kominfo.Tanggal, n int) kominfo.Tanggal {
	if t.Kosong() || n == 0 {
		return t
	}
	h, err := k.Tambah(t, -n)
	if err != nil {
		return kominfo.Tanggal{}
	}
	return h.Tanggal
}

// lewat reports whether the time to answer was over at the end of day h without an
// answer. A request that nobody examined is not answered either, ten working days
// after receipt (UU 14/2008 Pasal 35 ayat (1) huruf c).
func (b *BarisPermohonan) lewat(h kominfo.Tanggal) bool {
	t := b.TenggatJawaban
	switch b.Tahap {
	case dikerjakan:
	case diperiksa:
		t = b.TenggatPenolakan
	default:
		return false
	}
	return !t.Kosong() && h.Sesudah(t)
}

// pada gives the objection as it stood at the end of day h; Tahap becomes "" or
// selesai. An answer ends it for the office, whatever comes after.
func (b BarisKeberatan) pada(h kominfo.Tanggal) (BarisKeberatan, bool) {
	if b.Diajukan.Kosong() || b.Diajukan.Sesudah(h) {
		return b, false
	}
	if b.Dilaksanakan.Sesudah(h) {
		b.Dilaksanakan = kominfo.Tanggal{}
	}
	tutup := b.Ditanggapi
	if tutup.Kosong() && b.Tahap == selesai {
		tutup = b.Sejak
	}
	b.Tahap, b.Sejak = selesai, tutup
	if tutup.Kosong() || tutup.Sesudah(h) {
		b.Tahap, b.Keputusan, b.Ditanggapi, b.Sejak, b.Dilaksanakan = "", "", kominfo.Tanggal{}, kominfo.Tanggal{}, kominfo.Tanggal{}
	}
	return b, true
}

// saring leaves the rows that bear on the report, as they stood on its day, sorted.
// It works on copies and counts the requests without a date.
func (b *Bahan) saring(akhir kominfo.Tanggal) (per []BarisPermohonan, keb []BarisKeberatan, seng []BarisSengketa, unit []BarisUnit, takBertanggal int) {
	perpanjang := 0
	if a, err := b.hukum().CariAturan(ppid.JawabanPermohonan); err == nil {
		perpanjang = a.Perpanjang
	}
	per = make([]BarisPermohonan, 0, len(b.Permohonan))
	for _, x := range b.Permohonan {
		if !b.badan(x.Badan) {
			continue
		}
		if x.Diterima.Kosong() {
			takBertanggal += x.banyak()
			continue
		}
		x, ada := x.pada(b.Hari, perpanjang, b.Kalender)
		if !ada || x.Diterima.Sesudah(akhir) || x.Diterima.Sebelum(b.Masa.Awal) && x.Tahap == selesai && x.Sejak.Sebelum(b.Masa.Awal) {
			continue
		}
		per = append(per, x)
	}
	for _, x := range b.Keberatan {
		y, ada := x.pada(b.Hari)
		if ada && b.badan(x.Badan) && !x.Diajukan.Sesudah(akhir) && (!x.Diajukan.Sebelum(b.Masa.Awal) || y.Tahap != selesai || !y.Sejak.Sebelum(b.Masa.Awal)) {
			keb = append(keb, y)
		}
	}
	for _, x := range b.Sengketa {
		if !b.badan(x.Badan) || x.Diajukan.Kosong() || x.Diajukan.Sesudah(akhir) || x.Tahap == selesai && x.Sejak.Sebelum(b.Masa.Awal) && x.Diajukan.Sebelum(b.Masa.Awal) {
			continue
		}
		seng = append(seng, x)
	}
	per = urutkan(per, bandingPermohonan, func(x *BarisPermohonan) *int { return &x.N })
	keb = urutkan(keb, bandingKeberatan, func(x *BarisKeberatan) *int { return &x.N })
	seng = urutkan(seng, bandingSengketa, func(x *BarisSengketa) *int { return &x.N })
	unit = slices.Clone(b.Unit)
	slices.SortFunc(unit, bandingUnit)
	return per, keb, seng, slices.CompactFunc(unit, func(a, b BarisUnit) bool { return a == b }), takBertanggal
}

// sidik hashes lines of fields. Texts carry their length, so that no text can pass
// for two.
type sidik struct {
	h hash.Hash
	b []byte
}

func sidikBaru(apa string) *sidik {
	s := &sidik{h: sha256.New()}
	s.teks("lumbung/ppid/laporan/" + apa + "/1")
	s.akhir()
	return s
}

func (s *sidik) teks(t ...string) {
	for _, x := range t {
		s.b = append(strconv.AppendInt(s.b, int64(len(x)), 10), ':')
		s.b = append(s.b, x...)
	}
}

func (s *sidik) angka(n ...int) {
	for _, x := range n {
		s.b = append(strconv.AppendInt(s.b, int64(x), 10), ';')
	}
}

func (s *sidik) tgl(t ...kominfo.Tanggal) {
	for _, x := range t {
		s.angka(x.Selisih(kominfo.Tanggal{})) // the number of the day; 0 is none
	}
}

func (s *sidik) akhir() {
	s.h.Write(append(s.b, '\n'))
	s.b = s.b[:0]
}

func (s *sidik) hex() string { return hex.EncodeToString(s.h.Sum(nil)) }

func sidikBahan(per []BarisPermohonan, keb []BarisKeberatan, seng []BarisSengketa, unit []BarisUnit, opd, desa []Perangkat) string {
	s := sidikBaru("bahan")
	for i := range per {
		x := &per[i]
		s.teks("p", x.Badan, x.Tahap, x.Hasil, x.Huruf, x.Kanal, x.JenisPemohon, x.Perangkat, x.TepatWaktu)
		s.tgl(x.Diterima, x.Dijawab, x.Sejak, x.TidakLengkap, x.Lengkap, x.Diperpanjang, x.Diserahkan, x.TenggatJawaban, x.TenggatPenolakan)
		s.angka(x.N)
		s.akhir()
	}
	for i := range keb {
		x := &keb[i]
		s.teks("k", x.Badan, x.Tahap, x.Keputusan, x.Alasan, x.Susulan)
		s.tgl(x.Diajukan, x.Ditanggapi, x.TenggatTanggapan, x.Sejak, x.Dilaksanakan)
		s.angka(x.N)
		s.akhir()
	}
	for i := range seng {
		x := &seng[i]
		s.teks("s", x.Badan, x.Tahap, x.Putusan, x.Pengadilan)
		s.tgl(x.Diajukan, x.Sejak)
		s.angka(x.N)
		s.akhir()
	}
	for _, x := range unit {
		s.teks("u", x.Kode, x.Nama, x.Jenis, strconv.FormatBool(x.Aktif))
		s.akhir()
	}
	for i, d := range [][]Perangkat{opd, desa} {
		for _, x := range d {
			s.teks([]string{"o", "d"}[i], x.Kode, x.Nama)
			s.akhir()
		}
	}
	return s.hex()
}

// sidikNaskah is the hash of the texts.
func sidikNaskah(n map[string]string) string {
	s := sidikBaru("naskah")
	for _, k := range slices.Sorted(maps.Keys(n)) {
		s.teks(k, n[k])
		s.akhir()
	}
	return s.hex()
}
