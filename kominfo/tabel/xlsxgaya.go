package tabel

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// gaya is what the style part says about numbers.
type gaya struct {
	kode  []string // format codes, each once
	xf    []uint16 // per cell style: index+1 into kode
	waktu []bool   // per code: it shows a date or a time
	nomor map[string]uint16
}

func (x *bukuXLSX) bacaGaya(bagian string) error {
	s, c, err := x.p.buka(bagian)
	if err != nil {
		return err
	}
	defer c.Close()
	sendiri := map[int]string{}
	dalam := false
	for {
		t, err := s.lanjut()
		if err != nil {
			return galatUrai(err)
		}
		switch t {
		case simpulHabis:
			return nil
		case simpulAkhir:
			if string(s.nama()) == "cellXfs" {
				dalam = false
			}
		case simpulBuka:
			switch string(s.nama()) {
			case "numFmt":
				if id, ok := s.atrInt("numFmtId"); ok && len(sendiri) < 65000 {
					sendiri[id] = s.atrTeks("formatCode")
				}
			case "cellXfs":
				dalam = true
			case "xf":
				if dalam && len(x.gaya.xf) < 65000 {
					id, _ := s.atrInt("numFmtId")
					k, ada := sendiri[id]
					if !ada {
						k = formatBawaan(id)
					}
					x.gaya.xf = append(x.gaya.xf, x.gaya.tambah(k))
				}
			}
		}
	}
}

func (g *gaya) tambah(kode string) uint16 {
	if kode == "" || strings.EqualFold(kode, "General") {
		return 0
	}
	if n := g.nomor[kode]; n > 0 {
		return n
	}
	if g.nomor == nil {
		g.nomor = map[string]uint16{}
	}
	g.kode = append(g.kode, kode)
	g.waktu = append(g.waktu, formatWaktu(kode))
	n := uint16(len(g.kode)) // at most one per xf, and those are limited
	g.nomor[kode] = n
	return n
}

// formatBawaan gives the built-in formats that a file only names by number
// (ECMA-376 part 1, 18.8.30). 27-36 and 50-58 are dates of East Asian versions.
func formatBawaan(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3:
		return "#,##0"
	case 4:
		return "#,##0.00"
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 11:
		return "0.00E+00"
	case 12:
		return "# ?/?"
	case 13:
		return "# ??/??"
	case 14:
		return "mm-dd-yy"
	case 15:
		return "d-mmm-yy"
	case 16:
		return "d-mmm"
	case 17:
		return "mmm-yy"
	case 18:
		return "h:mm AM/PM"
	case 19:
		return "h:mm:ss AM/PM"
	case 20:
		return "h:mm"
	case 21:
		return "h:mm:ss"
	case 22:
		return "m/d/yy h:mm"
	case 37, 38:
		return "#,##0 ;(#,##0)"
	case 39, 40:
		return "#,##0.00;(#,##0.00)"
	case 45:
		return "mm:ss"
	case 46:
		return "[h]:mm:ss"
	case 47:
		return "mmss.0"
	case 48:
		return "##0.0E+0"
	case 49:
		return "@"
	}
	if id >= 27 && id <= 36 || id >= 50 && id <= 58 {
		return "yyyy/mm/dd"
	}
	return ""
}

// formatWaktu reports whether a format code shows a date or a time of day.
// Elapsed time ([h]:mm) is a number: it has no place in a calendar.
func formatWaktu(kode string) bool {
	if i := strings.IndexByte(kode, ';'); i >= 0 && !strings.Contains(kode[:i], "\"") {
		kode = kode[:i] // the part for positive numbers
	}
	for i := 0; i < len(kode); i++ {
		switch c := kode[i]; c {
		case '"':
			j := strings.IndexByte(kode[i+1:], '"')
			if j < 0 {
				return false
			}
			i += j + 1
		case '\\', '_', '*':
			i++
		case '[':
			j := strings.IndexByte(kode[i:], ']')
			if j < 0 {
				return false
			}
			switch strings.ToLower(kode[i+1 : i+j]) {
			case "h", "hh", "m", "mm", "s", "ss":
				return false
			}
			i += j
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			return true
		case 'G', 'g', 'E', 'e', '#', '0', '?', '@':
			return false
		}
	}
	return false
}

// tanggalSerial turns the serial number of a spreadsheet into the text of
// [Sel].Teks; ok is false for numbers that are no date there either. In the 1900
// system day 60 is 29 February 1900, which never was; days before it are one off.
func tanggalSerial(mentah string, sejak04 bool) (string, bool) {
	f, err := strconv.ParseFloat(mentah, 64)
	if err != nil || f < 0 || f >= 2958466 {
		return "", false
	}
	hari := math.Floor(f)
	detik := int(math.Round((f - hari) * 86400))
	if detik == 86400 {
		hari, detik = hari+1, 0
	}
	if hari > 2958465 {
		return "", false
	}
	if hari == 0 && (!sejak04 || detik > 0) {
		return time.Unix(int64(detik), 0).UTC().Format("15:04:05"), true
	}
	n := int64(hari)
	switch {
	case sejak04:
		n += 1462
	case n == 60:
		return "", false
	case n < 60:
		n++
	}
	t := time.Unix((n-25569)*86400+int64(detik), 0).UTC()
	if detik == 0 {
		return t.Format("2006-01-02"), true
	}
	return t.Format("2006-01-02T15:04:05"), true
}
