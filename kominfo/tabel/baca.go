package tabel

import (
	"bytes"
	"io"
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
)

// Baca reads the tables of a file. The kind of file is found in its bytes; nama
// is only kept for messages. A file that cannot be read is refused with a
// [kominfo.Error] of kind tidak_sah whose message tells the sender what to do.
func Baca(nama string, isi []byte, o Opsi) (*Buku, error) {
	o = o.isi()
	if int64(len(isi)) > o.MaksByte {
		return nil, tidakSah("Berkas lebih besar dari %s MB. Pecah menjadi beberapa berkas, lalu kirim satu per satu.", kominfo.FormatAngka(o.MaksByte>>20))
	}
	b, err := baca(nama, isi, o)
	if err != nil {
		return nil, err
	}
	b.Nama = nama
	for i := range b.Lembar {
		if len(b.Lembar[i].Baris) > 0 {
			return b, nil
		}
	}
	return nil, errKosong()
}

func errKosong() error {
	return tidakSah("Berkas ini kosong: tidak ada satu pun sel yang terisi. Periksa apakah berkas yang dikirim sudah benar dan sudah disimpan.")
}

func baca(nama string, isi []byte, o Opsi) (*Buku, error) {
	if len(bytes.TrimSpace(isi)) == 0 {
		return nil, errKosong()
	}
	if bytes.HasPrefix(isi, []byte("PK\x03\x04")) || bytes.HasPrefix(isi, []byte("PK\x05\x06")) {
		return bacaXLSX(isi, o)
	}
	if err := tolakBiner(isi); err != nil {
		return nil, err
	}
	switch awal := awalTeks(isi); {
	case adalahXML2003(awal):
		return bacaXML2003(isi, o)
	case adalahHTML(awal):
		return bacaHTML(isi, o)
	default:
		if err := tolakTeks(awal); err != nil {
			return nil, err
		}
	}
	return bacaCSV(nama, isi, o)
}

// awalTeks gives the first letters of a text file in lower case, decoded, for
// telling markup from a CSV.
func awalTeks(isi []byte) string {
	t, err := newTeks(bytes.NewReader(isi[:min(len(isi), 8<<10)]))
	if err != nil {
		return ""
	}
	b, _ := io.ReadAll(io.LimitReader(pembacaBesar{t}, 4<<10))
	return strings.ToLower(strings.TrimSpace(strings.ToValidUTF8(string(b), "")))
}

// pembacaBesar gives teks the room it needs when a caller offers less.
type pembacaBesar struct{ t *teks }

func (p pembacaBesar) Read(b []byte) (int, error) {
	if len(b) < 16 {
		return 0, io.EOF
	}
	return p.t.Read(b)
}

const langkahXLSX = "Di Excel: File > Save As (Simpan Sebagai) > pilih jenis \"Excel Workbook (*.xlsx)\". " +
	"Di LibreOffice: Berkas > Simpan Sebagai > \"Excel 2007-365 (.xlsx)\". " +
	"Di Google Sheets: File > Download > Microsoft Excel (.xlsx). Lalu kirim berkas .xlsx itu."

// tolakBiner names the kinds of file that are not read and says what to send.
func tolakBiner(isi []byte) error {
	awalan := func(s string) bool { return bytes.HasPrefix(isi, []byte(s)) }
	switch {
	case awalan("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		// OLE2: the names of the streams inside are UTF-16.
		if ada16(isi, "EncryptedPackage") {
			return errSandi()
		}
		if ada16(isi, "WordDocument") {
			return tidakSah("Ini dokumen Word lama (.doc), bukan tabel. Salin tabelnya ke Excel, lalu simpan. " + langkahXLSX)
		}
		return tidakSah("Ini berkas Excel lama (.xls biner) yang tidak dapat dibaca dengan aman. Buka berkasnya lalu simpan ulang. " + langkahXLSX)
	case awalan("\x09\x08\x10\x00"), awalan("\x09\x08\x08\x00"), awalan("\x09\x04\x06\x00"):
		return tidakSah("Ini berkas Excel yang sangat lama. Buka berkasnya lalu simpan ulang. " + langkahXLSX)
	case awalan("%PDF-"):
		return tidakSah("Ini berkas PDF. Angka di dalam PDF tidak dapat diambil dengan pasti. Mintalah berkas Excel asalnya kepada pembuat tabel, lalu kirim berkas .xlsx itu.")
	case awalan("\x89PNG"), awalan("\xFF\xD8\xFF"), awalan("GIF8"), awalan("BM") && bytes.IndexByte(isi[:min(len(isi), 64)], 0) >= 0,
		awalan("II*\x00"), awalan("MM\x00*"), awalan("RIFF") && len(isi) > 12 && string(isi[8:12]) == "WEBP":
		return tidakSah("Ini gambar, bukan tabel. Mintalah berkas Excel asalnya, atau ketik ulang tabelnya di Excel, lalu kirim berkas .xlsx.")
	case awalan("Rar!"), awalan("7z\xBC\xAF"), awalan("\x1F\x8B"):
		return tidakSah("Ini arsip terkompresi. Buka arsipnya, lalu kirim berkas tabel (.xlsx atau .csv) di dalamnya satu per satu.")
	case awalan("PK"):
		return errTerpotong()
	}
	return nil
}

func tolakTeks(awal string) error {
	switch {
	case strings.HasPrefix(awal, "{\\rtf"):
		return tidakSah("Ini dokumen RTF, bukan tabel. Salin tabelnya ke Excel, lalu simpan. " + langkahXLSX)
	case strings.HasPrefix(awal, "mime-version:"):
		return tidakSah("Ini halaman web tunggal (.mht). Buka di Excel lalu simpan ulang. " + langkahXLSX)
	case strings.HasPrefix(awal, "{\""), strings.HasPrefix(awal, "[{"), awal == "{" || awal == "[",
		strings.HasPrefix(awal, "{\n"), strings.HasPrefix(awal, "{\r"), strings.HasPrefix(awal, "[\n"), strings.HasPrefix(awal, "{ "):
		return tidakSah("Ini berkas JSON, bukan tabel. Ekspor datanya sebagai CSV atau XLSX dari aplikasi asalnya.")
	case strings.HasPrefix(awal, "<?xml"), strings.HasPrefix(awal, "<svg"):
		return tidakSah("Ini berkas XML yang bukan tabel Excel. Buka di aplikasi asalnya, lalu simpan sebagai CSV atau XLSX.")
	}
	return nil
}

func errSandi() error {
	return tidakSah("Berkas Excel ini dikunci dengan kata sandi. Buka di Excel: File > Info > Protect Workbook > Encrypt with Password, kosongkan kata sandinya, simpan, lalu kirim lagi.")
}

func errTerpotong() error {
	return tidakSah("Berkas XLSX ini terpotong atau rusak. Buka berkas asalnya di Excel, simpan ulang, lalu kirim lagi; periksa ukuran berkas setelah dikirim lewat WhatsApp atau surel.")
}

// ada16 looks for an ASCII text in UTF-16LE.
func ada16(b []byte, s string) bool {
	u := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		u = append(u, s[i], 0)
	}
	return bytes.Contains(b, u)
}
