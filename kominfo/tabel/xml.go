package tabel

import (
	"bytes"
	"html"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// pemindai is a pull scanner for the XML that spreadsheets write: elements,
// attributes, text, CDATA. Names are local, without prefix. It knows the five
// entities of XML and numeric ones and refuses a DOCTYPE, so that no entity can
// be declared and no bomb built. It does not check that tags match. It allocates
// only where an entity has to be resolved, which is why it exists: a sheet has
// millions of tags.
type pemindai struct {
	r     io.Reader
	buf   []byte
	pos   int
	end   int
	eof   bool
	maks  int // longest token
	isi   []byte
	tag   []byte // content of the tag between < and >
	akhir bool   // deliver the end of a self-closing tag next
}

type simpul uint8

const (
	simpulHabis simpul = iota
	simpulBuka         // nama(), atr()
	simpulAkhir        // nama()
	simpulTeks         // teks()
)

func newPemindai(r io.Reader, maks int) *pemindai {
	return &pemindai{r: r, buf: make([]byte, 32<<10), maks: maks}
}

// lanjut gives the next token.
func (p *pemindai) lanjut() (simpul, error) {
	if p.akhir {
		p.akhir = false
		return simpulAkhir, nil
	}
	for {
		if p.pos == p.end {
			if p.eof {
				return simpulHabis, nil
			}
			if err := p.isiLagi(); err != nil {
				return 0, err
			}
			continue
		}
		if p.buf[p.pos] != '<' {
			n, err := p.sampai(0, "<", true)
			if err != nil {
				return 0, err
			}
			p.isi = p.buf[p.pos : p.pos+n]
			p.pos += n
			if bytes.IndexByte(p.isi, '&') >= 0 {
				p.isi = urai(p.isi)
			}
			return simpulTeks, nil
		}
		s, err := p.tandai()
		if s != simpulHabis || err != nil {
			return s, err
		}
	}
}

// tandai reads one construct that begins with <; simpulHabis means it was a
// comment or an instruction.
func (p *pemindai) tandai() (simpul, error) {
	for p.end-p.pos < 9 && !p.eof {
		if err := p.isiLagi(); err != nil {
			return 0, err
		}
	}
	s := p.buf[p.pos:p.end]
	lewati := func(mulai int, tutup string) error {
		n, err := p.sampai(mulai, tutup, false)
		p.pos += min(n+len(tutup), p.end-p.pos)
		return err
	}
	switch {
	case bytes.HasPrefix(s, []byte("<!--")):
		return 0, lewati(4, "-->")
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		n, err := p.sampai(9, "]]>", false)
		if err != nil {
			return 0, err
		}
		p.isi = p.buf[p.pos+9 : p.pos+n]
		p.pos += n + 3
		return simpulTeks, nil
	case bytes.HasPrefix(s, []byte("<?")):
		return 0, lewati(2, "?>")
	case bytes.HasPrefix(s, []byte("<!")):
		return 0, tidakSah("Berkas memuat DOCTYPE atau deklarasi entitas XML, yang tidak pernah ditulis oleh Excel. Berkas ditolak demi keamanan; simpan ulang dari Excel atau LibreOffice.")
	}
	n, err := p.sampai(1, ">", false)
	if err != nil {
		return 0, err
	}
	for kutipTerbuka(p.buf[p.pos+1 : p.pos+n]) { // a > inside an attribute
		if n, err = p.sampai(n+1, ">", false); err != nil {
			return 0, err
		}
	}
	p.tag = p.buf[p.pos+1 : p.pos+n]
	p.pos += n + 1
	if len(p.tag) > 0 && p.tag[0] == '/' {
		p.tag = p.tag[1:]
		return simpulAkhir, nil
	}
	p.akhir = false
	if k := len(p.tag); k > 0 && p.tag[k-1] == '/' {
		p.tag, p.akhir = p.tag[:k-1], true
	}
	return simpulBuka, nil
}

// kutipTerbuka reports whether b ends inside an attribute value.
func kutipTerbuka(b []byte) bool {
	var q byte
	for _, c := range b {
		switch {
		case q == 0 && (c == '"' || c == '\''):
			q = c
		case c == q:
			q = 0
		}
	}
	return q != 0
}

// sampai gives the distance from p.pos to the next tutup at or after mulai,
// reading more as needed. At the end of input it gives the rest when bolehHabis.
func (p *pemindai) sampai(mulai int, tutup string, bolehHabis bool) (int, error) {
	for {
		s := p.buf[p.pos:p.end]
		if mulai < len(s) {
			var i int
			if len(tutup) == 1 {
				i = bytes.IndexByte(s[mulai:], tutup[0])
			} else {
				i = bytes.Index(s[mulai:], []byte(tutup))
			}
			if i >= 0 {
				return mulai + i, nil
			}
		}
		if p.eof {
			if bolehHabis {
				return len(s), nil
			}
			return len(s), errTerpotong()
		}
		if len(s) > p.maks {
			return 0, tidakSah("Berkas memuat isi sel atau tanda XML yang lebih panjang dari %d byte. Simpan ulang dari Excel; bila tetap ditolak, persingkat isi sel terpanjang.", p.maks)
		}
		mulai = max(mulai, len(s)-len(tutup)+1)
		if err := p.isiLagi(); err != nil {
			return 0, err
		}
	}
}

func (p *pemindai) isiLagi() error {
	if p.pos > 0 {
		copy(p.buf, p.buf[p.pos:p.end])
		p.end -= p.pos
		p.pos = 0
	}
	if len(p.buf)-p.end < 1024 {
		p.buf = append(p.buf, make([]byte, len(p.buf))...)
	}
	n, err := p.r.Read(p.buf[p.end:])
	p.end += n
	if err == io.EOF {
		p.eof = true
		return nil
	}
	return err
}

// nama gives the local name of the present tag.
func (p *pemindai) nama() []byte {
	s := p.tag
	for i, c := range s {
		if c <= ' ' {
			s = s[:i]
			break
		}
	}
	if i := bytes.LastIndexByte(s, ':'); i >= 0 {
		s = s[i+1:]
	}
	return s
}

// atr gives the raw value of the attribute with this local name; nil when absent.
func (p *pemindai) atr(nama string) []byte {
	s := p.tag
	for i := 0; i < len(s); {
		// To the next name: after white space.
		for i < len(s) && s[i] > ' ' {
			i++
		}
		for i < len(s) && s[i] <= ' ' {
			i++
		}
		a := i
		for i < len(s) && s[i] != '=' && s[i] > ' ' {
			if s[i] == ':' {
				a = i + 1
			}
			i++
		}
		kunci := s[a:i]
		for i < len(s) && s[i] <= ' ' {
			i++
		}
		if i >= len(s) || s[i] != '=' {
			continue
		}
		i++
		for i < len(s) && s[i] <= ' ' {
			i++
		}
		if i >= len(s) || s[i] != '"' && s[i] != '\'' {
			continue
		}
		j := bytes.IndexByte(s[i+1:], s[i])
		if j < 0 {
			return nil
		}
		if string(kunci) == nama {
			return s[i+1 : i+1+j : i+1+j]
		}
		i += j + 2
	}
	return nil
}

// atrTeks gives an attribute with its entities resolved.
func (p *pemindai) atrTeks(nama string) string { return string(urai(p.atr(nama))) }

// atrInt gives an attribute as a number; ok is false when absent or no number.
func (p *pemindai) atrInt(nama string) (n int, ok bool) { return bulat(p.atr(nama)) }

func bulat(b []byte) (n int, ok bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// urai resolves entities. What is no entity of XML stays as it is.
func urai(b []byte) []byte {
	i := bytes.IndexByte(b, '&')
	if i < 0 {
		return b
	}
	out := append(make([]byte, 0, len(b)), b[:i]...)
	for b = b[i:]; len(b) > 0; {
		if b[0] != '&' {
			out = append(out, b[0])
			b = b[1:]
			continue
		}
		j := bytes.IndexByte(b[:min(len(b), 12)], ';')
		if j < 0 {
			out = append(out, '&')
			b = b[1:]
			continue
		}
		switch e := string(b[1:j]); {
		case e == "amp":
			out = append(out, '&')
		case e == "lt":
			out = append(out, '<')
		case e == "gt":
			out = append(out, '>')
		case e == "quot":
			out = append(out, '"')
		case e == "apos":
			out = append(out, '\'')
		case strings.HasPrefix(e, "#"):
			out = utf8.AppendRune(out, runeAngka(e[1:]))
		default:
			out = append(out, b[:j+1]...)
		}
		b = b[j+1:]
	}
	return out
}

func runeAngka(s string) rune {
	basis := 10
	if t, ok := strings.CutPrefix(s, "x"); ok {
		s, basis = t, 16
	}
	n, err := strconv.ParseUint(s, basis, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return utf8.RuneError
	}
	return rune(n)
}

// uraiHTML resolves the entities of HTML, which are many.
func uraiHTML(s string) string { return html.UnescapeString(s) }
