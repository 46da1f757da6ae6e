package blob

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
)

// kenaliOLE tells a modern Office document under a password, which Office wraps
// into the old container, from the rest of that container's users.
func kenaliOLE(r io.ReaderAt, kepala []byte) (ciri, error) {
	c := ciri{jenis: OLE}
	if len(kepala) < 512 {
		return c, nil
	}
	pangkat := binary.LittleEndian.Uint16(kepala[30:])
	sektor := int64(binary.LittleEndian.Uint32(kepala[48:])) // first sector of the directory
	if pangkat != 9 && pangkat != 12 {
		return c, nil
	}
	daftar := make([]byte, 4096) // 32 entries; the stream looked for is among the first
	n, err := bacaDi(r, daftar, (sektor+1)<<pangkat)
	if err != nil {
		return c, err
	}
	if bytes.Contains(daftar[:n], utf16LE("EncryptedPackage")) {
		c.jenis = OfficeTerkunci
	}
	return c, nil
}

func utf16LE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}
