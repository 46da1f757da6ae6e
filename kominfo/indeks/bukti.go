package indeks

import (
	"github.com/lumbung-id/lumbung/kominfo"
)

// ButirKe names one evidence item of an indicator: its level and its place in the
// list of that level, from 1. Place 0 is the level as a whole and is used only
// where no list of items is known.
type ButirKe struct {
	Tingkat int `json:"tingkat"`
	Butir   int `json:"butir"`
}

// AsalPoin says where the points of an item come from.
type AsalPoin string

const (
	PoinRata    AsalPoin = "rata"    // equal share of what the level has left
	PoinBerkas  AsalPoin = "berkas"  // the instrument file gives them
	PoinPilihan AsalPoin = "pilihan" // the caller gave them
)

// HasilBukti is the value that accepted evidence gives an indicator, with
// everything that is needed to explain it.
type HasilBukti struct {
	Nomor       string               `json:"nomor"`
	Ada         bool                 `json:"ada"`          // false: no value follows from evidence; the findings say why
	Nilai       Pecahan              `json:"nilai"`        // only when Ada
	Tingkat     int                  `json:"tingkat"`      // level in which Nilai lies; 0 without a value
	Lengkap     int                  `json:"lengkap"`      // highest level up to which every item is accepted; 0: none
	Awal        Pecahan              `json:"awal"`         // value before any evidence
	Rinci       []TingkatBukti       `json:"rinci"`        // lowest level first
	Naik        Naik                 `json:"naik"`         // the next step up
	Sumber      kominfo.Sumber       `json:"sumber"`       // the rule and how well it is known
	StatusBukti kominfo.StatusSumber `json:"status_bukti"` // how well the lists of items are known
}

// TingkatBukti is one level of a HasilBukti.
type TingkatBukti struct {
	Tingkat     int          `json:"tingkat"`
	Poin        Pecahan      `json:"poin"`         // worth of the complete level
	Nilai       Pecahan      `json:"nilai"`        // points that count now
	Diterima    int          `json:"diterima"`     // accepted items, also when the level is closed
	Terbuka     bool         `json:"terbuka"`      // every level below is complete, so items count
	Lengkap     bool         `json:"lengkap"`      // open, and every item is accepted
	TanpaDaftar bool         `json:"tanpa_daftar"` // no list is known: Butir holds the level as a whole
	Butir       []NilaiButir `json:"butir"`
}

// NilaiButir is one item of a TingkatBukti.
type NilaiButir struct {
	Butir    int      `json:"butir"` // place from 1; 0 for the level as a whole
	Teks     string   `json:"teks"`
	Poin     Pecahan  `json:"poin"`
	AsalPoin AsalPoin `json:"asal_poin"`
	Diterima bool     `json:"diterima"`
	Dihitung bool     `json:"dihitung"` // accepted, and its level is open
}

// Naik is what completes the first incomplete level. The zero value means that
// there is nothing left to complete.
type Naik struct {
	Tingkat  int       `json:"tingkat"`  // the level to complete
	Menjadi  Pecahan   `json:"menjadi"`  // value when it is complete
	Mencapai int       `json:"mencapai"` // level in which that value lies
	Jarak    Pecahan   `json:"jarak"`    // Menjadi less the present value
	Kurang   []ButirKe `json:"kurang"`   // items still to be accepted
}

