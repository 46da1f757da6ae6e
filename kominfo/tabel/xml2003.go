package tabel

import (
	"bytes"
	"strings"
)

// adalahXML2003 recognises the XML of Excel 2003, which many report programs
// still write under the name .xls.
func adalahXML2003(awal string) bool {
	return strings.HasPrefix(awal, "<?xml") && strings.Contains(awal, "urn:schemas-microsoft-com:office:spreadsheet") &&
		!strings.Contains(awal, "<html")
}

func bacaXML2003(isi []byte, o Opsi) (*Buku, error) {
	t, err := newTeks(bytes.NewReader(isi))
	if err != nil {
		return nil, gagalBaca(err)
	}
	s := newPemindai(t, 8*o.MaksPanjang)
	b := &Buku{Format: XML2003}
	sisa := o.MaksSel
	var (
		tp           *penampung
		l            *Lembar
		baris        []Sel
		nomor, kolom int
		lompat       int // columns that a merged cell covers
		jenis        string
		nilai        []byte
		dalamData    bool
		tampak       []byte
	)
	for {
		k, err := s.lanjut()
		if err != nil {
			return nil, galatUrai(err)
		}
		switch k {
		case simpulHabis:
			if tp != nil {
				return nil, errTerpotong()
			}
			if len(b.Lembar) == 0 {
				return nil, errKosong()
			}
			b.Penyandian = t.penyandian()
			return b, nil
		case simpulTeks:
			if dalamData {
				nilai = append(nilai, s.isi...)
			} else if l != nil {
				tampak = s.isi
			}
		case simpulBuka:
			switch string(s.nama()) {
			case "Worksheet":
				if len(b.Lembar) == o.MaksLembar {
					return nil, terlaluBanyak("lembar", int64(o.MaksLembar))
				}
				b.Lembar = append(b.Lembar, Lembar{Nama: s.atrTeks("Name")})
				l, tp = &b.Lembar[len(b.Lembar)-1], &penampung{o: o, sisa: &sisa}
				nomor = 0
			case "Row":
				nomor, kolom, lompat, baris = urut(s, nomor), -1, 0, baris[:0]
				if nomor > o.MaksBaris {
					return nil, terlaluBanyak("baris", int64(o.MaksBaris))
				}
			case "Cell":
				if tp == nil || nomor == 0 {
					continue
				}
				kolom = urut(s, kolom+1+lompat) - 1
				if kolom >= o.MaksKolom {
					return nil, terlaluBanyak("kolom", int64(o.MaksKolom))
				}
				for len(baris) <= kolom {
					baris = append(baris, Sel{})
				}
				a, _ := s.atrInt("MergeAcross")
				d, _ := s.atrInt("MergeDown")
				if a, d = min(a, o.MaksKolom), min(d, o.MaksBaris); (a > 0 || d > 0) && len(l.Gabungan) < 200_000 {
					l.Gabungan = append(l.Gabungan, Rentang{nomor, kolom, nomor + d, kolom + a})
				}
				lompat = a
				baris[kolom].Rumus = s.atr("Formula") != nil
			case "Data":
				jenis, nilai, dalamData = string(s.atr("Type")), nilai[:0], len(baris) > 0
			}
		case simpulAkhir:
			switch string(s.nama()) {
			case "Data":
				if dalamData {
					if len(nilai) > o.MaksPanjang {
						return nil, selTerlaluPanjang(nomor, kolom, o.MaksPanjang)
					}
					isiXML2003(&baris[len(baris)-1], jenis, string(nilai))
				}
				dalamData = false
			case "Row":
				if tp != nil {
					if err := tp.tambah(nomor, baris, false); err != nil {
						return nil, err
					}
				}
				baris = baris[:0]
			case "Visible":
				if l != nil && strings.HasPrefix(string(tampak), "SheetHidden") || string(tampak) == "SheetVeryHidden" {
					l.Tersembunyi = true
				}
			case "Worksheet":
				if tp != nil {
					l.Baris = tp.baris
				}
				tp, l = nil, nil
			}
		}
	}
}

// urut gives the attribute Index of a row or cell, or one more than the last.
func urut(s *pemindai, lalu int) int {
	if n, ok := s.atrInt("Index"); ok && n > lalu {
		return n
	}
	return lalu + 1
}

func isiXML2003(c *Sel, jenis, v string) {
	c.Teks = v
	switch jenis {
	case "Number":
		if c.Jenis = Angka; !angkaMesin(v) {
			c.Jenis = Teks
		}
	case "DateTime": // 2023-03-31T00:00:00.000
		c.Jenis, c.Mentah = Tanggal, v
		v = strings.TrimSuffix(v, ".000")
		v = strings.TrimSuffix(v, "T00:00:00")
		c.Teks = strings.TrimPrefix(v, "1899-12-31T")
	case "Boolean":
		c.Jenis, c.Mentah, c.Teks = Bool, v, "FALSE"
		if v == "1" {
			c.Teks = "TRUE"
		}
	case "Error":
		c.Jenis = Galat
	default:
		c.Jenis = Teks
	}
	if v == "" {
		c.Jenis = Kosong
	}
}
