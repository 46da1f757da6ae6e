package tabel

// selXLSX is a cell whose value still stands in the bytes of its row.
type selXLSX struct {
	kolom      int
	jenis      string // attribute t
	gaya       int
	rumus      bool
	awal, akhr int // value in the row's bytes
}

// bacaLembar reads one worksheet as it streams out of the zip.
func (x *bukuXLSX) bacaLembar(bagian string) (Lembar, error) {
	s, c, err := x.p.buka(bagian)
	if err != nil {
		return Lembar{}, err
	}
	defer c.Close()
	var (
		tp    = penampung{o: x.o, sisa: &x.sisa}
		l     Lembar
		nomor int
		sel   []selXLSX
		nilai []byte
		baris []Sel
		// Where the scanner is.
		data, dalamC, dalamV bool
		rPh                  int
	)
	for {
		t, err := s.lanjut()
		if err != nil {
			return Lembar{}, galatUrai(err)
		}
		if t == simpulTeks {
			if dalamV && rPh == 0 {
				if nilai = append(nilai, s.isi...); len(nilai) > 64*x.o.MaksPanjang {
					return Lembar{}, selTerlaluPanjang(nomor, 0, 64*x.o.MaksPanjang)
				}
			}
			continue
		}
		if t == simpulHabis {
			if data { // the end of sheetData never came
				return Lembar{}, errTerpotong()
			}
			l.Baris = tp.baris
			return l, nil
		}
		nama := s.nama()
		if t == simpulAkhir {
			switch string(nama) {
			case "v", "t":
				dalamV = false
			case "rPh":
				rPh--
			case "c":
				if dalamC {
					k := &sel[len(sel)-1]
					k.akhr = len(nilai)
					if k.akhr-k.awal > x.o.MaksPanjang {
						return Lembar{}, selTerlaluPanjang(nomor, k.kolom, x.o.MaksPanjang)
					}
					dalamC = false
				}
			case "row":
				if baris, err = x.susun(baris[:0], sel, nilai, nomor); err != nil {
					return Lembar{}, err
				}
				if err = tp.tambah(nomor, baris, false); err != nil {
					return Lembar{}, err
				}
				sel, nilai = sel[:0], nilai[:0]
			case "sheetData":
				data = false
			}
			continue
		}
		switch string(nama) {
		case "sheetData":
			data = true
		case "row":
			n, ada := s.atrInt("r")
			if !ada || n <= nomor { // rows without numbers follow each other
				n = nomor + 1
			}
			if nomor = n; nomor > x.o.MaksBaris {
				return Lembar{}, terlaluBanyak("baris", int64(x.o.MaksBaris))
			}
		case "c":
			if !data || nomor == 0 {
				continue
			}
			k := selXLSX{awal: len(nilai), akhr: len(nilai)}
			if len(sel) > 0 {
				k.kolom = sel[len(sel)-1].kolom + 1
			}
			if kol, _, ok := alamat(s.atr("r")); ok && kol >= k.kolom {
				k.kolom = kol
			}
			if k.kolom >= x.o.MaksKolom {
				return Lembar{}, terlaluBanyak("kolom", int64(x.o.MaksKolom))
			}
			k.gaya, _ = s.atrInt("s")
			k.jenis = jenisXLSX(s.atr("t"))
			sel, dalamC = append(sel, k), true
		case "f":
			if dalamC {
				sel[len(sel)-1].rumus = true
			}
		case "v", "t":
			dalamV = dalamC
		case "rPh":
			rPh++
		case "mergeCell":
			if g, ok := rentang(s.atr("ref")); ok && len(l.Gabungan) < 200_000 {
				l.Gabungan = append(l.Gabungan, g)
			}
		}
	}
}

// jenisXLSX gives the cell types as constants, so that none is allocated.
func jenisXLSX(b []byte) string {
	switch string(b) {
	case "s":
		return "s"
	case "inlineStr":
		return "inlineStr"
	case "str":
		return "str"
	case "b":
		return "b"
	case "e":
		return "e"
	case "d":
		return "d"
	}
	return "n"
}

// susun turns the cells of a row into Sel, with gaps filled.
func (x *bukuXLSX) susun(dst []Sel, sel []selXLSX, nilai []byte, nomor int) ([]Sel, error) {
	teks := string(nilai) // one string for all values of the row
	for _, k := range sel {
		v := teks[k.awal:k.akhr]
		if v == "" && !k.rumus {
			continue // only a style
		}
		for len(dst) < k.kolom {
			dst = append(dst, Sel{})
		}
		c := Sel{Teks: v, Rumus: k.rumus}
		switch {
		case v == "" && k.jenis != "str":
			x.tanpa++
		case k.jenis == "s":
			i, ok := bulat([]byte(v))
			if !ok || i >= len(x.teks) {
				return nil, tidakSah("Berkas XLSX ini rusak: teks untuk sel %s tidak ada. Simpan ulang dari Excel, lalu kirim lagi.", NamaSel(nomor, k.kolom))
			}
			if c.Teks = x.teks[i]; c.Teks != "" {
				c.Jenis = Teks
			}
		case k.jenis == "inlineStr" || k.jenis == "str":
			if c.Teks = uraiX(v); c.Teks != "" {
				c.Jenis = Teks
			}
		case k.jenis == "b":
			c.Jenis, c.Teks, c.Mentah = Bool, "FALSE", v
			if v == "1" || v == "true" {
				c.Teks = "TRUE"
			}
		case k.jenis == "e":
			c.Jenis = Galat
		case k.jenis == "d":
			c.Jenis = Tanggal
		default:
			x.angka(&c, k.gaya)
		}
		dst = append(dst, c)
	}
	return dst, nil
}

// angka types a number by the format of its cell.
func (x *bukuXLSX) angka(c *Sel, gaya int) {
	if !angkaMesin(c.Teks) { // a file that calls text a number
		c.Jenis = Teks
		return
	}
	c.Jenis = Angka
	if gaya < len(x.gaya.xf) {
		c.Gaya = x.gaya.xf[gaya]
	}
	if c.Gaya > 0 && x.gaya.waktu[c.Gaya-1] {
		if t, ok := tanggalSerial(c.Teks, x.sejak04); ok {
			c.Mentah, c.Teks, c.Jenis = c.Teks, t, Tanggal
		}
	}
}

// angkaMesin reports whether s has only what a stored number has.
func angkaMesin(s string) bool {
	digit := false
	for _, c := range []byte(s) {
		switch {
		case c >= '0' && c <= '9':
			digit = true
		case c != '.' && c != '-' && c != '+' && c != 'E' && c != 'e':
			return false
		}
	}
	return digit
}

// alamat reads "B26": column from 0, row from 1.
func alamat(b []byte) (kolom, baris int, ok bool) {
	i := 0
	for i < len(b) && i < 4 && b[i]|0x20 >= 'a' && b[i]|0x20 <= 'z' {
		kolom = kolom*26 + int(b[i]|0x20-'a') + 1
		i++
	}
	baris, ok = bulat(b[i:])
	return kolom - 1, baris, ok && i > 0 && i < 4 && baris > 0
}

// rentang reads "B26:C26".
func rentang(b []byte) (r Rentang, ok bool) {
	for i, c := range b {
		if c == ':' {
			k1, b1, ok1 := alamat(b[:i])
			k2, b2, ok2 := alamat(b[i+1:])
			return Rentang{b1, k1, b2, k2}, ok1 && ok2 && b1 <= b2 && k1 <= k2
		}
	}
	return r, false
}
