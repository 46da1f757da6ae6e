package spbe

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// NilaiBukti is what the evidence of one assessment says about one indicator:
// the value with its explanation (the embedded result) and the status of every
// item as it is shown to the office.
type NilaiBukti struct {
	indeks.HasilBukti
	Butir  []ButirBukti      `json:"butir"`          // every item, lowest level first
	Luar   *indeks.HasilLuar `json:"luar,omitempty"` // set where the value comes from another institution's index
	Temuan []kominfo.Finding `json:"temuan"`
}

// ButirBukti is one evidence item with its shown status. Two statuses are
// derived and stored nowhere: belum (no document) and, for a document that waits
// or was accepted above an incomplete level, revisi with the reason
// otomatis_ditolak. The latter has Turunan set; it goes away by itself as soon
// as the levels below are complete.
type ButirBukti struct {
	indeks.ButirKe
	Teks     string         `json:"teks"`
	Poin     indeks.Pecahan `json:"poin"`
	Status   StatusBukti    `json:"status"`
	Alasan   AlasanRevisi   `json:"alasan"` // only with revisi
	Turunan  bool           `json:"turunan"`
	Dihitung bool           `json:"dihitung"` // its points are in the value
	Catatan  string         `json:"catatan"`  // what the assessor wrote on the evidence that decides
	Bukti    []int          `json:"bukti"`    // places of its evidence in the slice that was given
}

// PilihanNilai are the choices that the rule leaves to the office. The zero
// value makes none.
type PilihanNilai struct {
	// Poin overrides the points of items, by nomor of the indicator: the official
	// table of points was not found.
	Poin map[string]map[indeks.ButirKe]indeks.Pecahan
	// Luar holds the numbers of other institutions' indices, by nomor of the
	// indicator: "68,75".
	Luar map[string]string
	// Anggap takes the lowest value where such a number is missing, as assessors
	// do. The value is marked.
	Anggap bool
}

// NilaiDariBukti gives the value of an indicator from the evidence of one
// assessment: Awal plus the points of the accepted items, level by level. bukti
// may hold the evidence of all its indicators, but of no other assessment and
// nothing withdrawn. An item that several documents prove is accepted when one of
// them is; otherwise proses, revisi, draf is its status, in this order.
//
// The rule is an inference from published results (Sumber says so). An
// instrument without such a rule (SPBE) gives statuses and counts, no value.
func NilaiDariBukti(in *indeks.Instrumen, nomor string, bukti []Bukti) NilaiBukti {
	return NilaiBuktiDengan(in, nomor, bukti, PilihanNilai{})
}

// NilaiBuktiDengan is NilaiDariBukti with choices.
func NilaiBuktiDengan(in *indeks.Instrumen, nomor string, bukti []Bukti, p PilihanNilai) NilaiBukti {
	var n NilaiBukti
	if in == nil {
		n.Nomor = nomor
		n.Temuan = []kominfo.Finding{{ID: "SPBE-INSTRUMEN-01", Path: "instrumen", Severity: kominfo.Galat, Message: "Instrumen tidak dikenal."}}
		return n
	}
	if d, ok := in.Cari(nomor); ok {
		nomor = d.Nomor
	}
	var ke []int
	for i := range bukti {
		if bukti[i].Indikator == nomor {
			ke = append(ke, i)
		}
	}
	n.isi(in, nomor, bukti, ke, &p)
	return n
}

// NilaiSemuaBukti gives every indicator of the instrument, in its order.
func NilaiSemuaBukti(in *indeks.Instrumen, bukti []Bukti, p PilihanNilai) []NilaiBukti {
	if in == nil {
		return nil
	}
	hasil := make([]NilaiBukti, len(in.Indikator))
	for i := range in.Indikator {
		hasil[i] = NilaiBuktiDengan(in, in.Indikator[i].Nomor, bukti, p)
	}
	return hasil
}

