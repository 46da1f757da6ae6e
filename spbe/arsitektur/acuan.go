package arsitektur

import (
	_ "embed"
	"iter"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

//go:embed acuan.tsv
var acuan string

// Acuan is one row of the national reference models, levels 1 and 2.
type Acuan struct {
	Kode Kode
	Nama string
	// Status says how well code and name are known together: sekunder, read in a
	// publication that restates Perpres 132/2022; inferensi, the name was read
	// there but the number only follows from the order in which it is listed.
	Status kominfo.StatusSumber
}

// Sumber is the authority of the row.
func (a Acuan) Sumber() kominfo.Sumber {
	s := kominfo.Sumber{Regulasi: "Perpres 132/2022", Bagian: "Referensi Arsitektur SPBE Nasional", Status: a.Status}
	if a.Status == kominfo.Inferensi {
		s.Catatan = "Nama dari sumber sekunder; nomornya menurut urutan penyebutan dan belum diperiksa. Cocokkan dengan portal arsitektur."
	}
	return s
}

// SemuaAcuan gives the rows of all six reference models, by domain and code. The
// lists are as complete as their sources: RAB has 9 sectors and 45 affairs (often
// quoted as 46), of RAD and RAL not every second level is known.
func SemuaAcuan() iter.Seq[Acuan] {
	return func(yield func(Acuan) bool) {
		for g := range baris(acuan) {
			if k := strings.Split(g, "\t"); !yield(Acuan{Kode(k[0]), k[1], kominfo.StatusSumber(k[2])}) {
				return
			}
		}
	}
}

// baris gives the rows of an embedded table, without its heading.
func baris(tsv string) iter.Seq[string] {
	_, isi, _ := strings.Cut(strings.TrimSpace(tsv), "\n")
	return strings.SplitSeq(isi, "\n")
}

// Cari gives the row of a code; false for one that the lists do not have, such as
// the office's own levels.
func (k Kode) Cari() (Acuan, bool) {
	_, sisa, ada := strings.Cut(acuan, "\n"+string(k)+"\t")
	if !ada || !k.Sah() {
		return Acuan{}, false
	}
	g, _, _ := strings.Cut(sisa, "\n")
	nama, status, _ := strings.Cut(g, "\t")
	return Acuan{k, nama, kominfo.StatusSumber(status)}, true
}

// Jalur gives the national rows above k and k itself, from level 1 down: what a
// page shows in place of the digits. It is empty for an unknown code.
func (k Kode) Jalur() []Acuan {
	var out []Acuan
	for i := 1; i <= min(k.Tingkat(), 2); i++ {
		if a, ada := k.Potong(i).Cari(); ada {
			out = append(out, a)
		}
	}
	return out
}

// Asing gives the part of k, at level 1 or 2, that the reference model does not
// have, and "" when there is nothing to say: k is known, or its place in the
// lists is not known well enough to judge by.
func (k Kode) Asing() Kode {
	for i := 1; i <= min(k.Tingkat(), 2); i++ {
		p := k.Potong(i)
		if _, ada := p.Cari(); ada {
			continue
		}
		// Do the lists have its siblings, and surely? They stand together.
		saudara := "\n" + string(p[:len(p)-2])
		_, g, _ := strings.Cut(acuan, saudara)
		if g, _, _ = strings.Cut(g, "\n"); strings.HasSuffix(g, string(kominfo.Sekunder)) {
			return p
		}
		return ""
	}
	return ""
}
