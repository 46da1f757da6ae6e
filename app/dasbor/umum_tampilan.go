package dasbor

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo/register"
)

// tampilan is what the address of a list says: filters, order and place. It is
// written as the API writes it (status=baru, tahun.minimal=2024, urut=-tahun),
// so that an address can be shared, bookmarked and gone back to.
type tampilan struct {
	saring  []register.Syarat // values in the column's type
	urut    string
	turun   bool
	ditarik bool

	sesudah string // cursor: the page after this place
	sebelum string // cursor: the page before this place
	dari    int64  // number of the first row, for people only
	asing   []string
}

// akhiranOp is how an address writes a comparison after the column's name.
func akhiranOp(op register.Op) string {
	switch op {
	case register.Tidak:
		return "tidak"
	case register.Minimal:
		return "minimal"
	case register.Maksimal:
		return "maksimal"
	case register.Lebih:
		return "lebih"
	case register.Kurang:
		return "kurang"
	case register.DiawaliOp:
		return "diawali"
	case register.SalahSatu:
		return "dalam"
	}
	return ""
}

func opDari(akhiran string) register.Op {
	for _, op := range []register.Op{register.Sama, register.Tidak, register.Minimal, register.Maksimal, register.Lebih, register.Kurang, register.DiawaliOp, register.SalahSatu} {
		if akhiranOp(op) == akhiran {
			return op
		}
	}
	return "?"
}

// bacaTampilan reads an address. What it cannot read is kept in asing and said
// on the page: a filter that is silently left out would show too much.
func bacaTampilan(in register.Info, v url.Values) tampilan {
	t := tampilan{dari: 1, turun: !v.Has("urut")} // what was recorded last comes first
	for _, kunci := range slices.Sorted(maps.Keys(v)) {
		n := v[kunci]
		if len(n) != 1 || !t.bacaSatu(in, kunci, n[0]) {
			t.asing = append(t.asing, kunci)
		}
	}
	return t
}

func (t *tampilan) bacaSatu(in register.Info, kunci, s string) bool {
	switch kunci {
	case "urut":
		nama, turun := strings.CutPrefix(s, "-")
		if nama != "" && cariKolom(in, nama) == nil {
			return false
		}
		t.urut, t.turun = nama, turun
		return true
	case "ditarik":
		t.ditarik = s == "1"
		return s == "1" || s == "0"
	case "wasm": // go-app's own: the page without the program
		return true
	case "kursor":
		t.sesudah = s
		return true
	case "sebelum":
		t.sebelum = s
		return true
	case "dari":
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 1 {
			return false
		}
		t.dari = n
		return true
	}
	nama, akhiran, _ := strings.Cut(kunci, ".")
	if akhiran == "sama" {
		akhiran = ""
	}
	x := register.Syarat{Kolom: nama, Op: opDari(akhiran), Nilai: s}
	if x.Op == register.SalahSatu {
		x.Nilai = nil
		for p := range strings.SplitSeq(s, "|") {
			x.Daftar = append(x.Daftar, p)
		}
	}
	rapi, err := register.RapikanSyarat(in, []register.Syarat{x})
	if err != nil || slices.ContainsFunc(t.saring, func(y register.Syarat) bool { return y.Kolom == nama && y.Op == x.Op }) {
		return false // "status" and "status.sama" at once is no question
	}
	t.saring = append(t.saring, rapi[0])
	return true
}

func cariKolom(in register.Info, nama string) *register.InfoKolom {
	for i := range in.Kolom {
		if in.Kolom[i].Nama == nama {
			return &in.Kolom[i]
		}
	}
	return nil
}

// tanya is the query of the address; paging only where halaman says so.
func (t tampilan) tanya(halaman bool) url.Values {
	v := url.Values{}
	for _, x := range t.saring {
		kunci := x.Kolom
		if a := akhiranOp(x.Op); a != "" {
			kunci += "." + a
		} else if terpakai(kunci) {
			kunci += ".sama"
		}
		v.Set(kunci, teksSyarat(x))
	}
	if t.urut != "" {
		v.Set("urut", tandaTurun(t.turun)+t.urut)
	} else if !t.turun {
		v.Set("urut", "")
	}
	if t.ditarik {
		v.Set("ditarik", "1")
	}
	if !halaman {
		return v
	}
	if t.sesudah != "" {
		v.Set("kursor", t.sesudah)
	}
	if t.sebelum != "" {
		v.Set("sebelum", t.sebelum)
	}
	if t.dari > 1 {
		v.Set("dari", strconv.FormatInt(t.dari, 10))
	}
	return v
}

func terpakai(nama string) bool {
	return slices.Contains([]string{"urut", "ditarik", "kursor", "sebelum", "dari", "isi", "batas", "pemilik"}, nama)
}

func tandaTurun(turun bool) string {
	if turun {
		return "-"
	}
	return ""
}

func teksSyarat(x register.Syarat) string {
	satu := func(v any) string {
		if n, ok := v.(int64); ok {
			return strconv.FormatInt(n, 10)
		}
		s, _ := v.(string)
		return s
	}
	if x.Op != register.SalahSatu {
		return satu(x.Nilai)
	}
	var d []string
	for _, v := range x.Daftar {
		d = append(d, satu(v))
	}
	return strings.Join(d, "|")
}

// alamat is the list's address under akar.
func (t tampilan) alamat(akar string) string {
	if v := t.tanya(true); len(v) > 0 {
		return akar + "?" + v.Encode()
	}
	return akar
}

// nilai gives the value that a column is filtered by.
func (t tampilan) nilai(kolom string, op register.Op) string {
	for _, x := range t.saring {
		if x.Kolom == kolom && x.Op == op {
			return teksSyarat(x)
		}
	}
	return ""
}

// awal is the first page of the same list.
func (t tampilan) awal() tampilan {
	t.sesudah, t.sebelum, t.dari, t.asing = "", "", 1, nil
	return t
}

// dengan sets one filter, or removes it when there is no value, and goes back to
// the first page.
func (t tampilan) dengan(kolom string, op register.Op, nilai any) tampilan {
	t = t.awal()
	t.saring = slices.DeleteFunc(slices.Clone(t.saring), func(x register.Syarat) bool { return x.Kolom == kolom && x.Op == op })
	if nilai != nil {
		t.saring = append(t.saring, register.Syarat{Kolom: kolom, Op: op, Nilai: nilai})
	}
	return t
}

// tanpa are the filters without those on a column, for the counts beside its
// choices.
func (t tampilan) tanpa(kolom string) []register.Syarat {
	return slices.DeleteFunc(slices.Clone(t.saring), func(x register.Syarat) bool { return x.Kolom == kolom })
}
