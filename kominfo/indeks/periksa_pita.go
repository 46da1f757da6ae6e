package indeks

import (
	"cmp"
	"fmt"
	"slices"
)

// pita proves that the bands of predikat cover the whole range of the index, the
// bands of levels the whole scale, and that points fill the bands of levels.
func (p *pemeriksa) pita() {
	in := p.in
	bawah, atas := in.Skala.Min, in.Skala.Max
	if in.Cara == Jumlah {
		b, err1 := bawah.Kali(in.BobotTotal)
		a, err2 := atas.Kali(in.BobotTotal)
		if err1 != nil || err2 != nil {
			p.galat("IDX-BOBOT-05", "bobot_total", "Rentang indeks tidak dapat dihitung dengan tepat. Tulis bobot dengan angka yang lebih pendek.")
			return
		}
		bawah, atas = b, a
	}
	var rs []pitaBernama
	for i, x := range in.Pita {
		jalur := fmt.Sprintf("pita[%d]", i)
		p.wajib(x.Predikat, jalur+".predikat")
		rs = append(rs, pitaBernama{x.Rentang, x.Predikat, jalur})
	}
	p.menutup(rs, bawah, atas, "pita")
	if len(in.PitaTingkat) > 0 {
		rs = nil
		for i, x := range in.PitaTingkat {
			jalur := fmt.Sprintf("pita_tingkat[%d]", i)
			p.tingkat(x.Tingkat, jalur)
			rs = append(rs, pitaBernama{x.Rentang, fmt.Sprintf("Tingkat %d", x.Tingkat), jalur})
		}
		p.menutup(rs, in.Skala.Min, in.Skala.Max, "pita_tingkat")
	}
	if in.PoinTingkat != nil {
		p.poin()
	}
}

type pitaBernama struct {
	Rentang
	nama, jalur string
}

// menutup proves that the intervals cover bawah to atas, both included, each
// value once.
func (p *pemeriksa) menutup(rs []pitaBernama, bawah, atas Pecahan, jalur string) {
	if len(rs) == 0 {
		p.galat("IDX-WAJIB-01", jalur, "Pita (%s) kosong. Isi rentang untuk seluruh indeks.", jalur)
		return
	}
	nama := map[string]bool{}
	for _, r := range rs {
		if nama[r.nama] {
			p.galat("IDX-PITA-05", r.jalur, "%s dipakai dua kali.", r.nama)
		}
		nama[r.nama] = true
		if c := r.Dari.Cmp(r.Sampai); c > 0 || c == 0 && !(r.DariTermasuk && r.SampaiTermasuk) {
			p.galat("IDX-PITA-04", r.jalur, "Pita %s kosong: dari %s sampai %s.", r.nama, r.Dari.Teks(), r.Sampai.Teks())
			return
		}
	}
	urut := slices.Clone(rs)
	slices.SortStableFunc(urut, func(a, b pitaBernama) int {
		return cmp.Or(a.Dari.Cmp(b.Dari), a.Sampai.Cmp(b.Sampai))
	})
	if r := urut[0]; !r.Memuat(bawah) || r.Dari != bawah {
		p.galat("IDX-PITA-03", r.jalur, "Pita terendah %s harus mulai tepat dari %s (termasuk).", r.nama, bawah.Teks())
	}
	if r := urut[len(urut)-1]; !r.Memuat(atas) || r.Sampai != atas {
		p.galat("IDX-PITA-03", r.jalur, "Pita tertinggi %s harus berakhir tepat pada %s (termasuk).", r.nama, atas.Teks())
	}
	for i, b := range urut[1:] {
		a := urut[i]
		c := a.Sampai.Cmp(b.Dari)
		switch {
		case c < 0 || c == 0 && !a.SampaiTermasuk && !b.DariTermasuk:
			p.galat("IDX-PITA-01", b.jalur, "Ada celah antara %s dan %s di sekitar %s. Indeks di celah itu tidak punya predikat.", a.nama, b.nama, b.Dari.Teks())
		case c > 0 || a.SampaiTermasuk && b.DariTermasuk:
			p.galat("IDX-PITA-02", b.jalur, "%s dan %s bertumpuk di sekitar %s. Tiap indeks hanya boleh masuk satu pita.", a.nama, b.nama, b.Dari.Teks())
		}
	}
}

// poin proves that Awal plus the points of levels 1 to n ends where the band of
// level n ends.
func (p *pemeriksa) poin() {
	pt := p.in.PoinTingkat
	if len(pt.Tingkat) != len(p.in.PitaTingkat) {
		p.galat("IDX-POIN-01", "poin_tingkat", "Poin disebut untuk %d tingkat, pita untuk %d tingkat.", len(pt.Tingkat), len(p.in.PitaTingkat))
		return
	}
	s := penjumlah{n: pt.Awal}
	for i, t := range pt.Tingkat {
		jalur := fmt.Sprintf("poin_tingkat.tingkat[%d]", i)
		s.tambah(t.Poin)
		k := slices.IndexFunc(p.in.PitaTingkat, func(x PitaTingkat) bool { return x.Tingkat == t.Tingkat })
		if k < 0 || s.err != nil || s.n != p.in.PitaTingkat[k].Sampai {
			p.galat("IDX-POIN-01", jalur, "Poin sampai tingkat %d berjumlah %s; harus sama dengan ujung pita tingkat itu.", t.Tingkat, s.n.Teks())
		}
	}
}
