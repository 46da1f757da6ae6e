package blob

import (
	"path"
	"slices"
	"strings"
)

// Jenis is a media type as [Kenali] tells it from content.
type Jenis string

// What [Kenali] knows. The first group is what offices send as evidence.
const (
	PDF  Jenis = "application/pdf"
	PNG  Jenis = "image/png"
	JPEG Jenis = "image/jpeg"
	XLSX Jenis = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	DOCX Jenis = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	PPTX Jenis = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	CSV  Jenis = "text/csv"
	Teks Jenis = "text/plain"
	MP4  Jenis = "video/mp4"

	Segel Jenis = "application/x-lumbung-segel" // sealed by package app/pindaian; see TandaSegel

	ZIP            Jenis = "application/zip"
	OfficeMakro    Jenis = "application/vnd.ms-office.macroenabled" // XLSM, DOCM, PPTM, XLSB
	OfficeTerkunci Jenis = "application/x-ooxml-protected"          // Office with a password
	OLE            Jenis = "application/x-ole-storage"              // .doc, .xls, .ppt, .msi
	ODF            Jenis = "application/vnd.oasis.opendocument"
	HTML           Jenis = "text/html"
	SVG            Jenis = "image/svg+xml"
	XML            Jenis = "application/xml"
	RTF            Jenis = "application/rtf"
	Program        Jenis = "application/x-executable" // Windows, Linux, macOS, Android, Java, scripts with #!
	Arsip          Jenis = "application/x-archive"    // RAR, 7z, gzip, xz, tar, cabinet
	GambarLain     Jenis = "image/*"                  // GIF, WebP, TIFF, BMP, HEIC, AVIF
	MediaLain      Jenis = "video/*"                  // other video and sound
	TakDikenal     Jenis = "application/octet-stream"
)

// TandaSegel begins a file that is encrypted under a key kept elsewhere: nothing but
// its maker can say what is in it.
const TandaSegel = "lumbung/segel/1\n"

// JenisBukti lists what is accepted as evidence: PDF, pictures (PNG, JPEG), Office
// documents without macros (XLSX, DOCX, PPTX), CSV and text, MP4. ZIP is not among
// them: it is opened by [Impor], never stored.
func JenisBukti() []Jenis { return []Jenis{PDF, PNG, JPEG, XLSX, DOCX, PPTX, CSV, Teks, MP4} }

// Nama is what people call the type: "dokumen PDF".
func (j Jenis) Nama() string {
	switch j {
	case PDF:
		return "dokumen PDF"
	case PNG:
		return "gambar PNG"
	case JPEG:
		return "foto JPEG"
	case XLSX:
		return "lembar kerja Excel (XLSX)"
	case DOCX:
		return "dokumen Word (DOCX)"
	case PPTX:
		return "paparan PowerPoint (PPTX)"
	case CSV:
		return "tabel CSV"
	case Teks:
		return "teks biasa"
	case MP4:
		return "video MP4"
	case Segel:
		return "berkas tersegel"
	case ZIP:
		return "arsip ZIP"
	case OfficeMakro:
		return "dokumen Office dengan makro"
	case OfficeTerkunci:
		return "dokumen Office yang dikunci kata sandi"
	case OLE:
		return "dokumen Office lama (DOC, XLS, PPT)"
	case ODF:
		return "dokumen LibreOffice (ODT, ODS, ODP)"
	case HTML:
		return "halaman web (HTML)"
	case SVG:
		return "gambar SVG, yang dapat memuat program"
	case XML:
		return "berkas XML"
	case RTF:
		return "dokumen RTF"
	case Program:
		return "program yang dapat dijalankan"
	case Arsip:
		return "arsip (RAR, 7z, TAR, GZIP)"
	case GambarLain:
		return "gambar bentuk lain (GIF, WebP, TIFF, BMP, HEIC)"
	case MediaLain:
		return "video atau suara bentuk lain"
	}
	return "data yang tidak dikenali jenisnya"
}

// Akhiran gives the extensions that belong to the type, the usual one first,
// without the dot; nil for types that are never accepted.
func (j Jenis) Akhiran() []string {
	switch j {
	case PDF:
		return []string{"pdf"}
	case PNG:
		return []string{"png"}
	case JPEG:
		return []string{"jpg", "jpeg", "jpe", "jfif"}
	case XLSX:
		return []string{"xlsx", "xltx"}
	case DOCX:
		return []string{"docx", "dotx"}
	case PPTX:
		return []string{"pptx", "ppsx", "potx"}
	case CSV:
		return []string{"csv", "txt", "tsv"}
	case Teks:
		return []string{"txt", "csv", "tsv", "md", "log"}
	case MP4:
		return []string{"mp4", "m4v"}
	case ZIP:
		return []string{"zip"}
	case ODF:
		return []string{"odt", "ods", "odp"}
	}
	return nil
}

// Mampat reports whether content of the type is compressed already, so that
// compressing it again is work for nothing.
func (j Jenis) Mampat() bool {
	switch j {
	case PDF, PNG, JPEG, XLSX, DOCX, PPTX, MP4, Segel, ZIP, OfficeMakro, OfficeTerkunci, ODF, Arsip, GambarLain, MediaLain:
		return true
	}
	return false
}

// akhiran gives the extension of a name in lower case without its dot; "" when what
// follows the last dot is none, as in "SK No. 12" and "SOP v1.2".
func akhiran(nama string) string {
	e := strings.ToLower(strings.TrimPrefix(path.Ext(nama), "."))
	if len(e) > 8 || strings.Trim(e, "0123456789") == "" || strings.Trim(e, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return e
}

// tanpaAkhiran is nama without what akhiran gives.
func tanpaAkhiran(nama string) string {
	if e := akhiran(nama); e != "" {
		return nama[:len(nama)-len(e)-1]
	}
	return nama
}

// milikAkhiran gives the accepted type that extension e promises.
func milikAkhiran(e string, boleh []Jenis) (Jenis, bool) {
	for _, j := range boleh {
		if slices.Contains(j.Akhiran(), e) {
			return j, true
		}
	}
	return "", false
}
