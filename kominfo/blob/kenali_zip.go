package blob

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
)

// maksEntri is the most entries a ZIP may have before its directory is not read.
const maksEntri = 100_000

var (
	errKatalog = errors.New("direktori ZIP terlalu besar")
	errEntri   = errors.New("isi ZIP terlalu banyak")
)

// bukaZIP reads the directory of a ZIP with bounded memory: at most batasKatalog
// bytes of it, and no room is made for a number of entries that is only claimed.
func bukaZIP(r io.ReaderAt, ukuran int64) (*zip.Reader, error) {
	if err := periksaZIP64(r, ukuran); err != nil {
		return nil, err
	}
	j := &jatah{r: r, sisa: batasKatalog + 2*66<<10}
	z, err := zip.NewReader(j, ukuran)
	if j.galat != nil {
		return nil, j.galat
	}
	if err != nil {
		return nil, err
	}
	j.sisa = math.MaxInt64 // bodies are bounded by whoever reads them
	if len(z.File) > maksEntri {
		return nil, errEntri
	}
	return z, nil
}

// jatah is a ReaderAt that gives at most sisa bytes in all.
type jatah struct {
	r     io.ReaderAt
	sisa  int64
	galat error // why reading stopped, when it was not the content
}

func (j *jatah) ReadAt(p []byte, di int64) (int, error) {
	if j.sisa == math.MaxInt64 {
		return j.r.ReadAt(p, di)
	}
	if int64(len(p)) > j.sisa {
		j.galat = errKatalog
		return 0, errKatalog
	}
	n, err := j.r.ReadAt(p, di)
	j.sisa -= int64(n)
	if err != nil && err != io.EOF {
		j.galat = err
	}
	return n, err
}

// periksaZIP64 refuses a 64-bit directory record that claims too many entries:
// package zip would make room for them at once.
func periksaZIP64(r io.ReaderAt, ukuran int64) error {
	ekor := make([]byte, min(max(ukuran, 0), 66<<10))
	if _, err := bacaDi(r, ekor, ukuran-int64(len(ekor))); err != nil {
		return err
	}
	for i := bytes.Index(ekor, []byte("PK\x06\x07")); i >= 0 && i+16 <= len(ekor); {
		rekam := make([]byte, 40)
		letak := int64(binary.LittleEndian.Uint64(ekor[i+8:]))
		if letak >= 0 && letak <= ukuran-40 {
			if _, err := bacaDi(r, rekam, letak); err != nil {
				return err
			}
			if binary.LittleEndian.Uint64(rekam[24:]) > maksEntri || binary.LittleEndian.Uint64(rekam[32:]) > maksEntri {
				return errEntri
			}
		}
		k := bytes.Index(ekor[i+4:], []byte("PK\x06\x07"))
		if k < 0 {
			break
		}
		i += 4 + k
	}
	return nil
}

// kenaliZIP tells Office documents and programs from plain archives by what the
// directory lists, and by the list of content types that Office itself goes by.
func kenaliZIP(r io.ReaderAt, ukuran int64) (ciri, error) {
	c := ciri{jenis: ZIP}
	z, err := bukaZIP(r, ukuran)
	switch {
	case err == nil:
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrAlgorithm), errors.Is(err, zip.ErrChecksum), errors.Is(err, errKatalog), errors.Is(err, errEntri),
		errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		c.rusak = true
		return c, nil
	default:
		c.rusak = true
		// What package zip says of a damaged file has no type of its own; an error
		// of r comes back the next time anything is read.
		_, e := bacaDi(r, make([]byte, 1), max(ukuran-1, 0))
		return c, e
	}
	ada := map[string]bool{}
	makro := false
	var tipe, mime *zip.File
	for _, f := range z.File {
		n := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		ada[n] = true
		c.terkunci = c.terkunci || f.Flags&1 != 0
		c.diklaim = tambahJenuh(c.diklaim, f.UncompressedSize64)
		switch {
		case strings.HasSuffix(n, "vbaproject.bin"), strings.Contains(n, "/macrosheets/"), n == "xl/workbook.bin":
			makro = true
		case n == "[content_types].xml":
			tipe = f
		case n == "mimetype":
			mime = f
		}
	}
	isi := string(bytes.ToLower(bacaEntri(tipe)))
	makro = makro || strings.Contains(isi, "macroenabled")
	office := Jenis("")
	switch {
	case tipe == nil:
	case ada["xl/workbook.xml"] || ada["xl/workbook.bin"] || strings.Contains(isi, "spreadsheetml.sheet.main") || strings.Contains(isi, "spreadsheetml.template.main"):
		office = XLSX
	case ada["word/document.xml"] || strings.Contains(isi, "wordprocessingml.document.main") || strings.Contains(isi, "wordprocessingml.template.main"):
		office = DOCX
	case ada["ppt/presentation.xml"] || strings.Contains(isi, "presentationml.presentation.main") || strings.Contains(isi, "presentationml.slideshow.main"):
		office = PPTX
	}
	switch {
	case ada["androidmanifest.xml"], ada["meta-inf/manifest.mf"] && office == "":
		c.jenis = Program
	case office != "" && makro:
		c.jenis = OfficeMakro
	case office != "":
		c.jenis = office
	case strings.HasPrefix(string(bacaEntri(mime)), "application/vnd.oasis.opendocument"):
		c.jenis = ODF
	}
	return c, nil
}

// bacaEntri gives the beginning of a small entry; nothing when it cannot be read.
func bacaEntri(f *zip.File) []byte {
	if f == nil || f.Flags&1 != 0 {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	b, _ := io.ReadAll(io.LimitReader(r, batasTipe)) // what could be read is what counts
	return b
}

func tambahJenuh(a int64, b uint64) int64 {
	if b > math.MaxInt64 || int64(b) > math.MaxInt64-a {
		return math.MaxInt64
	}
	return a + int64(b)
}
