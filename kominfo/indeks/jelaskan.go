package indeks

import "github.com/lumbung-id/lumbung/kominfo"

// Suku is one term of the sum behind an index: bobot × nilai / pembagi.
type Suku struct {
	Nomor, Nama string
	Domain      string // kode, "" where the instrument has none
	Aspek       string
	Bobot       Pecahan
	Ada         bool    // answered
	Nilai       Pecahan // only when answered
	Sumbangan   Pecahan // what the term adds to the index; all of them add up to it exactly
}

// Jelaskan gives the terms of the index of a sheet, in the order of the form:
// the answer to "where does this number come from".
func (in *Instrumen) Jelaskan(l Lembar) []Suku {
	n := in.inti
	if n == nil {
		return nil
	}
	if l.inti == nil || l.inti.sidik != n.sidik {
		l, _ = in.Isi(nil)
	}
	s := make([]Suku, len(in.Indikator))
	for i, d := range in.Indikator {
		s[i] = Suku{Nomor: d.Nomor, Nama: d.Nama, Aspek: d.Aspek, Bobot: d.Bobot}
		if k := n.induk[i]; k >= 0 && n.grup[k].induk >= 0 {
			s[i].Domain = in.Aspek[k].Domain
		}
		if v := l.nilai[i]; v != kosong {
			s[i].Ada = true
			s[i].Nilai = sederhana(v, l.q)
			s[i].Sumbangan = sederhana(n.bobot[i]*v, n.bagi*l.q)
		}
	}
	return s
}

// Gabung combines published sub-indices one step up, by the formula of the
// instrument: the indicators of an aspek, the aspek of a domain, or with induk ""
// the top groups to the index. nilai holds every member by its kode (indicators
// also by nomor) and nothing else.
//
// It serves results of which only rounded sub-indices are known. The combination
// of rounded numbers is not the index of the office: it can differ in the last
// decimal and even in the predikat. With answers at hand use Score.
func (in *Instrumen) Gabung(induk string, nilai map[string]Pecahan) (Pecahan, error) {
	const op = "indeks.Gabung"
	type anggota struct {
		kode, nomor string
		bobot       Pecahan
	}
	// With Jumlah the points of an indicator are weighted once; groups only add up.
	bobotGrup := func(b Pecahan) Pecahan {
		if in.Cara == Jumlah {
			return Utuh(1)
		}
		return b
	}
	var as []anggota
	for _, d := range in.Indikator {
		if d.Aspek == induk {
			as = append(as, anggota{d.Kode, d.Nomor, d.Bobot})
		}
	}
	if len(as) == 0 || induk == "" {
		for _, a := range in.Aspek {
			if a.Domain == induk {
				as = append(as, anggota{a.Kode, a.Kode, bobotGrup(a.Bobot)})
			}
		}
	}
	if induk == "" {
		for _, d := range in.Domain {
			as = append(as, anggota{d.Kode, d.Kode, bobotGrup(d.Bobot)})
		}
	}
	if len(as) == 0 {
		return Pecahan{}, kominfo.E(kominfo.TidakAda, op, "Kelompok %q tidak ada dalam %s.", potong(induk), in.ID)
	}
	var isi, bobot penjumlah
	for _, a := range as {
		v, ok := nilai[a.kode]
		if !ok {
			v, ok = nilai[a.nomor]
		}
		if !ok {
			return Pecahan{}, kominfo.E(kominfo.TidakSah, op, "Nilai %s belum ada. Isi semua anggota kelompok.", a.kode)
		}
		x, err := v.Kali(a.bobot)
		if err != nil {
			return Pecahan{}, err
		}
		isi.tambah(x)
		bobot.tambah(a.bobot)
	}
	if len(nilai) != len(as) {
		return Pecahan{}, kominfo.E(kominfo.TidakSah, op, "Ada nilai yang bukan anggota kelompok %q. Isi hanya anggotanya.", potong(induk))
	}
	if isi.err != nil {
		return Pecahan{}, isi.err
	}
	if in.Cara == Jumlah {
		return isi.n, nil
	}
	return isi.n.Bagi(bobot.n)
}