// JawabanBukti gives the values as answers for [indeks.Instrumen.Isi], exact
// ("7/6"). An indicator without a value is left out: it is unanswered, not zero.
func JawabanBukti(ns []NilaiBukti) map[string]string {
	m := map[string]string{}
	for i := range ns {
		if n := &ns[i]; n.Ada {
			m[n.Nomor] = n.Nilai.String()
		}
	}
	return m
}

// ButirKurang gives the items still to be accepted to complete the present
// level, with their statuses: what to work on next.
func (n *NilaiBukti) ButirKurang() []ButirBukti {
	var bs []ButirBukti
	for i := range n.Butir {
		if b := &n.Butir[i]; n.Naik.Tingkat != 0 && b.Tingkat == n.Naik.Tingkat && !b.Dihitung {
			bs = append(bs, *b)
		}
	}
	return bs
}

// Jelaskan tells how the value came about, in sentences.
func (n *NilaiBukti) Jelaskan() []string {
	if n.Luar != nil {
		return n.Luar.Jelaskan()
	}
	return n.HasilBukti.Jelaskan()
}

// isi scores the evidence at the places ke.
func (n *NilaiBukti) isi(in *indeks.Instrumen, nomor string, bukti []Bukti, ke []int, p *PilihanNilai) {
	diterima := make(map[indeks.ButirKe]bool, len(ke))
	for _, i := range ke {
		if b := &bukti[i]; b.Status == BuktiDiterima {
			diterima[letak(b)] = true
		}
	}
	n.HasilBukti, n.Temuan = in.NilaiBukti(nomor, diterima, p.Poin[nomor])
	// Where the value is taken from an index, that index speaks instead.
	if k := len(n.Temuan) - 1; k >= 0 && n.Temuan[k].ID == "IDX-BUKTI-07" {
		l, fs := in.NilaiLuar(nomor, p.Luar[nomor], p.Anggap)
		n.Luar, n.Ada, n.Nilai, n.Tingkat, n.Sumber = &l, l.Ada, l.Nilai, l.Tingkat, l.Sumber
		n.Temuan = append(n.Temuan[:k], fs...)
	}
	n.susunButir(bukti, ke)
}

// susunButir works out the shown status of every item.
func (n *NilaiBukti) susunButir(bukti []Bukti, ke []int) {
	jumlah := 0
	for i := range n.Rinci {
		jumlah += len(n.Rinci[i].Butir)
	}
	n.Butir = make([]ButirBukti, jumlah)
	sisa := n.Butir
	letakBukti := make([]int, 0, len(ke)) // one array for all items: no evidence serves two
	gerbang := n.Ada && n.Luar == nil     // only where items make the value
	for i := range n.Rinci {
		t := &n.Rinci[i]
		for j := range t.Butir {
			x := &t.Butir[j]
			b := &sisa[j]
			b.ButirKe = indeks.ButirKe{Tingkat: t.Tingkat, Butir: x.Butir}
			b.Teks, b.Poin, b.Dihitung, b.Status = x.Teks, x.Poin, x.Dihitung, BuktiBelum
			awal := len(letakBukti)
			for _, k := range ke {
				s := &bukti[k]
				if letak(s) != b.ButirKe {
					continue
				}
				letakBukti = append(letakBukti, k)
				if u := s.Status.mutu(); u > 0 && u >= b.Status.mutu() {
					b.Status, b.Alasan, b.Catatan = s.Status, s.AlasanRevisi, s.Catatan
				}
			}
			b.Bukti = letakBukti[awal:len(letakBukti):len(letakBukti)]
			if gerbang && !t.Terbuka && (b.Status == BuktiDiterima || b.Status == BuktiProses) {
				b.Status, b.Alasan, b.Turunan = BuktiRevisi, OtomatisDitolak, true
			}
			if b.Status != BuktiRevisi {
				b.Alasan = ""
			}
		}
		sisa = sisa[len(t.Butir):]
	}
}

func letak(b *Bukti) indeks.ButirKe {
	return indeks.ButirKe{Tingkat: int(b.Tingkat), Butir: int(b.Butir)}
}
