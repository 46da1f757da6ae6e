package blob_test

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/kominfo/blob"
)

func utf16LE(s string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for i := range len(s) {
		b.WriteByte(s[i])
		b.WriteByte(0)
	}
	return b.String()
}

func TestKenali(t *testing.T) {
	const tipe = "application/vnd.openxmlformats-officedocument."
	for _, x := range []struct {
		nama, isi string
		mau       blob.Jenis
	}{
		{"pdf", isiPDF, blob.PDF},
		{"pdf dengan BOM", "\xef\xbb\xbf\r\n" + isiPDF, blob.PDF},
		{"pdf dengan biner di depan", "\x00\x01sampah" + isiPDF, blob.PDF},
		{"html yang menyebut pdf", "<html>%PDF-1.4\n\x00\x01\x02%%EOF", blob.HTML},
		{"png", isiPNG, blob.PNG},
		{"jpeg", isiJPEG, blob.JPEG},
		{"mp4", isiMP4, blob.MP4},
		{"quicktime", "\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00", blob.MediaLain},
		{"heic", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", blob.GambarLain},
		{"xlsx", buatXLSX(t), blob.XLSX},
		{"docx", buatOffice(t, "word/document.xml", tipe+"wordprocessingml.document.main+xml"), blob.DOCX},
		{"docx dengan bagian bernama lain", buatOffice(t, "word/document2.xml", tipe+"wordprocessingml.document.main+xml"), blob.DOCX},
		{"pptx", buatOffice(t, "ppt/presentation.xml", tipe+"presentationml.presentation.main+xml"), blob.PPTX},
		{"xlsm", buatOffice(t, "xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", entri{nama: "xl/vbaProject.bin", isi: "x"}), blob.OfficeMakro},
		{"makro yang disembunyikan sebagai docx", buatOffice(t, "word/document.xml", tipe+"wordprocessingml.document.main+xml", entri{nama: `word\vbaProject.bin`, isi: "x"}), blob.OfficeMakro},
		{"makro lembar lama", buatOffice(t, "xl/workbook.xml", tipe+"spreadsheetml.sheet.main+xml", entri{nama: "xl/macrosheets/sheet1.xml", isi: "x"}), blob.OfficeMakro},
		{"office berkata sandi", buatOLE("EncryptedPackage"), blob.OfficeTerkunci},
		{"doc", buatOLE("WordDocument"), blob.OLE},
		{"ole terpotong", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", blob.OLE},
		{"odt", string(buatZIP(t, entri{nama: "mimetype", isi: "application/vnd.oasis.opendocument.text"}, entri{nama: "content.xml", isi: "x"})), blob.ODF},
		{"zip", string(buatZIP(t, entri{nama: "a.txt", isi: "x"})), blob.ZIP},
		{"zip kosong", string(buatZIP(t)), blob.ZIP},
		{"apk", string(buatZIP(t, entri{nama: "AndroidManifest.xml", isi: "x"}, entri{nama: "classes.dex", isi: "x"})), blob.Program},
		{"jar", string(buatZIP(t, entri{nama: "META-INF/MANIFEST.MF", isi: "x"})), blob.Program},
		{"exe", "MZ\x90\x00\x03\x00", blob.Program},
		{"exe dengan zip di belakang", "MZ\x90\x00" + string(buatZIP(t, entri{nama: "a", isi: "b"})), blob.Program},
		{"elf", "\x7fELF\x02\x01\x01", blob.Program},
		{"mach-o", "\xcf\xfa\xed\xfe\x07", blob.Program},
		{"skrip", "#!/bin/sh\nrm -rf /\n", blob.Program},
		{"pintasan windows", "L\x00\x00\x00\x01\x14\x02\x00", blob.Program},
		{"rar", "Rar!\x1a\x07\x01\x00", blob.Arsip},
		{"gzip", "\x1f\x8b\x08", blob.Arsip},
		{"gif", "GIF89a\x01\x00", blob.GambarLain},
		{"rtf", "{\\rtf1\\ansi }", blob.RTF},
		{"html", isiHTML, blob.HTML},
		{"html dengan spasi", "\r\n \t<HTML>", blob.HTML},
		{"html sesudah komentar", "<!-- halo --><p>", blob.HTML},
		{"html di tengah teks", "Halo\n\n<script>alert(1)</script>", blob.HTML},
		{"html utf-16", utf16LE(isiHTML), blob.HTML},
		{"tabel web yang mengaku xls", "<table><tr><td>1</td></tr></table>", blob.HTML},
		{"svg", isiSVG, blob.SVG},
		{"svg berawalan", `<x:svg xmlns:x="http://www.w3.org/2000/svg"/>`, blob.SVG},
		{"xml", `<?xml version="1.0"?><data/>`, blob.XML},
		{"csv", "no;nama\n1;Ani\n2;\"Budi; B\"\n", blob.CSV},
		{"csv koma", "\xef\xbb\xbfno,nama\r\n1,Ani\r\n", blob.CSV},
		{"teks", "Berita acara, rapat hari Senin.\nHadir: semua.\n", blob.Teks},
		{"teks kecil dari pada", "a < b dan b > c\n", blob.Teks},
		{"teks windows", "caf\xe9 pada hari Senin yang cerah\n", blob.Teks},
		{"teks utf-16", utf16LE("Notula rapat.\n"), blob.Teks},
		{"teks berawalan MZ", "MZ adalah singkatan\n", blob.Teks},
		{"biner", "\x00\x01\x02\x03\xfe\xff", blob.TakDikenal},
		{"biner tanpa nol", strings.Repeat("\xfa\xc3\x81\xff", 100), blob.TakDikenal},
		{"kosong", "", blob.TakDikenal},
	} {
		got, err := blob.Kenali(strings.NewReader(x.isi), int64(len(x.isi)))
		if err != nil || got != x.mau {
			t.Errorf("%s: %q (%v), seharusnya %q", x.nama, got, err, x.mau)
		}
	}
}

// Text is cut inside a character where the sniffer stops.
func TestKenaliPanjang(t *testing.T) {
	for i := range 4 {
		isi := strings.Repeat("a", i) + strings.Repeat("é", 100_000)
		if got, err := blob.Kenali(strings.NewReader(isi), int64(len(isi))); err != nil || got != blob.Teks {
			t.Errorf("%d: %q %v", i, got, err)
		}
	}
}

func TestPeriksaIsi(t *testing.T) {
	const makro = "application/vnd.ms-word.document.macroEnabled.main+xml"
	sandi := func(h *zip.FileHeader) { h.Flags |= 1 }
	bom := func(n uint32) string { // claims n bytes
		b := []byte(buatOffice(t, "xl/workbook.xml", "spreadsheetml.sheet.main", entri{nama: "xl/b.xml", isi: "x"}))
		return string(ubahDirektori(t, b, "xl/b.xml", func(h []byte) { binary.LittleEndian.PutUint32(h[24:], n) }))
	}
	for _, x := range []struct {
		nama, isi string
		mau       []string
		kata      []string // in the first message
	}{
		{"a.pdf", isiPDF, nil, nil},
		{"A.PDF", isiPDF, nil, nil},
		{"a.jpeg", isiJPEG, nil, nil},
		{"a.csv", "catatan saja\n", nil, nil},
		{"a.txt", "a;b\n1;2\n", nil, nil},
		{"", isiPDF, nil, nil},
		{"kosong.pdf", "", []string{"BLOB-KOSONG-01"}, []string{"Berkas kosong.pdf kosong"}},
		{"SK Tim.pdf", isiHTML, []string{"BLOB-JENIS-02"}, []string{"SK Tim.pdf", "akhirannya .pdf, tetapi isinya halaman web (HTML)", "Unduh ulang"}},
		{"halaman.html", isiHTML, []string{"BLOB-JENIS-01"}, []string{"isinya halaman web"}},
		{"logo.svg", isiSVG, []string{"BLOB-JENIS-01"}, []string{"PNG"}},
		{"SK.pdf", "MZ\x90\x00", []string{"BLOB-PROGRAM-01"}, []string{"akhirannya .pdf", "program"}},
		{"a.sh", "#!/bin/sh\n", []string{"BLOB-PROGRAM-01"}, nil},
		{"a.docm", buatOffice(t, "word/document.xml", makro), []string{"BLOB-MAKRO-01"}, []string{"Makro adalah program"}},
		{"a.docx", buatOLE("EncryptedPackage"), []string{"BLOB-SANDI-01"}, []string{"kata sandi"}},
		{"a.doc", buatOLE("WordDocument"), []string{"BLOB-JENIS-01"}, []string{".docx"}},
		{"a.zip", string(buatZIP(t, entri{nama: "b", isi: "c"})), []string{"BLOB-JENIS-01"}, []string{"Keluarkan isinya"}},
		{"a.xlsx", buatXLSX(t)[:200], []string{"BLOB-RUSAK-01"}, []string{"terpotong"}},
		{"a.xlsx", string(buatZIP(t, entri{nama: "[Content_Types].xml", isi: "spreadsheetml.sheet.main"}, entri{nama: "xl/workbook.xml", isi: "x", ubah: sandi})), []string{"BLOB-SANDI-01"}, nil},
		{"a.xlsx", bom(200_000_000), []string{"BLOB-BOM-01"}, []string{"menjadi 200 MB"}},
		{"a.xlsx", bom(3_000_000_000), []string{"BLOB-BOM-01"}, []string{"menjadi 3 GB"}},
		{"a.xlsx", bom(50_000_000), nil, nil},
		{"a.bat", "del *.*\n", []string{"BLOB-NAMA-01"}, []string{".bat"}},
		{"a.pdf.exe", isiPDF, []string{"BLOB-NAMA-01"}, []string{"a.pdf.pdf"}},
		{"foto.png", isiJPEG, []string{"BLOB-NAMA-02"}, []string{"foto.jpg"}},
		{"SK No. 12", isiPDF, []string{"BLOB-NAMA-02"}, []string{"SK No. 12.pdf"}},
		{"SOP v1.2", isiPDF, []string{"BLOB-NAMA-02"}, []string{"SOP v1.2.pdf"}},
		{"a.pdf", "%PDF-1.7\n1 0 obj", []string{"BLOB-PDF-01"}, []string{"terpotong"}},
		{"a.pdf", strings.Replace(isiPDF, "/Catalog", "/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>", 1), []string{"BLOB-PDF-02"}, []string{"JavaScript"}},
		{"a.pdf", strings.Replace(isiPDF, "/Catalog", "/Catalog/A<</S /J#61v#61Script>>", 1), []string{"BLOB-PDF-02"}, nil},
		{"a.pdf", strings.Replace(isiPDF, "/Catalog", "/Catalog/A<</S/Launch/F(a.exe)>>", 1), []string{"BLOB-PDF-02"}, []string{"menjalankan program"}},
		{"a.pdf", strings.Replace(isiPDF, "/Catalog", "/Catalog/Names<</EmbeddedFiles 2 0 R>>", 1), []string{"BLOB-PDF-03"}, nil},
		{"a.pdf", strings.Replace(isiPDF, "trailer<<", "trailer<</Encrypt 5 0 R", 1), []string{"BLOB-PDF-04"}, nil},
		{"a.pdf", strings.Replace(isiPDF, "/Catalog", "/Catalog/JavaScripts/Launcher/EncryptMetadata", 1), nil, nil},
		{"a\u202efdp.exe\n.pdf", isiHTML, []string{"BLOB-JENIS-02"}, []string{"a\ufffdfdp.exe"}},
	} {
		_, fs, err := blob.PeriksaIsi(x.nama, strings.NewReader(x.isi), int64(len(x.isi)), blob.JenisBukti())
		if err != nil {
			t.Errorf("%s: %v", x.nama, err)
		}
		if diff := cmp.Diff(x.mau, id(fs)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", x.nama, diff)
			continue
		}
		for _, k := range x.kata {
			if !strings.Contains(fs[0].Message, k) {
				t.Errorf("%s: %q tidak menyebut %q", x.nama, fs[0].Message, k)
			}
		}
		for _, f := range fs {
			if strings.ContainsAny(f.Message, "\n\u202e") || !strings.HasSuffix(f.Message, ".") {
				t.Errorf("%s: %q", x.nama, f.Message)
			}
			warn := strings.HasPrefix(f.ID, "BLOB-PDF") || f.ID == "BLOB-NAMA-02"
			if (f.Severity == kominfo.Peringatan) != warn {
				t.Errorf("%s: %s %s", x.nama, f.ID, f.Severity)
			}
		}
	}
}

// A name at the border between two pieces is seen.
func TestPDFPotongan(t *testing.T) {
	for _, di := range []int{128<<10 - 40, 128<<10 - 5, 128 << 10, 128<<10 - 64, 256<<10 - 70} {
		isi := "%PDF-1.4\n" + strings.Repeat(" ", di-9) + "/S/JavaScript " + strings.Repeat(" ", 200_000) + "%%EOF"
		_, fs, err := blob.PeriksaIsi("a.pdf", strings.NewReader(isi), int64(len(isi)), blob.JenisBukti())
		if err != nil || !slices.Equal(id(fs), []string{"BLOB-PDF-02"}) {
			t.Errorf("%d: %v %v", di, id(fs), err)
		}
	}
}

// A fault of the medium is an error, not a finding about the content.
func TestKenaliGalat(t *testing.T) {
	for _, isi := range []string{isiPDF, buatXLSX(t), buatOLE("x")} {
		r := galatDi{strings.NewReader(isi), 0}
		if _, err := blob.Kenali(r, int64(len(isi))); !errors.Is(err, os.ErrPermission) {
			t.Errorf("%v", err)
		}
	}
	xlsx := buatXLSX(t)
	if _, err := blob.Kenali(galatDi{strings.NewReader(xlsx), int64(len(xlsx)) - 100}, int64(len(xlsx))); !errors.Is(err, os.ErrPermission) {
		t.Errorf("direktori: %v", err)
	}
}

type galatDi struct {
	io.ReaderAt
	dari int64
}

func (g galatDi) ReadAt(p []byte, di int64) (int, error) {
	if di+int64(len(p)) > g.dari {
		if g.dari > 0 && di == 0 {
			return g.ReaderAt.ReadAt(p, di) // the head is readable
		}
		return 0, os.ErrPermission
	}
	return g.ReaderAt.ReadAt(p, di)
}
