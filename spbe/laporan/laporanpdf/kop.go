package laporanpdf

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// garisIsi is a line to write on by hand.
const garisIsi = "......................................................."

// kopSurat prints the letterhead on the first page.
func (k *kanvas) kopSurat() {
	kop := k.l.Kop
	k.pakai(tebal, 13)
	k.tengah(strings.ToUpper(kop.Pemerintah))
	if kop.Unit != "" {
		k.pakai(tebal, 12)
		k.tengah(strings.ToUpper(kop.Unit))
	}
	k.pakai(biasa, 9)
	for _, s := range []string{kop.Alamat, kop.Kontak} {
		if s != "" {
			k.tengah(s)
		}
	}
	k.y += 1.5
	k.f.SetDrawColor(0, 0, 0)
	k.f.SetLineWidth(0.8)
	k.f.Line(k.tepi, k.y, k.lebar-k.tepi, k.y)
	k.f.SetLineWidth(0.2)
	k.f.Line(k.tepi, k.y+1, k.lebar-k.tepi, k.y+1)
	k.warnaGaris()
	k.y += 7
}

// judulDokumen prints the title and the number of the letter.
func (k *kanvas) judulDokumen(judul, nomor string) {
	k.pakai(tebal, 13)
	k.tengah(strings.ToUpper(judul))
	k.pakai(biasa, 10)
	k.tengah("Nomor: " + atau(nomor, garisIsi[:40]))
	k.y += 4
}

// tinggiTandaTangan is the height of the box with what stands around it, when
// role and place take a line each.
const tinggiTandaTangan = 62.0

// tandaTangan prints the box for the signature. Without an attached document it
// says that there is no signature, whoever printed it. Name and NIP are for the
// pen: the program keeps neither.
func (k *kanvas) tandaTangan(t laporan.StatusTandaTangan, peran, tempat string, tanggal kominfo.Tanggal) {
	const lebar, kotak = 84.0, 27.0
	k.pakai(biasa, 10)
	b := k.pecah(k.sandi(peran), lebar)
	st := k.pecah(k.sandi(atau(tempat, "........................")+", "+atau(tanggal.Panjang(), "..............................")), lebar)
	k.butuh(float64(len(b)+len(st)-2)*k.baris() + tinggiTandaTangan)
	k.y += 6
	x := k.lebar - k.tepi - lebar
	for _, s := range append(st, b...) {
		k.tulis(x, k.y, s)
		k.y += k.baris()
	}
	k.y += 1.5
	k.f.SetDashPattern([]float64{1.2, 1.2}, 0)
	k.f.Rect(x, k.y, lebar, kotak, "D")
	k.f.SetDashPattern(nil, 0)
	if t.Ada() {
		k.pakai(biasa, 7.5)
		y := k.y + 1.5
		s := "Dokumen bertanda tangan terlampir: " + t.NamaBerkas + "\nSHA-256 " + t.Sidik + "\n" + kominfo.FormatAngka(t.Ukuran) + " byte"
		if !t.Tanggal.Kosong() {
			s += ", " + t.Tanggal.Panjang()
		}
		if t.Penyedia != "" {
			s += ", oleh " + t.Penyedia
		}
		baris := k.pecah(k.sandi(s), lebar-4)
		catatan := k.pecah(k.sandi(atau(t.Catatan, laporan.TidakDiperiksa)), lebar-4)
		if n := int((kotak-3)/k.baris()) - len(catatan); n >= 0 && len(baris) > n {
			baris = baris[:n] // a long name gives way to what must be said
		}
		for _, r := range append(baris, catatan...) {
			k.tulis(x+2, y, r)
			y += k.baris()
		}
	} else {
		k.pakai(tebal, 9)
		k.f.SetTextColor(166, 28, 28)
		s := k.sandi(laporan.BelumDitandatangani)
		k.tulis(x+(lebar-k.panjang(s))/2, k.y+1.5, s)
		k.f.SetTextColor(0, 0, 0)
	}
	k.y += kotak + 2
	k.pakai(biasa, 10)
	for _, s := range []string{"Nama", "NIP"} {
		k.tulis(x, k.y, s)
		k.tulis(x+12, k.y, ": "+garisIsi)
		k.y += k.baris() + 1
	}
}

// penutup says what the reader has to know about marks and letters.
func (k *kanvas) penutup() {
	k.y += 3
	k.pakai(miring, 8)
	k.alinea(laporan.Keterangan(), 0)
	if k.hilang > 0 {
		k.alinea(kominfo.FormatAngka(int64(k.hilang))+" huruf tidak dapat dicetak dan diganti tanda tanya (?). Teks lengkapnya ada pada berkas JSON dan XLSX.", 0)
	}
}
