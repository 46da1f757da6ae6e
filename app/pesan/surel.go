//go:build !(js && wasm)

package pesan

import (
	"bytes"
	"encoding/base64"
	"errors"
	"html"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/lumbung-id/lumbung/kominfo"
)

const (
	batasDalam    = 8   // multiparts inside each other
	batasBagian   = 200 // parts in all
	batasLampiran = 100 // listed
)

// tampakSurel reports whether the bytes begin with the head of an e-mail.
func tampakSurel(b []byte) bool {
	kepala := b[:min(len(b), 16<<10)]
	n, kenal := 0, false
	for g := range bytes.Lines(kepala) {
		t := strings.TrimRight(string(g), "\r\n")
		if t == "" {
			break
		}
		if n > 0 && (t[0] == ' ' || t[0] == '\t') {
			continue
		}
		if n == 0 && strings.HasPrefix(t, "From ") { // mbox
			continue
		}
		nama, _, ada := strings.Cut(t, ":")
		if !ada || strings.ContainsAny(nama, " \t[") || nama == "" {
			return false
		}
		switch strings.ToLower(nama) {
		case "from", "received", "message-id", "mime-version", "return-path", "delivered-to":
			kenal = true
		}
		n++
	}
	return kenal && n >= 2
}

// surel reads an e-mail.
func (p *pembaca) surel(b []byte) {
	p.u.Rupa = Surel
	if bytes.HasPrefix(b, []byte("From ")) {
		_, b, _ = bytes.Cut(b, []byte("\n"))
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		p.temuan("PESAN-04", "", kominfo.Galat, "Surel tidak terbaca: kepalanya rusak atau terpotong. Simpan ulang sebagai .eml dari program surelnya.")
		return
	}
	p.isi("kanal", Surel, Teknis, 0, "surel")
	p.waktuSurel(m.Header)
	judul := kepala(m.Header.Get("Subject"))
	s := &surat{p: p}
	s.bagian(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Header.Get("Content-Disposition"), m.Body, 0)
	teks := s.polos
	if teks == "" && s.html != "" {
		teks = tanpaTanda(s.html)
	}
	if diteruskan(judul, teks) {
		p.temuan("PESAN-05", "nama", kominfo.Peringatan, "Surel ini tampak diteruskan orang lain, jadi pengirimnya mungkin bukan pemohon. Periksa nama dan kontaknya.")
	}
	p.uraikan(tanpaKutipan(teks), judul, 1)
	if a, err := (&mail.AddressParser{WordDecoder: pengurai()}).Parse(m.Header.Get("From")); err == nil {
		p.isi("kontak", a.Address, Teknis, 0, "Dari: "+a.Address)
		p.isi("nama", a.Name, Disimpulkan, 0, "Dari: "+a.Name)
		if balas, err := (&mail.AddressParser{WordDecoder: pengurai()}).Parse(m.Header.Get("Reply-To")); err == nil && !strings.EqualFold(balas.Address, a.Address) {
			p.temuan("PESAN-06", "kontak", kominfo.Peringatan, "Alamat balasan surel ini lain dari alamat pengirimnya. Pastikan alamat pemohon sebelum mengirim jawaban.")
		}
	} else {
		p.temuan("PESAN-07", "kontak", kominfo.Peringatan, "Alamat pengirim surel tidak terbaca. Isi kontak pemohon sendiri.")
	}
	if p.u.Isian["cara_memperoleh"] == "salinan_digital" {
		p.isi("cara_mengirim", Surel, Disimpulkan, 0, "dikirim lewat surel")
	}
}

// waktuSurel takes the moment at which the office's own server received it; the date
// that the sender wrote counts only without one.
func (p *pembaca) waktuSurel(h mail.Header) {
	r := h.Get("Received") // the topmost is the last server
	if i := strings.LastIndexByte(r, ';'); i >= 0 {
		if t, err := mail.ParseDate(strings.TrimSpace(r[i+1:])); err == nil && wajar(t) {
			p.isi("diterima_pada", t.Format(time.RFC3339), Teknis, 0, "Received: "+strings.TrimSpace(r[i+1:]))
			return
		}
	}
	if t, err := h.Date(); err == nil && wajar(t) {
		p.isi("diterima_pada", t.Format(time.RFC3339), Disimpulkan, 0, "Date: "+h.Get("Date"))
		p.temuan("PESAN-08", "diterima_pada", kominfo.Catatan, "Waktu diterima diambil dari tanggal yang ditulis pengirim, karena surel ini tidak memuat catatan server. Periksa di kotak masuk.")
	}
}

func wajar(t time.Time) bool { return t.Year() >= 2008 && t.Year() <= 2200 }

func pengurai() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(io.LimitReader(r, 64<<10))
		if err != nil {
			return nil, err
		}
		t, _ := sandi(charset, b)
		return strings.NewReader(t), nil
	}}
}

func kepala(s string) string {
	if len(s) > 4096 {
		s = s[:4096]
	}
	if t, err := pengurai().DecodeHeader(s); err == nil {
		s = t
	}
	return strings.TrimSpace(strings.ReplaceAll(bersih(s), "\n", " "))
}

// surat walks the parts of an e-mail.
type surat struct {
	p           *pembaca
	polos, html string
	n           int
}