// NilaiBukti gives the value of an indicator from its accepted evidence, by the
// rule of PoinTingkat: Awal plus the points of the accepted items, where
//
//   - an item is worth what poin says, else what the file says (Butir.Poin), else
//     an equal share of what the others leave of the points of the level;
//   - accepted items of the first incomplete level count, items above it do not
//     (the gate: the portal rejects them by itself);
//   - a level without a known list of items is one item, ButirKe{tingkat, 0}: it
//     neither passes by itself nor blocks for ever, and a finding names it.
//
// The official table of points was not found, so the rule is an inference: its
// Sumber travels with the result. poin may be nil. The findings:
//
//	IDX-BUKTI-01  no such indicator
//	IDX-BUKTI-02  an accepted item, or one with points, that the indicator does not have; it counts nothing
//	IDX-BUKTI-03  points that do not fit the level; its items share equally instead
//	IDX-BUKTI-04  a level without a list of items blocks, or was passed by evidence for the whole of it (peringatan)
//	IDX-BUKTI-05  the lists of this indicator are partly an inference (catatan)
//	IDX-BUKTI-06  the instrument has no rule from evidence to a value (catatan)
//	IDX-BUKTI-07  the value is taken from another institution's index, not from evidence (catatan)
//	IDX-BUKTI-08  points too fine for exact arithmetic; there is no value
func (in *Instrumen) NilaiBukti(nomor string, diterima map[ButirKe]bool, poin map[ButirKe]Pecahan) (h HasilBukti, fs []kominfo.Finding) {
	p := pencatat{jalur: "bukti."}
	d := in.cari(nomor)
	if d == nil {
		p.nomor = potong(nomor)
		p.catat("IDX-BUKTI-01", kominfo.Galat, "Indikator %[1]q tidak ada dalam %[3]s. Periksa nomornya.", 0, in.ID)
		h.Nomor = p.nomor
		return h, p.fs
	}
	h.Nomor, h.StatusBukti = d.Nomor, d.Status.Bukti
	h.Rinci = in.susunBukti(d, diterima)
	p.nomor = d.Nomor
	p.butirAsing(h.Rinci, diterima, poin)
	switch {
	case in.PoinTingkat == nil:
		p.catat("IDX-BUKTI-06", kominfo.Catatan, "%[3]s tidak menghitung nilai dari jumlah bukti. Isi nilai indikator %[1]s sesuai kriterianya.", 0, in.Judul)
	case d.IndeksLuar != nil && d.IndeksLuar.Peran == SumberNilai:
		h.Sumber = d.IndeksLuar.Sumber
		p.catat("IDX-BUKTI-07", kominfo.Catatan, "Nilai indikator %[1]s diambil dari %[3]s, bukan dari butir bukti. Isi angka indeks itu.", 0, d.IndeksLuar.Nama)
	default:
		in.hitungBukti(&h, d, poin, &p)
	}
	return h, p.fs
}

// hitungBukti applies the rule to the levels that susunBukti laid out.
func (in *Instrumen) hitungBukti(h *HasilBukti, d *Indikator, poin map[ButirKe]Pecahan, p *pencatat) {
	h.Awal, h.Sumber = in.PoinTingkat.Awal, in.PoinTingkat.Sumber
	nilai := penjumlah{n: h.Awal}
	terbuka := true
	for i := range h.Rinci {
		t := &h.Rinci[i]
		if !t.bagi(d.bukti(t.Tingkat), poin) {
			p.catat("IDX-BUKTI-03", kominfo.Galat, "Poin butir pada indikator %[1]s tingkat %[2]d tidak sesuai: tiap poin paling kecil 0 dan seluruhnya berjumlah %[3]s. Poin tingkat itu dibagi rata.", t.Tingkat, t.Poin.Teks())
			if err := t.rata(); err != nil {
				nilai.err = err
			}
		}
		t.Terbuka, t.Lengkap = terbuka, terbuka && t.Lengkap
		if !terbuka {
			continue
		}
		if err := t.hitung(); err != nil {
			nilai.err = err
		}
		nilai.tambah(t.Nilai)
		pesan := "Daftar bukti indikator %[1]s tingkat %[2]d tidak diketahui: bukti di atasnya belum dihitung. Ajukan satu bukti untuk seluruh tingkat itu (butir 0)."
		if t.Lengkap {
			h.Lengkap = t.Tingkat
			pesan = "Daftar bukti indikator %[1]s tingkat %[2]d tidak diketahui: tingkat itu dianggap lengkap karena satu bukti untuk seluruh tingkat diterima. Cocokkan dengan portal evaluasi."
		} else {
			terbuka = false
			t.naik(&h.Naik)
		}
		if t.TanpaDaftar {
			p.catat("IDX-BUKTI-04", kominfo.Peringatan, pesan, t.Tingkat, "")
		}
	}
	if nilai.err != nil {
		p.catat("IDX-BUKTI-08", kominfo.Galat, "Poin butir pada indikator %[1]s terlalu rinci untuk dihitung tepat, jadi nilainya tidak dihitung. Tulis poin paling banyak 6 angka di belakang koma.", 0, "")
		return
	}
	h.Ada, h.Nilai = true, nilai.n
	h.Tingkat, _ = in.TingkatDari(h.Nilai)
	if h.Naik.Tingkat != 0 {
		h.Naik.Menjadi, _ = h.Nilai.Tambah(h.Naik.Jarak)
		h.Naik.Mencapai, _ = in.TingkatDari(h.Naik.Menjadi)
	}
	if d.Status.Bukti == kominfo.Inferensi {
		p.catat("IDX-BUKTI-05", kominfo.Catatan, "Daftar bukti indikator %[1]s sebagian kesimpulan, bukan bunyi aturan (%[3]s). Cocokkan dengan portal evaluasi.", 0, d.Status.Catatan)
	}
}
