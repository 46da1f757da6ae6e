package blob_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

const (
	isiPDF  = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
	isiPNG  = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
	isiJPEG = "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
	isiMP4  = "\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41\x00\x00\x00\x08free"
	isiHTML = "<!DOCTYPE html>\n<html><head><title>Masuk</title></head><body>Silakan masuk</body></html>\n"
	isiSVG  = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`
)

type entri struct {
	nama, isi string
	ubah      func(*zip.FileHeader)
}

func buatZIP(t testing.TB, isi ...entri) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range isi {
		h := &zip.FileHeader{Name: e.nama, Method: zip.Deflate}
		if e.ubah != nil {
			e.ubah(h)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, e.isi); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func buatOffice(t testing.TB, utama, tipe string, lain ...entri) string {
	t.Helper()
	isi := []entri{
		{nama: "[Content_Types].xml", isi: `<Types><Override PartName="/` + utama + `" ContentType="` + tipe + `"/></Types>`},
		{nama: utama, isi: "<isi/>"},
	}
	return string(buatZIP(t, append(isi, lain...)...))
}

func buatXLSX(t testing.TB) string {
	return buatOffice(t, "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
}

// buatOLE makes an old Office container whose directory names one stream.
func buatOLE(aliran string) string {
	b := make([]byte, 2048)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	binary.LittleEndian.PutUint16(b[30:], 9)
	binary.LittleEndian.PutUint32(b[48:], 1)
	i := 1024
	for _, u := range utf16.Encode([]rune(aliran)) {
		binary.LittleEndian.PutUint16(b[i:], u)
		i += 2
	}
	return string(b)
}

func bukaFolder(t testing.TB) (*blob.Folder, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "berkas")
	return bukaDi(t, dir), dir
}

func bukaDi(t testing.TB, dir string) *blob.Folder {
	t.Helper()
	f, err := blob.BukaFolder(dir, blob.OpsiFolder{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func tulis(t testing.TB, dir string, isi map[string]string) string {
	t.Helper()
	for nama, s := range isi {
		p := filepath.Join(dir, filepath.FromSlash(nama))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func id(fs []kominfo.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.ID)
	}
	slices.Sort(out)
	return out
}

// jumlah counts the files of a store.
func jumlah(t testing.TB, s blob.Store) (n int) {
	t.Helper()
	for _, err := range s.Daftar(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}
