package rencana

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// MaksTitik bounds the points that one search holds (16 bytes each). An SPBE
// assessment with arbitrary costs needs about 30,000; only values and costs of
// many digits, all different, come near the bound.
const MaksTitik = 1 << 20

// Simulasi is the whole front of one assessment. [Simulasi.Ubah] changes a value
// and keeps everything else, fast enough for each click on a page. It is not safe
// for concurrent use.
type Simulasi struct {
	in       *indeks.Instrumen
	tangga   tangga
	aturan   aturan
	bobot    []int64
	bagi     int64            // the index is sum(bobot × nilai) / bagi
	nilai    []indeks.Pecahan // current values
	dianggap []string         // nomor of those whose value is Syarat.BelumDiisi and no answer

	q int64 // common denominator of all values and rungs
	keadaan
	depan  [][]titik // depan[i]: front of indicators i to the last; depan[n]: the empty plan
	pilih  [][]titik // options of indicator i; pilih[i][j] is rung mulai[i]+j, pilih[i][0] no step
	kepala []kepala
}

// keadaan is what follows from the current values and the janji.
type keadaan struct {
	mulai []int // rung from which the plan of indicator i starts
	awal  int64 // sum of bobot × nilai × q now
	dasar int64 // the same when all janji are kept
	biaya int64 // what the janji cost
}

// New makes the front of an assessment. An error is of kind tidak_sah and names
// everything that is wrong:
//
//	RCN-NILAI-01      indicators without a value (see Syarat.BelumDiisi)
//	RCN-NILAI-02      values too fine to be planned exactly
//	RCN-NILAI-03      a start value outside the scale
//	RCN-SKALA-01      a scale without levels
//	RCN-INDIKATOR-01  Syarat names no indicator of the instrument
//	RCN-INDIKATOR-02  Syarat names one indicator twice, by nomor and kode
//	RCN-BIAYA-01      not one cost for each step
//	RCN-BIAYA-02      a cost below zero
//	RCN-BIAYA-03      costs too large to be added exactly
//	RCN-TINGKAT-01    a level that the scale does not have
//	RCN-JANJI-01      a janji above a larangan
//	RCN-BESAR-01      more points than MaksTitik
func New(in *indeks.Instrumen, l indeks.Lembar, y Syarat) (*Simulasi, error) {
	const op = "rencana.New"
	t, err := newTangga(in)
	if err != nil {
		return nil, err
	}
	s := &Simulasi{in: in, tangga: t}
	if s.bobot, s.bagi = in.BobotBulat(); s.bobot == nil {
		return nil, kominfo.E(kominfo.TidakSah, op, "Instrumen belum dimuat dan diperiksa. Muat dengan indeks.Load.")
	}
	var fs []kominfo.Finding
	s.aturan, fs = y.susun(in, t)
	var belum []string
	if v := y.BelumDiisi; v != nil {
		if pesan := s.salah(*v); pesan != "" {
			fs = append(fs, kominfo.Finding{ID: "RCN-NILAI-03", Path: "belum_diisi", Severity: kominfo.Galat, Message: "Nilai awal untuk indikator yang belum diisi: " + pesan})
		}
	}
	for _, k := range in.Jelaskan(l) {
		switch {
		case k.Ada:
			s.nilai = append(s.nilai, k.Nilai)
		case y.BelumDiisi != nil:
			s.nilai = append(s.nilai, *y.BelumDiisi)
			s.dianggap = append(s.dianggap, k.Nomor)
		default:
			belum = append(belum, k.Nomor)
		}
	}
	if len(belum) > 0 {
		fs = append(fs, kominfo.Finding{ID: "RCN-NILAI-01", Path: "nilai", Severity: kominfo.Galat,
			Message: fmt.Sprintf("%d dari %d indikator belum diisi: %s. Isi dahulu, atau tetapkan nilai awalnya.", len(belum), len(in.Indikator), strings.Join(belum, ", "))})
	}
	if len(fs) > 0 {
		return nil, kominfo.TidakSahKarena(op, fs)
	}

	n := len(in.Indikator)
	s.mulai = make([]int, n)
	s.depan, s.pilih = make([][]titik, n+1), make([][]titik, n)
	s.depan[n] = []titik{{}}
	s.kepala = make([]kepala, 0, len(t.nilai))
	return s, s.susunUlang(op)
}

// salah says why a value cannot be one of this instrument; "" when it can.
func (s *Simulasi) salah(v indeks.Pecahan) string {
	k := s.in.Skala
	if v.Cmp(k.Min) < 0 || v.Cmp(k.Max) > 0 {
		return v.Teks() + " di luar skala " + k.Min.Teks() + " sampai " + k.Max.Teks() + "."
	}
	if k.Bulat && v.Penyebut() != 1 {
		return v.Teks() + " bukan tingkat utuh."
	}
	return ""
}

