package tabel

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// ringkas tidies a label: one space between words, none at the ends.
func ringkas(s string) string { return strings.Join(strings.Fields(s), " ") }

// kosong: the cell shows nothing.
func kosong(s Sel) bool {
	switch s.Jenis {
	case Kosong:
		return true
	case Teks:
		return strings.TrimSpace(s.Teks) == ""
	}
	return false
}

// bilangan reports whether a cell is a number or text that looks like one in
// any writing: "1.234,56", "1,234.56", "-5", "12 %", "Rp 1.000". It decides
// nothing about the value.
func bilangan(s Sel) bool {
	switch s.Jenis {
	case Angka:
		return true
	case Teks:
		return miripAngka(s.Teks)
	}
	return false
}

func miripAngka(s string) bool {
	s = strings.TrimSpace(s)
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "Rp."), "Rp"))
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	if t, ok := strings.CutPrefix(s, "("); ok { // negative in accounting; (1) is a column number
		if t, ok = strings.CutSuffix(t, ")"); ok {
			s = t
		}
	}
	if len(s) == 0 || len(s) > 40 {
		return false
	}
	digit := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digit++
		case c == '.' || c == ',' || c == ' ':
			if i+1 == len(s) {
				return false // "1." numbers a heading
			}
		case (c == '-' || c == '+') && i == 0:
		default:
			return false
		}
	}
	return digit > 0
}

// tahun: a year, which a header may be.
func tahun(s Sel) bool {
	t := strings.TrimSuffix(strings.TrimSpace(s.Teks), ".0")
	if len(t) == 5 && t[4] == '*' { // preliminary figures
		t = t[:4]
	}
	n, err := strconv.Atoi(t)
	return err == nil && len(t) == 4 && n >= 1900 && n <= 2100
}

// tandaKosong: what offices write for "no value".
func tandaKosong(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "-", "--", "–", "—", "...", "…", "n/a", "na", "n.a.", "x", "tad", "t.a.d.":
		return true
	}
	return false
}

// nomorKolom reads "3", "(3)" or "[3]".
func nomorKolom(s string) (n int, kurung, ok bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), ".0")
	if len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') {
		s, kurung = strings.TrimSpace(s[1:len(s)-1]), true
	}
	if len(s) > 3 {
		return 0, false, false
	}
	n, ok = bulat([]byte(s))
	return n, kurung, ok && n > 0
}

// catatan: a line below a table.
func catatan(s string) bool {
	k := strings.ToLower(s)
	for _, a := range []string{"sumber", "source", "catatan", "keterangan", "ket.", "ket :", "ket:", "note", "*)", "* ", "**", "dicetak", "diunduh"} {
		if t, ok := strings.CutPrefix(k, a); ok {
			// "Sumber Jaya" and "Keterangan" as a column are names, not notes: a mark
			// must follow, or nothing.
			t = strings.TrimSpace(t)
			if r, _ := utf8.DecodeRuneInString(t); t == "" || strings.ContainsRune(":/=.*0123456789", r) || a[0] == '*' ||
				strings.HasPrefix(t, "data") || strings.HasPrefix(k, "notes") || strings.HasPrefix(k, "source ") || strings.HasPrefix(a, "di") {
				return true
			}
		}
	}
	return false
}

// setelahSumber gives what a line "Sumber: …" names.
func setelahSumber(s string) string {
	k := strings.ToLower(s)
	for _, a := range []string{"sumber data", "sumber/source", "sumber / source", "sumber", "source"} {
		if strings.HasPrefix(k, a) && catatan(s) {
			return strings.TrimLeft(s[len(a):], " :.=/")
		}
	}
	return ""
}

