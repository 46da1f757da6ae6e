package tabel

import (
	"bytes"
	"io"
	"strconv"
	"strings"
)

// adalahHTML recognises a web page by its first tags. Report programs write one
// and call it .xls, because Excel opens it.
func adalahHTML(awal string) bool {
	if !strings.HasPrefix(awal, "<") {
		return false
	}
	for _, t := range []string{"<html", "<table", "<!doctype html", "<head", "<body", "<div", "<style", "<meta", "<center"} {
		if strings.Contains(awal, t) {
			return true
		}
	}
	return false
}

// tabelHTML is a table that is still open.
type tabelHTML struct {
	l     int // index in Buku.Lembar
	tp    penampung
	nomor int
	baris []Sel
	kolom int
	turun []int // rows that a rowspan still covers, per column
	aktif bool  // inside a row
	buka  bool  // inside a cell
	lebar int   // colspan of the open cell
	teks  []byte
}

type pembacaHTML struct {
	o    Opsi
	b    *Buku
	sisa int
	tump []*tabelHTML // open tables, innermost last
	luar []byte       // text outside tables since the last line break
	awal []string     // lines before the next table
	akhr *tabelHTML   // the table closed last, for the lines below it
	err  error
}

const dalamMaks = 16 // tables within tables

// bacaHTML reads the tables of a web page, each as one sheet. Lines of text
// before a table (titles) become its first rows, lines after the last one its
// last rows. colspan and rowspan become merged cells.
func bacaHTML(isi []byte, o Opsi) (*Buku, error) {
	t, err := newTeks(bytes.NewReader(isi))
	if err != nil {
		return nil, gagalBaca(err)
	}
	isi, err = io.ReadAll(pembacaBesar{t})
	if err != nil {
		return nil, gagalBaca(err)
	}
	p := &pembacaHTML{o: o, b: &Buku{Format: HTML, Penyandian: t.penyandian()}, sisa: o.MaksSel}
	p.jalan(isi)
	for len(p.tump) > 0 { // a page that was cut off
		p.tutupTabel()
	}
	p.putusBaris()
	if p.akhr != nil && p.err == nil {
		p.akhr.nomor++ // a gap between the table and what stands below it
		p.tulisLuar(p.akhr)
	}
	if p.err != nil {
		return nil, p.err
	}
	if len(p.b.Lembar) == 0 {
		if bytes.Contains(bytes.ToLower(isi[:min(len(isi), 64<<10)]), []byte("<frameset")) {
			return nil, tidakSah("Berkas ini hanya bingkai; isinya ada di folder lain yang tidak ikut terkirim. Buka di Excel lalu simpan ulang. %s", langkahXLSX)
		}
		return nil, tidakSah("Berkas ini halaman web tanpa tabel. Mungkin halaman masuk (login) yang tersimpan sebagai .xls: unduh ulang tabelnya setelah masuk ke aplikasi.")
	}
	return p.b, nil
}

// jalan walks over the page: tags, text, comments, scripts.
func (p *pembacaHTML) jalan(s []byte) {
	for len(s) > 0 && p.err == nil {
		i := bytes.IndexByte(s, '<')
		if i < 0 {
			i = len(s)
		}
		p.teks(s[:i])
		if s = s[i:]; len(s) == 0 {
			return
		}
		switch {
		case bytes.HasPrefix(s, []byte("<!--")):
			s = setelah(s[4:], "-->")
			continue
		case len(s) > 1 && (s[1] == '!' || s[1] == '?'):
			s = setelah(s, ">")
			continue
		case len(s) < 2 || s[1] != '/' && (s[1]|0x20 < 'a' || s[1]|0x20 > 'z'):
			p.teks(s[:1]) // a lone < is text
			s = s[1:]
			continue
		}
		n := akhirTag(s)
		tag := s[1:n]
		s = s[min(n+1, len(s)):]
		nama, tutup := namaTag(tag)
		p.tag(nama, tutup, tag)
		if !tutup {
			switch nama {
			case "script", "style", "title":
				s = lewatiIsi(s, nama)
			}
		}
	}
}

func setelah(s []byte, t string) []byte {
	i := bytes.Index(s, []byte(t))
	if i < 0 {
		return nil
	}
	return s[i+len(t):]
}

// akhirTag gives the place of the > that ends the tag, not one in quotes; a
// quote that is never closed does not swallow the page.
func akhirTag(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '>':
			return i
		case '"', '\'':
			if s[i-1] != '=' && s[i-1] != ' ' {
				continue
			}
			j := bytes.IndexByte(s[i+1:min(len(s), i+4096)], s[i])
			if j >= 0 {
				i += j + 1
			}
		}
	}
	return len(s)
}

func namaTag(t []byte) (nama string, tutup bool) {
	if len(t) > 0 && t[0] == '/' {
		t, tutup = t[1:], true
	}
	i := 0
	for i < len(t) && i < 16 && (t[i]|0x20 >= 'a' && t[i]|0x20 <= 'z' || t[i] >= '0' && t[i] <= '9') {
		i++
	}
	return strings.ToLower(string(t[:i])), tutup
}

func lewatiIsi(s []byte, nama string) []byte {
	for rest := s; ; {
		i := bytes.Index(rest, []byte("</"))
		if i < 0 {
			return nil
		}
		rest = rest[i:]
		if len(rest) >= 2+len(nama) && strings.EqualFold(string(rest[2:2+len(nama)]), nama) {
			return rest
		}
		rest = rest[2:]
	}
}

// rentangAtr reads colspan or rowspan, at least 1.
func rentangAtr(tag []byte, nama string, maks int) int {
	i := bytes.Index(bytes.ToLower(tag), []byte(nama))
	if i < 0 {
		return 1
	}
	v := bytes.TrimLeft(tag[i+len(nama):], " \t\r\n=\"'")
	j := 0
	for j < len(v) && j < 7 && v[j] >= '0' && v[j] <= '9' {
		j++
	}
	n, _ := strconv.Atoi(string(v[:j]))
	return min(max(n, 1), maks)
}

func (p *pembacaHTML) tag(nama string, tutup bool, isi []byte) {
	var t *tabelHTML
	if len(p.tump) > 0 {
		t = p.tump[len(p.tump)-1]
	}
	switch nama {
	case "table":
		if tutup {
			p.tutupTabel()
		} else {
			p.bukaTabel()
		}
	case "tr":
		if t != nil {
			p.tutupBaris(t)
			if !tutup {
				t.nomor++
				t.kolom, t.aktif = 0, true
			}
		}
	case "td", "th":
		if t == nil {
			return
		}
		p.tutupSel(t)
		if !tutup {
			if !t.aktif { // a cell without its row
				t.nomor++
				t.kolom, t.aktif = 0, true
			}
			p.bukaSel(t, isi)
		}
	case "br":
		if t != nil && t.buka {
			t.teks = append(t.teks, "<br>"...)
		} else {
			p.putusBaris()
		}
	case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "center", "ul", "ol", "body":
		if t == nil || !t.buka {
			p.putusBaris()
		} else if len(t.teks) > 0 {
			t.teks = append(t.teks, ' ')
		}
	}
}
