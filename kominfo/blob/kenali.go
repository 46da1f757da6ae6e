package blob

import (
	"bytes"
	"encoding/binary"
	"io"
)

// Most bytes looked at, so that no file makes the sniffer work for long.
const (
	kepalaKenali = 64 << 10 // at the beginning
	batasKatalog = 8 << 20  // directory of a ZIP
	batasTipe    = 256 << 10
)

// Kenali tells the media type of ukuran bytes from their content; the name plays no
// part. It reads the beginning, of a ZIP also the directory, and never more than
// about 9 MB. The error is that of r, never one of the content.
func Kenali(r io.ReaderAt, ukuran int64) (Jenis, error) {
	c, err := kenali(r, ukuran)
	return c.jenis, err
}

// ciri is what the sniffer saw.
type ciri struct {
	jenis    Jenis
	rusak    bool  // begins like a ZIP, has no directory that can be read
	terkunci bool  // a ZIP with encrypted entries
	diklaim  int64 // bytes that a ZIP says it has unpacked
}

func kenali(r io.ReaderAt, ukuran int64) (ciri, error) {
	kepala := make([]byte, min(max(ukuran, 0), kepalaKenali))
	n, err := bacaDi(r, kepala, 0)
	if err != nil {
		return ciri{}, err
	}
	kepala = kepala[:n]
	switch {
	case awal(kepala, "PK\x03\x04"), awal(kepala, "PK\x05\x06"):
		return kenaliZIP(r, ukuran)
	case awal(kepala, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return kenaliOLE(r, kepala)
	}
	if j := kenaliKepala(kepala); j != "" {
		return ciri{jenis: j}, nil
	}
	if i := bytes.Index(kepala[:min(n, 1024)], []byte("%PDF-")); i >= 0 { // readers of PDF allow something before it
		if j := kenaliMarkah(bytes.ToLower(keUTF8(kepala[:i]))); j != "" {
			return ciri{jenis: j}, nil // and a browser shows that something
		}
		return ciri{jenis: PDF}, nil
	}
	if j := kenaliTeks(kepala, int64(n) < ukuran); j != "" {
		return ciri{jenis: j}, nil
	}
	return ciri{jenis: TakDikenal}, nil
}

// kenaliKepala knows types by their first bytes.
func kenaliKepala(b []byte) Jenis {
	di := func(i int, s string) bool { return len(b) >= i && awal(b[i:], s) }
	salahSatu := func(tanda ...string) bool {
		for _, s := range tanda {
			if awal(b, s) {
				return true
			}
		}
		return false
	}
	switch {
	case awal(b, TandaSegel):
		return Segel
	case awal(b, "%PDF-"):
		return PDF
	case awal(b, "\x89PNG\r\n\x1a\n"):
		return PNG
	case awal(b, "\xff\xd8\xff"):
		return JPEG
	case di(4, "ftyp") && len(b) >= 12 && binary.BigEndian.Uint32(b) >= 8:
		switch string(b[8:12]) {
		case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis":
			return GambarLain
		case "qt  ", "M4A ", "M4B ", "M4P ", "crx ":
			return MediaLain
		}
		return MP4
	case awal(b, "MZ") && !bytes.HasPrefix(b, []byte("MZ ")) || // "MZ " is text that begins so
		salahSatu("\x7fELF", "\xfe\xed\xfa\xce", "\xfe\xed\xfa\xcf", "\xce\xfa\xed\xfe", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe", // Mach-O, Java class
			"#!", "\xef\xbb\xbf#!", "dex\n", "\x00asm", "L\x00\x00\x00\x01\x14\x02\x00"): // shell, Android, WebAssembly, Windows shortcut
		return Program
	case salahSatu("Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x1f\x8b", "\xfd7zXZ\x00", "BZh", "MSCF", "\x28\xb5\x2f\xfd"), di(257, "ustar"):
		return Arsip
	case salahSatu("GIF87a", "GIF89a", "II*\x00", "MM\x00*"), awal(b, "RIFF") && di(8, "WEBP"),
		awal(b, "BM") && len(b) >= 14 && binary.LittleEndian.Uint32(b[6:]) == 0: // BMP: four reserved bytes
		return GambarLain
	case awal(b, "RIFF") && (di(8, "AVI ") || di(8, "WAVE")), salahSatu("\x1aE\xdf\xa3", "ID3", "OggS", "fLaC", "\x00\x00\x01\xba", "\x30\x26\xb2\x75"):
		return MediaLain
	case awal(b, "{\\rtf"):
		return RTF
	}
	return ""
}

func awal(b []byte, s string) bool { return len(b) >= len(s) && string(b[:len(s)]) == s }

// bacaDi fills b from offset as far as there is content.
func bacaDi(r io.ReaderAt, b []byte, di int64) (int, error) {
	n, err := r.ReadAt(b, di)
	if err == io.EOF || err == io.ErrUnexpectedEOF || n == len(b) {
		err = nil
	}
	return n, err
}
