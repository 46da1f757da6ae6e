package laporan

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// keberatan walks over the objections.
func (h *hitungan) keberatan() {
	s := &h.s.Keberatan
	alasan, keputusan := map[string]int{}, map[string]int{}
	for i := range h.keb {
		x := &h.keb[i]
		n := x.N
		tutup := x.Tahap == selesai
		if h.dalam(x.Diajukan) {
			s.Diajukan += n
			hitungHuruf(alasan, x.Alasan, n)
		} else if !tutup || !x.Sejak.Sebelum(h.awal) {
			s.SisaAwal += n
		}
		switch {
		case tutup && h.dalam(x.Sejak):
			s.Selesai += n
			keputusan[x.Keputusan] += n
			switch {
			case x.Ditanggapi.Kosong() || x.TenggatTanggapan.Kosong() || x.Susulan == "ya" && !x.Ditanggapi.Sesudah(x.TenggatTanggapan):
				s.TidakDinilai += n
			case x.Ditanggapi.Sesudah(x.TenggatTanggapan):
				s.Terlambat += n
			default:
				s.TepatWaktu += n
			}
			if strings.HasPrefix(x.Keputusan, "mengabulkan") {
				s.Dikabulkan += n
				if !x.Dilaksanakan.Kosong() {
					s.Dilaksanakan += n
				}
			}
		case !tutup || x.Sejak.Sesudah(h.akhir):
			s.SisaAkhir += n
			if t := x.TenggatTanggapan; !t.Kosong() && h.akhir.Sesudah(t) {
				s.LewatTanpaJawaban += n
			}
		}
	}
	s.Seimbang = s.SisaAwal+s.Diajukan == s.Selesai+s.SisaAkhir
	kenal := map[string]bool{}
	for _, a := range h.hukum.Alasan {
		s.PerAlasan = append(s.PerAlasan, Jumlah{a.Huruf, a.Bunyi, alasan[a.Huruf]})
		kenal[a.Huruf] = true
	}
	s.PerAlasan = lainnya(s.PerAlasan, kenal, alasan)
	s.PerKeputusan = sebut(keputusan, []Jumlah{{"mengabulkan_seluruhnya", "mengabulkan seluruhnya", 0}, {"mengabulkan_sebagian", "mengabulkan sebagian", 0}, {"menguatkan", "menguatkan PPID", 0}, {"", "selesai tanpa keputusan tercatat", 0}})
}

// sengketa walks over the disputes. Stage and ruling are those of today's register.
func (h *hitungan) sengketa() {
	s := &h.s.Sengketa
	tahap, putusan := map[string]int{}, map[string]int{}
	for i := range h.seng {
		x := &h.seng[i]
		n := x.N
		tutup := x.Tahap == selesai
		baru := h.dalam(x.Diajukan)
		if baru {
			s.Diajukan += n
		} else if !tutup || !x.Sejak.Sebelum(h.awal) {
			s.SisaAwal += n
		}
		switch {
		case tutup && h.dalam(x.Sejak):
			s.Selesai += n
		case !tutup || x.Sejak.Sesudah(h.akhir):
			s.SisaAkhir += n
		}
		tahap[x.Tahap] += n
		putusan[x.Putusan] += n
		if x.Pengadilan != "" {
			s.Gugatan += n
		}
	}
	s.Seimbang = s.SisaAwal+s.Diajukan == s.Selesai+s.SisaAkhir
	var urutan []Jumlah
	for _, k := range h.hukum.Keadaan {
		if k.Tahap == "sengketa" || k.Tahap == "pengadilan" || k.Kode == selesai {
			urutan = append(urutan, Jumlah{k.Kode, k.Nama, 0})
		}
	}
	s.PerTahap = sebut(tahap, urutan)
	s.PerPutusan = sebut(putusan, []Jumlah{{"mediasi", "putusan mediasi", 0}, {"ajudikasi", "putusan ajudikasi", 0}, {"", "belum diputus Komisi Informasi", 0}})
}

// sebut fills the numbers into a list of names; what the list does not know follows.
func sebut(m map[string]int, urutan []Jumlah) []Jumlah {
	kenal := map[string]bool{}
	for i, j := range urutan {
		urutan[i].N, kenal[j.Kunci] = m[j.Kunci], true
	}
	return lainnya(urutan, kenal, m)
}

// cakupan compares who has an active PPID with who has to.
func (h *hitungan) cakupan() {
	c := &h.s.Cakupan
	aktif := map[string]bool{}
	for _, u := range h.unit {
		if !u.Aktif {
			continue
		}
		switch u.Jenis {
		case "utama":
			c.Utama++
		case "pelaksana":
			c.Pelaksana++
		case "desa":
			c.UnitDesa++
		}
		aktif[u.Kode+"\x00"+u.Jenis] = true
	}
	hitung := func(r *Rasio, d []Perangkat, apa, label string, jenis ...string) []string {
		belum := []string{}
		for _, p := range d {
			r.Penyebut++
			ada := false
			for _, j := range jenis {
				ada = ada || aktif[p.Kode+"\x00"+j]
			}
			if ada {
				r.Pembilang++
				continue
			}
			belum = append(belum, p.Nama)
		}
		r.Label = label
		if r.Teks = r.Rasio.String(); !r.Ada() {
			r.Teks = "daftar " + apa + " tidak diberikan"
		}
		return belum
	}
	c.BelumOPD = hitung(&c.OPD, h.b.OPD, "perangkat daerah", definisi("cakupan_opd"), "utama", "pelaksana")
	c.BelumDesa = hitung(&c.Desa, h.b.Desa, "desa", definisi("cakupan_desa"), "desa")
}

func angkaOrang(n int) string { return kominfo.FormatAngka(int64(n)) }
