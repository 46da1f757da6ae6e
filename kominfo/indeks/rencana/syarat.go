package rencana

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/indeks"
)

// Syarat is what a plan must keep and what its steps cost. Keys are the nomor or
// kode of indicators. The zero value: every step costs 1, everything is allowed.
type Syarat struct {
	// Biaya is the cost of each step of an indicator, all of them from the bottom of
	// the scale: [1-2, 2-3, 3-4, 4-5] on the scale of 1 to 5, 0-1 first on that of 0
	// to 5; on Pemdi completing level 1, 2, 3, 4, 5. Any unit (rupiah, days, points),
	// one for the whole file. An indicator that is not named costs 1 a step.
	Biaya map[string][]int64
	// Larangan: the indicator is not raised above this level. A value that is above
	// it already stays.
	Larangan map[string]int64
	// Janji: the indicator is raised at least to this level. Its cost and index count
	// before the rest is chosen.
	Janji map[string]int64
	// BelumDiisi is the value from which unanswered indicators start. Without it an
	// assessment with unanswered indicators is refused: nothing is guessed.
	BelumDiisi *indeks.Pecahan
}

// aturan is a proven Syarat, by place of the indicator.
type aturan struct {
	biaya   []int64 // indicator i, step to rung t: [i*anak+t-1]
	batas   []int   // highest rung that may be stepped to
	janji   []int   // rung that must be reached, 0 without
	langkah int     // steps of the whole instrument
	timbang timbang
}

// maksTemuan bounds the findings about one hostile file.
const maksTemuan = 100

// susun proves the rules against the instrument.
func (y Syarat) susun(in *indeks.Instrumen, t tangga) (aturan, []kominfo.Finding) {
	n, anak := len(in.Indikator), len(t.nilai)-1
	a := aturan{biaya: make([]int64, n*anak), batas: make([]int, n), janji: make([]int, n), langkah: n * anak, timbang: timbangan(n, n*anak)}
	for i := range a.biaya {
		a.biaya[i] = 1
	}
	for i := range a.batas {
		a.batas[i] = anak
	}
	p := penyurat{letak: make(map[string]int, 2*n)}
	for i, d := range in.Indikator {
		p.letak[d.Nomor], p.letak[d.Kode] = i, i
	}

	nomor := func(i int) string { return in.Indikator[i].Nomor }
	for i, k := range p.tempat(in, "biaya", kunci(y.Biaya)) {
		if k == "" {
			continue
		}
		b := y.Biaya[k]
		if len(b) != anak {
			p.galat("RCN-BIAYA-01", "biaya."+nomor(i), "Biaya indikator %s berisi %d angka; harus %d, satu untuk tiap langkah: %s.", nomor(i), len(b), anak, t.kalimat())
			continue
		}
		if j := slices.IndexFunc(b, func(c int64) bool { return c < 0 }); j >= 0 {
			p.galat("RCN-BIAYA-02", fmt.Sprintf("biaya.%s[%d]", nomor(i), j), "Biaya indikator %s langkah ke-%d adalah %d. Biaya tidak boleh di bawah nol.", nomor(i), j+1, b[j])
			continue
		}
		copy(a.biaya[i*anak:], b)
	}
	for _, apa := range [...]string{"larangan", "janji"} {
		m := y.Larangan
		if apa == "janji" {
			m = y.Janji
		}
		for i, k := range p.tempat(in, apa, kunci(m)) {
			if k == "" {
				continue
			}
			v := m[k]
			r, ok := t.anak(v)
			switch {
			case !ok:
				p.galat("RCN-TINGKAT-01", apa+"."+nomor(i), "%s indikator %s menyebut tingkat %d, yang tidak ada. Tulis tingkat %d sampai %d.", judul(apa), nomor(i), v, t.tingkat[0], t.tingkat[anak])
			case apa == "larangan":
				a.batas[i] = r
			case r > a.batas[i]:
				p.galat("RCN-JANJI-01", "janji."+nomor(i), "Indikator %s dijanjikan tingkat %d, tetapi dilarang di atas tingkat %d. Turunkan janji atau longgarkan larangan.", nomor(i), v, t.tingkat[a.batas[i]])
			default:
				a.janji[i] = r
			}
		}
	}

	// Every sum of costs must fit the weight of a point, whatever is planned.
	sisa := a.timbang.maks()
	for _, c := range a.biaya {
		if c > sisa {
			p.galat("RCN-BIAYA-03", "biaya", "Jumlah seluruh biaya terlalu besar; paling banyak %s. Pakai satuan yang lebih besar, misalnya juta rupiah.", kominfo.FormatAngka(a.timbang.maks()))
			break
		}
		sisa -= c
	}
	return a, p.fs
}

type penyurat struct {
	letak map[string]int // nomor and kode -> place
	fs    []kominfo.Finding
}

func (p *penyurat) galat(id, jalur, format string, args ...any) {
	if len(p.fs) < maksTemuan {
		p.fs = append(p.fs, kominfo.Finding{ID: id, Path: jalur, Severity: kominfo.Galat, Message: fmt.Sprintf(format, args...)})
	}
}

// tempat gives the key that names each indicator, "" for those that none names,
// and says which key names no indicator or one that another key named already.
func (p *penyurat) tempat(in *indeks.Instrumen, apa string, kunci []string) []string {
	if len(kunci) == 0 {
		return nil
	}
	pemilik := make([]string, len(in.Indikator))
	for _, k := range kunci {
		i, ok := p.letak[strings.TrimSpace(k)]
		switch {
		case !ok:
			p.galat("RCN-INDIKATOR-01", apa+"."+potong(k), "%s menyebut indikator %q yang tidak ada dalam %s. Nomor yang ada: %s sampai %s.", judul(apa), potong(k), in.ID,
				in.Indikator[0].Nomor, in.Indikator[len(in.Indikator)-1].Nomor)
		case pemilik[i] != "":
			p.galat("RCN-INDIKATOR-02", apa+"."+potong(k), "%s menyebut indikator %s dua kali, sebagai %q dan %q. Sisakan satu.", judul(apa), in.Indikator[i].Nomor, potong(pemilik[i]), potong(k))
		default:
			pemilik[i] = k
		}
	}
	return pemilik
}

// kunci gives the keys of a map in order.
func kunci[V any](m map[string]V) []string {
	k := make([]string, 0, len(m))
	for n := range m {
		k = append(k, n)
	}
	slices.Sort(k)
	return k
}

// kalimat names the steps of the scale: "1-2, 2-3, 3-4, 4-5".
func (t tangga) kalimat() string {
	var b strings.Builder
	for i := 1; i < len(t.nilai); i++ {
		if i > 1 {
			b.WriteString(", ")
		}
		b.WriteString(t.nilai[i-1].Teks() + "-" + t.nilai[i].Teks())
	}
	return b.String()
}

// judul begins a sentence with the name of a field.
func judul(apa string) string {
	switch apa {
	case "larangan":
		return "Larangan"
	case "janji":
		return "Janji"
	}
	return "Biaya"
}

// potong keeps a message readable when the input is huge.
func potong(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
