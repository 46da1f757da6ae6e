package kalender

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// berlaku is one date in force, with the decree it is cited by.
type berlaku struct {
	tanggal kominfo.Tanggal
	nama    string
	jenis   Jenis
	nomor   string
	status  kominfo.StatusSumber
}

// rakit works out every day once, so that questions are look-ups.
func rakit(d *berkas, s Setelan, c cakupan) *Kalender {
	k := &Kalender{berkas: d, setelan: s, cakupan: c}
	if d == nil {
		d = &berkas{}
	}
	k.pekan = pekanBerlaku(d.Pekan, c)
	if len(s.Pekan) > 0 {
		k.pekan = s.Pekan
	}
	sah := map[string]Keputusan{} // national decrees in force, by ID
	for _, p := range d.Keputusan {
		if c.ada && p.Ditandatangani.Sesudah(c.pada) || c.awal != 0 && (p.Tahun < c.awal || p.Tahun > c.akhir) {
			continue
		}
		sah[p.ID] = p
		k.keputusan = append(k.keputusan, p)
		if p.Peran == Penetapan {
			if k.akhir == 0 {
				k.awal, k.akhir = p.Tahun, p.Tahun
			}
			k.awal, k.akhir = min(k.awal, p.Tahun), max(k.akhir, p.Tahun)
		}
	}
	urut(k.keputusan)
	var terbaru kominfo.Tanggal
	if n := len(k.keputusan); n > 0 {
		terbaru = k.keputusan[n-1].Ditandatangani
	}
	nasional := k.ambil(d.Hari, sah, "")
	urutHari(nasional)
	for _, t := range d.Catatan {
		if p, ada := sah[t.Keputusan]; ada {
			t.Sumber = p.Sumber()
			k.catatan = append(k.catatan, t)
		}
	}
	k.libur = slices.Clone(nasional)
	var versiDaerah []string
	for _, o := range s.Daerah {
		hari := k.daerah(o)
		k.libur = append(k.libur, hari...)
		versiDaerah = append(versiDaerah, versiHari(o.Nama, hari))
	}
	urutHari(k.libur)
	k.versi = k.susunVersi(d.Nama, terbaru, nasional, versiDaerah)
	k.aturan = k.susunAturan()
	if k.akhir != 0 {
		k.hari()
	}
	return k
}

func urut(ks []Keputusan) {
	// Package sort has one body for all types; each use of slices.SortFunc would
	// add 15 KB to the browser's program. Likewise below.
	sort.SliceStable(ks, func(i, j int) bool {
		a, b := ks[i], ks[j]
		return cmp.Or(a.Ditandatangani.Selisih(b.Ditandatangani), strings.Compare(a.ID, b.ID)) < 0
	})
}

// pekanBerlaku leaves out a work week that was ordered after the day c.pada.
func pekanBerlaku(ps []Pekan, c cakupan) (out []Pekan) {
	for _, p := range ps {
		if !c.ada || !p.Mulai.Sesudah(c.pada) {
			out = append(out, p)
		}
	}
	return out
}

// ambil gives the dates in force among hs and notes the revoked ones. awalan
// marks decrees of a region in their IDs; it is "" for the national file.
func (k *Kalender) ambil(hs []Ketetapan, sah map[string]Keputusan, awalan string) (out []berlaku) {
	for _, h := range hs {
		p, ada := sah[h.Keputusan]
		if !ada || h.Tanggal.Tahun() < k.awal || h.Tanggal.Tahun() > k.akhir {
			continue
		}
		if _, dicabut := sah[h.Dicabut]; dicabut {
			h.Keputusan, h.Dicabut = awalan+h.Keputusan, awalan+h.Dicabut
			k.pencabutan = append(k.pencabutan, h)
			continue
		}
		if q, ada := sah[h.Ditegaskan]; ada {
			p = q
		}
		out = append(out, berlaku{h.Tanggal, h.Nama, h.Jenis, p.Nomor, p.Status})
	}
	return out
}