// total: a row of sums. Its label is made of words for a sum, and perhaps the
// name of the region that is summed.
func (c *pencari) total(r ciri) bool {
	if r.angka == 0 {
		return false
	}
	// The label is the first text; a running number may stand before it.
	for k := r.pertama; k <= c.k2 && k <= r.pertama+2; k++ {
		s := c.sel(r, k)
		if s.Jenis == Teks && !kosong(s) && !bilangan(s) {
			return LabelTotal(s.Teks)
		}
	}
	return false
}

// LabelTotal reports whether a row label stands for a sum: "JUMLAH", "Total
// Kabupaten", "Sub Jumlah", "Jumlah / Total". "Jumlah penduduk" is not one: it
// names a quantity. The name of a province as the label of its sum needs the
// list of regions and is not recognised here.
func LabelTotal(s string) bool {
	s = strings.ToLower(s)
	kata := strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune(" \t\n\r/.,:;()*-\u00A0", r)
	})
	ada := false
	for _, k := range kata {
		switch k {
		case "jumlah", "total", "jml", "subtotal", "subjumlah", "sum":
			ada = true
		case "sub", "grand", "keseluruhan", "seluruh", "seluruhnya", "umum", "akhir", "besar":
		case "kabupaten", "kab", "kota", "provinsi", "prov", "kecamatan", "kec", "desa", "kelurahan", "indonesia", "nasional":
			return ada // the rest is its name
		default:
			return false
		}
	}
	return ada
}

// satuanKurung gives the unit in the last brackets of a header. "(SR)" is an
// abbreviation, not a unit, so only known words count.
func satuanKurung(s string) string {
	for {
		a, b := strings.LastIndexByte(s, '('), strings.LastIndexByte(s, ')')
		if a < 0 {
			break
		}
		if b > a {
			if t := strings.TrimSpace(s[a+1 : b]); adaSatuan(t) {
				return t
			}
		}
		s = s[:a]
	}
	if i := strings.LastIndexByte(s, '/'); i >= 0 && strings.TrimSpace(s[i+1:]) == "%" {
		return "%"
	}
	return ""
}

// satuanBaris gives the unit of a title line: "(dalam ribu jiwa)", "Satuan: Orang".
func satuanBaris(s string) string {
	k := strings.ToLower(s)
	if t, ok := strings.CutPrefix(k, "satuan"); ok && strings.HasPrefix(strings.TrimSpace(t), ":") {
		return strings.TrimSpace(s[strings.IndexByte(s, ':')+1:])
	}
	t := strings.Trim(s, "()[] ")
	if u, ok := strings.CutPrefix(strings.ToLower(t), "dalam "); ok && adaSatuan(u) {
		return t[len("dalam "):]
	}
	if strings.HasPrefix(s, "(") && adaSatuan(t) {
		return t
	}
	return satuanKurung(s)
}

// adaSatuan: the words begin with a unit of measure or counting.
func adaSatuan(s string) bool {
	s, _, _ = strings.Cut(strings.TrimSpace(strings.ToLower(s)), " ")
	s, _, _ = strings.Cut(s, "/")
	switch strings.TrimSuffix(s, ".") {
	case "%", "persen", "percent", "permil", "‰", "ribu", "ribuan", "juta", "jutaan", "milyar", "miliar", "triliun", "rp", "rupiah", "usd", "us$",
		"orang", "jiwa", "kk", "keluarga", "rumah", "unit", "buah", "ekor", "batang", "bidang", "paket", "dokumen", "kejadian", "kasus", "titik", "lembar", "kali", "siswa", "guru", "desa",
		"ha", "hektar", "hektare", "are", "km", "km2", "km²", "km3", "m", "m2", "m²", "m3", "m³", "cm", "mm", "meter", "mil",
		"kg", "kilogram", "kuintal", "kwintal", "ku", "kw", "ton", "gram", "liter", "l", "kwh", "mwh", "watt", "va", "mbps", "gb", "tb", "°c", "derajat", "jam", "menit", "hari", "bulan", "tahun", "indeks", "poin", "skor", "skala":
		return true
	}
	return false
}
