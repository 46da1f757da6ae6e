package indeks

import (
	"fmt"

	"github.com/lumbung-id/lumbung/kominfo"
)

// kelompok proves codes and references of domain, aspek and indicators.
func (p *pemeriksa) kelompok() {
	in := p.in
	kode := map[string]bool{}  // domain and aspek share one space of codes
	domain := map[string]int{} // code -> number of aspek
	aspek := map[string]int{}  // code -> number of indicators
	jenis := map[string]bool{"": true}
	for i, d := range in.Domain {
		j := fmt.Sprintf("domain[%d]", i)
		p.kode(d.Kode, j+".kode")
		p.wajib(d.Nama, j+".nama")
		p.unik(kode, d.Kode, j+".kode")
		domain[d.Kode] = 0
	}
	for i, a := range in.Aspek {
		j := fmt.Sprintf("aspek[%d]", i)
		p.kode(a.Kode, j+".kode")
		p.wajib(a.Nama, j+".nama")
		p.unik(kode, a.Kode, j+".kode")
		aspek[a.Kode] = 0
		if _, ok := domain[a.Domain]; ok {
			domain[a.Domain]++
		} else if len(in.Domain) > 0 || a.Domain != "" {
			p.galat("IDX-RUJUK-01", j+".domain", "Aspek %s menunjuk domain %q yang tidak ada.", a.Kode, potong(a.Domain))
		}
	}
	for _, jn := range in.Skala.Jenis {
		jenis[jn.Kode] = true
	}
	nomor := map[string]int{}
	for i, d := range in.Indikator {
		j := fmt.Sprintf("indikator[%d]", i)
		p.kode(d.Nomor, j+".nomor")
		p.kode(d.Kode, j+".kode")
		// An answer may name an indicator by nomor or kode, so neither may mean two.
		for _, k := range []string{d.Nomor, d.Kode} {
			if lain, ada := nomor[k]; ada && lain != i {
				p.galat("IDX-KODE-01", j, "Nomor atau kode %q dipakai dua indikator. Beri nomor yang berbeda.", potong(k))
			}
			nomor[k] = i
		}
		if _, ok := aspek[d.Aspek]; ok {
			aspek[d.Aspek]++
		} else if len(in.Aspek) > 0 || d.Aspek != "" {
			p.galat("IDX-RUJUK-01", j+".aspek", "Indikator %s menunjuk aspek %q yang tidak ada.", d.Nomor, potong(d.Aspek))
		}
		if !jenis[d.Jenis] {
			p.galat("IDX-RUJUK-01", j+".jenis", "Indikator %s menunjuk jenis %q yang tidak ada dalam skala.", d.Nomor, potong(d.Jenis))
		}
	}
	for i, d := range in.Domain {
		if domain[d.Kode] == 0 {
			p.galat("IDX-RUJUK-02", fmt.Sprintf("domain[%d]", i), "Domain %s tidak punya aspek.", d.Kode)
		}
	}
	for i, a := range in.Aspek {
		if aspek[a.Kode] == 0 {
			p.galat("IDX-RUJUK-02", fmt.Sprintf("aspek[%d]", i), "Aspek %s tidak punya indikator.", a.Kode)
		}
	}
}

// bobot proves that weights add up exactly on every level.
func (p *pemeriksa) bobot() {
	in := p.in
	total := penjumlah{}
	perAspek, perDomain := map[string]*penjumlah{}, map[string]*penjumlah{}
	positif := func(b Pecahan, jalur string) {
		if b.p <= 0 {
			p.galat("IDX-BOBOT-04", jalur, "Bobot %s harus di atas nol.", b.Teks())
		}
	}
	tambah := func(m map[string]*penjumlah, k string, b Pecahan) {
		if m[k] == nil {
			m[k] = &penjumlah{}
		}
		m[k].tambah(b)
	}
	for i, d := range in.Indikator {
		positif(d.Bobot, fmt.Sprintf("indikator[%d].bobot", i))
		total.tambah(d.Bobot)
		tambah(perAspek, d.Aspek, d.Bobot)
	}
	atas := penjumlah{}
	for i, a := range in.Aspek {
		j := fmt.Sprintf("aspek[%d].bobot", i)
		positif(a.Bobot, j)
		p.sama("IDX-BOBOT-01", j, "Bobot indikator aspek "+a.Kode, perAspek[a.Kode], a.Bobot)
		tambah(perDomain, a.Domain, a.Bobot)
		atas.tambah(a.Bobot)
	}
	for i, d := range in.Domain {
		j := fmt.Sprintf("domain[%d].bobot", i)
		positif(d.Bobot, j)
		p.sama("IDX-BOBOT-02", j, "Bobot aspek domain "+d.Kode, perDomain[d.Kode], d.Bobot)
	}
	positif(in.BobotTotal, "bobot_total")
	p.sama("IDX-BOBOT-03", "bobot_total", "Bobot semua indikator", &total, in.BobotTotal)
	if len(in.Aspek) > 0 {
		p.sama("IDX-BOBOT-03", "bobot_total", "Bobot semua aspek", &atas, in.BobotTotal)
	}
}