// Ubah gives the indicator with this nomor or kode another value. Only the fronts
// that hold the indicator are made again. On an error nothing has changed.
func (s *Simulasi) Ubah(nomor string, nilai indeks.Pecahan) error {
	const op = "rencana.Ubah"
	i := -1
	for j := range s.in.Indikator {
		if d := &s.in.Indikator[j]; d.Nomor == nomor || d.Kode == nomor {
			i = j
			break
		}
	}
	if i < 0 {
		return kominfo.E(kominfo.TidakAda, op, "Indikator %q tidak ada dalam %s.", potong(nomor), s.in.ID)
	}
	if pesan := s.salah(nilai); pesan != "" {
		return kominfo.E(kominfo.TidakSah, op, "Nilai indikator %s: %s", s.in.Indikator[i].Nomor, pesan)
	}
	nomor = s.in.Indikator[i].Nomor
	dijawab := func() {
		s.dianggap = slices.DeleteFunc(s.dianggap, func(n string) bool { return n == nomor })
	}
	lama := s.nilai[i]
	if lama == nilai {
		dijawab()
		return nil
	}
	s.nilai[i] = nilai
	var err error
	if s.q%nilai.Penyebut() == 0 {
		s.hitung()
		s.opsi(i)
		err = s.majukan(op, i)
	} else {
		err = s.susunUlang(op)
	}
	if err != nil {
		s.nilai[i] = lama
		_ = s.susunUlang(op) // these values had a front before
		return err
	}
	dijawab()
	return nil
}

// susunUlang makes everything from the current values.
func (s *Simulasi) susunUlang(op string) error {
	q, ok := int64(1), true
	for _, daftar := range [][]indeks.Pecahan{s.tangga.nilai, s.nilai} {
		for _, v := range daftar {
			if ok {
				q, ok = kpk(q, v.Penyebut())
			}
		}
	}
	if !ok || !s.muat(q) {
		return kominfo.TidakSahKarena(op, []kominfo.Finding{{ID: "RCN-NILAI-02", Path: "nilai", Severity: kominfo.Galat,
			Message: "Nilai indikator terlalu rinci untuk direncanakan dengan tepat. Tulis paling banyak 6 angka di belakang koma."}})
	}
	s.q = q
	s.hitung()
	for i := range s.pilih {
		s.opsi(i)
	}
	return s.majukan(op, len(s.pilih)-1)
}

// muat reports whether every sum over the denominator q fits.
func (s *Simulasi) muat(q int64) bool {
	besar := int64(0) // no value of the scale is further from zero
	for _, v := range []indeks.Pecahan{s.in.Skala.Min, s.in.Skala.Max} {
		besar = max(besar, v.Pembilang()/v.Penyebut()+1, 1-v.Pembilang()/v.Penyebut())
	}
	total := s.bagi
	jumlah := int64(0)
	for _, b := range s.bobot {
		jumlah += b // indeks.Load proved that the sum fits
	}
	kalikan, ok1 := kali(max(total, jumlah), besar)
	_, ok2 := kali(kalikan, q)
	return ok1 && ok2
}

// hitung works out the index now and after the janji.
func (s *Simulasi) hitung() {
	s.awal, s.dasar, s.biaya = 0, 0, 0
	anak := len(s.tangga.nilai) - 1
	for i, v := range s.nilai {
		t := s.tangga.pada(v)
		kini := s.bulat(v)
		s.awal += s.bobot[i] * kini
		for t < s.aturan.janji[i] {
			t++
			s.biaya += s.aturan.biaya[i*anak+t-1]
			kini = s.bulat(s.tangga.nilai[t])
		}
		s.dasar += s.bobot[i] * kini
		s.mulai[i] = t
	}
}

// bulat gives v × q.
func (s *Simulasi) bulat(v indeks.Pecahan) int64 { return v.Pembilang() * (s.q / v.Penyebut()) }

// dijanjikan reports whether the janji raise indicator i.
func (s *Simulasi) dijanjikan(i int) bool { return s.mulai[i] > s.tangga.pada(s.nilai[i]) }

// opsi lists the levels that indicator i can reach.
func (s *Simulasi) opsi(i int) {
	t, anak := s.mulai[i], len(s.tangga.nilai)-1
	dari, sentuh := s.bulat(s.nilai[i]), 1
	if s.dijanjikan(i) {
		dari, sentuh = s.bulat(s.tangga.nilai[t]), 0
	}
	p := append(s.pilih[i][:0], titik{})
	biaya := int64(0)
	for k := t + 1; k <= s.aturan.batas[i]; k++ {
		biaya += s.aturan.biaya[i*anak+k-1]
		p = append(p, titik{s.bobot[i] * (s.bulat(s.tangga.nilai[k]) - dari), s.aturan.timbang.berat(biaya, sentuh, k-t)})
	}
	s.pilih[i] = p
}

// majukan makes the fronts that hold indicator i again.
func (s *Simulasi) majukan(op string, i int) error {
	sisa := MaksTitik
	for _, d := range s.depan[i+1:] {
		sisa -= len(d)
	}
	for ; i >= 0; i-- {
		var ok bool
		s.depan[i], ok = gabung(s.depan[i][:0], s.depan[i+1], s.pilih[i], s.aturan.timbang, s.kepala, sisa)
		if !ok {
			return kominfo.TidakSahKarena(op, []kominfo.Finding{{ID: "RCN-BESAR-01", Path: "biaya", Severity: kominfo.Galat,
				Message: "Terlalu banyak pilihan yang berbeda untuk dihitung dengan tepat. Bulatkan biaya (misalnya ke juta rupiah) atau tulis nilai dengan dua angka di belakang koma."}})
		}
		sisa -= len(s.depan[i])
	}
	return nil
}
