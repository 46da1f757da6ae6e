package blob

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// daftarZIP lists the files of a ZIP from its directory, and refuses it as a whole
// when the directory shows a bomb.
func daftarZIP(dari io.ReaderAt, ukuran int64, o OpsiImpor) ([]calon, error) {
	z, err := bukaZIP(dari, ukuran)
	switch {
	case errors.Is(err, errKatalog), errors.Is(err, errEntri):
		return nil, tolakJumlah(o.BatasJumlah)
	case err != nil:
		return nil, kominfo.TidakSahKarena("blob.Impor", []kominfo.Finding{{ID: "BLOB-ZIP-01", Severity: kominfo.Galat,
			Message: "Berkas ini bukan ZIP, atau ZIP yang terpotong. Salin atau unduh ulang berkas itu, lalu coba lagi."}})
	case len(z.File) > o.BatasJumlah:
		return nil, tolakJumlah(o.BatasJumlah)
	}
	var padat, total int64
	for _, f := range z.File {
		padat, total = tambahJenuh(padat, f.CompressedSize64), tambahJenuh(total, f.UncompressedSize64)
	}
	if padat > ukuran { // several entries share the same bytes
		return nil, kominfo.TidakSahKarena("blob.Impor", []kominfo.Finding{{ID: "BLOB-ZIP-02", Severity: kominfo.Galat,
			Message: "ZIP ini menyebut isi yang lebih besar daripada dirinya; begitulah ZIP yang dibuat untuk melumpuhkan komputer. Minta pengirimnya memampatkan ulang foldernya."}})
	}
	if total > o.BatasTotal {
		return nil, tolakTotal(o.BatasTotal)
	}
	var cs []calon
	ada := map[string]bool{}
	for _, f := range z.File {
		p := strings.ReplaceAll(f.Name, `\`, "/") // old Windows programs
		if strings.HasSuffix(p, "/") && f.UncompressedSize64 == 0 {
			continue // a folder
		}
		c := calon{asli: f.Name, ukuran: int64(min(f.UncompressedSize64, 1<<62)), penanda: fmt.Sprintf("%08x", f.CRC32), diubah: f.Modified}
		c.nama, c.temuan = namaJalur(p)
		if t, ditolak := tolakEntri(f, p, o); ditolak {
			c.temuan = []kominfo.Finding{t}
		} else if ada[strings.ToLower(c.nama)] {
			c.temuan = []kominfo.Finding{temuan("BLOB-ZIP-06", kominfo.Galat, c.nama, "tidak diterima: di ZIP ini sudah ada berkas bernama sama. Ganti salah satu namanya, lalu mampatkan ulang.")}
		} else {
			ada[strings.ToLower(c.nama)] = true
			c.buka = f.Open
		}
		cs = append(cs, c)
	}
	slices.SortStableFunc(cs, func(a, b calon) int { return strings.Compare(a.nama, b.nama) })
	return cs, nil
}

// tolakEntri says why an entry is not even opened.
func tolakEntri(f *zip.File, p string, o OpsiImpor) (kominfo.Finding, bool) {
	bagian := strings.Split(p, "/")
	switch {
	case strings.HasPrefix(p, "/"), len(p) > 1 && p[1] == ':', strings.Contains(p, "\x00"), p == "",
		slices.Contains(bagian, ".."), len(bagian) > dalamMaks+1:
		return temuan("BLOB-ZIP-04", kominfo.Galat, p, "tidak diterima: namanya menunjuk ke luar folder tujuan. Jangan membuka ZIP ini dengan program lain; minta pengirimnya memampatkan ulang foldernya."), true
	case !f.Mode().IsRegular():
		return temuan("BLOB-TAUTAN-01", kominfo.Galat, p, "tidak diterima: tautan (pintasan) atau berkas khusus sistem, bukan berkas biasa. Masukkan berkas aslinya ke ZIP."), true
	case slices.ContainsFunc(bagian, sampah):
		return lewati(p), true
	case f.Flags&1 != 0:
		return temuan("BLOB-SANDI-01", kominfo.Galat, p, "tidak diterima: ZIP-nya dikunci kata sandi. Mampatkan ulang tanpa kata sandi."), true
	case f.UncompressedSize64 > uint64(o.Batas):
		return terlaluBesar(p, int64(min(f.UncompressedSize64, 1<<62)), o.Batas), true
	case f.UncompressedSize64 > mulaRasio && f.UncompressedSize64/rasioZIP > f.CompressedSize64:
		return temuan("BLOB-ZIP-03", kominfo.Galat, p, "tidak diterima: di ZIP besarnya "+FormatUkuran(int64(f.CompressedSize64))+", dibuka menjadi "+FormatUkuran(int64(f.UncompressedSize64))+"; begitulah isi ZIP yang dibuat untuk melumpuhkan komputer. Bila memang dokumen, kirim tersendiri tanpa ZIP."), true
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return temuan("BLOB-ZIP-05", kominfo.Galat, p, "tidak diterima: cara pemampatannya tidak dikenal. Mampatkan ulang sebagai ZIP biasa."), true
	}
	return kominfo.Finding{}, false
}
