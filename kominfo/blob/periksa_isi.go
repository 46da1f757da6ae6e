package blob

import (
	"io"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// batasBom is how much an Office document may say it has unpacked, and how many
// times its own size.
const (
	batasBom  = 2 << 30
	rasioBom  = 200
	rasioMula = 100 << 20 // below this much the ratio does not matter
)

// PeriksaIsi tells the type of a file that its sender calls nama, and everything
// that is wrong with it as one of boleh: a finding of severity galat means that it
// must not be accepted, a warning that a person should look. The error is that of
// r.
//
// Refused: empty files (BLOB-KOSONG-01), types not in boleh (BLOB-JENIS-01; -02 when
// the name promised one that is; BLOB-PROGRAM-01, BLOB-MAKRO-01, BLOB-SANDI-01),
// damaged archives (BLOB-RUSAK-01), documents that unpack to far more than they are
// (BLOB-BOM-01), extensions of nothing acceptable (BLOB-NAMA-01). Warned of: another
// extension than the content's (BLOB-NAMA-02), a PDF that is cut off, acts by itself,
// has files inside or a password (BLOB-PDF-01 to -04).
func PeriksaIsi(nama string, r io.ReaderAt, ukuran int64, boleh []Jenis) (Jenis, []kominfo.Finding, error) {
	if ukuran <= 0 {
		return TakDikenal, []kominfo.Finding{temuan("BLOB-KOSONG-01", kominfo.Galat, nama, "kosong (0 byte). Salin atau unduh ulang berkas aslinya; mungkin penyalinannya terputus.")}, nil
	}
	c, err := kenali(r, ukuran)
	if err != nil {
		return "", nil, err
	}
	if f, tolak := tolakJenis(nama, c, boleh); tolak {
		return c.jenis, []kominfo.Finding{f}, nil
	}
	var fs []kominfo.Finding
	if c.terkunci {
		fs = append(fs, temuan("BLOB-SANDI-01", kominfo.Galat, nama, "tidak diterima: isinya dikunci kata sandi. Buka, hapus kata sandinya, lalu simpan lagi."))
	}
	if c.diklaim > batasBom || c.diklaim > rasioMula && c.diklaim/rasioBom > ukuran {
		fs = append(fs, temuan("BLOB-BOM-01", kominfo.Galat, nama, "tidak diterima: besarnya "+FormatUkuran(ukuran)+", tetapi bila dibuka menjadi "+FormatUkuran(c.diklaim)+", yang dapat melumpuhkan komputer pembacanya. Simpan ulang dari program aslinya, atau kirim sebagai PDF."))
	}
	fs = append(fs, periksaAkhiran(nama, c.jenis, boleh)...)
	if c.jenis == PDF {
		p, err := lihatPDF(r, ukuran)
		if err != nil {
			return "", nil, err
		}
		fs = append(fs, p.temuan(nama)...)
	}
	return c.jenis, fs, nil
}

// tolakJenis says why a type is not accepted.
func tolakJenis(nama string, c ciri, boleh []Jenis) (kominfo.Finding, bool) {
	if c.rusak {
		return temuan("BLOB-RUSAK-01", kominfo.Galat, nama, "tidak diterima: terpotong atau rusak, sehingga tidak dapat dibuka. Salin atau unduh ulang berkas aslinya."), true
	}
	if slices.Contains(boleh, c.jenis) {
		return kominfo.Finding{}, false
	}
	id := "BLOB-JENIS-01"
	apa := "tidak diterima: isinya " + c.jenis.Nama() + ". "
	if e := akhiran(nama); e != "" {
		if _, janji := milikAkhiran(e, boleh); janji {
			id, apa = "BLOB-JENIS-02", "tidak diterima: akhirannya ."+e+", tetapi isinya "+c.jenis.Nama()+". "
		}
	}
	saran := "Ubah menjadi PDF, lalu kirim PDF-nya."
	switch c.jenis {
	case HTML:
		saran = "Yang tersimpan agaknya halaman web, misalnya halaman masuk atau halaman galat, bukan dokumennya. Unduh ulang dokumennya, atau cetak halaman itu menjadi PDF, lalu kirim PDF-nya."
	case Program:
		id, saran = "BLOB-PROGRAM-01", "Program tidak pernah disimpan. Jangan menjalankannya; bila Anda tidak mengenalnya, laporkan kepada petugas keamanan informasi."
	case OfficeMakro:
		id, saran = "BLOB-MAKRO-01", "Makro adalah program. Buka dokumen itu, simpan sebagai .xlsx, .docx atau .pptx (tanpa makro) atau PDF, lalu kirim hasilnya."
	case OfficeTerkunci:
		id, saran = "BLOB-SANDI-01", "Penilai tidak akan dapat membukanya. Buka, hapus kata sandinya (Berkas, Info, Proteksi Dokumen), lalu simpan lagi."
	case OLE:
		saran = "Bentuk lama ini dapat membawa makro. Buka, simpan sebagai .docx, .xlsx, .pptx atau PDF, lalu kirim hasilnya."
	case Segel:
		saran = "Itu pindaian dokumen pemohon yang tersegel, yang hanya dapat dibuka lewat permohonannya. Kirim dokumen aslinya."
	case ZIP, Arsip:
		saran = "Keluarkan isinya dulu, lalu kirim berkas-berkasnya; arsip di dalam kiriman tidak dibuka."
	case SVG, GambarLain:
		saran = "Simpan sebagai PNG atau JPEG, lalu kirim hasilnya."
	case MediaLain:
		saran = "Ubah menjadi video MP4, lalu kirim hasilnya."
	case TakDikenal:
		saran = "Mungkin berkasnya rusak. Buka di komputer asalnya, simpan sebagai PDF, lalu kirim PDF-nya."
	}
	return temuan(id, kominfo.Galat, nama, apa+saran), true
}

// periksaAkhiran compares a name with what the content turned out to be.
func periksaAkhiran(nama string, j Jenis, boleh []Jenis) []kominfo.Finding {
	e := akhiran(nama)
	milik := j.Akhiran()
	if nama == "" || len(milik) == 0 || slices.Contains(milik, e) {
		return nil
	}
	benar := tanpaAkhiran(nama) + "." + milik[0]
	f := temuan("BLOB-NAMA-02", kominfo.Peringatan, nama, "isinya "+j.Nama()+", tetapi namanya tidak berakhiran ."+milik[0]+". Diterima; sebaiknya ganti namanya menjadi "+tampil(benar)+".")
	if _, dikenal := milikAkhiran(e, boleh); e != "" && !dikenal {
		f = temuan("BLOB-NAMA-01", kominfo.Galat, nama, "tidak diterima: akhiran ."+e+" tidak termasuk yang boleh, walau isinya "+j.Nama()+". Periksa isinya, lalu ganti namanya menjadi "+tampil(benar)+".")
	}
	f.Fix = &kominfo.Usul{Dari: tampil(nama), Menjadi: tampil(benar)}
	return []kominfo.Finding{f}
}

func (c ciriPDF) temuan(nama string) (fs []kominfo.Finding) {
	catat := func(ada bool, id, pesan string) {
		if ada {
			fs = append(fs, temuan(id, kominfo.Peringatan, nama, pesan))
		}
	}
	catat(!c.akhir, "BLOB-PDF-01", "agaknya terpotong: tanda akhir PDF (%%EOF) tidak ada. Buka dan periksa sampai halaman terakhir; bila tidak terbuka, unduh ulang.")
	var laku []string
	if c.skrip {
		laku = append(laku, "skrip (JavaScript)")
	}
	if c.luncur {
		laku = append(laku, "perintah menjalankan program")
	}
	catat(len(laku) > 0, "BLOB-PDF-02", "memuat "+strings.Join(laku, " dan ")+". Bila bukan formulir yang Anda kenal, cetak ulang menjadi PDF biasa.")
	catat(c.lampiran, "BLOB-PDF-03", "membawa berkas lampiran di dalamnya, yang tidak diperiksa. Bila lampiran itu bukti, kirim tersendiri.")
	catat(c.sandi, "BLOB-PDF-04", "dikunci kata sandi atau dibatasi haknya. Pastikan penilai dapat membuka dan mencetaknya; sebaiknya simpan ulang tanpa kunci.")
	return fs
}

// temuan makes a finding about the file called nama.
func temuan(id string, s kominfo.Severity, nama, pesan string) kominfo.Finding {
	n := tampil(nama)
	siapa := "Berkas " + n
	if n == "" {
		siapa = "Berkas ini"
	}
	return kominfo.Finding{ID: id, Path: n, Severity: s, Message: siapa + " " + pesan}
}
