package blob

import (
	"bytes"
	"io"
)

// batasPDF is how far into a PDF its names are looked at.
const batasPDF = 256 << 20

// ciriPDF is what a bounded look at a PDF showed. A PDF may keep its dictionaries in
// compressed streams, which are not unpacked: what is not seen may still be there.
type ciriPDF struct {
	akhir    bool // %%EOF stands near the end
	skrip    bool // JavaScript
	luncur   bool // an action that starts a program
	lampiran bool // files inside
	sandi    bool // encrypted
}

// lihatPDF looks at the end of a PDF and at the names in it.
func lihatPDF(r io.ReaderAt, ukuran int64) (c ciriPDF, err error) {
	ekor := make([]byte, min(ukuran, 2048))
	n, err := bacaDi(r, ekor, ukuran-int64(len(ekor)))
	if err != nil {
		return c, err
	}
	c.akhir = bytes.Contains(ekor[:n], []byte("%%EOF"))
	const ekorNama = 64 // a name cut by the end of a piece is seen in the next
	b := make([]byte, penyangga)
	for di := int64(0); di < min(ukuran, batasPDF); {
		n, err := bacaDi(r, b, di)
		if err != nil {
			return c, err
		}
		c.nama(b[:n])
		if n <= ekorNama {
			break
		}
		di += int64(n - ekorNama)
		if di+ekorNama >= ukuran {
			break
		}
	}
	return c, nil
}

// nama goes through the names in b: a slash and what follows to a delimiter, in
// which #6a stands for the letter j.
func (c *ciriPDF) nama(b []byte) {
	var urai [40]byte
	for {
		i := bytes.IndexByte(b, '/')
		if i < 0 {
			return
		}
		b = b[i+1:]
		n := 0
		for k := 0; k < len(b) && n < len(urai); k++ {
			x := b[k]
			if x == '#' && k+2 < len(b) {
				hi, lo := heks(b[k+1]), heks(b[k+2])
				if hi < 16 && lo < 16 {
					x, k = hi<<4|lo, k+2
				}
			} else if x <= ' ' || x >= 0x7f || bytes.IndexByte([]byte("()<>[]{}/%"), x) >= 0 {
				break
			}
			urai[n] = x
			n++
		}
		switch string(urai[:n]) {
		case "JavaScript":
			c.skrip = true
		case "Launch":
			c.luncur = true
		case "EmbeddedFile", "EmbeddedFiles":
			c.lampiran = true
		case "Encrypt":
			c.sandi = true
		}
	}
}

func heks(x byte) byte {
	switch {
	case x >= '0' && x <= '9':
		return x - '0'
	case x >= 'a' && x <= 'f':
		return x - 'a' + 10
	case x >= 'A' && x <= 'F':
		return x - 'A' + 10
	}
	return 255
}
