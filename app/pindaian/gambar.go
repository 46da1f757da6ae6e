//go:build !(js && wasm)

package pindaian

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// What a camera and a phone write beside the picture says where and when it was
// taken, and with what; thumbnails show what was cropped away; some append a film
// behind the end. None of it leaves the sender.

var errGambar = errors.New("susunan gambar tidak terbaca")

// bersihkanJPEG gives the picture without metadata: tables, scans, the JFIF and
// Adobe marks, colour profile, and which way is up.
func bersihkanJPEG(b []byte) ([]byte, error) {
	if len(b) < 4 || b[0] != 0xff || b[1] != 0xd8 {
		return nil, errGambar
	}
	out := append(make([]byte, 0, len(b)+64), 0xff, 0xd8)
	arah := uint16(1)
	var isi []byte // everything but the mark of orientation
	for i := 2; ; {
		if i+1 >= len(b) || b[i] != 0xff {
			return nil, errGambar
		}
		m := b[i+1]
		switch {
		case m == 0xff: // fill
			i++
			continue
		case m == 0xd9: // the end; what follows is no picture
			if arah > 1 {
				out = append(out, exifArah(arah)...)
			}
			return append(append(out, isi...), 0xff, 0xd9), nil
		case m == 0x01 || m >= 0xd0 && m <= 0xd7:
			isi = append(isi, 0xff, m)
			i += 2
			continue
		case m == 0xd8 || m == 0 || i+4 > len(b):
			return nil, errGambar
		}
		n := int(binary.BigEndian.Uint16(b[i+2:]))
		if n < 2 || i+2+n > len(b) {
			return nil, errGambar
		}
		data := b[i+4 : i+2+n]
		if m == 0xe1 && bytes.HasPrefix(data, []byte("Exif\x00\x00")) {
			arah = arahExif(data[6:])
		}
		if simpanSegmen(m, data) {
			isi = append(isi, b[i:i+2+n]...)
		}
		i += 2 + n
		if m == 0xda { // entropy-coded data up to the next marker
			j := i
			for ; j+1 < len(b) && (b[j] != 0xff || b[j+1] == 0 || b[j+1] >= 0xd0 && b[j+1] <= 0xd7); j++ {
			}
			isi = append(isi, b[i:j]...)
			i = j
		}
	}
}

// simpanSegmen reports whether a segment belongs to the picture.
func simpanSegmen(m byte, data []byte) bool {
	switch {
	case m == 0xe0:
		return bytes.HasPrefix(data, []byte("JFIF\x00")) && len(data) >= 14 && data[12] == 0 && data[13] == 0 // without a thumbnail
	case m == 0xe2:
		return bytes.HasPrefix(data, []byte("ICC_PROFILE\x00"))
	case m == 0xee:
		return bytes.HasPrefix(data, []byte("Adobe"))
	case m >= 0xe0 && m <= 0xef, m == 0xfe: // applications' own, comments
		return false
	}
	return true
}

// arahExif reads which way is up, 1 to 8; 1 where it is not said.
func arahExif(t []byte) uint16 {
	if len(t) < 8 {
		return 1
	}
	var u binary.ByteOrder = binary.LittleEndian
	if t[0] == 'M' {
		u = binary.BigEndian
	}
	di := int64(u.Uint32(t[4:]))
	if di+2 > int64(len(t)) {
		return 1
	}
	for n, i := int64(u.Uint16(t[di:])), int64(0); i < n; i++ {
		e := di + 2 + i*12
		if e+12 > int64(len(t)) {
			return 1
		}
		if u.Uint16(t[e:]) == 0x0112 {
			if v := u.Uint16(t[e+8:]); v >= 1 && v <= 8 {
				return v
			}
			return 1
		}
	}
	return 1
}

// exifArah is a segment that says which way is up and nothing else.
func exifArah(v uint16) []byte {
	return append([]byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"), byte(v>>8), byte(v), 0, 0, 0, 0, 0, 0)
}

// bersihkanPNG keeps the chunks that make the picture.
func bersihkanPNG(b []byte) ([]byte, error) {
	const tanda = 8
	if len(b) < tanda {
		return nil, errGambar
	}
	out := append(make([]byte, 0, len(b)), b[:tanda]...)
	for i := tanda; ; {
		if i+12 > len(b) {
			return nil, errGambar
		}
		n := int64(binary.BigEndian.Uint32(b[i:]))
		if int64(i)+12+n > int64(len(b)) {
			return nil, errGambar
		}
		akhir := i + 12 + int(n)
		switch string(b[i+4 : i+8]) {
		case "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs":
			out = append(out, b[i:akhir]...)
		}
		if string(b[i+4:i+8]) == "IEND" {
			return out, nil
		}
		i = akhir
	}
}
