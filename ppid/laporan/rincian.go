package laporan

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/lumbung-id/lumbung/kominfo"
)

// rincian collects the breakdowns.
type rincian struct {
	h     *hitungan
	kode  []string
	tabel map[string]map[string]*isiRincian
}

type isiRincian struct{ diterima, dijawab, kabul, ditolak, terlambat int }

func newRincian(h *hitungan) *rincian {
	r := &rincian{h: h, kode: []string{"kanal", "jenis_pemohon", "unit", "bulan"}, tabel: map[string]map[string]*isiRincian{}}
	if h.b.Badan == SemuaBadan {
		r.kode = append(r.kode, "badan")
	}
	for _, k := range r.kode {
		r.tabel[k] = map[string]*isiRincian{}
	}
	// every month stands in the table, also one in which nothing happened
	for t := kominfo.NewTanggal(h.awal.Tahun(), bulan(h.awal), 1); !t.Sesudah(h.akhir); t = kominfo.NewTanggal(t.Tahun(), bulan(t)+1, 1) {
		r.baris("bulan", kunciBulan(t))
	}
	return r
}

func bulan(t kominfo.Tanggal) time.Month { _, m, _ := t.Pecah(); return m }

func kunciBulan(t kominfo.Tanggal) string {
	y, m, _ := t.Pecah()
	return kominfo.PeriodeBulan(y, m).String()
}

func (r *rincian) baris(kode, kunci string) *isiRincian {
	x := r.tabel[kode][kunci]
	if x == nil {
		x = new(isiRincian)
		r.tabel[kode][kunci] = x
	}
	return x
}

func (r *rincian) semua(x *BarisPermohonan, t kominfo.Tanggal, f func(*isiRincian)) {
	for _, k := range r.kode {
		switch k {
		case "kanal":
			f(r.baris(k, x.Kanal))
		case "jenis_pemohon":
			f(r.baris(k, x.JenisPemohon))
		case "unit":
			f(r.baris(k, x.Perangkat))
		case "badan":
			f(r.baris(k, x.Badan))
		case "bulan":
			f(r.baris(k, kunciBulan(t)))
		}
	}
}

func (r *rincian) diterima(x *BarisPermohonan, n int) {
	r.semua(x, x.Diterima, func(i *isiRincian) { i.diterima += n })
}

// selesai adds a request that ended in the period; only answers are shown.
func (r *rincian) selesai(x *BarisPermohonan, n int) {
	if x.Dijawab.Kosong() {
		return
	}
	r.semua(x, x.Dijawab, func(i *isiRincian) {
		i.dijawab += n
		switch x.Hasil {
		case "dikabulkan_seluruhnya", "dikabulkan_sebagian":
			i.kabul += n
		case "ditolak":
			i.ditolak += n
		}
		if x.TepatWaktu == "tidak" {
			i.terlambat += n
		}
	})
}

func (r *rincian) susun() []Rincian {
	judul := map[string]string{"kanal": "Menurut kanal", "jenis_pemohon": "Menurut jenis pemohon", "unit": "Menurut unit yang mengerjakan", "bulan": "Menurut bulan", "badan": "Menurut badan publik"}
	out := make([]Rincian, 0, len(r.kode))
	for _, kode := range r.kode {
		c := Rincian{Kode: kode, Judul: judul[kode], Baris: []BarisRincian{}}
		nama := r.nama(kode)
		kunci := make([]string, 0, len(r.tabel[kode]))
		for k := range r.tabel[kode] {
			kunci = append(kunci, k)
		}
		slices.SortFunc(kunci, func(a, b string) int {
			if kode == "bulan" {
				return cmp.Compare(a, b)
			}
			return cmp.Or(r.tabel[kode][b].diterima-r.tabel[kode][a].diterima, cmp.Compare(nama(a), nama(b)), cmp.Compare(a, b))
		})
		for _, k := range kunci {
			i := r.tabel[kode][k]
			b := BarisRincian{Kunci: k, Nama: nama(k), Diterima: i.diterima}
			if r.h.b.AmbangSel <= 0 {
				b.Dijawab, b.Kabul, b.Ditolak, b.Terlambat = &i.dijawab, &i.kabul, &i.ditolak, &i.terlambat
			}
			c.Baris = append(c.Baris, b)
		}
		if a := r.h.b.AmbangSel; a > 0 {
			c.Baris, c.Gabung = gabungSel(c.Baris, a)
		}
		out = append(out, c)
	}
	return out
}

// nama gives how people call the keys of a breakdown.
func (r *rincian) nama(kode string) func(string) string {
	m := map[string]string{}
	hk := r.h.hukum
	switch kode {
	case "kanal":
		for _, k := range hk.Kanal {
			m[k.Kode] = k.Nama
		}
	case "jenis_pemohon":
		for _, p := range hk.Pemohon {
			m[p.Kode] = p.Nama
		}
		m[""] = "belum disebut"
	case "unit", "badan":
		for _, d := range [][]Perangkat{r.h.b.OPD, r.h.b.Desa} {
			for _, p := range d {
				m[p.Kode] = p.Nama
			}
		}
		for _, u := range r.h.unit {
			if m[u.Kode] == "" {
				m[u.Kode] = u.Nama
			}
		}
		if kode == "badan" {
			m[""] = "pemerintah daerah"
		}
	case "bulan":
		return func(k string) string {
			p, err := kominfo.ParsePeriode(k)
			if err != nil {
				return k
			}
			return p.Nama()
		}
	}
	return func(k string) string {
		if n := m[k]; n != "" {
			return n
		}
		if k == "" {
			return "tidak tercatat"
		}
		return k
	}
}

// kunciGabung is the key of the row into which small ones were put.
const kunciGabung = "gabungan"

// gabungSel puts rows with fewer than ambang requests together. Where the sum is
// still too small, the next smallest row joins, so that it cannot be worked out from
// the total. Rows without a request are left out: they say who did not ask.
func gabungSel(rs []BarisRincian, ambang int) ([]BarisRincian, bool) {
	urut := make([]int, 0, len(rs))
	for i, r := range rs {
		if r.Diterima > 0 {
			urut = append(urut, i)
		}
	}
	slices.SortStableFunc(urut, func(a, b int) int { return rs[a].Diterima - rs[b].Diterima })
	masuk, jumlah := map[int]bool{}, 0
	for _, i := range urut {
		if rs[i].Diterima >= ambang && (jumlah == 0 || jumlah >= ambang) {
			break
		}
		masuk[i], jumlah = true, jumlah+rs[i].Diterima
	}
	out := []BarisRincian{}
	for i, r := range rs {
		if r.Diterima > 0 && !masuk[i] {
			out = append(out, r)
		}
	}
	if jumlah > 0 {
		out = append(out, BarisRincian{Kunci: kunciGabung, Nama: "Lainnya, digabung", Diterima: jumlah})
	}
	return out, jumlah > 0
}

// aturanSel says the rule in a sentence.
func aturanSel(ambang int) string {
	if ambang <= 0 {
		return "Laporan untuk kantor sendiri: rincian tidak digabung. Jangan diumumkan tanpa ambang jumlah, karena baris yang kecil dapat menunjuk seorang pemohon."
	}
	return "Rincian dengan kurang dari " + strconv.Itoa(ambang) + " permohonan digabung, supaya pemohonnya tidak dapat dikenali; jumlah seluruhnya, hasil dan alasan penolakan tetap utuh karena wajib diumumkan (UU 14/2008 Pasal 12)."
}
