package bukuresmi

import (
	"slices"
	"strconv"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/kertas"
	"github.com/lumbung-id/lumbung/ppid"
)

// Opsi are the choices of a book.
type Opsi struct {
	Kop     [4]string // letterhead, as in [kertas.Lembar]
	Periode string    // below the title: "Tahun 2026"
	Pribadi bool      // with who asks; whoever prints it must be allowed to, and be recorded

	// NamaPerangkat gives the name of a perangkat daerah by its code; nil, or "" from
	// it, prints the code.
	NamaPerangkat func(kode string) string
}

// Terpisah stands in the columns about the person where they are left out.
const Terpisah = "disimpan terpisah (UU 27/2022)"

func (o Opsi) perangkat(kode string) string {
	if o.NamaPerangkat != nil {
		if s := o.NamaPerangkat(kode); s != "" {
			return s
		}
	}
	return kode
}

// kolom is one column of a book over documents of type T.
type kolom[T any] struct {
	kode, judul string
	lebar       int
	angka       bool
	pribadi     bool                      // says who asks
	isi         func(*T, Opsi) kertas.Sel // nil: the number of the row
}

func teks[T any](f func(*T, Opsi) string) func(*T, Opsi) kertas.Sel {
	return func(x *T, o Opsi) kertas.Sel { return kertas.T(f(x, o)) }
}

// resmi gives the official columns of a book of ppid.DokumenBawaan their contents; a
// column that has none in isi, or one in isi that the book lacks, is a mistake of this
// package that its tests find.
func resmi[T any](b *ppid.BukuResmi, isi []kolom[T]) []kolom[T] {
	out := make([]kolom[T], len(b.Kolom))
	for i, k := range b.Kolom {
		out[i] = kolom[T]{lebar: 10, isi: func(*T, Opsi) kertas.Sel { return nil }}
		if n := slices.IndexFunc(isi, func(x kolom[T]) bool { return x.kode == k[0] }); n >= 0 {
			out[i] = isi[n]
		}
		out[i].kode, out[i].judul = k[0], k[1]
	}
	return out
}

// buku finds a book by its code.
func buku(kode string) *ppid.BukuResmi {
	d := ppid.DokumenBawaan()
	for i := range d.Register {
		if d.Register[i].Kode == kode {
			return &d.Register[i]
		}
	}
	return &ppid.BukuResmi{Kode: kode}
}

// susun lays the rows out under their columns. kosong says that there is none, catatan
// where the columns come from.
func susun[T any](judul string, ks []kolom[T], docs []T, o Opsi, kosong string, catatan ...string) kertas.Lembar {
	t := kertas.Balok{Rupa: kertas.Tabel, Gulir: true}
	pribadi := false
	for _, k := range ks {
		t.Kolom = append(t.Kolom, k.judul)
		t.Angka = append(t.Angka, k.angka)
		t.Lebar = append(t.Lebar, k.lebar)
		pribadi = pribadi || k.pribadi
	}
	terpisah := kertas.T(Terpisah)
	sel := make([]kertas.Sel, len(ks)*len(docs))
	for i := range docs {
		r := sel[i*len(ks) : (i+1)*len(ks) : (i+1)*len(ks)]
		for j, k := range ks {
			switch {
			case k.pribadi && !o.Pribadi:
				r[j] = terpisah
			case k.isi == nil:
				r[j] = kertas.T(strconv.Itoa(i + 1))
			default:
				r[j] = k.isi(&docs[i], o)
			}
		}
		t.Baris = append(t.Baris, r)
	}
	l := kertas.Lembar{Judul: judul, Uraian: o.Periode, Kop: o.Kop, Isi: []kertas.Balok{t}}
	if len(docs) == 0 {
		l.Isi = append(l.Isi, kertas.Balok{Rupa: kertas.Kosong, Judul: kosong})
	}
	if pribadi && !o.Pribadi {
		catatan = append(catatan, "Identitas pemohon disimpan terpisah dari buku ini (UU 27/2022); kolomnya tetap di tempat resminya.")
	}
	c := kertas.Balok{Rupa: kertas.Kecil}
	for _, s := range catatan {
		c.Baris = append(c.Baris, kertas.F(s))
	}
	if pribadi && o.Pribadi {
		l.Tanda = []kertas.Penggal{{Teks: "MEMUAT DATA PRIBADI", Rupa: "bahaya"}}
	}
	l.Isi = append(l.Isi, c)
	return l
}

func centang(ada, ya bool) string {
	switch {
	case !ada:
		return ""
	case ya:
		return "ya"
	}
	return "tidak"
}

// hariTanggal is "Senin, 16 Maret 2026", as the columns "hari dan tanggal" ask for.
func hariTanggal(t kominfo.Tanggal) string { return t.Lengkap() }

// sambung joins the parts that there are.
func sambung(pisah string, s ...string) string {
	t := ""
	for _, x := range s {
		if x == "" {
			continue
		}
		if t != "" {
			t += pisah
		}
		t += x
	}
	return t
}

// huruf writes the letters of an article: "h" is "huruf h", "cg" is "huruf c, g".
func huruf(s string) string {
	if s == "" {
		return ""
	}
	t := "huruf "
	for i, r := range s {
		if i > 0 {
			t += ", "
		}
		t += string(r)
	}
	return t
}
