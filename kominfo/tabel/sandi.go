package tabel

import (
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Penyandian is how the bytes of a text file stand for letters.
type Penyandian string

const (
	UTF8        Penyandian = "utf-8"
	UTF8BOM     Penyandian = "utf-8-bom" // UTF-8 after the three bytes EF BB BF
	UTF16LE     Penyandian = "utf-16le"
	UTF16BE     Penyandian = "utf-16be"
	Windows1252 Penyandian = "windows-1252"
	// Campuran: mostly UTF-8, with single bytes that are not. Those are read as
	// Windows-1252. It comes from pasting one file into another.
	Campuran Penyandian = "campuran"
)

// kenaliPenyandian looks at the start of a file and gives its encoding and the
// length of the byte order mark. UTF-16 without a mark is recognised by the
// zeros that ASCII has in it.
func kenaliPenyandian(b []byte) (Penyandian, int) {
	switch {
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		return UTF8BOM, 3
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		return UTF16LE, 2
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return UTF16BE, 2
	}
	var nol [2]int
	s := b[:min(len(b), 512)]
	for i, c := range s {
		if c == 0 {
			nol[i&1]++
		}
	}
	switch half := len(s) / 2; {
	case half >= 2 && nol[1] > half*3/4 && nol[0] == 0:
		return UTF16LE, 0
	case half >= 2 && nol[0] > half*3/4 && nol[1] == 0:
		return UTF16BE, 0
	}
	return UTF8, 0
}

// teks turns the bytes of a file into valid UTF-8 as they stream by. Valid
// UTF-8 is passed on untouched; every byte that is not part of a valid sequence
// is read as Windows-1252. A file wholly in Windows-1252 is the case where no
// valid sequence occurs, so no decision has to be made before the end.
type teks struct {
	r      io.Reader
	sandi  Penyandian
	masuk  []byte // read, not yet converted
	keluar []byte // converted, not yet delivered
	salin  []byte // backing of keluar
	buf    []byte // backing of masuk
	asing  int    // bytes read as Windows-1252
	luas   bool   // a valid sequence of more than one byte was seen
	err    error
}

func newTeks(r io.Reader) (*teks, error) {
	t := &teks{r: r, buf: make([]byte, 64<<10)}
	n, err := io.ReadAtLeast(r, t.buf, 1024)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	t.masuk = t.buf[:n]
	var lewati int
	t.sandi, lewati = kenaliPenyandian(t.masuk)
	t.masuk = t.masuk[lewati:]
	return t, nil
}

// penyandian gives what is known of the encoding so far.
func (t *teks) penyandian() Penyandian {
	if t.asing > 0 {
		if t.luas || t.sandi == UTF8BOM {
			return Campuran
		}
		return Windows1252
	}
	return t.sandi
}

func (t *teks) Read(p []byte) (int, error) {
	if len(p) < 16 {
		return 0, io.ErrShortBuffer
	}
	for {
		if len(t.keluar) > 0 {
			n := copy(p, t.keluar)
			t.keluar = t.keluar[n:]
			return n, nil
		}
		if t.err != nil && len(t.masuk) == 0 {
			return 0, t.err
		}
		if utf16 := t.sandi == UTF16LE || t.sandi == UTF16BE; !utf16 {
			// The common case: straight into p, checked in place.
			n := copy(p, t.masuk)
			t.masuk = t.masuk[n:]
			if len(t.masuk) == 0 && t.err == nil {
				var m int
				m, t.err = t.r.Read(p[n:])
				n += m
			}
			akhir := t.err != nil && len(t.masuk) == 0
			ekor := 0
			if !akhir {
				ekor = ekorTerpotong(p[:n])
			}
			if ekor > 0 {
				// Hold an unfinished sequence back, before whatever is left.
				sisa := append([]byte(nil), p[n-ekor:n]...)
				t.masuk = append(sisa, t.masuk...)
				n -= ekor
			}
			if n == 0 {
				continue
			}
			if ascii, sah := periksaUTF8(p[:n]); sah {
				t.luas = t.luas || !ascii
				return n, nil
			}
			t.salin = t.ubah(t.salin[:0], p[:n])
			t.keluar = t.salin
			continue
		}
		t.isiMasuk()
		t.ubah16()
	}
}

func (t *teks) isiMasuk() {
	if len(t.masuk) >= 4 || t.err != nil {
		return
	}
	k := copy(t.buf, t.masuk)
	n, err := t.r.Read(t.buf[k:])
	t.masuk, t.err = t.buf[:k+n], err
}

func (t *teks) ubah16() {
	t.salin = t.salin[:0]
	var u binary.ByteOrder = binary.LittleEndian
	if t.sandi == UTF16BE {
		u = binary.BigEndian
	}
	for len(t.masuk) >= 2 {
		r := rune(u.Uint16(t.masuk))
		n := 2
		if utf16.IsSurrogate(r) {
			if len(t.masuk) < 4 && t.err == nil {
				break
			}
			var r2 rune
			if len(t.masuk) >= 4 {
				r2 = rune(u.Uint16(t.masuk[2:]))
			}
			if r = utf16.DecodeRune(r, r2); r != utf8.RuneError {
				n = 4
			}
		}
		t.salin = utf8.AppendRune(t.salin, r)
		t.masuk = t.masuk[n:]
	}
	if t.err != nil && len(t.masuk) == 1 { // half a letter: the file is cut
		t.salin = utf8.AppendRune(t.salin, utf8.RuneError)
		t.masuk = nil
		t.asing++
	}
	t.keluar = t.salin
}

// ubah appends b to dst, with each stray byte as Windows-1252.
func (t *teks) ubah(dst, b []byte) []byte {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			dst = append(dst, b[0])
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			dst = utf8.AppendRune(dst, rune1252(b[0]))
			t.asing++
		} else {
			dst = append(dst, b[:n]...)
			t.luas = true
		}
		b = b[n:]
	}
	return dst
}

// periksaUTF8 reports whether b is ASCII and whether it is valid UTF-8.
func periksaUTF8(b []byte) (ascii, sah bool) {
	i := 0
	for ; i+16 <= len(b); i += 16 {
		if (binary.LittleEndian.Uint64(b[i:])|binary.LittleEndian.Uint64(b[i+8:]))&0x8080808080808080 != 0 {
			return false, utf8.Valid(b[i:])
		}
	}
	for _, c := range b[i:] {
		if c >= utf8.RuneSelf {
			return false, utf8.Valid(b[i:])
		}
	}
	return true, true
}

// ekorTerpotong gives how many bytes at the end of b begin a UTF-8 sequence
// that may be completed by what follows.
func ekorTerpotong(b []byte) int {
	for i := 1; i <= 3 && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:]) {
				return i
			}
			return 0
		}
	}
	return 0
}

// rune1252 gives the letter of a byte from 0x80 in Windows-1252. Five bytes
// have none and become U+FFFD.
func rune1252(c byte) rune {
	if c >= 0xA0 {
		return rune(c)
	}
	const atas = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
	i := 0x80
	for _, r := range atas {
		if i == int(c) {
			return r
		}
		i++
	}
	return utf8.RuneError
}
