package indeks

// PredikatDari says on which value the predikat is decided. The regulations do
// not say it: 2.596 is shown as 2.60, and only one of the two rules calls it Baik.
type PredikatDari string

const (
	// DariEksak decides on the exact index, the default; the empty PredikatDari
	// means the same.
	DariEksak PredikatDari = "eksak"
	// DariDuaDesimal decides on the index as it is shown.
	DariDuaDesimal PredikatDari = "dua_desimal"
)

// Opsi are the two choices that the regulations leave open. The zero value is
// half up, predikat on the exact index.
type Opsi struct {
	Pembulatan   Pembulatan
	PredikatDari PredikatDari
}

// Hasil is the result of scoring a sheet.
type Hasil struct {
	Instrumen  string      // Instrumen.ID
	Lengkap    bool        // every indicator is answered, so the index is final
	Indeks     Pecahan     // only when Lengkap
	Predikat   string      // only when Lengkap
	Batas      Batas       // reachable range; both ends are Indeks when Lengkap
	Domain     []SubIndeks // in the order of the instrument
	Aspek      []SubIndeks
	BelumDiisi []string // nomor of the unanswered indicators
	Opsi       Opsi     // the rules that were used, never empty
}

// Batas are the lowest and the highest index that can still come out, when every
// unanswered indicator gets the least or the greatest value of the scale.
type Batas struct {
	Terendah, Tertinggi                 Pecahan
	PredikatTerendah, PredikatTertinggi string
}

// SubIndeks is the index of one domain or aspek.
type SubIndeks struct {
	Kode, Nama string
	Bobot      Pecahan
	Lengkap    bool    // every indicator of it is answered
	Nilai      Pecahan // only when Lengkap
	Terendah   Pecahan // reachable range, as in Batas
	Tertinggi  Pecahan
}

// Sub gives the domain or aspek with the given kode.
func (h Hasil) Sub(kode string) (SubIndeks, bool) {
	for _, s := range h.Domain {
		if s.Kode == kode {
			return s, true
		}
	}
	for _, s := range h.Aspek {
		if s.Kode == kode {
			return s, true
		}
	}
	return SubIndeks{}, false
}

// jumlahan is what an aspek or domain collects. The three sums are over one
// denominator, penyebut × q.
type jumlahan struct {
	isi    int64 // sum of bobot × nilai of the answered
	kosong int64 // sum of the weights of the unanswered
}

// Score computes the index, every domain and every aspek of a sheet, exactly.
// With an unanswered indicator there is no index and no predikat: Lengkap is
// false, Batas gives the range, BelumDiisi the names. A sheet made for another
// instrument counts as wholly unanswered.
func (in *Instrumen) Score(l Lembar, o Opsi) Hasil {
	// The result names the rules that were really used, also for an unknown name.
	if o.Pembulatan != SetengahKeGenap {
		o.Pembulatan = SetengahKeAtas
	}
	if o.PredikatDari != DariDuaDesimal {
		o.PredikatDari = DariEksak
	}
	h := Hasil{Instrumen: in.ID, Opsi: o}
	n := in.inti
	if n == nil {
		return h
	}
	if l.inti == nil || l.inti.sidik != n.sidik {
		l, _ = in.Isi(nil)
	}

	// 64 groups live on the stack; no published instrument has half of that.
	var tumpukan [64]jumlahan
	g := tumpukan[:]
	if len(n.grup) > len(g) {
		g = make([]jumlahan, len(n.grup))
	}
	g = g[:len(n.grup)]
	var semua jumlahan
	kurang := 0
	for i, v := range l.nilai {
		w := n.bobot[i]
		if v == kosong {
			kurang++
			semua.kosong += w
			if k := n.induk[i]; k >= 0 {
				g[k].kosong += w
			}
			continue
		}
		semua.isi += w * v
		if k := n.induk[i]; k >= 0 {
			g[k].isi += w * v
		}
	}
	for i := range n.nAspek {
		if k := n.grup[i].induk; k >= 0 {
			g[k].isi += g[i].isi
			g[k].kosong += g[i].kosong
		}
	}

	sub := make([]SubIndeks, len(n.grup))
	h.Aspek, h.Domain = sub[:n.nAspek:n.nAspek], sub[n.nAspek:]
	for i := range h.Aspek {
		h.Aspek[i].Kode, h.Aspek[i].Nama, h.Aspek[i].Bobot = in.Aspek[i].Kode, in.Aspek[i].Nama, in.Aspek[i].Bobot
	}
	for i := range h.Domain {
		h.Domain[i].Kode, h.Domain[i].Nama, h.Domain[i].Bobot = in.Domain[i].Kode, in.Domain[i].Nama, in.Domain[i].Bobot
	}
	for i := range sub {
		s := &sub[i]
		s.Terendah, s.Tertinggi = n.rentang(g[i], n.grup[i].bagi, l.q)
		if s.Lengkap = g[i].kosong == 0; s.Lengkap {
			s.Nilai = s.Terendah
		}
	}

	h.Batas.Terendah, h.Batas.Tertinggi = n.rentang(semua, n.bagi, l.q)
	h.Batas.PredikatTerendah = in.predikat(h.Batas.Terendah, o)
	if kurang == 0 {
		h.Lengkap, h.Indeks, h.Predikat = true, h.Batas.Terendah, h.Batas.PredikatTerendah
		h.Batas.PredikatTertinggi = h.Predikat
		return h
	}
	h.Batas.PredikatTertinggi = in.predikat(h.Batas.Tertinggi, o)
	h.BelumDiisi = l.belum(in)
	return h
}

// rentang gives the least and the greatest value that a group can still have.
func (n *inti) rentang(j jumlahan, bagi, q int64) (rendah, tinggi Pecahan) {
	if j.kosong == 0 {
		v := sederhana(j.isi, bagi*q)
		return v, v
	}
	lo := j.isi + j.kosong*n.min.p*(q/n.min.Penyebut())
	hi := j.isi + j.kosong*n.max.p*(q/n.max.Penyebut())
	return sederhana(lo, bagi*q), sederhana(hi, bagi*q)
}

func (in *Instrumen) predikat(x Pecahan, o Opsi) string {
	if o.PredikatDari == DariDuaDesimal {
		x = x.bulatKe(2, o.Pembulatan)
	}
	for i := range in.Pita {
		if in.Pita[i].Memuat(x) {
			return in.Pita[i].Predikat
		}
	}
	return ""
}
