package banding

import (
	"maps"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Terbit is a result as it was published: machine decimals with the decimals of
// the source ("2.59", "4.2125000000"), by the kode of the instrument. Empty and
// absent are the same: not published.
type Terbit struct {
	Indeks   string            `json:"indeks,omitempty"`
	Predikat string            `json:"predikat,omitempty"`
	Domain   map[string]string `json:"domain,omitempty"`
	Aspek    map[string]string `json:"aspek,omitempty"`
}

func (t Terbit) sama(u Terbit) bool {
	return t.Indeks == u.Indeks && t.Predikat == u.Predikat && maps.Equal(t.Domain, u.Domain) && maps.Equal(t.Aspek, u.Aspek)
}

// Hitungan is what the exact weights make of published sub-indices. It tests the
// published index and is not the index of the office: its terms are rounded.
type Hitungan struct {
	Lengkap   bool                      `json:"lengkap"`            // every term was published, so there is an index
	Indeks    indeks.Pecahan            `json:"indeks,omitzero"`    // only when Lengkap
	Predikat  string                    `json:"predikat,omitempty"` // band of Indeks, only when Lengkap
	Domain    map[string]indeks.Pecahan `json:"domain,omitempty"`   // from aspek: the domains whose aspek are all there
	Toleransi indeks.Pecahan            `json:"toleransi,omitzero"` // how far the rounding of the terms moves each value
}

// Uji is a published result beside what follows from its own parts.
type Uji struct {
	Nilai      Capaian  `json:"nilai"`       // the published values as numbers, DariTerbit
	DariAspek  Hitungan `json:"dari_aspek"`  // recomputed from the published aspek
	DariDomain Hitungan `json:"dari_domain"` // recomputed from the published domains
}

// desimalMaks is the most decimals that a published value keeps. The portal gives
// ten; finer ones are the dust of binary fractions.
const desimalMaks = 10

// PeriksaTerbit reads a published result and tests its parts against each other
// with the exact weights. A contradiction is a difference larger than the
// decimals of the values allow. Nothing is changed: Uji holds both sides.
//
//	BANDING-TERBIT-01  galat       not a decimal number
//	BANDING-TERBIT-02  galat       index or aspek outside the scale (a domain: peringatan)
//	BANDING-TERBIT-03  galat       the index contradicts the aspek
//	BANDING-TERBIT-04  peringatan  a domain contradicts its aspek
//	BANDING-TERBIT-05  peringatan  the index contradicts the domains
//	BANDING-TERBIT-06  peringatan  the predikat is not that of the index
//	BANDING-TERBIT-07  catatan     recomputed from rounded values the index shows differently, perhaps with another predikat
//	BANDING-TERBIT-08  peringatan  a kode that the instrument does not have
//	BANDING-TERBIT-09  peringatan  more than ten decimals, rounded to ten; dari and menjadi in usul
//
// A value of which 01 or 02 says galat is not in Uji. Fewer than two decimals count as
// two: results are published with two at least, and spreadsheets drop zeros.
func PeriksaTerbit(in *indeks.Instrumen, t Terbit) (Uji, []kominfo.Finding) {
	p := pemeriksa{in: in}
	var u Uji
	n := &u.Nilai
	n.Instrumen, n.Asal, n.Metode = in.ID, DariTerbit, "terbit"
	var dIndeks, dDomain, dAspek int
	n.Aspek, dAspek = p.baca("aspek", t.Aspek, func(k string) bool {
		return slices.ContainsFunc(in.Aspek, func(a indeks.Aspek) bool { return a.Kode == k })
	}, kominfo.Galat)
	n.Domain, dDomain = p.baca("domain", t.Domain, func(k string) bool {
		return slices.ContainsFunc(in.Domain, func(a indeks.Domain) bool { return a.Kode == k })
	}, kominfo.Peringatan)
	if m, d := p.baca("", map[string]string{"indeks": t.Indeks}, func(string) bool { return true }, kominfo.Galat); len(m) == 1 {
		n.Lengkap, n.Indeks, dIndeks = true, m["indeks"], d
		if n.Predikat = strings.TrimSpace(t.Predikat); n.Predikat == "" {
			n.Predikat = predikat(in, n.Indeks)
		}
	}
	n.Desimal = max(dIndeks, dDomain, dAspek)

	u.DariAspek = p.dariAspek(n.Aspek, dAspek)
	u.DariDomain = p.dariDomain(n.Domain, dDomain)
	janggal := p.ujiDomain(n, &u, dDomain)
	if n.Lengkap {
		p.ujiIndeks("aspek", n, dIndeks, u.DariAspek)
		if !janggal && len(in.Domain) > 0 {
			// With domains that are wrong by themselves this would say the same twice.
			p.ujiIndeks("domain", n, dIndeks, u.DariDomain)
		}
		p.ujiPredikat(t.Predikat, n, dIndeks)
	}
	return u, p.fs
}

type pemeriksa struct {
	in *indeks.Instrumen
	fs []kominfo.Finding
}

func (p *pemeriksa) catat(id string, s kominfo.Severity, jalur, pesan string) {
	p.fs = append(p.fs, temuan("BANDING-TERBIT-"+id, s, jalur, pesan))
}

// baca reads values of one kind; n is the finest number of decimals among them,
// at least two.
func (p *pemeriksa) baca(kelas string, teks map[string]string, ada func(string) bool, luar kominfo.Severity) (m map[string]indeks.Pecahan, n int) {
	n = 2
	for _, k := range slices.Sorted(maps.Keys(teks)) {
		s := strings.TrimSpace(teks[k])
		jalur := k
		if kelas != "" {
			jalur = kelas + "." + potong(k)
		}
		if !ada(k) {
			p.catat("08", kominfo.Peringatan, jalur, "Kode "+kutip(k)+" tidak ada dalam "+nama(p.in.ID)+", jadi nilainya tidak dipakai.")
			continue
		}
		if s == "" {
			continue
		}
		halus, digit := rapikan(s)
		v, err := indeks.ParsePecahan(halus)
		if err != nil || strings.Contains(s, "/") {
			p.catat("01", kominfo.Galat, jalur, "Nilai "+jalur+" bukan angka desimal: "+kutip(s)+". Tulis misalnya 3.25.")
			continue
		}
		if halus != s {
			p.fs = append(p.fs, kominfo.Finding{ID: "BANDING-TERBIT-09", Path: jalur, Severity: kominfo.Peringatan,
				Message: "Nilai " + jalur + " ditulis dengan lebih dari " + angka(desimalMaks) + " desimal dan dipakai dengan " + angka(desimalMaks) + " desimal: " + halus + ".",
				Fix:     &kominfo.Usul{Dari: potong(s), Menjadi: halus}})
		}
		if v.Cmp(p.in.Skala.Min) < 0 || v.Cmp(p.in.Skala.Max) > 0 {
			p.catat("02", luar, jalur, "Nilai "+jalur+" adalah "+tulis(v, digit)+", di luar skala "+ringkas(p.in.Skala.Min)+" sampai "+ringkas(p.in.Skala.Max)+".")
			if luar == kominfo.Galat {
				continue
			}
		}
		if m == nil {
			m = map[string]indeks.Pecahan{}
		}
		m[k] = v
		n = max(n, digit)
	}
	return m, n
}

// rapikan gives s with at most ten decimals, half up, and how many it has.
func rapikan(s string) (string, int) {
	bulat, des, _ := strings.Cut(s, ".")
	if len(des) <= desimalMaks || len(s) > 48 {
		return s, len(des)
	}
	// Below the 18th decimal nothing decides between up and down.
	v, err := indeks.ParsePecahan(bulat + "." + des[:min(len(des), 18)])
	if err != nil || strings.Trim(des, "0123456789") != "" {
		return s, len(des)
	}
	return v.Bulat(desimalMaks, indeks.SetengahKeAtas), desimalMaks
}

func (p *pemeriksa) dariAspek(aspek map[string]indeks.Pecahan, d int) Hitungan {
	h := Hitungan{Toleransi: setengah(d)}
	if len(p.in.Domain) == 0 {
		return p.tutup(h, aspek, "")
	}
	for _, dom := range p.in.Domain {
		anggota := map[string]indeks.Pecahan{}
		for _, a := range p.in.Aspek {
			if v, ok := aspek[a.Kode]; ok && a.Domain == dom.Kode {
				anggota[a.Kode] = v
			}
		}
		if v, err := p.in.Gabung(dom.Kode, anggota); err == nil {
			if h.Domain == nil {
				h.Domain = map[string]indeks.Pecahan{}
			}
			h.Domain[dom.Kode] = v
		}
	}
	// The domains are not rounded here, so the index is that of the aspek.
	return p.tutup(h, h.Domain, "")
}

func (p *pemeriksa) dariDomain(domain map[string]indeks.Pecahan, d int) Hitungan {
	h := Hitungan{Toleransi: setengah(d)}
	if len(p.in.Domain) == 0 {
		return h
	}
	return p.tutup(h, domain, "")
}

// tutup adds the index when every term is there.
func (p *pemeriksa) tutup(h Hitungan, m map[string]indeks.Pecahan, induk string) Hitungan {
	if v, err := p.in.Gabung(induk, m); err == nil {
		h.Lengkap, h.Indeks, h.Predikat = true, v, predikat(p.in, v)
	}
	return h
}

func predikat(in *indeks.Instrumen, x indeks.Pecahan) string {
	b, _ := in.Predikat(x)
	return b.Predikat
}

// jauh reports whether a and b lie further apart than their rounding explains.
func jauh(a, b, tolA, tolB indeks.Pecahan) bool {
	beda, err1 := a.Kurang(b)
	tol, err2 := tolA.Tambah(tolB)
	return err1 != nil || err2 != nil || mutlak(beda).Cmp(tol) > 0
}

func (p *pemeriksa) ujiDomain(n *Capaian, u *Uji, d int) (janggal bool) {
	for _, dom := range p.in.Domain {
		terbit, ok1 := n.Domain[dom.Kode]
		hitung, ok2 := u.DariAspek.Domain[dom.Kode]
		if ok1 && ok2 && jauh(terbit, hitung, setengah(d), u.DariAspek.Toleransi) {
			janggal = true
			p.catat("04", kominfo.Peringatan, "domain."+dom.Kode, "Nilai terbit domain "+dom.Kode+" ("+dom.Nama+") "+tulis(terbit, d)+
				" tidak cocok dengan aspeknya, yang memberi "+tulis(hitung, d)+". Keduanya disimpan; periksa ke sumbernya.")
		}
	}
	return janggal
}

func (p *pemeriksa) ujiIndeks(dari string, n *Capaian, d int, h Hitungan) {
	if !h.Lengkap {
		return
	}
	if jauh(n.Indeks, h.Indeks, setengah(d), h.Toleransi) {
		id, s := "03", kominfo.Galat
		if dari == "domain" {
			id, s = "05", kominfo.Peringatan
		}
		p.catat(id, s, "indeks", "Indeks terbit "+tulis(n.Indeks, d)+" tidak cocok dengan nilai "+dari+" yang terbit, yang memberi "+tulis(h.Indeks, d)+
			". Selisihnya lebih besar daripada yang dapat disebabkan pembulatan; periksa ke sumbernya.")
		return
	}
	x, y := bulat2(n.Indeks), bulat2(h.Indeks)
	a, b := predikat(p.in, x), predikat(p.in, y) // of the values as they are shown
	if a == b {
		a, b = predikat(p.in, n.Indeks), h.Predikat
	}
	if x == y && a == b {
		return
	}
	pesan := "Indeks terbit " + dua(n.Indeks) + ", sedangkan dari nilai " + dari + " yang sudah dibulatkan keluar " + dua(h.Indeks)
	if a != b {
		pesan += ", melintasi batas predikat " + a + " dan " + b
	}
	p.catat("07", kominfo.Catatan, "indeks", pesan+". Selisih ini akibat pembulatan; yang berlaku indeks terbit.")
}

// ujiPredikat asks whether any index that rounds to the published one has the
// published predikat.
func (p *pemeriksa) ujiPredikat(terbit string, n *Capaian, d int) {
	if terbit = strings.TrimSpace(terbit); terbit == "" {
		return
	}
	t := setengah(d)
	bawah, err1 := n.Indeks.Kurang(t)
	atas, err2 := n.Indeks.Tambah(t)
	if err1 != nil || err2 != nil {
		return
	}
	for _, x := range []indeks.Pecahan{bawah, n.Indeks, atas} {
		if strings.EqualFold(predikat(p.in, x), terbit) {
			return
		}
	}
	p.catat("06", kominfo.Peringatan, "predikat", "Predikat terbit "+kutip(terbit)+" tidak cocok dengan indeks "+tulis(n.Indeks, d)+", yang berpredikat "+predikat(p.in, n.Indeks)+". Periksa ke sumbernya.")
}

func kutip(s string) string { return `"` + potong(s) + `"` }

// ringkas writes a number of the scale: "1", "2,5".
func ringkas(x indeks.Pecahan) string {
	s := x.Bulat(6, indeks.SetengahKeAtas)
	return kominfo.FormatDesimal(strings.TrimSuffix(strings.TrimRight(s, "0"), "."))
}
