package el

import (
	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// HanyaCetak is drawn on paper only.
func HanyaCetak(isi ...any) app.UI { return buat("div", at{"class": "hanya-cetak"}, isi...) }

// HanyaLayar is drawn on screen only.
func HanyaLayar(isi ...any) app.UI { return buat("div", at{"class": "hanya-layar"}, isi...) }

// Lembar is a document that is printed on one page: a receipt, a protocol.
func Lembar(isi ...any) app.UI { return buat("div", at{"class": "lembar tumpuk"}, isi...) }

// KopSurat is the letterhead of a printed page.
type KopSurat struct {
	Pemerintah string // "Pemerintah Kabupaten Sukamaju"
	Perangkat  string // "Dinas Komunikasi dan Informatika"
	Alamat     string
	Kontak     string // telephone, e-mail, site of the office
}

// UI draws the letterhead, on paper only.
func (k KopSurat) UI() app.UI {
	return buat("div", at{"class": "kop hanya-cetak"},
		barisKop("kop-pemerintah", k.Pemerintah), barisKop("kop-perangkat", k.Perangkat),
		barisKop("kop-alamat", k.Alamat), barisKop("kop-alamat", k.Kontak))
}

func barisKop(kelas, s string) any {
	if s == "" {
		return nil
	}
	return buat("p", at{"class": kelas}, s)
}

// TandaTangan is the block for the signature of a printed page. What is not
// known is left as a line to fill in by hand.
type TandaTangan struct {
	Tempat  string
	Tanggal kominfo.Tanggal
	Jabatan string // "Kepala Dinas Komunikasi dan Informatika"
	Nama    string
	Pangkat string
	NIP     string
	Kotak   []any // stands in the box for the signature: that there is none
}

// UI draws the block, on paper only.
func (t TandaTangan) UI() app.UI {
	const garis = "....................................."
	atau := func(s string) string {
		if s == "" {
			return garis
		}
		return s
	}
	tanggal := t.Tanggal.Panjang()
	var kotak any
	if len(t.Kotak) > 0 {
		kotak = buat("p", at{"class": "tanda-tangan-kotak"}, t.Kotak...)
	}
	return buat("div", at{"class": "tanda-tangan hanya-cetak"},
		buat("p", nil, atau(t.Tempat), ", ", atau(tanggal)),
		buat("p", nil, atau(t.Jabatan)),
		kotak,
		buat("p", at{"class": "tanda-tangan-nama"}, atau(t.Nama)),
		barisKop("", t.Pangkat),
		buat("p", nil, "NIP ", atau(t.NIP)))
}

// SuratResmi makes the page print as an official letter: its heading in the middle
// with the number below it, and in the margin of every sheet that it is sample data
// or not complete. nomor is left as a line to fill in when empty.
func SuratResmi(contoh, sementara bool, nomor string) app.UI {
	if nomor == "" {
		nomor = "................................"
	}
	return buat("p", at{"class": sambung("surat-resmi hanya-cetak", jika(contoh, "surat-contoh"), jika(sementara, "surat-sementara"))}, "Nomor: ", nomor)
}
