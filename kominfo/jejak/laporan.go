package jejak

import (
	"encoding/json"

	"github.com/lumbung-id/lumbung/kominfo"
)

// The findings of a verification. They are stable for ever.
const (
	TemuanTanda  = "JEJAK-TANDA"  // the signature of a checkpoint
	TemuanAkar   = "JEJAK-AKAR"   // the root does not follow from the tiles
	TemuanUbin   = "JEJAK-UBIN"   // a tile is missing, cut off or differs
	TemuanEntri  = "JEJAK-ENTRI"  // an entry differs from its leaf or is malformed
	TemuanUrutan = "JEJAK-URUTAN" // the versions of a document do not follow each other
	TemuanMundur = "JEJAK-MUNDUR" // the log is smaller than a checkpoint seen before
	TemuanCabang = "JEJAK-CABANG" // the log is not the continuation of a checkpoint seen before
)

// Laporan is what every verification of a log gives, of a data folder, a copy or
// an address: what is wrong, what is proven, and what cannot be proven this way.
type Laporan struct {
	Sah           bool              `json:"sah"`            // no finding of severity galat
	Ukuran        int64             `json:"ukuran"`         // entries
	Checkpoint    string            `json:"checkpoint"`     // signed, as it was read: keep it for the next time
	Temuan        []kominfo.Finding `json:"temuan"`         // never null
	Terbukti      []string          `json:"terbukti"`       // sentences in Indonesian; never null
	TidakTerbukti []string          `json:"tidak_terbukti"` // likewise
}

// MarshalJSON writes an empty list where there is none.
func (l Laporan) MarshalJSON() ([]byte, error) {
	type polos Laporan
	p := polos(l)
	if p.Temuan == nil {
		p.Temuan = []kominfo.Finding{}
	}
	if p.Terbukti == nil {
		p.Terbukti = []string{}
	}
	if p.TidakTerbukti == nil {
		p.TidakTerbukti = []string{}
	}
	return json.Marshal(p)
}

// maksSejenis bounds the findings of one kind: a log that is wrong from end to
// end needs no million sentences.
const maksSejenis = 10

// pencatat collects findings.
type pencatat struct {
	temuan []kominfo.Finding
	jumlah map[string]int64
}

func (p *pencatat) galat(id, jalur, pesan string) { p.catat(id, jalur, kominfo.Galat, pesan) }

func (p *pencatat) catat(id, jalur string, berat kominfo.Severity, pesan string) {
	if p.jumlah == nil {
		p.jumlah = make(map[string]int64, 4)
	}
	if p.jumlah[id]++; p.jumlah[id] <= maksSejenis {
		p.temuan = append(p.temuan, kominfo.Finding{ID: id, Path: jalur, Severity: berat, Message: pesan})
	}
}

// bersih reports whether nothing was found.
func (p *pencatat) bersih(id string) bool { return p.jumlah[id] == 0 }

// hasil gives the findings, with how many more of a kind there are.
func (p *pencatat) hasil() []kominfo.Finding {
	for _, id := range []string{TemuanTanda, TemuanAkar, TemuanUbin, TemuanEntri, TemuanUrutan, TemuanMundur, TemuanCabang} {
		if lebih := p.jumlah[id] - maksSejenis; lebih > 0 {
			p.temuan = append(p.temuan, kominfo.Finding{ID: id, Severity: kominfo.Galat,
				Message: "Masih ada " + kominfo.FormatAngka(lebih) + " temuan sejenis yang tidak ditampilkan satu per satu."})
		}
	}
	return p.temuan
}
