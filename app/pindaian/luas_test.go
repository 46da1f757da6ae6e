//go:build !(js && wasm)

package pindaian

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

// A small file that names a picture of hundreds of millions of points is refused.
func TestGambarTerlaluLuas(t *testing.T) {
	f, err := blob.BukaFolder(t.TempDir(), blob.OpsiFolder{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	for lebar, mau := range map[uint32]kominfo.Kind{4: "", 1 << 30: kominfo.TidakSah, 1<<32 - 1: kominfo.TidakSah} {
		x := bytes.Clone(b.Bytes())
		binary.BigEndian.PutUint32(x[16:], lebar)
		binary.BigEndian.PutUint32(x[29:], crc32.ChecksumIEEE(x[12:29]))
		_, err := Simpan(t.Context(), f, bytes.NewReader(x), "identitas", "ktp.png")
		if kominfo.KindOf(err) != mau || mau != "" && !strings.Contains(err.Error(), "titik") {
			t.Errorf("%d: %v", lebar, err)
		}
	}
}
