package laporanpdf

import (
	"strings"

	"github.com/lumbung-id/lumbung/kominfo"
	"github.com/lumbung-id/lumbung/spbe/laporan"
)

// garisIsi is a line to write on by hand.
const garisIsi = "......................................................."

// kopSurat prints the letterhead on the first page.
func (k *cetakan) kopSurat() {
	kop := k.l.Kop
	k.Kop([4]string{kop.Pemerintah, kop.Unit, kop.Alamat, kop.Kontak})
}

// judulDokumen prints the title and the number of the letter.
func (k *cetakan) judulDokumen(judul, nomor string) {
	k.Pakai(tebal, 13)
	k.Tengah(strings.ToUpper(judul))
	k.Pakai(biasa, 10)
	k.Tengah("Nomor: " + atau(nomor, garisIsi[:40]))
	k.Y += 4
}

// tinggiTandaTangan is the height of the box with what stands around it, when
// role and place take a line each.
const tinggiTandaTangan = 62.0

// tandaTangan prints the box for the signature. Without an attached document it
// says that there is no signature, whoever printed it. Name and NIP are for the
// pen: the program keeps neither.
func (k *cetakan) tandaTangan(t laporan.StatusTandaTangan, peran, tempat string, tanggal kominfo.Tanggal) {
	const lebar, kotak = 84.0, 27.0
	k.Pakai(biasa, 10)
	b := k.Pecah(k.Sandi(peran), lebar)
	st := k.Pecah(k.Sandi(atau(tempat, "........................")+", "+atau(tanggal.Panjang(), "..............................")), lebar)
	k.Butuh(float64(len(b)+len(st)-2)*k.Baris() + tinggiTandaTangan)
	k.Y += 6
	x := k.Lebar - k.Tepi - lebar
	for _, s := range append(st, b...) {
		k.Tulis(x, k.Y, s)
		k.Y += k.Baris()
	}
	k.Y += 1.5
	k.F.SetDashPattern([]float64{1.2, 1.2}, 0)
	k.F.Rect(x, k.Y, lebar, kotak, "D")
	k.F.SetDashPattern(nil, 0)
	if t.Ada() {
		k.Pakai(biasa, 7.5)
		y := k.Y + 1.5
		s := "Dokumen bertanda tangan terlampir: " + t.NamaBerkas + "\nSHA-256 " + t.Sidik + "\n" + kominfo.FormatAngka(t.Ukuran) + " byte"
		if !t.Tanggal.Kosong() {
			s += ", " + t.Tanggal.Panjang()
		}
		if t.Penyedia != "" {
			s += ", oleh " + t.Penyedia
		}
		baris := k.Pecah(k.Sandi(s), lebar-4)
		catatan := k.Pecah(k.Sandi(atau(t.Catatan, laporan.TidakDiperiksa)), lebar-4)
		if n := int((kotak-3)/k.Baris()) - len(catatan); n >= 0 && len(baris) > n {
			baris = baris[:n] // a long name gives way to what must be said
		}
		for _, r := range append(baris, catatan...) {
			k.Tulis(x+2, y, r)
			y += k.Baris()
		}
	} else {
		k.Pakai(tebal, 9)
		k.F.SetTextColor(166, 28, 28)
		s := k.Sandi(laporan.BelumDitandatangani)
		k.Tulis(x+(lebar-k.Panjang(s))/2, k.Y+1.5, s)
		k.F.SetTextColor(0, 0, 0)
	}
	k.Y += kotak + 2
	k.Pakai(biasa, 10)
	for _, s := range []string{"Nama", "NIP"} {
		k.Tulis(x, k.Y, s)
		k.Tulis(x+12, k.Y, ": "+garisIsi)
		k.Y += k.Baris() + 1
	}
}

// penutup says what the reader has to know about marks and letters.
func (k *cetakan) penutup() {
	k.Y += 3
	k.Pakai(miring, 8)
	k.Alinea(laporan.Keterangan(), 0)
	if k.Hilang > 0 {
		k.Alinea(kominfo.FormatAngka(int64(k.Hilang))+" huruf tidak dapat dicetak dan diganti tanda tanya (?). Teks lengkapnya ada pada berkas JSON dan XLSX.", 0)
	}
}