func (s *surat) bagian(jenis, kirim, letak string, r io.Reader, dalam int) {
	if s.n++; s.n > batasBagian || dalam > batasDalam {
		if s.n == batasBagian+1 || dalam == batasDalam+1 {
			s.p.temuan("PESAN-20", "", kominfo.Peringatan, "Susunan surel ini terlalu rumit, jadi sebagian tidak dibaca. Periksa surel aslinya.")
		}
		return
	}
	mt, par, err := mime.ParseMediaType(jenis)
	if err != nil {
		mt, par = "text/plain", nil
		if jenis != "" {
			mt = "application/octet-stream"
		}
	}
	cara, lpar, _ := mime.ParseMediaType(letak)
	nama := kepala(lpar["filename"])
	if nama == "" {
		nama = kepala(par["name"])
	}
	if strings.HasPrefix(mt, "multipart/") {
		s.majemuk(par["boundary"], r, dalam)
		return
	}
	isi := &penghitung{r: buka(kirim, r)}
	teks := (mt == "text/plain" || mt == "text/html") && cara != "attachment" && nama == ""
	b, err := io.ReadAll(io.LimitReader(isi, map[bool]int64{true: batasTeks}[teks]))
	if err != nil || drain(isi) != nil {
		s.p.temuan("PESAN-21", "", kominfo.Peringatan, "Sebagian surel tidak terbaca: penyandiannya rusak. Periksa surel aslinya.")
	}
	if !teks {
		s.lampir(nama, mt, isi.n)
		return
	}
	if isi.n > batasTeks {
		s.p.temuan("PESAN-22", "rincian_informasi", kominfo.Peringatan, "Teks surel sangat panjang; hanya bagian awalnya yang dibaca.")
	}
	t, kenal := sandi(par["charset"], b)
	if !kenal {
		s.p.temuan("PESAN-23", "rincian_informasi", kominfo.Peringatan, "Penyandian huruf surel ini tidak dikenal, jadi sebagian hurufnya mungkin salah. Cocokkan dengan surel aslinya.")
	}
	switch {
	case mt == "text/plain" && s.polos == "":
		s.polos = t
	case mt == "text/html" && s.html == "":
		s.html = t
	}
}

func (s *surat) majemuk(batas string, r io.Reader, dalam int) {
	if batas == "" {
		s.p.temuan("PESAN-21", "", kominfo.Peringatan, "Sebagian surel tidak terbaca: batas bagiannya tidak ada. Periksa surel aslinya.")
		return
	}
	for m := multipart.NewReader(r, batas); s.n <= batasBagian; {
		b, err := m.NextRawPart()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				s.p.temuan("PESAN-21", "", kominfo.Peringatan, "Surel ini terpotong; bagian akhirnya tidak terbaca. Periksa surel aslinya.")
			}
			return
		}
		s.bagian(b.Header.Get("Content-Type"), b.Header.Get("Content-Transfer-Encoding"), b.Header.Get("Content-Disposition"), b, dalam+1)
	}
}

func (s *surat) lampir(nama, jenis string, n int64) {
	if nama == "" {
		nama = "tanpa nama"
	}
	if i := strings.LastIndexAny(nama, `/\`); i >= 0 { // a name, never a path
		nama = nama[i+1:]
	}
	if r := []rune(nama); len(r) > 120 {
		nama = string(r[:120])
	}
	if len(s.p.u.Lampiran) == batasLampiran {
		s.p.temuan("PESAN-24", "", kominfo.Peringatan, "Lampirannya lebih dari 100; yang lain tidak didaftar.")
	}
	if len(s.p.u.Lampiran) < batasLampiran {
		s.p.u.Lampiran = append(s.p.u.Lampiran, Lampiran{nama, bersih(jenis), n})
	}
}

type penghitung struct {
	r io.Reader
	n int64
}

func (p *penghitung) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	p.n += int64(n)
	return n, err
}

func drain(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	return err
}

// buka undoes the transfer encoding.
func buka(kirim string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(kirim)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	}
	return r
}

// sandi gives text in UTF-8; false for an encoding that is not known.
func sandi(nama string, b []byte) (string, bool) {
	switch strings.ToLower(strings.Trim(nama, ` "'`)) {
	case "", "utf-8", "utf8", "us-ascii", "ascii":
		if utf8.Valid(b) {
			return string(b), true
		}
		return latin1(b), nama == ""
	case "iso-8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-15":
		return latin1(b), true
	}
	if utf8.Valid(b) {
		return string(b), false
	}
	return latin1(b), false
}

// latin1 reads Windows-1252, of which ISO 8859-1 is a part.
func latin1(b []byte) string {
	const atas = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	tinggi := []rune(atas)
	var s strings.Builder
	for _, c := range b {
		if c >= 0x80 && c < 0xa0 {
			s.WriteRune(tinggi[c-0x80])
		} else {
			s.WriteRune(rune(c))
		}
	}
	return s.String()
}

// tanpaTanda gives the text of a simple HTML page.
func tanpaTanda(s string) string {
	kecil := []byte(s)
	for i, c := range kecil { // letters of ASCII alone, so that places stay
		if c >= 'A' && c <= 'Z' {
			kecil[i] = c + 'a' - 'A'
		}
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		j := strings.IndexByte(s[i:], '<')
		if j < 0 {
			b.WriteString(s[i:])
			break
		}
		b.WriteString(s[i : i+j])
		i += j
		if j = strings.IndexByte(s[i:], '>'); j < 0 {
			break
		}
		nama, _, _ := strings.Cut(strings.Trim(string(kecil[i+1:i+min(j, 40)]), "/ "), " ")
		tutup := s[i+1] == '/'
		i += j + 1
		switch nama {
		case "br", "p", "div", "tr", "li", "h1", "h2", "h3", "table", "blockquote":
			b.WriteByte('\n')
		case "style", "script", "head", "title":
			if tutup {
				break
			}
			k := bytes.Index(kecil[i:], []byte("</"+nama))
			if k < 0 { // never closed: nothing behind it is text
				return html.UnescapeString(b.String())
			}
			i += k
		}
	}
	return html.UnescapeString(b.String())
}