// daerah gives the dates that a region adds, in order.
func (k *Kalender) daerah(d Daerah) []berlaku {
	sah := map[string]Keputusan{}
	var ks []Keputusan
	for _, p := range d.Keputusan {
		if !k.cakupan.ada || !p.Ditandatangani.Sesudah(k.cakupan.pada) {
			sah[p.ID] = p
			p.ID = d.Nama + "/" + p.ID
			ks = append(ks, p)
		}
	}
	urut(ks)
	k.keputusan = append(k.keputusan, ks...)
	out := k.ambil(d.Hari, sah, d.Nama+"/")
	for _, t := range d.Tahunan {
		p, ada := sah[t.Keputusan]
		m, h, _ := bulanHari(t.Setiap)
		for y := k.awal; ada && k.akhir != 0 && y <= k.akhir; y++ {
			tgl := kominfo.NewTanggal(y, m, h)
			// A rule without a first year starts when its decree was signed.
			if t.Mulai == 0 && tgl.Sebelum(p.Ditandatangani) || y < t.Mulai || t.Sampai != 0 && y > t.Sampai {
				continue
			}
			out = append(out, berlaku{tgl, t.Nama, t.Jenis, p.Nomor, p.Status})
		}
	}
	urutHari(out)
	return out
}

func urutHari(hs []berlaku) {
	sort.SliceStable(hs, func(i, j int) bool {
		a, b := hs[i], hs[j]
		return cmp.Or(a.tanggal.Selisih(b.tanggal), strings.Compare(a.nama, b.nama)) < 0
	})
}

// hari fills the tables: one pass over the days beside one over the dates.
func (k *Kalender) hari() {
	k.mulai = kominfo.NewTanggal(k.awal, time.January, 1)
	n := kominfo.NewTanggal(k.akhir, time.December, 31).Selisih(k.mulai) + 1
	k.sebelum = make([]int32, 1, n+1)
	k.kerja = make([]int32, 0, n)
	k.lewat = make([]Lewat, 0, n/2)
	k.khusus = map[int32]Lewat{}
	libur, w := k.libur, 0
	for i := range int32(n) {
		t := k.mulai.Tambah(int(i))
		for w+1 < len(k.pekan) && !k.pekan[w+1].Mulai.Sesudah(t) {
			w++
		}
		j := 0
		for j < len(libur) && libur[j].tanggal == t {
			j++
		}
		l, kerja := k.nilai(t, k.pekan[w], libur[:j])
		libur = libur[j:]
		if kerja {
			k.kerja = append(k.kerja, i)
			if l.Jenis != "" {
				k.khusus[i] = l
			}
		} else {
			k.lewat = append(k.lewat, l)
		}
		k.sebelum = append(k.sebelum, int32(len(k.kerja)))
	}
}

// nilai decides one day. A local working day wins over everything; otherwise
// the weekend and every holiday of the day are named.
func (k *Kalender) nilai(t kominfo.Tanggal, w Pekan, ada []berlaku) (l Lewat, kerja bool) {
	l.Tanggal = t
	for _, b := range ada {
		if b.jenis == HariKerja {
			return Lewat{t, HariKerja, b.nama, b.nomor, b.status}, true
		}
	}
	h := t.Hari()
	if h == time.Sunday || h == time.Saturday && w.Hari == 5 {
		l.tambah(AkhirPekan, kominfo.NamaHari(h), dasarPekan(w), w.Sumber.Status)
	}
	for _, b := range ada {
		if b.jenis != CutiBersama || !k.setelan.CutiBersamaKerja {
			l.tambah(b.jenis, b.nama, b.nomor, b.status)
		}
	}
	if l.Jenis != "" {
		return l, false
	}
	for _, b := range ada { // only cuti bersama that counts as a working day
		l.tambah(CutiBersama, b.nama+", dihitung sebagai hari kerja", b.nomor, b.status)
	}
	return l, true
}

func dasarPekan(w Pekan) string {
	return kominfo.Sumber{Regulasi: w.Sumber.Regulasi, Bagian: w.Sumber.Bagian}.String()
}

// tambah adds one more reason to a day; the first one gives its kind.
func (l *Lewat) tambah(j Jenis, alasan, nomor string, s kominfo.StatusSumber) {
	if l.Jenis == "" {
		l.Jenis, l.Alasan, l.Keputusan, l.Status = j, alasan, nomor, s
		return
	}
	l.Alasan += pemisah + alasan
	if nomor != l.Keputusan {
		l.Keputusan += pemisah + nomor
	}
	l.Status = paling(l.Status, s)
}
