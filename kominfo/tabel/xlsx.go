package tabel

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// bukuXLSX is a workbook while it is read.
type bukuXLSX struct {
	p       *paket
	o       Opsi
	teks    []string // shared strings
	gaya    gaya
	sejak04 bool // dates count from 1904
	sisa    int  // cells that may still be read
	tanpa   int  // formulas without a stored result
}

type lembarXLSX struct {
	nama, id    string
	tersembunyi bool
}

func bacaXLSX(isi []byte, o Opsi) (*Buku, error) {
	p, err := bukaPaket(isi, o)
	if err != nil {
		return nil, err
	}
	if p.ada("mimetype") || p.ada("content.xml") {
		return nil, tidakSah("Ini berkas OpenDocument (.ods). Buka di LibreOffice lalu simpan ulang. " + langkahXLSX)
	}
	akar, err := p.relasi("")
	if err != nil {
		return nil, err
	}
	utama := "xl/workbook.xml"
	for _, h := range akar {
		if h.jenis == "officeDocument" {
			utama = h.sasaran
		}
	}
	switch {
	case p.ada("word/document.xml"):
		return nil, tidakSah("Ini dokumen Word (.docx), bukan tabel. Salin tabelnya ke Excel, lalu simpan. " + langkahXLSX)
	case p.ada("ppt/presentation.xml"):
		return nil, tidakSah("Ini presentasi (.pptx), bukan tabel. Salin tabelnya ke Excel, lalu simpan. " + langkahXLSX)
	case strings.HasSuffix(utama, ".bin"):
		return nil, tidakSah("Ini berkas Excel biner (.xlsb). Buka berkasnya lalu simpan ulang. " + langkahXLSX)
	case !p.ada(utama):
		return nil, tidakSah("Ini arsip ZIP, bukan berkas Excel, atau berkas Excel yang rusak. Keluarkan isinya, lalu kirim berkas .xlsx atau .csv di dalamnya satu per satu.")
	}
	x := &bukuXLSX{p: p, o: o, sisa: o.MaksSel}
	daftar, err := x.bacaDaftar(utama)
	if err != nil {
		return nil, err
	}
	rel, err := p.relasi(strings.TrimPrefix(utama, "/"))
	if err != nil {
		return nil, err
	}
	for _, h := range rel {
		switch h.jenis {
		case "sharedStrings":
			err = x.bacaTeks(h.sasaran)
		case "styles":
			err = x.bacaGaya(h.sasaran)
		}
		if err != nil {
			return nil, err
		}
	}
	b := &Buku{Format: XLSX}
	for _, d := range daftar {
		h, ada := rel[d.id]
		if !ada || h.jenis != "worksheet" { // chart and dialog sheets hold no cells
			continue
		}
		l, err := x.bacaLembar(h.sasaran)
		if err != nil {
			return nil, err
		}
		l.Nama, l.Tersembunyi, l.Gaya = d.nama, d.tersembunyi, x.gaya.kode
		b.Lembar = append(b.Lembar, l)
	}
	if len(b.Lembar) == 0 {
		return nil, errTerpotong()
	}
	if x.tanpa > 0 {
		b.catat("TABEL-RUMUS", kominfo.Peringatan, "%d sel berisi rumus tanpa hasil tersimpan dan dibaca sebagai kosong. Buka berkas di Excel, tunggu sampai selesai dihitung, simpan, lalu kirim lagi.", x.tanpa)
	}
	return b, nil
}

// bacaDaftar reads the workbook part: its sheets in order and its date system.
func (x *bukuXLSX) bacaDaftar(bagian string) ([]lembarXLSX, error) {
	s, c, err := x.p.buka(bagian)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	var d []lembarXLSX
	for {
		t, err := s.lanjut()
		if err != nil {
			return nil, galatUrai(err)
		}
		if t == simpulHabis {
			return d, nil
		}
		if t != simpulBuka {
			continue
		}
		switch string(s.nama()) {
		case "workbookPr":
			x.sejak04 = benar(s.atr("date1904"))
		case "sheet":
			if len(d) == x.o.MaksLembar {
				return nil, terlaluBanyak("lembar", int64(x.o.MaksLembar))
			}
			st := string(s.atr("state"))
			d = append(d, lembarXLSX{s.atrTeks("name"), s.atrTeks("id"), st == "hidden" || st == "veryHidden"})
		}
	}
}

func benar(b []byte) bool { return string(b) == "1" || string(b) == "true" }

// bacaTeks reads the shared strings: runs of rich text are joined, phonetic
// hints left out.
func (x *bukuXLSX) bacaTeks(bagian string) error {
	s, c, err := x.p.buka(bagian)
	if err != nil {
		return err
	}
	defer c.Close()
	var b []byte
	dalamT, rPh := false, 0
	for {
		t, err := s.lanjut()
		if err != nil {
			return galatUrai(err)
		}
		switch t {
		case simpulHabis:
			return nil
		case simpulTeks:
			if dalamT && rPh == 0 {
				if b = append(b, s.isi...); len(b) > x.o.MaksPanjang {
					return tidakSah("Ada sel yang isinya lebih panjang dari %s byte. Persingkat isinya, lalu kirim lagi.", kominfo.FormatAngka(int64(x.o.MaksPanjang)))
				}
			}
		case simpulBuka:
			switch string(s.nama()) {
			case "si":
				b = b[:0]
			case "t":
				dalamT = true
			case "rPh":
				rPh++
			}
		case simpulAkhir:
			switch string(s.nama()) {
			case "si":
				if len(x.teks) == x.o.MaksSel {
					return terlaluBanyak("sel", int64(x.o.MaksSel))
				}
				x.teks = append(x.teks, uraiX(string(b)))
			case "t":
				dalamT = false
			case "rPh":
				rPh--
			}
		}
	}
}

// uraiX resolves the escapes of ST_Xstring: _x000D_ is a carriage return, and
// _x005F_ an underscore that would otherwise start one. Characters that XML
// cannot hold at all (NUL) stay escaped.
func uraiX(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if n, ok := heksa(s[i:]); ok && n > 0 && (n < 0xD800 || n > 0xDFFF) {
			b.WriteRune(rune(n))
			i += 7
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

func heksa(s string) (n int, ok bool) {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return 0, false
	}
	for _, c := range []byte(s[2:6]) {
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 + int(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 + int(c|0x20-'a') + 10
		default:
			return 0, false
		}
	}
	return n, true
}
