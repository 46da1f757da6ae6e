package arsitektur

import (
	_ "embed"
	"iter"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

//go:embed urusan.tsv
var urusan string

// Padanan says where an affair of a regional government stands in the RAB. The
// two lists were made by different laws (UU 23/2014 and UU 39/2008), so this is
// one publication's own mapping, not an official table.
type Padanan struct {
	Urusan    string // "Komunikasi dan Informatika"
	Penunjang bool   // a supporting function, not one of the 32 urusan konkuren
	Kira      bool   // no direct counterpart ("~"): ask in the architecture portal before use
	Kode      []Kode // sectors or affairs of the RAB
	Catatan   string
}

// Sumber is the authority of the mapping.
func (p Padanan) Sumber() kominfo.Sumber {
	s := kominfo.Sumber{Regulasi: "Padanan urusan konkuren (UU 23/2014) dan RAB (Perpres 132/2022)", Status: kominfo.Sekunder, Catatan: "Pemetaan satu sumber sekunder, bukan tabel resmi."}
	if p.Kira {
		s.Catatan += " Tidak ada padanan langsung; pastikan di portal arsitektur."
	}
	return s
}

// SemuaPadanan lists the 32 urusan konkuren and five supporting functions.
func SemuaPadanan() iter.Seq[Padanan] {
	return func(yield func(Padanan) bool) {
		for g := range baris(urusan) {
			k := strings.Split(g, "\t")
			p := Padanan{Urusan: k[0], Penunjang: k[1] == "penunjang", Kira: k[2] == "~"}
			for _, x := range strings.Fields(k[3]) {
				p.Kode = append(p.Kode, Kode(x))
			}
			if len(k) > 4 {
				p.Catatan = k[4]
			}
			if !yield(p) {
				return
			}
		}
	}
}

// PadananUrusan finds an affair by its name, in capitals or not.
func PadananUrusan(nama string) (Padanan, bool) {
	for p := range SemuaPadanan() {
		if strings.EqualFold(p.Urusan, strings.TrimSpace(nama)) {
			return p, true
		}
	}
	return Padanan{}, false
}