func (p *pemeriksa) sama(id, jalur, apa string, s *penjumlah, harus Pecahan) {
	switch {
	case s == nil: // an empty group is reported by kelompok
	case s.err != nil:
		p.galat("IDX-BOBOT-05", jalur, "%s tidak dapat dijumlahkan dengan tepat. Tulis bobot dengan angka yang lebih pendek.", apa)
	case s.n != harus:
		p.galat(id, jalur, "%s berjumlah %s, seharusnya %s. Periksa bobot satu per satu.", apa, s.n.Teks(), harus.Teks())
	}
}

// penjumlah adds exactly and remembers an overflow.
type penjumlah struct {
	n   Pecahan
	err error
}

func (s *penjumlah) tambah(b Pecahan) {
	if s.err == nil {
		s.n, s.err = s.n.Tambah(b)
	}
}

// semuaSumber proves that every fact says how well it is known.
func (p *pemeriksa) semuaSumber() {
	in := p.in
	status := func(s kominfo.StatusSumber, jalur string) {
		if !s.Sah() {
			p.galat("IDX-SUMBER-01", jalur, "Status sumber %q pada %s tidak dikenal. Tulis terverifikasi, sekunder, dari_ingatan atau inferensi.", potong(string(s)), jalur)
		}
	}
	sumber := func(s kominfo.Sumber, jalur string) {
		status(s.Status, jalur+".status")
		if s.Regulasi == "" {
			p.galat("IDX-SUMBER-02", jalur+".regulasi", "Sumber %s tidak menyebut peraturan atau terbitan. Isi bidang regulasi.", jalur)
		}
	}
	catatan := func(cs []Catatan, jalur string) {
		for i, c := range cs {
			status(c.Status, fmt.Sprintf("%scatatan[%d].status", jalur, i))
			p.wajib(c.Teks, fmt.Sprintf("%scatatan[%d].teks", jalur, i))
		}
	}
	status(in.Status, "status")
	sumber(in.Berlaku.Sumber, "berlaku.sumber")
	for i, s := range in.Dasar {
		sumber(s, fmt.Sprintf("dasar[%d]", i))
	}
	sumber(in.SumberBobot, "sumber_bobot")
	sumber(in.SumberRumus, "sumber_rumus")
	sumber(in.SumberBulat, "sumber_pembulatan")
	sumber(in.SumberPita, "sumber_pita")
	if in.SumberIndeks != nil {
		sumber(*in.SumberIndeks, "sumber_indeks")
	}
	sumber(in.Skala.Sumber, "skala.sumber")
	for i, j := range in.Skala.Jenis {
		sumber(j.Sumber, fmt.Sprintf("skala.jenis[%d].sumber", i))
	}
	if in.PoinTingkat != nil {
		sumber(in.PoinTingkat.Sumber, "poin_tingkat.sumber")
	}
	catatan(in.Catatan, "")
	for i, d := range in.Indikator {
		j := fmt.Sprintf("indikator[%d].", i)
		status(d.Status.Nama, j+"status.nama")
		status(d.Status.Kriteria, j+"status.kriteria")
		bukti := false
		for _, t := range d.Tingkat {
			bukti = bukti || len(t.Bukti) > 0
		}
		if bukti || d.Status.Bukti != "" {
			status(d.Status.Bukti, j+"status.bukti")
		}
		if d.IndeksLuar != nil {
			sumber(d.IndeksLuar.Sumber, j+"indeks_luar.sumber")
		}
		if d.Kelanjutan != nil {
			status(d.Kelanjutan.Status, j+"kelanjutan.status")
		}
		catatan(d.Catatan, j)
	}
}
